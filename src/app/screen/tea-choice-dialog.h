/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-page.h"

G_BEGIN_DECLS

#define TEA_TYPE_CHOICE_DIALOG (tea_choice_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaChoiceDialog, tea_choice_dialog, TEA, CHOICE_DIALOG, AdwDialog)

void tea_choice_dialog_present (TeaPage *page);

G_END_DECLS
