/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-attendance.h"

#include "cli.h"

G_BEGIN_DECLS

gpointer       cli_find            (Cli         *cli,
                                    GType        record_type,
                                    const char  *text,
                                    GError     **error);
gpointer       cli_find_argument   (Cli         *cli,
                                    GType        record_type,
                                    const char  *name,
                                    GError     **error);
gboolean       cli_find_id         (Cli         *cli,
                                    GType        record_type,
                                    const char  *name,
                                    gint64      *id,
                                    GError     **error);
TeaAttendance *cli_find_attendance (Cli         *cli,
                                    TeaMeeting  *meeting,
                                    const char  *name,
                                    GError     **error);

G_END_DECLS
