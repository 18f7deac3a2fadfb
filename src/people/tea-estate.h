/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_ESTATE (tea_estate_get_type ())

G_DECLARE_FINAL_TYPE (TeaEstate, tea_estate, TEA, ESTATE, TeaRecord)

/**
 * TeaEstate:
 * @name: such as 「槐荫苑」, no two alike
 * @households: (computed) how many addresses the book knows in it
 *
 * A housing estate (小区) of the community.
 */
struct _TeaEstate
{
  TeaRecord  parent_instance;

  char      *name;
  int        households;
};

TeaQuery  *tea_estate_query     (TeaBook     *book);
char     **tea_estate_dup_names (TeaBook     *book,
                                 GError     **error);
TeaEstate *tea_estate_add       (TeaBook     *book,
                                 const char  *name,
                                 GError     **error);
gboolean   tea_estate_remove    (TeaEstate   *self,
                                 TeaBook     *book,
                                 GError     **error);

G_END_DECLS
