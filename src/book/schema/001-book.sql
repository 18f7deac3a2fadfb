-- SPDX-License-Identifier: GPL-3.0-or-later
-- The ground floor: what was done, and the book's own settings.
--
-- state: 0 done, 1 taken back (can be done again), 2 taken back for good
CREATE TABLE history (
  id        INTEGER PRIMARY KEY,
  at        TEXT NOT NULL,
  verb      TEXT NOT NULL,
  title     TEXT NOT NULL,
  state     INTEGER NOT NULL DEFAULT 0 CHECK (state IN (0, 1, 2)),
  changeset BLOB NOT NULL
) STRICT;

CREATE TABLE setting (
  id    INTEGER PRIMARY KEY,
  name  TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;

-- The last yearly number given out per kind of paper, such as 2026-0178.
CREATE TABLE counter (
  id   INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL,
  UNIQUE (kind, year)
) STRICT;
