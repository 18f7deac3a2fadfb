/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-directory-view.h"

G_BEGIN_DECLS

#define TEA_TYPE_GRID_VIEW (tea_grid_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaGridView, tea_grid_view, TEA, GRID_VIEW, TeaDirectoryView)

G_END_DECLS
