/* The file beside the model.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "simulator-private.h"

/* What is to be looked at. */
typedef struct
{
  gboolean items[MODEL_MAX_ITEMS];
  gboolean customers[MODEL_MAX_CUSTOMERS];
  gboolean orders[MODEL_MAX_ORDERS];
  gboolean purchases[MODEL_MAX_PURCHASES];
} Marks;

static StoreQuery *
ask (Simulator *self, const char *sql, gint64 parameter)
{
  StoreQuery *query = store_query_new (self->fixture.db, sql);

  store_query_bind_number (query, 1, parameter);
  return query;
}

static int
find_lot (const ModelItem *item, const char *number)
{
  for (int i = 1; number != NULL && i < item->n_lots; i++)
    if (item->lots[i].number == g_ascii_strtoll (number + 1, NULL, 10))
      return i;
  return number == NULL ? 0 : -1;
}

/* Each place and lot. */
static char *
compare_places (Simulator *self, int index)
{
  const ModelItem *item = &self->model->items[index];
  g_autoptr (StoreQuery) query = ask (self, "SELECT coalesce (b.location, 0), t.number, b.quantity FROM stock_balances AS b LEFT JOIN lots AS t ON t.id = b.lot WHERE b.item = ?1 AND b.quantity <> 0", item->id);
  int left = item->on_hand;

  while (store_query_next (query))
    {
      gint64 place = store_query_get_number (query, 0), quantity = store_query_get_number (query, 2);
      int lot = find_lot (item, store_query_get_text (query, 1)), modelled = place < MODEL_PLACES && lot >= 0 ? item->at[place][lot] : 0;

      left -= modelled;
      if (quantity != modelled * ONE)
        return g_strdup_printf ("item %d: %d at place %d, lot %s; the model has %d", index, (int) (quantity / ONE), (int) place, store_query_get_text (query, 1), modelled);
    }
  return left == 0 ? NULL : g_strdup_printf ("item %d: %d of the model lie nowhere", index, left);
}

static char *
compare_layers (Simulator *self, int index)
{
  ModelItem *item = &self->model->items[index];
  g_autoptr (StoreQuery) query = ask (self, "SELECT quantity, value, count (*) OVER () FROM stock_layers WHERE item = ?1 AND quantity <> 0", item->id);
  int n = 0;

  for (int i = 0; i < item->n_layers; i++)
    n += item->layers[i].quantity != 0;
  for (; store_query_next (query); n--)
    {
      gboolean found = FALSE;

      for (int i = 0; i < item->n_layers && !found; i++)
        found = item->layers[i].quantity * ONE == store_query_get_number (query, 0) && item->layers[i].value == store_query_get_number (query, 1);
      if (!found)
        return g_strdup_printf ("item %d: a layer of %d worth %d, which the model has not", index, (int) (store_query_get_number (query, 0) / ONE), (int) store_query_get_number (query, 1));
    }
  return n == 0 ? NULL : g_strdup_printf ("item %d: the model has %d more layers", index, n);
}

static char *
compare_item (Simulator *self, int index)
{
  const ModelItem *item = &self->model->items[index];
  g_autoptr (StoreQuery) query = ask (self, "SELECT on_hand, reserved, stock_value, on_order, price FROM items WHERE id = ?1 AND trashed_at IS NULL", item->id);
  gint64 figures[] = { item->on_hand * ONE, model_reserved (self->model, index) * ONE, item->value, model_on_order (self->model, index) * ONE, item->price };
  static const char *const names[] = { "on hand", "reserved", "value", "on order", "price" };
  char *fault;

  if (!store_query_next (query))
    return g_strdup_printf ("item %d is missing", index);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (store_query_get_number (query, (int) i) != figures[i])
      return g_strdup_printf ("item %d: %s %" G_GINT64_FORMAT "; the model has %" G_GINT64_FORMAT, index, names[i], store_query_get_number (query, (int) i), figures[i]);
  fault = compare_places (self, index);
  return fault != NULL ? fault : compare_layers (self, index);
}

static char *
compare_lines (Simulator *self, const ModelOrder *order)
{
  g_autoptr (StoreQuery) query = ask (self, "SELECT id, quantity, reserved, shipped, invoiced, returned, price FROM order_lines WHERE sales_order = ?1 AND trashed_at IS NULL ORDER BY position", order->id);
  static const char *const names[] = { "id", "quantity", "reserved", "shipped", "invoiced", "returned", "price" };

  for (int i = 0; i < order->n_lines; i++)
    {
      const ModelLine *line = &order->lines[i];
      gint64 figures[] = { line->id, line->quantity * ONE, line->reserved * ONE, line->shipped * ONE, line->invoiced * ONE, line->returned * ONE, line->price };

      if (line->is_gone)
        continue;
      if (!store_query_next (query))
        return g_strdup_printf ("order %d: line %d is missing", (int) order->id, i);
      for (guint j = 0; j < G_N_ELEMENTS (figures); j++)
        if (store_query_get_number (query, (int) j) != figures[j])
          return g_strdup_printf ("order %d line %d: %s %" G_GINT64_FORMAT "; the model has %" G_GINT64_FORMAT, (int) order->id, i, names[j], store_query_get_number (query, (int) j), figures[j]);
    }
  return store_query_next (query) ? g_strdup_printf ("order %d has more lines than the model", (int) order->id) : NULL;
}

static char *
compare_papers (Simulator *self, const ModelOrder *order)
{
  static const char *const states[] = { "announced", "received", "inspected", "cancelled" };

  for (int i = 0; i < order->n_invoices; i++)
    if (sim_number (self, "SELECT open FROM invoices WHERE id = ?1 AND number IS NOT NULL", order->invoices[i].id) != order->invoices[i].open)
      return g_strdup_printf ("order %d: invoice %d has another amount open than %d", (int) order->id, i, (int) order->invoices[i].open);
  for (int i = 0; i < order->n_returns; i++)
    {
      g_autoptr (StoreQuery) query = ask (self, "SELECT state FROM customer_returns WHERE id = ?1", order->returns[i].id);

      if (!store_query_next (query) || g_strcmp0 (store_query_get_text (query, 0), states[order->returns[i].state]) != 0)
        return g_strdup_printf ("order %d: return %d is not %s", (int) order->id, i, states[order->returns[i].state]);
    }
  return NULL;
}

static char *
compare_order (Simulator *self, int index)
{
  const ModelOrder *order = &self->model->orders[index];
  g_autoptr (StoreQuery) query = ask (self, "SELECT state, total FROM orders WHERE id = ?1 AND trashed_at IS NULL", order->id);
  char *fault;

  if (!store_query_next (query))
    return g_strdup_printf ("order %d is missing", (int) order->id);
  if (g_strcmp0 (store_query_get_text (query, 0), model_state_name (order->state)) != 0 || store_query_get_number (query, 1) != model_total (order))
    return g_strdup_printf ("order %d: %s, total %d; the model has %s, %d", (int) order->id, store_query_get_text (query, 0), (int) store_query_get_number (query, 1),
                            model_state_name (order->state), (int) model_total (order));
  fault = compare_lines (self, order);
  return fault != NULL ? fault : compare_papers (self, order);
}

static char *
compare_bill (Simulator *self, const ModelBill *bill)
{
  static const char *const states[] = { "matched", "exception", "posted", "paid", "reversed" };
  g_autoptr (StoreQuery) query = ask (self, "SELECT state, total, paid FROM bills WHERE id = ?1 AND trashed_at IS NULL", bill->id);

  if (!store_query_next (query))
    return g_strdup_printf ("bill %d is missing", (int) bill->id);
  if (g_strcmp0 (store_query_get_text (query, 0), states[bill->state]) != 0 || store_query_get_number (query, 1) != bill->total || store_query_get_number (query, 2) != bill->paid)
    return g_strdup_printf ("bill %d: %s, %d, paid %d; the model has %s, %d, %d", (int) bill->id, store_query_get_text (query, 0), (int) store_query_get_number (query, 1),
                            (int) store_query_get_number (query, 2), states[bill->state], (int) bill->total, (int) bill->paid);
  return NULL;
}

static char *
compare_wants (Simulator *self, const ModelPurchase *purchase)
{
  g_autoptr (StoreQuery) query = ask (self, "SELECT id, quantity, received, billed, price FROM purchase_lines WHERE purchase_order = ?1 AND trashed_at IS NULL ORDER BY position", purchase->id);

  for (int i = 0; i < purchase->n_lines; i++)
    {
      const ModelWant *line = &purchase->lines[i];
      gint64 figures[] = { line->id, line->quantity * ONE, line->received * ONE, line->billed * ONE, line->price };

      if (line->quantity == 0)
        continue;
      if (!store_query_next (query))
        return g_strdup_printf ("purchase %d: line %d is missing", (int) purchase->id, i);
      for (guint j = 0; j < G_N_ELEMENTS (figures); j++)
        if (store_query_get_number (query, (int) j) != figures[j])
          return g_strdup_printf ("purchase %d line %d: figure %u is %" G_GINT64_FORMAT "; the model has %" G_GINT64_FORMAT, (int) purchase->id, i, j, store_query_get_number (query, (int) j), figures[j]);
    }
  return store_query_next (query) ? g_strdup_printf ("purchase %d has more lines than the model", (int) purchase->id) : NULL;
}

static char *
compare_purchase (Simulator *self, int index)
{
  const ModelPurchase *purchase = &self->model->purchases[index];
  g_autoptr (StoreQuery) query = ask (self, "SELECT state FROM purchase_orders WHERE id = ?1 AND trashed_at IS NULL", purchase->id);
  char *fault;

  if (!store_query_next (query))
    return g_strdup_printf ("purchase %d is missing", (int) purchase->id);
  if (g_strcmp0 (store_query_get_text (query, 0), model_purchase_name (purchase)) != 0)
    return g_strdup_printf ("purchase %d is %s; the model has %s", (int) purchase->id, store_query_get_text (query, 0), model_purchase_name (purchase));
  fault = compare_wants (self, purchase);
  for (int i = 0; i < purchase->n_bills && fault == NULL; i++)
    fault = compare_bill (self, &purchase->bills[i]);
  return fault;
}

static char *
compare_customer (Simulator *self, int index)
{
  gint64 open = sim_number (self, "SELECT open_amount FROM contacts WHERE id = ?1", self->model->customers[index].id);

  return open == self->model->customers[index].open ? NULL : g_strdup_printf ("customer %d owes %d; the model has %d", index, (int) open, (int) self->model->customers[index].open);
}

#define MARK(marks, array, n, is)          \
  for (int i = 0; i < (n); i++)            \
    if (is)                                \
      (marks)->array[i] = TRUE

/* What is another in the model than it was. */
static void
mark_changed (Simulator *self, Marks *marks, gboolean all)
{
  const Model *now = self->model, *then = self->seen;

  MARK (marks, items, now->n_items, all || memcmp (&now->items[i], &then->items[i], sizeof now->items[0]) != 0);
  MARK (marks, customers, now->n_customers, all || now->customers[i].open != then->customers[i].open);
  MARK (marks, orders, now->n_orders, all || memcmp (&now->orders[i], &then->orders[i], sizeof now->orders[0]) != 0);
  MARK (marks, purchases, now->n_purchases, all || memcmp (&now->purchases[i], &then->purchases[i], sizeof now->purchases[0]) != 0);
}

/* What the file has changed. */
static void
mark_touched (Simulator *self, Marks *marks, const StoreTouch *touch)
{
  const Model *model = self->model;
  gint64 order = g_str_equal (touch->table, "order_lines") ? sim_number (self, "SELECT sales_order FROM order_lines WHERE id = ?1", touch->id) : g_str_equal (touch->table, "orders") ? touch->id : 0;
  gint64 purchase = g_str_equal (touch->table, "purchase_lines") ? sim_number (self, "SELECT purchase_order FROM purchase_lines WHERE id = ?1", touch->id)
                                                                 : g_str_equal (touch->table, "purchase_orders") ? touch->id : 0;

  MARK (marks, items, model->n_items, g_str_equal (touch->table, "items") && model->items[i].id == touch->id);
  MARK (marks, customers, model->n_customers, g_str_equal (touch->table, "contacts") && model->customers[i].id == touch->id);
  MARK (marks, orders, model->n_orders, order != 0 && model->orders[i].id == order);
  MARK (marks, purchases, model->n_purchases, purchase != 0 && model->purchases[i].id == purchase);
}

#define COMPARE(marks, array, n, compare)                       \
  for (int i = 0; i < (n) && fault == NULL; i++)                \
    if ((marks).array[i])                                       \
      fault = compare (self, i)

char *
simulator_compare (Simulator *self, gboolean all)
{
  Marks marks = { 0 };
  char *fault = NULL;

  mark_changed (self, &marks, all);
  for (guint i = 0; i < self->touched->len; i++)
    mark_touched (self, &marks, &g_array_index (self->touched, StoreTouch, i));
  g_array_set_size (self->touched, 0);
  COMPARE (marks, items, self->model->n_items, compare_item);
  COMPARE (marks, orders, self->model->n_orders, compare_order);
  COMPARE (marks, purchases, self->model->n_purchases, compare_purchase);
  COMPARE (marks, customers, self->model->n_customers, compare_customer);
  model_copy (self->seen, self->model);
  return fault;
}
