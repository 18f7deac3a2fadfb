/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-table.h"

G_BEGIN_DECLS

gboolean  tea_markup_is_one (GBytes   *bytes);
TeaTable *tea_markup_read   (GBytes   *bytes,
                             GError  **error);

G_END_DECLS
