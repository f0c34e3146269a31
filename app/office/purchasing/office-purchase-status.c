/* How far a purchase order is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-purchase-status.h"

#include "office-stock-arrival.h"

static const char *const refreshing[] = {
  "UPDATE purchase_lines AS l SET received = new.received, billed = new.billed, version = version + 1"
  " FROM (SELECT id, (SELECT coalesce (sum (quantity), 0) FROM receipt_lines WHERE purchase_line = p.id AND trashed_at IS NULL) AS received,"
  "              (SELECT coalesce (sum (b.quantity), 0) FROM bill_lines AS b JOIN bills ON bills.id = b.bill"
  "                WHERE b.purchase_line = p.id AND b.trashed_at IS NULL AND bills.state IN ('posted', 'paid')) AS billed"
  "         FROM purchase_lines AS p WHERE purchase_order = ?1) AS new"
  " WHERE l.id = new.id AND (l.received <> new.received OR l.billed <> new.billed)",
  "UPDATE purchase_orders AS p SET state = new.state, total = new.total, version = version + 1"
  " FROM (SELECT " OFFICE_PURCHASE_STATE " AS state, o.freight + (SELECT coalesce (sum (amount), 0) FROM purchase_lines WHERE purchase_order = o.id AND trashed_at IS NULL) AS total"
                                         "         FROM purchase_orders AS o WHERE o.id = ?1) AS new"
                                         " WHERE p.id = ?1 AND (p.state <> new.state OR p.total <> new.total)",
};

static GArray *
list_items (StoreDb *db, gint64 purchase_order, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT DISTINCT item FROM purchase_lines WHERE purchase_order = ?1 AND item IS NOT NULL ORDER BY item");
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (gint64));

  store_query_bind_number (query, 1, purchase_order);
  while (store_query_next (query))
    {
      gint64 item = store_query_get_number (query, 0);

      g_array_append_val (items, item);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&items) : NULL;
}

gboolean
office_purchase_refresh_item (StoreDb *db, gint64 item, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE items AS i SET on_order = new.on_order, version = version + 1"
                                                      " FROM (SELECT coalesce (sum (l.quantity - l.received), 0)"
                                                      "            + (SELECT on_order_elsewhere FROM items WHERE id = ?1) AS on_order"
                                                      "         FROM purchase_lines AS l JOIN purchase_orders AS o ON o.id = l.purchase_order"
                                                      "        WHERE l.item = ?1 AND "
                                                  OFFICE_PURCHASE_IS_COMING
                                                  ") AS new"
                                                  " WHERE i.id = ?1 AND i.on_order <> new.on_order");

  store_query_bind_number (query, 1, item);
  return store_query_run (query, error) && office_stock_announce (db, item, error);
}

char *
office_purchase_dup_progress (StoreDb *db, gint64 purchase_order, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT " OFFICE_PURCHASE_PROGRESS " FROM purchase_orders AS o WHERE o.id = ?1");
  g_autofree char *progress = NULL;

  store_query_bind_number (query, 1, purchase_order);
  progress = g_strdup (store_query_next (query) ? store_query_get_text (query, 0) : "ordered");
  return store_query_finish (query, error) ? g_steal_pointer (&progress) : NULL;
}

gboolean
office_purchase_refresh_items (StoreDb *db, gint64 purchase_order, GError **error)
{
  g_autoptr (GArray) items = list_items (db, purchase_order, error);

  for (guint i = 0; items != NULL && i < items->len; i++)
    if (!office_purchase_refresh_item (db, g_array_index (items, gint64, i), error))
      return FALSE;
  return items != NULL;
}

gboolean
office_purchase_refresh (StoreDb *db, gint64 purchase_order, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (refreshing); i++)
    {
      g_autoptr (StoreQuery) query = store_query_new (db, refreshing[i]);

      store_query_bind_number (query, 1, purchase_order);
      if (!store_query_run (query, error))
        return FALSE;
    }
  return office_purchase_refresh_items (db, purchase_order, error);
}
