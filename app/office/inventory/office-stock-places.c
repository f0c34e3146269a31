/* Where stock lies.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stock-places.h"
#include <base-date.h>

static const char pick_sql[] =
  "SELECT b.location, b.lot, b.quantity FROM stock_balances AS b"
  "  LEFT JOIN locations AS p ON p.id = b.location LEFT JOIN lots AS t ON t.id = b.lot"
  " WHERE b.item = ?1 AND b.quantity > 0 AND " OFFICE_PLACE_IS_OPEN ("?2")
  " ORDER BY ifnull (t.expires_on, '9999'), ifnull (t.received_on, ''), ifnull (p.kind, '') = 'receiving', ifnull (p.route, 0), ifnull (p.code, ''), b.id";

gboolean
office_stock_pick_places (StoreDb *db, gint64 item, gint64 quantity, guint32 day, GArray **places, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (OfficePlace));
  g_autoptr (StoreQuery) query = store_query_new (db, pick_sql);
  char date[11];

  base_date_format_iso (day, date);
  store_query_bind_number (query, 1, item);
  store_query_bind_text (query, 2, date);
  while (quantity > 0 && store_query_next (query))
    {
      OfficePlace place = { store_query_get_number (query, 0), store_query_get_number (query, 1), MIN (quantity, store_query_get_number (query, 2)) };

      quantity -= place.quantity;
      g_array_append_val (found, place);
    }
  if (!store_query_finish (query, error))
    return FALSE;
  *places = g_steal_pointer (&found);
  return TRUE;
}

/* A kit is there as often as its scarcest part allows. */
static const char available_sql[] =
  "WITH RECURSIVE made (part, quantity) AS (SELECT part, quantity FROM kit_parts WHERE kit = ?1 AND trashed_at IS NULL"
  "  UNION ALL SELECT p.part, made.quantity * p.quantity / 1000000 FROM made JOIN kit_parts AS p ON p.kit = made.part AND p.trashed_at IS NULL),"
  " need (part, quantity) AS (SELECT part, sum (made.quantity) FROM made JOIN items AS i ON i.id = made.part WHERE i.kind = 'stocked' GROUP BY part)"
  " SELECT iif (i.kind = 'kit', (SELECT ifnull (min (max (p.on_hand - p.reserved, 0) / need.quantity), 0) * 1000000 FROM need JOIN items AS p ON p.id = need.part), i.on_hand - i.reserved)"
  "  FROM items AS i WHERE i.id = ?1";

gint64
office_stock_get_available (StoreDb *db, gint64 item, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, available_sql);
  gint64 available = 0;

  store_query_bind_number (query, 1, item);
  if (store_query_next (query))
    available = store_query_get_number (query, 0);
  return store_query_finish (query, error) ? available : 0;
}

/* What moved later is taken off, by days: a million moves are a few thousand of them. */
gboolean
office_stock_get_at (StoreDb *db, gint64 item, guint32 day, gint64 *quantity, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT on_hand - ifnull ((SELECT sum (quantity) FROM stock_days WHERE item = ?1 AND day > ?2), 0) FROM items WHERE id = ?1");
  gint64 there = 0;
  char date[11];

  base_date_format_iso (day, date);
  store_query_bind_number (query, 1, item);
  store_query_bind_text (query, 2, date);
  if (store_query_next (query))
    there = store_query_get_number (query, 0);
  if (!store_query_finish (query, error))
    return FALSE;
  *quantity = there;
  return TRUE;
}
