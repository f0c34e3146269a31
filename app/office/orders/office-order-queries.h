/* Orders as reports read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-query.h>

G_BEGIN_DECLS

/* Dates: Julian days, 0 = no bound. Each query's columns are named by the enumeration before it; "group" is the name of the customer or seller (nullable), or "2026-12". */
typedef enum { OFFICE_BOOK_BY_CUSTOMER, OFFICE_BOOK_BY_SELLER, OFFICE_BOOK_BY_MONTH } OfficeBookGrouping;

enum { OFFICE_BOOK_GROUP, OFFICE_BOOK_NUMBER, OFFICE_BOOK_ORDERED_ON, OFFICE_BOOK_CUSTOMER, OFFICE_BOOK_SELLER, OFFICE_BOOK_STATE, OFFICE_BOOK_TOTAL, OFFICE_BOOK_CURRENCY };
/* Confirmed, shipped and invoiced orders by the day of the order, group after group. */
StoreQuery *office_orders_query_book  (StoreDb *db, OfficeBookGrouping by, guint32 from, guint32 to) G_GNUC_WARN_UNUSED_RESULT;

enum { OFFICE_OPEN_NUMBER, OFFICE_OPEN_CUSTOMER, OFFICE_OPEN_ORDERED_ON, OFFICE_OPEN_PROMISED_ON, OFFICE_OPEN_SHIPPED_ON, OFFICE_OPEN_TOTAL, OFFICE_OPEN_CURRENCY };
/* Confirmed and not yet shipped, by the promised day; those without one last. */
StoreQuery *office_orders_query_open  (StoreDb *db) G_GNUC_WARN_UNUSED_RESULT;
/* Shipped after the promised day and within these days, by the day they were shipped. */
StoreQuery *office_orders_query_late  (StoreDb *db, guint32 from, guint32 to) G_GNUC_WARN_UNUSED_RESULT;

enum { OFFICE_LINE_POSITION, OFFICE_LINE_ITEM_NUMBER, OFFICE_LINE_TEXT, OFFICE_LINE_UNIT, OFFICE_LINE_QUANTITY, OFFICE_LINE_PRICE, OFFICE_LINE_DISCOUNT, OFFICE_LINE_AMOUNT };
/* The lines of one order by position; quantity and price in the unit of the line, where that comes out even. */
StoreQuery *office_orders_query_lines (StoreDb *db, gint64 order) G_GNUC_WARN_UNUSED_RESULT;
/* One row: 1 when a line of it would be taxed, else 0. */
StoreQuery *office_orders_query_taxed (StoreDb *db, gint64 order) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
