/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_LIST (tea_list_get_type ())

G_DECLARE_FINAL_TYPE (TeaList, tea_list, TEA, LIST, GObject)

TeaList  *tea_list_new       (TeaQuery *query);
TeaQuery *tea_list_get_query (TeaList  *self);
void      tea_list_set_query (TeaList  *self,
                              TeaQuery *query);
gboolean  tea_list_find      (TeaList  *self,
                              gint64    id,
                              guint    *position);

G_END_DECLS
