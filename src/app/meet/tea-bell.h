/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "book/tea-book.h"

G_BEGIN_DECLS

#define TEA_TYPE_BELL (tea_bell_get_type ())

G_DECLARE_FINAL_TYPE (TeaBell, tea_bell, TEA, BELL, GObject)

TeaBell *tea_bell_new (GtkWidget  *window,
                       TeaBook    *book,
                       GSettings  *settings);

G_END_DECLS
