/* Price.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-price.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficePrice, office_price, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficePrice, price_list, "price_lists"), N_("Price list"),    BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_LINK (OfficePrice, item, "items"),             N_("Item"),          BASE_REQUIRED | BASE_SEARCH | BASE_COLUMN },
  { BASE_QUANTITY (OfficePrice, from_quantity),         N_("From quantity"), BASE_COLUMN },
  { BASE_MONEY (OfficePrice, price),                    N_("Price"),         BASE_COLUMN },
  { BASE_TEXT (OfficePrice, currency),                  N_("Currency"),      BASE_DERIVED | BASE_HIDDEN },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "price_list, id";
}

static void
office_price_class_init (OfficePriceClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "prices", N_("Price"), N_("Prices"), fields, G_N_ELEMENTS (fields));
}

static void
office_price_init (OfficePrice *self)
{
}
