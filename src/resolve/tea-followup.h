/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"
#include "book/tea-word.h"
#include "collect/tea-request.h"

#include "tea-assignment.h"

G_BEGIN_DECLS

#define TEA_TYPE_FOLLOWUP (tea_followup_get_type ())

G_DECLARE_FINAL_TYPE (TeaFollowup, tea_followup, TEA, FOLLOWUP, TeaRecord)

/**
 * TeaFollowup:
 * @request: whose requester was told
 * @assignment: the work that was asked about, 0 for none
 * @way: `visit`, `phone`, `chat` or `notice`
 * @satisfaction: `satisfied`, `mostly` or `dissatisfied`
 * @words: what the requester said
 * @asked_on: the day
 * @request_number: (computed) the request's number
 * @request_text: (computed) the request's text
 * @person_name: (computed) who had asked
 * @assignment_number: (computed) the assignment's number
 *
 * That a requester was told of the outcome and asked about it (「回访」).
 */
struct _TeaFollowup
{
  TeaRecord  parent_instance;

  gint64     request;
  gint64     assignment;
  char      *way;
  char      *satisfaction;
  char      *words;
  char      *asked_on;

  char      *request_number;
  char      *request_text;
  char      *person_name;
  char      *assignment_number;
};

/**
 * TeaFollowupFilter:
 * @request: of this request, 0 for any
 * @topic: of a request of this topic, 0 for any
 * @assignment: about this assignment, 0 for any
 * @satisfaction: (nullable): answered so
 * @from: (nullable): on this day or later
 * @to: (nullable): on this day or earlier
 *
 * Which follow-ups to list. All zero lists them all, the latest first.
 */
typedef struct
{
  gint64      request;
  gint64      topic;
  gint64      assignment;
  const char *satisfaction;
  const char *from;
  const char *to;
} TeaFollowupFilter;

gboolean       tea_followup_add                (TeaBook                  *book,
                                                TeaRequest               *request,
                                                TeaAssignment            *assignment,
                                                const char               *way,
                                                const char               *satisfaction,
                                                const char               *words,
                                                GError                  **error);
TeaQuery      *tea_followup_query              (TeaBook                  *book,
                                                const TeaFollowupFilter  *filter);
TeaQuery      *tea_followup_owed_query         (TeaBook                  *book);
const TeaWord *tea_followup_ways               (void);
const char    *tea_followup_way_label          (const char               *way);
const TeaWord *tea_followup_satisfactions      (void);
const char    *tea_followup_satisfaction_label (const char               *satisfaction);

G_END_DECLS
