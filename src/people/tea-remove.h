/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-record.h"

G_BEGIN_DECLS

gboolean tea_remove (TeaRecord   *record,
                     TeaBook     *book,
                     const char  *verb,
                     const char  *title,
                     const char  *refusal,
                     GError     **error);

G_END_DECLS
