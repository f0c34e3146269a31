/* What the invented firm waits for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-demo-private.h"
#include <base-number.h>
#include <store-run.h>

#define N_PURCHASES 12

typedef struct
{
  gint64 item;
  gint64 supplier;
  gint64 quantity;
  gint64 cost;
} Need;

/* Items that orders wait for, then items that are low. */
static GArray *
list_needs (StoreDb *db, GError **error)
{
  g_autoptr (GArray) needs = g_array_new (FALSE, FALSE, sizeof (Need));
  g_autoptr (StoreQuery) query = store_query_new (db,
                                                  "SELECT i.id, i.supplier, max (i.reorder_level, 1000000) + coalesce (w.missing, 0), i.cost FROM items AS i LEFT JOIN"
                                                  " (SELECT item, sum (open - reserved) AS missing FROM order_lines WHERE open > reserved GROUP BY item) AS w ON w.item = i.id"
                                                  " WHERE i.discontinued = 0 AND i.supplier IS NOT NULL AND (w.missing > 0 OR i.on_hand < i.reorder_level)"
                                                  " ORDER BY coalesce (w.missing, 0) DESC, i.id LIMIT ?1");

  store_query_bind_number (query, 1, N_PURCHASES);
  while (store_query_next (query))
    {
      Need need = { store_query_get_number (query, 0), store_query_get_number (query, 1), store_query_get_number (query, 2), store_query_get_number (query, 3) };
      g_array_append_val (needs, need);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&needs) : NULL;
}

/* The office's own command; its record, or 0 with an error. */
static gint64
run (StoreDb *db, const char *name, GVariant *values, GError **error)
{
  g_autoptr (GVariant) arguments = g_variant_ref_sink (values), result = NULL;

  if (!store_command_execute (store_schema_find_command (store_db_get_schema (db), name), db, arguments, error))
    return 0;
  result = store_db_steal_result (db);
  return result != NULL && g_variant_is_of_type (result, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (result) : -1;
}

/* Ordered one to three weeks ago; one in four should have come already. */
static gboolean
purchase (DemoMaker *self, Need *need, GError **error)
{
  guint32 ordered_on = self->today - 7 - (guint32) demo_pick (self, 14);
  guint32 expected_on = demo_chance (self, 25) ? self->today - 1 - (guint32) demo_pick (self, 5) : self->today + 1 + (guint32) demo_pick (self, 14);
  gint64 order = run (self->db, "create-purchase-order", g_variant_new_parsed ("{'supplier': <%x>}", need->supplier), error);

  return order != 0
         && run (self->db, "create-purchase-line", g_variant_new_parsed ("{'purchase_order': <%x>, 'item': <%x>, 'quantity': <%x>, 'price': <%x>}", order, need->item, need->quantity, need->cost), error) != 0
         && run (self->db, "confirm-purchase", g_variant_new_parsed ("{'record': <%x>, 'ordered_on': <%x>, 'expected_on': <%x>, 'reason': <'Known for years'>}",
                                                                     order, (gint64) ordered_on, (gint64) expected_on), error) != 0;
}

gboolean
demo_make_purchases (DemoMaker *self, GError **error)
{
  g_autoptr (GArray) needs = NULL;

  if (store_schema_find_command (store_db_get_schema (self->db), "confirm-purchase") == NULL)
    return TRUE;
  needs = list_needs (self->db, error);
  for (guint i = 0; needs != NULL && i < needs->len; i++)
    if (!purchase (self, &g_array_index (needs, Need, i), error))
      return FALSE;
  return needs != NULL;
}
