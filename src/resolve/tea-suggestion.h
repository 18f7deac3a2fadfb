/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"
#include "meet/tea-remark.h"

G_BEGIN_DECLS

#define TEA_TYPE_SUGGESTION (tea_suggestion_get_type ())

G_DECLARE_FINAL_TYPE (TeaSuggestion, tea_suggestion, TEA, SUGGESTION, TeaRecord)

/**
 * TeaSuggestion:
 * @number: such as S2026-012
 * @text: what is suggested
 * @topic: the topic that it is about, 0 for none
 * @meeting: the meeting at which it was made, 0 for none
 * @remark: the remark that it was taken from, 0 for none
 * @proposer: who made it, as it was written down
 * @party: for which party, 0 for none
 * @raised_at: when it was made
 * @joined: the suggestion that says the same and stands for this one, 0 where it stands by itself
 * @asked_at: (nullable): when the room was asked whether everybody can live with it
 * @asked: how many were in the room then
 * @topic_number: (computed) the topic's number
 * @topic_title: (computed) the topic's title
 * @meeting_number: (computed) the meeting's number
 * @party_name: (computed) the party's name
 * @verdict: (computed) (nullable): `adopted`, `declined` or `deferred`; %NULL until it is decided
 * @reason: (computed) the reason of the decision
 * @decided_on: (computed) (nullable): the day of the decision
 * @assignments: (computed) how many assignments came of it
 * @joined_number: (computed) the number of the suggestion that it was joined to, or ""
 * @joins: (computed) how many others were joined to it
 * @proposers: (computed) everybody who made it or one that was joined to it, with 「、」 between
 * @party_names: (computed) their parties in the same way, for where names must not be seen
 * @dissents: (computed) how many cannot live with it
 *
 * Something that somebody suggests doing (「建议」). What becomes of it is a #TeaDecision.
 */
struct _TeaSuggestion
{
  TeaRecord  parent_instance;

  char      *number;
  char      *text;
  gint64     topic;
  gint64     meeting;
  gint64     remark;
  char      *proposer;
  gint64     party;
  char      *raised_at;
  gint64     joined;
  char      *asked_at;
  int        asked;

  char      *topic_number;
  char      *topic_title;
  char      *meeting_number;
  char      *party_name;
  char      *verdict;
  char      *reason;
  char      *decided_on;
  int        assignments;
  char      *joined_number;
  int        joins;
  char      *proposers;
  char      *party_names;
  int        dissents;
};

/**
 * TeaSuggestionFilter:
 * @meeting: made at this meeting, 0 for any
 * @topic: about this topic, 0 for any
 * @verdict: (nullable): decided so
 * @undecided: only those that wait for a decision
 * @text: (nullable): with these words in the text, the proposer or the number
 * @from: (nullable): made on this day or later
 * @to: (nullable): made on this day or earlier
 * @joined_to: only those that were joined to this suggestion; 0 for those that stand by
 *   themselves
 *
 * Which suggestions to list. All zero lists all that stand by themselves.
 */
typedef struct
{
  gint64      meeting;
  gint64      topic;
  const char *verdict;
  gboolean    undecided;
  const char *text;
  const char *from;
  const char *to;
  gint64      joined_to;
} TeaSuggestionFilter;

gboolean       tea_suggestion_add         (TeaSuggestion              *self,
                                           TeaBook                    *book,
                                           GError                    **error);
TeaSuggestion *tea_suggestion_from_remark (TeaRemark                  *remark,
                                           TeaBook                    *book,
                                           GError                    **error);
gboolean       tea_suggestion_decide      (TeaSuggestion              *self,
                                           TeaBook                    *book,
                                           const char                 *verdict,
                                           const char                 *reason,
                                           GError                    **error);
gboolean       tea_suggestion_join        (TeaSuggestion              *self,
                                           TeaBook                    *book,
                                           TeaSuggestion              *other,
                                           GError                    **error);
gboolean       tea_suggestion_part        (TeaSuggestion              *self,
                                           TeaBook                    *book,
                                           GError                    **error);
TeaQuery      *tea_suggestion_query       (TeaBook                    *book,
                                           const TeaSuggestionFilter  *filter);

G_END_DECLS
