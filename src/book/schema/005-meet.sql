-- SPDX-License-Identifier: GPL-3.0-or-later
-- The sessions: when they are, who is there, what is said, what is counted.
--
-- days: days of the month, such as "5,25"
CREATE TABLE series (
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL UNIQUE CHECK (name <> ''),
  kind   TEXT NOT NULL CHECK (kind IN ('tea', 'three-party', 'special')),
  days   TEXT NOT NULL CHECK (days <> ''),
  time   TEXT NOT NULL,
  place  TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE meeting (
  id          INTEGER PRIMARY KEY,
  number      TEXT NOT NULL UNIQUE,
  series      INTEGER REFERENCES series (id),
  kind        TEXT NOT NULL CHECK (kind IN ('tea', 'three-party', 'special')),
  title       TEXT NOT NULL CHECK (title <> ''),
  place       TEXT NOT NULL DEFAULT '',
  starts_at   TEXT NOT NULL,
  chair       INTEGER REFERENCES person (id),
  recorder    INTEGER REFERENCES person (id),
  state       TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'open', 'closed')),
  opened_at   TEXT,
  closed_at   TEXT,
  note        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX meeting_starts_at ON meeting (starts_at);
CREATE INDEX meeting_series ON meeting (series);
CREATE INDEX meeting_chair ON meeting (chair);
CREATE INDEX meeting_recorder ON meeting (recorder);

-- core: one of the one or two topics that the meeting is about
CREATE TABLE agenda_item (
  id       INTEGER PRIMARY KEY,
  meeting  INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  topic    INTEGER NOT NULL REFERENCES topic (id),
  core     INTEGER NOT NULL DEFAULT 0 CHECK (core IN (0, 1)),
  carried  INTEGER NOT NULL DEFAULT 0 CHECK (carried IN (0, 1)),
  minutes  INTEGER NOT NULL DEFAULT 30 CHECK (minutes > 0),
  position INTEGER NOT NULL DEFAULT 0,
  UNIQUE (meeting, topic)
) STRICT;
CREATE INDEX agenda_item_topic ON agenda_item (topic);

-- Everybody who is asked or who comes; a guest is just a name and a party.
CREATE TABLE attendance (
  id         INTEGER PRIMARY KEY,
  meeting    INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  person     INTEGER REFERENCES person (id),
  name       TEXT NOT NULL CHECK (name <> ''),
  party      INTEGER NOT NULL REFERENCES party (id),
  votes      INTEGER NOT NULL DEFAULT 1 CHECK (votes IN (0, 1)),
  invited_at TEXT,
  arrived_at TEXT,
  left_at    TEXT,
  UNIQUE (meeting, person)
) STRICT;
CREATE INDEX attendance_person ON attendance (person);
CREATE INDEX attendance_party ON attendance (party);

CREATE TABLE remark (
  id         INTEGER PRIMARY KEY,
  number     TEXT NOT NULL UNIQUE,
  meeting    INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  topic      INTEGER REFERENCES topic (id),
  attendance INTEGER REFERENCES attendance (id),
  speaker    TEXT NOT NULL CHECK (speaker <> ''),
  party      INTEGER REFERENCES party (id),
  stance     TEXT CHECK (stance IN ('for', 'against', 'question', 'suggestion', 'answer')),
  text       TEXT NOT NULL CHECK (text <> ''),
  said_at    TEXT NOT NULL
) STRICT;
CREATE INDEX remark_meeting ON remark (meeting, said_at);
CREATE INDEX remark_topic ON remark (topic);
CREATE INDEX remark_attendance ON remark (attendance);
CREATE INDEX remark_party ON remark (party);

-- A recount replaces; the earlier count stays, marked with what replaced it.
CREATE TABLE ballot (
  id          INTEGER PRIMARY KEY,
  meeting     INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  topic       INTEGER REFERENCES topic (id),
  question    TEXT NOT NULL CHECK (question <> ''),
  in_favour   INTEGER NOT NULL CHECK (in_favour >= 0),
  against     INTEGER NOT NULL CHECK (against >= 0),
  abstained   INTEGER NOT NULL CHECK (abstained >= 0),
  present     INTEGER NOT NULL,
  taken_at    TEXT NOT NULL,
  replaced_by INTEGER REFERENCES ballot (id),
  CHECK (in_favour + against + abstained <= present)
) STRICT;
CREATE INDEX ballot_meeting ON ballot (meeting);
CREATE INDEX ballot_topic ON ballot (topic);
CREATE INDEX ballot_replaced_by ON ballot (replaced_by);
