/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-directory-view.h"

G_BEGIN_DECLS

#define TEA_TYPE_CATEGORY_VIEW (tea_category_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaCategoryView, tea_category_view, TEA, CATEGORY_VIEW, TeaDirectoryView)

G_END_DECLS
