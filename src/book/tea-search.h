/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-book.h"

G_BEGIN_DECLS

char *tea_search_expression (const char *text);

G_END_DECLS
