/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TEA_TYPE_WELCOME (tea_welcome_get_type ())

G_DECLARE_FINAL_TYPE (TeaWelcome, tea_welcome, TEA, WELCOME, AdwBin)

void tea_welcome_tell_damaged (TeaWelcome *self,
                               const char *message,
                               gboolean    has_backup);

G_END_DECLS
