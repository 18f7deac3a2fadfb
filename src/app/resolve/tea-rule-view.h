/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "resolve/tea-rule.h"

G_BEGIN_DECLS

#define TEA_TYPE_RULE_VIEW (tea_rule_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaRuleView, tea_rule_view, TEA, RULE_VIEW, AdwBin)

void tea_rule_view_set_rule (TeaRuleView *self,
                             TeaBook *book,
                             TeaRule *rule);

G_END_DECLS
