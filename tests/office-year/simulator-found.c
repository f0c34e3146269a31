/* The firm as it is founded.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "simulator-private.h"

#define ITEMS_A_CATEGORY 8

/* Bills are paid by bank only to an account that a second person decided upon. */
static void
approve_account (Simulator *self, gint64 supplier)
{
  gint64 change = RUN (&self->fixture, "ask-bank-change", "{'record': <%x>, 'iban': <'DE89370400440532013000'>}", supplier);

  sim_set_user (self, "bert");
  RUN (&self->fixture, "decide-bank-change", "{'record': <%x>, 'decision': <int64 0>, 'call_back': <'Rang them'>}", change);
  sim_set_user (self, "anna");
}

/* Every third is known and unverified. */
static void
found_supplier (Simulator *self, int index)
{
  ModelSupplier *supplier = &self->model->suppliers[index];

  supplier->id = RUN (&self->fixture, "create-contact", "{'name': <'Supplier'>, 'is_supplier': <int64 1>, 'country': <'NL'>, 'tax_number': <'NL123456789B01'>}");
  supplier->is_verified = index % 3 != 2;
  approve_account (self, supplier->id);
  if (!supplier->is_verified)
    return;
  RUN (&self->fixture, "create-supplier-document", "{'supplier': <%x>, 'number': <'HR 4711'>}", supplier->id);
  RUN (&self->fixture, "verify-supplier", "{'record': <%x>}", supplier->id);
}

/* Every second is kept first in, first out; every fourth by lot. */
static void
found_item (Simulator *self, int index)
{
  ModelItem *item = &self->model->items[index];
  g_autofree char *number = g_strdup_printf ("I%03d", index), *category = g_strdup_printf ("C%d", index / ITEMS_A_CATEGORY);
  gboolean fifo = index % 2 == 1, lots = index % 4 == 2;

  *item = (ModelItem) { .price = 500 + sim_draw (self, 0, 5000), .cost = 100 + sim_draw (self, 0, 300), .is_fifo = fifo, .has_lots = lots, .n_lots = 1 };
  item->id = RUN (&self->fixture, "create-item", "{'name': <%s>, 'number': <%s>, 'category': <%s>, 'price': <%x>, 'cost': <%x>, 'valuation': <%x>, 'tracking': <%x>}",
                  number, number, category, item->price, item->cost, (gint64) fifo, (gint64) lots);
}

static void
fill_shelf (Simulator *self, int index)
{
  ModelItem *item = &self->model->items[index];
  gint64 quantity = sim_draw (self, 10, 40);

  if (item->has_lots)
    return;
  RUN (&self->fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>, 'value': <%x>}", item->id, quantity * ONE, quantity * item->cost);
  model_receive (self->model, index, 0, 0, (int) quantity, quantity * item->cost, sim_today (self));
}

void
sim_found (Simulator *self)
{
  Fixture *fixture = &self->fixture;

  RUN (fixture, "create-company", "{'name': <'Northwind'>, 'currency': <'EUR'>}");
  self->model->n_items = self->plan.n_items;
  self->model->n_customers = self->plan.n_customers;
  self->model->n_suppliers = self->plan.n_suppliers;
  for (int i = 0; i < self->plan.n_customers; i++)
    self->model->customers[i].id = RUN (fixture, "create-contact", "{'name': <'Customer'>, 'is_customer': <int64 1>}");
  for (int i = 0; i < self->plan.n_suppliers; i++)
    found_supplier (self, i);
  RUN (fixture, "create-location", "{'code': <'A'>, 'route': <int64 1>}");
  RUN (fixture, "create-location", "{'code': <'B'>, 'route': <int64 2>}");
  for (int i = 0; i < self->plan.n_items; i++)
    found_item (self, i);
  for (int i = 0; i < self->plan.n_items; i++)
    fill_shelf (self, i);
}
