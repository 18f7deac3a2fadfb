/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "people/tea-grid.h"
#include "people/tea-household.h"

#include "tea-visit-round.h"
#include "tea-visit.h"

/*
 * The monthly round (月度走访): every household of a grid once a month. A month is text such as
 * 2026-11. A visit counts for the grid that its address lies in now; one without an address for
 * the grid that was written down.
 */

#define IN_GRID \
  "ifnull ((SELECT grid FROM household WHERE household.id = visit.household), visit.grid)" \
  " IN " TEA_GRIDS_BELOW (":grid")

#define IN_MONTH \
  "visit.visited_on BETWEEN :month || '-01' AND :month || '-31'"

#define MATTERS(condition) \
  "total ((SELECT count(*) FROM request WHERE request.visit = visit.id AND " condition "))"

#define SUMS \
  "group_concat (DISTINCT (SELECT name FROM person WHERE person.id = visit.worker))," \
  " group_concat (DISTINCT nullif (companions, ''))," \
  " min (nullif (began_at, '')), max (ended_at)," \
  " group_concat (DISTINCT (SELECT " TEA_HOUSEHOLD_ADDRESS \
  "  FROM household WHERE household.id = visit.household))," \
  " count(*), count(DISTINCT household)," \
  MATTERS ("dispute") "," \
  MATTERS ("NOT dispute AND kind = 'need'") "," \
  MATTERS ("NOT dispute AND kind = 'opinion'") "," \
  MATTERS ("NOT dispute AND kind = 'hazard'") "," \
  MATTERS ("outcome = 'solved' AND outcome_on = visit.visited_on") "," \
  MATTERS ("visit.report AND NOT (outcome IS 'solved' AND outcome_on IS visit.visited_on)") "," \
  " total (attention)"

/**
 * tea_visit_round_month:
 * @book: a book
 * @text: (nullable): a month, such as 2026-11, or a day in it; %NULL for this month
 * @error: return location for an error
 *
 * Errors: %TEA_ERROR_INVALID where it is no month
 *
 * Returns: (transfer full) (nullable): the month as 2026-11
 */
char *
tea_visit_round_month (TeaBook     *book,
                       const char  *text,
                       GError     **error)
{
  g_autofree char *first = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  if (text == NULL)
    {
      day = tea_book_today (book);
    }
  else
    {
      first = g_strconcat (text, "-1", NULL);
      day = tea_date_parse (first, NULL);
      if (day == NULL)
        day = tea_date_parse (text, NULL);
    }

  if (day != NULL)
    return g_strndup (day, strlen ("2026-11"));

  g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
               _("“%s” is no month. Write it as 2026-11."), text);
  return NULL;
}

/**
 * tea_visit_round_last_month:
 * @book: a book
 *
 * Returns: (transfer full): the month before this one
 */
char *
tea_visit_round_last_month (TeaBook *book)
{
  g_autofree char *today = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  today = tea_book_today (book);
  day = tea_date_add (today, -atoi (today + strlen ("2026-11-")));

  return g_strndup (day, strlen ("2026-11"));
}

/**
 * tea_visit_round_count:
 * @book: a book
 * @grid: the id of a grid, which includes those below it
 * @month: such as 2026-11
 * @round: (out): how far the round is
 * @error: return location for an error
 *
 * Counts how far the round of visits is.
 *
 * Returns: whether the book could be read
 */
gboolean
tea_visit_round_count (TeaBook        *book,
                       gint64          grid,
                       const char     *month,
                       TeaVisitRound  *round,
                       GError        **error)
{
  g_autoptr (TeaQuery) query = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (month != NULL, FALSE);
  g_return_val_if_fail (round != NULL, FALSE);

  query = tea_query_new (book, "count how far a round of visits is",
                         "SELECT count(*), total (" TEA_HOUSEHOLD_VISITED_IN (":month") "),"
                         " total (attention) FROM household"
                         " WHERE grid IN " TEA_GRIDS_BELOW (":grid")
                         " AND " TEA_HOUSEHOLD_IN_ROUND);
  tea_query_bind_text (query, "month", month);
  tea_query_bind_id (query, "grid", grid);
  if (!tea_query_step (query, error))
    return FALSE;

  round->to_visit = (int) tea_query_get_int (query, 0);
  round->visited = (int) tea_query_get_int (query, 1);
  round->attention = (int) tea_query_get_int (query, 2);
  tea_query_reset (query);

  return TRUE;
}

/**
 * tea_visit_round_query_left:
 * @book: a book
 * @grid: the id of a grid, which includes those below it
 * @month: such as 2026-11
 *
 * Returns: (transfer full): the households of the grid where nobody was in that month: those that
 *   need attention first, then those that were not seen for longest, then house by house
 */
TeaQuery *
tea_visit_round_query_left (TeaBook    *book,
                            gint64      grid,
                            const char *month)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (month != NULL, NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_HOUSEHOLD,
                                     "WHERE grid IN " TEA_GRIDS_BELOW (":grid")
                                     " AND " TEA_HOUSEHOLD_IN_ROUND
                                     " AND NOT " TEA_HOUSEHOLD_VISITED_IN (":month")
                                     " ORDER BY attention DESC,"
                                     " ifnull ((SELECT max (visited_on) FROM visit"
                                     "   WHERE visit.household = household.id), ''),"
                                     " (SELECT name FROM estate WHERE estate.id = estate),"
                                     " CAST (building AS INTEGER), building,"
                                     " CAST (unit AS INTEGER), unit, CAST (room AS INTEGER), room");
  tea_query_bind_id (query, "grid", grid);
  tea_query_bind_text (query, "month", month);

  return query;
}

/**
 * tea_visit_round_query:
 * @book: a book
 * @grid: the id of a grid, which includes those below it
 * @month: such as 2026-11
 *
 * Returns: (transfer full): the visits of that month in the grid, the latest first
 */
TeaQuery *
tea_visit_round_query (TeaBook    *book,
                       gint64      grid,
                       const char *month)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (month != NULL, NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_VISIT,
                                     "WHERE " IN_MONTH " AND " IN_GRID
                                     " ORDER BY visited_on DESC, began_at DESC, id DESC");
  tea_query_bind_id (query, "grid", grid);
  tea_query_bind_text (query, "month", month);

  return query;
}

/* SQLite joins distinct texts only with commas, and no name or address has one. */
static char *
dup_list (TeaQuery *query,
          int       column)
{
  const char *list = tea_query_get_text (query, column);
  g_auto (GStrv) parts = g_strsplit (list != NULL ? list : "", ",", -1);

  return g_strjoinv ("、", parts);
}

static char *
dup_text (TeaQuery *query,
          int       column)
{
  const char *text = tea_query_get_text (query, column);

  return g_strdup (text != NULL ? text : "");
}

static TeaVisitSums *
read_sums (TeaQuery *query)
{
  TeaVisitSums *self = g_new0 (TeaVisitSums, 1);
  int column = 0;

  self->day = g_strdup (tea_query_get_text (query, column++));
  self->workers = dup_list (query, column++);
  self->companions = dup_list (query, column++);
  self->began_at = dup_text (query, column++);
  self->ended_at = dup_text (query, column++);
  self->addresses = dup_list (query, column++);
  self->visits = (int) tea_query_get_int (query, column++);
  self->households = (int) tea_query_get_int (query, column++);
  self->disputes = (int) tea_query_get_int (query, column++);
  self->needs = (int) tea_query_get_int (query, column++);
  self->opinions = (int) tea_query_get_int (query, column++);
  self->hazards = (int) tea_query_get_int (query, column++);
  self->settled = (int) tea_query_get_int (query, column++);
  self->reported = (int) tea_query_get_int (query, column++);
  self->attention = (int) tea_query_get_int (query, column++);

  return self;
}

/**
 * tea_visit_round_days:
 * @book: a book
 * @grid: the id of a grid, which includes those below it
 * @month: such as 2026-11
 * @error: return location for an error
 *
 * The log of a grid (网格日志): what was done on each day of a month.
 *
 * Returns: (transfer full) (nullable) (element-type TeaVisitSums): the days that have visits, in
 *   their order
 */
GPtrArray *
tea_visit_round_days (TeaBook     *book,
                      gint64       grid,
                      const char  *month,
                      GError     **error)
{
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (month != NULL, NULL);

  query = tea_query_new (book, "sum up the days of a round of visits",
                         "SELECT visited_on, " SUMS " FROM visit"
                         " WHERE " IN_MONTH " AND " IN_GRID
                         " GROUP BY visited_on ORDER BY visited_on");
  tea_query_bind_id (query, "grid", grid);
  tea_query_bind_text (query, "month", month);

  days = g_ptr_array_new_with_free_func ((GDestroyNotify) tea_visit_sums_free);
  while (tea_query_step (query, &local_error))
    g_ptr_array_add (days, read_sums (query));

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&days);
}

/**
 * tea_visit_round_sums:
 * @book: a book
 * @grid: the id of a grid, which includes those below it
 * @month: such as 2026-11
 * @error: return location for an error
 *
 * Sums the log of a grid up for a month.
 *
 * Returns: (transfer full) (nullable): the sums
 */
TeaVisitSums *
tea_visit_round_sums (TeaBook     *book,
                      gint64       grid,
                      const char  *month,
                      GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  TeaVisitSums *sums;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (month != NULL, NULL);

  query = tea_query_new (book, "sum up a round of visits",
                         "SELECT NULL, " SUMS " FROM visit WHERE " IN_MONTH " AND " IN_GRID);
  tea_query_bind_id (query, "grid", grid);
  tea_query_bind_text (query, "month", month);
  if (!tea_query_step (query, error))
    return NULL;

  sums = read_sums (query);
  tea_query_reset (query);

  return sums;
}

/**
 * tea_visit_sums_free:
 * @self: sums
 *
 * Frees them.
 */
void
tea_visit_sums_free (TeaVisitSums *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->day);
  g_free (self->workers);
  g_free (self->companions);
  g_free (self->began_at);
  g_free (self->ended_at);
  g_free (self->addresses);
  g_free (self);
}
