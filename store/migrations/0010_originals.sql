-- Files that were taken in, with their bytes, where the author asked for that. Their
-- receipts have their SHA-256 in the history; the bytes themselves are not logged.

CREATE TABLE original (
    sha256 TEXT PRIMARY KEY CHECK (sha256 <> ''),
    content BLOB NOT NULL
) STRICT;
