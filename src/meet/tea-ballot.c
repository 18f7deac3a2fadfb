/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-date.h"
#include "book/tea-text.h"

#include "tea-attendance.h"
#include "tea-ballot.h"
#include "tea-meeting-private.h"

G_DEFINE_FINAL_TYPE (TeaBallot, tea_ballot, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaBallot, meeting, REFERENCE, N_("Session")),
  TEA_COLUMN (TeaBallot, topic, REFERENCE, N_("Topic")),
  TEA_COLUMN (TeaBallot, question, TEXT, N_("What is voted on")),
  TEA_COLUMN (TeaBallot, in_favour, INTEGER, N_("In favour")),
  TEA_COLUMN (TeaBallot, against, INTEGER, N_("Against")),
  TEA_COLUMN (TeaBallot, abstained, INTEGER, N_("Abstained")),
  TEA_COLUMN (TeaBallot, present, INTEGER, N_("Present")),
  TEA_COLUMN (TeaBallot, taken_at, TIME, N_("Counted at")),
  TEA_COLUMN (TeaBallot, replaced_by, REFERENCE, N_("Replaced by")),
  TEA_COMPUTED (TeaBallot, topic_number, TEXT, N_("Topic number"),
                "SELECT number FROM topic WHERE topic.id = ballot.topic"),
  TEA_COMPUTED (TeaBallot, topic_title, TEXT, N_("Topic"),
                "SELECT title FROM topic WHERE topic.id = ballot.topic"),
  TEA_COMPUTED (TeaBallot, owners_vote, BOOLEAN, N_("Left to the owners"),
                "SELECT owners_vote FROM topic WHERE topic.id = ballot.topic"),
  TEA_COMPUTED (TeaBallot, meeting_number, TEXT, N_("Session number"),
                "SELECT number FROM meeting WHERE meeting.id = ballot.meeting"),
  TEA_COMPUTED (TeaBallot, meeting_state, TEXT, N_("State of the session"),
                "SELECT state FROM meeting WHERE meeting.id = ballot.meeting"),
};

static gint64
count_hands (TeaBallot *self)
{
  return (gint64) self->in_favour + self->against + self->abstained;
}

static gboolean
tea_ballot_validate (TeaRecord  *record,
                     GError    **error)
{
  TeaBallot *self = TEA_BALLOT (record);

  if (g_strcmp0 (self->meeting_state, "closed") == 0)
    return tea_meeting_refuse_locked (self->meeting_number, error);

  tea_text_strip_field (&self->question);
  if (self->question == NULL || *self->question == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("Say what was voted on."));
      return FALSE;
    }

  if (self->in_favour < 0 || self->against < 0 || self->abstained < 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("There are no fewer than 0 hands."));
      return FALSE;
    }

  if (count_hands (self) > self->present)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   ngettext ("There are more hands than people: %d person with a vote is signed "
                             "in. Count again, or sign in who is missing.",
                             "There are more hands than people: %d people with a vote are signed "
                             "in. Count again, or sign in who is missing.", self->present),
                   self->present);
      return FALSE;
    }

  return TRUE;
}

static void
tea_ballot_class_init (TeaBallotClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_ballot_validate;

  tea_record_class_set_columns (record_class, "ballot", N_("Vote"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_ballot_init (TeaBallot *self)
{
}

static gboolean
count_present (TeaBallot   *self,
               TeaBook     *book,
               const char  *taken_at,
               GError     **error)
{
  g_autoptr (TeaMeeting) meeting = NULL;

  meeting = tea_book_get (book, TEA_TYPE_MEETING, self->meeting, error);

  return meeting != NULL &&
         tea_meeting_count_present (meeting, book, taken_at, &self->present, NULL, error);
}

gboolean
tea_ballot_record (TeaBallot  *self,
                   TeaBook    *book,
                   GError    **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *taken_at = NULL;

  g_return_val_if_fail (TEA_IS_BALLOT (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) == 0, FALSE);

  if (!tea_meeting_check_open (book, self->meeting, error) ||
      !tea_meeting_check_has_topic (book, self->meeting, self->topic, error))
    return FALSE;

  taken_at = self->taken_at != NULL ? tea_time_parse (self->taken_at, error) : tea_book_now (book);
  if (taken_at == NULL ||
      !count_present (self, book, taken_at, error) ||
      !tea_ballot_validate (TEA_RECORD (self), error))
    return FALSE;

  action = tea_action_begin (book, "ballot-record", _("Wrote down a vote"), error);
  if (action == NULL)
    return FALSE;

  g_set_str (&self->taken_at, taken_at);

  return tea_action_insert (action, self, error) && tea_action_commit (action, error);
}

static gboolean
replace (TeaBallot  *self,
         TeaBook    *book,
         TeaBallot  *recount,
         GError    **error)
{
  g_autoptr (TeaAction) action = NULL;

  action = tea_action_begin (book, "ballot-recount", _("Counted the hands again"), error);
  if (action == NULL || !tea_ballot_record (recount, book, error))
    return FALSE;

  self->replaced_by = tea_record_get_id (TEA_RECORD (recount));
  if (tea_action_update (action, self, error) && tea_action_commit (action, error))
    return TRUE;

  self->replaced_by = 0;

  return FALSE;
}

TeaBallot *
tea_ballot_recount (TeaBallot  *self,
                    TeaBook    *book,
                    int         in_favour,
                    int         against,
                    int         abstained,
                    GError    **error)
{
  g_autoptr (TeaBallot) current = NULL;
  g_autoptr (TeaBallot) recount = NULL;

  g_return_val_if_fail (TEA_IS_BALLOT (self), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  current = tea_book_get (book, TEA_TYPE_BALLOT, tea_record_get_id (TEA_RECORD (self)), error);
  if (current == NULL)
    return NULL;

  if (current->replaced_by != 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("This vote was counted again already. Correct the latest count."));
      return NULL;
    }

  recount = g_object_new (TEA_TYPE_BALLOT,
                          "meeting", current->meeting,
                          "topic", current->topic,
                          "question", current->question,
                          "in_favour", in_favour,
                          "against", against,
                          "abstained", abstained,
                          NULL);
  if (!replace (self, book, recount, error))
    return NULL;

  return tea_book_get (book, TEA_TYPE_BALLOT, tea_record_get_id (TEA_RECORD (recount)), error);
}

gboolean
tea_ballot_has_passed (TeaBallot *self)
{
  g_return_val_if_fail (TEA_IS_BALLOT (self), FALSE);

  return self->in_favour > self->against;
}

static char *
describe_outcome (TeaBallot *self)
{
  if (self->in_favour > 0 && self->in_favour == self->present)
    return g_strdup_printf (_("Passed unanimously: all %d in favour."), self->in_favour);

  if (tea_ballot_has_passed (self))
    /* Translators: three counts of hands, then how many people are present. */
    return g_strdup_printf (_("Passed: %d in favour, %d against, %d abstained, of %d present."),
                            self->in_favour, self->against, self->abstained, self->present);

  if (self->in_favour == self->against && self->in_favour > 0)
    /* Translators: three counts of hands, then how many people are present. */
    return g_strdup_printf (_("Not passed, it is a tie: %d in favour, %d against, %d abstained, "
                              "of %d present."),
                            self->in_favour, self->against, self->abstained, self->present);

  /* Translators: three counts of hands, then how many people are present. */
  return g_strdup_printf (_("Not passed: %d in favour, %d against, %d abstained, of %d present."),
                          self->in_favour, self->against, self->abstained, self->present);
}

char *
tea_ballot_dup_result (TeaBallot *self)
{
  g_autoptr (GString) result = NULL;
  g_autofree char *outcome = NULL;
  int silent;

  g_return_val_if_fail (TEA_IS_BALLOT (self), NULL);

  outcome = describe_outcome (self);
  result = g_string_new (outcome);

  silent = self->present - count_hands (self);
  if (silent > 0)
    {
      g_string_append_c (result, ' ');
      g_string_append_printf (result, ngettext ("%d raised no hand.", "%d raised no hand.", silent),
                              silent);
    }

  if (self->owners_vote)
    {
      g_string_append_c (result, ' ');
      g_string_append (result, _("This is an opinion: the owners decide together."));
    }

  return g_string_free (g_steal_pointer (&result), FALSE);
}

TeaQuery *
tea_ballot_query (TeaBook  *book,
                  gint64    meeting,
                  gint64    topic,
                  gboolean  replaced)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_BALLOT,
                                     "WHERE (:meeting IS NULL OR meeting = :meeting)"
                                     " AND (:topic IS NULL OR topic = :topic)"
                                     " AND (:replaced OR replaced_by IS NULL)"
                                     " ORDER BY taken_at, id");
  tea_query_bind_id (query, "meeting", meeting);
  tea_query_bind_id (query, "topic", topic);
  tea_query_bind_int (query, "replaced", replaced);

  return query;
}
