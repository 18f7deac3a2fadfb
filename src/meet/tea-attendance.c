/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-date.h"
#include "book/tea-text.h"

#include "tea-absence.h"
#include "tea-attendance.h"
#include "tea-meeting-private.h"
#include "tea-presence.h"

G_DEFINE_FINAL_TYPE (TeaAttendance, tea_attendance, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaAttendance, meeting, REFERENCE, N_("Session")),
  TEA_COLUMN (TeaAttendance, person, REFERENCE, N_("Person")),
  TEA_COLUMN (TeaAttendance, name, TEXT, N_("Name")),
  TEA_COLUMN (TeaAttendance, party, REFERENCE, N_("Party")),
  TEA_COLUMN (TeaAttendance, votes, BOOLEAN, N_("Votes")),
  TEA_COLUMN (TeaAttendance, invited_at, TIME, N_("Invited at")),
  TEA_COLUMN (TeaAttendance, arrived_at, TIME, N_("Signed in at")),
  TEA_COLUMN (TeaAttendance, left_at, TIME, N_("Left at")),
  TEA_COMPUTED (TeaAttendance, party_name, TEXT, N_("Party"),
                "SELECT name FROM party WHERE party.id = attendance.party"),
  TEA_COMPUTED (TeaAttendance, organisation_name, TEXT, N_("Organisation"),
                "SELECT organisation.name FROM person"
                " JOIN organisation ON organisation.id = person.organisation"
                " WHERE person.id = attendance.person"),
  TEA_COMPUTED (TeaAttendance, phone, TEXT, N_("Phone"),
                "SELECT phone FROM person WHERE person.id = attendance.person"),
  TEA_COMPUTED (TeaAttendance, away_at, TIME, N_("First went away at"),
                "SELECT min (left_at) FROM absence WHERE absence.attendance = attendance.id"),
  TEA_COMPUTED (TeaAttendance, back_at, TIME, N_("Came back at"),
                "SELECT max (back_at) FROM absence WHERE absence.attendance = attendance.id"),
  TEA_COMPUTED (TeaAttendance, here, BOOLEAN, N_("Here"),
                "arrived_at IS NOT NULL AND left_at IS NULL"),
  TEA_COMPUTED (TeaAttendance, remarks, INTEGER, N_("Remarks"),
                "SELECT count (*) FROM remark WHERE remark.attendance = attendance.id"),
  TEA_COMPUTED (TeaAttendance, spoke, BOOLEAN, N_("Spoke"),
                "SELECT EXISTS (SELECT 1 FROM remark WHERE remark.attendance = attendance.id)"
                " OR EXISTS (SELECT 1 FROM turn WHERE turn.attendance = attendance.id)"
                " OR EXISTS (SELECT 1 FROM dissent WHERE dissent.attendance = attendance.id)"),
  TEA_COMPUTED (TeaAttendance, meeting_number, TEXT, N_("Session number"),
                "SELECT number FROM meeting WHERE meeting.id = attendance.meeting"),
  TEA_COMPUTED (TeaAttendance, meeting_state, TEXT, N_("State of the session"),
                "SELECT state FROM meeting WHERE meeting.id = attendance.meeting"),
};

/* Whether somebody left before they came, or without having come at all. */
static gboolean
is_before (const char *left_at,
           const char *came_at)
{
  return left_at != NULL && (came_at == NULL || strcmp (left_at, came_at) < 0);
}

static gboolean
tea_attendance_validate (TeaRecord  *record,
                         GError    **error)
{
  TeaAttendance *self = TEA_ATTENDANCE (record);

  if (g_strcmp0 (self->meeting_state, "closed") == 0)
    return tea_meeting_refuse_locked (self->meeting_number, error);

  if (self->name == NULL || *self->name == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Say who it is that is on the sign-in sheet."));
      return FALSE;
    }

  if (is_before (self->left_at, self->arrived_at) || is_before (self->away_at, self->arrived_at))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Nobody leaves before they have signed in."));
      return FALSE;
    }

  if (self->back_at != NULL && is_before (self->left_at, self->back_at))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   /* Translators: a person, and a time of day. */
                   _("%s was back at %.5s and cannot have left before that."),
                   self->name, self->back_at + strlen ("2026-11-25 "));
      return FALSE;
    }

  return TRUE;
}

static void
tea_attendance_class_init (TeaAttendanceClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_attendance_validate;

  tea_record_class_set_columns (record_class, "attendance", N_("Line of the sign-in sheet"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_attendance_init (TeaAttendance *self)
{
}

gboolean
tea_attendance_check_meeting (TeaAttendance  *self,
                              gint64          meeting,
                              GError        **error)
{
  if (self->meeting == meeting)
    return TRUE;

  g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
               _("%s is not on the sign-in sheet of this session."), self->name);

  return FALSE;
}

/* Finds somebody on the sign-in sheet, or prepares a line for them that is not in the book yet. */
static TeaAttendance *
find_or_prepare (TeaMeeting  *meeting,
                 TeaBook     *book,
                 TeaPerson   *person,
                 TeaParty    *party,
                 GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (TeaPerson) current = NULL;
  g_autoptr (TeaParty) seat = NULL;

  query = tea_query_new_for_records (book, TEA_TYPE_ATTENDANCE,
                                     "WHERE meeting = :meeting AND person = :person");
  tea_query_bind_id (query, "meeting", tea_record_get_id (TEA_RECORD (meeting)));
  tea_query_bind_id (query, "person", tea_record_get_id (TEA_RECORD (person)));
  lines = tea_query_read_records (query, error);
  if (lines == NULL)
    return NULL;

  if (lines->len > 0)
    return g_object_ref (g_ptr_array_index (lines, 0));

  current = tea_book_get (book, TEA_TYPE_PERSON, tea_record_get_id (TEA_RECORD (person)), error);
  if (current == NULL)
    return NULL;

  if (party == NULL && current->seat == 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s sits for no party. Say for which one."), current->name);
      return NULL;
    }

  seat = tea_book_get (book, TEA_TYPE_PARTY,
                       party != NULL ? tea_record_get_id (TEA_RECORD (party)) : current->seat,
                       error);
  if (seat == NULL)
    return NULL;

  return g_object_new (TEA_TYPE_ATTENDANCE,
                       "meeting", tea_record_get_id (TEA_RECORD (meeting)),
                       "person", tea_record_get_id (TEA_RECORD (current)),
                       "name", current->name,
                       "party", tea_record_get_id (TEA_RECORD (seat)),
                       "votes", seat->votes,
                       NULL);
}

static TeaAttendance *
prepare_guest (TeaMeeting  *meeting,
               const char  *name,
               TeaParty    *party,
               gboolean     votes)
{
  g_autofree char *stripped = tea_text_strip (name);

  return g_object_new (TEA_TYPE_ATTENDANCE,
                       "meeting", tea_record_get_id (TEA_RECORD (meeting)),
                       "name", stripped,
                       "party", tea_record_get_id (TEA_RECORD (party)),
                       "votes", votes,
                       NULL);
}

TeaAttendance *
tea_meeting_prepare_line (TeaMeeting  *meeting,
                          TeaBook     *book,
                          TeaPerson   *person,
                          const char  *name,
                          TeaParty    *party,
                          GError     **error)
{
  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (person == NULL || TEA_IS_PERSON (person), NULL);
  g_return_val_if_fail (person != NULL || name != NULL, NULL);
  g_return_val_if_fail (party == NULL || TEA_IS_PARTY (party), NULL);

  if (person != NULL)
    return find_or_prepare (meeting, book, person, party, error);

  if (party == NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Nobody is called “%s” yet. Choose the party that this guest comes for."),
                   name);
      return NULL;
    }

  return prepare_guest (meeting, name, party, party->votes);
}

static gboolean
write_line (TeaBook        *book,
            TeaAttendance  *line,
            const char     *verb,
            const char     *title,
            GError        **error)
{
  g_autoptr (TeaAction) action = tea_action_begin (book, verb, title, error);

  return action != NULL &&
         (tea_record_get_id (TEA_RECORD (line)) == 0 ? tea_action_insert (action, line, error)
                                                     : tea_action_update (action, line, error)) &&
         tea_action_commit (action, error);
}

static TeaAttendance *
read_again (TeaBook        *book,
            TeaAttendance  *line,
            GError        **error)
{
  return tea_book_get (book, TEA_TYPE_ATTENDANCE, tea_record_get_id (TEA_RECORD (line)), error);
}

TeaAttendance *
tea_meeting_invite (TeaMeeting  *meeting,
                    TeaBook     *book,
                    TeaPerson   *person,
                    TeaParty    *party,
                    GError     **error)
{
  g_autoptr (TeaAttendance) line = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (TEA_IS_PERSON (person), NULL);
  g_return_val_if_fail (party == NULL || TEA_IS_PARTY (party), NULL);

  if (!tea_meeting_check_unlocked (book, tea_record_get_id (TEA_RECORD (meeting)), error))
    return NULL;

  line = find_or_prepare (meeting, book, person, party, error);
  if (line == NULL)
    return NULL;

  if (line->invited_at == NULL)
    {
      line->invited_at = tea_book_now (book);
      /* Translators: an entry of the history: a person, the number of a session. */
      title = g_strdup_printf (_("Invited %s to %s"), line->name, meeting->number);
      if (!write_line (book, line, "meeting-invite", title, error))
        return NULL;
    }

  return read_again (book, line, error);
}

static gboolean
copy_lines (TeaMeeting  *meeting,
            TeaBook     *book,
            TeaAction   *action,
            GPtrArray   *lines,
            GError     **error)
{
  g_autofree char *now = tea_book_now (book);

  for (guint i = 0; i < lines->len; i++)
    {
      TeaAttendance *earlier = g_ptr_array_index (lines, i);
      g_autoptr (TeaAttendance) line = NULL;

      line = g_object_new (TEA_TYPE_ATTENDANCE,
                           "meeting", tea_record_get_id (TEA_RECORD (meeting)),
                           "person", earlier->person,
                           "name", earlier->name,
                           "party", earlier->party,
                           "votes", earlier->votes,
                           "invited-at", now,
                           NULL);
      if (!tea_action_insert (action, line, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
tea_meeting_invite_again (TeaMeeting  *meeting,
                          TeaBook     *book,
                          guint       *n_invited,
                          GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaMeeting) previous = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (!tea_meeting_check_unlocked (book, tea_record_get_id (TEA_RECORD (meeting)), error))
    return FALSE;

  previous = tea_meeting_find_previous (meeting, book, error);
  if (previous == NULL)
    return FALSE;

  query = tea_query_new_for_records (book, TEA_TYPE_ATTENDANCE,
                                     "WHERE meeting = :previous AND invited_at IS NOT NULL"
                                     " AND person IS NOT NULL"
                                     " AND person NOT IN (SELECT person FROM attendance"
                                     "                    WHERE meeting = :meeting"
                                     "                    AND person IS NOT NULL)"
                                     " ORDER BY id");
  tea_query_bind_id (query, "previous", tea_record_get_id (TEA_RECORD (previous)));
  tea_query_bind_id (query, "meeting", tea_record_get_id (TEA_RECORD (meeting)));
  lines = tea_query_read_records (query, error);
  if (lines == NULL)
    return FALSE;

  /* Translators: an entry of the history: the numbers of two sessions. */
  title = g_strdup_printf (_("Invited to %s who was invited to %s"), meeting->number,
                           previous->number);
  action = tea_action_begin (book, "meeting-invite-again", title, error);
  if (action == NULL ||
      !copy_lines (meeting, book, action, lines, error) ||
      !tea_action_commit (action, error))
    return FALSE;

  if (n_invited != NULL)
    *n_invited = lines->len;

  return TRUE;
}

TeaAttendance *
tea_meeting_sign_in (TeaMeeting  *meeting,
                     TeaBook     *book,
                     TeaPerson   *person,
                     TeaParty    *party,
                     GError     **error)
{
  g_autoptr (TeaAttendance) line = NULL;
  g_autofree char *title = NULL;
  gboolean moved = FALSE;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (TEA_IS_PERSON (person), NULL);
  g_return_val_if_fail (party == NULL || TEA_IS_PARTY (party), NULL);

  if (!tea_meeting_check_unlocked (book, tea_record_get_id (TEA_RECORD (meeting)), error))
    return NULL;

  line = find_or_prepare (meeting, book, person, party, error);
  if (line == NULL)
    return NULL;

  /* Whoever sits elsewhere this time votes as that party does. */
  if (party != NULL && line->party != tea_record_get_id (TEA_RECORD (party)))
    {
      line->party = tea_record_get_id (TEA_RECORD (party));
      line->votes = party->votes;
      moved = TRUE;
    }

  if (moved && line->here)
    {
      /* Translators: an entry of the history: a person, the name of a party. */
      title = g_strdup_printf (_("Seated %s with “%s”"), line->name, party->name);
      if (!write_line (book, line, "meeting-sign-in", title, error))
        return NULL;
    }
  else if (!tea_attendance_sign_in (line, book, NULL, error))
    return NULL;

  return read_again (book, line, error);
}

TeaAttendance *
tea_meeting_sign_in_guest (TeaMeeting  *meeting,
                           TeaBook     *book,
                           const char  *name,
                           TeaParty    *party,
                           gboolean     votes,
                           GError     **error)
{
  g_autoptr (TeaAttendance) line = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (TEA_IS_PARTY (party), NULL);

  line = prepare_guest (meeting, name, party, votes);
  if (!tea_attendance_sign_in (line, book, NULL, error))
    return NULL;

  return read_again (book, line, error);
}

gboolean
tea_meeting_count_present (TeaMeeting  *meeting,
                           TeaBook     *book,
                           const char  *moment,
                           int         *voting,
                           int         *observing,
                           GError     **error)
{
  TeaPresence presence;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (!tea_presence_read (meeting, book, 0, moment, &presence, error))
    return FALSE;

  if (voting != NULL)
    *voting = presence.voting;
  if (observing != NULL)
    *observing = presence.observing;

  return TRUE;
}

/* Who comes back was away in between, and a count of hands of that time has to know it. */
static gboolean
write_absence (TeaAttendance  *self,
               TeaBook        *book,
               TeaAction      *action,
               const char     *back_at,
               GError        **error)
{
  g_autoptr (TeaAbsence) absence = NULL;

  if (self->left_at == NULL)
    return TRUE;

  absence = g_object_new (TEA_TYPE_ABSENCE,
                          "attendance", tea_record_get_id (TEA_RECORD (self)),
                          "left-at", self->left_at,
                          "back-at", back_at,
                          NULL);

  return tea_action_insert (action, absence, error);
}

gboolean
tea_attendance_sign_in (TeaAttendance  *self,
                        TeaBook        *book,
                        const char     *at,
                        GError        **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_ATTENDANCE (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (!tea_meeting_check_unlocked (book, self->meeting, error))
    return FALSE;

  if (self->arrived_at != NULL && self->left_at == NULL && at == NULL &&
      tea_record_get_id (TEA_RECORD (self)) != 0)
    return TRUE;

  moment = at != NULL ? tea_time_parse (at, error) : tea_book_now (book);
  if (moment == NULL)
    return FALSE;

  if (*self->name == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("A guest needs a name."));
      return FALSE;
    }

  /* Translators: an entry of the history; %s is a person. */
  title = g_strdup_printf (_("Signed in %s"), self->name);
  action = tea_action_begin (book, "attendance-sign-in", title, error);
  if (action == NULL || !write_absence (self, book, action, moment, error))
    return FALSE;

  /* Who comes back keeps their first arrival. */
  if (self->left_at == NULL)
    g_set_str (&self->arrived_at, moment);
  g_clear_pointer (&self->left_at, g_free);
  g_object_set (self, "here", TRUE, NULL);

  return write_line (book, self, "attendance-sign-in", title, error) &&
         tea_action_commit (action, error);
}

/* Whoever leaves neither speaks on nor waits: else the clock would run on without them, and the
 * room would be told that they are next. */
static gboolean
leave_floor (TeaAttendance  *self,
             TeaBook        *book,
             TeaAction      *action,
             GError        **error)
{
  const gint64 id = tea_record_get_id (TEA_RECORD (self));
  g_autoptr (TeaQueueEntry) entry = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  query = tea_query_new (book, "look for the turn of who leaves",
                         "SELECT id FROM turn WHERE attendance = :attendance AND ended_at IS NULL");
  tea_query_bind_id (query, "attendance", id);
  ids = tea_query_read_ids (query, error);

  return ids != NULL &&
         (ids->len == 0 ||
          tea_meeting_end_turn (book, self->meeting, self->left_at, action, error)) &&
         tea_queue_entry_find (book, id, &entry, error) &&
         (entry == NULL || tea_action_delete (action, entry, error));
}

gboolean
tea_attendance_sign_out (TeaAttendance  *self,
                         TeaBook        *book,
                         const char     *at,
                         GError        **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_ATTENDANCE (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (!tea_meeting_check_unlocked (book, self->meeting, error))
    return FALSE;

  moment = at != NULL ? tea_time_parse (at, error) : tea_book_now (book);
  if (moment == NULL)
    return FALSE;

  if (self->arrived_at == NULL || self->left_at != NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED, _("%s is not here."), self->name);
      return FALSE;
    }

  if (strcmp (moment, self->arrived_at) < 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Nobody leaves before they have signed in."));
      return FALSE;
    }

  g_set_str (&self->left_at, moment);
  g_object_set (self, "here", FALSE, NULL);

  /* Translators: an entry of the history; %s is a person. */
  title = g_strdup_printf (_("Signed out %s"), self->name);

  action = tea_action_begin (book, "attendance-sign-out", title, error);

  return action != NULL &&
         tea_action_update (action, self, error) &&
         leave_floor (self, book, action, error) &&
         tea_action_commit (action, error);
}

gboolean
tea_attendance_remove (TeaAttendance  *self,
                       TeaBook        *book,
                       GError        **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaAttendance) current = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_ATTENDANCE (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  current = read_again (book, self, error);
  if (current == NULL || !tea_meeting_check_unlocked (book, current->meeting, error))
    return FALSE;

  if (current->spoke)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s has spoken and stays on the sign-in sheet."), current->name);
      return FALSE;
    }

  /* Translators: an entry of the history; %s is a person. */
  title = g_strdup_printf (_("Struck %s off the sign-in sheet"), current->name);
  action = tea_action_begin (book, "attendance-remove", title, error);

  return action != NULL &&
         tea_action_delete (action, self, error) &&
         tea_action_commit (action, error);
}

TeaQuery *
tea_attendance_query (TeaBook                   *book,
                      const TeaAttendanceFilter *filter)
{
  static const TeaAttendanceFilter everything = { 0 };
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  if (filter == NULL)
    filter = &everything;

  query = tea_query_new_for_records (book, TEA_TYPE_ATTENDANCE,
    "JOIN party ON party.id = attendance.party"
    " WHERE (:meeting IS NULL OR meeting = :meeting)"
    " AND (:party IS NULL OR party = :party)"
    " AND (NOT :here OR (arrived_at IS NOT NULL AND left_at IS NULL))"
    " AND (NOT :away OR (invited_at IS NOT NULL"
    "                    AND (arrived_at IS NULL OR left_at IS NOT NULL)))"
    " ORDER BY meeting, party.position, party.id, attendance.name, attendance.id");
  tea_query_bind_id (query, "meeting", filter->meeting);
  tea_query_bind_id (query, "party", filter->party);
  tea_query_bind_int (query, "here", filter->here);
  tea_query_bind_int (query, "away", filter->away);

  return query;
}
