/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"
#include "book/tea-word.h"

#include "tea-request.h"

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
 * @attention: whether the worker found that the household needs looking after (需重点关注)
 * @person: the id of who was met, or 0
 * @companions: who went along, or ""
 * @began_at: the time of day, as 09:30, or ""
 * @ended_at: likewise
 * @report: whether it goes to those above (需上报)
 * @grid_name: (computed)
 * @worker_name: (computed)
 * @person_name: (computed)
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
  gint64     person;
  char      *companions;
  char      *began_at;
  char      *ended_at;
  gboolean   report;
  char      *grid_name;
  char      *worker_name;
  char      *person_name;
  char      *address;
  int        requests;
};

/**
 * TeaVisitMatter:
 * @text: what was asked for, quarrelled about, proposed or found
 * @kind: (nullable): a word of tea_visit_kinds, %NULL for `need`
 * @solved: whether it was settled at the door, so that the request is done already
 * @mediation: (nullable): what was said and agreed when it was mediated there; it goes into a
 *   record of mediation and into nothing else
 *
 * What a visit brought. Each becomes a request of its own.
 */
typedef struct
{
  const char *text;
  const char *kind;
  gboolean    solved;
  const char *mediation;
} TeaVisitMatter;

/**
 * TeaVisitEntry:
 * @visited_on: (nullable): the day as somebody wrote it, %NULL for today
 * @began_at: (nullable): the time of day as somebody wrote it
 * @ended_at: (nullable): likewise
 * @way: (nullable): `door` or `phone`, %NULL for door
 * @address: (nullable): where
 * @person: (nullable): who was met
 * @phone: (nullable): that person's
 * @worker: (nullable): the name of the grid worker
 * @companions: (nullable): who went along
 * @grid: the id of the grid for an address that lies in none, or 0
 * @summary: (nullable): what it was about
 * @settled: (nullable): what was done or explained there
 * @next_step: (nullable): what comes next
 * @report: whether it goes to those above
 * @attention: whether the household needs looking after from now on
 * @attention_over: whether that is no longer so
 * @matters: (nullable) (array length=n_matters): what the visit brought
 * @n_matters: how many
 *
 * A line of a visit log, as it is typed.
 */
typedef struct
{
  const char           *visited_on;
  const char           *began_at;
  const char           *ended_at;
  const char           *way;
  const char           *address;
  const char           *person;
  const char           *phone;
  const char           *worker;
  const char           *companions;
  gint64                grid;
  const char           *summary;
  const char           *settled;
  const char           *next_step;
  gboolean              report;
  gboolean              attention;
  gboolean              attention_over;
  const TeaVisitMatter *matters;
  guint                 n_matters;
} TeaVisitEntry;

/* The closed lists, for combo rows and the command line; each ends with a NULL word. */
extern const TeaWord tea_visit_ways[];
extern const TeaWord tea_visit_kinds[];

const char *tea_visit_way_label  (const char            *way);
TeaQuery   *tea_visit_query      (TeaBook               *book,
                                  gint64                 grid,
                                  gint64                 worker,
                                  gint64                 household);
TeaVisit   *tea_visit_add        (TeaBook               *book,
                                  const TeaVisitEntry   *entry,
                                  GError               **error);
TeaRequest *tea_visit_add_matter (TeaVisit              *self,
                                  TeaBook               *book,
                                  const TeaVisitMatter  *matter,
                                  GError               **error);
gboolean    tea_visit_set_worker (TeaVisit              *self,
                                  TeaBook               *book,
                                  const char            *name,
                                  GError               **error);
gboolean    tea_visit_remove     (TeaVisit              *self,
                                  TeaBook               *book,
                                  GError               **error);

G_END_DECLS
