/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_ROWS_DIALOG (tea_rows_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaRowsDialog, tea_rows_dialog, TEA, ROWS_DIALOG, AdwDialog)

void tea_rows_dialog_present (GtkWidget  *widget,
                              const char *title,
                              TeaQuery   *query);

G_END_DECLS
