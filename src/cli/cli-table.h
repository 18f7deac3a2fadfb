/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CliTable:
 *
 * Rows of cells that stand under each other on a terminal, where a Chinese character is as wide
 * as two Latin ones.
 */
typedef struct _CliTable CliTable;

CliTable *cli_table_new       (guint       n_columns);
void      cli_table_set_right (CliTable   *self,
                               guint       column);
void      cli_table_add       (CliTable   *self,
                               const char *text);
void      cli_table_print     (CliTable   *self);
void      cli_table_free      (CliTable   *self);
guint     cli_table_measure   (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliTable, cli_table_free)

G_END_DECLS
