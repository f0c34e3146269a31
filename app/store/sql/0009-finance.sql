-- Invoices, payments, reminders.

CREATE TABLE invoices (
  id               INTEGER PRIMARY KEY,
  version          INTEGER NOT NULL DEFAULT 1,
  trashed_at       TEXT,
  number           TEXT,
  kind             TEXT    NOT NULL DEFAULT 'invoice' CHECK (kind = 'invoice' OR kind = 'credit-note' OR kind = 'charge'),
  customer         INTEGER REFERENCES contacts (id),
  sales_order      INTEGER REFERENCES orders (id),
  corrects         INTEGER REFERENCES invoices (id),
  state            TEXT    NOT NULL DEFAULT 'draft' CHECK (state = 'draft' OR state = 'open' OR state = 'partly-paid' OR state = 'paid' OR state = 'corrected'),
  issued_on        TEXT    CHECK (issued_on GLOB '????-??-??'),
  due_on           TEXT    CHECK (due_on GLOB '????-??-??'),
  discount_until   TEXT    CHECK (discount_until GLOB '????-??-??'),
  discount_rate    INTEGER NOT NULL DEFAULT 0,
  currency         TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  exchange_rate    INTEGER NOT NULL DEFAULT 0,
  net              INTEGER NOT NULL DEFAULT 0,
  tax              INTEGER NOT NULL DEFAULT 0,
  total            INTEGER NOT NULL DEFAULT 0,
  paid             INTEGER NOT NULL DEFAULT 0,
  open             INTEGER NOT NULL DEFAULT 0,
  bill_name        TEXT,
  bill_street      TEXT,
  bill_city        TEXT,
  bill_region      TEXT,
  bill_postal_code TEXT,
  bill_country     TEXT,
  tax_number       TEXT,
  language         TEXT,
  reference        TEXT,
  terms            TEXT,
  entry            INTEGER REFERENCES entries (id),
  reminder_level   INTEGER NOT NULL DEFAULT 0,
  reminded_on      TEXT    CHECK (reminded_on GLOB '????-??-??'),
  notes            TEXT
) STRICT;

CREATE UNIQUE INDEX invoices_number ON invoices (number) WHERE trashed_at IS NULL;
CREATE INDEX invoices_by_number ON invoices (number COLLATE NOCASE, id, trashed_at);
CREATE INDEX invoices_by_kind ON invoices (kind, id) WHERE trashed_at IS NULL;
CREATE INDEX invoices_by_customer ON invoices (customer, id, trashed_at);
CREATE INDEX invoices_by_sales_order ON invoices (sales_order, id, trashed_at);
CREATE INDEX invoices_by_corrects ON invoices (corrects, id, trashed_at);
CREATE INDEX invoices_by_state ON invoices (state, id) WHERE trashed_at IS NULL;
CREATE INDEX invoices_by_issued_on ON invoices (issued_on, id) WHERE trashed_at IS NULL;
CREATE INDEX invoices_by_due_on ON invoices (due_on, id) WHERE trashed_at IS NULL;
CREATE INDEX invoices_by_total ON invoices (total, id) WHERE trashed_at IS NULL;
CREATE INDEX invoices_by_open ON invoices (open, id) WHERE trashed_at IS NULL;
CREATE INDEX invoices_by_entry ON invoices (entry, id, trashed_at);

CREATE TABLE invoice_lines (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  invoice    INTEGER NOT NULL REFERENCES invoices (id),
  position   INTEGER NOT NULL DEFAULT 0,
  order_line INTEGER REFERENCES order_lines (id),
  item       INTEGER REFERENCES items (id),
  text       TEXT,
  unit       TEXT,
  quantity   INTEGER NOT NULL DEFAULT 0,
  price      INTEGER NOT NULL DEFAULT 0,
  discount   INTEGER NOT NULL DEFAULT 0,
  amount     INTEGER NOT NULL DEFAULT 0,
  currency   TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  tax_code   INTEGER REFERENCES tax_codes (id),
  tax_rate   INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX invoice_lines_by_invoice ON invoice_lines (invoice, position, id, trashed_at);
CREATE INDEX invoice_lines_by_order_line ON invoice_lines (order_line, id, trashed_at);
CREATE INDEX invoice_lines_by_item ON invoice_lines (item, id, trashed_at);
CREATE INDEX invoice_lines_by_tax_code ON invoice_lines (tax_code, id, trashed_at);

CREATE TABLE invoice_taxes (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  invoice    INTEGER NOT NULL REFERENCES invoices (id),
  tax_code   INTEGER REFERENCES tax_codes (id),
  rate       INTEGER NOT NULL DEFAULT 0,
  base       INTEGER NOT NULL DEFAULT 0,
  tax        INTEGER NOT NULL DEFAULT 0,
  currency   TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]')
) STRICT;

CREATE INDEX invoice_taxes_by_invoice ON invoice_taxes (invoice, id, trashed_at);
CREATE INDEX invoice_taxes_by_tax_code ON invoice_taxes (tax_code, id, trashed_at);

CREATE TABLE payments (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  trashed_at  TEXT,
  number      TEXT,
  kind        TEXT    NOT NULL DEFAULT 'received' CHECK (kind = 'received' OR kind = 'paid'),
  contact     INTEGER REFERENCES contacts (id),
  paid_on     TEXT    CHECK (paid_on GLOB '????-??-??'),
  amount      INTEGER NOT NULL DEFAULT 0,
  currency    TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  method      TEXT    NOT NULL DEFAULT 'bank' CHECK (method = 'bank' OR method = 'cash' OR method = 'card' OR method = 'pix'),
  reference   TEXT,
  unallocated INTEGER NOT NULL DEFAULT 0,
  reversed    INTEGER NOT NULL DEFAULT 0 CHECK (reversed IN (0, 1)),
  entry       INTEGER REFERENCES entries (id),
  notes       TEXT
) STRICT;

CREATE UNIQUE INDEX payments_number ON payments (number) WHERE trashed_at IS NULL;
CREATE INDEX payments_by_number ON payments (number COLLATE NOCASE, id, trashed_at);
CREATE INDEX payments_by_kind ON payments (kind, id) WHERE trashed_at IS NULL;
CREATE INDEX payments_by_contact ON payments (contact, id, trashed_at);
CREATE INDEX payments_by_paid_on ON payments (paid_on, id) WHERE trashed_at IS NULL;
CREATE INDEX payments_by_amount ON payments (amount, id) WHERE trashed_at IS NULL;
CREATE INDEX payments_by_reference ON payments (reference COLLATE NOCASE, id, trashed_at);
CREATE INDEX payments_by_unallocated ON payments (unallocated, id) WHERE trashed_at IS NULL;
CREATE INDEX payments_by_entry ON payments (entry, id, trashed_at);

CREATE TABLE allocations (
  id           INTEGER PRIMARY KEY,
  version      INTEGER NOT NULL DEFAULT 1,
  trashed_at   TEXT,
  payment      INTEGER NOT NULL REFERENCES payments (id),
  invoice      INTEGER REFERENCES invoices (id),
  bill         INTEGER REFERENCES bills (id),
  credit_note  INTEGER REFERENCES invoices (id),
  amount       INTEGER NOT NULL DEFAULT 0,
  discount     INTEGER NOT NULL DEFAULT 0,
  allocated_on TEXT    CHECK (allocated_on GLOB '????-??-??'),
  currency     TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]')
) STRICT;

CREATE INDEX allocations_by_payment ON allocations (payment, id, trashed_at);
CREATE INDEX allocations_by_invoice ON allocations (invoice, id, trashed_at);
CREATE INDEX allocations_by_bill ON allocations (bill, id, trashed_at);
CREATE INDEX allocations_by_credit_note ON allocations (credit_note, id, trashed_at);

CREATE TABLE reminders (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  number     TEXT,
  customer   INTEGER REFERENCES contacts (id),
  issued_on  TEXT    CHECK (issued_on GLOB '????-??-??'),
  level      INTEGER NOT NULL DEFAULT 0,
  fee        INTEGER NOT NULL DEFAULT 0,
  interest   INTEGER NOT NULL DEFAULT 0,
  total      INTEGER NOT NULL DEFAULT 0,
  currency   TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  charge     INTEGER REFERENCES invoices (id),
  notes      TEXT
) STRICT;

CREATE UNIQUE INDEX reminders_number ON reminders (number) WHERE trashed_at IS NULL;
CREATE INDEX reminders_by_number ON reminders (number COLLATE NOCASE, id, trashed_at);
CREATE INDEX reminders_by_customer ON reminders (customer, id, trashed_at);
CREATE INDEX reminders_by_issued_on ON reminders (issued_on, id) WHERE trashed_at IS NULL;
CREATE INDEX reminders_by_total ON reminders (total, id) WHERE trashed_at IS NULL;
CREATE INDEX reminders_by_charge ON reminders (charge, id, trashed_at);

CREATE TABLE reminder_lines (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  reminder   INTEGER NOT NULL REFERENCES reminders (id),
  invoice    INTEGER REFERENCES invoices (id),
  open       INTEGER NOT NULL DEFAULT 0,
  days_late  INTEGER NOT NULL DEFAULT 0,
  interest   INTEGER NOT NULL DEFAULT 0,
  level      INTEGER NOT NULL DEFAULT 0,
  currency   TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]')
) STRICT;

CREATE INDEX reminder_lines_by_reminder ON reminder_lines (reminder, id, trashed_at);
CREATE INDEX reminder_lines_by_invoice ON reminder_lines (invoice, id, trashed_at);
