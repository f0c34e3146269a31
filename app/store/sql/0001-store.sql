-- What every file has: its identity, its change log, its keys, the keys of other systems.

CREATE TABLE store_state (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  file_id     TEXT    NOT NULL,
  undoing     INTEGER NOT NULL DEFAULT 0 CHECK (undoing IN (0, 1)),
  remains     INTEGER NOT NULL DEFAULT 0 CHECK (remains IN (0, 1)), -- something was erased, and bytes of it may be left in the file
  head        INTEGER NOT NULL DEFAULT 0,
  head_digest BLOB    NOT NULL DEFAULT x''
) STRICT;

INSERT INTO store_state (id, file_id) VALUES (1, lower(hex(randomblob(16))));

CREATE TABLE change (
  seq        INTEGER PRIMARY KEY,
  at         TEXT    NOT NULL,
  who        TEXT    NOT NULL,
  command    TEXT    NOT NULL,
  command_id TEXT    UNIQUE,
  undoes     INTEGER REFERENCES change (seq),
  n_rows     INTEGER NOT NULL,
  digest     BLOB    NOT NULL
) STRICT;

CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE change_row (
  change     INTEGER NOT NULL REFERENCES change (seq),
  position   INTEGER NOT NULL,
  table_name TEXT    NOT NULL,
  record_id  INTEGER NOT NULL,
  before     TEXT,
  after      TEXT,
  salt       BLOB,
  digest     BLOB    NOT NULL,
  PRIMARY KEY (change, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_row_record ON change_row (table_name, record_id);

CREATE TABLE vault (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  name       TEXT    NOT NULL, -- by which a keyring knows this company
  generation INTEGER NOT NULL CHECK (generation > 0),
  salt       BLOB    NOT NULL CHECK (length (salt) = 16),
  key_check  BLOB    NOT NULL CHECK (length (key_check) = 16)
) STRICT;

CREATE TABLE vault_slot (
  id         INTEGER PRIMARY KEY,
  kind       TEXT    NOT NULL CHECK (kind IN ('keyring', 'recovery')),
  operations INTEGER NOT NULL, -- of Argon2id; 0 in a keyring slot
  memory     INTEGER NOT NULL, -- bytes
  salt       BLOB    NOT NULL CHECK (length (salt) = 16),
  key_check  BLOB    NOT NULL CHECK (length (key_check) = 16),
  wrapped    BLOB    NOT NULL CHECK (length (wrapped) = 72),
  provider   TEXT,
  made_at    TEXT    NOT NULL
) STRICT;

CREATE TABLE external_keys (
  id         INTEGER PRIMARY KEY,
  system     TEXT    NOT NULL,
  table_name TEXT    NOT NULL,
  key        TEXT    NOT NULL,
  record_id  INTEGER NOT NULL,
  UNIQUE (system, table_name, key)
) STRICT;

CREATE INDEX external_keys_record ON external_keys (table_name, record_id);
