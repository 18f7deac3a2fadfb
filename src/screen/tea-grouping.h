/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "book/tea-book.h"

G_BEGIN_DECLS

/**
 * TeaGrouping:
 *
 * Proposes which requests are about the same matter at the same place.
 */
typedef struct _TeaGrouping TeaGrouping;

TeaGrouping *tea_grouping_new           (void);
TeaGrouping *tea_grouping_new_from_book (TeaBook       *book,
                                         GError       **error);
void         tea_grouping_free          (TeaGrouping   *self);
void         tea_grouping_add           (TeaGrouping   *self,
                                         gint64         request,
                                         const char    *name,
                                         const char    *text);
gboolean     tea_grouping_run           (TeaGrouping   *self,
                                         GCancellable  *cancellable,
                                         GError       **error);
guint        tea_grouping_get_n         (TeaGrouping   *self);
gint64       tea_grouping_get_request   (TeaGrouping   *self,
                                         guint          index);
const char  *tea_grouping_get_name      (TeaGrouping   *self,
                                         guint          index);
guint        tea_grouping_get_group     (TeaGrouping   *self,
                                         guint          index);
char       **tea_grouping_dup_words     (TeaGrouping   *self,
                                         guint          index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaGrouping, tea_grouping_free)

G_END_DECLS
