/* What to buy, how much, and until when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <office-demand.h>

#define ONE G_GINT64_CONSTANT (1000000)

static void
test_steady_demand_is_smoothed (void)
{
  gint64 weeks[60];
  OfficeForecast forecast;

  for (guint i = 0; i < G_N_ELEMENTS (weeks); i++)
    weeks[i] = 20 * ONE;
  office_demand_forecast (weeks, G_N_ELEMENTS (weeks), &forecast);
  g_assert_cmpint (forecast.method, ==, OFFICE_DEMAND_SMOOTHING);
  g_assert_cmpint (forecast.weekly, ==, 20 * ONE);
  g_assert_cmpint (forecast.deviation, ==, 0);
  g_assert_cmpint (office_demand_expect (&forecast, 14), ==, 40 * ONE);
  for (guint i = 1; i < G_N_ELEMENTS (weeks); i += 2)
    weeks[i] = 24 * ONE;
  office_demand_forecast (weeks, G_N_ELEMENTS (weeks), &forecast);
  g_assert_cmpint (forecast.weekly, >, 21 * ONE);
  g_assert_cmpint (forecast.weekly, <, 23 * ONE);
  g_assert_cmpint (ABS (office_demand_get_band (&forecast, 28) - office_demand_get_band (&forecast, 7) * 2), <, 10);
}

/* One in five weeks asks for ten: two a week, which the correction lowers by a twentieth. */
static void
test_rare_demand_goes_to_croston (void)
{
  gint64 weeks[150] = { 0 };
  OfficeForecast forecast;

  for (guint i = 3; i < G_N_ELEMENTS (weeks); i += 5)
    weeks[i] = 10 * ONE;
  office_demand_forecast (weeks, G_N_ELEMENTS (weeks), &forecast);
  g_assert_cmpint (forecast.method, ==, OFFICE_DEMAND_CROSTON);
  g_assert_cmpint (ABS (forecast.weekly - 19 * ONE / 10), <, ONE / 20);
  g_assert_cmpint (forecast.deviation, >, 0);
}

/* Thrice as much in summer as in winter, and a little more each year. */
static void
test_seasons_are_seen (void)
{
  gint64 weeks[156];
  OfficeForecast forecast;

  for (guint i = 0; i < G_N_ELEMENTS (weeks); i++)
    {
      guint period = i / 4 % OFFICE_DEMAND_SEASONS;

      weeks[i] = (10 + (period >= 4 && period < 9 ? 20 : 0)) * ONE + (gint64) (i * 7919 % 5) * ONE / 2;
    }
  office_demand_forecast (weeks, G_N_ELEMENTS (weeks), &forecast);
  g_assert_cmpint (forecast.method, ==, OFFICE_DEMAND_SEASONAL);
  g_assert_cmpint (office_demand_expect (&forecast, 28), <, 60 * ONE);
  g_assert_cmpint (office_demand_expect (&forecast, 28), >, 30 * ONE);
  g_assert_cmpint (office_demand_expect (&forecast, 28 * 6) - office_demand_expect (&forecast, 28 * 5), >, 100 * ONE);
}

static void
test_no_demand_is_no_forecast (void)
{
  gint64 weeks[20] = { 0 };
  OfficeForecast forecast;

  office_demand_forecast (weeks, G_N_ELEMENTS (weeks), &forecast);
  g_assert_cmpint (forecast.method, ==, OFFICE_DEMAND_LEVEL);
  g_assert_cmpint (office_demand_expect (&forecast, 100), ==, 0);
  weeks[19] = 5 * ONE;
  office_demand_forecast (weeks, G_N_ELEMENTS (weeks), &forecast);
  g_assert_cmpint (forecast.method, ==, OFFICE_DEMAND_SMOOTHING);
}

static gint64
add_supplier (Fixture *fixture, const char *name)
{
  return RUN (fixture, "create-contact", "{'name': <%s>, 'is_supplier': <int64 1>}", name);
}

static gint64
add_item (Fixture *fixture, const char *name, gint64 supplier, gint64 level, gint64 maximum, gint64 stock)
{
  gint64 item = RUN (fixture, "create-item", "{'name': <%s>, 'supplier': <%x>, 'reorder_level': <%x>, 'max_level': <%x>, 'cost': <int64 100>}", name, supplier, level * ONE, maximum * ONE);

  if (stock > 0)
    RUN (fixture, "adjust-stock", "{'record': <%x>, 'counted': <%x>, 'reason': <'Start'>}", item, stock * ONE);
  return item;
}

static void
test_levels_are_filled_up (Fixture *fixture, gconstpointer data)
{
  gint64 supplier = add_supplier (fixture, "Tokyo Traders"), tea = add_item (fixture, "Tea", supplier, 10, 40, 4);

  add_item (fixture, "Coffee", supplier, 10, 0, 12);
  add_item (fixture, "Cocoa", 0, 5, 0, 0);
  RUN (fixture, "create-supplier-item", "{'supplier': <%x>, 'item': <%x>, 'price': <int64 90>, 'minimum': <%x>, 'multiple': <%x>, 'lead_days': <int64 3>}", supplier, tea, 10 * ONE, 24 * ONE);
  g_assert_cmpint (RUN (fixture, "propose-purchases", "@a{sv} {}"), ==, 2);
  assert_text (fixture, "SELECT group_concat (i.name || (p.quantity / 1000000) || p.order_by || p.price) FROM purchase_proposals AS p JOIN items AS i ON i.id = p.item",
               "Tea48" TEST_TODAY "90,Cocoa10" TEST_TODAY "100");
  assert_text (fixture, "SELECT reason FROM purchase_proposals ORDER BY id",
               "4 on hand, 0 to come, 0 for customers. That is below the reorder level of 10. A delivery is said to take 3 days.");
  assert_text (fixture, "SELECT substr (reason, -21) FROM purchase_proposals ORDER BY id DESC", "No supplier is known.");
  g_assert_cmpint (RUN (fixture, "order-proposals", "@a{sv} {}"), ==, 1);
  assert_text (fixture, "SELECT state || total FROM purchase_orders", "draft4320");
  assert_number (fixture, "SELECT count (*) FROM purchase_proposals", 1);
  fixture_check (fixture);
  RUN (fixture, "propose-purchases", "@a{sv} {}");
  assert_number (fixture, "SELECT count (*) FROM purchase_proposals", 1);
  REFUSE (fixture, "no proposal to order", "order-proposals", "@a{sv} {}");
  for (int i = 0; i < 2; i++)
    fixture_undo (fixture);
  assert_number (fixture, "SELECT count (*) FROM purchase_orders", 0);
  assert_number (fixture, "SELECT count (*) FROM purchase_proposals", 2);
  fixture_check (fixture);
}

static void
test_left_out_stays_out (Fixture *fixture, gconstpointer data)
{
  gint64 supplier = add_supplier (fixture, "Tokyo Traders");

  add_item (fixture, "Tea", supplier, 10, 40, 4);
  RUN (fixture, "propose-purchases", "@a{sv} {}");
  RUN (fixture, "edit-purchase-proposal", "{'record': <int64 1>, 'left_out': <int64 1>}");
  RUN (fixture, "propose-purchases", "@a{sv} {}");
  assert_number (fixture, "SELECT count (*) FROM purchase_proposals", 1);
  REFUSE (fixture, "no proposal to order", "order-proposals", "@a{sv} {}");
  REFUSE (fixture, "more than zero", "edit-purchase-proposal", "{'record': <int64 1>, 'quantity': <int64 0>}");
  g_assert_null (store_schema_find_command (fixture->schema, "create-purchase-proposal"));
  RUN (fixture, "edit-purchase-proposal", "{'record': <int64 1>, 'left_out': <int64 0>, 'quantity': <%x>}", 7 * ONE);
  RUN (fixture, "order-proposals", "{'record': <int64 1>}");
  assert_number (fixture, "SELECT quantity FROM purchase_lines", 7 * ONE);
  fixture_check (fixture);
}

#define ADD(name, function) g_test_add ("/office/replenishment/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/replenishment/steady-demand-is-smoothed", test_steady_demand_is_smoothed);
  g_test_add_func ("/office/replenishment/rare-demand-goes-to-croston", test_rare_demand_goes_to_croston);
  g_test_add_func ("/office/replenishment/seasons-are-seen", test_seasons_are_seen);
  g_test_add_func ("/office/replenishment/no-demand-is-no-forecast", test_no_demand_is_no_forecast);
  ADD ("levels-are-filled-up-and-ordered", test_levels_are_filled_up);
  ADD ("what-is-left-out-stays-out", test_left_out_stays_out);
  return g_test_run ();
}
