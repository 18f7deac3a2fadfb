-- SPDX-License-Identifier: GPL-3.0-or-later
-- From what was suggested to what was done, what was told and what holds from now on.
CREATE TABLE suggestion (
  id        INTEGER PRIMARY KEY,
  number    TEXT NOT NULL UNIQUE,
  text      TEXT NOT NULL CHECK (text <> ''),
  topic     INTEGER REFERENCES topic (id),
  meeting   INTEGER REFERENCES meeting (id),
  remark    INTEGER REFERENCES remark (id),
  proposer  TEXT NOT NULL DEFAULT '',
  party     INTEGER REFERENCES party (id),
  raised_at TEXT NOT NULL
) STRICT;
CREATE INDEX suggestion_topic ON suggestion (topic);
CREATE INDEX suggestion_meeting ON suggestion (meeting);
CREATE INDEX suggestion_remark ON suggestion (remark);
CREATE INDEX suggestion_party ON suggestion (party);

CREATE TABLE decision (
  id         INTEGER PRIMARY KEY,
  suggestion INTEGER NOT NULL UNIQUE REFERENCES suggestion (id) ON DELETE CASCADE,
  verdict    TEXT NOT NULL CHECK (verdict IN ('adopted', 'declined', 'deferred')),
  reason     TEXT NOT NULL CHECK (reason <> ''),
  decided_on TEXT NOT NULL
) STRICT;

-- The five roles of a work order: who leads, assigns, assists, carries out, helps.
CREATE TABLE assignment (
  id            INTEGER PRIMARY KEY,
  number        TEXT NOT NULL UNIQUE,
  suggestion    INTEGER REFERENCES suggestion (id),
  topic         INTEGER REFERENCES topic (id),
  requirement   TEXT NOT NULL CHECK (requirement <> ''),
  led_by        TEXT NOT NULL DEFAULT '',
  assigned_by   TEXT NOT NULL DEFAULT '',
  assisted_by   TEXT NOT NULL DEFAULT '',
  carried_by    TEXT NOT NULL CHECK (carried_by <> ''),
  helped_by     TEXT NOT NULL DEFAULT '',
  assigned_on   TEXT NOT NULL,
  due_on        TEXT NOT NULL,
  outcome       TEXT CHECK (outcome IN ('solved', 'partly', 'unsolvable')),
  outcome_on    TEXT,
  outcome_note  TEXT NOT NULL DEFAULT '',
  CHECK ((outcome IS NULL) = (outcome_on IS NULL)),
  CHECK (outcome IS NULL OR outcome = 'solved' OR outcome_note <> '')
) STRICT;
CREATE INDEX assignment_suggestion ON assignment (suggestion);
CREATE INDEX assignment_topic ON assignment (topic);
CREATE INDEX assignment_due_on ON assignment (due_on);

CREATE TABLE progress (
  id         INTEGER PRIMARY KEY,
  assignment INTEGER NOT NULL REFERENCES assignment (id) ON DELETE CASCADE,
  text       TEXT NOT NULL CHECK (text <> ''),
  noted_at   TEXT NOT NULL
) STRICT;
CREATE INDEX progress_assignment ON progress (assignment);

CREATE TABLE followup (
  id           INTEGER PRIMARY KEY,
  request      INTEGER NOT NULL REFERENCES request (id) ON DELETE CASCADE,
  assignment   INTEGER REFERENCES assignment (id),
  way          TEXT NOT NULL CHECK (way IN ('visit', 'phone', 'chat', 'notice')),
  satisfaction TEXT NOT NULL CHECK (satisfaction IN ('satisfied', 'mostly', 'dissatisfied')),
  words        TEXT NOT NULL DEFAULT '',
  asked_on     TEXT NOT NULL
) STRICT;
CREATE INDEX followup_request ON followup (request);
CREATE INDEX followup_assignment ON followup (assignment);

CREATE TABLE rule (
  id         INTEGER PRIMARY KEY,
  number     TEXT NOT NULL UNIQUE,
  title      TEXT NOT NULL UNIQUE CHECK (title <> ''),
  suggestion INTEGER REFERENCES suggestion (id),
  topic      INTEGER REFERENCES topic (id),
  owner      TEXT NOT NULL DEFAULT '',
  review_on  TEXT,
  ended_on   TEXT
) STRICT;
CREATE INDEX rule_suggestion ON rule (suggestion);
CREATE INDEX rule_topic ON rule (topic);

CREATE TABLE rule_version (
  id      INTEGER PRIMARY KEY,
  rule    INTEGER NOT NULL REFERENCES rule (id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version >= 1),
  text    TEXT NOT NULL CHECK (text <> ''),
  meeting INTEGER REFERENCES meeting (id),
  made_on TEXT NOT NULL,
  UNIQUE (rule, version)
) STRICT;
CREATE INDEX rule_version_meeting ON rule_version (meeting);
