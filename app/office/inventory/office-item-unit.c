/* Unit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-item-unit.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeItemUnit, office_item_unit, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeItemUnit, item, "items"), N_("Item"),     BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_TEXT (OfficeItemUnit, name),          N_("Name"),     BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_QUANTITY (OfficeItemUnit, factor),    N_("Contains"), BASE_REQUIRED | BASE_COLUMN },
  { BASE_TEXT (OfficeItemUnit, barcode),       N_("Barcode"),  BASE_UNIQUE | BASE_SEARCH | BASE_COLUMN },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "item, id";
}

static void
office_item_unit_class_init (OfficeItemUnitClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "item_units", N_("Unit"), N_("Units"), fields, G_N_ELEMENTS (fields));
}

static void
office_item_unit_init (OfficeItemUnit *self)
{
}
