/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting.h"
#include "people/tea-party.h"
#include "people/tea-person.h"

G_BEGIN_DECLS

#define TEA_TYPE_ATTENDANCE (tea_attendance_get_type ())

G_DECLARE_FINAL_TYPE (TeaAttendance, tea_attendance, TEA, ATTENDANCE, TeaRecord)

/**
 * TeaAttendance:
 * @meeting: the id of the session
 * @person: the id of the person, or 0 for a guest who is just a name
 * @name: the name, as it stands on the sign-in sheet
 * @party: the id of the party that this person sits for
 * @votes: whether they vote; otherwise they attend (列席)
 * @invited_at: (nullable): when they were asked to come
 * @arrived_at: (nullable): when they signed in
 * @left_at: (nullable): when they left before the end
 * @party_name: computed
 * @organisation_name: computed: or ""
 * @phone: computed: or ""; never for the projection or a notice
 * @away_at: (nullable): computed: when they first went away and came back later
 * @back_at: (nullable): computed: when they last came back
 * @here: computed: whether they signed in and have not left
 * @remarks: computed: how often they spoke
 * @spoke: computed: whether they had the floor, said something or said no to a suggestion
 * @meeting_number: computed
 * @meeting_state: computed
 *
 * A line of the sign-in sheet. Name, party, votes and the two times may be changed with
 * tea_record_edit() until the session is closed; without @left_at again they never left.
 */
struct _TeaAttendance
{
  TeaRecord  parent_instance;

  gint64     meeting;
  gint64     person;
  char      *name;
  gint64     party;
  gboolean   votes;
  char      *invited_at;
  char      *arrived_at;
  char      *left_at;
  char      *party_name;
  char      *organisation_name;
  char      *phone;
  char      *away_at;
  char      *back_at;
  gboolean   here;
  int        remarks;
  gboolean   spoke;
  char      *meeting_number;
  char      *meeting_state;
};

/**
 * TeaAttendanceFilter:
 * @meeting: only this session; 0 for all
 * @party: only this party; 0 for all
 * @here: only those who are in the room
 * @away: only those who were invited and are not in the room
 *
 * Which lines of the sign-in sheet to list.
 */
typedef struct
{
  gint64    meeting;
  gint64    party;
  gboolean  here;
  gboolean  away;
} TeaAttendanceFilter;

/**
 * tea_meeting_invite:
 * @meeting: a session that is planned or open
 * @book: its book
 * @person: whom
 * @party: (nullable): for which party; %NULL for the one the person sits for
 * @error: return location
 *
 * Invites somebody. They vote if their party does. Somebody who is on the list without an
 * invitation gets one; somebody who has one keeps it.
 *
 * Returns: (transfer full): the line of the sign-in sheet, or %NULL; %TEA_ERROR_REFUSED for
 *   somebody who sits for no party, and once the session is closed
 */
TeaAttendance *tea_meeting_invite         (TeaMeeting                 *meeting,
                                           TeaBook                    *book,
                                           TeaPerson                  *person,
                                           TeaParty                   *party,
                                           GError                    **error);

/**
 * tea_meeting_invite_again:
 * @meeting: a session that is planned or open
 * @book: its book
 * @n_invited: (out) (optional): how many were invited
 * @error: return location
 *
 * Invites everybody who was invited to the session before this one, each for the same party and
 * with the same vote, in one action. Those who are on the list already are left as they are.
 *
 * Returns: %TRUE when done; %TEA_ERROR_NOT_FOUND when there is no session before this one,
 *   %TEA_ERROR_REFUSED once the session is closed
 */
gboolean       tea_meeting_invite_again   (TeaMeeting                 *meeting,
                                           TeaBook                    *book,
                                           guint                      *n_invited,
                                           GError                    **error);

/**
 * tea_meeting_invite_party:
 * @meeting: a session that is planned or open
 * @book: its book
 * @party: a party
 * @n_invited: (out) (optional): how many were invited
 * @error: return location
 *
 * Invites everybody who sits for @party, in one action. Those who are invited already are left as
 * they are.
 *
 * Returns: %TRUE when done; %TEA_ERROR_REFUSED when nobody sits for it, and once the session is
 *   closed
 */
gboolean       tea_meeting_invite_party   (TeaMeeting                 *meeting,
                                           TeaBook                    *book,
                                           TeaParty                   *party,
                                           guint                      *n_invited,
                                           GError                    **error);

/**
 * tea_meeting_sign_in:
 * @meeting: a session that is planned or open
 * @book: its book
 * @person: who came
 * @party: (nullable): for which party; %NULL for the one on the list, or the one the person
 *   sits for
 * @error: return location
 *
 * Signs somebody in now, whether they were invited or not. With another @party than the one on
 * the list they sit with that one this time, and vote if it does.
 *
 * Returns: (transfer full): the line of the sign-in sheet, or %NULL; %TEA_ERROR_REFUSED for
 *   somebody who sits for no party, and once the session is closed
 */
TeaAttendance *tea_meeting_sign_in        (TeaMeeting                 *meeting,
                                           TeaBook                    *book,
                                           TeaPerson                  *person,
                                           TeaParty                   *party,
                                           GError                    **error);

/**
 * tea_meeting_sign_in_guest:
 * @meeting: a session that is planned or open
 * @book: its book
 * @name: the guest's name
 * @party: for which party
 * @votes: whether the guest votes
 * @error: return location
 *
 * Signs in somebody who is not in the directory.
 *
 * Returns: (transfer full): the line of the sign-in sheet, or %NULL; %TEA_ERROR_INVALID without
 *   a name, %TEA_ERROR_REFUSED once the session is closed
 */
TeaAttendance *tea_meeting_sign_in_guest  (TeaMeeting                 *meeting,
                                           TeaBook                    *book,
                                           const char                 *name,
                                           TeaParty                   *party,
                                           gboolean                    votes,
                                           GError                    **error);

/**
 * tea_meeting_prepare_line:
 * @meeting: a session
 * @book: its book
 * @person: (nullable): somebody of the directory; %NULL for a guest
 * @name: (nullable): the guest's name
 * @party: (nullable): for which party; %NULL for the one that @person sits for
 * @error: return location
 *
 * Gives the line of the sign-in sheet of somebody, or one that is not on the sheet yet. To be used
 * with what signs people in by the way: tea_floor_give() and tea_queue_entry_ask() put it there in
 * one action with the rest.
 *
 * Returns: (transfer full): a line, or %NULL; %TEA_ERROR_REFUSED for somebody who sits for no
 *   party, %TEA_ERROR_INVALID for a guest without a party
 */
TeaAttendance *tea_meeting_prepare_line   (TeaMeeting                 *meeting,
                                           TeaBook                    *book,
                                           TeaPerson                  *person,
                                           const char                 *name,
                                           TeaParty                   *party,
                                           GError                    **error);

/**
 * tea_meeting_count_present:
 * @meeting: a session
 * @book: its book
 * @moment: (nullable): a local time; %NULL for now
 * @voting: (out) (optional): how many with a vote are in the room at @moment
 * @observing: (out) (optional): how many without one
 * @error: return location
 *
 * Counts who is in the room. Somebody who signs in counts from that second, somebody who
 * leaves no longer counts from the second of leaving.
 *
 * Returns: %TRUE when counted; %TEA_ERROR_INVALID for a time that does not exist
 */
gboolean       tea_meeting_count_present  (TeaMeeting                 *meeting,
                                           TeaBook                    *book,
                                           const char                 *moment,
                                           int                        *voting,
                                           int                        *observing,
                                           GError                    **error);

/**
 * tea_attendance_sign_in:
 * @self: a line of the sign-in sheet
 * @book: its book
 * @at: (nullable): when; %NULL for now
 * @error: return location
 *
 * Notes that somebody came. For somebody who had left it notes that they are back.
 *
 * Returns: %TRUE when done, also when they are here already; %TEA_ERROR_INVALID for a time that
 *   does not exist, %TEA_ERROR_REFUSED once the session is closed
 */
gboolean       tea_attendance_sign_in     (TeaAttendance              *self,
                                           TeaBook                    *book,
                                           const char                 *at,
                                           GError                    **error);

/**
 * tea_attendance_sign_out:
 * @self: a line of the sign-in sheet
 * @book: its book
 * @at: (nullable): when; %NULL for now
 * @error: return location
 *
 * Notes that somebody left before the end. Their turn, if they have the floor, ends then, and they
 * no longer wait for it.
 *
 * Returns: %TRUE when done; %TEA_ERROR_INVALID for a time that does not exist or is before
 *   their arrival, %TEA_ERROR_REFUSED when they are not here, and once the session is closed
 */
gboolean       tea_attendance_sign_out    (TeaAttendance              *self,
                                           TeaBook                    *book,
                                           const char                 *at,
                                           GError                    **error);

/**
 * tea_attendance_remove:
 * @self: a line of the sign-in sheet
 * @book: its book
 * @error: return location
 *
 * Strikes a line off the sign-in sheet.
 *
 * Returns: %TRUE when done; %TEA_ERROR_REFUSED when they spoke, and once the session is closed
 */
gboolean       tea_attendance_remove      (TeaAttendance              *self,
                                           TeaBook                    *book,
                                           GError                    **error);

/**
 * tea_attendance_query:
 * @book: a book
 * @filter: (nullable): which; %NULL for all
 *
 * Returns: (transfer full): [class@Tea.Attendance]s by the parties' order, then by name
 */
TeaQuery      *tea_attendance_query       (TeaBook                    *book,
                                           const TeaAttendanceFilter  *filter);

G_END_DECLS
