/* Stock at a location.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_STOCK_BALANCE (office_stock_balance_get_type ())
G_DECLARE_FINAL_TYPE (OfficeStockBalance, office_stock_balance, OFFICE, STOCK_BALANCE, BaseRecord)

struct _OfficeStockBalance
{
  BaseRecord parent_instance;
  gint64     item;
  gint64     location;
  gint64     lot;
  gint64     quantity;
};

/* What lies at a place; location 0 = the stock room, lot 0 = none. */
gboolean office_stock_balance_get (StoreDb *db, gint64 item, gint64 location, gint64 lot, gint64 *quantity, GError **error);
/* Adds a quantity to what lies there. Writer. */
gboolean office_stock_balance_add (StoreDb *db, gint64 item, gint64 location, gint64 lot, gint64 quantity, GError **error);

G_END_DECLS
