/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "meet/tea-remark.h"

G_BEGIN_DECLS

#define TEA_TYPE_REMARK_ROW (tea_remark_row_get_type ())

G_DECLARE_FINAL_TYPE (TeaRemarkRow, tea_remark_row, TEA, REMARK_ROW, AdwBin)

G_END_DECLS
