-- A number that is taken is looked for in the index of numbers, which ignores case. Before, every invoice and payment that was written read all that were there: the other index leaves out the trash.
DROP TRIGGER invoices_are_not_replaced;
CREATE TRIGGER invoices_are_not_replaced BEFORE INSERT ON invoices
WHEN EXISTS (SELECT 1 FROM invoices WHERE id = NEW.id AND number IS NOT NULL)
  OR EXISTS (SELECT 1 FROM invoices WHERE number COLLATE NOCASE = NEW.number AND number = NEW.number)
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Correct it with a credit note.');
END;

DROP TRIGGER invoices_are_not_overwritten;
CREATE TRIGGER invoices_are_not_overwritten BEFORE UPDATE OF id, number ON invoices
WHEN EXISTS (SELECT 1 FROM invoices WHERE id = NEW.id AND id <> OLD.id AND number IS NOT NULL)
  OR EXISTS (SELECT 1 FROM invoices WHERE number COLLATE NOCASE = NEW.number AND number = NEW.number AND id <> OLD.id)
BEGIN
  SELECT raise (ABORT, 'What is posted stays as it is. Correct it with a credit note.');
END;

DROP TRIGGER payments_are_not_replaced;
CREATE TRIGGER payments_are_not_replaced BEFORE INSERT ON payments
WHEN EXISTS (SELECT 1 FROM payments WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM payments WHERE number COLLATE NOCASE = NEW.number AND number = NEW.number)
BEGIN
  SELECT raise (ABORT, 'A payment stays as it was recorded. Take it back with a reversal.');
END;
