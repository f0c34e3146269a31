/* ABC classes by yearly value.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stock-abc.h"
#include <base-date.h>

/* What an item adds begins below the limit: so the one that passes 80 % is still A. */
static const char classify_sql[] =
  "WITH used (item, value) AS (SELECT i.id, max (ifnull (-sum (m.value), 0), 0) FROM items AS i"
  "  LEFT JOIN stock_moves AS m ON m.item = i.id AND m.moved_on > ?1 AND m.kind IN ('shipment', 'return') AND m.trashed_at IS NULL"
  "  WHERE i.kind = 'stocked' AND i.trashed_at IS NULL GROUP BY i.id),"
  " ranked (item, value, before, total) AS (SELECT item, value, sum (value) OVER (ORDER BY value DESC, item) - value, sum (value) OVER () FROM used),"
  " class (item, abc) AS (SELECT item, CASE WHEN value = 0 THEN 'c' WHEN before * 100 < total * 80 THEN 'a' WHEN before * 100 < total * 95 THEN 'b' ELSE 'c' END FROM ranked)"
  " UPDATE items SET abc = class.abc, version = version + 1 FROM class WHERE class.item = items.id AND class.abc <> items.abc";

gboolean
office_stock_classify (StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, classify_sql);
  char day[11];

  base_date_format_iso (base_environment_today (store_db_get_environment (db)) - 365, day);
  store_query_bind_text (query, 1, day);
  return store_query_run (query, error);
}
