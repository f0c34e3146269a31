/* From purchase order to payable.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <office-supplier-score.h>

#define ONE G_GINT64_CONSTANT (1000000)

static gint64
add_supplier (Fixture *fixture)
{
  gint64 supplier = RUN (fixture, "create-contact", "{'name': <'Exotic Liquids'>, 'is_supplier': <int64 1>, 'country': <'Germany'>, 'tax_number': <'DE136695976'>, 'terms_days': <int64 30>}");

  RUN (fixture, "create-supplier-document", "{'supplier': <%x>, 'number': <'HRB 1234'>}", supplier);
  RUN (fixture, "verify-supplier", "{'record': <%x>}", supplier);
  return supplier;
}

static gint64
add_item (Fixture *fixture, const char *name, gint64 cost)
{
  return RUN (fixture, "create-item", "{'name': <%s>, 'cost': <%x>}", name, cost);
}

/* Ten teapots at 8.00 and twenty cups at 1.25. */
static gint64
add_purchase (Fixture *fixture)
{
  gint64 order = RUN (fixture, "create-purchase-order", "{'supplier': <%x>}", add_supplier (fixture));

  RUN (fixture, "create-purchase-line", "{'purchase_order': <%x>, 'item': <%x>, 'quantity': <%x>}", order, add_item (fixture, "Teapot", 800), 10 * ONE);
  RUN (fixture, "create-purchase-line", "{'purchase_order': <%x>, 'item': <%x>, 'quantity': <%x>}", order, add_item (fixture, "Cup", 125), 20 * ONE);
  return order;
}

static void
test_order_is_completed (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_purchase (fixture);

  assert_text (fixture, "SELECT number || ' ' || state || ' ' || currency || ' ' || total FROM purchase_orders", "PO-2026-00001 draft EUR 10500");
  assert_text (fixture, "SELECT group_concat (position || text || amount) FROM purchase_lines", "1Teapot8000,2Cup2500");
  assert_number (fixture, "SELECT sum (on_order) FROM items", 0);
  RUN (fixture, "confirm-purchase", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT state || ordered_on || expected_on FROM purchase_orders", "ordered" TEST_TODAY "2026-03-23");
  assert_text (fixture, "SELECT promised_on || first_promised_on FROM purchase_lines WHERE position = 2", "2026-03-232026-03-23");
  assert_text (fixture, "SELECT group_concat (on_order / 1000000) FROM items", "10,20");
  fixture_check (fixture);
  fixture_undo (fixture);
  assert_number (fixture, "SELECT sum (on_order) FROM items", 0);
  fixture_redo (fixture);
  assert_number (fixture, "SELECT sum (on_order) FROM items", 30 * ONE);
  fixture_check (fixture);
}

static void
test_change_after_ordering_is_free (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_purchase (fixture);

  RUN (fixture, "confirm-purchase", "{'record': <%x>}", order);
  RUN (fixture, "edit-purchase-line", "{'record': <int64 1>, 'quantity': <%x>, 'price': <int64 790>, 'promised_on': <%x>}", 12 * ONE, fixture_day ("2026-04-02"));
  assert_text (fixture, "SELECT total || ' ' || ((SELECT on_order FROM items WHERE id = 1) / 1000000) FROM purchase_orders", "11980 12");
  assert_text (fixture, "SELECT promised_on || first_promised_on FROM purchase_lines WHERE id = 1", "2026-04-022026-03-23");
  RUN (fixture, "create-purchase-line", "{'purchase_order': <%x>, 'item': <int64 2>, 'quantity': <%x>}", order, ONE);
  assert_text (fixture, "SELECT promised_on FROM purchase_lines WHERE id = 3", "2026-03-23");
  RUN (fixture, "trash-purchase-line", "{'record': <int64 2>}");
  assert_text (fixture, "SELECT group_concat (on_order / 1000000) FROM items", "12,1");
  RUN (fixture, "receive-purchase", "{'record': <%x>, 'quantities': <'1=5'>}", order);
  REFUSE (fixture, "More of line 1 has come", "edit-purchase-line", "{'record': <int64 1>, 'quantity': <%x>}", 4 * ONE);
  REFUSE (fixture, "must be kept", "trash-purchase-line", "{'record': <int64 1>}");
  REFUSE (fixture, "another item", "edit-purchase-line", "{'record': <int64 1>, 'item': <int64 2>}");
  REFUSE (fixture, "must be kept", "trash-purchase-order", "{'record': <%x>}", order);
  RUN (fixture, "edit-purchase-line", "{'record': <int64 1>, 'quantity': <%x>}", 5 * ONE);
  fixture_check (fixture);
}

static void
test_parts_are_received (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_purchase (fixture);

  REFUSE (fixture, "is a draft", "receive-purchase", "{'record': <%x>}", order);
  RUN (fixture, "confirm-purchase", "{'record': <%x>, 'ordered_on': <%x>}", order, fixture_day ("2026-03-10"));
  RUN (fixture, "receive-purchase", "{'record': <%x>, 'quantities': <'1=4 2=20'>, 'delivery_note': <'LS 77'>}", order);
  assert_text (fixture, "SELECT state FROM purchase_orders", "partly-received");
  assert_text (fixture, "SELECT group_concat ((on_hand / 1000000) || '+' || (on_order / 1000000)) FROM items", "4+6,20+0");
  assert_text (fixture, "SELECT number || kind FROM receipts", "GR-2026-00001receipt");
  assert_text (fixture, "SELECT group_concat (value) FROM receipt_lines", "3200,2500");
  assert_text (fixture, "SELECT (learnt_days / 1000000) || ' ' || price FROM supplier_items WHERE item = 1", "6 800");
  fixture_check (fixture);
  RUN (fixture, "receive-purchase", "{'record': <%x>, 'line': <int64 1>, 'quantity': <%x>, 'delivery_note': <'LS 77'>}", order, ONE);
  assert_number (fixture, "SELECT count (*) FROM receipts", 1);
  RUN (fixture, "receive-purchase", "{'record': <%x>}", order);
  assert_number (fixture, "SELECT count (*) FROM receipts", 2);
  assert_text (fixture, "SELECT state FROM purchase_orders", "received");
  REFUSE (fixture, "left to receive", "receive-purchase", "{'record': <%x>}", order);
  fixture_check (fixture);
  for (int i = 0; i < 3; i++)
    fixture_undo (fixture);
  assert_text (fixture, "SELECT state FROM purchase_orders", "ordered");
  assert_text (fixture, "SELECT group_concat ((on_hand / 1000000) || '+' || (on_order / 1000000)) FROM items", "0+10,0+20");
  fixture_check (fixture);
}

static void
test_too_much_needs_a_reason (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_purchase (fixture);

  RUN (fixture, "confirm-purchase", "{'record': <%x>}", order);
  REFUSE (fixture, "10 of Teapot were ordered, and with this 11 have come", "receive-purchase", "{'record': <%x>, 'quantities': <'1=11'>}", order);
  REFUSE (fixture, "names no line", "receive-purchase", "{'record': <%x>, 'quantities': <'3=11'>}", order);
  REFUSE (fixture, "below zero", "receive-purchase", "{'record': <%x>, 'quantities': <'1=-1'>}", order);
  RUN (fixture, "receive-purchase", "{'record': <%x>, 'quantities': <'2=21'>}", order);
  RUN (fixture, "receive-purchase", "{'record': <%x>, 'quantities': <'1=11'>, 'reason': <'Agreed on the phone'>}", order);
  assert_text (fixture, "SELECT reason FROM receipt_lines ORDER BY id DESC", "Agreed on the phone");
  assert_text (fixture, "SELECT state FROM purchase_orders", "received");
  fixture_check (fixture);
}

static void
test_cancelling_and_closing (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_purchase (fixture);

  RUN (fixture, "confirm-purchase", "{'record': <%x>}", order);
  REFUSE (fixture, "ordered or cancelled already", "confirm-purchase", "{'record': <%x>}", order);
  RUN (fixture, "cancel-purchase", "{'record': <%x>}", order);
  assert_number (fixture, "SELECT sum (on_order) FROM items", 0);
  REFUSE (fixture, "cancelled", "receive-purchase", "{'record': <%x>}", order);
  REFUSE (fixture, "Reopen it", "edit-purchase-line", "{'record': <int64 1>, 'quantity': <%x>}", ONE);
  RUN (fixture, "reopen-purchase", "{'record': <%x>}", order);
  REFUSE (fixture, "not cancelled", "reopen-purchase", "{'record': <%x>}", order);
  REFUSE (fixture, "can be closed", "close-purchase", "{'record': <%x>}", order);
  RUN (fixture, "receive-purchase", "{'record': <%x>, 'quantities': <'1=3'>}", order);
  REFUSE (fixture, "Close it instead", "cancel-purchase", "{'record': <%x>}", order);
  RUN (fixture, "close-purchase", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT state || total FROM purchase_orders", "received2400");
  assert_number (fixture, "SELECT sum (on_order) FROM items", 0);
  fixture_check (fixture);
  fixture_undo (fixture);
  assert_text (fixture, "SELECT group_concat (on_order / 1000000) FROM items", "7,20");
  fixture_check (fixture);
}

/* What was brought in as on order stays beside what is ordered here. */
static void
test_brought_in_on_order_stays (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_purchase (fixture);

  RUN (fixture, "edit-item", "{'record': <int64 1>, 'on_order': <%x>}", 40 * ONE);
  RUN (fixture, "confirm-purchase", "{'record': <%x>}", order);
  assert_number (fixture, "SELECT on_order FROM items WHERE id = 1", 50 * ONE);
  REFUSE (fixture, "with purchase orders", "edit-item", "{'record': <int64 1>, 'on_order': <%x>}", 9 * ONE);
  RUN (fixture, "edit-item", "{'record': <int64 1>, 'on_order': <%x>}", 15 * ONE);
  RUN (fixture, "receive-stock", "{'record': <int64 1>, 'quantity': <%x>}", 8 * ONE);
  assert_number (fixture, "SELECT on_order FROM items WHERE id = 1", 10 * ONE);
  RUN (fixture, "receive-purchase", "{'record': <%x>}", order);
  assert_number (fixture, "SELECT on_order FROM items WHERE id = 1", 0);
  fixture_check (fixture);
}

static void
test_goods_go_back (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_purchase (fixture);

  RUN (fixture, "confirm-purchase", "{'record': <%x>}", order);
  RUN (fixture, "receive-purchase", "{'record': <%x>}", order);
  REFUSE (fixture, "Only what has come", "return-to-supplier", "{'record': <%x>, 'line': <int64 1>, 'quantity': <%x>, 'reason': <'Broken'>}", order, 11 * ONE);
  REFUSE (fixture, "why the goods go back", "return-to-supplier", "{'record': <%x>, 'line': <int64 1>, 'quantity': <%x>}", order, ONE);
  RUN (fixture, "return-to-supplier", "{'record': <%x>, 'line': <int64 1>, 'quantity': <%x>, 'reason': <'Broken'>}", order, 2 * ONE);
  assert_text (fixture, "SELECT (on_hand / 1000000) || '+' || (on_order / 1000000) FROM items WHERE id = 1", "8+2");
  assert_text (fixture, "SELECT kind || (SELECT value FROM receipt_lines WHERE receipt = receipts.id) FROM receipts ORDER BY id DESC", "return-1600");
  assert_text (fixture, "SELECT state FROM purchase_orders", "partly-received");
  REFUSE (fixture, "must be kept", "trash-receipt", "{'record': <int64 1>}");
  g_assert_null (store_schema_find_command (fixture->schema, "create-receipt"));
  fixture_check (fixture);
  fixture_undo (fixture);
  assert_text (fixture, "SELECT state FROM purchase_orders", "received");
  fixture_check (fixture);
}

static void
test_supplier_terms (Fixture *fixture, gconstpointer data)
{
  gint64 supplier = add_supplier (fixture), item = add_item (fixture, "Teapot", 800), order;

  RUN (fixture, "create-supplier-item", "{'supplier': <%x>, 'item': <%x>, 'number': <'T-9'>, 'price': <int64 750>, 'lead_days': <int64 12>}", supplier, item);
  REFUSE (fixture, "has the item already", "create-supplier-item", "{'supplier': <%x>, 'item': <%x>}", supplier, item);
  REFUSE (fixture, "cannot be below zero", "edit-supplier-item", "{'record': <int64 1>, 'minimum': <int64 -1>}");
  REFUSE (fixture, "0 to 3650", "edit-supplier-item", "{'record': <int64 1>, 'lead_days': <int64 4000>}");
  order = RUN (fixture, "create-purchase-order", "{'supplier': <%x>}", supplier);
  REFUSE (fixture, "no lines", "confirm-purchase", "{'record': <%x>}", order);
  REFUSE (fixture, "item or a text", "create-purchase-line", "{'purchase_order': <%x>}", order);
  REFUSE (fixture, "more than zero", "create-purchase-line", "{'purchase_order': <%x>, 'item': <%x>, 'quantity': <int64 0>}", order, item);
  RUN (fixture, "create-purchase-line", "{'purchase_order': <%x>, 'item': <%x>}", order, item);
  assert_number (fixture, "SELECT price FROM purchase_lines", 750);
  RUN (fixture, "confirm-purchase", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT promised_on || (SELECT expected_on FROM purchase_orders) FROM purchase_lines", "2026-03-282026-03-28");
  REFUSE (fixture, "kept in EUR", "create-purchase-order", "{'supplier': <%x>, 'currency': <'USD'>}", supplier);
  fixture_check (fixture);
}

static void
assert_score (Fixture *fixture, gint64 supplier, const char *delivered, const char *lead_time)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaseLocale) locale = base_locale_new ("en_GB", "EUR");
  g_autoptr (OfficeSupplierScore) score = office_supplier_score_load (fixture->db, supplier, locale, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (score->delivered, ==, delivered);
  g_assert_cmpstr (score->lead_time, ==, lead_time);
}

/* What came whole counts at once, what did not once its day is past; the days are averages over what is known. */
static void
test_supplier_has_a_score (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_purchase (fixture), supplier = fixture_number (fixture, "SELECT supplier FROM purchase_orders");

  assert_score (fixture, supplier, "Nothing ordered was due yet.", "nothing promised, nothing yet as learnt");
  RUN (fixture, "create-supplier-item", "{'supplier': <%x>, 'item': <int64 1>, 'lead_days': <int64 7>}", supplier);
  RUN (fixture, "create-supplier-item", "{'supplier': <%x>, 'item': <int64 2>, 'lead_days': <int64 10>}", supplier);
  RUN (fixture, "confirm-purchase", "{'record': <%x>}", order);
  RUN (fixture, "receive-purchase", "{'record': <%x>, 'quantities': <'1=10 2=5'>}", order);
  assert_score (fixture, supplier, "100% (1 of 1 line)", "8.5 days promised, nothing yet as learnt");
  fixture_set_day (fixture, "2026-04-20");
  assert_score (fixture, supplier, "50% (1 of 2 lines)", "8.5 days promised, nothing yet as learnt");
}

#define ADD(name, function) g_test_add ("/office/purchasing/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("ordering-fills-in-days-and-what-is-to-come", test_order_is_completed);
  ADD ("change-after-ordering-is-free", test_change_after_ordering_is_free);
  ADD ("goods-come-in-parts", test_parts_are_received);
  ADD ("more-than-ordered-needs-a-reason", test_too_much_needs_a_reason);
  ADD ("a-purchase-is-cancelled-or-closed", test_cancelling_and_closing);
  ADD ("what-was-brought-in-stays-on-order", test_brought_in_on_order_stays);
  ADD ("goods-go-back-to-the-supplier", test_goods_go_back);
  ADD ("the-suppliers-terms-are-used", test_supplier_terms);
  ADD ("a-supplier-has-a-score", test_supplier_has_a_score);
  return g_test_run ();
}
