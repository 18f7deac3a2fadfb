/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "meet/tea-meeting.h"
#include "resolve/tea-suggestion.h"

G_BEGIN_DECLS

#define TEA_TYPE_SUGGESTION_DIALOG (tea_suggestion_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaSuggestionDialog, tea_suggestion_dialog, TEA, SUGGESTION_DIALOG, AdwDialog)

void  tea_suggestion_dialog_present (GtkWidget     *parent,
                                     TeaBook       *book,
                                     TeaMeeting    *meeting,
                                     TeaSuggestion *suggestion);
char *tea_suggestion_dialog_dup_who (TeaSuggestion *suggestion);

G_END_DECLS
