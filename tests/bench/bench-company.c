/* Search, save and reads against bare SQLite.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "bench-times.h"
#include <exchange-import.h>
#include <glib/gstdio.h>
#include <office.h>
#include <sqlite3.h>
#include <store-list.h>
#include <store-search.h>
#include <stdlib.h>
#include <string.h>

#define PAGE   400
#define SAVES  200 /* in turns over as many orders as there are */
#define ORDERS 20000 /* imported while it is read */

typedef struct
{
  StoreFile       *file;
  BaseRecordClass *orders;
} Bench;

static void
run_bare (sqlite3 *bare, const char *sql)
{
  char *problem = NULL;

  if (sqlite3_exec (bare, sql, NULL, NULL, &problem) != SQLITE_OK)
    g_error ("%s", problem);
}

static sqlite3 *
open_bare (const char *path)
{
  sqlite3 *bare;

  if (sqlite3_open (path, &bare) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bare));
  run_bare (bare, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384");
  return bare;
}

static guint
count_rows (sqlite3_stmt *statement)
{
  guint n = 0;

  while (sqlite3_step (statement) == SQLITE_ROW)
    n += sqlite3_column_int64 (statement, 0) > 0 ? 1 : 0;
  sqlite3_reset (statement);
  return n;
}

static guint
read_page (Bench *bench, StoreFilter *filter)
{
  g_autoptr (StoreQuery) query = store_filter_query_ids (filter, store_file_get_reader (bench->file), PAGE);
  guint n = 0;

  while (store_query_next (query))
    n += store_query_get_number (query, 0) > 0 ? 1 : 0;
  return n;
}

/* One search as far as it is typed: by the statement alone, with beginnings as FTS5 knows them, and as a list asks for it. */
static void
search_once (Bench *bench, sqlite3_stmt *statement, const char *typed, GArray *ours, GArray *bare)
{
  g_autofree char *match = store_search_get_expression (typed, FALSE);
  g_autoptr (StoreFilter) filter = store_filter_new (bench->orders);
  gint64 start = bench_get_cpu (), time;
  guint n;

  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  n = count_rows (statement);
  time = bench_get_cpu () - start;
  g_array_append_val (bare, time);
  store_filter_set_search (filter, typed);
  start = bench_get_cpu ();
  if (read_page (bench, filter) != n)
    g_error ("“%s” finds other rows than the statement", typed);
  time = bench_get_cpu () - start;
  g_array_append_val (ours, time);
}

/* Every key of each search as it is typed. */
static void
measure_search (Bench *bench)
{
  static const char *const searches[] = { "müller", "2024-00", "bakery 1", "248", "garcia", "schmidt ha", "lon", "trading", "street 12", "000123", "oxford", "bristol 1", "stationery" };
  static const guint shares[] = { 50, 90, 99 };
  sqlite3 *bare = open_bare (store_file_get_path (bench->file));
  sqlite3_stmt *statement = NULL;
  g_autoptr (GArray) ours = bench_times_new (), floors = bench_times_new ();

  sqlite3_prepare_v2 (bare, "SELECT rowid FROM orders_search WHERE orders_search MATCH ?1 ORDER BY rowid DESC LIMIT 400", -1, &statement, NULL);
  for (guint i = 0; i < 10 * G_N_ELEMENTS (searches); i++)
    for (const char *end = g_utf8_next_char (searches[i % G_N_ELEMENTS (searches)]);; end = g_utf8_next_char (end))
      {
        g_autofree char *typed = g_strndup (searches[i % G_N_ELEMENTS (searches)], (gsize) (end - searches[i % G_N_ELEMENTS (searches)]));

        search_once (bench, statement, typed, ours, floors);
        if (*end == '\0')
          break;
      }
  sqlite3_finalize (statement);
  sqlite3_close (bare);
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autofree char *name = g_strdup_printf ("search_p%u_us", shares[i]), *floor_name = g_strdup_printf ("search_floor_p%u_us", shares[i]);

      bench_say (name, ours, shares[i]);
      bench_say (floor_name, floors, shares[i]);
    }
}

/* A file with nothing but the orders and their indexes. */
static sqlite3 *
copy_orders (Bench *bench, const char *path)
{
  sqlite3 *bare = open_bare (path);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS company", store_file_get_path (bench->file));
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;

  run_bare (bare, attach);
  sqlite3_prepare_v2 (bare, "SELECT sql FROM company.sqlite_master WHERE tbl_name = 'orders' AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type = 'index'", -1, &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (sql, "%s;", (const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  run_bare (bare, "PRAGMA foreign_keys = OFF");
  run_bare (bare, sql->str);
  run_bare (bare, "BEGIN; INSERT INTO orders SELECT * FROM company.orders; COMMIT; PRAGMA wal_checkpoint (TRUNCATE); DETACH company");
  return bare;
}

static gint64
save_bare (sqlite3_stmt *statement, gint64 id, guint32 day)
{
  char date[11];
  gint64 start = g_get_monotonic_time ();
  GDate civil;

  g_date_set_julian (&civil, day);
  g_date_strftime (date, sizeof date, "%Y-%m-%d", &civil);
  sqlite3_bind_text (statement, 1, date, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 2, id);
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("the bare row was not saved");
  sqlite3_reset (statement);
  return g_get_monotonic_time () - start;
}

static gint64
save (Bench *bench, gint64 id, gint64 day)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  store_file_run (bench->file, "edit-order", g_variant_new_parsed ("{'record': <%x>, 'promised_on': <%x>}", id, day), NULL, NULL, NULL, &error);
  bench_stop_on (error);
  return g_get_monotonic_time () - start;
}

static GArray *
list_orders (Bench *bench, const char *state)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (StoreQuery) query = store_query_new (store_file_get_reader (bench->file), "SELECT id FROM orders WHERE state = ?1 AND trashed_at IS NULL ORDER BY id DESC LIMIT ?2");

  store_query_bind_text (query, 1, state);
  store_query_bind_number (query, 2, SAVES);
  while (store_query_next (query))
    {
      gint64 id = store_query_get_number (query, 0);
      g_array_append_val (ids, id);
    }
  if (ids->len == 0)
    g_error ("there is no order to save that is %s", state);
  return ids;
}

static void
say_saves (GArray *ours, GArray *floors, GArray *amends)
{
  bench_say ("save_p50_us", ours, 50);
  bench_say ("save_floor_p50_us", floors, 50);
  bench_say ("amend_p50_us", amends, 50);
}

/* One row of ours, its row in the bare file, and a change of a confirmed order, which writes a version of it as well: in turns, so that all meet the same disk. */
static void
measure_saving (Bench *bench, const char *folder, guint saves, guint bare_saves)
{
  g_autofree char *path = g_build_filename (folder, "bare.db", NULL), *wal = g_strconcat (path, "-wal", NULL), *shm = g_strconcat (path, "-shm", NULL);
  sqlite3 *bare = copy_orders (bench, path);
  sqlite3_stmt *statement;
  g_autoptr (GArray) ours = bench_times_new (), floors = bench_times_new (), amends = bench_times_new ();
  g_autoptr (GArray) drafts = list_orders (bench, "draft"), confirmed = list_orders (bench, "confirmed");
  gboolean is_timed = saves >= SAVES;

  sqlite3_prepare_v2 (bare, "UPDATE orders SET promised_on = ?1, version = version + 1 WHERE id = ?2", -1, &statement, NULL);
  for (guint i = 0; i < MAX (saves, bare_saves); i++)
    {
      gint64 id = g_array_index (drafts, gint64, i % drafts->len);
      guint32 day = 741000 + (guint32) g_random_int_range (0, 9000);
      gint64 time;

      if (i < bare_saves)
        {
          time = save_bare (statement, id, day);
          g_array_append_val (floors, time);
        }
      if (i < saves)
        {
          time = save (bench, id, day);
          g_array_append_val (ours, time);
        }
      if (is_timed)
        {
          time = save (bench, g_array_index (confirmed, gint64, i % confirmed->len), day);
          g_array_append_val (amends, time);
        }
    }
  if (is_timed)
    say_saves (ours, floors, amends);
  sqlite3_finalize (statement);
  sqlite3_close (bare);
  g_unlink (path);
  g_unlink (wal);
  g_unlink (shm);
}

static char *
write_orders (Bench *bench, const char *folder)
{
  char *path = g_build_filename (folder, "orders.csv", NULL);
  g_autoptr (GString) text = g_string_new ("number,customer,ordered_on,promised_on,ship_city\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreQuery) query = store_query_new (store_file_get_reader (bench->file), "SELECT number FROM contacts WHERE is_customer = 1 AND trashed_at IS NULL LIMIT 1");
  const char *customer = store_query_next (query) ? store_query_get_text (query, 0) : "";

  for (guint i = 0; i < ORDERS; i++)
    g_string_append_printf (text, "X-%u,%s,2026-01-%02u,2026-02-%02u,Berlin\n", i, customer, 1 + i % 28, 1 + i % 28);
  g_file_set_contents (path, text->str, -1, &error);
  bench_stop_on (error);
  return path;
}

static void
imported_cb (GObject *source, GAsyncResult *answer, gpointer done)
{
  g_autoptr (GError) error = NULL;

  store_file_run_finish (STORE_FILE (source), answer, NULL, NULL, &error);
  bench_stop_on (error);
  *(gboolean *) done = TRUE;
}

/* What a list reads to show a page: its ids and the rows in sight. */
static gint64
read_rows (Bench *bench, StoreFilter *filter, guint round)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (StoreQuery) query = store_filter_query_ids (filter, store_file_get_reader (bench->file), PAGE);
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; store_query_next (query); i++)
    if (i / 30 == round % 6)
      g_ptr_array_add (shown, store_file_get_record (bench->file, bench->orders, store_query_get_number (query, 0)));
  if (shown->len == 0)
    g_error ("nothing was read");
  return g_get_monotonic_time () - start;
}

static void
measure_reading (Bench *bench, const char *folder)
{
  static const char mapping_text[] = "[import]\nkind=orders\nsystem=bench\nkey={number}\n[format]\ndates=YMD\n[fields]\nnumber={number}\nordered_on={ordered_on}\n"
                                     "promised_on={promised_on}\nship_city={ship_city}\n[links]\ncustomer=by number {customer}\n";
  g_autofree char *csv = write_orders (bench, folder), *mapping = g_strconcat (csv, ".import", NULL);
  g_autoptr (BaseLocale) locale = base_locale_new ("C", "EUR");
  g_autoptr (GArray) times = bench_times_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeImport) import = NULL;
  g_autoptr (StoreFilter) filter = store_filter_new (bench->orders);
  gboolean done = FALSE;

  g_file_set_contents (mapping, mapping_text, -1, NULL);
  import = exchange_import_open (store_file_get_schema (bench->file), csv, "orders", mapping, locale, NULL, &error);
  bench_stop_on (error);
  store_file_work_async (bench->file, &exchange_import_intent, exchange_import_apply, import, NULL, NULL, imported_cb, &done);
  for (guint round = 0; !done; round++)
    {
      gint64 time = read_rows (bench, filter, round);

      g_array_append_val (times, time);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  g_print ("reads %u\n", times->len);
  bench_say ("read_p50_us", times, 50);
  bench_say ("read_p99_us", times, 99);
  g_unlink (csv);
  g_unlink (mapping);
}

/* bench-company search|save|read COMPANY FOLDER [SAVES BARE-SAVES]: figures as "name value". save and read change the company. With numbers it only saves so often, to count the instructions. */
int
main (int argc, char **argv)
{
  g_autoptr (StoreSchema) schema = office_schema_new ();
  g_autoptr (BaseEnvironment) environment = base_environment_new ();
  g_autoptr (GError) error = NULL;
  Bench bench = { store_file_open (argv[2], STORE_FILE_OPEN, schema, environment, &error), store_schema_find_class (schema, "orders") };

  bench_stop_on (error);
  if (strcmp (argv[1], "search") == 0)
    measure_search (&bench);
  else if (strcmp (argv[1], "save") == 0)
    measure_saving (&bench, argv[3], argc > 4 ? (guint) atoi (argv[4]) : SAVES, argc > 4 ? (guint) atoi (argv[5]) : SAVES);
  else
    measure_reading (&bench, argv[3]);
  g_object_unref (bench.file);
  return 0;
}
