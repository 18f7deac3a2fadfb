/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "collect/tea-import.h"

G_BEGIN_DECLS

GBytes    *tea_import_fixture_load     (const char *name);
TeaImport *tea_import_fixture_read     (TeaBook    *book,
                                        const char *name,
                                        GBytes     *bytes);
TeaImport *tea_import_fixture_specimen (TeaBook    *book,
                                        const char *name);
TeaImport *tea_import_fixture_text     (TeaBook    *book,
                                        const char *name,
                                        const char *text);
void       tea_import_fixture_commit   (TeaImport  *import,
                                        TeaBook    *book);
TeaDraft  *tea_import_fixture_draft    (TeaImport  *import,
                                        guint       i);
GPtrArray *tea_import_fixture_requests (TeaBook    *book);
int        tea_import_fixture_count    (TeaBook    *book,
                                        const char *sql);

G_END_DECLS
