/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "people/tea-household.h"

G_BEGIN_DECLS

#define TEA_TYPE_VISIT_DIALOG (tea_visit_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaVisitDialog, tea_visit_dialog, TEA, VISIT_DIALOG, AdwDialog)

void tea_visit_dialog_present       (GtkWidget    *widget,
                                     TeaBook      *book,
                                     gint64        grid,
                                     TeaHousehold *household);
void tea_visit_dialog_present_round (GtkWidget    *widget,
                                     TeaBook      *book,
                                     gint64        grid,
                                     const char   *month,
                                     gint64        first);

G_END_DECLS
