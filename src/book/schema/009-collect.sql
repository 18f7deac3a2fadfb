-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the secretary once said that the columns of a kind of sheet hold.
--
-- headers: the names of its columns, roles: a word for each, both one a line
CREATE TABLE sheet_kind (
  id      INTEGER PRIMARY KEY,
  headers TEXT NOT NULL UNIQUE CHECK (headers <> ''),
  roles   TEXT NOT NULL
) STRICT;
