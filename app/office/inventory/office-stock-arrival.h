/* Who waits for an item is told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

/* Says that the stock of an item, or what is to come of it, is another now: whoever moved stock, confirmed, changed or received a purchase calls it after writing the
 * rows. Declared here and answered at the top of the office (app/office/office-stock-arrival.c), because those who wait, the orders, stand above those who bring.
 * Shipments of an order line need not call it: office_order_line_refresh() does. Writer, inside a transaction. */
gboolean office_stock_announce (StoreDb *db, gint64 item, GError **error);
/* The same for all that a change had touched which was taken back. */
gboolean office_stock_announce_reverted (StoreDb *db, gint64 seq, GError **error);

G_END_DECLS
