/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-draft.h"
#include "tea-mapping.h"

G_BEGIN_DECLS

void     tea_visit_line_append     (char               **text,
                                    const char          *header,
                                    const char          *line);
gboolean tea_visit_line_is_nothing (const char          *text);
char    *tea_visit_line_take_times (TeaDraft            *draft,
                                    const char          *day,
                                    const char          *today);
void     tea_visit_line_read       (TeaDraft            *draft,
                                    TeaMapping          *mapping,
                                    const char * const  *row,
                                    guint                width);
void     tea_visit_line_set_moment (TeaDraft            *draft);

G_END_DECLS
