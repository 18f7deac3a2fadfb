/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"

#include "tea-agenda.h"
#include "tea-attendance.h"
#include "tea-meeting-private.h"

/* Whether a topic was one of the core topics of a session. */
static gboolean
was_core (TeaBook     *book,
          TeaMeeting  *meeting,
          TeaTopic    *topic,
          gboolean    *core,
          GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  gint64 count = 0;

  query = tea_query_new (book, "look for a core topic",
                         "SELECT count (*) FROM agenda_item"
                         " WHERE meeting = :meeting AND topic = :topic AND core");
  tea_query_bind_id (query, "meeting", tea_record_get_id (TEA_RECORD (meeting)));
  tea_query_bind_id (query, "topic", tea_record_get_id (TEA_RECORD (topic)));
  if (!tea_query_read_int (query, &count, error))
    return FALSE;

  *core = count > 0;

  return TRUE;
}

static gboolean
count_core (TeaBook     *book,
            TeaMeeting  *meeting,
            gint64      *n_core,
            GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;

  query = tea_query_new (book, "count the core topics",
                         "SELECT count (*) FROM agenda_item WHERE meeting = :meeting AND core");
  tea_query_bind_id (query, "meeting", tea_record_get_id (TEA_RECORD (meeting)));

  return tea_query_read_int (query, n_core, error);
}

/* What was a core topic remains one as long as there is room for it. */
static gboolean
carry_topic (TeaMeeting  *self,
             TeaBook     *book,
             TeaMeeting  *previous,
             TeaTopic    *topic,
             GError     **error)
{
  gboolean core = FALSE;
  gint64 n_core = 0;

  if (!was_core (book, previous, topic, &core, error) ||
      !count_core (book, self, &n_core, error))
    return FALSE;

  return core && n_core < TEA_AGENDA_MAX_CORE
         ? tea_meeting_choose (self, book, topic, error)
         : tea_meeting_add_item (self, book, topic, error);
}

/**
 * tea_meeting_carry_over:
 * @self: a session that is planned or open
 * @book: its book
 * @n_carried: (out) (optional): how many topics came onto the agenda
 * @error: return location
 *
 * Puts all that tea_meeting_carried_query() offers at the head of the agenda, in the order that
 * it had, in one action.
 *
 * Returns: %TRUE when done, also when nothing was left over; %TEA_ERROR_NOT_FOUND when there is no
 *   session before this one, %TEA_ERROR_REFUSED once the session is closed
 */
gboolean
tea_meeting_carry_over (TeaMeeting  *self,
                        TeaBook     *book,
                        guint       *n_carried,
                        GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaMeeting) previous = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) topics = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (!tea_meeting_check_unlocked (book, tea_record_get_id (TEA_RECORD (self)), error))
    return FALSE;

  previous = tea_meeting_find_previous (self, book, error);
  if (previous == NULL)
    return FALSE;

  query = tea_meeting_carried_query (self, book);
  topics = tea_query_read_records (query, error);
  if (topics == NULL)
    return FALSE;

  /* Translators: an entry of the history: the numbers of two sessions. */
  title = g_strdup_printf (_("Carried over to %s what %s left over"), self->number,
                           previous->number);
  action = tea_action_begin (book, "meeting-carry-over", title, error);
  if (action == NULL)
    return FALSE;

  for (guint i = 0; i < topics->len; i++)
    {
      if (!carry_topic (self, book, previous, g_ptr_array_index (topics, i), error))
        return FALSE;
    }

  if (!tea_action_commit (action, error))
    return FALSE;

  if (n_carried != NULL)
    *n_carried = topics->len;

  return TRUE;
}

/* Takes over from the session before what was not said otherwise. */
static gboolean
follow (TeaMeeting  *self,
        TeaBook     *book,
        TeaAction   *action,
        TeaMeeting  *previous,
        GError     **error)
{
  if (self->chair == 0)
    self->chair = previous->chair;
  if (self->recorder == 0)
    self->recorder = previous->recorder;
  if (*self->place == '\0')
    g_set_str (&self->place, previous->place);

  return tea_action_update (action, self, error) &&
         tea_meeting_invite_again (self, book, NULL, error) &&
         tea_meeting_carry_over (self, book, NULL, error);
}

/**
 * tea_meeting_plan:
 * @self: a session that is not in the book yet, with at least its start
 * @book: a book
 * @as_last_time: whether it follows the session before it
 * @error: return location
 *
 * Plans a session, as tea_meeting_add(). With @as_last_time it has the chair, the recorder and the
 * place of the session before it where none are given, invites the same people, and begins with
 * what was left over; all of it is one action. Without a session before it nothing is taken over.
 *
 * Returns: %TRUE when done, otherwise as tea_meeting_add()
 */
gboolean
tea_meeting_plan (TeaMeeting  *self,
                  TeaBook     *book,
                  gboolean     as_last_time,
                  GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaMeeting) current = NULL;
  g_autoptr (TeaMeeting) previous = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  action = tea_action_begin (book, "meeting-add", _("Planned a session"), error);
  if (action == NULL || !tea_meeting_add (self, book, error))
    return FALSE;

  if (as_last_time)
    {
      current = tea_book_get (book, TEA_TYPE_MEETING, tea_record_get_id (TEA_RECORD (self)), error);
      if (current == NULL)
        return FALSE;

      previous = tea_meeting_find_previous (current, book, &local_error);
      if (previous == NULL && !g_error_matches (local_error, TEA_ERROR, TEA_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }

      if (previous != NULL && !follow (current, book, action, previous, error))
        return FALSE;
    }

  return tea_action_commit (action, error);
}

/**
 * tea_meeting_dup_minutes:
 * @self: a session
 *
 * Compares what is on the agenda with the time that is booked.
 *
 * Returns: (transfer full): that in words, such as 「共 75 分钟，超出 15 分钟」
 */
char *
tea_meeting_dup_minutes (TeaMeeting *self)
{
  const int left = self->minutes - self->agenda_minutes;

  g_return_val_if_fail (TEA_IS_MEETING (self), NULL);

  if (left < 0)
    /* Translators: how many minutes the agenda takes, and by how many that is too long. */
    return g_strdup_printf (_("%d minutes in all, %d more than booked"), self->agenda_minutes,
                            -left);

  if (left == 0)
    /* Translators: how many minutes the agenda takes. */
    return g_strdup_printf (_("%d minutes in all, just as booked"), self->agenda_minutes);

  /* Translators: how many minutes the agenda takes, and how many of the booked time are left. */
  return g_strdup_printf (_("%d minutes in all, %d left"), self->agenda_minutes, left);
}
