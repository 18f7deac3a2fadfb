/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

gboolean tea_move (TeaRecord   *record,
                   TeaBook     *book,
                   TeaQuery    *siblings,
                   int          by,
                   const char  *verb,
                   const char  *title,
                   GError     **error);

G_END_DECLS
