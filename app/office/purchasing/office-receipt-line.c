/* Receipt line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-receipt-line.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeReceiptLine, office_receipt_line, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeReceiptLine, receipt, "receipts"),             N_("Goods receipt"), BASE_REQUIRED | BASE_COLUMN | BASE_DERIVED | BASE_PARENT },
  { BASE_LINK (OfficeReceiptLine, purchase_line, "purchase_lines"), N_("Purchase line"), BASE_DERIVED },
  { BASE_LINK (OfficeReceiptLine, item, "items"),                   N_("Item"),          BASE_COLUMN | BASE_DERIVED },
  { BASE_QUANTITY (OfficeReceiptLine, quantity),                    N_("Quantity"),      BASE_REQUIRED | BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficeReceiptLine, location, "locations"),           N_("Location"),      BASE_DERIVED },
  { BASE_LINK (OfficeReceiptLine, lot, "lots"),                     N_("Lot"),           BASE_DERIVED },
  { BASE_MONEY (OfficeReceiptLine, value),                          N_("Value"),         BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficeReceiptLine, currency),                        N_("Currency"),      BASE_DERIVED | BASE_HIDDEN },
  { BASE_TEXT (OfficeReceiptLine, reason),                          N_("Reason"),        BASE_COLUMN | BASE_DERIVED },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "receipt, id";
}

static void
office_receipt_line_class_init (OfficeReceiptLineClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "receipt_lines", N_("Receipt line"), N_("Receipt lines"), fields, G_N_ELEMENTS (fields));
}

static void
office_receipt_line_init (OfficeReceiptLine *self)
{
}
