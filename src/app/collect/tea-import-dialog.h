/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "book/tea-book.h"

G_BEGIN_DECLS

#define TEA_TYPE_IMPORT_DIALOG (tea_import_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaImportDialog, tea_import_dialog, TEA, IMPORT_DIALOG, AdwDialog)

TeaImportDialog *tea_import_dialog_new       (TeaBook         *book);
void             tea_import_dialog_read_text (TeaImportDialog *self,
                                              const char      *text);
void             tea_import_dialog_read_file (TeaImportDialog *self,
                                              GFile           *file);

G_END_DECLS
