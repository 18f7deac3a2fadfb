/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting-part.h"

G_BEGIN_DECLS

#define TEA_TYPE_CLOSING_VIEW (tea_closing_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaClosingView, tea_closing_view, TEA, CLOSING_VIEW, TeaMeetingPart)

G_END_DECLS
