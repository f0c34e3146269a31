/* Orders as reports read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-order-queries.h"
#include <base-date.h>
#include "office-item-unit.h"

#define LAST_DAY "9999-12-31"

#define BOOK(group, order)                                                                                   \
  "SELECT " group ", o.number, o.ordered_on, c.name, e.name, o.state, o.total, o.currency"                   \
  "  FROM orders AS o"                                                                                       \
  "  LEFT JOIN contacts AS c ON c.id = o.customer"                                                           \
  "  LEFT JOIN employees AS e ON e.id = o.seller"                                                            \
  " WHERE o.trashed_at IS NULL AND o.state IN ('confirmed', 'partly-shipped', 'shipped', 'delivered', 'invoiced')"                          \
  "   AND (o.ordered_on BETWEEN ?1 AND ?2 OR (?1 = '' AND o.ordered_on IS NULL))"                            \
  " ORDER BY " order ", o.ordered_on, o.number, o.id"

static const char *const books[] = {
  [OFFICE_BOOK_BY_CUSTOMER] = BOOK ("c.name", "people_key (c.name), c.id"),
  [OFFICE_BOOK_BY_SELLER] = BOOK ("e.name", "people_key (e.name), e.id"),
  [OFFICE_BOOK_BY_MONTH] = BOOK ("substr (o.ordered_on, 1, 7)", "substr (o.ordered_on, 1, 7)"),
};

static const char open_orders[] =
  "SELECT o.number, c.name, o.ordered_on, o.promised_on, o.shipped_on, o.total, o.currency"
  "  FROM orders AS o"
  "  LEFT JOIN contacts AS c ON c.id = o.customer"
  " WHERE o.trashed_at IS NULL AND o.state IN ('confirmed', 'partly-shipped')"
  " ORDER BY o.promised_on IS NULL, o.promised_on, o.number, o.id";

static const char late_orders[] =
  "SELECT o.number, c.name, o.ordered_on, o.promised_on, o.shipped_on, o.total, o.currency"
  "  FROM orders AS o"
  "  LEFT JOIN contacts AS c ON c.id = o.customer"
  " WHERE o.trashed_at IS NULL AND o.state IN ('shipped', 'delivered', 'invoiced')"
  "   AND o.shipped_on > o.promised_on AND o.shipped_on BETWEEN ?1 AND ?2"
  " ORDER BY o.shipped_on, o.number, o.id";

static const char taxed[] =
  "SELECT EXISTS (SELECT 1 FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order JOIN contacts AS c ON c.id = o.customer LEFT JOIN items AS i ON i.id = l.item"
  "   WHERE l.sales_order = ?1 AND l.trashed_at IS NULL AND coalesce (l.tax_code, c.tax_code, i.tax_code) IS NOT NULL)";

/* The parts of a kit stand below it without a price of their own. */
#define NOT_OF_KIT(column) "CASE WHEN l.kit_line IS NULL OR l.amount <> 0 THEN " column " END"

static const char order_lines[] =
  "SELECT CASE WHEN l.kit_line IS NULL THEN l.position END, i.number, coalesce (l.text, i.name), "
  OFFICE_UNIT_NAME ("u", "l.quantity", "i.unit")
  ", "
  OFFICE_UNIT_QUANTITY ("u", "l.quantity")
  ", "
  NOT_OF_KIT (OFFICE_UNIT_PRICE ("u", "l.quantity", "l.price"))
  ", l.discount, "
  NOT_OF_KIT ("l.amount")
  "  FROM order_lines AS l"
  "  LEFT JOIN items AS i ON i.id = l.item"
  "  LEFT JOIN item_units AS u ON u.id = l.unit AND u.item = l.item"
  " WHERE l.sales_order = ?1 AND l.trashed_at IS NULL"
  " ORDER BY l.position, l.id";

static void
bind_period (StoreQuery *query, guint32 from, guint32 to)
{
  char first[11], last[11];

  base_date_format_iso (from, first);
  base_date_format_iso (to, last);
  store_query_bind_text (query, 1, first);
  store_query_bind_text (query, 2, to != BASE_NO_DATE ? last : LAST_DAY);
}

StoreQuery *
office_orders_query_book (StoreDb *db, OfficeBookGrouping by, guint32 from, guint32 to)
{
  StoreQuery *query = store_query_new (db, books[by]);

  bind_period (query, from, to);
  return query;
}

StoreQuery *
office_orders_query_open (StoreDb *db)
{
  return store_query_new (db, open_orders);
}

StoreQuery *
office_orders_query_late (StoreDb *db, guint32 from, guint32 to)
{
  StoreQuery *query = store_query_new (db, late_orders);

  bind_period (query, from, to);
  return query;
}

StoreQuery *
office_orders_query_lines (StoreDb *db, gint64 order)
{
  StoreQuery *query = store_query_new (db, order_lines);

  store_query_bind_number (query, 1, order);
  return query;
}

StoreQuery *
office_orders_query_taxed (StoreDb *db, gint64 order)
{
  return store_query_new_for (db, taxed, order);
}
