/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "tea-error.h"

G_BEGIN_DECLS

gboolean tea_error_take_sqlite (GError     **error,
                                sqlite3     *db,
                                int          code,
                                const char  *phrase);

G_END_DECLS
