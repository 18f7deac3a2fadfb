/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "meet/tea-meeting.h"

G_BEGIN_DECLS

#define TEA_TYPE_MEETING_VIEW (tea_meeting_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaMeetingView, tea_meeting_view, TEA, MEETING_VIEW, AdwBin)

TeaMeeting *tea_meeting_view_get_meeting (TeaMeetingView        *self);
void        tea_meeting_view_set_meeting (TeaMeetingView        *self,
                                          TeaBook               *book,
                                          TeaMeeting            *meeting);
void        tea_meeting_view_show_part   (TeaMeetingView        *self,
                                          const char            *name);
void        tea_meeting_view_take_focus  (TeaMeetingView        *self);
gboolean    tea_meeting_view_forward_key (TeaMeetingView        *self,
                                          GtkEventControllerKey *controller);

G_END_DECLS
