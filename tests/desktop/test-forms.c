/* What a person types into a form, and where it goes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-fixture.h"
#include "desk-link-row.h"
#include "desk-parts.h"

static DeskRecordPage *
get_page (Desk *desk)
{
  return desk_window_get_record_page (desk->window);
}

static GtkWidget *
get_row (Desk *desk, const char *title)
{
  GtkWidget *row;

  WAIT_FOR (desk_find (GTK_WIDGET (get_page (desk)), ADW_TYPE_PREFERENCES_ROW, title) != NULL);
  row = desk_find (GTK_WIDGET (get_page (desk)), ADW_TYPE_PREFERENCES_ROW, title);
  return row;
}

static void
type (Desk *desk, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_row (desk, title)), text);
}

static void
open_contact (Desk *desk, gint64 id)
{
  desk_window_open_record (desk->window, "contacts", id);
  WAIT_FOR (desk_record_page_get_id (get_page (desk)) == id);
}

static gboolean
holds (Desk *desk, const char *sql, const char *text)
{
  g_autofree char *now = desk_text (desk, sql);

  return g_strcmp0 (now, text) == 0;
}

static void
test_save_and_undo (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  const char *sql = "SELECT city FROM contacts WHERE id = 2";
  g_autofree char *before = desk_text (desk, sql);

  open_contact (desk, 2);
  type (desk, "City", "Ürümqi");
  g_assert_true (desk_record_page_is_dirty (get_page (desk)));
  desk_do (desk, "win.save", NULL);
  WAIT_FOR (holds (desk, sql, "Ürümqi") && !desk_record_page_is_dirty (get_page (desk)));
  desk_do (desk, "win.undo", NULL);
  WAIT_FOR (holds (desk, sql, before));
  WAIT_FOR (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (get_row (desk, "City"))), before) == 0);
  desk_do (desk, "win.redo", NULL);
  WAIT_FOR (holds (desk, sql, "Ürümqi"));
}

static gboolean
shows (Desk *desk, const char *title, const char *text)
{
  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (get_row (desk, title))), text) == 0;
}

static void
test_steps (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  g_autofree char *city = desk_text (desk, "SELECT city FROM contacts WHERE id = 3"), *phone = desk_text (desk, "SELECT phone FROM contacts WHERE id = 3");

  open_contact (desk, 3);
  type (desk, "City", "Bol");
  type (desk, "City", "Bologna");
  type (desk, "Phone", "1");
  type (desk, "City", "Pisa");
  desk_do (desk, "win.undo", NULL);
  g_assert_true (shows (desk, "City", "Bologna") && shows (desk, "Phone", "1"));
  desk_do (desk, "win.undo", NULL);
  g_assert_true (shows (desk, "City", "Bologna") && shows (desk, "Phone", phone));
  gtk_widget_activate_action (GTK_WIDGET (get_page (desk)), "record.redo", NULL);
  g_assert_true (shows (desk, "Phone", "1"));
  desk_do (desk, "win.undo", NULL);
  desk_do (desk, "win.undo", NULL);
  g_assert_true (shows (desk, "City", city));
  g_assert_false (desk_record_page_is_dirty (get_page (desk)));
  type (desk, "City", "Lucca"); /* what was taken back is forgotten now */
  g_assert_false (desk_record_page_go (get_page (desk), FALSE));
  gtk_widget_activate_action (GTK_WIDGET (get_page (desk)), "record.discard", NULL);
  g_assert_false (desk_record_page_is_dirty (get_page (desk)));
  gtk_widget_activate_action (GTK_WIDGET (get_page (desk)), "record.redo", NULL);
  g_assert_true (shows (desk, "City", "Lucca"));
  gtk_widget_activate_action (GTK_WIDGET (get_page (desk)), "record.undo", NULL);
  g_assert_false (desk_record_page_go (get_page (desk), TRUE));
  g_assert_true (holds (desk, "SELECT city FROM contacts WHERE id = 3", city));
}

/* What is invoiced stays as it is. */
static gint64
find_open_order (Desk *desk)
{
  return desk_number (desk, "SELECT min (id) FROM orders WHERE state = 'confirmed'");
}

/* What another saves meanwhile is where going back ends; what cannot be comes again as it was typed. */
static void
test_steps_between (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  g_autoptr (GError) error = NULL;

  open_contact (desk, 5);
  type (desk, "City", "Mine");
  store_file_run (desk->file, "edit-contact", g_variant_new_parsed ("{'record': <%x>, 'city': <'Theirs'>}", (gint64) 5), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  desk_do (desk, "win.undo", NULL);
  g_assert_true (shows (desk, "City", "Theirs"));
  g_assert_false (desk_record_page_is_dirty (get_page (desk)));
  desk_window_open_record (desk->window, "orders", find_open_order (desk));
  type (desk, "Promised", "the day after");
  desk_do (desk, "win.undo", NULL);
  g_assert_false (gtk_widget_has_css_class (get_row (desk, "Promised"), "error"));
  gtk_widget_activate_action (GTK_WIDGET (get_page (desk)), "record.redo", NULL);
  g_assert_true (shows (desk, "Promised", "the day after") && gtk_widget_has_css_class (get_row (desk, "Promised"), "error"));
  desk_do (desk, "win.undo", NULL);
}

static void
test_dropped (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  g_autofree char *table = g_build_filename (desk->folder, "people.CSV", NULL), *picture = g_build_filename (desk->folder, "a.gif", NULL);
  g_autoptr (GFile) table_file = g_file_new_for_path (table), picture_file = g_file_new_for_path (picture);
  g_autoptr (GFile) own = g_file_new_for_path (store_file_get_path (desk->file));

  g_assert_true (g_file_set_contents (table, "name,email\nAda Ahlgren,ada@example.org\n", -1, NULL));
  g_assert_true (desk_drop (GTK_WIDGET (desk->window), picture_file));
  WAIT_FOR (desk_shows (GTK_WIDGET (desk->window), "Drop CSV files here"));
  g_assert_true (desk_drop (GTK_WIDGET (desk->window), own)); /* is open already: its window comes to the front */
  g_assert_null (desk_dialog (desk));
  g_assert_true (desk_drop (GTK_WIDGET (desk->window), table_file));
  WAIT_FOR (desk_dialog (desk) != NULL && desk_shows (GTK_WIDGET (desk_dialog (desk)), "people.CSV"));
  g_assert_false (desk_drop (GTK_WIDGET (desk->window), own));
  desk_dismiss (desk);
}

static void
test_invalid (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  gint64 order = find_open_order (desk);
  g_autofree char *sql = g_strdup_printf ("SELECT promised_on FROM orders WHERE id = %" G_GINT64_FORMAT, order), *before = desk_text (desk, sql);

  desk_window_open_record (desk->window, "orders", order);
  type (desk, "Promised", "the day after");
  g_assert_true (gtk_widget_has_css_class (get_row (desk, "Promised"), "error"));
  desk_look (desk, GTK_WIDGET (desk->window), "form-invalid", ".");
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (desk_find (GTK_WIDGET (get_page (desk)), ADW_TYPE_BANNER, NULL))));
  g_assert_true (g_str_has_suffix (adw_banner_get_title (ADW_BANNER (desk_find (GTK_WIDGET (get_page (desk)), ADW_TYPE_BANNER, NULL))), "."));
  desk_do (desk, "win.save", NULL);
  store_file_flush (desk->file);
  g_assert_true (holds (desk, sql, before));
  g_assert_true (desk_record_page_is_dirty (get_page (desk)));
  desk_do (desk, "win.undo", NULL); /* typing is undone where it stands */
  g_assert_false (desk_record_page_is_dirty (get_page (desk)));
  g_assert_false (gtk_widget_has_css_class (get_row (desk, "Promised"), "error"));
}

/* Beside the buttons of the window, those of a record that was changed have room in the narrowest one too. */
static void
test_narrow (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  GtkWidget *page = GTK_WIDGET (get_page (desk));
  int least = 0;

  open_contact (desk, 2);
  type (desk, "City", "Rio");
  g_assert_true (desk_shows (page, "Discard"));
  desk_resize (desk, 360, 700);
  WAIT_FOR (!desk_shows (page, "Discard"));
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  desk_resize (desk, 1000, 700);
  WAIT_FOR (desk_shows (page, "Discard"));
  gtk_widget_activate_action (page, "record.discard", NULL);
}

/* A sheet from below, which a dialog becomes there, opens with the next field. */
static void
test_narrow_dialog (gconstpointer data)
{
  static const struct { const char *action, *first; } dialogs[] = { { "win.company", "Name" }, { "win.enter-order", "Customer" } };
  Desk *desk = (Desk *) data;

  desk_resize (desk, 360, 700);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      GtkWidget *focus;

      desk_do (desk, dialogs[i].action, NULL);
      WAIT_FOR (desk_dialog (desk) != NULL && gtk_widget_has_css_class (GTK_WIDGET (desk_dialog (desk)), "bottom-sheet"));
      for (int frame = 0; frame < 8; frame++)
        desk_look (desk, GTK_WIDGET (desk_dialog (desk)), "narrow-dialog", dialogs[i].first);
      focus = gtk_root_get_focus (GTK_ROOT (desk->window));
      focus = gtk_widget_get_ancestor (focus, ADW_TYPE_PREFERENCES_ROW);
      g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (focus)), ==, dialogs[i].first);
      desk_dismiss (desk);
    }
  desk_resize (desk, 1000, 700);
}

static void
test_discard (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  g_autofree char *before = desk_text (desk, "SELECT name FROM contacts WHERE id = 4");

  open_contact (desk, 4);
  type (desk, "Name", "Nobody");
  gtk_widget_activate_action (GTK_WIDGET (get_page (desk)), "record.discard", NULL);
  g_assert_false (desk_record_page_is_dirty (get_page (desk)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row (desk, "Name"))), ==, before);
}

static void
test_going_saves (gconstpointer data)
{
  Desk *desk = (Desk *) data;

  open_contact (desk, 6);
  type (desk, "Phone", "555 0199");
  open_contact (desk, 7);
  WAIT_FOR (holds (desk, "SELECT phone FROM contacts WHERE id = 6", "555 0199"));
  type (desk, "Phone", "555 0200");
  desk_window_go (desk->window, "tickets");
  WAIT_FOR (holds (desk, "SELECT phone FROM contacts WHERE id = 7", "555 0200"));
}

/* Somebody else saves the record while one types: other fields are shown, what was typed stays and can be saved. */
static void
test_second_writer (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  g_autoptr (GError) error = NULL;

  open_contact (desk, 8);
  type (desk, "City", "Mine");
  store_file_run (desk->file, "edit-contact", g_variant_new_parsed ("{'record': <%x>, 'city': <'Theirs'>, 'phone': <'555 0300'>}", (gint64) 8), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  WAIT_FOR (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (get_row (desk, "Phone"))), "555 0300") == 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row (desk, "City"))), ==, "Mine");
  g_assert_true (desk_record_page_is_dirty (get_page (desk)));
  desk_do (desk, "win.save", NULL);
  WAIT_FOR (holds (desk, "SELECT city FROM contacts WHERE id = 8", "Mine"));
}

static gboolean
change_behind (StoreDb *writer, gpointer data, GError **error)
{
  return store_db_run (writer, "UPDATE contacts SET version = version + 1, city = 'Theirs' WHERE id = 9", error);
}

/* A change that the form could not hear of is refused with a sentence; nothing typed is lost. */
static void
test_stale (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  g_autoptr (GError) error = NULL;
  GtkWidget *banner;

  open_contact (desk, 9);
  type (desk, "City", "Mine");
  store_file_work (desk->file, NULL, change_behind, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  desk_do (desk, "win.save", NULL);
  WAIT_FOR (desk_find (GTK_WIDGET (get_page (desk)), ADW_TYPE_BANNER, NULL) != NULL
            && adw_banner_get_revealed (ADW_BANNER (desk_find (GTK_WIDGET (get_page (desk)), ADW_TYPE_BANNER, NULL))));
  banner = desk_find (GTK_WIDGET (get_page (desk)), ADW_TYPE_BANNER, NULL);
  g_assert_true (g_str_has_suffix (adw_banner_get_title (ADW_BANNER (banner)), "."));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row (desk, "City"))), ==, "Mine");
  g_assert_true (holds (desk, "SELECT city FROM contacts WHERE id = 9", "Theirs"));
  gtk_widget_activate_action (GTK_WIDGET (get_page (desk)), "record.discard", NULL);
}

static void
test_link (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  g_autofree char *name = desk_text (desk, "SELECT name FROM contacts WHERE is_customer AND id > 3 ORDER BY id LIMIT 1");
  gint64 wanted = desk_number (desk, "SELECT id FROM contacts WHERE is_customer AND id > 3 ORDER BY id LIMIT 1");
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM orders WHERE state = 'draft' AND customer = %" G_GINT64_FORMAT, wanted);
  gint64 before = desk_number (desk, sql);
  int end = (int) g_utf8_strlen (name, -1);
  GtkWidget *row;

  desk_window_go (desk->window, "orders");
  desk_window_new_record (desk->window);
  row = get_row (desk, "Customer");
  g_assert_true (DESK_IS_LINK_ROW (row));
  gtk_widget_grab_focus (row);
  gtk_editable_set_text (GTK_EDITABLE (row), name);
  g_assert_true (desk_press (row, GDK_KEY_Return, 0));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, name);
  gtk_editable_insert_text (GTK_EDITABLE (row), " zzzz", -1, &end);
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_true (desk_press (row, GDK_KEY_Down, 0));
  g_assert_true (desk_press (row, GDK_KEY_Up, 0));
  g_assert_true (desk_press (row, GDK_KEY_Escape, 0));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, name); /* the choice before */
  desk_do (desk, "win.save", NULL);
  WAIT_FOR (desk_number (desk, sql) == before + 1);
  WAIT_FOR (desk_record_page_get_id (get_page (desk)) != 0);
}

static void
choose_item (Desk *desk, GtkWidget *dialog)
{
  g_autofree char *name = desk_text (desk, "SELECT name FROM items WHERE id = 3");
  GtkWidget *row;

  WAIT_FOR (desk_find (dialog, ADW_TYPE_PREFERENCES_ROW, "Item") != NULL);
  row = desk_find (dialog, ADW_TYPE_PREFERENCES_ROW, "Item");
  gtk_editable_set_text (GTK_EDITABLE (row), name);
  g_assert_true (desk_press (row, GDK_KEY_Return, 0));
  WAIT_FOR (desk_find (dialog, ADW_TYPE_PREFERENCES_ROW, "Quantity") != NULL);
  row = desk_find (dialog, ADW_TYPE_PREFERENCES_ROW, "Quantity");
  gtk_editable_set_text (GTK_EDITABLE (row), "4");
}

/* Works on the draft that the test of the link left behind. */
static void
test_parts (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  gint64 before = desk_number (desk, "SELECT count(*) FROM order_lines");
  GtkWidget *parts, *dialog;

  desk_window_open_record (desk->window, "orders", desk_number (desk, "SELECT max(id) FROM orders"));
  WAIT_FOR (desk_find (GTK_WIDGET (get_page (desk)), DESK_TYPE_PARTS, NULL) != NULL);
  parts = desk_find (GTK_WIDGET (get_page (desk)), DESK_TYPE_PARTS, NULL);
  gtk_widget_activate_action (parts, "parts.add", NULL);
  WAIT_FOR (desk_dialog (desk) != NULL);
  dialog = GTK_WIDGET (desk_dialog (desk));
  choose_item (desk, dialog);
  desk_look (desk, GTK_WIDGET (desk->window), "form-order-line", "Quantity");
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  WAIT_FOR (desk_dialog (desk) == NULL);
  g_assert_cmpint (desk_number (desk, "SELECT count(*) FROM order_lines"), ==, before + 1);
  WAIT_FOR (desk_number (desk, "SELECT total FROM orders ORDER BY id DESC LIMIT 1") > 0);
  desk_look (desk, GTK_WIDGET (desk->window), "form-order-with-line", "4");
}

static void
test_create (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  StoreList *list = desk_room (desk, "contacts");
  guint before = g_list_model_get_n_items (G_LIST_MODEL (list));

  desk_window_new_record (desk->window);
  type (desk, "Name", "Zebra & Sons");
  desk_do (desk, "win.save", NULL);
  WAIT_FOR (desk_number (desk, "SELECT count(*) FROM contacts WHERE name = 'Zebra & Sons'") == 1);
  WAIT_FOR (g_list_model_get_n_items (G_LIST_MODEL (list)) == before + 1);
  WAIT_FOR (desk_record_page_get_id (get_page (desk)) == desk_number (desk, "SELECT max(id) FROM contacts"));
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), "Zebra & Sons"));
  desk_window_new_record (desk->window);
  desk_do (desk, "win.save", NULL); /* without a name: a sentence, and the form stays */
  WAIT_FOR (desk_find (GTK_WIDGET (get_page (desk)), ADW_TYPE_BANNER, NULL) != NULL
            && adw_banner_get_revealed (ADW_BANNER (desk_find (GTK_WIDGET (get_page (desk)), ADW_TYPE_BANNER, NULL))));
  g_assert_cmpint (desk_record_page_get_id (get_page (desk)), ==, 0);
}

/* What rules set is not asked for, and the line stands in the first field. */
static void
test_new (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  GtkWidget *focus;

  desk_room (desk, "orders");
  desk_window_new_record (desk->window);
  WAIT_FOR (desk_find (GTK_WIDGET (get_page (desk)), ADW_TYPE_PREFERENCES_ROW, "Customer") != NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (desk->window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, get_row (desk, "Customer")));
  g_assert_null (desk_find (GTK_WIDGET (get_page (desk)), ADW_TYPE_PREFERENCES_ROW, "State"));
  desk_window_open_record (desk->window, "orders", 5);
  WAIT_FOR (desk_find (GTK_WIDGET (get_page (desk)), ADW_TYPE_PREFERENCES_ROW, "State") != NULL);
}

/* What a new record begins with is what its form shows. */
static void
test_usual_choice (gconstpointer data)
{
  Desk *desk = (Desk *) data;

  desk_room (desk, "tickets");
  desk_window_new_record (desk->window);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (get_row (desk, "Impact"))), ==, 1);
  g_assert_false (desk_record_page_is_dirty (get_page (desk)));
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (desk, "Impact")), 0);
  type (desk, "Title", "The roof leaks");
  desk_do (desk, "win.save", NULL);
  WAIT_FOR (holds (desk, "SELECT impact || ' ' || urgency FROM tickets WHERE title = 'The roof leaks'", "high medium"));
}

static int
compare_words (gconstpointer first, gconstpointer second)
{
  return strcmp (*(const char *const *) first, *(const char *const *) second);
}

/* GTK keeps the cells of a row in the order in which their columns came into sight. */
static char *
sort_words (const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  qsort (lines, g_strv_length (lines), sizeof (char *), compare_words);
  return g_strjoinv ("\n", lines);
}

/* What the page says, once nothing more comes. */
static char *
read_page (Desk *desk)
{
  g_autofree char *words = NULL;

  for (guint same = 0; same < 40; same++)
    {
      g_autofree char *now = NULL;
      desk_pump ();
      now = desk_read (GTK_WIDGET (get_page (desk)));
      if (g_set_str (&words, now))
        same = 0;
    }
  return sort_words (words);
}

static char *
read_record (Desk *desk, BaseRecordClass *class, gint64 id)
{
  desk_record_page_show (get_page (desk), desk->file, class, id);
  g_assert_cmpint (desk_record_page_get_id (get_page (desk)), ==, id);
  return read_page (desk);
}

/* Going from record to record reads as opening each anew. */
static guint
compare_forms (Desk *desk, BaseRecordClass *class)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE trashed_at IS NULL ORDER BY id LIMIT 3", class->table);
  g_autoptr (StoreQuery) query = store_query_new (store_file_get_reader (desk->file), sql);
  gint64 ids[3];
  guint n = 0;

  while (store_query_next (query))
    ids[n++] = store_query_get_number (query, 0);
  g_assert_true (store_query_finish (query, NULL));
  for (guint i = 1; i < n; i++)
    {
      g_autofree char *fresh = NULL, *before = NULL, *again = NULL;

      desk_record_page_show (get_page (desk), desk->file, NULL, 0);
      fresh = read_record (desk, class, ids[i]);
      before = read_record (desk, class, ids[i - 1]);
      again = read_record (desk, class, ids[i]);
      g_assert_cmpstr (again, ==, fresh);
      g_assert_cmpstr (again, !=, before);
    }
  return n > 1;
}

static void
test_next_record (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  StoreSchema *schema = store_file_get_schema (desk->file);
  guint n = 0;

  desk_room (desk, "orders");
  for (guint i = 0; i < store_schema_get_n_types (schema); i++)
    if (base_record_class_find_flag (store_schema_get_class (schema, i), BASE_PARENT) == NULL)
      n += compare_forms (desk, store_schema_get_class (schema, i));
  g_assert_cmpuint (n, >, 10);
}

static GtkTextBuffer *
get_notes (Desk *desk)
{
  GtkWidget *view;

  WAIT_FOR (desk_find (GTK_WIDGET (get_page (desk)), GTK_TYPE_TEXT_VIEW, NULL) != NULL);
  view = desk_find (GTK_WIDGET (get_page (desk)), GTK_TYPE_TEXT_VIEW, NULL);
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

/* What is typed then goes into the record that is shown, and Ctrl+Z stays in it. */
static void
test_same_form (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  g_autofree char *first = NULL;
  GtkWidget *city;

  open_contact (desk, 6);
  city = get_row (desk, "City");
  first = desk_text (desk, "SELECT city FROM contacts WHERE id = 6");
  gtk_text_buffer_set_text (get_notes (desk), "", -1);
  gtk_text_buffer_insert_at_cursor (get_notes (desk), "Rings at noon", -1);
  g_assert_true (gtk_text_buffer_get_can_undo (get_notes (desk)));
  open_contact (desk, 7);
  g_assert_true (get_row (desk, "City") == city);
  g_assert_false (gtk_text_buffer_get_can_undo (get_notes (desk)));
  WAIT_FOR (holds (desk, "SELECT notes FROM contacts WHERE id = 6", "Rings at noon"));
  type (desk, "City", "Lucca");
  desk_do (desk, "win.save", NULL);
  WAIT_FOR (holds (desk, "SELECT city FROM contacts WHERE id = 7", "Lucca"));
  g_assert_true (holds (desk, "SELECT city FROM contacts WHERE id = 6", first));
  g_assert_true (holds (desk, "SELECT coalesce (notes, '') FROM contacts WHERE id = 7", ""));
}

/* The dots of one salary, made legible, would be those of the next. */
static void
test_sealed_form (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  GtkWidget *job;

  desk_window_open_record (desk->window, "employees", 1);
  job = get_row (desk, "Job");
  g_object_add_weak_pointer (G_OBJECT (job), (gpointer *) &job);
  desk_window_open_record (desk->window, "employees", 2);
  g_assert_false (gtk_widget_get_mapped (job));
  WAIT_FOR (job == NULL);
}

int
main (int argc, char **argv)
{
  Desk desk = { NULL };
  int failed;

  if (!desk_prepare (&argc, &argv))
    return 77;
  desk_open (&desk, 40);
  desk_resize (&desk, 1400, 1000);
  g_test_add_data_func ("/desktop/forms/ctrl-s-saves-and-undo-restores", &desk, test_save_and_undo);
  g_test_add_data_func ("/desktop/forms/typing-is-taken-back-field-by-field", &desk, test_steps);
  g_test_add_data_func ("/desktop/forms/going-back-ends-at-what-is-saved-now", &desk, test_steps_between);
  g_test_add_data_func ("/desktop/forms/dropped-files-are-imported-or-opened", &desk, test_dropped);
  g_test_add_data_func ("/desktop/forms/a-value-that-cannot-be-stays-and-says-why", &desk, test_invalid);
  g_test_add_data_func ("/desktop/forms/discard-brings-back-what-is-saved", &desk, test_discard);
  g_test_add_data_func ("/desktop/forms/a-changed-record-fits-the-narrowest-window", &desk, test_narrow);
  g_test_add_data_func ("/desktop/forms/a-dialog-begins-with-its-first-field-in-a-narrow-window", &desk, test_narrow_dialog);
  g_test_add_data_func ("/desktop/forms/going-elsewhere-saves", &desk, test_going_saves);
  g_test_add_data_func ("/desktop/forms/what-another-saves-does-not-take-what-was-typed", &desk, test_second_writer);
  g_test_add_data_func ("/desktop/forms/a-stale-edit-is-refused-and-nothing-typed-is-lost", &desk, test_stale);
  g_test_add_data_func ("/desktop/forms/a-link-is-chosen-by-keyboard", &desk, test_link);
  g_test_add_data_func ("/desktop/forms/a-line-is-added-to-an-order", &desk, test_parts);
  g_test_add_data_func ("/desktop/forms/a-new-record-comes-into-the-list", &desk, test_create);
  g_test_add_data_func ("/desktop/forms/a-new-record-asks-for-what-people-fill-in", &desk, test_new);
  g_test_add_data_func ("/desktop/forms/a-new-record-shows-the-choices-it-begins-with", &desk, test_usual_choice);
  g_test_add_data_func ("/desktop/forms/the-next-record-reads-as-if-opened-anew", &desk, test_next_record);
  g_test_add_data_func ("/desktop/forms/the-form-of-the-record-before-is-kept", &desk, test_same_form);
  g_test_add_data_func ("/desktop/forms/what-is-sealed-gets-a-form-of-its-own", &desk, test_sealed_form);
  failed = g_test_run ();
  desk_close (&desk);
  return failed;
}
