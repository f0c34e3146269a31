/* What always holds of stock.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stock-invariants.h"
#include <glib/gi18n-lib.h>

static const StoreInvariant invariants[] = {
  { "stock-on-hand", N_("The quantity on hand is the sum of the stock moves."),
    "SELECT coalesce (i.number, i.name) || ': ' || i.on_hand || ' instead of ' || coalesce (s.quantity, 0)"
    " FROM items AS i LEFT JOIN (SELECT item, sum (quantity) AS quantity FROM stock_moves WHERE trashed_at IS NULL GROUP BY item) AS s ON s.item = i.id"
    " WHERE i.on_hand <> coalesce (s.quantity, 0)" },
  { "stock-days", N_("What moved on a day is the sum of its stock moves."),
    "SELECT coalesce (i.number, i.name) || ', ' || day || ': ' || sum (q) FROM (SELECT item, moved_on AS day, quantity AS q, 1 AS n FROM stock_moves WHERE trashed_at IS NULL AND moved_on IS NOT NULL"
    " UNION ALL SELECT item, day, -quantity, -moves FROM stock_days) JOIN items AS i ON i.id = item GROUP BY item, day HAVING sum (q) <> 0 OR sum (n) <> 0" },
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
};

const StoreInvariant *
office_stock_invariants (guint *n)
{
  *n = G_N_ELEMENTS (invariants);
  return invariants;
}
