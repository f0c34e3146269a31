-- Vehicles: a column a field, in the order of the table of fields.
CREATE TABLE vehicles (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  trashed_at  TEXT,
  name        TEXT,
  plate       TEXT,
  kind        TEXT    NOT NULL DEFAULT 'car' CHECK (kind = 'car' OR kind = 'van' OR kind = 'truck'),
  driver      INTEGER REFERENCES employees (id),
  bought_on   TEXT    CHECK (bought_on GLOB '????-??-??'),
  price       INTEGER NOT NULL DEFAULT 0 CHECK (price >= 0),
  distance    INTEGER NOT NULL DEFAULT 0 CHECK (distance >= 0),
  private_use INTEGER NOT NULL DEFAULT 0 CHECK (private_use BETWEEN 0 AND 1000000),
  is_leased   INTEGER NOT NULL DEFAULT 0 CHECK (is_leased IN (0, 1)),
  notes       TEXT
) STRICT;

CREATE UNIQUE INDEX vehicles_plate ON vehicles (plate) WHERE trashed_at IS NULL;
CREATE INDEX vehicles_by_name ON vehicles (name COLLATE NOCASE, id, trashed_at);
CREATE INDEX vehicles_by_driver ON vehicles (driver, id, trashed_at);
