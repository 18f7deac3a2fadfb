/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-action.h"

G_BEGIN_DECLS

/*
 * Records for the tests of the ground floor, over tables of the real schema: the floor is tested
 * without the stages that stand on it. Between them they have every type of column.
 */

#define TEA_TYPE_SAMPLE_PARTY (tea_sample_party_get_type ())
G_DECLARE_FINAL_TYPE (TeaSampleParty, tea_sample_party, TEA, SAMPLE_PARTY, TeaRecord)

/* `members` is computed. The name “Nobody” is refused by its validate(). */
struct _TeaSampleParty
{
  TeaRecord  parent_instance;

  char      *name;
  int        position;
  gboolean   votes;
  int        members;
};

#define TEA_TYPE_SAMPLE_PERSON (tea_sample_person_get_type ())
G_DECLARE_FINAL_TYPE (TeaSamplePerson, tea_sample_person, TEA, SAMPLE_PERSON, TeaRecord)

struct _TeaSamplePerson
{
  TeaRecord  parent_instance;

  char      *name;
  gint64     party;
};

#define TEA_TYPE_SAMPLE_GRID (tea_sample_grid_get_type ())
G_DECLARE_FINAL_TYPE (TeaSampleGrid, tea_sample_grid, TEA, SAMPLE_GRID, TeaRecord)

struct _TeaSampleGrid
{
  TeaRecord  parent_instance;

  char      *name;
  int        level;
  gint64     parent;
};

#define TEA_TYPE_SAMPLE_WORKER (tea_sample_worker_get_type ())
G_DECLARE_FINAL_TYPE (TeaSampleWorker, tea_sample_worker, TEA, SAMPLE_WORKER, TeaRecord)

/* Goes with its grid or person when that is deleted. */
struct _TeaSampleWorker
{
  TeaRecord  parent_instance;

  gint64     grid;
  gint64     person;
};

#define TEA_TYPE_SAMPLE_REQUEST (tea_sample_request_get_type ())
G_DECLARE_FINAL_TYPE (TeaSampleRequest, tea_sample_request, TEA, SAMPLE_REQUEST, TeaRecord)

struct _TeaSampleRequest
{
  TeaRecord  parent_instance;

  char      *number;
  char      *channel;
  char      *text;
  gint64     person;
  int        affected;
  gboolean   dispute;
  char      *received_at;
  char      *outcome;
  char      *outcome_on;
};

TeaSampleParty   *tea_sample_party_new     (const char *name,
                                            int         position);
TeaSampleRequest *tea_sample_request_new   (int         number,
                                            const char *text);
void              tea_sample_insert        (TeaBook    *book,
                                            gpointer    record);
void              tea_sample_update        (TeaBook    *book,
                                            gpointer    record);
void              tea_sample_delete        (TeaBook    *book,
                                            gpointer    record);
TeaSampleParty   *tea_sample_add_party     (TeaBook    *book,
                                            const char *name,
                                            int         position);
TeaQuery         *tea_sample_query_parties (TeaBook    *book);
gint64            tea_sample_count         (TeaBook    *book,
                                            const char *sql);
char             *tea_sample_dump          (TeaBook    *book);
char             *tea_sample_dump_schema   (TeaBook    *book);

G_END_DECLS
