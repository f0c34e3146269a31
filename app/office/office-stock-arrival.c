/* Who waits for an item is told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stock-arrival.h"
#include "office-reservation.h"

gboolean
office_stock_announce (StoreDb *db, gint64 item, GError **error)
{
  return office_reserve_item (db, item, error);
}
