/* The lists of the window, and what is selected in them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <store-file-private.h>
#include "desk-fixture.h"
#include "desk-record-view.h"
#include "desk-run.h"

static DeskListPage *
get_page (Desk *desk)
{
  return desk_window_get_list_page (desk->window);
}

static GtkWidget *
find_in_page (Desk *desk, GType type)
{
  GtkWidget *found = desk_find (GTK_WIDGET (get_page (desk)), type, NULL);

  g_assert_nonnull (found);
  return found;
}

static DeskRecordView *
get_view (Desk *desk)
{
  return DESK_RECORD_VIEW (find_in_page (desk, DESK_TYPE_RECORD_VIEW));
}

static guint
get_size (StoreList *list)
{
  WAIT_FOR (!store_list_is_loading (list));
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
test_search (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  StoreList *list = desk_room (desk, "orders");
  GtkWidget *entry = find_in_page (desk, GTK_TYPE_SEARCH_ENTRY);
  guint all = get_size (list);
  g_autofree char *number = desk_text (desk, "SELECT number FROM orders WHERE id = 7");

  gtk_editable_set_text (GTK_EDITABLE (entry), number);
  WAIT_FOR (get_size (list) == 1);
  g_assert_cmpint (store_list_get_id (list, 0), ==, 7);
  desk_look (desk, GTK_WIDGET (desk->window), "list-found", number);
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), "1 record"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such words anywhere");
  desk_look (desk, GTK_WIDGET (desk->window), "list-nothing", "Nothing Found");
  g_signal_emit_by_name (entry, "stop-search");
  WAIT_FOR (get_size (list) == all);
}

static void
ask_palette (Desk *desk, const char *words)
{
  GtkWidget *entry;

  desk_do (desk, "win.palette", NULL);
  WAIT_FOR (desk_dialog (desk) != NULL && (entry = desk_find (GTK_WIDGET (desk_dialog (desk)), GTK_TYPE_SEARCH_ENTRY, NULL)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), words);
}

/* What is looked for once in years is not the great button of a list; nor does a key carry it out. */
static void
test_buttons (gconstpointer data)
{
  Desk *desk = (Desk *) data;

  desk_room (desk, "bills");
  desk_room (desk, "invoices");
  desk_look (desk, GTK_WIDGET (desk->window), "list-invoices", "Invoices");
  g_assert_false (desk_shows (GTK_WIDGET (get_page (desk)), "File Missing PDF Copies"));
  ask_palette (desk, "missing copies");
  desk_look (desk, GTK_WIDGET (desk_dialog (desk)), "palette-seldom", "File Missing PDF Copies");
  desk_dismiss (desk);
}

/* The button of the list leads to the page too. */
static void
test_pages (gconstpointer data)
{
  Desk *desk = (Desk *) data;

  desk_room (desk, "orders");
  ask_palette (desk, "order");
  desk_look (desk, GTK_WIDGET (desk_dialog (desk)), "palette-order", "New Order");
  g_assert_false (desk_shows (GTK_WIDGET (desk_dialog (desk)), "Enter Order"));
  desk_dismiss (desk);
  desk_do (desk, "win.carry-out", "s", "enter-order");
  WAIT_FOR (desk_dialog (desk) != NULL);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (desk_dialog (desk)), ==, "DeskOrderEntry");
  desk_dismiss (desk);
}

static void
test_views (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  StoreList *list = desk_room (desk, "orders");
  GtkDropDown *views = GTK_DROP_DOWN (find_in_page (desk, GTK_TYPE_DROP_DOWN));
  guint n_views = g_list_model_get_n_items (gtk_drop_down_get_model (views)), all = get_size (list);

  g_assert_cmpuint (n_views, >, 3);
  desk_window_show_view (desk->window, "orders", "not-shipped");
  WAIT_FOR (get_size (list) == desk_number (desk, "SELECT count(*) FROM orders WHERE shipped_on IS NULL AND state <> 'cancelled' AND trashed_at IS NULL"));
  g_assert_cmpuint (get_size (list), <, all);
  gtk_drop_down_set_selected (views, n_views - 1);
  WAIT_FOR (get_size (list) == 0); /* the trash */
  gtk_drop_down_set_selected (views, 0);
  WAIT_FOR (get_size (list) == all);
}

static gboolean
is_sorted (StoreList *list, const BaseField *field, gboolean descending)
{
  g_autoptr (BaseRecord) first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (BaseRecord) last = g_list_model_get_item (G_LIST_MODEL (list), get_size (list) - 1);
  gint64 difference = base_record_get_number (last, field) - base_record_get_number (first, field);

  return descending ? difference < 0 : difference > 0;
}

static GtkColumnViewColumn *
find_column (GtkColumnView *view, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        return column; /* the view keeps it */
    }
  return NULL;
}

static void
test_headings (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  StoreList *list = desk_room (desk, "orders");
  GtkColumnView *view = GTK_COLUMN_VIEW (find_in_page (desk, GTK_TYPE_COLUMN_VIEW));
  const BaseField *total = base_record_class_find_field (desk_class (desk, "orders"), "total");
  GtkColumnViewColumn *column = find_column (view, base_field_get_label (total));

  g_assert_nonnull (column);
  gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
  WAIT_FOR (is_sorted (list, total, FALSE));
  gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
  WAIT_FOR (is_sorted (list, total, TRUE));
  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
}

/* An order changes far from the selected one: neither selection nor place is lost. */
static void
test_kept (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  StoreList *list = desk_room (desk, "orders");
  DeskSelection *selection = desk_record_view_get_selection (get_view (desk));
  GtkWidget *scroller = find_in_page (desk, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gint64 chosen = store_list_get_id (list, get_size (list) / 2);
  g_autoptr (GError) error = NULL;
  double before;

  desk_list_page_select (get_page (desk), chosen);
  WAIT_FOR (desk_selection_get_id (selection) == chosen);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
  before = gtk_adjustment_get_value (place);
  g_assert_cmpfloat (before, >, 0);
  store_file_run (desk->file, "edit-order", g_variant_new_parsed ("{'record': <%x>, 'notes': <'elsewhere'>}", store_list_get_id (list, 0)), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  WAIT_FOR (!store_list_is_loading (list));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
  g_assert_cmpint (desk_selection_get_id (selection), ==, chosen);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (place), before, 1);
}

static gboolean
add_contacts (StoreDb *writer, gpointer data, GError **error)
{
  return store_db_run (writer, "INSERT INTO contacts (name) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT 'Firm ' || i FROM n", error);
}

static void
test_select_all (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  g_autoptr (GError) error = NULL;
  StoreList *list;
  DeskSelection *selection;

  store_file_work (desk->file, NULL, add_contacts, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  list = desk_room (desk, "contacts");
  WAIT_FOR (get_size (list) > 100000);
  selection = desk_record_view_get_selection (get_view (desk));
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
  g_assert_cmpuint (desk_selection_get_size (selection), ==, get_size (list));
  g_assert_cmpint (desk_selection_get_id (selection), ==, 0);
  g_assert_cmpuint (store_registry_get_size (desk->file->records), <, 2000);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (selection));
  g_assert_cmpuint (desk_selection_get_size (selection), ==, 0);
}

static void
note_change (guint *n)
{
  ++*n;
}

/* A view makes its cells in one piece: it knows a screen of rows at first, and the others before anybody has read these. */
static void
test_steps (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  g_autoptr (StoreList) list = store_list_new (desk->file, desk_class (desk, "orders"));
  guint n = get_size (list), n_changes = 0;
  g_autoptr (DeskSelection) selection = NULL, whole = NULL;

  WAIT_FOR (!store_list_is_loading (list));
  selection = desk_selection_new (list);
  whole = desk_selection_new (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), <, n / 2);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (selection), n - 1));
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  g_assert_cmpuint (desk_selection_get_size (selection), ==, n);
  desk_selection_show_all (whole);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (whole)), ==, n);
  g_signal_connect_swapped (selection, "items-changed", G_CALLBACK (note_change), &n_changes);
  WAIT_FOR (g_list_model_get_n_items (G_LIST_MODEL (selection)) == n);
  g_assert_cmpuint (n_changes, >=, 3);
  g_assert_cmpuint (desk_selection_get_size (selection), ==, n);
}

static void
test_selection (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  g_autoptr (StoreList) list = store_list_new (desk->file, desk_class (desk, "orders"));
  g_autoptr (DeskSelection) selection = desk_selection_new (list);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);
  g_autoptr (GArray) ids = NULL;
  guint n_changes = 0;

  g_assert_true (desk_selection_get_list (selection) == list);
  WAIT_FOR (!store_list_is_loading (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), >, 10);
  g_signal_connect_swapped (selection, "selection-changed", G_CALLBACK (note_change), &n_changes);
  gtk_selection_model_select_item (model, 3, TRUE);
  g_assert_true (gtk_selection_model_is_selected (model, 3));
  g_assert_cmpint (desk_selection_get_id (selection), ==, store_list_get_id (list, 3));
  gtk_selection_model_select_item (model, 3, TRUE);
  g_assert_cmpuint (n_changes, ==, 1); /* nothing changed the second time */
  gtk_selection_model_select_range (model, 5, 2, FALSE);
  g_assert_cmpuint (desk_selection_get_size (selection), ==, 3);
  g_assert_cmpint (desk_selection_get_id (selection), ==, 0);
  ids = desk_selection_dup_ids (selection);
  g_assert_cmpuint (ids->len, ==, 3);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, store_list_get_id (list, 5));
}

/* Rows that go take their selection along; the others keep theirs, wherever they come to stand. */
static void
test_moving (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  g_autoptr (StoreList) list = store_list_new (desk->file, desk_class (desk, "tickets"));
  g_autoptr (DeskSelection) selection = desk_selection_new (list);
  g_autoptr (GError) error = NULL;
  gint64 gone, kept;

  WAIT_FOR (!store_list_is_loading (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), >, 10);
  gone = store_list_get_id (list, 2);
  kept = store_list_get_id (list, 6);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 2, TRUE);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 6, FALSE);
  store_file_run (desk->file, "trash-ticket", g_variant_new_parsed ("{'record': <%x>}", gone), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  WAIT_FOR (store_list_find (list, gone) == G_MAXUINT && !store_list_is_loading (list));
  g_assert_cmpint (desk_selection_get_id (selection), ==, kept);
  g_assert_cmpuint (store_list_find (list, kept), ==, 5);
  store_file_undo (desk->file, 0, NULL, &error);
  g_assert_no_error (error);
  WAIT_FOR (store_list_find (list, gone) == 2 && !store_list_is_loading (list));
  g_assert_cmpint (desk_selection_get_id (selection), ==, kept);
}

static char *
read_headings (Desk *desk)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (find_in_page (desk, GTK_TYPE_COLUMN_VIEW));
  GListModel *columns = gtk_column_view_get_columns (view);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      if (gtk_column_view_column_get_visible (column))
        g_string_append_printf (words, "%s|", gtk_column_view_column_get_title (column));
    }
  return g_string_free (words, FALSE);
}

static void
switch_column (Desk *desk, const char *title, gboolean show)
{
  WAIT_FOR (desk_dialog (desk) != NULL && desk_find (GTK_WIDGET (desk_dialog (desk)), ADW_TYPE_SWITCH_ROW, title) != NULL);
  adw_switch_row_set_active (ADW_SWITCH_ROW (desk_find (GTK_WIDGET (desk_dialog (desk)), ADW_TYPE_SWITCH_ROW, title)), show);
}

static void
test_columns (gconstpointer data)
{
  static const int widths[] = { 360, 1600 };
  Desk *desk = (Desk *) data;
  g_autofree char *usual = NULL, *chosen = NULL, *again = NULL;

  desk_room (desk, "contacts");
  usual = read_headings (desk);
  g_assert_nonnull (strstr (usual, "Name|"));
  desk_do (desk, "win.columns", NULL);
  switch_column (desk, "Phone", FALSE);
  switch_column (desk, "Postal code", TRUE);
  switch_column (desk, "Country", TRUE);
  g_assert_false (gtk_widget_get_sensitive (desk_find (GTK_WIDGET (desk_dialog (desk)), ADW_TYPE_SWITCH_ROW, "Name")));
  desk_look (desk, GTK_WIDGET (desk->window), "dialog-columns", "Postal code");
  desk_dismiss (desk);
  chosen = read_headings (desk);
  g_assert_nonnull (strstr (chosen, "Postal code|"));
  g_assert_nonnull (strstr (chosen, "Name|"));
  g_assert_null (strstr (chosen, "Phone|"));
  desk_room (desk, "orders"); /* another kind keeps its own */
  desk_room (desk, "contacts");
  again = read_headings (desk);
  g_assert_cmpstr (again, ==, chosen);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      desk_resize (desk, widths[i], 800);
      desk_look (desk, GTK_WIDGET (desk->window), "list-columns", "records");
    }
  desk_resize (desk, 1000, 800);
  desk_do (desk, "win.columns", NULL);
  WAIT_FOR (desk_dialog (desk) != NULL && desk_shows (GTK_WIDGET (desk_dialog (desk)), "Usual Columns"));
  g_signal_emit_by_name (gtk_widget_get_ancestor (desk_find (GTK_WIDGET (desk_dialog (desk)), GTK_TYPE_LABEL, "Usual Columns"), GTK_TYPE_BUTTON), "clicked");
  desk_dismiss (desk);
  g_clear_pointer (&again, g_free);
  again = read_headings (desk);
  g_assert_cmpstr (again, ==, usual);
}

/* Whoever comes by the keyboard sees in the list of rooms where they are. */
static void
test_room_in_sight (gconstpointer data)
{
  static const char *const rooms[] = { "contacts", "employees", "orders" };
  Desk *desk = (Desk *) data;
  GtkWidget *viewport;

  desk_resize (desk, 1000, 500);
  viewport = gtk_widget_get_ancestor (desk_find (GTK_WIDGET (desk->window), GTK_TYPE_LIST_BOX, NULL), GTK_TYPE_VIEWPORT);
  WAIT_FOR (gtk_widget_get_height (viewport) <= 500);
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      GtkListBox *list;
      GtkWidget *row;
      graphene_rect_t bounds;
      desk_room (desk, rooms[i]);
      list = GTK_LIST_BOX (desk_find (GTK_WIDGET (desk->window), GTK_TYPE_LIST_BOX, NULL));
      gtk_widget_queue_draw (GTK_WIDGET (list));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (list));
      row = GTK_WIDGET (gtk_list_box_get_selected_row (list));
      g_assert_true (gtk_widget_compute_bounds (row, viewport, &bounds));
      g_assert_cmpfloat (bounds.origin.y, >=, 0);
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (viewport));
    }
  desk_room (desk, "series"); /* which is not among them */
  g_assert_null (gtk_list_box_get_selected_row (GTK_LIST_BOX (desk_find (GTK_WIDGET (desk->window), GTK_TYPE_LIST_BOX, NULL))));
  desk_resize (desk, 1000, 800);
}

static GtkWidget *
find_heading (GtkWidget *view, const char *title)
{
  for (GtkWidget *heading = gtk_widget_get_first_child (gtk_widget_get_first_child (view)); heading != NULL; heading = gtk_widget_get_next_sibling (heading))
    if (desk_find (heading, GTK_TYPE_LABEL, NULL) != NULL && desk_shows (heading, title))
      return heading;
  return NULL;
}

static double
get_right_edge (GtkWidget *widget, GtkWidget *of)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, of, &bounds));
  return bounds.origin.x + bounds.size.width;
}

/* A list that nothing can widen leaves no gap, and the heading of figures stands over them, not over their left. */
static void
test_widths (gconstpointer data)
{
  static const char *const rooms[] = { "inventory", "stocktakes", "series", "locations", "tickets" };
  Desk *desk = (Desk *) data;

  desk_resize (desk, 1600, 800);
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      GtkWidget *view, *row;
      desk_room (desk, rooms[i]);
      view = find_in_page (desk, GTK_TYPE_COLUMN_VIEW);
      gtk_test_widget_wait_for_draw (view);
      row = gtk_widget_get_first_child (gtk_widget_get_last_child (view));
      g_assert_cmpfloat_with_epsilon (get_right_edge (gtk_widget_get_last_child (row), view), gtk_widget_get_width (view), 2);
      if (i == 0)
        {
          GtkWidget *heading = find_heading (view, "Price");
          g_assert_cmpfloat_with_epsilon (get_right_edge (desk_find (heading, GTK_TYPE_LABEL, "Price"), heading), gtk_widget_get_width (heading), 10);
        }
    }
  desk_resize (desk, 1000, 800);
}

static void
select_orders (Desk *desk, const char *sql)
{
  g_autoptr (StoreQuery) query = store_query_new (store_file_get_reader (desk->file), sql);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (store_query_next (query))
    {
      gint64 id = store_query_get_number (query, 0);
      g_array_append_val (ids, id);
    }
  g_assert_cmpuint (ids->len, >, 2);
  desk_window_select_records (desk->window, "orders", ids);
  WAIT_FOR (desk_list_page_get_n_selected (get_page (desk)) == ids->len);
}

/* Two drafts and an order that went out long ago: the drafts are confirmed, the other one is told of, one undo takes all back. */
static void
test_lot (gconstpointer data)
{
  static const int widths[] = { 360, 1600 };
  Desk *desk = (Desk *) data;
  gint64 n_changes;

  desk_room (desk, "orders");
  for (guint i = 0; i < 2; i++)
    store_file_run (desk->file, "create-order", g_variant_new_parsed ("{'customer': <int64 1>, 'number': <%s>}", i == 0 ? "LOT-1" : "LOT-2"), NULL, NULL, NULL, NULL);
  select_orders (desk, "SELECT id FROM orders WHERE number LIKE 'LOT-%' OR id = (SELECT min (id) FROM orders WHERE state = 'invoiced')");
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      desk_resize (desk, widths[i], 800);
      desk_look (desk, GTK_WIDGET (desk->window), "list-several", "selected of");
    }
  desk_resize (desk, 1000, 800);
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), "3 Records Selected"));
  g_assert_cmpint (desk_record_page_get_id (desk_window_get_record_page (desk->window)), ==, 0);
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), "With the Selected"));
  n_changes = desk_number (desk, "SELECT count(*) FROM change");
  gtk_widget_activate_action (GTK_WIDGET (get_page (desk)), "list.run", "s", "cancel-order");
  WAIT_FOR (desk_dialog (desk) != NULL && desk_shows (GTK_WIDGET (desk_dialog (desk)), "1 Record Was Not Changed"));
  desk_look (desk, GTK_WIDGET (desk->window), "dialog-refused", "1 Record Was Not Changed");
  g_assert_cmpint (desk_number (desk, "SELECT count(*) FROM change"), ==, n_changes + 1);
  g_assert_cmpint (desk_number (desk, "SELECT count(*) FROM orders WHERE number LIKE 'LOT-%' AND state = 'cancelled'"), ==, 2);
  desk_dismiss (desk);
  desk_do (desk, "win.undo", NULL);
  WAIT_FOR (desk_number (desk, "SELECT count(*) FROM orders WHERE number LIKE 'LOT-%' AND state = 'cancelled'") == 0);
}

/* What vanished from a view is not found selected in the next one. */
static void
test_lot_and_view (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  DeskSelection *selection;

  desk_room (desk, "orders");
  select_orders (desk, "SELECT id FROM orders ORDER BY id LIMIT 5");
  selection = desk_record_view_get_selection (get_view (desk));
  desk_window_show_view (desk->window, "orders", "quotes");
  WAIT_FOR (desk_selection_get_size (selection) == 0);
  desk_window_show_view (desk->window, "orders", "all");
  WAIT_FOR (get_size (desk_list_page_get_list (get_page (desk))) > 100);
  g_assert_cmpuint (desk_selection_get_size (selection), ==, 0);
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), "Nothing Selected"));
}

/* What a command made is what one goes on with. */
static void
test_made (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  gint64 order = desk_number (desk, "SELECT min (id) FROM orders WHERE state IN ('shipped', 'delivered') AND brought_in = 0");

  if (order == 0)
    order = desk_number (desk, "SELECT min (sales_order) FROM order_lines WHERE trashed_at IS NULL");
  desk_window_open_record (desk->window, "orders", order);
  desk_run (GTK_WIDGET (desk_window_get_record_page (desk->window)), "complain", g_variant_new_parsed ("{'record': <%x>, 'text': <'Broken'>}", order), NULL, NULL);
  WAIT_FOR (desk_record_page_get_class (desk_window_get_record_page (desk->window)) == desk_class (desk, "tickets"));
  g_assert_cmpint (desk_record_page_get_id (desk_window_get_record_page (desk->window)), ==, desk_number (desk, "SELECT max (id) FROM tickets"));
}

static gboolean
is_offered (Desk *desk, const char *words)
{
  gboolean offered;

  ask_palette (desk, words);
  WAIT_FOR (desk_find (GTK_WIDGET (desk_dialog (desk)), GTK_TYPE_LABEL, words) != NULL || desk_find (GTK_WIDGET (desk_dialog (desk)), GTK_TYPE_LABEL, "Nothing Found") != NULL);
  offered = desk_find (GTK_WIDGET (desk_dialog (desk)), GTK_TYPE_LABEL, words) != NULL;
  desk_dismiss (desk);
  return offered;
}

/* The palette offers what can be done where one is, and nothing that only the program does. */
static void
test_palette (gconstpointer data)
{
  static const char *const of_lists[] = { "Search This List", "Columns of This List", "Save This List as CSV" };
  Desk *desk = (Desk *) data;

  desk_window_go (desk->window, "today");
  for (guint i = 0; i < G_N_ELEMENTS (of_lists); i++)
    g_assert_false (is_offered (desk, of_lists[i]));
  g_assert_false (is_offered (desk, "Replace an Outdated Paper"));
  g_assert_false (is_offered (desk, "Give a paper out"));
  g_assert_false (is_offered (desk, "Foresee open orders"));
  g_assert_true (is_offered (desk, "New Record"));
  desk_room (desk, "orders");
  for (guint i = 0; i < G_N_ELEMENTS (of_lists); i++)
    g_assert_true (is_offered (desk, of_lists[i]));
  desk_window_open_record (desk->window, "orders", 5);
  g_assert_true (is_offered (desk, "Replace an Outdated Paper"));
  desk_room (desk, "payments");
  g_assert_false (is_offered (desk, "New Record"));
}

int
main (int argc, char **argv)
{
  Desk desk = { NULL };
  int failed;

  if (!desk_prepare (&argc, &argv))
    return 77;
  desk_open (&desk, 400);
  g_test_add_data_func ("/desktop/selection/one-bitset-tells-what-is-selected", &desk, test_selection);
  g_test_add_data_func ("/desktop/selection/rows-that-move-keep-their-selection", &desk, test_moving);
  g_test_add_data_func ("/desktop/lists/typing-searches-the-list", &desk, test_search);
  g_test_add_data_func ("/desktop/lists/what-is-seldom-done-is-no-button", &desk, test_buttons);
  g_test_add_data_func ("/desktop/lists/what-has-a-page-is-offered-once", &desk, test_pages);
  g_test_add_data_func ("/desktop/lists/views-and-the-trash-show-their-records", &desk, test_views);
  g_test_add_data_func ("/desktop/lists/a-heading-sorts", &desk, test_headings);
  g_test_add_data_func ("/desktop/lists/a-change-elsewhere-keeps-selection-and-place", &desk, test_kept);
  g_test_add_data_func ("/desktop/lists/select-all-loads-no-record", &desk, test_select_all);
  g_test_add_data_func ("/desktop/lists/rows-come-in-steps", &desk, test_steps);
  g_test_add_data_func ("/desktop/lists/columns-are-chosen-and-remembered", &desk, test_columns);
  g_test_add_data_func ("/desktop/lists/columns-fill-the-list-and-headings-stand-over-figures", &desk, test_widths);
  g_test_add_data_func ("/desktop/lists/the-room-one-is-in-is-in-sight", &desk, test_room_in_sight);
  g_test_add_data_func ("/desktop/lists/a-command-on-several-rows-is-one-change", &desk, test_lot);
  g_test_add_data_func ("/desktop/lists/several-are-not-selected-in-another-view", &desk, test_lot_and_view);
  g_test_add_data_func ("/desktop/lists/the-window-leads-to-what-was-made", &desk, test_made);
  g_test_add_data_func ("/desktop/lists/the-palette-offers-what-can-be-done", &desk, test_palette);
  failed = g_test_run ();
  desk_close (&desk);
  return failed;
}
