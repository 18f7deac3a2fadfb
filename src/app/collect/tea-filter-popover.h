/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "collect/tea-request.h"
#include "collect/tea-source.h"

G_BEGIN_DECLS

#define TEA_TYPE_FILTER_POPOVER (tea_filter_popover_get_type ())

G_DECLARE_FINAL_TYPE (TeaFilterPopover, tea_filter_popover, TEA, FILTER_POPOVER, GtkPopover)

void  tea_filter_popover_set_book   (TeaFilterPopover *self,
                                     TeaBook          *book);
void  tea_filter_popover_read       (TeaFilterPopover *self,
                                     TeaRequestFilter *filter);
char *tea_filter_popover_dup_words  (TeaFilterPopover *self);
void  tea_filter_popover_set_source (TeaFilterPopover *self,
                                     TeaSource        *source);

G_END_DECLS
