/* Goods, where they lie, what they are worth.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "model.h"

void
model_copy (Model *self, const Model *from)
{
  self->n_items = from->n_items;
  self->n_customers = from->n_customers;
  self->n_suppliers = from->n_suppliers;
  self->n_orders = from->n_orders;
  self->n_purchases = from->n_purchases;
  memcpy (self->items, from->items, sizeof from->items[0] * (gsize) from->n_items);
  memcpy (self->customers, from->customers, sizeof from->customers);
  memcpy (self->suppliers, from->suppliers, sizeof from->suppliers);
  memcpy (self->orders, from->orders, sizeof from->orders[0] * (gsize) from->n_orders);
  memcpy (self->purchases, from->purchases, sizeof from->purchases[0] * (gsize) from->n_purchases);
}

int
model_reserved (const Model *self, int item)
{
  int reserved = 0;

  for (int i = 0; i < self->n_orders; i++)
    for (int j = 0; j < self->orders[i].n_lines; j++)
      if (self->orders[i].lines[j].item == item)
        reserved += self->orders[i].lines[j].reserved;
  return reserved;
}

int
model_at (const ModelItem *item, int place)
{
  int sum = 0;

  for (int lot = 0; lot < item->n_lots; lot++)
    sum += item->at[place][lot];
  return sum;
}

static gboolean
is_waiting (const ModelOrder *order)
{
  return order->state == MODEL_CONFIRMED || order->state == MODEL_PARTLY_SHIPPED;
}

/* What the line still wants to have set aside. */
static int
count_missing (const ModelOrder *order, const ModelLine *line)
{
  return (is_waiting (order) && !line->is_gone ? MAX (line->quantity - line->shipped, 0) : 0) - line->reserved;
}

static gboolean
is_before (const ModelOrder *a, const ModelLine *line, const ModelOrder *b, const ModelLine *other)
{
  if (a->promised_on != b->promised_on)
    return a->promised_on < b->promised_on;
  if (a->ordered_on != b->ordered_on)
    return a->ordered_on < b->ordered_on;
  return line->id < other->id;
}

/* Of the lines with the item that still want goods (or hold some): the most urgent (or the least). */
static ModelLine *
find_line (Model *self, int item, gboolean holds, int *most)
{
  ModelOrder *order = NULL;
  ModelLine *found = NULL;

  for (int i = 0; i < self->n_orders; i++)
    for (int j = 0; j < self->orders[i].n_lines; j++)
      {
        ModelLine *line = &self->orders[i].lines[j];
        int n = holds ? line->reserved : count_missing (&self->orders[i], line);

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
void
model_settle (Model *self, int item)
{
  ModelLine *line;
  int free, most;

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

/* Half a cent counts as one, and the last piece takes the rest. */
static gint64
share (gint64 value, int quantity, int of)
{
  return quantity == of ? value : (2 * value * quantity + of) / (2 * of);
}

static ModelLayer *
find_oldest (ModelItem *item)
{
  ModelLayer *oldest = NULL;

  for (int i = 0; i < item->n_layers; i++)
    {
      ModelLayer *layer = &item->layers[i];

      if (layer->quantity > 0 && (oldest == NULL || layer->came_on < oldest->came_on || (layer->came_on == oldest->came_on && layer->number < oldest->number)))
        oldest = layer;
    }
  return oldest;
}

static gint64
take_oldest (ModelItem *item, int quantity)
{
  gint64 value = 0;

  while (quantity > 0)
    {
      ModelLayer *layer = find_oldest (item);
      int taken;
      gint64 part;

      g_assert_nonnull (layer);
      taken = MIN (quantity, layer->quantity);
      part = share (layer->value, taken, layer->quantity);
      layer->quantity -= taken;
      layer->value -= part;
      quantity -= taken;
      value += part;
    }
  return value;
}

gint64
model_take (ModelItem *item, int place, int lot, int quantity)
{
  gint64 value = item->is_fifo ? take_oldest (item, quantity) : share (item->value, quantity, item->on_hand);

  item->at[place][lot] -= quantity;
  item->on_hand -= quantity;
  item->value -= value;
  return value;
}

/* The room of one that is used up, else a new one. */
static ModelLayer *
find_room (ModelItem *item)
{
  for (int i = 0; i < item->n_layers; i++)
    if (item->layers[i].quantity == 0)
      return &item->layers[i];
  g_assert_cmpint (item->n_layers, <, MODEL_MAX_LAYERS);
  return &item->layers[item->n_layers++];
}

void
model_put (ModelItem *item, int place, int lot, int quantity, gint64 value, guint32 today)
{
  item->at[place][lot] += quantity;
  item->on_hand += quantity;
  item->value += value;
  if (item->is_fifo)
    *find_room (item) = (ModelLayer) { today, ++item->last_layer, quantity, value }
  ;
}

int
model_take_lot (ModelItem *item, gint64 number, guint32 expires_on, guint32 today)
{
  if (!item->has_lots)
    return 0;
  for (int i = 1; i < item->n_lots; i++)
    if (item->lots[i].number == number)
      return i;
  if (item->n_lots == MODEL_MAX_LOTS)
    return -1;
  item->lots[item->n_lots] = (ModelLot) { number, expires_on, today };
  return item->n_lots++;
}

/* What expires first leaves first, then what came first, then by the way through the house. */
static gboolean
leaves_before (const ModelItem *item, int place, int lot, int other_place, int other_lot)
{
  const ModelLot *a = &item->lots[lot], *b = &item->lots[other_lot];
  guint32 last = G_MAXUINT32;

  if ((a->expires_on != 0 ? a->expires_on : last) != (b->expires_on != 0 ? b->expires_on : last))
    return (a->expires_on != 0 ? a->expires_on : last) < (b->expires_on != 0 ? b->expires_on : last);
  return a->came_on != b->came_on ? a->came_on < b->came_on : place < other_place;
}

gboolean
model_pick (const ModelItem *item, int taken[MODEL_PLACES][MODEL_MAX_LOTS], guint32 good_until, int *place, int *lot)
{
  gboolean found = FALSE;

  for (int i = 0; i < MODEL_PLACES; i++)
    for (int j = 0; j < item->n_lots; j++)
      if (item->at[i][j] > taken[i][j] && (item->lots[j].expires_on == 0 || item->lots[j].expires_on >= good_until)
          && (!found || leaves_before (item, i, j, *place, *lot)))
        {
          *place = i;
          *lot = j;
          found = TRUE;
        }
  return found;
}

int
model_count_good (const ModelItem *item, guint32 good_until)
{
  int sum = 0;

  for (int i = 0; i < MODEL_PLACES; i++)
    for (int j = 0; j < item->n_lots; j++)
      if (item->lots[j].expires_on == 0 || item->lots[j].expires_on >= good_until)
        sum += item->at[i][j];
  return sum;
}

const char *
model_receive (Model *self, int index, int place, int lot, int quantity, gint64 value, guint32 today)
{
  ModelItem *item = &self->items[index];

  if (quantity <= 0)
    return "more than zero";
  if (item->has_lots && lot == 0)
    return "kept by lot";
  model_put (item, place, lot, quantity, value, today);
  model_settle (self, index);
  return NULL;
}

/* The value of what is found is that of the others; of what was not there at all, the usual cost. */
void
model_correct (Model *self, int index, int place, int lot, int difference, guint32 today)
{
  ModelItem *item = &self->items[index];

  if (difference > 0)
    model_put (item, place, lot, difference, item->on_hand == 0 ? difference * item->cost : (2 * item->value * difference + item->on_hand) / (2 * item->on_hand), today);
  else if (difference < 0)
    model_take (item, place, lot, -difference);
  model_settle (self, index);
}

/* counted: at the place; in the stock room it is the whole of the item. */
const char *
model_adjust (Model *self, int index, int place, int counted, guint32 today)
{
  ModelItem *item = &self->items[index];
  int taken[MODEL_PLACES][MODEL_MAX_LOTS] = { 0 }, difference = counted - (place == 0 ? item->on_hand : item->at[place][0]), from, lot;

  if (counted < 0)
    return "";
  if (item->has_lots && (difference > 0 || place > 0 || model_count_good (item, today) < -difference))
    return "kept by lot";
  if (difference >= 0 || item->at[place][0] >= -difference)
    model_correct (self, index, place, 0, difference, today);
  for (; item->on_hand > counted && place == 0 && model_pick (item, taken, today, &from, &lot);)
    model_take (item, from, lot, MIN (item->at[from][lot], item->on_hand - counted));
  model_settle (self, index);
  return NULL;
}

const char *
model_transfer (Model *self, int index, int from, int to, int lot, int quantity)
{
  ModelItem *item = &self->items[index];

  if (quantity <= 0)
    return "more than zero";
  if (from == to)
    return "lie there already";
  if (item->has_lots && lot == 0)
    return "kept by lot";
  if (quantity > item->at[from][lot])
    return "needed";
  item->at[from][lot] -= quantity;
  item->at[to][lot] += quantity;
  return NULL;
}

const char *
model_scrap (Model *self, int index, int place, int quantity, ModelDay day)
{
  ModelItem *item = &self->items[index];

  if (quantity <= 0)
    return "more than zero";
  if ((place == 0 ? item->on_hand : item->at[place][0]) < quantity)
    return "less of it";
  if (place > 0 || item->at[0][0] >= quantity)
    model_take (item, place, 0, quantity);
  else
    for (int taken[MODEL_PLACES][MODEL_MAX_LOTS] = { 0 }, from, lot; quantity > 0 && model_pick (item, taken, day.today, &from, &lot);)
      {
        int part = MIN (quantity, item->at[from][lot]);

        model_take (item, from, lot, part);
        quantity -= part;
      }
  model_settle (self, index);
  return NULL;
}
