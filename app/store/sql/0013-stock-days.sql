-- What moved of an item on a day, so that what was on hand on any day past is asked of days and not of moves. It takes the place of the index of moves by day.
CREATE TABLE stock_days (
  item     INTEGER NOT NULL REFERENCES items (id),
  day      TEXT    NOT NULL,
  quantity INTEGER NOT NULL,
  moves    INTEGER NOT NULL CHECK (moves > 0),
  PRIMARY KEY (item, day)
) STRICT, WITHOUT ROWID;

INSERT INTO stock_days (item, day, quantity, moves)
  SELECT item, moved_on, sum (quantity), count (*) FROM stock_moves WHERE trashed_at IS NULL AND moved_on IS NOT NULL GROUP BY item, moved_on;
DROP INDEX stock_moves_by_day;

CREATE TRIGGER stock_days_follow_new AFTER INSERT ON stock_moves
WHEN NEW.trashed_at IS NULL AND NEW.moved_on IS NOT NULL
BEGIN
  INSERT INTO stock_days (item, day, quantity, moves) VALUES (NEW.item, NEW.moved_on, NEW.quantity, 1)
    ON CONFLICT (item, day) DO UPDATE SET quantity = quantity + excluded.quantity, moves = moves + 1;
END;

CREATE TRIGGER stock_days_follow_removed AFTER DELETE ON stock_moves
WHEN OLD.trashed_at IS NULL AND OLD.moved_on IS NOT NULL
BEGIN
  DELETE FROM stock_days WHERE item = OLD.item AND day = OLD.moved_on AND moves = 1;
  UPDATE stock_days SET quantity = quantity - OLD.quantity, moves = moves - 1 WHERE item = OLD.item AND day = OLD.moved_on;
END;

CREATE TRIGGER stock_days_follow_changed AFTER UPDATE OF item, quantity, moved_on, trashed_at ON stock_moves
BEGIN
  DELETE FROM stock_days WHERE OLD.trashed_at IS NULL AND item = OLD.item AND day = OLD.moved_on AND moves = 1;
  UPDATE stock_days SET quantity = quantity - OLD.quantity, moves = moves - 1 WHERE OLD.trashed_at IS NULL AND item = OLD.item AND day = OLD.moved_on;
  INSERT INTO stock_days (item, day, quantity, moves) SELECT NEW.item, NEW.moved_on, NEW.quantity, 1 WHERE NEW.trashed_at IS NULL AND NEW.moved_on IS NOT NULL
    ON CONFLICT (item, day) DO UPDATE SET quantity = quantity + excluded.quantity, moves = moves + 1;
END;
