/* Promised days, credit and changes after confirmation.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-date.h>
#include <base-number.h>
#include <office-issue.h>
#include <office-order-figures.h>
#include <office-order-summary.h>
#include <office-promise.h>
#include <office-workdays.h>
#include <store-transaction.h>

#define ONE BASE_QUANTITY_ONE

static void
run_sql (Fixture *fixture, const char *sql)
{
  g_auto (GStrv) statements = g_strsplit (sql, ";", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "test" }, &error);

  for (guint i = 0; statements[i] != NULL; i++)
    g_assert_true (store_db_run (fixture->db, statements[i], &error));
  g_assert_true (store_transaction_commit (transaction, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_workday (Fixture *fixture, const char *day, int n, const char *expected)
{
  g_autoptr (GError) error = NULL;
  char text[11];

  base_date_format_iso (office_workdays_add (fixture->db, (guint32) fixture_day (day), n, &error), text);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

/* 2026-03-16 is a Monday. */
static void
test_workdays (Fixture *fixture, gconstpointer data)
{
  assert_workday (fixture, "2026-03-16", 0, "2026-03-16");
  assert_workday (fixture, "2026-03-14", 0, "2026-03-16");
  assert_workday (fixture, "2026-03-16", 5, "2026-03-23");
  assert_workday (fixture, "2026-03-16", -1, "2026-03-13");
  RUN (fixture, "create-holiday", "{'name': <'Fair'>, 'day': <%x>}", fixture_day ("2026-03-17"));
  assert_workday (fixture, "2026-03-16", 1, "2026-03-18");
  RUN (fixture, "create-company", "{'name': <'Rossi'>, 'working_days': <int64 1>}");
  assert_workday (fixture, "2026-03-20", 1, "2026-03-21");
  assert_workday (fixture, "2026-03-21", 1, "2026-03-23");
}

static gint64
add_order (Fixture *fixture, gint64 quantity)
{
  gint64 customer = RUN (fixture, "create-contact", "{'name': <'Anna'>, 'credit_limit': <int64 10000>}");
  gint64 item = RUN (fixture, "create-item", "{'name': <'Teapot'>, 'price': <int64 1000>, 'cost': <int64 600>, 'lead_days': <int64 10>}"), order;

  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", item, 3 * ONE);
  order = RUN (fixture, "create-order", "{'customer': <%x>}", customer);
  RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <%x>, 'quantity': <%x>}", order, item, quantity * ONE);
  return order;
}

static void
assert_promise (Fixture *fixture, const char *day, const char *words)
{
  g_auto (OfficePromise) promise = { 0 };
  g_autoptr (BaseLocale) locale = base_locale_new ("C", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  g_assert_true (office_order_promise (fixture->db, 1, &promise, &error));
  g_assert_no_error (error);
  said = office_promise_dup_words (fixture->db, &promise, locale, &error);
  g_assert_cmpstr (said, ==, words);
  g_assert_cmpint (promise.day, ==, fixture_day (day));
}

static void
test_promise_says_what_covers (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_order (fixture, 5), carrier, service;

  assert_promise (fixture, "2026-03-27", "3 from stock, 2 still to be bought, here on 2026-03-26 at best");
  run_sql (fixture, "INSERT INTO purchase_orders (id, number, state, expected_on, currency) VALUES (1, 'P-1', 'ordered', '2026-03-19', 'EUR');"
                    "INSERT INTO purchase_lines (id, purchase_order, position, item, quantity, currency) VALUES (1, 1, 1, 1, 4000000, 'EUR')");
  assert_promise (fixture, "2026-03-20", "3 from stock, 2 from purchase order P-1 on 2026-03-19");
  carrier = RUN (fixture, "create-contact", "{'name': <'Post'>, 'is_carrier': <int64 1>}");
  service = RUN (fixture, "create-carrier-service", "{'carrier': <%x>, 'name': <'Parcel'>, 'days': <int64 2>}", carrier);
  RUN (fixture, "edit-order", "{'record': <%x>, 'carrier_service': <%x>}", order, service);
  assert_promise (fixture, "2026-03-24", "3 from stock, 2 from purchase order P-1 on 2026-03-19");
  RUN (fixture, "confirm-order", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT promised_on FROM orders", "2026-03-24");
  assert_promise (fixture, "2026-03-24", "3 from stock, 2 from purchase order P-1 on 2026-03-19");
  run_sql (fixture, "UPDATE purchase_orders SET expected_on = '2026-03-10'");
  assert_promise (fixture, "2026-03-20", "3 from stock, 2 from purchase order P-1, overdue, expected on 2026-03-17");
}

static void
test_credit (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_order (fixture, 5), second;
  OfficeOrderFigures figures;
  g_autoptr (GError) error = NULL;

  RUN (fixture, "confirm-order", "{'record': <%x>}", order);
  second = RUN (fixture, "create-order", "{'customer': <int64 1>}");
  RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <int64 1>, 'quantity': <%x>}", second, 6 * ONE);
  g_assert_true (office_order_figures (fixture->db, second, &figures, &error));
  g_assert_no_error (error);
  g_assert_cmpint (figures.net, ==, 6000);
  g_assert_cmpint (figures.cost, ==, 3600);
  g_assert_cmpint (figures.margin_rate, ==, 400000);
  g_assert_cmpint (figures.exposure, ==, 11000);
  g_assert_true (figures.is_over);
  REFUSE (fixture, "credit limit", "confirm-order", "{'record': <%x>}", second);
  RUN (fixture, "confirm-order", "{'record': <%x>, 'reason': <'The chief said so'>}", second);
  assert_text (fixture, "SELECT what FROM order_versions ORDER BY id DESC", "Confirmed beyond hold or credit limit: The chief said so");
  RUN (fixture, "edit-contact", "{'record': <int64 1>, 'credit_limit': <int64 0>, 'on_hold': <int64 1>, 'hold_reason': <'Pays late'>}");
  second = RUN (fixture, "create-order", "{'customer': <int64 1>}");
  RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <int64 1>}", second);
  REFUSE (fixture, "Anna is on hold (Pays late)", "confirm-order", "{'record': <%x>}", second);
  fixture_check (fixture);
}

static void
test_quotes (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_order (fixture, 1);

  REFUSE (fixture, "expired already", "quote-order", "{'record': <%x>, 'valid_until': <%x>}", order, fixture_day ("2026-03-01"));
  RUN (fixture, "quote-order", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT state || valid_until FROM orders", "quote2026-04-15");
  RUN (fixture, "edit-order", "{'record': <%x>, 'valid_until': <%x>}", order, fixture_day ("2026-03-15"));
  REFUSE (fixture, "has expired", "confirm-order", "{'record': <%x>}", order);
  RUN (fixture, "quote-order", "{'record': <%x>, 'valid_until': <%x>}", order, fixture_day ("2026-03-31"));
  RUN (fixture, "confirm-order", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT state || revision FROM orders", "confirmed1");
  fixture_check (fixture);
}

static gint64
issue (Fixture *fixture, const char *paper, gint64 order)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "issue-paper" }, &error);
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF", 4);
  gint64 id = 0;

  g_assert_true (office_paper_issue (fixture->db, &(OfficeIssue) { .paper = paper, .title = paper, .sales_order = order, .language = "de", .pdf = pdf }, &id, &error)
                 && store_transaction_commit (transaction, NULL, &error));
  g_assert_no_error (error);
  return id;
}

static void
test_change_after_confirmation (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_order (fixture, 2), paper;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) copy = NULL;
  g_autofree char *before = NULL, *after = NULL;

  RUN (fixture, "confirm-order", "{'record': <%x>, 'promised_on': <%x>}", order, fixture_day ("2026-03-20"));
  paper = issue (fixture, "order-confirmation", order);
  copy = office_paper_load_copy (fixture->db, paper, &error);
  g_assert_cmpmem (g_bytes_get_data (copy, NULL), g_bytes_get_size (copy), "%PDF", 4);
  before = fixture_digest (fixture);
  RUN (fixture, "edit-order-line", "{'record': <int64 1>, 'quantity': <%x>, 'price': <int64 1100>}", 3 * ONE);
  assert_text (fixture, "SELECT revision || ' ' || what FROM order_versions ORDER BY id DESC", "2 Teapot: Quantity: 2 → 3; Price: 10.00 → 11.00");
  assert_number (fixture, "SELECT reserved FROM items", 3 * ONE);
  assert_number (fixture, "SELECT outdated FROM issued_papers", 1);
  fixture_undo (fixture);
  after = fixture_digest (fixture);
  g_assert_cmpstr (before, ==, after);
  fixture_redo (fixture);
  RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'text': <'Gift paper'>, 'price': <int64 100>}", order);
  assert_text (fixture, "SELECT revision || ' ' || summary FROM order_versions ORDER BY id DESC", "3 Gift paper: added, 1 at 1.00");
  RUN (fixture, "edit-order", "{'record': <%x>, 'promised_on': <%x>, 'ship_city': <'Ostia'>}", order, fixture_day ("2026-03-24"));
  assert_text (fixture, "SELECT revision || ' ' || what FROM order_versions ORDER BY id DESC", "4 Promised: 2026-03-20 → 2026-03-24; City: – → Ostia");
  RUN (fixture, "edit-order", "{'record': <%x>, 'notes': <'By the way'>}", order);
  assert_number (fixture, "SELECT revision FROM orders", 4);
  issue (fixture, "order-confirmation", order);
  assert_text (fixture, "SELECT group_concat (revision || ':' || outdated) FROM issued_papers", "1:1,4:0");
  fixture_check (fixture);
}

/* What the order page says. */
static void
test_summary (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_order (fixture, 2);
  g_autoptr (BaseLocale) locale = base_locale_new ("en_US", "EUR");
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeOrderSummary) before = NULL, after = NULL, undone = NULL;
  g_autofree char *margin = NULL, *credit = NULL, *none = office_papers_find_outdated (fixture->db, order), *found = NULL;

  RUN (fixture, "confirm-order", "{'record': <%x>, 'promised_on': <%x>}", order, fixture_day ("2026-03-20"));
  RUN (fixture, "issue-paper", "{'paper': <'order-confirmation'>, 'title': <'Order confirmation'>, 'sales_order': <%x>, 'copy': <'JVBERg=='>}", order);
  REFUSE (fixture, "Say of which order", "issue-paper", "{'paper': <'order-confirmation'>}");
  g_assert_null (none);
  before = office_order_summary_load (fixture->db, order, locale, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (before->lines->len, ==, 1);
  g_assert_nonnull (strstr (g_array_index (before->lines, OfficeSummaryLine, 0).title, " × Teapot"));
  g_assert_nonnull (before->words);
  g_assert_false (before->late);
  g_assert_cmpuint (before->papers->len, ==, 0);
  margin = office_order_summary_dup_margin (before, locale);
  credit = office_order_summary_dup_credit (before, locale);
  g_assert_true (g_str_has_prefix (margin, "Margin ") && strstr (credit, "credit limit") != NULL);
  RUN (fixture, "edit-order", "{'record': <%x>, 'promised_on': <%x>, 'reference': <'R'>}", order, fixture_day ("2026-03-24"));
  after = office_order_summary_load (fixture->db, order, locale, &error);
  g_assert_cmpuint (after->papers->len, ==, 1);
  g_assert_cmpint (g_array_index (after->papers, OfficeOutdatedPaper, 0).current, ==, g_array_index (after->papers, OfficeOutdatedPaper, 0).revision + 1);
  found = office_papers_find_outdated (fixture->db, order);
  g_assert_cmpstr (found, ==, "order-confirmation");
  RUN (fixture, "issue-paper", "{'record': <int64 1>}");
  assert_text (fixture, "SELECT group_concat (outdated) || (SELECT ' ' || contact FROM issued_papers WHERE id = 2) FROM issued_papers", "1,0 1");
  fixture_undo (fixture); /* what people did, not what the printer gave out: that says too much now */
  undone = office_order_summary_load (fixture->db, order, locale, &error);
  g_assert_cmpuint (undone->papers->len, ==, 1);
  assert_number (fixture, "SELECT count (*) FROM issued_papers", 2);
  fixture_check (fixture);
}

static void
assert_day (Fixture *fixture, gint64 order, const char *words)
{
  g_autoptr (BaseLocale) locale = base_locale_new ("en_US", "EUR");
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeOrderSummary) summary = office_order_summary_load (fixture->db, order, locale, &error);

  g_assert_no_error (error);
  if (!g_str_has_prefix (summary->words, words))
    g_error ("it says: %s", summary->words);
}

static void
test_days_in_words (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_order (fixture, 2), later = add_order (fixture, 900);

  assert_day (fixture, order, "It can be there today.");
  RUN (fixture, "confirm-order", "{'record': <%x>, 'promised_on': <%x>, 'reason': <'Trade fair'>}", later, fixture_day ("2026-03-17"));
  assert_day (fixture, later, "It cannot be there before ");
}

static void
test_part_deliveries (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_order (fixture, 2), item;

  RUN (fixture, "confirm-order", "{'record': <%x>}", order);
  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  item = RUN (fixture, "create-item", "{'name': <'Cup'>, 'price': <int64 100>}");
  RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <%x>}", order, item);
  assert_text (fixture, "SELECT state FROM orders", "partly-shipped");
  REFUSE (fixture, "shipped in part", "cancel-order", "{'record': <%x>}", order);
  RUN (fixture, "cancel-rest", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT state || total FROM orders", "shipped2000");
  REFUSE (fixture, "no rest", "cancel-rest", "{'record': <%x>}", order);
  fixture_check (fixture);
}

static void
test_complete_delivery (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_order (fixture, 2), item = RUN (fixture, "create-item", "{'name': <'Cup'>, 'price': <int64 100>}");

  RUN (fixture, "edit-order", "{'record': <%x>, 'complete_only': <int64 1>}", order);
  RUN (fixture, "confirm-order", "{'record': <%x>}", order);
  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <%x>}", order, item);
  REFUSE (fixture, ".", "ship-order", "{'record': <%x>}", order);
  fixture_check (fixture);
}

static void
test_terms_are_checked (Fixture *fixture, gconstpointer data)
{
  gint64 post = RUN (fixture, "create-contact", "{'name': <'Post'>, 'is_carrier': <int64 1>}");

  REFUSE (fixture, "below zero", "edit-contact", "{'record': <%x>, 'credit_limit': <int64 -1>}", post);
  REFUSE (fixture, "early payment", "edit-contact", "{'record': <%x>, 'discount_rate': <int64 1000001>}", post);
  REFUSE (fixture, "working days", "create-carrier-service", "{'carrier': <%x>, 'name': <'Parcel'>, 'days': <int64 -1>}", post);
  REFUSE (fixture, "hour of the day", "create-carrier-service", "{'carrier': <%x>, 'name': <'Parcel'>, 'cut_off': <int64 24>}", post);
  RUN (fixture, "create-delivery-address", "{'contact': <%x>, 'name': <'a'>, 'standard': <int64 1>}", post);
  RUN (fixture, "create-delivery-address", "{'contact': <%x>, 'name': <'b'>, 'standard': <int64 1>}", post);
  assert_text (fixture, "SELECT group_concat (name || standard) FROM addresses", "a0,b1");
}

#define ADD(name, function) g_test_add ("/office/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("workdays/weekends-and-holidays-are-left-out", test_workdays);
  ADD ("promise/it-says-what-covers-the-line", test_promise_says_what_covers);
  ADD ("orders/credit-is-looked-at-before-confirming", test_credit);
  ADD ("orders/a-quote-is-accepted-while-valid", test_quotes);
  ADD ("orders/change-after-confirmation-is-free-and-written-down", test_change_after_confirmation);
  ADD ("orders/the-page-says-promise-margin-and-outdated-papers", test_summary);
  ADD ("orders/the-day-it-can-be-there-is-said-in-words", test_days_in_words);
  ADD ("orders/the-rest-of-an-order-can-be-cancelled", test_part_deliveries);
  ADD ("orders/an-order-may-want-one-delivery-only", test_complete_delivery);
  ADD ("contacts/terms-are-checked", test_terms_are_checked);
  return g_test_run ();
}
