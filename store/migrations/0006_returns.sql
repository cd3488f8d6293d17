-- Packs sent to agencies, the returns that came back, and what both sides changed
-- in different ways and somebody has to decide. A base is the agency's part as it
-- was sent or came back, as JSON: the next return is compared with it.

CREATE TABLE pack (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    agency TEXT NOT NULL DEFAULT '',
    service TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 0,
    asked TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT '',
    names TEXT NOT NULL DEFAULT '',
    instructions TEXT NOT NULL DEFAULT '',
    letter TEXT NOT NULL DEFAULT '',
    required TEXT NOT NULL DEFAULT '',
    own INTEGER NOT NULL DEFAULT 0 CHECK (own IN (0, 1)),
    head TEXT NOT NULL DEFAULT '',
    base TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE agency_return (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    pack TEXT NOT NULL DEFAULT '',
    agency TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 0,
    received TEXT NOT NULL DEFAULT '',
    file TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL DEFAULT '',
    head TEXT NOT NULL DEFAULT '',
    heads TEXT NOT NULL DEFAULT '',
    base TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE conflict (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    agency TEXT NOT NULL DEFAULT '',
    agency_return TEXT NOT NULL DEFAULT '',
    entity TEXT NOT NULL DEFAULT '',
    sort TEXT NOT NULL DEFAULT '',
    field TEXT NOT NULL DEFAULT '',
    base TEXT NOT NULL DEFAULT '',
    mine TEXT NOT NULL DEFAULT '',
    theirs TEXT NOT NULL DEFAULT '',
    decided TEXT NOT NULL DEFAULT ''
) STRICT;
