/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "collect/tea-request.h"
#include "collect/tea-source.h"

G_BEGIN_DECLS

#define TEA_TYPE_FILTER_POPOVER (tea_filter_popover_get_type ())

G_DECLARE_FINAL_TYPE (TeaFilterPopover, tea_filter_popover, TEA, FILTER_POPOVER, GtkPopover)

/**
 * TeaFilterPart:
 *
 * The rows of the popover, each of which can leave requests out.
 */
typedef enum
{
  TEA_FILTER_SOURCE,
  TEA_FILTER_CHANNEL,
  TEA_FILTER_CATEGORY,
  TEA_FILTER_GRID,
  TEA_FILTER_ADDRESS,
  TEA_FILTER_STATUS,
  TEA_FILTER_PERIOD,
  TEA_FILTER_ALONE,
  TEA_N_FILTER_PARTS,
} TeaFilterPart;

void  tea_filter_popover_set_book     (TeaFilterPopover *self,
                                       TeaBook          *book);
void  tea_filter_popover_read         (TeaFilterPopover *self,
                                       TeaRequestFilter *filter);
void  tea_filter_popover_read_without (TeaFilterPopover *self,
                                       TeaFilterPart     part,
                                       TeaRequestFilter *filter);
char *tea_filter_popover_dup_part     (TeaFilterPopover *self,
                                       TeaFilterPart     part);
char *tea_filter_popover_dup_words    (TeaFilterPopover *self);
void  tea_filter_popover_drop         (TeaFilterPopover *self,
                                       TeaFilterPart     part);
void  tea_filter_popover_set_source   (TeaFilterPopover *self,
                                       TeaSource        *source);
gboolean tea_filter_popover_has_lost_source (TeaFilterPopover *self);

G_END_DECLS
