-- Questions to agencies, beside an event or about a return as a whole.

CREATE TABLE query (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    agency TEXT NOT NULL DEFAULT '',
    event TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    asked TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT '',
    answered TEXT NOT NULL DEFAULT '',
    answer TEXT NOT NULL DEFAULT ''
) STRICT;
