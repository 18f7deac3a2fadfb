/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "book/tea-error.h"

G_BEGIN_DECLS

/* What a test reads from a workbook of any kind. */
char *tea_sheet_fixture_dump           (GBytes    *bytes,
                                        GError   **error);
void  tea_sheet_fixture_assert_refused (GBytes    *bytes,
                                        TeaError   code);

G_END_DECLS
