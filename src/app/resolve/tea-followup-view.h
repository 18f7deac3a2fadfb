/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "resolve/tea-followup.h"

G_BEGIN_DECLS

#define TEA_TYPE_FOLLOWUP_VIEW (tea_followup_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaFollowupView, tea_followup_view, TEA, FOLLOWUP_VIEW, AdwBin)

void tea_followup_view_set_request (TeaFollowupView *self,
                                    TeaBook *book,
                                    TeaRequest *request);

G_END_DECLS
