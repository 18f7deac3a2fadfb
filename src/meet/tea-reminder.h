/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting.h"

G_BEGIN_DECLS

GPtrArray *tea_reminder_find_due  (TeaBook     *book,
                                   const char  *since,
                                   GError     **error);
char      *tea_reminder_dup_words (TeaMeeting  *meeting,
                                   TeaBook     *book);

G_END_DECLS
