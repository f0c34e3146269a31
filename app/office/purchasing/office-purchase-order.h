/* Purchase order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_PURCHASE_ORDER (office_purchase_order_get_type ())
G_DECLARE_FINAL_TYPE (OfficePurchaseOrder, office_purchase_order, OFFICE, PURCHASE_ORDER, BaseRecord)

typedef enum
{
  OFFICE_PURCHASE_ORDER_STATE_DRAFT,
  OFFICE_PURCHASE_ORDER_STATE_ORDERED,
  OFFICE_PURCHASE_ORDER_STATE_PARTLY_RECEIVED,
  OFFICE_PURCHASE_ORDER_STATE_RECEIVED,
  OFFICE_PURCHASE_ORDER_STATE_BILLED,
  OFFICE_PURCHASE_ORDER_STATE_CANCELLED,
} OfficePurchaseOrderState;

struct _OfficePurchaseOrder
{
  BaseRecord parent_instance;
  char      *number;
  gint64     supplier;
  int        state;
  guint32    ordered_on;
  guint32    expected_on;
  guint32    cancelled_on;
  gint64     buyer;
  char      *currency;
  gint64     freight;
  gint64     total;
  char      *reference;
  char      *notes;
  char      *unverified_reason; /* why it went to a supplier that nobody verified */
};

G_END_DECLS
