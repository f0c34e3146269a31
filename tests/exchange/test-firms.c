/* Real firms come in whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <glib/gstdio.h>
#include <office.h>
#include "exchange-import.h"

typedef struct
{
  char            *folder;
  char            *path;
  StoreSchema     *schema;
  BaseEnvironment *environment;
  StoreFile       *file; /* NULL where the sample firms are missing */
} Firm;

/* In the order in which they refer to each other. */
static const struct { const char *file; guint records, parts; } northwind[] = {
  { "northwind/employees.csv", 9, 0 },   { "northwind/customers.csv", 91, 0 }, { "northwind/suppliers.csv", 29, 0 },
  { "northwind/shippers.csv", 3, 0 },    { "northwind/products.csv", 77, 72 }, { "northwind/orders.csv", 830, 0 },
  { "northwind/order_details.csv", 2155, 0 },
};

static void
set_up (Firm *firm, gconstpointer data)
{
  g_autofree char *sample = g_build_filename (g_getenv ("FACTOTUM_TEST_DATA"), "northwind", NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_test (sample, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the sample firms are not here");
      return;
    }
  firm->folder = g_dir_make_tmp ("factotum-firm-XXXXXX", &error);
  firm->path = g_build_filename (firm->folder, "firm.factotum", NULL);
  firm->schema = office_schema_new ();
  firm->environment = base_environment_new ();
  firm->file = store_file_open (firm->path, STORE_FILE_CREATE, firm->schema, firm->environment, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR))
        remove_folder (inside);
      g_unlink (inside);
    }
  g_rmdir (path);
}

static void
tear_down (Firm *firm, gconstpointer data)
{
  if (firm->file == NULL)
    return;
  g_clear_object (&firm->file);
  remove_folder (firm->folder);
  g_object_unref (firm->schema);
  g_object_unref (firm->environment);
  g_free (firm->folder);
  g_free (firm->path);
}

static ExchangeImport *
open_import (Firm *firm, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("FACTOTUM_TEST_DATA"), name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", "USD");
  ExchangeImport *import = exchange_import_open (firm->schema, path, NULL, NULL, locale, NULL, &error);

  g_assert_no_error (error);
  return import;
}

static void
bring_in (Firm *firm, const char *name, ExchangeOutcome outcome, guint records, guint parts)
{
  g_autoptr (ExchangeImport) import = open_import (firm, name);
  g_autofree char *summary = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_assert_true (exchange_import_run (import, firm->file, NULL, NULL, &error));
  g_assert_no_error (error);
  summary = exchange_import_dup_summary (import);
  g_test_message ("%s: %s in %.0f ms", name, summary, (g_get_monotonic_time () - start) / 1000.0);
  for (guint i = 0; i < exchange_csv_reader_get_n_rows (exchange_import_get_reader (import)); i++)
    if (exchange_import_get_reason (import, i) != NULL)
      g_test_message ("line %u: %s", exchange_csv_reader_get_line (exchange_import_get_reader (import), i), exchange_import_get_reason (import, i));
  g_assert_cmpuint (exchange_import_get_counts (import)->records[outcome], ==, records);
  g_assert_cmpuint (exchange_import_get_counts (import)->parts[outcome], ==, parts);
  g_assert_cmpuint (exchange_import_get_counts (import)->refused_rows, ==, 0);
}

static void
bring_in_northwind (Firm *firm, ExchangeOutcome outcome)
{
  for (guint i = 0; i < G_N_ELEMENTS (northwind); i++)
    bring_in (firm, northwind[i].file, outcome, northwind[i].records, northwind[i].parts);
}

static void
assert_number (Firm *firm, gint64 expected, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  g_assert_true (store_db_get_number (store_file_get_reader (firm->file), sql, &number, &error));
  g_assert_no_error (error);
  if (number != expected)
    g_error ("%" G_GINT64_FORMAT " instead of %" G_GINT64_FORMAT ": %s", number, expected, sql);
}

static void
assert_sound (Firm *firm)
{
  guint n;
  const StoreInvariant *invariants = office_invariants (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StoreQuery) query = store_query_new (store_file_get_reader (firm->file), invariants[i].sql);
      g_autoptr (GError) error = NULL;

      if (store_query_next (query))
        g_error ("%s: %s", invariants[i].name, store_query_get_text (query, 0));
      store_query_finish (query, &error);
      g_assert_no_error (error);
    }
}

static void
assert_northwind (Firm *firm)
{
  assert_number (firm, 9, "SELECT count(*) FROM employees");
  assert_number (firm, 8, "SELECT count(manager) FROM employees");
  assert_number (firm, 5, "SELECT count(*) FROM employees AS e JOIN employees AS m ON m.id = e.manager WHERE m.name = 'Andrew Fuller'");
  assert_number (firm, 91, "SELECT count(*) FROM contacts WHERE is_customer = 1");
  assert_number (firm, 29, "SELECT count(*) FROM contacts WHERE is_supplier = 1");
  assert_number (firm, 3, "SELECT count(*) FROM contacts WHERE is_carrier = 1");
  assert_number (firm, 77, "SELECT count(*) FROM items");
  assert_number (firm, 77, "SELECT count(supplier) FROM items");
  assert_number (firm, 12, "SELECT count(*) FROM items WHERE category = 'Beverages'");
  assert_number (firm, 3119, "SELECT sum(on_hand) / 1000000 FROM items");
  assert_number (firm, 18, "SELECT count(*) FROM items WHERE on_hand < reorder_level");
  assert_number (firm, 7405085, "SELECT sum(on_hand / 1000000 * price) FROM items");
  assert_number (firm, 830, "SELECT count(*) FROM orders");
  assert_number (firm, 830, "SELECT count(customer) FROM orders WHERE seller IS NOT NULL AND carrier IS NOT NULL");
  assert_number (firm, 2155, "SELECT count(*) FROM order_lines");
  assert_number (firm, 44000, "SELECT total FROM orders WHERE number = '10248'");
  assert_number (firm, 155260, "SELECT total FROM orders WHERE number = '10250'");
  assert_number (firm, 1638750, "SELECT total FROM orders WHERE number = '10865'");
  assert_number (firm, 126579329, "SELECT sum(amount) FROM order_lines");
  assert_number (firm, 37, "SELECT count(*) FROM orders WHERE shipped_on > promised_on");
  assert_number (firm, 21, "SELECT count(*) FROM orders WHERE shipped_on IS NULL");
  assert_number (firm, 21, "SELECT count(*) FROM orders WHERE state = 'confirmed' AND brought_in = 0");
  assert_number (firm, 1, "SELECT sum(reserved) > 0 AND sum(reserved) <= (SELECT sum(open) FROM order_lines) FROM items");
  assert_number (firm, 0, "SELECT count(*) FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order WHERE (o.brought_in = 1) <> (l.shipped = l.quantity)");
  assert_number (firm, 0, "SELECT count(*) FROM order_versions");
  assert_number (firm, 0, "SELECT count(*) FROM contacts WHERE region = 'NULL' OR fax = 'NULL' OR website = 'NULL'");
  assert_number (firm, 60, "SELECT count(*) FROM contacts WHERE is_customer = 1 AND region IS NULL");
  assert_sound (firm);
}

static void
test_northwind (Firm *firm, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (firm->file == NULL)
    return;
  bring_in_northwind (firm, EXCHANGE_ROW_NEW);
  assert_northwind (firm);
  bring_in_northwind (firm, EXCHANGE_ROW_SAME);
  assert_number (firm, G_N_ELEMENTS (northwind), "SELECT count(*) FROM change");
  for (guint i = 0; i < G_N_ELEMENTS (northwind); i++)
    store_file_undo (firm->file, 0, NULL, &error);
  g_assert_no_error (error);
  assert_number (firm, 0, "SELECT (SELECT count(*) FROM employees) + (SELECT count(*) FROM contacts) + (SELECT count(*) FROM items)"
                          " + (SELECT count(*) FROM orders) + (SELECT count(*) FROM order_lines) + (SELECT count(*) FROM external_keys)");
  for (guint i = 0; i < G_N_ELEMENTS (northwind); i++)
    store_file_redo (firm->file, NULL, &error);
  g_assert_no_error (error);
  assert_northwind (firm);
  bring_in_northwind (firm, EXCHANGE_ROW_SAME);
}

static void
assert_cannot_open (Firm *firm, const char *name, const char *kind, const char *mapping)
{
  g_autofree char *path = g_build_filename (g_getenv ("FACTOTUM_TEST_DATA"), name, NULL);
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", "USD");
  g_autoptr (GError) error = NULL;

  g_assert_null (exchange_import_open (firm->schema, path, kind, mapping, locale, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_choice_of_mapping (Firm *firm, gconstpointer data)
{
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", "USD");
  g_autofree char *path = g_build_filename (g_getenv ("FACTOTUM_TEST_DATA"), "northwind", "shippers.csv", NULL);
  g_autofree char *list = NULL;
  g_autoptr (ExchangeImport) named = NULL, kind = NULL, guessed = NULL;
  g_autoptr (GError) error = NULL;

  if (firm->file == NULL)
    return;
  list = g_build_filename (firm->folder, "list.csv", NULL);
  named = exchange_import_open (firm->schema, path, NULL, "northwind-shippers", locale, NULL, &error);
  g_assert_no_error (error);
  kind = exchange_import_open (firm->schema, path, "contacts", NULL, locale, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (exchange_import_get_mapping (kind)->system, ==, "northwind");
  g_assert_true (g_file_set_contents (list, "Name;City;is_customer\nAnn;Rome;ja\n", -1, &error));
  guessed = exchange_import_open (firm->schema, list, "contacts", NULL, locale, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (exchange_import_get_mapping (guessed)->fields->len, ==, 3);
  assert_cannot_open (firm, "northwind/regions.csv", NULL, NULL);
  assert_cannot_open (firm, "northwind/shippers.csv", "ghosts", NULL);
  assert_cannot_open (firm, "northwind/shippers.csv", "items", "northwind-shippers");
  assert_cannot_open (firm, "northwind/shippers.csv", "items", NULL);
  assert_cannot_open (firm, "northwind/shippers.csv", NULL, "northwind-nothing");
  assert_cannot_open (firm, "northwind/nothing.csv", NULL, NULL);
}

/* A row that only the file itself refuses, in the middle of an import without a plan. */
static void
test_refused_late (Firm *firm, gconstpointer data)
{
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", "USD");
  g_autofree char *list = NULL;
  g_autoptr (ExchangeImport) import = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (StoreChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (firm->file == NULL)
    return;
  list = g_build_filename (firm->folder, "list.csv", NULL);
  g_assert_true (g_file_set_contents (list, "Id;Name;Number;E-mail\n1;Ann;1;\n2;Bo;1;\n3;Cy;3;nonsense\n4;Di;4;di@example.com\n", -1, &error));
  import = exchange_import_open (firm->schema, list, "contacts", NULL, locale, NULL, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_false (exchange_import_run (import, firm->file, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_number (firm, 0, "SELECT (SELECT count(*) FROM contacts) + (SELECT count(*) FROM change)");
  g_assert_true (exchange_import_run (import, firm->file, NULL, &change, &error));
  g_assert_no_error (error);
  g_assert_nonnull (exchange_import_get_reason (import, 1));
  g_assert_nonnull (exchange_import_get_reason (import, 2));
  g_assert_cmpuint (change->touches->len, ==, 4);
  assert_number (firm, 2, "SELECT count(*) FROM contacts WHERE name IN ('Ann', 'Di')");
  assert_number (firm, 2, "SELECT count(*) FROM contacts");
  assert_number (firm, 1, "SELECT count(*) FROM change");
}

static void
test_incidents (Firm *firm, gconstpointer data)
{
  if (firm->file == NULL)
    return;
  bring_in (firm, "incidents/incident_event_log.csv", EXCHANGE_ROW_NEW, 890, 5998);
  assert_number (firm, 890, "SELECT count(*) FROM tickets WHERE state = 'closed'");
  assert_number (firm, 5998, "SELECT count(*) FROM ticket_events");
  assert_number (firm, 15, "SELECT count(*) FROM tickets WHERE priority = 'critical'");
  assert_number (firm, 33, "SELECT count(*) FROM tickets WHERE priority = 'high'");
  assert_number (firm, 757, "SELECT count(*) FROM tickets WHERE priority = 'moderate'");
  assert_number (firm, 85, "SELECT count(*) FROM tickets WHERE priority = 'low'");
  assert_number (firm, 0, "SELECT count(*) FROM tickets WHERE category = '?' OR team = '?'");
  assert_number (firm, 1, "SELECT count(*) FROM tickets WHERE number = 'INC0000045' AND opened_at = '2016-02-29T01:16:00Z' AND closed_at = '2016-03-05T12:00:00Z'");
  assert_sound (firm);
  bring_in (firm, "incidents/incident_event_log.csv", EXCHANGE_ROW_SAME, 890, 5998);
  assert_number (firm, 1, "SELECT count(*) FROM change");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exchange/firms/northwind-comes-in-goes-and-comes-again", Firm, NULL, set_up, test_northwind, tear_down);
  g_test_add ("/exchange/firms/the-incident-log-folds-into-tickets", Firm, NULL, set_up, test_incidents, tear_down);
  g_test_add ("/exchange/firms/refused-rows-are-left-out-of-one-change", Firm, NULL, set_up, test_refused_late, tear_down);
  g_test_add ("/exchange/firms/a-mapping-is-found-named-or-guessed", Firm, NULL, set_up, test_choice_of_mapping, tear_down);
  return g_test_run ();
}
