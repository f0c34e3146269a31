/* The office as a bookkeeper counts it.
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
    total += order->lines[i].price * order->lines[i].quantity;
  return total;
}

gint64
model_reserved (const Model *self, int item)
{
  gint64 reserved = 0;

  for (int i = 0; i < self->n_orders; i++)
    for (int j = 0; j < self->orders[i].n_lines; j++)
      if (self->orders[i].lines[j].item == item)
        reserved += self->orders[i].lines[j].reserved;
  return reserved;
}

int
model_find_place (const Model *self)
{
  if (self->n_orders < MODEL_MAX_ORDERS)
    return self->n_orders;
  for (int i = 0; i < self->n_orders; i++)
    if (self->orders[i].state == MODEL_INVOICED || self->orders[i].state == MODEL_CANCELLED)
      return i;
  return -1;
}

static gboolean
is_waiting (const ModelOrder *order)
{
  return order->state == MODEL_CONFIRMED || order->state == MODEL_PARTLY_SHIPPED;
}

/* What the line still wants to have set aside. */
static gint64
count_missing (const ModelOrder *order, const ModelLine *line)
{
  return (is_waiting (order) ? line->quantity - line->shipped : 0) - line->reserved;
}

static gboolean
is_before (const ModelOrder *a, const ModelLine *line, const ModelOrder *b, const ModelLine *other)
{
  if (a->promised_on != b->promised_on)
    return a->promised_on < b->promised_on;
  return line->id < other->id;
}

/* Of the lines with the item that still want goods (or hold some): the most urgent (or the least). */
static ModelLine *
find_line (Model *self, int item, gboolean holds, gint64 *most)
{
  ModelOrder *order = NULL;
  ModelLine *found = NULL;

  for (int i = 0; i < self->n_orders; i++)
    for (int j = 0; j < self->orders[i].n_lines; j++)
      {
        ModelLine *line = &self->orders[i].lines[j];
        gint64 n = holds ? line->reserved : count_missing (&self->orders[i], line);

        if (line->item != item || n <= 0)
          continue;
        if (found == NULL || is_before (&self->orders[i], line, order, found) != holds)
          {
            found = line;
            order = &self->orders[i];
            *most = n;
          }
      }
  return found;
}

/* Who no longer needs goods gives them back; too much is taken from the least urgent; what is free goes to the most urgent. */
static void
settle (Model *self, int item)
{
  gint64 free, most;
  ModelLine *line;

  for (int i = 0; i < self->n_orders; i++)
    for (int j = 0; j < self->orders[i].n_lines; j++)
      if (self->orders[i].lines[j].item == item)
        self->orders[i].lines[j].reserved += MIN (0, count_missing (&self->orders[i], &self->orders[i].lines[j]));
  free = self->items[item].on_hand - model_reserved (self, item);
  while (free < 0 && (line = find_line (self, item, TRUE, &most)) != NULL)
    {
      most = MIN (most, -free);
      line->reserved -= most;
      free += most;
    }
  while (free > 0 && (line = find_line (self, item, FALSE, &most)) != NULL)
    {
      most = MIN (most, free);
      line->reserved += most;
      free -= most;
    }
}

static void
settle_order (Model *self, const ModelOrder *order)
{
  for (int i = 0; i < order->n_lines; i++)
    settle (self, order->lines[i].item);
}

/* What the papers say. */
static ModelState
derive_state (const ModelOrder *order)
{
  gboolean all_shipped = TRUE, all_invoiced = TRUE, any_shipped = FALSE;

  for (int i = 0; i < order->n_lines; i++)
    {
      all_shipped = all_shipped && order->lines[i].shipped == order->lines[i].quantity;
      all_invoiced = all_invoiced && order->lines[i].invoiced == order->lines[i].quantity;
      any_shipped = any_shipped || order->lines[i].shipped > 0;
    }
  if (all_shipped)
    return all_invoiced ? MODEL_INVOICED : MODEL_SHIPPED;
  return any_shipped ? MODEL_PARTLY_SHIPPED : MODEL_CONFIRMED;
}

/* Cost of so many pieces at the average: half a cent counts as one, and the last piece takes the rest. */
static gint64
take_value (const ModelItem *item, gint64 quantity)
{
  return quantity == item->on_hand ? item->value : (2 * item->value * quantity + item->on_hand) / (2 * item->on_hand);
}

static int
count_places (const ModelItem *item)
{
  int n = 0;

  for (int i = 0; i < MODEL_PLACES; i++)
    n += item->at[i] != 0;
  return n;
}

static void
ship_line (Model *self, ModelLine *line)
{
  ModelItem *item = &self->items[line->item];
  gint64 quantity = line->quantity - line->shipped;

  if (quantity == 0)
    return;
  if (count_places (item) > 1)
    item->slack += 2;
  item->value -= take_value (item, quantity);
  item->on_hand -= quantity;
  if (count_places (item) == 1)
    for (int i = 0; i < MODEL_PLACES; i++)
      if (item->at[i] != 0)
        item->at[i] = item->on_hand;
  line->shipped = line->quantity;
  line->reserved = 0;
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

const char *
model_ship (Model *self, int index)
{
  ModelOrder *order = &self->orders[index];

  if (!is_waiting (order))
    return order->state == MODEL_DRAFT ? "draft" : "";
  for (int i = 0; i < order->n_lines; i++)
    {
      gint64 needed = 0;

      for (int j = 0; j < order->n_lines; j++)
        if (order->lines[j].item == order->lines[i].item)
          needed += order->lines[j].quantity - order->lines[j].shipped;
      if (needed > self->items[order->lines[i].item].on_hand)
        return "needed";
    }
  for (int i = 0; i < order->n_lines; i++)
    ship_line (self, &order->lines[i]);
  order->state = derive_state (order);
  settle_order (self, order);
  return NULL;
}

/* What has been shipped and not yet been invoiced. */
const char *
model_invoice (Model *self, int index)
{
  ModelOrder *order = &self->orders[index];
  gint64 amount = 0;

  if (order->state != MODEL_SHIPPED && order->state != MODEL_PARTLY_SHIPPED)
    return "";
  for (int i = 0; i < order->n_lines; i++)
    amount += order->lines[i].price * (order->lines[i].shipped - order->lines[i].invoiced);
  if (amount == 0)
    return "";
  for (int i = 0; i < order->n_lines; i++)
    order->lines[i].invoiced = order->lines[i].shipped;
  order->state = derive_state (order);
  self->customers[order->customer].open += amount;
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
model_change (Model *self, int index, int number, gint64 quantity)
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
  if (is_waiting (order) || order->state == MODEL_SHIPPED)
    order->state = derive_state (order);
  settle_order (self, order);
  return NULL;
}

const char *
model_receive (Model *self, int index, int place, gint64 quantity, gint64 value)
{
  ModelItem *item = &self->items[index];

  if (quantity <= 0)
    return "more than zero";
  item->on_hand += quantity;
  item->at[place] += quantity;
  item->value += value;
  settle (self, index);
  return NULL;
}

const char *
model_adjust (Model *self, int index, int place, gint64 counted)
{
  ModelItem *item = &self->items[index];
  gint64 difference = counted - item->at[place];

  if (counted < 0)
    return "";
  if (difference > 0 && item->on_hand == 0)
    item->value = difference * item->cost;
  else if (difference > 0)
    item->value += (2 * item->value * difference + item->on_hand) / (2 * item->on_hand);
  else
    item->value -= take_value (item, -difference);
  item->on_hand += difference;
  item->at[place] = counted;
  settle (self, index);
  return NULL;
}

const char *
model_transfer (Model *self, int index, int from, int to, gint64 quantity)
{
  ModelItem *item = &self->items[index];

  if (quantity <= 0)
    return "more than zero";
  if (from == to)
    return "lie there already";
  if (quantity > item->at[from])
    return "needed";
  item->at[from] -= quantity;
  item->at[to] += quantity;
  return NULL;
}

const char *
model_pay (Model *self, int customer, gint64 amount)
{
  if (amount <= 0)
    return "more than zero";
  self->customers[customer].open -= amount;
  return NULL;
}
