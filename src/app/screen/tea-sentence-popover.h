/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEA_TYPE_SENTENCE_POPOVER (tea_sentence_popover_get_type ())

G_DECLARE_FINAL_TYPE (TeaSentencePopover, tea_sentence_popover, TEA, SENTENCE_POPOVER, GtkPopover)

void tea_sentence_popover_clear     (TeaSentencePopover *self);
void tea_sentence_popover_add       (TeaSentencePopover *self,
                                     const char         *sentence);
void tea_sentence_popover_set_entry (TeaSentencePopover *self,
                                     GtkEditable        *entry);

G_END_DECLS
