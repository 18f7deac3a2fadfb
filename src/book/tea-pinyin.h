/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *tea_pinyin_initials (const char *name);
void  tea_pinyin_prepare  (void);

G_END_DECLS
