/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "book/tea-book.h"

G_BEGIN_DECLS

#define TEA_TYPE_COMMUNITY_DIALOG (tea_community_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaCommunityDialog, tea_community_dialog, TEA, COMMUNITY_DIALOG, AdwDialog)

void tea_community_dialog_present (GtkWidget *widget,
                                   TeaBook   *book);

G_END_DECLS
