/* What picking, shipping and returns share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-fulfilment.h"
#include <base-date.h>
#include <base-number.h>
#include "office-order-status.h"
#include "office-workdays.h"
#include "office-stock-places.h"

char *
office_quantity_text (gint64 quantity)
{
  g_autoptr (BaseLocale) locale = base_locale_new (NULL, NULL);

  return base_quantity_format (quantity, locale);
}

GArray *
office_numbers_of (StoreDb *db, const char *sql, gint64 parameter, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  store_query_bind_number (query, 1, parameter);
  while (store_query_next (query))
    {
      gint64 number = store_query_get_number (query, 0);
      g_array_append_val (numbers, number);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&numbers) : NULL;
}

gboolean
office_refresh_lines_of (StoreDb *db, const char *sql, gint64 parameter, GError **error)
{
  g_autoptr (GArray) lines = office_numbers_of (db, sql, parameter, error);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (!office_order_line_refresh (db, g_array_index (lines, gint64, i), error))
      return FALSE;
  return lines != NULL;
}

/* lines: which of them; those of one order are found by its number, so that the others do not cost anything. */
#define SELECT_NEEDS(lines)                                                                                                                                      \
  "SELECT id, item, need FROM (SELECT l.id, l.item, coalesce (l.promised_on, o.promised_on) AS promised_on, l.reserved - max (0,"                                 \
  "  (SELECT coalesce (sum (iif (k.state = 'open', p.quantity - p.missing, p.picked)), 0) FROM pick_lines AS p JOIN pick_lists AS k ON k.id = p.pick_list"        \
  "   WHERE p.order_line = l.id AND p.trashed_at IS NULL AND k.state <> 'cancelled') - l.shipped,"                                                                \
  "  (SELECT coalesce (sum (s.quantity), 0) FROM shipment_lines AS s JOIN shipments AS d ON d.id = s.shipment"                                                    \
  "   WHERE s.order_line = l.id AND s.trashed_at IS NULL AND d.state = 'packing')) AS need"                                                                       \
  " FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order WHERE " lines " AND l.reserved > 0 AND l.trashed_at IS NULL AND o.trashed_at IS NULL"              \
  "  AND (?1 = 0 OR o.customer = ?1) AND (?3 IS NULL OR coalesce (l.promised_on, o.promised_on) <= ?3)"                                 \
  "  AND (?4 = 0 OR o.complete_only = 0 OR NOT EXISTS (SELECT 1 FROM order_lines AS m WHERE m.sales_order = o.id AND m.trashed_at IS NULL AND m.open > m.reserved)))" \
  " WHERE need > 0 ORDER BY item, promised_on, id"

GArray *
office_list_needs (StoreDb *db, const OfficeNeedFilter *filter, GError **error)
{
  g_autoptr (GArray) needs = g_array_new (FALSE, FALSE, sizeof (OfficeNeed));
  g_autoptr (StoreQuery) query = store_query_new (db, filter->order != 0 ? SELECT_NEEDS ("l.sales_order = ?2 AND +l.open > 0") : SELECT_NEEDS ("l.open > 0"));
  char day[11];

  base_date_format_iso (filter->promised_to, day);
  store_query_bind_number (query, 1, filter->customer);
  if (filter->order != 0)
    store_query_bind_number (query, 2, filter->order);
  store_query_bind_text (query, 3, day[0] != '\0' ? day : NULL);
  store_query_bind_number (query, 4, filter->whole);
  while (store_query_next (query))
    {
      OfficeNeed need = { store_query_get_number (query, 0), store_query_get_number (query, 1), store_query_get_number (query, 2), TRUE };
      g_array_append_val (needs, need);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&needs) : NULL;
}

guint32
office_find_leaving_day (StoreDb *db, gint64 order, gint64 service, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT o.ordered_on, s.cut_off FROM orders AS o LEFT JOIN carrier_services AS s ON s.id = iif (?2 > 0, ?2, o.carrier_service)"
                                                      " WHERE o.id = ?1");
  guint32 day, ordered_on = BASE_NO_DATE;
  gint64 cut_off = 0;

  store_query_bind_number (query, 1, order);
  store_query_bind_number (query, 2, service);
  if (store_query_next (query))
    {
      base_date_parse_iso (store_query_get_text (query, 0), &ordered_on);
      cut_off = store_query_get_number (query, 1);
    }
  if (!store_query_finish (query, error))
    return BASE_NO_DATE;
  day = office_workdays_start (db, cut_off, error);
  return day != BASE_NO_DATE ? MAX (day, ordered_on) : BASE_NO_DATE;
}

/* What will be taken from its place by documents that are not shipped yet. Found by the lines that are still open, of which there are few however long the past is. */
#define SELECT_CLAIMS                                                                                                                            \
  "SELECT coalesce (location, 0), coalesce (lot, 0), sum (quantity) FROM ("                                                                       \
  " SELECT p.location, p.lot, p.quantity - p.missing AS quantity FROM order_lines AS l CROSS JOIN pick_lines AS p ON p.order_line = l.id"         \
  "  JOIN pick_lists AS k ON k.id = p.pick_list WHERE l.item = ?1 AND l.open > 0 AND l.trashed_at IS NULL AND p.item = ?1 AND p.trashed_at IS NULL"  \
  "  AND k.trashed_at IS NULL AND k.state IN ('open', 'picked') AND NOT EXISTS (SELECT 1 FROM shipments AS d WHERE d.pick_list = k.id AND d.sales_order = l.sales_order" \
  "   AND d.state IN ('shipped', 'delivered'))"                                                                                                    \
  " UNION ALL SELECT s.location, s.lot, s.quantity FROM shipments AS d CROSS JOIN shipment_lines AS s ON s.shipment = d.id"                        \
  "  WHERE d.state = 'packing' AND d.trashed_at IS NULL AND d.pick_list IS NULL AND s.item = ?1 AND s.trashed_at IS NULL)"                                                  \
  " GROUP BY coalesce (location, 0), coalesce (lot, 0)"

static GArray *
list_claims (StoreDb *db, gint64 item, gint64 *sum, GError **error)
{
  g_autoptr (GArray) claims = g_array_new (FALSE, FALSE, sizeof (OfficePlace));
  g_autoptr (StoreQuery) query = store_query_new (db, SELECT_CLAIMS);

  *sum = 0;
  store_query_bind_number (query, 1, item);
  while (store_query_next (query))
    {
      OfficePlace place = { store_query_get_number (query, 0), store_query_get_number (query, 1), store_query_get_number (query, 2) };

      *sum += place.quantity;
      g_array_append_val (claims, place);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&claims) : NULL;
}

static void
subtract_claims (GArray *places, GArray *claims)
{
  for (guint i = 0; i < places->len; i++)
    for (guint j = 0; j < claims->len; j++)
      {
        OfficePlace *place = &g_array_index (places, OfficePlace, i), *claim = &g_array_index (claims, OfficePlace, j);
        gint64 quantity = place->location == claim->location && place->lot == claim->lot ? MIN (place->quantity, claim->quantity) : 0;

        place->quantity -= quantity;
        claim->quantity -= quantity;
      }
}

static GArray *
find_places (StoreDb *db, gint64 item, gint64 wanted, guint32 day, GError **error)
{
  g_autoptr (GArray) places = NULL;
  gint64 claimed = 0;
  g_autoptr (GArray) claims = list_claims (db, item, &claimed, error);

  if (claims == NULL || !office_stock_pick_places (db, item, wanted + claimed, day, &places, error))
    return NULL;
  subtract_claims (places, claims);
  return g_steal_pointer (&places);
}

static void
take (GArray *places, const OfficeNeed *need, gboolean all, GArray *portions)
{
  guint first = portions->len;
  gint64 wanted = need->quantity;

  for (guint i = 0; need->is_goods && places != NULL && i < places->len && wanted > 0; i++)
    {
      OfficePlace *place = &g_array_index (places, OfficePlace, i);
      OfficePortion portion = { need->order_line, need->item, place->location, place->lot, MIN (place->quantity, wanted) };

      if (portion.quantity <= 0)
        continue;
      place->quantity -= portion.quantity;
      wanted -= portion.quantity;
      g_array_append_val (portions, portion);
    }
  if (wanted > 0 && all)
    {
      OfficePortion whole = { need->order_line, need->item, 0, 0, need->quantity };

      g_array_set_size (portions, first);
      g_array_append_val (portions, whole);
    }
}

static gint64
sum_needs (GArray *needs, guint first)
{
  gint64 sum = 0, item = g_array_index (needs, OfficeNeed, first).item;

  for (guint i = first; i < needs->len && g_array_index (needs, OfficeNeed, i).item == item; i++)
    sum += g_array_index (needs, OfficeNeed, i).quantity;
  return sum;
}

gboolean
office_find_portions (StoreDb *db, GArray *needs, guint32 leaves_on, gboolean all, GArray **portions, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (OfficePortion));
  g_autoptr (GArray) places = NULL;
  gint64 item = 0;

  for (guint i = 0; i < needs->len; i++)
    {
      OfficeNeed *need = &g_array_index (needs, OfficeNeed, i);

      if (need->is_goods && need->item != item)
        {
          g_clear_pointer (&places, g_array_unref);
          places = find_places (db, need->item, sum_needs (needs, i), leaves_on, error);
          if (places == NULL)
            return FALSE;
          item = need->item;
        }
      take (places, need, all, found);
    }
  *portions = g_steal_pointer (&found);
  return TRUE;
}
