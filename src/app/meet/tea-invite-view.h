/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting-part.h"

G_BEGIN_DECLS

#define TEA_TYPE_INVITE_VIEW (tea_invite_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaInviteView, tea_invite_view, TEA, INVITE_VIEW, TeaMeetingPart)

G_END_DECLS
