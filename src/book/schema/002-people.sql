-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who lives where, and who sits at the table for whom.
CREATE TABLE estate (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

CREATE TABLE grid (
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL CHECK (name <> ''),
  level  INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
  parent INTEGER REFERENCES grid (id),
  CHECK ((level = 1) = (parent IS NULL))
) STRICT;
CREATE INDEX grid_parent ON grid (parent);

-- An address: down to the room where it is known, otherwise only as far as it is.
CREATE TABLE household (
  id       INTEGER PRIMARY KEY,
  estate   INTEGER REFERENCES estate (id),
  building TEXT NOT NULL CHECK (building <> ''),
  unit     TEXT NOT NULL DEFAULT '',
  room     TEXT NOT NULL DEFAULT '',
  grid     INTEGER REFERENCES grid (id)
) STRICT;
CREATE UNIQUE INDEX household_address ON household (ifnull (estate, 0), building, unit, room);
CREATE INDEX household_grid ON household (grid);
CREATE INDEX household_estate ON household (estate);

-- A side at the table: residents, property company, residents' committee, …
CREATE TABLE party (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE CHECK (name <> ''),
  position INTEGER NOT NULL DEFAULT 0,
  required INTEGER NOT NULL DEFAULT 0 CHECK (required IN (0, 1)),
  votes    INTEGER NOT NULL DEFAULT 1 CHECK (votes IN (0, 1))
) STRICT;

CREATE TABLE organisation (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE CHECK (name <> ''),
  party   INTEGER REFERENCES party (id),
  contact TEXT NOT NULL DEFAULT '',
  phone   TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX organisation_party ON organisation (party);

CREATE TABLE person (
  id           INTEGER PRIMARY KEY,
  name         TEXT NOT NULL CHECK (name <> ''),
  initials     TEXT NOT NULL DEFAULT '',
  phone        TEXT NOT NULL DEFAULT '',
  household    INTEGER REFERENCES household (id),
  organisation INTEGER REFERENCES organisation (id),
  party        INTEGER REFERENCES party (id),
  duties       TEXT NOT NULL DEFAULT '',
  note         TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX person_name ON person (name, household);
CREATE INDEX person_initials ON person (initials);
CREATE INDEX person_phone ON person (phone) WHERE phone <> '';
CREATE INDEX person_household ON person (household);
CREATE INDEX person_organisation ON person (organisation);
CREATE INDEX person_party ON person (party);

CREATE TABLE grid_worker (
  id     INTEGER PRIMARY KEY,
  grid   INTEGER NOT NULL REFERENCES grid (id) ON DELETE CASCADE,
  person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  UNIQUE (grid, person)
) STRICT;
CREATE INDEX grid_worker_person ON grid_worker (person);
