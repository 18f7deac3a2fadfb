-- SPDX-License-Identifier: GPL-3.0-or-later
-- The calendar: how long sessions are booked for, what happens on days off, and what an agenda
-- begins with.
--
-- series.days from here on also holds weekdays, such as "2-tue", "last-fri" or "every-wed"
-- day_off: what happens to a day that is a weekend or a holiday
-- minutes: how long is booked
-- review_minutes: how long it takes to go through the open work of earlier sessions
ALTER TABLE series ADD COLUMN day_off TEXT NOT NULL DEFAULT 'keep'
  CHECK (day_off IN ('keep', 'before', 'after'));
ALTER TABLE series ADD COLUMN minutes INTEGER NOT NULL DEFAULT 90 CHECK (minutes > 0);
ALTER TABLE meeting ADD COLUMN minutes INTEGER NOT NULL DEFAULT 90 CHECK (minutes > 0);
ALTER TABLE meeting ADD COLUMN review_minutes INTEGER NOT NULL DEFAULT 10
  CHECK (review_minutes >= 0);

-- yearly: on the same days of every year; working: a weekend that is worked instead
CREATE TABLE holiday (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL CHECK (name <> ''),
  first_day TEXT NOT NULL,
  last_day  TEXT NOT NULL,
  yearly    INTEGER NOT NULL DEFAULT 0 CHECK (yearly IN (0, 1)),
  working   INTEGER NOT NULL DEFAULT 0 CHECK (working IN (0, 1)),
  CHECK (first_day <= last_day)
) STRICT;
CREATE INDEX holiday_first_day ON holiday (first_day);

-- The work that sessions of the same series (or kind, without a series) began and that is still
-- open, for each session that comes after them.
CREATE VIEW carried_work (meeting, assignment) AS
SELECT coming.id, assignment.id
  FROM meeting AS coming
  JOIN meeting AS earlier ON earlier.starts_at < coming.starts_at
   AND CASE WHEN coming.series IS NULL THEN earlier.kind = coming.kind
            ELSE earlier.series = coming.series END
  JOIN suggestion ON suggestion.meeting = earlier.id
  JOIN assignment ON assignment.suggestion = suggestion.id
 WHERE coming.state <> 'closed' AND assignment.outcome IS NULL
UNION
SELECT coming.id, assignment.id
  FROM meeting AS coming
  JOIN meeting AS earlier ON earlier.starts_at < coming.starts_at
   AND CASE WHEN coming.series IS NULL THEN earlier.kind = coming.kind
            ELSE earlier.series = coming.series END
  JOIN agenda_item ON agenda_item.meeting = earlier.id
  JOIN assignment ON assignment.topic = agenda_item.topic
 WHERE coming.state <> 'closed' AND assignment.outcome IS NULL;
