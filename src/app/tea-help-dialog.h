/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TEA_TYPE_HELP_DIALOG (tea_help_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaHelpDialog, tea_help_dialog, TEA, HELP_DIALOG, AdwDialog)

void tea_help_dialog_present (GtkWidget *widget);

G_END_DECLS
