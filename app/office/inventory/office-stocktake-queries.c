/* Stocktakes as papers read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stocktake-queries.h"

#define PLACES                                                                                                                                   \
  " FROM stocktake_lines AS l JOIN items AS i ON i.id = l.item LEFT JOIN locations AS p ON p.id = l.location LEFT JOIN lots AS t ON t.id = l.lot" \
  " WHERE l.stocktake = ?1 AND l.trashed_at IS NULL ORDER BY ifnull (p.route, 0), ifnull (p.code, ''), i.number, t.number, l.id"

static StoreQuery *
query_lines (StoreDb *db, const char *sql, gint64 stocktake)
{
  StoreQuery *query = store_query_new (db, sql);

  store_query_bind_number (query, 1, stocktake);
  return query;
}

StoreQuery *
office_stocktake_query_sheet (StoreDb *db, gint64 stocktake)
{
  return query_lines (db, "SELECT p.code, i.number, i.name, i.unit, t.number, i.barcode, NULL, NULL, NULL, NULL, NULL, NULL, NULL" PLACES, stocktake);
}

StoreQuery *
office_stocktake_query_report (StoreDb *db, gint64 stocktake)
{
  return query_lines (db, "SELECT p.code, i.number, i.name, i.unit, t.number, i.barcode, l.expected, iif (l.is_counted, l.counted, NULL), iif (l.is_recounted, l.recounted, NULL),"
                          " l.difference, l.difference_value, l.counted_by, l.counted_at" PLACES, stocktake);
}
