/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "tea-action.h"
#include "tea-book.h"
#include "tea-error-private.h"
#include "tea-statements-private.h"

G_BEGIN_DECLS

typedef struct _TeaErrand TeaErrand;

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
gboolean         tea_book_commit           (TeaBook          *self,
                                            const char       *phrase,
                                            gint64            entry,
                                            int               state,
                                            GError          **error);
gint64           tea_book_new_id           (TeaBook          *self);
TeaBook         *tea_action_get_book       (TeaAction        *self);
gboolean         tea_action_check_open     (TeaAction        *self,
                                            GError          **error);
void             tea_action_set_noting     (TeaAction        *self,
                                            gboolean          noting);
void             tea_action_note_added     (TeaAction        *self);
TeaAction       *tea_book_get_action       (TeaBook          *self);
void             tea_book_set_action       (TeaBook          *self,
                                            TeaAction        *action);
TeaErrand       *tea_book_get_errand       (TeaBook          *self);
void             tea_book_set_errand       (TeaBook          *self,
                                            TeaErrand        *errand);
void             tea_book_tell             (TeaBook          *self);
void             tea_book_forget           (TeaBook          *self);
void             tea_book_touch            (TeaBook          *self,
                                            const char       *table);

G_END_DECLS
