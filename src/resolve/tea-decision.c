/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-decision.h"

G_DEFINE_FINAL_TYPE (TeaDecision, tea_decision, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaDecision, suggestion, REFERENCE, N_("Suggestion")),
  TEA_COLUMN (TeaDecision, verdict, TEXT, N_("Verdict")),
  TEA_COLUMN (TeaDecision, reason, TEXT, N_("Reason")),
  TEA_COLUMN (TeaDecision, decided_on, DATE, N_("Decided on")),
};

static const TeaWord verdicts[] = {
  { "adopted", N_("Adopted") },
  { "declined", N_("Not adopted") },
  { "deferred", N_("Put off") },
  { NULL, NULL },
};

static gboolean
tea_decision_validate (TeaRecord  *record,
                       GError    **error)
{
  return tea_word_check (verdicts, TEA_DECISION (record)->verdict, error);
}

static void
tea_decision_class_init (TeaDecisionClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_decision_validate;
  tea_record_class_set_columns (record_class, "decision", N_("Decision"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_decision_init (TeaDecision *self)
{
}

/**
 * tea_decision_verdicts:
 *
 * Returns: (transfer none): the words that a decision can be, with their labels
 */
const TeaWord *
tea_decision_verdicts (void)
{
  return verdicts;
}

/**
 * tea_decision_verdict_label:
 * @verdict: (nullable): a word of tea_decision_verdicts()
 *
 * Returns: what people call it; "" for nothing
 */
const char *
tea_decision_verdict_label (const char *verdict)
{
  return tea_word_label (verdicts, verdict);
}

/**
 * tea_decision_query:
 * @book: a book
 * @suggestion: a suggestion's id, 0 for all
 *
 * Returns: (transfer full): the decisions, the latest first; one at most for a suggestion
 */
TeaQuery *
tea_decision_query (TeaBook *book,
                    gint64   suggestion)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_DECISION,
                                     "WHERE :suggestion IS NULL OR suggestion = :suggestion"
                                     " ORDER BY decided_on DESC, id DESC");
  tea_query_bind_id (query, "suggestion", suggestion);

  return query;
}
