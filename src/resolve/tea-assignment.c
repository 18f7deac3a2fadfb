/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-date.h"
#include "book/tea-text.h"
#include "collect/tea-request.h"
#include "screen/tea-verdict.h"

#include "tea-assignment-private.h"
#include "tea-progress.h"
#include "tea-suggestion.h"

/* The 48 hours of what is handled directly, in days (DB3306/T 075-2025). */
#define DIRECT_DAYS 2

G_DEFINE_FINAL_TYPE (TeaAssignment, tea_assignment, TEA_TYPE_RECORD)

/* When the clock of a topic that is handled directly runs out, while the work is open. */
#define DUE_AT                                                                        \
  "(SELECT datetime (verdict_at, '+48 hours') FROM topic"                             \
  " WHERE topic.id = assignment.topic AND topic.verdict = 'direct'"                   \
  " AND assignment.suggestion IS NULL AND assignment.outcome IS NULL)"

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaAssignment, number, TEXT, N_("Number")),
  TEA_COLUMN (TeaAssignment, suggestion, REFERENCE, N_("Suggestion")),
  TEA_COLUMN (TeaAssignment, topic, REFERENCE, N_("Topic")),
  TEA_COLUMN (TeaAssignment, requirement, TEXT, N_("What is to be done")),
  TEA_COLUMN (TeaAssignment, led_by, TEXT, N_("Led by")),
  TEA_COLUMN (TeaAssignment, assigned_by, TEXT, N_("Assigned by")),
  TEA_COLUMN (TeaAssignment, assisted_by, TEXT, N_("Assisted by")),
  TEA_COLUMN (TeaAssignment, carried_by, TEXT, N_("Carried out by")),
  TEA_COLUMN (TeaAssignment, helped_by, TEXT, N_("Helped by")),
  TEA_COLUMN (TeaAssignment, assigned_on, DATE, N_("Assigned on")),
  TEA_COLUMN (TeaAssignment, due_on, DATE, N_("Due on")),
  TEA_COLUMN (TeaAssignment, outcome, OPTIONAL, N_("Outcome")),
  TEA_COLUMN (TeaAssignment, outcome_on, DATE, N_("Ended on")),
  TEA_COLUMN (TeaAssignment, outcome_note, TEXT, N_("Result")),
  TEA_COMPUTED (TeaAssignment, suggestion_number, TEXT, N_("Suggestion number"),
                "SELECT number FROM suggestion WHERE suggestion.id = assignment.suggestion"),
  TEA_COMPUTED (TeaAssignment, topic_number, TEXT, N_("Topic number"),
                "SELECT number FROM topic WHERE topic.id = assignment.topic"),
  TEA_COMPUTED (TeaAssignment, topic_title, TEXT, N_("Topic"),
                "SELECT title FROM topic WHERE topic.id = assignment.topic"),
  TEA_COMPUTED (TeaAssignment, status, TEXT, N_("State"),
                "CASE WHEN outcome IS NOT NULL THEN outcome"
                " WHEN due_on < today () THEN 'overdue' ELSE 'open' END"),
  TEA_COMPUTED (TeaAssignment, overdue, BOOLEAN, N_("Overdue"),
                "outcome IS NULL AND due_on < today ()"),
  TEA_COMPUTED (TeaAssignment, due_at, TIME, N_("Due at"), DUE_AT),
  TEA_COMPUTED (TeaAssignment, minutes_left, INTEGER, N_("Minutes left"),
                "CAST (round ((julianday (" DUE_AT ") - julianday (now ())) * 1440) AS INTEGER)"),
  TEA_COMPUTED (TeaAssignment, last_progress, TEXT, N_("Last progress"),
                "SELECT text FROM progress WHERE progress.assignment = assignment.id"
                " ORDER BY noted_at DESC, progress.id DESC LIMIT 1"),
  TEA_COMPUTED (TeaAssignment, last_progress_at, TIME, N_("Last progress at"),
                "SELECT max (noted_at) FROM progress WHERE progress.assignment = assignment.id"),
};

/* The better end stands before the worse. */
static const TeaWord outcomes[] = {
  { "solved", N_("Solved") },
  { "partly", N_("Partly solved") },
  { "unsolvable", N_("Cannot be solved") },
  { NULL, NULL },
};

static const TeaWord statuses[] = {
  { "open", N_("Open") },
  { "overdue", N_("Overdue") },
  { "solved", N_("Solved") },
  { "partly", N_("Partly solved") },
  { "unsolvable", N_("Cannot be solved") },
  { NULL, NULL },
};

static gboolean
tea_assignment_validate (TeaRecord  *record,
                         GError    **error)
{
  TeaAssignment *self = TEA_ASSIGNMENT (record);

  if (self->due_on == NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Say by which day it is to be done."));
      return FALSE;
    }

  if (self->assigned_on != NULL && g_strcmp0 (self->due_on, self->assigned_on) < 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("It cannot be due on %s, before it is assigned on %s."),
                   self->due_on, self->assigned_on);
      return FALSE;
    }

  if (*self->requirement == '\0' || *self->carried_by == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   *self->requirement == '\0' ? _("Say what is to be done.")
                                              : _("Say who carries it out."));
      return FALSE;
    }

  return TRUE;
}

static void
tea_assignment_class_init (TeaAssignmentClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_assignment_validate;
  tea_record_class_set_columns (record_class, "assignment", N_("Assignment"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_assignment_init (TeaAssignment *self)
{
}

/* Whether there is something to carry out: an adopted suggestion, or a topic that was judged to be
 * handled without a meeting (「即办直转」). Finds the topic of a suggestion on the way. */
static gboolean
check_origin (TeaAssignment  *self,
              TeaBook        *book,
              gint64         *topic_id,
              GError        **error)
{
  if (self->suggestion != 0)
    {
      g_autoptr (TeaSuggestion) suggestion = NULL;

      suggestion = tea_book_get (book, TEA_TYPE_SUGGESTION, self->suggestion, error);
      if (suggestion == NULL)
        return FALSE;

      if (g_strcmp0 (suggestion->verdict, "adopted") != 0)
        {
          g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                       _("Suggestion %s has not been adopted. Adopt it first, then assign it."),
                       suggestion->number);
          return FALSE;
        }

      *topic_id = suggestion->topic;
    }
  else if (self->topic != 0)
    {
      g_autoptr (TeaTopic) topic = tea_book_get (book, TEA_TYPE_TOPIC, self->topic, error);

      if (topic == NULL)
        return FALSE;

      if (g_strcmp0 (topic->verdict, "direct") != 0)
        {
          g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                       _("Topic %s is not one to handle directly. Decide so first, or assign an "
                         "adopted suggestion."),
                       topic->number);
          return FALSE;
        }

      *topic_id = self->topic;
    }
  else
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("An assignment needs an adopted suggestion or a topic to handle directly."));
      return FALSE;
    }

  return TRUE;
}

/**
 * tea_assignment_add:
 * @self: an assignment that is not in the book; with its suggestion or topic, its requirement,
 *   who carries it out and the day by which
 * @book: the book
 * @error: return location for an error
 *
 * Gives out a work order and its number. It is for an adopted suggestion, whose topic it takes
 * over, or for a topic that is handled directly. Without @assigned_on it is given out today.
 *
 * Errors: %TEA_ERROR_REFUSED for a suggestion that was not adopted and a topic that is not to be
 * handled directly; %TEA_ERROR_INVALID where the requirement, who carries it out or the day is
 * missing, or the day lies before the assignment; %TEA_ERROR_NOT_FOUND; those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_assignment_add (TeaAssignment  *self,
                    TeaBook        *book,
                    GError        **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *requirement = NULL;
  g_autofree char *carried_by = NULL;
  gint64 topic = 0;

  g_return_val_if_fail (TEA_IS_ASSIGNMENT (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) == 0, FALSE);

  if (!check_origin (self, book, &topic, error))
    return FALSE;

  requirement = tea_text_strip (self->requirement);
  carried_by = tea_text_strip (self->carried_by);
  g_object_set (self,
                "topic", topic,
                "requirement", requirement,
                "carried-by", carried_by,
                NULL);
  if (self->assigned_on == NULL)
    self->assigned_on = tea_book_today (book);

  action = tea_action_begin (book, "assignment-add", _("Gave out an assignment"), error);
  if (action == NULL)
    return FALSE;

  g_free (self->number);
  self->number = tea_action_number (action, "A", self->assigned_on, error);

  return self->number != NULL &&
         tea_action_insert (action, self, error) &&
         tea_action_commit (action, error);
}

/**
 * tea_assignment_add_direct:
 * @self: an assignment that is not in the book; with who carries it out
 * @book: the book
 * @topic: the topic to handle directly
 * @reason: why it is
 * @error: return location for an error
 *
 * Judges @topic `direct` (「即办直转」) and gives it out in the same action. Without a requirement the
 * topic's title is what is to be done; without a day it is due when the 48 hours are over
 * (DB3306/T 075-2025).
 *
 * Errors: those of tea_topic_judge() and tea_assignment_add()
 *
 * Returns: whether it worked
 */
gboolean
tea_assignment_add_direct (TeaAssignment  *self,
                           TeaBook        *book,
                           TeaTopic       *topic,
                           const char     *reason,
                           GError        **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_ASSIGNMENT (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (TEA_IS_TOPIC (topic), FALSE);

  /* Translators: an entry of the history: a topic's number, and who handles it. */
  title = g_strdup_printf (_("Gave %s straight to %s"), topic->number,
                           self->carried_by != NULL ? self->carried_by : "");
  action = tea_action_begin (book, "assignment-add-direct", title, error);
  if (action == NULL || !tea_topic_judge (topic, book, "direct", reason, NULL, error))
    return FALSE;

  g_object_set (self, "topic", tea_record_get_id (TEA_RECORD (topic)), NULL);
  if (self->requirement == NULL || *self->requirement == '\0')
    g_set_str (&self->requirement, topic->title);
  if (self->due_on == NULL)
    self->due_on = tea_date_add (topic->verdict_on, DIRECT_DAYS);

  return tea_assignment_add (self, book, error) && tea_action_commit (action, error);
}

static gboolean
has_open_assignment (TeaBook   *book,
                     gint64     topic,
                     gboolean  *open,
                     GError   **error)
{
  g_autoptr (TeaQuery) query = NULL;
  gint64 value = 0;

  query = tea_query_new (book, "look for open assignments of a topic",
                         "SELECT EXISTS (SELECT 1 FROM assignment"
                         " WHERE topic = :topic AND outcome IS NULL)");
  tea_query_bind_id (query, "topic", topic);
  if (!tea_query_read_int (query, &value, error))
    return FALSE;

  *open = value != 0;

  return TRUE;
}

/* Residents asked for all of it: what could not be done decides what they are told. */
static TeaAssignment *
find_worst (TeaBook  *book,
            gint64    topic,
            GError  **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;

  query = tea_query_new_for_records (book, TEA_TYPE_ASSIGNMENT,
    "WHERE topic = :topic"
    " ORDER BY CASE outcome WHEN 'unsolvable' THEN 0 WHEN 'partly' THEN 1 ELSE 2 END,"
    " outcome_on DESC, id DESC LIMIT 1");
  tea_query_bind_id (query, "topic", topic);
  found = tea_query_read_records (query, error);
  if (found == NULL)
    return NULL;

  g_assert (found->len == 1);

  return g_object_ref (g_ptr_array_index (found, 0));
}

/* The last open assignment of a topic ends what its requests waited for. */
static gboolean
close_requests (TeaBook  *book,
                gint64    topic,
                GError  **error)
{
  g_autoptr (TeaAssignment) worst = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) requests = NULL;
  gboolean open;

  if (topic == 0)
    return TRUE;

  if (!has_open_assignment (book, topic, &open, error))
    return FALSE;
  if (open)
    return TRUE;

  worst = find_worst (book, topic, error);
  if (worst == NULL)
    return FALSE;

  query = tea_query_new_for_records (book, TEA_TYPE_REQUEST,
                                     "WHERE topic = :topic AND outcome IS NULL");
  tea_query_bind_id (query, "topic", topic);
  requests = tea_query_read_records (query, error);
  if (requests == NULL)
    return FALSE;

  for (guint i = 0; i < requests->len; i++)
    {
      TeaRequest *request = g_ptr_array_index (requests, i);

      if (!tea_request_close (request, book, worst->outcome, worst->outcome_note, error))
        return FALSE;
    }

  return TRUE;
}

static char *
describe_end (TeaAssignment *self,
              const char    *outcome)
{
  /* Translators: entries of the history; %s is an assignment's number. */
  if (g_str_equal (outcome, "solved"))
    return g_strdup_printf (_("Ended assignment %s: solved"), self->number);
  if (g_str_equal (outcome, "partly"))
    return g_strdup_printf (_("Ended assignment %s: partly solved"), self->number);
  return g_strdup_printf (_("Ended assignment %s: cannot be solved"), self->number);
}

static void
set_outcome (TeaAssignment *self,
             const char    *outcome,
             const char    *day,
             const char    *note)
{
  g_object_set (self,
                "outcome", outcome,
                "outcome-on", day,
                "outcome-note", note,
                NULL);
}

/**
 * tea_assignment_close:
 * @self: an open assignment
 * @book: the book
 * @outcome: `solved`, `partly` or `unsolvable`
 * @note: (nullable): what was done; for the ends other than solved the reason, which is needed
 * @error: return location for an error
 *
 * Ends an assignment today. With the last open assignment of a topic its requests that are still
 * open end too, in the same action: the worst of the topic's ends, with its note, is theirs.
 *
 * Errors: %TEA_ERROR_INVALID for another outcome or a missing reason, %TEA_ERROR_REFUSED where it
 * has ended already, those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_assignment_close (TeaAssignment  *self,
                      TeaBook        *book,
                      const char     *outcome,
                      const char     *note,
                      GError        **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *stripped = NULL;
  g_autofree char *title = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (TEA_IS_ASSIGNMENT (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) != 0, FALSE);

  if (!tea_word_check (outcomes, outcome, error))
    return FALSE;

  if (self->outcome != NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s has ended already. Reopen it first."), self->number);
      return FALSE;
    }

  stripped = tea_text_strip (note);
  if (*stripped == '\0' && !g_str_equal (outcome, "solved"))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Give the reason: residents are owed it when something is not solved."));
      return FALSE;
    }

  title = describe_end (self, outcome);
  action = tea_action_begin (book, "assignment-close", title, error);
  if (action == NULL)
    return FALSE;

  today = tea_book_today (book);
  set_outcome (self, outcome, today, stripped);
  if (tea_action_update (action, self, error) &&
      close_requests (book, self->topic, error) &&
      tea_action_commit (action, error))
    {
      g_object_set (self, "status", outcome, "overdue", FALSE, NULL);
      return TRUE;
    }

  set_outcome (self, NULL, NULL, "");

  return FALSE;
}

/* Requests that got their end with or after this assignment's lose it again. */
static gboolean
reopen_requests (TeaBook     *book,
                 gint64       topic,
                 const char  *since,
                 GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) requests = NULL;

  if (topic == 0)
    return TRUE;

  query = tea_query_new_for_records (book, TEA_TYPE_REQUEST,
                                     "WHERE topic = :topic AND outcome_on >= :since");
  tea_query_bind_id (query, "topic", topic);
  tea_query_bind_text (query, "since", since);
  requests = tea_query_read_records (query, error);
  if (requests == NULL)
    return FALSE;

  for (guint i = 0; i < requests->len; i++)
    {
      if (!tea_request_reopen (g_ptr_array_index (requests, i), book, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
insert_progress (TeaAction      *action,
                 TeaAssignment  *self,
                 TeaBook        *book,
                 const char     *text,
                 GError        **error)
{
  g_autoptr (TeaProgress) progress = NULL;
  g_autofree char *now = tea_book_now (book);

  progress = g_object_new (TEA_TYPE_PROGRESS,
                           "assignment", tea_record_get_id (TEA_RECORD (self)),
                           "text", text,
                           "noted-at", now,
                           NULL);
  if (!tea_action_insert (action, progress, error))
    return FALSE;

  g_object_set (self, "last-progress", text, "last-progress-at", now, NULL);

  return TRUE;
}

/* Opens an assignment again, without its topic's requests, and notes @sentence as its progress. */
gboolean
tea_assignment_take_up (TeaAssignment  *self,
                        TeaBook        *book,
                        const char     *sentence,
                        GError        **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;
  g_autofree char *outcome = NULL;
  g_autofree char *outcome_on = NULL;
  g_autofree char *outcome_note = NULL;

  g_assert (TEA_IS_ASSIGNMENT (self));
  g_assert (self->outcome != NULL);

  /* Translators: an entry of the history; %s is an assignment's number. */
  title = g_strdup_printf (_("Reopened assignment %s"), self->number);
  action = tea_action_begin (book, "assignment-reopen", title, error);
  if (action == NULL)
    return FALSE;

  outcome = g_strdup (self->outcome);
  outcome_on = g_strdup (self->outcome_on);
  outcome_note = g_strdup (self->outcome_note);
  set_outcome (self, NULL, NULL, "");
  if (tea_action_update (action, self, error) &&
      insert_progress (action, self, book, sentence, error) &&
      tea_action_commit (action, error))
    {
      g_autofree char *today = tea_book_today (book);
      gboolean overdue = g_strcmp0 (self->due_on, today) < 0;

      g_object_set (self, "status", overdue ? "overdue" : "open", "overdue", overdue, NULL);
      return TRUE;
    }

  set_outcome (self, outcome, outcome_on, outcome_note);

  return FALSE;
}

/**
 * tea_assignment_reopen:
 * @self: an assignment that has ended
 * @book: the book
 * @reason: why; becomes its progress
 * @error: return location for an error
 *
 * Opens an assignment again. The requests of its topic that ended with it or later are open again
 * too, in the same action; they end anew with the last open assignment.
 *
 * Errors: %TEA_ERROR_INVALID without a reason, %TEA_ERROR_REFUSED where it is open, those of the
 * book
 *
 * Returns: whether it worked
 */
gboolean
tea_assignment_reopen (TeaAssignment  *self,
                       TeaBook        *book,
                       const char     *reason,
                       GError        **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *stripped = NULL;
  g_autofree char *since = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_ASSIGNMENT (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) != 0, FALSE);

  if (self->outcome == NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED, _("%s is open."), self->number);
      return FALSE;
    }

  stripped = tea_text_strip (reason);
  if (*stripped == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("Say why it is opened again."));
      return FALSE;
    }

  title = g_strdup_printf (_("Reopened assignment %s"), self->number);
  action = tea_action_begin (book, "assignment-reopen", title, error);
  if (action == NULL)
    return FALSE;

  since = g_strdup (self->outcome_on);
  /* Translators: a line in the course of an assignment; %s is the reason. */
  sentence = g_strdup_printf (_("Opened again: %s"), stripped);

  return tea_assignment_take_up (self, book, sentence, error) &&
         reopen_requests (book, self->topic, since, error) &&
         tea_action_commit (action, error);
}

/**
 * tea_assignment_report:
 * @self: an assignment that is in the book
 * @book: the book
 * @text: what happened, in a sentence
 * @error: return location for an error
 *
 * Notes how an assignment gets on.
 *
 * Errors: %TEA_ERROR_INVALID without a text, those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_assignment_report (TeaAssignment  *self,
                       TeaBook        *book,
                       const char     *text,
                       GError        **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *stripped = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_ASSIGNMENT (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) != 0, FALSE);

  stripped = tea_text_strip (text);
  if (*stripped == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("Say what happened."));
      return FALSE;
    }

  /* Translators: an entry of the history; %s is an assignment's number. */
  title = g_strdup_printf (_("Noted progress of assignment %s"), self->number);
  action = tea_action_begin (book, "assignment-report", title, error);

  return action != NULL &&
         insert_progress (action, self, book, stripped, error) &&
         tea_action_commit (action, error);
}

/**
 * tea_assignment_query:
 * @book: a book
 * @filter: (nullable): which; %NULL for all
 *
 * Returns: (transfer full): assignments: the open ones by the day on which they are due, then
 *   those that ended, the latest first
 */
TeaQuery *
tea_assignment_query (TeaBook                   *book,
                      const TeaAssignmentFilter *filter)
{
  static const TeaAssignmentFilter all = { 0 };
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  if (filter == NULL)
    filter = &all;

  query = tea_query_new_for_records (book, TEA_TYPE_ASSIGNMENT,
    "WHERE (:topic IS NULL OR topic = :topic)"
    " AND (:suggestion IS NULL OR suggestion = :suggestion)"
    " AND (:meeting IS NULL OR"
    "      suggestion IN (SELECT id FROM suggestion WHERE meeting = :meeting))"
    " AND (:before IS NULL OR"
    "      id IN (SELECT assignment FROM carried_work WHERE carried_work.meeting = :before))"
    " AND CASE :status WHEN 'open' THEN outcome IS NULL"
    "     WHEN 'overdue' THEN outcome IS NULL AND due_on < today ()"
    "     ELSE :status IS NULL OR outcome = :status END"
    " AND (:text IS NULL OR"
    "      instr (lower (number || ' ' || requirement || ' ' || led_by || ' ' || assigned_by"
    "                    || ' ' || assisted_by || ' ' || carried_by || ' ' || helped_by || ' '"
    "                    || ifnull ((SELECT title FROM topic WHERE topic.id = assignment.topic),"
    "                               '')),"
    "             lower (:text)) > 0)"
    " AND assigned_on BETWEEN ifnull (:from, '') AND ifnull (:to, '9999')"
    " ORDER BY outcome IS NOT NULL, CASE WHEN outcome IS NULL THEN due_on END,"
    " outcome_on DESC, id DESC");
  tea_query_bind_id (query, "topic", filter->topic);
  tea_query_bind_id (query, "suggestion", filter->suggestion);
  tea_query_bind_id (query, "meeting", filter->meeting);
  tea_query_bind_id (query, "before", filter->before);
  tea_query_bind_text (query, "status", filter->status);
  tea_query_bind_text (query, "text", filter->text);
  tea_query_bind_text (query, "from", filter->from);
  tea_query_bind_text (query, "to", filter->to);

  return query;
}

/**
 * tea_assignment_outcomes:
 *
 * Returns: (transfer none): the three ends, from the best to the worst, with their labels
 */
const TeaWord *
tea_assignment_outcomes (void)
{
  return outcomes;
}

/**
 * tea_assignment_outcome_label:
 * @outcome: (nullable): a word of tea_assignment_outcomes()
 *
 * Returns: what people call it; "" for nothing
 */
const char *
tea_assignment_outcome_label (const char *outcome)
{
  return tea_word_label (outcomes, outcome);
}

/**
 * tea_assignment_statuses:
 *
 * Returns: (transfer none): the states that an assignment can be in, with their labels
 */
const TeaWord *
tea_assignment_statuses (void)
{
  return statuses;
}

/**
 * tea_assignment_status_label:
 * @status: (nullable): a word of tea_assignment_statuses()
 *
 * Returns: what people call it; "" for nothing
 */
const char *
tea_assignment_status_label (const char *status)
{
  return tea_word_label (statuses, status);
}
