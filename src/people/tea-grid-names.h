/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

/**
 * TeaGridNames:
 *
 * The names of all grids, read from a book once, so that many lines can be looked through quickly.
 * It does not follow the book.
 */
typedef struct _TeaGridNames TeaGridNames;

TeaGridNames *tea_grid_names_new  (TeaBook             *book,
                                   GError             **error);
gint64        tea_grid_names_find (const TeaGridNames  *self,
                                   const char          *text);
void          tea_grid_names_free (TeaGridNames        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaGridNames, tea_grid_names_free)

G_END_DECLS
