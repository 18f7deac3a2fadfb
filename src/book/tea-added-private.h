/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-book-private.h"

G_BEGIN_DECLS

const char *tea_added_find_table (const char  *name);
gboolean    tea_added_write_out  (TeaBook     *book,
                                  gint64       entry,
                                  GError     **error);

G_END_DECLS
