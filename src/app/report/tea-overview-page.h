/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-page.h"

G_BEGIN_DECLS

#define TEA_TYPE_OVERVIEW_PAGE (tea_overview_page_get_type ())

G_DECLARE_FINAL_TYPE (TeaOverviewPage, tea_overview_page, TEA, OVERVIEW_PAGE, TeaPage)

G_END_DECLS
