/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-search.h"
#include "book/tea-text.h"

#include "tea-decision.h"
#include "tea-suggestion.h"

/* A suggestion and all that were joined to it. */
#define PARTS "part.id IN (SELECT suggestion.id UNION ALL" \
              " SELECT id FROM suggestion AS joining WHERE joining.joined = suggestion.id)"

G_DEFINE_FINAL_TYPE (TeaSuggestion, tea_suggestion, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaSuggestion, number, TEXT, N_("Number")),
  TEA_COLUMN (TeaSuggestion, text, TEXT, N_("Suggestion")),
  TEA_COLUMN (TeaSuggestion, topic, REFERENCE, N_("Topic")),
  TEA_COLUMN (TeaSuggestion, meeting, REFERENCE, N_("Meeting")),
  TEA_COLUMN (TeaSuggestion, remark, REFERENCE, N_("Remark")),
  TEA_COLUMN (TeaSuggestion, proposer, TEXT, N_("Proposed by")),
  TEA_COLUMN (TeaSuggestion, party, REFERENCE, N_("Party")),
  TEA_COLUMN (TeaSuggestion, raised_at, TIME, N_("Made at")),
  TEA_COLUMN (TeaSuggestion, joined, REFERENCE, N_("Joined to")),
  TEA_COLUMN (TeaSuggestion, asked_at, TIME, N_("Asked at")),
  TEA_COLUMN (TeaSuggestion, asked, INTEGER, N_("Asked")),
  TEA_COMPUTED (TeaSuggestion, topic_number, TEXT, N_("Topic number"),
                "SELECT number FROM topic WHERE topic.id = suggestion.topic"),
  TEA_COMPUTED (TeaSuggestion, topic_title, TEXT, N_("Topic"),
                "SELECT title FROM topic WHERE topic.id = suggestion.topic"),
  TEA_COMPUTED (TeaSuggestion, meeting_number, TEXT, N_("Meeting"),
                "SELECT number FROM meeting WHERE meeting.id = suggestion.meeting"),
  TEA_COMPUTED (TeaSuggestion, party_name, TEXT, N_("Party"),
                "SELECT name FROM party WHERE party.id = suggestion.party"),
  TEA_COMPUTED (TeaSuggestion, verdict, OPTIONAL, N_("Verdict"),
                "SELECT verdict FROM decision WHERE decision.suggestion = suggestion.id"),
  TEA_COMPUTED (TeaSuggestion, reason, TEXT, N_("Reason"),
                "SELECT reason FROM decision WHERE decision.suggestion = suggestion.id"),
  TEA_COMPUTED (TeaSuggestion, decided_on, DATE, N_("Decided on"),
                "SELECT decided_on FROM decision WHERE decision.suggestion = suggestion.id"),
  TEA_COMPUTED (TeaSuggestion, assignments, INTEGER, N_("Assignments"),
                "SELECT count (*) FROM assignment WHERE assignment.suggestion = suggestion.id"),
  TEA_COMPUTED (TeaSuggestion, joined_number, TEXT, N_("Joined to"),
                "SELECT head.number FROM suggestion AS head WHERE head.id = suggestion.joined"),
  TEA_COMPUTED (TeaSuggestion, joins, INTEGER, N_("Joined suggestions"),
                "SELECT count (*) FROM suggestion AS part WHERE part.joined = suggestion.id"),
  TEA_COMPUTED (TeaSuggestion, proposers, TEXT, N_("Proposed by"),
                "SELECT group_concat (name, '、') FROM"
                " (SELECT part.proposer AS name FROM suggestion AS part"
                "  WHERE " PARTS " AND part.proposer <> ''"
                "  GROUP BY part.proposer ORDER BY min (part.raised_at), min (part.id))"),
  TEA_COMPUTED (TeaSuggestion, party_names, TEXT, N_("Parties"),
                "SELECT group_concat (name, '、') FROM"
                " (SELECT party.name AS name FROM suggestion AS part"
                "  JOIN party ON party.id = part.party"
                "  WHERE " PARTS
                "  GROUP BY party.id ORDER BY min (part.raised_at), min (part.id))"),
  TEA_COMPUTED (TeaSuggestion, dissents, INTEGER, N_("Dissents"),
                "SELECT count (DISTINCT attendance) FROM dissent"
                " JOIN suggestion AS part ON part.id = dissent.suggestion WHERE " PARTS),
};

static void
tea_suggestion_class_init (TeaSuggestionClass *klass)
{
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "suggestion", N_("Suggestion"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_suggestion_init (TeaSuggestion *self)
{
}

/**
 * tea_suggestion_add:
 * @self: a suggestion that is not in the book; at least its text is set
 * @book: the book
 * @error: return location for an error
 *
 * Puts a suggestion into the book and gives it its number. Without @raised_at it is made now.
 *
 * Errors: %TEA_ERROR_INVALID without a text, %TEA_ERROR_CONSTRAINT for a topic, meeting, remark
 * or party that does not exist, those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_suggestion_add (TeaSuggestion  *self,
                    TeaBook        *book,
                    GError        **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (TEA_IS_SUGGESTION (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) == 0, FALSE);

  text = tea_text_strip (self->text);
  if (*text == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Write down what is suggested first."));
      return FALSE;
    }

  action = tea_action_begin (book, "suggestion-add", _("Wrote down a suggestion"), error);
  if (action == NULL)
    return FALSE;

  g_set_str (&self->text, text);
  if (self->raised_at == NULL)
    self->raised_at = tea_book_now (book);

  g_free (self->number);
  self->number = tea_action_number (action, "S", self->raised_at, error);

  return self->number != NULL &&
         tea_action_insert (action, self, error) &&
         tea_action_commit (action, error);
}

static gboolean
check_not_taken (TeaRemark  *remark,
                 TeaBook    *book,
                 GError    **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  query = tea_query_new (book, "look for a suggestion of a remark",
                         "SELECT number FROM suggestion WHERE remark = :remark");
  tea_query_bind_id (query, "remark", tea_record_get_id (TEA_RECORD (remark)));
  if (tea_query_step (query, &local_error))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   /* Translators: the numbers of a remark and of a suggestion. */
                   _("Remark %s is a suggestion already: %s."),
                   remark->number, tea_query_get_text (query, 0));
      return FALSE;
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/**
 * tea_suggestion_from_remark:
 * @remark: a remark that is in the book
 * @book: the book
 * @error: return location for an error
 *
 * Takes a remark over as a suggestion: its words, its speaker and party, its topic and meeting.
 *
 * Errors: %TEA_ERROR_REFUSED where the remark was taken over already, those of the book
 *
 * Returns: (transfer full) (nullable): the suggestion
 */
TeaSuggestion *
tea_suggestion_from_remark (TeaRemark  *remark,
                            TeaBook    *book,
                            GError    **error)
{
  g_autoptr (TeaSuggestion) self = NULL;
  gint64 id;

  g_return_val_if_fail (TEA_IS_REMARK (remark), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (remark)) != 0, NULL);

  if (!check_not_taken (remark, book, error))
    return NULL;

  self = g_object_new (TEA_TYPE_SUGGESTION,
                       "text", remark->text,
                       "topic", remark->topic,
                       "meeting", remark->meeting,
                       "remark", tea_record_get_id (TEA_RECORD (remark)),
                       "proposer", remark->speaker,
                       "party", remark->party,
                       "raised-at", remark->said_at,
                       NULL);
  if (!tea_suggestion_add (self, book, error))
    return NULL;

  id = tea_record_get_id (TEA_RECORD (self));

  return tea_book_get (book, TEA_TYPE_SUGGESTION, id, error);
}

/* What was begun on the strength of an adoption would stand on nothing without it. */
static gboolean
check_nothing_came_of_it (TeaSuggestion  *self,
                          TeaBook        *book,
                          GError        **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  query = tea_query_new (book, "look for what came of a suggestion",
                         "SELECT number FROM assignment WHERE suggestion = :suggestion"
                         " UNION ALL SELECT number FROM rule WHERE suggestion = :suggestion"
                         " LIMIT 1");
  tea_query_bind_id (query, "suggestion", tea_record_get_id (TEA_RECORD (self)));
  if (tea_query_step (query, &local_error))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   /* Translators: the numbers of a suggestion and of an assignment or a rule. */
                   _("%s stays adopted, because %s came of it."),
                   self->number, tea_query_get_text (query, 0));
      return FALSE;
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_stands_by_itself (TeaSuggestion  *self,
                        TeaBook        *book,
                        GError        **error)
{
  g_autoptr (TeaSuggestion) current = NULL;

  current = tea_book_get (book, TEA_TYPE_SUGGESTION, tea_record_get_id (TEA_RECORD (self)), error);
  if (current == NULL)
    return FALSE;

  if (current->joined != 0)
    {
      /* Translators: the numbers of two suggestions. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s was joined to %s. Decide on that one."), current->number,
                   current->joined_number);
      return FALSE;
    }

  return TRUE;
}

static gboolean
find_decision (TeaSuggestion  *self,
               TeaBook        *book,
               TeaDecision   **decision,
               GError        **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;

  query = tea_decision_query (book, tea_record_get_id (TEA_RECORD (self)));
  found = tea_query_read_records (query, error);
  if (found == NULL)
    return FALSE;

  if (found->len > 0)
    *decision = g_object_ref (g_ptr_array_index (found, 0));

  return TRUE;
}

static char *
describe_decision (TeaSuggestion *self,
                   const char    *verdict)
{
  /* Translators: entries of the history; %s is a suggestion's number. */
  if (g_str_equal (verdict, "adopted"))
    return g_strdup_printf (_("Adopted suggestion %s"), self->number);
  if (g_str_equal (verdict, "declined"))
    return g_strdup_printf (_("Did not adopt suggestion %s"), self->number);
  return g_strdup_printf (_("Put off suggestion %s"), self->number);
}

/**
 * tea_suggestion_decide:
 * @self: a suggestion that is in the book
 * @book: the book
 * @verdict: `adopted`, `declined` or `deferred`
 * @reason: why; whoever made the suggestion is owed it, so it cannot be empty
 * @error: return location for an error
 *
 * Decides on a suggestion. Deciding again replaces the decision; the history keeps the earlier.
 *
 * Errors: %TEA_ERROR_INVALID for another verdict or without a reason, %TEA_ERROR_REFUSED where
 * something that is no longer adopted has an assignment or a rule, those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_suggestion_decide (TeaSuggestion  *self,
                       TeaBook        *book,
                       const char     *verdict,
                       const char     *reason,
                       GError        **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaDecision) decision = NULL;
  g_autofree char *stripped = NULL;
  g_autofree char *title = NULL;
  g_autofree char *today = NULL;
  gboolean written;

  g_return_val_if_fail (TEA_IS_SUGGESTION (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) != 0, FALSE);

  if (!tea_word_check (tea_decision_verdicts (), verdict, error))
    return FALSE;

  if (!check_stands_by_itself (self, book, error))
    return FALSE;

  stripped = tea_text_strip (reason);
  if (*stripped == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Give the reason: whoever made the suggestion is owed it."));
      return FALSE;
    }

  if (!g_str_equal (verdict, "adopted") && !check_nothing_came_of_it (self, book, error))
    return FALSE;

  if (!find_decision (self, book, &decision, error))
    return FALSE;

  title = describe_decision (self, verdict);
  action = tea_action_begin (book, "suggestion-decide", title, error);
  if (action == NULL)
    return FALSE;

  if (decision == NULL)
    decision = g_object_new (TEA_TYPE_DECISION,
                             "suggestion", tea_record_get_id (TEA_RECORD (self)),
                             NULL);

  today = tea_book_today (book);
  g_object_set (decision,
                "verdict", verdict,
                "reason", stripped,
                "decided-on", today,
                NULL);

  if (tea_record_get_id (TEA_RECORD (decision)) == 0)
    written = tea_action_insert (action, decision, error);
  else
    written = tea_action_update (action, decision, error);

  if (!written || !tea_action_commit (action, error))
    return FALSE;

  g_object_set (self,
                "verdict", verdict,
                "reason", stripped,
                "decided-on", today,
                NULL);

  return TRUE;
}

/**
 * tea_suggestion_query:
 * @book: a book
 * @filter: (nullable): which; %NULL for all
 *
 * Returns: (transfer full): suggestions, the latest first
 */
TeaQuery *
tea_suggestion_query (TeaBook                   *book,
                      const TeaSuggestionFilter *filter)
{
  static const TeaSuggestionFilter all = { 0 };
  g_autofree char *match = NULL;
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  if (filter == NULL)
    filter = &all;
  if (filter->text != NULL)
    match = tea_search_expression (filter->text);

  query = tea_query_new_for_records (book, TEA_TYPE_SUGGESTION,
    "WHERE joined IS :joined"
    " AND (:meeting IS NULL OR meeting = :meeting)"
    " AND (:topic IS NULL OR topic = :topic)"
    " AND (:verdict IS NULL OR id IN (SELECT suggestion FROM decision WHERE verdict = :verdict))"
    " AND (NOT :undecided OR id NOT IN (SELECT suggestion FROM decision))"
    " AND (:match IS NULL OR id IN (SELECT rowid FROM search WHERE search MATCH :match))"
    " AND raised_at BETWEEN ifnull (:from, '') AND ifnull (:to, '9999') || ' 99'"
    " ORDER BY raised_at DESC, id DESC");
  tea_query_bind_id (query, "joined", filter->joined_to);
  tea_query_bind_id (query, "meeting", filter->meeting);
  tea_query_bind_id (query, "topic", filter->topic);
  tea_query_bind_text (query, "verdict", filter->verdict);
  tea_query_bind_int (query, "undecided", filter->undecided);
  tea_query_bind_text (query, "match", match);
  tea_query_bind_text (query, "from", filter->from);
  tea_query_bind_text (query, "to", filter->to);

  return query;
}
