/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting.h"

G_BEGIN_DECLS

gboolean  tea_reminder_find_due (TeaBook      *book,
                                 const char   *since,
                                 TeaMeeting  **meeting,
                                 char        **words,
                                 GError      **error);

G_END_DECLS
