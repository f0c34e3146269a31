-- Suppliers, what we order from them, what comes, what they bill.

CREATE TABLE supplier_items (
  id           INTEGER PRIMARY KEY,
  version      INTEGER NOT NULL DEFAULT 1,
  trashed_at   TEXT,
  supplier     INTEGER NOT NULL REFERENCES contacts (id),
  item         INTEGER REFERENCES items (id),
  number       TEXT,
  price        INTEGER NOT NULL DEFAULT 0,
  currency     TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  minimum      INTEGER NOT NULL DEFAULT 0,
  multiple     INTEGER NOT NULL DEFAULT 0,
  lead_days    INTEGER NOT NULL DEFAULT 0,
  learnt_days  INTEGER NOT NULL DEFAULT 0,
  express_days INTEGER NOT NULL DEFAULT 0,
  express_cost INTEGER NOT NULL DEFAULT 0,
  rank         INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX supplier_items_by_supplier ON supplier_items (supplier, id, trashed_at);
CREATE INDEX supplier_items_by_item ON supplier_items (item, id, trashed_at);

CREATE TABLE purchase_orders (
  id           INTEGER PRIMARY KEY,
  version      INTEGER NOT NULL DEFAULT 1,
  trashed_at   TEXT,
  number       TEXT,
  supplier     INTEGER REFERENCES contacts (id),
  state        TEXT    NOT NULL DEFAULT 'draft' CHECK (state = 'draft' OR state = 'ordered' OR state = 'partly-received' OR state = 'received' OR state = 'billed' OR state = 'cancelled'),
  ordered_on   TEXT    CHECK (ordered_on GLOB '????-??-??'),
  expected_on  TEXT    CHECK (expected_on GLOB '????-??-??'),
  cancelled_on TEXT    CHECK (cancelled_on GLOB '????-??-??'),
  buyer        INTEGER REFERENCES employees (id),
  currency     TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  freight      INTEGER NOT NULL DEFAULT 0,
  total        INTEGER NOT NULL DEFAULT 0,
  reference    TEXT,
  notes        TEXT,
  unverified_reason TEXT
) STRICT;

CREATE UNIQUE INDEX purchase_orders_number ON purchase_orders (number) WHERE trashed_at IS NULL;
CREATE INDEX purchase_orders_by_number ON purchase_orders (number COLLATE NOCASE, id, trashed_at);
CREATE INDEX purchase_orders_by_supplier ON purchase_orders (supplier, id, trashed_at);
CREATE INDEX purchase_orders_by_state ON purchase_orders (state, id) WHERE trashed_at IS NULL;
CREATE INDEX purchase_orders_by_ordered_on ON purchase_orders (ordered_on, id) WHERE trashed_at IS NULL;
CREATE INDEX purchase_orders_by_expected_on ON purchase_orders (expected_on, id) WHERE trashed_at IS NULL;
CREATE INDEX purchase_orders_by_buyer ON purchase_orders (buyer, id, trashed_at);
CREATE INDEX purchase_orders_by_total ON purchase_orders (total, id) WHERE trashed_at IS NULL;

CREATE TABLE purchase_lines (
  id             INTEGER PRIMARY KEY,
  version        INTEGER NOT NULL DEFAULT 1,
  trashed_at     TEXT,
  purchase_order INTEGER NOT NULL REFERENCES purchase_orders (id),
  position       INTEGER NOT NULL DEFAULT 0,
  item           INTEGER REFERENCES items (id),
  text           TEXT,
  quantity       INTEGER NOT NULL DEFAULT 0,
  price          INTEGER NOT NULL DEFAULT 0,
  discount       INTEGER NOT NULL DEFAULT 0,
  amount         INTEGER NOT NULL DEFAULT 0,
  currency       TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  tax_code       INTEGER REFERENCES tax_codes (id),
  promised_on    TEXT    CHECK (promised_on GLOB '????-??-??'),
  received       INTEGER NOT NULL DEFAULT 0,
  billed         INTEGER NOT NULL DEFAULT 0,
  first_promised_on TEXT CHECK (first_promised_on GLOB '????-??-??')
) STRICT;

CREATE INDEX purchase_lines_by_purchase_order ON purchase_lines (purchase_order, position, id, trashed_at);
CREATE INDEX purchase_lines_by_item ON purchase_lines (item, id, trashed_at);
-- What is still to come of an item.
CREATE INDEX purchase_lines_open ON purchase_lines (item, promised_on, id) WHERE received < quantity AND trashed_at IS NULL;
CREATE INDEX purchase_lines_by_tax_code ON purchase_lines (tax_code, id, trashed_at);

CREATE TABLE receipts (
  id             INTEGER PRIMARY KEY,
  version        INTEGER NOT NULL DEFAULT 1,
  trashed_at     TEXT,
  number         TEXT,
  supplier       INTEGER REFERENCES contacts (id),
  purchase_order INTEGER REFERENCES purchase_orders (id),
  received_on    TEXT    CHECK (received_on GLOB '????-??-??'),
  delivery_note  TEXT,
  notes          TEXT,
  kind           TEXT    NOT NULL DEFAULT 'receipt' CHECK (kind = 'receipt' OR kind = 'return')
) STRICT;

CREATE UNIQUE INDEX receipts_number ON receipts (number) WHERE trashed_at IS NULL;
CREATE INDEX receipts_by_number ON receipts (number COLLATE NOCASE, id, trashed_at);
CREATE INDEX receipts_by_supplier ON receipts (supplier, id, trashed_at);
CREATE INDEX receipts_by_purchase_order ON receipts (purchase_order, id, trashed_at);
CREATE INDEX receipts_by_received_on ON receipts (received_on, id) WHERE trashed_at IS NULL;
CREATE INDEX receipts_by_delivery_note ON receipts (delivery_note COLLATE NOCASE, id, trashed_at);

CREATE TABLE receipt_lines (
  id            INTEGER PRIMARY KEY,
  version       INTEGER NOT NULL DEFAULT 1,
  trashed_at    TEXT,
  receipt       INTEGER NOT NULL REFERENCES receipts (id),
  purchase_line INTEGER REFERENCES purchase_lines (id),
  item          INTEGER REFERENCES items (id),
  quantity      INTEGER NOT NULL DEFAULT 0,
  location      INTEGER REFERENCES locations (id),
  lot           INTEGER REFERENCES lots (id),
  value         INTEGER NOT NULL DEFAULT 0,
  currency      TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  reason        TEXT
) STRICT;

CREATE INDEX receipt_lines_by_receipt ON receipt_lines (receipt, id, trashed_at);
CREATE INDEX receipt_lines_by_purchase_line ON receipt_lines (purchase_line, id, trashed_at);
CREATE INDEX receipt_lines_by_item ON receipt_lines (item, id, trashed_at);
CREATE INDEX receipt_lines_by_location ON receipt_lines (location, id, trashed_at);
CREATE INDEX receipt_lines_by_lot ON receipt_lines (lot, id, trashed_at);

CREATE TRIGGER receipt_lines_stay BEFORE UPDATE OF receipt, purchase_line, item, quantity, location, lot, value, trashed_at ON receipt_lines
WHEN (SELECT undoing FROM store_state) = 0
BEGIN
  SELECT raise (ABORT, 'What was received stays as it was written. Undo it, or return goods to the supplier.');
END;

CREATE TRIGGER receipt_lines_remain BEFORE DELETE ON receipt_lines
WHEN (SELECT undoing FROM store_state) = 0
BEGIN
  SELECT raise (ABORT, 'What was received stays as it was written. Undo it, or return goods to the supplier.');
END;

CREATE TABLE bills (
  id           INTEGER PRIMARY KEY,
  version      INTEGER NOT NULL DEFAULT 1,
  trashed_at   TEXT,
  number       TEXT,
  their_number TEXT,
  supplier     INTEGER REFERENCES contacts (id),
  state        TEXT    NOT NULL DEFAULT 'draft' CHECK (state = 'draft' OR state = 'matched' OR state = 'exception' OR state = 'posted' OR state = 'paid' OR state = 'reversed'),
  exception    TEXT,
  approved_by  TEXT,
  billed_on    TEXT    CHECK (billed_on GLOB '????-??-??'),
  due_on       TEXT    CHECK (due_on GLOB '????-??-??'),
  currency     TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  net          INTEGER NOT NULL DEFAULT 0,
  tax          INTEGER NOT NULL DEFAULT 0,
  total        INTEGER NOT NULL DEFAULT 0,
  paid         INTEGER NOT NULL DEFAULT 0,
  open         INTEGER NOT NULL DEFAULT 0,
  entry        INTEGER REFERENCES entries (id),
  notes        TEXT,
  their_total  INTEGER NOT NULL DEFAULT 0,
  rounding     INTEGER NOT NULL DEFAULT 0,
  iban         TEXT,
  recorded_by  TEXT,
  approval_reason TEXT,
  reversal     INTEGER REFERENCES entries (id)
) STRICT;

CREATE UNIQUE INDEX bills_number ON bills (number) WHERE trashed_at IS NULL;
CREATE INDEX bills_by_number ON bills (number COLLATE NOCASE, id, trashed_at);
CREATE INDEX bills_by_their_number ON bills (their_number COLLATE NOCASE, id, trashed_at);
CREATE INDEX bills_by_supplier ON bills (supplier, id, trashed_at);
CREATE INDEX bills_by_state ON bills (state, id) WHERE trashed_at IS NULL;
CREATE INDEX bills_by_billed_on ON bills (billed_on, id) WHERE trashed_at IS NULL;
CREATE INDEX bills_by_due_on ON bills (due_on, id) WHERE trashed_at IS NULL;
CREATE INDEX bills_by_total ON bills (total, id) WHERE trashed_at IS NULL;
CREATE INDEX bills_by_open ON bills (open, id) WHERE trashed_at IS NULL;
CREATE INDEX bills_by_entry ON bills (entry, id, trashed_at);
CREATE INDEX bills_by_reversal ON bills (reversal, id, trashed_at);
-- The same bill of a supplier is not paid twice.
CREATE UNIQUE INDEX bills_once ON bills (supplier, their_number) WHERE trashed_at IS NULL AND state <> 'reversed';

CREATE TRIGGER bills_stay BEFORE UPDATE OF number, their_number, supplier, billed_on, currency, net, tax, total, rounding, their_total, entry, recorded_by, approved_by, trashed_at ON bills
WHEN OLD.entry IS NOT NULL
BEGIN
  SELECT raise (ABORT, 'A posted bill stays as it was written. Reverse it, and record it again as it should be.');
END;

CREATE TRIGGER bills_remain BEFORE DELETE ON bills
WHEN OLD.entry IS NOT NULL
BEGIN
  SELECT raise (ABORT, 'A posted bill stays as it was written. Reverse it, and record it again as it should be.');
END;

CREATE TABLE bill_lines (
  id            INTEGER PRIMARY KEY,
  version       INTEGER NOT NULL DEFAULT 1,
  trashed_at    TEXT,
  bill          INTEGER NOT NULL REFERENCES bills (id),
  position      INTEGER NOT NULL DEFAULT 0,
  purchase_line INTEGER REFERENCES purchase_lines (id),
  item          INTEGER REFERENCES items (id),
  account       INTEGER REFERENCES accounts (id),
  text          TEXT,
  quantity      INTEGER NOT NULL DEFAULT 0,
  price         INTEGER NOT NULL DEFAULT 0,
  amount        INTEGER NOT NULL DEFAULT 0,
  currency      TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  tax_code      INTEGER REFERENCES tax_codes (id),
  tax_rate      INTEGER NOT NULL DEFAULT 0,
  difference    TEXT,
  cleared       INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX bill_lines_by_bill ON bill_lines (bill, position, id, trashed_at);
CREATE INDEX bill_lines_by_purchase_line ON bill_lines (purchase_line, id, trashed_at);
CREATE INDEX bill_lines_by_item ON bill_lines (item, id, trashed_at);
CREATE INDEX bill_lines_by_account ON bill_lines (account, id, trashed_at);
CREATE INDEX bill_lines_by_tax_code ON bill_lines (tax_code, id, trashed_at);

CREATE TRIGGER bill_lines_stay BEFORE UPDATE ON bill_lines
WHEN EXISTS (SELECT 1 FROM bills WHERE id = OLD.bill AND entry IS NOT NULL)
BEGIN
  SELECT raise (ABORT, 'A posted bill stays as it was written. Reverse it, and record it again as it should be.');
END;

CREATE TRIGGER bill_lines_remain BEFORE DELETE ON bill_lines
WHEN EXISTS (SELECT 1 FROM bills WHERE id = OLD.bill AND entry IS NOT NULL)
BEGIN
  SELECT raise (ABORT, 'A posted bill stays as it was written. Reverse it, and record it again as it should be.');
END;

CREATE TRIGGER bill_lines_are_closed BEFORE INSERT ON bill_lines
WHEN EXISTS (SELECT 1 FROM bills WHERE id = NEW.bill AND entry IS NOT NULL)
BEGIN
  SELECT raise (ABORT, 'A posted bill stays as it was written. Reverse it, and record it again as it should be.');
END;

CREATE TABLE supplier_documents (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  trashed_at  TEXT,
  supplier    INTEGER NOT NULL REFERENCES contacts (id),
  kind        TEXT    NOT NULL DEFAULT 'registration' CHECK (kind = 'registration' OR kind = 'tax-clearance' OR kind = 'bank-letter' OR kind = 'insurance' OR kind = 'certificate' OR kind = 'contract'),
  number      TEXT,
  issued_on   TEXT    CHECK (issued_on GLOB '????-??-??'),
  expires_on  TEXT    CHECK (expires_on GLOB '????-??-??'),
  verified_by TEXT,
  verified_on TEXT    CHECK (verified_on GLOB '????-??-??'),
  notes       TEXT
) STRICT;

CREATE INDEX supplier_documents_by_supplier ON supplier_documents (supplier, id, trashed_at);

CREATE TABLE bank_changes (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  contact    INTEGER NOT NULL REFERENCES contacts (id),
  iban       TEXT,
  bic        TEXT,
  state      TEXT    NOT NULL DEFAULT 'asked' CHECK (state = 'asked' OR state = 'approved' OR state = 'refused'),
  asked_by   TEXT,
  asked_at   TEXT    CHECK (asked_at GLOB '????-??-??T??:??:??Z'),
  call_back  TEXT,
  decided_by TEXT,
  decided_at TEXT    CHECK (decided_at GLOB '????-??-??T??:??:??Z')
) STRICT;

CREATE INDEX bank_changes_by_contact ON bank_changes (contact, id, trashed_at);

-- What should be bought, and why; made anew by each proposing.
CREATE TABLE purchase_proposals (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  trashed_at  TEXT,
  item        INTEGER NOT NULL REFERENCES items (id),
  text        TEXT,
  supplier    INTEGER REFERENCES contacts (id),
  quantity    INTEGER NOT NULL DEFAULT 0,
  price       INTEGER NOT NULL DEFAULT 0,
  currency    TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  order_by    TEXT    CHECK (order_by GLOB '????-??-??'),
  needed_on   TEXT    CHECK (needed_on GLOB '????-??-??'),
  method      TEXT    NOT NULL DEFAULT 'level' CHECK (method = 'level' OR method = 'smoothing' OR method = 'croston' OR method = 'seasonal'),
  demand      INTEGER NOT NULL DEFAULT 0,
  band        INTEGER NOT NULL DEFAULT 0,
  available   INTEGER NOT NULL DEFAULT 0,
  lead_days   INTEGER NOT NULL DEFAULT 0,
  reason      TEXT,
  left_out    INTEGER NOT NULL DEFAULT 0 CHECK (left_out IN (0, 1)),
  proposed_on TEXT    CHECK (proposed_on GLOB '????-??-??')
) STRICT;

CREATE INDEX purchase_proposals_by_item ON purchase_proposals (item, id, trashed_at);
CREATE INDEX purchase_proposals_by_text ON purchase_proposals (text COLLATE NOCASE, id, trashed_at);
CREATE INDEX purchase_proposals_by_supplier ON purchase_proposals (supplier, id, trashed_at);
CREATE INDEX purchase_proposals_by_quantity ON purchase_proposals (quantity, id) WHERE trashed_at IS NULL;
CREATE INDEX purchase_proposals_by_price ON purchase_proposals (price, id) WHERE trashed_at IS NULL;
CREATE INDEX purchase_proposals_by_order_by ON purchase_proposals (order_by, id) WHERE trashed_at IS NULL;
