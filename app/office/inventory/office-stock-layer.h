/* Cost layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_STOCK_LAYER (office_stock_layer_get_type ())
G_DECLARE_FINAL_TYPE (OfficeStockLayer, office_stock_layer, OFFICE, STOCK_LAYER, BaseRecord)

struct _OfficeStockLayer
{
  BaseRecord parent_instance;
  gint64     item;
  gint64     move;
  guint32    received_on;
  gint64     quantity;
  gint64     value;
};

/* Layers of an item that is valued first in, first out; used up ones stay with 0 and 0. Writer. */
gboolean office_stock_layer_add     (StoreDb *db, gint64 item, gint64 move, guint32 received_on, gint64 quantity, gint64 value, GError **error);
/* Uses up the oldest: *value is what the quantity cost. */
gboolean office_stock_layer_take    (StoreDb *db, gint64 item, gint64 quantity, gint64 *value, GError **error);
/* Takes the layer that a move brought, if all of it is still there; else the oldest. */
gboolean office_stock_layer_take_back (StoreDb *db, gint64 item, gint64 move, gint64 quantity, gint64 *value, GError **error);
/* What is on hand becomes one layer of today (quantity above 0), or the layers are used up (0): the valuation of the item changes. */
gboolean office_stock_layer_restart (StoreDb *db, gint64 item, gint64 quantity, gint64 value, GError **error);
/* Spreads a change of value over the open layers; nothing when the item has none. */
gboolean office_stock_layer_spread  (StoreDb *db, gint64 item, gint64 value, GError **error);

G_END_DECLS
