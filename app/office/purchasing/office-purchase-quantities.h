/* Quantities of the lines of a purchase.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "office-purchase-order.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 line;     /* purchase line */
  gint64 position;
  gint64 usual;    /* what is taken when nothing is said */
  gint64 quantity; /* what is taken */
} OfficePurchaseShare;

/* The lines of the order that are not in the trash, each with what @sql (an expression on the line l) gives as usual. text: "1=5 2=0.5", by position; NULL takes the usual of all,
 * else lines that are not named take nothing. BASE_ERROR_VALUE with a sentence. (element-type OfficePurchaseShare) full */
GArray *office_purchase_share (StoreDb *db, OfficePurchaseOrder *order, const char *sql, const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
