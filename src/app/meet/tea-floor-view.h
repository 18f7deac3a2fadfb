/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-attendance.h"
#include "meet/tea-meeting-part.h"
#include "meet/tea-queue-entry.h"
#include "meet/tea-turn.h"

G_BEGIN_DECLS

#define TEA_TYPE_FLOOR_VIEW (tea_floor_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaFloorView, tea_floor_view, TEA, FLOOR_VIEW, TeaMeetingPart)

TeaTurn       *tea_floor_view_get_turn  (TeaFloorView  *self);
TeaQueueEntry *tea_floor_view_dup_next  (TeaFloorView  *self);
void           tea_floor_view_advise    (TeaFloorView  *self,
                                         TeaAttendance *attendance,
                                         gint64         topic,
                                         const char    *stance);

G_END_DECLS
