/* An import against the .import of SQLite's shell.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <glib/gstdio.h>
#include <office.h>
#include <store-file.h>
#include "exchange-import.h"

#define ORDERS 100000
#define ROUNDS 5

static const char heading[] = "number,customer,seller,ordered_on,promised_on,confirmed_on,shipped_on,freight,ship_name,ship_street,ship_city,ship_postal_code,ship_country\n";
static const char mapping[] =
  "[import]\nkind=orders\nsystem=old\nkey={number}\n[format]\ndecimal=.\ndates=YMD\n[fields]\nnumber={number}\nordered_on={ordered_on}\npromised_on={promised_on}\n"
  "confirmed_on={confirmed_on}\nshipped_on={shipped_on}\nfreight={freight}\nship_name={ship_name}\nship_street={ship_street}\nship_city={ship_city}\n"
  "ship_postal_code={ship_postal_code}\nship_country={ship_country}\n[links]\ncustomer=by number {customer}\nseller=by number {seller}\n";
/* The same columns under as many keys as the office's own table of orders has. */
static const char keyed[] =
  "CREATE TABLE o (number TEXT, customer TEXT, seller TEXT, ordered_on TEXT, promised_on TEXT, confirmed_on TEXT, shipped_on TEXT, freight TEXT, ship_name TEXT,"
  " ship_street TEXT, ship_city TEXT, ship_postal_code TEXT, ship_country TEXT);\n"
  "CREATE UNIQUE INDEX o1 ON o (number); CREATE INDEX o2 ON o (number COLLATE NOCASE); CREATE INDEX o3 ON o (customer); CREATE INDEX o4 ON o (seller);"
  "CREATE INDEX o5 ON o (ship_city); CREATE INDEX o6 ON o (shipped_on); CREATE INDEX o7 ON o (ordered_on); CREATE INDEX o8 ON o (promised_on); CREATE INDEX o9 ON o (freight);\n";
static const char bare[] =
  "CREATE TABLE o (number TEXT PRIMARY KEY, customer TEXT, seller TEXT, ordered_on TEXT, promised_on TEXT, confirmed_on TEXT, shipped_on TEXT, freight TEXT, ship_name TEXT,"
  " ship_street TEXT, ship_city TEXT, ship_postal_code TEXT, ship_country TEXT);\n";

static void
stop_on (GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}

static void
write_orders (const char *path)
{
  g_autoptr (GString) text = g_string_new (heading);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < ORDERS; i++)
    {
      g_autofree char *shipped = i % 40 == 0 ? g_strdup ("") : g_strdup_printf ("1996-08-%02u", i % 30 + 1);

      g_string_append_printf (text, "%u,C-%u,E-%u,1996-07-%02u,1996-08-%02u,1996-07-%02u,%s,%u.%02u,Vins et alcools %u,59 rue de l'Abbaye,Reims,51100,France\n", 20000 + i,
                              i % 89, i % 9, i % 28 + 1, i % 27 + 1, i % 28 + 1, shipped, i % 100, i % 90 + 10, i % 89);
    }
  g_file_set_contents (path, text->str, -1, &error);
  stop_on (error);
}

static void
add_record (StoreDb *db, const char *table, const char *number)
{
  BaseRecordClass *class = store_schema_find_class (store_db_get_schema (db), table);
  g_autoptr (BaseRecord) record = g_object_new (G_TYPE_FROM_CLASS (class), "name", number, "number", number, NULL);
  g_autoptr (GError) error = NULL;

  store_record_save (db, record, &error);
  stop_on (error);
}

static void
add_people (StoreDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (db, &(StoreIntent) { .command = "people" }, &error);
  char number[16];

  for (guint i = 0; i < 89; i++)
    {
      g_snprintf (number, sizeof number, "C-%u", i);
      add_record (db, "contacts", number);
    }
  for (guint i = 0; i < 9; i++)
    {
      g_snprintf (number, sizeof number, "E-%u", i);
      add_record (db, "employees", number);
    }
  store_transaction_commit (transaction, NULL, &error);
  stop_on (error);
}

static void
remove_files (const char *path)
{
  static const char *const ends[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *file = g_strconcat (path, ends[i], NULL);
      g_remove (file);
    }
}

/* Reading, checks, log and search index; from the file to the end of the commit. Microseconds. */
static gint64
time_import (const char *csv, const char *mapping_path, const char *path)
{
  g_autoptr (StoreSchema) schema = office_schema_new ();
  g_autoptr (BaseEnvironment) environment = base_environment_new ();
  g_autoptr (BaseLocale) locale = base_locale_new ("C", "EUR");
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreDb) db = store_db_open (path, STORE_DB_CREATE, schema, environment, &error);
  g_autoptr (ExchangeImport) import = NULL;
  g_autoptr (StoreTransaction) transaction = NULL;
  gint64 start;

  stop_on (error);
  add_people (db);
  start = g_get_monotonic_time ();
  import = exchange_import_open (schema, csv, NULL, mapping_path, locale, NULL, &error);
  stop_on (error);
  transaction = store_transaction_begin (db, &exchange_import_intent, &error);
  if (!exchange_import_apply (db, import, &error) || !store_transaction_commit (transaction, NULL, &error))
    stop_on (error);
  if (exchange_import_get_counts (import)->records[EXCHANGE_ROW_NEW] != ORDERS)
    stop_on (g_error_new (G_FILE_ERROR, 0, "not all orders came in: %s", exchange_import_get_reason (import, 0)));
  return g_get_monotonic_time () - start;
}

static gint64
time_shell (const char *csv, const char *sql, const char *path)
{
  g_autofree char *script = g_strdup_printf ("%s.mode csv\n.import --skip 1 %s o\n", sql, csv);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) shell = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "sqlite3", path, NULL);
  gint64 start = g_get_monotonic_time ();

  stop_on (error);
  g_subprocess_communicate_utf8 (shell, script, NULL, NULL, NULL, &error);
  stop_on (error);
  return g_get_monotonic_time () - start;
}

/* What a busy machine does not stretch. Microseconds. */
static gint64
get_work (int who)
{
  struct rusage usage;

  getrusage (who, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return *(const gint64 *) a < *(const gint64 *) b ? -1 : *(const gint64 *) a > *(const gint64 *) b;
}

/* The import taken back, with its row in the log and the search index. Microseconds. */
static gint64
time_undo (const char *path)
{
  g_autoptr (StoreSchema) schema = office_schema_new ();
  g_autoptr (BaseEnvironment) environment = base_environment_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreFile) file = store_file_open (path, STORE_FILE_OPEN, schema, environment, &error);
  gint64 start = g_get_monotonic_time (), left = 0;

  stop_on (error);
  store_file_undo (file, 0, NULL, &error);
  stop_on (error);
  start = g_get_monotonic_time () - start;
  if (!store_db_get_number (store_file_get_reader (file), "SELECT count (*) FROM orders", &left, &error) || left != 0)
    stop_on (g_error_new (G_FILE_ERROR, 0, "%" G_GINT64_FORMAT " orders are left", left));
  return start;
}

static double
take_middle (gint64 times[ROUNDS])
{
  qsort (times, ROUNDS, sizeof times[0], compare_times);
  return (double) times[ROUNDS / 2] / G_USEC_PER_SEC;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("factotum-bench-XXXXXX", NULL);
  g_autofree char *csv = g_build_filename (folder, "orders.csv", NULL), *import = g_build_filename (folder, "orders.import", NULL);
  g_autofree char *path = g_build_filename (folder, "firm.factotum", NULL);
  gint64 ours[ROUNDS], undo[ROUNDS], same[ROUNDS], least[ROUNDS], work[2] = { 0, 0 };

  write_orders (csv);
  g_file_set_contents (import, mapping, -1, NULL);
  for (guint i = 0; i < ROUNDS; i++)
    {
      work[0] -= get_work (RUSAGE_SELF);
      ours[i] = time_import (csv, import, path);
      work[0] += get_work (RUSAGE_SELF);
      undo[i] = time_undo (path);
      remove_files (path);
      work[1] -= get_work (RUSAGE_CHILDREN);
      same[i] = time_shell (csv, keyed, path);
      work[1] += get_work (RUSAGE_CHILDREN);
      remove_files (path);
      least[i] = time_shell (csv, bare, path);
      remove_files (path);
    }
  printf ("import of %d orders: %.2f s; .import under the same keys %.2f s, ratio %.2f (at most 4; of processor time %.2f); .import under one key %.2f s, ratio %.2f\n", ORDERS,
          take_middle (ours), take_middle (same), take_middle (ours) / take_middle (same), (double) work[0] / (double) work[1], take_middle (least), take_middle (ours) / take_middle (least));
  printf ("undo of it: %.2f s\n", take_middle (undo));
  g_remove (csv);
  g_remove (import);
  g_rmdir (folder);
  return take_middle (ours) / take_middle (same) <= 4 ? 0 : 1;
}
