/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "book/tea-record.h"
#include "tea-application.h"

G_BEGIN_DECLS

#define TEA_TYPE_WINDOW (tea_window_get_type ())

G_DECLARE_FINAL_TYPE (TeaWindow, tea_window, TEA, WINDOW, AdwApplicationWindow)

TeaWindow *tea_window_new         (TeaApplication *application);
TeaBook   *tea_window_get_book    (TeaWindow      *self);
void       tea_window_open        (TeaWindow      *self,
                                   const char     *path);
void       tea_window_tell_done   (TeaWindow      *self);
void       tea_window_tell_error  (TeaWindow      *self,
                                   GError         *error);
void       tea_window_show_record (TeaWindow      *self,
                                   TeaRecord      *record);

G_END_DECLS
