/* The cost of what was sold.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

/* Goods that leave lie on the account of goods shipped, not invoiced. What is both shipped and invoiced of a line is cost of goods sold, whichever came first: the invoice
 * books it for what was shipped before, a shipment or return for what was invoiced before. What is free of charge is cost when it is shipped. */

/* Of an order line (an SQL expression) and the parts of a kit: what its moves posted to goods-out. From the line to its moves to their entries, in this order (CROSS JOIN): SQLite would rather
 * look at every entry of the stock. */
#define OFFICE_ORDER_LINE_SENT(line)                                                                                                                        \
  "(SELECT coalesce (sum (p.amount), 0) FROM stock_moves AS m CROSS JOIN entries AS e ON e.source_table = 'stock_moves' AND e.source_id = m.id"              \
  " CROSS JOIN entry_lines AS p ON p.entry = e.id CROSS JOIN accounts AS a ON a.id = p.account WHERE a.role = 'goods-out'"                                  \
  " AND m.order_line IN (SELECT " line " UNION ALL SELECT k.id FROM order_lines AS k WHERE k.kit_line = " line "))"
/* What is booked as cost of goods: on posted invoices less credit notes, and by entries of its own. */
#define OFFICE_ORDER_LINE_BOOKED(line)                                                                                                                      \
  "((SELECT coalesce (sum (iif (v.kind = 'credit-note', -d.cost, d.cost)), 0) FROM invoice_lines AS d JOIN invoices AS v ON v.id = d.invoice"                \
  " WHERE d.order_line = " line " AND v.number IS NOT NULL AND d.trashed_at IS NULL)"                                                                       \
  " + (SELECT coalesce (sum (p.amount), 0) FROM entries AS e JOIN entry_lines AS p ON p.entry = e.id JOIN accounts AS a ON a.id = p.account"                 \
  " WHERE e.source_table = 'order_lines' AND e.source_id = " line " AND a.role = 'cost-of-goods'))"
/* What was shipped of the row l of order_lines and has not come back into the stock; what is replaced free of charge is still paid for. */
#define OFFICE_ORDER_LINE_KEPT                                                                                                                              \
  "(min (l.shipped, l.quantity) - iif (l.returned = 0, 0, (SELECT coalesce (sum (r.quantity), 0) FROM return_lines AS r"                                     \
  " WHERE r.order_line = l.id AND r.goods <> 'pending' AND r.remedy <> 'replace' AND r.trashed_at IS NULL)))"
/* What is invoiced of it; a line free of charge waits for no invoice. */
#define OFFICE_ORDER_LINE_SOLD "iif (l.amount = 0, max (l.shipped, l.invoiced), l.invoiced)"

/* Of an invoice line (an SQL expression): its quantity, amount or cost less what corrects it, which in turn may have been corrected. */
#define OFFICE_INVOICE_LINE_LEFT(line, column)                                                                                                              \
  "(WITH RECURSIVE chain (id, sign, part) AS (SELECT d.id, 1, d." column " FROM invoice_lines AS d WHERE d.id = " line                                       \
  "  UNION ALL SELECT c.id, -chain.sign, c." column " FROM chain JOIN invoice_lines AS c ON c.corrects = chain.id WHERE c.trashed_at IS NULL)"               \
  " SELECT sum (sign * part) FROM chain)"

/* What of the value sent is cost: by quantity; who has invoiced all that was shipped takes the rest. */
gboolean office_order_cost_share     (gint64 sent, gint64 shipped, gint64 invoiced, gint64 *cost, GError **error);
/* Books what is still to be booked of a line, or of the kit of which it is a part. Writer, inside a transaction. */
gboolean office_order_line_book_cost (StoreDb *db, gint64 line, GError **error);

G_END_DECLS
