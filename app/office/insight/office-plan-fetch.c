/* Goods that lie where nothing is picked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-plan-fetch.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include "office-stock-move.h"
#include "office-stock-places.h"

#define FROM_CLOSED                                                                                                                   \
  " FROM stock_balances AS b JOIN locations AS p ON p.id = b.location LEFT JOIN lots AS t ON t.id = b.lot"                             \
  " WHERE b.item = ?1 AND b.quantity > 0 AND NOT (" OFFICE_LOCATION_IS_OPEN ") AND " OFFICE_LOT_IS_OPEN ("?2")

static StoreQuery *
query_of (StoreDb *db, const char *sql, gint64 item, guint32 today)
{
  StoreQuery *query = store_query_new (db, sql);
  char day[11];

  base_date_format_iso (today, day);
  store_query_bind_number (query, 1, item);
  store_query_bind_text (query, 2, day);
  return query;
}

StoreQuery *
office_plan_query_closed (StoreDb *db, gint64 item, guint32 today)
{
  return query_of (db, "SELECT p.id, p.code, sum (b.quantity)" FROM_CLOSED " GROUP BY p.id ORDER BY sum (b.quantity) DESC, p.id LIMIT 5", item, today);
}

/* Where the item is picked already, else the stock room. */
static gboolean
find_goal (StoreDb *db, gint64 item, guint32 today, gint64 *location, GError **error)
{
  g_autoptr (StoreQuery) query = query_of (db, "SELECT b.location FROM stock_balances AS b LEFT JOIN locations AS p ON p.id = b.location LEFT JOIN lots AS t ON t.id = b.lot"
                                               " WHERE b.item = ?1 AND b.quantity > 0 AND " OFFICE_PLACE_IS_OPEN ("?2") " ORDER BY ifnull (p.route, 0), b.id LIMIT 1", item, today);

  *location = store_query_next (query) ? store_query_get_number (query, 0) : 0;
  return store_query_finish (query, error);
}

/* What expires first is fetched first. (element-type OfficePlace) */
static GArray *
list_lots (StoreDb *db, gint64 item, gint64 location, guint32 today, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (OfficePlace));
  g_autoptr (StoreQuery) query = query_of (db, "SELECT b.lot, b.quantity" FROM_CLOSED " AND b.location = ?3 ORDER BY ifnull (t.expires_on, '9999'), b.id", item, today);

  store_query_bind_number (query, 3, location);
  while (store_query_next (query))
    {
      OfficePlace place = { location, store_query_get_number (query, 0), store_query_get_number (query, 1) };

      g_array_append_val (places, place);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&places) : NULL;
}

gboolean
office_plan_fetch (StoreDb *db, const OfficeForecast *late, const OfficePlanOffer *offer, GError **error)
{
  guint32 today = base_environment_today (store_db_get_environment (db));
  g_autoptr (GArray) places = list_lots (db, late->item, offer->choice, today, error);
  gint64 left = offer->quantity, goal = 0;

  if (places == NULL || !find_goal (db, late->item, today, &goal, error))
    return FALSE;
  for (guint i = 0; i < places->len && left > 0; i++)
    {
      const OfficePlace *place = &g_array_index (places, OfficePlace, i);
      OfficeMove move = { .item = late->item, .quantity = MIN (left, place->quantity), .location = place->location, .lot = place->lot, .kind = OFFICE_MOVE_TRANSFER, .moved_on = today,
                          .reason = _("Plan for a late order") };

      left -= move.quantity;
      if (!office_stock_transfer (db, &move, goal, error))
        return FALSE;
    }
  return TRUE;
}
