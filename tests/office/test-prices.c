/* Price lists, units and kits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-number.h>
#include <office-order-units.h>
#include <office-price-find.h>

#define ONE BASE_QUANTITY_ONE

static gint64
find_price (Fixture *fixture, gint64 customer, gint64 item, gint64 quantity, const char *day, const char *currency)
{
  g_autoptr (GError) error = NULL;
  gint64 price = -1;

  g_assert_true (office_price_find (fixture->db, customer, item, quantity * ONE, (guint32) fixture_day (day), currency, &price, &error));
  g_assert_no_error (error);
  return price;
}

static void
test_price_lists (Fixture *fixture, gconstpointer data)
{
  gint64 anna = RUN (fixture, "create-contact", "{'name': <'Anna'>, 'is_customer': <int64 1>}");
  gint64 item = RUN (fixture, "create-item", "{'name': <'Tea'>, 'price': <int64 1000>}");
  gint64 general = RUN (fixture, "create-price-list", "{'name': <'Summer'>, 'valid_from': <%x>, 'valid_to': <%x>}", fixture_day ("2026-06-01"), fixture_day ("2026-08-31"));
  gint64 wholesale = RUN (fixture, "create-price-list", "{'name': <'Wholesale'>}"), own, dollars;

  RUN (fixture, "create-price", "{'price_list': <%x>, 'item': <%x>, 'price': <int64 900>}", general, item);
  g_assert_cmpint (find_price (fixture, anna, item, 1, "2026-05-31", NULL), ==, 1000);
  g_assert_cmpint (find_price (fixture, anna, item, 1, "2026-06-01", NULL), ==, 900);
  g_assert_cmpint (find_price (fixture, 0, item, 1, "2026-08-31", "EUR"), ==, 900);
  g_assert_cmpint (find_price (fixture, 0, item, 1, "2026-08-31", "USD"), ==, 1000);
  own = RUN (fixture, "create-price-list", "{'name': <'Anna'>, 'customer': <%x>}", anna);
  RUN (fixture, "create-price", "{'price_list': <%x>, 'item': <%x>, 'from_quantity': <%x>, 'price': <int64 800>}", own, item, 10 * ONE);
  RUN (fixture, "create-price", "{'price_list': <%x>, 'item': <%x>, 'from_quantity': <%x>, 'price': <int64 700>}", own, item, 100 * ONE);
  g_assert_cmpint (find_price (fixture, anna, item, 9, "2026-06-01", NULL), ==, 900);
  g_assert_cmpint (find_price (fixture, anna, item, 10, "2026-06-01", NULL), ==, 800);
  g_assert_cmpint (find_price (fixture, anna, item, 250, "2026-06-01", NULL), ==, 700);
  RUN (fixture, "create-price", "{'price_list': <%x>, 'item': <%x>, 'price': <int64 850>}", wholesale, item);
  RUN (fixture, "edit-contact", "{'record': <%x>, 'price_list': <%x>}", anna, wholesale);
  g_assert_cmpint (find_price (fixture, anna, item, 250, "2026-06-01", NULL), ==, 850);
  g_assert_cmpint (find_price (fixture, 0, item, 1, "2026-05-01", NULL), ==, 1000);
  dollars = RUN (fixture, "create-price-list", "{'name': <'USA'>, 'currency': <'USD'>}");
  RUN (fixture, "create-price", "{'price_list': <%x>, 'item': <%x>, 'price': <int64 1100>}", dollars, item);
  g_assert_cmpint (find_price (fixture, anna, item, 1, "2026-05-01", "USD"), ==, 1100);
  assert_text (fixture, "SELECT currency FROM prices ORDER BY id DESC", "USD");
  REFUSE (fixture, "before it begins", "edit-price-list", "{'record': <%x>, 'valid_to': <%x>}", general, fixture_day ("2026-05-01"));
  REFUSE (fixture, "below zero", "create-price", "{'price_list': <%x>, 'item': <%x>, 'price': <int64 -1>}", general, item);
}

static void
test_prices_flow_into_orders (Fixture *fixture, gconstpointer data)
{
  gint64 list = RUN (fixture, "create-price-list", "{'name': <'Wholesale'>}");
  gint64 carrier = RUN (fixture, "create-contact", "{'name': <'Post'>, 'is_carrier': <int64 1>}");
  gint64 anna = RUN (fixture, "create-contact", "{'name': <'Anna'>, 'price_list': <%x>, 'carrier': <%x>, 'complete_only': <int64 1>, 'city': <'Rome'>}", list, carrier);
  gint64 item = RUN (fixture, "create-item", "{'name': <'Tea'>, 'price': <int64 1000>, 'cost': <int64 400>}"), order, line;

  RUN (fixture, "create-price", "{'price_list': <%x>, 'item': <%x>, 'price': <int64 800>}", list, item);
  RUN (fixture, "create-delivery-address", "{'contact': <%x>, 'name': <'Anna, ramp 3'>, 'city': <'Ostia'>, 'standard': <int64 1>}", anna);
  order = RUN (fixture, "create-order", "{'customer': <%x>}", anna);
  assert_text (fixture, "SELECT price_list || ' ' || carrier || ' ' || complete_only || ' ' || ship_name || ' ' || ship_city FROM orders", "1 1 1 Anna, ramp 3 Ostia");
  line = RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <%x>}", order, item);
  assert_text (fixture, "SELECT price || ' ' || cost FROM order_lines", "800 400");
  RUN (fixture, "edit-order-line", "{'record': <%x>, 'price': <int64 750>}", line);
  assert_number (fixture, "SELECT price FROM order_lines", 750);
  fixture_check (fixture);
}

static void
test_units (Fixture *fixture, gconstpointer data)
{
  gint64 item = RUN (fixture, "create-item", "{'name': <'Tea'>, 'unit': <'bag'>, 'price': <int64 10>}"), other = RUN (fixture, "create-item", "{'name': <'Cup'>}");
  gint64 box = RUN (fixture, "create-item-unit", "{'item': <%x>, 'name': <'Box'>, 'factor': <%x>}", item, 24 * ONE), order;
  g_autoptr (BaseLocale) locale = base_locale_new ("en_US", NULL);
  g_autoptr (GError) error = NULL;
  static const struct { const char *text; gint64 quantity; gboolean boxed; } cases[] = { { "48", 48, FALSE }, { "2 box", 48, TRUE }, { " 3box ", 72, TRUE }, { "5 BAG", 5, FALSE } };
  gint64 quantity, unit;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (office_order_units_parse (fixture->db, item, cases[i].text, locale, &quantity, &unit, &error));
      g_assert_no_error (error);
      g_assert_cmpint (quantity, ==, cases[i].quantity * ONE);
      g_assert_cmpint (unit, ==, cases[i].boxed ? box : 0);
    }
  g_assert_false (office_order_units_parse (fixture->db, item, "2 crates", locale, &quantity, &unit, &error));
  g_assert_nonnull (strstr (error->message, "bag, Box"));
  order = RUN (fixture, "create-order", "{'customer': <%x>}", RUN (fixture, "create-contact", "{'name': <'Anna'>}"));
  RUN (fixture, "add-order-line", "{'record': <%x>, 'item': <%x>, 'amount': <'2 box'>}", order, item);
  assert_text (fixture, "SELECT (quantity / 1000000) || ' ' || unit || ' ' || amount FROM order_lines", "48 1 480");
  REFUSE (fixture, "no unit", "add-order-line", "{'record': <%x>, 'item': <%x>, 'amount': <'2 crates'>}", order, item);
  REFUSE (fixture, "another item", "create-order-line", "{'sales_order': <%x>, 'item': <%x>, 'unit': <%x>}", order, other, box);
}

static void
test_kits (Fixture *fixture, gconstpointer data)
{
  gint64 kit = RUN (fixture, "create-item", "{'name': <'Tea set'>, 'kind': <int64 2>, 'price': <int64 5000>}");
  gint64 pot = RUN (fixture, "create-item", "{'name': <'Pot'>}"), cup = RUN (fixture, "create-item", "{'name': <'Cup'>}"), order, line;
  g_autofree char *before = NULL, *after = NULL;

  RUN (fixture, "create-kit-part", "{'kit': <%x>, 'part': <%x>, 'quantity': <%x>}", kit, pot, ONE);
  RUN (fixture, "create-kit-part", "{'kit': <%x>, 'part': <%x>, 'quantity': <%x>}", kit, cup, 6 * ONE);
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", pot, 10 * ONE);
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", cup, 100 * ONE);
  order = RUN (fixture, "create-order", "{'customer': <%x>}", RUN (fixture, "create-contact", "{'name': <'Anna'>}"));
  before = fixture_digest (fixture);
  line = RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <%x>, 'quantity': <%x>}", order, kit, 2 * ONE);
  assert_text (fixture, "SELECT group_concat (text || ' ' || (quantity / 1000000) || ' ' || amount) FROM order_lines", "Tea set 2 10000,Pot 2 0,Cup 12 0");
  fixture_undo (fixture);
  after = fixture_digest (fixture);
  g_assert_cmpstr (before, ==, after);
  fixture_redo (fixture);
  RUN (fixture, "confirm-order", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT group_concat (reserved / 1000000) FROM items WHERE kind = 'stocked'", "2,12");
  RUN (fixture, "edit-order-line", "{'record': <%x>, 'quantity': <%x>}", line, 3 * ONE);
  assert_text (fixture, "SELECT group_concat (reserved / 1000000) FROM items WHERE kind = 'stocked'", "3,18");
  REFUSE (fixture, "part of a kit", "edit-order-line", "{'record': <%x>, 'quantity': <%x>}", line + 1, ONE);
  fixture_check (fixture);
  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT group_concat (shipped / 1000000) FROM order_lines", "3,3,18");
  assert_text (fixture, "SELECT state FROM orders", "shipped");
  REFUSE (fixture, "3 of Tea set have been shipped", "edit-order-line", "{'record': <%x>, 'quantity': <%x>}", line, ONE);
  fixture_check (fixture);
}

#define ADD(name, function) g_test_add ("/office/prices/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("lists-of-the-customer-go-before-general-ones", test_price_lists);
  ADD ("terms-of-a-customer-flow-into-his-orders", test_prices_flow_into_orders);
  ADD ("two-boxes-are-forty-eight", test_units);
  ADD ("a-kit-brings-its-parts", test_kits);
  return g_test_run ();
}
