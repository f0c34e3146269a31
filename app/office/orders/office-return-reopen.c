/* Taking an inspection back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-return-reopen.h"
#include <store-run.h>
#include "office-customer-return.h"
#include "office-fulfilment.h"
#include "office-order-cost.h"
#include "office-order-status.h"
#include "office-return-credit.h"
#include "office-return-line.h"
#include "office-stock-arrival.h"
#include "office-stock-balance.h"
#include "office-stock-move.h"
#include <glib/gi18n-lib.h>

static gboolean
check_inspected (OfficeReturnLine *self, GError **error)
{
  if (self->goods == OFFICE_RETURN_LINE_GOODS_PENDING)
    return base_refuse (error, _("These goods have not been inspected yet."));
  if (self->remedy == OFFICE_RETURN_LINE_REMEDY_REPLACE)
    return base_refuse (error, _("These goods were replaced. Undo the inspection itself in the history of the return, so that the replacement leaves the order too."));
  return self->move != 0 || base_refuse (error, _("An earlier version inspected these goods and did not note what it moved. Adjust the stock, and correct the credit note with “Credit Invoice”."));
}

/* What was scrapped is there again first, for what it was worth. */
static gboolean
unscrap (StoreDb *db, OfficeReturnLine *self, const OfficeMove *out, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT -value FROM stock_moves WHERE item = ?1 AND id > ?2 AND kind = 'scrap' AND quantity = ?3 AND trashed_at IS NULL ORDER BY id LIMIT 1");
  OfficeMove move = *out;

  if (self->goods != OFFICE_RETURN_LINE_GOODS_SCRAP)
    return TRUE;
  store_query_bind_number (query, 1, self->item);
  store_query_bind_number (query, 2, self->move);
  store_query_bind_number (query, 3, -self->quantity);
  move.has_value = store_query_next (query);
  move.value = move.has_value ? store_query_get_number (query, 0) : 0;
  move.quantity = self->quantity;
  move.kind = OFFICE_MOVE_SCRAP;
  move.order_line = move.takes_back = 0;
  return store_query_finish (query, error) && office_stock_move (db, &move, NULL, error);
}

static gboolean
check_there (StoreDb *db, OfficeReturnLine *self, const OfficeMove *out, GError **error)
{
  gint64 there = 0;

  if (!office_stock_balance_get (db, self->item, out->location, out->lot, &there, error))
    return FALSE;
  return there >= self->quantity || base_refuse (error, _("The goods no longer lie where the inspection put them. Bring them back there, or adjust the stock, then take the inspection back."));
}

/* They are with the return again, as they were when it arrived: out of the stock, and on the way back of what was shipped. */
static gboolean
put_goods_back (StoreDb *db, OfficeReturnLine *self, GError **error)
{
  g_autoptr (OfficeStockMove) taken = OFFICE_STOCK_MOVE (store_record_load (db, OFFICE_TYPE_STOCK_MOVE, self->move, error));
  OfficeMove move = { .item = self->item, .quantity = -self->quantity, .kind = OFFICE_MOVE_SHIPMENT, .order_line = self->order_line, .takes_back = self->move };

  if (taken == NULL)
    return FALSE;
  move.location = taken->location;
  move.lot = taken->lot;
  move.reason = _("Inspection taken back");
  return unscrap (db, self, &move, error) && check_there (db, self, &move, error) && office_stock_move_at (db, &move, &move.value, error)
         && office_stock_announce (db, self->item, error);
}

static gboolean
open_again (StoreDb *db, OfficeReturnLine *self, OfficeCustomerReturn *of, GError **error)
{
  base_record_set_int (BASE_RECORD (self), &self->goods, OFFICE_RETURN_LINE_GOODS_PENDING);
  base_record_set_int (BASE_RECORD (self), &self->remedy, OFFICE_RETURN_LINE_REMEDY_NONE);
  base_record_set_number (BASE_RECORD (self), &self->move, 0);
  base_record_set_int (BASE_RECORD (of), &of->state, OFFICE_CUSTOMER_RETURN_STATE_RECEIVED);
  return store_record_save (db, BASE_RECORD (self), error) && store_record_save (db, BASE_RECORD (of), error);
}

gboolean
office_reopen_inspection (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeReturnLine) self = store_arguments_load (db, arguments, OFFICE_TYPE_RETURN_LINE, error);
  g_autoptr (OfficeCustomerReturn) of = NULL;

  if (self == NULL || !check_inspected (self, error))
    return FALSE;
  of = OFFICE_CUSTOMER_RETURN (store_record_load (db, OFFICE_TYPE_CUSTOMER_RETURN, self->customer_return, error));
  return of != NULL && office_return_reverse_credit (db, self, of, error) && put_goods_back (db, self, error) && open_again (db, self, of, error)
         && office_order_line_refresh (db, self->order_line, error) && office_order_line_book_cost (db, self->order_line, error);
}
