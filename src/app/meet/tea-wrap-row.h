/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TEA_TYPE_WRAP_ROW (tea_wrap_row_get_type ())

G_DECLARE_FINAL_TYPE (TeaWrapRow, tea_wrap_row, TEA, WRAP_ROW, GtkListBoxRow)

TeaWrapRow *tea_wrap_row_new        (gpointer    record,
                                     const char *title_property,
                                     const char *subtitle);
void        tea_wrap_row_add_prefix (TeaWrapRow *self,
                                     GtkWidget  *widget);
void        tea_wrap_row_add_suffix (TeaWrapRow *self,
                                     GtkWidget  *widget);

G_END_DECLS
