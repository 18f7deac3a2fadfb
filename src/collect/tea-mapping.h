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
 * @TEA_ROLE_TITLE: a short text that stands before the text
 * @TEA_ROLE_TEXT: what is asked for
 * @TEA_ROLE_EXTRA: more of it, which follows the text under the column's name
 * @TEA_ROLE_CATEGORY: what the sheet calls the category
 * @TEA_ROLE_CHANNEL: through which channel it came
 * @TEA_ROLE_WORKER: the grid worker of a visit
 * @TEA_ROLE_SETTLED: what was done or explained during a visit
 * @TEA_ROLE_NEXT: what comes after a visit
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
  TEA_ROLE_TITLE,
  TEA_ROLE_TEXT,
  TEA_ROLE_EXTRA,
  TEA_ROLE_CATEGORY,
  TEA_ROLE_CHANNEL,
  TEA_ROLE_WORKER,
  TEA_ROLE_SETTLED,
  TEA_ROLE_NEXT,
} TeaColumnRole;

#define TEA_N_ROLES (TEA_ROLE_NEXT + 1)

/* Words and labels of the roles, in the order of TeaColumnRole; ends with a NULL word. */
extern const TeaWord tea_mapping_roles[];

#define TEA_TYPE_MAPPING (tea_mapping_get_type ())

G_DECLARE_FINAL_TYPE (TeaMapping, tea_mapping, TEA, MAPPING, GObject)

/**
 * tea_mapping_guess:
 * @rows: (array length=n_rows): the sheet's first rows, each %NULL-terminated
 * @n_rows: how many; 10 are enough
 *
 * Finds the row of headers, which may stand under merged titles, and guesses by header words
 * what each column holds and which kind of sheet it is.
 *
 * Returns: (transfer full): a guess, which may have no column of texts
 */
TeaMapping    *tea_mapping_guess         (char        ***rows,
                                          guint          n_rows);

/**
 * tea_mapping_get_format:
 * @self: a mapping
 *
 * Returns: (transfer none): wjx, tencent, hotline, ledger, visits or sheet
 */
const char    *tea_mapping_get_format    (TeaMapping    *self);

/**
 * tea_mapping_get_first_row:
 * @self: a mapping
 *
 * Returns: how many rows stand above the first one that is a request: titles and headers
 */
guint          tea_mapping_get_first_row (TeaMapping    *self);

/**
 * tea_mapping_get_n_columns:
 * @self: a mapping
 *
 * Returns: how many columns the sheet has
 */
guint          tea_mapping_get_n_columns (TeaMapping    *self);

/**
 * tea_mapping_get_header:
 * @self: a mapping
 * @column: from 0
 *
 * Returns: (transfer none): the column's name, without the marks of survey tools
 */
const char    *tea_mapping_get_header    (TeaMapping    *self,
                                          guint          column);

/**
 * tea_mapping_get_sample:
 * @self: a mapping
 * @column: from 0
 *
 * Returns: (transfer none): the first thing that stands in the column, or ""
 */
const char    *tea_mapping_get_sample    (TeaMapping    *self,
                                          guint          column);

/**
 * tea_mapping_get_role:
 * @self: a mapping
 * @column: from 0
 *
 * Returns: what the column holds
 */
TeaColumnRole  tea_mapping_get_role      (TeaMapping    *self,
                                          guint          column);

/**
 * tea_mapping_set_role:
 * @self: a mapping
 * @column: from 0
 * @role: what it holds
 *
 * Says what a column holds. Of every role but extra and ignore there is one column: the one that
 * had @role before is ignored from now on.
 */
void           tea_mapping_set_role      (TeaMapping    *self,
                                          guint          column,
                                          TeaColumnRole  role);

/**
 * tea_mapping_set:
 * @self: a mapping
 * @header: a column's name, or its number from 1
 * @role: a word of a role, such as `text`
 * @error: return location for an error
 *
 * The same for the command line.
 *
 * Errors: %TEA_ERROR_NOT_FOUND where there is no such column, %TEA_ERROR_INVALID for an unknown
 * role.
 *
 * Returns: whether it was set
 */
gboolean       tea_mapping_set           (TeaMapping    *self,
                                          const char    *header,
                                          const char    *role,
                                          GError       **error);

/**
 * tea_mapping_find:
 * @self: a mapping
 * @role: a role
 *
 * Returns: the first column that holds it, or -1
 */
int            tea_mapping_find          (TeaMapping    *self,
                                          TeaColumnRole  role);

/**
 * tea_mapping_check:
 * @self: a mapping
 * @error: return location for an error
 *
 * Errors: %TEA_ERROR_INVALID where no column holds the request; the sentence lists the columns.
 *
 * Returns: whether a sheet can be read with it
 */
gboolean       tea_mapping_check         (TeaMapping    *self,
                                          GError       **error);

G_END_DECLS
