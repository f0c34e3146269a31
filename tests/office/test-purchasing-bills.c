/* Bills: matched, approved, posted, reversed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#define ONE G_GINT64_CONSTANT (1000000)
#define BALANCE(role) "SELECT coalesce (sum (balance), 0) FROM accounts WHERE role = '" role "'"

/* Ten teapots at 8.00, ordered and taxed with 19 %. */
static gint64
add_purchase (Fixture *fixture)
{
  gint64 supplier = RUN (fixture, "create-contact", "{'name': <'Exotic Liquids'>, 'is_supplier': <int64 1>, 'country': <'Germany'>, 'tax_number': <'DE136695976'>, 'terms_days': <int64 30>}");
  gint64 tax = RUN (fixture, "create-tax-code", "{'name': <'Full'>, 'code': <'F'>}"), item, order;

  RUN (fixture, "create-tax-rate", "{'tax_code': <%x>, 'rate': <int64 190000>, 'valid_from': <%x>}", tax, fixture_day ("2020-01-01"));
  RUN (fixture, "create-supplier-document", "{'supplier': <%x>, 'number': <'HRB 1234'>}", supplier);
  RUN (fixture, "verify-supplier", "{'record': <%x>}", supplier);
  item = RUN (fixture, "create-item", "{'name': <'Teapot'>, 'cost': <int64 800>, 'tax_code': <%x>}", tax);
  order = RUN (fixture, "create-purchase-order", "{'supplier': <%x>}", supplier);
  RUN (fixture, "create-purchase-line", "{'purchase_order': <%x>, 'item': <%x>, 'quantity': <%x>}", order, item, 10 * ONE);
  RUN (fixture, "confirm-purchase", "{'record': <%x>}", order);
  return order;
}

static void
test_match_and_post (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_purchase (fixture), bill;

  RUN (fixture, "receive-purchase", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT count (*) FROM purchase_orders WHERE state = 'received'", "1");
  bill = RUN (fixture, "record-bill", "{'record': <%x>, 'their_number': <'R 88'>, 'their_total': <int64 9520>}", order);
  assert_text (fixture, "SELECT state || net || ' ' || tax || ' ' || total || ' ' || due_on || ifnull (number, '-') FROM bills", "matched8000 1520 9520 2026-04-15-");
  REFUSE (fixture, "recorded already", "record-bill", "{'record': <%x>, 'their_number': <'R 88'>}", order);
  RUN (fixture, "post-bill", "{'record': <%x>}", bill);
  assert_text (fixture, "SELECT state || number || open FROM bills", "postedB-2026-000019520");
  assert_text (fixture, "SELECT state FROM purchase_orders", "billed");
  assert_number (fixture, BALANCE ("goods-in"), 0);
  assert_number (fixture, BALANCE ("payable"), -9520);
  assert_number (fixture, BALANCE ("tax-receivable"), 1520);
  REFUSE (fixture, "is posted", "post-bill", "{'record': <%x>}", bill);
  REFUSE (fixture, "stays as it was written", "edit-bill", "{'record': <%x>, 'their_total': <int64 1>}", bill);
  REFUSE (fixture, "stays as it was written", "edit-bill-line", "{'record': <int64 1>, 'price': <int64 1>}");
  REFUSE (fixture, "stays as it was written", "create-bill-line", "{'bill': <%x>, 'text': <'x'>}", bill);
  REFUSE (fixture, "stays as it was written", "trash-bill", "{'record': <%x>}", bill);
  RUN (fixture, "edit-bill", "{'record': <%x>, 'notes': <'Filed'>}", bill);
  fixture_check (fixture);
}

static void
test_reversal (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_purchase (fixture), bill;

  RUN (fixture, "receive-purchase", "{'record': <%x>}", order);
  bill = RUN (fixture, "record-bill", "{'record': <%x>, 'their_number': <'R 88'>}", order);
  REFUSE (fixture, "not posted", "reverse-bill", "{'record': <%x>}", bill);
  RUN (fixture, "post-bill", "{'record': <%x>}", bill);
  RUN (fixture, "reverse-bill", "{'record': <%x>}", bill);
  assert_text (fixture, "SELECT state || open FROM bills", "reversed0");
  assert_number (fixture, BALANCE ("payable"), 0);
  assert_number (fixture, BALANCE ("goods-in"), -8000);
  assert_text (fixture, "SELECT state FROM purchase_orders", "received");
  REFUSE (fixture, "not posted", "reverse-bill", "{'record': <%x>}", bill);
  fixture_check (fixture);
  bill = RUN (fixture, "record-bill", "{'record': <%x>, 'their_number': <'R 88'>}", order);
  RUN (fixture, "post-bill", "{'record': <%x>}", bill);
  assert_number (fixture, BALANCE ("goods-in"), 0);
  fixture_check (fixture);
}

static void
test_quantity_exception (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_purchase (fixture), bill;

  RUN (fixture, "receive-purchase", "{'record': <%x>, 'quantities': <'1=6'>}", order);
  bill = RUN (fixture, "record-bill", "{'record': <%x>, 'their_number': <'R 88'>, 'quantities': <'1=10'>}", order);
  assert_text (fixture, "SELECT state || ': ' || exception FROM bills",
               "exception: Line 1: 10 billed, 6 received. Wait for the goods, correct the line, or let a second person approve the bill.");
  REFUSE (fixture, "6 received", "post-bill", "{'record': <%x>}", bill);
  RUN (fixture, "receive-purchase", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT state || ifnull (exception, '') FROM bills", "matched");
  RUN (fixture, "post-bill", "{'record': <%x>}", bill);
  assert_number (fixture, BALANCE ("goods-in"), 0);
  fixture_check (fixture);
}

static void
test_price_exception (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_purchase (fixture), bill;

  RUN (fixture, "receive-purchase", "{'record': <%x>}", order);
  bill = RUN (fixture, "record-bill", "{'record': <%x>, 'their_number': <'R 88'>}", order);
  RUN (fixture, "edit-bill-line", "{'record': <int64 1>, 'price': <int64 815>}");
  assert_text (fixture, "SELECT state FROM bills", "draft");
  RUN (fixture, "match-bill", "{'record': <%x>}", bill);
  assert_text (fixture, "SELECT state FROM bills", "matched");
  RUN (fixture, "edit-bill-line", "{'record': <int64 1>, 'price': <int64 900>}");
  RUN (fixture, "match-bill", "{'record': <%x>}", bill);
  assert_text (fixture, "SELECT substr (exception, 1, 36) FROM bills", "Line 1: 90.00 billed, 80.00 agreed. ");
  REFUSE (fixture, "why the bill is right", "approve-bill", "{'record': <%x>}", bill);
  REFUSE (fixture, "second person", "approve-bill", "{'record': <%x>, 'reason': <'Price list of March'>}", bill);
  fixture_set_user (fixture, "bert");
  RUN (fixture, "approve-bill", "{'record': <%x>, 'reason': <'Price list of March'>}", bill);
  assert_text (fixture, "SELECT state || approved_by || recorded_by || approval_reason FROM bills", "matchedbertannaPrice list of March");
  REFUSE (fixture, "no exception", "approve-bill", "{'record': <%x>, 'reason': <'Again'>}", bill);
  RUN (fixture, "edit-bill-line", "{'record': <int64 1>, 'price': <int64 950>}");
  REFUSE (fixture, "95.00 billed", "post-bill", "{'record': <%x>}", bill);
  RUN (fixture, "edit-bill-line", "{'record': <int64 1>, 'price': <int64 900>}");
  RUN (fixture, "match-bill", "{'record': <%x>}", bill);
  RUN (fixture, "approve-bill", "{'record': <%x>, 'reason': <'Price list of March'>}", bill);
  RUN (fixture, "post-bill", "{'record': <%x>}", bill);
  assert_number (fixture, BALANCE ("price-difference"), 1000);
  assert_number (fixture, BALANCE ("goods-in"), 0);
  fixture_check (fixture);
}

static void
test_total_and_account_exceptions (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_purchase (fixture), bill;

  RUN (fixture, "receive-purchase", "{'record': <%x>}", order);
  bill = RUN (fixture, "record-bill", "{'record': <%x>, 'their_number': <'R 88'>, 'their_total': <int64 9530>, 'iban': <'DE89 3704 0044 0532 0130 00'>}", order);
  assert_text (fixture, "SELECT exception FROM bills",
               "The supplier’s total is 95.30, the lines and taxes are 95.20. Correct the lines, or let a second person approve the bill.\n"
               "The bill names the bank account DE89 3704 0044 0532 0130 00, which is not the known one of Exotic Liquids. "
               "Ring the supplier at a known number, and ask for another bank account if it is right.");
  RUN (fixture, "edit-bill", "{'record': <%x>, 'their_total': <int64 9521>, 'iban': <''>}", bill);
  RUN (fixture, "post-bill", "{'record': <%x>}", bill);
  assert_number (fixture, BALANCE ("rounding"), 1);
  assert_number (fixture, BALANCE ("payable"), -9521);
  fixture_check (fixture);
}

/* Prices change, parts come and are billed in any order, goods go back: in the end nothing stays in goods-in. */
static void
test_goods_in_clears (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_purchase (fixture), bill;

  RUN (fixture, "receive-purchase", "{'record': <%x>, 'quantities': <'1=3'>}", order);
  RUN (fixture, "edit-purchase-line", "{'record': <int64 1>, 'price': <int64 777>, 'discount': <int64 33333>}");
  RUN (fixture, "receive-purchase", "{'record': <%x>, 'quantities': <'1=4'>}", order);
  bill = RUN (fixture, "record-bill", "{'record': <%x>, 'their_number': <'R 1'>, 'quantities': <'1=5'>}", order);
  RUN (fixture, "post-bill", "{'record': <%x>}", bill);
  fixture_check (fixture);
  RUN (fixture, "return-to-supplier", "{'record': <%x>, 'line': <int64 1>, 'quantity': <%x>, 'reason': <'Broken'>}", order, ONE);
  fixture_check (fixture);
  RUN (fixture, "edit-purchase-line", "{'record': <int64 1>, 'price': <int64 801>}");
  RUN (fixture, "receive-purchase", "{'record': <%x>}", order);
  bill = RUN (fixture, "record-bill", "{'record': <%x>, 'their_number': <'R 2'>}", order);
  RUN (fixture, "post-bill", "{'record': <%x>}", bill);
  assert_text (fixture, "SELECT state FROM purchase_orders", "billed");
  assert_number (fixture, BALANCE ("goods-in"), 0);
  fixture_check (fixture);
  RUN (fixture, "return-to-supplier", "{'record': <%x>, 'line': <int64 1>, 'quantity': <%x>, 'reason': <'Broken too'>}", order, 2 * ONE);
  REFUSE (fixture, "cannot be below -2", "record-bill", "{'record': <%x>, 'their_number': <'C 1'>, 'quantities': <'1=-3'>}", order);
  bill = RUN (fixture, "record-bill", "{'record': <%x>, 'their_number': <'C 1'>}", order);
  assert_text (fixture, "SELECT state || (total < 0) FROM bills ORDER BY id DESC", "matched1");
  RUN (fixture, "post-bill", "{'record': <%x>}", bill);
  assert_number (fixture, BALANCE ("goods-in"), 0);
  fixture_check (fixture);
}

static void
approve_account (Fixture *fixture, gint64 supplier)
{
  gint64 change = RUN (fixture, "ask-bank-change", "{'record': <%x>, 'iban': <'DE89370400440532013000'>}", supplier);

  fixture_set_user (fixture, "bert");
  RUN (fixture, "decide-bank-change", "{'record': <%x>, 'decision': <int64 0>, 'call_back': <'Rang Mrs Cooper'>}", change);
  fixture_set_user (fixture, "anna");
}

static void
test_paying_asks_for_approval (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_purchase (fixture), bill;

  RUN (fixture, "receive-purchase", "{'record': <%x>}", order);
  bill = RUN (fixture, "record-bill", "{'record': <%x>, 'their_number': <'R 88'>}", order);
  REFUSE (fixture, "not posted yet", "pay-bill", "{'record': <%x>}", bill);
  RUN (fixture, "post-bill", "{'record': <%x>}", bill);
  REFUSE (fixture, "No bank account of Exotic Liquids has been approved", "pay-bill", "{'record': <%x>}", bill);
  RUN (fixture, "pay-bill", "{'record': <%x>, 'method': <int64 1>, 'amount': <int64 520>}", bill);
  assert_text (fixture, "SELECT state || ' ' || paid || '/' || open FROM bills", "posted 520/9000");
  g_assert_cmpint (fixture_proposed (fixture, "pay-bill", bill, "amount"), ==, 9000);
  approve_account (fixture, 1);
  REFUSE (fixture, "less open", "pay-bill", "{'record': <%x>, 'amount': <int64 9001>}", bill);
  RUN (fixture, "pay-bill", "{'record': <%x>, 'discount': <int64 119>}", bill);
  assert_text (fixture, "SELECT state || ' ' || paid || '/' || open FROM bills", "paid 9520/0");
  assert_number (fixture, BALANCE ("payable"), 0);
  assert_number (fixture, BALANCE ("bank"), -8881);
  assert_number (fixture, BALANCE ("cash"), -520);
  assert_number (fixture, BALANCE ("discount-taken"), -100);
  assert_number (fixture, BALANCE ("tax-receivable"), 1520 - 19);
  g_assert_cmpint (fixture_proposed (fixture, "pay-bill", bill, "amount"), ==, 0);
  REFUSE (fixture, "paid already", "pay-bill", "{'record': <%x>}", bill);
  REFUSE (fixture, "has been paid", "reverse-bill", "{'record': <%x>}", bill);
  fixture_check (fixture);
  fixture_undo (fixture);
  assert_text (fixture, "SELECT state || ' ' || paid || '/' || open FROM bills", "posted 520/9000");
  assert_number (fixture, BALANCE ("payable"), -9000);
  assert_number (fixture, BALANCE ("discount-taken"), 0);
  fixture_check (fixture);
}

static void
test_undo_of_posting_reverses (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_purchase (fixture), bill;

  RUN (fixture, "receive-purchase", "{'record': <%x>}", order);
  bill = RUN (fixture, "record-bill", "{'record': <%x>, 'their_number': <'R 88'>}", order);
  RUN (fixture, "post-bill", "{'record': <%x>}", bill);
  fixture_undo (fixture);
  assert_text (fixture, "SELECT state || ' ' || open || ' ' || number || (reversal IS NOT NULL) FROM bills", "reversed 0 B-2026-000011");
  assert_number (fixture, BALANCE ("payable"), 0);
  assert_number (fixture, BALANCE ("tax-receivable"), 0);
  assert_text (fixture, "SELECT group_concat (kind, ' ') FROM entries WHERE source_table = 'bills'", "bill reversal");
  REFUSE (fixture, "not posted yet", "pay-bill", "{'record': <%x>, 'method': <int64 1>}", bill);
  fixture_check (fixture);
}

static void
test_bill_without_order (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_purchase (fixture), bill, line, account, other;

  RUN (fixture, "receive-purchase", "{'record': <%x>}", order);
  bill = RUN (fixture, "create-bill", "{'supplier': <int64 1>, 'their_number': <'S 5'>}");
  REFUSE (fixture, "no lines", "post-bill", "{'record': <%x>}", bill);
  REFUSE (fixture, "purchase line or a text", "create-bill-line", "{'bill': <%x>}", bill);
  line = RUN (fixture, "create-bill-line", "{'bill': <%x>, 'text': <'Electricity'>, 'price': <int64 4500>}", bill);
  REFUSE (fixture, "no purchase line", "post-bill", "{'record': <%x>}", bill);
  account = RUN (fixture, "create-account", "{'name': <'Energy'>, 'number': <'6325'>, 'kind': <int64 4>}");
  RUN (fixture, "edit-bill-line", "{'record': <%x>, 'account': <%x>}", line, account);
  RUN (fixture, "post-bill", "{'record': <%x>}", bill);
  assert_number (fixture, "SELECT balance FROM accounts WHERE number = '6325'", 4500);
  other = RUN (fixture, "create-contact", "{'name': <'Tokyo Traders'>, 'is_supplier': <int64 1>}");
  bill = RUN (fixture, "create-bill", "{'supplier': <%x>, 'their_number': <'S 5'>}", other);
  REFUSE (fixture, "another supplier", "create-bill-line", "{'bill': <%x>, 'purchase_line': <int64 1>}", bill);
  REFUSE (fixture, "due before", "edit-bill", "{'record': <%x>, 'due_on': <%x>}", bill, fixture_day ("2026-01-01"));
  fixture_check (fixture);
}

#define ADD(name, function) g_test_add ("/office/purchasing/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-matching-bill-is-posted-and-stays", test_match_and_post);
  ADD ("a-posted-bill-is-reversed", test_reversal);
  ADD ("more-billed-than-received-waits-for-the-goods", test_quantity_exception);
  ADD ("another-price-needs-a-second-person", test_price_exception);
  ADD ("another-total-or-account-is-an-exception", test_total_and_account_exceptions);
  ADD ("goods-in-clears-to-the-cent", test_goods_in_clears);
  ADD ("paying-asks-for-approval", test_paying_asks_for_approval);
  ADD ("undo-of-posting-reverses", test_undo_of_posting_reverses);
  ADD ("a-bill-without-an-order-names-its-account", test_bill_without_order);
  return g_test_run ();
}
