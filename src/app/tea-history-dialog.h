/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "book/tea-book.h"

G_BEGIN_DECLS

#define TEA_TYPE_HISTORY_DIALOG (tea_history_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaHistoryDialog, tea_history_dialog, TEA, HISTORY_DIALOG, AdwDialog)

void tea_history_dialog_present (GtkWidget *widget,
                                 TeaBook   *book);

G_END_DECLS
