/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "meet/tea-meeting.h"

G_BEGIN_DECLS

#define TEA_TYPE_MEETING_PART (tea_meeting_part_get_type ())

G_DECLARE_DERIVABLE_TYPE (TeaMeetingPart, tea_meeting_part, TEA, MEETING_PART, AdwBin)

/**
 * TeaMeetingPartClass:
 * @begin: shows another session, or the same locked or unlocked: binds the lists to it
 * @update: shows what has changed about the session; called after @begin as well
 *
 * Both are called only while the part is to be seen.
 */
struct _TeaMeetingPartClass
{
  AdwBinClass parent_class;

  void (*begin)  (TeaMeetingPart *self);
  void (*update) (TeaMeetingPart *self);
};

TeaBook    *tea_meeting_part_get_book    (TeaMeetingPart *self);
TeaMeeting *tea_meeting_part_get_meeting (TeaMeetingPart *self);
gint64      tea_meeting_part_get_id      (TeaMeetingPart *self);
void        tea_meeting_part_set_meeting (TeaMeetingPart *self,
                                          TeaBook        *book,
                                          TeaMeeting     *meeting);
void        tea_meeting_part_refresh     (TeaMeetingPart *self);

G_END_DECLS
