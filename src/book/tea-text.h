/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *tea_text_strip       (const char  *text);
void  tea_text_strip_field (char       **text);

G_END_DECLS
