-- What an inspection wrote, so that it can be taken back; goodwill for who has to wait.

ALTER TABLE return_lines ADD COLUMN move INTEGER REFERENCES stock_moves (id);
CREATE INDEX return_lines_by_move ON return_lines (move, id, trashed_at);

ALTER TABLE invoices ADD COLUMN return_line INTEGER REFERENCES return_lines (id);
CREATE INDEX invoices_by_return_line ON invoices (return_line, id, trashed_at);

ALTER TABLE companies ADD COLUMN goodwill INTEGER NOT NULL DEFAULT 0 CHECK (goodwill BETWEEN 0 AND 1000000);

-- What waits for its replacement.
CREATE INDEX issued_papers_outdated ON issued_papers (sales_order, id) WHERE outdated = 1 AND trashed_at IS NULL;
