/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_GRID_WORKER (tea_grid_worker_get_type ())

G_DECLARE_FINAL_TYPE (TeaGridWorker, tea_grid_worker, TEA, GRID_WORKER, TeaRecord)

/**
 * TeaGridWorker:
 * @grid: the id of the grid
 * @person: the id of the person
 * @grid_name: (computed)
 * @person_name: (computed)
 * @phone: (computed) the person's
 *
 * That a person works in a grid (网格员). Made by tea_grid_add_worker().
 */
struct _TeaGridWorker
{
  TeaRecord  parent_instance;

  gint64     grid;
  gint64     person;
  char      *grid_name;
  char      *person_name;
  char      *phone;
};

TeaQuery *tea_grid_worker_query (TeaBook *book,
                                 gint64   grid);

G_END_DECLS
