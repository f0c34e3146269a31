/* Invoice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-invoice.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (OfficeInvoice, office_invoice, BASE_TYPE_RECORD)

static const BaseChoice kinds[] = {
  { "invoice",     N_("Invoice") },
  { "credit-note", N_("Credit note") },
  { "charge",      N_("Reminder charge") },
  { NULL },
};

static const BaseChoice states[] = {
  { "draft",       N_("Draft") },
  { "open",        N_("Open") },
  { "partly-paid", N_("Partly paid") },
  { "paid",        N_("Paid") },
  { "corrected",   N_("Corrected") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficeInvoice, number),                N_("Number"),                 BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_DERIVED },
  { BASE_CHOICE (OfficeInvoice, kind, kinds),         N_("Kind"),                   BASE_FIXED },
  { BASE_LINK (OfficeInvoice, customer, "contacts"),  N_("Customer"),               BASE_REQUIRED | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN | BASE_FIXED },
  { BASE_LINK (OfficeInvoice, sales_order, "orders"), N_("Order"),                  BASE_COLUMN | BASE_FIXED },
  { BASE_LINK (OfficeInvoice, corrects, "invoices"),  N_("Corrects"),               BASE_DERIVED | BASE_FIXED },
  { BASE_CHOICE (OfficeInvoice, state, states),       N_("State"),                  BASE_COLUMN | BASE_DERIVED },
  { BASE_DATE (OfficeInvoice, issued_on),             N_("Issued"),                 BASE_COLUMN | BASE_DERIVED },
  { BASE_DATE (OfficeInvoice, due_on),                N_("Due"),                    BASE_COLUMN },
  { BASE_DATE (OfficeInvoice, discount_until),        N_("Discount until"),         0 },
  { BASE_RATE (OfficeInvoice, discount_rate),         N_("Early payment discount"), 0 },
  { BASE_TEXT (OfficeInvoice, currency),              N_("Currency"),               BASE_FIXED },
  { BASE_RATE (OfficeInvoice, exchange_rate),         N_("Exchange rate"),          0 },
  { BASE_MONEY (OfficeInvoice, net),                  N_("Net"),                    BASE_DERIVED },
  { BASE_MONEY (OfficeInvoice, tax),                  N_("Tax"),                    BASE_DERIVED },
  { BASE_MONEY (OfficeInvoice, total),                N_("Total"),                  BASE_COLUMN | BASE_DERIVED },
  { BASE_MONEY (OfficeInvoice, paid),                 N_("Paid"),                   BASE_DERIVED },
  { BASE_MONEY (OfficeInvoice, open),                 N_("Open"),                   BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficeInvoice, bill_name),             N_("Bill to"),                BASE_SEARCH | BASE_PERSONAL },
  { BASE_TEXT (OfficeInvoice, bill_street),           N_("Street"),                 BASE_PERSONAL },
  { BASE_TEXT (OfficeInvoice, bill_city),             N_("City"),                   BASE_PERSONAL },
  { BASE_TEXT (OfficeInvoice, bill_region),           N_("Region"),                 BASE_PERSONAL },
  { BASE_TEXT (OfficeInvoice, bill_postal_code),      N_("Postal code"),            BASE_PERSONAL },
  { BASE_TEXT (OfficeInvoice, bill_country),          N_("Country"),                BASE_PERSONAL },
  { BASE_TEXT (OfficeInvoice, tax_number),            N_("Tax number"),             BASE_PERSONAL },
  { BASE_TEXT (OfficeInvoice, language),              N_("Language"),               0 },
  { BASE_TEXT (OfficeInvoice, reference),             N_("Customer's reference"),   BASE_SEARCH },
  { BASE_TEXT (OfficeInvoice, terms),                 N_("Terms"),                  0 },
  { BASE_LINK (OfficeInvoice, entry, "entries"),      N_("Journal entry"),          BASE_DERIVED },
  { BASE_COUNT (OfficeInvoice, reminder_level),       N_("Reminder level"),         BASE_DERIVED },
  { BASE_DATE (OfficeInvoice, reminded_on),           N_("Reminded on"),            BASE_DERIVED },
  { BASE_LONG_TEXT (OfficeInvoice, notes),            N_("Notes"),                  BASE_SEARCH },
};

static void
office_invoice_class_init (OfficeInvoiceClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "text-x-generic-symbolic";
  base_record_class_set_fields (record_class, "invoices", N_("Invoice"), N_("Invoices"), fields, G_N_ELEMENTS (fields));
}

static void
office_invoice_init (OfficeInvoice *self)
{
}
