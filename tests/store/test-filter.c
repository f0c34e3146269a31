/* Filters and orders against a naive scan.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shop.h"

#include <base-date.h>
#include <base-text.h>
#include <glib/gstdio.h>
#include <store-filter.h>
#include <store-search.h>
#include <store-transaction.h>
#include <store-vault-envelope.h>

#define N_ROWS 300

typedef struct
{
  char            *folder;
  StoreSchema     *schema;
  BaseEnvironment *environment;
  StoreDb         *db;
  GRand           *rand;
  GPtrArray       *clients; /* BaseRecord */
  GPtrArray       *sales;
} Shop;

static const char *const names[] = { "Apfel", "Äpfel", "apfel", "ÄPFEL", "Zebra", "Ölmann", "Olaf", "ßig", "Sesam", "_x", "1", "Łódź", "Lodz" };
static const char *const notes[] = { NULL, "paper", "Größe L", "GROSSE", "two words", "Papier" };

static void
save (Shop *shop, BaseRecord *record, GPtrArray *records)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (store_record_save (shop->db, record, &error));
  g_assert_no_error (error);
  g_ptr_array_add (records, record);
}

static void
add_client (Shop *shop, const char *name)
{
  BaseRecord *record = g_object_new (TEST_TYPE_CLIENT, NULL);

  base_record_set_text (record, &((TestClient *) record)->name, name);
  save (shop, record, shop->clients);
}

static void
add_sale (Shop *shop, guint i)
{
  BaseRecord *record = g_object_new (TEST_TYPE_SALE, NULL);
  TestSale *sale = (TestSale *) record;
  GRand *rand = shop->rand;
  g_autofree char *number = g_strdup_printf ("%s-%u", names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))], i);
  g_autoptr (StoreVaultKey) key = store_vault_key_new_random ();
  g_autoptr (GBytes) secret = store_envelope_seal (key, 1, "sales", "secret", 1, "x", 1);

  base_record_set_text (record, &sale->number, i % 11 != 0 ? number : NULL);
  base_record_set_number (record, &sale->client, g_rand_int_range (rand, 0, (gint32) shop->clients->len + 1));
  base_record_set_int (record, &sale->state, g_rand_int_range (rand, 0, 4));
  base_record_set_date (record, &sale->sold_on, i % 7 != 0 ? (guint32) g_rand_int_range (rand, 739000, 740500) : BASE_NO_DATE);
  base_record_set_number (record, &sale->paid_at, i % 5 != 0 ? g_rand_int_range (rand, 0, 2000000000) : BASE_NO_TIME);
  base_record_set_number (record, &sale->total, g_rand_int_range (rand, -20, 20));
  base_record_set_number (record, &sale->pieces, g_rand_int_range (rand, 0, 4));
  base_record_set_int (record, &sale->urgent, g_rand_int_range (rand, 0, 2));
  base_record_set_text (record, &sale->note, notes[g_rand_int_range (rand, 0, G_N_ELEMENTS (notes))]);
  base_record_set_sealed (record, &sale->secret, i % 3 != 0 ? secret : NULL);
  save (shop, record, shop->sales);
}

static void
trash_some (Shop *shop)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < shop->sales->len; i += 13)
    {
      BaseRecord *record = shop->sales->pdata[i];
      g_assert_true (store_record_trash (shop->db, TEST_TYPE_SALE, record->id, &error));
      record->trashed = TRUE;
    }
}

static void
set_up (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreTransaction) transaction = NULL;
  g_autofree char *path = NULL;

  shop->folder = g_dir_make_tmp ("factotum-XXXXXX", &error);
  path = g_build_filename (shop->folder, "shop.factotum", NULL);
  shop->schema = shop_schema_new ();
  shop->environment = base_environment_new ();
  shop->rand = g_rand_new_with_seed (11);
  shop->clients = g_ptr_array_new_with_free_func (g_object_unref);
  shop->sales = g_ptr_array_new_with_free_func (g_object_unref);
  shop->db = store_db_open (path, STORE_DB_CREATE, shop->schema, shop->environment, &error);
  g_assert_no_error (error);
  transaction = store_transaction_begin (shop->db, &(StoreIntent) { .command = "fill" }, &error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_client (shop, names[i]);
  for (guint i = 0; i < N_ROWS; i++)
    add_sale (shop, i);
  trash_some (shop);
  store_transaction_commit (transaction, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Shop *shop, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_assert_finalize_object (shop->db);
  folder = g_dir_open (shop->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (shop->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (shop->folder);
  g_ptr_array_unref (shop->sales);
  g_ptr_array_unref (shop->clients);
  g_object_unref (shop->schema);
  g_object_unref (shop->environment);
  g_rand_free (shop->rand);
  g_free (shop->folder);
}

static GArray *
query (Shop *shop, StoreFilter *filter, int limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreQuery) rows = store_filter_query_ids (filter, shop->db, limit);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (store_query_next (rows))
    {
      gint64 id = store_query_get_number (rows, 0);
      g_array_append_val (ids, id);
    }
  store_query_finish (rows, &error);
  g_assert_no_error (error);
  return ids;
}

/* What a relation means, said without SQL. */

static const char *
get_words (Shop *shop, BaseRecord *record, const BaseField *field)
{
  gint64 number;

  if (base_field_is_text (field))
    return base_record_get_text (record, field);
  number = base_record_get_number (record, field);
  if (field->kind == BASE_KIND_CHOICE)
    return field->choices[number].code;
  return field->kind == BASE_KIND_LINK && number > 0 ? ((TestClient *) shop->clients->pdata[number - 1])->name : NULL;
}

static gboolean
contains (const char *text, const char *part)
{
  g_autofree char *folded = text != NULL ? base_text_fold (text) : NULL;
  g_autofree char *folded_part = base_text_fold (part);

  return folded != NULL && strstr (folded, folded_part) != NULL;
}

static gboolean
relates (int order, StoreRelation relation)
{
  switch (relation)
    {
    case STORE_LESS:
      return order < 0;
    case STORE_MORE:
      return order > 0;
    case STORE_AT_LEAST:
      return order >= 0;
    case STORE_AT_MOST:
      return order <= 0;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_same (BaseRecord *record, const BaseField *field, GVariant *value)
{
  g_autoptr (GVariant) own = base_record_dup_value (record, field);

  if (own == NULL || value == NULL)
    return own == value || (value != NULL && field->kind == BASE_KIND_CHOICE && g_variant_get_int64 (value) == 0);
  if (base_field_is_text (field))
    return g_ascii_strcasecmp (g_variant_get_string (own, NULL), g_variant_get_string (value, NULL)) == 0;
  return g_variant_equal (own, value);
}

static gboolean
compares (BaseRecord *record, const BaseField *field, StoreRelation relation, GVariant *value)
{
  gint64 number;

  if (base_field_is_text (field))
    {
      g_autofree char *own = base_record_is_empty (record, field) ? NULL : base_text_fold (base_record_get_text (record, field));
      g_autofree char *other = base_text_fold (g_variant_get_string (value, NULL));
      return own != NULL && relates (strcmp (own, other), relation);
    }
  if (field->kind != BASE_KIND_CHOICE && base_record_is_empty (record, field))
    return FALSE;
  number = base_record_get_number (record, field);
  return relates (number < g_variant_get_int64 (value) ? -1 : number > g_variant_get_int64 (value), relation);
}

static gboolean
fits (Shop *shop, BaseRecord *record, const BaseField *field, StoreRelation relation, GVariant *value)
{
  switch (relation)
    {
    case STORE_IS_EMPTY:
      return base_record_is_empty (record, field);
    case STORE_IS_NOT_EMPTY:
      return !base_record_is_empty (record, field);
    case STORE_CONTAINS:
      return contains (get_words (shop, record, field), g_variant_get_string (value, NULL));
    case STORE_IS:
      return is_same (record, field, value);
    case STORE_IS_NOT:
      return !is_same (record, field, value);
    default:
      return compares (record, field, relation, value);
    }
}

static int
compare_texts (const char *a, const char *b)
{
  g_autofree char *one = a != NULL ? base_text_fold (a) : NULL;
  g_autofree char *other = b != NULL ? base_text_fold (b) : NULL;

  return g_strcmp0 (one, other);
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

typedef struct { Shop *shop; const BaseField *field; int sign; } Order;

static int
compare_records (gconstpointer a, gconstpointer b, gpointer data)
{
  BaseRecord *one = *(BaseRecord *const *) a, *other = *(BaseRecord *const *) b;
  Order *order = data;
  int result = 0;

  if (base_field_is_text (order->field) || order->field->kind == BASE_KIND_LINK)
    result = compare_texts (get_words (order->shop, one, order->field), get_words (order->shop, other, order->field));
  if (result == 0 && !base_field_is_text (order->field))
    result = compare_numbers (base_record_get_number (one, order->field), base_record_get_number (other, order->field));
  if (result == 0 && order->field->kind == BASE_KIND_LINK)
    return compare_numbers (one->id, other->id);
  return order->sign * (result != 0 ? result : compare_numbers (one->id, other->id));
}

static GPtrArray *
scan (Shop *shop, const BaseField *field, StoreRelation relation, GVariant *value, Order *order, gboolean trash)
{
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < shop->sales->len; i++)
    {
      BaseRecord *record = shop->sales->pdata[i];
      if (record->trashed == trash && (field == NULL || fits (shop, record, field, relation, value)))
        g_ptr_array_add (records, record);
    }
  g_ptr_array_sort_with_data (records, compare_records, order);
  return records;
}

static void
assert_same (GArray *ids, GPtrArray *records)
{
  g_assert_cmpuint (ids->len, ==, records->len);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, ((BaseRecord *) records->pdata[i])->id);
}

static void
check (Shop *shop, const BaseField *field, StoreRelation relation, GVariant *value, const BaseField *sort, gboolean descending, gboolean trash)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreFilter) filter = store_filter_new (g_type_class_peek (TEST_TYPE_SALE));
  Order order = { shop, sort, descending ? -1 : 1 };
  g_autoptr (GPtrArray) expected = scan (shop, field, relation, value, &order, trash);
  g_autoptr (GArray) ids = NULL, first = NULL;

  if (field != NULL)
    store_filter_add (filter, field, relation, value);
  store_filter_set_sort (filter, sort, descending);
  store_filter_set_trash (filter, trash);
  ids = query (shop, filter, -1);
  if (g_test_verbose ())
    g_test_message ("%s %d by %s: %u rows", field != NULL ? field->name : "all", relation, sort->name, ids->len);
  assert_same (ids, expected);
  g_assert_cmpint (store_filter_count (filter, shop->db, &error), ==, ids->len);
  first = query (shop, filter, 7);
  g_ptr_array_set_size (expected, (int) MIN (expected->len, 7));
  assert_same (first, expected);
}

static GVariant *
pick_value (Shop *shop, const BaseField *field, StoreRelation relation)
{
  static const char *const parts[] = { "apf", "Ö", "do", "grosse", "z", "PAP", "" };
  BaseRecord *record = shop->sales->pdata[g_rand_int_range (shop->rand, 0, (gint32) shop->sales->len)];

  if (relation == STORE_CONTAINS)
    return g_variant_ref_sink (g_variant_new_string (parts[g_rand_int_range (shop->rand, 0, G_N_ELEMENTS (parts))]));
  while (base_record_is_empty (record, field) && relation != STORE_IS && relation != STORE_IS_NOT)
    record = shop->sales->pdata[g_rand_int_range (shop->rand, 0, (gint32) shop->sales->len)];
  return base_record_dup_value (record, field);
}

static void
test_every_relation_of_every_kind (Shop *shop, gconstpointer data)
{
  BaseRecordClass *class = g_type_class_peek (TEST_TYPE_SALE);

  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < class->n_fields; i++)
      for (int relation = STORE_IS; relation <= STORE_IS_NOT_EMPTY; relation++)
        {
          const BaseField *field = &class->fields[i];
          const BaseField *sort = &class->fields[g_rand_int_range (shop->rand, 0, 9)];
          gboolean has_words = base_field_is_text (field) || field->kind == BASE_KIND_CHOICE || field->kind == BASE_KIND_LINK;
          g_autoptr (GVariant) value = NULL;

          if ((relation == STORE_CONTAINS && !has_words) || (base_field_is_sealed (field) && relation < STORE_IS_EMPTY))
            continue;
          if (relation < STORE_IS_EMPTY)
            value = pick_value (shop, field, relation);
          check (shop, field, relation, value, sort, g_rand_boolean (shop->rand), g_rand_int_range (shop->rand, 0, 5) == 0);
        }
}

static void
test_every_order_both_ways (Shop *shop, gconstpointer data)
{
  BaseRecordClass *class = g_type_class_peek (TEST_TYPE_SALE);

  for (guint i = 0; i < class->n_fields; i++)
    for (int way = 0; way < 4; way++)
      if (!base_field_is_sealed (&class->fields[i]))
        check (shop, NULL, 0, NULL, &class->fields[i], way % 2 != 0, way > 1);
}

static void
test_texts_stand_in_peoples_order (Shop *shop, gconstpointer data)
{
  g_autoptr (StoreFilter) filter = store_filter_new (g_type_class_peek (TEST_TYPE_CLIENT));
  g_autoptr (GArray) ids = query (shop, filter, -1);
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (order, "%s ", ((TestClient *) shop->clients->pdata[g_array_index (ids, gint64, i) - 1])->name);
  g_assert_cmpstr (order->str, ==, "1 _x Apfel Äpfel apfel ÄPFEL Łódź Lodz Olaf Ölmann Sesam ßig Zebra ");
}

static void
test_search_view_and_conditions_hold_together (Shop *shop, gconstpointer data)
{
  StoreRulesInterface *rules = g_type_interface_peek (g_type_class_peek (TEST_TYPE_SALE), STORE_TYPE_RULES);
  g_autoptr (StoreFilter) filter = store_filter_new (g_type_class_peek (TEST_TYPE_SALE));
  g_autoptr (GPtrArray) expected = g_ptr_array_new ();
  g_autoptr (GArray) ids = NULL, sorted = NULL;
  guint32 today = base_environment_today (shop->environment);
  BaseRecordClass *class = g_type_class_peek (TEST_TYPE_SALE);
  Order order = { shop, &class->fields[5], 1 };

  for (guint i = shop->sales->len; i > 0; i--)
    {
      TestSale *sale = shop->sales->pdata[i - 1];
      if (!((BaseRecord *) sale)->trashed && sale->sold_on != BASE_NO_DATE && sale->sold_on < today && sale->state != 2 && sale->total > 0
          && sale->number != NULL && contains (sale->number, "apf"))
        g_ptr_array_add (expected, sale);
    }
  store_filter_set_search (filter, "pfel");
  store_filter_add (filter, base_record_class_find_field (class, "number"), STORE_CONTAINS, g_variant_new_string ("apf"));
  store_filter_add (filter, base_record_class_find_field (class, "total"), STORE_MORE, g_variant_new_int64 (0));
  store_filter_set_view (filter, &rules->views[0]);
  ids = query (shop, filter, -1);
  g_assert_cmpuint (ids->len, >, 3);
  assert_same (ids, expected);
  store_filter_set_sort (filter, &class->fields[5], FALSE);
  g_ptr_array_sort_with_data (expected, compare_records, &order);
  sorted = query (shop, filter, -1);
  assert_same (sorted, expected);
}

static void
test_a_pair_stands_in_the_order_of_the_list (Shop *shop, gconstpointer data)
{
  BaseRecordClass *class = g_type_class_peek (TEST_TYPE_SALE);

  for (guint i = 0; i < class->n_fields; i++)
    for (int way = 0; way < 2; way++)
      {
        g_autoptr (StoreFilter) filter = store_filter_new (class);
        g_autoptr (GArray) ids = NULL;

        store_filter_set_sort (filter, &class->fields[i], way);
        ids = query (shop, filter, -1);
        for (guint k = 0; k < 20; k++)
          {
            guint a = (guint) g_rand_int_range (shop->rand, 0, (gint32) ids->len - 1), b = (guint) g_rand_int_range (shop->rand, (gint32) a + 1, (gint32) ids->len);
            gint64 one = g_array_index (ids, gint64, a), other = g_array_index (ids, gint64, b);
            g_autoptr (StoreQuery) pair = store_filter_query_pair (filter, shop->db, k % 2 ? one : other, k % 2 ? other : one);

            g_assert_true (store_query_next (pair));
            g_assert_cmpint (store_query_get_number (pair, 0), ==, one);
            g_assert_true (store_query_next (pair));
            g_assert_cmpint (store_query_get_number (pair, 0), ==, other);
            g_assert_false (store_query_next (pair));
          }
      }
}

static GHashTable *
ask_index (Shop *shop, const char *words, gboolean trash)
{
  GHashTable *ids = g_hash_table_new (NULL, NULL);
  g_autofree char *match = store_search_get_expression (words, trash);
  g_autoptr (StoreQuery) found = store_query_new (shop->db, "SELECT rowid FROM sales_search WHERE sales_search MATCH ?1");

  store_query_bind_text (found, 1, match);
  while (store_query_next (found))
    g_hash_table_add (ids, GSIZE_TO_POINTER ((gsize) store_query_get_number (found, 0)));
  g_assert_true (store_query_finish (found, NULL));
  return ids;
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  return compare_numbers (*(const gint64 *) b, *(const gint64 *) a);
}

/* However the rows are found: those that the filter shows without the search and that the index has, in the same order. */
static guint
check_search (Shop *shop, StoreFilter *plain, const char *words)
{
  g_autoptr (StoreFilter) filter = store_filter_copy (plain);
  g_autoptr (GHashTable) found = ask_index (shop, words, store_filter_get_trash (plain));
  g_autoptr (GArray) ids = NULL, all = query (shop, plain, -1), expected = g_array_new (FALSE, FALSE, sizeof (gint64)), first = NULL;

  store_filter_set_search (filter, words);
  if (store_filter_get_sort (filter, NULL) == NULL)
    g_array_sort (all, compare_newest);
  for (guint i = 0; i < all->len; i++)
    if (g_hash_table_contains (found, GSIZE_TO_POINTER ((gsize) g_array_index (all, gint64, i))))
      g_array_append_val (expected, g_array_index (all, gint64, i));
  ids = query (shop, filter, -1);
  if (ids->len != expected->len)
    g_error ("“%s” finds %u of %u", words, ids->len, expected->len);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), expected->data, expected->len * sizeof (gint64));
  g_assert_cmpint (store_filter_count (filter, shop->db, NULL), ==, ids->len);
  first = query (shop, filter, 5);
  g_assert_cmpmem (first->data, first->len * sizeof (gint64), ids->data, MIN (ids->len, 5) * sizeof (gint64));
  return ids->len;
}

/* A part of a row's text, or of two, as somebody may type it. */
static char *
type_words (Shop *shop)
{
  GString *typed = g_string_new (NULL);

  for (int n = g_rand_int_range (shop->rand, 1, 3); n > 0; n--)
    {
      TestSale *sale = shop->sales->pdata[g_rand_int_range (shop->rand, 0, (gint32) shop->sales->len)];
      const char *texts[] = { sale->number, sale->note, names[g_rand_int_range (shop->rand, 0, G_N_ELEMENTS (names))], "apfel1", "done", "zebra 2" };
      const char *text = texts[g_rand_int_range (shop->rand, 0, G_N_ELEMENTS (texts))];
      glong length = text != NULL ? g_utf8_strlen (text, -1) : 0, from = length > 0 ? g_rand_int_range (shop->rand, 0, (gint32) length) : 0;
      g_autofree char *part = length > 0 ? g_utf8_substring (text, g_rand_boolean (shop->rand) ? 0 : from, g_rand_int_range (shop->rand, (gint32) from, (gint32) length) + 1) : g_strdup ("");
      g_autofree char *large = g_utf8_strup (part, -1);

      g_string_append_printf (typed, "%s ", g_rand_boolean (shop->rand) ? part : large);
    }
  return g_string_free_and_steal (typed);
}

/* By an index, or by none. */
static void
add_condition (Shop *shop, StoreFilter *filter)
{
  static const struct { const char *field; StoreRelation relation; gint32 from, to; } conditions[] = {
    { "total", STORE_MORE, -25, 10 }, { "client", STORE_IS, 1, 8 }, { "state", STORE_IS, 0, 4 }, { "sold_on", STORE_LESS, 739200, 740500 },
  };
  guint i = (guint) g_rand_int_range (shop->rand, 0, G_N_ELEMENTS (conditions));

  store_filter_add (filter, base_record_class_find_field (g_type_class_peek (TEST_TYPE_SALE), conditions[i].field), conditions[i].relation,
                    g_variant_new_int64 (g_rand_int_range (shop->rand, conditions[i].from, conditions[i].to)));
}

static void
test_few_are_found_as_by_the_index (Shop *shop, gconstpointer data)
{
  BaseRecordClass *class = g_type_class_peek (TEST_TYPE_SALE);
  guint found = 0;

  for (guint round = 0; round < 600; round++)
    {
      g_autoptr (StoreFilter) filter = store_filter_new (class);
      g_autofree char *words = type_words (shop), *match = store_search_get_expression (words, FALSE);

      store_filter_set_sort (filter, round % 3 != 0 ? &class->fields[g_rand_int_range (shop->rand, 0, 9)] : NULL, g_rand_boolean (shop->rand));
      store_filter_set_trash (filter, round % 10 == 0);
      add_condition (shop, filter);
      found += match != NULL ? check_search (shop, filter, words) : 0;
    }
  g_assert_cmpuint (found, >, 2000);
}

/* An index without words finds nothing, but rows that are few know their own. */
static void
test_few_need_no_index (Shop *shop, gconstpointer data)
{
  BaseRecordClass *class = g_type_class_peek (TEST_TYPE_SALE);
  g_autoptr (StoreFilter) filter = store_filter_new (class);
  g_autoptr (GArray) before = NULL, few = NULL, none = NULL;

  store_filter_set_search (filter, "apf");
  store_filter_add (filter, base_record_class_find_field (class, "client"), STORE_IS, g_variant_new_int64 (3));
  before = query (shop, filter, -1);
  g_assert_true (store_db_run (shop->db, "INSERT INTO sales_search (sales_search) VALUES ('delete-all')", NULL));
  few = query (shop, filter, -1);
  g_assert_cmpuint (few->len, >, 1);
  g_assert_cmpmem (few->data, few->len * sizeof (gint64), before->data, before->len * sizeof (gint64));
  store_filter_clear (filter);
  none = query (shop, filter, -1);
  g_assert_cmpuint (none->len, ==, 0);
}

/* A search that finds most of many rows walks through them in their order, and stops. */
static void
test_many_found (Shop *shop, gconstpointer data)
{
  static const char more[] = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25000)"
                             " INSERT INTO sales (number, client, state, sold_on, total) SELECT CASE WHEN i % 4 THEN 'Box ' ELSE 'Böx ' END || (i * 7907 % 25000), 1 + i % 7,"
                             " CASE i % 3 WHEN 0 THEN 'new' WHEN 1 THEN 'done' ELSE 'away' END, date ('2015-01-01', '+' || (i % 4000) || ' days'), i * 7907 % 1000 FROM n";
  BaseRecordClass *class = g_type_class_peek (TEST_TYPE_SALE);
  g_autoptr (GError) error = NULL;

  g_assert_true (store_db_run (shop->db, "DROP TABLE sales_search_vocabulary", NULL) && store_db_run (shop->db, "DROP TABLE sales_search", NULL)
                 && store_db_run (shop->db, more, &error) && store_search_prepare (shop->db, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < class->n_fields * 2; i++)
    {
      g_autoptr (StoreFilter) filter = store_filter_new (class);
      g_autoptr (GArray) all = NULL, first = NULL;

      if (base_field_is_sealed (&class->fields[i / 2]))
        continue;
      store_filter_set_search (filter, "box");
      store_filter_set_sort (filter, &class->fields[i / 2], i % 2 != 0);
      all = query (shop, filter, -1);
      first = query (shop, filter, 400);
      g_assert_cmpuint (all->len, >=, 25000);
      g_assert_cmpmem (first->data, first->len * sizeof (gint64), all->data, 400 * sizeof (gint64));
      store_filter_set_search (filter, NULL);
      store_filter_add (filter, base_record_class_find_field (class, "sold_on"), STORE_LESS, g_variant_new_int64 (735800 + 900 * (i % 4)));
      g_assert_cmpuint (check_search (shop, filter, "box 1"), >, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/store/filter/" name, Shop, NULL, set_up, function, tear_down)
  ADD ("every-relation-of-every-kind-is-as-a-naive-scan", test_every_relation_of_every_kind);
  ADD ("every-order-both-ways-is-as-a-naive-sort", test_every_order_both_ways);
  ADD ("texts-stand-in-peoples-order", test_texts_stand_in_peoples_order);
  ADD ("search-view-and-conditions-hold-together", test_search_view_and_conditions_hold_together);
  ADD ("few-rows-are-found-as-by-the-index", test_few_are_found_as_by_the_index);
  ADD ("few-rows-need-no-index-of-words", test_few_need_no_index);
  ADD ("many-found-rows-stand-in-the-order-of-all", test_many_found);
  ADD ("a-pair-stands-in-the-order-of-the-list", test_a_pair_stands_in_the_order_of_the_list);
  return g_test_run ();
}
