/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-procedure.h"
#include "tea-queue-entry.h"
#include "tea-turn.h"

G_BEGIN_DECLS

/**
 * TeaSpeakingTime:
 * @attendance: the id of the line of the sign-in sheet; 0 for a whole party
 * @party: the id of the party
 * @name: of the person, or of the party
 * @party_name: of the party
 * @turns: how often they had the floor
 * @seconds: how long they spoke, without pauses
 * @overtime: how much of it was over their time
 *
 * How long a person or a party spoke; the turn that is under way counts up to now.
 */
typedef struct
{
  gint64  attendance;
  gint64  party;
  char   *name;
  char   *party_name;
  int     turns;
  int     seconds;
  int     overtime;
} TeaSpeakingTime;

/**
 * tea_floor_give:
 * @meeting: an open session
 * @book: its book
 * @attendance: to whom
 * @topic: the id of the topic that they speak on, or 0
 * @stance: (nullable): a word of tea_remark_stances(); %NULL for the one they queued with
 * @error: return location
 *
 * Gives somebody the floor: starts their clock, ends the turn that was under way and takes them
 * off the queue, in one action. Somebody who is not signed in is signed in with it, also by a line
 * of tea_meeting_prepare_line() that is not on the sheet yet. Whether the rules speak against it
 * is what tea_floor_advise() says; this does not ask.
 *
 * Returns: (transfer full): the turn, or %NULL; %TEA_ERROR_INVALID for a stance that cannot be,
 *   %TEA_ERROR_REFUSED when the session is not open, the topic is not on its agenda or they are
 *   on the list of another session
 */
TeaTurn   *tea_floor_give (TeaMeeting       *meeting,
                                  TeaBook          *book,
                                  TeaAttendance    *attendance,
                                  gint64            topic,
                                  const char       *stance,
                                  GError          **error);

/**
 * tea_floor_give_next:
 * @meeting: an open session
 * @book: its book
 * @error: return location
 *
 * Gives the floor to who is first in the queue, on the topic they asked for.
 *
 * Returns: (transfer full): the turn, or %NULL; %TEA_ERROR_REFUSED when nobody waits, and as
 *   tea_floor_give()
 */
TeaTurn   *tea_floor_give_next (TeaMeeting       *meeting,
                                  TeaBook          *book,
                                  GError          **error);

/**
 * tea_floor_find_turn:
 * @meeting: a session
 * @book: its book
 * @turn: (out) (transfer full) (nullable): the turn that is under way, %NULL where nobody speaks
 * @error: return location
 *
 * Returns: %TRUE when looked for
 */
gboolean   tea_floor_find_turn (TeaMeeting       *meeting,
                                  TeaBook          *book,
                                  TeaTurn         **turn,
                                  GError          **error);

/**
 * tea_floor_pause:
 * @meeting: an open session
 * @book: its book
 * @error: return location
 *
 * Stops the clock of who speaks.
 *
 * Returns: (transfer full): the turn, or %NULL; %TEA_ERROR_REFUSED when nobody has the floor or
 *   the clock stands already
 */
TeaTurn   *tea_floor_pause (TeaMeeting       *meeting,
                                  TeaBook          *book,
                                  GError          **error);

/**
 * tea_floor_resume:
 * @meeting: an open session
 * @book: its book
 * @error: return location
 *
 * Lets the clock go on.
 *
 * Returns: (transfer full): the turn, or %NULL; %TEA_ERROR_REFUSED when nobody has the floor or
 *   the clock is not stopped
 */
TeaTurn   *tea_floor_resume (TeaMeeting       *meeting,
                                  TeaBook          *book,
                                  GError          **error);

/**
 * tea_floor_add_time:
 * @meeting: an open session
 * @book: its book
 * @seconds: how much more, such as 60
 * @error: return location
 *
 * Gives who speaks more time.
 *
 * Returns: (transfer full): the turn, or %NULL; %TEA_ERROR_INVALID for less than a second or more
 *   than an hour, %TEA_ERROR_REFUSED when nobody has the floor
 */
TeaTurn   *tea_floor_add_time (TeaMeeting       *meeting,
                                  TeaBook          *book,
                                  int               seconds,
                                  GError          **error);

/**
 * tea_floor_end:
 * @meeting: an open session
 * @book: its book
 * @at: (nullable): when; %NULL for now
 * @error: return location
 *
 * Ends the turn that is under way. Closing the session does so, too.
 *
 * Returns: (transfer full): the turn, or %NULL; %TEA_ERROR_REFUSED when nobody has the floor,
 *   %TEA_ERROR_INVALID for a time before it began or after now
 */
TeaTurn   *tea_floor_end (TeaMeeting       *meeting,
                                  TeaBook          *book,
                                  const char       *at,
                                  GError          **error);

/**
 * tea_floor_advise:
 * @meeting: a session
 * @book: its book
 * @attendance: to whom the floor might be given
 * @topic: the id of the topic, or 0
 * @stance: (nullable): a word of tea_remark_stances()
 * @error: return location
 *
 * Says what the rules have against giving somebody the floor: they have had their turns on this
 * topic; who spoke last was of the same opinion and somebody of the other one waits; they are not
 * in the room. It is advice: the chair decides.
 *
 * Returns: (transfer full): one sentence each, none where nothing speaks against it; %NULL with
 *   @error
 */
GStrv      tea_floor_advise (TeaMeeting       *meeting,
                                  TeaBook          *book,
                                  TeaAttendance    *attendance,
                                  gint64            topic,
                                  const char       *stance,
                                  GError          **error);

/**
 * tea_floor_read_times:
 * @meeting: a session
 * @book: its book
 * @topic: the id of a topic, or 0 for the whole session
 * @by_party: whether to add up the people of a party
 * @error: return location
 *
 * Returns: (transfer full) (element-type TeaSpeakingTime): who spoke the longest first; %NULL with
 *   @error
 */
GPtrArray *tea_floor_read_times (TeaMeeting       *meeting,
                                  TeaBook          *book,
                                  gint64            topic,
                                  gboolean          by_party,
                                  GError          **error);

/**
 * tea_speaking_time_free:
 * @self: (nullable): a speaking time
 */
void       tea_speaking_time_free (TeaSpeakingTime  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaSpeakingTime, tea_speaking_time_free)

G_END_DECLS
