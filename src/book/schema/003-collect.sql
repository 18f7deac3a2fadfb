-- SPDX-License-Identifier: GPL-3.0-or-later
-- What residents ask for, and where it came from.
CREATE TABLE category (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE CHECK (name <> ''),
  parent   INTEGER REFERENCES category (id),
  keywords TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX category_parent ON category (parent);

-- One chat, sheet or round of visits that was taken over.
CREATE TABLE source (
  id       INTEGER PRIMARY KEY,
  format   TEXT NOT NULL,
  name     TEXT NOT NULL,
  taken_at TEXT NOT NULL
) STRICT;

CREATE TABLE visit (
  id           INTEGER PRIMARY KEY,
  grid         INTEGER REFERENCES grid (id),
  worker       INTEGER REFERENCES person (id),
  household    INTEGER REFERENCES household (id),
  visited_on   TEXT NOT NULL,
  way          TEXT NOT NULL DEFAULT 'door' CHECK (way IN ('door', 'phone')),
  summary      TEXT NOT NULL DEFAULT '',
  settled      TEXT NOT NULL DEFAULT '',
  next_step    TEXT NOT NULL DEFAULT '',
  attention    INTEGER NOT NULL DEFAULT 0 CHECK (attention IN (0, 1))
) STRICT;
CREATE INDEX visit_household ON visit (household);
CREATE INDEX visit_visited_on ON visit (visited_on);
CREATE INDEX visit_grid ON visit (grid);
CREATE INDEX visit_worker ON visit (worker);

CREATE TABLE request (
  id            INTEGER PRIMARY KEY,
  number        TEXT NOT NULL UNIQUE,
  source        INTEGER REFERENCES source (id),
  source_number TEXT NOT NULL DEFAULT '',
  visit         INTEGER REFERENCES visit (id),
  channel       TEXT NOT NULL
                CHECK (channel IN ('visit', 'chat', 'survey', 'hotline', 'door', 'phone', 'other')),
  text          TEXT NOT NULL CHECK (text <> ''),
  person        INTEGER REFERENCES person (id),
  household     INTEGER REFERENCES household (id),
  address       TEXT NOT NULL DEFAULT '',
  grid          INTEGER REFERENCES grid (id),
  category      INTEGER REFERENCES category (id),
  urgency       INTEGER NOT NULL DEFAULT 0 CHECK (urgency BETWEEN 0 AND 2),
  affected      INTEGER NOT NULL DEFAULT 1 CHECK (affected >= 1),
  dispute       INTEGER NOT NULL DEFAULT 0 CHECK (dispute IN (0, 1)),
  received_at   TEXT NOT NULL,
  topic         INTEGER REFERENCES topic (id),
  outcome       TEXT CHECK (outcome IN ('solved', 'partly', 'unsolvable')),
  outcome_on    TEXT,
  outcome_note  TEXT NOT NULL DEFAULT '',
  CHECK ((outcome IS NULL) = (outcome_on IS NULL))
) STRICT;
CREATE INDEX request_received_at ON request (received_at, id);
CREATE INDEX request_topic ON request (topic);
CREATE INDEX request_person ON request (person);
CREATE INDEX request_household ON request (household);
CREATE INDEX request_category ON request (category);
CREATE INDEX request_grid ON request (grid);
CREATE INDEX request_source ON request (source);
CREATE INDEX request_visit ON request (visit);
CREATE INDEX request_source_number ON request (source_number) WHERE source_number <> '';

-- file: the name of the picture in the book's folder of pictures, by content
CREATE TABLE photo (
  id      INTEGER PRIMARY KEY,
  request INTEGER NOT NULL REFERENCES request (id) ON DELETE CASCADE,
  file    TEXT NOT NULL,
  UNIQUE (request, file)
) STRICT;
