/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-book.h"
#include "tea-word.h"

G_BEGIN_DECLS

/* What a book is told once about itself; ends with a NULL word. */
extern const TeaWord tea_settings[];

gboolean tea_setting_change (TeaBook     *book,
                             const char  *name,
                             const char  *text,
                             GError     **error);
gboolean tea_setting_keep   (TeaBook     *book,
                             const char  *name,
                             const char  *text,
                             GError     **error);

G_END_DECLS
