/* A quantity that came or went.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stock-move.h"
#include <base-date.h>
#include <base-number.h>
#include "office-item.h"
#include "office-stock-arrival.h"
#include "office-stock-balance.h"
#include "office-stock-check.h"
#include "office-stock-layer.h"
#include "office-stock-places.h"
#include "office-stock-posting.h"
#include "office-stock-value.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeStockMove, office_stock_move, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice kinds[] = {
  { "opening",    N_("Opening balance") },
  { "receipt",    N_("Receipt") },
  { "shipment",   N_("Shipment") },
  { "adjustment", N_("Adjustment") },
  { "return",     N_("Return") },
  { "transfer",   N_("Transfer") },
  { "scrap",      N_("Scrap") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_LINK (OfficeStockMove, item, "items"),             N_("Item"),       BASE_REQUIRED | BASE_FIXED | BASE_PARENT | BASE_COLUMN },
  { BASE_QUANTITY (OfficeStockMove, quantity),              N_("Quantity"),   BASE_REQUIRED | BASE_FIXED | BASE_COLUMN },
  { BASE_DATE (OfficeStockMove, moved_on),                  N_("Day"),        BASE_FIXED | BASE_COLUMN },
  { BASE_CHOICE (OfficeStockMove, kind, kinds),             N_("Kind"),       BASE_FIXED | BASE_COLUMN },
  { BASE_TEXT (OfficeStockMove, reason),                    N_("Reason"),     BASE_FIXED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_LINK (OfficeStockMove, order_line, "order_lines"), N_("Order line"), BASE_DERIVED },
  { BASE_LINK (OfficeStockMove, location, "locations"),     N_("Location"), BASE_COLUMN | BASE_FIXED },
  { BASE_LINK (OfficeStockMove, lot, "lots"),               N_("Lot"), BASE_FIXED },
  { BASE_MONEY (OfficeStockMove, value),                    N_("Value"), BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficeStockMove, transfer, "stock_moves"),   N_("Transfer"), BASE_DERIVED },
  { BASE_LINK (OfficeStockMove, purchase_line, "purchase_lines"), N_("Purchase line"), BASE_DERIVED },
};

static const StoreView views[] = {
  { "all",         N_("All stock moves"), NULL },
  { "receipts",    N_("Receipts"),        "kind = 'receipt'" },
  { "shipments",   N_("Shipments"),       "kind = 'shipment'" },
  { "adjustments", N_("Adjustments"),     "kind = 'adjustment'" },
};

static OfficeItem *
load_item (StoreDb *db, gint64 id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (BaseRecord) record = store_record_load_kept (db, OFFICE_TYPE_ITEM, id, &failure);

  if (record == NULL && !g_error_matches (failure, STORE_ERROR, STORE_ERROR_MISSING))
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (record == NULL)
    g_set_error_literal (error, STORE_ERROR, STORE_ERROR_MISSING, _("There is no such item. It may have been taken back meanwhile."));
  return (OfficeItem *) g_steal_pointer (&record);
}

static gboolean
check_append_only (OfficeStockMove *self, OfficeStockMove *before, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT trashed_at IS NOT NULL FROM items WHERE id = ?1");
  gboolean with_item;

  store_query_bind_number (query, 1, self->item);
  with_item = store_query_next (query) && store_query_get_number (query, 0) == self->parent_instance.trashed;
  if (!store_query_finish (query, error))
    return FALSE;
  if (self->parent_instance.trashed != before->parent_instance.trashed && with_item)
    return TRUE;
  return base_refuse (error, _("A stock move stays as it was written. Undo it, or adjust the stock of the item."));
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeStockMove *self = OFFICE_STOCK_MOVE (rules);
  g_autoptr (OfficeItem) item = NULL;

  if (before != NULL)
    return check_append_only (self, OFFICE_STOCK_MOVE (before), db, error);
  if (self->moved_on == BASE_NO_DATE)
    base_record_set_date (BASE_RECORD (self), &self->moved_on, base_environment_today (store_db_get_environment (db)));
  if (self->item == 0 || self->quantity == 0)
    return TRUE; /* refused with the other missing fields */
  item = load_item (db, self->item, error);
  return item != NULL && office_stock_check_move (db, self, item, error) && office_stock_value_move (db, self, item, error);
}

static gboolean
add_to_item (OfficeStockMove *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE items SET on_hand = on_hand + ?2, stock_value = stock_value + ?3, version = version + 1 WHERE id = ?1");

  store_query_bind_number (query, 1, self->item);
  store_query_bind_number (query, 2, self->quantity);
  store_query_bind_number (query, 3, self->value);
  return store_query_run (query, error);
}

static gboolean
add_layer (OfficeStockMove *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;
  gboolean wanted;

  if (self->layer_quantity == 0)
    return TRUE;
  query = store_query_new (db, "SELECT 1 FROM items WHERE id = ?1 AND valuation = 'fifo'");
  store_query_bind_number (query, 1, self->item);
  wanted = store_query_next (query);
  if (!store_query_finish (query, error))
    return FALSE;
  return !wanted || office_stock_layer_add (db, self->item, BASE_RECORD (self)->id, self->moved_on, self->layer_quantity, self->layer_value, error);
}

/* What is there for others changes, except by what takes their own reservations. */
static gboolean
announce (OfficeStockMove *self, StoreDb *db, GError **error)
{
  return self->kind == OFFICE_MOVE_TRANSFER || (self->order_line != 0 && self->quantity < 0) || office_stock_announce (db, self->item, error);
}

/* What moved, and why if somebody said it: a journal entry must explain itself. full */
static char *
dup_words (OfficeStockMove *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT ifnull (name, number) FROM items WHERE id = ?1");
  g_autofree char *words = NULL;

  store_query_bind_number (query, 1, self->item);
  if (store_query_next (query))
    words = self->reason != NULL ? g_strdup_printf ("%s: %s", store_query_get_text (query, 0), self->reason) : g_strdup (store_query_get_text (query, 0));
  return store_query_finish (query, error) ? g_steal_pointer (&words) : NULL;
}

static gboolean
post (OfficeStockMove *self, StoreDb *db, GError **error)
{
  g_autofree char *words = dup_words (self, db, error);
  OfficeStockPosting posting = { (OfficeMoveKind) self->kind, self->moved_on, words, "stock_moves", BASE_RECORD (self)->id, self->value, self->charge };

  return words != NULL && office_stock_post (db, &posting, error);
}

/* Moves go into the trash with their item only, when nothing is on hand: all sums are 0 then and stay so. */
static gboolean
after_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeStockMove *self = OFFICE_STOCK_MOVE (rules);

  return before != NULL
         || (add_to_item (self, db, error)
             && office_stock_balance_add (db, self->item, self->location, self->lot, self->quantity, error)
             && add_layer (self, db, error)
             && post (self, db, error)
             && announce (self, db, error));
}

static gboolean
office_stock_move_check (BaseRecord *record, GError **error)
{
  OfficeStockMove *self = OFFICE_STOCK_MOVE (record);

  if (self->quantity == 0)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("A stock move needs a quantity other than zero."));
  else if (self->kind == OFFICE_MOVE_SHIPMENT && self->quantity > 0)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("What is shipped goes out: give a quantity below zero."));
  else if (((self->kind == OFFICE_MOVE_RECEIPT && self->purchase_line == 0) || self->kind == OFFICE_MOVE_RETURN) && self->quantity < 0) /* but goods go back to a supplier */
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("What is received or returned comes in: give a quantity above zero."));
  else
    return TRUE;
  return FALSE;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->after_write = after_write;
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "moved_on DESC, id DESC";
}

static void
office_stock_move_class_init (OfficeStockMoveClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_stock_move_check;
  record_class->icon = "view-sort-descending-symbolic";
  base_record_class_set_fields (record_class, "stock_moves", N_("Stock move"), N_("Stock moves"), fields, G_N_ELEMENTS (fields));
}

static void
office_stock_move_init (OfficeStockMove *self)
{
}

/* One row at one place. */
static gboolean
write_move (StoreDb *db, const OfficeMove *move, gint64 quantity, gint64 location, gint64 lot, gint64 *value, GError **error)
{
  g_autoptr (OfficeStockMove) self = g_object_new (OFFICE_TYPE_STOCK_MOVE, NULL);
  BaseRecord *record = BASE_RECORD (self);

  base_record_set_number (record, &self->item, move->item);
  base_record_set_number (record, &self->quantity, quantity);
  base_record_set_int (record, &self->kind, move->kind);
  base_record_set_date (record, &self->moved_on, move->moved_on);
  base_record_set_text (record, &self->reason, move->reason);
  base_record_set_number (record, &self->order_line, move->order_line);
  base_record_set_number (record, &self->purchase_line, move->purchase_line);
  base_record_set_number (record, &self->location, location);
  base_record_set_number (record, &self->lot, lot);
  base_record_set_number (record, &self->value, move->has_value ? move->value : 0);
  self->has_value = move->has_value;
  self->takes_back = move->takes_back;
  if (!store_record_save (db, record, error))
    return FALSE;
  *value += self->value;
  return TRUE;
}

/* Takes from where it lies; what lies nowhere is missing in the stock room. */
static gboolean
take_from_places (StoreDb *db, const OfficeMove *move, OfficeItem *item, gint64 *value, GError **error)
{
  g_autoptr (GArray) places = NULL;
  guint32 day = move->moved_on != BASE_NO_DATE ? move->moved_on : base_environment_today (store_db_get_environment (db));
  gint64 rest = -move->quantity;

  if (!office_stock_pick_places (db, move->item, rest, day, &places, error))
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    rest -= g_array_index (places, OfficePlace, i).quantity;
  if (rest > 0 && move->reason == NULL)
    return office_stock_refuse_shortage (item, -move->quantity - rest, -move->quantity, error);
  for (guint i = 0; i < places->len; i++)
    {
      OfficePlace *place = &g_array_index (places, OfficePlace, i);

      if (!write_move (db, move, -place->quantity, place->location, place->lot, value, error))
        return FALSE;
    }
  return rest == 0 || write_move (db, move, -rest, 0, 0, value, error);
}

static gboolean
move_stocked (StoreDb *db, const OfficeMove *move, OfficeItem *item, gint64 *value, GError **error)
{
  gint64 there;

  if (move->quantity > 0 || move->location != 0 || move->lot != 0)
    return write_move (db, move, move->quantity, move->location, move->lot, value, error);
  if (!office_stock_balance_get (db, move->item, 0, 0, &there, error))
    return FALSE;
  return there >= -move->quantity ? write_move (db, move, move->quantity, 0, 0, value, error) : take_from_places (db, move, item, value, error);
}

/* The parts move, not the kit. */
static gboolean
move_kit (StoreDb *db, const OfficeMove *move, gint64 *value, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT part, quantity FROM kit_parts WHERE kit = ?1 AND trashed_at IS NULL ORDER BY id");

  store_query_bind_number (query, 1, move->item);
  while (store_query_next (query))
    {
      OfficeMove part = *move;
      gint64 moved = 0;

      part.item = store_query_get_number (query, 0);
      part.has_value = FALSE;
      if (!base_number_scale (move->quantity, store_query_get_number (query, 1), BASE_QUANTITY_ONE, BASE_ROUND_HALF_UP, &part.quantity, error)
          || !office_stock_move (db, &part, &moved, error))
        return FALSE;
      *value += moved;
    }
  return store_query_finish (query, error);
}

gboolean
office_stock_move (StoreDb *db, const OfficeMove *move, gint64 *value, GError **error)
{
  g_autoptr (OfficeItem) item = load_item (db, move->item, error);
  gint64 sum = 0;

  if (item == NULL
      || (item->kind == OFFICE_ITEM_KIND_STOCKED && !move_stocked (db, move, item, &sum, error))
      || (item->kind == OFFICE_ITEM_KIND_KIT && !move_kit (db, move, &sum, error)))
    return FALSE;
  if (value != NULL)
    *value = sum;
  return TRUE;
}

gboolean
office_stock_move_at (StoreDb *db, const OfficeMove *move, gint64 *value, GError **error)
{
  gint64 sum = 0;

  if (!write_move (db, move, move->quantity, move->location, move->lot, &sum, error))
    return FALSE;
  *value = sum;
  return TRUE;
}

static gboolean
write_leg (StoreDb *db, const OfficeMove *move, gint64 quantity, gint64 location, gint64 *transfer, GError **error)
{
  g_autoptr (OfficeStockMove) self = g_object_new (OFFICE_TYPE_STOCK_MOVE, NULL);
  BaseRecord *record = BASE_RECORD (self);

  if (*transfer == 0)
    *transfer = record->id = store_record_take_id (db, "stock_moves", error);
  if (*transfer == 0)
    return FALSE;
  base_record_set_number (record, &self->item, move->item);
  base_record_set_number (record, &self->quantity, quantity);
  base_record_set_int (record, &self->kind, OFFICE_MOVE_TRANSFER);
  base_record_set_date (record, &self->moved_on, move->moved_on);
  base_record_set_text (record, &self->reason, move->reason);
  base_record_set_number (record, &self->location, location);
  base_record_set_number (record, &self->lot, move->lot);
  base_record_set_number (record, &self->transfer, *transfer);
  return store_record_save (db, record, error);
}

gboolean
office_stock_transfer (StoreDb *db, const OfficeMove *move, gint64 to_location, GError **error)
{
  gint64 transfer = 0;

  if (move->quantity <= 0)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("Give the quantity that is carried; it must be more than zero."));
  else if (move->location == to_location)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The goods lie there already. Choose another place."));
  else
    return write_leg (db, move, -move->quantity, move->location, &transfer, error) && write_leg (db, move, move->quantity, to_location, &transfer, error);
  return FALSE;
}

static gboolean
has_moves (StoreDb *db, gint64 item, gboolean *moves, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT 1 FROM stock_moves WHERE item = ?1 AND trashed_at IS NULL LIMIT 1");

  store_query_bind_number (query, 1, item);
  *moves = store_query_next (query);
  return store_query_finish (query, error);
}

gboolean
office_stock_set (StoreDb *db, gint64 item, gint64 counted, guint32 moved_on, const char *reason, GError **error)
{
  g_autoptr (OfficeItem) self = load_item (db, item, error);
  OfficeMove move = { .item = item, .moved_on = moved_on, .reason = reason };
  gboolean moves;

  if (self == NULL || !has_moves (db, item, &moves, error))
    return FALSE;
  move.quantity = counted - self->on_hand;
  move.kind = moves ? OFFICE_MOVE_ADJUSTMENT : OFFICE_MOVE_OPENING;
  return move.quantity == 0 || office_stock_move (db, &move, NULL, error);
}

gboolean
office_stock_set_at (StoreDb *db, const OfficeMove *place, gint64 counted, GError **error)
{
  OfficeMove move = *place;
  gint64 there;

  if (!office_stock_balance_get (db, place->item, place->location, place->lot, &there, error))
    return FALSE;
  move.quantity = counted - there;
  move.kind = OFFICE_MOVE_ADJUSTMENT;
  return move.quantity == 0 || office_stock_move_at (db, &move, &there, error);
}

gboolean
office_stock_get_on_hand (StoreDb *db, const OfficeMove *place, gint64 *quantity, GError **error)
{
  g_autoptr (OfficeItem) item = NULL;

  if (place->location != 0 || place->lot != 0)
    return office_stock_balance_get (db, place->item, place->location, place->lot, quantity, error);
  item = load_item (db, place->item, error);
  if (item != NULL)
    *quantity = item->on_hand;
  return item != NULL;
}
