/* What always holds of picking, shipping and returns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-fulfilment-invariants.h"
#include <glib/gi18n-lib.h>

static const StoreInvariant invariants[] = {
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
};

const StoreInvariant *
office_fulfilment_invariants (guint *n)
{
  *n = G_N_ELEMENTS (invariants);
  return invariants;
}
