/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *tea_outline_dup_number (int           level,
                              int           number);
int   tea_outline_find_level (const char   *line,
                              const char  **rest);

G_END_DECLS
