/* The pages of order, stock and purchase.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-fixture.h"
#include "desk-parts.h"
#include "desk-record-view.h"

static const int widths[] = { 360, 1000, 1600 };

static void
type_code (Desk *desk, const char *code)
{
  GtkWidget *entry = desk_find (GTK_WIDGET (desk_dialog (desk)), GTK_TYPE_ENTRY, NULL);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), code);
  g_signal_emit_by_name (entry, "activate");
}

static void
visit_scan (Desk *desk, const char *number)
{
  g_autofree char *first = desk_text (desk, "SELECT i.number FROM pick_lines AS p JOIN items AS i ON i.id = p.item WHERE p.quantity >= 2000000 AND p.picked < p.quantity ORDER BY p.pick_list DESC, p.position LIMIT 1");

  desk_do (desk, "win.scan", NULL);
  WAIT_FOR (desk_dialog (desk) != NULL);
  desk_look (desk, GTK_WIDGET (desk->window), "scan-choose", number);
  type_code (desk, "");
  desk_look (desk, GTK_WIDGET (desk->window), "scan-next", "lines done");
  type_code (desk, first);
  desk_look (desk, GTK_WIDGET (desk->window), "scan-counted", ", now ");
  type_code (desk, "4711");
  desk_look (desk, GTK_WIDGET (desk->window), "scan-refused", "is not on pick list");
  desk_dismiss (desk);
}

static void
test_scan (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  static const char others[] = "SELECT coalesce (min (id), 0) FROM pick_lists WHERE state = 'open'";
  gint64 list;
  g_autofree char *number = NULL;

  for (list = desk_number (desk, others); list != 0; list = desk_number (desk, others))
    desk_command (desk, "record-picks", "{'record': <%x>}", list);
  list = desk_command (desk, "make-pick-list", "@a{sv} {}");
  number = desk_text (desk, "SELECT number FROM pick_lists ORDER BY id DESC LIMIT 1");
  g_assert_cmpint (list, >, 0);
  desk_window_go (desk->window, "today");
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      desk_resize (desk, widths[i], 800);
      visit_scan (desk, number);
    }
  g_assert_cmpint (desk_number (desk, "SELECT sum (picked) FROM pick_lines WHERE pick_list = (SELECT max (id) FROM pick_lists)"), >=, G_N_ELEMENTS (widths) * G_GINT64_CONSTANT (1000000));
  desk_command (desk, "record-picks", "{'record': <%x>}", list);
  desk_do (desk, "win.scan", NULL);
  desk_look (desk, GTK_WIDGET (desk->window), "scan-none", "No pick list is open.");
  desk_dismiss (desk);
}

/* The quote of a quote; of a changed order what replaces its paper. */
static void
test_order_page (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  gint64 quote = desk_number (desk, "SELECT max (id) FROM orders WHERE state = 'quote'");
  gint64 order = desk_number (desk, "SELECT max (id) FROM orders AS o WHERE state = 'confirmed' AND EXISTS (SELECT 1 FROM order_lines WHERE sales_order = o.id AND shipped < quantity)");

  if (quote == 0)
    {
      quote = desk_number (desk, "SELECT max (id) FROM orders WHERE state = 'draft'");
      desk_command (desk, "quote-order", "{'record': <%x>}", quote);
    }
  desk_window_open_record (desk->window, "orders", quote);
  desk_do (desk, "win.print", NULL);
  WAIT_FOR (desk_dialog (desk) != NULL);
  g_assert_cmpstr (adw_dialog_get_title (desk_dialog (desk)), ==, "Quote");
  desk_look (desk, GTK_WIDGET (desk_dialog (desk)), "order-quote", " page");
  desk_dismiss (desk);
  desk_command (desk, "issue-paper", "{'paper': <'order-confirmation'>, 'title': <'Order confirmation 4711'>, 'sales_order': <%x>}", order);
  desk_command (desk, "edit-order", "{'record': <%x>, 'reference': <'By telephone'>}", order);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      desk_resize (desk, widths[i], 800);
      desk_window_open_record (desk->window, "orders", order);
      desk_look (desk, GTK_WIDGET (desk->window), "order-summary", "Order confirmation 4711 is outdated");
      g_assert_true (desk_shows (GTK_WIDGET (desk->window), "The order was changed once since."));
    }
}

/* Proposals by their buttons and by one key; purchase orders per supplier. */
static void
test_proposals (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  GtkWidget *page = GTK_WIDGET (desk_window_get_list_page (desk->window));
  gint64 orders = desk_number (desk, "SELECT count (*) FROM purchase_orders"), suppliers;

  desk_command (desk, "propose-purchases", "@a{sv} {}");
  suppliers = desk_number (desk, "SELECT count (DISTINCT supplier) FROM purchase_proposals WHERE supplier IS NOT NULL AND left_out = 0");
  g_assert_cmpint (suppliers, >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      desk_resize (desk, widths[i], 800);
      desk_room (desk, "purchase_proposals");
      desk_look (desk, GTK_WIDGET (desk->window), "proposals", "Order Proposed Items");
    }
  g_assert_true (desk_find (page, GTK_TYPE_BUTTON, "win.carry-out") != NULL);
  gtk_widget_activate_action (page, "list.main", NULL);
  WAIT_FOR (desk_number (desk, "SELECT count (*) FROM purchase_orders") == orders + suppliers);
  g_assert_cmpint (desk_number (desk, "SELECT count (*) FROM purchase_proposals WHERE supplier IS NOT NULL AND left_out = 0"), ==, 0);
}

/* A plan that moves the day writes to the customer in his language, on paper and as a mail. */
static void
test_letter (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  gint64 line = desk_number (desk, "SELECT max (l.id) FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order WHERE o.state = 'confirmed' AND l.shipped = 0 AND l.item IS NOT NULL");
  gint64 plans = desk_number (desk, "SELECT count (*) FROM plans"), plan;
  g_autofree char *letter = NULL;

  desk_command (desk, "edit-contact", "{'record': <%x>, 'language': <'en_GB'>, 'email': <'buyer@example.org'>}", desk_number (desk, "SELECT max (customer) FROM orders"));
  desk_do (desk, "win.carry-out-plan", "(xix)", line, 7, (gint64) 0);
  WAIT_FOR (desk_number (desk, "SELECT count (*) FROM plans") == plans + 1);
  plan = desk_number (desk, "SELECT max (id) FROM plans");
  letter = desk_text (desk, "SELECT letter FROM plans ORDER BY id DESC LIMIT 1");
  g_assert_nonnull (letter);
  desk_look (desk, GTK_WIDGET (desk->window), "plan-toast", "A letter to the customer is ready.");
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      desk_resize (desk, widths[i], 800);
      desk_window_open_record (desk->window, "plans", plan);
      desk_look (desk, GTK_WIDGET (desk->window), "plan", "Letter to the Customer");
    }
  desk_do (desk, "win.copy-plan", NULL);
  desk_look (desk, GTK_WIDGET (desk->window), "plan-copied", "The text of the letter was copied.");
  desk_do (desk, "win.print", NULL);
  WAIT_FOR (desk_dialog (desk) != NULL);
  desk_look (desk, GTK_WIDGET (desk_dialog (desk)), "plan-letter", " page");
  desk_dismiss (desk);
}

/* The first line of the return that is shown gets a command of the menu above the lines. */
static void
run_on_first_line (Desk *desk, const char *command)
{
  GtkWidget *page = GTK_WIDGET (desk_window_get_record_page (desk->window)), *parts, *view;
  GtkSelectionModel *selection;
  gboolean found;

  WAIT_FOR ((parts = desk_find (page, DESK_TYPE_PARTS, NULL)) != NULL && (view = desk_find (parts, DESK_TYPE_RECORD_VIEW, NULL)) != NULL);
  selection = GTK_SELECTION_MODEL (desk_record_view_get_selection (DESK_RECORD_VIEW (view)));
  WAIT_FOR (g_list_model_get_n_items (G_LIST_MODEL (selection)) == 1);
  gtk_selection_model_select_item (selection, 0, TRUE);
  found = gtk_widget_activate_action (parts, "parts.run", "s", command);
  g_assert_true (found);
}

/* What is credited for returned goods is taken back and given again from the page of the return. */
static void
test_return (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  static const char remedy[] = "SELECT coalesce (max (remedy = 'credit'), 0) FROM return_lines WHERE id = (SELECT min (return_line) FROM invoices)";
  static const char notes[] = "SELECT count (*) FROM invoices WHERE return_line IS NOT NULL AND kind = 'credit-note'";

  desk_window_open_record (desk->window, "customer_returns", desk_number (desk, "SELECT customer_return FROM return_lines WHERE remedy = 'credit'"));
  desk_look (desk, GTK_WIDGET (desk->window), "return", "Scrapped");
  g_assert_cmpint (desk_number (desk, notes), ==, 1);
  run_on_first_line (desk, "reverse-return-credit");
  WAIT_FOR (desk_number (desk, notes) == 0);
  desk_look (desk, GTK_WIDGET (desk->window), "return-credit-taken-back", "Take the Credit Back");
  run_on_first_line (desk, "credit-returned-goods");
  WAIT_FOR (desk_number (desk, notes) == 1);
  g_assert_cmpint (desk_number (desk, remedy), ==, 1);
  desk_do (desk, "win.undo", NULL);
  WAIT_FOR (desk_number (desk, notes) == 0);
}

int
main (int argc, char **argv)
{
  Desk desk = { NULL };
  int failed;

  if (!desk_prepare (&argc, &argv))
    return 77;
  desk_open (&desk, 200);
  g_test_add_data_func ("/desktop/trade/a-pick-list-is-picked-by-scans", &desk, test_scan);
  g_test_add_data_func ("/desktop/trade/an-order-says-promise-margin-and-outdated-papers", &desk, test_order_page);
  g_test_add_data_func ("/desktop/trade/goods-that-came-back-are-credited-or-not", &desk, test_return);
  g_test_add_data_func ("/desktop/trade/proposals-become-purchase-orders", &desk, test_proposals);
  g_test_add_data_func ("/desktop/trade/a-plan-writes-a-letter", &desk, test_letter);
  failed = g_test_run ();
  desk_close (&desk);
  return failed;
}
