-- SPDX-License-Identifier: GPL-3.0-or-later
-- The chair's hour in the room: rules of procedure, who wants to speak, who speaks and for how
-- long, what a remark said before it was corrected, hands by party, who can live with what.
--
-- The rules of a kind of session, or of the one session that has rules of its own.
-- seconds: of a turn, warning: before its end, turns: of one person on one topic, 0 for any number
CREATE TABLE procedure (
  id        INTEGER PRIMARY KEY,
  kind      TEXT UNIQUE CHECK (kind IN ('tea', 'three-party', 'special')),
  meeting   INTEGER UNIQUE REFERENCES meeting (id) ON DELETE CASCADE,
  seconds   INTEGER NOT NULL CHECK (seconds > 0),
  warning   INTEGER NOT NULL CHECK (warning >= 0),
  turns     INTEGER NOT NULL CHECK (turns >= 0),
  alternate INTEGER NOT NULL CHECK (alternate IN (0, 1)),
  quorum    TEXT NOT NULL CHECK (quorum IN ('none', 'half', 'two-thirds', 'all')),
  majority  TEXT NOT NULL CHECK (majority IN ('half', 'two-thirds', 'all')),
  base      TEXT NOT NULL CHECK (base IN ('voting', 'present')),
  CHECK ((kind IS NULL) <> (meeting IS NULL))
) STRICT;

-- Who wants to speak. Nobody stands in the queue twice.
CREATE TABLE queue_entry (
  id         INTEGER PRIMARY KEY,
  meeting    INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  attendance INTEGER NOT NULL UNIQUE REFERENCES attendance (id) ON DELETE CASCADE,
  topic      INTEGER REFERENCES topic (id),
  stance     TEXT CHECK (stance IN ('for', 'against', 'question', 'suggestion', 'answer')),
  asked_at   TEXT NOT NULL,
  position   INTEGER NOT NULL
) STRICT;
CREATE INDEX queue_entry_meeting ON queue_entry (meeting, position);
CREATE INDEX queue_entry_topic ON queue_entry (topic);

-- The clock is computed from these and nothing is written while it runs.
-- paused: seconds of the pauses that are over, paused_at: when the present one began
CREATE TABLE turn (
  id         INTEGER PRIMARY KEY,
  meeting    INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  attendance INTEGER NOT NULL REFERENCES attendance (id),
  speaker    TEXT NOT NULL CHECK (speaker <> ''),
  party      INTEGER NOT NULL REFERENCES party (id),
  topic      INTEGER REFERENCES topic (id),
  stance     TEXT CHECK (stance IN ('for', 'against', 'question', 'suggestion', 'answer')),
  started_at TEXT NOT NULL,
  allotted   INTEGER NOT NULL CHECK (allotted > 0),
  warning    INTEGER NOT NULL CHECK (warning >= 0),
  paused     INTEGER NOT NULL DEFAULT 0 CHECK (paused >= 0),
  paused_at  TEXT,
  ended_at   TEXT,
  CHECK (ended_at IS NULL OR paused_at IS NULL)
) STRICT;
CREATE INDEX turn_meeting ON turn (meeting, started_at);
CREATE INDEX turn_attendance ON turn (attendance);
CREATE INDEX turn_party ON turn (party);
CREATE INDEX turn_topic ON turn (topic);
-- At most one turn of a session runs.
CREATE UNIQUE INDEX turn_running ON turn (meeting) WHERE ended_at IS NULL;

ALTER TABLE remark ADD COLUMN turn INTEGER REFERENCES turn (id);
CREATE INDEX remark_turn ON remark (turn);

-- What a remark said until it was corrected.
CREATE TABLE remark_version (
  id           INTEGER PRIMARY KEY,
  remark       INTEGER NOT NULL REFERENCES remark (id) ON DELETE CASCADE,
  stance       TEXT,
  text         TEXT NOT NULL,
  corrected_at TEXT NOT NULL,
  corrected_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX remark_version_remark ON remark_version (remark);

-- What the console and the projection show, so that a crash is a blink. No part of the history:
-- taking an action back must neither wait for this nor bring an old draft back. That is also why
-- it refers to nothing: what it names may be taken back while it stands.
CREATE TABLE console (
  id         INTEGER PRIMARY KEY,
  meeting    INTEGER NOT NULL UNIQUE,
  topic      INTEGER,
  page       TEXT NOT NULL DEFAULT '',
  blank      INTEGER NOT NULL DEFAULT 0 CHECK (blank IN (0, 1)),
  frozen     INTEGER NOT NULL DEFAULT 0 CHECK (frozen IN (0, 1)),
  message    TEXT NOT NULL DEFAULT '',
  attendance INTEGER,
  speaker    TEXT NOT NULL DEFAULT '',
  about      INTEGER,
  stance     TEXT,
  draft      TEXT NOT NULL DEFAULT '',
  drafted_at TEXT
) STRICT;

-- The rule that a count was held against, and each party's hands where they were told apart.
ALTER TABLE ballot ADD COLUMN majority TEXT NOT NULL DEFAULT 'half'
  CHECK (majority IN ('half', 'two-thirds', 'all'));
ALTER TABLE ballot ADD COLUMN base TEXT NOT NULL DEFAULT 'voting'
  CHECK (base IN ('voting', 'present'));
CREATE TABLE ballot_part (
  id        INTEGER PRIMARY KEY,
  ballot    INTEGER NOT NULL REFERENCES ballot (id) ON DELETE CASCADE,
  party     INTEGER NOT NULL REFERENCES party (id),
  in_favour INTEGER NOT NULL CHECK (in_favour >= 0),
  against   INTEGER NOT NULL CHECK (against >= 0),
  abstained INTEGER NOT NULL CHECK (abstained >= 0),
  present   INTEGER NOT NULL,
  UNIQUE (ballot, party),
  CHECK (in_favour + against + abstained <= present)
) STRICT;
CREATE INDEX ballot_part_party ON ballot_part (party);

-- When somebody left and came back: between the two they were not in the room.
CREATE TABLE absence (
  id         INTEGER PRIMARY KEY,
  attendance INTEGER NOT NULL REFERENCES attendance (id) ON DELETE CASCADE,
  left_at    TEXT NOT NULL,
  back_at    TEXT NOT NULL,
  CHECK (left_at <= back_at)
) STRICT;
CREATE INDEX absence_attendance ON absence (attendance);

-- joined: the suggestion that says the same and stands for this one, too.
-- asked_at: when the room was asked who cannot live with it, asked: how many were there then
ALTER TABLE suggestion ADD COLUMN joined INTEGER REFERENCES suggestion (id);
ALTER TABLE suggestion ADD COLUMN asked_at TEXT;
ALTER TABLE suggestion ADD COLUMN asked INTEGER NOT NULL DEFAULT 0 CHECK (asked >= 0);
CREATE INDEX suggestion_joined ON suggestion (joined);

-- Who cannot live with a suggestion, and why.
CREATE TABLE dissent (
  id         INTEGER PRIMARY KEY,
  suggestion INTEGER NOT NULL REFERENCES suggestion (id) ON DELETE CASCADE,
  attendance INTEGER NOT NULL REFERENCES attendance (id),
  name       TEXT NOT NULL CHECK (name <> ''),
  party      INTEGER NOT NULL REFERENCES party (id),
  reason     TEXT NOT NULL DEFAULT '',
  said_at    TEXT NOT NULL,
  UNIQUE (suggestion, attendance)
) STRICT;
CREATE INDEX dissent_attendance ON dissent (attendance);
CREATE INDEX dissent_party ON dissent (party);
