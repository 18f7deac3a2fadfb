-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many households were heard in a period is counted from an index alone.
DROP INDEX request_household;
CREATE INDEX request_household ON request (household, received_at);
