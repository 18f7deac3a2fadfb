/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "book/tea-book.h"

G_BEGIN_DECLS

#define TEA_TYPE_ROUND_GROUP (tea_round_group_get_type ())

G_DECLARE_FINAL_TYPE (TeaRoundGroup, tea_round_group, TEA, ROUND_GROUP, AdwPreferencesGroup)

void        tea_round_group_set_grid  (TeaRoundGroup *self,
                                       TeaBook       *book,
                                       gint64         grid);
void        tea_round_group_update    (TeaRoundGroup *self);
const char *tea_round_group_get_month (TeaRoundGroup *self);

G_END_DECLS
