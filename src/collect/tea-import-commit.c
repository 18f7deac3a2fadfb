/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-backup.h"
#include "book/tea-bulk.h"
#include "book/tea-errand.h"
#include "people/tea-grid-names.h"

#include "tea-category-words.h"
#include "tea-import-private.h"
#include "tea-request-private.h"
#include "tea-sheet-kind.h"
#include "tea-source.h"
#include "tea-visit.h"

/* From so many lines on they go in as a bulk; below, it takes no time. */
#define MANY_LINES 500

/* How many lines are written between two looks at whether to go on. */
#define STEP_LINES 200

/* Where each part of the work ends, of the time that it takes for 100,000 lines. */
#define BACKUP_UNTIL 0.05
#define PLACES_UNTIL 0.25
#define LINES_UNTIL  0.55
#define BULK_UNTIL   0.95

/* A commit under way. */
typedef struct
{
  TeaImport        *import;
  TeaBook          *book;
  TeaAction        *action;
  TeaCategoryWords *words;
  TeaGridNames     *grids;
  char             *now;
  gint64            source;
  gboolean          is_visits;

  /* How requests go in where there are many. */
  TeaBulk          *bulk;

  /* The number of every line in its year, 0 where it has none. */
  GArray           *numbers;

  /* Where a person, a phone and an address led to. Residents who write ten times are looked up
   * once, which is most of what makes a long chat quick. */
  GHashTable       *places;
} Commit;

static void
commit_clear (Commit *self)
{
  g_clear_pointer (&self->bulk, tea_bulk_free);
  g_clear_pointer (&self->action, tea_action_free);
  g_clear_pointer (&self->words, tea_category_words_free);
  g_clear_pointer (&self->grids, tea_grid_names_free);
  g_clear_pointer (&self->now, g_free);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Commit, commit_clear)

static const TeaRequestPlace *
find_place (Commit          *self,
            const TeaDraft  *draft,
            GError         **error)
{
  g_autofree TeaRequestPlace *place = NULL;
  g_autofree char *key = NULL;
  TeaRequestPlace *known;

  key = g_strjoin ("\x1f",
                   draft->person != NULL ? draft->person : "",
                   draft->phone != NULL ? draft->phone : "",
                   draft->address != NULL ? draft->address : "",
                   NULL);
  known = g_hash_table_lookup (self->places, key);
  if (known != NULL)
    return known;

  place = g_new0 (TeaRequestPlace, 1);
  if (!tea_request_find_place (self->book, draft->person, draft->phone, draft->address, place,
                               error))
    return NULL;

  known = g_steal_pointer (&place);
  g_hash_table_insert (self->places, g_steal_pointer (&key), known);

  return known;
}

static gboolean
add_source (Commit  *self,
            GError **error)
{
  g_autoptr (TeaSource) source = g_object_new (TEA_TYPE_SOURCE,
                                               "format", self->import->format,
                                               "name", self->import->name,
                                               "taken-at", self->now,
                                               NULL);

  if (!tea_action_insert (self->action, source, error))
    return FALSE;

  self->source = tea_record_get_id (TEA_RECORD (source));

  return TRUE;
}

/* Few sheets name grids, and to read all of them takes longer than a short sheet. */
static gboolean
load_grids (Commit   *self,
            GError  **error)
{
  gboolean named = FALSE;

  for (guint i = 0; !named && i < self->import->drafts->len; i++)
    {
      const TeaDraft *draft = g_ptr_array_index (self->import->drafts, i);

      named = draft->ticked && draft->grid != NULL;
    }

  if (named)
    self->grids = tea_grid_names_new (self->book, error);

  return !named || self->grids != NULL;
}

static gint64
find_grid (Commit         *self,
           const TeaDraft *draft)
{
  return draft->grid != NULL ? tea_grid_names_find (self->grids, draft->grid) : 0;
}

/* What the book has no such grid for is not lost. */
static char *
dup_next_step (const TeaDraft *draft,
               gint64          grid)
{
  g_autofree char *unknown = NULL;

  if (draft->grid == NULL || grid != 0)
    return g_strdup (draft->next_step);

  /* Translators: %s is a grid that the book does not have. */
  unknown = g_strdup_printf (_("Grid: %s"), draft->grid);

  return draft->next_step != NULL ? g_strconcat (draft->next_step, "\n", unknown, NULL)
                                  : g_steal_pointer (&unknown);
}

static gboolean
add_visit (Commit          *self,
           const TeaDraft  *draft,
           gint64          *id,
           GError         **error)
{
  const gint64 grid = find_grid (self, draft);
  g_autofree char *next_step = dup_next_step (draft, grid);
  g_autoptr (TeaVisit) visit = NULL;
  const TeaVisitEntry entry = {
    .visited_on = draft->received_at,
    .began_at = draft->began_at,
    .ended_at = draft->ended_at,
    .way = g_strcmp0 (draft->channel, "phone") == 0 ? "phone" : "door",
    .address = draft->address,
    .person = draft->person,
    .phone = draft->phone,
    .worker = draft->worker,
    .companions = draft->companions,
    .grid = grid,
    .summary = draft->text,
    .settled = draft->settled,
    .next_step = next_step,
    .report = draft->report,
    .attention = draft->attention,
  };

  visit = tea_visit_add (self->book, &entry, error);
  if (visit == NULL)
    return FALSE;

  *id = tea_record_get_id (TEA_RECORD (visit));

  return TRUE;
}

static const char *
get_time (Commit         *self,
          const TeaDraft *draft)
{
  return draft->received_at != NULL ? draft->received_at : self->now;
}

static int
get_year (Commit         *self,
          const TeaDraft *draft)
{
  return (int) g_ascii_strtoll (get_time (self, draft), NULL, 10);
}

/* Settled at the door is done on that day. */
static void
settle (Commit         *self,
        const TeaDraft *draft,
        TeaRequest     *request)
{
  g_autofree char *day = g_strndup (get_time (self, draft), strlen ("2026-11-25"));

  g_set_str (&request->outcome, "solved");
  g_set_str (&request->outcome_on, day);
  g_set_str (&request->outcome_note, draft->settled != NULL ? draft->settled : "");
}

static gboolean
add_draft (Commit          *self,
           const TeaDraft  *draft,
           int              number,
           GError         **error)
{
  g_autoptr (TeaRequest) request = NULL;
  g_autofree char *name = NULL;
  const TeaRequestPlace *known;
  TeaRequestPlace place;
  TeaRequestEntry entry = {
    .text = draft->text,
    .channel = self->is_visits ? "visit" : draft->channel,
    .address = draft->doors != NULL ? draft->doors : draft->address,
    .affected = draft->affected,
    .source = self->source,
    .source_number = draft->source_number,
    .dispute = g_strcmp0 (draft->kind, "dispute") == 0,
    .kind = g_strcmp0 (draft->kind, "dispute") != 0 ? draft->kind : NULL,
  };

  if (self->is_visits && !add_visit (self, draft, &entry.visit, error))
    return FALSE;

  if (number == 0)
    return TRUE;

  known = find_place (self, draft, error);
  if (known == NULL)
    return FALSE;

  place = *known;
  /* What was asked for at several doors is of none of them in particular. */
  if (draft->doors != NULL)
    place.household = place.person = 0;
  if (place.grid == 0)
    place.grid = find_grid (self, draft);
  if (draft->category != NULL)
    place.category = tea_category_words_find (self->words, draft->category);
  if (place.category == 0)
    place.category = tea_category_words_suggest (self->words, draft->text, NULL);

  name = tea_action_format_number ("", get_year (self, draft), number);
  request = tea_request_new (&entry, &place, name, get_time (self, draft));
  if (draft->solved)
    settle (self, draft, request);

  return self->bulk != NULL ? tea_bulk_insert (self->bulk, request, error)
                            : tea_action_insert (self->action, request, error);
}

static gboolean
fail_line (const TeaDraft  *draft,
           GError         **error)
{
  /* Translators: stands before what is wrong with a line of a sheet or a chat. */
  g_prefix_error (error, _("Line %u: "), draft->line);

  return FALSE;
}

/* Gives every line the next number of its year. The lines of a year are counted before, because
 * to ask the book for each number takes longer than to write the request.
 */
static gboolean
give_numbers (Commit   *self,
              GError  **error)
{
  GPtrArray *drafts = self->import->drafts;
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer year, count;

  self->numbers = g_array_sized_new (FALSE, TRUE, sizeof (int), drafts->len);
  g_array_set_size (self->numbers, drafts->len);
  for (guint i = 0; i < drafts->len; i++)
    {
      const TeaDraft *draft = g_ptr_array_index (drafts, i);

      if (!draft->ticked || *draft->text == '\0')
        continue;

      year = GINT_TO_POINTER (get_year (self, draft));
      count = g_hash_table_lookup (counts, year);
      count = GINT_TO_POINTER (GPOINTER_TO_INT (count) + 1);
      g_hash_table_insert (counts, year, count);
      g_array_index (self->numbers, int, i) = GPOINTER_TO_INT (count);
    }

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &year, &count))
    {
      int first = tea_action_reserve_numbers (self->action, "", GPOINTER_TO_INT (year),
                                              GPOINTER_TO_INT (count), error);

      if (first == 0)
        return FALSE;

      g_hash_table_iter_replace (&iter, GINT_TO_POINTER (first));
    }

  for (guint i = 0; i < drafts->len; i++)
    {
      int *number = &g_array_index (self->numbers, int, i);

      if (*number == 0)
        continue;

      year = GINT_TO_POINTER (get_year (self, g_ptr_array_index (drafts, i)));
      *number += GPOINTER_TO_INT (g_hash_table_lookup (counts, year)) - 1;
    }

  return TRUE;
}

/* Gives out all numbers, and finds or adds all people, before the first request is written, so
 * that what is wrong with a line is known early.
 */
static gboolean
prepare_drafts (Commit   *self,
                GError  **error)
{
  GPtrArray *drafts = self->import->drafts;

  if (!give_numbers (self, error))
    return FALSE;

  tea_errand_set_part (self->book, PLACES_UNTIL);
  for (guint i = 0; i < drafts->len; i++)
    {
      const TeaDraft *draft = g_ptr_array_index (drafts, i);

      if (i % STEP_LINES == 0 && !tea_errand_step (self->book, i, drafts->len, error))
        return FALSE;

      if (draft->ticked && find_place (self, draft, error) == NULL)
        return fail_line (draft, error);
    }

  return TRUE;
}

static gboolean
add_drafts (Commit   *self,
            guint    *added,
            GError  **error)
{
  const GPtrArray *drafts = self->import->drafts;

  tea_errand_set_part (self->book, LINES_UNTIL);
  for (guint i = 0; i < drafts->len; i++)
    {
      const TeaDraft *draft = g_ptr_array_index (drafts, i);

      if (i % STEP_LINES == 0 && !tea_errand_step (self->book, i, drafts->len, error))
        return FALSE;

      if (!draft->ticked)
        continue;

      if (!add_draft (self, draft, g_array_index (self->numbers, int, i), error))
        return fail_line (draft, error);

      (*added)++;
    }

  return TRUE;
}

static gboolean
add_all (Commit   *self,
         guint     n_ticked,
         guint    *added,
         GError  **error)
{
  /* A visit asks for the requests that were made at it. */
  if (n_ticked >= MANY_LINES && !self->is_visits)
    {
      self->bulk = tea_bulk_begin (self->action, "request", n_ticked, error);
      if (self->bulk == NULL)
        return FALSE;
    }

  if (self->import->mapping != NULL &&
      !tea_sheet_kind_remember (self->action, self->book, self->import->mapping, error))
    return FALSE;

  if (!add_source (self, error) ||
      !prepare_drafts (self, error) ||
      !add_drafts (self, added, error))
    return FALSE;

  tea_errand_set_part (self->book, BULK_UNTIL);
  if (self->bulk != NULL && !tea_bulk_end (self->bulk, error))
    return FALSE;

  /* The last moment at which it can be stopped. */
  tea_errand_set_part (self->book, 1);

  return tea_errand_step (self->book, 0, 1, error);
}

/**
 * tea_import_commit:
 * @self: an import that was read
 * @book: the book
 * @error: return location for an error
 *
 * Takes all ticked lines over, with their people and households; the lines of a visit log become
 * visits, and requests where something was asked for. One action, so one undo
 * takes all of them back. Where a line fails none is taken over. Without ticked lines nothing is
 * written.
 *
 * Errors: %TEA_ERROR_REFUSED where it was committed already, and those of the book. In an errand it
 * steps from part to part and may be stopped until the last one.
 *
 * Returns: whether all ticked lines are in the book
 */
gboolean
tea_import_commit (TeaImport  *self,
                   TeaBook    *book,
                   GError    **error)
{
  g_auto (Commit) commit = { .import = self, .book = book };
  g_autofree char *title = NULL;
  TeaImportCounts counts;
  guint added = 0;

  g_return_val_if_fail (TEA_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (self->committed)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_REFUSED,
                           _("This was taken over already."));
      return FALSE;
    }

  tea_import_count (self, &counts);
  if (counts.ticked == 0)
    return TRUE;

  commit.words = tea_category_words_new (book, error);
  if (commit.words == NULL)
    return FALSE;

  if (!load_grids (&commit, error))
    return FALSE;

  commit.now = tea_book_now (book);
  commit.is_visits = g_str_equal (self->format, "visits");
  commit.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  title = g_strdup_printf (
    commit.is_visits
      /* Translators: an entry of the history; %s is the name of a file. */
      ? ngettext ("Took over %u visit from “%s”", "Took over %u visits from “%s”", counts.ticked)
      /* Translators: an entry of the history; %s is the name of a file or a chat. */
      : ngettext ("Took over %u request from “%s”", "Took over %u requests from “%s”",
                  counts.ticked),
    counts.ticked, self->name);
  commit.action = tea_action_begin (book, "import", title, error);
  if (commit.action == NULL ||
      !add_all (&commit, counts.ticked, &added, error) ||
      !tea_action_commit (commit.action, error))
    return FALSE;

  self->added = added;
  self->committed = TRUE;

  return TRUE;
}

static void
tell_committing (double   fraction,
                 gpointer data)
{
  tea_import_set_fraction (data, fraction);
}

static gboolean
commit_in_thread (TeaBook   *book,
                  gpointer   data,
                  GError   **error)
{
  g_autofree char *backup = NULL;

  tea_errand_set_part (book, BACKUP_UNTIL);
  backup = tea_backup_make (book, "import", error);

  return backup != NULL && tea_import_commit (data, book, error);
}

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (tea_errand_finish (TEA_BOOK (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * tea_import_commit_async:
 * @self: an import that was read
 * @book: the book
 * @cancellable: (nullable): stops it; then nothing was taken over
 * @callback: called on the main thread when it is done
 * @data: for @callback
 *
 * Makes a backup of the book and then does what tea_import_commit() does, both in a thread. While
 * it runs #TeaImport:fraction moves from 0 to 1, and nobody else may change the lines or the book.
 */
void
tea_import_commit_async (TeaImport           *self,
                         TeaBook             *book,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TEA_IS_IMPORT (self));
  g_return_if_fail (TEA_IS_BOOK (book));

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, tea_import_commit_async);
  tea_import_set_fraction (self, 0);
  tea_errand_async (book, commit_in_thread, tell_committing, self, cancellable, committed_cb,
                    g_steal_pointer (&task));
}

/**
 * tea_import_commit_finish:
 * @self: an import
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Errors: those of tea_import_commit(), of tea_backup_make() and of tea_errand_finish()
 *
 * Returns: whether all ticked lines are in the book; otherwise none is
 */
gboolean
tea_import_commit_finish (TeaImport     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (TEA_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
