/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-draft.h"

G_BEGIN_DECLS

void tea_visit_doors_share (TeaDraft           *draft,
                            const char         *header,
                            const char * const *estates,
                            GPtrArray          *drafts);

G_END_DECLS
