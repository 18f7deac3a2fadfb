/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TeaTableRow:
 * @line: which row of the sheet, from 1
 * @n_cells: how many cells it has
 * @cells: (array length=n_cells): their texts; %NULL for an empty one
 * @problem: (nullable): why this row cannot be read
 */
typedef struct
{
  guint        line;
  guint        n_cells;
  const char **cells;
  char        *problem;
} TeaTableRow;

typedef struct _TeaTable TeaTable;

TeaTable    *tea_table_new       (void);
void         tea_table_free      (TeaTable    *self);
gboolean     tea_table_begin_row (TeaTable    *self,
                                  guint        line,
                                  GError     **error);
gboolean     tea_table_set       (TeaTable    *self,
                                  guint        column,
                                  const char  *text,
                                  gssize       length,
                                  GError     **error);
void         tea_table_spoil     (TeaTable    *self,
                                  const char  *problem);
void         tea_table_end_row   (TeaTable    *self);
void         tea_table_repeat_row (TeaTable   *self,
                                   guint       line);
void         tea_table_fill_down (TeaTable    *self,
                                  guint        column,
                                  guint        first_line,
                                  guint        last_line);
guint        tea_table_get_n     (TeaTable    *self);
TeaTableRow *tea_table_get       (TeaTable    *self,
                                  guint        index);

gboolean     tea_table_is_note   (const char  *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaTable, tea_table_free)

G_END_DECLS
