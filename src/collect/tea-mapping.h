/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-word.h"

G_BEGIN_DECLS

/**
 * TeaColumnRole:
 * @TEA_ROLE_IGNORE: is not taken over
 * @TEA_ROLE_NUMBER: the request's number in the sheet
 * @TEA_ROLE_RECEIVED: when it was received
 * @TEA_ROLE_PERSON: who asks
 * @TEA_ROLE_PHONE: that person's phone
 * @TEA_ROLE_ADDRESS: where
 * @TEA_ROLE_PART: a part of the address: the estate, building, unit or room alone
 * @TEA_ROLE_AFFECTED: how many households it concerns
 * @TEA_ROLE_TITLE: a short text that stands before the text
 * @TEA_ROLE_TEXT: what is asked for
 * @TEA_ROLE_EXTRA: more of it, which follows the text under the column's name
 * @TEA_ROLE_CATEGORY: what the sheet calls the category
 * @TEA_ROLE_CHANNEL: through which channel it came
 * @TEA_ROLE_WORKER: the grid worker of a visit
 * @TEA_ROLE_SETTLED: what was done or explained during a visit
 * @TEA_ROLE_NEXT: what comes after a visit
 * @TEA_ROLE_GRID: the grid, by its name or number
 * @TEA_ROLE_COMPANIONS: who went along on a visit
 * @TEA_ROLE_BEGAN: the time of day of a visit: when it began, or from when until when
 * @TEA_ROLE_ENDED: when it ended
 * @TEA_ROLE_SOLVED: whether it was settled during the visit
 * @TEA_ROLE_REPORT: whether it goes to those above
 * @TEA_ROLE_ATTENTION: whether the household needs looking after
 * @TEA_ROLE_KIND: of which kind it is, in words, or by a tick or a count below the kind's name
 * @TEA_ROLE_NOTE: what a log of visits counts or refers to, such as photos; it stays with the visit
 *   under the column's name
 *
 * What a column of a sheet holds.
 */
typedef enum
{
  TEA_ROLE_IGNORE,
  TEA_ROLE_NUMBER,
  TEA_ROLE_RECEIVED,
  TEA_ROLE_PERSON,
  TEA_ROLE_PHONE,
  TEA_ROLE_ADDRESS,
  TEA_ROLE_PART,
  TEA_ROLE_AFFECTED,
  TEA_ROLE_TITLE,
  TEA_ROLE_TEXT,
  TEA_ROLE_EXTRA,
  TEA_ROLE_CATEGORY,
  TEA_ROLE_CHANNEL,
  TEA_ROLE_WORKER,
  TEA_ROLE_SETTLED,
  TEA_ROLE_NEXT,
  TEA_ROLE_GRID,
  TEA_ROLE_COMPANIONS,
  TEA_ROLE_BEGAN,
  TEA_ROLE_ENDED,
  TEA_ROLE_SOLVED,
  TEA_ROLE_REPORT,
  TEA_ROLE_ATTENTION,
  TEA_ROLE_KIND,
  TEA_ROLE_NOTE,
} TeaColumnRole;

#define TEA_N_ROLES (TEA_ROLE_NOTE + 1)

/* Words and labels of the roles, in the order of TeaColumnRole; ends with a NULL word. */
extern const TeaWord tea_mapping_roles[];

#define TEA_TYPE_MAPPING (tea_mapping_get_type ())

G_DECLARE_FINAL_TYPE (TeaMapping, tea_mapping, TEA, MAPPING, GObject)

TeaMapping    *tea_mapping_guess         (char        ***rows,
                                          guint          n_rows);
const char    *tea_mapping_get_format    (TeaMapping    *self);
guint          tea_mapping_get_first_row (TeaMapping    *self);
guint          tea_mapping_get_n_columns (TeaMapping    *self);
const char    *tea_mapping_get_header    (TeaMapping    *self,
                                          guint          column);
const char    *tea_mapping_get_sample    (TeaMapping    *self,
                                          guint          column);
TeaColumnRole  tea_mapping_get_role      (TeaMapping    *self,
                                          guint          column);
void           tea_mapping_set_role      (TeaMapping    *self,
                                          guint          column,
                                          TeaColumnRole  role);
gboolean       tea_mapping_set           (TeaMapping    *self,
                                          const char    *header,
                                          const char    *role,
                                          GError       **error);
gboolean       tea_mapping_is_changed    (TeaMapping    *self);
char          *tea_mapping_dup_headers   (TeaMapping    *self);
char          *tea_mapping_dup_roles     (TeaMapping    *self);
void           tea_mapping_set_roles     (TeaMapping    *self,
                                          const char    *roles);
int            tea_mapping_find          (TeaMapping    *self,
                                          TeaColumnRole  role);
gboolean       tea_mapping_check         (TeaMapping    *self,
                                          GError       **error);

G_END_DECLS
