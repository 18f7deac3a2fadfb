/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting-part.h"

G_BEGIN_DECLS

#define TEA_TYPE_SUGGESTIONS_VIEW (tea_suggestions_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaSuggestionsView, tea_suggestions_view, TEA, SUGGESTIONS_VIEW,
                      TeaMeetingPart)

G_END_DECLS
