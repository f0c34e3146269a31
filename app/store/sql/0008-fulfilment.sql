-- Picked, packed, shipped, delivered, returned.

CREATE TABLE pick_lists (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  number     TEXT,
  picker     INTEGER REFERENCES employees (id),
  state      TEXT    NOT NULL DEFAULT 'open' CHECK (state = 'open' OR state = 'picked' OR state = 'cancelled'),
  planned_on TEXT    CHECK (planned_on GLOB '????-??-??'),
  done_on    TEXT    CHECK (done_on GLOB '????-??-??'),
  notes      TEXT,
  at_location INTEGER REFERENCES locations (id),
  at_order    INTEGER REFERENCES orders (id)
) STRICT;

CREATE UNIQUE INDEX pick_lists_number ON pick_lists (number) WHERE trashed_at IS NULL;
CREATE INDEX pick_lists_by_number ON pick_lists (number COLLATE NOCASE, id, trashed_at);
CREATE INDEX pick_lists_by_picker ON pick_lists (picker, id, trashed_at);
CREATE INDEX pick_lists_by_state ON pick_lists (state, id) WHERE trashed_at IS NULL;
CREATE INDEX pick_lists_by_planned_on ON pick_lists (planned_on, id) WHERE trashed_at IS NULL;
CREATE INDEX pick_lists_by_at_location ON pick_lists (at_location, id, trashed_at);
CREATE INDEX pick_lists_by_at_order ON pick_lists (at_order, id, trashed_at);

CREATE TABLE pick_lines (
  id           INTEGER PRIMARY KEY,
  version      INTEGER NOT NULL DEFAULT 1,
  trashed_at   TEXT,
  pick_list    INTEGER NOT NULL REFERENCES pick_lists (id),
  position     INTEGER NOT NULL DEFAULT 0,
  order_line   INTEGER REFERENCES order_lines (id),
  item         INTEGER REFERENCES items (id),
  location     INTEGER REFERENCES locations (id),
  lot          INTEGER REFERENCES lots (id),
  quantity     INTEGER NOT NULL DEFAULT 0,
  picked       INTEGER NOT NULL DEFAULT 0,
  missing      INTEGER NOT NULL DEFAULT 0,
  missing_reason TEXT
) STRICT;

CREATE INDEX pick_lines_by_pick_list ON pick_lines (pick_list, position, id, trashed_at);
CREATE INDEX pick_lines_by_order_line ON pick_lines (order_line, id, trashed_at);
CREATE INDEX pick_lines_by_item ON pick_lines (item, id, trashed_at);
CREATE INDEX pick_lines_by_location ON pick_lines (location, id, trashed_at);
CREATE INDEX pick_lines_by_lot ON pick_lines (lot, id, trashed_at);

CREATE TABLE shipments (
  id               INTEGER PRIMARY KEY,
  version          INTEGER NOT NULL DEFAULT 1,
  trashed_at       TEXT,
  number           TEXT,
  sales_order      INTEGER REFERENCES orders (id),
  customer         INTEGER REFERENCES contacts (id),
  state            TEXT    NOT NULL DEFAULT 'packing' CHECK (state = 'packing' OR state = 'shipped' OR state = 'delivered' OR state = 'cancelled'),
  carrier          INTEGER REFERENCES contacts (id),
  carrier_service  INTEGER REFERENCES carrier_services (id),
  tracking         TEXT,
  shipped_on       TEXT    CHECK (shipped_on GLOB '????-??-??'),
  expected_on      TEXT    CHECK (expected_on GLOB '????-??-??'),
  delivered_on     TEXT    CHECK (delivered_on GLOB '????-??-??'),
  delivered_at     TEXT    CHECK (delivered_at GLOB '????-??-??T??:??:??Z'),
  received_by      TEXT,
  cost             INTEGER NOT NULL DEFAULT 0,
  weight           INTEGER NOT NULL DEFAULT 0,
  ship_name        TEXT,
  ship_street      TEXT,
  ship_city        TEXT,
  ship_region      TEXT,
  ship_postal_code TEXT,
  ship_country     TEXT,
  notes            TEXT,
  pick_list        INTEGER REFERENCES pick_lists (id)
) STRICT;

CREATE UNIQUE INDEX shipments_number ON shipments (number) WHERE trashed_at IS NULL;
CREATE INDEX shipments_by_number ON shipments (number COLLATE NOCASE, id, trashed_at);
CREATE INDEX shipments_by_sales_order ON shipments (sales_order, id, trashed_at);
CREATE INDEX shipments_by_customer ON shipments (customer, id, trashed_at);
CREATE INDEX shipments_by_state ON shipments (state, id) WHERE trashed_at IS NULL;
CREATE INDEX shipments_by_carrier ON shipments (carrier, id, trashed_at);
CREATE INDEX shipments_by_carrier_service ON shipments (carrier_service, id, trashed_at);
CREATE INDEX shipments_by_tracking ON shipments (tracking COLLATE NOCASE, id, trashed_at);
CREATE INDEX shipments_by_shipped_on ON shipments (shipped_on, id) WHERE trashed_at IS NULL;
CREATE INDEX shipments_by_delivered_on ON shipments (delivered_on, id) WHERE trashed_at IS NULL;
CREATE INDEX shipments_by_pick_list ON shipments (pick_list, id, trashed_at);

CREATE TABLE shipment_lines (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  shipment   INTEGER NOT NULL REFERENCES shipments (id),
  order_line INTEGER REFERENCES order_lines (id),
  item       INTEGER REFERENCES items (id),
  lot        INTEGER REFERENCES lots (id),
  location   INTEGER REFERENCES locations (id),
  quantity   INTEGER NOT NULL DEFAULT 0,
  parcel     INTEGER REFERENCES parcels (id)
) STRICT;

CREATE INDEX shipment_lines_by_shipment ON shipment_lines (shipment, id, trashed_at);
CREATE INDEX shipment_lines_by_order_line ON shipment_lines (order_line, id, trashed_at);
CREATE INDEX shipment_lines_by_item ON shipment_lines (item, id, trashed_at);
CREATE INDEX shipment_lines_by_lot ON shipment_lines (lot, id, trashed_at);
CREATE INDEX shipment_lines_by_location ON shipment_lines (location, id, trashed_at);
CREATE INDEX shipment_lines_by_parcel ON shipment_lines (parcel, id, trashed_at);

CREATE TABLE parcels (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  shipment   INTEGER NOT NULL REFERENCES shipments (id),
  number     INTEGER NOT NULL DEFAULT 0,
  weight     INTEGER NOT NULL DEFAULT 0,
  tracking   TEXT
) STRICT;

CREATE INDEX parcels_by_shipment ON parcels (shipment, id, trashed_at);

CREATE TABLE customer_returns (
  id           INTEGER PRIMARY KEY,
  version      INTEGER NOT NULL DEFAULT 1,
  trashed_at   TEXT,
  number       TEXT,
  sales_order  INTEGER REFERENCES orders (id),
  customer     INTEGER REFERENCES contacts (id),
  state        TEXT    NOT NULL DEFAULT 'announced' CHECK (state = 'announced' OR state = 'received' OR state = 'inspected' OR state = 'cancelled'),
  reason       TEXT    NOT NULL DEFAULT 'damaged' CHECK (reason = 'damaged' OR reason = 'defective' OR reason = 'wrong-item' OR reason = 'too-late' OR reason = 'not-wanted' OR reason = 'complaint'),
  announced_on TEXT    CHECK (announced_on GLOB '????-??-??'),
  received_on  TEXT    CHECK (received_on GLOB '????-??-??'),
  ticket       INTEGER REFERENCES tickets (id),
  notes        TEXT
) STRICT;

CREATE UNIQUE INDEX customer_returns_number ON customer_returns (number) WHERE trashed_at IS NULL;
CREATE INDEX customer_returns_by_number ON customer_returns (number COLLATE NOCASE, id, trashed_at);
CREATE INDEX customer_returns_by_sales_order ON customer_returns (sales_order, id, trashed_at);
CREATE INDEX customer_returns_by_customer ON customer_returns (customer, id, trashed_at);
CREATE INDEX customer_returns_by_state ON customer_returns (state, id) WHERE trashed_at IS NULL;
CREATE INDEX customer_returns_by_reason ON customer_returns (reason, id) WHERE trashed_at IS NULL;
CREATE INDEX customer_returns_by_announced_on ON customer_returns (announced_on, id) WHERE trashed_at IS NULL;
CREATE INDEX customer_returns_by_ticket ON customer_returns (ticket, id, trashed_at);

CREATE TABLE return_lines (
  id              INTEGER PRIMARY KEY,
  version         INTEGER NOT NULL DEFAULT 1,
  trashed_at      TEXT,
  customer_return INTEGER NOT NULL REFERENCES customer_returns (id),
  order_line      INTEGER REFERENCES order_lines (id),
  item            INTEGER REFERENCES items (id),
  lot             INTEGER REFERENCES lots (id),
  quantity        INTEGER NOT NULL DEFAULT 0,
  goods           TEXT    NOT NULL DEFAULT 'pending' CHECK (goods = 'pending' OR goods = 'restock' OR goods = 'scrap'),
  remedy          TEXT    NOT NULL DEFAULT 'none' CHECK (remedy = 'none' OR remedy = 'replace' OR remedy = 'credit'),
  cause           TEXT    NOT NULL DEFAULT 'unknown' CHECK (cause = 'unknown' OR cause = 'supplier' OR cause = 'picking' OR cause = 'packing' OR cause = 'carrier' OR cause = 'sales' OR cause = 'customer')
) STRICT;

CREATE INDEX return_lines_by_customer_return ON return_lines (customer_return, id, trashed_at);
CREATE INDEX return_lines_by_order_line ON return_lines (order_line, id, trashed_at);
CREATE INDEX return_lines_by_item ON return_lines (item, id, trashed_at);
CREATE INDEX return_lines_by_lot ON return_lines (lot, id, trashed_at);

-- What a customer complains about.
ALTER TABLE tickets ADD COLUMN order_line INTEGER REFERENCES order_lines (id);
CREATE INDEX tickets_by_order_line ON tickets (order_line, id, trashed_at);
