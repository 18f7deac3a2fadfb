-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every action gives up what was taken back before it, and need not read the whole history for that.
CREATE INDEX history_taken_back ON history (id) WHERE state = 1;

-- A new address takes the grid of its building, however many are in that.
CREATE INDEX household_building ON household (ifnull (estate, 0), building, grid);

-- Rows that an action added without their words being kept twice: all of a table between two ids.
-- entry: NULL only while the action is being done
CREATE TABLE history_added (
  id     INTEGER PRIMARY KEY,
  entry  INTEGER REFERENCES history (id) ON DELETE CASCADE,
  name   TEXT NOT NULL,
  after  INTEGER NOT NULL,
  until  INTEGER NOT NULL,
  n_rows INTEGER NOT NULL CHECK (n_rows > 0)
) STRICT;
CREATE INDEX history_added_entry ON history_added (entry);
