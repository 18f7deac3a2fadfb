/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "tea-book.h"
#include "tea-error-private.h"

G_BEGIN_DECLS

/* A prepared statement, and the tables that it reads. */
typedef struct
{
  char         *sql;
  sqlite3_stmt *handle;
  char        **tables;
} TeaStatement;

TeaStatement    *tea_book_take_statement   (TeaBook          *self,
                                            const char       *sql,
                                            const char       *phrase,
                                            GError          **error);
void             tea_book_give_statement   (TeaBook          *self,
                                            TeaStatement     *statement);
sqlite3         *tea_book_get_db           (TeaBook          *self);
gboolean         tea_book_execute          (TeaBook          *self,
                                            const char       *phrase,
                                            const char       *sql,
                                            GError          **error);
gint64           tea_book_new_id           (TeaBook          *self);
guint            tea_book_enter            (TeaBook          *self);
void             tea_book_leave            (TeaBook          *self);
sqlite3_session *tea_book_get_session      (TeaBook          *self);
void             tea_book_set_session      (TeaBook          *self,
                                            sqlite3_session  *session);
void             tea_book_tell             (TeaBook          *self);
void             tea_book_forget           (TeaBook          *self);
void             tea_book_touch            (TeaBook          *self,
                                            const char       *table);
gboolean         tea_search_register       (sqlite3          *db,
                                            GError          **error);

G_END_DECLS
