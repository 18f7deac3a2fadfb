-- SPDX-License-Identifier: GPL-3.0-or-later
-- Requests about one matter become a topic; topics are weighed and judged.
CREATE TABLE topic (
  id           INTEGER PRIMARY KEY,
  number       TEXT NOT NULL UNIQUE,
  title        TEXT NOT NULL CHECK (title <> ''),
  summary      TEXT NOT NULL DEFAULT '',
  category     INTEGER REFERENCES category (id),
  owners_vote  INTEGER NOT NULL DEFAULT 0 CHECK (owners_vote IN (0, 1)),
  raised_on    TEXT NOT NULL,
  verdict      TEXT CHECK (verdict IN ('agenda', 'direct', 'later', 'transfer', 'declined')),
  verdict_on   TEXT,
  reason       TEXT NOT NULL DEFAULT '',
  until        TEXT,
  CHECK ((verdict IS NULL) = (verdict_on IS NULL)),
  CHECK (verdict IS NULL OR verdict = 'agenda' OR reason <> '')
) STRICT;
CREATE INDEX topic_category ON topic (category);

-- basis: counted from the rows ('households', 'requests') or judged by people
CREATE TABLE criterion (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE CHECK (name <> ''),
  basis    TEXT NOT NULL CHECK (basis IN ('households', 'requests', 'urgency', 'judged')),
  weight   INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 10),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE score (
  id        INTEGER PRIMARY KEY,
  topic     INTEGER NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
  criterion INTEGER NOT NULL REFERENCES criterion (id) ON DELETE CASCADE,
  points    INTEGER NOT NULL CHECK (points BETWEEN 0 AND 3),
  UNIQUE (topic, criterion)
) STRICT;
CREATE INDEX score_criterion ON score (criterion);

-- The answer given to a requester whose matter was not taken up.
CREATE TABLE reply (
  id      INTEGER PRIMARY KEY,
  request INTEGER NOT NULL REFERENCES request (id) ON DELETE CASCADE,
  topic   INTEGER REFERENCES topic (id),
  way     TEXT NOT NULL CHECK (way IN ('visit', 'phone', 'chat', 'notice')),
  words   TEXT NOT NULL CHECK (words <> ''),
  told_on TEXT NOT NULL,
  told_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX reply_request ON reply (request);
CREATE INDEX reply_topic ON reply (topic);
