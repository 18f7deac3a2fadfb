/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-book-private.h"
#include "tea-errand.h"

G_BEGIN_DECLS

gboolean tea_errand_may_write (TeaBook    *book,
                               GError    **error);
void     tea_errand_break_off (TeaErrand  *self);

G_END_DECLS
