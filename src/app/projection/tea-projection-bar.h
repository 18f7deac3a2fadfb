/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tea-projection.h"

G_BEGIN_DECLS

#define TEA_TYPE_PROJECTION_BAR (tea_projection_bar_get_type ())

G_DECLARE_FINAL_TYPE (TeaProjectionBar, tea_projection_bar, TEA, PROJECTION_BAR, AdwBin)

void tea_projection_bar_set_projection (TeaProjectionBar *self,
                                        TeaProjection    *projection);
void tea_projection_bar_ask_message    (TeaProjectionBar *self);

G_END_DECLS
