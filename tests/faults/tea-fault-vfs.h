/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What may change the disk. */
typedef enum
{
  TEA_DISK_WRITE,
  TEA_DISK_TRUNCATE,
  TEA_DISK_SYNC,
  TEA_DISK_DELETE,
} TeaDiskChange;

/* Of a truncation @length is the new length. */
typedef void (*TeaDiskWatch) (const char    *path,
                              TeaDiskChange  change,
                              const void    *bytes,
                              gint64         length,
                              gint64         offset,
                              gpointer       data);

void  tea_fault_vfs_register (void);
void  tea_fault_vfs_arm      (guint    n,
                              int      code,
                              gboolean lasting);
guint tea_fault_vfs_disarm   (void);
void  tea_fault_vfs_watch    (TeaDiskWatch  watch,
                              gpointer      data);

G_END_DECLS
