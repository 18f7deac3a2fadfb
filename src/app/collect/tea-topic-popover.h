/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "screen/tea-topic.h"

G_BEGIN_DECLS

#define TEA_TYPE_TOPIC_POPOVER (tea_topic_popover_get_type ())

G_DECLARE_FINAL_TYPE (TeaTopicPopover, tea_topic_popover, TEA, TOPIC_POPOVER, GtkPopover)

void tea_topic_popover_set_book (TeaTopicPopover *self,
                                 TeaBook         *book);

G_END_DECLS
