/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-date.h"

#include "tea-meeting-private.h"
#include "tea-procedure.h"

/* How long is booked where nobody says otherwise, and how long going through open work takes. */
#define USUAL_MINUTES  90
#define REVIEW_MINUTES 10

/* Counts lines of the session's sign-in sheet. */
#define COUNT_ATTENDANCE(condition) \
  "SELECT count (*) FROM attendance WHERE attendance.meeting = meeting.id AND " condition

G_DEFINE_FINAL_TYPE (TeaMeeting, tea_meeting, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaMeeting, number, TEXT, N_("Number")),
  TEA_COLUMN (TeaMeeting, series, REFERENCE, N_("Series")),
  TEA_COLUMN (TeaMeeting, kind, TEXT, N_("Kind")),
  TEA_COLUMN (TeaMeeting, title, TEXT, N_("Title")),
  TEA_COLUMN (TeaMeeting, place, TEXT, N_("Place")),
  TEA_COLUMN (TeaMeeting, starts_at, TIME, N_("Begins at")),
  TEA_COLUMN (TeaMeeting, chair, REFERENCE, N_("Chair")),
  TEA_COLUMN (TeaMeeting, recorder, REFERENCE, N_("Recorder")),
  TEA_COLUMN (TeaMeeting, state, TEXT, N_("State")),
  TEA_COLUMN (TeaMeeting, opened_at, TIME, N_("Opened at")),
  TEA_COLUMN (TeaMeeting, closed_at, TIME, N_("Closed at")),
  TEA_COLUMN (TeaMeeting, note, TEXT, N_("Note")),
  TEA_COLUMN (TeaMeeting, minutes, INTEGER, N_("Minutes booked")),
  TEA_COLUMN (TeaMeeting, review_minutes, INTEGER, N_("Minutes for open work")),
  TEA_COMPUTED (TeaMeeting, series_name, TEXT, N_("Series"),
                "SELECT name FROM series WHERE series.id = meeting.series"),
  TEA_COMPUTED (TeaMeeting, chair_name, TEXT, N_("Chair"),
                "SELECT name FROM person WHERE person.id = meeting.chair"),
  TEA_COMPUTED (TeaMeeting, recorder_name, TEXT, N_("Recorder"),
                "SELECT name FROM person WHERE person.id = meeting.recorder"),
  TEA_COMPUTED (TeaMeeting, core_titles, TEXT, N_("Core topics"),
                "SELECT group_concat (title, '、') FROM"
                " (SELECT topic.title AS title FROM agenda_item"
                "  JOIN topic ON topic.id = agenda_item.topic"
                "  WHERE agenda_item.meeting = meeting.id AND core"
                "  ORDER BY position, agenda_item.id)"),
  TEA_COMPUTED (TeaMeeting, items, INTEGER, N_("Topics"),
                "SELECT count (*) FROM agenda_item WHERE agenda_item.meeting = meeting.id"),
  TEA_COMPUTED (TeaMeeting, open_work, INTEGER, N_("Open work"),
                "SELECT count (*) FROM carried_work WHERE carried_work.meeting = meeting.id"),
  TEA_COMPUTED (TeaMeeting, agenda_minutes, INTEGER, N_("Minutes of the agenda"),
                "SELECT ifnull (sum (agenda_item.minutes), 0)"
                " + CASE WHEN EXISTS (SELECT 1 FROM carried_work"
                "                     WHERE carried_work.meeting = meeting.id)"
                "   THEN review_minutes ELSE 0 END"
                " FROM agenda_item WHERE agenda_item.meeting = meeting.id"),
  TEA_COMPUTED (TeaMeeting, due, INTEGER, N_("People due"),
                COUNT_ATTENDANCE ("votes AND invited_at IS NOT NULL")),
  TEA_COMPUTED (TeaMeeting, due_present, INTEGER, N_("Present of those due"),
                COUNT_ATTENDANCE ("votes AND invited_at IS NOT NULL AND arrived_at IS NOT NULL")),
  TEA_COMPUTED (TeaMeeting, due_here, INTEGER, N_("In the room of those due"),
                COUNT_ATTENDANCE ("votes AND invited_at IS NOT NULL AND arrived_at IS NOT NULL"
                                  " AND left_at IS NULL")),
  TEA_COMPUTED (TeaMeeting, quorum, TEXT, N_("Quorum"),
                "coalesce ((SELECT quorum FROM procedure WHERE procedure.meeting = meeting.id),"
                " (SELECT quorum FROM procedure WHERE procedure.kind = meeting.kind),"
                " 'two-thirds')"),
  TEA_COMPUTED (TeaMeeting, present, INTEGER, N_("Present"),
                COUNT_ATTENDANCE ("votes AND arrived_at IS NOT NULL")),
  TEA_COMPUTED (TeaMeeting, observers, INTEGER, N_("Present without a vote"),
                COUNT_ATTENDANCE ("NOT votes AND arrived_at IS NOT NULL")),
  TEA_COMPUTED (TeaMeeting, remarks, INTEGER, N_("Remarks"),
                "SELECT count (*) FROM remark WHERE remark.meeting = meeting.id"),
  TEA_COMPUTED (TeaMeeting, ballots, INTEGER, N_("Counts of hands"),
                "SELECT count (*) FROM ballot"
                " WHERE ballot.meeting = meeting.id AND replaced_by IS NULL"),
  TEA_COMPUTED (TeaMeeting, suggestions, INTEGER, N_("Suggestions"),
                "SELECT count (*) FROM suggestion"
                " WHERE suggestion.meeting = meeting.id AND joined IS NULL"),
  TEA_COMPUTED (TeaMeeting, locked, BOOLEAN, N_("Locked"), "state = 'closed'"),
  TEA_COMPUTED (TeaMeeting, adjourned, BOOLEAN, N_("Adjourned"), TEA_MEETING_IS_ADJOURNED),
  TEA_COMPUTED (TeaMeeting, resumes_at, TIME, N_("To go on at"),
                "SELECT resumes_at FROM adjournment"
                " WHERE adjournment.meeting = meeting.id AND resumed_at IS NULL"),
  TEA_COMPUTED (TeaMeeting, resumed_at, TIME, N_("Resumed at"),
                "SELECT max (resumed_at) FROM adjournment"
                " WHERE adjournment.meeting = meeting.id"),
  TEA_COMPUTED (TeaMeeting, finished, BOOLEAN, N_("Minutes final"),
                "EXISTS (SELECT 1 FROM minutes"
                " WHERE minutes.meeting = meeting.id AND finished_at IS NOT NULL)"),
};

static const TeaWord kinds[] = {
  { "tea", N_("Afternoon tea") },
  { "three-party", N_("Three-party meeting") },
  { "special", N_("Special session") },
  { NULL },
};

static const TeaWord states[] = {
  { "planned", N_("Planned") },
  { "open", N_("Under way") },
  { "closed", N_("Closed") },
  { NULL },
};

static gboolean
tea_meeting_validate (TeaRecord  *record,
                      GError    **error)
{
  TeaMeeting *self = TEA_MEETING (record);

  if (self->locked && g_strcmp0 (self->state, "closed") == 0)
    return tea_meeting_refuse_locked (self->number, error);

  if (self->starts_at == NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("Say when the session begins."));
      return FALSE;
    }

  if (self->title == NULL || *self->title == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("A session needs a title."));
      return FALSE;
    }

  if (self->minutes <= 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("Book at least one minute."));
      return FALSE;
    }

  if (self->review_minutes < 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Going through open work cannot take less than no time."));
      return FALSE;
    }

  if (self->opened_at != NULL && self->closed_at != NULL &&
      strcmp (self->closed_at, self->opened_at) < 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("A session cannot end before it began."));
      return FALSE;
    }

  return tea_word_check (kinds, self->kind, error) && tea_word_check (states, self->state, error);
}

static void
tea_meeting_class_init (TeaMeetingClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_meeting_validate;

  tea_record_class_set_columns (record_class, "meeting", N_("Session"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_meeting_init (TeaMeeting *self)
{
}

const TeaWord *
tea_meeting_kinds (void)
{
  return kinds;
}

const char *
tea_meeting_kind_label (const char *kind)
{
  return tea_word_label (kinds, kind);
}

const TeaWord *
tea_meeting_states (void)
{
  return states;
}

const char *
tea_meeting_state_label (const char *state)
{
  return tea_word_label (states, state);
}

char *
tea_meeting_dup_state (TeaMeeting *self)
{
  g_return_val_if_fail (TEA_IS_MEETING (self), NULL);

  return g_strdup (self->adjourned ? C_("session", "Adjourned")
                                   : tea_meeting_state_label (self->state));
}

const char *
tea_meeting_get_goes_on_at (TeaMeeting *self)
{
  g_return_val_if_fail (TEA_IS_MEETING (self), NULL);

  if (self->adjourned)
    return self->resumes_at;

  /* A break of the same day is over once it is over. */
  if (self->resumed_at != NULL &&
      strncmp (self->resumed_at, self->starts_at, strlen ("2026-11-25")) != 0)
    return self->resumed_at;

  return NULL;
}

char *
tea_meeting_dup_recorder (TeaBook *book,
                          gint64   meeting)
{
  g_autoptr (TeaMeeting) record = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  record = tea_book_get (book, TEA_TYPE_MEETING, meeting, NULL);
  if (record != NULL && *record->recorder_name != '\0')
    return g_strdup (record->recorder_name);

  return tea_book_dup_setting (book, "secretary");
}

gboolean
tea_meeting_refuse_locked (const char  *number,
                           GError     **error)
{
  /* Translators: %s is the number of a session. */
  g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
               _("%s is closed and its minutes are locked. Open it again to correct them."),
               number);

  return FALSE;
}

/* Reads the state from the book: the record that a page holds on to may be out of date. */
static char *
read_state (TeaBook  *book,
            gint64    meeting,
            char    **number,
            GError  **error)
{
  g_autoptr (TeaMeeting) current = NULL;

  current = tea_book_get (book, TEA_TYPE_MEETING, meeting, error);
  if (current == NULL)
    return NULL;

  g_set_str (number, current->number);

  return g_steal_pointer (&current->state);
}

gboolean
tea_meeting_check_unlocked (TeaBook  *book,
                            gint64    meeting,
                            GError  **error)
{
  g_autofree char *number = NULL;
  g_autofree char *state = read_state (book, meeting, &number, error);

  if (g_strcmp0 (state, "closed") == 0)
    return tea_meeting_refuse_locked (number, error);

  return state != NULL;
}

static gboolean
check_begun (TeaMeeting  *current,
             GError     **error)
{
  if (current->locked)
    return tea_meeting_refuse_locked (current->number, error);

  if (g_str_equal (current->state, "planned"))
    {
      /* Translators: %s is the number of a session. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s has not begun. Start it first."), current->number);
      return FALSE;
    }

  return TRUE;
}

gboolean
tea_meeting_check_open (TeaBook  *book,
                        gint64    meeting,
                        GError  **error)
{
  g_autoptr (TeaMeeting) current = tea_book_get (book, TEA_TYPE_MEETING, meeting, error);

  if (current == NULL || !check_begun (current, error))
    return FALSE;

  if (current->adjourned)
    {
      /* Translators: %s is the number of a session. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s is adjourned. Resume it first."), current->number);
      return FALSE;
    }

  return TRUE;
}

gboolean
tea_meeting_check_has_topic (TeaBook  *book,
                             gint64    meeting,
                             gint64    topic,
                             GError  **error)
{
  g_autoptr (TeaQuery) query = NULL;
  gint64 count = 0;

  if (topic == 0)
    return TRUE;

  query = tea_query_new (book, "look for a topic on the agenda",
                         "SELECT count (*) FROM agenda_item"
                         " WHERE meeting = :meeting AND topic = :topic");
  tea_query_bind_id (query, "meeting", meeting);
  tea_query_bind_id (query, "topic", topic);
  if (!tea_query_read_int (query, &count, error))
    return FALSE;

  if (count == 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("This topic is not on the agenda of the session. Put it there first."));
      return FALSE;
    }

  return TRUE;
}

static void
fill_title (TeaMeeting *self,
            TeaBook    *book)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autofree char *day = tea_date_format (self->starts_at);
  const char *name = tea_meeting_kind_label (self->kind);

  query = tea_query_new (book, "read the name of a series",
                         "SELECT name FROM series WHERE id = :series");
  tea_query_bind_id (query, "series", self->series);
  if (tea_query_step (query, NULL))
    name = tea_query_get_text (query, 0);

  g_free (self->title);
  /* Translators: the title of a session: its kind or the name of its series, then its day. */
  self->title = g_strdup_printf (_("%s, %s"), name, day);
}

gboolean
tea_meeting_add (TeaMeeting  *self,
                 TeaBook     *book,
                 GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *starts_at = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) == 0, FALSE);

  if (self->starts_at == NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("Say when the session begins."));
      return FALSE;
    }

  starts_at = tea_time_parse (self->starts_at, error);
  if (starts_at == NULL)
    return FALSE;

  if (self->kind == NULL || *self->kind == '\0')
    g_set_str (&self->kind, "tea");
  if (!tea_word_check (kinds, self->kind, error))
    return FALSE;
  if (self->minutes == 0)
    self->minutes = USUAL_MINUTES;
  if (self->review_minutes == 0)
    self->review_minutes = REVIEW_MINUTES;

  action = tea_action_begin (book, "meeting-add", _("Planned a session"), error);
  if (action == NULL)
    return FALSE;

  g_set_str (&self->starts_at, starts_at);
  g_set_str (&self->state, "planned");
  if (self->title == NULL || *self->title == '\0')
    fill_title (self, book);

  g_free (self->number);
  self->number = tea_action_number (action, "M", self->starts_at, error);

  return self->number != NULL &&
         tea_action_insert (action, self, error) &&
         tea_action_commit (action, error);
}

gboolean
tea_meeting_remove (TeaMeeting  *self,
                    TeaBook     *book,
                    GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *number = NULL;
  g_autofree char *state = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  state = read_state (book, tea_record_get_id (TEA_RECORD (self)), &number, error);
  if (state == NULL)
    return FALSE;

  if (!g_str_equal (state, "planned"))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s has begun already. Only a planned session can be called off."), number);
      return FALSE;
    }

  /* Translators: an entry of the history; %s is the number of a session. */
  title = g_strdup_printf (_("Called off %s"), number);
  action = tea_action_begin (book, "meeting-remove", title, error);

  return action != NULL &&
         tea_action_delete (action, self, error) &&
         tea_action_commit (action, error);
}

/* There is one room and one projector, and what is said belongs to the session that is open. */
gboolean
tea_meeting_check_none_open (TeaBook  *book,
                             GError  **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  query = tea_query_new (book, "look for an open session",
                         "SELECT number FROM meeting WHERE state = 'open'"
                         " AND NOT " TEA_MEETING_IS_ADJOURNED " LIMIT 1");
  if (tea_query_step (query, &local_error))
    {
      /* Translators: %s is the number of a session. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s is still open. Close it first."), tea_query_get_text (query, 0));
      return FALSE;
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/* @ended: whether the session's own end stands already. */
static gboolean
write_state (TeaMeeting  *self,
             TeaBook     *book,
             const char  *verb,
             const char  *title,
             const char  *state,
             gboolean     ended,
             GError     **error)
{
  g_autoptr (TeaAction) action = tea_action_begin (book, verb, title, error);
  g_autofree char *now = tea_book_now (book);

  if (action == NULL)
    return FALSE;

  g_set_str (&self->state, state);
  if (g_str_equal (state, "closed"))
    {
      /* Minutes that are corrected on another day still end when the session ended. */
      if (!ended && (self->closed_at == NULL ||
                     strncmp (self->closed_at, now, strlen ("2026-11-25")) == 0))
        g_set_str (&self->closed_at, now);
    }
  else if (self->opened_at == NULL)
    g_set_str (&self->opened_at, now);

  /* Nobody has the floor of a session that is over. */
  if (!tea_action_update (action, self, error) ||
      (g_str_equal (state, "closed") &&
       !tea_meeting_end_turn (book, tea_record_get_id (TEA_RECORD (self)), self->closed_at,
                              action, error)) ||
      !tea_action_commit (action, error))
    return FALSE;

  g_object_set (self, "locked", g_str_equal (state, "closed"), NULL);

  return TRUE;
}

gboolean
tea_meeting_start (TeaMeeting  *self,
                   TeaBook     *book,
                   GError     **error)
{
  g_autofree char *number = NULL;
  g_autofree char *state = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  state = read_state (book, tea_record_get_id (TEA_RECORD (self)), &number, error);
  if (state == NULL)
    return FALSE;

  if (!g_str_equal (state, "planned"))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED, _("%s has begun already."), number);
      return FALSE;
    }

  if (!tea_meeting_check_none_open (book, error))
    return FALSE;

  /* Translators: an entry of the history; %s is the number of a session. */
  title = g_strdup_printf (_("Started %s"), number);

  return write_state (self, book, "meeting-start", title, "open", FALSE, error);
}

/* A session that never went on ended when it stopped. */
static gboolean
end_adjournment (TeaMeeting  *self,
                 TeaBook     *book,
                 TeaAction   *action,
                 GError     **error)
{
  g_autoptr (TeaAdjournment) adjournment = NULL;

  adjournment = tea_adjournment_find (book, tea_record_get_id (TEA_RECORD (self)), error);
  if (adjournment == NULL)
    return FALSE;

  g_set_str (&self->closed_at, adjournment->adjourned_at);

  return tea_action_delete (action, adjournment, error);
}

gboolean
tea_meeting_close (TeaMeeting  *self,
                   TeaBook     *book,
                   GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaMeeting) current = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  current = tea_book_get (book, TEA_TYPE_MEETING, tea_record_get_id (TEA_RECORD (self)), error);
  if (current == NULL || !check_begun (current, error))
    return FALSE;

  /* Translators: an entry of the history; %s is the number of a session. */
  title = g_strdup_printf (_("Closed %s"), self->number);
  action = tea_action_begin (book, "meeting-close", title, error);

  return action != NULL &&
         (!current->adjourned || end_adjournment (self, book, action, error)) &&
         write_state (self, book, "meeting-close", title, "closed", current->adjourned, error) &&
         tea_action_commit (action, error);
}

gboolean
tea_meeting_reopen (TeaMeeting  *self,
                    TeaBook     *book,
                    GError     **error)
{
  g_autoptr (TeaMeeting) current = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  current = tea_book_get (book, TEA_TYPE_MEETING, tea_record_get_id (TEA_RECORD (self)), error);
  if (current == NULL)
    return FALSE;

  if (!current->locked)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED, _("%s is not closed."), current->number);
      return FALSE;
    }

  if (current->finished)
    {
      /* Translators: %s is the number of a session. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("The minutes of %s are final. Add a correction to them instead."),
                   current->number);
      return FALSE;
    }

  if (!tea_meeting_check_none_open (book, error))
    return FALSE;

  /* Translators: an entry of the history; %s is the number of a session. */
  title = g_strdup_printf (_("Opened %s again"), current->number);

  return write_state (self, book, "meeting-reopen", title, "open", FALSE, error);
}

char *
tea_meeting_dup_name (TeaMeeting *self)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (self), NULL);

  day = tea_date_format (self->starts_at);
  if (strstr (self->title, day) != NULL)
    return g_strdup (self->title);

  /* Translators: a session and its day. */
  return g_strdup_printf (_("%s, %s"), self->title, day);
}

/* Who left no longer helps while it is under way; who was there counts in the minutes. */
static int
get_due_counted (TeaMeeting *self)
{
  return g_strcmp0 (self->state, "open") == 0 ? self->due_here : self->due_present;
}

gboolean
tea_meeting_has_quorum (TeaMeeting *self)
{
  g_return_val_if_fail (TEA_IS_MEETING (self), FALSE);

  return tea_procedure_is_quorate (self->quorum, self->due, get_due_counted (self));
}

char *
tea_meeting_dup_quorum (TeaMeeting *self)
{
  const gboolean reached = tea_meeting_has_quorum (self);
  int needed;
  int here;

  g_return_val_if_fail (TEA_IS_MEETING (self), NULL);

  if (g_strcmp0 (self->quorum, "none") == 0)
    return g_strdup (_("This session needs no quorum."));

  if (self->due == 0)
    return g_strdup (_("Nobody was invited with a vote, so there is no quorum to reach."));

  needed = tea_procedure_count_needed (self->quorum, self->due);
  here = get_due_counted (self);
  if (g_strcmp0 (self->state, "closed") == 0)
    return reached
      /* Translators: how many came, of how many, and how many of these had to come. */
      ? g_strdup_printf (_("Quorum: %d of %d invited came, %d were needed."),
                         here, self->due, needed)
      : g_strdup_printf (_("No quorum: %d of %d invited came, %d were needed."),
                         here, self->due, needed);

  return reached
    /* Translators: how many are in the room, of how many, and how many of these have to be. */
    ? g_strdup_printf (_("Quorum: %d of %d invited are here, %d are needed."),
                       here, self->due, needed)
    : g_strdup_printf (_("No quorum: %d of %d invited are here, %d are needed."),
                       here, self->due, needed);
}

/* Reads the first session of a query, where there is one. */
static TeaMeeting *
read_first (TeaBook     *book,
            TeaQuery    *query,
            const char  *none,
            GError     **error)
{
  g_autoptr (GPtrArray) meetings = tea_query_read_records (query, error);

  if (meetings == NULL)
    return NULL;

  if (meetings->len == 0)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_NOT_FOUND, none);
      return NULL;
    }

  return g_object_ref (g_ptr_array_index (meetings, 0));
}

TeaMeeting *
tea_meeting_find_current (TeaBook  *book,
                          GError  **error)
{
  g_autoptr (TeaQuery) query = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_MEETING,
    "WHERE state <> 'closed'"
    " ORDER BY state = 'open' AND NOT " TEA_MEETING_IS_ADJOURNED " DESC,"
    " abs (julianday (date (" TEA_MEETING_BEGINS ")) - julianday (today ())) NULLS LAST,"
    " " TEA_MEETING_BEGINS " < today (), " TEA_MEETING_BEGINS ", id LIMIT 1");

  return read_first (book, query, _("No session is planned. Plan one first."), error);
}

void
tea_meeting_bind_previous (TeaMeeting *self,
                           TeaQuery   *query)
{
  tea_query_bind_id (query, "id", tea_record_get_id (TEA_RECORD (self)));
  tea_query_bind_text (query, "starts_at", self->starts_at);
  tea_query_bind_id (query, "series", self->series);
  tea_query_bind_text (query, "kind", self->kind);
}

TeaMeeting *
tea_meeting_find_previous (TeaMeeting  *self,
                           TeaBook     *book,
                           GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (self), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_MEETING, TEA_MEETING_PREVIOUS);
  tea_meeting_bind_previous (self, query);

  return read_first (book, query, _("There was no session of this kind before."), error);
}

TeaQuery *
tea_meeting_query (TeaBook                *book,
                   const TeaMeetingFilter *filter)
{
  static const TeaMeetingFilter everything = { NULL };
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  if (filter == NULL)
    filter = &everything;

  query = tea_query_new_for_records (book, TEA_TYPE_MEETING,
    "WHERE (:text IS NULL OR instr (lower (number || ' ' || title || ' ' || place || ' ' || note),"
    "                               lower (:text)) > 0)"
    " AND (:state IS NULL OR state = :state)"
    " AND (:kind IS NULL OR kind = :kind)"
    " AND (:series IS NULL OR series = :series)"
    " AND (:topic IS NULL OR EXISTS (SELECT 1 FROM agenda_item"
    "        WHERE agenda_item.meeting = meeting.id AND agenda_item.topic = :topic))"
    " AND (:from IS NULL OR date (starts_at) >= :from)"
    " AND (:to IS NULL OR date (starts_at) <= :to)"
    " ORDER BY CASE WHEN :coming_first THEN state = 'closed' END,"
    "          CASE WHEN :earliest_first OR (:coming_first AND state <> 'closed')"
    "               THEN starts_at END,"
    "          starts_at DESC, number DESC");

  if (filter->text != NULL && *filter->text != '\0')
    tea_query_bind_text (query, "text", filter->text);
  tea_query_bind_text (query, "state", filter->state);
  tea_query_bind_text (query, "kind", filter->kind);
  tea_query_bind_id (query, "series", filter->series);
  tea_query_bind_id (query, "topic", filter->topic);
  tea_query_bind_text (query, "from", filter->from);
  tea_query_bind_text (query, "to", filter->to);
  tea_query_bind_int (query, "earliest_first", filter->earliest_first);
  tea_query_bind_int (query, "coming_first", filter->coming_first);

  return query;
}
