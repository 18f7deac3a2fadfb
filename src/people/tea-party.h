/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_PARTY (tea_party_get_type ())

G_DECLARE_FINAL_TYPE (TeaParty, tea_party, TEA, PARTY, TeaRecord)

/**
 * TeaParty:
 * @name: such as 「物业公司」, no two alike
 * @position: its place in lists, from 0
 * @required: whether a meeting without it is worth a warning
 * @votes: whether its people vote unless told otherwise
 * @people: (computed) how many persons sit for it, also through their organisation
 *
 * A side at the table: residents, the property company, the residents' committee, …
 */
struct _TeaParty
{
  TeaRecord  parent_instance;

  char      *name;
  int        position;
  gboolean   required;
  gboolean   votes;
  int        people;
};

TeaQuery *tea_party_query        (TeaBook     *book);
gboolean  tea_party_add_defaults (TeaBook     *book,
                                  GError     **error);
TeaParty *tea_party_add          (TeaBook     *book,
                                  const char  *name,
                                  GError     **error);
gboolean  tea_party_move         (TeaParty    *self,
                                  TeaBook     *book,
                                  int          by,
                                  GError     **error);
gboolean  tea_party_remove       (TeaParty    *self,
                                  TeaBook     *book,
                                  GError     **error);

G_END_DECLS
