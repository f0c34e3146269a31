/* Who waits for an item is told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stock-arrival.h"
#include "office-order-status.h"
#include "office-reservation.h"

gboolean
office_stock_announce (StoreDb *db, gint64 item, GError **error)
{
  return office_reserve_item (db, item, error);
}

typedef gboolean (*Settle) (StoreDb *db, gint64 id, GError **error);

static gboolean
settle_all (StoreDb *db, gint64 seq, const char *sql, Settle settle, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, sql);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  store_query_bind_number (query, 1, seq);
  while (store_query_next (query))
    {
      gint64 id = store_query_get_number (query, 0);

      g_array_append_val (ids, id);
    }
  if (!store_query_finish (query, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!settle (db, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* Of what had been touched: lines of orders that wait, and items that somebody waits for or has reserved. With the unary plus the rows of this change are read, without it all that ever happened to the table. */
#define TOUCHED(table) "(SELECT record_id FROM change_row WHERE change = ?1 AND +table_name = '" table "')"

#define SELECT_LINES "SELECT id FROM order_lines WHERE id IN " TOUCHED ("order_lines") " AND (open > 0 OR reserved > 0) ORDER BY id"

#define SELECT_ITEMS                                                                                                                             \
  "SELECT id FROM items AS i WHERE id IN (SELECT record_id FROM change_row WHERE change = ?1 AND +table_name = 'items'"                           \
  "  UNION SELECT item FROM purchase_lines WHERE id IN " TOUCHED ("purchase_lines") " UNION SELECT item FROM order_lines WHERE id IN " TOUCHED ("order_lines") ")" \
  " AND (reserved > 0 OR EXISTS (SELECT 1 FROM order_lines WHERE item = i.id AND open > 0 AND trashed_at IS NULL)) ORDER BY id"

gboolean
office_stock_announce_reverted (StoreDb *db, gint64 seq, GError **error)
{
  return settle_all (db, seq, SELECT_LINES, office_order_line_refresh, error) && settle_all (db, seq, SELECT_ITEMS, office_reserve_item, error);
}
