/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-page.h"

G_BEGIN_DECLS

#define TEA_TYPE_RESOLVE_PAGE (tea_resolve_page_get_type ())

G_DECLARE_FINAL_TYPE (TeaResolvePage, tea_resolve_page, TEA, RESOLVE_PAGE, TeaPage)

G_END_DECLS
