/* How far the lines of an order are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-order-status.h"
#include "office-order-cost.h"
#include "office-order.h"
#include "office-reservation.h"
#include <base-date.h>
#include <base-number.h>
#include <glib/gi18n-lib.h>

/* What the documents say of a line, and what the line said; in this order in the statements. */
enum { PICKED, SHIPPED, DELIVERED, INVOICED, RETURNED, N_FIGURES };

typedef struct
{
  gint64       id;
  gint64       order;
  gint64       quantity;
  gint64       reserved;
  gint64       now[N_FIGURES];
  gint64       then[N_FIGURES];
  gint64       open_then;
  gboolean     is_goods;  /* a stocked item: other lines follow their order */
  gboolean     is_active; /* of a confirmed order */
  gboolean     is_kept;   /* came in with its past */
  OfficeDemand demand;
} Line;

#define SELECT_LINE                                                                                                                                         \
  "SELECT l.sales_order, l.item, l.quantity, coalesce (i.kind = 'stocked', 0), o.brought_in,"                                                               \
  " l.trashed_at IS NULL AND o.trashed_at IS NULL AND o.confirmed_on IS NOT NULL AND o.cancelled_on IS NULL,"                                                \
  " l.picked, l.shipped, l.delivered, l.invoiced, l.returned, l.reserved, l.open,"                                                                           \
  " (SELECT coalesce (sum (p.picked), 0) FROM pick_lines AS p JOIN pick_lists AS k ON k.id = p.pick_list"                                                    \
  "   WHERE p.order_line = l.id AND p.trashed_at IS NULL AND k.state <> 'cancelled'),"                                                                       \
  " (SELECT coalesce (sum (s.quantity), 0) FROM shipment_lines AS s JOIN shipments AS d ON d.id = s.shipment"                                                \
  "   WHERE s.order_line = l.id AND s.trashed_at IS NULL AND d.state IN ('shipped', 'delivered')),"                                                          \
  " (SELECT coalesce (sum (s.quantity), 0) FROM shipment_lines AS s JOIN shipments AS d ON d.id = s.shipment"                                                \
  "   WHERE s.order_line = l.id AND s.trashed_at IS NULL AND d.state = 'delivered'),"                                                                        \
  " (SELECT coalesce (sum (iif (d.kind = 'credit-note', -abs (v.quantity), v.quantity)), 0) FROM invoice_lines AS v JOIN invoices AS d ON d.id = v.invoice"  \
  "   WHERE v.order_line = l.id AND v.trashed_at IS NULL AND d.state <> 'draft'),"                                                                           \
  " (SELECT coalesce (sum (r.quantity), 0) FROM return_lines AS r JOIN customer_returns AS d ON d.id = r.customer_return"                                    \
  "   WHERE r.order_line = l.id AND r.trashed_at IS NULL AND d.state IN ('received', 'inspected', 'closed'))"                                                \
  " FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order LEFT JOIN items AS i ON i.id = l.item WHERE l.id = ?1"

static gboolean
load_line (StoreDb *db, gint64 id, Line *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, SELECT_LINE);

  store_query_bind_number (query, 1, id);
  if (store_query_next (query))
    {
      self->id = id;
      self->order = store_query_get_number (query, 0);
      self->demand = (OfficeDemand) { .line = id, .item = store_query_get_number (query, 1) };
      self->quantity = store_query_get_number (query, 2);
      self->is_goods = store_query_get_number (query, 3) != 0;
      self->is_kept = store_query_get_number (query, 4) != 0;
      self->is_active = store_query_get_number (query, 5) != 0;
      for (int i = 0; i < N_FIGURES; i++)
        {
          self->then[i] = store_query_get_number (query, 6 + i);
          self->now[i] = store_query_get_number (query, 8 + N_FIGURES + i);
        }
      self->reserved = store_query_get_number (query, 6 + N_FIGURES);
      self->open_then = store_query_get_number (query, 7 + N_FIGURES);
    }
  return store_query_finish (query, error);
}

static gboolean
is_as_written (Line *self)
{
  return memcmp (self->now, self->then, sizeof self->now) == 0 && self->reserved == self->demand.reserved && self->open_then == self->demand.open;
}

static gboolean
write_line (StoreDb *db, Line *self, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;

  if (is_as_written (self))
    return TRUE;
  query = store_query_new (db, "UPDATE order_lines SET picked = ?2, shipped = ?3, delivered = ?4, invoiced = ?5, returned = ?6, reserved = ?7, open = ?8, version = version + 1"
                               " WHERE id = ?1");
  store_query_bind_number (query, 1, self->id);
  for (int i = 0; i < N_FIGURES; i++)
    store_query_bind_number (query, 2 + i, self->now[i]);
  store_query_bind_number (query, 2 + N_FIGURES, self->demand.reserved);
  store_query_bind_number (query, 3 + N_FIGURES, self->demand.open);
  return store_query_run (query, error);
}

static gboolean
refresh_line (StoreDb *db, gint64 id, gint64 *order, GError **error)
{
  Line self = { 0 };

  if (!load_line (db, id, &self, error))
    return FALSE;
  if (order != NULL)
    *order = self.is_kept ? 0 : self.order;
  if (self.id == 0 || self.is_kept)
    return TRUE;
  if (!self.is_goods)
    {
      self.now[SHIPPED] = self.then[SHIPPED];
      self.now[DELIVERED] = self.then[DELIVERED];
    }
  if (self.is_goods && self.is_active)
    self.demand.open = MAX (self.quantity - self.now[SHIPPED], 0);
  self.demand.used = MAX (self.now[SHIPPED] - self.then[SHIPPED], 0);
  if ((self.demand.open > 0 || self.open_then > 0 || self.reserved > 0) && !office_reserve_demand (db, &self.demand, error))
    return FALSE;
  /* what left may have been kept for others, what was given back is free for them */
  return write_line (db, &self, error)
         && ((!self.demand.gave_back && (!self.is_goods || self.now[SHIPPED] <= self.then[SHIPPED])) || office_reserve_item (db, self.demand.item, error));
}

typedef struct
{
  gint64   goods, goods_shipped, goods_delivered;
  gint64   others, others_shipped, others_delivered; /* services and lines of text */
  gint64   kits;
  gint64   to_invoice, invoiced;
  gboolean any_shipped;
} Progress;

static gboolean
load_progress (StoreDb *db, gint64 order, Progress *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db,
                                                  "SELECT sum (kind = 'stocked'), sum (kind = 'stocked' AND shipped >= quantity), sum (kind = 'stocked' AND delivered >= quantity),"
                                                  " sum (kind = 'service'), sum (kind = 'service' AND shipped >= quantity), sum (kind = 'service' AND delivered >= quantity), sum (kind = 'kit'),"
                                                  " sum (kit_line IS NULL AND amount <> 0), sum (kit_line IS NULL AND amount <> 0 AND invoiced >= quantity - back), sum (shipped > 0)"
                                                  " FROM (SELECT l.quantity, l.shipped, l.delivered, l.invoiced, l.amount, l.kit_line, coalesce (i.kind, 'service') AS kind,"
                                                  "  iif (l.returned = 0, 0, "
                                                  OFFICE_ORDER_LINE_RETURNED ("l.id")
                                                  ") AS back"
                                                  "  FROM order_lines AS l LEFT JOIN items AS i ON i.id = l.item WHERE l.sales_order = ?1 AND l.trashed_at IS NULL)");
  gint64 *figures[] = { &self->goods, &self->goods_shipped, &self->goods_delivered, &self->others, &self->others_shipped, &self->others_delivered, &self->kits,
                        &self->to_invoice, &self->invoiced };

  store_query_bind_number (query, 1, order);
  if (store_query_next (query))
    {
      for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
        *figures[i] = store_query_get_number (query, (int) i);
      self->any_shipped = store_query_get_number (query, G_N_ELEMENTS (figures)) > 0;
    }
  return store_query_finish (query, error);
}

/* Services and lines of text go with the goods: they are done when all goods are; what a shipment says of them counts before. */
#define UPDATE_OTHERS                                                                                                                      \
  "UPDATE order_lines AS l SET shipped = x.shipped, delivered = x.delivered, version = l.version + 1 FROM"                                 \
  " (SELECT m.id, iif (?2, m.quantity, coalesce (sum (iif (d.state IN ('shipped', 'delivered'), s.quantity, 0)), 0)) AS shipped,"          \
  "  iif (?3, m.quantity, coalesce (sum (iif (d.state = 'delivered', s.quantity, 0)), 0)) AS delivered"                                    \
  "  FROM order_lines AS m LEFT JOIN items AS i ON i.id = m.item LEFT JOIN shipment_lines AS s ON s.order_line = m.id AND s.trashed_at IS NULL" \
  "  LEFT JOIN shipments AS d ON d.id = s.shipment WHERE m.sales_order = ?1 AND m.trashed_at IS NULL AND coalesce (i.kind, 'service') = 'service'" \
  "  GROUP BY m.id) AS x WHERE l.id = x.id AND (l.shipped <> x.shipped OR l.delivered <> x.delivered)"

static gboolean
refresh_others (StoreDb *db, gint64 order, Progress *progress, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;

  if (progress->others == 0)
    return TRUE;
  query = store_query_new (db, UPDATE_OTHERS);
  store_query_bind_number (query, 1, order);
  store_query_bind_number (query, 2, progress->goods > 0 && progress->goods_shipped == progress->goods);
  store_query_bind_number (query, 3, progress->goods > 0 && progress->goods_delivered == progress->goods);
  return store_query_run (query, error);
}

/* A kit is shipped as far as the scarcest of its parts. */
static gint64
count_kits (gint64 kits, gint64 parts, gint64 done)
{
  gint64 count = parts > 0 ? (gint64) ((__int128) kits * done / parts) : 0;

  return count >= kits ? kits : count - count % BASE_QUANTITY_ONE;
}

typedef struct
{
  gint64 line, shipped, delivered;
} Kit;

static gboolean
write_kits (StoreDb *db, GArray *kits, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE order_lines SET shipped = ?2, delivered = ?3, version = version + 1 WHERE id = ?1 AND (shipped <> ?2 OR delivered <> ?3)");

  for (guint i = 0; i < kits->len; i++)
    {
      Kit *kit = &g_array_index (kits, Kit, i);

      store_query_bind_number (query, 1, kit->line);
      store_query_bind_number (query, 2, kit->shipped);
      store_query_bind_number (query, 3, kit->delivered);
      if (!store_query_run (query, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refresh_kits (StoreDb *db, gint64 order, Progress *progress, GError **error)
{
  g_autoptr (GArray) kits = NULL;
  g_autoptr (StoreQuery) query = NULL;

  if (progress->kits == 0)
    return TRUE;
  kits = g_array_new (FALSE, FALSE, sizeof (Kit));
  query = store_query_new (db, "SELECT k.id, k.quantity, p.quantity, p.shipped, p.delivered FROM order_lines AS k JOIN order_lines AS p ON p.kit_line = k.id JOIN items AS i ON i.id = p.item"
                               " WHERE k.sales_order = ?1 AND k.trashed_at IS NULL AND p.trashed_at IS NULL AND i.kind = 'stocked' ORDER BY k.id");
  store_query_bind_number (query, 1, order);
  while (store_query_next (query))
    {
      gint64 id = store_query_get_number (query, 0), quantity = store_query_get_number (query, 1), parts = store_query_get_number (query, 2);
      Kit *last = kits->len > 0 ? &g_array_index (kits, Kit, kits->len - 1) : NULL;
      Kit kit = { id, count_kits (quantity, parts, store_query_get_number (query, 3)), count_kits (quantity, parts, store_query_get_number (query, 4)) };

      if (last == NULL || last->line != id)
        g_array_append_val (kits, kit);
      else
        *last = (Kit) { id, MIN (last->shipped, kit.shipped), MIN (last->delivered, kit.delivered) }
      ;
    }
  return store_query_finish (query, error) && write_kits (db, kits, error);
}

static gboolean
load_day (StoreDb *db, const char *sql, gint64 order, guint32 *day, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, sql);
  const char *text;

  store_query_bind_number (query, 1, order);
  text = store_query_next (query) ? store_query_get_text (query, 0) : NULL;
  if (text != NULL)
    base_date_parse_iso (text, day);
  return store_query_finish (query, error);
}

static gboolean
set_days (OfficeOrder *self, Progress *progress, StoreDb *db, GError **error)
{
  gboolean goods = progress->goods > 0;
  gboolean shipped = goods ? progress->goods_shipped == progress->goods : progress->others > 0 && progress->others_shipped == progress->others;
  gboolean delivered = shipped && (goods ? progress->goods_delivered == progress->goods : progress->others_delivered == progress->others);
  gboolean invoiced = shipped && progress->to_invoice > 0 && progress->invoiced == progress->to_invoice;
  guint32 shipped_on = BASE_NO_DATE, delivered_on = BASE_NO_DATE, invoiced_on = BASE_NO_DATE;

  if ((shipped && !load_day (db, "SELECT max (shipped_on) FROM shipments WHERE sales_order = ?1 AND state IN ('shipped', 'delivered')", self->parent_instance.id, &shipped_on, error))
      || (delivered && !load_day (db, "SELECT max (delivered_on) FROM shipments WHERE sales_order = ?1 AND state = 'delivered'", self->parent_instance.id, &delivered_on, error))
      || (invoiced && !load_day (db, "SELECT max (v.issued_on) FROM invoice_lines AS i JOIN invoices AS v ON v.id = i.invoice JOIN order_lines AS l ON l.id = i.order_line"
                                     " WHERE l.sales_order = ?1 AND v.state <> 'draft' AND v.kind = 'invoice'", self->parent_instance.id, &invoiced_on, error)))
    return FALSE;
  self->shipped_on = shipped_on;
  self->delivered_on = delivered_on;
  self->invoiced_on = invoiced_on;
  self->state = progress->any_shipped ? OFFICE_ORDER_PARTLY_SHIPPED : OFFICE_ORDER_CONFIRMED;
  self->state = office_order_get_state (self);
  return TRUE;
}

static gboolean
write_order (StoreDb *db, OfficeOrder *self, GError **error)
{
  BaseRecord *record = BASE_RECORD (self);
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (self);
  static const char *const names[] = { "state", "shipped_on", "delivered_on", "invoiced_on" };
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE orders SET state = ?2, shipped_on = ?3, delivered_on = ?4, invoiced_on = ?5, version = version + 1 WHERE id = ?1"
                                                      " AND (state IS NOT ?2 OR shipped_on IS NOT ?3 OR delivered_on IS NOT ?4 OR invoiced_on IS NOT ?5)");

  store_query_bind_number (query, 1, record->id);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    store_query_bind_field (query, (int) i + 2, record, base_record_class_find_field (class, names[i]));
  return store_query_run (query, error);
}

static gboolean
refresh_order (StoreDb *db, gint64 order, GError **error)
{
  g_autoptr (OfficeOrder) self = NULL;
  Progress progress = { 0 };

  if (order == 0)
    return TRUE;
  self = OFFICE_ORDER (store_record_load (db, OFFICE_TYPE_ORDER, order, error));
  if (self == NULL)
    return FALSE;
  if (self->brought_in || self->confirmed_on == BASE_NO_DATE || self->parent_instance.trashed)
    return TRUE;
  if (!load_progress (db, order, &progress, error) || !refresh_others (db, order, &progress, error) || !refresh_kits (db, order, &progress, error)
      || (progress.others > 0 && !load_progress (db, order, &progress, error)))
    return FALSE;
  return set_days (self, &progress, db, error) && write_order (db, self, error);
}

gboolean
office_order_line_refresh (StoreDb *db, gint64 line, GError **error)
{
  gint64 order = 0;

  return refresh_line (db, line, &order, error) && refresh_order (db, order, error) && (order == 0 || office_order_line_book_cost (db, line, error));
}

gboolean
office_order_refresh (StoreDb *db, gint64 order, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id FROM order_lines WHERE sales_order = ?1 AND trashed_at IS NULL ORDER BY position, id");
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (gint64));

  store_query_bind_number (query, 1, order);
  while (store_query_next (query))
    {
      gint64 line = store_query_get_number (query, 0);
      g_array_append_val (lines, line);
    }
  if (!store_query_finish (query, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!refresh_line (db, g_array_index (lines, gint64, i), NULL, error))
      return FALSE;
  if (!refresh_order (db, order, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!office_order_line_book_cost (db, g_array_index (lines, gint64, i), error))
      return FALSE;
  return TRUE;
}

gboolean
office_order_check_complete (StoreDb *db, gint64 order, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db,
                                                  "SELECT o.number, l.text FROM orders AS o JOIN order_lines AS l ON l.sales_order = o.id"
                                                  " WHERE o.id = ?1 AND o.complete_only = 1 AND o.brought_in = 0 AND l.open > 0 AND l.trashed_at IS NULL ORDER BY l.position, l.id LIMIT 1");
  g_autofree char *number = NULL, *text = NULL;

  store_query_bind_number (query, 1, order);
  if (store_query_next (query))
    {
      number = g_strdup (store_query_get_text (query, 0));
      text = g_strdup (store_query_get_text (query, 1));
    }
  if (!store_query_finish (query, error))
    return FALSE;
  if (number != NULL)
    base_refuse (error, _("Order %s is to be delivered complete, and %s is still missing. Wait for it, or allow part deliveries in the order."), number, text);
  return number == NULL;
}
