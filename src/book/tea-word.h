/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-error.h"

G_BEGIN_DECLS

/**
 * TeaWord:
 * @word: what the book and scripts say, such as `agenda`
 * @label: what people call it, marked for translation
 *
 * A word of a closed list; such a list ends with a %NULL word.
 */
typedef struct
{
  const char *word;
  const char *label;
} TeaWord;

const char *tea_word_label (const TeaWord  *words,
                            const char     *word);
gboolean    tea_word_check (const TeaWord  *words,
                            const char     *word,
                            GError        **error);

G_END_DECLS
