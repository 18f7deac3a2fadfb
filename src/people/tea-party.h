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

/**
 * tea_party_query:
 * @book: a book
 *
 * Returns: (transfer full): all parties in their order
 */
TeaQuery *tea_party_query        (TeaBook     *book);

/**
 * tea_party_add_defaults:
 * @book: a book
 * @error: return location for an error
 *
 * Gives a new book the ten usual parties, in the language that the program runs in; an action.
 * A book that has parties already is left alone.
 *
 * Returns: whether all went well
 */
gboolean  tea_party_add_defaults (TeaBook     *book,
                                  GError     **error);

/**
 * tea_party_add:
 * @book: a book
 * @name: its name
 * @error: return location for an error
 *
 * Adds a party behind the others, one that votes and need not be there; an action.
 *
 * Errors: %TEA_ERROR_INVALID without a name, %TEA_ERROR_CONSTRAINT where the book has it already.
 *
 * Returns: (transfer full) (nullable): the party, or %NULL with @error set
 */
TeaParty *tea_party_add          (TeaBook     *book,
                                  const char  *name,
                                  GError     **error);

/**
 * tea_party_remove:
 * @self: a party
 * @book: the book it is in
 * @error: return location for an error
 *
 * Removes a party that nobody sits for; an action.
 *
 * Errors: %TEA_ERROR_REFUSED while people, organisations or records of meetings belong to it.
 *
 * Returns: whether it was removed
 */
gboolean  tea_party_remove       (TeaParty    *self,
                                  TeaBook     *book,
                                  GError     **error);

G_END_DECLS
