/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "meet/tea-remark.h"

G_BEGIN_DECLS

#define TEA_TYPE_REMARK_DIALOG (tea_remark_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaRemarkDialog, tea_remark_dialog, TEA, REMARK_DIALOG, AdwDialog)

void tea_remark_dialog_present (GtkWidget *parent,
                                TeaBook   *book,
                                TeaRemark *remark);

G_END_DECLS
