/* Every record type stands on its table of fields.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-date.h>
#include <base-number.h>
#include <glib/gi18n-lib.h>
#include <store-vault-envelope.h>

static const char *
get_column_type (const BaseField *field)
{
  if (base_field_is_sealed (field))
    return "BLOB";
  if (base_field_is_text (field) || field->kind == BASE_KIND_DATE || field->kind == BASE_KIND_TIME || field->kind == BASE_KIND_CHOICE)
    return "TEXT";
  return "INTEGER";
}

static void
check_columns (Fixture *fixture, BaseRecordClass *class)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreQuery) query = store_query_new (fixture->db, "SELECT name, type FROM pragma_table_info (?1) ORDER BY cid");
  static const char *const own[] = { "id", "version", "trashed_at" };

  store_query_bind_text (query, 1, class->table);
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_assert_true (store_query_next (query));
      g_assert_cmpstr (store_query_get_text (query, 0), ==, own[i]);
    }
  for (guint i = 0; i < class->n_fields; i++)
    {
      g_assert_true (store_query_next (query));
      g_assert_cmpstr (store_query_get_text (query, 0), ==, class->fields[i].name);
      g_assert_cmpstr (store_query_get_text (query, 1), ==, get_column_type (&class->fields[i]));
    }
  g_assert_false (store_query_next (query));
  store_query_finish (query, &error);
  g_assert_no_error (error);
}

static void
test_columns_are_fields (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < store_schema_get_n_types (fixture->schema); i++)
    check_columns (fixture, store_schema_get_class (fixture->schema, i));
}

/* Every link leads to a table of the office, and the file knows it as a foreign key. */
static void
test_links_are_foreign_keys (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < store_schema_get_n_types (fixture->schema); i++)
    {
      BaseRecordClass *class = store_schema_get_class (fixture->schema, i);

      for (guint j = 0; j < class->n_fields; j++)
        {
          const BaseField *field = &class->fields[j];
          g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM pragma_foreign_key_list ('%s') WHERE \"from\" = '%s' AND \"table\" = '%s'",
                                                  class->table, field->name, field->target != NULL ? field->target : "");

          assert_number (fixture, sql, field->kind == BASE_KIND_LINK ? 1 : 0);
          g_assert_true (field->kind != BASE_KIND_LINK || store_schema_find_class (fixture->schema, field->target) != NULL);
        }
    }
}

/* A list shows few columns at first, and a person knows a record by one field. */
static void
test_lists_are_short (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < store_schema_get_n_types (fixture->schema); i++)
    {
      BaseRecordClass *class = store_schema_get_class (fixture->schema, i);
      guint columns = 0, titles = 0;

      for (guint j = 0; j < class->n_fields; j++)
        {
          columns += (class->fields[j].flags & BASE_COLUMN) != 0;
          titles += (class->fields[j].flags & BASE_TITLE) != 0;
        }
      g_assert_cmpuint (columns, >=, 2);
      g_assert_cmpuint (columns, <=, 8);
      g_assert_cmpuint (titles, >=, base_record_class_find_flag (class, BASE_PARENT) != NULL ? 0 : 1);
      g_assert_cmpuint (titles, <=, 1);
      g_assert_nonnull (class->icon);
    }
}

typedef struct
{
  Fixture *fixture;
  GHashTable *ids; /* table → id of a full record */
} Filler;

static void
fill_number (Filler *filler, BaseRecord *record, const BaseField *field)
{
  gint64 value = 1;

  switch ((int) field->kind)
    {
    case BASE_KIND_DATE:
      value = base_date_from_ymd (9999, 12, 31);
      break;
    case BASE_KIND_TIME:
      base_time_parse_iso ("9999-12-31T23:59:59Z", &value);
      break;
    case BASE_KIND_CHOICE:
      value = 0;
      break;
    case BASE_KIND_RATE:
      value = BASE_QUANTITY_ONE;
      break;
    case BASE_KIND_LINK:
      value = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (filler->ids, field->target));
      break;
    case BASE_KIND_QUANTITY:
      value = G_GINT64_CONSTANT (8999999999999);
      break;
    case BASE_KIND_MONEY:
      value = G_GINT64_CONSTANT (999999999999);
      break;
    default:
      break;
    }
  base_record_put_number (record, field, value);
}

static void
fill_record (Filler *filler, BaseRecord *record)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (record);
  g_autofree char *longest = g_strnfill (200, 'X');
  g_autoptr (StoreVaultKey) key = store_vault_key_new_random ();
  g_autoptr (GBytes) sealed = store_envelope_seal (key, 1, class->table, "any", 1, "\0\1\377", 3);

  for (guint i = 0; i < class->n_fields; i++)
    {
      const BaseField *field = &class->fields[i];

      if (strcmp (field->name, "currency") == 0)
        base_record_put_text (record, field, "JPY");
      else if (strcmp (field->name, "email") == 0)
        base_record_put_text (record, field, "ü@bücher.example");
      else if (strcmp (field->name, "pattern") == 0)
        base_record_put_text (record, field, "{year}/{number:9}");
      else if (field->kind == BASE_KIND_TEXT)
        base_record_put_text (record, field, longest);
      else if (field->kind == BASE_KIND_LONG_TEXT)
        base_record_put_text (record, field, "„Zeile 1“\nLinha 2 — ÇÃÕ 😀 '; DROP TABLE x; --");
      else if (base_field_is_sealed (field))
        base_record_put_sealed (record, field, sealed);
      else
        fill_number (filler, record, field);
    }
}

/* Links in the order of dependence, so that each finds its target. */
static const char *const tables[] = {
  "companies", "series", "contacts", "employees", "items", "orders", "order_lines", "stock_moves", "tickets", "ticket_events",
};

static void
assert_equal (BaseRecord *a, BaseRecord *b)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (a);

  g_assert_cmpint (a->id, ==, b->id);
  g_assert_cmpint (a->version, ==, b->version);
  for (guint i = 0; i < class->n_fields; i++)
    {
      g_autoptr (GVariant) one = base_record_dup_value (a, &class->fields[i]);
      g_autoptr (GVariant) other = base_record_dup_value (b, &class->fields[i]);
      g_autofree char *one_text = one != NULL ? g_variant_print (one, TRUE) : NULL;
      g_autofree char *other_text = other != NULL ? g_variant_print (other, TRUE) : NULL;

      g_assert_cmpstr (one_text, ==, other_text);
    }
}

/* 0 when the rules of the type want something else. */
static gint64
save_full (Filler *filler, BaseRecordClass *class)
{
  g_autoptr (GError) error = NULL, reason = NULL;
  g_autoptr (BaseRecord) record = g_object_new (G_TYPE_FROM_CLASS (class), NULL), loaded = NULL;
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (filler->fixture->db, &(StoreIntent) { .command = "test" }, &error);

  fill_record (filler, record);
  if (!store_record_save (filler->fixture->db, record, &reason))
    {
      g_test_message ("%s: %s", class->table, reason->message);
      g_assert_true (reason->domain == BASE_ERROR || reason->domain == STORE_ERROR);
      return 0;
    }
  store_transaction_commit (transaction, NULL, &error);
  g_assert_no_error (error);
  loaded = store_record_load (filler->fixture->db, G_TYPE_FROM_CLASS (class), record->id, &error);
  g_assert_no_error (error);
  if (!g_str_equal (class->table, "items") && !g_str_equal (class->table, "orders"))
    assert_equal (record, loaded);
  return record->id;
}

static void
test_extremes_survive (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  Filler filler = { fixture, ids };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      gint64 id = save_full (&filler, store_schema_find_class (fixture->schema, tables[i]));

      g_assert_cmpint (id, >, 0);
      g_hash_table_insert (ids, (gpointer) tables[i], GSIZE_TO_POINTER (id));
    }
  assert_number (fixture, "SELECT count (*) FROM orders WHERE ordered_on = '9999-12-31' AND length (ship_name) = 200", 1);
  for (guint i = 0; i < store_schema_get_n_types (fixture->schema); i++)
    {
      BaseRecordClass *class = store_schema_get_class (fixture->schema, i);

      if (base_record_class_has_input (class) && !g_hash_table_contains (ids, class->table))
        g_hash_table_insert (ids, (gpointer) class->table, GSIZE_TO_POINTER (save_full (&filler, class)));
    }
}

/* An empty record is refused for its first required field, by name. */
static void
test_required_fields_are_named (Fixture *fixture, gconstpointer data)
{
  REFUSE (fixture, "“Name”", "create-contact", "@a{sv} {}");
  REFUSE (fixture, "“Name”", "create-employee", "@a{sv} {}");
  REFUSE (fixture, "“Name”", "create-item", "@a{sv} {}");
  REFUSE (fixture, "“Name”", "create-company", "@a{sv} {}");
  REFUSE (fixture, "“Customer”", "create-order", "@a{sv} {}");
  REFUSE (fixture, "“Title”", "create-ticket", "@a{sv} {}");
}

/* The file itself keeps what was written once. */
static void
test_triggers_keep_what_was_written (Fixture *fixture, gconstpointer data)
{
  static const char *const statements[] = {
    "UPDATE stock_moves SET quantity = 1", "DELETE FROM stock_moves", "UPDATE ticket_events SET note = 'x'", "DELETE FROM ticket_events",
  };
  gint64 item = RUN (fixture, "create-item", "{'name': <'Chai'>}");
  gint64 ticket = RUN (fixture, "create-ticket", "{'title': <'Lamp'>}");

  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", item, 3 * BASE_QUANTITY_ONE);
  RUN (fixture, "add-ticket-note", "{'record': <%x>, 'note': <'Bulb'>}", ticket);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "test" }, &error);

      g_assert_no_error (error);
      g_assert_false (store_db_run (fixture->db, statements[i], &error));
      g_assert_error (error, STORE_ERROR, STORE_ERROR_CONSTRAINT);
      g_assert_nonnull (strstr (error->message, "stays as it was written"));
    }
}

/* A table without an id is not logged: only sums that triggers keep may be so. */
static void
test_rows_have_an_id (Fixture *fixture, gconstpointer data)
{
  assert_text (fixture, "SELECT group_concat (name, ' ') FROM (SELECT s.name FROM sqlite_schema AS s WHERE s.type = 'table' AND s.name NOT LIKE '%\\_search%' ESCAPE '\\'"
                        " AND NOT EXISTS (SELECT 1 FROM pragma_table_info (s.name) AS c WHERE c.name = 'id') ORDER BY s.name)", "change change_row stock_days");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/office/records/columns-are-the-fields-in-their-order", Fixture, NULL, fixture_set_up, test_columns_are_fields, fixture_tear_down);
  g_test_add ("/office/records/rows-have-an-id", Fixture, NULL, fixture_set_up, test_rows_have_an_id, fixture_tear_down);
  g_test_add ("/office/records/links-are-foreign-keys", Fixture, NULL, fixture_set_up, test_links_are_foreign_keys, fixture_tear_down);
  g_test_add ("/office/records/lists-are-short-and-have-a-title", Fixture, NULL, fixture_set_up, test_lists_are_short, fixture_tear_down);
  g_test_add ("/office/records/extreme-values-survive-save-and-load", Fixture, NULL, fixture_set_up, test_extremes_survive, fixture_tear_down);
  g_test_add ("/office/records/required-fields-are-named", Fixture, NULL, fixture_set_up, test_required_fields_are_named, fixture_tear_down);
  g_test_add ("/office/records/the-file-keeps-what-was-written-once", Fixture, NULL, fixture_set_up, test_triggers_keep_what_was_written, fixture_tear_down);
  return g_test_run ();
}
