/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-book.h"

G_BEGIN_DECLS

char **tea_mask_known_names  (TeaBook     *book,
                              const char  *words,
                              GError     **error);
char **tea_mask_known_phones (TeaBook     *book,
                              GError     **error);

G_END_DECLS
