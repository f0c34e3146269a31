/* How far the lines of an order are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

/* Of an order line (an SQL expression): what came back and was not replaced. Nobody pays for it. */
#define OFFICE_ORDER_LINE_RETURNED(line)                                                                                                            \
  "(SELECT coalesce (sum (r.quantity), 0) FROM return_lines AS r JOIN customer_returns AS c ON c.id = r.customer_return WHERE r.order_line = " line \
  " AND r.remedy <> 'replace' AND r.trashed_at IS NULL AND c.state IN ('received', 'inspected', 'closed'))"

/* Brings the figures of a line in line with the rows of the documents (picked, shipped, delivered, invoiced, returned), then its reservations, then the state and the days of
 * its order. Whoever writes rows of a pick list, shipment, return or invoice calls it after them. Lines of orders that came in with their past are left alone.
 * Both: writer, inside a transaction. */
gboolean office_order_line_refresh (StoreDb *db, gint64 line, GError **error);
/* The same for all lines of an order. */
gboolean office_order_refresh      (StoreDb *db, gint64 order, GError **error);

/* After a shipment of an order that wants one delivery only: refused with a sentence when something of it is still missing. */
gboolean office_order_check_complete (StoreDb *db, gint64 order, GError **error);

G_END_DECLS
