/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-book.h"

G_BEGIN_DECLS

/**
 * TeaCategoryWords:
 *
 * The categories' names and keywords, and what was taught by hand, read from a book once, so that
 * many texts can be looked through quickly and in any thread. It does not follow the book.
 */
typedef struct _TeaCategoryWords TeaCategoryWords;

/**
 * TeaCategoryReason:
 * @name: (nullable): the name of the category that is suggested
 * @word: (nullable): the longest of the words that decided; of keywords of one length, the one that
 *   comes first in the text
 * @taught: whether @word is not so much a keyword as a word of requests that were put into the
 *   category by hand
 *
 * Why a category is suggested.
 */
typedef struct
{
  char     *name;
  char     *word;
  gboolean  taught;
} TeaCategoryReason;

TeaCategoryWords *tea_category_words_new     (TeaBook                 *book,
                                              GError                 **error);
gint64            tea_category_words_suggest (const TeaCategoryWords  *self,
                                              const char              *text,
                                              TeaCategoryReason       *reason);
gint64            tea_category_words_find    (const TeaCategoryWords  *self,
                                              const char              *name);
void              tea_category_words_free    (TeaCategoryWords        *self);
char             *tea_category_reason_dup_words
                                             (const TeaCategoryReason *self);
void              tea_category_reason_clear  (TeaCategoryReason       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaCategoryWords, tea_category_words_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TeaCategoryReason, tea_category_reason_clear)

G_END_DECLS
