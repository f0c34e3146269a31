-- Invoices, payments, reminders.

CREATE TABLE invoices (
  id               INTEGER PRIMARY KEY,
  version          INTEGER NOT NULL DEFAULT 1,
  trashed_at       TEXT,
  number           TEXT,
  kind             TEXT    NOT NULL DEFAULT 'invoice' CHECK (kind = 'invoice' OR kind = 'credit-note' OR kind = 'charge'),
  customer         INTEGER REFERENCES contacts (id),
  open             INTEGER NOT NULL DEFAULT 0,
  total            INTEGER NOT NULL DEFAULT 0,
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
  paid             INTEGER NOT NULL DEFAULT 0,
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
  tax_rate   INTEGER NOT NULL DEFAULT 0,
  kind       TEXT    NOT NULL DEFAULT 'goods' CHECK (kind = 'goods' OR kind = 'discount' OR kind = 'freight' OR kind = 'charge'),
  cost       INTEGER NOT NULL DEFAULT 0,
  corrects   INTEGER REFERENCES invoice_lines (id)
) STRICT;

CREATE INDEX invoice_lines_by_corrects ON invoice_lines (corrects, id, trashed_at);
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

-- An invoice with a number is posted: what was agreed with it stays, and so do its lines and taxes. A draft has no number.
CREATE TRIGGER invoices_stay BEFORE UPDATE OF id, trashed_at, number, kind, customer, sales_order, corrects, issued_on, due_on, discount_until, discount_rate, currency, exchange_rate, net, tax, total, language, reference, terms, entry ON invoices
WHEN OLD.number IS NOT NULL
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Correct it with a credit note.');
END;

-- Who it was sent to may be erased when the law no longer asks for it, never changed.
CREATE TRIGGER invoices_keep_people BEFORE UPDATE OF bill_name, bill_street, bill_city, bill_region, bill_postal_code, bill_country, tax_number ON invoices
WHEN OLD.number IS NOT NULL AND (coalesce (NEW.bill_name, OLD.bill_name) IS NOT OLD.bill_name
  OR coalesce (NEW.bill_street, OLD.bill_street) IS NOT OLD.bill_street
  OR coalesce (NEW.bill_city, OLD.bill_city) IS NOT OLD.bill_city
  OR coalesce (NEW.bill_region, OLD.bill_region) IS NOT OLD.bill_region
  OR coalesce (NEW.bill_postal_code, OLD.bill_postal_code) IS NOT OLD.bill_postal_code
  OR coalesce (NEW.bill_country, OLD.bill_country) IS NOT OLD.bill_country
  OR coalesce (NEW.tax_number, OLD.tax_number) IS NOT OLD.tax_number)
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Correct it with a credit note.');
END;

CREATE TRIGGER invoices_remain BEFORE DELETE ON invoices
WHEN OLD.number IS NOT NULL
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Correct it with a credit note.');
END;

CREATE TRIGGER invoices_are_not_replaced BEFORE INSERT ON invoices
WHEN EXISTS (SELECT 1 FROM invoices WHERE id = NEW.id AND number IS NOT NULL)
  OR EXISTS (SELECT 1 FROM invoices WHERE number = NEW.number)
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Correct it with a credit note.');
END;

CREATE TRIGGER invoices_are_not_overwritten BEFORE UPDATE OF id, number ON invoices
WHEN EXISTS (SELECT 1 FROM invoices WHERE id = NEW.id AND id <> OLD.id AND number IS NOT NULL)
  OR EXISTS (SELECT 1 FROM invoices WHERE number = NEW.number AND id <> OLD.id)
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Correct it with a credit note.');
END;

CREATE TRIGGER invoice_lines_come_before BEFORE INSERT ON invoice_lines
WHEN EXISTS (SELECT 1 FROM invoices WHERE id = NEW.invoice AND number IS NOT NULL)
  OR EXISTS (SELECT 1 FROM invoice_lines AS l JOIN invoices AS i ON i.id = l.invoice WHERE l.id = NEW.id AND i.number IS NOT NULL)
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Correct it with a credit note.');
END;

CREATE TRIGGER invoice_lines_stay BEFORE UPDATE ON invoice_lines
WHEN EXISTS (SELECT 1 FROM invoices WHERE id IN (OLD.invoice, NEW.invoice) AND number IS NOT NULL)
  OR EXISTS (SELECT 1 FROM invoice_lines AS l JOIN invoices AS i ON i.id = l.invoice WHERE l.id = NEW.id AND l.id <> OLD.id AND i.number IS NOT NULL)
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Correct it with a credit note.');
END;

CREATE TRIGGER invoice_lines_remain BEFORE DELETE ON invoice_lines
WHEN EXISTS (SELECT 1 FROM invoices WHERE id = OLD.invoice AND number IS NOT NULL)
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Correct it with a credit note.');
END;

CREATE TRIGGER invoice_taxes_come_before BEFORE INSERT ON invoice_taxes
WHEN EXISTS (SELECT 1 FROM invoices WHERE id = NEW.invoice AND number IS NOT NULL)
  OR EXISTS (SELECT 1 FROM invoice_taxes AS l JOIN invoices AS i ON i.id = l.invoice WHERE l.id = NEW.id AND i.number IS NOT NULL)
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Correct it with a credit note.');
END;

CREATE TRIGGER invoice_taxes_stay BEFORE UPDATE ON invoice_taxes
WHEN EXISTS (SELECT 1 FROM invoices WHERE id IN (OLD.invoice, NEW.invoice) AND number IS NOT NULL)
  OR EXISTS (SELECT 1 FROM invoice_taxes AS l JOIN invoices AS i ON i.id = l.invoice WHERE l.id = NEW.id AND l.id <> OLD.id AND i.number IS NOT NULL)
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Correct it with a credit note.');
END;

CREATE TRIGGER invoice_taxes_remain BEFORE DELETE ON invoice_taxes
WHEN EXISTS (SELECT 1 FROM invoices WHERE id = OLD.invoice AND number IS NOT NULL)
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Correct it with a credit note.');
END;

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
  payment      INTEGER REFERENCES payments (id),
  invoice      INTEGER REFERENCES invoices (id),
  bill         INTEGER REFERENCES bills (id),
  credit_note  INTEGER REFERENCES invoices (id),
  amount       INTEGER NOT NULL DEFAULT 0,
  discount     INTEGER NOT NULL DEFAULT 0,
  allocated_on TEXT    CHECK (allocated_on GLOB '????-??-??'),
  currency     TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  refund       INTEGER REFERENCES payments (id)
) STRICT;

CREATE INDEX allocations_by_allocated_on ON allocations (allocated_on, id);
CREATE INDEX allocations_by_refund ON allocations (refund, id, trashed_at);

CREATE INDEX allocations_by_payment ON allocations (payment, id, trashed_at);
CREATE INDEX allocations_by_invoice ON allocations (invoice, id, trashed_at);
CREATE INDEX allocations_by_bill ON allocations (bill, id, trashed_at);
CREATE INDEX allocations_by_credit_note ON allocations (credit_note, id, trashed_at);

CREATE TRIGGER payments_stay BEFORE UPDATE OF id, trashed_at, number, kind, contact, paid_on, amount, currency, method, reference, entry ON payments
WHEN OLD.number IS NOT NULL
BEGIN
  SELECT raise (ABORT, 'A payment stays as it was recorded. Take it back with a reversal.');
END;

CREATE TRIGGER payments_remain BEFORE DELETE ON payments
WHEN OLD.number IS NOT NULL
BEGIN
  SELECT raise (ABORT, 'A payment stays as it was recorded. Take it back with a reversal.');
END;

CREATE TRIGGER payments_are_not_replaced BEFORE INSERT ON payments
WHEN EXISTS (SELECT 1 FROM payments WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM payments WHERE number = NEW.number)
BEGIN
  SELECT raise (ABORT, 'A payment stays as it was recorded. Take it back with a reversal.');
END;

CREATE TRIGGER allocations_stay BEFORE UPDATE ON allocations
WHEN 1
BEGIN
  SELECT raise (ABORT, 'An allocation stays as it was written. Take the payment back with a reversal.');
END;

CREATE TRIGGER allocations_remain BEFORE DELETE ON allocations
WHEN 1
BEGIN
  SELECT raise (ABORT, 'An allocation stays as it was written. Take the payment back with a reversal.');
END;

CREATE TRIGGER allocations_are_not_replaced BEFORE INSERT ON allocations
WHEN EXISTS (SELECT 1 FROM allocations WHERE id = NEW.id)
BEGIN
  SELECT raise (ABORT, 'An allocation stays as it was written. Take the payment back with a reversal.');
END;

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
  notes      TEXT,
  cancelled  INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1))
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
