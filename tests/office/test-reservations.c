/* Who gets the goods.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-number.h>
#include <office-stock-arrival.h>
#include <store-transaction.h>

#define ONE BASE_QUANTITY_ONE

static gint64
add_item (Fixture *fixture, gint64 on_hand)
{
  gint64 item = RUN (fixture, "create-item", "{'name': <'Teapot'>, 'price': <int64 1250>}");

  if (on_hand > 0)
    RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", item, on_hand * ONE);
  return item;
}

static gint64
add_order (Fixture *fixture, gint64 item, gint64 quantity, const char *promised)
{
  gint64 order = RUN (fixture, "create-order", "{'customer': <%x>, 'promised_on': <%x>}", RUN (fixture, "create-contact", "{'name': <'Anna'>}"), fixture_day (promised));

  RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <%x>, 'quantity': <%x>}", order, item, quantity * ONE);
  return order;
}

static void
change (Fixture *fixture, const char *sql, gint64 item)
{
  g_auto (GStrv) statements = g_strsplit (sql, ";", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "test" }, &error);

  g_assert_no_error (error);
  for (guint i = 0; statements[i] != NULL; i++)
    g_assert_true (store_db_run (fixture->db, statements[i], &error));
  g_assert_true (office_stock_announce (fixture->db, item, &error) && store_transaction_commit (transaction, NULL, &error));
  g_assert_no_error (error);
}

#define RESERVED "SELECT group_concat (reserved / 1000000, ' ') FROM (SELECT reserved FROM order_lines ORDER BY id)"

static void
test_confirming_reserves (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, 5), first = add_order (fixture, item, 3, "2026-03-20"), second = add_order (fixture, item, 4, "2026-03-19");
  g_autofree char *before = NULL, *after = NULL;

  before = fixture_digest (fixture);
  RUN (fixture, "confirm-order", "{'record': <%x>}", first);
  RUN (fixture, "confirm-order", "{'record': <%x>}", second);
  assert_text (fixture, RESERVED, "3 2");
  assert_number (fixture, "SELECT reserved FROM items", 5 * ONE);
  fixture_check (fixture);
  RUN (fixture, "cancel-order", "{'record': <%x>}", first);
  assert_text (fixture, RESERVED, "0 4");
  RUN (fixture, "reopen-order", "{'record': <%x>}", first);
  assert_text (fixture, RESERVED, "1 4");
  fixture_check (fixture);
  for (int i = 0; i < 4; i++)
    fixture_undo (fixture);
  after = fixture_digest (fixture);
  g_assert_cmpstr (before, ==, after);
  fixture_check (fixture);
}

/* What a receipt or a purchase brought is taken back from whoever got it since. */
static void
test_taken_back_from_who_got_it (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, 0), first = add_order (fixture, item, 3, "2026-03-20"), second = add_order (fixture, item, 4, "2026-03-19"), purchase, seq;

  RUN (fixture, "confirm-order", "{'record': <%x>}", first);
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", item, 5 * ONE);
  seq = store_log_get_undo (fixture->db);
  RUN (fixture, "confirm-order", "{'record': <%x>}", second);
  assert_text (fixture, RESERVED, "3 2");
  fixture_undo_change (fixture, seq);
  assert_text (fixture, RESERVED, "0 0");
  assert_number (fixture, "SELECT count (*) FROM reservations", 0);
  fixture_check (fixture);

  purchase = RUN (fixture, "create-purchase-order", "{'supplier': <%x>}", RUN (fixture, "create-contact", "{'name': <'Supplier'>, 'is_supplier': <int64 1>}"));
  RUN (fixture, "create-purchase-line", "{'purchase_order': <%x>, 'item': <%x>, 'quantity': <%x>}", purchase, item, 9 * ONE);
  RUN (fixture, "cancel-order", "{'record': <%x>}", second);
  RUN (fixture, "confirm-purchase", "{'record': <%x>, 'reason': <'Known'>}", purchase);
  seq = store_log_get_undo (fixture->db);
  RUN (fixture, "reopen-order", "{'record': <%x>}", second);
  assert_number (fixture, "SELECT sum (quantity) / 1000000 FROM reservations", 7);
  fixture_undo_change (fixture, seq);
  assert_number (fixture, "SELECT count (*) FROM reservations", 0);
  fixture_check (fixture);
}

/* A part that leaves uses up what was reserved for it, and takes nothing from others. */
static void
test_a_part_uses_its_own (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, 5), early, late = add_order (fixture, item, 3, "2026-03-25");

  RUN (fixture, "confirm-order", "{'record': <%x>}", late);
  early = add_order (fixture, item, 4, "2026-03-19");
  RUN (fixture, "confirm-order", "{'record': <%x>}", early);
  assert_text (fixture, RESERVED, "3 2");
  RUN (fixture, "ship-shipment", "{'record': <%x>}", RUN (fixture, "pack-order", "{'record': <%x>}", early));
  assert_text (fixture, RESERVED, "3 0");
  fixture_check (fixture);
}

static void
test_arrivals_go_to_who_waits (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, 0), late = add_order (fixture, item, 3, "2026-03-25"), early = add_order (fixture, item, 4, "2026-03-19");

  RUN (fixture, "confirm-order", "{'record': <%x>}", late);
  RUN (fixture, "confirm-order", "{'record': <%x>}", early);
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", item, 5 * ONE);
  assert_text (fixture, RESERVED, "1 4");
  RUN (fixture, "adjust-stock", "{'record': <%x>, 'counted': <%x>, 'reason': <'Broken'>}", item, 2 * ONE);
  assert_text (fixture, RESERVED, "0 2");
  fixture_check (fixture);
  fixture_undo (fixture);
  assert_text (fixture, RESERVED, "1 4");
  fixture_check (fixture);
}

/* Two lines promised for the same day: the same one waits, whether goods come or go, whichever was confirmed first. */
static void
test_who_is_served_last_waits_first (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, 5), first = add_order (fixture, item, 3, "2026-03-19"), second = add_order (fixture, item, 4, "2026-03-19");

  RUN (fixture, "confirm-order", "{'record': <%x>}", second);
  RUN (fixture, "confirm-order", "{'record': <%x>}", first);
  assert_text (fixture, RESERVED, "1 4");
  RUN (fixture, "adjust-stock", "{'record': <%x>, 'counted': <%x>, 'reason': <'Broken'>}", item, ONE);
  assert_text (fixture, RESERVED, "1 0");
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", item, 2 * ONE);
  assert_text (fixture, RESERVED, "3 0");
  fixture_check (fixture);
}

static void
test_what_is_to_come_covers (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, 2), order;

  change (fixture, "INSERT INTO purchase_orders (id, number, supplier, state, ordered_on, expected_on, currency) VALUES (1, 'P-1', NULL, 'ordered', '2026-03-10', '2026-03-24', 'EUR');"
                   "INSERT INTO purchase_lines (id, purchase_order, position, item, quantity, currency) VALUES (1, 1, 1, 1, 4000000, 'EUR'); UPDATE items SET on_order = 4000000", item);
  order = add_order (fixture, item, 5, "2026-03-19");
  RUN (fixture, "confirm-order", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT group_concat (coalesce (purchase_line, '-') || ':' || (quantity / 1000000)) FROM reservations", "-:2,1:3");
  fixture_check (fixture);
  change (fixture, "UPDATE purchase_lines SET quantity = 2000000; UPDATE items SET on_order = 2000000", item);
  assert_text (fixture, "SELECT group_concat (coalesce (purchase_line, '-') || ':' || (quantity / 1000000)) FROM reservations", "-:2,1:2");
  change (fixture, "UPDATE purchase_orders SET state = 'cancelled'", item);
  assert_number (fixture, "SELECT count (*) FROM reservations", 1);
  change (fixture, "UPDATE purchase_orders SET state = 'ordered'", item);
  assert_number (fixture, "SELECT count (*) FROM reservations", 2);
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", item, 9 * ONE);
  assert_text (fixture, "SELECT group_concat (coalesce (purchase_line, '-') || ':' || (quantity / 1000000)) FROM reservations", "-:2,-:3");
  fixture_check (fixture);
}

static void
test_other_items (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, 5), cup = RUN (fixture, "create-item", "{'name': <'Cup'>}"), service = RUN (fixture, "create-item", "{'name': <'Advice'>, 'kind': <int64 1>}"), order;

  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", cup, ONE);
  order = add_order (fixture, item, 3, "2026-03-19");
  RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <%x>}", order, service);
  RUN (fixture, "confirm-order", "{'record': <%x>}", order);
  assert_text (fixture, RESERVED, "3 0");
  RUN (fixture, "edit-order-line", "{'record': <int64 1>, 'item': <%x>}", cup);
  assert_text (fixture, RESERVED, "1 0");
  assert_text (fixture, "SELECT group_concat (reserved / 1000000) FROM items", "0,1,0");
  RUN (fixture, "trash-order", "{'record': <%x>}", order);
  assert_number (fixture, "SELECT sum (reserved) FROM items", 0);
  RUN (fixture, "restore-order", "{'record': <%x>}", order);
  assert_number (fixture, "SELECT sum (reserved) FROM items", ONE);
  fixture_check (fixture);
}

#define ADD(name, function) g_test_add ("/office/reservations/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-confirmed-order-reserves-stock", test_confirming_reserves);
  ADD ("arrivals-go-to-who-waits-by-promised-day", test_arrivals_go_to_who_waits);
  ADD ("what-is-taken-back-is-nobodys", test_taken_back_from_who_got_it);
  ADD ("a-part-that-leaves-uses-its-own-reservation", test_a_part_uses_its_own);
  ADD ("who-is-served-last-waits-first", test_who_is_served_last_waits_first);
  ADD ("what-is-to-come-covers-the-rest", test_what_is_to_come_covers);
  ADD ("another-item-gives-back-and-services-need-none", test_other_items);
  return g_test_run ();
}
