-- SPDX-License-Identifier: GPL-3.0-or-later
-- After the meeting: minutes as the secretary words them, what they said before, what was added to
-- them when they were final; and sessions that go on on another day.
--
-- basis: a checksum of what the record would have said when the minutes were worded
-- finished_at: from then on nothing but corrections
CREATE TABLE minutes (
  id          INTEGER PRIMARY KEY,
  meeting     INTEGER NOT NULL UNIQUE REFERENCES meeting (id) ON DELETE CASCADE,
  text        TEXT NOT NULL CHECK (text <> ''),
  basis       TEXT NOT NULL,
  edited_at   TEXT NOT NULL,
  edited_by   TEXT NOT NULL DEFAULT '',
  finished_at TEXT
) STRICT;

-- What the minutes said before they were changed; edited_at and edited_by are of these words.
CREATE TABLE minutes_version (
  id        INTEGER PRIMARY KEY,
  minutes   INTEGER NOT NULL REFERENCES minutes (id) ON DELETE CASCADE,
  text      TEXT NOT NULL,
  edited_at TEXT NOT NULL,
  edited_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX minutes_version_minutes ON minutes_version (minutes);

CREATE TABLE minutes_correction (
  id      INTEGER PRIMARY KEY,
  minutes INTEGER NOT NULL REFERENCES minutes (id) ON DELETE CASCADE,
  kind    TEXT NOT NULL CHECK (kind IN ('correction', 'addition')),
  text    TEXT NOT NULL CHECK (text <> ''),
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX minutes_correction_minutes ON minutes_correction (minutes);

-- The minutes as far as they are typed.
ALTER TABLE console ADD COLUMN minutes TEXT NOT NULL DEFAULT '';
ALTER TABLE console ADD COLUMN minutes_at TEXT;

-- resumes_at: when it is to go on, resumed_at: when it did
CREATE TABLE adjournment (
  id           INTEGER PRIMARY KEY,
  meeting      INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  adjourned_at TEXT NOT NULL,
  resumes_at   TEXT,
  resumed_at   TEXT,
  CHECK (resumed_at IS NULL OR adjourned_at <= resumed_at)
) STRICT;
CREATE INDEX adjournment_meeting ON adjournment (meeting);
-- A session is adjourned once at a time.
CREATE UNIQUE INDEX adjournment_open ON adjournment (meeting) WHERE resumed_at IS NULL;
