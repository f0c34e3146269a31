/* Reminders, their fees and their interest.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <office-invoice-queries.h>

/* Free, 5.00, 10.00; 10 % a year, so that 36.50 bear one cent a day. */
static void
found_company (Fixture *fixture)
{
  RUN (fixture, "create-company", "{'name': <'Factotum'>, 'currency': <'EUR'>, 'second_reminder_fee': <int64 500>, 'last_reminder_fee': <int64 1000>, 'late_interest': <int64 100000>}");
}

static gint64
add_customer (Fixture *fixture, const char *name)
{
  return RUN (fixture, "create-contact", "{'name': <%s>, 'is_customer': <int64 1>, 'terms_days': <int64 10>}", name);
}

/* Due ten days later. */
static gint64
add_invoice (Fixture *fixture, gint64 customer, const char *day, gint64 amount)
{
  gint64 invoice = RUN (fixture, "create-invoice", "{'customer': <%x>}", customer);

  RUN (fixture, "create-invoice-line", "{'invoice': <%x>, 'text': <'Goods'>, 'price': <%x>}", invoice, amount);
  RUN (fixture, "post-invoice", "{'record': <%x>, 'issued_on': <%x>}", invoice, fixture_day (day));
  return invoice;
}

static void
remind (Fixture *fixture, const char *day)
{
  fixture_set_day (fixture, day);
  RUN (fixture, "remind-customers", "@a{sv} {}");
  fixture_check (fixture);
}

#define LETTERS "SELECT group_concat (number || ' ' || customer || ': ' || level || ' ' || fee || '+' || interest || ' ' || total || iif (cancelled, ' cancelled', ''), ', ')" \
                " FROM (SELECT * FROM reminders ORDER BY id)"

static void
test_levels_step_up_by_days (Fixture *fixture, gconstpointer data)
{
  gint64 customer;

  found_company (fixture);
  customer = add_customer (fixture, "Hanari Carnes");
  add_invoice (fixture, customer, "2026-03-01", 36500); /* due on the 11th */
  fixture_set_day (fixture, "2026-03-17");
  REFUSE (fixture, "Nobody is to be reminded", "remind-customers", "@a{sv} {}");
  REFUSE (fixture, "due for a reminder yet", "remind-customer", "{'record': <%x>}", customer);
  remind (fixture, "2026-03-18");
  assert_text (fixture, LETTERS, "M-2026-00001 1: 1 0+70 36570");
  REFUSE (fixture, "Nobody is to be reminded", "remind-customers", "@a{sv} {}");
  REFUSE (fixture, "with M-2026-00001", "remind-customer", "{'record': <%x>}", customer);
  fixture_set_day (fixture, "2026-03-31");
  REFUSE (fixture, "Nobody is to be reminded", "remind-customers", "@a{sv} {}");
  remind (fixture, "2026-04-01"); /* 21 days late; the interest of 7 days stands in the books already */
  remind (fixture, "2026-04-20"); /* 40 days late */
  assert_text (fixture, LETTERS, "M-2026-00001 1: 1 0+70 36570, M-2026-00002 1: 2 500+140 37210, M-2026-00003 1: 3 1000+190 38400");
  assert_text (fixture, "SELECT group_concat (kind || ' ' || total || ' ' || reminder_level, ', ') FROM invoices", "invoice 36500 3, charge 70 2, charge 640 1, charge 1190 0");
  assert_number (fixture, "SELECT balance FROM accounts WHERE role = 'late-charges'", -1900);
  assert_number (fixture, "SELECT open_amount FROM contacts", 38400);
  fixture_set_day (fixture, "2026-08-01");
  RUN (fixture, "pay-invoice", "{'record': <int64 1>}");
  RUN (fixture, "remind-customers", "@a{sv} {}"); /* charges alone bear neither fee nor interest */
  assert_text (fixture, "SELECT level || ' ' || fee || '+' || interest || ' ' || total FROM reminders WHERE id = 4", "3 0+0 1900");
  fixture_check (fixture);
}

static void
test_what_a_part_payment_left_is_kept (Fixture *fixture, gconstpointer data)
{
  gint64 customer;

  found_company (fixture);
  customer = add_customer (fixture, "Hanari Carnes");
  add_invoice (fixture, customer, "2026-03-01", 36500);
  fixture_set_day (fixture, "2026-03-21"); /* ten days of 365.00, then of 182.50 */
  RUN (fixture, "record-payment", "{'record': <%x>, 'amount': <int64 18250>}", customer);
  remind (fixture, "2026-03-31");
  assert_text (fixture, LETTERS, "M-2026-00001 1: 1 0+150 18400");
  remind (fixture, "2026-04-14");
  assert_text (fixture, "SELECT level || ' ' || fee || '+' || interest || ' ' || total FROM reminders WHERE id = 2", "2 500+70 18970");
  assert_text (fixture, "SELECT group_concat (invoice || ':' || open || ':' || days_late || ':' || interest, ' ') FROM reminder_lines WHERE reminder = 2", "1:18250:34:70 2:150:7:0");
  RUN (fixture, "record-payment", "{'record': <%x>, 'amount': <int64 18250>}", customer); /* the oldest first: the charges stay */
  assert_text (fixture, "SELECT group_concat (state || ' ' || open, ', ') FROM (SELECT * FROM invoices ORDER BY id)", "paid 0, open 150, open 570");
  assert_number (fixture, "SELECT open_amount FROM contacts", 720);
  assert_number (fixture, "SELECT balance FROM accounts WHERE role = 'late-charges'", -720);
  fixture_check (fixture);
}

static void
test_one_letter_a_customer (Fixture *fixture, gconstpointer data)
{
  gint64 one, two, three;

  found_company (fixture);
  one = add_customer (fixture, "Hanari Carnes");
  two = add_customer (fixture, "Ernst Handel");
  three = add_customer (fixture, "Toms Spezialitäten");
  add_invoice (fixture, one, "2026-02-01", 3650);
  add_invoice (fixture, one, "2026-03-01", 7300);
  add_invoice (fixture, one, "2026-03-10", 1000); /* not due */
  add_invoice (fixture, two, "2026-02-01", 3650);
  add_invoice (fixture, three, "2026-02-01", 3650);
  RUN (fixture, "record-payment", "{'record': <%x>, 'amount': <int64 3650>, 'invoices': <' '>}", three); /* paid, not allocated yet */
  assert_number (fixture, "SELECT count (*) FROM invoices WHERE open > 0", 5);
  remind (fixture, "2026-03-18");
  assert_text (fixture, LETTERS, "M-2026-00001 1: 1 0+49 10999, M-2026-00002 2: 1 0+35 3685");
  assert_text (fixture, "SELECT group_concat (invoice || ':' || level || ':' || days_late, ' ') FROM reminder_lines WHERE reminder = 1", "1:1:35 2:1:7");
  RUN (fixture, "cancel-reminder", "{'record': <int64 1>, 'reason': <'Deferred'>}");
  assert_text (fixture, "SELECT group_concat (reminder_level || coalesce (reminded_on, '-'), ' ') FROM invoices WHERE kind = 'invoice' AND customer < 3", "0- 0- 0- 12026-03-18");
  assert_text (fixture, "SELECT kind || ' ' || total || ' ' || state FROM invoices WHERE corrects IS NOT NULL", "credit-note 49 paid");
  REFUSE (fixture, "cancelled already", "cancel-reminder", "{'record': <int64 1>}");
  fixture_check (fixture);
  RUN (fixture, "remind-customer", "{'record': <%x>}", one);
  assert_text (fixture, "SELECT number || ' ' || level || ' ' || interest || ' ' || total FROM reminders WHERE id = 3", "M-2026-00003 1 49 10999");
  fixture_check (fixture);
}

/* The credit itself was a mistake and was taken back: the charge stands, and goes with the letter. */
static void
test_a_charge_credited_by_mistake_goes_too (Fixture *fixture, gconstpointer data)
{
  found_company (fixture);
  add_invoice (fixture, add_customer (fixture, "Hanari Carnes"), "2026-02-01", 36500);
  remind (fixture, "2026-03-18");
  RUN (fixture, "credit-invoice", "{'record': <int64 2>}");
  RUN (fixture, "credit-invoice", "{'record': <int64 3>}");
  assert_text (fixture, "SELECT group_concat (kind || ' ' || open, ', ') FROM (SELECT * FROM invoices ORDER BY id)", "invoice 36500, charge 350, credit-note 0, invoice 0");
  RUN (fixture, "cancel-reminder", "{'record': <int64 1>}");
  assert_number (fixture, "SELECT open_amount FROM contacts", 36500);
  assert_number (fixture, "SELECT balance FROM accounts WHERE role = 'late-charges'", 0);
  fixture_check (fixture);
}

static void
test_undo_cancels_all_letters (Fixture *fixture, gconstpointer data)
{
  found_company (fixture);
  add_invoice (fixture, add_customer (fixture, "Hanari Carnes"), "2026-02-01", 3650);
  add_invoice (fixture, add_customer (fixture, "Ernst Handel"), "2026-02-01", 3650);
  remind (fixture, "2026-03-18");
  fixture_undo (fixture);
  assert_number (fixture, "SELECT count (*) FROM reminders WHERE cancelled = 1", 2);
  assert_number (fixture, "SELECT sum (reminder_level) FROM invoices", 0);
  assert_number (fixture, "SELECT sum (open_amount) FROM contacts", 7300);
  fixture_check (fixture);
  remind (fixture, "2026-03-19");
  remind (fixture, "2026-04-05");
  REFUSE (fixture, "Cancel that one first", "cancel-reminder", "{'record': <int64 3>}");
  RUN (fixture, "cancel-reminder", "{'record': <int64 5>}");
  assert_text (fixture, "SELECT reminder_level || ' ' || reminded_on FROM invoices WHERE id = 1", "1 2026-03-19");
  fixture_check (fixture);
}

static void
test_the_view_shows_who_waits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StoreQuery) query = NULL;

  RUN (fixture, "create-company", "{'name': <'Factotum'>, 'first_reminder_days': <int64 3>}");
  add_invoice (fixture, add_customer (fixture, "Hanari Carnes"), "2026-03-03", 3650);
  remind (fixture, "2026-03-16");
  query = office_invoices_query_reminded (fixture->db, 1);
  g_assert_true (store_query_next (query));
  g_assert_cmpstr (store_query_get_text (query, OFFICE_REMINDED_NUMBER), ==, "R-2026-00001");
  g_assert_cmpint (store_query_get_number (query, OFFICE_REMINDED_DAYS_LATE), ==, 3);
  REFUSE (fixture, "earlier than the one before", "edit-company", "{'record': <int64 1>, 'second_reminder_days': <int64 2>}");
  REFUSE (fixture, "between 0 % and 100 %", "edit-company", "{'record': <int64 1>, 'late_interest': <int64 -1>}");
}

#define ADD(path, function) g_test_add ("/office/reminders/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("levels-step-up-by-days", test_levels_step_up_by_days);
  ADD ("what-a-part-payment-left-is-kept", test_what_a_part_payment_left_is_kept);
  ADD ("one-letter-a-customer", test_one_letter_a_customer);
  ADD ("a-charge-credited-by-mistake-goes-too", test_a_charge_credited_by_mistake_goes_too);
  ADD ("undo-cancels-all-letters", test_undo_cancels_all_letters);
  ADD ("the-view-shows-who-waits", test_the_view_shows_who_waits);
  return g_test_run ();
}
