/* Orders typed in line by line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-number.h>
#include <office-order-entry.h>

static void
assert_split (const char *text, gint64 quantity, const char *words, const char *price)
{
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", "EUR");
  g_autofree char *what = NULL, *at = NULL;
  gint64 n;

  office_order_entry_split (text, locale, &n, &what, &at);
  g_assert_cmpint (n, ==, quantity);
  g_assert_cmpstr (what, ==, words);
  g_assert_cmpstr (at, ==, price);
}

static void
test_split (Fixture *fixture, gconstpointer data)
{
  assert_split ("5 chai", 5 * BASE_QUANTITY_ONE, "chai", NULL);
  assert_split ("2,5 box  chai tea @ 3,50", 2500000, "box  chai tea", "3,50");
  assert_split ("chai", BASE_QUANTITY_ONE, "chai", NULL);
  assert_split ("4006381333931", BASE_QUANTITY_ONE, "4006381333931", NULL); /* a scanned code is no quantity */
  assert_split ("  ", BASE_QUANTITY_ONE, "", NULL);
  assert_split ("x 3", BASE_QUANTITY_ONE, "x 3", NULL);
}

typedef struct
{
  gint64 customer;
  gint64 chai;
} Goods;

static Goods
make_goods (Fixture *fixture)
{
  Goods goods = {
    RUN (fixture, "create-contact", "{'name': <'Ernst Handel'>, 'is_customer': <int64 1>}"),
    RUN (fixture, "create-item", "{'name': <'Chai'>, 'number': <'A1'>, 'barcode': <'4006381333931'>, 'price': <int64 1800>}"),
  };

  RUN (fixture, "create-item", "{'name': <'Chang'>, 'number': <'A2'>, 'price': <int64 1900>}");
  RUN (fixture, "create-item-unit", "{'item': <%x>, 'name': <'Box'>, 'factor': <%x>}", goods.chai, 24 * BASE_QUANTITY_ONE);
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", goods.chai, 200 * BASE_QUANTITY_ONE);
  return goods;
}

static void
test_enter (Fixture *fixture, gconstpointer data)
{
  Goods goods = make_goods (fixture);
  g_autofree char *before = fixture_digest (fixture), *after = NULL;
  gint64 order = RUN (fixture, "enter-order", "{'customer': <%x>, 'lines': <'2 box Chai\nChang @ 17.50; 3 4006381333931'>, 'promised_on': <%x>, 'goal': <int64 2>}",
                      goods.customer, fixture_day ("2026-03-20"));

  g_assert_cmpint (order, >, 0);
  assert_text (fixture, "SELECT state FROM orders", "confirmed");
  assert_text (fixture, "SELECT group_concat (printf ('%d at %d', quantity / 1000000, price), ', ') FROM (SELECT * FROM order_lines ORDER BY position)", "48 at 1800, 1 at 1750, 3 at 1800");
  assert_number (fixture, "SELECT total FROM orders", 48 * 1800 + 1750 + 3 * 1800);
  assert_number (fixture, "SELECT count (*) FROM order_lines WHERE unit IS NOT NULL", 1);
  fixture_check (fixture);
  fixture_undo (fixture); /* all of it is one change */
  after = fixture_digest (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  Goods goods = make_goods (fixture);

  REFUSE (fixture, "“3 nothing”", "enter-order", "{'customer': <%x>, 'lines': <'1 Chai; 3 nothing'>}", goods.customer);
  REFUSE (fixture, "“Customer”", "enter-order", "{'lines': <'1 Chai'>}");
  REFUSE (fixture, "no lines", "enter-order", "{'customer': <%x>, 'lines': <' ; '>, 'promised_on': <%x>, 'goal': <int64 2>}", goods.customer, fixture_day ("2026-03-20"));
  assert_number (fixture, "SELECT count (*) FROM orders", 0);
}

#define ADD(name, function) g_test_add ("/office/order-entry/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-line-is-figure-words-and-price", test_split);
  ADD ("an-order-is-entered-as-one-change", test_enter);
  ADD ("what-is-not-understood-is-refused-with-its-line", test_refusals);
  return g_test_run ();
}
