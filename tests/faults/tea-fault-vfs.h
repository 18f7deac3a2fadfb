/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  tea_fault_vfs_register (void);
void  tea_fault_vfs_arm      (guint    n,
                              int      code,
                              gboolean lasting);
guint tea_fault_vfs_disarm   (void);

G_END_DECLS
