/* Orders, what leaves and comes back, what is owed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "model.h"

const char *
model_state_name (ModelState state)
{
  static const char *const names[] = { "draft", "confirmed", "partly-shipped", "shipped", "invoiced", "cancelled" };

  return names[state];
}

gint64
model_total (const ModelOrder *order)
{
  gint64 total = 0;

  for (int i = 0; i < order->n_lines; i++)
    if (!order->lines[i].is_gone)
      total += order->lines[i].price * order->lines[i].quantity;
  return total;
}

/* Nothing more will happen with it. */
static gboolean
is_done (const ModelOrder *order)
{
  if (order->state != MODEL_INVOICED && order->state != MODEL_CANCELLED)
    return FALSE;
  for (int i = 0; i < order->n_invoices; i++)
    if (order->invoices[i].open != 0)
      return FALSE;
  for (int i = 0; i < order->n_returns; i++)
    if (order->returns[i].state == MODEL_ANNOUNCED || order->returns[i].state == MODEL_RECEIVED)
      return FALSE;
  return TRUE;
}

int
model_find_place (const Model *self)
{
  if (self->n_orders < MODEL_MAX_ORDERS)
    return self->n_orders;
  for (int i = 0; i < self->n_orders; i++)
    if (is_done (&self->orders[i]))
      return i;
  return -1;
}

static gboolean
is_waiting (const ModelOrder *order)
{
  return order->state == MODEL_CONFIRMED || order->state == MODEL_PARTLY_SHIPPED;
}

static void
settle_order (Model *self, const ModelOrder *order)
{
  for (int i = 0; i < order->n_lines; i++)
    model_settle (self, order->lines[i].item);
}

/* What of it the customer has to pay: what came back is not paid. */
static int
count_owed (const ModelLine *line, int quantity)
{
  return MAX (quantity - line->returned, 0);
}

/* What the papers say. */
static ModelState
derive_state (const ModelOrder *order)
{
  gboolean all_shipped = TRUE, all_invoiced = TRUE, any_shipped = FALSE, any_line = FALSE;

  for (int i = 0; i < order->n_lines; i++)
    {
      const ModelLine *line = &order->lines[i];

      if (line->is_gone)
        continue;
      any_line = TRUE;
      all_shipped = all_shipped && line->shipped >= line->quantity;
      all_invoiced = all_invoiced && line->invoiced >= count_owed (line, line->quantity);
      any_shipped = any_shipped || line->shipped > 0;
    }
  if (all_shipped && any_line)
    return all_invoiced && order->was_invoiced ? MODEL_INVOICED : MODEL_SHIPPED;
  return any_shipped ? MODEL_PARTLY_SHIPPED : MODEL_CONFIRMED;
}

static void
note_state (ModelOrder *order)
{
  if (order->state != MODEL_DRAFT && order->state != MODEL_CANCELLED)
    order->state = derive_state (order);
}

const char *
model_confirm (Model *self, int index)
{
  ModelOrder *order = &self->orders[index];

  if (order->state != MODEL_DRAFT)
    return "";
  order->state = MODEL_CONFIRMED;
  order->was_confirmed = TRUE;
  settle_order (self, order);
  return NULL;
}

/* Takes goods from where they lie for a line. */
static void
ship_line (Model *self, ModelLine *line, int quantity, guint32 leaves_on)
{
  ModelItem *item = &self->items[line->item];
  int nothing[MODEL_PLACES][MODEL_MAX_LOTS] = { 0 }, place, lot;

  line->shipped += quantity;
  line->reserved -= MIN (quantity, line->reserved);
  while (quantity > 0 && model_pick (item, nothing, leaves_on, &place, &lot))
    {
      int part = MIN (quantity, item->at[place][lot]);

      line->lot = line->n_parts++ == 0 || line->lot == lot ? lot : -1;
      line->out += part;
      line->out_value += model_take (item, place, lot, part);
      quantity -= part;
    }
}

const char *
model_ship (Model *self, int index, ModelDay day)
{
  ModelOrder *order = &self->orders[index];
  guint32 leaves_on = MAX (day.leaves_on, order->ordered_on);

  if (!is_waiting (order))
    return order->state == MODEL_DRAFT ? "draft" : "";
  for (int i = 0; i < order->n_lines; i++)
    {
      int needed = 0;

      for (int j = 0; j < order->n_lines; j++)
        if (order->lines[j].item == order->lines[i].item && !order->lines[j].is_gone)
          needed += order->lines[j].quantity - order->lines[j].shipped;
      if (needed > model_count_good (&self->items[order->lines[i].item], leaves_on))
        return "needed";
    }
  for (int i = 0; i < order->n_lines; i++)
    if (!order->lines[i].is_gone)
      ship_line (self, &order->lines[i], order->lines[i].quantity - order->lines[i].shipped, leaves_on);
  note_state (order);
  settle_order (self, order);
  return NULL;
}

/* What is reserved for it, as far as it is good. */
const char *
model_ship_part (Model *self, int index, ModelDay day)
{
  ModelOrder *order = &self->orders[index];
  guint32 leaves_on = MAX (day.leaves_on, order->ordered_on);
  int sum = 0;

  for (int i = 0; i < order->n_lines && is_waiting (order); i++)
    {
      int n = MIN (order->lines[i].reserved, model_count_good (&self->items[order->lines[i].item], leaves_on));

      ship_line (self, &order->lines[i], n, leaves_on);
      sum += n;
    }
  if (sum == 0)
    return "can be packed";
  note_state (order);
  settle_order (self, order);
  return NULL;
}

/* What has been shipped and kept, and not yet been invoiced. */
const char *
model_invoice (Model *self, int index)
{
  ModelOrder *order = &self->orders[index];
  ModelInvoice invoice = { 0 };

  if (order->state == MODEL_DRAFT || order->state == MODEL_CANCELLED)
    return "";
  for (int i = 0; i < order->n_lines; i++)
    {
      invoice.left[i] = MAX (count_owed (&order->lines[i], order->lines[i].shipped) - order->lines[i].invoiced, 0);
      invoice.open += order->lines[i].price * invoice.left[i];
    }
  if (invoice.open == 0)
    return "";
  for (int i = 0; i < order->n_lines; i++)
    order->lines[i].invoiced += invoice.left[i];
  order->was_invoiced = TRUE;
  order->invoices[order->n_invoices++] = invoice;
  order->state = derive_state (order);
  self->customers[order->customer].open += invoice.open;
  return NULL;
}

const char *
model_cancel (Model *self, int index)
{
  ModelOrder *order = &self->orders[index];

  if (order->state != MODEL_DRAFT && order->state != MODEL_CONFIRMED)
    return order->state == MODEL_SHIPPED ? "has been shipped" : "";
  order->state = MODEL_CANCELLED;
  settle_order (self, order);
  return NULL;
}

const char *
model_cancel_rest (Model *self, int index)
{
  ModelOrder *order = &self->orders[index];

  if (order->state != MODEL_PARTLY_SHIPPED)
    return "no rest";
  for (int i = 0; i < order->n_lines; i++)
    {
      ModelLine *line = &order->lines[i];

      line->is_gone = line->is_gone || line->shipped == 0;
      line->quantity = MIN (line->quantity, MAX (line->shipped, line->invoiced));
    }
  note_state (order);
  settle_order (self, order);
  return NULL;
}

const char *
model_reopen (Model *self, int index)
{
  ModelOrder *order = &self->orders[index];

  if (order->state != MODEL_CANCELLED)
    return order->state == MODEL_INVOICED ? "has been invoiced" : "";
  order->state = order->was_confirmed ? MODEL_CONFIRMED : MODEL_DRAFT;
  settle_order (self, order);
  return NULL;
}

const char *
model_change (Model *self, int index, int number, int quantity)
{
  ModelOrder *order = &self->orders[index];
  ModelLine *line = &order->lines[number];

  if (order->state == MODEL_CANCELLED)
    return "cancelled";
  if (order->state == MODEL_INVOICED)
    return "credit note";
  if (quantity < line->shipped)
    return "shipped already";
  if (quantity <= 0)
    return "more than zero";
  line->quantity = quantity;
  note_state (order);
  settle_order (self, order);
  return NULL;
}

/* The invoice of the customer that is due first. */
static ModelInvoice *
find_due (Model *self, int customer)
{
  ModelInvoice *found = NULL;

  for (int i = 0; i < self->n_orders; i++)
    for (int j = 0; j < self->orders[i].n_invoices && self->orders[i].customer == customer; j++)
      {
        ModelInvoice *invoice = &self->orders[i].invoices[j];

        if (invoice->open > 0 && (found == NULL || invoice->due_on < found->due_on || (invoice->due_on == found->due_on && invoice->id < found->id)))
          found = invoice;
      }
  return found;
}

const char *
model_pay (Model *self, int customer, gint64 amount)
{
  ModelInvoice *invoice;

  if (amount <= 0)
    return "more than zero";
  self->customers[customer].open -= amount;
  while (amount > 0 && (invoice = find_due (self, customer)) != NULL)
    {
      gint64 part = MIN (amount, invoice->open);

      invoice->open -= part;
      amount -= part;
    }
  return NULL;
}

const char *
model_announce (Model *self, int index, int number, int quantity)
{
  ModelOrder *order = &self->orders[index];
  ModelLine *line = &order->lines[number];

  if (line->shipped == line->announced)
    return "can come back";
  if (quantity > line->shipped - line->announced)
    return "no more was shipped";
  line->announced += quantity;
  order->returns[order->n_returns++] = (ModelReturn) { .line = number, .quantity = quantity, .lot = line->lot };
  return NULL;
}

const char *
model_receive_return (Model *self, int index, int number)
{
  ModelOrder *order = &self->orders[index];
  ModelReturn *back = &order->returns[number];

  if (back->state != MODEL_ANNOUNCED)
    return back->state == MODEL_RETURN_CANCELLED ? "cancelled" : "received already";
  back->state = MODEL_RECEIVED;
  order->lines[back->line].returned += back->quantity;
  note_state (order);
  return NULL;
}

const char *
model_cancel_return (Model *self, int index, int number)
{
  ModelOrder *order = &self->orders[index];
  ModelReturn *back = &order->returns[number];

  if (back->state != MODEL_ANNOUNCED)
    return back->state == MODEL_RETURN_CANCELLED ? "cancelled" : "received already";
  back->state = MODEL_RETURN_CANCELLED;
  order->lines[back->line].announced -= back->quantity;
  return NULL;
}

/* From the newest invoice of the line back. What the invoice has open is less by it; what was paid is owed to the customer. */
static void
credit (Model *self, ModelOrder *order, int line, int quantity)
{
  order->lines[line].invoiced -= quantity;
  self->customers[order->customer].open -= order->lines[line].price * quantity;
  for (int i = order->n_invoices - 1; i >= 0 && quantity > 0; i--)
    {
      ModelInvoice *invoice = &order->invoices[i];
      int part = MIN (quantity, invoice->left[line]);

      invoice->left[line] -= part;
      invoice->open -= MIN (invoice->open, order->lines[line].price * part);
      quantity -= part;
    }
}

const char *
model_inspect (Model *self, int index, int number, gboolean scrap, gboolean to_credit, guint32 today)
{
  ModelOrder *order = &self->orders[index];
  ModelReturn *back = &order->returns[number];
  ModelLine *line = &order->lines[back->line];
  ModelItem *item = &self->items[line->item];
  gint64 value;

  if (back->state != MODEL_RECEIVED)
    return back->state == MODEL_INSPECTED ? "inspected already" : back->state == MODEL_ANNOUNCED ? "not arrived" : "cancelled";
  if (item->has_lots && back->lot <= 0)
    return "kept by lot";
  if (to_credit && line->invoiced < back->quantity)
    return "not been invoiced";
  value = back->quantity == line->out ? line->out_value : (2 * line->out_value * back->quantity + line->out) / (2 * line->out);
  line->out -= back->quantity;
  line->out_value -= value;
  back->state = MODEL_INSPECTED;
  model_put (item, 0, MAX (back->lot, 0), back->quantity, value, today);
  if (!scrap)
    model_settle (self, line->item);
  else
    {
      model_settle (self, line->item); /* for a moment it is there */
      model_take (item, 0, MAX (back->lot, 0), back->quantity);
      model_settle (self, line->item);
    }
  if (to_credit)
    credit (self, order, back->line, back->quantity);
  note_state (order);
  return NULL;
}
