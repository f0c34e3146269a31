/* Late orders are foreseen, and plans mend them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-date.h>
#include <base-number.h>
#include <office-paper-maker.h>
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
  g_autofree char *lines = g_strdup_printf ("%d #%" G_GINT64_FORMAT, quantity, item);
  gint64 id = RUN (fixture, "enter-order", "{'customer': <%x>, 'lines': <%s>, 'promised_on': <%x>, 'goal': <int64 2>}",
                   scene->customer, lines, fixture_day (promised));
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

/* Stock counts wherever it lies, but nothing is picked at a blocked place: that is foreseen, and a plan fetches it. */
static void
test_other_location (Fixture *fixture, gconstpointer data)
{
  Scene scene = { RUN (fixture, "create-contact", "{'name': <'Ernst Handel'>, 'is_customer': <int64 1>}"), RUN (fixture, "create-item", "{'name': <'Chai'>, 'number': <'A1'>, 'cost': <int64 1000>}") };
  gint64 cage = RUN (fixture, "create-location", "{'code': <'CAGE'>, 'blocked': <int64 1>}"), shelf = RUN (fixture, "create-location", "{'code': <'A-01'>, 'route': <int64 1>}");
  g_autoptr (GPtrArray) offers = NULL;
  const OfficePlanOffer *offer;

  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>, 'location': <%x>}", scene.item, 2 * BASE_QUANTITY_ONE, shelf);
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>, 'location': <%x>}", scene.item, 10 * BASE_QUANTITY_ONE, cage);
  scene.early = order (fixture, &scene, scene.item, 5, "2026-03-18");
  g_assert_true (foresee (fixture, scene.early).late);
  g_assert_cmpint (foresee (fixture, scene.early).closed, ==, 3 * BASE_QUANTITY_ONE);
  g_assert_cmpint (foresee (fixture, scene.early).cause, ==, OFFICE_PREDICTION_CAUSE_STOCK);
  offers = list_offers (fixture, scene.early);
  offer = find (offers, OFFICE_PLAN_KIND_OTHER_LOCATION);
  g_assert_true (offer != NULL && offer->choice == cage);
  carry_out (fixture, &scene, OFFICE_PLAN_KIND_OTHER_LOCATION, scene.early);
  RUN (fixture, "carry-out-plan", "{'order_line': <%x>, 'kind': <%x>}", scene.early, (gint64) OFFICE_PLAN_KIND_OTHER_LOCATION);
  assert_text (fixture, "SELECT group_concat (location || ':' || (quantity / 1000000)) FROM (SELECT * FROM stock_balances ORDER BY location DESC)", "2:5,1:7");
  RUN (fixture, "make-pick-list", "@a{sv} {}");
  assert_number (fixture, "SELECT sum (quantity) FROM pick_lines", 5 * BASE_QUANTITY_ONE);
}

/* A purchase of a plan keeps the rules of purchasing: the supplier is verified or a reason stands there, and the line waits for these goods. */
static void
test_purchases (Fixture *fixture, gconstpointer data)
{
  static const OfficePlanKind kinds[] = { OFFICE_PLAN_KIND_BUY_ELSEWHERE, OFFICE_PLAN_KIND_EXPRESS };
  Scene scene = { RUN (fixture, "create-contact", "{'name': <'Ernst Handel'>, 'is_customer': <int64 1>}"),
                  RUN (fixture, "create-item", "{'name': <'Chai'>, 'number': <'A1'>, 'cost': <int64 1000>, 'lead_days': <int64 30>}") };
  gint64 supplier = RUN (fixture, "create-contact", "{'name': <'Exotic Liquids'>, 'is_supplier': <int64 1>}");

  RUN (fixture, "create-supplier-item", "{'supplier': <%x>, 'item': <%x>, 'price': <int64 1100>, 'lead_days': <int64 4>, 'express_days': <int64 1>, 'express_cost': <int64 2500>, 'multiple': <%x>}",
       supplier, scene.item, 6 * BASE_QUANTITY_ONE);
  scene.early = order (fixture, &scene, scene.item, 8, "2026-03-26");
  g_assert_true (foresee (fixture, scene.early).late);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    carry_out (fixture, &scene, kinds[i], scene.early);
  RUN (fixture, "carry-out-plan", "{'order_line': <%x>, 'kind': <%x>}", scene.early, (gint64) OFFICE_PLAN_KIND_EXPRESS);
  assert_text (fixture, "SELECT b.state || ' ' || b.freight || ' ' || (p.quantity / 1000000) || ' ' || (b.unverified_reason IS NOT NULL) FROM purchase_orders AS b JOIN purchase_lines AS p ON p.purchase_order = b.id",
               "ordered 2500 12 1");
  assert_number (fixture, "SELECT sum (quantity) FROM reservations WHERE purchase_line IS NOT NULL", 8 * BASE_QUANTITY_ONE);
  RUN (fixture, "receive-purchase", "{'record': <%x>}", fixture_number (fixture, "SELECT max (id) FROM purchase_orders"));
  assert_number (fixture, "SELECT reserved FROM order_lines", 8 * BASE_QUANTITY_ONE);
  g_assert_false (foresee (fixture, scene.early).late);
  fixture_check (fixture);
}

/* A letter and what is given for waiting go with a plan that moves the day, and with no other. */
static void
test_letter_and_goodwill (Fixture *fixture, gconstpointer data)
{
  Scene scene = set_scene (fixture);

  REFUSE (fixture, "without a sign", "carry-out-plan", "{'order_line': <%x>, 'kind': <%x>, 'goodwill': <int64 -5>}", scene.early, (gint64) OFFICE_PLAN_KIND_NEW_DATE);
  REFUSE (fixture, "keeps the promise", "carry-out-plan", "{'order_line': <%x>, 'kind': <%x>, 'goodwill': <int64 500>}", scene.early, (gint64) OFFICE_PLAN_KIND_TAKE_RESERVATION);
  RUN (fixture, "carry-out-plan", "{'order_line': <%x>, 'kind': <%x>, 'goodwill': <int64 500>, 'letter': <'Es tut uns leid.'>}", scene.early, (gint64) OFFICE_PLAN_KIND_NEW_DATE);
  assert_text (fixture, "SELECT p.letter || p.cost || ' ' || o.discount FROM plans AS p JOIN orders AS o ON o.id = p.sales_order", "Es tut uns leid.500 500");
  fixture_check (fixture);
  fixture_undo (fixture);
  assert_number (fixture, "SELECT sum (discount) FROM orders", 0);
  RUN (fixture, "carry-out-plan", "{'order_line': <%x>, 'kind': <%x>, 'letter': <'Es tut uns leid.'>}", scene.early, (gint64) OFFICE_PLAN_KIND_TAKE_RESERVATION);
  assert_number (fixture, "SELECT count (*) FROM plans WHERE letter IS NULL", 1);
  fixture_check (fixture);
}

/* What the firm gives stands in the list with what it costs; somebody who can write is asked for the letter. */
static char *
write_words (StoreDb *db, gint64 order_line, guint32 new_date, gint64 goodwill, GError **error)
{
  return g_strdup_printf ("Line %d, %d off.", (int) order_line, (int) goodwill);
}

static void
test_goodwill_is_offered (Fixture *fixture, gconstpointer data)
{
  static const OfficePaperMaker maker = { .write_letter = write_words };
  Scene scene = set_scene (fixture);
  g_autofree char *digest = NULL, *after = NULL;

  REFUSE (fixture, "not possible any more", "carry-out-plan", "{'order_line': <%x>, 'kind': <%x>, 'choice': <int64 1>}", scene.early, (gint64) OFFICE_PLAN_KIND_NEW_DATE);
  REFUSE (fixture, "share of the price", "create-company", "{'name': <'Tea house'>, 'goodwill': <int64 1000001>}");
  RUN (fixture, "create-company", "{'name': <'Tea house'>, 'goodwill': <int64 50000>}");
  office_paper_maker_set (fixture->schema, &maker);
  digest = fixture_digest (fixture);
  RUN (fixture, "carry-out-plan", "{'order_line': <%x>, 'kind': <%x>, 'choice': <int64 1>}", scene.early, (gint64) OFFICE_PLAN_KIND_NEW_DATE);
  assert_text (fixture, "SELECT p.letter || ' ' || p.cost || ' ' || o.discount FROM plans AS p JOIN orders AS o ON o.id = p.sales_order", "Line 2, 720 off. 720 720");
  fixture_check (fixture);
  fixture_undo (fixture);
  after = fixture_digest (fixture);
  g_assert_cmpstr (after, ==, digest);
  RUN (fixture, "carry-out-plan", "{'order_line': <%x>, 'kind': <%x>}", scene.early, (gint64) OFFICE_PLAN_KIND_NEW_DATE);
  assert_text (fixture, "SELECT letter || ' ' || cost FROM plans", "Line 2, 0 off. 0");
  fixture_undo (fixture);
  RUN (fixture, "carry-out-plan", "{'order_line': <%x>, 'kind': <%x>}", scene.early, (gint64) OFFICE_PLAN_KIND_TAKE_RESERVATION);
  assert_number (fixture, "SELECT count (*) FROM plans WHERE letter IS NULL", 1);
  fixture_undo (fixture);
  RUN (fixture, "carry-out-plan", "{'order_line': <%x>, 'kind': <%x>}", scene.rich, (gint64) OFFICE_PLAN_KIND_NEW_DATE); /* it comes before it was promised: no apology */
  assert_number (fixture, "SELECT count (*) FROM plans WHERE letter IS NULL AND new_date < '2026-04-20'", 1);
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
  ADD ("goods-at-a-closed-place-are-fetched", test_other_location);
  ADD ("goods-are-bought-elsewhere-or-by-express", test_purchases);
  ADD ("a-letter-and-goodwill-go-with-a-new-day", test_letter_and_goodwill);
  ADD ("goodwill-is-offered-with-its-cost", test_goodwill_is_offered);
  ADD ("predictions-are-kept", test_predictions_are_kept);
  ADD ("a-predicted-line-is-taken-back", test_predicted_line_is_taken_back);
  ADD ("plans-that-are-none-are-refused", test_refusals);
  return g_test_run ();
}
