/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-page.h"

G_BEGIN_DECLS

#define TEA_TYPE_PLAN_DIALOG (tea_plan_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaPlanDialog, tea_plan_dialog, TEA, PLAN_DIALOG, AdwDialog)

void tea_plan_dialog_present (TeaPage *page);

G_END_DECLS
