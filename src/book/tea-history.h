/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_HISTORY (tea_history_get_type ())

G_DECLARE_FINAL_TYPE (TeaHistory, tea_history, TEA, HISTORY, TeaRecord)

/**
 * TeaHistory:
 * @at: when it was done, local time
 * @verb: the action's machine name, such as topic-choose
 * @title: what was done, in the words of the language it was done in
 * @state: 0 done, 1 taken back and can be done again, 2 taken back for good
 *
 * One action that was done to the book.
 */
struct _TeaHistory
{
  TeaRecord  parent_instance;

  char      *at;
  char      *verb;
  char      *title;
  int        state;
};

TeaQuery *tea_history_query        (TeaBook  *book);
char     *tea_history_dup_undo     (TeaBook  *book);
char     *tea_history_dup_redo     (TeaBook  *book);
gboolean  tea_history_is_undo_long (TeaBook  *book);
gboolean  tea_history_is_redo_long (TeaBook  *book);
char     *tea_history_undo         (TeaBook  *book,
                                    GError  **error);
char     *tea_history_redo         (TeaBook  *book,
                                    GError  **error);

G_END_DECLS
