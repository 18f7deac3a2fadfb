/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "report/tea-slide.h"

G_BEGIN_DECLS

#define TEA_TYPE_SLIDE_VIEW (tea_slide_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaSlideView, tea_slide_view, TEA, SLIDE_VIEW, GtkWidget)

void tea_slide_view_set_page (TeaSlideView   *self,
                              const TeaSlide *page);
void tea_slide_view_tick     (TeaSlideView   *self);

G_END_DECLS
