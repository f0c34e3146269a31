-- What the law wants on the letters of a company: where it is registered, who directs it, its capital; the number of an Italian one, the state's of a Brazilian one.
ALTER TABLE companies ADD COLUMN register_court TEXT;
ALTER TABLE companies ADD COLUMN register_number TEXT;
ALTER TABLE companies ADD COLUMN directors TEXT;
ALTER TABLE companies ADD COLUMN share_capital TEXT;
ALTER TABLE companies ADD COLUMN rea_number TEXT;
ALTER TABLE companies ADD COLUMN state_registration TEXT;
