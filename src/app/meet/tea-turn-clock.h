/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "meet/tea-turn.h"

G_BEGIN_DECLS

#define TEA_TYPE_TURN_CLOCK (tea_turn_clock_get_type ())

G_DECLARE_FINAL_TYPE (TeaTurnClock, tea_turn_clock, TEA, TURN_CLOCK, AdwBin)

TeaTurn *tea_turn_clock_get_turn     (TeaTurnClock *self);
void     tea_turn_clock_set_turn     (TeaTurnClock *self,
                                      TeaBook      *book,
                                      TeaTurn      *turn);
guint    tea_turn_clock_until_second (void);

G_END_DECLS
