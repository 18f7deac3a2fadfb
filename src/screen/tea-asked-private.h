/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-book.h"

G_BEGIN_DECLS

/*
 * TeaRareWord:
 * @word: in the quotes that FTS5 wants
 * @count: how many rows of the search index have it, or a number that is common in any case
 */
typedef struct
{
  char   *word;
  gint64  count;
} TeaRareWord;

/*
 * TeaAsked:
 * @rare_words: (element-type TeaRareWord): the words that occur in the book, the rarest first
 * @words: (element-type utf8 gdouble): the same without quotes, each with its weight
 * @characters: (element-type gunichar gdouble): the characters that tell something, likewise
 * @words_total: what the words weigh
 * @total: what the words and the characters weigh
 * @rarest: what a word would weigh that only one request has
 * @n_words: how many words the text has, also those that the book does not have
 *
 * What somebody asks for, taken to pieces, so that other texts can be held against it.
 */
typedef struct
{
  GArray     *rare_words;
  GHashTable *words;
  GHashTable *characters;
  double      words_total;
  double      total;
  double      rarest;
  double      n_words;
} TeaAsked;

TeaAsked *tea_asked_new      (TeaBook         *book,
                              const char      *text);
void      tea_asked_free     (TeaAsked        *self);
gboolean  tea_asked_is_alike (const TeaAsked  *self,
                              const char      *text);
gboolean  tea_asked_is_akin  (const TeaAsked  *self,
                              const char      *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaAsked, tea_asked_free)

G_END_DECLS
