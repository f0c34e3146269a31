/* What the invented firm waits for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-demo-private.h"
#include <base-number.h>

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

/* A draft of one line; 0 with error. */
static gint64
draft (DemoMaker *self, gint64 supplier, gint64 item, gint64 quantity, gint64 price, GError **error)
{
  gint64 order = demo_run (self, "create-purchase-order", g_variant_new_parsed ("{'supplier': <%x>}", supplier), error);

  if (order == 0
      || demo_run (self, "create-purchase-line", g_variant_new_parsed ("{'purchase_order': <%x>, 'item': <%x>, 'quantity': <%x>, 'price': <%x>}", order, item, quantity, price), error) == 0)
    return 0;
  return order;
}

static gboolean
confirm (DemoMaker *self, gint64 order, guint32 ordered_on, guint32 expected_on, GError **error)
{
  return demo_run (self, "confirm-purchase", g_variant_new_parsed ("{'record': <%x>, 'ordered_on': <%x>, 'expected_on': <%x>, 'reason': <%s>}",
                                                                   order, (gint64) ordered_on, (gint64) expected_on, C_ ("demo", "Known for years")), error) != 0;
}

/* Ordered one to three weeks ago; one in four should have come already. */
static gboolean
purchase (DemoMaker *self, Need *need, GError **error)
{
  guint32 ordered_on = self->today - 7 - (guint32) demo_pick (self, 14);
  guint32 expected_on = demo_chance (self, 25) ? self->today - 1 - (guint32) demo_pick (self, 5) : self->today + 1 + (guint32) demo_pick (self, 14);
  gint64 order = draft (self, need->supplier, need->item, need->quantity, need->cost, error);

  return order != 0 && confirm (self, order, ordered_on, expected_on, error);
}

/* How far a purchase of the past has come. */
enum
{
  DRAFT, CANCELLED, PART_RECEIVED, RECEIVED, BILL_DIFFERS, BILL_POSTED, BILL_PAID, N_STAGES
};

static gboolean
bill (DemoMaker *self, gint64 order, guint stage, GError **error)
{
  g_autofree char *number = g_strdup_printf ("R-%u", 4711 + 13 * stage);
  gint64 total = 0, id;

  if (!store_db_find_number (self->db, "SELECT total FROM purchase_orders WHERE id = ?1", order, &total, error))
    return FALSE;
  id = demo_run (self, "record-bill", g_variant_new_parsed ("{'record': <%x>, 'their_number': <%s>, 'billed_on': <%x>, 'due_on': <%x>, 'their_total': <%x>}", order, number,
                                                            (gint64) self->today - 12, (gint64) self->today + 18, total + (stage == BILL_DIFFERS ? 1490 : 0)), error);
  return id != 0
         && (stage < BILL_POSTED || demo_run (self, "post-bill", g_variant_new_parsed ("{'record': <%x>}", id), error) != 0)
         && (stage < BILL_PAID || demo_run (self, "pay-bill", g_variant_new_parsed ("{'record': <%x>, 'method': <int64 2>}", id), error) != 0); /* by card: no account of theirs is approved */
}

/* Ordered five weeks ago, come two weeks ago. */
static gboolean
purchase_stage (DemoMaker *self, OfficeItem *item, guint stage, GError **error)
{
  gint64 order = draft (self, item->supplier, BASE_RECORD (item)->id, 20 * BASE_QUANTITY_ONE, item->cost, error);

  if (order == 0 || stage == DRAFT)
    return order != 0;
  if (!confirm (self, order, self->today - 35, self->today - 16 + (stage == PART_RECEIVED ? 20 : 0), error))
    return FALSE;
  if (stage == CANCELLED)
    return demo_run (self, "cancel-purchase", g_variant_new_parsed ("{'record': <%x>}", order), error) != 0;
  return demo_run (self, "receive-purchase", g_variant_new_parsed ("{'record': <%x>, 'received_on': <%x>, 'quantities': <%s>}", order, (gint64) self->today - 14,
                                                                   stage == PART_RECEIVED ? "1=8" : "1=20"), error) != 0
         && (stage < BILL_DIFFERS || bill (self, order, stage, error));
}

/* Of goods that nobody waits for. */
static gboolean
purchase_past (DemoMaker *self, GError **error)
{
  for (guint i = 0, stage = 0; i < self->items->len && stage < N_STAGES; i++)
    {
      OfficeItem *item = self->items->pdata[i];
      gint64 waiting = 0;

      if (!store_db_find_number (self->db, "SELECT count (*) FROM order_lines WHERE item = ?1 AND open > 0", BASE_RECORD (item)->id, &waiting, error))
        return FALSE;
      if (waiting == 0 && !item->discontinued && !purchase_stage (self, item, stage++, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
demo_make_purchases (DemoMaker *self, GError **error)
{
  g_autoptr (GArray) needs = list_needs (self->db, error);

  for (guint i = 0; needs != NULL && i < needs->len; i++)
    if (!purchase (self, &g_array_index (needs, Need, i), error))
      return FALSE;
  return needs != NULL && purchase_past (self, error);
}
