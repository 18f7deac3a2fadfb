-- SPDX-License-Identifier: GPL-3.0-or-later
-- What collecting keeps beside the requests.
--
-- What the secretary once said that the columns of a kind of sheet hold.
-- headers: the names of its columns, roles: a word for each, both one a line
CREATE TABLE sheet_kind (
  id      INTEGER PRIMARY KEY,
  headers TEXT NOT NULL UNIQUE CHECK (headers <> ''),
  roles   TEXT NOT NULL
) STRICT;

-- What was said and agreed when neighbours quarrelled; for the archive only, never on the wall.
CREATE TABLE mediation (
  id        INTEGER PRIMARY KEY,
  request   INTEGER NOT NULL REFERENCES request (id) ON DELETE CASCADE,
  held_on   TEXT NOT NULL,
  mediator  TEXT NOT NULL CHECK (mediator <> ''),
  parties   TEXT NOT NULL DEFAULT '',
  words     TEXT NOT NULL CHECK (words <> ''),
  reached   INTEGER NOT NULL DEFAULT 0 CHECK (reached IN (0, 1))
) STRICT;
CREATE INDEX mediation_request ON mediation (request);

-- A request whose category somebody chose by hand; what it says counts for the next ones.
CREATE TABLE lesson (
  id INTEGER PRIMARY KEY REFERENCES request (id) ON DELETE CASCADE
) STRICT;

-- What the log of a visit says beside.
-- person: who was met; began_at, ended_at: as 09:30, or ''; report: it goes to those above
ALTER TABLE visit ADD COLUMN person INTEGER REFERENCES person (id);
ALTER TABLE visit ADD COLUMN companions TEXT NOT NULL DEFAULT '';
ALTER TABLE visit ADD COLUMN began_at TEXT NOT NULL DEFAULT '';
ALTER TABLE visit ADD COLUMN ended_at TEXT NOT NULL DEFAULT '';
ALTER TABLE visit ADD COLUMN report INTEGER NOT NULL DEFAULT 0 CHECK (report IN (0, 1));
CREATE INDEX visit_person ON visit (person);

-- The log counts what came of visits by kind; a dispute is one of its own, whatever the kind.
ALTER TABLE request ADD COLUMN kind TEXT NOT NULL DEFAULT 'need'
  CHECK (kind IN ('need', 'opinion', 'hazard'));

-- attention: somebody shall look after it, until the community says that it is enough
-- left_out: nobody to visit, because it stands empty or is no household
ALTER TABLE household ADD COLUMN attention INTEGER NOT NULL DEFAULT 0 CHECK (attention IN (0, 1));
ALTER TABLE household ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0 CHECK (left_out IN (0, 1));
UPDATE household SET attention = 1 WHERE (
  SELECT attention FROM visit WHERE visit.household = household.id
  ORDER BY visited_on DESC, id DESC LIMIT 1);

-- How far the rounds are is asked for all grids at once, so the indexes hold all that it takes.
DROP INDEX household_grid;
CREATE INDEX household_grid ON household (grid, left_out, room);
DROP INDEX visit_household;
CREATE INDEX visit_household ON visit (household, visited_on);

-- What a worker saw at a visit where nobody asked for anything has pictures too. visit stands behind
-- the columns that the history knows, so that what was done before can still be taken back.
CREATE TABLE picture (
  id      INTEGER PRIMARY KEY,
  request INTEGER REFERENCES request (id) ON DELETE CASCADE,
  file    TEXT NOT NULL,
  visit   INTEGER REFERENCES visit (id) ON DELETE CASCADE,
  UNIQUE (request, file),
  UNIQUE (visit, file),
  CHECK ((request IS NULL) <> (visit IS NULL))
) STRICT;
INSERT INTO picture (id, request, file) SELECT id, request, file FROM photo;
DROP TABLE photo;
ALTER TABLE picture RENAME TO photo;
