/* Late orders are foreseen, and plans mend them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-date.h>
#include <base-number.h>
#include <office-plan-commands.h>
#include <office-plan-offers.h>

typedef struct
{
  gint64 customer;
  gint64 item;
  gint64 other;
  gint64 early; /* a line that waits */
  gint64 rich;  /* a line of a later order that has its goods */
} Scene;

static gint64
order (Fixture *fixture, Scene *scene, gint64 item, int quantity, const char *promised)
{
  gint64 id = RUN (fixture, "enter-order", "{'customer': <%x>, 'lines': <%s>, 'promised_on': <%x>, 'goal': <int64 2>}",
                   scene->customer, g_strdup_printf ("%d #%" G_GINT64_FORMAT, quantity, item), fixture_day (promised));
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM order_lines WHERE sales_order = %" G_GINT64_FORMAT, id);

  return fixture_number (fixture, sql);
}

/* Ten on the shelf, all of them for an order that has time; another one wants eight tomorrow. Today is a Monday. */
static Scene
set_scene (Fixture *fixture)
{
  Scene scene = { RUN (fixture, "create-contact", "{'name': <'Ernst Handel'>, 'is_customer': <int64 1>}"),
                  RUN (fixture, "create-item", "{'name': <'Chai'>, 'number': <'A1'>, 'price': <int64 1800>, 'cost': <int64 1000>}"),
                  RUN (fixture, "create-item", "{'name': <'Green tea'>, 'number': <'A2'>, 'price': <int64 1700>, 'cost': <int64 1100>}") };

  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", scene.item, 10 * BASE_QUANTITY_ONE);
  scene.rich = order (fixture, &scene, scene.item, 10, "2026-04-20");
  scene.early = order (fixture, &scene, scene.item, 8, "2026-03-18");
  return scene;
}

static OfficeForecast
foresee (Fixture *fixture, gint64 line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) forecasts = office_forecast_list (fixture->db, &error);
  OfficeForecast forecast = { 0 };

  g_assert_no_error (error);
  g_assert_true (office_forecast_find (forecasts, line, &forecast));
  return forecast;
}

static GPtrArray *
list_offers (Fixture *fixture, gint64 line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) forecasts = office_forecast_list (fixture->db, &error);
  GPtrArray *offers;
  OfficeForecast late;

  g_assert_no_error (error);
  g_assert_true (office_forecast_find (forecasts, line, &late));
  offers = office_plan_list_offers (fixture->db, forecasts, &late, &error);
  g_assert_no_error (error);
  return offers;
}

static const OfficePlanOffer *
find (GPtrArray *offers, OfficePlanKind kind)
{
  for (guint i = 0; i < offers->len; i++)
    if (((OfficePlanOffer *) offers->pdata[i])->kind == kind)
      return offers->pdata[i];
  return NULL;
}

/* The plan is carried out as one change, mends what it says, keeps every rule, and can be taken back to the last field. */
static void
carry_out (Fixture *fixture, Scene *scene, OfficePlanKind kind, gint64 line)
{
  g_autoptr (GPtrArray) offers = list_offers (fixture, line);
  const OfficePlanOffer *offer = find (offers, kind);
  g_autofree char *before = fixture_digest (fixture), *after = NULL;

  if (offer == NULL)
    g_error ("no such offer");
  g_assert_true (g_str_has_suffix (offer->effects, "."));
  RUN (fixture, "carry-out-plan", "{'order_line': <%x>, 'kind': <%x>, 'choice': <%x>}", line, (gint64) kind, offer->choice);
  fixture_check (fixture);
  assert_number (fixture, "SELECT count (*) FROM plans WHERE done_at IS NOT NULL AND done_by IS NOT NULL", 1);
  if (kind != OFFICE_PLAN_KIND_NEW_DATE)
    g_assert_cmpuint (foresee (fixture, line).arrive_on, ==, offer->new_date);
  g_assert_false (foresee (fixture, line).late);
  fixture_undo (fixture);
  fixture_check (fixture);
  after = fixture_digest (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_late_is_foreseen (Fixture *fixture, gconstpointer data)
{
  Scene scene = set_scene (fixture);
  OfficeForecast early = foresee (fixture, scene.early), rich = foresee (fixture, scene.rich);

  g_assert_true (early.late);
  g_assert_cmpint (early.cause, ==, OFFICE_PREDICTION_CAUSE_STOCK);
  g_assert_cmpint (early.uncovered, ==, 8 * BASE_QUANTITY_ONE);
  g_assert_false (rich.late);
  g_assert_cmpint (rich.cause, ==, OFFICE_PREDICTION_CAUSE_NONE);
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", scene.item, 8 * BASE_QUANTITY_ONE);
  g_assert_false (foresee (fixture, scene.early).late);
}

static void
test_reservation (Fixture *fixture, gconstpointer data)
{
  Scene scene = set_scene (fixture);

  carry_out (fixture, &scene, OFFICE_PLAN_KIND_TAKE_RESERVATION, scene.early);
}

static void
test_substitute (Fixture *fixture, gconstpointer data)
{
  Scene scene = set_scene (fixture);

  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", scene.other, 20 * BASE_QUANTITY_ONE);
  RUN (fixture, "create-substitute", "{'item': <%x>, 'substitute': <%x>}", scene.item, scene.other);
  carry_out (fixture, &scene, OFFICE_PLAN_KIND_SUBSTITUTE, scene.early);
}

static void
test_parts (Fixture *fixture, gconstpointer data)
{
  Scene scene = set_scene (fixture);

  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", scene.item, 3 * BASE_QUANTITY_ONE);
  carry_out (fixture, &scene, OFFICE_PLAN_KIND_SHIP_PARTS, scene.early);
}

static void
test_new_date (Fixture *fixture, gconstpointer data)
{
  Scene scene = set_scene (fixture);

  carry_out (fixture, &scene, OFFICE_PLAN_KIND_NEW_DATE, scene.early);
}

static void
test_offers_are_ranked (Fixture *fixture, gconstpointer data)
{
  Scene scene = set_scene (fixture);
  g_autoptr (GPtrArray) offers = NULL;

  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", scene.other, 20 * BASE_QUANTITY_ONE);
  RUN (fixture, "create-substitute", "{'item': <%x>, 'substitute': <%x>}", scene.item, scene.other);
  offers = list_offers (fixture, scene.early);
  g_assert_cmpuint (offers->len, ==, 3);
  g_assert_cmpint (((OfficePlanOffer *) offers->pdata[0])->kind, ==, OFFICE_PLAN_KIND_TAKE_RESERVATION); /* costs nothing */
  g_assert_cmpint (((OfficePlanOffer *) offers->pdata[1])->kind, ==, OFFICE_PLAN_KIND_SUBSTITUTE);
  g_assert_cmpint (((OfficePlanOffer *) offers->pdata[1])->cost, ==, 800);
  g_assert_cmpint (((OfficePlanOffer *) offers->pdata[2])->kind, ==, OFFICE_PLAN_KIND_NEW_DATE); /* the last way out */
}

static void
test_capacity (Fixture *fixture, gconstpointer data)
{
  Scene scene = { RUN (fixture, "create-contact", "{'name': <'Ernst Handel'>, 'is_customer': <int64 1>}"),
                  RUN (fixture, "create-item", "{'name': <'Chai'>, 'number': <'A1'>}") };
  gint64 last = 0;

  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", scene.item, 100 * BASE_QUANTITY_ONE);
  RUN (fixture, "create-company", "{'name': <'Tea House'>, 'picking_capacity': <int64 2>}");
  for (guint i = 0; i < 5; i++)
    last = order (fixture, &scene, scene.item, 1, "2026-03-17");
  g_assert_true (foresee (fixture, last).late); /* the fifth line of a house that picks two a day leaves on Wednesday */
  g_assert_cmpint (foresee (fixture, last).cause, ==, OFFICE_PREDICTION_CAUSE_CAPACITY);
  g_assert_cmpuint (foresee (fixture, last).ship_on, ==, fixture_day ("2026-03-18"));
}

static void
test_predictions_are_kept (Fixture *fixture, gconstpointer data)
{
  Scene scene = set_scene (fixture);

  RUN (fixture, "predict-orders", "@a{sv} {}");
  assert_number (fixture, "SELECT count (*) FROM predictions", 2);
  assert_number (fixture, "SELECT sum (late) FROM predictions", 1);
  RUN (fixture, "predict-orders", "@a{sv} {}"); /* says nothing new */
  assert_number (fixture, "SELECT count (*) FROM predictions", 2);
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", scene.item, 8 * BASE_QUANTITY_ONE);
  RUN (fixture, "predict-orders", "@a{sv} {}");
  assert_number (fixture, "SELECT count (*) FROM predictions", 3);
  fixture_check (fixture);
  fixture_undo (fixture); /* takes back the receipt, not what the program wrote down */
  assert_number (fixture, "SELECT count (*) FROM predictions", 3);
  g_assert_true (foresee (fixture, scene.early).late);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  Scene scene = set_scene (fixture);

  REFUSE (fixture, "not possible any more", "carry-out-plan", "{'order_line': <%x>, 'kind': <int64 2>}", scene.early);
  REFUSE (fixture, "still to be shipped", "carry-out-plan", "{'order_line': <int64 99>, 'kind': <int64 0>}");
}

/* The program wrote down what it expects of a line; that must not keep the line. */
static void
test_predicted_line_is_taken_back (Fixture *fixture, gconstpointer data)
{
  Scene scene = set_scene (fixture);
  g_autofree char *before = NULL, *after = NULL;

  RUN (fixture, "predict-orders", "@a{sv} {}");
  before = fixture_digest (fixture);
  order (fixture, &scene, scene.item, 1, "2026-03-18");
  RUN (fixture, "predict-orders", "@a{sv} {}");
  fixture_undo (fixture);
  after = fixture_digest (fixture);
  g_assert_cmpstr (before, ==, after);
  fixture_check (fixture);
}

#define ADD(name, function) g_test_add ("/office/planner/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-late-line-is-foreseen-with-its-cause", test_late_is_foreseen);
  ADD ("picking-capacity-moves-lines-to-later-days", test_capacity);
  ADD ("offers-are-ranked", test_offers_are_ranked);
  ADD ("an-order-that-has-time-gives-its-goods", test_reservation);
  ADD ("a-substitute-is-sent", test_substitute);
  ADD ("an-order-is-shipped-in-parts", test_parts);
  ADD ("a-new-date-is-agreed", test_new_date);
  ADD ("predictions-are-kept", test_predictions_are_kept);
  ADD ("a-predicted-line-is-taken-back", test_predicted_line_is_taken_back);
  ADD ("plans-that-are-none-are-refused", test_refusals);
  return g_test_run ();
}
