/* What customers and clerks do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "simulator-private.h"

static gboolean
is_draft (Simulator *self, int index)
{
  return self->model->orders[index].state == MODEL_DRAFT;
}

static gboolean
is_confirmed (Simulator *self, int index)
{
  return self->model->orders[index].state == MODEL_CONFIRMED;
}

static gboolean
is_waiting (Simulator *self, int index)
{
  return is_confirmed (self, index) || self->model->orders[index].state == MODEL_PARTLY_SHIPPED;
}

static gboolean
is_partly_shipped (Simulator *self, int index)
{
  return self->model->orders[index].state == MODEL_PARTLY_SHIPPED;
}

static gboolean
is_cancelled (Simulator *self, int index)
{
  return self->model->orders[index].state == MODEL_CANCELLED;
}

static gboolean
is_ready (Simulator *self, int index)
{
  const ModelOrder *order = &self->model->orders[index];

  for (int i = 0; i < order->n_lines; i++)
    if (!order->lines[i].is_gone && order->lines[i].reserved < order->lines[i].quantity - order->lines[i].shipped)
      return FALSE;
  return is_waiting (self, index);
}

static gboolean
is_ready_in_part (Simulator *self, int index)
{
  const ModelOrder *order = &self->model->orders[index];

  for (int i = 0; i < order->n_lines; i++)
    if (order->lines[i].reserved > 0)
      return is_waiting (self, index);
  return FALSE;
}

static gboolean
is_to_invoice (Simulator *self, int index)
{
  const ModelOrder *order = &self->model->orders[index];

  for (int i = 0; i < order->n_lines; i++)
    if (order->lines[i].shipped - order->lines[i].returned > order->lines[i].invoiced)
      return TRUE;
  return FALSE;
}

static gboolean
has_returnable (Simulator *self, int index)
{
  const ModelOrder *order = &self->model->orders[index];

  for (int i = 0; i < order->n_lines; i++)
    if (order->lines[i].shipped > order->lines[i].announced)
      return TRUE;
  return FALSE;
}

static gboolean
has_return (Simulator *self, int index, ModelReturnState state)
{
  const ModelOrder *order = &self->model->orders[index];

  for (int i = 0; i < order->n_returns; i++)
    if (order->returns[i].state == state)
      return TRUE;
  return FALSE;
}

static gboolean
has_announced (Simulator *self, int index)
{
  return has_return (self, index, MODEL_ANNOUNCED);
}

static gboolean
has_received (Simulator *self, int index)
{
  return has_return (self, index, MODEL_RECEIVED);
}

static gboolean
owes (Simulator *self, int index)
{
  return self->model->customers[index].open > 0;
}

static int
pick_order (Simulator *self, SimulatorTest test)
{
  return sim_pick (self, self->model->n_orders, test);
}

static void
learn_lines (Simulator *self, ModelOrder *order)
{
  g_autoptr (StoreQuery) query = store_query_new (self->fixture.db, "SELECT id FROM order_lines WHERE sales_order = ?1 ORDER BY position");

  store_query_bind_number (query, 1, order->id);
  for (int i = 0; i < order->n_lines && store_query_next (query); i++)
    order->lines[i].id = store_query_get_number (query, 0);
  if (!store_query_finish (query, NULL))
    sim_fault (self, "the lines cannot be read");
}

static char *
make_lines (Simulator *self, ModelOrder *order)
{
  GString *text = g_string_new (NULL);

  order->n_lines = sim_draw (self, 1, MODEL_MAX_LINES + 1);
  for (int i = 0; i < order->n_lines; i++)
    {
      int item = sim_draw (self, 0, self->model->n_items);

      order->lines[i] = (ModelLine) { .item = item, .quantity = sim_draw (self, 1, 9), .price = self->model->items[item].price };
      g_string_append_printf (text, "%d I%03d\n", order->lines[i].quantity, item);
    }
  return g_string_free_and_steal (text);
}

void
sim_enter_order (Simulator *self)
{
  int place = model_find_place (self->model), customer = sim_draw (self, 0, self->model->n_customers);
  ModelOrder order = { .customer = customer, .ordered_on = sim_today (self), .promised_on = sim_today (self) + (guint32) sim_draw (self, 3, 40) };
  g_autofree char *lines = make_lines (self, &order);
  gboolean confirmed = sim_draw (self, 0, 3) > 0;

  if (place < 0
      || !sim_try (self, "enter-order",
                   g_variant_new_parsed ("{'customer': <%x>, 'lines': <%s>, 'promised_on': <%x>, 'goal': <%x>}", self->model->customers[customer].id, lines, (gint64) order.promised_on,
                                         (gint64) (confirmed ? 2 : 0)), NULL))
    return;
  order.id = sim_result (self);
  learn_lines (self, &order);
  self->model->n_orders = MAX (self->model->n_orders, place + 1);
  self->model->orders[place] = order;
  if (confirmed)
    model_confirm (self->model, place);
  sim_learn (self);
}

static void
step_order (Simulator *self, const char *command, int order, const char *expected)
{
  sim_try (self, command, g_variant_new_parsed ("{'record': <%x>}", self->model->orders[order].id), expected);
}

void
sim_confirm_order (Simulator *self)
{
  int order = pick_order (self, is_draft);

  step_order (self, "confirm-order", order, model_confirm (self->next, order));
}

void
sim_ship_order (Simulator *self)
{
  int order = pick_order (self, is_ready);

  step_order (self, "ship-order", order, model_ship (self->next, order, sim_day (self)));
}

/* What is reserved is packed and leaves; the two commands are not taken back. */
void
sim_ship_part (Simulator *self)
{
  int order = pick_order (self, is_ready_in_part);
  const char *expected = model_ship_part (self->next, order, sim_day (self));
  gint64 shipment;

  if (!sim_try (self, "pack-order", g_variant_new_parsed ("{'record': <%x>}", self->model->orders[order].id), expected))
    return;
  shipment = sim_result (self);
  sim_try (self, "ship-shipment", g_variant_new_parsed ("{'record': <%x>}", shipment), NULL);
  sim_forget (self);
}

void
sim_invoice_order (Simulator *self)
{
  int index = pick_order (self, is_to_invoice);
  ModelInvoice *invoice;
  ModelOrder *order = &self->model->orders[index];

  if (order->n_invoices == MODEL_MAX_INVOICES
      || !sim_try (self, "invoice-order", g_variant_new_parsed ("{'record': <%x>}", order->id), model_invoice (self->next, index)))
    return;
  invoice = &order->invoices[order->n_invoices - 1];
  invoice->id = sim_result (self);
  invoice->due_on = (guint32) sim_number (self, "SELECT julianday (due_on) FROM invoices WHERE id = ?1", invoice->id);
  sim_learn (self);
}

void
sim_change_line (Simulator *self)
{
  int index = pick_order (self, sim_chance (self, 66) ? is_waiting : NULL);
  const ModelOrder *order = &self->model->orders[index];
  int number = sim_draw (self, 0, order->n_lines), quantity = sim_draw (self, 0, 12);
  const ModelLine *line = &order->lines[number];

  if (quantity != line->quantity && !line->is_gone)
    sim_try (self, "edit-order-line", g_variant_new_parsed ("{'record': <%x>, 'quantity': <%x>}", line->id, quantity * ONE), model_change (self->next, index, number, quantity));
}

void
sim_cancel_order (Simulator *self)
{
  int order = pick_order (self, is_confirmed);

  step_order (self, "cancel-order", order, model_cancel (self->next, order));
}

void
sim_cancel_rest (Simulator *self)
{
  int order = pick_order (self, is_partly_shipped);

  step_order (self, "cancel-rest", order, model_cancel_rest (self->next, order));
}

void
sim_reopen_order (Simulator *self)
{
  int order = pick_order (self, is_cancelled);

  step_order (self, "reopen-order", order, model_reopen (self->next, order));
}

void
sim_pay (Simulator *self)
{
  int index = sim_pick (self, self->model->n_customers, owes);
  gint64 open = self->model->customers[index].open, amount = sim_chance (self, 75) ? open : open / 2 + sim_draw (self, -1, 50);

  sim_try (self, "record-payment", g_variant_new_parsed ("{'record': <%x>, 'amount': <%x>}", self->model->customers[index].id, amount), model_pay (self->next, index, amount));
}

void
sim_announce (Simulator *self)
{
  int index = pick_order (self, has_returnable);
  ModelOrder *order = &self->model->orders[index];
  int number = sim_draw (self, 0, order->n_lines), quantity = sim_draw (self, 1, 5);
  ModelReturn *back = &order->returns[order->n_returns];

  if (order->n_returns == MODEL_MAX_RETURNS || order->lines[number].is_gone
      || !sim_try (self, "announce-return", g_variant_new_parsed ("{'record': <%x>, 'order_line': <%x>, 'quantity': <%x>}", order->id, order->lines[number].id, quantity * ONE),
                   model_announce (self->next, index, number, quantity)))
    return;
  back->id = sim_result (self);
  back->line_id = sim_number (self, "SELECT id FROM return_lines WHERE customer_return = ?1", back->id);
  sim_learn (self);
}

static ModelReturn *
pick_return (Simulator *self, SimulatorTest test, ModelReturnState state, int *order, int *number)
{
  *order = pick_order (self, test);
  if (self->model->orders[*order].n_returns == 0)
    return NULL;
  *number = sim_draw (self, 0, self->model->orders[*order].n_returns);
  for (int i = 0; i < self->model->orders[*order].n_returns && sim_chance (self, 90); i++)
    if (self->model->orders[*order].returns[i].state == state)
      *number = i;
  return &self->model->orders[*order].returns[*number];
}

void
sim_receive_return (Simulator *self)
{
  int order, number;
  ModelReturn *back = pick_return (self, has_announced, MODEL_ANNOUNCED, &order, &number);

  if (back != NULL)
    sim_try (self, "receive-return", g_variant_new_parsed ("{'record': <%x>}", back->id), model_receive_return (self->next, order, number));
}

void
sim_cancel_return (Simulator *self)
{
  int order, number;
  ModelReturn *back = pick_return (self, has_announced, MODEL_ANNOUNCED, &order, &number);

  if (back != NULL)
    sim_try (self, "cancel-return", g_variant_new_parsed ("{'record': <%x>}", back->id), model_cancel_return (self->next, order, number));
}

void
sim_inspect (Simulator *self)
{
  int order, number;
  ModelReturn *back = pick_return (self, has_received, MODEL_RECEIVED, &order, &number);
  gboolean scrap = sim_chance (self, 30), credit = sim_chance (self, 60);

  if (back != NULL)
    sim_try (self, "inspect-return", g_variant_new_parsed ("{'record': <%x>, 'goods': <%x>, 'remedy': <%x>}", back->line_id, (gint64) (scrap ? 2 : 1), (gint64) (credit ? 2 : 0)),
             model_inspect (self->next, order, number, scrap, credit, sim_today (self)));
}
