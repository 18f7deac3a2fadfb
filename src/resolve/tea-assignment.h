/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"
#include "book/tea-word.h"
#include "screen/tea-topic.h"

G_BEGIN_DECLS

#define TEA_TYPE_ASSIGNMENT (tea_assignment_get_type ())

G_DECLARE_FINAL_TYPE (TeaAssignment, tea_assignment, TEA, ASSIGNMENT, TeaRecord)

/**
 * TeaAssignment:
 * @number: such as A2026-039
 * @suggestion: the adopted suggestion that it carries out, 0 for a topic that is handled directly
 * @topic: the topic, 0 only where the suggestion has none
 * @requirement: what is to be done
 * @led_by: who leads (「领办」), such as the community's Party committee
 * @assigned_by: who gives the order (「交办」), such as the estate's Party branch
 * @assisted_by: who assists (「协办」), such as the property-management committee
 * @carried_by: who does it (「操办」), such as the property company; never empty
 * @helped_by: who lends a hand (「帮办」), such as Party members
 * @assigned_on: the day of the order
 * @due_on: the day by which it is to be done
 * @outcome: (nullable): `solved`, `partly` or `unsolvable`; %NULL while it is open
 * @outcome_on: (nullable): the day of the outcome
 * @outcome_note: what was done; for the ends other than solved the reason
 * @suggestion_number: (computed) the suggestion's number
 * @topic_number: (computed) the topic's number
 * @topic_title: (computed) the topic's title
 * @status: (computed) `open`, `overdue`, `solved`, `partly` or `unsolvable`
 * @overdue: (computed) whether it is open and its day has passed
 * @due_at: (computed) (nullable): the time by which a topic that is handled directly is to be done,
 *   while this is open
 * @minutes_left: (computed) until @due_at, negative when it has passed
 * @last_progress: (computed) the latest progress
 * @last_progress_at: (computed) (nullable): when that was noted
 *
 * A work order (「交办单」) with its five roles and one of three ends.
 */
struct _TeaAssignment
{
  TeaRecord  parent_instance;

  char      *number;
  gint64     suggestion;
  gint64     topic;
  char      *requirement;
  char      *led_by;
  char      *assigned_by;
  char      *assisted_by;
  char      *carried_by;
  char      *helped_by;
  char      *assigned_on;
  char      *due_on;
  char      *outcome;
  char      *outcome_on;
  char      *outcome_note;

  char      *suggestion_number;
  char      *topic_number;
  char      *topic_title;
  char      *status;
  gboolean   overdue;
  char      *due_at;
  int        minutes_left;
  char      *last_progress;
  char      *last_progress_at;
};

/**
 * TeaAssignmentFilter:
 * @topic: of this topic, 0 for any
 * @suggestion: of this suggestion, 0 for any
 * @meeting: of a suggestion that was made at this meeting, 0 for any
 * @before: open work of the earlier sessions of this meeting's series, or of its kind, 0 for any
 * @status: (nullable): a word of tea_assignment_statuses(); `open` includes what is overdue
 * @text: (nullable): these words somewhere in what is to be done, the five roles, the number or
 *   the topic's title
 * @from: (nullable): ordered on this day or later
 * @to: (nullable): ordered on this day or earlier
 *
 * Which assignments to list. All zero lists them all; what is open comes first, by its day.
 */
typedef struct
{
  gint64      topic;
  gint64      suggestion;
  gint64      meeting;
  gint64      before;
  const char *status;
  const char *text;
  const char *from;
  const char *to;
} TeaAssignmentFilter;

gboolean       tea_assignment_add           (TeaAssignment              *self,
                                             TeaBook                    *book,
                                             GError                    **error);
gboolean       tea_assignment_add_direct     (TeaAssignment              *self,
                                             TeaBook                    *book,
                                             TeaTopic                   *topic,
                                             const char                 *reason,
                                             GError                    **error);
gboolean       tea_assignment_close         (TeaAssignment              *self,
                                             TeaBook                    *book,
                                             const char                 *outcome,
                                             const char                 *note,
                                             GError                    **error);
gboolean       tea_assignment_reopen        (TeaAssignment              *self,
                                             TeaBook                    *book,
                                             const char                 *reason,
                                             GError                    **error);
gboolean       tea_assignment_report        (TeaAssignment              *self,
                                             TeaBook                    *book,
                                             const char                 *text,
                                             GError                    **error);
TeaQuery      *tea_assignment_query         (TeaBook                    *book,
                                             const TeaAssignmentFilter  *filter);
const TeaWord *tea_assignment_outcomes      (void);
const char    *tea_assignment_outcome_label (const char                 *outcome);
const TeaWord *tea_assignment_statuses      (void);
const char    *tea_assignment_status_label  (const char                 *status);

G_END_DECLS
