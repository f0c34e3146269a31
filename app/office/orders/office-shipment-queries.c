/* Picking and shipping as papers read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-shipment-queries.h"
#include <base-date.h>
#include "office-item-unit.h"

static const char to_pick[] =
  "SELECT p.code, i.number, coalesce (ol.text, i.name), l.number, "
  OFFICE_UNIT_QUANTITY ("u", "k.quantity")
  ", "
  OFFICE_UNIT_NAME ("u", "k.quantity", "i.unit")
  ", o.number"
  "  FROM pick_lines AS k"
  "  LEFT JOIN locations AS p ON p.id = k.location"
  "  LEFT JOIN items AS i ON i.id = k.item"
  "  LEFT JOIN lots AS l ON l.id = k.lot"
  "  LEFT JOIN order_lines AS ol ON ol.id = k.order_line"
  "  LEFT JOIN item_units AS u ON u.id = ol.unit AND u.item = k.item"
  "  LEFT JOIN orders AS o ON o.id = ol.sales_order"
  " WHERE k.pick_list = ?1 AND k.trashed_at IS NULL"
  " ORDER BY p.route, p.code COLLATE NOCASE, k.position, k.id";

static const char sent[] =
  "SELECT p.number, ol.position, i.number, coalesce (ol.text, i.name), l.number, "
  OFFICE_UNIT_QUANTITY ("u", "s.quantity")
  ", "
  OFFICE_UNIT_NAME ("u", "s.quantity", "i.unit")
  ", p.weight, p.tracking"
  "  FROM shipment_lines AS s"
  "  LEFT JOIN parcels AS p ON p.id = s.parcel"
  "  LEFT JOIN order_lines AS ol ON ol.id = s.order_line"
  "  LEFT JOIN items AS i ON i.id = s.item"
  "  LEFT JOIN item_units AS u ON u.id = ol.unit AND u.item = s.item"
  "  LEFT JOIN lots AS l ON l.id = s.lot"
  " WHERE s.shipment = ?1 AND s.trashed_at IS NULL"
  " ORDER BY p.number IS NULL, p.number, ol.position, s.id";

static const char sent_back[] =
  "SELECT i.number, coalesce (ol.text, i.name), "
  OFFICE_UNIT_QUANTITY ("u", "r.quantity")
  ", "
  OFFICE_UNIT_NAME ("u", "r.quantity", "i.unit")
  ", r.goods, r.remedy"
  "  FROM return_lines AS r"
  "  LEFT JOIN order_lines AS ol ON ol.id = r.order_line"
  "  LEFT JOIN items AS i ON i.id = r.item"
  "  LEFT JOIN item_units AS u ON u.id = ol.unit AND u.item = r.item"
  " WHERE r.customer_return = ?1 AND r.trashed_at IS NULL"
  " ORDER BY r.id";

static const char stops[] =
  "SELECT v.name, s.number, coalesce (s.ship_name, c.name), s.ship_street, s.ship_postal_code, s.ship_city, s.ship_region, s.ship_country,"
  "       (SELECT country FROM companies ORDER BY id LIMIT 1),"
  "       (SELECT count (*) FROM parcels AS p WHERE p.shipment = s.id AND p.trashed_at IS NULL),"
  "       1000 * max (s.weight, coalesce ((SELECT sum (p.weight) FROM parcels AS p WHERE p.shipment = s.id AND p.trashed_at IS NULL), 0)), s.tracking, c.phone"
  "  FROM shipments AS s"
  "  LEFT JOIN contacts AS v ON v.id = s.carrier"
  "  LEFT JOIN contacts AS c ON c.id = s.customer"
  " WHERE s.trashed_at IS NULL AND s.state <> 'cancelled' AND coalesce (s.shipped_on, ?3) BETWEEN ?1 AND ?2"
  " ORDER BY v.name IS NULL, people_key (v.name), v.id, s.ship_country, s.ship_postal_code, people_key (s.ship_city), s.id";

/* A line brought in with its order has no shipment of its own: the order's day counts. */
#define ARRIVED(condition)                                                                                                                       \
  "coalesce ((SELECT sum (sl.quantity) FROM shipment_lines AS sl JOIN shipments AS s ON s.id = sl.shipment"                                       \
  "            WHERE sl.order_line = l.id AND sl.trashed_at IS NULL AND s.trashed_at IS NULL AND (s.state = 'shipped' OR s.state = 'delivered')" condition "), "

#define OTIF(name)                                                                                                                               \
  "WITH promised AS ("                                                                                                                           \
  "  SELECT l.id, l.quantity, l.item, o.customer, o.carrier, o.shipped_on, coalesce (l.promised_on, o.promised_on) AS day"                        \
  "    FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order"                                                                            \
  "   WHERE l.trashed_at IS NULL AND o.trashed_at IS NULL AND o.state <> 'draft' AND o.state <> 'quote' AND o.state <> 'cancelled'"               \
  "     AND coalesce (l.promised_on, o.promised_on) BETWEEN ?1 AND ?2),"                                                                          \
  " line AS ("                                                                                                                                   \
  "  SELECT l.*, " ARRIVED ("") "CASE WHEN l.shipped_on IS NOT NULL THEN l.quantity ELSE 0 END) AS shipped,"                                     \
  "         " ARRIVED (" AND coalesce (s.delivered_on, s.expected_on, s.shipped_on) <= l.day") "CASE WHEN l.shipped_on <= l.day THEN l.quantity ELSE 0 END) AS in_time" \
  "    FROM promised AS l),"                                                                                                                     \
  " judged AS ("                                                                                                                                 \
  "  SELECT " name " AS name, l.shipped > 0 AND l.in_time >= l.shipped AS on_time, l.shipped >= l.quantity AS in_full, l.in_time >= l.quantity AS both" \
  "    FROM line AS l"                                                                                                                           \
  "    LEFT JOIN contacts AS c ON c.id = l.customer"                                                                                             \
  "    LEFT JOIN contacts AS v ON v.id = l.carrier"                                                                                              \
  "    LEFT JOIN items AS i ON i.id = l.item"                                                                                                    \
  "   WHERE l.day < ?3 OR l.shipped >= l.quantity)"                                                                                              \
  " SELECT name, count (*), sum (on_time), sum (in_full), sum (both), sum (both) * 1000000 / count (*)"                                           \
  "   FROM judged GROUP BY name ORDER BY sum (both) * 1000000 / count (*), count (*) DESC, people_key (name)"

static const char *const otif[] = {
  [OFFICE_OTIF_BY_CUSTOMER] = OTIF ("c.name"),
  [OFFICE_OTIF_BY_ITEM] = OTIF ("i.name"),
  [OFFICE_OTIF_BY_CARRIER] = OTIF ("v.name"),
  [OFFICE_OTIF_BY_CAUSE] = OTIF ("CASE WHEN l.in_time < l.quantity THEN"
                                 " coalesce ((SELECT p.cause FROM predictions AS p WHERE p.order_line = l.id AND p.trashed_at IS NULL ORDER BY p.id DESC LIMIT 1), 'none') END"),
};

static void
bind_day (StoreQuery *query, int parameter, guint32 day, const char *without)
{
  char iso[11];

  base_date_format_iso (day, iso);
  store_query_bind_text (query, parameter, day != BASE_NO_DATE ? iso : without);
}

StoreQuery *
office_shipments_query_to_pick (StoreDb *db, gint64 pick_list)
{
  return store_query_new_for (db, to_pick, pick_list);
}

StoreQuery *
office_shipments_query_sent (StoreDb *db, gint64 shipment)
{
  return store_query_new_for (db, sent, shipment);
}

StoreQuery *
office_shipments_query_sent_back (StoreDb *db, gint64 customer_return)
{
  return store_query_new_for (db, sent_back, customer_return);
}

StoreQuery *
office_shipments_query_stops (StoreDb *db, guint32 from, guint32 to, guint32 today)
{
  StoreQuery *query = store_query_new (db, stops);

  bind_day (query, 1, from, "");
  bind_day (query, 2, to, "9999-12-31");
  bind_day (query, 3, today, "");
  return query;
}

StoreQuery *
office_shipments_query_otif (StoreDb *db, OfficeOtifGrouping by, guint32 from, guint32 to, guint32 today)
{
  StoreQuery *query = store_query_new (db, otif[by]);

  bind_day (query, 1, from, "");
  bind_day (query, 2, to, "9999-12-31");
  bind_day (query, 3, today, "9999-12-31");
  return query;
}
