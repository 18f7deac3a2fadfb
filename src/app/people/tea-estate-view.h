/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-directory-view.h"

G_BEGIN_DECLS

#define TEA_TYPE_ESTATE_VIEW (tea_estate_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaEstateView, tea_estate_view, TEA, ESTATE_VIEW, TeaDirectoryView)

G_END_DECLS
