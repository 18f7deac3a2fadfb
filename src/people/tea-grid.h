/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

/* SQL for the ids of a grid and of those below it, three levels deep; @id is a `:name`. */
#define TEA_GRIDS_BELOW(id) \
  "(SELECT " id " UNION SELECT below.id FROM grid AS below WHERE below.parent = " id \
  " UNION SELECT lowest.id FROM grid AS below JOIN grid AS lowest ON lowest.parent = below.id" \
  " WHERE below.parent = " id ")"

#define TEA_TYPE_GRID (tea_grid_get_type ())

G_DECLARE_FINAL_TYPE (TeaGrid, tea_grid, TEA, GRID, TeaRecord)

/**
 * TeaGrid:
 * @name: such as 「第三网格」
 * @level: 1, 2 or 3
 * @parent: the id of the grid it lies in, 0 at the first level
 * @parent_name: (computed) its name, or ""
 * @workers: (computed) the names of its grid workers, joined by 「、」, or ""
 * @households: (computed) how many addresses lie in it or in the grids below it
 *
 * A grid (网格): the part of the community that one or more grid workers look after. Grids lie
 * in one another, three levels deep.
 */
struct _TeaGrid
{
  TeaRecord  parent_instance;

  char      *name;
  int        level;
  gint64     parent;
  char      *parent_name;
  char      *workers;
  int        households;
};

/**
 * tea_grid_query:
 * @book: a book
 * @parent: the id of a grid, or 0
 *
 * Returns: (transfer full): the grids directly below @parent, or those of the first level
 */
TeaQuery *tea_grid_query         (TeaBook     *book,
                                  gint64       parent);

/**
 * tea_grid_query_all:
 * @book: a book
 *
 * Returns: (transfer full): all grids, each one followed by those below it
 */
TeaQuery *tea_grid_query_all     (TeaBook     *book);

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
TeaGrid  *tea_grid_add           (TeaBook     *book,
                                  const char  *name,
                                  const char  *parent,
                                  GError     **error);

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
gboolean  tea_grid_remove        (TeaGrid     *self,
                                  TeaBook     *book,
                                  GError     **error);

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
gboolean  tea_grid_add_worker    (TeaGrid     *self,
                                  TeaBook     *book,
                                  gint64       person,
                                  GError     **error);

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
gboolean  tea_grid_remove_worker (TeaGrid     *self,
                                  TeaBook     *book,
                                  gint64       person,
                                  GError     **error);

G_END_DECLS
