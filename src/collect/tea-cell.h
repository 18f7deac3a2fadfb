/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *tea_cell_clean    (const char          *text);
char     *tea_cell_dup      (const char * const  *row,
                             guint                width,
                             int                  column);
gboolean  tea_cell_is_name  (const char          *text);
char     *tea_cell_header   (const char          *text);
char     *tea_cell_received (const char          *text,
                             const char          *today,
                             GError             **error);

G_END_DECLS
