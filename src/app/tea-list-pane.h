/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "book/tea-list.h"

G_BEGIN_DECLS

#define TEA_TYPE_LIST_PANE (tea_list_pane_get_type ())

G_DECLARE_FINAL_TYPE (TeaListPane, tea_list_pane, TEA, LIST_PANE, AdwBin)

TeaList    *tea_list_pane_get_list     (TeaListPane *self);
void        tea_list_pane_set_query    (TeaListPane *self,
                                        TeaQuery    *query);
gpointer    tea_list_pane_get_selected (TeaListPane *self);
gboolean    tea_list_pane_select       (TeaListPane *self,
                                        gint64       id);
void        tea_list_pane_go_to_top    (TeaListPane *self);
const char *tea_list_pane_get_text     (TeaListPane *self);
void        tea_list_pane_set_text     (TeaListPane *self,
                                        const char  *text);
void        tea_list_pane_clear_text   (TeaListPane *self);
void        tea_list_pane_search       (TeaListPane *self);

G_END_DECLS
