/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_TRACE_DIALOG (tea_trace_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaTraceDialog, tea_trace_dialog, TEA, TRACE_DIALOG, AdwDialog)

void tea_trace_dialog_present (GtkWidget *widget,
                               TeaBook   *book,
                               TeaRecord *record);

G_END_DECLS
