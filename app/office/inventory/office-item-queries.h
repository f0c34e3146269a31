/* Items as reports read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-query.h>

G_BEGIN_DECLS

enum
{
  OFFICE_STOCK_CATEGORY, OFFICE_STOCK_NUMBER, OFFICE_STOCK_NAME, OFFICE_STOCK_UNIT, OFFICE_STOCK_ON_HAND, OFFICE_STOCK_ON_ORDER, OFFICE_STOCK_REORDER_LEVEL,
  OFFICE_STOCK_COST, OFFICE_STOCK_PRICE, OFFICE_STOCK_SUPPLIER, OFFICE_STOCK_DISCONTINUED
};
/* All items by category and name. */
StoreQuery *office_items_query_stock   (StoreDb *db) G_GNUC_WARN_UNUSED_RESULT;
/* The same columns of what has less on hand than its reorder level and is not discontinued, by supplier's name. */
StoreQuery *office_items_query_reorder (StoreDb *db) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
