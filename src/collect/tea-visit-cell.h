/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TeaVisitAnswer:
 * @TEA_VISIT_ANSWER_NONE: nothing stands there, or nothing that says yes or no
 * @TEA_VISIT_ANSWER_YES: yes
 * @TEA_VISIT_ANSWER_NO: no
 *
 * What was answered to a question such as 「是否上报」.
 */
typedef enum
{
  TEA_VISIT_ANSWER_NONE,
  TEA_VISIT_ANSWER_YES,
  TEA_VISIT_ANSWER_NO,
} TeaVisitAnswer;

TeaVisitAnswer  tea_visit_cell_answer (const char  *text,
                                       char       **rest);
gboolean        tea_visit_cell_times  (const char  *text,
                                       char       **began_at,
                                       char       **ended_at);
char           *tea_visit_cell_people (const char  *text);
gboolean        tea_visit_cell_count  (const char  *text,
                                       guint       *count);
const char     *tea_visit_cell_kind   (const char  *text,
                                       gboolean     whole);

G_END_DECLS
