/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-book.h"

G_BEGIN_DECLS

TeaBook *tea_sample_create (const char  *path,
                            GError     **error);

G_END_DECLS
