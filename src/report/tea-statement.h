/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-book.h"

G_BEGIN_DECLS

char *tea_statement        (TeaBook     *book,
                            const char  *from,
                            const char  *to,
                            GError     **error);
char *tea_statement_markup (TeaBook     *book,
                            const char  *from,
                            const char  *to,
                            GError     **error);

G_END_DECLS
