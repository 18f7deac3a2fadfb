/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* "TEAT": how file(1) and we tell a book from any other SQLite file. */
#define TEA_BOOK_APPLICATION_ID 0x54454154

sqlite3  *tea_connection_open    (const char  *path,
                                  gboolean     is_new,
                                  GError     **error);
gboolean  tea_connection_execute (sqlite3     *db,
                                  const char  *phrase,
                                  const char  *sql,
                                  GError     **error);

G_END_DECLS
