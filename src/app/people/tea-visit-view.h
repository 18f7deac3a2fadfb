/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "collect/tea-visit.h"

G_BEGIN_DECLS

#define TEA_TYPE_VISIT_VIEW (tea_visit_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaVisitView, tea_visit_view, TEA, VISIT_VIEW, AdwDialog)

void tea_visit_view_present (GtkWidget *widget,
                             TeaBook   *book,
                             TeaVisit  *visit);

G_END_DECLS
