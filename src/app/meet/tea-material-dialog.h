/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "screen/tea-topic.h"

G_BEGIN_DECLS

#define TEA_TYPE_MATERIAL_DIALOG (tea_material_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaMaterialDialog, tea_material_dialog, TEA, MATERIAL_DIALOG, AdwDialog)

void tea_material_dialog_present (GtkWidget *parent,
                                  TeaBook   *book,
                                  TeaTopic  *topic);

G_END_DECLS
