/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-book.h"

G_BEGIN_DECLS

guint    tea_schema_count_steps (void);
gboolean tea_schema_migrate     (TeaBook  *book,
                                 GError  **error);

G_END_DECLS
