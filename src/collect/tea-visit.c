/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-date.h"
#include "book/tea-word.h"
#include "people/tea-grid.h"
#include "people/tea-household.h"
#include "people/tea-person.h"
#include "people/tea-remove.h"

#include "tea-request-private.h"
#include "tea-visit.h"

G_DEFINE_FINAL_TYPE (TeaVisit, tea_visit, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaVisit, grid, REFERENCE, N_("Grid")),
  TEA_COLUMN (TeaVisit, worker, REFERENCE, N_("Grid worker")),
  TEA_COLUMN (TeaVisit, household, REFERENCE, N_("Address")),
  TEA_COLUMN (TeaVisit, visited_on, DATE, N_("Day")),
  TEA_COLUMN (TeaVisit, way, TEXT, N_("Way")),
  TEA_COLUMN (TeaVisit, summary, TEXT, N_("Main points")),
  TEA_COLUMN (TeaVisit, settled, TEXT, N_("Settled there")),
  TEA_COLUMN (TeaVisit, next_step, TEXT, N_("Next step")),
  TEA_COLUMN (TeaVisit, attention, BOOLEAN, N_("Needs attention")),
  TEA_COMPUTED (TeaVisit, grid_name, TEXT, N_("Grid"),
                "SELECT name FROM grid WHERE grid.id = visit.grid"),
  TEA_COMPUTED (TeaVisit, worker_name, TEXT, N_("Grid worker"),
                "SELECT name FROM person WHERE person.id = visit.worker"),
  TEA_COMPUTED (TeaVisit, address, TEXT, N_("Address"),
                "SELECT " TEA_HOUSEHOLD_ADDRESS
                " FROM household WHERE household.id = visit.household"),
  TEA_COMPUTED (TeaVisit, requests, INTEGER, N_("Requests"),
                "SELECT count(*) FROM request WHERE request.visit = visit.id"),
};

static const TeaWord ways[] = {
  { "door", N_("At the door") },
  { "phone", N_("By phone") },
  { NULL },
};

static gboolean
tea_visit_validate (TeaRecord  *record,
                    GError    **error)
{
  TeaVisit *self = TEA_VISIT (record);

  return tea_word_check (ways, self->way, error);
}

static void
tea_visit_class_init (TeaVisitClass *klass)
{
  TEA_RECORD_CLASS (klass)->validate = tea_visit_validate;
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "visit", N_("Visit"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_visit_init (TeaVisit *self)
{
}

/**
 * tea_visit_query:
 * @book: a book
 * @grid: the id of a grid, which includes those below it, or 0
 * @worker: the id of a person, or 0
 * @household: the id of a household, or 0
 *
 * Returns: (transfer full): the visits, the latest first
 */
TeaQuery *
tea_visit_query (TeaBook *book,
                 gint64   grid,
                 gint64   worker,
                 gint64   household)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_VISIT,
                                     "WHERE (:grid IS NULL OR"
                                     "  grid IN " TEA_GRIDS_BELOW (":grid") ")"
                                     " AND (:worker IS NULL OR worker = :worker)"
                                     " AND (:household IS NULL OR household = :household)"
                                     " ORDER BY visited_on DESC, id DESC");
  tea_query_bind_id (query, "grid", grid);
  tea_query_bind_id (query, "worker", worker);
  tea_query_bind_id (query, "household", household);

  return query;
}

/**
 * tea_visit_count:
 * @book: a book
 * @grid: the id of a grid, which includes those below it
 * @from: a day, such as the first of the month
 * @households: (out): how many different addresses of the grid were visited since @from
 * @error: return location for an error
 *
 * Counts how far the round of visits is. A visit counts for the grid that its address lies in now.
 *
 * Returns: whether the book could be read
 */
gboolean
tea_visit_count (TeaBook     *book,
                 gint64       grid,
                 const char  *from,
                 int         *households,
                 GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  gint64 count = 0;

  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (from != NULL, FALSE);
  g_return_val_if_fail (households != NULL, FALSE);

  query = tea_query_new (book, "count the visited addresses",
                         "SELECT count(DISTINCT visit.household) FROM visit"
                         " JOIN household ON household.id = visit.household"
                         " WHERE visit.visited_on >= :from"
                         " AND household.grid IN " TEA_GRIDS_BELOW (":grid"));
  tea_query_bind_text (query, "from", from);
  tea_query_bind_id (query, "grid", grid);
  if (!tea_query_read_int (query, &count, error))
    return FALSE;

  *households = (int) count;

  return TRUE;
}

/**
 * tea_visit_left_query:
 * @book: a book
 * @grid: the id of a grid, which includes those below it
 * @from: a day, such as the first of the month
 *
 * Returns: (transfer full): the households of the grid where nobody was since @from, those that
 *   need attention first, then house by house
 */
TeaQuery *
tea_visit_left_query (TeaBook    *book,
                      gint64      grid,
                      const char *from)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (from != NULL, NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_HOUSEHOLD,
                                     "WHERE grid IN " TEA_GRIDS_BELOW (":grid")
                                     " AND NOT EXISTS (SELECT 1 FROM visit"
                                     "  WHERE visit.household = household.id"
                                     "  AND visit.visited_on >= :from)"
                                     " ORDER BY ifnull ((SELECT attention FROM visit"
                                     "   WHERE visit.household = household.id"
                                     "   ORDER BY visited_on DESC, id DESC LIMIT 1), 0) DESC,"
                                     " (SELECT name FROM estate WHERE estate.id = estate),"
                                     " CAST (building AS INTEGER), building,"
                                     " CAST (unit AS INTEGER), unit, CAST (room AS INTEGER), room");
  tea_query_bind_id (query, "grid", grid);
  tea_query_bind_text (query, "from", from);

  return query;
}

/**
 * tea_visit_way_label:
 * @way: `door` or `phone`
 *
 * Returns: (transfer none): what people call it
 */
const char *
tea_visit_way_label (const char *way)
{
  return tea_word_label (ways, way);
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

/* A worker is known by name alone, wherever they live; the grid's own workers come first. */
static gboolean
find_worker (TeaBook     *book,
             const char  *name,
             gint64       grid,
             gint64      *id,
             GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  *id = 0;
  if (!is_given (name))
    return TRUE;

  query = tea_query_new (book, "look up a grid worker",
                         "SELECT person.id FROM grid_worker"
                         " JOIN person ON person.id = grid_worker.person"
                         " WHERE person.name = :name"
                         " ORDER BY grid_worker.grid IS NOT :grid LIMIT 1");
  tea_query_bind_text (query, "name", name);
  tea_query_bind_id (query, "grid", grid);
  if (tea_query_read_int (query, id, &local_error))
    return TRUE;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return tea_person_find_or_add (book, name, NULL, 0, id, error);
}

static gboolean
check_entry (const TeaVisitEntry  *entry,
             GError              **error)
{
  if (is_given (entry->address) || is_given (entry->person) || is_given (entry->summary) ||
      is_given (entry->settled) || is_given (entry->request))
    return TRUE;

  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                       _("A visit needs a place, a person or what it was about."));
  return FALSE;
}

/* A place that is no address is still where the worker went. */
static char *
dup_summary (const TeaVisitEntry   *entry,
             const TeaRequestPlace *place)
{
  const char *summary = entry->summary != NULL ? entry->summary : "";

  if (place->household != 0 || !is_given (entry->address))
    return g_strdup (summary);

  return *summary != '\0' ? g_strdup_printf ("%s：%s", entry->address, summary)
                          : g_strdup (entry->address);
}

static gboolean
add_request (TeaVisit             *self,
             TeaBook              *book,
             const TeaVisitEntry  *entry,
             GError              **error)
{
  g_autofree char *now = NULL;
  g_autofree char *today = NULL;
  g_autoptr (TeaRequest) request = NULL;
  TeaRequestEntry line = {
    .text = entry->request,
    .channel = "visit",
    .person = entry->person,
    .phone = entry->phone,
    .address = entry->address,
    .grid = self->grid,
    .visit = tea_record_get_id (TEA_RECORD (self)),
    .dispute = entry->dispute,
  };

  if (!is_given (entry->request))
    return TRUE;

  now = tea_book_now (book);
  today = tea_book_today (book);
  line.received_at = g_str_equal (today, self->visited_on) ? now : self->visited_on;
  request = tea_request_add (book, &line, error);
  if (request == NULL || !entry->solved)
    return request != NULL;

  return tea_request_close (request, book, "solved", entry->settled, error);
}

/**
 * tea_visit_add:
 * @book: a book
 * @entry: what was written down
 * @error: return location for an error
 *
 * Adds a visit, with its household, its people and its request; one action. An address that
 * names no building is kept in front of the summary.
 *
 * Errors: %TEA_ERROR_INVALID for a day that does not exist, an unknown way, or an entry that
 * names neither a place nor a person nor a matter.
 *
 * Returns: (transfer full) (nullable): the visit, or %NULL with @error set
 */
TeaVisit *
tea_visit_add (TeaBook              *book,
               const TeaVisitEntry  *entry,
               GError              **error)
{
  g_autoptr (TeaVisit) self = NULL;
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *day = NULL;
  TeaRequestPlace place = { 0 };

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  if (!check_entry (entry, error))
    return NULL;

  day = is_given (entry->visited_on) ? tea_date_parse (entry->visited_on, error)
                                     : tea_book_today (book);
  if (day == NULL)
    return NULL;

  action = tea_action_begin (book, "visit-add", _("Wrote down a visit"), error);
  if (action == NULL ||
      !tea_request_find_place (book, entry->person, entry->phone, entry->address, &place, error))
    return NULL;

  summary = dup_summary (entry, &place);
  self = g_object_new (TEA_TYPE_VISIT,
                       "grid", entry->grid != 0 ? entry->grid : place.grid,
                       "household", place.household,
                       "visited-on", day,
                       "way", is_given (entry->way) ? entry->way : "door",
                       "summary", summary,
                       "settled", entry->settled,
                       "next-step", entry->next_step,
                       "attention", entry->attention,
                       NULL);
  if (!find_worker (book, entry->worker, self->grid, &self->worker, error) ||
      !tea_action_insert (action, self, error) ||
      !add_request (self, book, entry, error) ||
      !tea_action_commit (action, error))
    return NULL;

  return tea_book_get (book, TEA_TYPE_VISIT, tea_record_get_id (TEA_RECORD (self)), error);
}

/**
 * tea_visit_remove:
 * @self: a visit
 * @book: the book it is in
 * @error: return location for an error
 *
 * Removes a visit; an action.
 *
 * Errors: %TEA_ERROR_REFUSED while it has requests.
 *
 * Returns: whether it was removed
 */
gboolean
tea_visit_remove (TeaVisit  *self,
                  TeaBook   *book,
                  GError   **error)
{
  g_return_val_if_fail (TEA_IS_VISIT (self), FALSE);

  return tea_remove (TEA_RECORD (self), book, "visit-remove", _("Removed a visit"),
                     _("Requests came of this visit, so it stays in the book."), error);
}
