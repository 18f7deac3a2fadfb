/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-query.h"
#include "collect/tea-request.h"
#include "meet/tea-meeting.h"
#include "meet/tea-remark.h"
#include "resolve/tea-assignment.h"
#include "resolve/tea-decision.h"
#include "resolve/tea-followup.h"
#include "resolve/tea-progress.h"
#include "resolve/tea-rule.h"
#include "resolve/tea-rule-version.h"
#include "resolve/tea-suggestion.h"
#include "screen/tea-reply.h"
#include "screen/tea-topic.h"

#include "tea-trace.h"

/* How long the short line of a link may be, in characters. */
#define MAX_TITLE 60

/*
 * A trace is laid in two steps. Upwards, from the record that it starts from, every reference
 * leads to exactly one record: an assignment knows its suggestion, that its remark, that its
 * meeting. These are the pins, the values `:request`, `:topic`, … of the clauses. Downwards there
 * may be any number: a stage without a pin takes what hangs on the rows found for the stages
 * before it, the values `:topics`, `:suggestions`, …, which are JSON arrays of ids. So the trace
 * of a topic shows all its suggestions, and that of an assignment only the one it carries out.
 */
typedef struct
{
  TeaTraceStage  stage;
  const char    *name;
  const char    *label;
  GType        (*record_type) (void);
  const char    *number;
  const char    *title;
  const char    *when;
  const char    *clause;
} TeaTraceStep;

#define AMONG(set) "IN (SELECT value FROM json_each (" set "))"

/* What belongs to the pinned meeting, or else to the topics. */
#define OF_MEETING_OR_TOPICS \
  "((:meeting IS NULL AND topic " AMONG (":topics") ")" \
  " OR (meeting = :meeting AND (:topic IS NULL OR topic = :topic)))"

/* In the order in which one is found from another; the stages themselves stand in the order of the
 * chain, which has the requests before their topics. */
static const TeaTraceStep steps[] = {
  { TEA_TRACE_TOPIC, "topic", N_("Topic"),
    tea_topic_get_type, "number", "title", "raised_on",
    "WHERE id = :topic OR (:topic IS NULL AND :remark IS NULL AND :suggestion IS NULL"
    " AND id IN (SELECT topic FROM agenda_item WHERE meeting = :meeting))"
    " ORDER BY raised_on, id" },
  { TEA_TRACE_REQUEST, "request", N_("Request"),
    tea_request_get_type, "number", "text", "received_at",
    "WHERE id = :request OR (:request IS NULL AND topic " AMONG (":topics") ")"
    " ORDER BY received_at, id" },
  { TEA_TRACE_MEETING, "meeting", N_("Meeting"),
    tea_meeting_get_type, "number", "title", "starts_at",
    "WHERE id = :meeting OR (:meeting IS NULL AND ("
    " id IN (SELECT meeting FROM agenda_item WHERE topic " AMONG (":topics") ")"
    " OR id IN (SELECT meeting FROM remark WHERE topic " AMONG (":topics") ")"
    " OR id IN (SELECT meeting FROM suggestion WHERE topic " AMONG (":topics") ")))"
    " OR id IN (SELECT meeting FROM rule_version WHERE rule = :rule)"
    " ORDER BY starts_at, id" },
  { TEA_TRACE_REMARK, "remark", N_("Remark"),
    tea_remark_get_type, "number", "text", "said_at",
    "WHERE id = :remark OR (:remark IS NULL AND :suggestion IS NULL AND :assignment IS NULL"
    " AND " OF_MEETING_OR_TOPICS ")"
    " OR id IN (SELECT remark FROM suggestion WHERE joined = :suggestion)"
    " ORDER BY said_at, id" },
  { TEA_TRACE_SUGGESTION, "suggestion", N_("Suggestion"),
    tea_suggestion_get_type, "number", "text", "raised_at",
    "WHERE id = :suggestion OR (:suggestion IS NULL AND remark = :remark)"
    " OR id IN (SELECT joined FROM suggestion AS part WHERE part.id = :suggestion"
    "           OR (:suggestion IS NULL AND part.remark = :remark))"
    " OR (:suggestion IS NULL AND :remark IS NULL AND :assignment IS NULL"
    " AND " OF_MEETING_OR_TOPICS ")"
    " ORDER BY raised_at, id" },
  { TEA_TRACE_DECISION, "decision", N_("Decision"),
    tea_decision_get_type, NULL, "reason", "decided_on",
    "WHERE suggestion " AMONG (":suggestions") " ORDER BY decided_on, id" },
  { TEA_TRACE_ASSIGNMENT, "assignment", N_("Assignment"),
    tea_assignment_get_type, "number", "requirement", "assigned_on",
    "WHERE id = :assignment OR (:assignment IS NULL AND (suggestion " AMONG (":suggestions")
    " OR (suggestion IS NULL AND :suggestion IS NULL AND :remark IS NULL AND :meeting IS NULL"
    "     AND topic " AMONG (":topics") ")))"
    " ORDER BY assigned_on, id" },
  { TEA_TRACE_PROGRESS, "progress", N_("Progress"),
    tea_progress_get_type, NULL, "text", "noted_at",
    "WHERE assignment " AMONG (":assignments") " ORDER BY noted_at, id" },
  { TEA_TRACE_FOLLOWUP, "followup", N_("Follow-up"),
    tea_followup_get_type, NULL, "words", "asked_on",
    "WHERE request " AMONG (":requests") " ORDER BY asked_on, id" },
  { TEA_TRACE_REPLY, "reply", N_("Reply"),
    tea_reply_get_type, NULL, "words", "told_on",
    "WHERE request " AMONG (":requests") " ORDER BY told_on, id" },
  { TEA_TRACE_RULE, "rule", N_("Rule"),
    tea_rule_get_type, "number", "title", "made_on",
    "WHERE id = :rule OR (:rule IS NULL AND (suggestion " AMONG (":suggestions")
    " OR (suggestion IS NULL AND :suggestion IS NULL AND :remark IS NULL"
    "     AND topic " AMONG (":topics") ")))"
    " ORDER BY number" },
};

/* The letter before a number says what it is the number of; requests have none. */
static const struct
{
  char    letter;
  GType (*record_type) (void);
} letters[] = {
  { 'T', tea_topic_get_type },
  { 'M', tea_meeting_get_type },
  { 'K', tea_remark_get_type },
  { 'S', tea_suggestion_get_type },
  { 'A', tea_assignment_get_type },
  { 'R', tea_rule_get_type },
};

typedef struct
{
  gint64  pins[G_N_ELEMENTS (steps)];
  char   *sets[G_N_ELEMENTS (steps)];
} TeaTraceState;

static void
tea_trace_state_clear (TeaTraceState *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    g_clear_pointer (&state->sets[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TeaTraceState, tea_trace_state_clear)

static int
find_step (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (g_str_equal (steps[i].name, name))
        return i;
    }

  return -1;
}

/* Pins a record, and through its references what it came of. The nearer way decides where there
 * are several. */
static gboolean
pin (TeaTraceState  *state,
     TeaRecord      *record,
     TeaBook        *book,
     GError        **error)
{
  TeaRecordClass *klass = TEA_RECORD_GET_CLASS (record);
  int own = find_step (klass->table);

  if (own >= 0)
    state->pins[own] = tea_record_get_id (record);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const TeaColumn *column = &klass->columns[i];
      g_autoptr (TeaRecord) above = NULL;
      int step;
      gint64 id;

      if (column->type != TEA_COLUMN_REFERENCE || column->expression != NULL)
        continue;

      step = find_step (column->name);
      id = G_STRUCT_MEMBER (gint64, record, column->offset);
      if (step < 0 || id == 0 || state->pins[step] != 0)
        continue;

      above = tea_book_get (book, steps[step].record_type (), id, error);
      if (above == NULL || !pin (state, above, book, error))
        return FALSE;
    }

  return TRUE;
}

static char *
create_set (GPtrArray *records)
{
  g_autoptr (GString) set = g_string_new ("[");

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (set, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            tea_record_get_id (g_ptr_array_index (records, i)));
  g_string_append_c (set, ']');

  return g_string_free (g_steal_pointer (&set), FALSE);
}

/* Whether @clause uses a value; `:topic` is not `:topics`. */
static gboolean
uses (const char *clause,
      const char *name)
{
  g_autofree char *parameter = g_strconcat (":", name, NULL);
  gsize length = strlen (parameter);

  for (const char *found = strstr (clause, parameter); found != NULL;
       found = strstr (found + 1, parameter))
    {
      if (!g_ascii_isalnum (found[length]) && found[length] != '_')
        return TRUE;
    }

  return FALSE;
}

static GPtrArray *
read_step (const TeaTraceStep   *step,
           const TeaTraceState  *state,
           TeaBook              *book,
           GError              **error)
{
  g_autoptr (TeaQuery) query = NULL;

  query = tea_query_new_for_records (book, step->record_type (), step->clause);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *set = g_strconcat (steps[i].name, "s", NULL);

      if (uses (step->clause, steps[i].name))
        tea_query_bind_id (query, steps[i].name, state->pins[i]);
      if (uses (step->clause, set))
        tea_query_bind_text (query, set, state->sets[i]);
    }

  return tea_query_read_records (query, error);
}

/* The first line, and no more of it than fits. */
static char *
shorten (const char *text)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\r\n"));
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_TITLE)
    return g_steal_pointer (&line);

  start = g_utf8_substring (line, 0, MAX_TITLE - 1);

  return g_strconcat (start, "…", NULL);
}

static char *
dup_column (TeaRecord  *record,
            const char *name)
{
  const TeaColumn *column;

  if (name == NULL)
    return g_strdup ("");

  column = tea_record_class_find_column (TEA_RECORD_GET_CLASS (record), name);
  g_assert (column != NULL);

  return tea_record_dup_column (record, column);
}

/* A decision and a follow-up begin with their word: “Adopted: because …”. */
static char *
create_title (TeaRecord  *record,
              const char *column)
{
  g_autofree char *text = dup_column (record, column);
  g_autofree char *whole = NULL;
  const char *word = "";

  if (TEA_IS_DECISION (record))
    word = tea_decision_verdict_label (TEA_DECISION (record)->verdict);
  else if (TEA_IS_FOLLOWUP (record))
    word = tea_followup_satisfaction_label (TEA_FOLLOWUP (record)->satisfaction);

  if (*word == '\0')
    return shorten (text);
  if (*text == '\0')
    return g_strdup (word);

  /* Translators: a verdict and its reason, or an answer and the words in which it was given. */
  whole = g_strdup_printf (_("%s: %s"), word, text);

  return shorten (whole);
}

static TeaTraceLink *
create_link (const TeaTraceStep *step,
             TeaRecord          *record,
             TeaRecord          *start)
{
  TeaTraceLink *link = g_new0 (TeaTraceLink, 1);

  link->stage = step->stage;
  link->record = g_object_ref (record);
  link->start = G_OBJECT_TYPE (record) == G_OBJECT_TYPE (start) &&
                tea_record_get_id (record) == tea_record_get_id (start);
  link->number = dup_column (record, step->number);
  link->title = create_title (record, step->title);
  link->when = dup_column (record, step->when);

  return link;
}

static int
compare_stages (gconstpointer a,
                gconstpointer b)
{
  const TeaTraceLink *link_a = *(TeaTraceLink * const *) a;
  const TeaTraceLink *link_b = *(TeaTraceLink * const *) b;

  return (int) link_a->stage - (int) link_b->stage;
}

/**
 * tea_trace:
 * @record: a record of the book: one of the stages, or what belongs to one, such as the version of
 *   a rule or a ballot
 * @book: the book
 * @error: return location for an error
 *
 * Follows the chain from a record in both directions: up to the requests that it came of, down to
 * the rules that came of it.
 *
 * Errors: %TEA_ERROR_INVALID for a record that has no place in the chain, those of the book
 *
 * Returns: (transfer full) (nullable) (element-type TeaTraceLink): the links by stage, within a
 *   stage by time; @record is among them where it is of a stage itself, and a version of a rule
 *   stands for its rule
 */
GPtrArray *
tea_trace (TeaRecord  *record,
           TeaBook    *book,
           GError    **error)
{
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (TeaRecord) start = NULL;
  g_auto (TeaTraceState) state = { 0 };
  gboolean pinned = FALSE;

  g_return_val_if_fail (TEA_IS_RECORD (record), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (tea_record_get_id (record) != 0, NULL);

  /* The meeting that agreed on a version is not the one that the rule came from. */
  if (TEA_IS_RULE_VERSION (record))
    start = tea_book_get (book, TEA_TYPE_RULE, TEA_RULE_VERSION (record)->rule, error);
  else
    start = g_object_ref (record);
  if (start == NULL || !pin (&state, start, book, error))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    pinned |= state.pins[i] != 0;
  if (!pinned)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   /* Translators: %s is a kind of record, such as “Grid”. */
                   _("“%s” has no place in the chain from requests to rules."),
                   _(TEA_RECORD_GET_CLASS (record)->label));
      return NULL;
    }

  links = g_ptr_array_new_with_free_func ((GDestroyNotify) tea_trace_link_free);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GPtrArray) records = read_step (&steps[i], &state, book, error);

      if (records == NULL)
        return NULL;

      state.sets[i] = create_set (records);
      for (guint j = 0; j < records->len; j++)
        g_ptr_array_add (links, create_link (&steps[i], g_ptr_array_index (records, j), start));
    }

  /* A stable sort: within a stage the order of its clause stays. */
  g_ptr_array_sort (links, compare_stages);

  return g_steal_pointer (&links);
}

/**
 * tea_trace_find:
 * @book: a book
 * @number: such as 2026-0178, T2026-007, M…, K…, S…, A… or R…; wide and small letters do too
 * @error: return location for an error
 *
 * Finds what has a number.
 *
 * Errors: %TEA_ERROR_INVALID for what is no number, %TEA_ERROR_NOT_FOUND, those of the book
 *
 * Returns: (transfer full) (nullable): the record
 */
TeaRecord *
tea_trace_find (TeaBook     *book,
                const char  *number,
                GError     **error)
{
  g_autofree char *valid = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *upper = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (number != NULL, NULL);

  valid = g_utf8_make_valid (number, -1);
  folded = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  upper = g_ascii_strup (g_strstrip (folded), -1);

  if (g_ascii_isdigit (*upper))
    return tea_book_find (book, TEA_TYPE_REQUEST, "number", upper, error);

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      if (*upper == letters[i].letter && g_ascii_isdigit (upper[1]))
        return tea_book_find (book, letters[i].record_type (), "number", upper, error);
    }

  g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
               _("“%s” is not a number such as 2026-0178 or T2026-007."), number);

  return NULL;
}

static const TeaTraceStep *
get_step (TeaTraceStage stage)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (steps[i].stage == stage)
        return &steps[i];
    }

  g_return_val_if_reached (&steps[0]);
}

/**
 * tea_trace_stage_name:
 * @stage: a stage
 *
 * Returns: (transfer none): what scripts call it, such as `request`
 */
const char *
tea_trace_stage_name (TeaTraceStage stage)
{
  return get_step (stage)->name;
}

/**
 * tea_trace_stage_label:
 * @stage: a stage
 *
 * Returns: (transfer none): what people call it
 */
const char *
tea_trace_stage_label (TeaTraceStage stage)
{
  return _(get_step (stage)->label);
}

/**
 * tea_trace_link_free:
 * @self: a link
 *
 * Frees it.
 */
void
tea_trace_link_free (TeaTraceLink *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->record);
  g_free (self->number);
  g_free (self->title);
  g_free (self->when);
  g_free (self);
}
