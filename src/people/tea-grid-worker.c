/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-grid-worker.h"

G_DEFINE_FINAL_TYPE (TeaGridWorker, tea_grid_worker, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaGridWorker, grid, REFERENCE, N_("Grid")),
  TEA_COLUMN (TeaGridWorker, person, REFERENCE, N_("Person")),
  TEA_COMPUTED (TeaGridWorker, grid_name, TEXT, N_("Grid"),
                "SELECT name FROM grid WHERE grid.id = grid_worker.grid"),
  TEA_COMPUTED (TeaGridWorker, person_name, TEXT, N_("Person"),
                "SELECT name FROM person WHERE person.id = grid_worker.person"),
  TEA_COMPUTED (TeaGridWorker, phone, TEXT, N_("Phone"),
                "SELECT phone FROM person WHERE person.id = grid_worker.person"),
};

static void
tea_grid_worker_class_init (TeaGridWorkerClass *klass)
{
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "grid_worker", N_("Grid worker"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_grid_worker_init (TeaGridWorker *self)
{
}

/**
 * tea_grid_worker_query:
 * @book: a book
 * @grid: the id of a grid, or 0
 *
 * Returns: (transfer full): who works in @grid, or everywhere, by name
 */
TeaQuery *
tea_grid_worker_query (TeaBook *book,
                       gint64   grid)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_GRID_WORKER,
                                     "JOIN person ON person.id = grid_worker.person"
                                     " WHERE :grid IS NULL OR grid = :grid"
                                     " ORDER BY person.initials, person.name, grid_worker.id");
  tea_query_bind_id (query, "grid", grid);

  return query;
}
