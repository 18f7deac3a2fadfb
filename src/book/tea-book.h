/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-error.h"

G_BEGIN_DECLS

#define TEA_TYPE_BOOK (tea_book_get_type ())

G_DECLARE_FINAL_TYPE (TeaBook, tea_book, TEA, BOOK, GObject)

TeaBook    *tea_book_create          (const char   *path,
                                      GError      **error);
TeaBook    *tea_book_open            (const char   *path,
                                      GError      **error);
void        tea_book_close           (TeaBook      *self);
const char *tea_book_get_path        (TeaBook      *self);
gboolean    tea_book_check           (TeaBook      *self,
                                      GError      **error);
char       *tea_book_dup_setting     (TeaBook      *self,
                                      const char   *name);
gboolean    tea_book_set_setting     (TeaBook      *self,
                                      const char   *name,
                                      const char   *value,
                                      GError      **error);
gpointer    tea_book_get             (TeaBook      *self,
                                      GType         record_type,
                                      gint64        id,
                                      GError      **error);
gpointer    tea_book_find            (TeaBook      *self,
                                      GType         record_type,
                                      const char   *column,
                                      const char   *value,
                                      GError      **error);
void        tea_book_set_now         (TeaBook      *self,
                                      GDateTime    *now);
char       *tea_book_now             (TeaBook      *self);
char       *tea_book_today           (TeaBook      *self);

G_END_DECLS
