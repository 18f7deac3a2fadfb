/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-error.h"

G_BEGIN_DECLS

char     *tea_date_parse  (const char  *text,
                           GError     **error);
char     *tea_time_parse  (const char  *text,
                           GError     **error);
gboolean  tea_date_read   (const char  *day,
                           GDate       *date);
char     *tea_date_add    (const char  *day,
                           int          days);
int       tea_date_days   (const char  *from,
                           const char  *to);
char     *tea_date_format (const char  *day);
char     *tea_time_format (const char  *time);

G_END_DECLS
