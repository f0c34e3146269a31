/* From quote to payment, stock and plans in a company with a long past.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "bench-times.h"
#include "bench-volume.h"

#include <glib/gstdio.h>
#include <office-forecast.h>
#include <office-promise.h>
#include <office-stock-places.h>
#include <sqlite3.h>
#include <store-backup.h>
#include <store-check.h>
#include <string.h>

#define CYCLES 40
#define ROUNDS 5

static const char *const steps[] = { "enter-order", "confirm-order", "make-pick-list", "record-picks", "pack", "ship-shipment", "invoice-order", "pay-invoice" };

#define N_STEPS G_N_ELEMENTS (steps)

static StoreFile *
open_file (const char *path)
{
  g_autoptr (BaseEnvironment) environment = base_environment_new ();
  g_autoptr (StoreSchema) schema = office_schema_new ();
  g_autoptr (GError) error = NULL;
  StoreFile *file = store_file_open (path, STORE_FILE_OPEN, schema, environment, &error);

  bench_stop_on (error);
  return file;
}

/* ORDERS of three lines over ITEMS items, each of which went out SHIPMENTS times, and ENTRIES in the books. */
static void
make (const char *path, const char *items, const char *shipments, const char *entries, const char *orders)
{
  g_autoptr (BaseEnvironment) environment = base_environment_new ();
  g_autoptr (StoreFile) file = bench_found (path, environment);
  gint64 n_items = g_ascii_strtoll (items, NULL, 10);

  bench_add_items (file, 1, n_items, g_ascii_strtoll (shipments, NULL, 10));
  bench_add_entries (file, g_ascii_strtoll (entries, NULL, 10));
  bench_add_orders (file, g_ascii_strtoll (orders, NULL, 10), n_items);
}

/* Item 1 moved so often, item 2 a tenth of that. */
static void
make_hot (const char *path, gint64 moves)
{
  g_autoptr (BaseEnvironment) environment = base_environment_new ();
  g_autoptr (StoreFile) file = bench_found (path, environment);

  bench_add_items (file, 1, 1, moves - 1);
  bench_add_items (file, 2, 1, moves / 10 - 1);
}

/* From quote to payment; given is what the step before made. */
static gint64
take_step (StoreFile *file, guint step, gint64 order, gint64 given)
{
  gint64 made;

  if (step == 0)
    return bench_run (file, steps[step], g_variant_new_parsed ("{'customer': <int64 7>, 'lines': <'2 I-1; 3 I-2; 4 I-3'>, 'goal': <int64 1>}"));
  if (step == 2)
    return bench_run (file, steps[step], g_variant_new_parsed ("{'sales_order': <%x>}", order));
  made = bench_run (file, steps[step], g_variant_new_parsed ("{'record': <%x>}", step == 1 || step == 6 ? order : given));
  return made != 0 ? made : given;
}

/* Adds what each step took to its times, and all of it to the last ones. */
static void
run_cycle (StoreFile *file, GArray **times)
{
  gint64 order = 0, given = 0, begun = g_get_monotonic_time (), before = begun, now = begun;

  for (guint step = 0; step < N_STEPS; step++)
    {
      gint64 took;

      given = take_step (file, step, order, given);
      order = step == 0 ? given : order;
      now = g_get_monotonic_time ();
      took = now - before;
      before = now;
      g_array_append_val (times[step], took);
    }
  now -= begun;
  g_array_append_val (times[N_STEPS], now);
}

/* Statements that change rows of the office, and the ends of transactions; not the program's own log, search words and state. */
typedef struct
{
  GPtrArray *texts; /* NULL: not recording */
} Recorder;

static Recorder recorder;

static gboolean
is_of_the_office (sqlite3_stmt *statement, const char *sql)
{
  static const char *const others[] = { " change ", " change_row ", "_search", "store_state", "sqlite_" };

  if (g_str_has_prefix (sql, "BEGIN") || g_str_has_prefix (sql, "COMMIT"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strstr (sql, others[i]) != NULL)
      return FALSE;
  return !sqlite3_stmt_readonly (statement) && (g_str_has_prefix (sql, "INSERT") || g_str_has_prefix (sql, "UPDATE") || g_str_has_prefix (sql, "DELETE"));
}

static int
trace_cb (unsigned what, void *data, void *statement, void *sql)
{
  if (recorder.texts != NULL && !g_str_has_prefix (sql, "--") && is_of_the_office (statement, sql))
    {
      char *text = sqlite3_expanded_sql (statement);

      g_ptr_array_add (recorder.texts, g_strdup (text));
      sqlite3_free (text);
    }
  return 0;
}

static int
watch_connection (sqlite3 *connection, char **problem, const struct sqlite3_api_routines *routines)
{
  return sqlite3_trace_v2 (connection, SQLITE_TRACE_STMT, trace_cb, NULL);
}

/* Runs the cycles in a copy and keeps what each of them wrote. */
static GPtrArray *
record_cycles (const char *path)
{
  GPtrArray *cycles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GArray *times[N_STEPS + 1];
  g_autoptr (StoreFile) file = NULL;

  sqlite3_auto_extension ((void (*) (void)) watch_connection);
  file = open_file (path);
  for (guint i = 0; i <= N_STEPS; i++)
    times[i] = bench_times_new ();
  for (guint i = 0; i < CYCLES; i++)
    {
      recorder.texts = g_ptr_array_new_with_free_func (g_free);
      run_cycle (file, times);
      g_ptr_array_add (cycles, g_steal_pointer (&recorder.texts));
    }
  sqlite3_reset_auto_extension ();
  for (guint i = 0; i <= N_STEPS; i++)
    g_array_unref (times[i]);
  return cycles;
}

static void
free_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static gint64
replay (sqlite3 *bare, GPtrArray *texts)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (free_statement);
  gint64 begun;

  for (guint i = 0; i < texts->len; i++)
    {
      sqlite3_stmt *statement = NULL;

      if (sqlite3_prepare_v2 (bare, g_ptr_array_index (texts, i), -1, &statement, NULL) != SQLITE_OK)
        g_error ("%s: %s", sqlite3_errmsg (bare), (char *) g_ptr_array_index (texts, i));
      g_ptr_array_add (statements, statement);
    }
  begun = g_get_monotonic_time ();
  for (guint i = 0; i < statements->len; i++)
    while (TRUE)
      {
        int code = sqlite3_step (g_ptr_array_index (statements, i));

        if (code == SQLITE_DONE)
          break;
        if (code != SQLITE_ROW)
          g_error ("%s: %s", sqlite3_errmsg (bare), (char *) g_ptr_array_index (texts, i));
      }
  return g_get_monotonic_time () - begun;
}

static sqlite3 *
open_bare (const char *path)
{
  sqlite3 *bare;

  if (sqlite3_open (path, &bare) != SQLITE_OK || sqlite3_exec (bare, "PRAGMA synchronous = FULL; PRAGMA cache_size = -16384", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bare));
  return bare;
}

/* Three copies of one company: what is written, by us, by bare statements; the last two in turns, so that both meet the same disk. */
static void
measure_cycle (const char *recorded, const char *ours, const char *floor)
{
  g_autoptr (GPtrArray) cycles = record_cycles (recorded);
  g_autoptr (StoreFile) file = open_file (ours);
  sqlite3 *bare = open_bare (floor);
  g_autoptr (GArray) floors = bench_times_new ();
  GArray *times[N_STEPS + 1];
  guint n = 0;

  for (guint i = 0; i <= N_STEPS; i++)
    times[i] = bench_times_new ();
  for (guint i = 0; i < cycles->len; i++)
    {
      gint64 took = replay (bare, g_ptr_array_index (cycles, i));

      n = ((GPtrArray *) g_ptr_array_index (cycles, i))->len;
      g_array_append_val (floors, took);
      run_cycle (file, times);
    }
  g_print ("statements %u\n", n);
  for (guint i = 0; i < N_STEPS; i++)
    bench_say (steps[i], times[i], 50);
  bench_say ("cycle_us", times[N_STEPS], 50);
  bench_say ("cycle_floor_us", floors, 50);
  for (guint i = 0; i <= N_STEPS; i++)
    g_array_unref (times[i]);
  sqlite3_close (bare);
}

static void
measure_availability (StoreDb *db, gint64 item)
{
  g_autoptr (GArray) now = bench_times_new (), then = bench_times_new ();
  g_autoptr (GError) error = NULL;
  guint32 today = base_environment_today (store_db_get_environment (db));

  for (guint i = 0; i < 30; i++)
    {
      gint64 there = 0, begun = g_get_monotonic_time (), took;

      if (office_stock_get_available (db, item, &error) == 0)
        g_error ("nothing is available");
      took = g_get_monotonic_time () - begun;
      g_array_append_val (now, took);
      begun = g_get_monotonic_time ();
      if (!office_stock_get_at (db, item, today - i * 36, &there, &error))
        bench_stop_on (error);
      took = g_get_monotonic_time () - begun;
      g_array_append_val (then, took);
    }
  bench_say ("available_us", now, 50);
  bench_say ("on_hand_at_a_day_us", then, 50);
  g_print ("on_hand_at_worst_day_us %" G_GINT64_FORMAT "\n", g_array_index (then, gint64, then->len - 1));
}

/* Item 1 moved a million times, item 2 a hundred thousand times. */
static void
measure_stock (const char *path)
{
  g_autoptr (StoreFile) file = open_file (path);
  g_autoptr (GArray) times = bench_times_new ();
  guint32 day = base_environment_today (store_file_get_environment (file)) - 400;

  measure_availability (store_file_get_reader (file), 1);
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 begun = g_get_monotonic_time (), took;

      bench_run (file, "receive-stock", g_variant_new_parsed ("{'record': <int64 2>, 'quantity': <%x>, 'moved_on': <%x>, 'value': <int64 1234>}", BENCH_ONE, (gint64) (day - i)));
      took = g_get_monotonic_time () - begun;
      g_array_append_val (times, took);
    }
  bench_say ("back_dated_us", times, 50);
}

static void
measure_proposals (const char *path)
{
  g_autoptr (StoreFile) file = open_file (path);
  gint64 begun = g_get_monotonic_time ();

  bench_run (file, "propose-purchases", g_variant_new_parsed ("@a{sv} {}"));
  g_print ("propose_us %" G_GINT64_FORMAT "\n", g_get_monotonic_time () - begun);
}

/* A promise is moved, and all lines are foreseen anew. */
static void
measure_planner (const char *path)
{
  g_autoptr (StoreFile) file = open_file (path);
  g_autoptr (GArray) times = bench_times_new ();
  guint32 day = base_environment_today (store_file_get_environment (file));
  gint64 order = 0;
  guint lines = 0;

  if (!store_db_get_number (store_file_get_reader (file), "SELECT max (id) FROM orders WHERE state = 'confirmed'", &order, NULL))
    g_error ("there is no open order");
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) forecasts = NULL;
      gint64 begun, took;

      bench_run (file, "edit-order", g_variant_new_parsed ("{'record': <%x>, 'promised_on': <%x>}", order, (gint64) (day + 5 + i)));
      begun = g_get_monotonic_time ();
      forecasts = office_forecast_list (store_file_get_reader (file), &error);
      took = g_get_monotonic_time () - begun;
      bench_stop_on (error);
      lines = forecasts->len;
      g_array_append_val (times, took);
    }
  g_print ("open_lines %u\n", lines);
  bench_say ("forecast_us", times, 50);
}

static void
measure_check (const char *path)
{
  g_autoptr (StoreFile) file = open_file (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  guint n = 0;
  const StoreInvariant *invariants = office_invariants (&n);
  gint64 begun = g_get_monotonic_time ();

  findings = store_check_run (store_file_get_reader (file), invariants, n, &error);
  g_print ("check_us %" G_GINT64_FORMAT "\n", g_get_monotonic_time () - begun);
  bench_stop_on (error);
  for (guint i = 0; i < findings->len; i++)
    {
      StoreFinding *finding = g_ptr_array_index (findings, i);

      g_print ("%s_us %" G_GINT64_FORMAT "\n", finding->name, finding->micros);
      if (finding->n_faults != 0)
        g_error ("%s: %u: %s", finding->name, finding->n_faults, finding->faults[0]);
    }
}

static void
copy_bare (const char *path, const char *to)
{
  sqlite3 *from = open_bare (path), *copy = open_bare (to);
  sqlite3_backup *backup = sqlite3_backup_init (copy, "main", from, "main");

  if (backup == NULL || sqlite3_backup_step (backup, -1) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (copy));
  sqlite3_backup_finish (backup);
  sqlite3_close (copy);
  sqlite3_close (from);
}

static void
measure_backup (const char *path, const char *to)
{
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (StoreFile) file = NULL;
  g_autoptr (GError) error = NULL;

  copy_bare (path, to);
  g_print ("backup_floor_us %" G_GINT64_FORMAT "\n", g_get_monotonic_time () - begun);
  g_unlink (to);
  file = open_file (path);
  begun = g_get_monotonic_time ();
  store_backup_write (store_file_get_reader (file), to, &error);
  g_print ("backup_us %" G_GINT64_FORMAT "\n", g_get_monotonic_time () - begun);
  bench_stop_on (error);
  g_unlink (to);
}

/* bench-books make COMPANY ITEMS SHIPMENTS ENTRIES ORDERS | hot COMPANY MOVES | cycle COPY COPY COPY | stock|proposals|planner|check COMPANY | backup COMPANY COPY: figures as "name value". */
int
main (int argc, char **argv)
{
  const char *what = argv[1];

  if (strcmp (what, "make") == 0)
    make (argv[2], argv[3], argv[4], argv[5], argv[6]);
  else if (strcmp (what, "hot") == 0)
    make_hot (argv[2], g_ascii_strtoll (argv[3], NULL, 10));
  else if (strcmp (what, "cycle") == 0)
    measure_cycle (argv[2], argv[3], argv[4]);
  else if (strcmp (what, "stock") == 0)
    measure_stock (argv[2]);
  else if (strcmp (what, "proposals") == 0)
    measure_proposals (argv[2]);
  else if (strcmp (what, "planner") == 0)
    measure_planner (argv[2]);
  else if (strcmp (what, "check") == 0)
    measure_check (argv[2]);
  else
    measure_backup (argv[2], argv[3]);
  return 0;
}
