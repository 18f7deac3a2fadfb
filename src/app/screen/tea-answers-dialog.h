/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "screen/tea-topic.h"

G_BEGIN_DECLS

#define TEA_TYPE_ANSWERS_DIALOG (tea_answers_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaAnswersDialog, tea_answers_dialog, TEA, ANSWERS_DIALOG, AdwDialog)

void tea_answers_dialog_present (GtkWidget *widget,
                                 TeaBook   *book,
                                 TeaTopic  *topic);

G_END_DECLS
