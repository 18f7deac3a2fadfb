/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "screen/tea-weighing.h"

G_BEGIN_DECLS

#define TEA_TYPE_WEIGHING_ROW (tea_weighing_row_get_type ())

G_DECLARE_FINAL_TYPE (TeaWeighingRow, tea_weighing_row, TEA, WEIGHING_ROW, AdwPreferencesRow)

GtkWidget *tea_weighing_row_new  (void);
void       tea_weighing_row_show (TeaWeighingRow    *self,
                                  TeaBook           *book,
                                  TeaTopic          *topic,
                                  const TeaWeighing *weighing);

G_END_DECLS
