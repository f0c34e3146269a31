/* A wholesaler whose suppliers are late.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "planner-world.h"
#include "sim-clock.h"

#include <base-number.h>
#include <office-forecast.h>
#include <office-workdays.h>

#define ONE        BASE_QUANTITY_ONE
#define CAPACITY_A 3 /* lines picked a day for each order that comes */

/* How late a supplier is: so many percent of his deliveries, from, to days. The rest is punctual. */
static const struct
{
  int percent, from, to;
} manners[][3] = {
  { { 4, 1, 2 } },                          /* reliable */
  { { 30, 1, 2 } },                         /* now and then a day or two */
  { { 95, 3, 5 } },                         /* always by half a week */
  { { 70, 1, 3 }, { 10, 5, 9 } },           /* mostly a little, sometimes much */
  { { 15, 5, 12 } },                        /* seldom, but then very */
};

static int
draw (World *self, int from, int to)
{
  return g_rand_int_range (self->random, from, to);
}

guint32
world_today (World *self)
{
  return base_environment_today (self->fixture.environment);
}

static guint32
add_workdays (World *self, guint32 day, int n)
{
  return office_workdays_add (self->fixture.db, day, n, NULL);
}

static GArray *
list_numbers (World *self, const char *sql, gint64 parameter)
{
  g_autoptr (StoreQuery) query = store_query_new (self->fixture.db, sql);
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  store_query_bind_number (query, 1, parameter);
  while (store_query_next (query))
    for (int i = 0; i < store_query_get_n_columns (query); i++)
      {
        gint64 number = store_query_get_number (query, i);
        g_array_append_val (numbers, number);
      }
  return numbers;
}

/* Days by which this delivery is late. */
static int
draw_delay (World *self, int manner)
{
  int n = draw (self, 0, 100);

  for (guint i = 0; i < G_N_ELEMENTS (manners[0]); i++)
    if ((n -= manners[manner][i].percent) < 0)
      return draw (self, manners[manner][i].from, manners[manner][i].to + 1);
  return 0;
}

/* Every eighth line comes short, and the rest days later. */
static void
send (World *self, WorldArrival arrival, guint32 promised_on, int manner)
{
  gint64 whole = arrival.quantity;

  arrival.day = add_workdays (self, promised_on + (guint32) draw_delay (self, manner), 0);
  if (draw (self, 0, 8) == 0)
    arrival.quantity = whole * 6 / 10;
  g_array_append_val (self->arrivals, arrival);
  if (arrival.quantity == whole)
    return;
  arrival.day = add_workdays (self, arrival.day + (guint32) draw (self, 2, 8), 0);
  arrival.quantity = whole - arrival.quantity;
  g_array_append_val (self->arrivals, arrival);
}

/* What falls below its level, by supplier. */
static void
buy_from (World *self, int supplier)
{
  WorldSupplier *from = &self->suppliers[supplier];
  gint64 order = 0;
  guint32 promised_on = add_workdays (self, world_today (self) + (guint32) from->lead_days, 0);

  g_array_set_size (self->bought, 0);
  for (int i = 0; i < self->plan.n_items; i++)
    {
      WorldItem *item = &self->items[i];
      g_autoptr (GArray) stock = item->supplier == supplier ? list_numbers (self, "SELECT on_hand + on_order - coalesce ((SELECT sum (open) FROM order_lines WHERE item = items.id AND trashed_at IS NULL), 0)"
                                                                                  " FROM items WHERE id = ?1", item->id) : NULL;
      WorldArrival arrival = { .quantity = 3 * item->level };

      if (stock == NULL || g_array_index (stock, gint64, 0) > item->level * ONE)
        continue;
      if (order == 0)
        order = RUN (&self->fixture, "create-purchase-order", "{'supplier': <%x>}", from->id);
      arrival.purchase = order;
      arrival.line = RUN (&self->fixture, "create-purchase-line", "{'purchase_order': <%x>, 'item': <%x>, 'quantity': <%x>, 'price': <int64 100>, 'promised_on': <%x>}",
                          order, item->id, arrival.quantity * ONE, (gint64) promised_on);
      g_array_append_val (self->bought, arrival);
    }
  if (order == 0)
    return;
  RUN (&self->fixture, "confirm-purchase", "{'record': <%x>, 'reason': <'Known'>}", order);
  for (guint i = 0; i < self->bought->len; i++)
    send (self, g_array_index (self->bought, WorldArrival, i), promised_on, from->manner);
}

static void
receive (World *self)
{
  for (guint i = 0; i < self->arrivals->len;)
    {
      WorldArrival arrival = g_array_index (self->arrivals, WorldArrival, i);

      if (arrival.day > world_today (self))
        {
          i++;
          continue;
        }
      RUN (&self->fixture, "receive-purchase", "{'record': <%x>, 'line': <%x>, 'quantity': <%x>}", arrival.purchase, arrival.line, arrival.quantity * ONE);
      g_array_remove_index (self->arrivals, i);
    }
}

static void
ship (World *self, gint64 order, gint64 days)
{
  g_autoptr (GArray) done = NULL;

  RUN (&self->fixture, "ship-shipment", "{'record': <%x>}", RUN (&self->fixture, "pack-order", "{'record': <%x>}", order));
  done = list_numbers (self, "SELECT id FROM order_lines WHERE sales_order = ?1 AND shipped = quantity", order);
  for (guint i = 0; i < done->len; i++)
    {
      WorldLine *line = g_hash_table_lookup (self->lines, GSIZE_TO_POINTER (g_array_index (done, gint64, i)));

      if (line->arrived_on == 0)
        line->arrived_on = add_workdays (self, world_today (self), (int) days);
    }
}

/* What is reserved, the most urgent first, as many lines as can be picked; who wants one delivery waits for all of it. */
static void
ship_orders (World *self)
{
  g_autoptr (GArray) ready = list_numbers (self, "SELECT o.id, coalesce (s.days, 0), sum (l.reserved > 0) FROM orders AS o JOIN order_lines AS l ON l.sales_order = o.id"
                                                 " LEFT JOIN carrier_services AS s ON s.id = o.carrier_service WHERE o.state IN ('confirmed', 'partly-shipped') AND l.open > 0 AND l.reserved >= ?1"
                                                 " AND NOT (o.complete_only AND EXISTS (SELECT 1 FROM order_lines AS m WHERE m.sales_order = o.id AND m.open > m.reserved))"
                                                 " GROUP BY o.id HAVING sum (l.reserved > 0) > 0 ORDER BY o.promised_on, o.id", 0);
  gint64 room = self->plan.orders_a_day * CAPACITY_A;

  for (guint i = 0; i + 2 < ready->len && room > 0; i += 3)
    {
      room -= g_array_index (ready, gint64, i + 2);
      ship (self, g_array_index (ready, gint64, i), g_array_index (ready, gint64, i + 1));
    }
}

static void
watch (World *self, gint64 order, guint32 promised_on)
{
  g_autoptr (GArray) lines = list_numbers (self, "SELECT id FROM order_lines WHERE sales_order = ?1", order);

  for (guint i = 0; i < lines->len; i++)
    {
      WorldLine *line = g_new0 (WorldLine, 1);

      line->line = g_array_index (lines, gint64, i);
      line->promised_on = promised_on;
      g_hash_table_insert (self->lines, GSIZE_TO_POINTER (line->line), line);
    }
}

/* As customers want it, in 3 to 12 working days. Half of the items are asked for much more often. */
static void
enter_order (World *self)
{
  guint32 promised_on = add_workdays (self, world_today (self), draw (self, 3, 13));
  GString *text = g_string_new (NULL);
  g_autofree char *lines = NULL;
  gint64 order;

  for (int i = draw (self, 1, 4); i > 0; i--)
    g_string_append_printf (text, "%d I%03d\n", draw (self, 1, 9), draw (self, 0, 4) > 0 ? draw (self, 0, self->plan.n_items / 2) : draw (self, 0, self->plan.n_items));
  lines = g_string_free_and_steal (text);
  order = RUN (&self->fixture, "enter-order", "{'customer': <%x>, 'lines': <%s>, 'promised_on': <%x>, 'goal': <int64 0>}", self->customers[draw (self, 0, G_N_ELEMENTS (self->customers))],
               lines, (gint64) promised_on);
  RUN (&self->fixture, "edit-order", "{'record': <%x>, 'carrier_service': <%x>, 'complete_only': <%x>}", order, self->services[draw (self, 0, G_N_ELEMENTS (self->services))],
       (gint64) (draw (self, 0, 5) == 0));
  RUN (&self->fixture, "confirm-order", "{'record': <%x>}", order);
  watch (self, order, promised_on);
}

void
world_wake (World *self)
{
  SimClock *clock = SIM_CLOCK (self->fixture.environment);

  self->day++;
  clock->now = TEST_NOW + (gint64) (self->day / 5 * 7 + self->day % 5) * 86400;
}

static WorldLine *
find_line (World *self, gint64 id)
{
  WorldLine *line = g_hash_table_lookup (self->lines, GSIZE_TO_POINTER (id));

  return line != NULL && world_today (self) <= add_workdays (self, line->promised_on, -1) ? line : NULL;
}

/* What the planner says in the morning, and what anybody sees: a promised day that is past, stock that is short. */
void
world_look (World *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) forecasts = office_forecast_list (self->fixture.db, &error);
  g_autoptr (GArray) shorts = list_numbers (self, "SELECT id FROM order_lines WHERE open > reserved AND trashed_at IS NULL AND ?1 = 0", 0);

  g_assert_no_error (error);
  for (guint i = 0; i < forecasts->len; i++)
    {
      const OfficeForecast *forecast = &g_array_index (forecasts, OfficeForecast, i);
      WorldLine *line = find_line (self, forecast->line);

      if (line == NULL)
        continue;
      line->was_seen = TRUE;
      line->was_flagged |= forecast->late;
    }
  for (guint i = 0; i < shorts->len; i++)
    {
      WorldLine *line = find_line (self, g_array_index (shorts, gint64, i));

      if (line != NULL)
        line->was_naive = TRUE;
    }
}

/* In the morning goods leave, at noon others come, in the afternoon customers and the buyer order. */
void
world_work (World *self)
{
  ship_orders (self);
  receive (self);
  for (int i = self->day % 5 == 0 ? 2 * self->plan.orders_a_day : self->plan.orders_a_day; i > 0; i--)
    enter_order (self);
  for (int i = 0; i < self->plan.n_suppliers; i++)
    buy_from (self, i);
  store_db_checkpoint (self->fixture.db, TRUE);
}

/* The buyer keeps about what is sold until the supplier says he comes, a little more or less. */
static void
found_item (World *self, int index)
{
  WorldItem *item = &self->items[index];
  g_autofree char *number = g_strdup_printf ("I%03d", index);
  int often = index < self->plan.n_items / 2 ? 7 : 1;

  item->supplier = index % self->plan.n_suppliers;
  item->level = MAX (4, self->suppliers[item->supplier].lead_days * self->plan.orders_a_day * 10 * often / (4 * self->plan.n_items) * draw (self, 80, 150) / 100);
  item->id = RUN (&self->fixture, "create-item", "{'name': <%s>, 'number': <%s>, 'price': <int64 1000>, 'cost': <int64 100>, 'lead_days': <%x>}", number, number,
                  (gint64) self->suppliers[item->supplier].lead_days);
  RUN (&self->fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", item->id, 2 * item->level * ONE);
}

/* Another supplier, who also sends by express, and the item before it as a substitute. */
static void
found_choice (World *self, int index)
{
  gint64 other = self->suppliers[(self->items[index].supplier + 1) % self->plan.n_suppliers].id;

  RUN (&self->fixture, "create-supplier-item", "{'supplier': <%x>, 'item': <%x>, 'price': <int64 120>, 'lead_days': <int64 3>, 'express_days': <int64 1>, 'express_cost': <int64 900>}",
       other, self->items[index].id);
  if (index > 0)
    RUN (&self->fixture, "create-substitute", "{'item': <%x>, 'substitute': <%x>}", self->items[index].id, self->items[index - 1].id);
}

static void
found (World *self)
{
  Fixture *fixture = &self->fixture;
  gint64 carrier;

  RUN (fixture, "create-company", "{'name': <'Northwind'>, 'currency': <'EUR'>, 'picking_capacity': <%x>}", (gint64) self->plan.orders_a_day * CAPACITY_A);
  carrier = RUN (fixture, "create-contact", "{'name': <'Carrier'>}");
  for (int i = 0; i < (int) G_N_ELEMENTS (self->services); i++)
    self->services[i] = RUN (fixture, "create-carrier-service", "{'carrier': <%x>, 'name': <'Service'>, 'days': <%x>}", carrier, (gint64) i);
  for (guint i = 0; i < G_N_ELEMENTS (self->customers); i++)
    self->customers[i] = RUN (fixture, "create-contact", "{'name': <'Customer'>, 'is_customer': <int64 1>}");
  for (int i = 0; i < self->plan.n_suppliers; i++)
    {
      self->suppliers[i].id = RUN (fixture, "create-contact", "{'name': <'Supplier'>, 'is_supplier': <int64 1>}");
      self->suppliers[i].lead_days = 2 + i % 7;
      self->suppliers[i].manner = i % (int) G_N_ELEMENTS (manners);
    }
  for (int i = 0; i < self->plan.n_items; i++)
    found_item (self, i);
  for (int i = 0; i < self->plan.n_items && self->plan.has_choice; i++)
    found_choice (self, i);
}

World *
world_new (const WorldPlan *plan)
{
  World *self = g_new0 (World, 1);

  self->plan = *plan;
  self->random = g_rand_new_with_seed (plan->seed);
  self->lines = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->arrivals = g_array_new (FALSE, FALSE, sizeof (WorldArrival));
  self->bought = g_array_new (FALSE, FALSE, sizeof (WorldArrival));
  sim_clock_open (&self->fixture);
  found (self);
  return self;
}

void
world_free (World *self)
{
  fixture_tear_down (&self->fixture, NULL);
  g_rand_free (self->random);
  g_hash_table_unref (self->lines);
  g_array_unref (self->arrivals);
  g_array_unref (self->bought);
  g_free (self);
}
