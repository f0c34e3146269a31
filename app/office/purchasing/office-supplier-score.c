/* How well suppliers deliver.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-supplier-score.h"
#include <base-date.h>

static const char scored[] =
  "WITH line AS (SELECT p.id, b.supplier, p.quantity, coalesce (p.first_promised_on, p.promised_on, b.expected_on) AS day, p.received"
  "    FROM purchase_lines AS p JOIN purchase_orders AS b ON b.id = p.purchase_order"
  "   WHERE p.trashed_at IS NULL AND b.trashed_at IS NULL AND b.ordered_on IS NOT NULL AND b.cancelled_on IS NULL AND p.item IS NOT NULL AND (?1 = 0 OR b.supplier = ?1)),"
  " judged AS (SELECT l.*, coalesce ((SELECT sum (t.quantity) FROM receipt_lines AS t JOIN receipts AS r ON r.id = t.receipt"
  "     WHERE t.purchase_line = l.id AND t.trashed_at IS NULL AND r.received_on <= l.day), 0) AS in_time FROM line AS l"
  "   WHERE l.day BETWEEN ?2 AND ?3 AND (l.day < ?4 OR l.received >= l.quantity))"
  " SELECT c.name, count (*), sum (j.received > 0 AND j.in_time >= j.received), sum (j.received >= j.quantity), sum (j.in_time >= j.quantity), sum (j.in_time >= j.quantity) * 1000000 / count (*)"
  "   FROM judged AS j JOIN contacts AS c ON c.id = j.supplier GROUP BY j.supplier ORDER BY 6, 2 DESC, c.name COLLATE NOCASE";

static void
bind_day (StoreQuery *query, int parameter, guint32 day, const char *without)
{
  char iso[11];

  base_date_format_iso (day, iso);
  store_query_bind_text (query, parameter, day != BASE_NO_DATE ? iso : without);
}

StoreQuery *
office_supplier_score_query (StoreDb *db, gint64 supplier, guint32 from, guint32 to, guint32 today)
{
  StoreQuery *query = store_query_new (db, scored);

  store_query_bind_number (query, 1, supplier);
  bind_day (query, 2, from, "");
  bind_day (query, 3, to, "9999-12-31");
  bind_day (query, 4, today, "9999-12-31");
  return query;
}
