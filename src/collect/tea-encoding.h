/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *tea_encoding_decode (const char   *bytes,
                           gsize         length,
                           gsize        *written,
                           const char  **encoding,
                           GError      **error);

G_END_DECLS
