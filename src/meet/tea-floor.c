/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-date.h"

#include "tea-floor.h"
#include "tea-meeting-private.h"
#include "tea-turn-private.h"

/* More than an hour at once is a slip of the finger. */
#define MOST_SECONDS (60 * 60)

static gboolean
find_turn (TeaBook   *book,
           gint64     meeting,
           TeaTurn  **turn,
           GError   **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) turns = NULL;

  query = tea_query_new_for_records (book, TEA_TYPE_TURN,
                                     "WHERE meeting = :meeting AND ended_at IS NULL");
  tea_query_bind_id (query, "meeting", meeting);
  turns = tea_query_read_records (query, error);
  if (turns == NULL)
    return FALSE;

  *turn = turns->len > 0 ? g_object_ref (g_ptr_array_index (turns, 0)) : NULL;

  return TRUE;
}

static TeaTurn *
get_turn (TeaMeeting  *meeting,
          TeaBook     *book,
          GError     **error)
{
  gint64 id = tea_record_get_id (TEA_RECORD (meeting));
  TeaTurn *turn = NULL;

  if (!tea_meeting_check_open (book, id, error) || !find_turn (book, id, &turn, error))
    return NULL;

  if (turn == NULL)
    g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED, _("Nobody has the floor."));

  return turn;
}

static TeaTurn *
write_turn (TeaTurn     *turn,
            TeaBook     *book,
            const char  *verb,
            const char  *title,
            GError     **error)
{
  g_autoptr (TeaAction) action = tea_action_begin (book, verb, title, error);

  if (action == NULL ||
      !tea_action_update (action, turn, error) ||
      !tea_action_commit (action, error))
    return NULL;

  return tea_book_get (book, TEA_TYPE_TURN, tea_record_get_id (TEA_RECORD (turn)), error);
}

static void
end_pause (TeaTurn    *turn,
           const char *at)
{
  if (turn->paused_at != NULL)
    turn->paused += tea_turn_measure (turn->paused_at, at);
  g_clear_pointer (&turn->paused_at, g_free);
}

/* A turn never ends before it began, also where somebody set the clock back. */
static void
end_turn (TeaTurn    *turn,
          const char *at)
{
  if (strcmp (at, turn->started_at) < 0)
    at = turn->started_at;

  /* Where it ends before its pause began, that pause never was. */
  if (turn->paused_at != NULL && strcmp (at, turn->paused_at) < 0)
    g_clear_pointer (&turn->paused_at, g_free);

  end_pause (turn, at);
  turn->paused = MIN (turn->paused, tea_turn_measure (turn->started_at, at));
  g_set_str (&turn->ended_at, at);
}

gboolean
tea_meeting_end_turn (TeaBook     *book,
                      gint64       meeting,
                      const char  *at,
                      TeaAction   *action,
                      GError     **error)
{
  g_autoptr (TeaTurn) turn = NULL;

  if (!find_turn (book, meeting, &turn, error))
    return FALSE;

  if (turn == NULL)
    return TRUE;

  end_turn (turn, at);

  return tea_action_update (action, turn, error);
}

static gboolean
start_turn (TeaTurn        *turn,
            TeaBook        *book,
            TeaAttendance  *attendance,
            TeaQueueEntry  *entry,
            GError        **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;

  /* Translators: an entry of the history; %s is a person. */
  title = g_strdup_printf (_("Gave %s the floor"), turn->speaker);
  action = tea_action_begin (book, "floor-give", title, error);

  if (action == NULL ||
      (!attendance->here && !tea_attendance_sign_in (attendance, book, NULL, error)))
    return FALSE;

  /* Who was not on the sheet is now. */
  turn->attendance = tea_record_get_id (TEA_RECORD (attendance));

  return tea_meeting_end_turn (book, turn->meeting, turn->started_at, action, error) &&
         (entry == NULL || tea_action_delete (action, entry, error)) &&
         tea_action_insert (action, turn, error) &&
         tea_action_commit (action, error);
}

TeaTurn *
tea_floor_give (TeaMeeting     *meeting,
                TeaBook        *book,
                TeaAttendance  *attendance,
                gint64          topic,
                const char     *stance,
                GError        **error)
{
  g_autoptr (TeaProcedure) procedure = NULL;
  g_autoptr (TeaAttendance) current = NULL;
  g_autoptr (TeaQueueEntry) entry = NULL;
  g_autoptr (TeaTurn) turn = NULL;
  g_autofree char *now = NULL;
  gint64 id;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (TEA_IS_ATTENDANCE (attendance), NULL);

  id = tea_record_get_id (TEA_RECORD (meeting));
  if (!tea_meeting_check_open (book, id, error) ||
      !tea_meeting_check_has_topic (book, id, topic, error) ||
      !tea_attendance_check_meeting (attendance, id, error) ||
      !tea_queue_entry_find (book, tea_record_get_id (TEA_RECORD (attendance)), &entry, error))
    return NULL;

  procedure = tea_procedure_for_meeting (book, id, error);
  if (procedure == NULL)
    return NULL;

  if (tea_record_get_id (TEA_RECORD (attendance)) == 0)
    current = g_object_ref (attendance);
  else
    current = tea_book_get (book, TEA_TYPE_ATTENDANCE, tea_record_get_id (TEA_RECORD (attendance)),
                            error);
  if (current == NULL)
    return NULL;

  if (stance == NULL && entry != NULL)
    stance = entry->stance;

  now = tea_book_now (book);
  turn = g_object_new (TEA_TYPE_TURN,
                       "meeting", id,
                       "speaker", current->name,
                       "party", current->party,
                       "topic", topic,
                       "stance", stance != NULL && *stance != '\0' ? stance : NULL,
                       "started-at", now,
                       "allotted", procedure->seconds,
                       "warning", procedure->warning,
                       NULL);
  if (!start_turn (turn, book, current, entry, error))
    return NULL;

  return tea_book_get (book, TEA_TYPE_TURN, tea_record_get_id (TEA_RECORD (turn)), error);
}

TeaTurn *
tea_floor_give_next (TeaMeeting  *meeting,
                     TeaBook     *book,
                     GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (TeaAttendance) attendance = NULL;
  TeaQueueEntry *first;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_queue_entry_query (book, tea_record_get_id (TEA_RECORD (meeting)));
  entries = tea_query_read_records (query, error);
  if (entries == NULL)
    return NULL;

  if (entries->len == 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED, _("Nobody waits for the floor."));
      return NULL;
    }

  first = g_ptr_array_index (entries, 0);
  attendance = tea_book_get (book, TEA_TYPE_ATTENDANCE, first->attendance, error);
  if (attendance == NULL)
    return NULL;

  return tea_floor_give (meeting, book, attendance, first->topic, first->stance, error);
}

gboolean
tea_floor_find_turn (TeaMeeting  *meeting,
                     TeaBook     *book,
                     TeaTurn    **turn,
                     GError     **error)
{
  g_return_val_if_fail (TEA_IS_MEETING (meeting), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (turn != NULL, FALSE);

  return find_turn (book, tea_record_get_id (TEA_RECORD (meeting)), turn, error);
}

TeaTurn *
tea_floor_pause (TeaMeeting  *meeting,
                 TeaBook     *book,
                 GError     **error)
{
  g_autoptr (TeaTurn) turn = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  turn = get_turn (meeting, book, error);
  if (turn == NULL)
    return NULL;

  if (turn->paused_at != NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED, _("The clock stands already."));
      return NULL;
    }

  turn->paused_at = tea_book_now (book);
  /* Translators: an entry of the history; %s is a person. */
  title = g_strdup_printf (_("Stopped the clock of %s"), turn->speaker);

  return write_turn (turn, book, "floor-pause", title, error);
}

TeaTurn *
tea_floor_resume (TeaMeeting  *meeting,
                  TeaBook     *book,
                  GError     **error)
{
  g_autoptr (TeaTurn) turn = NULL;
  g_autofree char *title = NULL;
  g_autofree char *now = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  turn = get_turn (meeting, book, error);
  if (turn == NULL)
    return NULL;

  if (turn->paused_at == NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED, _("The clock is not stopped."));
      return NULL;
    }

  now = tea_book_now (book);
  end_pause (turn, now);
  /* Translators: an entry of the history; %s is a person. */
  title = g_strdup_printf (_("Let the clock of %s go on"), turn->speaker);

  return write_turn (turn, book, "floor-resume", title, error);
}

TeaTurn *
tea_floor_add_time (TeaMeeting  *meeting,
                    TeaBook     *book,
                    int          seconds,
                    GError     **error)
{
  g_autoptr (TeaTurn) turn = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  if (seconds < 1 || seconds > MOST_SECONDS)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Between 1 second and an hour can be added."));
      return NULL;
    }

  turn = get_turn (meeting, book, error);
  if (turn == NULL)
    return NULL;

  turn->allotted += seconds;
  /* Translators: an entry of the history; %s is a person. */
  title = g_strdup_printf (_("Gave %s more time"), turn->speaker);

  return write_turn (turn, book, "floor-more", title, error);
}

TeaTurn *
tea_floor_end (TeaMeeting  *meeting,
               TeaBook     *book,
               const char  *at,
               GError     **error)
{
  g_autoptr (TeaTurn) turn = NULL;
  g_autofree char *title = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *now = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  turn = get_turn (meeting, book, error);
  if (turn == NULL)
    return NULL;

  now = tea_book_now (book);
  moment = at != NULL ? tea_time_parse (at, error) : g_strdup (now);
  if (moment == NULL)
    return NULL;

  if (at != NULL && (strcmp (moment, turn->started_at) < 0 || strcmp (moment, now) > 0))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("A turn ends between its beginning and now."));
      return NULL;
    }

  end_turn (turn, moment);
  /* Translators: an entry of the history; %s is a person. */
  title = g_strdup_printf (_("Ended the turn of %s"), turn->speaker);

  return write_turn (turn, book, "floor-end", title, error);
}

void
tea_speaking_time_free (TeaSpeakingTime *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->party_name);
  g_free (self);
}

GPtrArray *
tea_floor_read_times (TeaMeeting  *meeting,
                      TeaBook     *book,
                      gint64       topic,
                      gboolean     by_party,
                      GError     **error)
{
  g_autoptr (GPtrArray) times = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *now = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  /* A pause that is under way counts from its beginning on, as in tea_turn_count_seconds(). */
  query = tea_query_new (book, "add up who spoke how long",
    "SELECT CASE WHEN NOT :by_party THEN attendance END, party,"
    "       CASE WHEN :by_party THEN party_name ELSE speaker END, party_name,"
    "       count (*), sum (spoken), sum (max (0, spoken - allotted))"
    " FROM (SELECT turn.attendance, turn.speaker, turn.party, party.name AS party_name, allotted,"
    "              max (0, unixepoch (coalesce (ended_at, paused_at, :now))"
    "                      - unixepoch (started_at) - paused) AS spoken"
    "       FROM turn JOIN party ON party.id = turn.party"
    "       WHERE turn.meeting = :meeting AND (:topic IS NULL OR turn.topic = :topic))"
    " GROUP BY 1, 2 ORDER BY 6 DESC, 5 DESC, 3");
  now = tea_book_now (book);
  tea_query_bind_text (query, "now", now);
  tea_query_bind_int (query, "by_party", by_party);
  tea_query_bind_id (query, "meeting", tea_record_get_id (TEA_RECORD (meeting)));
  tea_query_bind_id (query, "topic", topic);

  times = g_ptr_array_new_with_free_func ((GDestroyNotify) tea_speaking_time_free);
  while (tea_query_step (query, &local_error))
    {
      TeaSpeakingTime *time = g_new0 (TeaSpeakingTime, 1);

      time->attendance = tea_query_get_int (query, 0);
      time->party = tea_query_get_int (query, 1);
      time->name = g_strdup (tea_query_get_text (query, 2));
      time->party_name = g_strdup (tea_query_get_text (query, 3));
      time->turns = tea_query_get_int (query, 4);
      time->seconds = tea_query_get_int (query, 5);
      time->overtime = tea_query_get_int (query, 6);
      g_ptr_array_add (times, time);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&times);
}
