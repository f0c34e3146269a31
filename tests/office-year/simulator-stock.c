/* What is done in the warehouse.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "simulator-private.h"

#define ITEMS_A_CATEGORY 8

static const ModelItem *
get_item (Simulator *self, int index)
{
  return &self->model->items[index];
}

static gboolean
is_plain (Simulator *self, int index)
{
  return !get_item (self, index)->has_lots;
}

/* A day on which nothing else of the item expires. */
static guint32
draw_expiry (Simulator *self, const ModelItem *item)
{
  guint32 day = sim_today (self) + (guint32) sim_draw (self, 20, 200);

  for (int i = 1; i < item->n_lots; i++)
    if (item->lots[i].expires_on == day)
      return draw_expiry (self, item);
  return day;
}

static GVariantDict *
new_arguments (gint64 record, int place)
{
  GVariantDict *arguments = g_variant_dict_new (NULL);

  g_variant_dict_insert (arguments, "record", "x", record);
  if (place > 0)
    g_variant_dict_insert (arguments, "location", "x", (gint64) place);
  return arguments;
}

static void
insert_lot (GVariantDict *arguments, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("L%d", (int) number);

  g_variant_dict_insert (arguments, "lot_number", "s", text);
}

/* Half of the items always come in at the same cost. Without a lot, what is kept by lot is refused. */
void
sim_receive_stock (Simulator *self)
{
  int index = sim_draw (self, 0, self->model->n_items), place = sim_chance (self, 30) ? sim_draw (self, 1, MODEL_PLACES) : 0, lot = 0;
  const ModelItem *item = get_item (self, index);
  int quantity = sim_draw (self, 0, 24);
  gint64 value = quantity * item->cost + (index % 2 ? sim_draw (self, 0, 200) : 0);
  g_autoptr (GVariantDict) arguments = new_arguments (item->id, place);

  if (item->has_lots && sim_chance (self, 80))
    {
      guint32 expires_on = draw_expiry (self, item);

      lot = model_take_lot (&self->next->items[index], self->step, expires_on, sim_today (self));
      insert_lot (arguments, self->step);
      g_variant_dict_insert (arguments, "expires_on", "x", (gint64) expires_on);
    }
  g_variant_dict_insert (arguments, "quantity", "x", quantity * ONE);
  g_variant_dict_insert (arguments, "value", "x", value);
  if (lot < 0)
    sim_learn (self);
  else
    sim_try (self, "receive-stock", g_variant_dict_end (arguments), model_receive (self->next, index, place, lot, quantity, value, sim_today (self)));
}

void
sim_adjust_stock (Simulator *self)
{
  int index = sim_draw (self, 0, self->model->n_items), place = sim_draw (self, 0, MODEL_PLACES);
  const ModelItem *item = get_item (self, index);
  int there = place == 0 ? item->on_hand : item->at[place][0], difference = sim_draw (self, -4, 4), counted = MAX (0, there + difference);
  g_autoptr (GVariantDict) arguments = new_arguments (item->id, place);

  if (counted == there)
    return;
  g_variant_dict_insert (arguments, "counted", "x", counted * ONE);
  g_variant_dict_insert (arguments, "reason", "s", "Counted");
  sim_try (self, "adjust-stock", g_variant_dict_end (arguments), model_adjust (self->next, index, place, counted, sim_today (self)));
}

/* What has expired leaves the books. */
void
sim_write_off (Simulator *self)
{
  for (int i = 0; i < self->model->n_items; i++)
    for (int place = 0; place < MODEL_PLACES; place++)
      for (int lot = 1; lot < get_item (self, i)->n_lots; lot++)
        if (get_item (self, i)->at[place][lot] > 0 && get_item (self, i)->lots[lot].expires_on < sim_today (self) + 3)
          {
            g_autoptr (GVariantDict) arguments = new_arguments (get_item (self, i)->id, place);

            g_variant_dict_insert (arguments, "counted", "x", (gint64) 0);
            g_variant_dict_insert (arguments, "reason", "s", "Expired");
            insert_lot (arguments, get_item (self, i)->lots[lot].number);
            model_correct (self->next, i, place, lot, -get_item (self, i)->at[place][lot], sim_today (self));
            sim_try (self, "adjust-stock", g_variant_dict_end (arguments), NULL);
            return;
          }
}

void
sim_transfer_stock (Simulator *self)
{
  int index = sim_draw (self, 0, self->model->n_items), from = sim_draw (self, 0, MODEL_PLACES), to = sim_draw (self, 0, MODEL_PLACES);
  const ModelItem *item = get_item (self, index);
  int quantity = sim_draw (self, 0, 6), lot = item->n_lots > 1 && sim_chance (self, 90) ? sim_draw (self, 1, item->n_lots) : 0;
  g_autoptr (GVariantDict) arguments = new_arguments (item->id, 0);

  g_variant_dict_insert (arguments, "quantity", "x", quantity * ONE);
  if (from > 0)
    g_variant_dict_insert (arguments, "from_location", "x", (gint64) from);
  if (to > 0)
    g_variant_dict_insert (arguments, "to_location", "x", (gint64) to);
  if (lot > 0)
    insert_lot (arguments, item->lots[lot].number);
  sim_try (self, "transfer-stock", g_variant_dict_end (arguments), model_transfer (self->next, index, from, to, lot, quantity));
}

void
sim_scrap_stock (Simulator *self)
{
  int index = sim_pick (self, self->model->n_items, is_plain), place = sim_draw (self, 0, MODEL_PLACES), quantity = sim_draw (self, 0, 4);
  g_autoptr (GVariantDict) arguments = new_arguments (get_item (self, index)->id, place);

  if (get_item (self, index)->has_lots)
    return;
  g_variant_dict_insert (arguments, "quantity", "x", quantity * ONE);
  g_variant_dict_insert (arguments, "reason", "s", "Broken");
  sim_try (self, "scrap-stock", g_variant_dict_end (arguments), model_scrap (self->next, index, place, quantity, sim_day (self)));
}

typedef struct
{
  gint64 id;
  int    item, place, lot, difference;
} Count;

static int
find_lot (const ModelItem *item, const char *number)
{
  for (int i = 1; number != NULL && i < item->n_lots; i++)
    if (item->lots[i].number == g_ascii_strtoll (number + 1, NULL, 10))
      return i;
  return 0;
}

/* The lines of a stocktake, with what the model expects there; the items of the file are in the order of the model. */
static GArray *
list_counts (Simulator *self, gint64 stocktake)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (Count));
  g_autoptr (StoreQuery) query = store_query_new (self->fixture.db, "SELECT l.id, l.item, coalesce (l.location, 0), t.number, l.expected FROM stocktake_lines AS l LEFT JOIN lots AS t ON t.id = l.lot"
                                                                    " WHERE l.stocktake = ?1 ORDER BY l.id");

  store_query_bind_number (query, 1, stocktake);
  while (store_query_next (query))
    {
      Count count = { store_query_get_number (query, 0), (int) (store_query_get_number (query, 1) - self->model->items[0].id), (int) store_query_get_number (query, 2), 0, 0 };

      count.lot = find_lot (get_item (self, count.item), store_query_get_text (query, 3));
      if (store_query_get_number (query, 4) != get_item (self, count.item)->at[count.place][count.lot] * ONE)
        sim_fault (self, "the stocktake expects another quantity than the model");
      g_array_append_val (counts, count);
    }
  return counts;
}

static void
count_line (Simulator *self, Count *count)
{
  int there = get_item (self, count->item)->at[count->place][count->lot];
  int difference = sim_chance (self, 80) ? 0 : sim_draw (self, -3, 3), counted = MAX (0, there + difference);

  count->difference = counted - there;
  sim_try (self, "record-count", g_variant_new_parsed ("{'record': <%x>, 'counted': <%x>}", count->id, counted * ONE), NULL);
}

static void
approve (Simulator *self, gint64 stocktake, GArray *counts)
{
  for (guint i = 0; i < counts->len; i++)
    {
      Count *count = &g_array_index (counts, Count, i);

      if (count->difference != 0)
        model_correct (self->next, count->item, count->place, count->lot, count->difference, sim_today (self));
    }
  sim_set_user (self, "bert");
  sim_try (self, "approve-stocktake", g_variant_new_parsed ("{'record': <%x>}", stocktake), NULL);
  sim_set_user (self, "anna");
}

/* A category is counted at all places while goods come in. */
void
sim_count_stock (Simulator *self)
{
  g_autofree char *category = g_strdup_printf ("C%d", sim_draw (self, 0, (self->model->n_items + ITEMS_A_CATEGORY - 1) / ITEMS_A_CATEGORY));
  g_autoptr (GArray) counts = NULL;
  gint64 stocktake;

  if (!sim_try (self, "create-stocktake", g_variant_new_parsed ("{'category': <%s>}", category), NULL))
    return;
  stocktake = sim_result (self);
  if (!sim_try (self, "start-stocktake", g_variant_new_parsed ("{'record': <%x>}", stocktake), NULL))
    return;
  counts = list_counts (self, stocktake);
  if (counts->len > 1)
    sim_try (self, "finish-stocktake", g_variant_new_parsed ("{'record': <%x>}", stocktake), "Not every place");
  for (guint i = 0; i < counts->len; i++)
    {
      count_line (self, &g_array_index (counts, Count, i));
      if (i == counts->len / 2)
        sim_receive_stock (self);
    }
  sim_try (self, "approve-stocktake", g_variant_new_parsed ("{'record': <%x>}", stocktake), "being counted");
  sim_try (self, "finish-stocktake", g_variant_new_parsed ("{'record': <%x>}", stocktake), NULL);
  sim_try (self, "approve-stocktake", g_variant_new_parsed ("{'record': <%x>}", stocktake), "Somebody else");
  approve (self, stocktake, counts);
}

/* Holds for what is ordered from now on. */
void
sim_change_price (Simulator *self)
{
  int index = sim_draw (self, 0, self->model->n_items);
  gint64 rise = sim_draw (self, -200, 260), price = MAX (100, get_item (self, index)->price + rise);

  if (price == get_item (self, index)->price)
    return;
  self->next->items[index].price = price;
  sim_try (self, "edit-item", g_variant_new_parsed ("{'record': <%x>, 'price': <%x>}", get_item (self, index)->id, price), NULL);
}
