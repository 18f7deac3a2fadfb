-- SPDX-License-Identifier: GPL-3.0-or-later
-- What weighing and judging keep beside the topic.
--
-- owners_words: for which words the topic was taken for a matter of the owners
-- owners_ruled: whether the secretary said yes or no to that; then no word changes it any more
-- verdict_at: the minute of the verdict, from which the 48 hours of a direct one run
-- passed_…: to whom a matter was passed on, by whom, when, and the number that they gave it
ALTER TABLE topic ADD COLUMN owners_words TEXT NOT NULL DEFAULT '';
ALTER TABLE topic ADD COLUMN owners_ruled INTEGER NOT NULL DEFAULT 0
  CHECK (owners_ruled IN (0, 1));
ALTER TABLE topic ADD COLUMN verdict_at TEXT;
ALTER TABLE topic ADD COLUMN passed_to TEXT NOT NULL DEFAULT '';
ALTER TABLE topic ADD COLUMN passed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE topic ADD COLUMN passed_on TEXT;
ALTER TABLE topic ADD COLUMN passed_number TEXT NOT NULL DEFAULT '';

-- What the secretary said by hand so far is not undone by a word.
UPDATE topic SET owners_ruled = owners_vote;
-- Before, only the day was kept: its end, so that nobody is late for want of an hour.
UPDATE topic SET verdict_at = verdict_on || ' 23:59:59' WHERE verdict IS NOT NULL;

-- A criterion may be judged by people to whom the requests suggest how: those that speak of people
-- in need. The points that were given hang on the criteria, so both tables are made anew.
CREATE TABLE kept_score AS SELECT * FROM score;
DROP TABLE score;
CREATE TABLE new_criterion (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE CHECK (name <> ''),
  basis    TEXT NOT NULL CHECK (basis IN ('households', 'requests', 'urgency', 'need', 'judged')),
  weight   INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 10),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO new_criterion (id, name, basis, weight, position)
  SELECT id, name,
         CASE WHEN basis = 'judged' AND name IN ('People in need', '特殊群体', '困难群众')
              THEN 'need' ELSE basis END,
         weight, position
  FROM criterion;
DROP TABLE criterion;
ALTER TABLE new_criterion RENAME TO criterion;
CREATE TABLE score (
  id        INTEGER PRIMARY KEY,
  topic     INTEGER NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
  criterion INTEGER NOT NULL REFERENCES criterion (id) ON DELETE CASCADE,
  points    INTEGER NOT NULL CHECK (points BETWEEN 0 AND 3),
  UNIQUE (topic, criterion)
) STRICT;
CREATE INDEX score_criterion ON score (criterion);
INSERT INTO score (id, topic, criterion, points) SELECT id, topic, criterion, points FROM kept_score;
DROP TABLE kept_score;
