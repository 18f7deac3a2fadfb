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
