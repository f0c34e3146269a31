/* An invoice before it is posted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "office-invoice.h"

G_BEGIN_DECLS

/* Makes a draft of what was shipped of an order and is on no invoice yet, with its share of the order's discount, and the freight once. everything: also what is not shipped.
 * BASE_ERROR_RULE when nothing is left. Writer, inside a transaction. */
gboolean office_invoice_draft        (StoreDb *db, gint64 order, gboolean everything, gint64 *invoice, GError **error);
/* Currency, address, tax number, language and terms of the customer, where the invoice says nothing. */
gboolean office_invoice_fill         (OfficeInvoice *self, StoreDb *db, GError **error);

/* A line to be written. */
typedef struct
{
  gint64      invoice;
  gint64      position;
  gint64      order_line;
  gint64      item;
  const char *text;
  const char *unit;
  gint64      quantity;
  gint64      price;
  gint64      discount;
  gint64      amount;
  const char *currency;
  gint64      tax_code;
  gint64      tax_rate;
  int         kind;     /* OfficeInvoiceLineKind */
  gint64      cost;
  gint64      corrects;
} OfficeInvoiceDraftLine;

gboolean office_invoice_insert_line  (StoreDb *db, const OfficeInvoiceDraftLine *line, GError **error);

G_END_DECLS
