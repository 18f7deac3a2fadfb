/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_RULE (tea_rule_get_type ())

G_DECLARE_FINAL_TYPE (TeaRule, tea_rule, TEA, RULE, TeaRecord)

/**
 * TeaRule:
 * @number: such as R2026-002
 * @title: such as 《楼道清洁轮值办法》; no two rules have the same
 * @suggestion: the adopted suggestion that it came of, 0 for none
 * @topic: the topic that it settles, 0 for none
 * @owner: who sees to it
 * @review_on: (nullable): the day on which it is to be looked at again
 * @ended_on: (nullable): the day from which it no longer holds
 * @version: (computed) the number of the version that holds
 * @text: (computed) the text of that version
 * @made_on: (computed) (nullable): the day of the first version
 * @revised_on: (computed) (nullable): the day of the version that holds
 * @suggestion_number: (computed) the suggestion's number
 * @topic_title: (computed) the topic's title
 * @in_force: (computed) whether it holds today
 * @due: (computed) whether it holds and its day of review has come
 *
 * A long-term rule (「长效机制」). Its text stands in its versions, see #TeaRuleVersion.
 */
struct _TeaRule
{
  TeaRecord  parent_instance;

  char      *number;
  char      *title;
  gint64     suggestion;
  gint64     topic;
  char      *owner;
  char      *review_on;
  char      *ended_on;

  int        version;
  char      *text;
  char      *made_on;
  char      *revised_on;
  char      *suggestion_number;
  char      *topic_title;
  gboolean   in_force;
  gboolean   due;
};

/**
 * TeaRuleFilter:
 * @topic: of this topic, 0 for any
 * @suggestion: of this suggestion, 0 for any
 * @in_force: only those that hold today
 * @due: only those whose day of review has come
 * @text: (nullable): with these words in the title, the number or the text
 *
 * Which rules to list. All zero lists them all, those that ended last.
 */
typedef struct
{
  gint64      topic;
  gint64      suggestion;
  gboolean    in_force;
  gboolean    due;
  const char *text;
} TeaRuleFilter;

gboolean  tea_rule_add    (TeaRule              *self,
                           TeaBook              *book,
                           const char           *text,
                           gint64                meeting,
                           GError              **error);
gboolean  tea_rule_revise (TeaRule              *self,
                           TeaBook              *book,
                           const char           *text,
                           gint64                meeting,
                           const char           *review_on,
                           GError              **error);
gboolean  tea_rule_end    (TeaRule              *self,
                           TeaBook              *book,
                           GError              **error);
TeaQuery *tea_rule_query  (TeaBook              *book,
                           const TeaRuleFilter  *filter);

G_END_DECLS
