/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "book/tea-book.h"

G_BEGIN_DECLS

#define TEA_TYPE_PROPOSALS_DIALOG (tea_proposals_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaProposalsDialog, tea_proposals_dialog, TEA, PROPOSALS_DIALOG, AdwDialog)

void tea_proposals_dialog_present (GtkWidget *widget,
                                   TeaBook   *book);

G_END_DECLS
