/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-directory-view.h"

G_BEGIN_DECLS

#define TEA_TYPE_HOUSEHOLD_VIEW (tea_household_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaHouseholdView, tea_household_view, TEA, HOUSEHOLD_VIEW, TeaDirectoryView)

G_END_DECLS
