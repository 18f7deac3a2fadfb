/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-date.h"
#include "book/tea-search.h"
#include "book/tea-text.h"

#include "tea-attendance.h"
#include "tea-meeting-private.h"
#include "tea-remark-version.h"
#include "tea-turn.h"

G_DEFINE_FINAL_TYPE (TeaRemark, tea_remark, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaRemark, number, TEXT, N_("Number")),
  TEA_COLUMN (TeaRemark, meeting, REFERENCE, N_("Session")),
  TEA_COLUMN (TeaRemark, topic, REFERENCE, N_("Topic")),
  TEA_COLUMN (TeaRemark, attendance, REFERENCE, N_("Line of the sign-in sheet")),
  TEA_COLUMN (TeaRemark, speaker, TEXT, N_("Speaker")),
  TEA_COLUMN (TeaRemark, party, REFERENCE, N_("Party")),
  TEA_COLUMN (TeaRemark, stance, OPTIONAL, N_("Position")),
  TEA_COLUMN (TeaRemark, text, TEXT, N_("Remark")),
  TEA_COLUMN (TeaRemark, said_at, TIME, N_("Said at")),
  TEA_COLUMN (TeaRemark, turn, REFERENCE, N_("Turn at speaking")),
  TEA_COMPUTED (TeaRemark, meeting_number, TEXT, N_("Session number"),
                "SELECT number FROM meeting WHERE meeting.id = remark.meeting"),
  TEA_COMPUTED (TeaRemark, meeting_state, TEXT, N_("State of the session"),
                "SELECT state FROM meeting WHERE meeting.id = remark.meeting"),
  TEA_COMPUTED (TeaRemark, topic_number, TEXT, N_("Topic number"),
                "SELECT number FROM topic WHERE topic.id = remark.topic"),
  TEA_COMPUTED (TeaRemark, topic_title, TEXT, N_("Topic"),
                "SELECT title FROM topic WHERE topic.id = remark.topic"),
  TEA_COMPUTED (TeaRemark, party_name, TEXT, N_("Party"),
                "SELECT name FROM party WHERE party.id = remark.party"),
  TEA_COMPUTED (TeaRemark, suggestion_number, TEXT, N_("Suggestion number"),
                "SELECT number FROM suggestion WHERE suggestion.remark = remark.id"
                " ORDER BY id LIMIT 1"),
  TEA_COMPUTED (TeaRemark, corrections, INTEGER, N_("Corrections"),
                "SELECT count (*) FROM remark_version WHERE remark_version.remark = remark.id"),
};

static const TeaWord stances[] = {
  { "for", N_("For") },
  { "against", N_("Against") },
  { "question", N_("Question") },
  { "suggestion", N_("Suggestion") },
  { "answer", N_("Answer") },
  { NULL },
};

static gboolean
tea_remark_validate (TeaRecord  *record,
                     GError    **error)
{
  TeaRemark *self = TEA_REMARK (record);

  if (g_strcmp0 (self->meeting_state, "closed") == 0)
    return tea_meeting_refuse_locked (self->meeting_number, error);

  tea_text_strip_field (&self->text);
  if (self->text == NULL || *self->text == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("Write down what was said."));
      return FALSE;
    }

  tea_text_strip_field (&self->speaker);
  if (self->speaker == NULL || *self->speaker == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("Say who spoke."));
      return FALSE;
    }

  return self->stance == NULL || tea_word_check (stances, self->stance, error);
}

/* Minutes that were corrected without a trace would be no minutes. */
static gboolean
tea_remark_keep_earlier (TeaRecord  *record,
                         TeaBook    *book,
                         TeaAction  *action,
                         GError    **error)
{
  TeaRemark *self = TEA_REMARK (record);
  g_autoptr (TeaRemark) earlier = NULL;

  earlier = tea_book_get (book, TEA_TYPE_REMARK, tea_record_get_id (record), error);
  if (earlier == NULL)
    return FALSE;

  return (g_strcmp0 (earlier->text, self->text) == 0 &&
          g_strcmp0 (earlier->stance, self->stance) == 0) ||
         tea_remark_version_keep (earlier, book, action, error);
}

static void
tea_remark_class_init (TeaRemarkClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_remark_validate;
  record_class->keep_earlier = tea_remark_keep_earlier;

  tea_record_class_set_columns (record_class, "remark", N_("Remark"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_remark_init (TeaRemark *self)
{
}

const TeaWord *
tea_remark_stances (void)
{
  return stances;
}

const char *
tea_remark_stance_label (const char *stance)
{
  return tea_word_label (stances, stance);
}

/* Copies name and party, which stay as they are now even if the person changes both later. */
static gboolean
take_speaker (TeaRemark      *self,
              TeaAttendance  *attendance,
              GError        **error)
{
  if (!tea_attendance_check_meeting (attendance, self->meeting, error))
    return FALSE;

  g_set_str (&self->speaker, attendance->name);
  self->party = attendance->party;

  return TRUE;
}

/* The turn in which the speaker says it: the present one, or the one before it for a recorder who
 * still writes while the next speaker has begun. */
static gboolean
find_turn (TeaRemark   *self,
           TeaBook     *book,
           const char  *said_at,
           GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  if (self->attendance == 0 || self->turn != 0)
    return TRUE;

  query = tea_query_new (book, "look for the turn of a remark",
                         "SELECT id FROM (SELECT id, attendance, topic, started_at FROM turn"
                         "                WHERE meeting = :meeting AND started_at <= :said_at"
                         "                ORDER BY started_at DESC, id DESC LIMIT 2)"
                         " WHERE attendance = :attendance"
                         " AND (:topic IS NULL OR topic IS NULL OR topic = :topic)"
                         " ORDER BY started_at DESC, id DESC LIMIT 1");
  tea_query_bind_id (query, "meeting", self->meeting);
  tea_query_bind_id (query, "attendance", self->attendance);
  tea_query_bind_id (query, "topic", self->topic);
  tea_query_bind_text (query, "said_at", said_at);
  ids = tea_query_read_ids (query, error);
  if (ids == NULL)
    return FALSE;

  if (ids->len > 0)
    self->turn = g_array_index (ids, gint64, 0);

  return TRUE;
}

gboolean
tea_remark_add (TeaRemark  *self,
                TeaBook    *book,
                GError    **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaAttendance) attendance = NULL;
  g_autofree char *said_at = NULL;

  g_return_val_if_fail (TEA_IS_REMARK (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) == 0, FALSE);

  if (!tea_meeting_check_open (book, self->meeting, error) ||
      !tea_meeting_check_has_topic (book, self->meeting, self->topic, error))
    return FALSE;

  if (self->attendance != 0)
    {
      attendance = tea_book_get (book, TEA_TYPE_ATTENDANCE, self->attendance, error);
      if (attendance == NULL || !take_speaker (self, attendance, error))
        return FALSE;
    }

  if (self->stance != NULL && *self->stance == '\0')
    g_clear_pointer (&self->stance, g_free);

  said_at = self->said_at != NULL ? tea_time_parse (self->said_at, error) : tea_book_now (book);
  if (said_at == NULL ||
      !tea_remark_validate (TEA_RECORD (self), error) ||
      !find_turn (self, book, said_at, error))
    return FALSE;

  action = tea_action_begin (book, "remark-add", _("Wrote down a remark"), error);
  if (action == NULL)
    return FALSE;

  if (attendance != NULL && attendance->arrived_at == NULL &&
      !tea_attendance_sign_in (attendance, book, said_at, error))
    return FALSE;

  g_set_str (&self->said_at, said_at);
  g_free (self->number);
  self->number = tea_action_number (action, "K", self->said_at, error);

  return self->number != NULL &&
         tea_action_insert (action, self, error) &&
         tea_console_forget_draft (book, self->meeting, error) &&
         tea_action_commit (action, error);
}

gboolean
tea_remark_correct (TeaRemark   *self,
                    TeaBook     *book,
                    const char  *text,
                    const char  *stance,
                    GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaRemark) current = NULL;
  g_autofree char *title = NULL;
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (TEA_IS_REMARK (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  current = tea_book_get (book, TEA_TYPE_REMARK, tea_record_get_id (TEA_RECORD (self)), error);
  if (current == NULL)
    return FALSE;

  stripped = tea_text_strip (text);
  if (stance != NULL && *stance == '\0')
    stance = NULL;
  if (g_str_equal (current->text, stripped) && g_strcmp0 (current->stance, stance) == 0)
    return TRUE;

  g_object_set (current, "text", stripped, "stance", stance, NULL);
  /* Translators: an entry of the history; %s is the number of a remark. */
  title = g_strdup_printf (_("Corrected the remark %s"), current->number);
  action = tea_action_begin (book, "remark-correct", title, error);
  if (action == NULL ||
      !tea_action_update (action, current, error) ||
      !tea_action_commit (action, error))
    return FALSE;

  g_object_set (self, "text", stripped, "stance", stance, NULL);

  return TRUE;
}

gboolean
tea_remark_remove (TeaRemark  *self,
                   TeaBook    *book,
                   GError    **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaRemark) current = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_REMARK (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  current = tea_book_get (book, TEA_TYPE_REMARK, tea_record_get_id (TEA_RECORD (self)), error);
  if (current == NULL || !tea_meeting_check_unlocked (book, current->meeting, error))
    return FALSE;

  if (*current->suggestion_number != '\0')
    {
      /* Translators: the numbers of a suggestion and of a remark. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED, _("%s came of %s, so that it stays."),
                   current->suggestion_number, current->number);
      return FALSE;
    }

  /* Translators: an entry of the history; %s is the number of a remark. */
  title = g_strdup_printf (_("Struck out the remark %s"), current->number);
  action = tea_action_begin (book, "remark-remove", title, error);

  return action != NULL &&
         tea_action_delete (action, self, error) &&
         tea_action_commit (action, error);
}

TeaQuery *
tea_remark_query (TeaBook               *book,
                  const TeaRemarkFilter *filter)
{
  static const TeaRemarkFilter everything = { NULL };
  g_autofree char *match = NULL;
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  if (filter == NULL)
    filter = &everything;

  query = tea_query_new_for_records (book, TEA_TYPE_REMARK,
    "WHERE (:match IS NULL OR id IN (SELECT rowid FROM search WHERE search MATCH :match))"
    " AND (:meeting IS NULL OR meeting = :meeting)"
    " AND (:topic IS NULL OR topic = :topic)"
    " AND (:party IS NULL OR party = :party)"
    " AND (:attendance IS NULL OR attendance = :attendance)"
    " AND (:stance IS NULL OR stance = :stance)"
    " ORDER BY CASE WHEN :latest_first THEN said_at END DESC,"
    "          CASE WHEN :latest_first THEN id END DESC, said_at, id");

  if (filter->text != NULL)
    match = tea_search_expression (filter->text);
  tea_query_bind_text (query, "match", match);
  tea_query_bind_id (query, "meeting", filter->meeting);
  tea_query_bind_id (query, "topic", filter->topic);
  tea_query_bind_id (query, "party", filter->party);
  tea_query_bind_id (query, "attendance", filter->attendance);
  tea_query_bind_text (query, "stance", filter->stance);
  tea_query_bind_int (query, "latest_first", filter->latest_first);

  return query;
}
