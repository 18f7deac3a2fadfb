/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-action.h"

G_BEGIN_DECLS

typedef struct _TeaImportSearch TeaImportSearch;

TeaImportSearch *tea_import_search_hold    (TeaBook          *book,
                                            GError          **error);
gboolean         tea_import_search_release (TeaImportSearch  *self,
                                            gint64            source,
                                            GError          **error);
void             tea_import_search_free    (TeaImportSearch  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaImportSearch, tea_import_search_free)

G_END_DECLS
