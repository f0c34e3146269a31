/* Invoice line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_INVOICE_LINE (office_invoice_line_get_type ())
G_DECLARE_FINAL_TYPE (OfficeInvoiceLine, office_invoice_line, OFFICE, INVOICE_LINE, BaseRecord)

typedef enum
{
  OFFICE_INVOICE_LINE_KIND_GOODS,
  OFFICE_INVOICE_LINE_KIND_DISCOUNT,
  OFFICE_INVOICE_LINE_KIND_FREIGHT,
  OFFICE_INVOICE_LINE_KIND_CHARGE,
} OfficeInvoiceLineKind;

struct _OfficeInvoiceLine
{
  BaseRecord parent_instance;
  gint64     invoice;
  gint64     position;
  gint64     order_line;
  gint64     item;
  char      *text;
  char      *unit;
  gint64     quantity;
  gint64     price;
  gint64     discount;
  gint64     amount;
  char      *currency;
  gint64     tax_code;
  gint64     tax_rate;
  int        kind;     /* OfficeInvoiceLineKind */
  gint64     cost;     /* of the goods, as they left the stock */
  gint64     corrects; /* line that this one takes back, or 0 */
};

G_END_DECLS
