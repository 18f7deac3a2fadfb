/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TEA_TYPE_BACKUPS_DIALOG (tea_backups_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaBackupsDialog, tea_backups_dialog, TEA, BACKUPS_DIALOG, AdwDialog)

void tea_backups_dialog_present (GtkWidget  *widget,
                                 const char *book_path);

G_END_DECLS
