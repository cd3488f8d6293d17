-- What was taken in: the files that agencies sent, and what the columns of an
-- agency's files hold where the author had to say so.

CREATE TABLE receipt (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    name TEXT NOT NULL DEFAULT '',
    size INTEGER NOT NULL DEFAULT 0,
    sha256 TEXT NOT NULL DEFAULT '',
    taken TEXT NOT NULL DEFAULT '',
    agency TEXT NOT NULL DEFAULT '',
    events INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,
    left_out INTEGER NOT NULL DEFAULT 0,
    original TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE column_match (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    agency TEXT NOT NULL DEFAULT '',
    heading TEXT NOT NULL DEFAULT '',
    field TEXT NOT NULL DEFAULT ''
) STRICT;
