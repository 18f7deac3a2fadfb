/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_PROGRESS (tea_progress_get_type ())

G_DECLARE_FINAL_TYPE (TeaProgress, tea_progress, TEA, PROGRESS, TeaRecord)

/**
 * TeaProgress:
 * @assignment: of what
 * @text: what happened, in a sentence
 * @noted_at: when it was written down
 *
 * A line in the course of an assignment; tea_assignment_report() adds one.
 */
struct _TeaProgress
{
  TeaRecord  parent_instance;

  gint64     assignment;
  char      *text;
  char      *noted_at;
};

TeaQuery *tea_progress_query (TeaBook *book,
                              gint64   assignment);

G_END_DECLS
