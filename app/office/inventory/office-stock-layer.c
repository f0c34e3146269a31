/* Cost layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stock-layer.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeStockLayer, office_stock_layer, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeStockLayer, item, "items"),       N_("Item"),       BASE_COLUMN | BASE_DERIVED | BASE_PARENT },
  { BASE_LINK (OfficeStockLayer, move, "stock_moves"), N_("Stock move"), BASE_DERIVED },
  { BASE_DATE (OfficeStockLayer, received_on),         N_("Received"),   BASE_COLUMN | BASE_DERIVED },
  { BASE_QUANTITY (OfficeStockLayer, quantity),        N_("Quantity"),   BASE_COLUMN | BASE_DERIVED },
  { BASE_MONEY (OfficeStockLayer, value),              N_("Value"),      BASE_COLUMN | BASE_DERIVED },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "item, id";
}

static void
office_stock_layer_class_init (OfficeStockLayerClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-grid-symbolic";
  base_record_class_set_fields (record_class, "stock_layers", N_("Cost layer"), N_("Cost layers"), fields, G_N_ELEMENTS (fields));
}

static void
office_stock_layer_init (OfficeStockLayer *self)
{
}
