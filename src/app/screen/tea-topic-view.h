/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "screen/tea-topic.h"

G_BEGIN_DECLS

#define TEA_TYPE_TOPIC_VIEW (tea_topic_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaTopicView, tea_topic_view, TEA, TOPIC_VIEW, AdwBin)

TeaTopic *tea_topic_view_get_topic (TeaTopicView *self);
void      tea_topic_view_set_topic (TeaTopicView *self,
                                    TeaBook      *book,
                                    TeaTopic     *topic);

G_END_DECLS
