/* Return line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-return-line.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeReturnLine, office_return_line, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice goods_choices[] = {
  { "pending", N_("To be inspected") },
  { "restock", N_("Back to stock") },
  { "scrap",   N_("Scrapped") },
  { NULL },
};

static const BaseChoice remedys[] = {
  { "none",    N_("None") },
  { "replace", N_("Replaced") },
  { "credit",  N_("Credited") },
  { NULL },
};

static const BaseChoice causes[] = {
  { "unknown",  N_("Unknown") },
  { "supplier", N_("Supplier") },
  { "picking",  N_("Picking") },
  { "packing",  N_("Packing") },
  { "carrier",  N_("Carrier") },
  { "sales",    N_("Sales") },
  { "customer", N_("Customer") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_LINK (OfficeReturnLine, customer_return, "customer_returns"), N_("Return"),     BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_LINK (OfficeReturnLine, order_line, "order_lines"),           N_("Order line"), BASE_REQUIRED | BASE_COLUMN | BASE_FIXED },
  { BASE_LINK (OfficeReturnLine, item, "items"),                       N_("Item"),       BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficeReturnLine, lot, "lots"),                         N_("Lot"),        BASE_FIXED },
  { BASE_QUANTITY (OfficeReturnLine, quantity),                        N_("Quantity"),   BASE_REQUIRED | BASE_COLUMN | BASE_FIXED },
  { BASE_CHOICE (OfficeReturnLine, goods, goods_choices),              N_("Goods"),      BASE_COLUMN | BASE_DERIVED },
  { BASE_CHOICE (OfficeReturnLine, remedy, remedys),                   N_("Remedy"),     BASE_COLUMN | BASE_DERIVED },
  { BASE_CHOICE (OfficeReturnLine, cause, causes),                     N_("Cause"),      BASE_COLUMN },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "customer_return, id";
}

static void
office_return_line_class_init (OfficeReturnLineClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "return_lines", N_("Return line"), N_("Return lines"), fields, G_N_ELEMENTS (fields));
}

static void
office_return_line_init (OfficeReturnLine *self)
{
}
