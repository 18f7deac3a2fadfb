/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"

#include "tea-grid-worker.h"
#include "tea-grid.h"
#include "tea-household.h"
#include "tea-remove.h"

/* Whether a grid or one of its workers is called so. */
#define HAS_TEXT \
  "(:text IS NULL OR instr (grid.name, :text) OR EXISTS (SELECT 1 FROM grid_worker" \
  " JOIN person ON person.id = grid_worker.person" \
  " WHERE grid_worker.grid = grid.id AND instr (person.name, :text)))"

/* Grids have three levels, as the cities that work with them count: 一级, 二级, 三级网格. */
#define LOWEST_LEVEL 3

G_DEFINE_FINAL_TYPE (TeaGrid, tea_grid, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaGrid, name, TEXT, N_("Name")),
  TEA_COLUMN (TeaGrid, level, INTEGER, N_("Level")),
  TEA_COLUMN (TeaGrid, parent, REFERENCE, N_("Part of")),
  TEA_COMPUTED (TeaGrid, parent_name, TEXT, N_("Part of"),
                "SELECT above.name FROM grid AS above WHERE above.id = grid.parent"),
  TEA_COMPUTED (TeaGrid, workers, TEXT, N_("Grid workers"),
                "SELECT group_concat(name, '、') FROM"
                " (SELECT person.name FROM grid_worker"
                "  JOIN person ON person.id = grid_worker.person"
                "  WHERE grid_worker.grid = grid.id ORDER BY person.initials, person.name)"),
  TEA_COMPUTED (TeaGrid, households, INTEGER, N_("Households"),
                "SELECT count(*) FROM household WHERE household.grid IN"
                TEA_GRIDS_BELOW ("grid.id")),
  TEA_COMPUTED (TeaGrid, to_visit, INTEGER, N_("To visit"),
                "SELECT count(*) FROM household WHERE household.grid IN"
                TEA_GRIDS_BELOW ("grid.id") " AND " TEA_HOUSEHOLD_IN_ROUND),
  TEA_COMPUTED (TeaGrid, visited, INTEGER, N_("Visited this month"),
                "SELECT count(*) FROM household WHERE household.grid IN"
                TEA_GRIDS_BELOW ("grid.id") " AND " TEA_HOUSEHOLD_IN_ROUND
                " AND " TEA_HOUSEHOLD_VISITED_IN (TEA_THIS_MONTH)),
};

static gboolean
tea_grid_validate (TeaRecord  *record,
                   GError    **error)
{
  TeaGrid *self = TEA_GRID (record);

  g_strstrip (self->name);
  if (*self->name != '\0')
    return TRUE;

  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID, _("A grid needs a name."));
  return FALSE;
}

static void
tea_grid_class_init (TeaGridClass *klass)
{
  TEA_RECORD_CLASS (klass)->validate = tea_grid_validate;
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "grid", N_("Grid"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_grid_init (TeaGrid *self)
{
}

/**
 * tea_grid_query:
 * @book: a book
 * @parent: the id of a grid, or 0
 *
 * Returns: (transfer full): the grids directly below @parent, or those of the first level
 */
TeaQuery *
tea_grid_query (TeaBook *book,
                gint64   parent)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_GRID,
                                     "WHERE parent IS :parent ORDER BY name, id");
  tea_query_bind_id (query, "parent", parent);

  return query;
}

/**
 * tea_grid_query_all:
 * @book: a book
 *
 * Returns: (transfer full): all grids, each one followed by those below it
 */
TeaQuery *
tea_grid_query_all (TeaBook *book)
{
  return tea_grid_query_text (book, NULL);
}

/**
 * tea_grid_query_text:
 * @book: a book
 * @text: (nullable): part of the name of a grid or of one of its workers
 *
 * Returns: (transfer full): those grids in the order of tea_grid_query_all()
 */
TeaQuery *
tea_grid_query_text (TeaBook    *book,
                     const char *text)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  /* The names from the top down sort a grid behind the one it lies in. */
  query = tea_query_new_for_records (book, TEA_TYPE_GRID,
                                     "LEFT JOIN grid AS above ON above.id = grid.parent"
                                     " LEFT JOIN grid AS top ON top.id = above.parent"
                                     " WHERE " HAS_TEXT
                                     " ORDER BY coalesce(top.name, above.name, grid.name),"
                                     " coalesce(top.id, above.id, grid.id),"
                                     " CASE grid.level WHEN 1 THEN NULL WHEN 2 THEN grid.name"
                                     "  ELSE above.name END,"
                                     " CASE grid.level WHEN 1 THEN NULL WHEN 2 THEN grid.id"
                                     "  ELSE above.id END,"
                                     " CASE grid.level WHEN 3 THEN grid.name END, grid.id");
  if (text != NULL && *text != '\0')
    tea_query_bind_text (query, "text", text);

  return query;
}

/* The rounds of all grids, counted once over all households: those of each grid are summed up into
 * the grids that it lies in.
 */
#define ROUNDS \
  "(WITH own AS (SELECT household.grid AS id, count(*) AS doors," \
  "  total (" TEA_HOUSEHOLD_VISITED_IN (TEA_THIS_MONTH) ") AS seen" \
  "  FROM household WHERE household.grid IS NOT NULL AND " TEA_HOUSEHOLD_IN_ROUND \
  "  GROUP BY household.grid)," \
  " part (id, own) AS (SELECT id, id FROM grid" \
  "  UNION ALL SELECT parent, id FROM grid WHERE parent IS NOT NULL" \
  "  UNION ALL SELECT above.parent, low.id FROM grid AS low" \
  "   JOIN grid AS above ON above.id = low.parent WHERE above.parent IS NOT NULL)" \
  " SELECT part.id AS id, sum (doors) AS doors, sum (seen) AS seen," \
  "  max (part.id = own.id) AS is_walked" \
  " FROM own JOIN part ON part.own = own.id GROUP BY part.id)"

/**
 * tea_grid_query_behind:
 * @book: a book
 * @text: (nullable): part of the name of a grid or of one of its workers
 *
 * Returns: (transfer full): the grids that somebody walks, because households lie in them and not
 *   only in those below; those where the smallest share was visited this month come first
 */
TeaQuery *
tea_grid_query_behind (TeaBook    *book,
                       const char *text)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_GRID,
                                     "JOIN " ROUNDS " AS round"
                                     " ON round.id = grid.id AND round.is_walked"
                                     " WHERE " HAS_TEXT
                                     " ORDER BY round.seen / round.doors, round.doors DESC,"
                                     " grid.name, grid.id");
  if (text != NULL && *text != '\0')
    tea_query_bind_text (query, "text", text);

  return query;
}

static TeaGrid *
find_parent (TeaBook     *book,
             const char  *name,
             GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;
  TeaGrid *parent;

  query = tea_query_new_for_records (book, TEA_TYPE_GRID, "WHERE name = :name LIMIT 2");
  tea_query_bind_text (query, "name", name);
  found = tea_query_read_records (query, error);
  if (found == NULL)
    return NULL;

  if (found->len == 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
                   _("There is no grid “%s”. Add it first."), name);
      return NULL;
    }

  if (found->len > 1)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("Several grids are called “%s”. Give them different names first."), name);
      return NULL;
    }

  parent = g_ptr_array_index (found, 0);
  if (parent->level == LOWEST_LEVEL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("“%s” is of the third level, and there is none below it."), name);
      return NULL;
    }

  return g_object_ref (parent);
}

static gboolean
check_sibling (TeaBook     *book,
               const char  *name,
               gint64       parent,
               GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  gint64 n_same = 0;

  query = tea_query_new (book, "look for a grid of the same name",
                         "SELECT count(*) FROM grid WHERE name = :name AND parent IS :parent");
  tea_query_bind_text (query, "name", name);
  tea_query_bind_id (query, "parent", parent);
  if (!tea_query_read_int (query, &n_same, error))
    return FALSE;

  if (n_same == 0)
    return TRUE;

  g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
               _("There is a grid “%s” already. Give this one another name."), name);
  return FALSE;
}

/**
 * tea_grid_add:
 * @book: a book
 * @name: its name
 * @parent: (nullable): the name of the grid it lies in, %NULL or "" for the first level
 * @error: return location for an error
 *
 * Adds a grid; an action.
 *
 * Errors: %TEA_ERROR_INVALID without a name, %TEA_ERROR_NOT_FOUND where there is no @parent,
 * %TEA_ERROR_REFUSED below the third level, where several grids are called @parent, or where
 * @parent has a grid of that name.
 *
 * Returns: (transfer full) (nullable): the grid, or %NULL with @error set
 */
TeaGrid *
tea_grid_add (TeaBook     *book,
              const char  *name,
              const char  *parent,
              GError     **error)
{
  g_autoptr (TeaGrid) self = NULL;
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *bare_name = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  bare_name = g_strstrip (g_strdup (name));
  self = g_object_new (TEA_TYPE_GRID, "name", bare_name, "level", 1, NULL);

  if (parent != NULL && *parent != '\0')
    {
      g_autoptr (TeaGrid) above = find_parent (book, parent, error);

      if (above == NULL)
        return NULL;

      self->parent = tea_record_get_id (TEA_RECORD (above));
      self->level = above->level + 1;
    }

  if (!check_sibling (book, bare_name, self->parent, error))
    return NULL;

  action = tea_action_begin (book, "grid-add", _("Added a grid"), error);
  if (action == NULL ||
      !tea_action_insert (action, self, error) ||
      !tea_action_commit (action, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tea_grid_remove:
 * @self: a grid
 * @book: the book it is in
 * @error: return location for an error
 *
 * Removes a grid; an action. Who works in it stays in the book.
 *
 * Errors: %TEA_ERROR_REFUSED while grids, addresses, visits or requests lie in it.
 *
 * Returns: whether it was removed
 */
gboolean
tea_grid_remove (TeaGrid  *self,
                 TeaBook  *book,
                 GError  **error)
{
  g_return_val_if_fail (TEA_IS_GRID (self), FALSE);

  return tea_remove (TEA_RECORD (self), book, "grid-remove", _("Removed a grid"),
                     _("Grids, addresses, visits or requests still lie in this grid. Move them "
                       "to another one first."),
                     error);
}

static TeaGridWorker *
find_worker (TeaGrid  *self,
             TeaBook  *book,
             gint64    person,
             GError  **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;

  query = tea_query_new_for_records (book, TEA_TYPE_GRID_WORKER,
                                     "WHERE grid = :grid AND person = :person");
  tea_query_bind_id (query, "grid", tea_record_get_id (TEA_RECORD (self)));
  tea_query_bind_id (query, "person", person);
  found = tea_query_read_records (query, error);
  if (found == NULL || found->len == 0)
    return NULL;

  return g_object_ref (g_ptr_array_index (found, 0));
}

/**
 * tea_grid_add_worker:
 * @self: a grid
 * @book: the book it is in
 * @person: the id of a person
 * @error: return location for an error
 *
 * Makes a person a worker of the grid; an action. Doing it twice is no error.
 *
 * Returns: whether the book says so now
 */
gboolean
tea_grid_add_worker (TeaGrid  *self,
                     TeaBook  *book,
                     gint64    person,
                     GError  **error)
{
  g_autoptr (TeaGridWorker) worker = NULL;
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (TEA_IS_GRID (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (person != 0, FALSE);

  worker = find_worker (self, book, person, &local_error);
  if (worker != NULL)
    return TRUE;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  worker = g_object_new (TEA_TYPE_GRID_WORKER,
                         "grid", tea_record_get_id (TEA_RECORD (self)),
                         "person", person,
                         NULL);
  action = tea_action_begin (book, "grid-add-worker", _("Gave a grid a worker"), error);

  return action != NULL &&
         tea_action_insert (action, worker, error) &&
         tea_action_commit (action, error);
}

/**
 * tea_grid_remove_worker:
 * @self: a grid
 * @book: the book it is in
 * @person: the id of a person
 * @error: return location for an error
 *
 * Ends a person's work in the grid; an action.
 *
 * Errors: %TEA_ERROR_NOT_FOUND where the person does not work there.
 *
 * Returns: whether it was ended
 */
gboolean
tea_grid_remove_worker (TeaGrid  *self,
                        TeaBook  *book,
                        gint64    person,
                        GError  **error)
{
  g_autoptr (TeaGridWorker) worker = NULL;
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (TEA_IS_GRID (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  worker = find_worker (self, book, person, &local_error);
  if (worker == NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
                             _("This person does not work in the grid."));
      return FALSE;
    }

  action = tea_action_begin (book, "grid-remove-worker", _("Took a worker off a grid"), error);

  return action != NULL &&
         tea_action_delete (action, worker, error) &&
         tea_action_commit (action, error);
}
