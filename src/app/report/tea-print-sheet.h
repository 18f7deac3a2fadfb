/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "report/tea-paper.h"

G_BEGIN_DECLS

#define TEA_TYPE_PRINT_SHEET (tea_print_sheet_get_type ())

G_DECLARE_FINAL_TYPE (TeaPrintSheet, tea_print_sheet, TEA, PRINT_SHEET, GObject)

GdkPaintable *tea_print_sheet_new (TeaPaper *paper,
                                   guint     page);

G_END_DECLS
