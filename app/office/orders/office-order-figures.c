/* Margin and credit of an order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-order-figures.h"
#include <base-number.h>

static gboolean
load_amounts (StoreDb *db, gint64 order, OfficeOrderFigures *self, gint64 *customer, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT customer, total FROM orders WHERE id = ?1");
  g_autoptr (StoreQuery) lines = store_query_new (db, "SELECT cost, quantity FROM order_lines WHERE sales_order = ?1 AND trashed_at IS NULL");
  __int128 cost = 0;

  store_query_bind_number (query, 1, order);
  store_query_bind_number (lines, 1, order);
  if (store_query_next (query))
    {
      *customer = store_query_get_number (query, 0);
      self->net = store_query_get_number (query, 1);
    }
  while (store_query_next (lines))
    cost += ((__int128) store_query_get_number (lines, 0) * store_query_get_number (lines, 1) + BASE_QUANTITY_ONE / 2) / BASE_QUANTITY_ONE;
  self->cost = (gint64) MIN (cost, (__int128) BASE_NUMBER_MAX);
  self->margin = self->net - self->cost;
  self->margin_rate = self->net > 0 ? (gint64) ((__int128) self->margin * BASE_QUANTITY_ONE / self->net) : 0;
  return store_query_finish (query, error) && store_query_finish (lines, error);
}

static gboolean
load_credit (StoreDb *db, gint64 order, gint64 customer, OfficeOrderFigures *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db,
                                                  "SELECT open_amount, credit_limit, on_hold, (SELECT coalesce (sum (total), 0) FROM orders WHERE customer = ?1 AND id <> ?2"
                                                  " AND trashed_at IS NULL AND state IN ('confirmed', 'partly-shipped', 'shipped', 'delivered') AND brought_in = 0)"
                                                  " FROM contacts WHERE id = ?1");

  store_query_bind_number (query, 1, customer);
  store_query_bind_number (query, 2, order);
  if (store_query_next (query))
    {
      self->open_amount = store_query_get_number (query, 0);
      self->credit_limit = store_query_get_number (query, 1);
      self->on_hold = store_query_get_number (query, 2) != 0;
      self->other_orders = store_query_get_number (query, 3);
    }
  self->exposure = self->open_amount + self->other_orders + self->net;
  self->is_over = self->credit_limit > 0 && self->exposure > self->credit_limit;
  return store_query_finish (query, error);
}

gboolean
office_order_figures (StoreDb *db, gint64 order, OfficeOrderFigures *figures, GError **error)
{
  OfficeOrderFigures self = { 0 };
  gint64 customer = 0;

  if (!load_amounts (db, order, &self, &customer, error) || !load_credit (db, order, customer, &self, error))
    return FALSE;
  *figures = self;
  return TRUE;
}
