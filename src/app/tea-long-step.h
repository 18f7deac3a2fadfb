/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "book/tea-book.h"

G_BEGIN_DECLS

/**
 * TeaMoveFunc:
 * @book: a book
 * @error: return location for an error
 *
 * tea_history_undo() or tea_history_redo().
 *
 * Returns: (transfer full) (nullable): the title of what was moved
 */
typedef char *(*TeaMoveFunc) (TeaBook  *book,
                              GError  **error);

void  tea_long_step_async  (GtkWidget            *parent,
                            TeaBook              *book,
                            TeaMoveFunc           move_func,
                            const char           *heading,
                            const char           *title,
                            GAsyncReadyCallback   callback,
                            gpointer              data);
char *tea_long_step_finish (TeaBook              *book,
                            GAsyncResult         *result,
                            GError              **error);

G_END_DECLS
