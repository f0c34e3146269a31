/* The pages of order, stock and purchase.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-draft.h"
#include "desk-draft-dialog.h"
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

static float
get_top (Desk *desk, const char *action)
{
  graphene_rect_t bounds;

  WAIT_FOR (desk_find (GTK_WIDGET (desk->window), GTK_TYPE_BUTTON, action) != NULL);
  g_assert_true (gtk_widget_compute_bounds (desk_find (GTK_WIDGET (desk->window), GTK_TYPE_BUTTON, action), GTK_WIDGET (desk->window), &bounds));
  return bounds.origin.y;
}

/* In one row where there is room; none where there is no letter. */
static void
check_buttons (Desk *desk)
{
  gint64 shown = desk_record_page_get_id (desk_window_get_record_page (desk->window));
  gint64 silent = desk_number (desk, "SELECT min (id) FROM plans WHERE letter IS NULL");

  WAIT_FOR (get_top (desk, "win.mail-plan") == get_top (desk, "win.copy-plan"));
  g_assert_cmpint (silent, >, 0);
  desk_window_open_record (desk->window, "plans", silent);
  WAIT_FOR (desk_find (GTK_WIDGET (desk->window), GTK_TYPE_BUTTON, "win.mail-plan") == NULL);
  desk_window_open_record (desk->window, "plans", shown);
  WAIT_FOR (desk_find (GTK_WIDGET (desk->window), GTK_TYPE_BUTTON, "win.mail-plan") != NULL);
}

/* A plan that moves the day writes to the customer in his language, on paper and as a mail. */
static void
test_letter (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  gint64 line = desk_number (desk, "SELECT max (l.id) FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order WHERE o.state = 'confirmed' AND l.shipped = 0 AND l.item IS NOT NULL"
                                   " AND coalesce (l.promised_on, o.promised_on) < date ('now', '-3 days')");
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
  check_buttons (desk);
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
  desk_look (desk, GTK_WIDGET (desk->window), "return-credit-taken-back", "Credit taken back: Return line RT-00001");
  run_on_first_line (desk, "credit-returned-goods");
  WAIT_FOR (desk_number (desk, notes) == 1);
  g_assert_cmpint (desk_number (desk, remedy), ==, 1);
  desk_do (desk, "win.undo", NULL);
  WAIT_FOR (desk_number (desk, notes) == 0);
}

/* Ordered: ten of the first item, twenty of the second and so on. */
static gint64
order_goods (Desk *desk, guint lines)
{
  gint64 order = desk_command (desk, "create-purchase-order", "{'supplier': <%x>}", desk_number (desk, "SELECT min (supplier) FROM purchase_orders"));

  for (guint i = 0; i < lines; i++)
    {
      g_autofree char *item = g_strdup_printf ("SELECT id FROM items WHERE kind = 'stocked' AND tracking = 'none' AND trashed_at IS NULL ORDER BY id LIMIT 1 OFFSET %u", i);

      desk_command (desk, "create-purchase-line", "{'purchase_order': <%x>, 'item': <%x>, 'quantity': <%x>}", order, desk_number (desk, item), (gint64) (i + 1) * 10 * 1000000);
    }
  desk_command (desk, "confirm-purchase", "{'record': <%x>, 'reason': <'By telephone'>}", order);
  return order;
}

static void
list_entries (GtkWidget *widget, GPtrArray *entries)
{
  if (GTK_IS_ENTRY (widget) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (entries, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_entries (child, entries);
}

/* Those of the quantities, line by line. */
static GPtrArray *
start_with_lines (Desk *desk, gint64 order, const char *command, guint lines)
{
  GtkWidget *page = GTK_WIDGET (desk_window_get_record_page (desk->window));
  GPtrArray *entries = g_ptr_array_new ();
  gboolean found;

  desk_window_open_record (desk->window, "purchase_orders", order);
  found = gtk_widget_activate_action (page, "record.run", "s", command);
  g_assert_true (found);
  WAIT_FOR (desk_dialog (desk) != NULL && (g_ptr_array_set_size (entries, 0), list_entries (GTK_WIDGET (desk_dialog (desk)), entries), entries->len == lines));
  return entries;
}

static char *
read_entries (GPtrArray *entries)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "", gtk_editable_get_text (entries->pdata[i]));
  return g_string_free_and_steal (words);
}

static void
assert_entries (GPtrArray *entries, const char *words)
{
  g_autofree char *shown = read_entries (entries);

  g_assert_cmpstr (shown, ==, words);
}

static void
assert_text (Desk *desk, const char *sql, const char *words)
{
  g_autofree char *text = desk_text (desk, sql);

  g_assert_cmpstr (text, ==, words);
}

static void
carry_out (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk_dialog (desk)), "dialog.save", NULL);
  WAIT_FOR (desk_dialog (desk) == NULL);
}

static const char receipt[] = "SELECT group_concat (quantity / 1000000, ' ') FROM receipt_lines WHERE receipt = (SELECT max (id) FROM receipts)";
static const char bill[] = "SELECT group_concat (quantity / 1000000, ' ') FROM bill_lines WHERE bill = (SELECT max (id) FROM bills)";

/* What differs is typed into the row of the line. */
static void
test_receive_by_lines (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  g_autoptr (GPtrArray) entries = start_with_lines (desk, order_goods (desk, 3), "receive-purchase", 3), rest = NULL;
  gint64 order = desk_number (desk, "SELECT max (id) FROM purchase_orders");
  GtkWidget *dialog = GTK_WIDGET (desk_dialog (desk));

  assert_entries (entries, "10 20 30");
  g_assert_true (desk_shows (dialog, "20 ordered"));
  gtk_editable_set_text (entries->pdata[1], "7");
  gtk_editable_set_text (entries->pdata[2], "0");
  gtk_editable_set_text (entries->pdata[0], "ten");
  g_assert_true (gtk_widget_has_css_class (entries->pdata[0], "error"));
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  desk_look (desk, dialog, "receive-refused", "ten");
  gtk_widget_activate_action (dialog, "dialog.save", NULL); /* the first frames of a dialog keep its first focus */
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (desk->window)), entries->pdata[0]));
  g_assert_true (desk_dialog (desk) == ADW_DIALOG (dialog));
  gtk_widget_activate_action (dialog, "dialog.undo", NULL);
  assert_entries (entries, "10 7 0");
  carry_out (desk);
  assert_text (desk, receipt, "10 7");
  rest = start_with_lines (desk, order, "receive-purchase", 3);
  assert_entries (rest, "0 13 30");
  g_assert_true (desk_shows (GTK_WIDGET (desk_dialog (desk)), "20 ordered, 7 received"));
  carry_out (desk);
  assert_text (desk, receipt, "13 30");
}

static void
name_bill (Desk *desk, const char *number)
{
  GtkWidget *row = desk_find (GTK_WIDGET (desk_dialog (desk)), ADW_TYPE_ENTRY_ROW, "Invoice number");

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), number);
}

static void
test_bill_by_lines (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  gint64 order = order_goods (desk, 3);
  g_autoptr (GPtrArray) entries = NULL, rest = NULL;

  desk_command (desk, "receive-purchase", "{'record': <%x>, 'quantities': <'1=10 2=20 3=12'>}", order);
  entries = start_with_lines (desk, order, "record-bill", 3);
  assert_entries (entries, "10 20 12");
  gtk_editable_set_text (entries->pdata[0], "");
  gtk_editable_set_text (entries->pdata[1], "8");
  name_bill (desk, "B 4711");
  carry_out (desk);
  assert_text (desk, bill, "8 12");
  desk_command (desk, "post-bill", "{'record': <%x>}", desk_number (desk, "SELECT max (id) FROM bills"));
  rest = start_with_lines (desk, order, "record-bill", 3);
  assert_entries (rest, "10 12 0");
  g_assert_true (desk_shows (GTK_WIDGET (desk_dialog (desk)), "20 received, 8 billed"));
  name_bill (desk, "B 4712");
  carry_out (desk);
  assert_text (desk, bill, "10 12");
}

static char *
dup_quantities (DeskDraft *draft)
{
  g_autoptr (GVariant) arguments = g_variant_ref_sink (desk_draft_make_arguments (draft));

  return g_strdup (store_arguments_get_text (arguments, "quantities"));
}

/* What is typed as it was is not sent: the command takes the usual by itself. */
static void
test_usual_quantities (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  const StoreCommand *command = store_schema_find_command (store_file_get_schema (desk->file), "receive-purchase");
  g_autoptr (DeskDraft) draft = desk_draft_new_for_command (desk->file, command, order_goods (desk, 2));
  g_autofree char *usual = dup_quantities (draft), *changed = NULL, *back = NULL;
  guint n;
  const BaseField *lines = desk_draft_get_shares (draft, &n);

  g_assert_cmpuint (n, ==, 2);
  g_assert_null (usual);
  g_assert_false (desk_draft_is_dirty (draft));
  desk_draft_set_text (draft, &lines[1], "0");
  changed = dup_quantities (draft);
  g_assert_cmpstr (changed, ==, "1=10 2=0");
  desk_draft_set_text (draft, &lines[1], "20");
  back = dup_quantities (draft);
  g_assert_null (back);
}

/* With what stands below its name. */
static void
assert_row_in_sight (GtkWidget *entry)
{
  GtkWidget *row = gtk_widget_get_ancestor (entry, ADW_TYPE_ACTION_ROW), *viewport = gtk_widget_get_ancestor (entry, GTK_TYPE_VIEWPORT);
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (row, viewport, &place));
  g_assert_cmpfloat (place.origin.y, >=, 0);
  g_assert_cmpfloat (place.origin.y + place.size.height, <=, gtk_widget_get_height (viewport));
}

/* A long delivery scrolls, and the window lives while its rows come. */
static void
test_long_order (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  gint64 order = order_goods (desk, 50);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (GPtrArray) few = NULL, many = NULL;

      desk_resize (desk, widths[i], 800);
      few = start_with_lines (desk, order_goods (desk, 3), "receive-purchase", 3);
      desk_look (desk, GTK_WIDGET (desk->window), "receive", "Quantities");
      desk_dismiss (desk);
      many = start_with_lines (desk, order, "receive-purchase", 50);
      desk_look (desk, GTK_WIDGET (desk->window), "receive-many", "Delivery note");
      gtk_widget_grab_focus (many->pdata[49]);
      desk_look (desk, GTK_WIDGET (desk->window), "receive-last", "500 ordered");
      assert_row_in_sight (many->pdata[49]);
      desk_dismiss (desk);
    }
}

static void
assert_whole (Desk *desk, const char *picture, const char *sentence)
{
  GtkWidget *label;
  PangoLayout *layout;
  graphene_rect_t bounds;
  gboolean found;
  int width, height;

  desk_look (desk, GTK_WIDGET (desk->window), picture, sentence);
  label = desk_find (GTK_WIDGET (desk->window), GTK_TYPE_LABEL, sentence);
  g_assert_nonnull (label);
  layout = gtk_label_get_layout (GTK_LABEL (label));
  pango_layout_get_pixel_size (layout, &width, &height);
  g_assert_false (pango_layout_is_ellipsized (layout));
  g_assert_cmpint (height, <=, gtk_widget_get_height (label));
  found = gtk_widget_compute_bounds (label, GTK_WIDGET (desk->window), &bounds);
  g_assert_true (found);
  g_assert_cmpfloat (bounds.origin.x, >, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width + 80, <, desk->width); /* beside the buttons */
}

/* An order of one item that is packed, with the carrier's service; its shipment. */
static gint64
pack_one (Desk *desk)
{
  gint64 item = desk_number (desk, "SELECT min (id) FROM items WHERE kind = 'stocked'"), carrier = desk_number (desk, "SELECT min (id) FROM contacts WHERE is_carrier = 1");
  gint64 service = desk_command (desk, "create-carrier-service", "{'carrier': <%x>, 'name': <'Overnight'>, 'days': <int64 1>}", carrier);
  gint64 order = desk_command (desk, "create-order", "{'customer': <%x>, 'carrier': <%x>, 'carrier_service': <%x>}",
                               desk_number (desk, "SELECT min (id) FROM contacts WHERE is_customer = 1"), carrier, service);

  desk_command (desk, "receive-stock", "{'record': <%x>, 'quantity': <int64 5000000>}", item);
  desk_command (desk, "create-order-line", "{'sales_order': <%x>, 'item': <%x>, 'quantity': <int64 1000000>}", order, item);
  desk_command (desk, "confirm-order", "{'record': <%x>}", order);
  return desk_command (desk, "pack-order", "{'record': <%x>}", order);
}

/* What a shipment knows already need not be typed again. */
static void
test_shipping (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  gint64 shipment = pack_one (desk);
  g_autofree char *find = g_strdup_printf ("SELECT count (*) FROM shipments AS s JOIN carrier_services AS c ON c.id = s.carrier_service WHERE s.id = %" G_GINT64_FORMAT
                                           " AND s.state = 'shipped' AND c.name = 'Overnight' AND s.carrier = c.carrier", shipment);

  desk_window_open_record (desk->window, "shipments", shipment);
  desk_command_dialog_present (desk->file, store_schema_find_command (store_file_get_schema (desk->file), "ship-shipment"), shipment, GTK_WIDGET (desk->window));
  WAIT_FOR (desk_dialog (desk) != NULL && desk_shows (GTK_WIDGET (desk_dialog (desk)), "Overnight"));
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      desk_resize (desk, widths[i], 900);
      desk_look (desk, GTK_WIDGET (desk->window), "ship-parcels", "Overnight");
    }
  gtk_widget_activate (adw_dialog_get_default_widget (desk_dialog (desk)));
  WAIT_FOR (desk_dialog (desk) == NULL);
  g_assert_cmpint (desk_number (desk, find), ==, 1);
}

static void
test_toasts (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  static const char offer[] = "Order confirmation AB-2026-00023 is outdated, and the customer has not been told of it.";

  desk_window_go (desk->window, "today");
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      desk_resize (desk, widths[i], 800);
      desk_command (desk, "create-ticket", "{'title': <'The lamp above the second packing table in the hall is broken again'>}");
      desk_window_say_done (desk->window, desk_number (desk, "SELECT max (seq) FROM change"));
      assert_whole (desk, "toast-done", "Ticket “The lamp above the second packing table in the hall is broken again” created");
    }
  desk_resize (desk, widths[0], 800);
  desk_window_offer (desk->window, offer, "_Show", "win.go", g_variant_new_string ("today"));
  assert_whole (desk, "toast-offer", offer);
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
  g_test_add_data_func ("/desktop/trade/a-long-message-is-whole-beside-its-button", &desk, test_toasts);
  g_test_add_data_func ("/desktop/trade/proposals-become-purchase-orders", &desk, test_proposals);
  g_test_add_data_func ("/desktop/trade/what-came-is-typed-line-by-line", &desk, test_receive_by_lines);
  g_test_add_data_func ("/desktop/trade/what-is-billed-is-typed-line-by-line", &desk, test_bill_by_lines);
  g_test_add_data_func ("/desktop/trade/usual-quantities-are-not-sent", &desk, test_usual_quantities);
  g_test_add_data_func ("/desktop/trade/a-long-delivery-scrolls", &desk, test_long_order);
  g_test_add_data_func ("/desktop/trade/what-a-shipment-knows-is-filled-in", &desk, test_shipping);
  g_test_add_data_func ("/desktop/trade/a-plan-writes-a-letter", &desk, test_letter);
  failed = g_test_run ();
  desk_close (&desk);
  return failed;
}
