/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "meet/tea-holiday.h"

G_BEGIN_DECLS

#define TEA_TYPE_HOLIDAY_VIEW (tea_holiday_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaHolidayView, tea_holiday_view, TEA, HOLIDAY_VIEW, AdwNavigationPage)

TeaHolidayView *tea_holiday_view_new (TeaBook *book);

G_END_DECLS
