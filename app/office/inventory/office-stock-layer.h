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

G_END_DECLS
