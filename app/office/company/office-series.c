/* Numbers without gaps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-series.h"
#include <base-date.h>
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeSeries, office_series, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

/* The record types that bear numbers: code is their table, label their plural. */
static const BaseChoice kinds[] = {
  { "contacts",         N_("Contacts") },
  { "employees",        N_("Employees") },
  { "items",            N_("Items") },
  { "orders",           N_("Orders") },
  { "pick_lists",       N_("Pick lists") },
  { "shipments",        N_("Shipments") },
  { "customer_returns", N_("Returns") },
  { "invoices",         N_("Invoices") },
  { "payments",         N_("Payments") },
  { "reminders",        N_("Reminders") },
  { "entries",          N_("Journal entries") },
  { "purchase_orders",  N_("Purchase orders") },
  { "receipts",         N_("Goods receipts") },
  { "bills",            N_("Bills") },
  { "stocktakes",       N_("Stocktakes") },
  { "tickets",          N_("Tickets") },
  { NULL }
};

/* What a firm starts with that chose nothing; in the order of the kinds. */
static const struct
{
  const char *pattern;
  gboolean    yearly;
} usual[] = {
  { "C-{number:5}",         FALSE },
  { "E-{number:4}",         FALSE },
  { "I-{number:5}",         FALSE },
  { "{year}-{number:5}",    TRUE },
  { "K-{number:5}",         FALSE },
  { "S-{year}-{number:5}",  TRUE },
  { "RT-{number:5}",        FALSE },
  { "R-{year}-{number:5}",  TRUE },
  { "P-{year}-{number:5}",  TRUE },
  { "M-{year}-{number:5}",  TRUE },
  { "J-{year}-{number:6}",  TRUE },
  { "PO-{year}-{number:5}", TRUE },
  { "GR-{year}-{number:5}", TRUE },
  { "B-{year}-{number:5}",  TRUE },
  { "{number:5}",           FALSE },
  { "T-{number:6}",         FALSE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (usual) + 1 == G_N_ELEMENTS (kinds));

static const BaseField fields[] = {
  { BASE_CHOICE (OfficeSeries, name, kinds), N_("Numbers of"),             BASE_REQUIRED | BASE_UNIQUE | BASE_FIXED | BASE_TITLE | BASE_COLUMN | BASE_MAIN },
  { BASE_TEXT (OfficeSeries, pattern),       N_("Pattern"),                BASE_REQUIRED | BASE_SUBTITLE | BASE_COLUMN | BASE_MAIN },
  { BASE_COUNT (OfficeSeries, next_number),  N_("Next number"),            BASE_DERIVED | BASE_COLUMN },
  { BASE_YES_NO (OfficeSeries, yearly),      N_("Starts again each year"), BASE_COLUMN },
  { BASE_COUNT (OfficeSeries, year),         N_("Year"),                   BASE_DERIVED | BASE_HIDDEN },
};

static OfficeSeries *
load_series (StoreDb *db, const char *table, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id FROM series WHERE name = ?1 AND trashed_at IS NULL");
  gint64 id = 0;

  store_query_bind_text (query, 1, table);
  if (store_query_next (query))
    id = store_query_get_number (query, 0);
  if (!store_query_finish (query, error))
    return NULL;
  return id == 0 ? office_series_new (table) : OFFICE_SERIES (store_record_load (db, OFFICE_TYPE_SERIES, id, error));
}

static int
get_year (StoreDb *db)
{
  int year, month, day;

  base_date_to_ymd (base_environment_today (store_db_get_environment (db)), &year, &month, &day);
  return year;
}

static char *
step (OfficeSeries *self, int year)
{
  char *number;

  if (self->yearly && self->year != year)
    {
      base_record_set_number (BASE_RECORD (self), &self->next_number, 1);
      base_record_set_number (BASE_RECORD (self), &self->year, year);
    }
  number = office_series_format (self->pattern, year, self->next_number);
  base_record_set_number (BASE_RECORD (self), &self->next_number, self->next_number + 1);
  return number;
}

/* {year}, {number} or {number:5}; anything else between braces is refused. */
static gboolean
check_braces (const char *pattern)
{
  for (const char *brace = strpbrk (pattern, "{}"); brace != NULL; brace = strpbrk (brace, "{}"))
    {
      if (g_str_has_prefix (brace, "{year}"))
        brace += strlen ("{year}");
      else if (g_str_has_prefix (brace, "{number}"))
        brace += strlen ("{number}");
      else if (g_str_has_prefix (brace, "{number:") && brace[8] >= '1' && brace[8] <= '9' && brace[9] == '}')
        brace += strlen ("{number:5}");
      else
        return FALSE;
    }
  return TRUE;
}

static gboolean
office_series_check (BaseRecord *record, GError **error)
{
  OfficeSeries *self = OFFICE_SERIES (record);

  if (self->pattern != NULL && (strstr (self->pattern, "{number") == NULL || !check_braces (self->pattern)))
    g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("“%s” gives no numbers. Write it like A-{year}-{number:5}, with {number} in it."), self->pattern);
  else if (self->yearly && self->pattern != NULL && strstr (self->pattern, "{year}") == NULL)
    g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("Numbers that start again each year need {year} in the pattern “%s”, or they would repeat."), self->pattern);
  else if (self->next_number < 1)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The next number must be 1 or more."));
  else
    return TRUE;
  return FALSE;
}

/* Where the law wants every number. */
static const char *const gapless[] = { "invoices", "payments", "entries", NULL };

/* The last number that a record bears which looks like this one, 0 if none. */
static gboolean
find_last (StoreDb *db, OfficeSeries *self, gint64 *last, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max (CAST (substr (number, length (rtrim (?1, '0123456789')) + 1) AS INTEGER)) FROM %s"
                                          " WHERE rtrim (number, '0123456789') = rtrim (?1, '0123456789')", kinds[self->name].code);
  g_autofree char *like = office_series_format (self->pattern, get_year (db), 1);
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  store_query_bind_text (query, 1, like);
  *last = store_query_next (query) ? store_query_get_number (query, 0) : 0;
  return store_query_finish (query, error);
}

/* A count that has begun goes on. */
static gboolean
check_gap (StoreDb *db, OfficeSeries *self, gint64 next, GError **error)
{
  gint64 last = 0;

  if (!g_strv_contains (gapless, kinds[self->name].code))
    return TRUE;
  if (!find_last (db, self, &last, error))
    return FALSE;
  if (last == 0 || next == last + 1)
    return TRUE;
  g_set_error (error, BASE_ERROR, BASE_ERROR_RULE, _("These numbers must have no gaps, so the next one is %lld. Another pattern can begin with another number."), (long long) last + 1);
  return FALSE;
}

/* A derived field, so that taking back an order leaves the count alone; this is how people set it. */
static gboolean
set_next_number (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeSeries) self = store_arguments_load (db, arguments, OFFICE_TYPE_SERIES, error);

  if (self == NULL || !check_gap (db, self, store_arguments_get_number (arguments, "next_number"), error))
    return FALSE;
  base_record_set_number (BASE_RECORD (self), &self->next_number, store_arguments_get_number (arguments, "next_number"));
  if (self->yearly)
    base_record_set_number (BASE_RECORD (self), &self->year, get_year (db));
  return store_record_save (db, BASE_RECORD (self), error);
}

static const BaseField number_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "series", N_("Number series"), BASE_REQUIRED),
  STORE_ARGUMENT (COUNT, "next_number", N_("Next number"), BASE_REQUIRED),
};

static const StoreCommand commands[] = {
  { "set-next-number", N_("Set Next Number"), set_next_number, number_arguments, G_N_ELEMENTS (number_arguments), .done = N_("Next number set: %s") },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->commands = commands;
  rules->n_commands = G_N_ELEMENTS (commands);
}

static void
office_series_class_init (OfficeSeriesClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_series_check;
  record_class->icon = "view-list-ordered-symbolic";
  base_record_class_set_fields (record_class, "series", N_("Number series"), N_("Number series"), fields, G_N_ELEMENTS (fields));
}

static void
office_series_init (OfficeSeries *self)
{
  self->next_number = 1;
}

OfficeSeries *
office_series_new (const char *table)
{
  OfficeSeries *self = g_object_new (OFFICE_TYPE_SERIES, NULL);
  int kind = base_field_find_choice (&fields[0], table);

  g_return_val_if_fail (kind >= 0, self); /* whatever takes numbers is among the kinds */

  self->name = kind;
  self->pattern = g_strdup (usual[kind].pattern);
  self->yearly = usual[kind].yearly;
  return self;
}

char *
office_series_format (const char *pattern, int year, gint64 number)
{
  GString *text = g_string_new (NULL);

  for (const char *c = pattern; *c != '\0';)
    if (g_str_has_prefix (c, "{year}"))
      {
        g_string_append_printf (text, "%04d", year);
        c += strlen ("{year}");
      }
    else if (g_str_has_prefix (c, "{number"))
      {
        int digits = c[7] == ':' ? c[8] - '0' : 1;
        g_string_append_printf (text, "%0*" G_GINT64_FORMAT, digits, number);
        c = strchr (c, '}') + 1;
      }
    else
      g_string_append_c (text, *c++);
  return g_string_free_and_steal (text);
}

char *
office_series_take (StoreDb *db, BaseRecordClass *class, GError **error)
{
  const BaseField *field = base_record_class_find_field (class, "number");
  g_autoptr (OfficeSeries) self = load_series (db, class->table, error);
  g_autofree char *number = NULL;
  int year = get_year (db);

  if (self == NULL)
    return NULL;
  do
    {
      g_free (number);
      number = step (self, year);
    }
  while (store_record_find (db, class, field, number) != 0);
  return store_record_save (db, BASE_RECORD (self), error) ? g_steal_pointer (&number) : NULL;
}

gboolean
office_series_number (StoreDb *db, BaseRecord *record, char **number, GError **error)
{
  g_autofree char *taken = NULL;

  if (*number != NULL)
    return TRUE;
  taken = office_series_take (db, BASE_RECORD_GET_CLASS (record), error);
  if (taken == NULL)
    return FALSE;
  base_record_set_text (record, number, taken);
  return TRUE;
}
