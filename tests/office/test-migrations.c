/* An office of any older version is brought up to date whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <glib/gstdio.h>
#include <office.h>
#include <store-check.h>
#include <store-log.h>
#include <store-run.h>
#include <store-transaction.h>

#define OLDEST 2 /* the first with tables of the office */

typedef struct
{
  char            *folder;
  char            *path;
  StoreSchema     *now;
  BaseEnvironment *environment;
} World;

/* A firm of the first version: what was sold, shipped, counted, asked. In later versions the same columns mean the same. */
static const char *const typical[] = {
  "INSERT INTO companies (id, name, currency) VALUES (1, 'Northwind', 'EUR')",
  "INSERT INTO contacts (id, number, name, is_customer, is_supplier, is_carrier) VALUES (1, 'C-1', 'Ernst Handel', 1, 0, 0), (2, 'C-2', 'Exotic Liquids', 0, 1, 0), (3, 'C-3', 'Speedy', 0, 0, 1)",
  "INSERT INTO employees (id, number, name, manager) VALUES (1, 'E-1', 'Andrew', NULL), (2, 'E-2', 'Nancy', 1)",
  "INSERT INTO items (id, number, name, price, cost, on_hand, on_order, supplier) VALUES (1, 'I-1', 'Chai', 1800, 1100, 7000000, 2000000, 2), (2, 'I-2', 'Chang', 1900, 0, 0, 0, NULL)",
  "INSERT INTO orders (id, number, customer, seller, state, ordered_on, confirmed_on, shipped_on, invoiced_on, cancelled_on, currency, total) VALUES"
  " (1, '1', 1, 2, 'invoiced', '2025-01-07', '2025-01-07', '2025-01-09', '2025-01-10', NULL, 'EUR', 5400), (2, '2', 1, 2, 'confirmed', '2025-02-03', '2025-02-03', NULL, NULL, NULL, 'EUR', 3600),"
  " (3, '3', 1, NULL, 'draft', '2025-02-04', NULL, NULL, NULL, NULL, 'EUR', 1900), (4, '4', 1, NULL, 'cancelled', '2025-02-05', NULL, NULL, NULL, '2025-02-06', 'EUR', 0),"
  " (5, '5', 1, NULL, 'shipped', '2025-02-05', '2025-02-05', '2025-02-06', NULL, NULL, 'EUR', 1800)",
  "INSERT INTO order_lines (id, sales_order, position, item, text, quantity, price, amount, currency) VALUES (1, 1, 1, 1, 'Chai', 3000000, 1800, 5400, 'EUR'), (2, 2, 1, 1, 'Chai', 2000000, 1800, 3600, 'EUR'),"
  " (3, 3, 1, 2, 'Chang', 1000000, 1900, 1900, 'EUR'), (4, 5, 1, 1, 'Chai', 1000000, 1800, 1800, 'EUR')",
  "INSERT INTO stock_moves (id, item, quantity, moved_on, kind, order_line) VALUES (1, 1, 11000000, '2025-01-01', 'opening', NULL), (2, 1, -3000000, '2025-01-09', 'shipment', 1), (3, 1, -1000000, '2025-02-06', 'shipment', 4)",
  "INSERT INTO tickets (id, number, title, impact, urgency, priority, state, opened_at) VALUES (1, 'T-1', 'Screen is dark', 'medium', 'medium', 'moderate', 'new', '2025-02-01T10:00:00Z')",
  "INSERT INTO ticket_events (id, ticket, at, state) VALUES (1, 1, '2025-02-01T10:00:00Z', 'new')",
  NULL
};

/* Quotes, other scripts, a megabyte, the largest numbers, and what lies in the trash under what does not. */
static const char *const ugly[] = {
  "INSERT INTO contacts (id, number, name, notes, trashed_at) VALUES (1, '', '''; DROP TABLE items; --', char (10) || '\"' || char (9) || 'é٣😀' || char (8238) || 'x', NULL),"
  " (9223372036854775806, 'ünïcödé', printf ('%.*c', 1000000, 'x'), NULL, NULL), (7, 'x', 'In the trash', NULL, '2025-01-01T00:00:00Z')",
  "INSERT INTO items (id, number, name, price, cost, on_hand, on_order, trashed_at) VALUES (1, NULL, 'Free', 0, 0, -9000000000000, 0, NULL), (2, '2', 'Dear', 9000000000000, 9000000000000, 0, 9000000000000, NULL),"
  " (3, '3', 'Gone', 1, 1, 5, 0, '2025-01-01T00:00:00Z')",
  "INSERT INTO orders (id, number, customer, state, currency, discount, total, trashed_at) VALUES (1, '', 7, 'draft', 'ZZZ', 9000000000000, -9000000000000, NULL), (2, NULL, NULL, 'confirmed', NULL, 0, 0, '2025-01-01T00:00:00Z')",
  "INSERT INTO order_lines (id, sales_order, item, quantity, price, amount, trashed_at) VALUES (1, 1, 3, 1, -9000000000000, 0, NULL), (2, 2, NULL, 9000000000000, 0, 0, '2025-01-01T00:00:00Z')",
  "INSERT INTO stock_moves (id, item, quantity, kind, trashed_at) VALUES (1, 1, -9000000000000, 'adjustment', NULL), (2, 3, 5, 'return', '2025-01-01T00:00:00Z')",
  "WITH RECURSIVE n (i) AS (VALUES (100) UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO tickets (id, number, title, opened_at) SELECT i, 'T' || i, printf ('%c', i % 50 + 33), '2025-01-01T00:00:00Z' FROM n",
  NULL
};

static const char *const empty[] = { NULL };

static void
set_up (World *world, gconstpointer data)
{
  world->folder = g_dir_make_tmp ("factotum-XXXXXX", NULL);
  world->path = g_build_filename (world->folder, "firm.factotum", NULL);
  world->now = office_schema_new ();
  world->environment = base_environment_new ();
}

static void
remove_files (World *world)
{
  g_autoptr (GDir) folder = g_dir_open (world->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (world->folder, name, NULL);

      g_unlink (path);
    }
}

static void
tear_down (World *world, gconstpointer data)
{
  remove_files (world);
  g_rmdir (world->folder);
  g_free (world->folder);
  g_free (world->path);
  g_object_unref (world->now);
  g_object_unref (world->environment);
}

static StoreDb *
open_firm (World *world, StoreSchema *schema, StoreDbMode mode)
{
  g_autoptr (GError) error = NULL;
  StoreDb *db = store_db_open (world->path, mode, schema, world->environment, &error);

  g_assert_no_error (error);
  return db;
}

/* What the columns of the first version say, as one text a table. */
static char *
describe (StoreDb *db)
{
  static const char *const statements[] = {
    "SELECT id, name, currency FROM companies ORDER BY id",
    "SELECT id, trashed_at, number, name, is_customer, is_supplier, is_carrier, notes FROM contacts ORDER BY id",
    "SELECT id, number, name, manager FROM employees ORDER BY id",
    "SELECT id, trashed_at, number, name, price, cost, on_hand, on_order, supplier FROM items ORDER BY id",
    "SELECT id, trashed_at, number, customer, seller, state, ordered_on, confirmed_on, shipped_on, invoiced_on, cancelled_on, currency, discount, total FROM orders ORDER BY id",
    "SELECT id, trashed_at, sales_order, position, item, text, quantity, price, discount, amount FROM order_lines ORDER BY id",
    "SELECT id, trashed_at, item, quantity, moved_on, kind, reason, order_line FROM stock_moves ORDER BY id",
    "SELECT id, trashed_at, number, title, impact, urgency, priority, state, opened_at FROM tickets ORDER BY id",
    "SELECT id, ticket, at, state FROM ticket_events ORDER BY id",
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (StoreQuery) query = store_query_new (db, statements[i]);
      g_autoptr (GError) error = NULL;

      while (store_query_next (query))
        for (int column = 0; column < store_query_get_n_columns (query); column++)
          g_string_append_printf (text, "%s%c", store_query_get_text (query, column) != NULL ? store_query_get_text (query, column) : "∅", column + 1 == store_query_get_n_columns (query) ? '\n' : '|');
      g_assert_true (store_query_finish (query, &error));
      g_assert_no_error (error);
    }
  return g_string_free_and_steal (text);
}

static StoreSchema *
make_old_schema (guint version)
{
  g_autoptr (StoreSchema) released = store_schema_new ();
  StoreSchema *old = store_schema_new ();

  store_schema_add_released_migrations (released);
  for (guint i = 1; i <= version; i++)
    store_schema_add_migration (old, store_schema_get_migration (released, i));
  return old;
}

/* The firm as the program of that version wrote it; what it says. Between two versions of one release a link may lead to a table that is to come. */
static char *
write_firm (World *world, guint version, const char *const *rows)
{
  g_autoptr (StoreSchema) old = make_old_schema (version);
  g_autoptr (StoreDb) db = open_firm (world, old, STORE_DB_CREATE);
  g_autoptr (StoreTransaction) transaction = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (store_db_run (db, "PRAGMA foreign_keys = OFF", NULL));
  transaction = store_transaction_begin (db, &(StoreIntent) { .command = "old" }, &error);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      store_db_run (db, rows[i], &error);
      g_assert_no_error (error);
    }
  store_transaction_commit (transaction, NULL, &error);
  g_assert_no_error (error);
  return describe (db);
}

static void
assert_number (StoreDb *db, const char *sql, gint64 expected)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  store_db_get_number (db, sql, &number, &error);
  g_assert_no_error (error);
  g_assert_cmpint (number, ==, expected);
}

static void
assert_rules_hold (StoreDb *db)
{
  g_autoptr (GError) error = NULL;
  guint n;
  const StoreInvariant *invariants = office_invariants (&n);
  g_autoptr (GPtrArray) findings = store_check_run (db, invariants, n, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      StoreFinding *finding = findings->pdata[i];

      if (finding->n_faults > 0)
        g_error ("%s: %s", finding->name, finding->faults[0]);
    }
}

static void
migrate (World *world, guint version, const char *const *rows, gboolean rules)
{
  g_autofree char *before = write_firm (world, version, rows), *after = NULL;
  g_autoptr (StoreDb) db = open_firm (world, world->now, STORE_DB_WRITE);

  after = describe (db);
  g_assert_cmpstr (before, ==, after);
  assert_number (db, "PRAGMA user_version", store_schema_get_version (world->now));
  assert_number (db, "SELECT count (*) FROM pragma_foreign_key_check", 0);
  assert_number (db, "SELECT count (*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'", 0);
  g_assert_true (store_log_verify (db, NULL, NULL));
  if (rules)
    assert_rules_hold (db);
}

static void
migrate_each (World *world, const char *const *rows, guint last_with_rules)
{
  for (guint version = OLDEST; version < store_schema_get_version (world->now); version++)
    {
      g_test_message ("version %u", version);
      migrate (world, version, rows, version <= last_with_rules);
      remove_files (world);
    }
}

static void
test_empty (World *world, gconstpointer data)
{
  migrate_each (world, empty, G_MAXUINT);
}

/* From the fourth version on these rows alone are no whole office: more was kept by then. */
static void
test_typical (World *world, gconstpointer data)
{
  migrate_each (world, typical, 3);
}

static void
test_ugly (World *world, gconstpointer data)
{
  migrate_each (world, ugly, 0);
}

/* Orders of three lines in all states, customers and items to match, goods to ship them from; in later versions the same columns mean the same. Newly made. */
static char **
make_large (guint n)
{
  guint n_items = MAX (n / 25, 10);
  g_autoptr (GStrvBuilder) rows = g_strv_builder_new ();
  g_autofree char *counted = g_strdup_printf ("WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < %u)", n);
  g_autofree char *lines = g_strconcat (counted, ", k (k) AS (VALUES (1), (2), (3))", NULL);

  g_strv_builder_add (rows, "INSERT INTO companies (id, name, currency) VALUES (1, 'Northwind', 'EUR')");
  g_strv_builder_add (rows, "INSERT INTO contacts (id, number, name, is_supplier) VALUES (1, 'S-1', 'Exotic Liquids', 1)");
  g_strv_builder_take (rows, g_strdup_printf ("%s INSERT INTO contacts (id, number, name, is_customer, city) SELECT i + 1, 'C-' || i, 'Customer ' || i, 1, 'Town ' || i %% 90 FROM n WHERE i <= %u", counted, n / 10));
  g_strv_builder_take (rows, g_strdup_printf ("%s INSERT INTO items (id, number, name, price, cost, supplier) SELECT i, 'I-' || i, 'Item ' || i, 1800, 1100, 1 FROM n WHERE i <= %u", counted, n_items));
  g_strv_builder_take (rows, g_strdup_printf ("%s INSERT INTO stock_moves (id, item, quantity, moved_on, kind) SELECT i, i, 1000000000, '2024-01-01', 'opening' FROM n WHERE i <= %u", counted, n_items));
  g_strv_builder_take (rows, g_strdup_printf ("%s INSERT INTO orders (id, number, customer, state, ordered_on, confirmed_on, shipped_on, invoiced_on, currency, total)"
                                              " SELECT i, i, 2 + i %% %u, CASE i %% 4 WHEN 0 THEN 'invoiced' WHEN 1 THEN 'confirmed' WHEN 2 THEN 'draft' ELSE 'shipped' END, date ('2024-01-02', (i %% 400) || ' days'),"
                                              " CASE WHEN i %% 4 <> 2 THEN date ('2024-01-02', (i %% 400) || ' days') END, CASE WHEN i %% 4 IN (0, 3) THEN date ('2024-01-04', (i %% 400) || ' days') END,"
                                              " CASE WHEN i %% 4 = 0 THEN date ('2024-01-05', (i %% 400) || ' days') END, 'EUR', 10800 FROM n", counted, n / 10));
  g_strv_builder_take (rows, g_strdup_printf ("%s INSERT INTO order_lines (id, sales_order, position, item, text, quantity, price, amount, currency)"
                                              " SELECT (i - 1) * 3 + k, i, k, (i * 7 + k) %% %u + 1, 'Item', ((i + k) %% 3 + 1) * 1000000, 1800, ((i + k) %% 3 + 1) * 1800, 'EUR' FROM n, k", lines, n_items));
  g_strv_builder_take (rows, g_strdup_printf ("%s INSERT INTO stock_moves (id, item, quantity, moved_on, kind, order_line)"
                                              " SELECT %u + (i - 1) * 3 + k, (i * 7 + k) %% %u + 1, -((i + k) %% 3 + 1) * 1000000, date ('2024-01-04', (i %% 400) || ' days'), 'shipment', (i - 1) * 3 + k FROM n, k WHERE i %% 4 IN (0, 3)", lines, n_items, n_items));
  g_strv_builder_add (rows, "UPDATE items SET on_hand = (SELECT sum (quantity) FROM stock_moves WHERE item = items.id)");
  return g_strv_builder_end (rows);
}

/* In the long set (FACTOTUM_PROOF) fifty thousand orders of each version, else a thousand of two of them. */
static void
test_large (World *world, gconstpointer data)
{
  gboolean is_long = g_getenv ("FACTOTUM_PROOF") != NULL;
  guint n = is_long ? 50000 : 1000, n_orders = 0;
  g_auto (GStrv) rows = make_large (n);

  for (guint version = OLDEST; version < store_schema_get_version (world->now); version += is_long ? 1 : 4, n_orders += n)
    {
      g_test_message ("version %u", version);
      migrate (world, version, (const char *const *) rows, version <= 3);
      remove_files (world);
    }
  g_print ("# count migrated-orders %u\n", n_orders);
}

static gint64
run (StoreDb *db, const char *name, GVariant *values)
{
  g_autoptr (GVariant) arguments = g_variant_ref_sink (values);
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (db, &(StoreIntent) { .command = name }, NULL);
  g_autoptr (GError) error = NULL;

  store_command_execute (store_schema_find_command (store_db_get_schema (db), name), db, arguments, &error);
  g_assert_no_error (error);
  return store_transaction_commit (transaction, NULL, NULL);
}

/* What was ordered gets what is there, and undo has nothing to take back. */
static void
test_old_orders_wait (World *world, gconstpointer data)
{
  g_autofree char *before = write_firm (world, OLDEST, typical);
  g_autoptr (StoreDb) db = open_firm (world, world->now, STORE_DB_WRITE);

  assert_number (db, "SELECT quantity FROM stock_balances WHERE item = 1 AND location IS NULL", 7000000);
  assert_number (db, "SELECT reserved FROM order_lines WHERE id = 2", 2000000);
  assert_number (db, "SELECT count (*) FROM order_lines WHERE shipped = quantity AND invoiced = quantity", 2);
  assert_number (db, "SELECT count (*) FROM change WHERE command = 'bring-up-to-date'", 1);
  g_assert_cmpint (store_log_get_undo (db), <=, 1);
}

/* Old goods can be shipped, and the old order invoiced. */
static void
test_work_goes_on (World *world, gconstpointer data)
{
  g_autofree char *before = write_firm (world, OLDEST, typical);
  g_autoptr (StoreDb) db = open_firm (world, world->now, STORE_DB_WRITE);

  run (db, "adjust-stock", g_variant_new_parsed ("{'record': <int64 1>, 'counted': <int64 9000000>, 'reason': <'counted'>}"));
  run (db, "ship-order", g_variant_new_parsed ("{'record': <int64 2>}"));
  run (db, "invoice-order", g_variant_new_parsed ("{'record': <int64 2>}"));
  assert_number (db, "SELECT on_hand FROM items WHERE id = 1", 7000000);
  assert_rules_hold (db);
}

/* Before anything is changed a verified copy of the old file lies beside it. */
static void
test_copy (World *world, gconstpointer data)
{
  g_autofree char *before = write_firm (world, OLDEST, typical);
  guint n = 0;

  g_object_unref (open_firm (world, world->now, STORE_DB_WRITE));
  {
    g_autoptr (GDir) folder = g_dir_open (world->folder, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (folder)) != NULL)
      n += strstr (name, "firm") != NULL && !g_str_has_suffix (name, "-wal") && !g_str_has_suffix (name, "-shm");
  }
  g_assert_cmpuint (n, >=, 2);
}

/* Earlier versions searched what changed in orders, and kept the titles of records that nothing is found by. */
static void
test_words_not_searched_any_more (World *world, gconstpointer data)
{
  static const char *const old[] = {
    "CREATE VIRTUAL TABLE order_versions_search USING fts5(words, form_1_1d6149b5, content='', contentless_delete=1, detail=none, tokenize='ascii')",
    "CREATE VIRTUAL TABLE order_versions_search_vocabulary USING fts5vocab('order_versions_search', 'instance')",
    "CREATE TABLE order_versions_search_title (id INTEGER PRIMARY KEY, title TEXT) STRICT",
  };
  g_autofree char *before = write_firm (world, OLDEST, empty);
  g_autoptr (StoreDb) db = open_firm (world, world->now, STORE_DB_WRITE);

  for (guint i = 0; i < G_N_ELEMENTS (old); i++)
    g_assert_true (store_db_run (db, old[i], NULL));
  assert_number (db, "SELECT count (*) FROM sqlite_schema WHERE name GLOB 'order_versions_search*'", 7); /* with what FTS5 makes of them */
  g_clear_object (&db);
  db = open_firm (world, world->now, STORE_DB_WRITE);
  assert_number (db, "SELECT count (*) FROM sqlite_schema WHERE name GLOB 'order_versions_search*'", 0);
  assert_number (db, "SELECT count (*) FROM sqlite_schema WHERE name IN ('orders_search', 'contacts_search_title')", 2);
}

#define ADD(name, test) g_test_add ("/office/migrations/" name, World, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("an-empty-firm-of-each-version", test_empty);
  ADD ("a-typical-firm-of-each-version", test_typical);
  ADD ("an-ugly-firm-of-each-version", test_ugly);
  ADD ("a-large-firm", test_large);
  ADD ("old-orders-get-what-is-there", test_old_orders_wait);
  ADD ("work-goes-on-in-an-old-firm", test_work_goes_on);
  ADD ("a-copy-of-the-old-file-is-kept", test_copy);
  ADD ("words-not-searched-any-more-go", test_words_not_searched_any_more);
  return g_test_run ();
}
