/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-page.h"

G_BEGIN_DECLS

#define TEA_TYPE_SCREEN_PAGE (tea_screen_page_get_type ())

G_DECLARE_FINAL_TYPE (TeaScreenPage, tea_screen_page, TEA, SCREEN_PAGE, TeaPage)

G_END_DECLS
