/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-action.h"

G_BEGIN_DECLS

typedef struct _TeaBulk TeaBulk;

TeaBulk  *tea_bulk_begin  (TeaAction   *action,
                           const char  *table,
                           guint        n_rows,
                           GError     **error);
gboolean  tea_bulk_insert (TeaBulk     *self,
                           gpointer     record,
                           GError     **error);
gboolean  tea_bulk_end    (TeaBulk     *self,
                           GError     **error);
void      tea_bulk_free   (TeaBulk     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaBulk, tea_bulk_free)

G_END_DECLS
