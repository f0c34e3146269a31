/* Receipt line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_RECEIPT_LINE (office_receipt_line_get_type ())
G_DECLARE_FINAL_TYPE (OfficeReceiptLine, office_receipt_line, OFFICE, RECEIPT_LINE, BaseRecord)

struct _OfficeReceiptLine
{
  BaseRecord parent_instance;
  gint64     receipt;
  gint64     purchase_line;
  gint64     item;
  gint64     quantity;
  gint64     location;
  gint64     lot;
  gint64     value;
  char      *currency;
  char      *reason; /* for taking more than ordered, or for sending back */
};

G_END_DECLS
