/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting-part.h"

G_BEGIN_DECLS

#define TEA_TYPE_HANDS_VIEW (tea_hands_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaHandsView, tea_hands_view, TEA, HANDS_VIEW, TeaMeetingPart)

G_END_DECLS
