/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-page.h"

G_BEGIN_DECLS

#define TEA_TYPE_SERIES_DIALOG (tea_series_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaSeriesDialog, tea_series_dialog, TEA, SERIES_DIALOG, AdwDialog)

void tea_series_dialog_present (TeaPage *page);

G_END_DECLS
