/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tea-book.h"

G_BEGIN_DECLS

char      *tea_backup_make        (TeaBook              *book,
                                   const char           *occasion,
                                   GError              **error);
void       tea_backup_make_async  (TeaBook              *book,
                                   const char           *occasion,
                                   GAsyncReadyCallback   callback,
                                   gpointer              data);
char      *tea_backup_make_finish (TeaBook              *book,
                                   GAsyncResult         *result,
                                   GError              **error);
gboolean   tea_backup_daily       (TeaBook              *book,
                                   GError              **error);
GPtrArray *tea_backup_list        (const char           *book_path);
char      *tea_backup_restore     (const char           *book_path,
                                   const char           *backup_path,
                                   GError              **error);
char      *tea_backup_set_aside   (const char           *book_path,
                                   GError              **error);

G_END_DECLS
