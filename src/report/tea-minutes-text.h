/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting.h"
#include "report/tea-paper.h"

G_BEGIN_DECLS

char *tea_minutes_dup_recorded (TeaMeeting    *meeting,
                                TeaBook       *book,
                                TeaPaperCopy   copy,
                                GError       **error);
char *tea_minutes_dup_masked   (TeaMeeting    *meeting,
                                TeaBook       *book,
                                const char    *text,
                                GError       **error);

G_END_DECLS
