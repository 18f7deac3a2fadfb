/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "collect/tea-category.h"
#include "collect/tea-request.h"
#include "meet/tea-meeting.h"
#include "people/tea-grid.h"
#include "people/tea-household.h"
#include "people/tea-person.h"
#include "resolve/tea-assignment.h"
#include "resolve/tea-rule.h"
#include "resolve/tea-suggestion.h"
#include "screen/tea-topic.h"

#include "tea-figures.h"

/* Whether a day or a time lies in the period; both of its ends belong to it. " 99" comes after
 * every time of a day. */
#define IN_PERIOD(column) \
  column " BETWEEN ifnull (:from, '') AND ifnull (:to, '9999') || ' 99'"

/* Whether a day or a time lies before the end of the period, or on its last day. */
#define BY_END(column) \
  column " <= ifnull (:to, '9999') || ' 99'"

/* Whether a day had not come by the end of the period: what ended later was still open then. The
 * subquery asks for today once, not for every row. */
#define NOT_YET(column) \
  "(" column " IS NULL OR " column " > ifnull (:to, (SELECT today ())))"

#define REQUEST_ENDED(outcome) \
  "WHERE outcome = '" outcome "' AND " IN_PERIOD ("outcome_on") " ORDER BY outcome_on DESC, id DESC"

#define GRIDS(level) \
  "WHERE level = " level " ORDER BY name, id"

static const TeaFigure figures[] = {
  { "grids_first", N_("First-level grids"), tea_grid_get_type, GRIDS ("1") },
  { "grids_second", N_("Second-level grids"), tea_grid_get_type, GRIDS ("2") },
  { "grids_third", N_("Third-level grids"), tea_grid_get_type, GRIDS ("3") },
  { "grid_workers", N_("Grid workers"), tea_person_get_type,
    "WHERE id IN (SELECT person FROM grid_worker) ORDER BY initials, name, id" },
  { "requests_collected", N_("Requests collected"), tea_request_get_type,
    "WHERE " IN_PERIOD ("received_at") " ORDER BY received_at DESC, id DESC" },
  { "requests_resolved", N_("Requests resolved"), tea_request_get_type,
    REQUEST_ENDED ("solved") },
  { "requests_partly", N_("Requests partly resolved"), tea_request_get_type,
    REQUEST_ENDED ("partly") },
  { "requests_unsolvable", N_("Requests that cannot be resolved"), tea_request_get_type,
    REQUEST_ENDED ("unsolvable") },
  { "requests_open", N_("Requests still open"), tea_request_get_type,
    "WHERE " BY_END ("received_at") " AND " NOT_YET ("outcome_on")
    " ORDER BY received_at DESC, id DESC" },
  { "disputes_mediated", N_("Disputes mediated"), tea_request_get_type,
    "WHERE dispute AND outcome = 'solved' AND " IN_PERIOD ("outcome_on")
    " ORDER BY outcome_on DESC, id DESC" },
  { "households_heard", N_("Households heard"), tea_household_get_type,
    "WHERE (EXISTS (SELECT 1 FROM request WHERE request.household = household.id"
    "               AND " IN_PERIOD ("received_at") ")"
    "       OR EXISTS (SELECT 1 FROM visit WHERE visit.household = household.id"
    "                  AND " IN_PERIOD ("visited_on") "))"
    " ORDER BY estate, building, unit, room, id" },
  { "meetings_held", N_("Meetings held"), tea_meeting_get_type,
    "WHERE state = 'closed' AND " IN_PERIOD ("starts_at") " ORDER BY starts_at DESC, id DESC" },
  { "categories", N_("Categories of topics"), tea_category_get_type,
    "WHERE id IN (SELECT category FROM topic WHERE " IN_PERIOD ("raised_on") ")"
    " ORDER BY position, id" },
  { "needs", N_("Topics raised"), tea_topic_get_type,
    "WHERE " IN_PERIOD ("raised_on") " ORDER BY raised_on DESC, id DESC" },
  { "topics_agenda", N_("Topics put on the agenda"), tea_topic_get_type,
    "WHERE verdict = 'agenda' AND " IN_PERIOD ("verdict_on") " ORDER BY verdict_on DESC, id DESC" },
  { "core_topics", N_("Core topics"), tea_topic_get_type,
    "WHERE id IN (SELECT agenda_item.topic FROM agenda_item"
    "             JOIN meeting ON meeting.id = agenda_item.meeting"
    "             WHERE agenda_item.core AND " IN_PERIOD ("meeting.starts_at") ")"
    " ORDER BY raised_on DESC, id DESC" },
  { "suggestions_collected", N_("Suggestions collected"), tea_suggestion_get_type,
    "WHERE joined IS NULL AND " IN_PERIOD ("raised_at") " ORDER BY raised_at DESC, id DESC" },
  { "suggestions_adopted", N_("Suggestions adopted"), tea_suggestion_get_type,
    "WHERE id IN (SELECT suggestion FROM decision"
    "             WHERE verdict = 'adopted' AND " IN_PERIOD ("decided_on") ")"
    " ORDER BY raised_at DESC, id DESC" },
  { "items_done", N_("Items done"), tea_assignment_get_type,
    "WHERE outcome = 'solved' AND " IN_PERIOD ("outcome_on") " ORDER BY outcome_on DESC, id DESC" },
  { "assignments_open", N_("Assignments open"), tea_assignment_get_type,
    "WHERE " BY_END ("assigned_on") " AND " NOT_YET ("outcome_on") " ORDER BY due_on, id" },
  { "assignments_overdue", N_("Assignments overdue"), tea_assignment_get_type,
    "WHERE " BY_END ("assigned_on") " AND " NOT_YET ("outcome_on")
    " AND due_on < min ((SELECT today ()), ifnull (:to, '9999')) ORDER BY due_on, id" },
  { "rules_in_force", N_("Rules in force"), tea_rule_get_type,
    "WHERE " NOT_YET ("ended_on")
    " AND id IN (SELECT rule FROM rule_version WHERE version = 1 AND " BY_END ("made_on") ")"
    " ORDER BY number" },
};

/* How requests become rules. */
static const char * const funnel[] = {
  "requests_collected",
  "needs",
  "topics_agenda",
  "suggestions_collected",
  "suggestions_adopted",
  "items_done",
  "rules_in_force",
  NULL,
};

/* The requests of one line of a breakdown; `:end` is an outcome, or "open". */
#define BREAKDOWN_CLAUSE \
  "WHERE " IN_PERIOD ("received_at") \
  " AND (NOT :by_category OR category IS :category)" \
  " AND (:end IS NULL OR ifnull (outcome, 'open') = :end)"

/* A clause names only the ends of the period that it depends on. */
static void
bind_period (TeaQuery   *query,
             const char *clause,
             const char *from,
             const char *to)
{
  if (strstr (clause, ":from") != NULL)
    tea_query_bind_text (query, "from", from);
  if (strstr (clause, ":to") != NULL)
    tea_query_bind_text (query, "to", to);
}

/**
 * tea_figures:
 * @n_figures: (out) (optional): how many
 *
 * Returns: (transfer none) (array length=n_figures): all figures, in the order of the report
 */
const TeaFigure *
tea_figures (guint *n_figures)
{
  if (n_figures != NULL)
    *n_figures = G_N_ELEMENTS (figures);

  return figures;
}

/**
 * tea_figure_find:
 * @name: a figure's name, such as `requests_resolved`
 * @error: return location for an error
 *
 * Errors: %TEA_ERROR_NOT_FOUND
 *
 * Returns: (transfer none) (nullable): the figure
 */
const TeaFigure *
tea_figure_find (const char  *name,
                 GError     **error)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      if (g_str_equal (figures[i].name, name))
        return &figures[i];
    }

  g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND, _("There is no figure “%s”."), name);

  return NULL;
}

/**
 * tea_figure_count:
 * @book: a book
 * @figure: a figure
 * @from: (nullable): the first day, %NULL for an open beginning
 * @to: (nullable): the last day, %NULL for an open end
 * @value: (out): the number
 * @error: return location for an error
 *
 * Counts the rows that tea_figure_query() lists.
 *
 * Errors: those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_figure_count (TeaBook          *book,
                  const TeaFigure  *figure,
                  const char       *from,
                  const char       *to,
                  gint64           *value,
                  GError          **error)
{
  g_autoptr (TeaRecordClass) klass = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autofree char *phrase = NULL;
  g_autofree char *sql = NULL;
  char *order;

  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (figure != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  /* The table and the clause are parts of the program. */
  klass = g_type_class_ref (figure->record_type ());
  phrase = g_strdup_printf ("count %s", figure->name);
  sql = g_strconcat ("SELECT count (*) FROM ", klass->table, " ", figure->clause, NULL);
  /* A count needs no order, and sorting a hundred thousand rows costs more than counting them. */
  order = g_strrstr (sql, " ORDER BY ");
  if (order != NULL)
    *order = '\0';
  query = tea_query_new (book, phrase, sql);
  bind_period (query, figure->clause, from, to);

  return tea_query_read_int (query, value, error);
}

/**
 * tea_figure_query:
 * @book: a book
 * @figure: a figure
 * @from: (nullable): the first day, %NULL for an open beginning
 * @to: (nullable): the last day, %NULL for an open end
 *
 * Asks for the rows that a number counts.
 *
 * Returns: (transfer full): the records
 */
TeaQuery *
tea_figure_query (TeaBook         *book,
                  const TeaFigure *figure,
                  const char      *from,
                  const char      *to)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (figure != NULL, NULL);

  query = tea_query_new_for_records (book, figure->record_type (), figure->clause);
  bind_period (query, figure->clause, from, to);

  return query;
}

/**
 * tea_figures_funnel:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of the figures that show how
 *   requests become topics, suggestions, work that is done and rules, in this order
 */
const char * const *
tea_figures_funnel (void)
{
  return funnel;
}

/**
 * tea_breakdown_free:
 * @self: a line of a breakdown
 *
 * Frees it.
 */
void
tea_breakdown_free (TeaBreakdown *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->label);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

/* The month's first day or the period's, whichever is later; and likewise for the last. */
static void
set_month (TeaBreakdown *self,
           const char   *from,
           const char   *to)
{
  const int year = atoi (self->label);
  const int month = atoi (self->label + strlen ("2026-"));

  self->from = g_strdup_printf ("%04d-%02d-01", year, month);
  self->to = g_strdup_printf ("%04d-%02d-%02d", year, month,
                              g_date_get_days_in_month (month, year));

  if (from != NULL && strcmp (from, self->from) > 0)
    g_set_str (&self->from, from);
  if (to != NULL && strcmp (to, self->to) < 0)
    g_set_str (&self->to, to);
}

/* Adds a request to a line, by what has become of it. */
static void
count_request (TeaBreakdown *self,
               const char   *outcome)
{
  self->collected++;
  if (outcome == NULL)
    self->open++;
  else if (g_str_equal (outcome, "solved"))
    self->solved++;
  else if (g_str_equal (outcome, "partly"))
    self->partly++;
  else
    self->unsolvable++;
}

/* Returns the line of the month of @received_at; times come in their order. */
static TeaBreakdown *
find_month (GPtrArray  *months,
            const char *received_at,
            const char *from,
            const char *to)
{
  const gsize length = strlen ("2026-11");
  TeaBreakdown *line = months->len > 0 ? g_ptr_array_index (months, months->len - 1) : NULL;

  if (line != NULL && strncmp (line->label, received_at, length) == 0)
    return line;

  line = g_new0 (TeaBreakdown, 1);
  line->label = g_strndup (received_at, length);
  set_month (line, from, to);
  g_ptr_array_add (months, line);

  return line;
}

static TeaBreakdown *
find_category (GPtrArray  *categories,
               GHashTable *lines,
               gint64      category,
               const char *from,
               const char *to)
{
  TeaBreakdown *line = g_hash_table_lookup (lines, &category);

  if (line != NULL)
    return line;

  line = g_new0 (TeaBreakdown, 1);
  line->by_category = TRUE;
  line->category = category;
  line->from = g_strdup (from);
  line->to = g_strdup (to);
  g_ptr_array_add (categories, line);
  g_hash_table_insert (lines, &line->category, line);

  return line;
}

static gboolean
name_categories (TeaBook    *book,
                 GPtrArray  *categories,
                 GError    **error)
{
  g_autoptr (TeaQuery) query = NULL;

  query = tea_query_new (book, "name the categories", "SELECT name FROM category WHERE id = :id");
  for (guint i = 0; i < categories->len; i++)
    {
      TeaBreakdown *line = g_ptr_array_index (categories, i);
      g_autoptr (GError) local_error = NULL;

      tea_query_bind_int (query, "id", line->category);
      line->label = g_strdup (tea_query_step (query, &local_error)
                              ? tea_query_get_text (query, 0) : _("No category"));
      tea_query_reset (query);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }

  return TRUE;
}

/* The largest first, those without a category last. */
static int
compare_categories (gconstpointer a,
                    gconstpointer b)
{
  const TeaBreakdown *first = a;
  const TeaBreakdown *second = b;

  if ((first->category == 0) != (second->category == 0))
    return first->category == 0 ? 1 : -1;
  if (first->collected != second->collected)
    return first->collected > second->collected ? -1 : 1;

  return first->category < second->category ? -1 : first->category > second->category;
}

/**
 * tea_figures_break_down:
 * @book: a book
 * @from: (nullable): the first day, %NULL for an open beginning
 * @to: (nullable): the last day, %NULL for an open end
 * @categories: (out) (transfer full) (element-type TeaBreakdown): a line for every category that
 *   has requests, the largest first, those without a category last
 * @months: (out) (transfer full) (element-type TeaBreakdown): a line for every month that has
 *   requests, in their order
 * @error: return location for an error
 *
 * Sums up the requests collected in a period by their category and by month. Both are counted in
 * one pass through an index: to group a hundred thousand rows, SQLite would sort them once more.
 *
 * Errors: those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_figures_break_down (TeaBook     *book,
                        const char  *from,
                        const char  *to,
                        GPtrArray  **categories,
                        GPtrArray  **months,
                        GError     **error)
{
  g_autoptr (GPtrArray) by_category = NULL;
  g_autoptr (GPtrArray) by_month = NULL;
  g_autoptr (GHashTable) lines = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (categories != NULL, FALSE);
  g_return_val_if_fail (months != NULL, FALSE);

  query = tea_query_new (book, "sum up the requests",
                         "SELECT received_at, category, outcome FROM request WHERE "
                         IN_PERIOD ("received_at") " ORDER BY received_at");
  tea_query_bind_text (query, "from", from);
  tea_query_bind_text (query, "to", to);

  by_category = g_ptr_array_new_with_free_func ((GDestroyNotify) tea_breakdown_free);
  by_month = g_ptr_array_new_with_free_func ((GDestroyNotify) tea_breakdown_free);
  while (tea_query_step (query, &local_error))
    {
      const char *outcome = tea_query_get_text (query, 2);

      count_request (find_month (by_month, tea_query_get_text (query, 0), from, to), outcome);
      count_request (find_category (by_category, lines, tea_query_get_int (query, 1), from, to),
                     outcome);
    }

  if (local_error != NULL || !name_categories (book, by_category, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  g_ptr_array_sort_values (by_category, compare_categories);
  *categories = g_steal_pointer (&by_category);
  *months = g_steal_pointer (&by_month);

  return TRUE;
}

/**
 * tea_breakdown_query:
 * @book: a book
 * @breakdown: a line of a breakdown
 * @end: (nullable): `solved`, `partly`, `unsolvable` or `open`; %NULL for all
 *
 * Asks for the requests that a number of a breakdown counts.
 *
 * Returns: (transfer full): requests, the latest first
 */
TeaQuery *
tea_breakdown_query (TeaBook            *book,
                     const TeaBreakdown *breakdown,
                     const char         *end)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (breakdown != NULL, NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_REQUEST,
                                     BREAKDOWN_CLAUSE " ORDER BY received_at DESC, id DESC");
  tea_query_bind_text (query, "from", breakdown->from);
  tea_query_bind_text (query, "to", breakdown->to);
  tea_query_bind_int (query, "by_category", breakdown->by_category);
  tea_query_bind_id (query, "category", breakdown->category);
  tea_query_bind_text (query, "end", end);

  return query;
}
