/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-text.h"

#include "tea-assignment-private.h"
#include "tea-followup.h"

G_DEFINE_FINAL_TYPE (TeaFollowup, tea_followup, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaFollowup, request, REFERENCE, N_("Request")),
  TEA_COLUMN (TeaFollowup, assignment, REFERENCE, N_("Assignment")),
  TEA_COLUMN (TeaFollowup, way, TEXT, N_("Way")),
  TEA_COLUMN (TeaFollowup, satisfaction, TEXT, N_("Satisfaction")),
  TEA_COLUMN (TeaFollowup, words, TEXT, N_("Words")),
  TEA_COLUMN (TeaFollowup, asked_on, DATE, N_("Asked on")),
  TEA_COMPUTED (TeaFollowup, request_number, TEXT, N_("Request number"),
                "SELECT number FROM request WHERE request.id = followup.request"),
  TEA_COMPUTED (TeaFollowup, request_text, TEXT, N_("Request"),
                "SELECT text FROM request WHERE request.id = followup.request"),
  TEA_COMPUTED (TeaFollowup, person_name, TEXT, N_("Person"),
                "SELECT person.name FROM request JOIN person ON person.id = request.person"
                " WHERE request.id = followup.request"),
  TEA_COMPUTED (TeaFollowup, assignment_number, TEXT, N_("Assignment number"),
                "SELECT number FROM assignment WHERE assignment.id = followup.assignment"),
};

static const TeaWord ways[] = {
  { "visit", N_("Home visit") },
  { "phone", N_("Phone") },
  { "chat", N_("Chat") },
  { "notice", N_("Notice") },
  { NULL, NULL },
};

static const TeaWord satisfactions[] = {
  { "satisfied", N_("Satisfied") },
  { "mostly", N_("Mostly satisfied") },
  { "dissatisfied", N_("Dissatisfied") },
  { NULL, NULL },
};

static gboolean
tea_followup_validate (TeaRecord  *record,
                       GError    **error)
{
  TeaFollowup *self = TEA_FOLLOWUP (record);

  return tea_word_check (ways, self->way, error) &&
         tea_word_check (satisfactions, self->satisfaction, error);
}

static void
tea_followup_class_init (TeaFollowupClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_followup_validate;
  tea_record_class_set_columns (record_class, "followup", N_("Follow-up"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_followup_init (TeaFollowup *self)
{
}

/* The work that a requester means who does not name it: what ended last for the topic. */
static gboolean
find_assignment (TeaBook        *book,
                 TeaRequest     *request,
                 TeaAssignment **assignment,
                 GError        **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;

  query = tea_query_new_for_records (book, TEA_TYPE_ASSIGNMENT,
                                     "WHERE topic = :topic AND outcome IS NOT NULL"
                                     " ORDER BY outcome_on DESC, id DESC LIMIT 1");
  tea_query_bind_id (query, "topic", request->topic);
  found = tea_query_read_records (query, error);
  if (found == NULL)
    return FALSE;

  if (found->len > 0)
    *assignment = g_object_ref (g_ptr_array_index (found, 0));

  return TRUE;
}

static gboolean
reopen (TeaBook        *book,
        TeaRequest     *request,
        TeaAssignment  *assignment,
        const char     *words,
        GError        **error)
{
  g_autofree char *sentence = NULL;

  if (assignment != NULL && assignment->outcome != NULL)
    {
      /* Translators: a line in the course of an assignment: a request's number, what its
       * requester said. */
      if (*words != '\0')
        sentence = g_strdup_printf (_("The requester of %s is dissatisfied: %s"),
                                    request->number, words);
      else
        sentence = g_strdup_printf (_("The requester of %s is dissatisfied."), request->number);

      if (!tea_assignment_take_up (assignment, book, sentence, error))
        return FALSE;
    }

  return tea_request_reopen (request, book, error);
}

/**
 * tea_followup_add:
 * @book: the book
 * @request: a request that has an outcome
 * @assignment: (nullable): the work that was asked about; %NULL for what ended last for the
 *   request's topic, if anything did
 * @way: how the requester was asked, a word of tea_followup_ways()
 * @satisfaction: the answer, a word of tea_followup_satisfactions()
 * @words: (nullable): what the requester said
 * @error: return location for an error
 *
 * Writes down that a requester was told of the outcome. One who is dissatisfied opens the request
 * and the assignment again, in the same action, and the assignment's progress says so.
 *
 * Errors: %TEA_ERROR_REFUSED for a request without an outcome, %TEA_ERROR_INVALID for another word
 * and for an assignment of another topic, those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_followup_add (TeaBook        *book,
                  TeaRequest     *request,
                  TeaAssignment  *assignment,
                  const char     *way,
                  const char     *satisfaction,
                  const char     *words,
                  GError        **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaAssignment) asked = NULL;
  g_autoptr (TeaFollowup) self = NULL;
  g_autofree char *stripped = NULL;
  g_autofree char *title = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (TEA_IS_REQUEST (request), FALSE);
  g_return_val_if_fail (assignment == NULL || TEA_IS_ASSIGNMENT (assignment), FALSE);

  if (!tea_word_check (ways, way, error) || !tea_word_check (satisfactions, satisfaction, error))
    return FALSE;

  if (request->outcome == NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s has no outcome yet that its requester could be told."), request->number);
      return FALSE;
    }

  if (assignment != NULL && (request->topic == 0 || assignment->topic != request->topic))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   /* Translators: the numbers of an assignment and a request. */
                   _("%s was not given out for the topic of %s."),
                   assignment->number, request->number);
      return FALSE;
    }

  if (assignment != NULL)
    asked = g_object_ref (assignment);
  else if (request->topic != 0 && !find_assignment (book, request, &asked, error))
    return FALSE;

  /* Translators: an entry of the history; %s is a request's number. */
  title = g_strdup_printf (_("Followed up request %s"), request->number);
  action = tea_action_begin (book, "followup-add", title, error);
  if (action == NULL)
    return FALSE;

  stripped = tea_text_strip (words);
  today = tea_book_today (book);
  self = g_object_new (TEA_TYPE_FOLLOWUP,
                       "request", tea_record_get_id (TEA_RECORD (request)),
                       "assignment", asked != NULL ? tea_record_get_id (TEA_RECORD (asked)) : 0,
                       "way", way,
                       "satisfaction", satisfaction,
                       "words", stripped,
                       "asked-on", today,
                       NULL);
  if (!tea_action_insert (action, self, error))
    return FALSE;

  if (g_str_equal (satisfaction, "dissatisfied") &&
      !reopen (book, request, asked, stripped, error))
    return FALSE;

  return tea_action_commit (action, error);
}

/**
 * tea_followup_query:
 * @book: a book
 * @filter: (nullable): which; %NULL for all
 *
 * Returns: (transfer full): follow-ups, the latest first
 */
TeaQuery *
tea_followup_query (TeaBook                 *book,
                    const TeaFollowupFilter *filter)
{
  static const TeaFollowupFilter all = { 0 };
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  if (filter == NULL)
    filter = &all;

  query = tea_query_new_for_records (book, TEA_TYPE_FOLLOWUP,
    "WHERE (:request IS NULL OR request = :request)"
    " AND (:topic IS NULL OR request IN (SELECT id FROM request WHERE topic = :topic))"
    " AND (:assignment IS NULL OR assignment = :assignment)"
    " AND (:satisfaction IS NULL OR satisfaction = :satisfaction)"
    " AND asked_on BETWEEN ifnull (:from, '') AND ifnull (:to, '9999')"
    " ORDER BY asked_on DESC, id DESC");
  tea_query_bind_id (query, "request", filter->request);
  tea_query_bind_id (query, "topic", filter->topic);
  tea_query_bind_id (query, "assignment", filter->assignment);
  tea_query_bind_text (query, "satisfaction", filter->satisfaction);
  tea_query_bind_text (query, "from", filter->from);
  tea_query_bind_text (query, "to", filter->to);

  return query;
}

/**
 * tea_followup_owed_query:
 * @book: a book
 *
 * Asks for the requests that have an outcome and whose requesters were not asked since. One who
 * was dissatisfied was asked about the outcome before, so that a new one is owed a new question.
 *
 * Returns: (transfer full): requests, those that have waited longest first
 */
TeaQuery *
tea_followup_owed_query (TeaBook *book)
{
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  return tea_query_new_for_records (book, TEA_TYPE_REQUEST,
    "WHERE outcome IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM followup"
    "                 WHERE followup.request = request.id"
    "                 AND followup.asked_on >= request.outcome_on"
    "                 AND followup.satisfaction <> 'dissatisfied')"
    " ORDER BY outcome_on, id");
}

/**
 * tea_followup_ways:
 *
 * Returns: (transfer none): the ways in which requesters are asked, with their labels
 */
const TeaWord *
tea_followup_ways (void)
{
  return ways;
}

/**
 * tea_followup_way_label:
 * @way: (nullable): a word of tea_followup_ways()
 *
 * Returns: what people call it; "" for nothing
 */
const char *
tea_followup_way_label (const char *way)
{
  return tea_word_label (ways, way);
}

/**
 * tea_followup_satisfactions:
 *
 * Returns: (transfer none): the answers, with their labels
 */
const TeaWord *
tea_followup_satisfactions (void)
{
  return satisfactions;
}

/**
 * tea_followup_satisfaction_label:
 * @satisfaction: (nullable): a word of tea_followup_satisfactions()
 *
 * Returns: what people call it; "" for nothing
 */
const char *
tea_followup_satisfaction_label (const char *satisfaction)
{
  return tea_word_label (satisfactions, satisfaction);
}
