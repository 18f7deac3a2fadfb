/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "meet/tea-series.h"

G_BEGIN_DECLS

#define TEA_TYPE_SERIES_FORM (tea_series_form_get_type ())

G_DECLARE_FINAL_TYPE (TeaSeriesForm, tea_series_form, TEA, SERIES_FORM, AdwNavigationPage)

TeaSeriesForm *tea_series_form_new (TeaBook    *book,
                                    TeaSeries  *series);

G_END_DECLS
