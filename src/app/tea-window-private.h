/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-page.h"
#include "tea-window.h"

G_BEGIN_DECLS

/* The stages of the pipeline, in their order at the side of the window. */
typedef enum
{
  TEA_STAGE_OVERVIEW,
  TEA_STAGE_COLLECT,
  TEA_STAGE_SCREEN,
  TEA_STAGE_DELIBERATE,
  TEA_STAGE_RESOLVE,
  TEA_STAGE_DIRECTORY,
  TEA_N_STAGES,
} TeaStage;

typedef TeaBook *(*TeaOpenFunc) (const char  *path,
                                 GError     **error);

TeaPage    *tea_window_show_page       (TeaWindow      *self,
                                        TeaStage        stage);
TeaPage    *tea_window_get_page        (TeaWindow      *self);
const char *tea_window_get_path        (TeaWindow      *self);
void        tea_window_open_with       (TeaWindow      *self,
                                        const char     *path,
                                        TeaOpenFunc     open_func);
void        tea_window_close_book      (TeaWindow      *self);
void        tea_window_tell            (TeaWindow      *self,
                                        const char     *message);
void        tea_window_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
