/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *tea_lock_create_path (const char  *book_path);
gboolean  tea_lock_write       (const char  *lock_path);
void      tea_lock_explain     (const char  *lock_path,
                                GError     **error);

G_END_DECLS
