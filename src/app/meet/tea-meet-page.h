/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting.h"
#include "tea-page.h"

G_BEGIN_DECLS

#define TEA_TYPE_MEET_PAGE (tea_meet_page_get_type ())

G_DECLARE_FINAL_TYPE (TeaMeetPage, tea_meet_page, TEA, MEET_PAGE, TeaPage)

void tea_meet_page_project (TeaMeetPage *self);
void tea_meet_page_resume  (TeaMeetPage *self,
                            TeaMeeting  *meeting);

G_END_DECLS
