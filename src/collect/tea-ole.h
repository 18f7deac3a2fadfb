/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TeaOle:
 *
 * The container in which Office kept its files before 2007: a small file system in a file, whose
 * streams are what a workbook or a text is.
 */
typedef struct _TeaOle TeaOle;

TeaOle     *tea_ole_new    (GBytes      *bytes,
                            GError     **error);
GByteArray *tea_ole_read   (TeaOle      *self,
                            const char  *name);
void        tea_ole_free   (TeaOle      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaOle, tea_ole_free)

G_END_DECLS
