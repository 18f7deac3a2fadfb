/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "meet/tea-attendance.h"

G_BEGIN_DECLS

#define TEA_TYPE_ATTENDANCE_DIALOG (tea_attendance_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaAttendanceDialog, tea_attendance_dialog, TEA, ATTENDANCE_DIALOG, AdwDialog)

void tea_attendance_dialog_present (GtkWidget     *parent,
                                    TeaBook       *book,
                                    TeaAttendance *attendance);

G_END_DECLS
