/* What is done with stock.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stock-commands.h"
#include "office-item-unit.h"
#include "office-item.h"
#include "office-lot.h"
#include "office-revaluation.h"
#include "office-stock-abc.h"
#include "office-stock-arrival.h"
#include "office-stock-balance.h"
#include "office-stock-move.h"
#include <glib/gi18n-lib.h>

static const BaseField adjust_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "items", N_("Item"), BASE_REQUIRED),
  STORE_ARGUMENT (QUANTITY, "counted", N_("Counted"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "reason", N_("Reason"), BASE_REQUIRED),
  STORE_ARGUMENT (DATE, "moved_on", N_("Day"), BASE_TODAY),
  STORE_ARGUMENT_LINK ("location", "locations", N_("Location"), 0),
  STORE_ARGUMENT (TEXT, "lot_number", N_("Lot or serial number"), 0),
};

static const BaseField receive_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "items", N_("Item"), BASE_REQUIRED),
  STORE_ARGUMENT (QUANTITY, "quantity", N_("Quantity"), BASE_REQUIRED),
  STORE_ARGUMENT_LINK ("unit", "item_units", N_("Unit"), 0),
  STORE_ARGUMENT (TEXT, "reason", N_("Delivery note"), 0),
  STORE_ARGUMENT (DATE, "moved_on", N_("Day"), BASE_TODAY),
  STORE_ARGUMENT_LINK ("location", "locations", N_("Location"), 0),
  STORE_ARGUMENT (TEXT, "lot_number", N_("Lot or serial number"), 0),
  STORE_ARGUMENT (DATE, "expires_on", N_("Expires"), 0),
  STORE_ARGUMENT (MONEY, "value", N_("Total value"), 0),
};

static const BaseField transfer_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "items", N_("Item"), BASE_REQUIRED),
  STORE_ARGUMENT (QUANTITY, "quantity", N_("Quantity"), BASE_REQUIRED),
  STORE_ARGUMENT_LINK ("unit", "item_units", N_("Unit"), 0),
  STORE_ARGUMENT_LINK ("from_location", "locations", N_("From location"), 0),
  STORE_ARGUMENT_LINK ("to_location", "locations", N_("To location"), 0),
  STORE_ARGUMENT (TEXT, "lot_number", N_("Lot or serial number"), 0),
  STORE_ARGUMENT (TEXT, "reason", N_("Reason"), 0),
  STORE_ARGUMENT (DATE, "moved_on", N_("Day"), BASE_TODAY),
};

static const BaseField scrap_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "items", N_("Item"), BASE_REQUIRED),
  STORE_ARGUMENT (QUANTITY, "quantity", N_("Quantity"), BASE_REQUIRED),
  STORE_ARGUMENT_LINK ("unit", "item_units", N_("Unit"), 0),
  STORE_ARGUMENT (TEXT, "reason", N_("Reason"), BASE_REQUIRED),
  STORE_ARGUMENT_LINK ("location", "locations", N_("Location"), 0),
  STORE_ARGUMENT (TEXT, "lot_number", N_("Lot or serial number"), 0),
  STORE_ARGUMENT (DATE, "moved_on", N_("Day"), BASE_TODAY),
};

static const BaseField revalue_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "items", N_("Item"), BASE_REQUIRED),
  STORE_ARGUMENT (MONEY, "value", N_("New value of the stock"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "reason", N_("Reason"), BASE_REQUIRED),
  STORE_ARGUMENT (DATE, "revalued_on", N_("Day"), BASE_TODAY),
};

static gboolean
refuse (GError **error, BaseError code, const char *sentence)
{
  g_set_error_literal (error, BASE_ERROR, (gint) code, sentence);
  return FALSE;
}

/* What the arguments say of a move: item, place, lot (made when it is new), day, reason; the quantity in the item's own unit. */
static gboolean
read_move (StoreDb *db, GVariant *arguments, OfficeMoveKind kind, OfficeMove *move, GError **error)
{
  *move = (OfficeMove) {
    .item = store_arguments_get_number (arguments, "record"),
    .kind = kind,
    .location = store_arguments_get_number (arguments, "location"),
    .moved_on = (guint32) store_arguments_get_number (arguments, "moved_on"),
    .reason = store_arguments_get_text (arguments, "reason"),
  };
  return office_lot_take (db, move->item, store_arguments_get_text (arguments, "lot_number"), (guint32) store_arguments_get_number (arguments, "expires_on"), &move->lot, error)
         && office_item_unit_convert (db, move->item, store_arguments_get_number (arguments, "unit"), store_arguments_get_number (arguments, "quantity"), &move->quantity, error);
}

static gboolean
adjust_stock (StoreDb *db, GVariant *arguments, GError **error)
{
  gint64 counted = store_arguments_get_number (arguments, "counted");
  OfficeMove move;

  if (counted < 0)
    return refuse (error, BASE_ERROR_VALUE, _("Nobody can count less than nothing. Give the quantity that is really there."));
  if (!store_arguments_has (arguments, "reason"))
    return refuse (error, BASE_ERROR_REQUIRED, _("Say why the stock is adjusted, such as “stocktaking” or “broken”."));
  if (!read_move (db, arguments, OFFICE_MOVE_ADJUSTMENT, &move, error))
    return FALSE;
  if (move.location != 0 || move.lot != 0)
    return office_stock_set_at (db, &move, counted, error);
  return office_stock_set (db, move.item, counted, move.moved_on, move.reason, error);
}

/* What arrives without a purchase order is no longer on order without one. */
static gboolean
reduce_on_order (StoreDb *db, gint64 item, gint64 quantity, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE items SET on_order = on_order - min (?2, on_order_elsewhere), on_order_elsewhere = on_order_elsewhere - min (?2, on_order_elsewhere),"
                                                      " version = version + 1 WHERE id = ?1 AND on_order_elsewhere > 0");

  store_query_bind_number (query, 1, item);
  store_query_bind_number (query, 2, quantity);
  return store_query_run (query, error);
}

static gboolean
receive_stock (StoreDb *db, GVariant *arguments, GError **error)
{
  OfficeMove move;

  if (store_arguments_get_number (arguments, "quantity") <= 0)
    return refuse (error, BASE_ERROR_VALUE, _("Give the quantity that was received; it must be more than zero."));
  if (!read_move (db, arguments, OFFICE_MOVE_RECEIPT, &move, error))
    return FALSE;
  move.has_value = store_arguments_has (arguments, "value");
  move.value = store_arguments_get_number (arguments, "value");
  return office_stock_move (db, &move, NULL, error) && reduce_on_order (db, move.item, move.quantity, error);
}

static gboolean
transfer_stock (StoreDb *db, GVariant *arguments, GError **error)
{
  OfficeMove move;

  if (!read_move (db, arguments, OFFICE_MOVE_TRANSFER, &move, error))
    return FALSE;
  move.location = store_arguments_get_number (arguments, "from_location");
  return office_stock_transfer (db, &move, store_arguments_get_number (arguments, "to_location"), error);
}

static gboolean
scrap_stock (StoreDb *db, GVariant *arguments, GError **error)
{
  OfficeMove move;
  gint64 there;

  if (store_arguments_get_number (arguments, "quantity") <= 0)
    return refuse (error, BASE_ERROR_VALUE, _("Give the quantity that is thrown away; it must be more than zero."));
  if (!store_arguments_has (arguments, "reason"))
    return refuse (error, BASE_ERROR_REQUIRED, _("Say why it is thrown away, such as “broken” or “expired”."));
  if (!read_move (db, arguments, OFFICE_MOVE_SCRAP, &move, error) || !office_stock_get_on_hand (db, &move, &there, error))
    return FALSE;
  if (there < move.quantity)
    return refuse (error, BASE_ERROR_RULE, _("There is less of it than that. Only what is there can be thrown away."));
  move.quantity = -move.quantity;
  return office_stock_move (db, &move, NULL, error);
}

static gboolean
revalue_item (StoreDb *db, GVariant *arguments, GError **error)
{
  gint64 value = store_arguments_get_number (arguments, "value");

  return (value >= 0 || refuse (error, BASE_ERROR_VALUE, _("The value of the stock cannot fall below zero.")))
         && office_stock_revalue (db, store_arguments_get_number (arguments, "record"), value, (guint32) store_arguments_get_number (arguments, "revalued_on"),
                                  store_arguments_get_text (arguments, "reason"), error);
}

static gboolean
classify_items (StoreDb *db, GVariant *arguments, GError **error)
{
  return office_stock_classify (db, error);
}

/* Of files that are older than places: what was on hand lies in the stock room, and is given to those who wait. */
static gboolean
bring_up_to_date (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT m.item, sum (m.quantity) FROM stock_moves AS m WHERE m.trashed_at IS NULL"
                                                      " AND NOT EXISTS (SELECT 1 FROM stock_balances AS b WHERE b.item = m.item) GROUP BY m.item HAVING sum (m.quantity) <> 0");

  while (store_query_next (query))
    if (!office_stock_balance_add (db, store_query_get_number (query, 0), 0, 0, store_query_get_number (query, 1), error)
        || !office_stock_announce (db, store_query_get_number (query, 0), error))
      return FALSE;
  return store_query_finish (query, error);
}

static const StoreCommand commands[] = {
  { "adjust-stock",   N_("Adjust Stock"),                   adjust_stock,   adjust_arguments,   G_N_ELEMENTS (adjust_arguments), .done = N_("Stock adjusted: %s") },
  { "receive-stock",  N_("Receive Stock"),                  receive_stock,  receive_arguments,  G_N_ELEMENTS (receive_arguments), .done = N_("Stock received: %s") },
  { "transfer-stock", N_("Transfer Stock"),                 transfer_stock, transfer_arguments, G_N_ELEMENTS (transfer_arguments), .done = N_("Stock transferred: %s") },
  { "scrap-stock",    N_("Scrap Stock"),                    scrap_stock,    scrap_arguments,    G_N_ELEMENTS (scrap_arguments), .done = N_("Stock scrapped: %s") },
  { "revalue-item",   N_("Revalue Stock"),                  revalue_item,   revalue_arguments,  G_N_ELEMENTS (revalue_arguments), .done = N_("Stock revalued: %s") },
  { "classify-items", N_("Sort Items Into ABC Classes"),    classify_items, NULL, 0 },
  { STORE_COMMAND_BRING_UP_TO_DATE, N_("Bring Up to Date"), bring_up_to_date, .unattended = TRUE },
};

const StoreCommand *
office_stock_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
