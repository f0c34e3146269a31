/* What stock is worth.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stock-value.h"
#include <base-number.h>
#include "office-stock-layer.h"
#include <glib/gi18n-lib.h>

const char office_stock_used_up[] = N_("This cannot be taken back: later stock moves used up what it brought. Take those back first, or adjust the stock.");

gboolean
office_stock_value_share (gint64 value, gint64 quantity, gint64 on_hand, gint64 *share, GError **error)
{
  if (quantity < on_hand)
    return base_number_scale (value, quantity, on_hand, BASE_ROUND_HALF_UP, share, error);
  *share = value;
  return TRUE;
}

static gboolean
estimate (OfficeItem *item, gint64 quantity, gint64 *value, GError **error)
{
  return base_number_scale (item->cost, quantity, BASE_QUANTITY_ONE, BASE_ROUND_HALF_UP, value, error);
}

/* What came at a value goes at it again, as far as the stock has so much; an empty stock is worth nothing, the books bear the difference. */
static gboolean
value_taken_back (StoreDb *db, OfficeStockMove *move, OfficeItem *item, GError **error)
{
  gint64 wanted = -move->quantity, came = 0, value = 0;

  if (!store_db_find_number (db, "SELECT value FROM stock_moves WHERE id = ?1", move->takes_back, &came, error))
    return FALSE;
  value = wanted == item->on_hand ? item->stock_value : MIN (came, item->stock_value);
  if (item->valuation == OFFICE_ITEM_VALUATION_FIFO && !office_stock_layer_take_back (db, item->parent_instance.id, move->takes_back, wanted, &value, error))
    return FALSE;
  base_record_set_number (BASE_RECORD (move), &move->value, -value);
  move->charge = -came;
  return TRUE;
}

static gboolean
value_outgoing (StoreDb *db, OfficeStockMove *move, OfficeItem *item, GError **error)
{
  gint64 wanted = -move->quantity, there = MIN (wanted, MAX (item->on_hand, 0)), value = 0, excess = 0;

  if (move->takes_back != 0 && there == wanted)
    return value_taken_back (db, move, item, error);
  if (!(item->valuation == OFFICE_ITEM_VALUATION_FIFO
          ? office_stock_layer_take (db, item->parent_instance.id, there, &value, error)
          : there == 0 || office_stock_value_share (item->stock_value, there, item->on_hand, &value, error))
      || !estimate (item, wanted - there, &excess, error))
    return FALSE;
  base_record_set_number (BASE_RECORD (move), &move->value, -value - excess);
  move->charge = move->value;
  return TRUE;
}

/* What a shipment took and its returns have not brought back yet comes back at the value at which it went. */
static gboolean
value_return (StoreDb *db, OfficeStockMove *move, gboolean *known, gint64 *value, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT -sum (quantity), -sum (value) FROM stock_moves WHERE order_line = ?1 AND item = ?2 AND trashed_at IS NULL");
  gint64 out = 0, worth = 0;

  store_query_bind_number (query, 1, move->order_line);
  store_query_bind_number (query, 2, move->item);
  if (store_query_next (query))
    {
      out = store_query_get_number (query, 0);
      worth = store_query_get_number (query, 1);
    }
  if (!store_query_finish (query, error))
    return FALSE;
  *known = out >= move->quantity && worth >= 0;
  return !*known || office_stock_value_share (worth, move->quantity, out, value, error);
}

static gboolean
find_value (StoreDb *db, OfficeStockMove *move, OfficeItem *item, gint64 *value, GError **error)
{
  gboolean known = FALSE;

  *value = move->value;
  if (move->has_value)
    return TRUE;
  if (move->kind == OFFICE_MOVE_RETURN && move->order_line != 0 && !value_return (db, move, &known, value, error))
    return FALSE;
  if (known)
    return TRUE;
  if (item->on_hand > 0)
    return base_number_scale (item->stock_value, move->quantity, item->on_hand, BASE_ROUND_HALF_UP, value, error);
  return estimate (item, move->quantity, value, error);
}

/* What comes in first fills what was shipped before it was there. */
static gboolean
value_incoming (StoreDb *db, OfficeStockMove *move, OfficeItem *item, GError **error)
{
  gint64 hole = MIN (move->quantity, MAX (-item->on_hand, 0)), value, released = 0, covered = 0;

  if (!find_value (db, move, item, &value, error))
    return FALSE;
  if (value < 0)
    {
      g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("Goods that come in cannot have a value below zero."));
      return FALSE;
    }
  if (hole > 0 && (!office_stock_value_share (-item->stock_value, hole, -item->on_hand, &released, error)
                   || !office_stock_value_share (value, hole, move->quantity, &covered, error)))
    return FALSE;
  move->charge = value;
  move->layer_quantity = move->quantity - hole;
  move->layer_value = value - covered;
  base_record_set_number (BASE_RECORD (move), &move->value, released + value - covered);
  return TRUE;
}

gboolean
office_stock_value_move (StoreDb *db, OfficeStockMove *move, OfficeItem *item, GError **error)
{
  if (move->kind == OFFICE_MOVE_TRANSFER)
    return TRUE;
  return move->quantity < 0 ? value_outgoing (db, move, item, error) : value_incoming (db, move, item, error);
}
