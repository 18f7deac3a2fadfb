/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting-part.h"

G_BEGIN_DECLS

#define TEA_TYPE_REMARKS_VIEW (tea_remarks_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaRemarksView, tea_remarks_view, TEA, REMARKS_VIEW, TeaMeetingPart)

G_END_DECLS
