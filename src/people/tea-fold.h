/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

static inline gboolean
tea_fold_is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

static inline gboolean
tea_fold_is_capital (gunichar c)
{
  return c >= 'A' && c <= 'Z';
}

gunichar  tea_fold_char         (gunichar             c);
int       tea_fold_digit        (gunichar             c);
gboolean  tea_fold_is_code      (gunichar             c);
gboolean  tea_fold_is_one_of    (gunichar             c,
                                 const char          *set);
gunichar  tea_fold_next         (const char         **cursor);
gunichar  tea_fold_peek         (const char          *cursor);
gunichar  tea_fold_back         (const char          *text,
                                 const char          *cursor);
gboolean  tea_fold_skip         (const char         **cursor,
                                 const char          *word);
gboolean  tea_fold_skip_any     (const char         **cursor,
                                 const char * const  *words);
gboolean  tea_fold_stands_at    (const char          *cursor,
                                 const char * const  *words);
void      tea_fold_skip_spaces  (const char         **cursor);
guint     tea_fold_count_digits (const char          *cursor);
gboolean  tea_fold_read_digits  (const char         **cursor,
                                 guint                max,
                                 guint               *value,
                                 guint               *n_digits);
gboolean  tea_fold_read_numeral (const char         **cursor,
                                 guint               *value,
                                 gboolean            *spelt);

G_END_DECLS
