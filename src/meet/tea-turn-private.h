/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-turn.h"

G_BEGIN_DECLS

int tea_turn_measure (const char *from,
                      const char *to);

G_END_DECLS
