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
 * @to_visit: (computed) how many of them the monthly round of visits comes to
 * @visited: (computed) how many of those were visited this month
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
  int        to_visit;
  int        visited;
};

TeaQuery *tea_grid_query         (TeaBook     *book,
                                  gint64       parent);
TeaQuery *tea_grid_query_all     (TeaBook     *book);
TeaQuery *tea_grid_query_text    (TeaBook     *book,
                                  const char  *text);
TeaQuery *tea_grid_query_behind  (TeaBook     *book,
                                  const char  *text);
TeaGrid  *tea_grid_add           (TeaBook     *book,
                                  const char  *name,
                                  const char  *parent,
                                  GError     **error);
gboolean  tea_grid_remove        (TeaGrid     *self,
                                  TeaBook     *book,
                                  GError     **error);
gboolean  tea_grid_add_worker    (TeaGrid     *self,
                                  TeaBook     *book,
                                  gint64       person,
                                  GError     **error);
gboolean  tea_grid_remove_worker (TeaGrid     *self,
                                  TeaBook     *book,
                                  gint64       person,
                                  GError     **error);

G_END_DECLS
