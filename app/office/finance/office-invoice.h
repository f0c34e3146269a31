/* Invoice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_INVOICE (office_invoice_get_type ())
G_DECLARE_FINAL_TYPE (OfficeInvoice, office_invoice, OFFICE, INVOICE, BaseRecord)

typedef enum
{
  OFFICE_INVOICE_KIND_INVOICE,
  OFFICE_INVOICE_KIND_CREDIT_NOTE,
  OFFICE_INVOICE_KIND_CHARGE,
} OfficeInvoiceKind;

typedef enum
{
  OFFICE_INVOICE_STATE_DRAFT,
  OFFICE_INVOICE_STATE_OPEN,
  OFFICE_INVOICE_STATE_PARTLY_PAID,
  OFFICE_INVOICE_STATE_PAID,
  OFFICE_INVOICE_STATE_CORRECTED,
} OfficeInvoiceState;

struct _OfficeInvoice
{
  BaseRecord parent_instance;
  char      *number;
  int        kind;
  gint64     customer;
  gint64     sales_order;
  gint64     corrects;
  int        state;
  guint32    issued_on;
  guint32    due_on;
  guint32    discount_until;
  gint64     discount_rate;
  char      *currency;
  gint64     exchange_rate;
  gint64     net;
  gint64     tax;
  gint64     total;
  gint64     paid;
  gint64     open;
  char      *bill_name;
  char      *bill_street;
  char      *bill_city;
  char      *bill_region;
  char      *bill_postal_code;
  char      *bill_country;
  char      *tax_number;
  char      *language;
  char      *reference;
  char      *terms;
  gint64     entry;
  gint64     reminder_level;
  guint32    reminded_on;
  char      *notes;
  gint64     return_line; /* whose goods a credit note is for, or 0 */
};

G_END_DECLS
