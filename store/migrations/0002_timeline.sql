-- What the timeline says beyond the events: when an agency was involved and how
-- long a silence of its own is too long, which kinds are contact with the family
-- ('' follows from the mark), what is drawn through all lanes, how soon
-- information should have reached another agency, and places to come back to.

ALTER TABLE agency ADD COLUMN involved_from TEXT NOT NULL DEFAULT '';
ALTER TABLE agency ADD COLUMN involved_to TEXT NOT NULL DEFAULT '';
ALTER TABLE agency ADD COLUMN silence_days INTEGER NOT NULL DEFAULT 0;

ALTER TABLE kind ADD COLUMN contact TEXT NOT NULL DEFAULT '';

ALTER TABLE event ADD COLUMN era INTEGER NOT NULL DEFAULT 0 CHECK (era IN (0, 1));
ALTER TABLE event ADD COLUMN day_line INTEGER NOT NULL DEFAULT 0 CHECK (day_line IN (0, 1));

ALTER TABLE review ADD COLUMN late_days INTEGER NOT NULL DEFAULT 0;

CREATE TABLE bookmark (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    title TEXT NOT NULL DEFAULT '',
    event TEXT NOT NULL DEFAULT '',
    starts REAL NOT NULL DEFAULT 0,
    ends REAL NOT NULL DEFAULT 0
) STRICT;
