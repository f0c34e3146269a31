/* Quantities of the lines of a purchase.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-share.h>
#include "office-purchase-order.h"

G_BEGIN_DECLS

/* What is taken of a line when nothing is said. */
typedef enum
{
  OFFICE_PURCHASE_TO_RECEIVE,
  OFFICE_PURCHASE_TO_BILL,
} OfficePurchaseUsual;

/* The lines of the order that are not in the trash. text: see store_shares_parse(); NULL takes the usual of all. (element-type StoreShare) full */
GArray *office_purchase_share           (StoreDb *db, OfficePurchaseOrder *order, OfficePurchaseUsual usual, const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* For people who say how much. (element-type StoreShare) full */
GArray *office_purchase_list_to_receive (StoreDb *db, gint64 order, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *office_purchase_list_to_bill    (StoreDb *db, gint64 order, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
