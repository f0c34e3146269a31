/* What is to be picked next.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-pick-next.h"

#define SELECT_NEXT                                                                                                                                 \
  "SELECT p.id, p.quantity - p.picked, p.picked, i.name, i.number, coalesce (c.code, ''), t.number, o.number, i.unit, u.name, u.factor"             \
  "  FROM pick_lines AS p JOIN pick_lists AS k ON k.id = p.pick_list JOIN order_lines AS l ON l.id = p.order_line JOIN orders AS o ON o.id = l.sales_order" \
  "  JOIN items AS i ON i.id = p.item LEFT JOIN locations AS c ON c.id = p.location LEFT JOIN lots AS t ON t.id = p.lot"                            \
  "  LEFT JOIN item_units AS u ON u.id = l.unit AND u.factor > 0 AND (p.quantity - p.picked) % u.factor = 0"                                         \
  " WHERE p.pick_list = ?1 AND p.trashed_at IS NULL AND p.missing = 0 AND p.picked < p.quantity"                                                     \
  " ORDER BY coalesce (p.location, 0) = coalesce (k.at_location, 0) DESC, o.id = coalesce (k.at_order, 0) DESC, p.position, p.id LIMIT 1"

static void
read_next (OfficePickNext *self, StoreQuery *query)
{
  gint64 factor = store_query_get_number (query, 10);

  self->line = store_query_get_number (query, 0);
  self->left = store_query_get_number (query, 1);
  self->shown = factor > 0 ? self->left / factor * 1000000 : self->left;
  self->picked = store_query_get_number (query, 2);
  self->item = g_strdup (store_query_get_text (query, 3));
  self->item_number = g_strdup (store_query_get_text (query, 4));
  self->place = g_strdup (store_query_get_text (query, 5));
  self->lot = g_strdup (store_query_get_text (query, 6));
  self->order = g_strdup (store_query_get_text (query, 7));
  self->own_unit = g_strdup (store_query_get_text (query, 8));
  self->unit = g_strdup (store_query_get_text (query, factor > 0 ? 9 : 8));
}

gboolean
office_pick_next_load (StoreDb *db, gint64 pick_list, OfficePickNext *next, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, SELECT_NEXT);
  g_autoptr (StoreQuery) counted = store_query_new (db, "SELECT count (*), coalesce (sum (missing > 0 OR picked >= quantity), 0) FROM pick_lines WHERE pick_list = ?1 AND trashed_at IS NULL");
  OfficePickNext self = { 0 };

  store_query_bind_number (query, 1, pick_list);
  store_query_bind_number (counted, 1, pick_list);
  if (store_query_next (query))
    read_next (&self, query);
  if (store_query_next (counted))
    {
      self.lines = store_query_get_number (counted, 0);
      self.done = store_query_get_number (counted, 1);
    }
  if (store_query_finish (query, error) && store_query_finish (counted, error))
    {
      *next = self;
      return TRUE;
    }
  office_pick_next_clear (&self);
  return FALSE;
}

void
office_pick_next_clear (OfficePickNext *self)
{
  g_free (self->unit);
  g_free (self->own_unit);
  g_free (self->item);
  g_free (self->item_number);
  g_free (self->place);
  g_free (self->lot);
  g_free (self->order);
  *self = (OfficePickNext) { 0 };
}

gint64
office_pick_list_find (StoreDb *db, const char *number)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id FROM pick_lists WHERE state = 'open' AND trashed_at IS NULL AND (?1 IS NULL OR number = ?1 COLLATE NOCASE) ORDER BY planned_on, id LIMIT 1");
  gint64 id;

  store_query_bind_text (query, 1, number);
  id = store_query_next (query) ? store_query_get_number (query, 0) : 0;
  return store_query_finish (query, NULL) ? id : 0;
}

gboolean
office_pick_list_is_open (StoreDb *db, gint64 id)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT 1 FROM pick_lists WHERE id = ?1 AND state = 'open' AND trashed_at IS NULL");
  gboolean open;

  store_query_bind_number (query, 1, id);
  open = store_query_next (query);
  return store_query_finish (query, NULL) && open;
}

StoreQuery *
office_pick_list_query_open (StoreDb *db)
{
  return store_query_new (db,
                          "SELECT k.id, k.number, e.name, (SELECT count (*) FROM pick_lines AS p WHERE p.pick_list = k.id AND p.trashed_at IS NULL AND (p.missing > 0 OR p.picked >= p.quantity)),"
                          "  (SELECT count (*) FROM pick_lines AS p WHERE p.pick_list = k.id AND p.trashed_at IS NULL)"
                          "  FROM pick_lists AS k LEFT JOIN employees AS e ON e.id = k.picker WHERE k.state = 'open' AND k.trashed_at IS NULL ORDER BY k.planned_on, k.id LIMIT 100");
}
