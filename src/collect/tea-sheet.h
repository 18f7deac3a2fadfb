/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-zip.h"

G_BEGIN_DECLS

/**
 * TeaSheet:
 *
 * The rows of a sheet, whatever program saved it: comma-separated values, a workbook of Excel or
 * WPS (.xlsx, .xls), an OpenDocument workbook (.ods), or a page with a table.
 */
typedef struct _TeaSheet TeaSheet;

TeaSheet *tea_sheet_new_from_bytes (GBytes               *bytes,
                                    TeaZipWatch           watch,
                                    gpointer              data,
                                    GError              **error);
gboolean  tea_sheet_next_row       (TeaSheet             *self,
                                    const char * const  **row,
                                    guint                *line,
                                    const char          **problem,
                                    GError              **error);
void      tea_sheet_free           (TeaSheet             *self);
gboolean  tea_sheet_is_workbook    (GBytes               *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaSheet, tea_sheet_free)

G_END_DECLS
