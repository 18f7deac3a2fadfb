/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting-part.h"

G_BEGIN_DECLS

#define TEA_TYPE_SIGN_IN_VIEW (tea_sign_in_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaSignInView, tea_sign_in_view, TEA, SIGN_IN_VIEW, TeaMeetingPart)

G_END_DECLS
