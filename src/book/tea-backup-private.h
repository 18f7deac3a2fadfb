/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-book.h"

G_BEGIN_DECLS

char     *tea_backup_create_path (TeaBook     *book,
                                  const char  *occasion,
                                  GError     **error);
void      tea_backup_begin       (const char  *part);
gboolean  tea_backup_keep        (const char  *book_path,
                                  const char  *part,
                                  const char  *path,
                                  GError     **error);
gboolean  tea_backup_has_daily   (TeaBook     *book);
char     *tea_backup_find_half   (TeaBook     *book,
                                  char       **occasion);

G_END_DECLS
