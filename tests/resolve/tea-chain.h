/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "collect/tea-request.h"
#include "meet/tea-meeting.h"
#include "meet/tea-remark.h"
#include "resolve/tea-assignment.h"
#include "resolve/tea-suggestion.h"
#include "screen/tea-verdict.h"

G_BEGIN_DECLS

void           tea_chain_set_day    (TeaBook       *book,
                                     int            year,
                                     int            month,
                                     int            day);
gpointer       tea_chain_reload     (TeaBook       *book,
                                     gpointer       record);
guint          tea_chain_count      (TeaQuery      *query);
gint64         tea_chain_actions    (TeaBook       *book);
gint64         tea_chain_party      (TeaBook       *book,
                                     const char    *name);
TeaRequest    *tea_chain_request    (TeaBook       *book,
                                     const char    *text,
                                     const char    *person,
                                     const char    *phone,
                                     const char    *address);
TeaTopic      *tea_chain_topic      (TeaBook       *book,
                                     const char    *title,
                                     const char    *verdict,
                                     TeaRequest    *first,
                                     TeaRequest    *second);
TeaMeeting    *tea_chain_meeting    (TeaBook       *book,
                                     const char    *title,
                                     TeaTopic      *topic);
TeaRemark     *tea_chain_remark     (TeaBook       *book,
                                     TeaMeeting    *meeting,
                                     TeaTopic      *topic,
                                     const char    *speaker,
                                     const char    *text);
TeaSuggestion *tea_chain_suggestion (TeaBook       *book,
                                     TeaTopic      *topic,
                                     const char    *text,
                                     const char    *verdict);
TeaAssignment *tea_chain_assignment (TeaBook       *book,
                                     TeaSuggestion *suggestion,
                                     const char    *requirement,
                                     const char    *due_on);

G_END_DECLS
