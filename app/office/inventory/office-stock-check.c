/* Which stock moves may be written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stock-check.h"
#include <base-date.h>
#include <base-number.h>
#include "office-location.h"
#include "office-lot.h"
#include "office-stock-balance.h"
#include <glib/gi18n-lib.h>

static gboolean
check_quantity (StoreDb *db, OfficeStockMove *move, OfficeItem *item, GError **error)
{
  gint64 there;

  if (move->quantity >= 0 || (move->reason != NULL && item->tracking != OFFICE_ITEM_TRACKING_SERIAL))
    return TRUE;
  if (!office_stock_balance_get (db, move->item, move->location, move->lot, &there, error))
    return FALSE;
  return there + move->quantity >= 0 || office_stock_refuse_shortage (item, there, -move->quantity, error);
}

/* A serial number is one piece, and there once. */
static gboolean
check_serial (StoreDb *db, OfficeStockMove *move, OfficeLot *lot, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;
  gint64 there = 0;

  if (ABS (move->quantity) != BASE_QUANTITY_ONE)
    return base_refuse (error, _("Serial numbers move one by one: give the quantity 1 for %s."), lot->number);
  query = store_query_new (db, "SELECT sum (quantity) FROM stock_balances WHERE lot = ?1");
  store_query_bind_number (query, 1, move->lot);
  if (store_query_next (query))
    there = store_query_get_number (query, 0);
  if (!store_query_finish (query, error))
    return FALSE;
  return move->quantity < 0 || there == 0 || base_refuse (error, _("Serial number %s is in stock already. Look where it lies, or give the right number."), lot->number);
}

static gboolean
check_lot (StoreDb *db, OfficeStockMove *move, OfficeItem *item, GError **error)
{
  g_autoptr (OfficeLot) lot = NULL;

  if (move->lot == 0 && item->tracking == OFFICE_ITEM_TRACKING_LOT)
    return base_refuse (error, _("%s is kept by lot. Say which lot it is."), item->name);
  if (move->lot == 0 && item->tracking == OFFICE_ITEM_TRACKING_SERIAL)
    return base_refuse (error, _("%s is kept by serial number. Say which number it is."), item->name);
  if (move->lot == 0)
    return TRUE;
  lot = OFFICE_LOT (store_record_load (db, OFFICE_TYPE_LOT, move->lot, error));
  if (lot == NULL)
    return FALSE;
  if (lot->item != move->item)
    return base_refuse (error, _("Lot %s belongs to another item than %s. Choose a lot of this item."), lot->number, item->name);
  if (move->kind == OFFICE_MOVE_SHIPMENT && move->reason == NULL && lot->blocked)
    return base_refuse (error, _("Lot %s is blocked. Take another lot, or give a reason for shipping it."), lot->number);
  if (move->kind == OFFICE_MOVE_SHIPMENT && move->reason == NULL && lot->expires_on != BASE_NO_DATE && lot->expires_on < move->moved_on)
    return base_refuse (error, _("Lot %s has expired. Take another lot, or give a reason for shipping it."), lot->number);
  return item->tracking != OFFICE_ITEM_TRACKING_SERIAL || check_serial (db, move, lot, error);
}

static gboolean
check_location (StoreDb *db, OfficeStockMove *move, GError **error)
{
  g_autoptr (OfficeLocation) location = NULL;

  if (move->location == 0)
    return TRUE;
  location = OFFICE_LOCATION (store_record_load (db, OFFICE_TYPE_LOCATION, move->location, error));
  if (location == NULL)
    return FALSE;
  if (location->parent_instance.trashed)
    return base_refuse (error, _("Location %s lies in the trash. Restore it first, or choose another place."), location->code);
  return !location->blocked || move->kind != OFFICE_MOVE_SHIPMENT || move->reason != NULL
         || base_refuse (error, _("Location %s is blocked. Take the goods from another place, or give a reason."), location->code);
}

gboolean
office_stock_refuse_shortage (OfficeItem *item, gint64 there, gint64 wanted, GError **error)
{
  g_autoptr (BaseLocale) locale = base_locale_new (NULL, NULL);
  g_autofree char *on_hand = base_quantity_format (item->on_hand, locale);
  g_autofree char *here = base_quantity_format (there, locale);
  g_autofree char *needed = base_quantity_format (wanted, locale);

  if (item->on_hand >= wanted)
    return base_refuse (error, _("Only %s of %s can be taken there, %s are needed. Transfer the rest to that place or unblock it first, or give a reason for going below zero."), here, item->name, needed);
  return base_refuse (error, _("Only %s of %s are on hand, %s are needed. Receive or count the stock first, or give a reason for going below zero."), on_hand, item->name, needed);
}

gboolean
office_stock_check_move (StoreDb *db, OfficeStockMove *move, OfficeItem *item, GError **error)
{
  if (item->kind != OFFICE_ITEM_KIND_STOCKED)
    return base_refuse (error, _("%s is not kept in stock: it is a service or a kit. Move the parts of a kit."), item->name);
  return check_lot (db, move, item, error) && check_location (db, move, error) && check_quantity (db, move, item, error);
}
