/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-book.h"

G_BEGIN_DECLS

gboolean   tea_privacy_is_sensitive (const char  *text);
gboolean   tea_privacy_hides_topic  (TeaBook     *book,
                                     gint64       topic,
                                     gboolean    *hidden,
                                     GError     **error);
char     **tea_privacy_find_names   (TeaBook     *book,
                                     gint64       meeting,
                                     const char  *words,
                                     GError     **error);
char      *tea_privacy_mask         (TeaBook     *book,
                                     gint64       meeting,
                                     const char  *text,
                                     GError     **error);

G_END_DECLS
