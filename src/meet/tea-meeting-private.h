/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-action.h"

#include "tea-adjournment.h"
#include "tea-queue-entry.h"

G_BEGIN_DECLS

/* Which session was before another one: wants :id, :starts_at, :series and :kind. */
#define TEA_MEETING_PREVIOUS                                                          \
  "WHERE meeting.state = 'closed' AND meeting.id <> :id AND meeting.starts_at < :starts_at" \
  " AND CASE WHEN :series IS NULL THEN meeting.kind = :kind ELSE meeting.series = :series END" \
  " ORDER BY meeting.starts_at DESC, meeting.id DESC LIMIT 1"

/* Whether a session of which SQL speaks stopped and is to go on. */
#define TEA_MEETING_IS_ADJOURNED                                                      \
  "EXISTS (SELECT 1 FROM adjournment"                                                 \
  " WHERE adjournment.meeting = meeting.id AND resumed_at IS NULL)"

/* When a session that is not closed begins, or goes on where it is adjourned. */
#define TEA_MEETING_BEGINS                                                            \
  "CASE state WHEN 'planned' THEN starts_at"                                          \
  " ELSE (SELECT resumes_at FROM adjournment"                                         \
  "       WHERE adjournment.meeting = meeting.id AND resumed_at IS NULL) END"

void     tea_meeting_bind_previous    (TeaMeeting  *self,
                                       TeaQuery    *query);
gboolean tea_meeting_check_unlocked   (TeaBook     *book,
                                       gint64       meeting,
                                       GError     **error);
gboolean tea_meeting_check_open       (TeaBook     *book,
                                       gint64       meeting,
                                       GError     **error);
gboolean tea_meeting_check_none_open  (TeaBook     *book,
                                       GError     **error);
gboolean tea_meeting_check_has_topic  (TeaBook     *book,
                                       gint64       meeting,
                                       gint64       topic,
                                       GError     **error);
gboolean tea_meeting_refuse_locked    (const char  *number,
                                       GError     **error);
gboolean tea_meeting_end_turn         (TeaBook     *book,
                                       gint64       meeting,
                                       const char  *at,
                                       TeaAction   *action,
                                       GError     **error);
TeaAdjournment *tea_adjournment_find  (TeaBook     *book,
                                       gint64       meeting,
                                       GError     **error);
gboolean tea_console_forget_draft     (TeaBook     *book,
                                       gint64       meeting,
                                       GError     **error);
gboolean tea_attendance_check_meeting (TeaAttendance  *self,
                                       gint64          meeting,
                                       GError        **error);
gboolean tea_queue_entry_find         (TeaBook        *book,
                                       gint64          attendance,
                                       TeaQueueEntry **found,
                                       GError        **error);

G_END_DECLS
