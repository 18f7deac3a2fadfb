/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "collect/tea-import.h"

G_BEGIN_DECLS

#define TEA_TYPE_IMPORT_DRAFTS (tea_import_drafts_get_type ())

G_DECLARE_FINAL_TYPE (TeaImportDrafts, tea_import_drafts, TEA, IMPORT_DRAFTS, AdwNavigationPage)

void       tea_import_drafts_set_import (TeaImportDrafts    *self,
                                         TeaImport          *import,
                                         TeaBook            *book,
                                         const char * const *estates);
void       tea_import_drafts_show       (TeaImportDrafts    *self);
void       tea_import_drafts_add        (TeaImportDrafts    *self);
GtkWidget *tea_import_drafts_get_list   (TeaImportDrafts    *self);

G_END_DECLS
