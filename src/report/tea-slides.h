/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting.h"

#include "tea-slide.h"

G_BEGIN_DECLS

GPtrArray *tea_slides_build         (TeaBook     *book,
                                     TeaMeeting  *meeting,
                                     gint64       present,
                                     GError     **error);
TeaSlide  *tea_slides_build_message (TeaBook     *book,
                                     TeaMeeting  *meeting,
                                     const char  *text,
                                     GError     **error);

G_END_DECLS
