-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many households were heard in a period is counted from an index alone.
DROP INDEX request_household;
CREATE INDEX request_household ON request (household, received_at);

-- What was taken over from a sheet of a hundred thousand lines is listed without sorting it.
DROP INDEX request_source;
CREATE INDEX request_source ON request (source, received_at);
