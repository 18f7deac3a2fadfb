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

TeaCategoryWords *tea_category_words_new     (TeaBook                 *book,
                                              GError                 **error);
gint64            tea_category_words_suggest (const TeaCategoryWords  *self,
                                              const char              *text,
                                              const char             **word);
gint64            tea_category_words_find    (const TeaCategoryWords  *self,
                                              const char              *name);
void              tea_category_words_free    (TeaCategoryWords        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaCategoryWords, tea_category_words_free)

G_END_DECLS
