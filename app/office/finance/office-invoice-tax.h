/* Tax of an invoice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_INVOICE_TAX (office_invoice_tax_get_type ())
G_DECLARE_FINAL_TYPE (OfficeInvoiceTax, office_invoice_tax, OFFICE, INVOICE_TAX, BaseRecord)

struct _OfficeInvoiceTax
{
  BaseRecord parent_instance;
  gint64     invoice;
  gint64     tax_code;
  gint64     rate;
  gint64     base;
  gint64     tax;
  char      *currency;
};

G_END_DECLS
