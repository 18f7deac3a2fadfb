/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-text.h"
#include "meet/tea-presence.h"

#include "tea-dissent.h"

G_DEFINE_FINAL_TYPE (TeaDissent, tea_dissent, TEA_TYPE_RECORD)

#define OF_MEETING(column) \
  "SELECT meeting." column " FROM attendance JOIN meeting ON meeting.id = attendance.meeting" \
  " WHERE attendance.id = dissent.attendance"

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaDissent, suggestion, REFERENCE, N_("Suggestion")),
  TEA_COLUMN (TeaDissent, attendance, REFERENCE, N_("Line of the sign-in sheet")),
  TEA_COLUMN (TeaDissent, name, TEXT, N_("Name")),
  TEA_COLUMN (TeaDissent, party, REFERENCE, N_("Party")),
  TEA_COLUMN (TeaDissent, reason, TEXT, N_("Reason")),
  TEA_COLUMN (TeaDissent, said_at, TIME, N_("Said at")),
  TEA_COMPUTED (TeaDissent, party_name, TEXT, N_("Party"),
                "SELECT name FROM party WHERE party.id = dissent.party"),
  TEA_COMPUTED (TeaDissent, meeting_number, TEXT, N_("Session number"), OF_MEETING ("number")),
  TEA_COMPUTED (TeaDissent, meeting_state, TEXT, N_("State of the session"), OF_MEETING ("state")),
};

static gboolean
refuse_locked (const char  *number,
               GError     **error)
{
  /* Translators: %s is the number of a session. */
  g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
               _("%s is closed and its minutes are locked. Open it again to correct them."),
               number);

  return FALSE;
}

static gboolean
tea_dissent_validate (TeaRecord  *record,
                      GError    **error)
{
  TeaDissent *self = TEA_DISSENT (record);

  tea_text_strip_field (&self->reason);

  return g_strcmp0 (self->meeting_state, "closed") != 0 ||
         refuse_locked (self->meeting_number, error);
}

static void
tea_dissent_class_init (TeaDissentClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_dissent_validate;

  tea_record_class_set_columns (record_class, "dissent", N_("Dissent"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_dissent_init (TeaDissent *self)
{
}

/* The session at which a suggestion is talked about: it has to be one, and it has to be open. */
static TeaMeeting *
read_open_meeting (TeaSuggestion  *self,
                   TeaBook        *book,
                   GError        **error)
{
  g_autoptr (TeaMeeting) meeting = NULL;

  if (self->meeting == 0)
    {
      /* Translators: %s is the number of a suggestion. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s was made at no session, so there is nobody to ask."), self->number);
      return NULL;
    }

  meeting = tea_book_get (book, TEA_TYPE_MEETING, self->meeting, error);
  if (meeting == NULL)
    return NULL;

  if (meeting->locked)
    {
      refuse_locked (meeting->number, error);
      return NULL;
    }

  if (self->joined != 0)
    {
      /* Translators: the numbers of two suggestions. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s was joined to %s. Ask about that one."), self->number,
                   self->joined_number);
      return NULL;
    }

  return g_steal_pointer (&meeting);
}

static gboolean
write_asked (TeaSuggestion  *self,
             TeaBook        *book,
             TeaMeeting     *meeting,
             TeaAction      *action,
             GError        **error)
{
  TeaPresence presence;

  if (!tea_presence_read (meeting, book, 0, NULL, &presence, error))
    return FALSE;

  g_free (self->asked_at);
  self->asked_at = tea_book_now (book);
  self->asked = presence.voting + presence.observing;

  return tea_action_update (action, self, error);
}

/**
 * tea_suggestion_ask:
 * @self: a suggestion that was made at a session that is not closed
 * @book: the book
 * @error: return location for an error
 *
 * Writes down that the room was asked whether everybody can live with a suggestion, and how many
 * were there. Until somebody dissents everybody can. Asked once more, who dissented before is
 * forgotten; the history keeps it.
 *
 * Errors: %TEA_ERROR_REFUSED for a suggestion of no session or of a closed one, and for one that
 * was joined to another, those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_suggestion_ask (TeaSuggestion  *self,
                    TeaBook        *book,
                    GError        **error)
{
  g_autoptr (TeaSuggestion) current = NULL;
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (TeaQuery) parts = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_SUGGESTION (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  current = tea_book_get (book, TEA_TYPE_SUGGESTION, tea_record_get_id (TEA_RECORD (self)), error);
  if (current == NULL)
    return FALSE;

  meeting = read_open_meeting (current, book, error);
  if (meeting == NULL)
    return FALSE;

  /* Translators: an entry of the history; %s is the number of a suggestion. */
  title = g_strdup_printf (_("Asked whether everybody can live with %s"), current->number);
  action = tea_action_begin (book, "suggestion-ask", title, error);
  if (action == NULL)
    return FALSE;

  query = tea_query_new (book, "begin a round anew",
                         "DELETE FROM dissent WHERE suggestion = :suggestion OR suggestion IN"
                         " (SELECT id FROM suggestion WHERE joined = :suggestion)");
  tea_query_bind_id (query, "suggestion", tea_record_get_id (TEA_RECORD (current)));
  parts = tea_query_new (book, "begin the round of what was joined anew",
                         "UPDATE suggestion SET asked_at = NULL, asked = 0"
                         " WHERE joined = :suggestion AND asked_at IS NOT NULL");
  tea_query_bind_id (parts, "suggestion", tea_record_get_id (TEA_RECORD (current)));

  if (!tea_query_run (query, error) ||
      !tea_query_run (parts, error) ||
      !write_asked (current, book, meeting, action, error) ||
      !tea_action_commit (action, error))
    return FALSE;

  g_object_set (self,
                "asked-at", current->asked_at,
                "asked", current->asked,
                "dissents", 0,
                NULL);

  return TRUE;
}

static gboolean
find (TeaBook        *book,
      gint64          suggestion,
      TeaAttendance  *attendance,
      TeaDissent    **found,
      GError        **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) dissents = NULL;

  query = tea_query_new_for_records (book, TEA_TYPE_DISSENT,
                                     "WHERE suggestion = :suggestion AND attendance = :attendance");
  tea_query_bind_id (query, "suggestion", suggestion);
  tea_query_bind_id (query, "attendance", tea_record_get_id (TEA_RECORD (attendance)));
  dissents = tea_query_read_records (query, error);
  if (dissents == NULL)
    return FALSE;

  *found = dissents->len > 0 ? g_object_ref (g_ptr_array_index (dissents, 0)) : NULL;

  return TRUE;
}

/**
 * tea_suggestion_dissent:
 * @self: a suggestion that was made at a session that is not closed
 * @book: the book
 * @attendance: who cannot live with it
 * @reason: (nullable): why
 * @error: return location for an error
 *
 * Writes down that somebody cannot live with a suggestion. Where nobody was asked yet, this is
 * the answer to tea_suggestion_ask(), in the same action. Said again, it is the reason that
 * changes.
 *
 * Errors: those of tea_suggestion_ask(), %TEA_ERROR_REFUSED for somebody of another session
 *
 * Returns: (transfer full) (nullable): the dissent
 */
TeaDissent *
tea_suggestion_dissent (TeaSuggestion  *self,
                        TeaBook        *book,
                        TeaAttendance  *attendance,
                        const char     *reason,
                        GError        **error)
{
  g_autoptr (TeaSuggestion) current = NULL;
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (TeaDissent) dissent = NULL;
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;
  g_autofree char *now = NULL;
  gint64 id;

  g_return_val_if_fail (TEA_IS_SUGGESTION (self), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (TEA_IS_ATTENDANCE (attendance), NULL);

  id = tea_record_get_id (TEA_RECORD (self));
  current = tea_book_get (book, TEA_TYPE_SUGGESTION, id, error);
  if (current == NULL)
    return NULL;

  meeting = read_open_meeting (current, book, error);
  if (meeting == NULL)
    return NULL;

  if (attendance->meeting != current->meeting)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s is not on the sign-in sheet of this session."), attendance->name);
      return NULL;
    }

  if (!find (book, id, attendance, &dissent, error))
    return NULL;

  /* Translators: an entry of the history: a person, the number of a suggestion. */
  title = g_strdup_printf (_("%s cannot live with %s"), attendance->name, current->number);
  action = tea_action_begin (book, "suggestion-dissent", title, error);
  if (action == NULL ||
      (current->asked_at == NULL && !write_asked (current, book, meeting, action, error)))
    return NULL;

  if (dissent == NULL)
    {
      now = tea_book_now (book);
      dissent = g_object_new (TEA_TYPE_DISSENT,
                              "suggestion", id,
                              "attendance", tea_record_get_id (TEA_RECORD (attendance)),
                              "name", attendance->name,
                              "party", attendance->party,
                              "said-at", now,
                              NULL);
    }
  g_object_set (dissent, "reason", reason != NULL ? reason : "", NULL);

  if (!(tea_record_get_id (TEA_RECORD (dissent)) == 0 ? tea_action_insert (action, dissent, error)
                                                      : tea_action_update (action, dissent,
                                                                           error)) ||
      !tea_action_commit (action, error))
    return NULL;

  return tea_book_get (book, TEA_TYPE_DISSENT, tea_record_get_id (TEA_RECORD (dissent)), error);
}

/**
 * tea_suggestion_dup_consent:
 * @self: a suggestion
 *
 * Says how the round ended, with numbers and without names, so that it can be projected.
 *
 * Returns: (transfer full): a sentence, or "" where nobody was asked
 */
char *
tea_suggestion_dup_consent (TeaSuggestion *self)
{
  g_return_val_if_fail (TEA_IS_SUGGESTION (self), NULL);

  if (self->asked_at == NULL)
    return g_strdup ("");

  if (self->dissents == 0)
    return g_strdup_printf (ngettext ("%d person was asked: nobody dissents.",
                                      "%d people were asked: nobody dissents.", self->asked),
                            self->asked);

  /* Translators: how many dissent, and how many were asked. */
  return g_strdup_printf (ngettext ("%d of %d asked cannot live with it.",
                                    "%d of %d asked cannot live with it.", self->dissents),
                          self->dissents, MAX (self->asked, self->dissents));
}

/**
 * tea_dissent_remove:
 * @self: a dissent
 * @book: the book
 * @error: return location for an error
 *
 * Takes a dissent back: they can live with it after all.
 *
 * Errors: %TEA_ERROR_REFUSED once the session is closed, those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_dissent_remove (TeaDissent  *self,
                    TeaBook     *book,
                    GError     **error)
{
  g_autoptr (TeaDissent) current = NULL;
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_DISSENT (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  current = tea_book_get (book, TEA_TYPE_DISSENT, tea_record_get_id (TEA_RECORD (self)), error);
  if (current == NULL || !tea_dissent_validate (TEA_RECORD (current), error))
    return FALSE;

  /* Translators: an entry of the history; %s is a person. */
  title = g_strdup_printf (_("%s can live with it after all"), current->name);
  action = tea_action_begin (book, "dissent-remove", title, error);

  return action != NULL &&
         tea_action_delete (action, self, error) &&
         tea_action_commit (action, error);
}

/**
 * tea_dissent_query:
 * @book: a book
 * @suggestion: the id of a suggestion
 *
 * Lists who cannot live with a suggestion, or with one that was joined to it: what they said of
 * that one is not forgotten when it is joined.
 *
 * Returns: (transfer full): #TeaDissent records in the order in which they were said
 */
TeaQuery *
tea_dissent_query (TeaBook *book,
                   gint64   suggestion)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_DISSENT,
                                     "WHERE suggestion = :suggestion OR suggestion IN"
                                     " (SELECT id FROM suggestion WHERE joined = :suggestion)"
                                     " ORDER BY said_at, id");
  tea_query_bind_id (query, "suggestion", suggestion);

  return query;
}
