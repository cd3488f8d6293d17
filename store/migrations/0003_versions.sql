-- What the versions for the panel and for the public need: what was chosen for
-- publication, places and services that are not named, what the author said of
-- each replacement, and what was knowingly let through although the sweep found it.

ALTER TABLE review ADD COLUMN published_dates TEXT NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN published_neutral INTEGER NOT NULL DEFAULT 0 CHECK (published_neutral IN (0, 1));

CREATE TABLE mask (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    text TEXT NOT NULL DEFAULT '',
    said_instead TEXT NOT NULL DEFAULT '',
    panel INTEGER NOT NULL DEFAULT 0 CHECK (panel IN (0, 1))
) STRICT;

CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    entity TEXT NOT NULL DEFAULT '',
    field TEXT NOT NULL DEFAULT '',
    found TEXT NOT NULL DEFAULT '',
    text_before TEXT NOT NULL DEFAULT '',
    text_after TEXT NOT NULL DEFAULT '',
    person TEXT NOT NULL DEFAULT '',
    refused INTEGER NOT NULL DEFAULT 0 CHECK (refused IN (0, 1)),
    said_instead TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE allowance (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    finding TEXT NOT NULL DEFAULT '',
    audience TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    found TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT ''
) STRICT;
