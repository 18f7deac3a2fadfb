/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "resolve/tea-suggestion.h"

G_BEGIN_DECLS

#define TEA_TYPE_SUGGESTION_VIEW (tea_suggestion_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaSuggestionView, tea_suggestion_view, TEA, SUGGESTION_VIEW, AdwBin)

void tea_suggestion_view_set_suggestion (TeaSuggestionView *self,
                                         TeaBook *book,
                                         TeaSuggestion *suggestion);

G_END_DECLS
