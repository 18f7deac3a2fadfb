/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-meeting.h"

G_BEGIN_DECLS

/**
 * TeaPresence:
 * @due: how many were invited with a vote (应到)
 * @due_here: how many of those are in the room
 * @voting: how many with a vote are in the room, whether invited or not (实到)
 * @observing: how many without a vote are in the room (列席)
 * @needed: how many of those due have to be there
 * @quorate: whether they are
 *
 * Who is in the room at one moment.
 */
typedef struct
{
  int       due;
  int       due_here;
  int       voting;
  int       observing;
  int       needed;
  gboolean  quorate;
} TeaPresence;

/**
 * tea_presence_read:
 * @meeting: a session
 * @book: its book
 * @party: the id of a party whose people alone to count, or 0 for all
 * @moment: (nullable): a local time; %NULL for now
 * @presence: (out): who is there
 * @error: return location
 *
 * Counts due and present and whether the quorum of the session's rules holds, in one query.
 * Somebody who signs in counts from that second, somebody who leaves no longer counts from the
 * second of leaving, and who came back was away in between. People who came without being invited
 * do not help to reach the quorum; where nobody was invited there is none to reach. For one party
 * the quorum says nothing: needed is 0 then.
 *
 * Returns: %TRUE when counted; %TEA_ERROR_INVALID for a time that does not exist
 */
gboolean tea_presence_read (TeaMeeting   *meeting,
                            TeaBook      *book,
                            gint64        party,
                            const char   *moment,
                            TeaPresence  *presence,
                            GError      **error);

G_END_DECLS
