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

/**
 * tea_estate_query:
 * @book: a book
 *
 * Returns: (transfer full): all estates by name
 */
TeaQuery  *tea_estate_query     (TeaBook     *book);

/**
 * tea_estate_dup_names:
 * @book: a book
 * @error: return location for an error
 *
 * The names that [func@Tea.address_parse] needs to know an estate when it meets one.
 *
 * Returns: (transfer full) (nullable): the names, or %NULL with @error set
 */
char     **tea_estate_dup_names (TeaBook     *book,
                                 GError     **error);

/**
 * tea_estate_add:
 * @book: a book
 * @name: the estate's name, without other spaces than its own
 * @error: return location for an error
 *
 * Adds an estate; an action.
 *
 * Errors: %TEA_ERROR_INVALID without a name, %TEA_ERROR_CONSTRAINT where the book has it already.
 *
 * Returns: (transfer full) (nullable): the estate, or %NULL with @error set
 */
TeaEstate *tea_estate_add       (TeaBook     *book,
                                 const char  *name,
                                 GError     **error);

G_END_DECLS
