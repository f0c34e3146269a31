/* The file beside the model.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "simulator.h"

#include <base-number.h>

#define ONE BASE_QUANTITY_ONE

static gboolean
is_near (ModelItem *item, gint64 value)
{
  return ABS (value - item->value) <= item->slack;
}

static void
read_places (Simulator *self, int index, gint64 at[MODEL_PLACES])
{
  g_autoptr (StoreQuery) query = store_query_new (self->fixture.db, "SELECT ifnull (location, 0), sum (quantity) FROM stock_balances WHERE item = ?1 AND trashed_at IS NULL GROUP BY ifnull (location, 0)");

  store_query_bind_number (query, 1, self->model.items[index].id);
  while (store_query_next (query))
    if (store_query_get_number (query, 0) < MODEL_PLACES)
      at[store_query_get_number (query, 0)] = store_query_get_number (query, 1) / ONE;
  g_assert_true (store_query_finish (query, NULL));
}

/* Where goods lay at several places, the rules choose from where they go: the sum must be right, the rest is learnt. */
static char *
compare_item (Simulator *self, int index, gint64 on_hand, gint64 reserved, gint64 value)
{
  ModelItem *item = &self->model.items[index];
  gint64 at[MODEL_PLACES] = { 0 };

  read_places (self, index, at);
  if (on_hand != item->on_hand * ONE || reserved != model_reserved (&self->model, index) * ONE || !is_near (item, value)
      || at[0] + at[1] + at[2] != item->on_hand || (item->slack == 0 && memcmp (at, item->at, sizeof at) != 0))
    return g_strdup_printf ("item %d: on hand %" G_GINT64_FORMAT " (%d+%d+%d), reserved %" G_GINT64_FORMAT ", value %" G_GINT64_FORMAT "; the model has %d (%d+%d+%d), %d, %d", index,
                            on_hand / ONE, (int) at[0], (int) at[1], (int) at[2], reserved / ONE, value,
                            (int) item->on_hand, (int) item->at[0], (int) item->at[1], (int) item->at[2], (int) model_reserved (&self->model, index), (int) item->value);
  memcpy (item->at, at, sizeof at);
  item->value = value;
  item->slack = 0;
  return NULL;
}

static char *
compare_items (Simulator *self)
{
  g_autoptr (StoreQuery) query = store_query_new (self->fixture.db, "SELECT on_hand, reserved, stock_value FROM items ORDER BY id");
  char *fault = NULL;
  int i = 0;

  for (; i < self->model.n_items && fault == NULL && store_query_next (query); i++)
    fault = compare_item (self, i, store_query_get_number (query, 0), store_query_get_number (query, 1), store_query_get_number (query, 2));
  if (fault == NULL && i != self->model.n_items)
    fault = g_strdup ("items are missing");
  return fault;
}

static char *
compare_lines (Simulator *self, const ModelOrder *order)
{
  g_autoptr (StoreQuery) query = store_query_new (self->fixture.db, "SELECT quantity, reserved, shipped, price, invoiced FROM order_lines WHERE sales_order = ?1 AND trashed_at IS NULL ORDER BY position");
  int n = 0;

  store_query_bind_number (query, 1, order->id);
  for (; store_query_next (query); n++)
    {
      const ModelLine *line = &order->lines[n];

      if (n == order->n_lines)
        break;
      if (store_query_get_number (query, 0) != line->quantity * ONE || store_query_get_number (query, 1) != line->reserved * ONE
          || store_query_get_number (query, 2) != line->shipped * ONE || store_query_get_number (query, 3) != line->price || store_query_get_number (query, 4) != line->invoiced * ONE)
        return g_strdup_printf ("order %d line %d: quantity %d, reserved %d, shipped %d, price %d, invoiced %d; the model has %d, %d, %d, %d, %d", (int) order->id, n,
                                (int) (store_query_get_number (query, 0) / ONE), (int) (store_query_get_number (query, 1) / ONE), (int) (store_query_get_number (query, 2) / ONE),
                                (int) store_query_get_number (query, 3), (int) (store_query_get_number (query, 4) / ONE), (int) line->quantity, (int) line->reserved, (int) line->shipped, (int) line->price, (int) line->invoiced);
    }
  return n == order->n_lines ? NULL : g_strdup_printf ("order %d: %d lines, the model has %d", (int) order->id, n, order->n_lines);
}

static char *
compare_order (Simulator *self, const ModelOrder *order)
{
  g_autoptr (StoreQuery) query = store_query_new (self->fixture.db, "SELECT state, total FROM orders WHERE id = ?1 AND trashed_at IS NULL");

  store_query_bind_number (query, 1, order->id);
  if (!store_query_next (query))
    return g_strdup_printf ("order %d is missing", (int) order->id);
  if (g_strcmp0 (store_query_get_text (query, 0), model_state_name (order->state)) != 0 || store_query_get_number (query, 1) != model_total (order))
    return g_strdup_printf ("order %d: %s, total %d; the model has %s, %d", (int) order->id, store_query_get_text (query, 0), (int) store_query_get_number (query, 1),
                            model_state_name (order->state), (int) model_total (order));
  return compare_lines (self, order);
}

static char *
compare_customers (Simulator *self)
{
  g_autoptr (StoreQuery) query = store_query_new (self->fixture.db, "SELECT open_amount FROM contacts ORDER BY id");

  for (int i = 0; i < self->model.n_customers && store_query_next (query); i++)
    if (store_query_get_number (query, 0) != self->model.customers[i].open)
      return g_strdup_printf ("customer %d owes %d; the model has %d", i, (int) store_query_get_number (query, 0), (int) self->model.customers[i].open);
  return NULL;
}

char *
simulator_compare (Simulator *self)
{
  char *fault = compare_items (self);

  for (int i = 0; i < self->model.n_orders && fault == NULL; i++)
    fault = compare_order (self, &self->model.orders[i]);
  return fault != NULL ? fault : compare_customers (self);
}
