/* What always holds of purchases.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-purchase-invariants.h"
#include "office-purchase-status.h"
#include <glib/gi18n-lib.h>

static const StoreInvariant invariants[] = {
  { "purchase-quantities", N_("What was received and billed of a purchase line is what its receipts and posted bills say."),
    "SELECT 'Line ' || p.position || ' of purchase order ' || o.number || ': ' || p.received || ' and ' || p.billed FROM purchase_lines AS p"
    " JOIN purchase_orders AS o ON o.id = p.purchase_order"
    " WHERE p.received <> (SELECT coalesce (sum (quantity), 0) FROM receipt_lines WHERE purchase_line = p.id AND trashed_at IS NULL)"
    " OR p.billed <> (SELECT coalesce (sum (l.quantity), 0) FROM bill_lines AS l JOIN bills AS b ON b.id = l.bill"
    " WHERE l.purchase_line = p.id AND l.trashed_at IS NULL AND b.state IN ('posted', 'paid'))" },
  { "purchase-states", N_("The state of a purchase order follows from its days and lines."),
    "SELECT 'Purchase order ' || o.number || ' is ' || o.state FROM purchase_orders AS o WHERE o.trashed_at IS NULL AND o.state <> " OFFICE_PURCHASE_STATE },
  { "purchase-totals", N_("The total of a purchase order is the sum of its lines and its freight."),
    "SELECT 'Purchase order ' || o.number || ': ' || o.total FROM purchase_orders AS o WHERE o.trashed_at IS NULL"
    " AND o.total <> o.freight + (SELECT coalesce (sum (amount), 0) FROM purchase_lines WHERE purchase_order = o.id AND trashed_at IS NULL)" },
  { "on-order", N_("What is on order is what purchase orders expect, and what was brought in."),
    "SELECT coalesce (i.number, i.name) || ': ' || i.on_order FROM items AS i LEFT JOIN (SELECT l.item, sum (l.quantity - l.received) AS coming"
    " FROM purchase_lines AS l JOIN purchase_orders AS o ON o.id = l.purchase_order WHERE "
    OFFICE_PURCHASE_IS_COMING
    " GROUP BY l.item) AS c ON c.item = i.id"
    " WHERE i.on_order <> i.on_order_elsewhere + coalesce (c.coming, 0) OR i.on_order_elsewhere < 0" },
  { "goods-in-account", N_("Of purchases the goods-in account holds what was received and not billed."),
    "SELECT account || ' instead of ' || due FROM (SELECT (SELECT coalesce (sum (l.amount), 0) FROM entry_lines AS l JOIN accounts AS a ON a.id = l.account"
    " JOIN entries AS e ON e.id = l.entry WHERE a.role = 'goods-in' AND e.posted = 1 AND e.kind <> 'manual' AND NOT (e.source_table = 'stock_moves'"
    " AND EXISTS (SELECT 1 FROM stock_moves AS m WHERE m.id = e.source_id AND m.purchase_line IS NULL))) AS account,"
    " (SELECT coalesce (sum (l.cleared), 0) FROM bill_lines AS l JOIN bills AS b ON b.id = l.bill WHERE b.state IN ('posted', 'paid') AND l.trashed_at IS NULL)"
    " - (SELECT coalesce (sum (value), 0) FROM receipt_lines WHERE trashed_at IS NULL) AS due) WHERE account <> due" },
  { "bills-posted", N_("A posted bill has a number and one live entry, a reversed one both of them, any other none."),
    "SELECT 'Bill ' || their_number || ' is ' || state FROM bills WHERE (state IN ('posted', 'paid', 'reversed')) <> (entry IS NOT NULL)"
    " OR (state = 'reversed') <> (reversal IS NOT NULL) OR (entry IS NULL) <> (number IS NULL)"
    " UNION ALL SELECT 'Bill ' || their_number FROM bills AS b WHERE state IN ('posted', 'paid') AND EXISTS (SELECT 1 FROM entries WHERE reverses = b.entry)" },
  { "bill-totals", N_("A bill’s total is net, tax and rounding; open is what is not paid."),
    "SELECT 'Bill ' || their_number || ': ' || total FROM bills AS b WHERE trashed_at IS NULL AND (total <> net + tax + rounding"
    " OR net <> (SELECT coalesce (sum (amount), 0) FROM bill_lines WHERE bill = b.id AND trashed_at IS NULL)"
    " OR open <> iif (state IN ('posted', 'paid'), total - paid, 0) OR (state = 'paid') <> (state IN ('posted', 'paid') AND paid = total))" },
  { "bill-payments", N_("What was paid of a bill is what payments were allocated to it."),
    "SELECT 'Bill ' || their_number || ': ' || paid FROM bills AS b WHERE paid <> (SELECT coalesce (sum (a.amount + a.discount), 0) FROM allocations AS a"
    " JOIN payments AS p ON p.id = a.payment WHERE a.bill = b.id AND p.reversed = 0 AND a.trashed_at IS NULL)" },
};

const StoreInvariant *
office_purchase_invariants (guint *n)
{
  *n = G_N_ELEMENTS (invariants);
  return invariants;
}
