/* What picking, shipping and returns share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>
#include <store-db.h>

G_BEGIN_DECLS

/* As people of this computer read it. full */
char    *office_quantity_text    (gint64 quantity) G_GNUC_WARN_UNUSED_RESULT;
/* The first column of all rows of a statement with one parameter. (element-type gint64), full */
GArray  *office_numbers_of       (StoreDb *db, const char *sql, gint64 parameter, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* office_order_line_refresh() for each line that the statement gives. */
gboolean office_refresh_lines_of (StoreDb *db, const char *sql, gint64 parameter, GError **error);

/* A part of an order line at one place. */
typedef struct
{
  gint64 order_line;
  gint64 item;
  gint64 location; /* 0 = the stock room */
  gint64 lot;      /* 0 = none */
  gint64 quantity;
} OfficePortion;

/* What an order line still needs. */
typedef struct
{
  gint64   order_line;
  gint64   item;
  gint64   quantity;
  gboolean is_goods; /* else it goes along without a place */
} OfficeNeed;

/* Which lines are meant: 0 = all. */
typedef struct
{
  gint64   customer;
  gint64   order;
  guint32  promised_to;
  gboolean whole; /* orders that want one delivery only when all of it is there */
} OfficeNeedFilter;

/* What is reserved of confirmed lines, of stock, and not on its way to a shipment yet. (element-type OfficeNeed), by item, then by promised day; full */
GArray  *office_list_needs       (StoreDb *db, const OfficeNeedFilter *filter, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The day on which goods that are fetched now leave: a working day, before the cut-off of the carrier's service (0 = that of the order), and not before the order was placed, however wrong the
 * clock is. order: 0 = of no one order. BASE_NO_DATE with error. */
guint32  office_find_leaving_day (StoreDb *db, gint64 order, gint64 service, GError **error);
/* Finds the places for needs of goods that leave on @leaves_on: what open pick lists and packed shipments will take is left there. Needs of one item stand together. What lies at no place that may be
 * picked from is left out; with @all it is taken from the stock room nevertheless, so that the move can say what is missing. @portions: (element-type OfficePortion), full */
gboolean office_find_portions    (StoreDb *db, GArray *needs, guint32 leaves_on, gboolean all, GArray **portions, GError **error);

G_END_DECLS
