/* Invoice line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-invoice-line.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeInvoiceLine, office_invoice_line, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeInvoiceLine, invoice, "invoices"),       N_("Invoice"),    BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_COUNT (OfficeInvoiceLine, position),                 N_("Position"),   0 },
  { BASE_LINK (OfficeInvoiceLine, order_line, "order_lines"), N_("Order line"), BASE_FIXED },
  { BASE_LINK (OfficeInvoiceLine, item, "items"),             N_("Item"),       BASE_SUBTITLE },
  { BASE_TEXT (OfficeInvoiceLine, text),                      N_("Text"),       BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_TEXT (OfficeInvoiceLine, unit),                      N_("Unit"),       0 },
  { BASE_QUANTITY (OfficeInvoiceLine, quantity),              N_("Quantity"),   BASE_COLUMN },
  { BASE_MONEY (OfficeInvoiceLine, price),                    N_("Price"),      BASE_COLUMN },
  { BASE_RATE (OfficeInvoiceLine, discount),                  N_("Discount"),   0 },
  { BASE_MONEY (OfficeInvoiceLine, amount),                   N_("Amount"),     BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficeInvoiceLine, currency),                  N_("Currency"),   BASE_DERIVED | BASE_HIDDEN },
  { BASE_LINK (OfficeInvoiceLine, tax_code, "tax_codes"),     N_("Tax code"),   BASE_COLUMN },
  { BASE_RATE (OfficeInvoiceLine, tax_rate),                  N_("Tax rate"),   BASE_DERIVED },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "invoice, position, id";
}

static void
office_invoice_line_class_init (OfficeInvoiceLineClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "invoice_lines", N_("Invoice line"), N_("Invoice lines"), fields, G_N_ELEMENTS (fields));
}

static void
office_invoice_line_init (OfficeInvoiceLine *self)
{
}
