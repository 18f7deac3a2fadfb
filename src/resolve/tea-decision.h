/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"
#include "book/tea-word.h"

G_BEGIN_DECLS

#define TEA_TYPE_DECISION (tea_decision_get_type ())

G_DECLARE_FINAL_TYPE (TeaDecision, tea_decision, TEA, DECISION, TeaRecord)

/**
 * TeaDecision:
 * @suggestion: what was decided on
 * @verdict: `adopted`, `declined` or `deferred`
 * @reason: why; always said, because the proposer is owed it
 * @decided_on: the day
 *
 * What was decided on a suggestion (「采纳」, 「未采纳」, 「暂缓」). A suggestion has one decision at
 * most; tea_suggestion_decide() makes it and makes it anew, and the history keeps the earlier.
 */
struct _TeaDecision
{
  TeaRecord  parent_instance;

  gint64     suggestion;
  char      *verdict;
  char      *reason;
  char      *decided_on;
};

const TeaWord *tea_decision_verdicts      (void);
const char    *tea_decision_verdict_label (const char *verdict);
TeaQuery      *tea_decision_query         (TeaBook    *book,
                                           gint64      suggestion);

G_END_DECLS
