/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-book.h"

G_BEGIN_DECLS

/**
 * TeaLessons:
 *
 * The words of the requests whose categories were chosen by hand, and what they teach for the next
 * ones. Read from a book once, so that many texts can be looked through quickly and in any thread.
 */
typedef struct _TeaLessons TeaLessons;

TeaLessons *tea_lessons_new   (TeaBook            *book,
                               GError            **error);
gboolean    tea_lessons_weigh (const TeaLessons   *self,
                               const char         *word,
                               gsize               length,
                               gint64             *category,
                               double             *weight);
gsize       tea_lessons_find  (const TeaLessons   *self,
                               const char         *text,
                               gint64             *category,
                               double             *weight);
void        tea_lessons_free  (TeaLessons         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaLessons, tea_lessons_free)

G_END_DECLS
