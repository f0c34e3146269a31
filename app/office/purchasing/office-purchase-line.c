/* Purchase line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-purchase-line.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficePurchaseLine, office_purchase_line, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficePurchaseLine, purchase_order, "purchase_orders"), N_("Purchase order"), BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_COUNT (OfficePurchaseLine, position),                         N_("Position"),       0 },
  { BASE_LINK (OfficePurchaseLine, item, "items"),                     N_("Item"),           BASE_SUBTITLE },
  { BASE_TEXT (OfficePurchaseLine, text),                              N_("Text"),           BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_QUANTITY (OfficePurchaseLine, quantity),                      N_("Quantity"),       BASE_COLUMN },
  { BASE_MONEY (OfficePurchaseLine, price),                            N_("Price"),          BASE_COLUMN },
  { BASE_RATE (OfficePurchaseLine, discount),                          N_("Discount"),       0 },
  { BASE_MONEY (OfficePurchaseLine, amount),                           N_("Amount"),         BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficePurchaseLine, currency),                          N_("Currency"),       BASE_DERIVED | BASE_HIDDEN },
  { BASE_LINK (OfficePurchaseLine, tax_code, "tax_codes"),             N_("Tax code"),       0 },
  { BASE_DATE (OfficePurchaseLine, promised_on),                       N_("Promised"),       BASE_COLUMN },
  { BASE_QUANTITY (OfficePurchaseLine, received),                      N_("Received"),       BASE_COLUMN | BASE_DERIVED },
  { BASE_QUANTITY (OfficePurchaseLine, billed),                        N_("Billed"),         BASE_DERIVED },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "purchase_order, position, id";
}

static void
office_purchase_line_class_init (OfficePurchaseLineClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "purchase_lines", N_("Purchase line"), N_("Purchase lines"), fields, G_N_ELEMENTS (fields));
}

static void
office_purchase_line_init (OfficePurchaseLine *self)
{
}
