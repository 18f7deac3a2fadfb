/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Caps: more than any community's sheet holds, and little enough to answer at once. */
#define TEA_CSV_MAX_BYTES   (50 * 1024 * 1024)
#define TEA_CSV_MAX_ROWS    100000
#define TEA_CSV_MAX_COLUMNS 1024
#define TEA_CSV_MAX_FIELD   (32 * 1024)

typedef struct _TeaCsv TeaCsv;

TeaCsv     *tea_csv_new_from_bytes (GBytes               *bytes,
                                    GError              **error);
gboolean    tea_csv_next_row       (TeaCsv               *self,
                                    const char * const  **row,
                                    guint                *line,
                                    const char          **problem,
                                    GError              **error);
const char *tea_csv_get_encoding   (TeaCsv               *self);
char        tea_csv_get_separator  (TeaCsv               *self);
void        tea_csv_free           (TeaCsv               *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaCsv, tea_csv_free)

G_END_DECLS
