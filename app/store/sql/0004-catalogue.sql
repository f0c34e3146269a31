-- Items in depth, prices, and what we agree with customers.

ALTER TABLE items ADD COLUMN kind TEXT NOT NULL DEFAULT 'stocked' CHECK (kind = 'stocked' OR kind = 'service' OR kind = 'kit');
ALTER TABLE items ADD COLUMN tax_code INTEGER REFERENCES tax_codes (id);
ALTER TABLE items ADD COLUMN tracking TEXT NOT NULL DEFAULT 'none' CHECK (tracking = 'none' OR tracking = 'lot' OR tracking = 'serial');
ALTER TABLE items ADD COLUMN perishable INTEGER NOT NULL DEFAULT 0 CHECK (perishable IN (0, 1));
ALTER TABLE items ADD COLUMN valuation TEXT NOT NULL DEFAULT 'average' CHECK (valuation = 'average' OR valuation = 'fifo');
ALTER TABLE items ADD COLUMN reserved INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN stock_value INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN max_level INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN lead_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN weight INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN abc TEXT NOT NULL DEFAULT 'none' CHECK (abc = 'none' OR abc = 'a' OR abc = 'b' OR abc = 'c');
ALTER TABLE items ADD COLUMN on_order_elsewhere INTEGER NOT NULL DEFAULT 0;
UPDATE items SET on_order_elsewhere = on_order;
CREATE INDEX items_by_tax_code ON items (tax_code, id, trashed_at);

ALTER TABLE contacts ADD COLUMN credit_limit INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contacts ADD COLUMN on_hold INTEGER NOT NULL DEFAULT 0 CHECK (on_hold IN (0, 1));
ALTER TABLE contacts ADD COLUMN hold_reason TEXT;
ALTER TABLE contacts ADD COLUMN price_list INTEGER REFERENCES price_lists (id);
ALTER TABLE contacts ADD COLUMN carrier INTEGER REFERENCES contacts (id);
ALTER TABLE contacts ADD COLUMN tax_code INTEGER REFERENCES tax_codes (id);
ALTER TABLE contacts ADD COLUMN complete_only INTEGER NOT NULL DEFAULT 0 CHECK (complete_only IN (0, 1));
ALTER TABLE contacts ADD COLUMN discount_rate INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contacts ADD COLUMN discount_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contacts ADD COLUMN iban TEXT;
ALTER TABLE contacts ADD COLUMN bic TEXT;
ALTER TABLE contacts ADD COLUMN verified_on TEXT CHECK (verified_on GLOB '????-??-??');
ALTER TABLE contacts ADD COLUMN verified_by TEXT;
ALTER TABLE contacts ADD COLUMN open_amount INTEGER NOT NULL DEFAULT 0;
CREATE INDEX contacts_by_price_list ON contacts (price_list, id, trashed_at);
CREATE INDEX contacts_by_carrier ON contacts (carrier, id, trashed_at);
CREATE INDEX contacts_by_tax_code ON contacts (tax_code, id, trashed_at);

CREATE TABLE item_units (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  item       INTEGER NOT NULL REFERENCES items (id),
  name       TEXT,
  factor     INTEGER NOT NULL DEFAULT 0,
  barcode    TEXT
) STRICT;

CREATE INDEX item_units_by_item ON item_units (item, id, trashed_at);
CREATE UNIQUE INDEX item_units_barcode ON item_units (barcode) WHERE trashed_at IS NULL;

CREATE TABLE kit_parts (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  kit        INTEGER NOT NULL REFERENCES items (id),
  part       INTEGER REFERENCES items (id),
  quantity   INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX kit_parts_by_kit ON kit_parts (kit, id, trashed_at);
CREATE INDEX kit_parts_by_part ON kit_parts (part, id, trashed_at);

CREATE TABLE substitutes (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  item       INTEGER NOT NULL REFERENCES items (id),
  substitute INTEGER REFERENCES items (id),
  rank       INTEGER NOT NULL DEFAULT 0,
  note       TEXT
) STRICT;

CREATE INDEX substitutes_by_item ON substitutes (item, id, trashed_at);
CREATE INDEX substitutes_by_substitute ON substitutes (substitute, id, trashed_at);

CREATE TABLE price_lists (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  name       TEXT,
  customer   INTEGER REFERENCES contacts (id),
  currency   TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  valid_from TEXT    CHECK (valid_from GLOB '????-??-??'),
  valid_to   TEXT    CHECK (valid_to GLOB '????-??-??')
) STRICT;

CREATE INDEX price_lists_by_name ON price_lists (name COLLATE NOCASE, id, trashed_at);
CREATE INDEX price_lists_by_customer ON price_lists (customer, id, trashed_at);
CREATE INDEX price_lists_by_currency ON price_lists (currency COLLATE NOCASE, id, trashed_at);
CREATE INDEX price_lists_by_valid_from ON price_lists (valid_from, id) WHERE trashed_at IS NULL;
CREATE INDEX price_lists_by_valid_to ON price_lists (valid_to, id) WHERE trashed_at IS NULL;

CREATE TABLE prices (
  id            INTEGER PRIMARY KEY,
  version       INTEGER NOT NULL DEFAULT 1,
  trashed_at    TEXT,
  price_list    INTEGER NOT NULL REFERENCES price_lists (id),
  item          INTEGER REFERENCES items (id),
  from_quantity INTEGER NOT NULL DEFAULT 0,
  price         INTEGER NOT NULL DEFAULT 0,
  currency      TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]')
) STRICT;

CREATE INDEX prices_by_price_list ON prices (price_list, id, trashed_at);
CREATE INDEX prices_by_item ON prices (item, id, trashed_at);

CREATE TABLE addresses (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  trashed_at  TEXT,
  contact     INTEGER NOT NULL REFERENCES contacts (id),
  name        TEXT,
  street      TEXT,
  city        TEXT,
  region      TEXT,
  postal_code TEXT,
  country     TEXT,
  phone       TEXT,
  standard    INTEGER NOT NULL DEFAULT 0 CHECK (standard IN (0, 1))
) STRICT;

CREATE INDEX addresses_by_contact ON addresses (contact, id, trashed_at);

CREATE TABLE carrier_services (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  carrier    INTEGER NOT NULL REFERENCES contacts (id),
  name       TEXT,
  days       INTEGER NOT NULL DEFAULT 0,
  cost       INTEGER NOT NULL DEFAULT 0,
  cut_off    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX carrier_services_by_carrier ON carrier_services (carrier, id, trashed_at);
