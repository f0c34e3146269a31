/* What was open on any day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-date.h>
#include <office-open-item-queries.h>

static gint64
add_customer (Fixture *fixture, const char *name)
{
  return RUN (fixture, "create-contact", "{'name': <%s>, 'is_customer': <int64 1>, 'terms_days': <int64 10>, 'discount_rate': <int64 20000>, 'discount_days': <int64 5>}", name);
}

static gint64
add_invoice (Fixture *fixture, gint64 customer, const char *day, gint64 amount)
{
  gint64 invoice = RUN (fixture, "create-invoice", "{'customer': <%x>}", customer);

  RUN (fixture, "create-invoice-line", "{'invoice': <%x>, 'text': <'Goods'>, 'price': <%x>}", invoice, amount);
  RUN (fixture, "post-invoice", "{'record': <%x>, 'issued_on': <%x>}", invoice, fixture_day (day));
  return invoice;
}

/* "R-2026-00001 3 1000, …" */
static char *
list_items (Fixture *fixture, const char *day, gint64 customer)
{
  g_autoptr (StoreQuery) query = office_open_items_query (fixture->db, (guint32) fixture_day (day), customer);
  g_autoptr (GError) error = NULL;
  GString *items = g_string_new (NULL);

  while (store_query_next (query))
    g_string_append_printf (items, "%s%s %d %d", items->len > 0 ? ", " : "", store_query_get_text (query, OFFICE_OPEN_ITEM_NUMBER),
                            (int) store_query_get_number (query, OFFICE_OPEN_ITEM_DAYS_LATE), (int) store_query_get_number (query, OFFICE_OPEN_ITEM_OPEN));
  store_query_finish (query, &error);
  g_assert_no_error (error);
  return g_string_free_and_steal (items);
}

static void
assert_items (Fixture *fixture, const char *day, gint64 customer, const char *expected)
{
  g_autofree char *items = list_items (fixture, day, customer);

  g_assert_cmpstr (items, ==, expected);
}

/* Each customer's sum by the papers is his sum by the ledger, on every one of these days. */
static void
assert_like_ledger (Fixture *fixture, const char *first, const char *last)
{
  for (guint32 day = (guint32) fixture_day (first); day <= (guint32) fixture_day (last); day++)
    {
      g_autoptr (StoreQuery) query = office_open_items_query_customers (fixture->db, day);
      g_autofree char *ledger = NULL, *sql = NULL;
      g_autoptr (GString) papers = g_string_new (NULL);
      char iso[11];

      base_date_format_iso (day, iso);
      while (store_query_next (query))
        {
          gint64 sum = 0;

          for (int column = OFFICE_DEBTOR_NOT_DUE; column <= OFFICE_DEBTOR_OLDER; column++)
            sum += store_query_get_number (query, column);
          g_assert_cmpint (sum, ==, store_query_get_number (query, OFFICE_DEBTOR_OPEN));
          if (sum != 0)
            g_string_append_printf (papers, "%d:%d ", (int) store_query_get_number (query, OFFICE_DEBTOR_CUSTOMER), (int) sum);
        }
      sql = g_strdup_printf ("SELECT coalesce (group_concat (contact || ':' || amount || ' ', ''), '') FROM (SELECT l.contact, sum (l.amount) AS amount FROM entry_lines AS l JOIN entries AS e ON e.id = l.entry"
                             " JOIN accounts AS a ON a.id = l.account JOIN contacts AS c ON c.id = l.contact WHERE a.role = 'receivable' AND e.posted_on <= '%s' GROUP BY 1 HAVING sum (l.amount) <> 0"
                             " ORDER BY c.name COLLATE NOCASE, l.contact)", iso);
      ledger = fixture_text (fixture, sql);
      if (strcmp (ledger, papers->str) != 0)
        g_error ("%s: by the ledger %s, by the papers %s", iso, ledger, papers->str);
    }
}

static void
test_the_past_is_what_it_was (Fixture *fixture, gconstpointer data)
{
  g_autofree char *then = NULL, *now = NULL;
  gint64 customer = add_customer (fixture, "Hanari Carnes"), payment;

  add_invoice (fixture, customer, "2026-03-01", 1000);
  add_invoice (fixture, customer, "2026-03-05", 2000);
  fixture_set_day (fixture, "2026-03-20");
  then = list_items (fixture, "2026-03-20", 0);
  g_assert_cmpstr (then, ==, "R-2026-00001 9 1000, R-2026-00002 5 2000");
  fixture_set_day (fixture, "2026-03-25");
  payment = RUN (fixture, "record-payment", "{'record': <%x>, 'amount': <int64 1500>}", customer);
  RUN (fixture, "credit-invoice", "{'record': <int64 2>}");
  fixture_set_day (fixture, "2026-04-02");
  RUN (fixture, "reverse-payment", "{'record': <%x>}", payment);
  now = list_items (fixture, "2026-03-20", 0);
  g_assert_cmpstr (now, ==, then);
  assert_items (fixture, "2026-02-28", 0, "");
  assert_items (fixture, "2026-03-02", 0, "R-2026-00001 0 1000");
  assert_items (fixture, "2026-03-25", customer, "R-2026-00003 0 -500");
  assert_items (fixture, "2026-04-02", customer, "R-2026-00001 22 1000, R-2026-00002 18 500, R-2026-00003 8 -500");
  assert_items (fixture, "2026-04-02", customer + 1, "");
  assert_like_ledger (fixture, "2026-02-25", "2026-04-10");
  fixture_check (fixture);
}

/* Paid before it was issued, taken back with an earlier day, paid twice, paid back, with discount, reminded. */
static void
test_every_day_is_like_the_ledger (Fixture *fixture, gconstpointer data)
{
  gint64 one = add_customer (fixture, "Hanari Carnes"), two = add_customer (fixture, "Ernst Handel"), payment;

  RUN (fixture, "create-company", "{'name': <'Factotum'>, 'first_reminder_fee': <int64 300>, 'late_interest': <int64 100000>}");
  payment = RUN (fixture, "record-payment", "{'record': <%x>, 'amount': <int64 1500>, 'paid_on': <%x>}", one, fixture_day ("2026-03-02"));
  add_invoice (fixture, one, "2026-03-10", 1000);
  RUN (fixture, "allocate-payment", "{'record': <%x>}", payment);
  add_invoice (fixture, two, "2026-03-12", 10000);
  RUN (fixture, "record-payment", "{'record': <%x>, 'amount': <int64 9800>, 'paid_on': <%x>}", two, fixture_day ("2026-03-14"));
  assert_number (fixture, "SELECT discount FROM allocations WHERE invoice = 2", 200);
  fixture_set_day (fixture, "2026-03-22");
  RUN (fixture, "reverse-payment", "{'record': <%x>, 'reversed_on': <%x>}", payment, fixture_day ("2026-03-01"));
  RUN (fixture, "reverse-payment", "{'record': <int64 2>}");
  assert_number (fixture, "SELECT count (*) FROM allocations AS a JOIN invoices AS i ON i.id = a.invoice WHERE a.allocated_on < i.issued_on", 0);
  fixture_set_day (fixture, "2026-04-05");
  RUN (fixture, "remind-customers", "@a{sv} {}");
  RUN (fixture, "record-payment", "{'record': <%x>, 'amount': <int64 30000>}", two);
  fixture_set_day (fixture, "2026-04-09");
  RUN (fixture, "refund-payment", "{'record': <int64 3>, 'amount': <int64 5000>}");
  RUN (fixture, "credit-invoice", "{'record': <int64 2>}");
  RUN (fixture, "refund-credit", "{'record': <%x>, 'amount': <int64 400>}", fixture_number (fixture, "SELECT id FROM invoices WHERE corrects = 2"));
  fixture_set_day (fixture, "2026-04-15");
  RUN (fixture, "reverse-payment", "{'record': <int64 4>}");
  fixture_check (fixture);
  assert_like_ledger (fixture, "2026-02-25", "2026-04-20");
}

static void
test_each_age_has_its_column (Fixture *fixture, gconstpointer data)
{
  gint64 customer = add_customer (fixture, "Hanari Carnes");
  g_autoptr (StoreQuery) query = NULL;

  add_invoice (fixture, customer, "2026-01-01", 700);
  add_invoice (fixture, customer, "2026-01-20", 600);
  add_invoice (fixture, customer, "2026-02-20", 500);
  add_invoice (fixture, customer, "2026-03-14", 400);
  query = office_open_items_query_ageing (fixture->db, (guint32) fixture_day ("2026-04-15"));
  for (int column = OFFICE_AGEING_OLDER; column >= OFFICE_AGEING_TO_30; column -= 2)
    {
      g_assert_true (store_query_next (query));
      g_assert_cmpint (store_query_get_number (query, column), ==, 700 - 100 * (OFFICE_AGEING_OLDER - column) / 2);
      g_assert_cmpint (store_query_get_number (query, OFFICE_AGEING_OPEN), ==, store_query_get_number (query, column));
    }
  g_assert_false (store_query_next (query));
}

#define ADD(path, function) g_test_add ("/office/open-items/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-past-is-what-it-was", test_the_past_is_what_it_was);
  ADD ("every-day-is-like-the-ledger", test_every_day_is_like_the_ledger);
  ADD ("each-age-has-its-column", test_each_age_has_its_column);
  return g_test_run ();
}
