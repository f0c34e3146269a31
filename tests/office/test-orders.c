/* Orders from draft to invoice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <office-line.h>
#include "fixture.h"

#include <base-number.h>
#include <office-order-line.h>
#include <office-order.h>
#include <store-command.h>

#define ONE BASE_QUANTITY_ONE

static gint64
add_customer (Fixture *fixture)
{
  return RUN (fixture, "create-contact", "{'name': <'Hanari Carnes'>, 'is_customer': <int64 1>, 'street': <'Rua do Paço 67'>, 'city': <'Rio de Janeiro'>}");
}

static gint64
add_item (Fixture *fixture, const char *name, gint64 price, gint64 on_hand)
{
  gint64 item = RUN (fixture, "create-item", "{'name': <%s>, 'price': <%x>}", name, price);

  if (on_hand > 0)
    RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", item, on_hand * ONE);
  return item;
}

static gint64
add_line (Fixture *fixture, gint64 order, gint64 item, gint64 quantity, gint64 discount)
{
  return RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <%x>, 'quantity': <%x>, 'discount': <%x>}", order, item, quantity * ONE, discount);
}

/* An order for two of five teapots at 12.50. */
static gint64
add_order (Fixture *fixture, gint64 *item)
{
  gint64 order = RUN (fixture, "create-order", "{'customer': <%x>, 'promised_on': <%x>}", add_customer (fixture), fixture_day ("2026-03-20"));

  *item = add_item (fixture, "Teapot", 1250, 5);
  add_line (fixture, order, *item, 2, 0);
  return order;
}

static void
test_new_order_is_completed (Fixture *fixture, gconstpointer data)
{
  RUN (fixture, "create-company", "{'name': <'Northwind'>, 'currency': <'USD'>}");
  RUN (fixture, "create-order", "{'customer': <%x>}", add_customer (fixture));
  assert_text (fixture, "SELECT number || ' ' || ordered_on || ' ' || currency || ' ' || state || ' ' || ship_name || ' ' || ship_city FROM orders",
               "2026-00001 " TEST_TODAY " USD draft Hanari Carnes Rio de Janeiro");
  fixture_check (fixture);
}

static void
test_own_address_is_kept (Fixture *fixture, gconstpointer data)
{
  RUN (fixture, "create-order", "{'customer': <%x>, 'ship_city': <'Genève'>}", add_customer (fixture));
  assert_text (fixture, "SELECT coalesce (ship_name, '-') || ' ' || ship_city FROM orders", "- Genève");
}

/* The order 10250 of a well-known sample firm. */
static void
test_totals_are_exact (Fixture *fixture, gconstpointer data)
{
  gint64 order = RUN (fixture, "create-order", "{'customer': <%x>, 'number': <'10250'>, 'freight': <int64 6583>}", add_customer (fixture));

  add_line (fixture, order, add_item (fixture, "Clam Chowder", 770, 0), 10, 0);
  add_line (fixture, order, add_item (fixture, "Dried Apples", 4240, 0), 35, 150000);
  add_line (fixture, order, add_item (fixture, "Pepper Sauce", 1680, 0), 15, 150000);
  assert_number (fixture, "SELECT total FROM orders", 155260);
  assert_text (fixture, "SELECT group_concat (position || ':' || amount) FROM order_lines", "1:7700,2:126140,3:21420");
  RUN (fixture, "edit-order", "{'record': <%x>, 'discount': <int64 260>}", order);
  assert_number (fixture, "SELECT total FROM orders", 155000);
  RUN (fixture, "edit-order-line", "{'record': <%x>, 'quantity': <%x>}", fixture_number (fixture, "SELECT id FROM order_lines WHERE position = 1"), 20 * ONE);
  assert_number (fixture, "SELECT total FROM orders", 162700);
  RUN (fixture, "trash-order-line", "{'record': <%x>}", fixture_number (fixture, "SELECT id FROM order_lines WHERE position = 2"));
  assert_number (fixture, "SELECT total FROM orders", 36560);
  fixture_undo (fixture);
  assert_number (fixture, "SELECT total FROM orders", 162700);
  fixture_check (fixture);
}

static void
test_amounts_round_half_up (void)
{
  static const struct
  {
    gint64 price, quantity, discount, amount;
  } cases[] = {
    { 1,       500000,          0,       1 },
    { 1,       499999,          0,       0 },
    { -1,      500000,          0,       -1 },
    { 105,     ONE,             500000,  53 },
    { 333,     3 * ONE,         333333,  666 },
    { 1,       ONE,             ONE,     0 },
    { OFFICE_LINE_MAX, ONE,     0,       OFFICE_LINE_MAX },
    { 1000000, 123456789,       10000,   122222221 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 amount = -1;

      g_assert_true (office_line_calculate (cases[i].price, cases[i].quantity, cases[i].discount, &amount, &error));
      g_assert_no_error (error);
      g_assert_cmpint (amount, ==, cases[i].amount);
    }
}

static void
test_too_large_is_refused (Fixture *fixture, gconstpointer data)
{
  gint64 order = RUN (fixture, "create-order", "{'customer': <%x>}", add_customer (fixture));

  REFUSE (fixture, "too large", "create-order-line", "{'sales_order': <%x>, 'text': <'x'>, 'price': <%x>, 'quantity': <%x>}", order, OFFICE_LINE_MAX, OFFICE_LINE_MAX);
  REFUSE (fixture, "more than zero", "create-order-line", "{'sales_order': <%x>, 'text': <'x'>, 'quantity': <int64 0>}", order);
  REFUSE (fixture, "100 %", "create-order-line", "{'sales_order': <%x>, 'text': <'x'>, 'discount': <int64 1000001>}", order);
  REFUSE (fixture, "item or a text", "create-order-line", "{'sales_order': <%x>}", order);
  REFUSE (fixture, "“Order”", "create-order-line", "{'text': <'x'>}");
}

/* The figures that the file proves by itself are those that the rules calculate, also for odd values. */
static void
test_file_proves_amounts (Fixture *fixture, gconstpointer data)
{
  gint64 order = RUN (fixture, "create-order", "{'customer': <%x>}", add_customer (fixture));
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int i = 0; i < 200; i++)
    {
      gint64 price = (gint64) g_rand_int (random) * (i % 5 == 0 ? 2000 : 1) * (i % 3 == 0 ? -1 : 1);
      gint64 quantity = (gint64) g_rand_int_range (random, 1, 1000000000) * (i % 5 != 0 && i % 7 == 0 ? 100 : 1);
      gint64 discount = g_rand_int_range (random, 0, 1000001);

      RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'text': <'x'>, 'price': <%x>, 'quantity': <%x>, 'discount': <%x>}", order, price, quantity, discount);
    }
  fixture_check (fixture);
}

/* The clock was set back, or the order is dated ahead. */
static void
test_nothing_leaves_before_its_order (Fixture *fixture, gconstpointer data)
{
  gint64 item, order = add_order (fixture, &item);

  RUN (fixture, "confirm-order", "{'record': <%x>}", order);
  fixture_set_day (fixture, "2026-03-09");
  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT shipped_on FROM orders", TEST_TODAY);
  assert_text (fixture, "SELECT moved_on FROM stock_moves WHERE kind = 'shipment'", TEST_TODAY);
  fixture_check (fixture);
}

static void
test_steps_of_an_order (Fixture *fixture, gconstpointer data)
{
  gint64 item, order = add_order (fixture, &item);

  RUN (fixture, "confirm-order", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT state || confirmed_on FROM orders", "confirmed" TEST_TODAY);
  REFUSE (fixture, "before it was placed", "ship-order", "{'record': <%x>, 'shipped_on': <%x>}", order, fixture_day ("2026-03-15"));
  RUN (fixture, "ship-order", "{'record': <%x>, 'shipped_on': <%x>}", order, fixture_day ("2026-03-18"));
  assert_text (fixture, "SELECT state || shipped_on FROM orders", "shipped2026-03-18");
  assert_number (fixture, "SELECT on_hand FROM items", 3 * ONE);
  assert_text (fixture, "SELECT kind || quantity || moved_on || order_line FROM stock_moves ORDER BY id DESC", "shipment-20000002026-03-181");
  fixture_check (fixture);
  RUN (fixture, "invoice-order", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT state FROM orders", "invoiced");
  fixture_check (fixture);
  for (int i = 0; i < 3; i++)
    fixture_undo (fixture);
  assert_text (fixture, "SELECT state FROM orders", "draft");
  assert_number (fixture, "SELECT on_hand FROM items", 5 * ONE);
  for (int i = 0; i < 2; i++)
    fixture_redo (fixture);
  assert_text (fixture, "SELECT state FROM orders", "shipped");
  RUN (fixture, "invoice-order", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT state FROM orders", "invoiced");
  assert_number (fixture, "SELECT on_hand FROM items", 3 * ONE);
  fixture_check (fixture);
}

static void
test_confirming_needs_a_complete_order (Fixture *fixture, gconstpointer data)
{
  gint64 order = RUN (fixture, "create-order", "{'customer': <%x>}", add_customer (fixture));

  REFUSE (fixture, "no lines", "confirm-order", "{'record': <%x>}", order);
  RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'text': <'Advice'>, 'price': <int64 10000>}", order);
  RUN (fixture, "edit-order", "{'record': <%x>, 'discount': <int64 10001>}", order);
  REFUSE (fixture, "larger than its lines", "confirm-order", "{'record': <%x>, 'promised_on': <%x>}", order, fixture_day ("2026-04-01"));
  RUN (fixture, "edit-order", "{'record': <%x>, 'discount': <int64 1>}", order);
  RUN (fixture, "confirm-order", "{'record': <%x>, 'promised_on': <%x>}", order, fixture_day ("2026-04-01"));
  assert_text (fixture, "SELECT state || promised_on || total FROM orders", "confirmed2026-04-019999");
}

static void
test_wrong_steps_are_refused (Fixture *fixture, gconstpointer data)
{
  gint64 item, order = add_order (fixture, &item);

  REFUSE (fixture, "draft", "ship-order", "{'record': <%x>}", order);
  REFUSE (fixture, "draft", "invoice-order", "{'record': <%x>}", order);
  REFUSE (fixture, "open already", "reopen-order", "{'record': <%x>}", order);
  RUN (fixture, "confirm-order", "{'record': <%x>}", order);
  REFUSE (fixture, "confirmed already", "confirm-order", "{'record': <%x>}", order);
  REFUSE (fixture, "not shipped", "invoice-order", "{'record': <%x>}", order);
  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  REFUSE (fixture, "has been shipped", "ship-order", "{'record': <%x>}", order);
  REFUSE (fixture, "has been shipped", "cancel-order", "{'record': <%x>}", order);
  REFUSE (fixture, "moved stock", "trash-order", "{'record': <%x>}", order);
  REFUSE (fixture, "does not take", "edit-order", "{'record': <%x>, 'shipped_on': <''>}", order);
  RUN (fixture, "invoice-order", "{'record': <%x>}", order);
  REFUSE (fixture, "has been invoiced", "reopen-order", "{'record': <%x>}", order);
  REFUSE (fixture, "has been invoiced", "trash-order", "{'record': <%x>}", order);
  REFUSE (fixture, "Only its notes", "edit-order", "{'record': <%x>, 'freight': <int64 5>}", order);
  RUN (fixture, "edit-order", "{'record': <%x>, 'notes': <'Paid'>}", order);
  fixture_check (fixture);
}

static void
test_stock_stops_a_shipment (Fixture *fixture, gconstpointer data)
{
  gint64 item, order = add_order (fixture, &item);

  add_line (fixture, order, item, 4, 0);
  RUN (fixture, "confirm-order", "{'record': <%x>}", order);
  REFUSE (fixture, "Only 3 of Teapot are on hand, 4 are needed", "ship-order", "{'record': <%x>}", order);
  assert_number (fixture, "SELECT on_hand FROM items", 5 * ONE);
  RUN (fixture, "ship-order", "{'record': <%x>, 'reason': <'Arrives at noon'>}", order);
  assert_number (fixture, "SELECT on_hand FROM items", -ONE);
  fixture_check (fixture);
}

/* What was shipped stays so; a late wish makes the order open again. */
static void
test_late_wishes (Fixture *fixture, gconstpointer data)
{
  gint64 item, order = add_order (fixture, &item), line;

  RUN (fixture, "confirm-order", "{'record': <%x>}", order);
  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  REFUSE (fixture, "Announce a return", "reopen-order", "{'record': <%x>}", order);
  REFUSE (fixture, "2 of Teapot have been shipped already", "trash-order-line", "{'record': <int64 1>}");
  REFUSE (fixture, "2 of Teapot have been shipped already", "edit-order-line", "{'record': <int64 1>, 'quantity': <%x>}", ONE);
  REFUSE (fixture, "other item", "edit-order-line", "{'record': <int64 1>, 'item': <%x>}", add_item (fixture, "Cup", 300, 0));
  line = add_line (fixture, order, item, 1, 0);
  assert_text (fixture, "SELECT state || ifnull (shipped_on, '') FROM orders", "partly-shipped");
  assert_number (fixture, "SELECT reserved FROM items WHERE id = 1", ONE);
  RUN (fixture, "trash-order-line", "{'record': <%x>}", line);
  assert_text (fixture, "SELECT state FROM orders", "shipped");
  assert_number (fixture, "SELECT reserved FROM items WHERE id = 1", 0);
  RUN (fixture, "restore-order-line", "{'record': <%x>}", line);
  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  assert_number (fixture, "SELECT on_hand FROM items WHERE id = 1", 2 * ONE);
  assert_text (fixture, "SELECT state FROM orders", "shipped");
  fixture_check (fixture);
  RUN (fixture, "invoice-order", "{'record': <%x>}", order);
  REFUSE (fixture, "credit note", "create-order-line", "{'sales_order': <%x>, 'text': <'Too late'>}", order);
  REFUSE (fixture, "credit note", "edit-order-line", "{'record': <int64 1>, 'price': <int64 1>}");
  fixture_check (fixture);
}

static void
test_cancelling_and_reopening (Fixture *fixture, gconstpointer data)
{
  gint64 item, order = add_order (fixture, &item);

  RUN (fixture, "confirm-order", "{'record': <%x>}", order);
  RUN (fixture, "cancel-order", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT state FROM orders", "cancelled");
  REFUSE (fixture, "cancelled", "ship-order", "{'record': <%x>}", order);
  REFUSE (fixture, "cancelled", "trash-order-line", "{'record': <int64 1>}");
  RUN (fixture, "trash-order", "{'record': <%x>}", order);
  REFUSE (fixture, "trash", "reopen-order", "{'record': <%x>}", order);
  RUN (fixture, "restore-order", "{'record': <%x>}", order);
  RUN (fixture, "reopen-order", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT state || total FROM orders", "confirmed2500");
  fixture_check (fixture);
}

static void
test_trash_takes_lines_and_total_along (Fixture *fixture, gconstpointer data)
{
  gint64 item, order = add_order (fixture, &item);

  add_line (fixture, order, item, 1, 0);
  RUN (fixture, "trash-order-line", "{'record': <int64 1>}");
  assert_number (fixture, "SELECT total FROM orders", 1250);
  RUN (fixture, "trash-order", "{'record': <%x>}", order);
  assert_number (fixture, "SELECT count (*) FROM order_lines WHERE trashed_at IS NULL", 0);
  RUN (fixture, "restore-order", "{'record': <%x>}", order);
  fixture_check (fixture);
}

/* An order that comes in with its past needs no stock, and its lines may follow. */
static void
test_past_orders_come_in (Fixture *fixture, gconstpointer data)
{
  gint64 order = RUN (fixture, "create-order", "{'customer': <%x>, 'number': <'10248'>, 'ordered_on': <%x>, 'promised_on': <%x>, 'shipped_on': <%x>}",
                      add_customer (fixture), fixture_day ("1996-07-04"), fixture_day ("1996-08-01"), fixture_day ("1996-07-16"));

  RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <%x>, 'quantity': <%x>, 'price': <int64 1400>}", order, add_item (fixture, "Queso Cabrales", 2100, 0), 12 * ONE);
  add_line (fixture, order, add_item (fixture, "Sample", 500, 0), 1, 0);
  assert_text (fixture, "SELECT state || confirmed_on || total FROM orders", "shipped1996-07-0416800");
  assert_number (fixture, "SELECT count (*) FROM stock_moves", 0);
  REFUSE (fixture, "before it was placed", "create-order", "{'customer': <int64 1>, 'ordered_on': <%x>, 'shipped_on': <%x>}", fixture_day ("1996-07-04"), fixture_day ("1996-07-03"));
  REFUSE (fixture, "promised day", "create-order", "{'customer': <int64 1>, 'ordered_on': <%x>, 'promised_on': <%x>}", fixture_day ("1996-07-04"), fixture_day ("1996-07-03"));
  REFUSE (fixture, "“Number”", "create-order", "{'customer': <int64 1>, 'number': <'10248'>}");
  fixture_check (fixture);
}

static void
test_currency_stays_with_lines (Fixture *fixture, gconstpointer data)
{
  gint64 order = RUN (fixture, "create-order", "{'customer': <%x>, 'currency': <'USD'>}", add_customer (fixture));

  RUN (fixture, "edit-order", "{'record': <%x>, 'currency': <'JPY'>}", order);
  RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'text': <'Tea'>, 'price': <int64 500>}", order);
  assert_text (fixture, "SELECT currency FROM order_lines", "JPY");
  REFUSE (fixture, "lines in JPY", "edit-order", "{'record': <%x>, 'currency': <'USD'>}", order);
  REFUSE (fixture, "could not be invoiced", "confirm-order", "{'record': <%x>}", order);
}

/* Among a million others: the same orders as by the plain condition, and no look at the others, however they are sorted. */
static void
test_not_shipped_are_found_at_once (Fixture *fixture, gconstpointer data)
{
  static const char *const orders[] = { "ordered_on DESC, id", "promised_on, id", "number COLLATE NOCASE, id", "total DESC, id", "id DESC" };
  StoreRulesInterface *rules = g_type_interface_peek (g_type_class_peek (OFFICE_TYPE_ORDER), STORE_TYPE_RULES);
  const StoreView *view = rules->views;
  gint64 item, shipped = add_order (fixture, &item), cancelled = RUN (fixture, "create-order", "{'customer': <int64 1>}");
  g_autofree char *found = NULL;

  RUN (fixture, "create-order", "{'customer': <int64 1>}");
  RUN (fixture, "confirm-order", "{'record': <%x>}", shipped);
  RUN (fixture, "ship-order", "{'record': <%x>}", shipped);
  RUN (fixture, "cancel-order", "{'record': <%x>}", cancelled);
  while (strcmp (view->name, "not-shipped") != 0)
    view++;
  found = g_strdup_printf ("SELECT group_concat (id) FROM orders WHERE trashed_at IS NULL AND (%s)", view->condition);
  assert_text (fixture, found, "3");
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *plan = g_strdup_printf ("EXPLAIN QUERY PLAN SELECT id FROM orders WHERE trashed_at IS NULL AND (%s) ORDER BY %s", view->condition, orders[i]);
      g_autoptr (StoreQuery) query = store_query_new (fixture->db, plan);
      guint n = 0;

      for (; store_query_next (query); n++)
        if (g_str_has_prefix (store_query_get_text (query, 3), "SCAN"))
          g_assert_cmpstr (store_query_get_text (query, 3), ==, "SCAN s USING INDEX orders_not_shipped");
      g_assert_cmpuint (n, >=, 3);
    }
}

#define ADD(name, function) g_test_add ("/office/orders/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/orders/amounts-round-half-up-once", test_amounts_round_half_up);
  ADD ("a-new-order-is-completed", test_new_order_is_completed);
  ADD ("an-address-of-its-own-is-kept", test_own_address_is_kept);
  ADD ("totals-are-exact", test_totals_are_exact);
  ADD ("what-is-too-large-is-refused", test_too_large_is_refused);
  ADD ("the-file-proves-the-amounts", test_file_proves_amounts);
  ADD ("an-order-goes-step-by-step", test_steps_of_an_order);
  ADD ("those-not-shipped-are-found-at-once", test_not_shipped_are_found_at_once);
  ADD ("nothing-leaves-before-its-order", test_nothing_leaves_before_its_order);
  ADD ("confirming-needs-a-complete-order", test_confirming_needs_a_complete_order);
  ADD ("wrong-steps-are-refused", test_wrong_steps_are_refused);
  ADD ("too-little-stock-stops-a-shipment", test_stock_stops_a_shipment);
  ADD ("what-was-shipped-stays-and-late-wishes-are-added", test_late_wishes);
  ADD ("a-cancelled-order-can-be-reopened", test_cancelling_and_reopening);
  ADD ("the-trash-takes-lines-along", test_trash_takes_lines_and_total_along);
  ADD ("past-orders-come-in-without-stock", test_past_orders_come_in);
  ADD ("the-currency-stays-once-there-are-lines", test_currency_stays_with_lines);
  return g_test_run ();
}
