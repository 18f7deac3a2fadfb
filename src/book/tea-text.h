/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *tea_text_strip       (const char  *text);
void  tea_text_strip_field (char       **text);
char *tea_text_join_all    (const char * const *words,
                            gsize               n_words);

/**
 * tea_text_join:
 * @...: words, of which any may be %NULL or ""
 *
 * Joins what is known of several words as tea_text_join_all() does.
 *
 * Returns: (transfer full): such as `2026-0178 · 张桂英 · 2栋1单元301室`
 */
#define tea_text_join(...) \
  tea_text_join_all ((const char * const []) { __VA_ARGS__ }, \
                     sizeof ((const char * const []) { __VA_ARGS__ }) / sizeof (const char *))

G_END_DECLS
