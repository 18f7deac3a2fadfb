/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-book.h"

G_BEGIN_DECLS

TeaBook *tea_new_book_create (const char  *path,
                              const char  *community,
                              const char  *secretary,
                              GError     **error);

G_END_DECLS
