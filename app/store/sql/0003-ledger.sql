-- The books: accounts, entries, taxes; and the days on which the office works.

ALTER TABLE companies ADD COLUMN iban TEXT;
ALTER TABLE companies ADD COLUMN bic TEXT;
ALTER TABLE companies ADD COLUMN pix_key TEXT;
ALTER TABLE companies ADD COLUMN working_days TEXT NOT NULL DEFAULT 'monday-friday' CHECK (working_days = 'monday-friday' OR working_days = 'monday-saturday' OR working_days = 'every-day');
ALTER TABLE companies ADD COLUMN cut_off INTEGER NOT NULL DEFAULT 0;
ALTER TABLE companies ADD COLUMN picking_capacity INTEGER NOT NULL DEFAULT 0;
ALTER TABLE companies ADD COLUMN first_reminder_days INTEGER NOT NULL DEFAULT 7;
ALTER TABLE companies ADD COLUMN first_reminder_fee INTEGER NOT NULL DEFAULT 0;
ALTER TABLE companies ADD COLUMN second_reminder_days INTEGER NOT NULL DEFAULT 21;
ALTER TABLE companies ADD COLUMN second_reminder_fee INTEGER NOT NULL DEFAULT 0;
ALTER TABLE companies ADD COLUMN last_reminder_days INTEGER NOT NULL DEFAULT 35;
ALTER TABLE companies ADD COLUMN last_reminder_fee INTEGER NOT NULL DEFAULT 0;
ALTER TABLE companies ADD COLUMN late_interest INTEGER NOT NULL DEFAULT 0;

CREATE TABLE holidays (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  name       TEXT,
  day        TEXT    CHECK (day GLOB '????-??-??')
) STRICT;

CREATE INDEX holidays_by_name ON holidays (name COLLATE NOCASE, id, trashed_at);
CREATE UNIQUE INDEX holidays_day ON holidays (day) WHERE trashed_at IS NULL;
CREATE INDEX holidays_by_day ON holidays (day, id) WHERE trashed_at IS NULL;

CREATE TABLE accounts (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  name       TEXT,
  number     TEXT,
  kind       TEXT    NOT NULL DEFAULT 'asset' CHECK (kind = 'asset' OR kind = 'liability' OR kind = 'equity' OR kind = 'income' OR kind = 'expense'),
  role       TEXT    NOT NULL DEFAULT 'none' CHECK (role = 'none' OR role = 'receivable' OR role = 'payable' OR role = 'bank' OR role = 'cash' OR role = 'sales' OR role = 'tax-payable' OR role = 'tax-receivable' OR role = 'cost-of-goods' OR role = 'inventory' OR role = 'goods-out' OR role = 'goods-in' OR role = 'stock-difference' OR role = 'opening' OR role = 'price-difference' OR role = 'discount-given' OR role = 'discount-taken' OR role = 'freight' OR role = 'late-charges' OR role = 'rounding' OR role = 'expense' OR role = 'goodwill'),
  currency   TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  balance    INTEGER NOT NULL DEFAULT 0,
  inactive   INTEGER NOT NULL DEFAULT 0 CHECK (inactive IN (0, 1))
) STRICT;

CREATE INDEX accounts_by_name ON accounts (name COLLATE NOCASE, id, trashed_at);
CREATE UNIQUE INDEX accounts_number ON accounts (number) WHERE trashed_at IS NULL;
CREATE INDEX accounts_by_number ON accounts (number COLLATE NOCASE, id, trashed_at);
CREATE INDEX accounts_by_role ON accounts (role, id) WHERE trashed_at IS NULL;
CREATE INDEX accounts_by_kind ON accounts (kind, id) WHERE trashed_at IS NULL;
CREATE INDEX accounts_by_balance ON accounts (balance, id) WHERE trashed_at IS NULL;

CREATE TABLE entries (
  id           INTEGER PRIMARY KEY,
  version      INTEGER NOT NULL DEFAULT 1,
  trashed_at   TEXT,
  text         TEXT,
  number       TEXT,
  posted_on    TEXT    CHECK (posted_on GLOB '????-??-??'),
  kind         TEXT    NOT NULL DEFAULT 'stock' CHECK (kind = 'stock' OR kind = 'invoice' OR kind = 'credit-note' OR kind = 'bill' OR kind = 'payment' OR kind = 'charge' OR kind = 'manual' OR kind = 'reversal'),
  document     TEXT,
  source_table TEXT,
  source_id    INTEGER NOT NULL DEFAULT 0,
  reverses     INTEGER REFERENCES entries (id),
  posted       INTEGER NOT NULL DEFAULT 0 CHECK (posted IN (0, 1))
) STRICT;

CREATE INDEX entries_by_text ON entries (text COLLATE NOCASE, id, trashed_at);
CREATE UNIQUE INDEX entries_number ON entries (number) WHERE trashed_at IS NULL;
CREATE INDEX entries_by_number ON entries (number COLLATE NOCASE, id, trashed_at);
CREATE INDEX entries_by_posted_on ON entries (posted_on, id) WHERE trashed_at IS NULL;
CREATE INDEX entries_by_kind ON entries (kind, id) WHERE trashed_at IS NULL;
CREATE INDEX entries_by_document ON entries (document COLLATE NOCASE, id, trashed_at);
CREATE INDEX entries_by_source ON entries (source_table, source_id);
CREATE INDEX entries_by_reverses ON entries (reverses, id, trashed_at);

CREATE TABLE entry_lines (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  entry      INTEGER NOT NULL REFERENCES entries (id),
  position   INTEGER NOT NULL DEFAULT 0,
  account    INTEGER REFERENCES accounts (id),
  amount     INTEGER NOT NULL DEFAULT 0,
  currency   TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  contact    INTEGER REFERENCES contacts (id),
  text       TEXT
) STRICT;

CREATE INDEX entry_lines_by_entry ON entry_lines (entry, position, id, trashed_at);
CREATE INDEX entry_lines_by_account ON entry_lines (account, id, trashed_at);
CREATE INDEX entry_lines_by_contact ON entry_lines (contact, id, trashed_at);

-- What is posted stays. An entry is written, gets its lines, and is posted last. One with a number (an invoice, a payment) stays for good; the others (stock) go with the change that
-- is taken back. REPLACE would delete what it meets: it is refused before it does, also where a program does not let triggers call triggers.
CREATE TRIGGER entries_start_unposted BEFORE INSERT ON entries
WHEN NEW.posted = 1 AND (NEW.number IS NOT NULL OR (SELECT undoing FROM store_state) = 0)
BEGIN
  SELECT raise (ABORT, 'A journal entry is posted after its lines are there.');
END;

CREATE TRIGGER entries_are_not_replaced BEFORE INSERT ON entries
WHEN EXISTS (SELECT 1 FROM entries WHERE id = NEW.id AND posted = 1)
  OR EXISTS (SELECT 1 FROM entries WHERE number = NEW.number AND trashed_at IS NULL AND posted = 1)
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Post a reversal instead.');
END;

CREATE TRIGGER entries_balance BEFORE UPDATE OF posted ON entries
WHEN NEW.posted = 1 AND OLD.posted = 0
  AND ((SELECT count (*) FROM entry_lines WHERE entry = OLD.id AND trashed_at IS NULL) < 2
    OR EXISTS (SELECT 1 FROM entry_lines WHERE entry = OLD.id AND (trashed_at IS NOT NULL OR account IS NULL OR currency IS NULL))
    OR EXISTS (SELECT 1 FROM entry_lines WHERE entry = OLD.id GROUP BY currency HAVING sum (amount) <> 0))
BEGIN
  SELECT raise (ABORT, 'Debit and credit of a journal entry differ, so it cannot be posted.');
END;

CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
WHEN OLD.posted = 1 AND (OLD.number IS NOT NULL OR (SELECT undoing FROM store_state) = 0)
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Post a reversal instead.');
END;

CREATE TRIGGER entries_are_not_overwritten BEFORE UPDATE OF id, number, trashed_at ON entries
WHEN EXISTS (SELECT 1 FROM entries WHERE id = NEW.id AND id <> OLD.id AND posted = 1)
  OR EXISTS (SELECT 1 FROM entries WHERE number = NEW.number AND id <> OLD.id AND trashed_at IS NULL AND posted = 1)
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Post a reversal instead.');
END;

CREATE TRIGGER entries_remain BEFORE DELETE ON entries
WHEN OLD.posted = 1 AND (OLD.number IS NOT NULL OR (SELECT undoing FROM store_state) = 0)
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Post a reversal instead.');
END;

CREATE TRIGGER entry_lines_come_before BEFORE INSERT ON entry_lines
WHEN EXISTS (SELECT 1 FROM entries WHERE id = NEW.entry AND posted = 1 AND (number IS NOT NULL OR (SELECT undoing FROM store_state) = 0))
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Post a reversal instead.');
END;

CREATE TRIGGER entry_lines_are_not_replaced BEFORE INSERT ON entry_lines
WHEN EXISTS (SELECT 1 FROM entry_lines AS l JOIN entries AS e ON e.id = l.entry WHERE l.id = NEW.id AND e.posted = 1)
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Post a reversal instead.');
END;

CREATE TRIGGER entry_lines_stay BEFORE UPDATE ON entry_lines
WHEN EXISTS (SELECT 1 FROM entries WHERE id IN (OLD.entry, NEW.entry) AND posted = 1 AND (number IS NOT NULL OR (SELECT undoing FROM store_state) = 0))
  OR EXISTS (SELECT 1 FROM entry_lines AS l JOIN entries AS e ON e.id = l.entry WHERE l.id = NEW.id AND l.id <> OLD.id AND e.posted = 1)
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Post a reversal instead.');
END;

CREATE TRIGGER entry_lines_remain BEFORE DELETE ON entry_lines
WHEN EXISTS (SELECT 1 FROM entries WHERE id = OLD.entry AND posted = 1 AND (number IS NOT NULL OR (SELECT undoing FROM store_state) = 0))
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Post a reversal instead.');
END;

CREATE TABLE tax_codes (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  name       TEXT,
  code       TEXT,
  country    TEXT,
  note       TEXT,
  inactive   INTEGER NOT NULL DEFAULT 0 CHECK (inactive IN (0, 1))
) STRICT;

CREATE INDEX tax_codes_by_name ON tax_codes (name COLLATE NOCASE, id, trashed_at);
CREATE UNIQUE INDEX tax_codes_code ON tax_codes (code) WHERE trashed_at IS NULL;
CREATE INDEX tax_codes_by_code ON tax_codes (code COLLATE NOCASE, id, trashed_at);
CREATE INDEX tax_codes_by_country ON tax_codes (country COLLATE NOCASE, id, trashed_at);

CREATE TABLE tax_rates (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  tax_code   INTEGER NOT NULL REFERENCES tax_codes (id),
  rate       INTEGER NOT NULL DEFAULT 0,
  valid_from TEXT    CHECK (valid_from GLOB '????-??-??'),
  valid_to   TEXT    CHECK (valid_to GLOB '????-??-??')
) STRICT;

CREATE INDEX tax_rates_by_tax_code ON tax_rates (tax_code, id, trashed_at);
