/* An invented firm to try things with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-demo.h"
#include "office-demo-private.h"
#include <base-text.h>
#include <glib/gi18n-lib.h>
#include <store-log.h>
#include <store-run.h>
#include <store-transaction.h>

int
demo_pick (DemoMaker *self, int n)
{
  return g_rand_int_range (self->random, 0, n);
}

gboolean
demo_chance (DemoMaker *self, int percent)
{
  return demo_pick (self, 100) < percent;
}

gpointer
demo_pick_record (DemoMaker *self, GPtrArray *records)
{
  return records->pdata[demo_pick (self, (int) records->len)];
}

const DemoCountry *
demo_pick_country (DemoMaker *self)
{
  return demo_chance (self, 60) ? self->country : &demo_countries[demo_pick (self, DEMO_N_COUNTRIES)];
}

char *
demo_make_person (DemoMaker *self, const DemoCountry *country)
{
  const char *first = country->first_names[demo_pick (self, DEMO_N_NAMES)];

  return g_strconcat (first, " ", country->last_names[demo_pick (self, DEMO_N_NAMES)], NULL);
}

guint32
demo_find_working_day (guint32 day)
{
  guint32 weekday = (day - 1) % 7;

  return weekday < 5 ? day : day - (weekday - 4);
}

static char *
fold_for_mail (const char *text)
{
  g_autofree char *folded = base_text_fold (text);
  GString *plain = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (plain, *c);
    else if (*c == ' ' && plain->len > 0)
      g_string_append_c (plain, '.');
  while (plain->len > 0 && plain->str[plain->len - 1] == '.')
    g_string_truncate (plain, plain->len - 1);
  return g_string_free_and_steal (plain);
}

char *
demo_make_email (const char *person, const char *firm, const char *top_level)
{
  g_autofree char *left = fold_for_mail (person);
  g_autofree char *right = fold_for_mail (firm);
  char *dot = strchr (right, '.');

  if (dot != NULL)
    *dot = '\0';
  return g_strdup_printf ("%s@%s.example.%s", left, right, top_level);
}

void
demo_fill_address (DemoMaker *self, const DemoCountry *country, char **street, char **city, char **region, char **postal_code, char **land)
{
  const DemoPlace *place = &country->places[demo_pick (self, DEMO_N_PLACES)];
  const char *name = country->streets[demo_pick (self, DEMO_N_STREETS)];
  int number = 1 + demo_pick (self, 120);

  *street = country->number_sign == NULL ? g_strdup_printf ("%d %s", number, name) : g_strdup_printf ("%s%s%d", name, country->number_sign, number);
  *city = g_strdup (place->city);
  *region = g_strdup (place->region);
  *postal_code = g_strdup (place->postal_code);
  *land = g_strdup (country->country);
}

static const char *
get_insert (DemoMaker *self, BaseRecordClass *class)
{
  char *statement = g_hash_table_lookup (self->inserts, class);
  GString *sql;

  if (statement != NULL)
    return statement;
  sql = g_string_new (NULL);
  g_string_append_printf (sql, "INSERT INTO %s (id", class->table);
  for (guint i = 0; i < class->n_fields; i++)
    g_string_append_printf (sql, ", %s", class->fields[i].name);
  g_string_append (sql, ") VALUES (?1");
  for (guint i = 0; i < class->n_fields; i++)
    g_string_append_printf (sql, ", ?%u", i + 2);
  statement = g_string_free_and_steal (g_string_append_c (sql, ')'));
  g_hash_table_insert (self->inserts, class, statement);
  return statement;
}

gboolean
demo_insert (DemoMaker *self, BaseRecord *record, GError **error)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (record);
  g_autoptr (StoreQuery) query = store_query_new (self->db, get_insert (self, class));

  record->id = store_record_take_id (self->db, class->table, error);
  if (record->id == 0)
    return FALSE;
  store_query_bind_number (query, 1, record->id);
  for (guint i = 0; i < class->n_fields; i++)
    store_query_bind_field (query, (int) i + 2, record, &class->fields[i]);
  return store_query_run (query, error);
}

gint64
demo_run (DemoMaker *self, const char *name, GVariant *values, GError **error)
{
  g_autoptr (GVariant) result = NULL;

  if (!store_command_call (self->db, name, values, error))
    return 0;
  result = store_db_steal_result (self->db);
  return result != NULL && g_variant_is_of_type (result, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (result) : -1;
}

typedef gboolean (*DemoStep) (DemoMaker *self, GError **error);

static gboolean
make_step (DemoMaker *self, DemoStep step, GError **error)
{
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (self->db, &(StoreIntent) { .command = STORE_COMMAND_DEMO }, error);

  return transaction != NULL && step (self, error) && store_transaction_commit (transaction, NULL, error);
}

static gboolean
check_empty (StoreDb *db, GError **error)
{
  gint64 records;

  if (!store_db_get_number (db, "SELECT EXISTS (SELECT 1 FROM companies) + EXISTS (SELECT 1 FROM contacts) + EXISTS (SELECT 1 FROM items) + EXISTS (SELECT 1 FROM orders)", &records, error))
    return FALSE;
  if (records > 0)
    base_refuse (error, _("There are records in this file already. Make a new file for the demo office."));
  return records == 0;
}

static const DemoCountry *
find_country (const char *language)
{
  for (guint i = 0; language != NULL && i < DEMO_N_COUNTRIES; i++)
    if (g_ascii_strncasecmp (language, demo_countries[i].code, 2) == 0)
      return &demo_countries[i];
  return &demo_countries[0];
}

static void
begin (DemoMaker *self, StoreDb *db, const OfficeDemo *demo)
{
  BaseEnvironment *environment = store_db_get_environment (db);

  self->db = db;
  self->random = g_rand_new_with_seed (demo->seed);
  self->today = base_environment_today (environment);
  self->now = base_environment_now (environment);
  self->n_orders = demo->orders > 0 ? MIN (demo->orders, 10000000) : 200;
  self->country = find_country (demo->language);
  self->employees = g_ptr_array_new_with_free_func (g_object_unref);
  self->customers = g_ptr_array_new_with_free_func (g_object_unref);
  self->suppliers = g_ptr_array_new_with_free_func (g_object_unref);
  self->carriers = g_ptr_array_new_with_free_func (g_object_unref);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->inserts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

static void
end (DemoMaker *self)
{
  g_rand_free (self->random);
  g_ptr_array_unref (self->employees);
  g_ptr_array_unref (self->customers);
  g_ptr_array_unref (self->suppliers);
  g_ptr_array_unref (self->carriers);
  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->inserts);
}

gboolean
office_demo_make (StoreDb *writer, gpointer data, GError **error)
{
  static const DemoStep steps[] = { demo_make_company, demo_make_employees, demo_make_contacts, demo_make_items, demo_make_repairs };
  static const DemoStep last_steps[] = { demo_make_purchases, demo_make_tickets, demo_make_warehouse, demo_make_money, demo_make_catalogue };
  DemoMaker self = { 0 };
  gboolean made = TRUE;

  if (!check_empty (writer, error))
    return FALSE;
  begin (&self, writer, data);
  for (guint i = 0; made && i < G_N_ELEMENTS (steps); i++)
    made = make_step (&self, steps[i], error);
  made = made && demo_make_orders (&self, error);
  for (guint i = 0; made && i < G_N_ELEMENTS (last_steps); i++)
    made = make_step (&self, last_steps[i], error);
  end (&self);
  return made;
}
