/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tea-projection.h"

G_BEGIN_DECLS

#define TEA_TYPE_PROJECTION_WINDOW (tea_projection_window_get_type ())

G_DECLARE_FINAL_TYPE (TeaProjectionWindow, tea_projection_window, TEA, PROJECTION_WINDOW, GtkWindow)

TeaProjectionWindow *tea_projection_window_new     (TeaProjection       *projection,
                                                    GtkWindow           *chair);
void                 tea_projection_window_open    (TeaProjectionWindow *self);
gboolean             tea_projection_window_is_lost (TeaProjectionWindow *self);

G_END_DECLS
