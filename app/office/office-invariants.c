/* What always holds in an office.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office.h"
#include "office-finance.h"
#include "office-order-invariants.h"
#include "office-purchase-invariants.h"
#include <glib/gi18n-lib.h>

/* Exact in 64 bits for prices and quantities up to 9 × 10¹²: the share of the price is split into billions, millions and the rest. */
#define AMOUNT_IS_WRONG                                                                                         \
  "WITH share AS (SELECT id, amount, price, abs (price) AS p, quantity * (1000000 - discount) AS n"            \
  "  FROM order_lines WHERE trashed_at IS NULL),"                                                                \
  " part AS (SELECT *, n / 1000000000000 AS whole, n % 1000000000000 / 1000000 AS millions, n % 1000000 AS rest FROM share)," \
  " exact AS (SELECT id, amount, price, p * whole + p * millions / 1000000"                                     \
  "  + (p * millions % 1000000 * 1000000 + p * rest + 500000000000) / 1000000000000 AS expected FROM part)"     \
  " SELECT 'Line ' || l.position || ' of order ' || o.number || ': ' || exact.amount || ' instead of ' || iif (exact.price < 0, -expected, expected)" \
  " FROM exact JOIN order_lines AS l ON l.id = exact.id JOIN orders AS o ON o.id = l.sales_order"               \
  " WHERE exact.amount <> iif (exact.price < 0, -expected, expected)"

static const StoreInvariant invariants[] = {
  { "one-company", N_("There is one company at most."),
    "SELECT 'There are ' || count (*) || ' companies.' FROM companies HAVING count (*) > 1" },
  { "line-amounts", N_("The amount of a line is price times quantity less discount."), AMOUNT_IS_WRONG },
  { "order-totals", N_("The total of an order is the sum of its lines less its discount."),
    "SELECT 'Order ' || o.number || ': ' || o.total || ' instead of ' || (coalesce (s.amount, 0) - o.discount)"
    " FROM orders AS o LEFT JOIN (SELECT sales_order, sum (amount) AS amount FROM order_lines WHERE trashed_at IS NULL GROUP BY sales_order) AS s ON s.sales_order = o.id"
    " WHERE o.trashed_at IS NULL AND o.total <> coalesce (s.amount, 0) - o.discount" },
  { "order-states", N_("The state of an order follows from its days and lines."),
    "SELECT 'Order ' || number || ' is ' || state FROM orders WHERE state <> CASE WHEN cancelled_on IS NOT NULL THEN 'cancelled'"
    " WHEN invoiced_on IS NOT NULL THEN 'invoiced' WHEN delivered_on IS NOT NULL THEN 'delivered' WHEN shipped_on IS NOT NULL THEN 'shipped'"
    " WHEN confirmed_on IS NOT NULL THEN iif (trashed_at IS NULL AND EXISTS (SELECT 1 FROM order_lines WHERE sales_order = orders.id AND trashed_at IS NULL AND shipped > 0),"
    "  'partly-shipped', 'confirmed')"
    " WHEN quoted_on IS NOT NULL THEN 'quote' ELSE 'draft' END" },
  { "order-steps", N_("An order that was shipped or invoiced was confirmed."),
    "SELECT 'Order ' || number FROM orders WHERE confirmed_on IS NULL AND (shipped_on IS NOT NULL OR invoiced_on IS NOT NULL)" },
  { "order-customers", N_("Every order has a customer, a number and a currency."),
    "SELECT 'Order ' || coalesce (number, '#' || id) FROM orders WHERE customer IS NULL OR number IS NULL OR currency IS NULL" },
  { "line-currencies", N_("A line has the currency of its order."),
    "SELECT 'Line ' || l.position || ' of order ' || o.number FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order"
    " WHERE l.trashed_at IS NULL AND l.currency IS NOT o.currency" },
  { "stock-on-hand", N_("The quantity on hand is the sum of the stock moves."),
    "SELECT coalesce (i.number, i.name) || ': ' || i.on_hand || ' instead of ' || coalesce (s.quantity, 0)"
    " FROM items AS i LEFT JOIN (SELECT item, sum (quantity) AS quantity FROM stock_moves WHERE trashed_at IS NULL GROUP BY item) AS s ON s.item = i.id"
    " WHERE i.on_hand <> coalesce (s.quantity, 0)" },
  { "stock-not-negative", N_("Stock goes below zero with a reason only."),
    "SELECT coalesce (i.number, i.name) || ': ' || i.on_hand FROM items AS i WHERE i.on_hand < 0 AND NOT EXISTS"
    " (SELECT 1 FROM stock_moves AS m WHERE m.item = i.id AND m.quantity < 0 AND m.reason IS NOT NULL AND m.trashed_at IS NULL)" },
  { "stock-directions", N_("Shipments go out, receipts and returns come in, unless they go back to a supplier."),
    "SELECT kind || ' #' || id || ': ' || quantity FROM stock_moves WHERE (kind = 'shipment' AND quantity > 0) OR (kind = 'return' AND quantity < 0)"
    " OR (kind = 'receipt' AND quantity < 0 AND purchase_line IS NULL)" },
  { "stock-places", N_("What lies at a place, of a lot, is the sum of its stock moves."),
    "SELECT coalesce (i.number, i.name) || ': ' || sum (q) FROM (SELECT item, ifnull (location, 0) AS place, ifnull (lot, 0) AS lot, quantity AS q FROM stock_balances WHERE trashed_at IS NULL"
    " UNION ALL SELECT item, ifnull (location, 0), ifnull (lot, 0), -quantity FROM stock_moves WHERE trashed_at IS NULL) JOIN items AS i ON i.id = item GROUP BY item, place, lot HAVING sum (q) <> 0" },
  { "stock-transfers", N_("A transfer has two legs that cancel out."),
    "SELECT 'Transfer #' || transfer || ': ' || sum (quantity) FROM stock_moves WHERE transfer IS NOT NULL GROUP BY transfer"
    " HAVING count (*) <> 2 OR sum (quantity) <> 0 OR sum (value) <> 0 OR min (item) <> max (item) OR min (ifnull (lot, 0)) <> max (ifnull (lot, 0)) OR min (kind) <> 'transfer' OR max (kind) <> 'transfer'"
    " UNION ALL SELECT 'Transfer #' || id FROM stock_moves WHERE kind = 'transfer' AND transfer IS NULL" },
  { "stock-values", N_("The value of the stock is the sum of its moves and revaluations; nothing on hand is worth nothing."),
    "SELECT coalesce (i.number, i.name) || ': ' || i.stock_value || ' instead of ' || coalesce (sum (v), 0) FROM items AS i"
    " LEFT JOIN (SELECT item, value AS v FROM stock_moves WHERE trashed_at IS NULL UNION ALL SELECT item, value FROM revaluations WHERE trashed_at IS NULL) ON item = i.id"
    " GROUP BY i.id HAVING i.stock_value <> coalesce (sum (v), 0) OR (i.on_hand = 0 AND i.stock_value <> 0) OR (i.on_hand > 0 AND i.stock_value < 0) OR (i.on_hand < 0 AND i.stock_value > 0)" },
  { "inventory-account", N_("The inventory account is worth what the stock is."),
    "SELECT account || ' instead of ' || stock FROM (SELECT (SELECT ifnull (sum (balance), 0) FROM accounts WHERE role = 'inventory') AS account,"
    " (SELECT ifnull (sum (stock_value), 0) FROM items) AS stock) WHERE account <> stock" },
  { "stock-layers", N_("The cost layers hold what is on hand and its value."),
    "SELECT coalesce (i.number, i.name) || ': ' || ifnull (sum (l.quantity), 0) || ' worth ' || ifnull (sum (l.value), 0) FROM items AS i LEFT JOIN stock_layers AS l ON l.item = i.id AND l.trashed_at IS NULL"
    " GROUP BY i.id HAVING ifnull (sum (l.quantity), 0) <> iif (i.valuation = 'fifo', max (i.on_hand, 0), 0) OR ifnull (sum (l.value), 0) <> iif (i.valuation = 'fifo', max (i.stock_value, 0), 0)"
    " UNION ALL SELECT 'Layer #' || id FROM stock_layers WHERE quantity < 0 OR value < 0 OR (quantity = 0 AND value <> 0)" },
  { "stock-lots", N_("What is kept by lot has one; a serial number is there once or not at all."),
    "SELECT coalesce (i.number, i.name) || ', ' || coalesce (t.number, 'no lot') || ': ' || sum (b.quantity) FROM stock_balances AS b JOIN items AS i ON i.id = b.item LEFT JOIN lots AS t ON t.id = b.lot"
    " WHERE b.trashed_at IS NULL AND b.quantity <> 0 AND i.tracking <> 'none' GROUP BY b.item, b.lot"
    " HAVING b.lot IS NULL OR t.item <> b.item OR (i.tracking = 'serial' AND (sum (b.quantity) NOT IN (0, 1000000) OR min (b.quantity) < 0))" },
  { "trees", N_("No location lies in itself, and no kit is a part of itself."),
    "WITH RECURSIVE place (id, above) AS (SELECT id, parent FROM locations WHERE parent IS NOT NULL"
    " UNION SELECT place.id, l.parent FROM place JOIN locations AS l ON l.id = place.above WHERE l.parent IS NOT NULL)"
    " SELECT 'Location ' || l.code FROM place JOIN locations AS l ON l.id = place.id WHERE place.above = place.id"
    " UNION ALL SELECT 'Kit ' || name FROM items WHERE id IN (WITH RECURSIVE made (kit, part) AS (SELECT kit, part FROM kit_parts WHERE trashed_at IS NULL"
    " UNION SELECT made.kit, p.part FROM made JOIN kit_parts AS p ON p.kit = made.part AND p.trashed_at IS NULL) SELECT kit FROM made WHERE kit = part)" },
  { "shipments", N_("What was moved for an order line is what its shipments and inspected returns say."),
    "SELECT 'Line ' || l.position || ' of order ' || o.number || ': ' || x.moved || ' instead of ' || (l.shipped - x.back) FROM (SELECT m.order_line, -sum (m.quantity) AS moved,"
    "  (SELECT coalesce (sum (r.quantity), 0) FROM return_lines AS r WHERE r.order_line = m.order_line AND r.goods <> 'pending' AND r.trashed_at IS NULL) AS back"
    "  FROM stock_moves AS m JOIN order_lines AS n ON n.id = m.order_line AND n.item = m.item WHERE m.trashed_at IS NULL AND m.kind IN ('shipment', 'return') GROUP BY m.order_line) AS x"
    " JOIN order_lines AS l ON l.id = x.order_line JOIN orders AS o ON o.id = l.sales_order WHERE o.brought_in = 0 AND x.moved <> l.shipped - x.back" },
  { "returns", N_("A return is inspected when all of it is, and no more comes back than was shipped."),
    "SELECT 'Return ' || c.number FROM customer_returns AS c WHERE c.trashed_at IS NULL AND c.state <> 'received' AND (c.state = 'inspected') ="
    " EXISTS (SELECT 1 FROM return_lines AS r WHERE r.customer_return = c.id AND r.trashed_at IS NULL AND r.goods = 'pending') AND EXISTS (SELECT 1 FROM return_lines AS r WHERE r.customer_return = c.id AND r.trashed_at IS NULL)"
    " UNION ALL SELECT 'Order line #' || l.id FROM return_lines AS r JOIN customer_returns AS c ON c.id = r.customer_return JOIN order_lines AS l ON l.id = r.order_line JOIN orders AS o ON o.id = l.sales_order"
    " WHERE r.trashed_at IS NULL AND c.state IN ('received', 'inspected') AND o.brought_in = 0 GROUP BY l.id HAVING sum (r.quantity) > l.shipped" },
  { "pick-lines", N_("No pick line gives more than it wants."),
    "SELECT 'Pick line #' || id FROM pick_lines WHERE picked < 0 OR missing < 0 OR picked + missing > quantity" },
  { "pick-lists", N_("A pick list is open as long as something of it is to be picked."),
    "SELECT 'Pick list ' || k.number FROM pick_lists AS k WHERE k.trashed_at IS NULL AND k.state = 'picked'"
    " AND EXISTS (SELECT 1 FROM pick_lines AS p WHERE p.pick_list = k.id AND p.trashed_at IS NULL AND p.picked + p.missing < p.quantity)" },
  { "packed", N_("Nothing is packed and shipped beyond what was ordered, and no parcel holds goods of another shipment."),
    "SELECT 'Line ' || l.position || ' of order ' || o.number || ': ' || sum (s.quantity) FROM shipment_lines AS s JOIN shipments AS d ON d.id = s.shipment JOIN order_lines AS l ON l.id = s.order_line"
    " JOIN orders AS o ON o.id = l.sales_order WHERE d.state <> 'cancelled' AND s.trashed_at IS NULL GROUP BY l.id HAVING sum (s.quantity) > l.quantity"
    " UNION ALL SELECT 'Shipment ' || d.number FROM shipments AS d JOIN shipment_lines AS s ON s.shipment = d.id LEFT JOIN parcels AS p ON p.id = s.parcel"
    " LEFT JOIN order_lines AS l ON l.id = s.order_line WHERE p.shipment <> d.id OR l.sales_order <> d.sales_order" },
  OFFICE_PURCHASE_INVARIANTS
  { "managers", N_("Nobody manages himself, over however many others."),
    "WITH RECURSIVE above (id, boss) AS (SELECT id, manager FROM employees WHERE manager IS NOT NULL"
    " UNION SELECT above.id, e.manager FROM above JOIN employees AS e ON e.id = above.boss WHERE e.manager IS NOT NULL)"
    " SELECT e.name FROM above JOIN employees AS e ON e.id = above.id WHERE above.boss = above.id" },
  { "employment", N_("Nobody left before being hired."),
    "SELECT name FROM employees WHERE left_on < hired_on" },
  { "ticket-priorities", N_("The priority of a ticket follows from impact and urgency."),
    "SELECT 'Ticket ' || number || ' is ' || priority FROM tickets WHERE priority <> CASE"
    " instr ('high  mediumlow   ', impact) / 6 + instr ('high  mediumlow   ', urgency) / 6 WHEN 0 THEN 'critical' WHEN 1 THEN 'high' WHEN 2 THEN 'moderate' ELSE 'low' END" },
  { "ticket-times", N_("A ticket has a time of closing when it is closed, and only then."),
    "SELECT 'Ticket ' || number || ' is ' || state FROM tickets WHERE (state = 'closed') <> (closed_at IS NOT NULL)"
    " OR (state IN ('new', 'active', 'waiting') AND resolved_at IS NOT NULL) OR (state = 'resolved' AND resolved_at IS NULL)"
    " OR opened_at IS NULL OR resolved_at < opened_at OR closed_at < opened_at" },
  { "numbers", N_("Everything that is numbered has a number."),
    "SELECT 'Contact ' || name FROM contacts WHERE number IS NULL UNION ALL SELECT 'Employee ' || name FROM employees WHERE number IS NULL"
    " UNION ALL SELECT 'Item ' || name FROM items WHERE number IS NULL UNION ALL SELECT 'Ticket ' || title FROM tickets WHERE number IS NULL" },
};

static gpointer
gather (gpointer data)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (StoreInvariant));
  const StoreInvariant *more;
  guint n;

  g_array_append_vals (all, invariants, G_N_ELEMENTS (invariants));
  more = office_order_invariants (&n);
  g_array_append_vals (all, more, n);
  more = office_finance_invariants (&n);
  g_array_append_vals (all, more, n);
  return all;
}

/* Those of all subjects, gathered once. */
const StoreInvariant *
office_invariants (guint *n)
{
  static GOnce once = G_ONCE_INIT;
  GArray *all = g_once (&once, gather, NULL);

  *n = all->len;
  return (const StoreInvariant *) all->data;
}
