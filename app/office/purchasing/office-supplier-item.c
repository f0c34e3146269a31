/* Supplier's item.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-supplier-item.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeSupplierItem, office_supplier_item, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeSupplierItem, supplier, "contacts"), N_("Supplier"),          BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_LINK (OfficeSupplierItem, item, "items"),        N_("Item"),              BASE_REQUIRED | BASE_SEARCH | BASE_COLUMN | BASE_FIXED },
  { BASE_TEXT (OfficeSupplierItem, number),               N_("Supplier's number"), BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN },
  { BASE_MONEY (OfficeSupplierItem, price),               N_("Price"),             BASE_COLUMN },
  { BASE_TEXT (OfficeSupplierItem, currency),             N_("Currency"),          0 },
  { BASE_QUANTITY (OfficeSupplierItem, minimum),          N_("Minimum"),           0 },
  { BASE_QUANTITY (OfficeSupplierItem, multiple),         N_("Multiple"),          0 },
  { BASE_COUNT (OfficeSupplierItem, lead_days),           N_("Promised days"),     BASE_COLUMN },
  { BASE_QUANTITY (OfficeSupplierItem, learnt_days),      N_("Learnt days"),       BASE_COLUMN | BASE_DERIVED },
  { BASE_COUNT (OfficeSupplierItem, express_days),        N_("Express days"),      0 },
  { BASE_MONEY (OfficeSupplierItem, express_cost),        N_("Express cost"),      0 },
  { BASE_COUNT (OfficeSupplierItem, rank),                N_("Rank"),              0 },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "supplier, id";
}

static void
office_supplier_item_class_init (OfficeSupplierItemClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "supplier_items", N_("Supplier's item"), N_("Suppliers' items"), fields, G_N_ELEMENTS (fields));
}

static void
office_supplier_item_init (OfficeSupplierItem *self)
{
}
