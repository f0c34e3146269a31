/* What a step costs does not grow with the company.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-number.h>
#include <store-db-private.h>

#define N_CUSTOMERS 40
#define N_ITEMS     20
#define FEW         20
#define MANY        120

typedef struct
{
  Fixture *fixture;
  gint64   customers[N_CUSTOMERS];
  gint64   items[N_ITEMS];
  gint64   supplier;
  guint    work; /* instructions of SQLite's machine, in tens */
} World;

static int
count_cb (void *data)
{
  ((World *) data)->work++;
  return 0;
}

static void
found (World *world)
{
  RUN (world->fixture, "create-company", "{'name': <'Northwind'>, 'currency': <'EUR'>}");
  for (guint i = 0; i < N_CUSTOMERS; i++)
    world->customers[i] = RUN (world->fixture, "create-contact", "{'name': <'Customer'>, 'is_customer': <int64 1>}");
  world->supplier = RUN (world->fixture, "create-contact", "{'name': <'Exotic Liquids'>, 'is_supplier': <int64 1>}");
  for (guint i = 0; i < N_ITEMS; i++)
    {
      g_autofree char *number = g_strdup_printf ("I%u", i);

      world->items[i] = RUN (world->fixture, "create-item", "{'name': <'Chai'>, 'number': <%s>, 'price': <int64 1800>, 'cost': <int64 1100>}", number);
      RUN (world->fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>, 'value': <int64 110000>}", world->items[i], 100 * BASE_QUANTITY_ONE);
    }
}

enum { ENTER, CONFIRM, SHIP, INVOICE, PAY, BUY, ORDER, RECEIVE, CHANGE, UNDO, N_STEPS };

static const char *const steps[N_STEPS] = {
  [ENTER] = "enter-order", [CONFIRM] = "confirm-order", [SHIP] = "ship-order", [INVOICE] = "invoice-order", [PAY] = "record-payment", [BUY] = "create-purchase-line",
  [ORDER] = "confirm-purchase", [RECEIVE] = "receive-purchase", [CHANGE] = "edit-item", [UNDO] = "undo",
};

static void
note (World *world, guint *work, guint step)
{
  work[step] += world->work;
  world->work = 0;
}

/* A piece is bought and sold; work: what each step took, added. */
static void
go_round (World *world, guint number, guint *work)
{
  Fixture *fixture = world->fixture;
  gint64 customer = world->customers[number % N_CUSTOMERS], item = world->items[number % N_ITEMS], order, purchase;
  g_autofree char *lines = g_strdup_printf ("1 I%u", number % N_ITEMS);

  order = RUN (fixture, "enter-order", "{'customer': <%x>, 'lines': <%s>}", customer, lines), note (world, work, ENTER);
  RUN (fixture, "confirm-order", "{'record': <%x>}", order), note (world, work, CONFIRM);
  RUN (fixture, "ship-order", "{'record': <%x>}", order), note (world, work, SHIP);
  RUN (fixture, "invoice-order", "{'record': <%x>}", order), note (world, work, INVOICE);
  RUN (fixture, "record-payment", "{'record': <%x>, 'amount': <int64 1800>}", customer), note (world, work, PAY);
  purchase = RUN (fixture, "create-purchase-order", "{'supplier': <%x>}", world->supplier), world->work = 0;
  RUN (fixture, "create-purchase-line", "{'purchase_order': <%x>, 'item': <%x>, 'quantity': <%x>, 'price': <int64 1100>}", purchase, item, BASE_QUANTITY_ONE), note (world, work, BUY);
  RUN (fixture, "confirm-purchase", "{'record': <%x>, 'reason': <'Known for years'>}", purchase), note (world, work, ORDER);
  RUN (fixture, "receive-purchase", "{'record': <%x>}", purchase), note (world, work, RECEIVE);
  RUN (fixture, "edit-item", "{'record': <%x>, 'price': <%x>}", item, (gint64) (1000 + number)), note (world, work, CHANGE);
  fixture_undo (fixture), note (world, work, UNDO);
}

/* Whoever reads all moves, entries, invoices or changes to save one takes ten times as long here. */
static void
test_steps_stay_short (Fixture *fixture, gconstpointer data)
{
  World world = { .fixture = fixture };
  guint few[N_STEPS] = { 0 }, many[N_STEPS] = { 0 }, between[N_STEPS] = { 0 };

  found (&world);
  sqlite3_progress_handler (fixture->db->handle, 10, count_cb, &world);
  for (guint i = 0; i < MANY; i++)
    go_round (&world, i, i >= FEW - 10 && i < FEW ? few : i >= MANY - 10 ? many : between);
  sqlite3_progress_handler (fixture->db->handle, 0, NULL, NULL);
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_print ("# %s: %u instructions after %d orders, %u after %d\n", steps[i], few[i], FEW, many[i], MANY);
      g_assert_cmpuint (few[i], >, 100);
      g_assert_cmpuint (many[i], <, few[i] * 3 / 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/office/growth/no-step-reads-all-that-was-ever-done", Fixture, NULL, fixture_set_up, test_steps_stay_short, fixture_tear_down);
  return g_test_run ();
}
