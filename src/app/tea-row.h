/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TEA_TYPE_ROW (tea_row_get_type ())

G_DECLARE_FINAL_TYPE (TeaRow, tea_row, TEA, ROW, AdwBin)

G_END_DECLS
