/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting.h"
#include "report/tea-paper.h"

G_BEGIN_DECLS

TeaPaper *tea_agenda_paper (TeaMeeting     *meeting,
                            TeaBook        *book,
                            TeaPaperCopy    copy,
                            GError        **error);

G_END_DECLS
