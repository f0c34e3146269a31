-- What is expected of open orders, what was done about it, what happened.

CREATE TABLE predictions (
  id           INTEGER PRIMARY KEY,
  version      INTEGER NOT NULL DEFAULT 1,
  trashed_at   TEXT,
  order_line   INTEGER NOT NULL REFERENCES order_lines (id) ON DELETE CASCADE,
  predicted_on TEXT    CHECK (predicted_on GLOB '????-??-??'),
  promised_on  TEXT    CHECK (promised_on GLOB '????-??-??'),
  made_on      TEXT    CHECK (made_on GLOB '????-??-??'),
  cause        TEXT    NOT NULL DEFAULT 'none' CHECK (cause = 'none' OR cause = 'stock' OR cause = 'receipt' OR cause = 'capacity' OR cause = 'carrier' OR cause = 'credit'),
  reason       TEXT,
  late         INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
  happened_on  TEXT    CHECK (happened_on GLOB '????-??-??')
) STRICT;

CREATE INDEX predictions_by_order_line ON predictions (order_line, id, trashed_at);

CREATE TABLE plans (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  trashed_at  TEXT,
  title       TEXT,
  order_line  INTEGER REFERENCES order_lines (id),
  sales_order INTEGER REFERENCES orders (id),
  kind        TEXT    NOT NULL DEFAULT 'ship-parts' CHECK (kind = 'ship-parts' OR kind = 'take-reservation' OR kind = 'substitute' OR kind = 'other-location' OR kind = 'buy-elsewhere' OR kind = 'express' OR kind = 'faster-carrier' OR kind = 'new-date'),
  cost        INTEGER NOT NULL DEFAULT 0,
  new_date    TEXT    CHECK (new_date GLOB '????-??-??'),
  effects     TEXT,
  done_at     TEXT    CHECK (done_at GLOB '????-??-??T??:??:??Z'),
  done_by     TEXT,
  letter      TEXT
) STRICT;

CREATE INDEX plans_by_title ON plans (title COLLATE NOCASE, id, trashed_at);
CREATE INDEX plans_by_order_line ON plans (order_line, id, trashed_at);
CREATE INDEX plans_by_sales_order ON plans (sales_order, id, trashed_at);
CREATE INDEX plans_by_kind ON plans (kind, id) WHERE trashed_at IS NULL;
CREATE INDEX plans_by_cost ON plans (cost, id) WHERE trashed_at IS NULL;
CREATE INDEX plans_by_new_date ON plans (new_date, id) WHERE trashed_at IS NULL;
CREATE INDEX plans_by_done_at ON plans (done_at, id) WHERE trashed_at IS NULL;
