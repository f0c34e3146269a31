/* Every page and every dialog opens and shows something.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <paper-report.h>
#include "desk-command.h"
#include "desk-draft-dialog.h"
#include "desk-fixture.h"
#include "desk-paper-dialog.h"

static int widths[] = { 360, 1000, 1600, 0 };

static GtkWidget *
get_view (Desk *desk)
{
  return GTK_WIDGET (desk->window);
}

static void
visit_room (Desk *desk, const DeskRoom *room)
{
  DeskRecordPage *page = desk_window_get_record_page (desk->window);
  StoreList *list = desk_room (desk, room->name);
  g_autofree char *list_picture = g_strconcat ("room-", room->name, NULL), *record_picture = g_strconcat ("record-", room->name, NULL);
  g_autofree char *new_picture = g_strconcat ("new-", room->name, NULL);
  g_autoptr (BaseRecord) first = NULL;

  desk_look (desk, get_view (desk), list_picture, room->title);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (first != NULL || room->shortcut == NULL); /* the main rooms of the demo office are furnished */
  if (first != NULL)
    {
      desk_window_open_record (desk->window, room->table, first->id);
      g_assert_cmpint (desk_record_page_get_id (page), ==, first->id);
      desk_look (desk, get_view (desk), record_picture, base_record_get_title (first));
    }
  desk_window_new_record (desk->window);
  if (desk_command_can_create (desk->file, store_list_get_class (list)))
    desk_look (desk, get_view (desk), new_picture, ": new");
  g_assert_false (desk_record_page_is_dirty (page));
}

static void
test_rooms (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  GArray *rooms = desk_window_get_rooms (desk->window);

  g_assert_cmpuint (rooms->len, >=, 6);
  for (guint i = 0; widths[i] != 0; i++)
    {
      desk_resize (desk, widths[i], 800);
      desk_window_go (desk->window, "today");
      desk_look (desk, get_view (desk), "today", "Today");
      for (guint j = 1; j < rooms->len; j++)
        visit_room (desk, &g_array_index (rooms, DeskRoom, j));
    }
}

/* Nothing is hidden below while there is room for it: in a window of 800 pixels. */
static gboolean
is_whole (AdwDialog *dialog)
{
  GtkWidget *scroller = desk_find (GTK_WIDGET (dialog), GTK_TYPE_SCROLLED_WINDOW, NULL);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  return gtk_adjustment_get_upper (down) <= gtk_adjustment_get_page_size (down) || gtk_widget_get_height (scroller) > 600;
}

static const struct
{
  const char *action;
  const char *picture;
  const char *words;
  gboolean    whole; /* all of it is seen where there is room */
} dialogs[] = {
  { "win.find",            "dialog-search",      "Find" },
  { "win.palette",         "dialog-palette",     "New Record" },
  { "win.reports",         "dialog-reports",     "Order Book", TRUE },
  { "win.enter-order",     "dialog-order-entry", "Customer" },
  { "win.scan",            "dialog-scan",        "pick list", TRUE },
  { "win.plan",            "dialog-plan",        "Promised", TRUE },
  { "win.import",          "dialog-import",      "Bring In a File", TRUE },
  { "win.company",         "dialog-company",     "Company Details" },
  { "win.check",           "dialog-check",       "The change log is unbroken.", TRUE },
  { "win.backups",         "dialog-backups",     "No Copies Yet", TRUE },
  { "app.preferences",     "dialog-preferences", "Style" },
  { "app.help",            "dialog-help",        "The First Ten Minutes", TRUE },
  { "app.about",           "dialog-about",       "Factotum" },
  { "vault.protect",       "dialog-protect",     "The Code From the Paper" },
};

static void
test_dialogs (gconstpointer data)
{
  Desk *desk = (Desk *) data;

  desk_window_go (desk->window, "today");
  for (guint i = 0; widths[i] != 0; i++)
    {
      desk_resize (desk, widths[i], 800);
      for (guint j = 0; j < G_N_ELEMENTS (dialogs); j++)
        {
          desk_do (desk, dialogs[j].action, NULL);
          WAIT_FOR (desk_dialog (desk) != NULL);
          desk_look (desk, get_view (desk), dialogs[j].picture, dialogs[j].words);
          if (dialogs[j].whole && widths[i] > 360) /* there a list may scroll: GTK does not foresee that its rows break */
            WAIT_FOR (is_whole (desk_dialog (desk)));
          desk_dismiss (desk);
        }
    }
}

static void
visit_paper (Desk *desk, const PaperReport *report)
{
  g_autofree char *picture = g_strconcat ("paper-", report->name, NULL);
  g_autofree char *sql = report->table != NULL ? g_strdup_printf ("SELECT coalesce (max (id), 0) FROM %s", report->table) : NULL;

  gint64 record = sql != NULL ? desk_number (desk, sql) : 0;

  if (sql != NULL && record == 0)
    g_error ("the demo office has none of %s", report->table);
  desk_paper_dialog_present (desk->window, report, record);
  WAIT_FOR (desk_dialog (desk) != NULL);
  desk_look (desk, GTK_WIDGET (desk_dialog (desk)), picture, " page");
  g_assert_nonnull (desk_find (GTK_WIDGET (desk_dialog (desk)), GTK_TYPE_LIST_VIEW, NULL));
  if (report->has_period || report->has_day)
    g_assert_true (desk_shows (GTK_WIDGET (desk_dialog (desk)), report->has_day || report->is_of_today ? "Today" : "Any day"));
  desk_dismiss (desk);
}

static void
test_papers (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  guint n;
  const PaperReport *reports = paper_report_list (&n);

  for (guint i = 0; widths[i] != 0; i++)
    {
      desk_resize (desk, widths[i], 800);
      for (guint j = 0; j < n; j++)
        visit_paper (desk, &reports[j]);
    }
}

static void
visit_command (Desk *desk, const StoreCommand *command)
{
  g_autofree char *picture = g_strconcat ("command-", command->name, NULL);

  desk_command_dialog_present (desk->file, command, 1, GTK_WIDGET (desk->window));
  WAIT_FOR (desk_dialog (desk) != NULL);
  desk_look (desk, GTK_WIDGET (desk_dialog (desk)), picture, adw_dialog_get_title (desk_dialog (desk)));
  WAIT_FOR (is_whole (desk_dialog (desk)));
  desk_dismiss (desk);
}

static void
test_commands (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  g_autoptr (GPtrArray) commands = store_schema_list_commands (store_file_get_schema (desk->file));

  for (guint i = 0; widths[i] != 0; i++)
    {
      desk_resize (desk, widths[i], 800);
      for (guint j = 0; j < commands->len; j++)
        if (((const StoreCommand *) commands->pdata[j])->n_arguments > 1)
          visit_command (desk, commands->pdata[j]);
    }
}

static void
visit_topic (Desk *desk, AdwActionRow *row, guint number)
{
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (row), ADW_TYPE_NAVIGATION_VIEW));
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_autofree char *picture = g_strdup_printf ("help-%02u", number), *text = NULL;

  g_signal_emit_by_name (row, "activated");
  WAIT_FOR (g_strcmp0 (adw_navigation_page_get_title (adw_navigation_view_get_visible_page (view)), title) == 0);
  desk_look (desk, GTK_WIDGET (desk_dialog (desk)), picture, title);
  text = desk_read (GTK_WIDGET (adw_navigation_view_get_visible_page (view)));
  g_assert_cmpuint (strlen (text), >, 80);
  adw_navigation_view_pop (view);
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (row)));
}

static void
test_help (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  guint n = 0;
  GtkWidget *row;

  desk_resize (desk, 1000, 800);
  desk_do (desk, "app.help", NULL);
  WAIT_FOR (desk_dialog (desk) != NULL);
  WAIT_FOR (desk_find (GTK_WIDGET (desk_dialog (desk)), ADW_TYPE_ACTION_ROW, NULL) != NULL);
  for (row = desk_find (GTK_WIDGET (desk_dialog (desk)), ADW_TYPE_ACTION_ROW, NULL); row != NULL; row = gtk_widget_get_next_sibling (row))
    visit_topic (desk, ADW_ACTION_ROW (row), ++n);
  g_assert_cmpuint (n, >=, 10);
  desk_dismiss (desk);
}

static void
test_history (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  StoreList *list = desk_room (desk, "orders");

  desk_window_open_record (desk->window, "orders", store_list_get_id (list, 0));
  gtk_widget_activate_action (GTK_WIDGET (desk_window_get_record_page (desk->window)), "record.history", NULL);
  WAIT_FOR (desk_dialog (desk) != NULL);
  desk_look (desk, get_view (desk), "dialog-history", "History");
  g_assert_true (desk_shows (GTK_WIDGET (desk_dialog (desk)), g_dgettext (GETTEXT_PACKAGE, "Demo office made")));
  g_assert_cmpint (gtk_widget_get_height (adw_dialog_get_child (desk_dialog (desk))), <, 300);
  desk_dismiss (desk);
}

/* Kept as the names of tables, read and chosen as what they number. */
static void
test_series (gconstpointer data)
{
  Desk *desk = (Desk *) data;

  desk_room (desk, "series");
  desk_look (desk, GTK_WIDGET (desk->window), "series", "Pick lists");
  desk_window_open_record (desk->window, "series", desk_number (desk, "SELECT id FROM series WHERE name = 'purchase_orders'"));
  WAIT_FOR (desk_shows (GTK_WIDGET (desk_window_get_record_page (desk->window)), "Purchase orders"));
  g_assert_false (desk_shows (GTK_WIDGET (desk->window), "pick_lists"));
  g_assert_false (desk_shows (GTK_WIDGET (desk->window), "purchase_orders"));
  desk_do (desk, "win.new", NULL);
  WAIT_FOR (desk_find (GTK_WIDGET (desk_window_get_record_page (desk->window)), ADW_TYPE_COMBO_ROW, "Numbers of") != NULL);
}

/* The search finds a record of another room and opens it. */
static void
test_search (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  g_autofree char *name = desk_text (desk, "SELECT name FROM contacts WHERE id = 3");
  GtkWidget *entry;

  desk_window_go (desk->window, "tickets");
  desk_do (desk, "win.find", NULL);
  WAIT_FOR (desk_dialog (desk) != NULL && desk_find (GTK_WIDGET (desk_dialog (desk)), GTK_TYPE_SEARCH_ENTRY, NULL) != NULL);
  entry = desk_find (GTK_WIDGET (desk_dialog (desk)), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  desk_look (desk, get_view (desk), "search-found", name);
  WAIT_FOR (desk_find (GTK_WIDGET (desk_dialog (desk)), GTK_TYPE_LABEL, name) != NULL);
  g_signal_emit_by_name (entry, "activate");
  WAIT_FOR (desk_dialog (desk) == NULL);
  WAIT_FOR (desk_record_page_get_id (desk_window_get_record_page (desk->window)) == 3);
  g_assert_cmpstr (desk_window_get_room (desk->window)->name, ==, "contacts");
}

static GtkWindow *
find_other_window (Desk *desk)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      if (window != GTK_WINDOW (desk->window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static void
visit_window (Desk *desk, const char *action, const char *picture, const char *words)
{
  GtkWindow *window;

  desk_do (desk, action, NULL);
  WAIT_FOR (find_other_window (desk) != NULL);
  window = find_other_window (desk);
  desk_look (desk, GTK_WIDGET (window), picture, words);
  gtk_window_destroy (window);
  WAIT_FOR (find_other_window (desk) == NULL);
}

static void
test_windows (gconstpointer data)
{
  Desk *desk = (Desk *) data;

  visit_window (desk, "app.companies", "window-welcome", "Factotum");
  visit_window (desk, "win.show-help-overlay", "window-shortcuts", "Ctrl");
}

/* Only these, for whoever wants pictures of them: "360 1000". */
static void
choose_widths (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL && n < G_N_ELEMENTS (widths) - 1; i++)
    widths[n++] = (int) g_ascii_strtoll (words[i], NULL, 10);
  widths[n] = 0;
}

static GtkWidget *
find_row (GtkWidget *widget, const char *part)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (ADW_IS_ACTION_ROW (widget) && strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), part) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_row (child, part);
  return found;
}

/* Who is about to press Return on a row of Today stays on it when the figures change. */
static void
check_focus_stays (Desk *desk, const char *sentence)
{
  g_autoptr (GtkWidget) row = NULL;
  GtkWidget *focus;

  WAIT_FOR (find_row (GTK_WIDGET (desk->window), sentence) != NULL);
  row = g_object_ref (find_row (GTK_WIDGET (desk->window), sentence));
  g_assert_true (gtk_widget_grab_focus (row));
  desk_command (desk, "edit-contact", "{'record': <int64 2>, 'phone': <%s>}", sentence);
  WAIT_FOR (find_row (GTK_WIDGET (desk->window), sentence) != row);
  WAIT_FOR (find_row (GTK_WIDGET (desk->window), sentence) != NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (desk->window));
  g_assert_true (ADW_IS_ACTION_ROW (focus) && strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (focus)), sentence) != NULL);
}

static void
test_today_keeps_focus (gconstpointer data)
{
  Desk *desk = (Desk *) data;

  desk_window_go (desk->window, "today");
  check_focus_stays (desk, "will be late");
  check_focus_stays (desk, "below");
}

static gint64
get_marked (Desk *desk)
{
  g_autoptr (GArray) ids = desk_list_page_dup_selected (desk_window_get_list_page (desk->window));

  return ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
}

/* No row is marked beside what is not in the list yet; the keys go on from where one was. */
static void
test_new (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  DeskRecordPage *page = desk_window_get_record_page (desk->window);
  gint64 third = store_list_get_id (desk_room (desk, "contacts"), 2);

  desk_window_open_record (desk->window, "contacts", third);
  WAIT_FOR (get_marked (desk) == third);
  desk_do (desk, "win.new", NULL);
  WAIT_FOR (get_marked (desk) == 0);
  g_assert_cmpint (desk_record_page_get_id (page), ==, 0);
  WAIT_FOR (desk_shows (GTK_WIDGET (page), "Contact person"));
  desk_list_page_focus (desk_window_get_list_page (desk->window));
  g_assert_true (gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (desk->window)), "listitem.select", "(bb)", FALSE, FALSE));
  WAIT_FOR (get_marked (desk) == third);
  WAIT_FOR (desk_record_page_get_id (page) == third);
}

/* Nothing can be chosen where nothing is. */
static void
test_empty (gconstpointer data)
{
  Desk *desk = (Desk *) data;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (desk_room (desk, "revaluations"))), ==, 0);
  WAIT_FOR (desk_shows (GTK_WIDGET (desk->window), "Nothing Here"));
  g_assert_false (desk_shows (GTK_WIDGET (desk->window), "Nothing Selected"));
  desk_room (desk, "tickets");
  WAIT_FOR (desk_shows (GTK_WIDGET (desk->window), "Nothing Selected"));
}

int
main (int argc, char **argv)
{
  Desk desk = { NULL };
  int failed;

  if (!desk_prepare (&argc, &argv))
    return 77;
  if (g_getenv ("FACTOTUM_WIDTHS") != NULL)
    choose_widths (g_getenv ("FACTOTUM_WIDTHS"));
  desk_open (&desk, 200);
  g_test_add_data_func ("/desktop/pages/every-room-shows-its-list-a-record-and-a-new-one", &desk, test_rooms);
  g_test_add_data_func ("/desktop/pages/every-dialog-opens", &desk, test_dialogs);
  g_test_add_data_func ("/desktop/pages/every-paper-has-a-preview", &desk, test_papers);
  g_test_add_data_func ("/desktop/pages/every-command-has-a-dialog", &desk, test_commands);
  g_test_add_data_func ("/desktop/pages/every-topic-of-the-help-has-a-text", &desk, test_help);
  g_test_add_data_func ("/desktop/pages/a-record-shows-its-history", &desk, test_history);
  g_test_add_data_func ("/desktop/pages/series-are-named-after-what-they-number", &desk, test_series);
  g_test_add_data_func ("/desktop/pages/the-search-opens-what-it-finds", &desk, test_search);
  g_test_add_data_func ("/desktop/pages/a-change-keeps-the-focus-on-its-row-of-today", &desk, test_today_keeps_focus);
  g_test_add_data_func ("/desktop/pages/welcome-and-shortcuts-open", &desk, test_windows);
  g_test_add_data_func ("/desktop/pages/no-row-is-marked-beside-a-new-record", &desk, test_new);
  g_test_add_data_func ("/desktop/pages/nothing-can-be-chosen-where-nothing-is", &desk, test_empty);
  failed = g_test_run ();
  desk_close (&desk);
  return failed;
}
