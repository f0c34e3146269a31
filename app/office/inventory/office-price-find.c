/* What an item costs a customer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-price-find.h"
#include <base-date.h>

#define IS_VALID                                                                                                                    \
  " s.trashed_at IS NULL AND p.trashed_at IS NULL AND p.from_quantity <= ?3 AND coalesce (s.valid_from, ?4) <= ?4 AND coalesce (s.valid_to, ?4) >= ?4" \
  " AND coalesce (s.currency, own.currency) = coalesce (?5, own.currency)"

static const char by_rank[] =
  "WITH own AS (SELECT coalesce ((SELECT currency FROM companies), 'EUR') AS currency)"
  " SELECT p.price, CASE WHEN s.id = ?6 THEN 0 WHEN s.id = c.price_list THEN 1 WHEN s.customer = ?1 THEN 2 ELSE 3 END AS rank"
  " FROM prices AS p JOIN price_lists AS s ON s.id = p.price_list JOIN own LEFT JOIN contacts AS c ON c.id = ?1"
  " WHERE p.item = ?2 AND" IS_VALID
  " AND (s.id = ?6 OR s.id = c.price_list OR s.customer = ?1 OR (s.customer IS NULL AND NOT EXISTS (SELECT 1 FROM contacts WHERE price_list = s.id AND trashed_at IS NULL)))"
  " ORDER BY rank, p.from_quantity DESC, s.valid_from DESC, p.price, p.id LIMIT 1";

gboolean
office_price_find_in (StoreDb *db, gint64 price_list, gint64 customer, gint64 item, gint64 quantity, guint32 day, const char *currency, gint64 *price, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, by_rank), usual = NULL;
  gboolean found;
  char text[11];

  base_date_format_iso (day, text);
  store_query_bind_number (query, 1, customer);
  store_query_bind_number (query, 2, item);
  store_query_bind_number (query, 3, quantity);
  store_query_bind_text (query, 4, text);
  store_query_bind_text (query, 5, currency);
  store_query_bind_number (query, 6, price_list);
  found = store_query_next (query);
  if (found)
    *price = store_query_get_number (query, 0);
  if (!store_query_finish (query, error))
    return FALSE;
  if (found)
    return TRUE;
  usual = store_query_new (db, "SELECT price FROM items WHERE id = ?1");
  store_query_bind_number (usual, 1, item);
  if (store_query_next (usual))
    *price = store_query_get_number (usual, 0);
  return store_query_finish (usual, error);
}

gboolean
office_price_find (StoreDb *db, gint64 customer, gint64 item, gint64 quantity, guint32 day, const char *currency, gint64 *price, GError **error)
{
  return office_price_find_in (db, 0, customer, item, quantity, day, currency, price, error);
}
