/* Tax of an invoice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-invoice-tax.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeInvoiceTax, office_invoice_tax, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeInvoiceTax, invoice, "invoices"),   N_("Invoice"),      BASE_COLUMN | BASE_DERIVED | BASE_PARENT },
  { BASE_LINK (OfficeInvoiceTax, tax_code, "tax_codes"), N_("Tax code"),     BASE_COLUMN | BASE_DERIVED },
  { BASE_RATE (OfficeInvoiceTax, rate),                  N_("Rate"),         BASE_COLUMN | BASE_DERIVED },
  { BASE_MONEY (OfficeInvoiceTax, base),                 N_("Taxed amount"), BASE_COLUMN | BASE_DERIVED },
  { BASE_MONEY (OfficeInvoiceTax, tax),                  N_("Tax"),          BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficeInvoiceTax, currency),              N_("Currency"),     BASE_DERIVED | BASE_HIDDEN },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "invoice, id";
}

static void
office_invoice_tax_class_init (OfficeInvoiceTaxClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "invoice_taxes", N_("Tax of an invoice"), N_("Taxes of invoices"), fields, G_N_ELEMENTS (fields));
}

static void
office_invoice_tax_init (OfficeInvoiceTax *self)
{
}
