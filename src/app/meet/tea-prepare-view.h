/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting-part.h"

G_BEGIN_DECLS

#define TEA_TYPE_PREPARE_VIEW (tea_prepare_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaPrepareView, tea_prepare_view, TEA, PREPARE_VIEW, TeaMeetingPart)

G_END_DECLS
