-- The records of the office. Columns are fields, in their order; rules that look at more than one column stand in the invariants,
-- because undo sets a row's columns one after the other.
-- An index in people's order of a text ends with trashed_at, so that it alone answers for a list and for the lists that link to it.
-- A choice is written with OR: for an IN of more than two SQLite makes a table of its own at every row that is written.

CREATE TABLE companies (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  version     INTEGER NOT NULL DEFAULT 1,
  trashed_at  TEXT,
  name        TEXT,
  street      TEXT,
  city        TEXT,
  region      TEXT,
  postal_code TEXT,
  country     TEXT,
  phone       TEXT,
  email       TEXT,
  website     TEXT,
  tax_number  TEXT,
  currency    TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  language    TEXT,
  bank        TEXT
) STRICT;

CREATE TABLE company_logos (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  image BLOB NOT NULL
) STRICT;

CREATE TABLE series (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  trashed_at  TEXT,
  name        TEXT,
  pattern     TEXT,
  next_number INTEGER NOT NULL DEFAULT 1 CHECK (next_number >= 1),
  yearly      INTEGER NOT NULL DEFAULT 0 CHECK (yearly IN (0, 1)),
  year        INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX series_name ON series (name) WHERE trashed_at IS NULL;

CREATE TABLE contacts (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  trashed_at  TEXT,
  name        TEXT,
  number      TEXT,
  is_customer INTEGER NOT NULL DEFAULT 0 CHECK (is_customer IN (0, 1)),
  is_supplier INTEGER NOT NULL DEFAULT 0 CHECK (is_supplier IN (0, 1)),
  is_carrier  INTEGER NOT NULL DEFAULT 0 CHECK (is_carrier IN (0, 1)),
  person      TEXT,
  position    TEXT,
  email       TEXT,
  phone       TEXT,
  fax         TEXT,
  website     TEXT,
  street      TEXT,
  city        TEXT,
  region      TEXT,
  postal_code TEXT,
  country     TEXT,
  tax_number  TEXT,
  terms_days  INTEGER NOT NULL DEFAULT 0 CHECK (terms_days >= 0),
  language    TEXT,
  notes       TEXT
) STRICT;

CREATE UNIQUE INDEX contacts_number ON contacts (number) WHERE trashed_at IS NULL;
CREATE INDEX contacts_by_name ON contacts (name COLLATE NOCASE, id, trashed_at);
CREATE INDEX contacts_by_name_beyond_ascii ON contacts (name) WHERE name GLOB '*[^ -~]*';
CREATE INDEX contacts_by_number ON contacts (number COLLATE NOCASE, id, trashed_at);
CREATE INDEX contacts_by_person ON contacts (person COLLATE NOCASE, id, trashed_at);
CREATE INDEX contacts_by_city ON contacts (city COLLATE NOCASE, id, trashed_at);
CREATE INDEX contacts_by_country ON contacts (country COLLATE NOCASE, id, trashed_at);

CREATE TABLE employees (
  id           INTEGER PRIMARY KEY,
  version      INTEGER NOT NULL DEFAULT 1,
  trashed_at   TEXT,
  name         TEXT,
  number       TEXT,
  job          TEXT,
  department   TEXT,
  manager      INTEGER REFERENCES employees (id),
  hired_on     TEXT CHECK (hired_on GLOB '????-??-??'),
  left_on      TEXT CHECK (left_on GLOB '????-??-??'),
  email        TEXT,
  phone        TEXT,
  street       TEXT,
  city         TEXT,
  region       TEXT,
  postal_code  TEXT,
  country      TEXT,
  birth_date   BLOB,
  tax_number   BLOB,
  bank_account BLOB,
  salary       BLOB,
  notes        TEXT,
  CHECK (manager <> id)
) STRICT;

CREATE UNIQUE INDEX employees_number ON employees (number) WHERE trashed_at IS NULL;
CREATE INDEX employees_by_name ON employees (name COLLATE NOCASE, id, trashed_at);
CREATE INDEX employees_by_job ON employees (job COLLATE NOCASE, id, trashed_at);
CREATE INDEX employees_by_department ON employees (department COLLATE NOCASE, id, trashed_at);
CREATE INDEX employees_by_manager ON employees (manager, id, trashed_at);
CREATE INDEX employees_by_hired_on ON employees (hired_on, id) WHERE trashed_at IS NULL;

CREATE TABLE items (
  id            INTEGER PRIMARY KEY,
  version       INTEGER NOT NULL DEFAULT 1,
  trashed_at    TEXT,
  name          TEXT,
  number        TEXT,
  barcode       TEXT,
  category      TEXT,
  unit          TEXT,
  pack          TEXT,
  price         INTEGER NOT NULL DEFAULT 0 CHECK (price >= 0),
  cost          INTEGER NOT NULL DEFAULT 0 CHECK (cost >= 0),
  on_hand       INTEGER NOT NULL DEFAULT 0,
  on_order      INTEGER NOT NULL DEFAULT 0 CHECK (on_order >= 0),
  reorder_level INTEGER NOT NULL DEFAULT 0 CHECK (reorder_level >= 0),
  supplier      INTEGER REFERENCES contacts (id),
  discontinued  INTEGER NOT NULL DEFAULT 0 CHECK (discontinued IN (0, 1)),
  notes         TEXT
) STRICT;

CREATE UNIQUE INDEX items_number ON items (number) WHERE trashed_at IS NULL;
CREATE UNIQUE INDEX items_barcode ON items (barcode) WHERE trashed_at IS NULL;
CREATE INDEX items_by_name ON items (name COLLATE NOCASE, id, trashed_at);
CREATE INDEX items_by_number ON items (number COLLATE NOCASE, id, trashed_at);
CREATE INDEX items_by_category ON items (category COLLATE NOCASE, id, trashed_at);
CREATE INDEX items_by_supplier ON items (supplier, id, trashed_at);
CREATE INDEX items_by_price ON items (price, id) WHERE trashed_at IS NULL;
CREATE INDEX items_by_on_hand ON items (on_hand, id) WHERE trashed_at IS NULL;
CREATE INDEX items_by_reorder_level ON items (reorder_level, id) WHERE trashed_at IS NULL;

CREATE TABLE orders (
  id               INTEGER PRIMARY KEY,
  version          INTEGER NOT NULL DEFAULT 1,
  trashed_at       TEXT,
  number           TEXT,
  customer         INTEGER REFERENCES contacts (id),
  seller           INTEGER REFERENCES employees (id),
  state            TEXT    NOT NULL DEFAULT 'draft' CHECK (state = 'draft' OR state = 'confirmed' OR state = 'shipped' OR state = 'invoiced' OR state = 'cancelled'),
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
  notes            TEXT
) STRICT;

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

CREATE TABLE order_lines (
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
  currency    TEXT
) STRICT;

CREATE INDEX order_lines_by_order ON order_lines (sales_order, position, id, trashed_at);
CREATE INDEX order_lines_by_item ON order_lines (item, id, trashed_at);

CREATE TABLE stock_moves (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  item       INTEGER NOT NULL REFERENCES items (id),
  quantity   INTEGER NOT NULL DEFAULT 0 CHECK (quantity <> 0),
  moved_on   TEXT CHECK (moved_on GLOB '????-??-??'),
  kind       TEXT    NOT NULL DEFAULT 'opening' CHECK (kind = 'opening' OR kind = 'receipt' OR kind = 'shipment' OR kind = 'adjustment' OR kind = 'return'),
  reason     TEXT,
  order_line INTEGER REFERENCES order_lines (id)
) STRICT;

CREATE INDEX stock_moves_by_item ON stock_moves (item, id, trashed_at);
CREATE INDEX stock_moves_by_order_line ON stock_moves (order_line) WHERE order_line IS NOT NULL;
CREATE INDEX stock_moves_by_moved_on ON stock_moves (moved_on, id) WHERE trashed_at IS NULL;

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

CREATE TABLE tickets (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  trashed_at  TEXT,
  title       TEXT,
  number      TEXT,
  text        TEXT,
  requester   TEXT,
  category    TEXT,
  impact      TEXT    NOT NULL DEFAULT 'high' CHECK (impact = 'high' OR impact = 'medium' OR impact = 'low'),
  urgency     TEXT    NOT NULL DEFAULT 'high' CHECK (urgency = 'high' OR urgency = 'medium' OR urgency = 'low'),
  priority    TEXT    NOT NULL DEFAULT 'critical' CHECK (priority = 'critical' OR priority = 'high' OR priority = 'moderate' OR priority = 'low'),
  state       TEXT    NOT NULL DEFAULT 'new' CHECK (state = 'new' OR state = 'active' OR state = 'waiting' OR state = 'resolved' OR state = 'closed'),
  team        TEXT,
  assignee    INTEGER REFERENCES employees (id),
  due_on      TEXT CHECK (due_on GLOB '????-??-??'),
  opened_at   TEXT CHECK (opened_at GLOB '????-??-??T??:??:??Z'),
  resolved_at TEXT CHECK (resolved_at GLOB '????-??-??T??:??:??Z'),
  closed_at   TEXT CHECK (closed_at GLOB '????-??-??T??:??:??Z'),
  reopened    INTEGER NOT NULL DEFAULT 0 CHECK (reopened >= 0)
) STRICT;

CREATE UNIQUE INDEX tickets_number ON tickets (number) WHERE trashed_at IS NULL;
CREATE INDEX tickets_by_title ON tickets (title COLLATE NOCASE, id, trashed_at);
CREATE INDEX tickets_by_title_beyond_ascii ON tickets (title) WHERE title GLOB '*[^ -~]*';
CREATE INDEX tickets_by_number ON tickets (number COLLATE NOCASE, id, trashed_at);
CREATE INDEX tickets_by_assignee ON tickets (assignee, id, trashed_at);
CREATE INDEX tickets_by_priority ON tickets (priority, id) WHERE trashed_at IS NULL;
CREATE INDEX tickets_by_state ON tickets (state, id) WHERE trashed_at IS NULL;
CREATE INDEX tickets_by_due_on ON tickets (due_on, id) WHERE trashed_at IS NULL;
CREATE INDEX tickets_by_opened_at ON tickets (opened_at, id) WHERE trashed_at IS NULL;

CREATE TABLE ticket_events (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  ticket     INTEGER NOT NULL REFERENCES tickets (id),
  at         TEXT CHECK (at GLOB '????-??-??T??:??:??Z'),
  state      TEXT    NOT NULL DEFAULT 'new' CHECK (state = 'new' OR state = 'active' OR state = 'waiting' OR state = 'resolved' OR state = 'closed'),
  team       TEXT,
  assignee   TEXT,
  note       TEXT
) STRICT;

CREATE INDEX ticket_events_by_ticket ON ticket_events (ticket, id, trashed_at);
CREATE INDEX ticket_events_by_at ON ticket_events (at, id) WHERE trashed_at IS NULL;

-- The assignee is a person, whose name may have to be taken out.
CREATE TRIGGER ticket_events_stay BEFORE UPDATE OF ticket, at, state, team, note ON ticket_events
WHEN (SELECT undoing FROM store_state) = 0
BEGIN
  SELECT raise (ABORT, 'What happened to a ticket stays as it was written. Add a note instead.');
END;

CREATE TRIGGER ticket_events_remain BEFORE DELETE ON ticket_events
WHEN (SELECT undoing FROM store_state) = 0
BEGIN
  SELECT raise (ABORT, 'What happened to a ticket stays as it was written. Add a note instead.');
END;
