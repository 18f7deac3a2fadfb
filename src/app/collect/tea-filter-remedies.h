/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-filter-popover.h"
#include "tea-list-pane.h"

G_BEGIN_DECLS

#define TEA_TYPE_FILTER_REMEDIES (tea_filter_remedies_get_type ())

G_DECLARE_FINAL_TYPE (TeaFilterRemedies, tea_filter_remedies, TEA, FILTER_REMEDIES, AdwBin)

void tea_filter_remedies_look  (TeaFilterRemedies *self,
                                TeaBook           *book,
                                TeaListPane       *pane,
                                TeaFilterPopover  *popover);
void tea_filter_remedies_clear (TeaFilterRemedies *self);

G_END_DECLS
