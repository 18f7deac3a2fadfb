/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-book.h"

G_BEGIN_DECLS

/**
 * TeaCategoryWords:
 *
 * The categories' names and keywords, read from a book once, so that many texts can be looked
 * through quickly and in any thread. It does not follow the book.
 */
typedef struct _TeaCategoryWords TeaCategoryWords;

/**
 * tea_category_words_new:
 * @book: a book
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the words, or %NULL with @error set
 */
TeaCategoryWords *tea_category_words_new     (TeaBook                 *book,
                                              GError                 **error);

/**
 * tea_category_words_suggest:
 * @self: the words
 * @text: what somebody asks for
 * @word: (out) (optional) (transfer none) (nullable): the longest keyword that was found, of
 *   several the one that comes first in @text
 *
 * Returns: the id of the category whose keywords cover most of @text, or 0
 */
gint64            tea_category_words_suggest (const TeaCategoryWords  *self,
                                              const char              *text,
                                              const char             **word);

/**
 * tea_category_words_find:
 * @self: the words
 * @name: the name of a category, or a path such as 「住房城乡建设->物业管理->停车管理」
 *
 * Finds the category that a sheet names: by its name, by the last part of a path, otherwise by
 * the keywords in it.
 *
 * Returns: the id of the category, or 0
 */
gint64            tea_category_words_find    (const TeaCategoryWords  *self,
                                              const char              *name);
void              tea_category_words_free    (TeaCategoryWords        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaCategoryWords, tea_category_words_free)

G_END_DECLS
