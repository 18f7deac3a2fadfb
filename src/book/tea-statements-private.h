/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* A prepared statement, and the tables that it reads. */
typedef struct
{
  char         *sql;
  sqlite3_stmt *handle;
  char        **tables;
} TeaStatement;

typedef struct _TeaStatements TeaStatements;

TeaStatements *tea_statements_new    (void);
void           tea_statements_free   (TeaStatements  *self);
void           tea_statements_attach (TeaStatements  *self,
                                      sqlite3        *db);
void           tea_statements_detach (TeaStatements  *self);
TeaStatement  *tea_statements_take   (TeaStatements  *self,
                                      const char     *sql,
                                      const char     *phrase,
                                      GError        **error);
void           tea_statements_give   (TeaStatements  *self,
                                      TeaStatement   *statement);

G_END_DECLS
