/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "meet/tea-meeting.h"

G_BEGIN_DECLS

char     *tea_ics_dup_text (TeaMeeting  *meeting,
                            TeaBook     *book,
                            GError     **error);
char     *tea_ics_dup_name (TeaMeeting  *meeting);
gboolean  tea_ics_save     (TeaMeeting  *meeting,
                            TeaBook     *book,
                            GFile       *file,
                            GError     **error);

G_END_DECLS
