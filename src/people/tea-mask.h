/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *tea_mask_name       (const char         *name);
char     *tea_mask_phone      (const char         *phone);
char     *tea_mask_text       (const char         *text,
                               const char * const *names);
char     *tea_mask_notice     (const char         *text,
                               const char * const *names,
                               const char * const *phones);
gboolean  tea_mask_is_surname (const char         *name);

G_END_DECLS
