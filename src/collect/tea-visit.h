/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_VISIT (tea_visit_get_type ())

G_DECLARE_FINAL_TYPE (TeaVisit, tea_visit, TEA, VISIT, TeaRecord)

/**
 * TeaVisit:
 * @grid: the id of the grid, or 0
 * @worker: the id of the person who went, or 0
 * @household: the id of the household, or 0
 * @visited_on: the day
 * @way: `door` or `phone`
 * @summary: what it was about, or ""
 * @settled: what was done or explained there, or ""
 * @next_step: or ""
 * @attention: whether the household needs somebody to look after it (需重点关注)
 * @grid_name: (computed)
 * @worker_name: (computed)
 * @address: (computed) the household's
 * @requests: (computed) how many requests it brought
 *
 * A home visit (入户走访) of a grid worker.
 */
struct _TeaVisit
{
  TeaRecord  parent_instance;

  gint64     grid;
  gint64     worker;
  gint64     household;
  char      *visited_on;
  char      *way;
  char      *summary;
  char      *settled;
  char      *next_step;
  gboolean   attention;
  char      *grid_name;
  char      *worker_name;
  char      *address;
  int        requests;
};

/**
 * TeaVisitEntry:
 * @visited_on: (nullable): the day as somebody wrote it, %NULL for today
 * @way: (nullable): `door` or `phone`, %NULL for door
 * @address: (nullable): where
 * @person: (nullable): who was met
 * @phone: (nullable): that person's
 * @worker: (nullable): the name of the grid worker
 * @grid: the id of the grid, 0 for the household's
 * @summary: (nullable): what it was about
 * @settled: (nullable): what was done or explained there
 * @next_step: (nullable): what comes next
 * @attention: whether the household needs looking after
 * @request: (nullable): what was asked for, when a request shall come of it
 * @dispute: whether that is a dispute
 * @solved: whether it was settled at the door, so that the request is done already
 *
 * A line of a visit log, as it is typed.
 */
typedef struct
{
  const char *visited_on;
  const char *way;
  const char *address;
  const char *person;
  const char *phone;
  const char *worker;
  gint64      grid;
  const char *summary;
  const char *settled;
  const char *next_step;
  gboolean    attention;
  const char *request;
  gboolean    dispute;
  gboolean    solved;
} TeaVisitEntry;

TeaQuery   *tea_visit_query     (TeaBook              *book,
                                 gint64                grid,
                                 gint64                worker,
                                 gint64                household);
gboolean    tea_visit_count         (TeaBook              *book,
                                     gint64                grid,
                                     const char           *from,
                                     int                  *households,
                                     GError              **error);
TeaQuery   *tea_visit_left_query    (TeaBook              *book,
                                     gint64                grid,
                                     const char           *from);
const char *tea_visit_way_label (const char           *way);
TeaVisit   *tea_visit_add       (TeaBook              *book,
                                 const TeaVisitEntry  *entry,
                                 GError              **error);
gboolean    tea_visit_remove    (TeaVisit             *self,
                                 TeaBook              *book,
                                 GError              **error);

G_END_DECLS
