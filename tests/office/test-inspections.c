/* Inspections of returned goods, taken back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-number.h>

#define ONE BASE_QUANTITY_ONE

static gint64
add_item (Fixture *fixture, const char *name, const char *number)
{
  return RUN (fixture, "create-item", "{'name': <%s>, 'number': <%s>, 'price': <int64 1000>, 'cost': <int64 400>}", name, number);
}

/* Everything but the papers that stay, and their numbers. */
static char *
tell_goods (Fixture *fixture)
{
  static const char *const queries[] = {
    "SELECT group_concat (id || ':' || on_hand || '/' || reserved || '/' || stock_value, ' ') FROM items",
    "SELECT group_concat (id || ':' || move || '/' || quantity || '/' || value, ' ') FROM stock_layers",
    "SELECT group_concat (item || ':' || coalesce (location, 0) || '/' || quantity, ' ') FROM stock_balances",
    "SELECT group_concat (order_line || ':' || quantity || '/' || coalesce (purchase_line, 0), ' ') FROM reservations",
    "SELECT group_concat (id || ':' || reserved || '/' || invoiced || '/' || returned || '/' || open, ' ') FROM order_lines",
    "SELECT group_concat (id || ':' || state || '/' || coalesce (invoiced_on, '-'), ' ') FROM orders",
    "SELECT group_concat (goods || ' ' || remedy || ' ' || coalesce (move, 0) || ' ' || state, ', ') FROM return_lines AS l JOIN customer_returns AS r ON r.id = l.customer_return",
    "SELECT open || ' ' || paid || ' ' || state FROM invoices WHERE id = 1",
    "SELECT group_concat (open_amount) FROM contacts",
    "SELECT group_concat (role || ' ' || balance, ', ') FROM accounts WHERE balance <> 0",
    "SELECT group_concat (id || ' ' || quantity || ' ' || value, ', ') FROM stock_moves",
    "SELECT sum (iif (kind = 'credit-note', -open, open)) FROM invoices",
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *part = fixture_text (fixture, queries[i]);

      g_string_append_printf (text, "%s\n", part);
    }
  return g_string_free_and_steal (text);
}

#define assert_goods(fixture, expected)                 \
  G_STMT_START                                          \
    {                                                   \
      g_autofree char *goods_ = tell_goods (fixture);   \
      g_assert_cmpstr (goods_, ==, expected);           \
      fixture_check (fixture);                          \
    }                                                   \
  G_STMT_END

/* Two came back of a customer who owes it all; others wait for more than there is, and what came first cost less. */
static void
return_two_of_fifo (Fixture *fixture, gint64 paid)
{
  gint64 chang = add_item (fixture, "Chang", "CHANG"), customer = RUN (fixture, "create-contact", "{'name': <'Hanari Carnes'>, 'is_customer': <int64 1>}"), order;

  RUN (fixture, "edit-item", "{'record': <%x>, 'valuation': <int64 1>}", chang);
  for (gint64 n = 1; n <= 3; n++)
    RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>, 'value': <%x>}", chang, 2 * ONE, n * 333);
  order = RUN (fixture, "enter-order", "{'customer': <%x>, 'lines': <'5 CHANG'>, 'goal': <int64 2>}", customer);
  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  RUN (fixture, "enter-order", "{'customer': <%x>, 'lines': <'4 CHANG'>, 'goal': <int64 2>}", customer);
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>, 'value': <%x>}", chang, ONE, (gint64) 777);
  RUN (fixture, "invoice-order", "{'record': <%x>}", order);
  if (paid > 0)
    RUN (fixture, "record-payment", "{'record': <%x>, 'amount': <%x>}", customer, paid);
  RUN (fixture, "receive-return", "{'record': <%x>}", RUN (fixture, "announce-return", "{'record': <%x>, 'quantity': <%x>, 'order_line': <int64 1>}", order, 2 * ONE));
}

/* What was reserved, which layers there were and what was owed on which invoice: all is as before, back and forth, more than once. */
static void
test_credited_inspection_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *inspected = NULL;

  return_two_of_fifo (fixture, GPOINTER_TO_INT (data));
  before = tell_goods (fixture);
  for (gint64 goods = 1; goods <= 2; goods++)
    {
      g_free (inspected);
      RUN (fixture, "inspect-return", "{'record': <int64 1>, 'goods': <%x>, 'remedy': <int64 2>}", goods);
      inspected = tell_goods (fixture);
      g_assert_cmpstr (before, !=, inspected);
      for (guint i = 0; i < 2; i++)
        {
          fixture_undo (fixture);
          assert_goods (fixture, before);
          fixture_redo (fixture);
          assert_goods (fixture, inspected);
        }
      fixture_undo (fixture);
      assert_goods (fixture, before);
    }
  assert_number (fixture, "SELECT count (*) FROM invoices WHERE open <> 0 AND corrects IS NOT NULL", 0);
}

/* The command that takes an inspection back can be taken back in its turn; so can the credit alone. */
static void
test_reopened_inspection_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *inspected = NULL, *opened = NULL;

  return_two_of_fifo (fixture, 2000);
  before = tell_goods (fixture);
  RUN (fixture, "inspect-return", "{'record': <int64 1>, 'goods': <int64 1>, 'remedy': <int64 2>}");
  inspected = tell_goods (fixture);
  REFUSE (fixture, "credited already", "credit-returned-goods", "{'record': <int64 1>}");
  RUN (fixture, "reopen-inspection", "{'record': <int64 1>}");
  opened = tell_goods (fixture);
  REFUSE (fixture, "not been inspected", "credit-returned-goods", "{'record': <int64 1>}");
  for (guint i = 0; i < 2; i++)
    {
      fixture_undo (fixture);
      assert_goods (fixture, inspected);
      fixture_redo (fixture);
      assert_goods (fixture, opened);
    }
  fixture_undo (fixture);
  RUN (fixture, "reverse-return-credit", "{'record': <int64 1>}");
  assert_text (fixture, "SELECT goods || ' ' || remedy FROM return_lines", "restock none");
  assert_number (fixture, "SELECT open FROM invoices WHERE id = 1", 3000);
  REFUSE (fixture, "No credit note stands", "reverse-return-credit", "{'record': <int64 1>}");
  fixture_undo (fixture);
  assert_goods (fixture, inspected);
  fixture_redo (fixture);
  RUN (fixture, "credit-returned-goods", "{'record': <int64 1>}");
  assert_goods (fixture, inspected);
  for (guint i = 0; i < 3; i++)
    fixture_undo (fixture);
  assert_goods (fixture, before);
}

/* Several lines inspected at once are taken back at once. */
static void
test_lot_of_inspections_is_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *inspected = NULL;
  gint64 customer = RUN (fixture, "create-contact", "{'name': <'Hanari Carnes'>, 'is_customer': <int64 1>}"), order;

  add_item (fixture, "Chai", "CHAI");
  add_item (fixture, "Chang", "CHANG");
  for (gint64 item = 1; item <= 2; item++)
    RUN (fixture, "create-stock-move", "{'item': <%x>, 'quantity': <%x>, 'kind': <int64 1>}", item, 10 * ONE);
  order = RUN (fixture, "enter-order", "{'customer': <%x>, 'lines': <'3 CHAI\n2 CHANG'>, 'goal': <int64 2>}", customer);
  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  RUN (fixture, "invoice-order", "{'record': <%x>}", order);
  RUN (fixture, "receive-return", "{'record': <%x>}", RUN (fixture, "announce-return", "{'record': <%x>}", order));
  before = tell_goods (fixture);
  RUN (fixture, "inspect-return", "{'records': <[int64 1, 2]>, 'goods': <int64 1>, 'remedy': <int64 2>}");
  assert_number (fixture, "SELECT count (*) FROM invoices WHERE kind = 'credit-note'", 2);
  inspected = tell_goods (fixture);
  fixture_undo (fixture);
  assert_goods (fixture, before);
  fixture_redo (fixture);
  assert_goods (fixture, inspected);
}

#define ADD(name, data, function) g_test_add ("/office/inspections/" name, Fixture, GINT_TO_POINTER (data), fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("undo-of-a-credited-one-leaves-nothing", 0, test_credited_inspection_leaves_nothing);
  ADD ("nor-where-the-invoice-was-paid-in-part", 3500, test_credited_inspection_leaves_nothing);
  ADD ("nor-where-the-invoice-was-paid", 5000, test_credited_inspection_leaves_nothing);
  ADD ("one-opened-again-comes-back", 0, test_reopened_inspection_comes_back);
  ADD ("several-at-once-are-taken-back-at-once", 0, test_lot_of_inspections_is_taken_back);
  return g_test_run ();
}
