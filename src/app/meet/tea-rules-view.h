/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting-part.h"

G_BEGIN_DECLS

#define TEA_TYPE_RULES_VIEW (tea_rules_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaRulesView, tea_rules_view, TEA, RULES_VIEW, TeaMeetingPart)

G_END_DECLS
