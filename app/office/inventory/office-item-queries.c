/* Items as reports read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-item-queries.h"

#define STOCK                                                                                                                          \
  "SELECT i.category, i.number, i.name, i.unit, i.on_hand, i.on_order, i.reorder_level, i.cost, i.price, s.name, i.discontinued"       \
  "  FROM items AS i"                                                                                                                  \
  "  LEFT JOIN contacts AS s ON s.id = i.supplier"                                                                                     \
  " WHERE i.trashed_at IS NULL"

StoreQuery *
office_items_query_stock (StoreDb *db)
{
  return store_query_new (db, STOCK " ORDER BY people_key (i.category), i.category, people_key (i.name), i.id");
}

StoreQuery *
office_items_query_reorder (StoreDb *db)
{
  return store_query_new (db, STOCK " AND i.discontinued = 0 AND i.on_hand < i.reorder_level"
                                    " ORDER BY people_key (s.name), s.id, people_key (i.name), i.id");
}
