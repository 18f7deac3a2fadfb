/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TEA_TYPE_SHORTCUTS_DIALOG (tea_shortcuts_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaShortcutsDialog, tea_shortcuts_dialog, TEA, SHORTCUTS_DIALOG, AdwDialog)

void tea_shortcuts_dialog_present (GtkWidget *widget);

G_END_DECLS
