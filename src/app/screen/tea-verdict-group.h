/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "screen/tea-topic.h"

G_BEGIN_DECLS

#define TEA_TYPE_VERDICT_GROUP (tea_verdict_group_get_type ())

G_DECLARE_FINAL_TYPE (TeaVerdictGroup, tea_verdict_group, TEA, VERDICT_GROUP, AdwBin)

void tea_verdict_group_set_topic (TeaVerdictGroup *self,
                                  TeaBook         *book,
                                  TeaTopic        *topic);

G_END_DECLS
