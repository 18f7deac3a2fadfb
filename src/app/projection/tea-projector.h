/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tea-projection.h"

G_BEGIN_DECLS

#define TEA_TYPE_PROJECTOR (tea_projector_get_type ())

G_DECLARE_FINAL_TYPE (TeaProjector, tea_projector, TEA, PROJECTOR, GObject)

TeaProjector  *tea_projector_get            (GtkWidget      *widget);
TeaProjection *tea_projector_get_projection (TeaProjector   *self);
gboolean       tea_projector_is_lost        (TeaProjector   *self);
void           tea_projector_start          (TeaProjector   *self,
                                             TeaProjection  *projection);
void           tea_projector_stop           (TeaProjector   *self);

G_END_DECLS
