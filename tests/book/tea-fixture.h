/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-book.h"

G_BEGIN_DECLS

TeaBook *tea_fixture_book         (void);
TeaBook *tea_fixture_reopen       (TeaBook    *book);
void     tea_fixture_close        (TeaBook    *book);
void     tea_fixture_turn         (void);
void     tea_fixture_empty_folder (const char *path);

G_END_DECLS
