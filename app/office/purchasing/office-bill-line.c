/* Bill line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-bill-line.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeBillLine, office_bill_line, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeBillLine, bill, "bills"),                   N_("Bill"),          BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_COUNT (OfficeBillLine, position),                       N_("Position"),      0 },
  { BASE_LINK (OfficeBillLine, purchase_line, "purchase_lines"), N_("Purchase line"), 0 },
  { BASE_LINK (OfficeBillLine, item, "items"),                   N_("Item"),          BASE_SUBTITLE },
  { BASE_LINK (OfficeBillLine, account, "accounts"),             N_("Account"),       0 },
  { BASE_TEXT (OfficeBillLine, text),                            N_("Text"),          BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_QUANTITY (OfficeBillLine, quantity),                    N_("Quantity"),      BASE_COLUMN },
  { BASE_MONEY (OfficeBillLine, price),                          N_("Price"),         BASE_COLUMN },
  { BASE_MONEY (OfficeBillLine, amount),                         N_("Amount"),        BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficeBillLine, currency),                        N_("Currency"),      BASE_DERIVED | BASE_HIDDEN },
  { BASE_LINK (OfficeBillLine, tax_code, "tax_codes"),           N_("Tax code"),      0 },
  { BASE_RATE (OfficeBillLine, tax_rate),                        N_("Tax rate"),      BASE_DERIVED },
  { BASE_TEXT (OfficeBillLine, difference),                      N_("Difference"),    BASE_COLUMN | BASE_DERIVED },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "bill, position, id";
}

static void
office_bill_line_class_init (OfficeBillLineClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "bill_lines", N_("Bill line"), N_("Bill lines"), fields, G_N_ELEMENTS (fields));
}

static void
office_bill_line_init (OfficeBillLine *self)
{
}
