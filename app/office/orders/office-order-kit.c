/* The parts of a kit on an order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-order-kit.h"
#include "office-order-status.h"
#include <base-number.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 id;       /* of the part's line, or of its item */
  gint64 quantity;
  gint64 shipped;
  char   name[120];
} Part;

static GArray *
list_parts (StoreDb *db, const char *sql, gint64 id, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  store_query_bind_number (query, 1, id);
  while (store_query_next (query))
    {
      Part part = { store_query_get_number (query, 0), store_query_get_number (query, 1), store_query_get_number (query, 2), "" };

      g_strlcpy (part.name, store_query_get_text (query, 3) != NULL ? store_query_get_text (query, 3) : "", sizeof part.name);
      g_array_append_val (parts, part);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&parts) : NULL;
}

static gint64
scale (gint64 quantity, gint64 by, gint64 of)
{
  return (gint64) (((__int128) quantity * by + of / 2) / of);
}

static gboolean
insert_part (StoreDb *db, OfficeOrderLine *kit, Part *part, gint64 *id, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db,
                                                  "INSERT INTO order_lines (id, sales_order, position, item, text, quantity, currency, tax_code, cost, kit_line)"
                                                  " SELECT ?1, ?2, ?3, id, name, ?4, ?5, tax_code, cost, ?6 FROM items WHERE id = ?7");

  *id = store_record_take_id (db, "order_lines", error);
  if (*id == 0)
    return FALSE;
  store_query_bind_number (query, 1, *id);
  store_query_bind_number (query, 2, kit->sales_order);
  store_query_bind_number (query, 3, kit->position);
  store_query_bind_number (query, 4, MAX (scale (kit->quantity, part->quantity, BASE_QUANTITY_ONE), 1));
  store_query_bind_text (query, 5, kit->currency);
  store_query_bind_number (query, 6, kit->parent_instance.id);
  store_query_bind_number (query, 7, part->id);
  return store_query_run (query, error);
}

static gboolean
add_parts (StoreDb *db, OfficeOrderLine *kit, GError **error)
{
  g_autoptr (GArray) parts = list_parts (db, "SELECT p.part, p.quantity, 0, i.name FROM kit_parts AS p JOIN items AS i ON i.id = p.part JOIN items AS k ON k.id = p.kit"
                                             " WHERE p.kit = ?1 AND k.kind = 'kit' AND p.trashed_at IS NULL AND p.part <> p.kit AND p.quantity > 0 ORDER BY p.id", kit->item, error);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      gint64 id;

      if (!insert_part (db, kit, &g_array_index (parts, Part, i), &id, error) || !office_order_line_refresh (db, id, error))
        return FALSE;
    }
  return parts != NULL;
}

static gboolean
write_part (StoreDb *db, gint64 id, gint64 quantity, gint64 kit, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE order_lines SET quantity = ?2, trashed_at = (SELECT trashed_at FROM order_lines WHERE id = ?3), version = version + 1 WHERE id = ?1");

  store_query_bind_number (query, 1, id);
  store_query_bind_number (query, 2, quantity);
  store_query_bind_number (query, 3, kit);
  return store_query_run (query, error) && office_order_line_refresh (db, id, error);
}

static gboolean
check_shipped (Part *part, gint64 quantity, GError **error)
{
  g_autoptr (BaseLocale) locale = NULL;
  g_autofree char *shipped = NULL;

  if (quantity >= part->shipped)
    return TRUE;
  locale = base_locale_new (NULL, NULL);
  shipped = base_quantity_format (part->shipped, locale);
  return base_refuse (error, _("%s of %s, a part of this kit, have been shipped already. Announce a return for what comes back."), shipped, part->name);
}

/* The parts keep their share of the kit, also when its recipe changed since. */
static gboolean
scale_parts (StoreDb *db, OfficeOrderLine *kit, OfficeOrderLine *before, GError **error)
{
  g_autoptr (GArray) parts = list_parts (db, "SELECT id, quantity, shipped, text FROM order_lines WHERE kit_line = ?1 ORDER BY id", kit->parent_instance.id, error);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);
      gint64 quantity = MAX (scale (part->quantity, kit->quantity, before->quantity), 1);

      if (!check_shipped (part, kit->parent_instance.trashed ? 0 : quantity, error) || !write_part (db, part->id, quantity, kit->parent_instance.id, error))
        return FALSE;
    }
  return parts != NULL;
}

/* The parts of what the line was before. */
static gboolean
drop_parts (StoreDb *db, OfficeOrderLine *kit, GError **error)
{
  g_autoptr (GArray) parts = list_parts (db, "SELECT id, quantity, shipped, text FROM order_lines WHERE kit_line = ?1 AND trashed_at IS NULL ORDER BY id", kit->parent_instance.id, error);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);

      if (!check_shipped (part, 0, error) || !store_record_trash (db, OFFICE_TYPE_ORDER_LINE, part->id, error))
        return FALSE;
    }
  return parts != NULL;
}

gboolean
office_order_kit_follow (StoreDb *db, OfficeOrderLine *line, OfficeOrderLine *before, GError **error)
{
  if (line->kit_line != 0 || line->item == 0)
    return TRUE;
  if (before == NULL)
    return add_parts (db, line, error);
  if (line->item != before->item)
    return drop_parts (db, line, error) && add_parts (db, line, error);
  if (line->quantity == before->quantity && line->parent_instance.trashed == before->parent_instance.trashed)
    return TRUE;
  return scale_parts (db, line, before, error);
}

gboolean
office_order_kit_check (OfficeOrderLine *line, OfficeOrderLine *before, GError **error)
{
  if (before == NULL || line->kit_line == 0 || line->parent_instance.trashed != before->parent_instance.trashed
      || (line->item == before->item && line->quantity == before->quantity && line->price == before->price && line->discount == before->discount))
    return TRUE;
  return base_refuse (error, _("%s is a part of a kit and follows it. Change the line of the kit instead."), before->text);
}
