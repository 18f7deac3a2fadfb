/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "collect/tea-import.h"

G_BEGIN_DECLS

#define TEA_TYPE_IMPORT_COLUMNS (tea_import_columns_get_type ())

G_DECLARE_FINAL_TYPE (TeaImportColumns, tea_import_columns, TEA, IMPORT_COLUMNS, AdwNavigationPage)

void       tea_import_columns_set_import (TeaImportColumns   *self,
                                          TeaImport          *import,
                                          const char * const *estates);
void       tea_import_columns_show       (TeaImportColumns   *self,
                                          const char         *message);
void       tea_import_columns_apply      (TeaImportColumns   *self);
void       tea_import_columns_confirm    (TeaImportColumns   *self);
GtkWidget *tea_import_columns_get_list   (TeaImportColumns   *self);

G_END_DECLS
