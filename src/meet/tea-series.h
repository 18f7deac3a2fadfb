/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"
#include "book/tea-word.h"

G_BEGIN_DECLS

#define TEA_TYPE_SERIES (tea_series_get_type ())

G_DECLARE_FINAL_TYPE (TeaSeries, tea_series, TEA, SERIES, TeaRecord)

/**
 * TeaSeries:
 * @name: such as 「三方协同会议」, no two alike
 * @kind: a word of [func@Tea.meeting_kinds]
 * @days: days of the month or weekdays, such as "5,25" or "2-tue,last-fri"; whatever
 *   tea_day_rule_parse() reads is taken
 * @day_off: what happens to a day that is a weekend or a holiday, a word of
 *   [func@Tea.series_day_offs]
 * @time: when its sessions begin, such as "14:30"
 * @minutes: how long is booked for each of them
 * @place: where, or ""
 * @meetings: computed: how many sessions it has in the book
 * @next_at: (nullable): computed: when the next one that is planned begins
 *
 * Sessions on the same days of every month or week. All its fields may be changed with
 * tea_record_edit(); sessions that are planned already stay as they are.
 */
struct _TeaSeries
{
  TeaRecord  parent_instance;

  char      *name;
  char      *kind;
  char      *days;
  char      *day_off;
  char      *time;
  int        minutes;
  char      *place;
  int        meetings;
  char      *next_at;
};

/**
 * tea_series_day_offs:
 *
 * What happens to a session's day that is a weekend or a holiday: `keep`, `before` (the last
 * working day before it), `after` (the first one after it).
 *
 * Returns: (transfer none): a list that ends with a %NULL word
 */
const TeaWord *tea_series_day_offs (void);

/**
 * tea_series_add:
 * @self: a series that is not in the book yet, with name, kind, days and time
 * @book: a book
 * @error: return location
 *
 * Adds a series. Days off are kept, and 90 minutes booked, where nothing else is said. Its
 * sessions come with tea_series_plan().
 *
 * Returns: %TRUE when done; %TEA_ERROR_INVALID for a kind, days or a time that cannot be,
 *   %TEA_ERROR_CONSTRAINT when there is one of that name
 */
gboolean  tea_series_add    (TeaSeries   *self,
                             TeaBook     *book,
                             GError     **error);

/**
 * tea_series_change:
 * @self: a series, just read, with other fields
 * @book: its book
 * @error: return location
 *
 * Keeps what was changed about a series, in one action. Sessions that are planned already stay as
 * they are.
 *
 * Returns: %TRUE when done, otherwise as tea_series_add()
 */
gboolean  tea_series_change (TeaSeries   *self,
                             TeaBook     *book,
                             GError     **error);

/**
 * tea_series_plan:
 * @self: a series
 * @book: its book
 * @from: the first day, such as 2026-01-01
 * @to: the last day; at most three years after @from
 * @n_planned: (out) (optional): how many sessions were added
 * @error: return location
 *
 * Plans the sessions from @from to @to that are not there yet, in one action. A day that a month
 * does not have is skipped; one that is off is moved as the series says. A session that was moved
 * by up to three days still stands for its day, so planning again does not double it.
 *
 * Returns: %TRUE when done, also when nothing was to be added; %TEA_ERROR_INVALID for days
 *   that do not exist or are in the wrong order, %TEA_ERROR_TOO_LARGE for more than three years
 */
gboolean  tea_series_plan   (TeaSeries   *self,
                             TeaBook     *book,
                             const char  *from,
                             const char  *to,
                             guint       *n_planned,
                             GError     **error);

/**
 * tea_series_dup_next:
 * @self: a series
 * @book: its book
 * @error: return location
 *
 * Finds the next of the series' days, from today on, for which no session is there yet.
 *
 * Returns: (transfer full): when that session would begin, such as 2026-11-25 14:30:00, or %NULL;
 *   %TEA_ERROR_NOT_FOUND when all of the coming year are there
 */
char     *tea_series_dup_next (TeaSeries   *self,
                               TeaBook     *book,
                               GError     **error);

/**
 * tea_series_remove:
 * @self: a series
 * @book: its book
 * @error: return location
 *
 * Takes a series away together with its planned sessions for which nothing was prepared. The
 * others stay, as sessions of no series.
 *
 * Returns: %TRUE when done
 */
gboolean  tea_series_remove (TeaSeries   *self,
                             TeaBook     *book,
                             GError     **error);

/**
 * tea_series_query:
 * @book: a book
 *
 * Returns: (transfer full): all [class@Tea.Series] by name
 */
TeaQuery *tea_series_query  (TeaBook     *book);

GStrv     tea_series_dup_dates (TeaSeries   *self,
                                TeaBook     *book,
                                guint        count,
                                GError     **error);

G_END_DECLS
