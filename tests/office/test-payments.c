/* Payments and what they settle.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-number.h>

static gint64
add_customer (Fixture *fixture)
{
  return RUN (fixture, "create-contact", "{'name': <'Hanari Carnes'>, 'is_customer': <int64 1>, 'discount_rate': <int64 20000>, 'discount_days': <int64 10>, 'terms_days': <int64 30>}");
}

/* Of 119.00 or, with 7 %, 107.00. */
static gint64
add_invoice (Fixture *fixture, gint64 customer, const char *day, gint64 tax_code)
{
  gint64 invoice = RUN (fixture, "create-invoice", "{'customer': <%x>}", customer);

  RUN (fixture, "create-invoice-line", "{'invoice': <%x>, 'text': <'Goods'>, 'price': <int64 10000>, 'tax_code': <%x>}", invoice, tax_code);
  RUN (fixture, "post-invoice", "{'record': <%x>, 'issued_on': <%x>}", invoice, fixture_day (day));
  return invoice;
}

static gint64
add_tax (Fixture *fixture, const char *code, gint64 rate)
{
  gint64 id = RUN (fixture, "create-tax-code", "{'name': <%s>, 'code': <%s>}", code, code);

  RUN (fixture, "create-tax-rate", "{'tax_code': <%x>, 'rate': <%x>}", id, rate);
  return id;
}

static gint64
set_up_two (Fixture *fixture)
{
  gint64 customer = add_customer (fixture), tax = add_tax (fixture, "S", 190000);

  add_invoice (fixture, customer, "2026-03-02", tax);
  add_invoice (fixture, customer, "2026-03-12", tax);
  return customer;
}

#define OPEN "SELECT group_concat (state || ' ' || paid || '/' || open, ', ') FROM (SELECT * FROM invoices ORDER BY id)"

static void
test_the_oldest_is_paid_first (Fixture *fixture, gconstpointer data)
{
  gint64 customer = set_up_two (fixture), payment;

  REFUSE (fixture, "more than zero", "record-payment", "{'record': <%x>}", customer);
  payment = RUN (fixture, "record-payment", "{'record': <%x>, 'amount': <int64 15000>, 'reference': <'Statement 12'>}", customer);
  assert_text (fixture, OPEN, "paid 11900/0, partly-paid 3100/8800");
  assert_text (fixture, "SELECT number || ' ' || kind || ' ' || unallocated FROM payments", "P-2026-00001 received 0");
  assert_number (fixture, "SELECT open_amount FROM contacts WHERE id = 1", 8800);
  assert_number (fixture, "SELECT balance FROM accounts WHERE role = 'bank'", 15000);
  fixture_check (fixture);
  RUN (fixture, "record-payment", "{'record': <%x>, 'amount': <int64 10000>, 'method': <int64 1>}", customer);
  assert_text (fixture, OPEN, "paid 11900/0, paid 11900/0");
  assert_text (fixture, "SELECT unallocated FROM payments WHERE id = 2", "1200");
  assert_number (fixture, "SELECT open_amount FROM contacts WHERE id = 1", -1200);
  assert_number (fixture, "SELECT balance FROM accounts WHERE role = 'cash'", 10000);
  fixture_check (fixture);
  fixture_undo (fixture);
  assert_text (fixture, OPEN, "paid 11900/0, partly-paid 3100/8800");
  RUN (fixture, "reverse-payment", "{'record': <%x>}", payment);
  assert_text (fixture, OPEN, "open 0/11900, open 0/11900");
  assert_number (fixture, "SELECT sum (abs (balance)) FROM accounts WHERE role IN ('bank', 'cash')", 0);
  REFUSE (fixture, "taken back already", "reverse-payment", "{'record': <%x>}", payment);
  fixture_check (fixture);
}

static void
test_named_invoices_are_paid (Fixture *fixture, gconstpointer data)
{
  gint64 customer = set_up_two (fixture), payment;

  REFUSE (fixture, "no open invoice X-1", "record-payment", "{'record': <%x>, 'amount': <int64 500>, 'invoices': <'X-1'>}", customer);
  payment = RUN (fixture, "record-payment", "{'record': <%x>, 'amount': <int64 12000>, 'invoices': <'r-2026-00002'>}", customer);
  assert_text (fixture, OPEN, "open 0/11900, paid 11900/0");
  assert_number (fixture, "SELECT unallocated FROM payments", 100);
  RUN (fixture, "allocate-payment", "{'record': <%x>, 'invoice': <int64 1>, 'amount': <int64 40>}", payment);
  assert_text (fixture, OPEN, "partly-paid 40/11860, paid 11900/0");
  REFUSE (fixture, "more than what is left", "allocate-payment", "{'record': <%x>, 'invoice': <int64 1>, 'amount': <int64 61>}", payment);
  RUN (fixture, "allocate-payment", "{'record': <%x>}", payment);
  assert_text (fixture, OPEN, "partly-paid 100/11800, paid 11900/0");
  REFUSE (fixture, "Nothing is left", "allocate-payment", "{'record': <%x>}", payment);
  fixture_check (fixture);
  fixture_undo (fixture);
  assert_text (fixture, OPEN, "open 0/11900, open 0/11900");
  assert_number (fixture, "SELECT unallocated FROM payments", 12000);
  fixture_check (fixture);
}

/* 2 % of 119.00 are 2.38, of which 0.38 is tax. */
static void
test_early_payment_corrects_the_tax (Fixture *fixture, gconstpointer data)
{
  set_up_two (fixture);
  RUN (fixture, "pay-invoice", "{'record': <int64 2>}");
  assert_text (fixture, OPEN, "open 0/11900, paid 11900/0");
  assert_text (fixture, "SELECT amount || ' ' || discount FROM allocations", "11662 238");
  assert_number (fixture, "SELECT balance FROM accounts WHERE role = 'discount-given'", 200);
  assert_number (fixture, "SELECT balance FROM accounts WHERE role = 'tax-payable'", -3800 + 38);
  fixture_check (fixture);
  fixture_undo (fixture);
  assert_text (fixture, OPEN, "open 0/11900, open 0/11900");
  assert_number (fixture, "SELECT balance FROM accounts WHERE role = 'tax-payable'", -3800);
  fixture_check (fixture);
  RUN (fixture, "pay-invoice", "{'record': <int64 1>}");
  assert_text (fixture, "SELECT amount || ' ' || discount FROM allocations WHERE invoice = 1", "11900 0");
  fixture_check (fixture);
}

static void
test_discounts_of_several_fit_the_sum (Fixture *fixture, gconstpointer data)
{
  gint64 customer = add_customer (fixture), standard = add_tax (fixture, "S", 190000), reduced = add_tax (fixture, "R", 70000);

  add_invoice (fixture, customer, "2026-03-12", standard);
  add_invoice (fixture, customer, "2026-03-13", reduced);
  RUN (fixture, "record-payment", "{'record': <%x>, 'amount': <int64 22148>}", customer);
  assert_text (fixture, "SELECT group_concat (amount || '+' || discount, ' ') FROM allocations", "11662+238 10486+214");
  assert_number (fixture, "SELECT open_amount FROM contacts WHERE id = 1", 0);
  fixture_check (fixture);
}

static void
test_too_much_is_paid_back (Fixture *fixture, gconstpointer data)
{
  gint64 customer = set_up_two (fixture);

  RUN (fixture, "record-payment", "{'record': <%x>, 'amount': <int64 30000>}", customer);
  assert_number (fixture, "SELECT unallocated FROM payments", 6200);
  REFUSE (fixture, "less left", "refund-payment", "{'record': <int64 1>, 'amount': <int64 6201>}");
  RUN (fixture, "refund-payment", "{'record': <int64 1>}");
  assert_text (fixture, "SELECT group_concat (kind || ' ' || amount || ' ' || unallocated, ', ') FROM payments", "received 30000 0, paid 6200 0");
  assert_number (fixture, "SELECT open_amount FROM contacts WHERE id = 1", 0);
  assert_number (fixture, "SELECT balance FROM accounts WHERE role = 'bank'", 23800);
  fixture_check (fixture);
  REFUSE (fixture, "Take that back first", "reverse-payment", "{'record': <int64 1>}");
  fixture_undo (fixture);
  assert_number (fixture, "SELECT unallocated FROM payments WHERE id = 1", 6200);
  fixture_check (fixture);
  RUN (fixture, "reverse-payment", "{'record': <int64 1>}");
  fixture_check (fixture);
}

static void
test_a_credit_note_is_paid_back (Fixture *fixture, gconstpointer data)
{
  set_up_two (fixture);
  RUN (fixture, "pay-invoice", "{'record': <int64 1>}");
  RUN (fixture, "credit-invoice", "{'record': <int64 1>}");
  assert_text (fixture, "SELECT open || ' ' || (SELECT state FROM invoices WHERE id = 1) FROM invoices WHERE id = 3", "11900 paid");
  RUN (fixture, "refund-credit", "{'record': <int64 3>, 'amount': <int64 10000>}");
  assert_text (fixture, "SELECT state || ' ' || open FROM invoices WHERE id = 3", "partly-paid 1900");
  fixture_check (fixture);
  fixture_undo (fixture);
  assert_text (fixture, "SELECT state || ' ' || open FROM invoices WHERE id = 3", "open 11900");
  REFUSE (fixture, "Only a posted credit note", "refund-credit", "{'record': <int64 2>}");
  REFUSE (fixture, "Pay it back", "pay-invoice", "{'record': <int64 3>}");
  fixture_check (fixture);
}

static void
test_what_is_open_is_proposed (Fixture *fixture, gconstpointer data)
{
  gint64 customer = set_up_two (fixture), draft = RUN (fixture, "create-invoice", "{'customer': <%x>}", customer);

  g_assert_cmpint (fixture_proposed (fixture, "pay-invoice", draft, "amount"), ==, 0);
  g_assert_cmpint (fixture_proposed (fixture, "pay-invoice", 1, "amount"), ==, 11900);
  g_assert_cmpint (fixture_proposed (fixture, "pay-invoice", 2, "amount"), ==, 11662); /* less the discount of today */
  RUN (fixture, "pay-invoice", "{'record': <int64 2>, 'amount': <int64 11662>}");
  assert_text (fixture, "SELECT state FROM invoices WHERE id = 2", "paid");
  g_assert_cmpint (fixture_proposed (fixture, "pay-invoice", 2, "amount"), ==, 0);
  RUN (fixture, "record-payment", "{'record': <%x>, 'amount': <int64 20000>}", customer);
  g_assert_cmpint (fixture_proposed (fixture, "refund-payment", 2, "amount"), ==, 8100);
  RUN (fixture, "refund-payment", "{'record': <int64 2>, 'amount': <int64 8100>}");
  g_assert_cmpint (fixture_proposed (fixture, "refund-payment", 2, "amount"), ==, 0);
  RUN (fixture, "credit-invoice", "{'record': <int64 1>}");
  g_assert_cmpint (fixture_proposed (fixture, "refund-credit", 1, "amount"), ==, 0);
  g_assert_cmpint (fixture_proposed (fixture, "refund-credit", 4, "amount"), ==, 11900);
  g_assert_cmpint (fixture_proposed (fixture, "pay-invoice", 4, "amount"), ==, 0);
  fixture_check (fixture);
}

static const char *const attacks[] = {
  "UPDATE payments SET amount = 1", "DELETE FROM payments", "REPLACE INTO payments (id, amount) VALUES (1, 5)",
  "UPDATE allocations SET amount = 1", "DELETE FROM allocations", "REPLACE INTO allocations (id, amount) VALUES (1, 5)",
};

static void
test_the_file_refuses_changes (Fixture *fixture, gconstpointer data)
{
  set_up_two (fixture);
  RUN (fixture, "pay-invoice", "{'record': <int64 1>}");
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autoptr (GError) error = NULL;

      if (store_db_run (fixture->db, attacks[i], &error) || strstr (error->message, "reversal") == NULL)
        g_error ("%s: %s", attacks[i], error != NULL ? error->message : "taken");
    }
  g_assert_null (store_schema_find_command (fixture->schema, "create-payment"));
}

#define ADD(path, function) g_test_add ("/office/payments/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-oldest-is-paid-first", test_the_oldest_is_paid_first);
  ADD ("named-invoices-are-paid", test_named_invoices_are_paid);
  ADD ("early-payment-corrects-the-tax", test_early_payment_corrects_the_tax);
  ADD ("discounts-of-several-fit-the-sum", test_discounts_of_several_fit_the_sum);
  ADD ("too-much-is-paid-back", test_too_much_is_paid_back);
  ADD ("a-credit-note-is-paid-back", test_a_credit_note_is_paid_back);
  ADD ("what-is-open-is-proposed", test_what_is_open_is_proposed);
  ADD ("the-file-refuses-changes", test_the_file_refuses_changes);
  return g_test_run ();
}
