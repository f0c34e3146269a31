/* What goes out as CSV comes in again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <glib/gstdio.h>
#include <base-date.h>
#include <office.h>
#include <store-generic.h>
#include <store-run.h>
#include <store-transaction.h>
#include "exchange-csv-guess.h"
#include "exchange-error.h"
#include "exchange-export.h"
#include "exchange-import.h"
#include "exchange-mapping-store.h"

typedef struct
{
  char            *folder;
  StoreSchema     *schema;
  BaseEnvironment *environment;
  StoreDb         *from;
  StoreDb         *to;
} Pair;

static StoreDb *
open_firm (Pair *pair, const char *name)
{
  g_autofree char *path = g_build_filename (pair->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  StoreDb *db = store_db_open (path, STORE_DB_CREATE, pair->schema, pair->environment, &error);

  g_assert_no_error (error);
  return db;
}

static void
set_up (Pair *pair, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pair->folder = g_dir_make_tmp ("factotum-pair-XXXXXX", &error);
  g_assert_no_error (error);
  pair->schema = office_schema_new ();
  pair->environment = base_environment_new ();
  pair->from = open_firm (pair, "from.factotum");
  pair->to = open_firm (pair, "to.factotum");
}

static void
tear_down (Pair *pair, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_finalize_object (pair->from);
  g_assert_finalize_object (pair->to);
  dir = g_dir_open (pair->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (pair->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (pair->folder);
  g_free (pair->folder);
  g_object_unref (pair->schema);
  g_object_unref (pair->environment);
}

/* Fields that only take some texts. */
static char *
make_text (BaseRecordClass *class, const BaseField *field, guint n)
{
  if (g_str_equal (field->name, "email"))
    return g_strdup ("ann@example.com");
  if (g_str_equal (field->name, "currency"))
    return g_strdup ("USD");
  if (field->flags & BASE_LANGUAGE)
    return g_strdup (n == 0 ? "de_AT" : "pt_BR");
  if (g_str_equal (class->table, "series"))
    return g_strdup_printf ("%u-{year}-{number}", n);
  return g_strdup_printf (field->kind == BASE_KIND_LONG_TEXT ? "=%s;%u,\n\"x\"" : "-%s ; %u, \"é\"", field->name, n);
}

static gboolean
has_target (StoreDb *db, BaseRecordClass *class, const BaseField *field)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE id = 1", field->target);
  gint64 n = 0;

  return !g_str_equal (field->target, class->table) && !g_str_equal (field->target, "order_lines") && store_db_get_number (db, sql, &n, NULL) && n == 1;
}

/* Something in every field that people and imports can fill, nasty where it is text. */
static void
fill (StoreDb *db, BaseRecord *record, guint n)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (record);

  for (guint i = 0; i < class->n_fields; i++)
    {
      const BaseField *field = &class->fields[i];
      g_autofree char *text = make_text (class, field, n);

      if (!base_field_is_input (field) || base_field_is_sealed (field) || (field->kind == BASE_KIND_LINK && !has_target (db, class, field)))
        continue;
      if (g_str_equal (class->table, "items") && (g_str_equal (field->name, "kind") || g_str_equal (field->name, "tracking")))
        continue; /* so that it may lie in stock as it is */
      if (base_field_is_text (field))
        base_record_put_text (record, field, text);
      else if (field->kind == BASE_KIND_DATE)
        base_record_put_number (record, field, base_date_from_ymd (2026, 2, (int) i + 1));
      else if (field->kind == BASE_KIND_TIME)
        base_record_put_number (record, field, 1773655200 + i);
      else if (field->kind == BASE_KIND_CHOICE && (field->flags & BASE_UNIQUE))
        base_record_put_number (record, field, n);
      else if (field->kind == BASE_KIND_CHOICE || field->kind == BASE_KIND_LINK || field->kind == BASE_KIND_YES_NO)
        base_record_put_number (record, field, 1);
      else if (field->kind == BASE_KIND_COUNT)
        base_record_put_number (record, field, n + 2);
      else
        base_record_put_number (record, field, field->kind == BASE_KIND_QUANTITY ? 1234567 + n : field->kind == BASE_KIND_RATE ? 55000 : 123456 + n);
    }
}

/* Of which less than two are made like that, since their rules want more than a value in each field. */
static const struct
{
  const char *table;
  guint       n;
} fewer[] = {
  { "companies", 1 }, { "holidays", 1 }, { "supplier_items", 1 }, { "bank_changes", 0 }, { "bill_lines", 0 }, { "invoice_lines", 0 }, { "invoices", 0 }, { "kit_parts", 0 },
  { "purchase_proposals", 0 }, { "receipts", 0 }, { "return_lines", 0 }, { "shipment_lines", 0 }, { "substitutes", 0 },
};

static guint
get_expected (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (fewer); i++)
    if (g_str_equal (fewer[i].table, table))
      return fewer[i].n;
  return 2;
}

static gboolean
make_record (Pair *pair, BaseRecordClass *class, guint n)
{
  g_autoptr (BaseRecord) record = g_object_new (G_TYPE_FROM_CLASS (class), NULL);
  g_autoptr (GError) reason = NULL;
  gboolean made;

  fill (pair->from, record, n);
  made = store_record_save (pair->from, record, &reason);
  if (!made)
    g_test_message ("%s: %s", class->table, reason->message);
  return made;
}

/* Two of each kind, in the order of the types, so that links have their targets. */
static void
make_records (Pair *pair)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (pair->from, &exchange_import_intent, &error);

  for (guint i = 0; i < store_schema_get_n_types (pair->schema); i++)
    {
      BaseRecordClass *class = store_schema_get_class (pair->schema, i);
      guint made = 0;

      for (guint n = 0; n < 2 && base_record_class_has_input (class); n++)
        made += make_record (pair, class, n);
      if (base_record_class_has_input (class) && made != get_expected (class->table))
        g_error ("%u of %s", made, class->table);
    }
  g_assert_true (store_transaction_commit (transaction, NULL, &error));
  g_assert_no_error (error);
}

static void
carry_over (Pair *pair, BaseRecordClass *class, BaseLocale *locale, gboolean with_labels)
{
  g_autofree char *path = g_build_filename (pair->folder, "list.csv", NULL), *summary = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 ids[] = { 1, 2, 3, 4, 5, 6 };
  ExchangeExport export = { .class = class, .locale = locale, .with_labels = with_labels };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ExchangeCsvReader) reader = NULL;
  g_autoptr (ExchangeMapping) mapping = NULL;
  g_autoptr (ExchangeImport) import = NULL;
  g_autoptr (StoreTransaction) transaction = NULL;
  ExchangeCsvFormat format;

  exchange_export_write (&export, pair->from, ids, G_N_ELEMENTS (ids), path, NULL, &error);
  g_assert_no_error (error);
  bytes = exchange_csv_load (path, NULL, &error);
  exchange_csv_guess (bytes, locale, &format);
  reader = exchange_csv_reader_new (bytes, &format, 0, NULL, &error);
  g_assert_no_error (error);
  mapping = exchange_mapping_guess (class, exchange_csv_reader_get_columns (reader));
  import = exchange_import_new (pair->schema, reader, mapping, locale->currency, &error);
  g_assert_no_error (error);
  transaction = store_transaction_begin (pair->to, &exchange_import_intent, &error);
  if (!exchange_import_apply (pair->to, import, &error) || !store_transaction_commit (transaction, NULL, &error))
    g_error ("%s: %s", class->table, error->message);
  for (guint i = 0; i < exchange_csv_reader_get_n_rows (reader); i++)
    g_assert_cmpstr (exchange_import_get_reason (import, i), ==, NULL);
  g_remove (path);
}

static void
assert_same_rows (Pair *pair, BaseRecordClass *class)
{
  g_autoptr (StoreQuery) old = store_query_new (pair->from, store_record_get_select (class)), new = store_query_new (pair->to, store_record_get_select (class));

  while (store_query_next (old))
    {
      if (!store_query_next (new))
        g_error ("%s: one is missing", class->table);
      for (guint i = 0; i < class->n_fields; i++)
        if (base_field_is_input (&class->fields[i]) && g_strcmp0 (store_query_get_text (old, 3 + (int) i), store_query_get_text (new, 3 + (int) i)) != 0)
          g_error ("%s.%s: %s became %s", class->table, class->fields[i].name, store_query_get_text (old, 3 + (int) i), store_query_get_text (new, 3 + (int) i));
    }
  g_assert_false (store_query_next (new));
}

static void
go_round (Pair *pair, const char *locale_name, gboolean with_labels)
{
  g_autoptr (BaseLocale) locale = base_locale_new (locale_name, "USD");

  make_records (pair);
  for (guint i = 0; i < store_schema_get_n_types (pair->schema); i++)
    if (base_record_class_has_input (store_schema_get_class (pair->schema, i)))
      carry_over (pair, store_schema_get_class (pair->schema, i), locale, with_labels);
  for (guint i = 0; i < store_schema_get_n_types (pair->schema); i++)
    assert_same_rows (pair, store_schema_get_class (pair->schema, i));
}

static void
test_names (Pair *pair, gconstpointer data)
{
  go_round (pair, "en_US", FALSE);
}

static void
test_labels (Pair *pair, gconstpointer data)
{
  go_round (pair, "de_DE", TRUE);
}

static void
test_chosen_columns (Pair *pair, gconstpointer data)
{
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", "EUR");
  BaseRecordClass *class = store_schema_find_class (pair->schema, "contacts");
  const BaseField *columns[] = { base_record_class_find_field (class, "city"), base_record_class_find_field (class, "name"), NULL };
  ExchangeExport export = { .class = class, .columns = columns, .locale = locale };
  g_autofree char *path = g_build_filename (pair->folder, "list.csv", NULL), *text = NULL, *sorted = NULL;
  g_autoptr (StoreFilter) filter = store_filter_new (class);
  g_autoptr (GError) error = NULL;
  gint64 ids[] = { 2, 99, 1 };

  make_records (pair);
  g_assert_true (exchange_export_write (&export, pair->from, ids, 3, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "\xEF\xBB\xBF" "city;name\r\n\"'-city ; 1, \"\"é\"\"\";\"'-name ; 1, \"\"é\"\"\"\r\n\"'-city ; 0, \"\"é\"\"\";\"'-name ; 0, \"\"é\"\"\"\r\n");
  store_filter_set_sort (filter, columns[1], TRUE);
  g_assert_true (exchange_export_write_filter (&export, pair->from, filter, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &sorted, NULL, NULL));
  g_assert_cmpstr (sorted, ==, text);
}

static void
test_cancelled (Pair *pair, gconstpointer data)
{
  g_autoptr (BaseLocale) locale = base_locale_new ("C", "EUR");
  ExchangeExport export = { .class = store_schema_find_class (pair->schema, "contacts"), .locale = locale };
  g_autofree char *path = g_build_filename (pair->folder, "list.csv", NULL), *text = NULL;
  g_autofree char *nowhere = g_build_filename (pair->folder, "no such folder", "list.csv", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "as it was", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (exchange_export_write (&export, pair->from, NULL, 0, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "as it was");
  g_clear_error (&error);
  g_assert_false (exchange_export_write (&export, pair->from, NULL, 0, nowhere, NULL, &error));
  g_assert_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_FILE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/exchange/export/" path, Pair, NULL, set_up, function, tear_down)
  ADD ("every-kind-of-record-survives-with-field-names", test_names);
  ADD ("every-kind-of-record-survives-with-labels", test_labels);
  ADD ("a-list-goes-out-as-shown", test_chosen_columns);
  ADD ("a-cancelled-export-leaves-the-old-file", test_cancelled);
  return g_test_run ();
}
