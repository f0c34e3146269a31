/* The pages of invoices, payments, reminders, books and taxes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-draft-dialog.h"
#include "desk-fixture.h"

#include <base-date.h>
#include <base-number.h>

static const int widths[] = { 360, 1000, 1600 };

/* An invoice with two taxes that is 50 days late, paid in part and reminded of. */
static void
set_up (Desk *desk)
{
  guint32 today = base_environment_today (store_file_get_environment (desk->file));
  gint64 customer = desk_number (desk, "SELECT min (id) FROM contacts WHERE is_customer = 1 AND id NOT IN (SELECT customer FROM reminders WHERE customer IS NOT NULL)"), invoice;

  desk_command (desk, "edit-company", "{'record': <int64 1>, 'first_reminder_fee': <int64 500>, 'late_interest': <int64 90000>, 'iban': <'DE89370400440532013000'>}");
  desk_command (desk, "add-tax-pack", "{'country': <int64 0>}");
  invoice = desk_command (desk, "create-invoice", "{'customer': <%x>, 'due_on': <%x>}", customer, (gint64) today - 50);
  desk_command (desk, "create-invoice-line", "{'invoice': <%x>, 'text': <'Teapots, blue'>, 'quantity': <int64 12000000>, 'price': <int64 2490>, 'tax_code': <%x>}", invoice,
                desk_number (desk, "SELECT id FROM tax_codes WHERE code = 'DE-19'"));
  desk_command (desk, "create-invoice-line", "{'invoice': <%x>, 'text': <'Books about tea'>, 'quantity': <int64 3000000>, 'price': <int64 1995>, 'tax_code': <%x>}", invoice,
                desk_number (desk, "SELECT id FROM tax_codes WHERE code = 'DE-7'"));
  desk_command (desk, "post-invoice", "{'record': <%x>, 'issued_on': <%x>}", invoice, (gint64) today - 64);
  desk_command (desk, "record-payment", "{'record': <%x>, 'amount': <int64 10000>, 'paid_on': <%x>, 'reference': <'Statement 12'>}", customer, (gint64) today - 20);
  desk_command (desk, "remind-customers", "@a{sv} {}");
  desk_command (desk, "credit-invoice", "{'record': <%x>, 'line': <%x>, 'quantity': <int64 1000000>, 'reason': <'One was broken'>}", invoice,
                desk_number (desk, "SELECT min (id) FROM invoice_lines WHERE text = 'Teapots, blue'"));
}

typedef struct
{
  const char *room;
  const char *table;
  const char *newest; /* the record that is shown */
  const char *says;
} Visit;

static const Visit visits[] = {
  { "invoices",  "invoices",  "SELECT min (invoice) FROM invoice_lines WHERE text = 'Teapots, blue'", "Teapots, blue" },
  { "payments",  "payments",  "SELECT max (id) FROM payments",                            "Statement 12" },
  { "reminders", "reminders", "SELECT max (reminder) FROM reminder_lines WHERE days_late = 50", "M-" },
  { "accounts",  "accounts",  "SELECT id FROM accounts WHERE role = 'receivable'",        "Receivables" },
  { "entries",   "entries",   "SELECT max (id) FROM entries WHERE kind = 'invoice'",      "R-" },
  { "tax_codes", "tax_codes", "SELECT id FROM tax_codes WHERE code = 'DE-19'",            "Umsatzsteuer 19" },
};

static void
test_rooms_and_forms (gconstpointer data)
{
  Desk *desk = (Desk *) data;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (guint k = 0; k < G_N_ELEMENTS (visits); k++)
      {
        const Visit *visit = &visits[k];
        g_autofree char *list = g_strdup_printf ("finance-%s", visit->room), *form = g_strdup_printf ("finance-%s-form", visit->room);

        desk_resize (desk, widths[i], 900);
        desk_window_go (desk->window, visit->room);
        desk_look (desk, GTK_WIDGET (desk->window), list, "");
        desk_window_open_record (desk->window, visit->table, desk_number (desk, visit->newest));
        for (int pause = 0; pause < 10; pause++)
          desk_pump (); /* lists choose their columns when they know their width */
        desk_look (desk, GTK_WIDGET (desk->window), form, visit->says);
      }
}

static void
show_paper (Desk *desk, const char *table, const char *sql, const char *title, const char *picture)
{
  desk_window_open_record (desk->window, table, desk_number (desk, sql));
  desk_do (desk, "win.print", NULL);
  WAIT_FOR (desk_dialog (desk) != NULL);
  g_assert_cmpstr (adw_dialog_get_title (desk_dialog (desk)), ==, title);
  desk_look (desk, GTK_WIDGET (desk_dialog (desk)), picture, " page");
  desk_dismiss (desk);
}

static void
test_papers (gconstpointer data)
{
  Desk *desk = (Desk *) data;

  desk_resize (desk, 1000, 900);
  show_paper (desk, "invoices", "SELECT min (invoice) FROM invoice_lines WHERE text = 'Teapots, blue'", "Invoice", "finance-paper-invoice");
  show_paper (desk, "reminders", "SELECT max (reminder) FROM reminder_lines WHERE days_late = 50", "Payment Reminder", "finance-paper-reminder");
  desk_do (desk, "win.show-paper", "s", "ageing");
  WAIT_FOR (desk_dialog (desk) != NULL);
  desk_look (desk, GTK_WIDGET (desk_dialog (desk)), "finance-paper-ageing", " page");
  desk_dismiss (desk);
}

static GtkWidget *
find_titled (GtkWidget *widget, GType type, const char *title)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_titled (child, type, title);
  return found;
}

/* A draft is typed into; posted while it is on the page, it is only read: its days, and its lines. Its customer is still one step away. */
static void
test_posted (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  GtkWidget *page = GTK_WIDGET (desk_window_get_record_page (desk->window));
  gint64 invoice = desk_command (desk, "create-invoice", "{'customer': <%x>}", desk_number (desk, "SELECT min (id) FROM contacts WHERE is_customer = 1"));
  GtkWidget *add;

  desk_command (desk, "create-invoice-line", "{'invoice': <%x>, 'text': <'Sugar bowls'>, 'quantity': <int64 1000000>, 'price': <int64 990>}", invoice);
  desk_resize (desk, 1000, 900);
  desk_window_open_record (desk->window, "invoices", invoice);
  WAIT_FOR (find_titled (page, ADW_TYPE_ENTRY_ROW, "Due") != NULL);
  WAIT_FOR ((add = desk_find (page, GTK_TYPE_BUTTON, "parts.add")) != NULL);
  desk_command (desk, "post-invoice", "{'record': <%x>}", invoice);
  WAIT_FOR (find_titled (page, ADW_TYPE_ACTION_ROW, "Due") != NULL);
  g_assert_null (find_titled (page, ADW_TYPE_ENTRY_ROW, "Due"));
  WAIT_FOR (desk_shows (page, "Sugar bowls"));
  g_assert_null (desk_find (page, GTK_TYPE_BUTTON, "parts.add"));
  g_assert_true (gtk_widget_activate (desk_find (find_titled (page, ADW_TYPE_ACTION_ROW, "Customer"), GTK_TYPE_BUTTON, "win.open-record")));
  WAIT_FOR (g_strcmp0 (desk_window_get_room (desk->window)->table, "contacts") == 0);
}

/* From the figure in the books to what it comes from; a part is seen in what it is a part of. */
static void
test_sources (gconstpointer data)
{
  static const struct { const char *source, *opens, *title; } sources[] = {
    { "invoices",    "invoices", "SELECT document FROM entries WHERE id = " },
    { "payments",    "payments", "SELECT document FROM entries WHERE id = " },
    { "stock_moves", "items",    "SELECT i.name FROM entries AS e JOIN stock_moves AS m ON m.id = e.source_id JOIN items AS i ON i.id = m.item WHERE e.id = " },
  };
  Desk *desk = (Desk *) data;
  DeskRecordPage *page = desk_window_get_record_page (desk->window);

  desk_resize (desk, 1000, 900);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *newest = g_strdup_printf ("SELECT max (id) FROM entries WHERE source_table = '%s'", sources[i].source);
      gint64 entry = desk_number (desk, newest);
      g_autofree char *find_title = g_strdup_printf ("%s%" G_GINT64_FORMAT, sources[i].title, entry), *title = desk_text (desk, find_title);
      GtkWidget *open;

      desk_window_open_record (desk->window, "entries", entry);
      WAIT_FOR ((open = find_titled (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "Document")) != NULL && (open = desk_find (open, GTK_TYPE_BUTTON, "win.open-record")) != NULL);
      g_assert_true (i < 2 || desk_shows (GTK_WIDGET (page), "Stock move"));
      g_assert_true (gtk_widget_activate (open));
      WAIT_FOR (desk_record_page_get_class (page) != NULL && g_str_equal (desk_record_page_get_class (page)->table, sources[i].opens) && desk_shows (GTK_WIDGET (page), title));
    }
}

/* Return right behind the command, before its dialog was ever painted. */
static void
test_early_return (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  gint64 invoice = desk_command (desk, "create-invoice", "{'customer': <%x>}", desk_number (desk, "SELECT min (id) FROM contacts WHERE is_customer = 1"));
  g_autofree char *posted = g_strdup_printf ("SELECT state = 'open' FROM invoices WHERE id = %" G_GINT64_FORMAT, invoice);

  desk_command (desk, "create-invoice-line", "{'invoice': <%x>, 'text': <'Sugar bowls'>, 'quantity': <int64 1000000>, 'price': <int64 990>}", invoice);
  desk_command_dialog_present (desk->file, store_schema_find_command (store_file_get_schema (desk->file), "post-invoice"), invoice, GTK_WIDGET (desk->window));
  g_assert_false (gtk_widget_get_mapped (gtk_root_get_focus (GTK_ROOT (desk->window))));
  g_assert_true (desk_press (GTK_WIDGET (desk_dialog (desk)), GDK_KEY_Return, 0));
  WAIT_FOR (desk_number (desk, posted) == 1);
  WAIT_FOR (desk_dialog (desk) == NULL);
}

static gint64
show_draft (Desk *desk, const char *text)
{
  GtkWidget *page = GTK_WIDGET (desk_window_get_record_page (desk->window));
  gint64 invoice = desk_command (desk, "create-invoice", "{'customer': <%x>}", desk_number (desk, "SELECT min (id) FROM contacts WHERE is_customer = 1"));

  desk_command (desk, "create-invoice-line", "{'invoice': <%x>, 'text': <%s>, 'quantity': <int64 1000000>, 'price': <int64 990>}", invoice, text);
  desk_resize (desk, 1000, 900);
  desk_window_open_record (desk->window, "invoices", invoice);
  WAIT_FOR (find_titled (page, ADW_TYPE_ENTRY_ROW, "Due") != NULL);
  g_assert_true (gtk_widget_grab_focus (find_titled (page, ADW_TYPE_ENTRY_ROW, "Due")));
  return invoice;
}

static void
open_dialog (Desk *desk, const char *command, gint64 record)
{
  GtkWidget *focus;

  desk_command_dialog_present (desk->file, store_schema_find_command (store_file_get_schema (desk->file), command), record, GTK_WIDGET (desk_window_get_record_page (desk->window)));
  WAIT_FOR ((focus = gtk_root_get_focus (GTK_ROOT (desk->window))) != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (desk_dialog (desk))));
}

static void
assert_focus_in_record (Desk *desk)
{
  for (int pause = 0; pause < 30; pause++)
    {
      GtkWidget *focus;

      desk_pump ();
      focus = gtk_root_get_focus (GTK_ROOT (desk->window));
      g_assert_nonnull (focus);
      g_assert_true (gtk_widget_get_mapped (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (desk_window_get_record_page (desk->window))) && !GTK_IS_SCROLLED_WINDOW (focus));
    }
}

/* The form is made anew below the dialog: the focus stays in the record, or Return would press the Undo of the toast. */
static void
test_focus_stays (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  GtkWidget *page = GTK_WIDGET (desk_window_get_record_page (desk->window));
  g_autofree char *customer = desk_text (desk, "SELECT name FROM contacts WHERE id = (SELECT min (id) FROM contacts WHERE is_customer = 1)");

  open_dialog (desk, "post-invoice", show_draft (desk, "'Milk jugs'"));
  g_assert_true (desk_shows (GTK_WIDGET (desk_dialog (desk)), customer)); /* a draft has no number */
  gtk_widget_activate (adw_dialog_get_default_widget (desk_dialog (desk)));
  WAIT_FOR (desk_dialog (desk) == NULL && find_titled (page, ADW_TYPE_ACTION_ROW, "Due") != NULL);
  assert_focus_in_record (desk);
}

/* The day that a command means when nothing is said is there to be seen, and is the day that it hears; another one can be typed. */
static void
test_today_is_filled_in (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  guint32 today = base_environment_today (store_file_get_environment (desk->file));
  g_autofree char *words = base_date_format (today, store_file_get_locale (desk->file)), *before = base_date_format (today - 1, store_file_get_locale (desk->file));
  gint64 invoice = show_draft (desk, "'Sugar bowls'");
  g_autofree char *find = g_strdup_printf ("SELECT count(*) FROM invoices WHERE id = %" G_GINT64_FORMAT " AND issued_on = date ('now', 'localtime', '-1 day')", invoice);
  GtkWidget *row;

  open_dialog (desk, "post-invoice", invoice);
  WAIT_FOR ((row = find_titled (GTK_WIDGET (desk_dialog (desk)), ADW_TYPE_ENTRY_ROW, "Issued")) != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, words);
  gtk_editable_set_text (GTK_EDITABLE (row), before);
  gtk_widget_activate (adw_dialog_get_default_widget (desk_dialog (desk)));
  WAIT_FOR (desk_dialog (desk) == NULL);
  g_assert_cmpint (desk_number (desk, find), ==, 1);
}

/* So is what is still open of an invoice: it need only be confirmed. */
static void
test_what_is_open_is_filled_in (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  gint64 invoice = show_draft (desk, "'Tea strainers'");
  g_autofree char *open = g_strdup_printf ("SELECT open FROM invoices WHERE id = %" G_GINT64_FORMAT, invoice), *asked = NULL;
  BaseLocale *locale = store_file_get_locale (desk->file);
  GtkWidget *row;

  desk_command (desk, "post-invoice", "{'record': <%x>}", invoice);
  desk_command (desk, "pay-invoice", "{'record': <%x>, 'amount': <int64 100>}", invoice);
  asked = base_money_format (desk_number (desk, open), locale, locale->currency);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      if (i > 0)
        desk_dismiss (desk);
      desk_resize (desk, widths[i], 900);
      open_dialog (desk, "pay-invoice", invoice);
      WAIT_FOR ((row = find_titled (GTK_WIDGET (desk_dialog (desk)), ADW_TYPE_ENTRY_ROW, "Amount")) != NULL);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, asked);
      desk_look (desk, GTK_WIDGET (desk->window), "finance-pay-invoice-dialog", "Notes");
    }
  gtk_widget_activate (adw_dialog_get_default_widget (desk_dialog (desk)));
  WAIT_FOR (desk_dialog (desk) == NULL);
  g_assert_cmpint (desk_number (desk, open), ==, 0);
  desk_resize (desk, 1000, 900);
}

/* In a narrow window the focus goes to the next field for a moment, whose text must not stay selected. */
static void
test_only_the_focus_is_selected (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  GtkWidget *row;

  desk_resize (desk, 360, 900);
  open_dialog (desk, "record-payment", desk_number (desk, "SELECT min (id) FROM contacts WHERE is_customer = 1"));
  WAIT_FOR ((row = find_titled (GTK_WIDGET (desk_dialog (desk)), ADW_TYPE_ENTRY_ROW, "Paid on")) != NULL);
  desk_look (desk, GTK_WIDGET (desk->window), "finance-payment-dialog", "Notes");
  for (int pause = 0; pause < 30; pause++)
    desk_pump ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), !=, "");
  g_assert_false (gtk_editable_get_selection_bounds (GTK_EDITABLE (row), NULL, NULL));
  desk_dismiss (desk);
  desk_resize (desk, 1000, 900);
}

/* In the list a draft has no number yet, and a line that is counted has none at all. */
static void
test_without_numbers (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  gint64 line = desk_number (desk, "SELECT max (id) FROM stocktake_lines WHERE location IS NOT NULL");
  g_autofree char *find = g_strdup_printf ("SELECT i.name || ' · ' || p.code FROM stocktake_lines AS l JOIN items AS i ON i.id = l.item JOIN locations AS p ON p.id = l.location"
                                           " WHERE l.id = %" G_GINT64_FORMAT, line);
  g_autofree char *about = desk_text (desk, find);
  GtkWidget *rows;

  show_draft (desk, "'Butter knives'");
  desk_room (desk, "invoices");
  WAIT_FOR ((rows = desk_find (GTK_WIDGET (desk_window_get_list_page (desk->window)), GTK_TYPE_COLUMN_VIEW, NULL)) != NULL && desk_shows (rows, "Draft"));
  open_dialog (desk, "record-count", line);
  g_test_message ("%s", about);
  g_assert_true (desk_shows (GTK_WIDGET (desk_dialog (desk)), about));
  desk_dismiss (desk);
}

/* Posted by somebody else, and long gone when the dialog closes. */
static void
test_focus_comes_back (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  GtkWidget *page = GTK_WIDGET (desk_window_get_record_page (desk->window)), *due;
  gint64 invoice = show_draft (desk, "'Tea towels'");

  due = find_titled (page, ADW_TYPE_ENTRY_ROW, "Due");
  g_object_add_weak_pointer (G_OBJECT (due), (gpointer *) &due);
  open_dialog (desk, "post-invoice", invoice);
  desk_command (desk, "post-invoice", "{'record': <%x>}", invoice);
  WAIT_FOR (due == NULL && find_titled (page, ADW_TYPE_ACTION_ROW, "Due") != NULL);
  adw_dialog_force_close (desk_dialog (desk));
  WAIT_FOR (desk_dialog (desk) == NULL);
  assert_focus_in_record (desk);
}

/* What a command must be told is not said by the first choice that is shown. */
static void
test_undecided (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  GtkWidget *row;

  desk_resize (desk, 1000, 900);
  desk_command_dialog_present (desk->file, store_schema_find_command (store_file_get_schema (desk->file), "add-tax-pack"), 0, GTK_WIDGET (desk->window));
  WAIT_FOR ((row = desk_find (GTK_WIDGET (desk_dialog (desk)), ADW_TYPE_COMBO_ROW, "Country")) != NULL);
  desk_look (desk, GTK_WIDGET (desk_dialog (desk)), "undecided", "Choose…");
  gtk_widget_activate (adw_dialog_get_default_widget (desk_dialog (desk)));
  WAIT_FOR (desk_shows (GTK_WIDGET (desk_dialog (desk)), "Say of which country"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  gtk_widget_activate (adw_dialog_get_default_widget (desk_dialog (desk)));
  WAIT_FOR (desk_dialog (desk) == NULL);
}

static gboolean
heads (GtkColumnView *view, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        return gtk_column_view_column_get_visible (column);
    }
  return FALSE;
}

/* In the narrowest window a row still says by what it is known. */
static void
test_narrow_columns (gconstpointer data)
{
  static const struct { const char *room; const char *headings[3]; } rooms[] = {
    { "bills",    { "Invoice number", "Supplier", "Total" } },
    { "payments", { "Number", "Contact", "Amount" } },
    { "invoices", { "Number", "Customer", "Total" } },
    { "orders",   { "Number", "Customer", "State" } },
  };
  Desk *desk = (Desk *) data;

  desk_resize (desk, 360, 900);
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      GtkWidget *view;
      desk_room (desk, rooms[i].room);
      WAIT_FOR ((view = desk_find (GTK_WIDGET (desk_window_get_list_page (desk->window)), GTK_TYPE_COLUMN_VIEW, NULL)) != NULL);
      for (guint k = 0; k < G_N_ELEMENTS (rooms[i].headings); k++)
        WAIT_FOR (heads (GTK_COLUMN_VIEW (view), rooms[i].headings[k]));
      WAIT_FOR (gtk_adjustment_get_upper (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view))) <= 360); /* nothing lies beside the window */
    }
  desk_resize (desk, 1000, 900);
}

/* The page of a paper is as wide as there is room, until somebody wants it larger. */
static void
test_paper_fits (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  GtkWidget *pages;
  GtkAdjustment *sideways;

  desk_resize (desk, 360, 900);
  desk_do (desk, "win.show-paper", "s", "ageing");
  WAIT_FOR (desk_dialog (desk) != NULL && (pages = desk_find (GTK_WIDGET (desk_dialog (desk)), GTK_TYPE_LIST_VIEW, NULL)) != NULL);
  gtk_test_widget_wait_for_draw (pages);
  sideways = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (pages));
  WAIT_FOR (gtk_adjustment_get_page_size (sideways) > 0 && gtk_adjustment_get_upper (sideways) <= gtk_adjustment_get_page_size (sideways));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk_dialog (desk)), "paper.larger", NULL));
  WAIT_FOR (gtk_adjustment_get_upper (sideways) > 2 * gtk_adjustment_get_page_size (sideways));
  desk_dismiss (desk);
  desk_resize (desk, 1000, 900);
}

int
main (int argc, char **argv)
{
  Desk desk = { NULL };
  int failed;

  if (!desk_prepare (&argc, &argv))
    return 77;
  desk_open (&desk, 60);
  set_up (&desk);
  g_test_add_data_func ("/desktop/finance/rooms-and-forms-fit", &desk, test_rooms_and_forms);
  g_test_add_data_func ("/desktop/finance/papers-are-shown", &desk, test_papers);
  g_test_add_data_func ("/desktop/finance/what-is-posted-is-only-read", &desk, test_posted);
  g_test_add_data_func ("/desktop/finance/a-journal-entry-opens-what-it-comes-from", &desk, test_sources);
  g_test_add_data_func ("/desktop/finance/the-focus-stays-in-what-is-posted", &desk, test_focus_stays);
  g_test_add_data_func ("/desktop/finance/today-is-filled-in", &desk, test_today_is_filled_in);
  g_test_add_data_func ("/desktop/finance/what-is-open-is-filled-in", &desk, test_what_is_open_is_filled_in);
  g_test_add_data_func ("/desktop/finance/only-the-field-with-the-focus-is-selected", &desk, test_only_the_focus_is_selected);
  g_test_add_data_func ("/desktop/finance/what-has-no-number-is-known-otherwise", &desk, test_without_numbers);
  g_test_add_data_func ("/desktop/finance/the-focus-comes-back-to-what-was-posted", &desk, test_focus_comes_back);
  g_test_add_data_func ("/desktop/finance/what-must-be-decided-is-not-decided-by-us", &desk, test_undecided);
  g_test_add_data_func ("/desktop/finance/return-right-behind-a-command-carries-it-out", &desk, test_early_return);
  g_test_add_data_func ("/desktop/finance/a-narrow-list-says-who-and-how-much", &desk, test_narrow_columns);
  g_test_add_data_func ("/desktop/finance/a-paper-fits-the-narrowest-window", &desk, test_paper_fits);
  failed = g_test_run ();
  desk_close (&desk);
  return failed;
}
