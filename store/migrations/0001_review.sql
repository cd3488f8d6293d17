-- One review. Tables of entities hold a local id (joins, history), the uid
-- under which the entity is exchanged, its position in the list it belongs to,
-- and a tombstone instead of a deletion. What belongs to one entity alone lies
-- in child tables (entity_part), in order of position from 0.
--
-- A uid in a column may name something that is not here: what refers to a
-- removed or not yet received entity keeps its uid and shows a doubt. So only
-- child rows are bound to their owner by foreign keys.

CREATE TABLE review (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    type TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    reference TEXT NOT NULL DEFAULT '',
    marking TEXT NOT NULL DEFAULT '',
    version TEXT NOT NULL DEFAULT '',
    scope_from TEXT NOT NULL DEFAULT '',
    scope_to TEXT NOT NULL DEFAULT '',
    section_number INTEGER NOT NULL DEFAULT 0,
    section_heading TEXT NOT NULL DEFAULT '',
    one_agency TEXT NOT NULL DEFAULT '',
    calendar TEXT NOT NULL DEFAULT ''
) STRICT;

-- A number of a rule of dates that the review has changed.
CREATE TABLE review_rule (
    id INTEGER PRIMARY KEY,
    review INTEGER NOT NULL REFERENCES review (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    rule TEXT NOT NULL,
    place INTEGER NOT NULL,
    number INTEGER NOT NULL,
    UNIQUE (review, position)
) STRICT;

CREATE TABLE scope (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    paragraph TEXT NOT NULL DEFAULT '',
    starts TEXT NOT NULL DEFAULT '',
    ends TEXT NOT NULL DEFAULT '',
    length TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE abbreviation (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    short TEXT NOT NULL DEFAULT '',
    meaning TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE panel_member (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    name TEXT NOT NULL DEFAULT '',
    representation TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE author (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE agency (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    name TEXT NOT NULL DEFAULT '',
    short TEXT NOT NULL DEFAULT '',
    colour TEXT NOT NULL DEFAULT '',
    hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1))
) STRICT;

CREATE TABLE service (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    agency TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE kind (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    name TEXT NOT NULL DEFAULT '',
    symbol TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE line_of_enquiry (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    short TEXT NOT NULL DEFAULT '',
    question TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    real_name TEXT NOT NULL DEFAULT '',
    label TEXT NOT NULL DEFAULT '',
    pseudonym TEXT NOT NULL DEFAULT '',
    subject INTEGER NOT NULL DEFAULT 0 CHECK (subject IN (0, 1)),
    child INTEGER NOT NULL DEFAULT 0 CHECK (child IN (0, 1)),
    family INTEGER NOT NULL DEFAULT 0 CHECK (family IN (0, 1)),
    relationship TEXT NOT NULL DEFAULT '',
    age_stated TEXT NOT NULL DEFAULT '',
    born TEXT NOT NULL DEFAULT '',
    birth_event TEXT NOT NULL DEFAULT '',
    due_date TEXT NOT NULL DEFAULT '',
    ethnicity TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    agency TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE person_alias (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    alias TEXT NOT NULL,
    UNIQUE (person, position)
) STRICT;

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    external_id TEXT NOT NULL DEFAULT '',
    agency TEXT NOT NULL DEFAULT '',
    service TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    wording TEXT NOT NULL DEFAULT '',
    as_moment INTEGER NOT NULL DEFAULT 0 CHECK (as_moment IN (0, 1)),
    as_span INTEGER NOT NULL DEFAULT 0 CHECK (as_span IN (0, 1)),
    known TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    what TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    voice TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    significant INTEGER NOT NULL DEFAULT 0 CHECK (significant IN (0, 1)),
    good_practice INTEGER NOT NULL DEFAULT 0 CHECK (good_practice IN (0, 1)),
    missed_opportunity INTEGER NOT NULL DEFAULT 0 CHECK (missed_opportunity IN (0, 1)),
    disputed INTEGER NOT NULL DEFAULT 0 CHECK (disputed IN (0, 1)),
    hand_order INTEGER NOT NULL DEFAULT 0,
    ref TEXT NOT NULL DEFAULT '',
    published_from TEXT NOT NULL DEFAULT ''
) STRICT;

-- A clause of the wording that is kept but not used for dating.
CREATE TABLE event_set_aside (
    id INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    clause TEXT NOT NULL,
    UNIQUE (event, position)
) STRICT;

CREATE TABLE event_person (
    id INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    person TEXT NOT NULL,
    part TEXT NOT NULL DEFAULT '',
    UNIQUE (event, position)
) STRICT;

CREATE TABLE event_professional (
    id INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    role TEXT NOT NULL DEFAULT '',
    person TEXT NOT NULL DEFAULT '',
    UNIQUE (event, position)
) STRICT;

CREATE TABLE event_child_seen (
    id INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    child TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT '' CHECK (state IN ('', 'yes', 'no', 'not applicable')),
    UNIQUE (event, position)
) STRICT;

CREATE TABLE event_line (
    id INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    line TEXT NOT NULL,
    UNIQUE (event, position)
) STRICT;

CREATE TABLE event_told (
    id INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    agency TEXT NOT NULL,
    not_told INTEGER NOT NULL DEFAULT 0 CHECK (not_told IN (0, 1)),
    wording TEXT NOT NULL DEFAULT '',
    told_by TEXT NOT NULL DEFAULT '',
    left_out TEXT NOT NULL DEFAULT '',
    UNIQUE (event, position)
) STRICT;

CREATE TABLE event_attachment (
    id INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    name TEXT NOT NULL DEFAULT '',
    path TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL DEFAULT '',
    UNIQUE (event, position)
) STRICT;

CREATE TABLE link (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    from_event TEXT NOT NULL DEFAULT '',
    to_event TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE paragraph (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    text TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE paragraph_event (
    id INTEGER PRIMARY KEY,
    paragraph INTEGER NOT NULL REFERENCES paragraph (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    event TEXT NOT NULL,
    UNIQUE (paragraph, position)
) STRICT;

-- The history. A step is a row of txn; what it changed are the rows of change
-- from its first_change, as many as it says. Triggers that the program
-- generates for every table above write change, refuse what happens outside a
-- step, and refuse to alter or delete what is recorded.

CREATE TABLE txn (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    kind TEXT NOT NULL CHECK (kind IN ('create', 'edit', 'import', 'undo', 'redo')),
    label TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,                 -- UTC, ISO 8601 with milliseconds
    undoes INTEGER NOT NULL,          -- the step whose changes an undo or a redo reverses, else 0
    undo_next INTEGER NOT NULL,       -- after this step, what Undo reverses; 0 for nothing
    redo_next INTEGER NOT NULL,       -- likewise Redo
    first_change INTEGER NOT NULL,
    changes INTEGER NOT NULL CHECK (changes >= 0),
    previous TEXT NOT NULL,           -- hash of the step before, '' for the first
    hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;

CREATE TABLE change (
    seq INTEGER PRIMARY KEY,
    txn INTEGER NOT NULL,
    place TEXT NOT NULL,              -- name of the table
    key INTEGER NOT NULL,             -- id of the row there
    op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
    old TEXT,                         -- JSON object: the whole row, or of an update what it changed
    new TEXT
) STRICT;

-- The number of the step that is being made; NULL between steps.
CREATE TABLE recording (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    txn INTEGER
) STRICT;

INSERT INTO recording (one, txn) VALUES (1, NULL);
