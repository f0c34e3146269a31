/* Search and first pages against bare SQLite.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <store-list.h>
#include <store-search.h>
#include "../store/shop.h"

#define PAGE 400

typedef struct
{
  char            *folder;
  char            *path;
  gint64           n_rows;
  StoreSchema     *schema;
  BaseEnvironment *environment;
  BaseRecordClass *sales;
  StoreFile       *file;
  sqlite3         *bare;
} Bench;

static gint64
now (void)
{
  return g_get_monotonic_time ();
}

/* What this thread computed: others on the machine do not count. */
static gint64
get_cpu (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_GINT64_CONSTANT (1000000) + time.tv_nsec / 1000;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

static gint64
get_percentile (GArray *times, guint percent)
{
  g_array_sort (times, compare_times);
  return MAX (1, g_array_index (times, gint64, (times->len - 1) * percent / 100));
}

static void
add_time (GArray *times, gint64 time)
{
  g_array_append_val (times, time);
}

static void
say (const char *what, guint percent, GArray *ours, GArray *bare, const char *bar)
{
  gint64 one = get_percentile (ours, percent), other = get_percentile (bare, percent), hundredths = one * 100 / other;

  g_print ("%-34s p%-3u %4" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT " x bare  (%7" G_GINT64_FORMAT " us, bare %7" G_GINT64_FORMAT " us)  %s\n",
           what, percent, hundredths / 100, hundredths % 100, one, other, bar);
}

static void
fill (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreDb) db = store_db_open (bench->path, STORE_DB_CREATE, bench->schema, bench->environment, &error);
  g_autoptr (StoreQuery) clients = NULL, sales = NULL;
  gint64 start = get_cpu ();

  g_assert_no_error (error);
  clients = store_query_new (db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)"
                                 " INSERT INTO clients (id, name) SELECT i, substr ('MüllerSchmidtAlbrechtÖztürkBrandtNeumannKellerBaker', 1 + i % 7 * 7, 7)"
                                 " || ' ' || substr ('GardensBakeryMotorsPaperTradingFoundation', 1 + i * 31 % 36, 6) || ' ' || i FROM n");
  sales = store_query_new (db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)"
                               " INSERT INTO sales (id, number, client, state, sold_on, total)"
                               " SELECT i, 'A-' || (i + 10000), 1 + i * 7919 % ?2, CASE i % 3 WHEN 0 THEN 'new' WHEN 1 THEN 'done' ELSE 'away' END,"
                               " date ('2015-01-01', '+' || (i * 4000 / ?1) || ' days'), i * 7907 % 1000000 FROM n");
  store_query_bind_number (clients, 1, MAX (10, bench->n_rows / 20));
  store_query_bind_number (sales, 1, bench->n_rows);
  store_query_bind_number (sales, 2, MAX (10, bench->n_rows / 20));
  g_assert_true (store_query_run (clients, &error) && store_query_run (sales, &error));
  g_print ("%" G_GINT64_FORMAT " rows with five indexes: %" G_GINT64_FORMAT " ms\n", bench->n_rows, (get_cpu () - start) / 1000);
  g_assert_true (store_db_run (db, "DROP TABLE sales_search_vocabulary", &error) && store_db_run (db, "DROP TABLE sales_search", &error));
  start = get_cpu ();
  g_assert_true (store_search_prepare (db, &error));
  g_assert_no_error (error);
  g_print ("their search index: %" G_GINT64_FORMAT " ms, ", (get_cpu () - start) / 1000);
  start = get_cpu ();
  while (store_search_merge (db))
    continue;
  g_print ("put together: %" G_GINT64_FORMAT " ms\n", (get_cpu () - start) / 1000);
}

static guint
step_all (sqlite3_stmt *statement)
{
  guint n = 0;

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_assert_cmpint (sqlite3_column_int64 (statement, 0), >, 0);
      n++;
    }
  sqlite3_reset (statement);
  return n;
}

static guint
read_page (Bench *bench, StoreFilter *filter)
{
  g_autoptr (StoreQuery) query = store_filter_query_ids (filter, store_file_get_reader (bench->file), PAGE);
  guint n = 0;

  while (store_query_next (query))
    {
      g_assert_cmpint (store_query_get_number (query, 0), >, 0);
      n++;
    }
  return n;
}

/* The time until the list shows the page, the rest is waited for outside of it. */
static void
show_page (StoreList *list, StoreFilter *filter, GArray *times)
{
  gint64 start = now ();

  store_list_set_filter (list, filter);
  add_time (times, now () - start);
  while (store_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

/* Every key of each search as it is typed. */
static void
measure_search (Bench *bench, StoreList *list, guint rounds)
{
  static const char *const searches[] = { "müller", "a-10248", "schmidt pap", "248", "bak 1", "trad 77", "keller gardens", "mullers" };
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (gint64)), bare = g_array_new (FALSE, FALSE, sizeof (gint64)), shown = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (bench->bare, "SELECT rowid FROM sales_search WHERE sales_search MATCH ?1 ORDER BY rowid DESC LIMIT 400", -1, &statement, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (searches) * rounds; i++)
    for (const char *end = g_utf8_next_char (searches[i % G_N_ELEMENTS (searches)]); end != NULL; end = g_utf8_find_next_char (end, end + strlen (end)))
      {
        g_autofree char *typed = g_strndup (searches[i % G_N_ELEMENTS (searches)], (gsize) (end - searches[i % G_N_ELEMENTS (searches)]));
        g_autofree char *match = store_search_get_expression (typed, FALSE);
        g_autoptr (StoreFilter) filter = store_filter_new (bench->sales);
        gint64 start = get_cpu ();
        guint n;

        sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
        n = step_all (statement);
        add_time (bare, get_cpu () - start);
        store_filter_set_search (filter, typed);
        start = get_cpu ();
        g_assert_cmpuint (read_page (bench, filter), ==, n);
        add_time (ours, get_cpu () - start);
        show_page (list, filter, shown);
        if (*end == '\0')
          break;
      }
  sqlite3_finalize (statement);
  say ("search, first 400", 50, ours, bare, "");
  say ("search, first 400", 99, ours, bare, "at most 1.50 and 16000 us");
  say ("search, shown by a list", 50, shown, bare, "");
  say ("search, shown by a list", 99, shown, bare, "");
}

static void
measure_orders (Bench *bench, StoreList *list, guint rounds)
{
  static const struct { const char *field; const char *sql; } orders[] = {
    { "number",  "SELECT id FROM sales WHERE trashed_at IS NULL ORDER BY number COLLATE NOCASE DESC LIMIT 400" },
    { "client",  "SELECT sales.id FROM clients CROSS JOIN sales ON client = clients.id WHERE sales.trashed_at IS NULL ORDER BY name COLLATE NOCASE DESC LIMIT 400" },
    { "state",   "SELECT id FROM sales WHERE trashed_at IS NULL ORDER BY state DESC LIMIT 400" },
    { "sold_on", "SELECT id FROM sales WHERE trashed_at IS NULL ORDER BY sold_on DESC, id DESC LIMIT 400" },
    { "total",   "SELECT id FROM sales WHERE trashed_at IS NULL ORDER BY total DESC LIMIT 400" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (gint64)), bare = g_array_new (FALSE, FALSE, sizeof (gint64)), shown = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autofree char *what = g_strdup_printf ("sorted by %s, first 400", orders[i].field), *what_shown = g_strdup_printf ("sorted by %s, shown by a list", orders[i].field);
      sqlite3_stmt *statement = NULL;

      sqlite3_prepare_v2 (bench->bare, orders[i].sql, -1, &statement, NULL);
      for (guint round = 0; round < rounds; round++)
        {
          g_autoptr (StoreFilter) filter = store_filter_new (bench->sales);
          gint64 start = get_cpu ();

          step_all (statement);
          add_time (bare, get_cpu () - start);
          store_filter_set_sort (filter, base_record_class_find_field (bench->sales, orders[i].field), TRUE);
          start = get_cpu ();
          read_page (bench, filter);
          add_time (ours, get_cpu () - start);
          show_page (list, filter, shown);
        }
      sqlite3_finalize (statement);
      say (what, 50, ours, bare, "");
      say (what_shown, 50, shown, bare, "");
    }
}

static void
measure_opening (Bench *bench, guint rounds)
{
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (gint64)), whole = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (StoreList) list = store_list_new (bench->file, bench->sales);
      gint64 start = now ();

      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), >, 0);
      add_time (first, now () - start);
      while (store_list_is_loading (list))
        g_main_context_iteration (NULL, TRUE);
      add_time (whole, now () - start);
    }
  g_print ("a new list: first rows %" G_GINT64_FORMAT " us, all rows %" G_GINT64_FORMAT " us\n", get_percentile (first, 50), get_percentile (whole, 50));
}

static void
measure_saving (Bench *bench, StoreList *list, guint rounds)
{
  g_autoptr (GError) error = NULL;
  gint64 start = now ();

  for (guint i = 0; i < rounds; i++)
    store_file_run (bench->file, "edit-sale", g_variant_new_parsed ("{'record': <%x>, 'sold_on': <%x>}", 1 + i * G_GINT64_CONSTANT (977) % bench->n_rows, G_GINT64_CONSTANT (738000) + i),
                    NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_print ("a saved row that moves in the list: %" G_GINT64_FORMAT " us\n", (now () - start) / rounds);
}

static void
open_all (Bench *bench)
{
  g_autoptr (GError) error = NULL;

  bench->folder = g_dir_make_tmp ("factotum-bench-XXXXXX", &error);
  g_assert_no_error (error);
  bench->path = g_build_filename (bench->folder, "shop.factotum", NULL);
  bench->schema = shop_schema_new ();
  bench->environment = base_environment_new ();
  bench->sales = g_type_class_peek (TEST_TYPE_SALE);
  fill (bench);
  bench->file = store_file_open (bench->path, STORE_FILE_OPEN, bench->schema, bench->environment, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open_v2 (bench->path, &bench->bare, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_exec (bench->bare, "PRAGMA cache_size = -16384", NULL, NULL, NULL);
}

static void
close_all (Bench *bench)
{
  g_autofree char *remove = g_strdup_printf ("rm -rf '%s'", bench->folder);

  sqlite3_close (bench->bare);
  g_object_unref (bench->file);
  g_object_unref (bench->schema);
  g_object_unref (bench->environment);
  g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL);
  g_free (bench->path);
  g_free (bench->folder);
}

/* bench-list-search [ROWS] [ROUNDS]: what one thread does is told in time of the processor, what a list shows in time that passes. */
int
main (int argc, char *argv[])
{
  Bench bench = { .n_rows = argc > 1 ? g_ascii_strtoll (argv[1], NULL, 10) : 20000 };
  guint rounds = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 5;
  g_autoptr (StoreList) list = NULL;

  open_all (&bench);
  measure_opening (&bench, rounds);
  list = store_list_new (bench.file, bench.sales);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), >, 0);
  measure_search (&bench, list, rounds);
  measure_orders (&bench, list, rounds);
  measure_saving (&bench, list, rounds * 10);
  g_clear_object (&list);
  close_all (&bench);
  return 0;
}
