/* Goods receipt.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_RECEIPT (office_receipt_get_type ())
G_DECLARE_FINAL_TYPE (OfficeReceipt, office_receipt, OFFICE, RECEIPT, BaseRecord)

typedef enum { OFFICE_RECEIPT_KIND_RECEIPT, OFFICE_RECEIPT_KIND_RETURN } OfficeReceiptKind;

struct _OfficeReceipt
{
  BaseRecord parent_instance;
  char      *number;
  gint64     supplier;
  gint64     purchase_order;
  guint32    received_on;
  char      *delivery_note;
  char      *notes;
  int        kind;
};

G_END_DECLS
