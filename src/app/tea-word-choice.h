/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "book/tea-word.h"

G_BEGIN_DECLS

void        tea_word_choice_fill   (AdwComboRow   *row,
                                    const TeaWord *words);
const char *tea_word_choice_get    (AdwComboRow   *row,
                                    const TeaWord *words);
void        tea_word_choice_select (AdwComboRow   *row,
                                    const TeaWord *words,
                                    const char    *word);

G_END_DECLS
