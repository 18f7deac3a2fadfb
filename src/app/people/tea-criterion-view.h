/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-directory-view.h"

G_BEGIN_DECLS

#define TEA_TYPE_CRITERION_VIEW (tea_criterion_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaCriterionView, tea_criterion_view, TEA, CRITERION_VIEW, TeaDirectoryView)

G_END_DECLS
