/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "resolve/tea-assignment.h"

G_BEGIN_DECLS

#define TEA_TYPE_ASSIGNMENT_VIEW (tea_assignment_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaAssignmentView, tea_assignment_view, TEA, ASSIGNMENT_VIEW, AdwBin)

void tea_assignment_view_set_assignment (TeaAssignmentView *self,
                                         TeaBook *book,
                                         TeaAssignment *assignment);

G_END_DECLS
