/* Stock reserved for one line given to another.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-reserve-move.h"

#include <glib/gi18n-lib.h>
#include "office-order-status.h"
#include "office-reservation.h"

static gboolean
delete_stock (StoreDb *db, gint64 line, gint64 *item, gint64 *had, GError **error)
{
  g_autoptr (StoreQuery) sum = store_query_new (db, "SELECT item, sum (quantity) FROM reservations WHERE order_line = ?1 AND purchase_line IS NULL AND trashed_at IS NULL GROUP BY item");
  g_autoptr (StoreQuery) query = store_query_new (db, "DELETE FROM reservations WHERE order_line = ?1 AND purchase_line IS NULL AND trashed_at IS NULL");

  store_query_bind_number (sum, 1, line);
  if (store_query_next (sum))
    {
      *item = store_query_get_number (sum, 0);
      *had = store_query_get_number (sum, 1);
    }
  store_query_bind_number (query, 1, line);
  return store_query_finish (sum, error) && store_query_run (query, error);
}

gboolean
office_reserve_let_go (StoreDb *db, gint64 line, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "DELETE FROM reservations WHERE order_line = ?1 AND purchase_line IS NOT NULL AND trashed_at IS NULL");

  store_query_bind_number (query, 1, line);
  return store_query_run (query, error);
}

gboolean
office_reserve_move (StoreDb *db, gint64 giver, gint64 taker, gint64 quantity, GError **error)
{
  gint64 item = 0, had = 0;

  if (!delete_stock (db, giver, &item, &had, error))
    return FALSE;
  if (had < quantity)
    return base_refuse (error, _("The other order has less reserved by now. Look at the plans again."));
  return (had == quantity || office_reservation_insert (db, giver, item, had - quantity, 0, error))
         && office_reservation_insert (db, taker, item, quantity, 0, error)
         && office_reserve_let_go (db, taker, error)
         && office_order_line_refresh (db, taker, error) && office_order_line_refresh (db, giver, error);
}
