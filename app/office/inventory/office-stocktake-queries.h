/* Stocktakes as papers read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-query.h>

G_BEGIN_DECLS

enum
{
  OFFICE_COUNT_LOCATION, OFFICE_COUNT_NUMBER, OFFICE_COUNT_NAME, OFFICE_COUNT_UNIT, OFFICE_COUNT_LOT, OFFICE_COUNT_BARCODE,
  OFFICE_COUNT_EXPECTED, OFFICE_COUNT_COUNTED, OFFICE_COUNT_RECOUNTED, OFFICE_COUNT_DIFFERENCE, OFFICE_COUNT_VALUE, OFFICE_COUNT_COUNTED_BY, OFFICE_COUNT_COUNTED_AT
};
/* The list to count by: every place along the route, without what is expected (the columns from there on are NULL). */
StoreQuery *office_stocktake_query_sheet  (StoreDb *db, gint64 stocktake) G_GNUC_WARN_UNUSED_RESULT;
/* The report to sign: every place with what was expected and counted, equal counts too. A count that is missing is NULL. */
StoreQuery *office_stocktake_query_report (StoreDb *db, gint64 stocktake) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
