/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting-part.h"

G_BEGIN_DECLS

#define TEA_TYPE_TIMES_VIEW (tea_times_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaTimesView, tea_times_view, TEA, TIMES_VIEW, TeaMeetingPart)

void tea_times_view_set_topic (TeaTimesView *self,
                               gint64        topic);

G_END_DECLS
