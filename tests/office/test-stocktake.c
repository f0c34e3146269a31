/* Counting the stock.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-number.h>
#include <office-stocktake-queries.h>

#define ONE BASE_QUANTITY_ONE

typedef struct { gint64 tea, cup, shelf, stocktake; } Count;

/* Ten tea at 1.00 on the shelf, four cups at 5.00 in the stock room. */
static Count
plan (Fixture *fixture, const char *more)
{
  g_autofree char *arguments = g_strdup_printf ("{'name': <'Year end'>, 'recount_limit': <int64 1000>%s}", more);
  Count count;

  count.shelf = RUN (fixture, "create-location", "{'code': <'A-01'>}");
  count.tea = RUN (fixture, "create-item", "{'name': <'Tea'>, 'number': <'T'>, 'barcode': <'4012345678901'>, 'cost': <int64 100>, 'category': <'Drinks'>}");
  count.cup = RUN (fixture, "create-item", "{'name': <'Cup'>, 'number': <'C'>, 'cost': <int64 500>}");
  RUN (fixture, "create-item-unit", "{'item': <%x>, 'name': <'box'>, 'factor': <%x>, 'barcode': <'BOX'>}", count.tea, 6 * ONE);
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>, 'location': <%x>}", count.tea, 10 * ONE, count.shelf);
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", count.cup, 4 * ONE);
  count.stocktake = fixture_run (fixture, "create-stocktake", g_variant_new_parsed (arguments));
  return count;
}

static gint64
find_line (Fixture *fixture, gint64 item)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM stocktake_lines WHERE item = %" G_GINT64_FORMAT, item);

  return fixture_number (fixture, sql);
}

static void
test_count_to_approval (Fixture *fixture, gconstpointer data)
{
  Count count = plan (fixture, "");

  REFUSE (fixture, "has not begun", "finish-stocktake", "{'record': <%x>}", count.stocktake);
  RUN (fixture, "start-stocktake", "{'record': <%x>}", count.stocktake);
  REFUSE (fixture, "what is counted", "edit-stocktake", "{'record': <%x>, 'category': <'x'>}", count.stocktake);
  assert_text (fixture, "SELECT group_concat (expected) FROM (SELECT expected FROM stocktake_lines ORDER BY item)", "10000000,4000000");
  RUN (fixture, "count-stock", "{'record': <%x>, 'scan': <'4012345678901'>, 'location': <%x>, 'counted': <%x>}", count.stocktake, count.shelf, 8 * ONE);
  REFUSE (fixture, "Not every place", "finish-stocktake", "{'record': <%x>}", count.stocktake);
  RUN (fixture, "record-count", "{'record': <%x>, 'counted': <%x>, 'counted_by': <'berta'>}", find_line (fixture, count.cup), 4 * ONE);
  RUN (fixture, "finish-stocktake", "{'record': <%x>}", count.stocktake);
  assert_text (fixture, "SELECT group_concat (difference || '/' || difference_value) FROM (SELECT * FROM stocktake_lines ORDER BY item)", "-2000000/-200,0/0");
  REFUSE (fixture, "Somebody else must approve", "approve-stocktake", "{'record': <%x>}", count.stocktake);
  RUN (fixture, "approve-stocktake", "{'record': <%x>, 'approved_by': <'carla'>}", count.stocktake);
  assert_text (fixture, "SELECT state || '/' || approved_by FROM stocktakes", "approved/carla");
  assert_text (fixture, "SELECT on_hand || '/' || stock_value FROM items ORDER BY id", "8000000/800");
  assert_text (fixture, "SELECT kind || quantity || value || reason FROM stock_moves ORDER BY id DESC", "adjustment-2000000-200Stocktake 00001");
  assert_number (fixture, "SELECT count (*) FROM stocktake_lines WHERE difference = 0 AND is_counted = 1", 1);
  REFUSE (fixture, "stays as it is", "cancel-stocktake", "{'record': <%x>}", count.stocktake);
  REFUSE (fixture, "is kept", "trash-stocktake", "{'record': <%x>}", count.stocktake);
  fixture_check (fixture);
  fixture_undo (fixture);
  assert_text (fixture, "SELECT state || ifnull (approved_by, '') FROM stocktakes", "counted");
  assert_text (fixture, "SELECT on_hand FROM items", "10000000");
  fixture_check (fixture);
}

/* Three tea leave between freeze and count, one after the count: only what is really missing is posted. */
static void
test_moves_during_the_count (Fixture *fixture, gconstpointer data)
{
  Count count = plan (fixture, ", 'category': <'drinks'>");

  RUN (fixture, "start-stocktake", "{'record': <%x>}", count.stocktake);
  assert_number (fixture, "SELECT count (*) FROM stocktake_lines", 1);
  RUN (fixture, "scrap-stock", "{'record': <%x>, 'quantity': <%x>, 'reason': <'Damp'>}", count.tea, 3 * ONE);
  RUN (fixture, "record-count", "{'record': <%x>, 'counted': <%x>, 'counted_by': <'berta'>}", find_line (fixture, count.tea), 6 * ONE);
  RUN (fixture, "scrap-stock", "{'record': <%x>, 'quantity': <%x>, 'reason': <'Damp'>}", count.tea, ONE);
  RUN (fixture, "finish-stocktake", "{'record': <%x>}", count.stocktake);
  assert_number (fixture, "SELECT difference FROM stocktake_lines", -ONE);
  RUN (fixture, "approve-stocktake", "{'record': <%x>}", count.stocktake);
  assert_text (fixture, "SELECT on_hand || '/' || stock_value FROM items", "5000000/500");
  fixture_check (fixture);
}

static void
test_large_differences_are_counted_again (Fixture *fixture, gconstpointer data)
{
  Count count = plan (fixture, "");

  RUN (fixture, "start-stocktake", "{'record': <%x>}", count.stocktake);
  RUN (fixture, "count-stock", "{'record': <%x>, 'scan': <'BOX'>, 'location': <%x>, 'counted': <%x>, 'counted_by': <'berta'>}", count.stocktake, count.shelf, 2 * ONE);
  RUN (fixture, "count-stock", "{'record': <%x>, 'scan': <'C'>, 'counted': <%x>, 'counted_by': <'berta'>}", count.stocktake, ONE);
  REFUSE (fixture, "No item has", "count-stock", "{'record': <%x>, 'scan': <'?'>, 'counted': <%x>}", count.stocktake, ONE);
  REFUSE (fixture, "less than nothing", "count-stock", "{'record': <%x>, 'scan': <'C'>, 'counted': <%x>}", count.stocktake, -ONE);
  RUN (fixture, "finish-stocktake", "{'record': <%x>}", count.stocktake);
  /* who counts again sees neither the first count nor the difference */
  assert_text (fixture, "SELECT group_concat (counted || '/' || difference || '/' || difference_value || '/' || to_recount) FROM (SELECT * FROM stocktake_lines ORDER BY item)", "12000000/2000000/200/0,0/0/0/1");
  REFUSE (fixture, "Count those places again", "approve-stocktake", "{'record': <%x>}", count.stocktake);
  REFUSE (fixture, "need not be counted again", "record-count", "{'record': <%x>, 'counted': <%x>}", find_line (fixture, count.tea), ONE);
  RUN (fixture, "record-count", "{'record': <%x>, 'counted': <%x>, 'counted_by': <'dora'>}", find_line (fixture, count.cup), 4 * ONE);
  RUN (fixture, "approve-stocktake", "{'record': <%x>}", count.stocktake);
  assert_text (fixture, "SELECT group_concat (on_hand) FROM items", "12000000,4000000");
  assert_text (fixture, "SELECT counted || '/' || recounted || '/' || difference || '/' || to_recount FROM stocktake_lines ORDER BY item DESC", "1000000/4000000/0/0");
  fixture_check (fixture);
}

/* The sheet for those who count does not tell what is expected; what is found beyond it gets a place of its own. */
static void
test_blind_sheet_and_finds (Fixture *fixture, gconstpointer data)
{
  Count count = plan (fixture, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreQuery) sheet = NULL, report = NULL;

  RUN (fixture, "start-stocktake", "{'record': <%x>}", count.stocktake);
  RUN (fixture, "count-stock", "{'record': <%x>, 'scan': <'C'>, 'location': <%x>, 'counted': <%x>}", count.stocktake, count.shelf, ONE);
  sheet = office_stocktake_query_sheet (fixture->db, count.stocktake);
  for (guint i = 0; store_query_next (sheet); i++)
    g_assert_true (i < 3 && store_query_is_null (sheet, OFFICE_COUNT_EXPECTED));
  g_assert_true (store_query_finish (sheet, &error));
  report = office_stocktake_query_report (fixture->db, count.stocktake);
  g_assert_true (store_query_next (report));
  g_assert_cmpint (store_query_get_number (report, OFFICE_COUNT_EXPECTED), ==, 4 * ONE);
  g_assert_true (store_query_is_null (report, OFFICE_COUNT_COUNTED));
  RUN (fixture, "cancel-stocktake", "{'record': <%x>}", count.stocktake);
  REFUSE (fixture, "is cancelled", "start-stocktake", "{'record': <%x>}", count.stocktake);
  fixture_check (fixture);
}

static void
test_nothing_to_count (Fixture *fixture, gconstpointer data)
{
  Count count = plan (fixture, ", 'category': <'Spaceships'>");

  REFUSE (fixture, "nothing to count", "start-stocktake", "{'record': <%x>}", count.stocktake);
}

static void
test_by_class (Fixture *fixture, gconstpointer data)
{
  Count count = plan (fixture, ", 'abc': <int64 1>");
  gint64 customer = RUN (fixture, "create-contact", "{'name': <'Ada'>, 'is_customer': <int64 1>}");
  gint64 order = RUN (fixture, "create-order", "{'customer': <%x>, 'promised_on': <%x>}", customer, fixture_day ("2026-04-01"));

  RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <%x>, 'quantity': <%x>}", order, count.cup, 2 * ONE);
  RUN (fixture, "confirm-order", "{'record': <%x>}", order);
  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  RUN (fixture, "classify-items", "@a{sv} {}");
  assert_text (fixture, "SELECT group_concat (abc) FROM items", "c,a");
  RUN (fixture, "start-stocktake", "{'record': <%x>}", count.stocktake);
  g_assert_cmpint (fixture_number (fixture, "SELECT item FROM stocktake_lines"), ==, count.cup);
}

#define ADD(name, function) g_test_add ("/office/stocktake/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-count-leads-to-differences-that-another-approves", test_count_to_approval);
  ADD ("moves-during-the-count-are-no-differences", test_moves_during_the_count);
  ADD ("large-differences-are-counted-again", test_large_differences_are_counted_again);
  ADD ("those-who-count-do-not-see-what-is-expected", test_blind_sheet_and_finds);
  ADD ("an-empty-choice-is-refused", test_nothing_to_count);
  ADD ("one-class-is-counted", test_by_class);
  return g_test_run ();
}
