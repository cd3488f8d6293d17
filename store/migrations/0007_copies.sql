-- The numbered copies that were given out, each to a reader.

CREATE TABLE given_copy (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    number INTEGER NOT NULL DEFAULT 0,
    reader TEXT NOT NULL DEFAULT '',
    audience TEXT NOT NULL DEFAULT '',
    version TEXT NOT NULL DEFAULT '',
    given_on TEXT NOT NULL DEFAULT ''
) STRICT;
