/* Purchase orders as papers read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-purchase-queries.h"

static const char purchase_lines[] =
  "SELECT l.position, i.number,"
  "       (SELECT s.number FROM supplier_items AS s WHERE s.item = l.item AND s.supplier = o.supplier AND s.trashed_at IS NULL ORDER BY s.rank, s.id LIMIT 1),"
  "       coalesce (l.text, i.name), l.quantity, i.unit, l.price, l.discount, l.promised_on, l.amount"
  "  FROM purchase_lines AS l"
  "  JOIN purchase_orders AS o ON o.id = l.purchase_order"
  "  LEFT JOIN items AS i ON i.id = l.item"
  " WHERE l.purchase_order = ?1 AND l.trashed_at IS NULL"
  " ORDER BY l.position, l.id";

StoreQuery *
office_purchases_query_lines (StoreDb *db, gint64 purchase_order)
{
  StoreQuery *query = store_query_new (db, purchase_lines);

  store_query_bind_number (query, 1, purchase_order);
  return query;
}
