/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-page.h"

G_BEGIN_DECLS

#define TEA_TYPE_COLLECT_PAGE (tea_collect_page_get_type ())

G_DECLARE_FINAL_TYPE (TeaCollectPage, tea_collect_page, TEA, COLLECT_PAGE, TeaPage)

G_END_DECLS
