-- Quotes, lines with their own status, reservations, versions, issued papers.

-- Made anew, because a CHECK cannot be altered.
CREATE TABLE new_orders (
  id               INTEGER PRIMARY KEY,
  version          INTEGER NOT NULL DEFAULT 1,
  trashed_at       TEXT,
  number           TEXT,
  customer         INTEGER REFERENCES contacts (id),
  seller           INTEGER REFERENCES employees (id),
  state            TEXT    NOT NULL DEFAULT 'draft' CHECK (state = 'draft' OR state = 'quote' OR state = 'confirmed' OR state = 'partly-shipped' OR state = 'shipped' OR state = 'delivered' OR state = 'invoiced' OR state = 'cancelled'),
  ordered_on       TEXT CHECK (ordered_on GLOB '????-??-??'),
  promised_on      TEXT CHECK (promised_on GLOB '????-??-??'),
  confirmed_on     TEXT CHECK (confirmed_on GLOB '????-??-??'),
  shipped_on       TEXT CHECK (shipped_on GLOB '????-??-??'),
  invoiced_on      TEXT CHECK (invoiced_on GLOB '????-??-??'),
  cancelled_on     TEXT CHECK (cancelled_on GLOB '????-??-??'),
  carrier          INTEGER REFERENCES contacts (id),
  currency         TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  discount         INTEGER NOT NULL DEFAULT 0 CHECK (discount >= 0),
  freight          INTEGER NOT NULL DEFAULT 0 CHECK (freight >= 0),
  total            INTEGER NOT NULL DEFAULT 0,
  ship_name        TEXT,
  ship_street      TEXT,
  ship_city        TEXT,
  ship_region      TEXT,
  ship_postal_code TEXT,
  ship_country     TEXT,
  notes            TEXT,
  quoted_on        TEXT    CHECK (quoted_on GLOB '????-??-??'),
  valid_until      TEXT    CHECK (valid_until GLOB '????-??-??'),
  reference        TEXT   ,
  price_list       INTEGER REFERENCES price_lists (id),
  address          INTEGER REFERENCES addresses (id),
  carrier_service  INTEGER REFERENCES carrier_services (id),
  complete_only    INTEGER NOT NULL DEFAULT 0 CHECK (complete_only IN (0, 1)),
  delivered_on     TEXT    CHECK (delivered_on GLOB '????-??-??'),
  revision         INTEGER NOT NULL DEFAULT 0,
  brought_in       INTEGER NOT NULL DEFAULT 0 CHECK (brought_in IN (0, 1))
) STRICT;

INSERT INTO new_orders (id, version, trashed_at, number, customer, seller, state, ordered_on, promised_on, confirmed_on, shipped_on, invoiced_on, cancelled_on, carrier, currency, discount, freight, total, ship_name, ship_street, ship_city, ship_region, ship_postal_code, ship_country, notes, brought_in)
  SELECT id, version, trashed_at, number, customer, seller, state, ordered_on, promised_on, confirmed_on, shipped_on, invoiced_on, cancelled_on, carrier, currency, discount, freight, total, ship_name, ship_street, ship_city, ship_region, ship_postal_code, ship_country, notes,
    shipped_on IS NOT NULL OR invoiced_on IS NOT NULL FROM orders; -- what was done before there were shipments and invoices
DROP TABLE orders;
ALTER TABLE new_orders RENAME TO orders;

CREATE UNIQUE INDEX orders_number ON orders (number) WHERE trashed_at IS NULL;
CREATE INDEX orders_by_number ON orders (number COLLATE NOCASE, id, trashed_at);
CREATE INDEX orders_by_number_beyond_ascii ON orders (number) WHERE number GLOB '*[^ -~]*';
CREATE INDEX orders_by_customer ON orders (customer, id, trashed_at);
CREATE INDEX orders_by_seller ON orders (seller, id, trashed_at);
CREATE INDEX orders_by_carrier ON orders (carrier, id, trashed_at);
CREATE INDEX orders_by_state ON orders (state, id) WHERE trashed_at IS NULL;
CREATE INDEX orders_by_ordered_on ON orders (ordered_on, id) WHERE trashed_at IS NULL;
CREATE INDEX orders_by_promised_on ON orders (promised_on, id) WHERE trashed_at IS NULL;
CREATE INDEX orders_by_total ON orders (total, id) WHERE trashed_at IS NULL;
CREATE INDEX orders_by_price_list ON orders (price_list, id, trashed_at);
CREATE INDEX orders_by_address ON orders (address, id, trashed_at);
CREATE INDEX orders_by_carrier_service ON orders (carrier_service, id, trashed_at);

-- Made anew, because a CHECK cannot be altered.
CREATE TABLE new_order_lines (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  trashed_at  TEXT,
  sales_order INTEGER NOT NULL REFERENCES orders (id),
  position    INTEGER NOT NULL DEFAULT 0,
  item        INTEGER REFERENCES items (id),
  text        TEXT,
  quantity    INTEGER NOT NULL DEFAULT 0 CHECK (quantity > 0),
  price       INTEGER NOT NULL DEFAULT 0,
  discount    INTEGER NOT NULL DEFAULT 0 CHECK (discount BETWEEN 0 AND 1000000),
  amount      INTEGER NOT NULL DEFAULT 0,
  currency    TEXT,
  unit        INTEGER REFERENCES item_units (id),
  tax_code    INTEGER REFERENCES tax_codes (id),
  cost        INTEGER NOT NULL DEFAULT 0,
  promised_on TEXT    CHECK (promised_on GLOB '????-??-??'),
  kit_line    INTEGER REFERENCES order_lines (id),
  reserved    INTEGER NOT NULL DEFAULT 0,
  picked      INTEGER NOT NULL DEFAULT 0,
  shipped     INTEGER NOT NULL DEFAULT 0,
  delivered   INTEGER NOT NULL DEFAULT 0,
  invoiced    INTEGER NOT NULL DEFAULT 0,
  returned    INTEGER NOT NULL DEFAULT 0,
  open        INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO new_order_lines (id, version, trashed_at, sales_order, position, item, text, quantity, price, discount, amount, currency, picked, shipped, delivered, invoiced, open)
  SELECT l.id, l.version, l.trashed_at, l.sales_order, l.position, l.item, l.text, l.quantity, l.price, l.discount, l.amount, l.currency,
    l.quantity * o.brought_in, l.quantity * o.brought_in, l.quantity * o.brought_in, l.quantity * o.brought_in,
    iif (i.kind = 'stocked' AND l.trashed_at IS NULL AND o.trashed_at IS NULL AND o.confirmed_on IS NOT NULL AND o.cancelled_on IS NULL AND o.brought_in = 0, l.quantity, 0)
  FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order LEFT JOIN items AS i ON i.id = l.item;
DROP TABLE order_lines;
ALTER TABLE new_order_lines RENAME TO order_lines;

CREATE INDEX order_lines_by_order ON order_lines (sales_order, position, id, trashed_at);
CREATE INDEX order_lines_by_item ON order_lines (item, id, trashed_at);
CREATE INDEX order_lines_by_unit ON order_lines (unit, id, trashed_at);
CREATE INDEX order_lines_by_tax_code ON order_lines (tax_code, id, trashed_at);
CREATE INDEX order_lines_by_kit_line ON order_lines (kit_line, id, trashed_at);
CREATE INDEX order_lines_by_reserved ON order_lines (reserved, id) WHERE trashed_at IS NULL;
CREATE INDEX order_lines_by_shipped ON order_lines (shipped, id) WHERE trashed_at IS NULL;
CREATE INDEX order_lines_by_invoiced ON order_lines (invoiced, id) WHERE trashed_at IS NULL;

-- What waits for goods, and the goods it waits for: a few rows of many.
CREATE INDEX order_lines_open ON order_lines (item, id) WHERE open > 0 AND trashed_at IS NULL;
CREATE INDEX purchase_lines_to_come ON purchase_lines (item, id) WHERE received < quantity AND trashed_at IS NULL;

CREATE TABLE reservations (
  id            INTEGER PRIMARY KEY,
  version       INTEGER NOT NULL DEFAULT 1,
  trashed_at    TEXT,
  order_line    INTEGER NOT NULL REFERENCES order_lines (id),
  item          INTEGER REFERENCES items (id),
  quantity      INTEGER NOT NULL DEFAULT 0,
  purchase_line INTEGER REFERENCES purchase_lines (id)
) STRICT;

CREATE INDEX reservations_by_order_line ON reservations (order_line, id, trashed_at);
CREATE INDEX reservations_by_item ON reservations (item, id, trashed_at);
CREATE INDEX reservations_by_purchase_line ON reservations (purchase_line, id, trashed_at);

CREATE TABLE order_versions (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  trashed_at  TEXT,
  sales_order INTEGER NOT NULL REFERENCES orders (id),
  revision    INTEGER NOT NULL DEFAULT 0,
  made_at     TEXT    CHECK (made_at GLOB '????-??-??T??:??:??Z'),
  made_by     TEXT,
  what        TEXT,
  summary     TEXT
) STRICT;

CREATE INDEX order_versions_by_sales_order ON order_versions (sales_order, id, trashed_at);

CREATE TABLE issued_papers (
  id             INTEGER PRIMARY KEY,
  version        INTEGER NOT NULL DEFAULT 1,
  trashed_at     TEXT,
  title          TEXT,
  paper          TEXT,
  sales_order    INTEGER REFERENCES orders (id),
  invoice        INTEGER REFERENCES invoices (id),
  shipment       INTEGER REFERENCES shipments (id),
  purchase_order INTEGER REFERENCES purchase_orders (id),
  contact        INTEGER REFERENCES contacts (id),
  revision       INTEGER NOT NULL DEFAULT 0,
  issued_at      TEXT    CHECK (issued_at GLOB '????-??-??T??:??:??Z'),
  language       TEXT,
  outdated       INTEGER NOT NULL DEFAULT 0 CHECK (outdated IN (0, 1)),
  reminder       INTEGER REFERENCES reminders (id)
) STRICT;

CREATE INDEX issued_papers_by_title ON issued_papers (title COLLATE NOCASE, id, trashed_at);
CREATE INDEX issued_papers_by_sales_order ON issued_papers (sales_order, id, trashed_at);
CREATE INDEX issued_papers_by_invoice ON issued_papers (invoice, id, trashed_at);
CREATE INDEX issued_papers_by_reminder ON issued_papers (reminder, id, trashed_at);
CREATE INDEX issued_papers_by_shipment ON issued_papers (shipment, id, trashed_at);
CREATE INDEX issued_papers_by_purchase_order ON issued_papers (purchase_order, id, trashed_at);
CREATE INDEX issued_papers_by_contact ON issued_papers (contact, id, trashed_at);
CREATE INDEX issued_papers_by_issued_at ON issued_papers (issued_at, id) WHERE trashed_at IS NULL;

-- The papers themselves, byte for byte as they left the house.
CREATE TABLE paper_copies (
  id     INTEGER PRIMARY KEY REFERENCES issued_papers (id),
  pdf    BLOB NOT NULL,
  digest TEXT NOT NULL
) STRICT;
