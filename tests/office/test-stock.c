/* What stock is, where it lies and what it is worth.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <time.h>
#include <base-number.h>
#include <office-stock-move.h>
#include <office-stock-places.h>
#include <office-stock-value.h>
#include <office-substitute.h>

#define ONE BASE_QUANTITY_ONE

/* Moves as a command of another subject would. */
static gint64
move (Fixture *fixture, OfficeMove what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "receive-stock" }, &error);
  gint64 value = 0;

  g_assert_no_error (error);
  office_stock_move (fixture->db, &what, &value, &error);
  g_assert_no_error (error);
  store_transaction_commit (transaction, NULL, &error);
  g_assert_no_error (error);
  return value;
}

#define IN(item_id, n, worth)  move (fixture, (OfficeMove) { .item = item_id, .quantity = (n) * ONE, .kind = OFFICE_MOVE_RECEIPT, .value = worth, .has_value = TRUE })
#define OUT(item_id, n)        move (fixture, (OfficeMove) { .item = item_id, .quantity = -(n) * ONE, .kind = OFFICE_MOVE_SHIPMENT })

static gint64
add_item (Fixture *fixture, const char *valuation)
{
  return RUN (fixture, "create-item", "{'name': <'Tea'>, 'cost': <int64 100>, 'valuation': <%x>}", (gint64) (strcmp (valuation, "fifo") == 0));
}

static void
test_average_is_exact (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, "average");

  g_assert_cmpint (IN (item, 3, 1000), ==, 1000);
  g_assert_cmpint (OUT (item, 1), ==, -333);
  g_assert_cmpint (OUT (item, 1), ==, -334); /* 667 / 2, half up */
  g_assert_cmpint (OUT (item, 1), ==, -333);
  assert_text (fixture, "SELECT on_hand || '/' || stock_value FROM items", "0/0");
  g_assert_cmpint (IN (item, 2, 100), ==, 100);
  g_assert_cmpint (IN (item, 1, 101), ==, 101);
  g_assert_cmpint (OUT (item, 2), ==, -134);
  fixture_check (fixture);
}

static void
test_fifo_is_exact (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, "fifo");

  IN (item, 3, 1000);
  IN (item, 2, 50);
  g_assert_cmpint (OUT (item, 1), ==, -333);
  g_assert_cmpint (OUT (item, 3), ==, -692);
  assert_text (fixture, "SELECT group_concat (quantity || '/' || value) FROM (SELECT * FROM stock_layers ORDER BY id)", "0/0,1000000/25");
  g_assert_cmpint (OUT (item, 1), ==, -25);
  assert_text (fixture, "SELECT on_hand || '/' || stock_value FROM items", "0/0");
  fixture_check (fixture);
}

static void
test_older_goods_go_first (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, "fifo");

  IN (item, 2, 200);
  move (fixture, (OfficeMove) { .item = item, .quantity = ONE, .kind = OFFICE_MOVE_RECEIPT, .moved_on = fixture_day ("2026-01-02"), .value = 70, .has_value = TRUE });
  g_assert_cmpint (OUT (item, 1), ==, -70);
  fixture_check (fixture);
}

static void
test_below_zero_is_valued_at_cost (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, "average");

  IN (item, 1, 80);
  g_assert_cmpint (move (fixture, (OfficeMove) { .item = item, .quantity = -3 * ONE, .kind = OFFICE_MOVE_SHIPMENT, .reason = "Arrives at noon" }), ==, -280);
  assert_text (fixture, "SELECT on_hand || '/' || stock_value FROM items", "-2000000/-200");
  g_assert_cmpint (IN (item, 5, 600), ==, 560); /* two of them at 120 instead of 100 each: 40 more than expected */
  assert_text (fixture, "SELECT on_hand || '/' || stock_value FROM items", "3000000/360");
  fixture_check (fixture);
}

static void
test_goods_are_taken_from_where_they_lie (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, "average"), near, far;

  far = RUN (fixture, "create-location", "{'code': <'Z'>, 'route': <int64 9>}");
  near = RUN (fixture, "create-location", "{'code': <'A'>, 'route': <int64 1>}");
  move (fixture, (OfficeMove) { .item = item, .quantity = 5 * ONE, .location = far, .kind = OFFICE_MOVE_RECEIPT });
  move (fixture, (OfficeMove) { .item = item, .quantity = 2 * ONE, .location = near, .kind = OFFICE_MOVE_RECEIPT });
  g_assert_cmpint (OUT (item, 3), ==, -300);
  assert_text (fixture, "SELECT group_concat (quantity) FROM (SELECT quantity FROM stock_balances ORDER BY location)", "4000000,0");
  REFUSE (fixture, "Only 4 of Tea are on hand, 5 are needed", "create-stock-move", "{'item': <%x>, 'quantity': <%x>, 'location': <%x>}", item, -5 * ONE, far);
  REFUSE (fixture, "Only 0 of Tea can be taken there, 1 are needed", "create-stock-move", "{'item': <%x>, 'quantity': <%x>, 'location': <%x>}", item, -ONE, near);
  fixture_check (fixture);
}

static void
test_services_and_kits (Fixture *fixture, gconstpointer data)
{
  gint64 part = add_item (fixture, "average");
  gint64 service = RUN (fixture, "create-item", "{'name': <'Advice'>, 'kind': <int64 1>}");
  gint64 kit = RUN (fixture, "create-item", "{'name': <'Set'>, 'kind': <int64 2>}");

  RUN (fixture, "create-kit-part", "{'kit': <%x>, 'part': <%x>, 'quantity': <%x>}", kit, part, 2 * ONE);
  IN (part, 10, 1000);
  g_assert_cmpint (OUT (service, 5), ==, 0);
  g_assert_cmpint (OUT (kit, 3), ==, -600);
  assert_text (fixture, "SELECT group_concat (on_hand) FROM items ORDER BY id", "4000000,0,0");
  fixture_check (fixture);
}

/* The first receipt made the balance of the place; the second counts on it. */
static void
test_old_receipt_is_taken_back (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, "fifo"), first;

  IN (item, 3, 300);
  first = store_log_get_undo (fixture->db);
  IN (item, 2, 180);
  fixture_undo_change (fixture, first);
  assert_text (fixture, "SELECT on_hand || '/' || stock_value FROM items", "2000000/180");
  assert_text (fixture, "SELECT quantity FROM stock_balances", "2000000");
  fixture_check (fixture);
  fixture_undo (fixture); /* that is: the second receipt */
  assert_text (fixture, "SELECT on_hand || '/' || stock_value FROM items", "0/0");
  fixture_check (fixture);
}

static void
test_used_receipt_is_not_taken_back (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, GPOINTER_TO_UINT (data) ? "fifo" : "average"), first;
  g_autoptr (GError) error = NULL;

  IN (item, 3, 300);
  first = store_log_get_undo (fixture->db);
  IN (item, 2, 220);
  OUT (item, 3);
  g_assert_false (fixture_try_undo (fixture, first, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_CONSTRAINT);
  g_assert_cmpstr (error->message, ==, office_stock_used_up);
  fixture_undo (fixture);
  fixture_undo_change (fixture, first);
  assert_text (fixture, "SELECT on_hand || '/' || stock_value FROM items", "2000000/220");
  fixture_check (fixture);
}

static void
test_valuation_changes (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, "average");

  IN (item, 3, 100);
  IN (item, 3, 200);
  RUN (fixture, "edit-item", "{'record': <%x>, 'valuation': <int64 1>}", item);
  assert_text (fixture, "SELECT quantity || '/' || value FROM stock_layers", "6000000/300");
  g_assert_cmpint (OUT (item, 1), ==, -50);
  RUN (fixture, "edit-item", "{'record': <%x>, 'valuation': <int64 0>}", item);
  fixture_check (fixture);
  g_assert_cmpint (OUT (item, 5), ==, -250);
  IN (item, 1, 10);
  REFUSE (fixture, "is in stock", "edit-item", "{'record': <%x>, 'kind': <int64 1>}", item);
  REFUSE (fixture, "is in stock", "edit-item", "{'record': <%x>, 'tracking': <int64 1>}", item);
  for (int i = 0; i < 7; i++)
    fixture_undo (fixture);
  fixture_check (fixture);
}

static void
test_revaluation (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, "fifo"), first;

  REFUSE (fixture, "Nothing of this item is on hand", "create-revaluation", "{'item': <%x>, 'value': <int64 1>, 'reason': <'x'>}", item);
  IN (item, 3, 300);
  IN (item, 1, 40);
  REFUSE (fixture, "cannot fall below zero", "create-revaluation", "{'item': <%x>, 'value': <int64 -341>, 'reason': <'x'>}", item);
  first = RUN (fixture, "create-revaluation", "{'item': <%x>, 'value': <int64 -170>, 'reason': <'Damp'>}", item);
  assert_text (fixture, "SELECT stock_value || (SELECT group_concat ('/' || value, '') FROM stock_layers) FROM items", "170/150/20");
  RUN (fixture, "create-revaluation", "{'item': <%x>, 'value': <int64 4>, 'reason': <'Dry again'>}", item);
  assert_text (fixture, "SELECT stock_value || (SELECT group_concat ('/' || value, '') FROM stock_layers) FROM items", "174/153/21");
  REFUSE (fixture, "stays as it was written", "trash-revaluation", "{'record': <%x>}", first);
  fixture_check (fixture);
  fixture_undo (fixture);
  fixture_undo (fixture);
  assert_text (fixture, "SELECT stock_value || (SELECT group_concat ('/' || value, '') FROM stock_layers) FROM items", "340/300/40");
  fixture_check (fixture);
}

static void
test_lots (Fixture *fixture, gconstpointer data)
{
  gint64 item = RUN (fixture, "create-item", "{'name': <'Milk'>, 'cost': <int64 100>, 'tracking': <int64 1>, 'perishable': <int64 1>}");

  REFUSE (fixture, "kept by lot", "receive-stock", "{'record': <%x>, 'quantity': <%x>}", item, 5 * ONE);
  REFUSE (fixture, "Say when lot L1 expires", "receive-stock", "{'record': <%x>, 'quantity': <%x>, 'lot_number': <'L1'>}", item, 5 * ONE);
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>, 'lot_number': <'L1'>, 'expires_on': <%x>}", item, 5 * ONE, fixture_day ("2026-06-01"));
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>, 'lot_number': <'L2'>, 'expires_on': <%x>}", item, 5 * ONE, fixture_day ("2026-05-01"));
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>, 'lot_number': <'L0'>, 'expires_on': <%x>}", item, 5 * ONE, fixture_day ("2026-01-01"));
  OUT (item, 6); /* what expires first, but nothing that has expired */
  assert_text (fixture, "SELECT group_concat (t.number || b.quantity) FROM stock_balances AS b JOIN lots AS t ON t.id = b.lot ORDER BY t.id", "L14000000,L20,L05000000");
  REFUSE (fixture, "has expired", "create-stock-move", "{'item': <%x>, 'quantity': <%x>, 'kind': <int64 2>, 'lot': <%x>}", item, -ONE, fixture_number (fixture, "SELECT id FROM lots WHERE number = 'L0'"));
  REFUSE (fixture, "a lot L1 of this item already", "create-lot", "{'item': <%x>, 'number': <'L1'>, 'expires_on': <%x>}", item, fixture_day ("2027-01-01"));
  fixture_check (fixture);
  for (int i = 0; i < 4; i++)
    fixture_undo (fixture);
  assert_number (fixture, "SELECT count (*) FROM lots", 0);
  fixture_check (fixture);
}

static void
test_serials (Fixture *fixture, gconstpointer data)
{
  gint64 item = RUN (fixture, "create-item", "{'name': <'Scale'>, 'tracking': <int64 2>}");

  REFUSE (fixture, "kept by serial number", "receive-stock", "{'record': <%x>, 'quantity': <%x>}", item, ONE);
  REFUSE (fixture, "one by one", "receive-stock", "{'record': <%x>, 'quantity': <%x>, 'lot_number': <'S1'>}", item, 2 * ONE);
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>, 'lot_number': <'S1'>}", item, ONE);
  REFUSE (fixture, "in stock already", "receive-stock", "{'record': <%x>, 'quantity': <%x>, 'lot_number': <'S1'>}", item, ONE);
  RUN (fixture, "scrap-stock", "{'record': <%x>, 'quantity': <%x>, 'lot_number': <'S1'>, 'reason': <'Broken'>}", item, ONE);
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>, 'lot_number': <'S1'>, 'reason': <'Repaired'>}", item, ONE);
  fixture_check (fixture);
}

static void
test_transfer_and_scrap (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, "average");
  gint64 shelf = RUN (fixture, "create-location", "{'code': <'A'>}");

  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>, 'value': <int64 700>}", item, 7 * ONE);
  REFUSE (fixture, "more than zero", "transfer-stock", "{'record': <%x>, 'quantity': <int64 0>, 'to_location': <%x>}", item, shelf);
  REFUSE (fixture, "lie there already", "transfer-stock", "{'record': <%x>, 'quantity': <int64 1>}", item);
  REFUSE (fixture, "Only 7 of Tea are on hand, 8 are needed", "transfer-stock", "{'record': <%x>, 'quantity': <%x>, 'to_location': <%x>}", item, 8 * ONE, shelf);
  RUN (fixture, "transfer-stock", "{'record': <%x>, 'quantity': <%x>, 'to_location': <%x>}", item, 5 * ONE, shelf);
  assert_text (fixture, "SELECT group_concat (ifnull (location, 0) || ':' || quantity) FROM stock_balances", "0:2000000,1:5000000");
  assert_text (fixture, "SELECT on_hand || '/' || stock_value FROM items", "7000000/700");
  REFUSE (fixture, "why it is thrown away", "scrap-stock", "{'record': <%x>, 'quantity': <%x>}", item, ONE);
  REFUSE (fixture, "less of it than that", "scrap-stock", "{'record': <%x>, 'quantity': <%x>, 'reason': <'x'>}", item, 8 * ONE);
  RUN (fixture, "scrap-stock", "{'record': <%x>, 'quantity': <%x>, 'reason': <'Broken'>}", item, 3 * ONE);
  REFUSE (fixture, "There is stock at A", "trash-location", "{'record': <%x>}", shelf);
  REFUSE (fixture, "inside itself", "edit-location", "{'record': <%x>, 'parent': <%x>}", shelf, shelf);
  RUN (fixture, "revalue-item", "{'record': <%x>, 'value': <int64 350>, 'reason': <'Market price'>}", item);
  REFUSE (fixture, "has that value already", "revalue-item", "{'record': <%x>, 'value': <int64 350>, 'reason': <'x'>}", item);
  assert_text (fixture, "SELECT on_hand || '/' || stock_value FROM items", "4000000/350");
  fixture_check (fixture);
}

static void
test_kits_and_substitutes (Fixture *fixture, gconstpointer data)
{
  gint64 tea = add_item (fixture, "average"), cup = add_item (fixture, "average");
  gint64 set = RUN (fixture, "create-item", "{'name': <'Set'>, 'kind': <int64 2>}"), box = RUN (fixture, "create-item", "{'name': <'Box'>, 'kind': <int64 2>}");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) others = NULL;

  RUN (fixture, "create-kit-part", "{'kit': <%x>, 'part': <%x>, 'quantity': <%x>}", set, tea, 3 * ONE);
  RUN (fixture, "create-kit-part", "{'kit': <%x>, 'part': <%x>, 'quantity': <%x>}", set, cup, ONE);
  RUN (fixture, "create-kit-part", "{'kit': <%x>, 'part': <%x>, 'quantity': <%x>}", box, set, 2 * ONE);
  REFUSE (fixture, "part of itself", "create-kit-part", "{'kit': <%x>, 'part': <%x>, 'quantity': <%x>}", set, box, ONE);
  REFUSE (fixture, "Only a kit has parts", "create-kit-part", "{'kit': <%x>, 'part': <%x>, 'quantity': <%x>}", tea, cup, ONE);
  IN (tea, 20, 100);
  IN (cup, 5, 100);
  g_assert_cmpint (office_stock_get_available (fixture->db, set, &error), ==, 5 * ONE);
  g_assert_cmpint (office_stock_get_available (fixture->db, box, &error), ==, 2 * ONE);
  RUN (fixture, "create-substitute", "{'item': <%x>, 'substitute': <%x>, 'rank': <int64 2>}", tea, set);
  RUN (fixture, "create-substitute", "{'item': <%x>, 'substitute': <%x>, 'rank': <int64 1>}", tea, cup);
  REFUSE (fixture, "stand in for itself", "create-substitute", "{'item': <%x>, 'substitute': <%x>}", tea, tea);
  others = office_substitute_list (fixture->db, tea, &error);
  g_assert_cmpint (others->len, ==, 2);
  g_assert_cmpint (g_array_index (others, gint64, 0), ==, cup);
  fixture_check (fixture);
}

/* Microseconds of the processor that this thread had: what others do on the machine does not count. */
static gint64
processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* A hundred thousand moves lie behind: what is there, what was there, and a delivery with an older day are at once there all the same. */
static void
test_long_past_costs_nothing (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, "fifo"), there = 0, slowest = 0, from, taken;
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreTransaction) transaction = NULL;

  IN (item, 100, 10000);
  transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "receive-stock" }, &error);
  g_assert_true (store_db_run (fixture->db, "WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < 99999)"
                                            " INSERT INTO stock_moves (id, item, quantity, moved_on, kind, value)"
                                            " SELECT i + 1000, 1, iif (i % 2, -1, 1), date ('2016-01-01', (i % 3650) || ' days'), 'adjustment', 0 FROM n", &error));
  g_assert_true (store_transaction_commit (transaction, NULL, &error));
  from = processor_time ();
  g_assert_cmpint (office_stock_get_available (fixture->db, item, &error), ==, 100 * ONE);
  taken = processor_time () - from;
  g_test_message ("available: %" G_GINT64_FORMAT " µs", taken);
  g_assert_cmpint (taken, <, 5000);
  g_assert_true (office_stock_get_at (fixture->db, item, fixture_day ("2026-01-01"), &there, &error));
  g_assert_cmpint (there, ==, 0);
  from = processor_time ();
  move (fixture, (OfficeMove) { .item = item, .quantity = ONE, .kind = OFFICE_MOVE_RECEIPT, .moved_on = fixture_day ("2025-03-01"), .value = 7, .has_value = TRUE });
  taken = processor_time () - from;
  g_test_message ("receipt of an older day: %" G_GINT64_FORMAT " µs", taken);
  g_assert_cmpint (taken, <, G_USEC_PER_SEC);
  g_assert_true (office_stock_get_at (fixture->db, item, fixture_day ("2026-01-01"), &there, &error));
  g_assert_cmpint (there, ==, ONE);
  g_assert_cmpint (OUT (item, 1), ==, -7);
  for (guint i = 0; i < 30; i++)
    {
      from = processor_time ();
      g_assert_true (office_stock_get_at (fixture->db, item, fixture_day ("2015-12-31") + i * 120, &there, &error));
      slowest = MAX (slowest, processor_time () - from);
    }
  g_test_message ("on hand on a day: %" G_GINT64_FORMAT " µs at most", slowest);
  g_assert_cmpint (slowest, <, 5000);
  fixture_check (fixture);
}

static gint64
on_hand_at (Fixture *fixture, gint64 item, const char *day)
{
  g_autoptr (GError) error = NULL;
  gint64 there = 0;

  g_assert_true (office_stock_get_at (fixture->db, item, (guint32) fixture_day (day), &there, &error));
  return there / ONE;
}

/* Late news of an older day, undo and redo: the past says what the moves say. */
static void
test_past_follows (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, "average");
  g_autofree char *days = NULL, *after = NULL;

  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>, 'moved_on': <%x>}", item, 10 * ONE, fixture_day ("2026-01-10"));
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>, 'moved_on': <%x>}", item, 5 * ONE, fixture_day ("2026-02-10"));
  days = fixture_text (fixture, "SELECT group_concat (day || ' ' || quantity || ' ' || moves, ', ') FROM stock_days");
  g_assert_cmpstr (days, ==, "2026-01-10 10000000 1, 2026-02-10 5000000 1");
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>, 'moved_on': <%x>}", item, 3 * ONE, fixture_day ("2026-01-10"));
  RUN (fixture, "scrap-stock", "{'record': <%x>, 'quantity': <%x>, 'reason': <'Broken'>, 'moved_on': <%x>}", item, 2 * ONE, fixture_day ("2026-01-20"));
  g_assert_cmpint (on_hand_at (fixture, item, "2026-01-09"), ==, 0);
  g_assert_cmpint (on_hand_at (fixture, item, "2026-01-10"), ==, 13);
  g_assert_cmpint (on_hand_at (fixture, item, "2026-01-31"), ==, 11);
  g_assert_cmpint (on_hand_at (fixture, item, "2026-02-10"), ==, 16);
  assert_number (fixture, "SELECT moves FROM stock_days WHERE day = '2026-01-10'", 2);
  fixture_check (fixture);
  fixture_undo (fixture);
  fixture_undo (fixture);
  after = fixture_text (fixture, "SELECT group_concat (day || ' ' || quantity || ' ' || moves, ', ') FROM stock_days");
  g_assert_cmpstr (after, ==, days);
  fixture_redo (fixture);
  g_assert_cmpint (on_hand_at (fixture, item, "2026-01-31"), ==, 13);
  fixture_check (fixture);
}

/* What came into a trashed item could be trashed by itself, and the item would count it for ever. */
static void
test_nothing_moves_in_the_trash (Fixture *fixture, gconstpointer data)
{
  gint64 item = add_item (fixture, "average");

  RUN (fixture, "trash-item", "{'record': <%x>}", item);
  REFUSE (fixture, "lies in the trash", "create-stock-move", "{'item': <%x>, 'quantity': <%x>}", item, ONE);
  REFUSE (fixture, "lies in the trash", "receive-stock", "{'record': <%x>, 'quantity': <%x>}", item, ONE);
  RUN (fixture, "restore-item", "{'record': <%x>}", item);
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", item, ONE);
  fixture_check (fixture);
}

#define ADD(name, data, function) g_test_add ("/office/stock/" name, Fixture, data, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-moving-average-is-exact", NULL, test_average_is_exact);
  ADD ("first-in-first-out-is-exact", NULL, test_fifo_is_exact);
  ADD ("goods-with-an-older-day-go-first", NULL, test_older_goods_go_first);
  ADD ("below-zero-is-valued-at-cost", NULL, test_below_zero_is_valued_at_cost);
  ADD ("goods-are-taken-from-where-they-lie", NULL, test_goods_are_taken_from_where_they_lie);
  ADD ("the-past-says-what-the-moves-say", NULL, test_past_follows);
  ADD ("services-move-nothing-and-kits-their-parts", NULL, test_services_and_kits);
  ADD ("an-old-receipt-is-taken-back", NULL, test_old_receipt_is_taken_back);
  ADD ("a-receipt-that-was-used-up-is-not-taken-back/average", NULL, test_used_receipt_is_not_taken_back);
  ADD ("a-receipt-that-was-used-up-is-not-taken-back/fifo", GUINT_TO_POINTER (1), test_used_receipt_is_not_taken_back);
  ADD ("the-valuation-may-change", NULL, test_valuation_changes);
  ADD ("a-revaluation-is-an-entry-of-its-own", NULL, test_revaluation);
  ADD ("lots-are-made-on-receipt-and-what-expires-first-goes-first", NULL, test_lots);
  ADD ("a-serial-number-is-there-once", NULL, test_serials);
  ADD ("transfers-keep-the-value-and-scrap-takes-it", NULL, test_transfer_and_scrap);
  ADD ("kits-are-there-as-their-parts-are", NULL, test_kits_and_substitutes);
  ADD ("nothing-moves-in-the-trash", NULL, test_nothing_moves_in_the_trash);
  ADD ("a-long-past-costs-nothing", NULL, test_long_past_costs_nothing);
  return g_test_run ();
}
