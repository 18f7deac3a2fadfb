/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-assignment.h"

G_BEGIN_DECLS

gboolean tea_assignment_take_up (TeaAssignment  *self,
                                 TeaBook        *book,
                                 const char     *sentence,
                                 GError        **error);

G_END_DECLS
