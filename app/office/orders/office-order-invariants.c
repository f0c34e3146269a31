/* What always holds of orders.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-order-invariants.h"
#include <glib/gi18n-lib.h>

#define LINE "SELECT 'Line ' || l.position || ' of order ' || o.number || ': ' || "
#define FROM_LINES " FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order JOIN items AS i ON i.id = l.item AND i.kind = 'stocked'"
#define OWN " WHERE o.brought_in = 0 AND "

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
  { "lines-shipped", N_("What a line has shipped and delivered is what its shipments say."),
    "WITH d AS (SELECT s.order_line, sum (s.quantity) AS shipped, sum (iif (p.state = 'delivered', s.quantity, 0)) AS delivered FROM shipment_lines AS s"
    " JOIN shipments AS p ON p.id = s.shipment WHERE s.trashed_at IS NULL AND p.state IN ('shipped', 'delivered') GROUP BY s.order_line) "
    LINE "l.shipped || ' and ' || l.delivered || ' instead of ' || coalesce (d.shipped, 0) || ' and ' || coalesce (d.delivered, 0)" FROM_LINES
    " LEFT JOIN d ON d.order_line = l.id" OWN "(l.shipped <> coalesce (d.shipped, 0) OR l.delivered <> coalesce (d.delivered, 0))" },
  { "lines-picked", N_("What a line has picked is what its pick lists say."),
    "WITH d AS (SELECT s.order_line, sum (s.picked) AS picked FROM pick_lines AS s JOIN pick_lists AS p ON p.id = s.pick_list"
    " WHERE s.trashed_at IS NULL AND p.state <> 'cancelled' GROUP BY s.order_line) "
    LINE "l.picked || ' instead of ' || coalesce (d.picked, 0)" FROM_LINES " LEFT JOIN d ON d.order_line = l.id" OWN "l.picked <> coalesce (d.picked, 0)" },
  { "lines-invoiced", N_("What a line has invoiced is what its posted invoices and credit notes say."),
    "WITH d AS (SELECT s.order_line, sum (iif (p.kind = 'credit-note', -abs (s.quantity), s.quantity)) AS invoiced FROM invoice_lines AS s"
    " JOIN invoices AS p ON p.id = s.invoice WHERE s.trashed_at IS NULL AND p.state <> 'draft' GROUP BY s.order_line) "
    LINE "l.invoiced || ' instead of ' || coalesce (d.invoiced, 0)"
         " FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order LEFT JOIN d ON d.order_line = l.id" OWN "l.invoiced <> coalesce (d.invoiced, 0)" },
  { "lines-returned", N_("What a line has returned is what its returns say."),
    "WITH d AS (SELECT s.order_line, sum (s.quantity) AS returned FROM return_lines AS s JOIN customer_returns AS p ON p.id = s.customer_return"
    " WHERE s.trashed_at IS NULL AND p.state IN ('received', 'inspected', 'closed') GROUP BY s.order_line) "
    LINE "l.returned || ' instead of ' || coalesce (d.returned, 0)" FROM_LINES " LEFT JOIN d ON d.order_line = l.id" OWN "l.returned <> coalesce (d.returned, 0)" },
  { "lines-open", N_("What is still to be shipped of a line is what was ordered less what was shipped."),
    LINE "l.open" FROM_LINES " WHERE l.open <> iif (l.trashed_at IS NULL AND o.trashed_at IS NULL AND o.confirmed_on IS NOT NULL AND o.cancelled_on IS NULL AND o.brought_in = 0,"
                             " max (l.quantity - l.shipped, 0), 0)" },
  { "lines-shipped-at-most", N_("No more is shipped of a line than was ordered."),
    "SELECT 'Line ' || l.position || ' of order ' || o.number FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order WHERE l.shipped > l.quantity AND l.trashed_at IS NULL" },
  { "lines-reserved", N_("What a line has reserved is the sum of its reservations, and no more than it needs."),
    "WITH d AS (SELECT order_line, sum (iif (purchase_line IS NULL, quantity, 0)) AS stock, sum (quantity) AS whole FROM reservations WHERE trashed_at IS NULL GROUP BY order_line) "
    LINE "l.reserved || ' of ' || l.open || ', by reservations ' || coalesce (d.stock, 0) || ' and ' || coalesce (d.whole, 0)"
         " FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order LEFT JOIN d ON d.order_line = l.id"
         " WHERE l.reserved <> coalesce (d.stock, 0) OR coalesce (d.whole, 0) > l.open" },
  { "items-reserved", N_("What is reserved of an item is the sum of its reservations."),
    "SELECT coalesce (i.number, i.name) || ': ' || i.reserved || ' instead of ' || coalesce (d.quantity, 0) FROM items AS i"
    " LEFT JOIN (SELECT item, sum (quantity) AS quantity FROM reservations WHERE purchase_line IS NULL AND trashed_at IS NULL GROUP BY item) AS d ON d.item = i.id"
    " WHERE i.reserved <> coalesce (d.quantity, 0)" },
  { "reserved-on-hand", N_("No more is reserved than is on hand."),
    "SELECT coalesce (i.number, i.name) || ': ' || i.reserved || ' of ' || i.on_hand FROM items AS i WHERE i.reserved > max (i.on_hand, 0)" },
  { "reserved-to-come", N_("No more is reserved of a purchase than is still to come."),
    "SELECT 'Purchase line #' || p.id || ': ' || sum (r.quantity) || ' of ' || (p.quantity - p.received) FROM reservations AS r JOIN purchase_lines AS p ON p.id = r.purchase_line"
    " WHERE r.trashed_at IS NULL GROUP BY p.id HAVING sum (r.quantity) > max (p.quantity - p.received, 0)" },
  { "kit-parts", N_("The parts of a kit stand on its order and go with it."),
    "SELECT 'Line ' || p.position || ' #' || p.id FROM order_lines AS p JOIN order_lines AS k ON k.id = p.kit_line"
    " WHERE p.sales_order <> k.sales_order OR (p.trashed_at IS NULL AND k.trashed_at IS NOT NULL) OR p.amount <> 0" },
  { "order-versions", N_("An order’s versions are counted."),
    "SELECT 'Order ' || o.number || ': ' || o.revision FROM orders AS o JOIN (SELECT sales_order, max (revision) AS last, count (*) AS n, count (DISTINCT revision) AS different"
    " FROM order_versions WHERE trashed_at IS NULL GROUP BY sales_order) AS v ON v.sales_order = o.id WHERE o.revision < v.last OR v.n <> v.different" },
};

const StoreInvariant *
office_order_invariants (guint *n)
{
  *n = G_N_ELEMENTS (invariants);
  return invariants;
}
