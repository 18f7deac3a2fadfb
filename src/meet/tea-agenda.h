/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-agenda-item.h"

G_BEGIN_DECLS

gboolean  tea_meeting_carry_over  (TeaMeeting  *self,
                                   TeaBook     *book,
                                   guint       *n_carried,
                                   GError     **error);
gboolean  tea_meeting_plan        (TeaMeeting  *self,
                                   TeaBook     *book,
                                   gboolean     as_last_time,
                                   GError     **error);
char     *tea_meeting_dup_minutes (TeaMeeting  *self);

G_END_DECLS
