/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-meeting.h"

G_BEGIN_DECLS

/**
 * tea_meeting_find_next:
 * @self: a session
 * @book: its book
 * @error: return location
 *
 * Finds the session after this one: the first that is planned later, of the same series, or of the
 * same kind for a session of no series.
 *
 * Returns: (transfer full): a session, or %NULL with %TEA_ERROR_NOT_FOUND
 */
TeaMeeting *tea_meeting_find_next     (TeaMeeting   *self,
                                       TeaBook      *book,
                                       GError      **error);

/**
 * tea_meeting_dup_next_time:
 * @self: a session
 * @book: its book
 * @error: return location
 *
 * Offers a time for the session after this one, where none is planned: the next of its series'
 * days, or without a series the same day and hour two weeks later.
 *
 * Returns: (transfer full): such as 2026-11-25 14:30:00; %NULL with @error
 */
char       *tea_meeting_dup_next_time (TeaMeeting   *self,
                                       TeaBook      *book,
                                       GError      **error);

/**
 * tea_meeting_plan_next:
 * @self: a session
 * @book: its book
 * @starts_at: (nullable): when; %NULL for what tea_meeting_dup_next_time() offers
 * @error: return location
 *
 * Plans the session after this one as tea_meeting_plan() does: with the same people, place and
 * officers. What was left over by a closed session heads its agenda.
 *
 * Returns: (transfer full): the session; %NULL with @error
 */
TeaMeeting *tea_meeting_plan_next     (TeaMeeting   *self,
                                       TeaBook      *book,
                                       const char   *starts_at,
                                       GError      **error);

G_END_DECLS
