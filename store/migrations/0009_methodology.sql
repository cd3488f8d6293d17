-- The author's own text on how the chronology was made.

ALTER TABLE review ADD COLUMN methodology TEXT NOT NULL DEFAULT '';
