/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

/**
 * TeaFigure:
 * @name: what scripts call it, such as `requests_resolved`
 * @label: what people call it, marked for translation
 * @record_type: gives the type of the records that it counts
 * @clause: which of them: what stands behind `FROM table`; may use `:from` and `:to`
 *
 * A number of the report, defined by the rows that it counts. The number is counted from the very
 * clause that lists the rows, so that the two cannot differ.
 *
 * What happened is counted by the day on which it happened: a request that came in March and was
 * solved in April is one of the requests collected in March and one of those resolved in April.
 * What is open, overdue or in force is counted as at the last day of the period.
 */
typedef struct
{
  const char *name;
  const char *label;
  GType     (*record_type) (void);
  const char *clause;
} TeaFigure;

/**
 * TeaBreakdown:
 * @label: the category's name or the month, such as 2026-11
 * @category: the category of a breakdown by category, 0 for requests that have none
 * @by_category: whether this is a category
 * @from: (nullable): the first day
 * @to: (nullable): the last day
 * @collected: how many requests were collected in the period; the sum of the other four
 * @solved: how many of them are solved
 * @partly: how many of them are partly solved
 * @unsolvable: how many of them cannot be solved
 * @open: how many of them are still open
 *
 * The requests that came in a period, in one category or month, by what has become of them to
 * this day. These are the numbers for rates, and all three ends are there.
 */
typedef struct
{
  char     *label;
  gint64    category;
  gboolean  by_category;
  char     *from;
  char     *to;
  int       collected;
  int       solved;
  int       partly;
  int       unsolvable;
  int       open;
} TeaBreakdown;

const TeaFigure    *tea_figures                (guint                *n_figures);
const TeaFigure    *tea_figure_find            (const char           *name,
                                                GError              **error);
gboolean            tea_figure_count           (TeaBook              *book,
                                                const TeaFigure      *figure,
                                                const char           *from,
                                                const char           *to,
                                                gint64               *value,
                                                GError              **error);
TeaQuery           *tea_figure_query           (TeaBook              *book,
                                                const TeaFigure      *figure,
                                                const char           *from,
                                                const char           *to);
const char * const *tea_figures_funnel         (void);

gboolean            tea_figures_break_down     (TeaBook              *book,
                                                const char           *from,
                                                const char           *to,
                                                GPtrArray           **categories,
                                                GPtrArray           **months,
                                                GError              **error);
TeaQuery           *tea_breakdown_query        (TeaBook              *book,
                                                const TeaBreakdown   *breakdown,
                                                const char           *end);
void                tea_breakdown_free         (TeaBreakdown         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaBreakdown, tea_breakdown_free)

G_END_DECLS
