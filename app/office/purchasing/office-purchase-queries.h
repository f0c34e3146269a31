/* Purchase orders as papers read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-query.h>

G_BEGIN_DECLS

enum { OFFICE_BOUGHT_POSITION, OFFICE_BOUGHT_ITEM, OFFICE_BOUGHT_THEIR_NUMBER, OFFICE_BOUGHT_TEXT, OFFICE_BOUGHT_QUANTITY, OFFICE_BOUGHT_UNIT, OFFICE_BOUGHT_PRICE, OFFICE_BOUGHT_DISCOUNT,
       OFFICE_BOUGHT_PROMISED_ON, OFFICE_BOUGHT_AMOUNT };
/* The lines of one purchase order by position; their number is the supplier's for the item. */
StoreQuery *office_purchases_query_lines (StoreDb *db, gint64 purchase_order) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
