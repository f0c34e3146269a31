/* Stock, demand and terms of all items.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-replenishment-needs.h"

#include <base-date.h>
#include "office-supplier-terms.h"
#include <string.h>

/* In the order of their items, so that another list in that order is laid beside it without looking up. */
static OfficeNeed *
find_need (GArray *needs, gint64 item)
{
  guint low = 0, high = needs->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (needs, OfficeNeed, middle).item < item)
        low = middle + 1;
      else
        high = middle;
    }
  return low < needs->len && g_array_index (needs, OfficeNeed, low).item == item ? &g_array_index (needs, OfficeNeed, low) : NULL;
}

static void
clear_need (gpointer need)
{
  g_free (((OfficeNeed *) need)->name);
}

static GArray *
list_items (StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id, on_hand, on_order, reorder_level, max_level, supplier, cost, lead_days, name FROM items"
                                                      " WHERE trashed_at IS NULL AND discontinued = 0 AND kind = 'stocked' ORDER BY id");
  g_autoptr (GArray) needs = g_array_new (FALSE, FALSE, sizeof (OfficeNeed));

  g_array_set_clear_func (needs, clear_need);
  while (store_query_next (query))
    {
      g_array_set_size (needs, needs->len + 1);
      OfficeNeed *need = &g_array_index (needs, OfficeNeed, needs->len - 1);

      memset (need, 0, sizeof *need);
      need->item = store_query_get_number (query, 0);
      need->on_hand = store_query_get_number (query, 1);
      need->on_order = store_query_get_number (query, 2);
      need->reorder_level = store_query_get_number (query, 3);
      need->max_level = store_query_get_number (query, 4);
      need->supplier = store_query_get_number (query, 5);
      need->price = store_query_get_number (query, 6);
      need->name = g_strdup (store_query_get_text (query, 8));
      need->lead_days = store_query_get_number (query, 7) != 0 ? store_query_get_number (query, 7) : OFFICE_LEAD_DAYS_USUAL;
    }
  return store_query_finish (query, error) ? g_steal_pointer (&needs) : NULL;
}

/* The item's own supplier before others, then by rank. */
static gboolean
add_terms (StoreDb *db, GArray *needs, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT s.item, s.supplier, s.price, s.minimum, s.multiple, (s.learnt_days + 999999) / 1000000, s.lead_days"
                                                      " FROM supplier_items AS s JOIN items AS i ON i.id = s.item WHERE s.trashed_at IS NULL"
                                                      " ORDER BY s.item, s.supplier IS NOT i.supplier, s.rank, s.id");

  while (store_query_next (query))
    {
      OfficeNeed *need = find_need (needs, store_query_get_number (query, 0));

      if (need == NULL || need->has_terms)
        continue;
      need->has_terms = TRUE;
      need->supplier = store_query_get_number (query, 1);
      if (store_query_get_number (query, 2) != 0)
        need->price = store_query_get_number (query, 2);
      need->minimum = store_query_get_number (query, 3);
      need->multiple = store_query_get_number (query, 4);
      need->is_learnt = store_query_get_number (query, 5) != 0;
      if (need->is_learnt || store_query_get_number (query, 6) != 0)
        need->lead_days = need->is_learnt ? store_query_get_number (query, 5) : store_query_get_number (query, 6);
    }
  return store_query_finish (query, error);
}

static gboolean
add_sums (StoreDb *db, GArray *needs, const char *sql, gsize offset, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  while (store_query_next (query))
    {
      OfficeNeed *need = find_need (needs, store_query_get_number (query, 0));

      if (need != NULL)
        G_STRUCT_MEMBER (gint64, need, offset) = store_query_get_number (query, 1);
    }
  return store_query_finish (query, error);
}

/* Moves of one day follow one another, so a day is read once. */
static gboolean
add_demand (StoreDb *db, GArray *needs, guint32 today, GError **error)
{
  const guint32 first = today - 7 * OFFICE_NEED_WEEKS;
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT item, moved_on, quantity FROM stock_moves WHERE moved_on >= ?1 AND kind IN ('shipment', 'return')"
                                                      " AND order_line IS NOT NULL AND trashed_at IS NULL");
  char from[11], day[11] = "";
  guint32 date = BASE_NO_DATE;

  base_date_format_iso (first, from);
  store_query_bind_text (query, 1, from);
  while (store_query_next (query))
    {
      OfficeNeed *need = find_need (needs, store_query_get_number (query, 0));
      const char *text = store_query_get_text (query, 1);

      if (strcmp (day, text) != 0 && base_date_parse_iso (text, &date))
        g_strlcpy (day, text, sizeof day);
      if (need != NULL && date >= first && date < today)
        need->weeks[(date - first) / 7] -= store_query_get_number (query, 2);
    }
  return store_query_finish (query, error);
}

GArray *
office_replenishment_list_needs (StoreDb *db, guint32 today, GError **error)
{
  g_autoptr (GArray) needs = list_items (db, error);

  if (needs == NULL || !add_terms (db, needs, error)
      || !add_sums (db, needs, "SELECT l.item, sum (l.quantity - l.shipped) FROM orders AS o JOIN order_lines AS l ON l.sales_order = o.id"
                               " WHERE o.state IN ('confirmed', 'partly-shipped') AND o.trashed_at IS NULL AND l.trashed_at IS NULL AND l.item IS NOT NULL AND l.shipped < l.quantity GROUP BY l.item",
                    G_STRUCT_OFFSET (OfficeNeed, waiting), error)
      || !add_sums (db, needs, "SELECT l.item, sum (l.quantity) FROM purchase_orders AS o JOIN purchase_lines AS l ON l.purchase_order = o.id"
                               " WHERE o.state = 'draft' AND o.trashed_at IS NULL AND l.trashed_at IS NULL AND l.item IS NOT NULL GROUP BY l.item",
                    G_STRUCT_OFFSET (OfficeNeed, drafted), error)
      || !add_demand (db, needs, today, error))
    return NULL;
  return g_steal_pointer (&needs);
}
