/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "book/tea-record.h"

G_BEGIN_DECLS

#define TEA_TYPE_FIELD_ROW (tea_field_row_get_type ())

G_DECLARE_FINAL_TYPE (TeaFieldRow, tea_field_row, TEA, FIELD_ROW, AdwPreferencesRow)

void     tea_field_row_set_record (TeaFieldRow *self,
                                   TeaBook     *book,
                                   TeaRecord   *record);
gboolean tea_field_row_save       (TeaFieldRow *self);

G_END_DECLS
