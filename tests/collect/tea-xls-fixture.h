/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Records of a workbook of the old kind, as Excel writes them. */
void    tea_xls_fixture_record (GByteArray   *stream,
                                guint         type,
                                const void   *data,
                                gsize         length);
void    tea_xls_fixture_begin  (GByteArray   *stream,
                                const char   *const *strings);
GBytes *tea_xls_fixture_pack   (const guint8 *stream,
                                gsize         length,
                                const char   *name);
GBytes *tea_xls_fixture_small  (const guint8 *stream,
                                gsize         length);
