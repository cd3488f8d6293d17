-- Entries that are linked as the same event are printed each, or once: the first
-- of the link for both.

ALTER TABLE link ADD COLUMN once INTEGER NOT NULL DEFAULT 0 CHECK (once IN (0, 1));
