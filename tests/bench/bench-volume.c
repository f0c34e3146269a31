/* Companies of a size that matters, filled by statements.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "bench-times.h"
#include "bench-volume.h"

#include <office-founding.h>
#include <office-ledger.h>
#include <store-transaction.h>

#define N_CUSTOMERS 500
#define PIECE       30000 /* rows a statement: the log of a change lies in memory until its commit */

/* n (i): whole numbers of one piece. */
#define NUMBERS "WITH RECURSIVE n (i) AS (VALUES ($from) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $to) "
/* Pieces of each item that came in; what one of them cost, in cents. */
#define RECEIVED 1000000
#define COST     400

gint64
bench_run (StoreFile *file, const char *command, GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = NULL;

  store_file_run (file, command, arguments, NULL, NULL, &result, &error);
  bench_stop_on (error);
  return result != NULL && g_variant_is_of_type (result, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (result) : 0;
}

static char *
replace (const char *text, const char *name, gint64 number)
{
  g_auto (GStrv) parts = g_strsplit (text, name, -1);
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return g_strjoinv (digits, parts);
}

static gboolean
run_sql (StoreDb *writer, gpointer sql, GError **error)
{
  return store_db_run (writer, "UPDATE store_state SET undoing = 1", error) && store_db_run (writer, sql, error) && store_db_run (writer, "UPDATE store_state SET undoing = 0", error);
}

/* Posted rows come as they are, as when a change is taken back. */
static void
fill (StoreFile *file, const char *sql, gint64 from, gint64 to)
{
  for (gint64 i = from; i < to; i += PIECE)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *begun = replace (sql, "$from", i);
      g_autofree char *whole = replace (begun, "$to", MIN (i + PIECE, to));

      store_file_work (file, &(StoreIntent) { .command = "import" }, run_sql, whole, NULL, NULL, &error);
      bench_stop_on (error);
    }
}

StoreFile *
bench_found (const char *path, BaseEnvironment *environment)
{
  g_autoptr (StoreSchema) schema = office_schema_new ();
  g_autoptr (GError) error = NULL;
  StoreFile *file = store_file_open (path, STORE_FILE_CREATE, schema, environment, &error);

  bench_stop_on (error);
  office_founding_run (file, "Harbour & Sons", "en_GB", NULL, &error);
  bench_stop_on (error);
  fill (file, NUMBERS "INSERT INTO contacts (id, name, number, is_customer) SELECT i, 'Customer ' || i, 'C' || i, 1 FROM n", 1, N_CUSTOMERS + 1);
  fill (file, NUMBERS "INSERT INTO contacts (id, name, number, is_supplier) SELECT i, 'Supplier ' || i, 'S' || i, 1 FROM n", N_CUSTOMERS + 1, N_CUSTOMERS + 61);
  return file;
}

static char *
with_items (const char *sql, gint64 first, gint64 shipments)
{
  g_autofree char *begun = replace (sql, "$first", first);

  return replace (begun, "$per", shipments);
}

static gboolean
post_value (StoreDb *writer, gpointer value, GError **error)
{
  const OfficeEntryHead head = { .kind = OFFICE_ENTRY_KIND_STOCK, .posted_on = base_environment_today (store_db_get_environment (writer)), .text = "Opening stock" };
  const OfficePosting sides[] = {
    { .role = OFFICE_ACCOUNT_ROLE_INVENTORY, .amount = *(gint64 *) value },
    { .role = OFFICE_ACCOUNT_ROLE_OPENING, .amount = -*(gint64 *) value },
  };

  return office_ledger_post (writer, &head, sides, G_N_ELEMENTS (sides), NULL, error);
}

static void
work (StoreFile *file, StoreWork job, gpointer data)
{
  g_autoptr (GError) error = NULL;

  store_file_work (file, &(StoreIntent) { .command = "import" }, job, data, NULL, NULL, &error);
  bench_stop_on (error);
}

void
bench_add_items (StoreFile *file, gint64 first, gint64 items, gint64 shipments)
{
  gint64 value = items * (RECEIVED - shipments) * COST;
  g_autofree char *items_sql = with_items (NUMBERS "INSERT INTO items (id, name, number, unit, price, cost, lead_days, reorder_level, max_level, supplier, on_hand, stock_value)"
                                                   " SELECT i, 'Item ' || i, 'I-' || i, 'piece', 1000, 400, 5, 20000000, 200000000, 501 + i % 60, (1000000 - $per) * 1000000, (1000000 - $per) * 400 FROM n", first, shipments);
  g_autofree char *balances_sql = with_items (NUMBERS "INSERT INTO stock_balances (item, quantity) SELECT i, (1000000 - $per) * 1000000 FROM n", first, shipments);
  g_autofree char *receipts_sql = with_items (NUMBERS "INSERT INTO stock_moves (item, quantity, moved_on, kind, value) SELECT i, 1000000000000, '2023-12-29', 'opening', 400000000 FROM n", first, shipments);
  g_autofree char *shipments_sql = with_items (NUMBERS "INSERT INTO stock_moves (item, quantity, moved_on, kind, value)"
                                                       " SELECT $first + i / $per, -1000000, date ('2026-03-13', -((i * 7) % 730) || ' days'), 'shipment', -400 FROM n", first, shipments);

  fill (file, items_sql, first, first + items);
  fill (file, balances_sql, first, first + items);
  fill (file, receipts_sql, first, first + items);
  fill (file, shipments_sql, 0, items * shipments);
  work (file, post_value, &value);
}

typedef struct
{
  gint64 bank, sales;
} Sides;

static gboolean
find_sides (StoreDb *writer, gpointer data, GError **error)
{
  Sides *sides = data;

  return office_ledger_get_account (writer, OFFICE_ACCOUNT_ROLE_BANK, &sides->bank, error) && office_ledger_get_account (writer, OFFICE_ACCOUNT_ROLE_SALES, &sides->sales, error);
}

/* Ids from here on: those before are of the entries that were posted one by one. */
#define FIRST_ENTRY G_GINT64_CONSTANT (1000000)

void
bench_add_entries (StoreFile *file, gint64 entries)
{
  Sides sides = { 0 };
  g_autofree char *debit = NULL, *credit = NULL, *debited = NULL, *credited = NULL;

  work (file, find_sides, &sides);
  debit = replace (NUMBERS "INSERT INTO entry_lines (entry, position, account, amount, currency) SELECT i, 1, $account, 100, 'GBP' FROM n", "$account", sides.bank);
  credit = replace (NUMBERS "INSERT INTO entry_lines (entry, position, account, amount, currency) SELECT i, 2, $account, -100, 'GBP' FROM n", "$account", sides.sales);
  debited = replace ("UPDATE accounts SET balance = balance + 100 * ($to - $from) WHERE id = $account", "$account", sides.bank);
  credited = replace ("UPDATE accounts SET balance = balance - 100 * ($to - $from) WHERE id = $account", "$account", sides.sales);
  fill (file, NUMBERS "INSERT INTO entries (id, text, posted_on, kind, posted) SELECT i, 'Takings ' || i, date ('2026-03-13', -(i % 730) || ' days'), 'stock', 1 FROM n", FIRST_ENTRY, FIRST_ENTRY + entries);
  fill (file, debit, FIRST_ENTRY, FIRST_ENTRY + entries);
  fill (file, credit, FIRST_ENTRY, FIRST_ENTRY + entries);
  fill (file, debited, FIRST_ENTRY, FIRST_ENTRY + entries);
  fill (file, credited, FIRST_ENTRY, FIRST_ENTRY + entries);
}

void
bench_add_orders (StoreFile *file, gint64 orders, gint64 items)
{
  for (gint64 i = 0; i < orders; i++)
    {
      g_autofree char *lines = g_strdup_printf ("%s I-%" G_GINT64_FORMAT "; 2 I-%" G_GINT64_FORMAT "; 3 I-%" G_GINT64_FORMAT,
                                                i % 4 == 0 ? "2000000" : "1", 1 + i % items, 1 + (i * 7 + 1) % items, 1 + (i * 13 + 2) % items);

      bench_run (file, "enter-order", g_variant_new_parsed ("{'customer': <%x>, 'lines': <%s>, 'goal': <int64 2>}", 1 + i % N_CUSTOMERS, lines));
    }
}
