/* The orders of a company in the real window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "bench-times.h"
#include <office.h>
#include "desk-list-page.h"
#include "desk-resources.h"
#include "desk-window-actions.h"

#define FRAMES     400 /* scrolled through for each figure */
#define JUMP_EVERY 40
#define JUMPS      20
#define LONGEST_US (20 * G_USEC_PER_SEC)

typedef struct
{
  GtkApplication *application;
  StoreFile      *file;
  DeskWindow     *window;
  GtkColumnView  *view;
  StoreList      *list;
  gint64          began;   /* of this frame, in time of the processor */
  gint64          painted; /* end of the last frame */
  gboolean        changed; /* the list, since it was asked to */
  GArray         *frames;  /* gint64, microseconds each */
} Bench;

static void
before_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->began = bench_get_cpu ();
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  gint64 took = bench_get_cpu () - bench->began;

  bench->painted = g_get_monotonic_time ();
  g_array_append_val (bench->frames, took);
}

static void
items_changed_cb (Bench *bench)
{
  bench->changed = TRUE;
}

static void
wait_for_frame (Bench *bench)
{
  gint64 before = bench->painted, end = g_get_monotonic_time () + LONGEST_US;

  while (bench->painted == before && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
}

/* Until the window shows what it was asked for; how long that took. Ends with the rest of the rows there and the window at rest. */
static gint64
wait_until_shown (Bench *bench, gint64 start)
{
  gint64 took;

  do
    {
      gtk_widget_queue_draw (GTK_WIDGET (bench->view));
      wait_for_frame (bench);
    }
  while (!bench->changed && store_list_is_loading (bench->list));
  took = bench->painted - start;
  while (store_list_is_loading (bench->list) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  return took;
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static void
show_window (Bench *bench, const char *path)
{
  g_autoptr (StoreSchema) schema = office_schema_new ();
  g_autoptr (BaseEnvironment) environment = base_environment_new ();
  g_autoptr (GError) error = NULL;
  GdkFrameClock *clock;

  bench->file = store_file_open (path, STORE_FILE_OPEN, schema, environment, &error);
  if (error != NULL)
    g_error ("%s", error->message);
  bench->window = desk_window_new (bench->application, bench->file);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1280, 800);
  desk_window_go (bench->window, "orders");
  bench->view = GTK_COLUMN_VIEW (find_widget (GTK_WIDGET (desk_window_get_list_page (bench->window)), GTK_TYPE_COLUMN_VIEW));
  bench->list = desk_list_page_get_list (desk_window_get_list_page (bench->window));
  gtk_window_present (GTK_WINDOW (bench->window));
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
  g_signal_connect_swapped (bench->list, "items-changed", G_CALLBACK (items_changed_cb), bench);
  do
    wait_for_frame (bench);
  while (g_list_model_get_n_items (G_LIST_MODEL (bench->list)) == 0 || gtk_widget_get_height (GTK_WIDGET (bench->view)) == 0);
}

static void
say_memory (void)
{
  g_autofree char *status = NULL;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  g_print ("memory_kb %" G_GINT64_FORMAT "\n", g_ascii_strtoll (strstr (status, "VmRSS:") + 6, NULL, 10));
}

/* Three rows a frame, and now and then to another place of the whole list: often enough that the 99th hundredth is one of these, not by chance the last before them. */
static void
measure_scrolling (Bench *bench)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->view));
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  g_array_set_size (bench->frames, 0);
  for (guint i = 0; i < FRAMES; i++)
    {
      double step = i % JUMP_EVERY == JUMP_EVERY - 1 ? end * (i % 7) / 7 : gtk_adjustment_get_value (adjustment) + 100;

      gtk_adjustment_set_value (adjustment, step > end ? 0 : step);
      gtk_widget_queue_draw (GTK_WIDGET (bench->view));
      wait_for_frame (bench);
    }
  bench_say ("frame_p50_us", bench->frames, 50);
  bench_say ("frame_p99_us", bench->frames, 99);
}

static void
measure_keys (Bench *bench)
{
  static const char *const searches[] = { "müller", "2024-00", "bakery 1", "248", "garcia", "schmidt ha", "lon", "trading" };
  GtkEditable *entry = GTK_EDITABLE (gtk_widget_get_template_child (GTK_WIDGET (desk_window_get_list_page (bench->window)), DESK_TYPE_LIST_PAGE, "search"));
  g_autoptr (GArray) times = bench_times_new ();

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      for (const char *typed = searches[i]; *typed != '\0'; typed = g_utf8_next_char (typed))
        {
          int place = gtk_editable_get_position (entry);
          gint64 start = g_get_monotonic_time (), took;

          bench->changed = FALSE;
          gtk_editable_insert_text (entry, typed, (int) (g_utf8_next_char (typed) - typed), &place);
          gtk_editable_set_position (entry, place);
          took = wait_until_shown (bench, start);
          g_array_append_val (times, took);
          if (g_getenv ("BENCH_TELL") != NULL)
            g_printerr ("%s: %" G_GINT64_FORMAT " us, %u rows\n", gtk_editable_get_text (entry), took, g_list_model_get_n_items (G_LIST_MODEL (bench->list)));
        }
      bench->changed = FALSE;
      gtk_editable_set_text (entry, "");
      wait_until_shown (bench, 0);
    }
  bench_say ("key_p50_us", times, 50);
  bench_say ("key_p90_us", times, 90);
  bench_say ("key_p99_us", times, 99);
}

/* Every heading, up and down. */
static void
measure_headings (Bench *bench)
{
  GListModel *columns = gtk_column_view_get_columns (bench->view);
  g_autoptr (GArray) times = bench_times_new ();

  for (guint i = 0; i < 2 * g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i / 2);
      gint64 start = g_get_monotonic_time (), took;

      if (!gtk_column_view_column_get_visible (column))
        continue;
      bench->changed = FALSE;
      gtk_column_view_sort_by_column (bench->view, column, i % 2 == 0 ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
      took = wait_until_shown (bench, start);
      g_array_append_val (times, took);
      if (g_getenv ("BENCH_TELL") != NULL)
        g_printerr ("%s %s: %" G_GINT64_FORMAT " us\n", gtk_column_view_column_get_title (column), i % 2 == 0 ? "up" : "down", took);
    }
  bench->changed = FALSE;
  gtk_column_view_sort_by_column (bench->view, NULL, GTK_SORT_ASCENDING); /* the keys are measured on a list as it opens: newest first */
  wait_until_shown (bench, 0);
  bench_say ("heading_p50_us", times, 50);
  bench_say ("heading_worst_us", times, 100);
}

/* From the first row to the last one and back. */
static void
measure_jumps (Bench *bench)
{
  g_autoptr (GArray) times = bench_times_new ();

  for (guint i = 0; i < JUMPS; i++)
    {
      gint64 start = g_get_monotonic_time (), took;

      gtk_column_view_scroll_to (bench->view, i % 2 == 0 ? g_list_model_get_n_items (G_LIST_MODEL (bench->list)) - 1 : 0, NULL, GTK_LIST_SCROLL_NONE, NULL);
      bench->changed = TRUE;
      took = wait_until_shown (bench, start);
      g_array_append_val (times, took);
    }
  bench_say ("jump_p50_us", times, 50);
}

/* Another view of the list, and all of it again. */
static void
measure_views (Bench *bench)
{
  DeskListPage *page = desk_window_get_list_page (bench->window);
  g_autoptr (GArray) times = bench_times_new ();

  for (guint i = 0; i < JUMPS; i++)
    {
      gint64 start = g_get_monotonic_time (), took;

      bench->changed = FALSE;
      desk_list_page_set_view (page, i % 2 == 0 ? "open" : "all");
      took = wait_until_shown (bench, start);
      g_array_append_val (times, took);
    }
  bench_say ("filter_p50_us", times, 50);
}

/* The floor of a start: a window of the same library with nothing in it. */
static void
show_empty_window (Bench *bench)
{
  GtkWidget *window = adw_application_window_new (bench->application);
  GdkFrameClock *clock;

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
  wait_for_frame (bench);
}

static void
prepare (Bench *bench)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  g_autoptr (GError) error = NULL;

  g_resources_register (desk_get_resource ());
  bench->application = GTK_APPLICATION (adw_application_new ("org.factotum.Bench", G_APPLICATION_NON_UNIQUE));
  g_application_register (G_APPLICATION (bench->application), NULL, &error);
  if (error != NULL)
    g_error ("%s", error->message);
  gtk_css_provider_load_from_resource (style, "/org/factotum/Factotum/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  bench->frames = bench_times_new ();
}

/* bench-window COMPANY [start] | empty: figures as "name value"; with "start" only what the start tells. */
int
main (int argc, char **argv)
{
  gint64 start = g_get_monotonic_time ();
  Bench bench = { NULL };

  prepare (&bench);
  if (strcmp (argv[1], "empty") == 0)
    {
      show_empty_window (&bench);
      g_print ("first_frame_us %" G_GINT64_FORMAT "\n", bench.painted - start);
      return 0;
    }
  show_window (&bench, argv[1]);
  g_print ("first_rows_us %" G_GINT64_FORMAT "\n", bench.painted - start);
  wait_until_shown (&bench, 0);
  say_memory ();
  if (argc == 2)
    {
      measure_scrolling (&bench);
      measure_jumps (&bench);
      measure_views (&bench);
      measure_headings (&bench);
      measure_keys (&bench);
    }
  desk_window_close_company (bench.window);
  g_clear_object (&bench.file);
  return 0;
}
