/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-date.h"
#include "book/tea-word.h"
#include "people/tea-grid.h"
#include "people/tea-household.h"
#include "people/tea-person.h"
#include "people/tea-remove.h"

#include "tea-category.h"
#include "tea-mediation.h"
#include "tea-request-private.h"
#include "tea-visit-cell.h"
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
  TEA_COLUMN (TeaVisit, person, REFERENCE, N_("Who was met")),
  TEA_COLUMN (TeaVisit, companions, TEXT, N_("Who went along")),
  TEA_COLUMN (TeaVisit, began_at, TEXT, N_("From")),
  TEA_COLUMN (TeaVisit, ended_at, TEXT, N_("Until")),
  TEA_COLUMN (TeaVisit, report, BOOLEAN, N_("To be reported")),
  TEA_COMPUTED (TeaVisit, grid_name, TEXT, N_("Grid"),
                "SELECT name FROM grid WHERE grid.id = visit.grid"),
  TEA_COMPUTED (TeaVisit, worker_name, TEXT, N_("Grid worker"),
                "SELECT name FROM person WHERE person.id = visit.worker"),
  TEA_COMPUTED (TeaVisit, person_name, TEXT, N_("Who was met"),
                "SELECT name FROM person WHERE person.id = visit.person"),
  TEA_COMPUTED (TeaVisit, address, TEXT, N_("Address"),
                "SELECT " TEA_HOUSEHOLD_ADDRESS
                " FROM household WHERE household.id = visit.household"),
  TEA_COMPUTED (TeaVisit, requests, INTEGER, N_("Requests"),
                "SELECT count(*) FROM request WHERE request.visit = visit.id"),
};

const TeaWord tea_visit_ways[] = {
  { "door", N_("At the door") },
  { "phone", N_("By phone") },
  { NULL },
};

/* What the log of a grid counts apart: a dispute, or one of the kinds of requests. */
const TeaWord tea_visit_kinds[] = {
  { "need", N_("Need") },
  { "dispute", N_("Dispute") },
  { "opinion", N_("Proposal") },
  { "hazard", N_("Hazard") },
  { NULL },
};

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

/* Times of day are kept as 09:30, so that they sort. They are read as in a log, where people write
 * 「下午2点半」 as well.
 */
static gboolean
check_time (char    **time,
            GError  **error)
{
  g_autofree char *moment = NULL;
  g_autofree char *second = NULL;

  g_strstrip (*time);
  if (**time == '\0')
    return TRUE;

  if (!tea_visit_cell_times (*time, &moment, &second) || second != NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("“%s” is no time of the day. Write it as 9:30."), *time);
      return FALSE;
    }

  g_set_str (time, moment);

  return TRUE;
}

static gboolean
tea_visit_validate (TeaRecord  *record,
                    GError    **error)
{
  TeaVisit *self = TEA_VISIT (record);

  if (!tea_word_check (tea_visit_ways, self->way, error) ||
      !check_time (&self->began_at, error) ||
      !check_time (&self->ended_at, error))
    return FALSE;

  if (*self->began_at == '\0' || *self->ended_at == '\0' ||
      strcmp (self->began_at, self->ended_at) <= 0)
    return TRUE;

  g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
               _("A visit that begins at %s does not end at %s."),
               self->began_at, self->ended_at);
  return FALSE;
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
  self->companions = g_strdup ("");
  self->began_at = g_strdup ("");
  self->ended_at = g_strdup ("");
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
 * tea_visit_way_label:
 * @way: `door` or `phone`
 *
 * Returns: (transfer none): what people call it
 */
const char *
tea_visit_way_label (const char *way)
{
  return tea_word_label (tea_visit_ways, way);
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
      is_given (entry->settled) || entry->n_matters > 0)
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

/* It was asked for when the worker was there, however late it is written down. */
static char *
dup_received_at (TeaVisit *self,
                 TeaBook  *book)
{
  g_autofree char *today = tea_book_today (book);

  if (*self->began_at != '\0')
    return g_strdup_printf ("%s %s:00", self->visited_on, self->began_at);
  if (g_str_equal (today, self->visited_on))
    return tea_book_now (book);

  return g_strconcat (self->visited_on, " 00:00:00", NULL);
}

static gboolean
add_mediation (TeaVisit              *self,
               TeaBook               *book,
               TeaRequest            *request,
               const TeaVisitMatter  *matter,
               GError               **error)
{
  g_autofree char *secretary = tea_book_dup_setting (book, "secretary");
  g_autoptr (TeaMediation) mediation = NULL;

  if (!is_given (matter->mediation))
    return TRUE;

  mediation = g_object_new (TEA_TYPE_MEDIATION,
                            "request", tea_record_get_id (TEA_RECORD (request)),
                            "held-on", self->visited_on,
                            "mediator", is_given (self->worker_name) ? self->worker_name
                                                                     : secretary,
                            "words", matter->mediation,
                            "reached", matter->solved,
                            NULL);

  return tea_mediation_add (mediation, book, error);
}

/* Settled at the door means settled on that day, which decides the month that it counts for. */
static gboolean
settle (TeaVisit    *self,
        TeaAction   *action,
        TeaRequest  *request,
        GError     **error)
{
  g_set_str (&request->outcome, "solved");
  g_set_str (&request->outcome_on, self->visited_on);
  g_set_str (&request->outcome_note, self->settled);

  return tea_action_update (action, request, error);
}

static TeaRequest *
add_matter (TeaVisit              *self,
            TeaBook               *book,
            TeaAction             *action,
            const TeaVisitMatter  *matter,
            const char            *address,
            GError               **error)
{
  const char *kind = matter->kind != NULL ? matter->kind : "need";
  const gboolean dispute = g_str_equal (kind, "dispute");
  g_autofree char *received_at = dup_received_at (self, book);
  g_autofree char *number = NULL;
  g_autoptr (TeaRequest) request = NULL;
  const TeaRequestPlace place = {
    .person = self->person,
    .household = self->household,
    .grid = self->grid,
    .category = is_given (matter->text) ? tea_category_suggest (book, matter->text, NULL) : 0,
  };
  const TeaRequestEntry entry = {
    .text = matter->text,
    .channel = "visit",
    .address = address,
    .dispute = dispute,
    .kind = dispute ? NULL : kind,
    .visit = tea_record_get_id (TEA_RECORD (self)),
  };

  if (!tea_word_check (tea_visit_kinds, kind, error))
    return NULL;

  number = tea_action_number (action, "", received_at, error);
  if (number == NULL)
    return NULL;

  request = tea_request_new (&entry, &place, number, received_at);
  if (!tea_action_insert (action, request, error) ||
      (matter->solved && !settle (self, action, request, error)) ||
      !add_mediation (self, book, request, matter, error))
    return NULL;

  return g_steal_pointer (&request);
}

/* What a worker found holds until somebody says that it is over; a visit at which nothing was
 * said about it changes nothing.
 */
static gboolean
mark_household (TeaVisit             *self,
                TeaBook              *book,
                TeaAction            *action,
                const TeaVisitEntry  *entry,
                GError              **error)
{
  g_autoptr (TeaHousehold) household = NULL;

  if (self->household == 0 || !(entry->attention || entry->attention_over))
    return TRUE;

  household = tea_book_get (book, TEA_TYPE_HOUSEHOLD, self->household, error);
  if (household == NULL)
    return FALSE;

  if (household->attention == entry->attention)
    return TRUE;

  household->attention = entry->attention;

  return tea_action_update (action, household, error);
}

static TeaVisit *
insert_visit (TeaBook              *book,
              TeaAction            *action,
              const TeaVisitEntry  *entry,
              const char           *day,
              GError              **error)
{
  g_autoptr (TeaVisit) self = NULL;
  g_autofree char *summary = NULL;
  TeaRequestPlace place = { 0 };

  if (!tea_request_find_place (book, entry->person, entry->phone, entry->address, &place, error))
    return NULL;

  summary = dup_summary (entry, &place);
  self = g_object_new (TEA_TYPE_VISIT,
                       "grid", place.grid != 0 ? place.grid : entry->grid,
                       "household", place.household,
                       "person", place.person,
                       "visited-on", day,
                       "began-at", entry->began_at != NULL ? entry->began_at : "",
                       "ended-at", entry->ended_at != NULL ? entry->ended_at : "",
                       "way", is_given (entry->way) ? entry->way : "door",
                       "companions", entry->companions != NULL ? entry->companions : "",
                       "summary", summary,
                       "settled", entry->settled != NULL ? entry->settled : "",
                       "next-step", entry->next_step != NULL ? entry->next_step : "",
                       "report", entry->report,
                       "attention", entry->attention,
                       NULL);
  if (!find_worker (book, entry->worker, self->grid, &self->worker, error) ||
      !tea_action_insert (action, self, error))
    return NULL;

  /* With the names that what comes of it is written down by. */
  return tea_book_get (book, TEA_TYPE_VISIT, tea_record_get_id (TEA_RECORD (self)), error);
}

static gboolean
add_matters (TeaVisit             *self,
             TeaBook              *book,
             TeaAction            *action,
             const TeaVisitEntry  *entry,
             GError              **error)
{
  for (guint i = 0; i < entry->n_matters; i++)
    {
      g_autoptr (TeaRequest) request = NULL;

      request = add_matter (self, book, action, &entry->matters[i], entry->address, error);
      if (request == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * tea_visit_add:
 * @book: a book
 * @entry: what was written down
 * @error: return location for an error
 *
 * Adds a visit, with its household, its people and the requests that it brought; one action. An
 * address that names no building is kept in front of the summary. What was settled at the door is
 * done on the day of the visit.
 *
 * Errors: %TEA_ERROR_INVALID for a day or a time that does not exist, an unknown way or kind, a
 * matter without text, or an entry that names neither a place nor a person nor a matter.
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
  g_autofree char *day = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (entry != NULL, NULL);
  g_return_val_if_fail (entry->n_matters == 0 || entry->matters != NULL, NULL);

  if (!check_entry (entry, error))
    return NULL;

  day = is_given (entry->visited_on) ? tea_date_parse (entry->visited_on, error)
                                     : tea_book_today (book);
  if (day == NULL)
    return NULL;

  action = tea_action_begin (book, "visit-add", _("Wrote down a visit"), error);
  self = action != NULL ? insert_visit (book, action, entry, day, error) : NULL;
  if (self == NULL ||
      !mark_household (self, book, action, entry, error) ||
      !add_matters (self, book, action, entry, error) ||
      !tea_action_commit (action, error))
    return NULL;

  return tea_book_get (book, TEA_TYPE_VISIT, tea_record_get_id (TEA_RECORD (self)), error);
}

/**
 * tea_visit_add_matter:
 * @self: a visit
 * @book: the book it is in
 * @matter: what it brought
 * @error: return location for an error
 *
 * Writes down one more thing that a visit brought: a request of who was met there, and its
 * mediation; an action.
 *
 * Errors: %TEA_ERROR_INVALID without text or for an unknown kind.
 *
 * Returns: (transfer full) (nullable): the request, or %NULL with @error set
 */
TeaRequest *
tea_visit_add_matter (TeaVisit              *self,
                      TeaBook               *book,
                      const TeaVisitMatter  *matter,
                      GError               **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaRequest) request = NULL;

  g_return_val_if_fail (TEA_IS_VISIT (self), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (matter != NULL, NULL);

  action = tea_action_begin (book, "visit-add-matter", _("Wrote down what a visit brought"),
                             error);
  request = action != NULL ? add_matter (self, book, action, matter, NULL, error) : NULL;
  if (request == NULL || !tea_action_commit (action, error))
    return NULL;

  return tea_book_get (book, TEA_TYPE_REQUEST, tea_record_get_id (TEA_RECORD (request)), error);
}

/**
 * tea_visit_set_worker:
 * @self: a visit
 * @book: the book it is in
 * @name: (nullable): the name of the grid worker, %NULL or "" for nobody
 * @error: return location for an error
 *
 * Says who went; an action. Somebody new is added to the directory.
 *
 * Returns: whether all went well
 */
gboolean
tea_visit_set_worker (TeaVisit    *self,
                      TeaBook     *book,
                      const char  *name,
                      GError     **error)
{
  g_autoptr (TeaAction) action = NULL;

  g_return_val_if_fail (TEA_IS_VISIT (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  action = tea_action_begin (book, "visit-set-worker", _("Changed who went on a visit"), error);

  return action != NULL &&
         find_worker (book, name, self->grid, &self->worker, error) &&
         tea_action_update (action, self, error) &&
         tea_action_commit (action, error);
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
