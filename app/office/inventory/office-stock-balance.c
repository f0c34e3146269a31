/* Stock at a location.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stock-balance.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeStockBalance, office_stock_balance, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeStockBalance, item, "items"),         N_("Item"),     BASE_SEARCH | BASE_COLUMN | BASE_DERIVED | BASE_PARENT },
  { BASE_LINK (OfficeStockBalance, location, "locations"), N_("Location"), BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficeStockBalance, lot, "lots"),           N_("Lot"),      BASE_COLUMN | BASE_DERIVED },
  { BASE_QUANTITY (OfficeStockBalance, quantity),          N_("Quantity"), BASE_COLUMN | BASE_DERIVED },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "item, id";
}

static void
office_stock_balance_class_init (OfficeStockBalanceClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-grid-symbolic";
  base_record_class_set_fields (record_class, "stock_balances", N_("Stock at a location"), N_("Stock by location"), fields, G_N_ELEMENTS (fields));
}

static void
office_stock_balance_init (OfficeStockBalance *self)
{
}
