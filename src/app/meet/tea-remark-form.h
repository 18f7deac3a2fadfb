/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-attendance.h"
#include "meet/tea-meeting-part.h"

G_BEGIN_DECLS

#define TEA_TYPE_REMARK_FORM (tea_remark_form_get_type ())

G_DECLARE_FINAL_TYPE (TeaRemarkForm, tea_remark_form, TEA, REMARK_FORM, TeaMeetingPart)

gint64         tea_remark_form_get_topic      (TeaRemarkForm  *self);
const char    *tea_remark_form_get_stance     (TeaRemarkForm  *self);
void           tea_remark_form_set_stance     (TeaRemarkForm  *self,
                                               const char     *stance);
TeaAttendance *tea_remark_form_get_attendance (TeaRemarkForm  *self);
gboolean       tea_remark_form_give           (TeaRemarkForm  *self,
                                               TeaAttendance  *attendance,
                                               gint64          topic,
                                               const char     *stance);
void           tea_remark_form_tell           (TeaRemarkForm  *self,
                                               const char     *message);
void           tea_remark_form_name_speaker   (TeaRemarkForm  *self);

G_END_DECLS
