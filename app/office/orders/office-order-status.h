/* How far the lines of an order are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

/* Brings the figures of a line in line with the rows of the documents (picked, shipped, delivered, invoiced, returned), then its reservations, then the state and the days of
 * its order. Whoever writes rows of a pick list, shipment, return or invoice calls it after them. Lines of orders that came in with their past are left alone.
 * Both: writer, inside a transaction. */
gboolean office_order_line_refresh (StoreDb *db, gint64 line, GError **error);
/* The same for all lines of an order. */
gboolean office_order_refresh      (StoreDb *db, gint64 order, GError **error);

/* After a shipment of an order that wants one delivery only: refused with a sentence when something of it is still missing. */
gboolean office_order_check_complete (StoreDb *db, gint64 order, GError **error);

G_END_DECLS
