/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-record.h"

G_BEGIN_DECLS

/**
 * TeaTraceStage:
 * @TEA_TRACE_REQUEST: a #TeaRequest
 * @TEA_TRACE_TOPIC: a #TeaTopic
 * @TEA_TRACE_MEETING: a #TeaMeeting
 * @TEA_TRACE_REMARK: a #TeaRemark
 * @TEA_TRACE_SUGGESTION: a #TeaSuggestion
 * @TEA_TRACE_DECISION: a #TeaDecision
 * @TEA_TRACE_ASSIGNMENT: a #TeaAssignment
 * @TEA_TRACE_PROGRESS: a #TeaProgress
 * @TEA_TRACE_FOLLOWUP: a #TeaFollowup
 * @TEA_TRACE_REPLY: a #TeaReply
 * @TEA_TRACE_RULE: a #TeaRule
 *
 * The links of the chain, from what residents ask to the rule that came of it.
 */
typedef enum
{
  TEA_TRACE_REQUEST,
  TEA_TRACE_TOPIC,
  TEA_TRACE_MEETING,
  TEA_TRACE_REMARK,
  TEA_TRACE_SUGGESTION,
  TEA_TRACE_DECISION,
  TEA_TRACE_ASSIGNMENT,
  TEA_TRACE_PROGRESS,
  TEA_TRACE_FOLLOWUP,
  TEA_TRACE_REPLY,
  TEA_TRACE_RULE,
} TeaTraceStage;

/**
 * TeaTraceLink:
 * @stage: which link of the chain
 * @record: the record itself
 * @start: whether this is the record that the trace began from
 * @number: its number; "" for what has none, such as a decision
 * @title: what it says, in a short line
 * @when: the day or time that belongs to it; "" where there is none
 *
 * One record of a trace.
 */
typedef struct
{
  TeaTraceStage  stage;
  TeaRecord     *record;
  gboolean       start;
  char          *number;
  char          *title;
  char          *when;
} TeaTraceLink;

GPtrArray  *tea_trace             (TeaRecord      *record,
                                   TeaBook        *book,
                                   GError        **error);
TeaRecord  *tea_trace_find        (TeaBook        *book,
                                   const char     *number,
                                   GError        **error);
const char *tea_trace_stage_name  (TeaTraceStage   stage);
const char *tea_trace_stage_label (TeaTraceStage   stage);
void        tea_trace_link_free   (TeaTraceLink   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaTraceLink, tea_trace_link_free)

G_END_DECLS
