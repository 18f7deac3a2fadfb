/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_CATEGORY (tea_category_get_type ())

G_DECLARE_FINAL_TYPE (TeaCategory, tea_category, TEA, CATEGORY, TeaRecord)

/**
 * TeaCategory:
 * @name: such as 「环境卫生」, no two alike
 * @parent: the id of the category above it, or 0
 * @keywords: the words that suggest it, with spaces between them
 * @position: its place in lists, from 0
 * @parent_name: (computed)
 * @requests: (computed) how many requests are of it
 *
 * What a request is about.
 */
struct _TeaCategory
{
  TeaRecord  parent_instance;

  char      *name;
  gint64     parent;
  char      *keywords;
  int        position;
  char      *parent_name;
  int        requests;
};

/**
 * tea_category_query:
 * @book: a book
 *
 * Returns: (transfer full): all categories in their order
 */
TeaQuery    *tea_category_query        (TeaBook      *book);

/**
 * tea_category_add_defaults:
 * @book: a book
 * @error: return location for an error
 *
 * Gives a new book the usual categories with their keywords; an action. A book that has
 * categories already is left alone.
 *
 * Returns: whether all went well
 */
gboolean     tea_category_add_defaults (TeaBook      *book,
                                        GError      **error);

/**
 * tea_category_add:
 * @book: a book
 * @name: its name
 * @parent: the id of the category above it, or 0
 * @error: return location for an error
 *
 * Adds a category behind the others; an action.
 *
 * Errors: %TEA_ERROR_INVALID without a name, %TEA_ERROR_CONSTRAINT where the book has it already.
 *
 * Returns: (transfer full) (nullable): the category, or %NULL with @error set
 */
TeaCategory *tea_category_add          (TeaBook      *book,
                                        const char   *name,
                                        gint64        parent,
                                        GError      **error);

/**
 * tea_category_remove:
 * @self: a category
 * @book: the book it is in
 * @error: return location for an error
 *
 * Removes a category; an action. Its requests and topics lose it, and undo gives it back.
 *
 * Errors: %TEA_ERROR_REFUSED while other categories lie below it.
 *
 * Returns: whether it was removed
 */
gboolean     tea_category_remove       (TeaCategory  *self,
                                        TeaBook      *book,
                                        GError      **error);

/**
 * tea_category_suggest:
 * @book: a book
 * @text: what somebody asks for
 * @word: (out) (optional) (transfer full) (nullable): the longest keyword that was found, of
 *   several the one that comes first in @text
 *
 * Suggests the category whose keywords cover most of @text; among equals the one that comes
 * first in the list.
 *
 * Returns: the id of the category, 0 where no keyword was found
 */
gint64       tea_category_suggest      (TeaBook      *book,
                                        const char   *text,
                                        char        **word);

G_END_DECLS
