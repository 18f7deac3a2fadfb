/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "collect/tea-draft.h"

G_BEGIN_DECLS

#define TEA_TYPE_DRAFT_ROW (tea_draft_row_get_type ())

G_DECLARE_FINAL_TYPE (TeaDraftRow, tea_draft_row, TEA, DRAFT_ROW, AdwBin)

void tea_draft_row_set_draft (TeaDraftRow        *self,
                              TeaDraft           *draft,
                              const char * const *estates);

G_END_DECLS
