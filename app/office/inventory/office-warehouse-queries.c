/* The warehouse as papers read it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-warehouse-queries.h"

static const char to_count[] =
  "SELECT p.code, i.number, i.name, l.number, i.unit"
  "  FROM stocktake_lines AS t"
  "  JOIN stocktakes AS s ON s.id = t.stocktake"
  "  LEFT JOIN items AS i ON i.id = t.item"
  "  LEFT JOIN locations AS p ON p.id = t.location"
  "  LEFT JOIN lots AS l ON l.id = t.lot"
  " WHERE t.stocktake = ?1 AND t.trashed_at IS NULL AND (s.state <> 'counted' OR t.to_recount = 1)"
  " ORDER BY p.route, p.code COLLATE NOCASE, i.number COLLATE NOCASE, l.number, t.id";

static const char valued[] =
  "SELECT category, number, name, on_hand, unit, CASE WHEN on_hand > 0 THEN (stock_value * 1000000 + on_hand / 2) / on_hand END, stock_value"
  "  FROM items"
  " WHERE trashed_at IS NULL AND (on_hand <> 0 OR stock_value <> 0)"
  " ORDER BY category IS NULL, people_key (category), category, people_key (name), id";

static const char labelled_items[] =
  "SELECT coalesce (barcode, number), name, number"
  "  FROM items"
  " WHERE trashed_at IS NULL AND (id = ?1 OR (?1 = 0 AND discontinued = 0 AND kind = 'stocked'))"
  " ORDER BY number COLLATE NOCASE, id";

static const char labelled_locations[] =
  "SELECT code, name, ''"
  "  FROM locations"
  " WHERE trashed_at IS NULL AND (id = ?1 OR ?1 = 0)"
  " ORDER BY route, code COLLATE NOCASE, id";

StoreQuery *
office_warehouse_query_to_count (StoreDb *db, gint64 stocktake)
{
  return store_query_new_for (db, to_count, stocktake);
}

StoreQuery *
office_warehouse_query_valued (StoreDb *db)
{
  return store_query_new (db, valued);
}

StoreQuery *
office_warehouse_query_items (StoreDb *db, gint64 item)
{
  return store_query_new_for (db, labelled_items, item);
}

StoreQuery *
office_warehouse_query_locations (StoreDb *db, gint64 location)
{
  return store_query_new_for (db, labelled_locations, location);
}
