/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "meet/tea-meeting.h"

G_BEGIN_DECLS

#define TEA_TYPE_MINUTES_DIALOG (tea_minutes_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaMinutesDialog, tea_minutes_dialog, TEA, MINUTES_DIALOG, AdwDialog)

void tea_minutes_dialog_present (GtkWidget  *opener,
                                 TeaBook    *book,
                                 TeaMeeting *meeting);

G_END_DECLS
