/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *tea_key_row_new (const char         *title,
                            const char * const *accelerators);

G_END_DECLS
