/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint tea_place_names_find (const gunichar *characters,
                            guint           n_characters,
                            guint          *places,
                            guint           max_places);

G_END_DECLS
