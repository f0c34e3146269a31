-- Places, lots, values and counts of the stock.

CREATE TABLE locations (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  code       TEXT,
  name       TEXT,
  parent     INTEGER REFERENCES locations (id),
  kind       TEXT    NOT NULL DEFAULT 'storage' CHECK (kind = 'storage' OR kind = 'picking' OR kind = 'receiving' OR kind = 'quality'),
  route      INTEGER NOT NULL DEFAULT 0,
  blocked    INTEGER NOT NULL DEFAULT 0 CHECK (blocked IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX locations_code ON locations (code) WHERE trashed_at IS NULL;
CREATE INDEX locations_by_code ON locations (code COLLATE NOCASE, id, trashed_at);
CREATE INDEX locations_by_name ON locations (name COLLATE NOCASE, id, trashed_at);
CREATE INDEX locations_by_parent ON locations (parent, id, trashed_at);
CREATE INDEX locations_by_kind ON locations (kind, id) WHERE trashed_at IS NULL;

CREATE TABLE lots (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  trashed_at  TEXT,
  number      TEXT,
  item        INTEGER REFERENCES items (id),
  received_on TEXT    CHECK (received_on GLOB '????-??-??'),
  expires_on  TEXT    CHECK (expires_on GLOB '????-??-??'),
  supplier    INTEGER REFERENCES contacts (id),
  blocked     INTEGER NOT NULL DEFAULT 0 CHECK (blocked IN (0, 1))
) STRICT;

CREATE INDEX lots_by_number ON lots (number COLLATE NOCASE, id, trashed_at);
CREATE INDEX lots_by_item ON lots (item, id, trashed_at);
CREATE INDEX lots_by_received_on ON lots (received_on, id) WHERE trashed_at IS NULL;
CREATE INDEX lots_by_expires_on ON lots (expires_on, id) WHERE trashed_at IS NULL;
CREATE INDEX lots_by_supplier ON lots (supplier, id, trashed_at);

-- Made anew, because a CHECK cannot be altered.
CREATE TABLE new_stock_moves (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  item       INTEGER NOT NULL REFERENCES items (id),
  quantity   INTEGER NOT NULL DEFAULT 0 CHECK (quantity <> 0),
  moved_on   TEXT CHECK (moved_on GLOB '????-??-??'),
  kind       TEXT    NOT NULL DEFAULT 'opening' CHECK (kind = 'opening' OR kind = 'receipt' OR kind = 'shipment' OR kind = 'adjustment' OR kind = 'return' OR kind = 'transfer' OR kind = 'scrap'),
  reason     TEXT,
  order_line INTEGER REFERENCES order_lines (id),
  location      INTEGER REFERENCES locations (id),
  lot           INTEGER REFERENCES lots (id),
  value         INTEGER NOT NULL DEFAULT 0,
  transfer      INTEGER REFERENCES stock_moves (id),
  purchase_line INTEGER REFERENCES purchase_lines (id)
) STRICT;

INSERT INTO new_stock_moves (id, version, trashed_at, item, quantity, moved_on, kind, reason, order_line)
  SELECT id, version, trashed_at, item, quantity, moved_on, kind, reason, order_line FROM stock_moves;
DROP TABLE stock_moves;
ALTER TABLE new_stock_moves RENAME TO stock_moves;

CREATE INDEX stock_moves_by_item ON stock_moves (item, id, trashed_at);
CREATE INDEX stock_moves_by_order_line ON stock_moves (order_line) WHERE order_line IS NOT NULL;
CREATE INDEX stock_moves_by_moved_on ON stock_moves (moved_on, id) WHERE trashed_at IS NULL;
CREATE INDEX stock_moves_by_day ON stock_moves (item, moved_on, quantity); -- what was on hand at a day

CREATE TRIGGER stock_moves_stay BEFORE UPDATE OF item, quantity, moved_on, kind, reason, order_line ON stock_moves
WHEN (SELECT undoing FROM store_state) = 0
BEGIN
  SELECT raise (ABORT, 'A stock move stays as it was written. Undo it, or adjust the stock of the item.');
END;

CREATE TRIGGER stock_moves_remain BEFORE DELETE ON stock_moves
WHEN (SELECT undoing FROM store_state) = 0
BEGIN
  SELECT raise (ABORT, 'A stock move stays as it was written. Undo it, or adjust the stock of the item.');
END;
CREATE INDEX stock_moves_by_location ON stock_moves (location, id, trashed_at);
CREATE INDEX stock_moves_by_lot ON stock_moves (lot, id, trashed_at);
CREATE INDEX stock_moves_by_value ON stock_moves (value, id) WHERE trashed_at IS NULL;
CREATE INDEX stock_moves_by_transfer ON stock_moves (transfer, id, trashed_at);
CREATE INDEX stock_moves_by_purchase_line ON stock_moves (purchase_line, id, trashed_at);

CREATE TABLE stock_balances (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  item       INTEGER NOT NULL REFERENCES items (id),
  location   INTEGER REFERENCES locations (id),
  lot        INTEGER REFERENCES lots (id),
  quantity   INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX stock_balances_place ON stock_balances (item, ifnull (location, 0), ifnull (lot, 0));
CREATE INDEX stock_balances_by_item ON stock_balances (item, id, trashed_at);
CREATE INDEX stock_balances_by_location ON stock_balances (location, id, trashed_at);
CREATE INDEX stock_balances_by_lot ON stock_balances (lot, id, trashed_at);

CREATE TABLE stock_layers (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  trashed_at  TEXT,
  item        INTEGER NOT NULL REFERENCES items (id),
  move        INTEGER REFERENCES stock_moves (id),
  received_on TEXT    CHECK (received_on GLOB '????-??-??'),
  quantity    INTEGER NOT NULL DEFAULT 0,
  value       INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX stock_layers_by_item ON stock_layers (item, id, trashed_at);
CREATE INDEX stock_layers_by_move ON stock_layers (move, id, trashed_at);
CREATE INDEX stock_layers_open ON stock_layers (item, received_on, id, quantity, value) WHERE quantity > 0;
CREATE INDEX stock_layers_overdrawn ON stock_layers (id) WHERE quantity < 0 OR value < 0 OR (quantity = 0 AND value <> 0);
CREATE INDEX items_misvalued ON items (id) WHERE (on_hand = 0 AND stock_value <> 0) OR (on_hand > 0 AND stock_value < 0) OR (on_hand < 0 AND stock_value > 0);
CREATE INDEX items_below_zero ON items (id) WHERE on_hand < 0;

-- Taking back an old move gives back its own quantity and value; that must not leave less than nothing, or a value without goods.
CREATE TRIGGER stock_holds_after_undo AFTER UPDATE OF undoing ON store_state
WHEN OLD.undoing = 1 AND NEW.undoing = 0
BEGIN
  SELECT raise (ABORT, 'This cannot be taken back: later stock moves used up what it brought. Take those back first, or adjust the stock.')
  WHERE EXISTS (SELECT 1 FROM items WHERE (on_hand = 0 AND stock_value <> 0) OR (on_hand > 0 AND stock_value < 0) OR (on_hand < 0 AND stock_value > 0))
     OR EXISTS (SELECT 1 FROM stock_layers WHERE quantity < 0 OR value < 0 OR (quantity = 0 AND value <> 0))
     OR EXISTS (SELECT 1 FROM items AS i WHERE on_hand < 0
                AND NOT EXISTS (SELECT 1 FROM stock_moves AS m WHERE m.item = i.id AND m.quantity < 0 AND m.reason IS NOT NULL AND m.trashed_at IS NULL))
     OR EXISTS (SELECT 1 FROM items AS i LEFT JOIN stock_layers AS l ON l.item = i.id AND l.quantity > 0 WHERE i.valuation = 'fifo'
                GROUP BY i.id HAVING ifnull (sum (l.quantity), 0) <> max (i.on_hand, 0) OR ifnull (sum (l.value), 0) <> max (i.stock_value, 0))
     OR EXISTS (SELECT 1 FROM items AS i JOIN stock_balances AS b ON b.item = i.id WHERE i.tracking = 'serial' AND b.lot IS NOT NULL
                GROUP BY b.lot HAVING sum (b.quantity) NOT IN (0, 1000000) OR min (b.quantity) < 0);
END;

CREATE TABLE revaluations (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  trashed_at  TEXT,
  item        INTEGER REFERENCES items (id),
  revalued_on TEXT    CHECK (revalued_on GLOB '????-??-??'),
  value       INTEGER NOT NULL DEFAULT 0,
  reason      TEXT
) STRICT;

CREATE INDEX revaluations_by_item ON revaluations (item, id, trashed_at);
CREATE INDEX revaluations_by_revalued_on ON revaluations (revalued_on, id) WHERE trashed_at IS NULL;
CREATE INDEX revaluations_by_value ON revaluations (value, id) WHERE trashed_at IS NULL;
CREATE INDEX revaluations_by_reason ON revaluations (reason COLLATE NOCASE, id, trashed_at);

CREATE TABLE stocktakes (
  id            INTEGER PRIMARY KEY,
  version       INTEGER NOT NULL DEFAULT 1,
  trashed_at    TEXT,
  number        TEXT,
  name          TEXT,
  state         TEXT    NOT NULL DEFAULT 'planned' CHECK (state = 'planned' OR state = 'counting' OR state = 'counted' OR state = 'approved' OR state = 'cancelled'),
  location      INTEGER REFERENCES locations (id),
  category      TEXT,
  abc           TEXT    NOT NULL DEFAULT 'none' CHECK (abc = 'none' OR abc = 'a' OR abc = 'b' OR abc = 'c'),
  planned_on    TEXT    CHECK (planned_on GLOB '????-??-??'),
  started_at    TEXT    CHECK (started_at GLOB '????-??-??T??:??:??Z'),
  recount_limit INTEGER NOT NULL DEFAULT 0,
  approved_by   TEXT,
  approved_at   TEXT    CHECK (approved_at GLOB '????-??-??T??:??:??Z'),
  notes         TEXT
) STRICT;

CREATE UNIQUE INDEX stocktakes_number ON stocktakes (number) WHERE trashed_at IS NULL;
CREATE INDEX stocktakes_by_number ON stocktakes (number COLLATE NOCASE, id, trashed_at);
CREATE INDEX stocktakes_by_name ON stocktakes (name COLLATE NOCASE, id, trashed_at);
CREATE INDEX stocktakes_by_state ON stocktakes (state, id) WHERE trashed_at IS NULL;
CREATE INDEX stocktakes_by_location ON stocktakes (location, id, trashed_at);
CREATE INDEX stocktakes_by_planned_on ON stocktakes (planned_on, id) WHERE trashed_at IS NULL;

CREATE TABLE stocktake_lines (
  id               INTEGER PRIMARY KEY,
  version          INTEGER NOT NULL DEFAULT 1,
  trashed_at       TEXT,
  stocktake        INTEGER NOT NULL REFERENCES stocktakes (id),
  item             INTEGER REFERENCES items (id),
  location         INTEGER REFERENCES locations (id),
  lot              INTEGER REFERENCES lots (id),
  expected         INTEGER NOT NULL DEFAULT 0,
  counted          INTEGER NOT NULL DEFAULT 0,
  is_counted       INTEGER NOT NULL DEFAULT 0 CHECK (is_counted IN (0, 1)),
  counted_by       TEXT,
  counted_at       TEXT    CHECK (counted_at GLOB '????-??-??T??:??:??Z'),
  recounted        INTEGER NOT NULL DEFAULT 0,
  is_recounted     INTEGER NOT NULL DEFAULT 0 CHECK (is_recounted IN (0, 1)),
  difference       INTEGER NOT NULL DEFAULT 0,
  difference_value INTEGER NOT NULL DEFAULT 0,
  first_counted    INTEGER NOT NULL DEFAULT 0,
  to_recount       INTEGER NOT NULL DEFAULT 0 CHECK (to_recount IN (0, 1))
) STRICT;

CREATE INDEX stocktake_lines_by_stocktake ON stocktake_lines (stocktake, id, trashed_at);
CREATE INDEX stocktake_lines_by_item ON stocktake_lines (item, id, trashed_at);
CREATE INDEX stocktake_lines_by_location ON stocktake_lines (location, id, trashed_at);
CREATE INDEX stocktake_lines_by_lot ON stocktake_lines (lot, id, trashed_at);
