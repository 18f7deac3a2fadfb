/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *tea_phone_normalise (const char *text);
gboolean  tea_phone_find      (const char *text,
                               gsize      *start,
                               gsize      *end);

G_END_DECLS
