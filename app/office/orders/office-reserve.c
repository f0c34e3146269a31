/* Stock and receipts given to order lines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-reservation.h"

/* A row is written once and taken away whole, never changed: so undo notices what was used since. */
typedef struct
{
  gint64 id;
  gint64 line;
  gint64 item;
  gint64 quantity;
  gint64 purchase_line;
} Reservation;

/* The other way round than list_waiting() gives: who would be served last, waits first. */
#define LEAST_URGENT_FIRST \
  "coalesce (l.promised_on, o.promised_on) IS NOT NULL, coalesce (l.promised_on, o.promised_on) DESC, o.ordered_on DESC, l.id DESC, r.id DESC"

/* The last given are the first to go: what comes latest, before stock. */
#define SELECT_OF_LINE                                                                                                                                    \
  "SELECT r.id, r.order_line, r.item, r.quantity, coalesce (r.purchase_line, 0) FROM reservations AS r LEFT JOIN purchase_lines AS p ON p.id = r.purchase_line" \
  " WHERE r.order_line = ?1 AND r.trashed_at IS NULL ORDER BY r.purchase_line IS NULL, p.promised_on DESC, r.id DESC"

#define SELECT_STOCK_OF_ITEM                                                                                                                          \
  "SELECT r.id, r.order_line, r.item, r.quantity, 0 FROM reservations AS r JOIN order_lines AS l ON l.id = r.order_line JOIN orders AS o ON o.id = l.sales_order" \
  " WHERE r.item = ?1 AND r.purchase_line IS NULL AND r.trashed_at IS NULL ORDER BY l.picked, " LEAST_URGENT_FIRST

#define SELECT_OF_PURCHASE_LINE                                                                                                                            \
  "SELECT r.id, r.order_line, r.item, r.quantity, r.purchase_line FROM reservations AS r JOIN order_lines AS l ON l.id = r.order_line JOIN orders AS o ON o.id = l.sales_order" \
  " WHERE r.purchase_line = ?1 AND r.trashed_at IS NULL ORDER BY " LEAST_URGENT_FIRST

/* What an order line may still be given of what is to come, by its day. */
#define SELECT_TO_COME                                                                                                                      \
  "SELECT p.id, p.quantity - p.received - (SELECT coalesce (sum (quantity), 0) FROM reservations WHERE purchase_line = p.id AND trashed_at IS NULL) AS free" \
  "  FROM purchase_lines AS p JOIN purchase_orders AS b ON b.id = p.purchase_order"                                                           \
  " WHERE p.item = ?1 AND p.received < p.quantity AND p.trashed_at IS NULL AND b.trashed_at IS NULL AND b.state IN ('ordered', 'partly-received')" \
  " ORDER BY coalesce (p.promised_on, b.expected_on) IS NULL, coalesce (p.promised_on, b.expected_on), p.id"

/* Purchase lines of which more is promised than will come. */
#define SELECT_OVERDRAWN                                                                                                                                 \
  "SELECT r.purchase_line, sum (r.quantity) - iif (p.trashed_at IS NULL AND b.state IN ('ordered', 'partly-received'), max (p.quantity - p.received, 0), 0) AS missing" \
  "  FROM reservations AS r JOIN purchase_lines AS p ON p.id = r.purchase_line JOIN purchase_orders AS b ON b.id = p.purchase_order"                      \
  " WHERE r.item = ?1 AND r.trashed_at IS NULL GROUP BY r.purchase_line HAVING missing > 0"

static GArray *
list_reservations (StoreDb *db, const char *sql, gint64 id, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Reservation));
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  store_query_bind_number (query, 1, id);
  while (store_query_next (query))
    {
      Reservation row = { store_query_get_number (query, 0), store_query_get_number (query, 1), store_query_get_number (query, 2),
                          store_query_get_number (query, 3), store_query_get_number (query, 4) };
      g_array_append_val (list, row);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&list) : NULL;
}

static gboolean
add_reserved (StoreDb *db, gint64 item, gint64 difference, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE items SET reserved = reserved + ?2, version = version + 1 WHERE id = ?1");

  store_query_bind_number (query, 1, item);
  store_query_bind_number (query, 2, difference);
  return difference == 0 || store_query_run (query, error);
}

/* Takes a part of a reservation away: the row, and a new one for what stays. */
static gboolean
release (StoreDb *db, const Reservation *row, gint64 quantity, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "DELETE FROM reservations WHERE id = ?1");

  store_query_bind_number (query, 1, row->id);
  if (!store_query_run (query, error) || (row->purchase_line == 0 && !add_reserved (db, row->item, -quantity, error)))
    return FALSE;
  return quantity == row->quantity || office_reservation_insert (db, row->line, row->item, row->quantity - quantity, row->purchase_line, error);
}

static gboolean
write_line (StoreDb *db, OfficeDemand *demand, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE order_lines SET reserved = ?2, open = ?3, version = version + 1 WHERE id = ?1 AND (reserved <> ?2 OR open <> ?3)");

  store_query_bind_number (query, 1, demand->line);
  store_query_bind_number (query, 2, demand->reserved);
  store_query_bind_number (query, 3, demand->open);
  return store_query_run (query, error);
}

static gboolean
get_available (StoreDb *db, gint64 item, gint64 *available, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT on_hand - reserved FROM items WHERE id = ?1 AND kind = 'stocked'");

  store_query_bind_number (query, 1, item);
  *available = store_query_next (query) ? store_query_get_number (query, 0) : 0;
  return store_query_finish (query, error);
}

/* Stock that the line lacks, as far as there is some. */
static gboolean
take_stock (StoreDb *db, OfficeDemand *demand, GError **error)
{
  gint64 available = 0, quantity;

  if (!get_available (db, demand->item, &available, error))
    return FALSE;
  quantity = MIN (available, demand->open - demand->reserved);
  if (quantity <= 0)
    return TRUE;
  demand->reserved += quantity;
  return office_reservation_insert (db, demand->line, demand->item, quantity, 0, error) && add_reserved (db, demand->item, quantity, error);
}

static gboolean
take_incoming (StoreDb *db, OfficeDemand *demand, gint64 wanted, GError **error)
{
  g_autoptr (GArray) free_lines = g_array_new (FALSE, FALSE, sizeof (Reservation));
  g_autoptr (StoreQuery) query = store_query_new (db, SELECT_TO_COME);

  store_query_bind_number (query, 1, demand->item);
  while (wanted > 0 && store_query_next (query))
    {
      gint64 quantity = MIN (wanted, store_query_get_number (query, 1));
      Reservation row = { .purchase_line = store_query_get_number (query, 0), .quantity = quantity };

      if (quantity <= 0)
        continue;
      g_array_append_val (free_lines, row);
      wanted -= quantity;
    }
  if (!store_query_finish (query, error))
    return FALSE;
  for (guint i = 0; i < free_lines->len; i++)
    {
      Reservation *row = &g_array_index (free_lines, Reservation, i);

      if (!office_reservation_insert (db, demand->line, demand->item, row->quantity, row->purchase_line, error))
        return FALSE;
    }
  return TRUE;
}

/* Drops, of those listed, what is of another item, and excess beyond. */
static gboolean
give_back (StoreDb *db, OfficeDemand *demand, GArray *rows, gboolean incoming, gint64 excess, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      Reservation *row = &g_array_index (rows, Reservation, i);
      gint64 quantity = MIN (excess, row->quantity);

      if ((row->purchase_line != 0) != incoming || quantity <= 0)
        continue;
      if (!release (db, row, quantity, error))
        return FALSE;
      demand->gave_back = TRUE;
      excess -= quantity;
    }
  return TRUE;
}

gboolean
office_reserve_demand (StoreDb *db, OfficeDemand *demand, GError **error)
{
  g_autoptr (GArray) rows = list_reservations (db, SELECT_OF_LINE, demand->line, error);
  gint64 incoming = 0, excess;

  demand->reserved = 0;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      Reservation *row = &g_array_index (rows, Reservation, i);

      *(row->purchase_line == 0 ? &demand->reserved : &incoming) += row->quantity;
    }
  excess = MAX (demand->reserved - demand->open, MIN (demand->used, demand->reserved));
  if (rows == NULL || !give_back (db, demand, rows, FALSE, excess, error))
    return FALSE;
  demand->reserved -= MAX (excess, 0);
  if (demand->reserved < demand->open && !take_stock (db, demand, error))
    return FALSE;
  if (incoming > demand->open - demand->reserved)
    return give_back (db, demand, rows, TRUE, incoming - (demand->open - demand->reserved), error);
  return incoming == demand->open - demand->reserved || take_incoming (db, demand, demand->open - demand->reserved - incoming, error);
}

static gboolean
load_demand (StoreDb *db, gint64 line, OfficeDemand *demand, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db,
                                                  "SELECT l.item, iif (i.kind = 'stocked' AND l.trashed_at IS NULL AND o.trashed_at IS NULL AND o.confirmed_on IS NOT NULL"
                                                  " AND o.cancelled_on IS NULL AND o.brought_in = 0, max (l.quantity - l.shipped, 0), 0)"
                                                  " FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order LEFT JOIN items AS i ON i.id = l.item WHERE l.id = ?1");

  store_query_bind_number (query, 1, line);
  if (store_query_next (query))
    *demand = (OfficeDemand) { .line = line, .item = store_query_get_number (query, 0), .open = store_query_get_number (query, 1) }
  ;
  return store_query_finish (query, error);
}

gboolean
office_reserve_line (StoreDb *db, gint64 line, GError **error)
{
  OfficeDemand demand = { 0 };

  if (!load_demand (db, line, &demand, error))
    return FALSE;
  if (demand.line == 0)
    return TRUE;
  return office_reserve_demand (db, &demand, error) && write_line (db, &demand, error)
         && (!demand.gave_back || office_reserve_item (db, demand.item, error));
}

/* Takes reservations back and says so at their lines; the lines wait again. */
static gboolean
withdraw (StoreDb *db, const char *sql, gint64 id, gint64 excess, GError **error)
{
  g_autoptr (GArray) rows = list_reservations (db, sql, id, error);

  for (guint i = 0; rows != NULL && excess > 0 && i < rows->len; i++)
    {
      Reservation *row = &g_array_index (rows, Reservation, i);
      gint64 quantity = MIN (excess, row->quantity);
      g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE order_lines SET reserved = reserved - ?2, version = version + 1 WHERE id = ?1");

      store_query_bind_number (query, 1, row->line);
      store_query_bind_number (query, 2, quantity);
      if (!release (db, row, quantity, error) || (row->purchase_line == 0 && !store_query_run (query, error)))
        return FALSE;
      excess -= quantity;
    }
  return rows != NULL;
}

static gboolean
withdraw_overdrawn (StoreDb *db, gint64 item, GError **error)
{
  g_autoptr (GArray) overdrawn = g_array_new (FALSE, FALSE, sizeof (Reservation));
  g_autoptr (StoreQuery) query = store_query_new (db, SELECT_OVERDRAWN);

  store_query_bind_number (query, 1, item);
  while (store_query_next (query))
    {
      Reservation row = { .purchase_line = store_query_get_number (query, 0), .quantity = store_query_get_number (query, 1) };
      g_array_append_val (overdrawn, row);
    }
  if (!store_query_finish (query, error))
    return FALSE;
  for (guint i = 0; i < overdrawn->len; i++)
    {
      Reservation *row = &g_array_index (overdrawn, Reservation, i);

      if (!withdraw (db, SELECT_OF_PURCHASE_LINE, row->purchase_line, row->quantity, error))
        return FALSE;
    }
  return TRUE;
}

/* Lines that have not all of their stock yet, the earliest promise first. */
static GArray *
list_waiting (StoreDb *db, gint64 item, GError **error)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (OfficeDemand));
  g_autoptr (StoreQuery) query = store_query_new (db,
                                                  "SELECT l.id, l.open FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order"
                                                  " WHERE l.item = ?1 AND l.open > 0 AND l.trashed_at IS NULL AND l.open > l.reserved"
                                                  " ORDER BY coalesce (l.promised_on, o.promised_on) IS NULL, coalesce (l.promised_on, o.promised_on), o.ordered_on, l.id");

  store_query_bind_number (query, 1, item);
  while (store_query_next (query))
    {
      OfficeDemand demand = { .line = store_query_get_number (query, 0), .item = item, .open = store_query_get_number (query, 1) };
      g_array_append_val (waiting, demand);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&waiting) : NULL;
}

static gboolean
has_free (StoreDb *db, gint64 item, gboolean *any, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;
  gint64 available = 0;

  if (!get_available (db, item, &available, error))
    return FALSE;
  *any = available > 0;
  if (*any)
    return TRUE;
  query = store_query_new (db, SELECT_TO_COME);
  store_query_bind_number (query, 1, item);
  while (!*any && store_query_next (query))
    *any = store_query_get_number (query, 1) > 0;
  return store_query_finish (query, error);
}

static gboolean
give_to_waiting (StoreDb *db, gint64 item, GError **error)
{
  g_autoptr (GArray) waiting = list_waiting (db, item, error);
  gboolean any = TRUE;

  for (guint i = 0; waiting != NULL && i < waiting->len; i++)
    {
      OfficeDemand *demand = &g_array_index (waiting, OfficeDemand, i);

      if (!has_free (db, item, &any, error))
        return FALSE;
      if (!any)
        return TRUE;
      if (!office_reserve_demand (db, demand, error) || !write_line (db, demand, error))
        return FALSE;
    }
  return waiting != NULL;
}

gboolean
office_reserve_item (StoreDb *db, gint64 item, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT reserved - max (on_hand, 0) FROM items WHERE id = ?1");
  gint64 missing = 0;

  store_query_bind_number (query, 1, item);
  if (store_query_next (query))
    missing = store_query_get_number (query, 0);
  if (!store_query_finish (query, error))
    return FALSE;
  return (missing <= 0 || withdraw (db, SELECT_STOCK_OF_ITEM, item, missing, error)) && withdraw_overdrawn (db, item, error) && give_to_waiting (db, item, error);
}
