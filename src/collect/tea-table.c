/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-error.h"
#include "book/tea-text.h"
#include "collect/tea-csv.h"
#include "collect/tea-table.h"

/* A few bytes of a file can say that the last of a thousand columns is used, in each of 100,000
 * rows. So many places are more than any community's sheet has.
 */
#define MAX_CELLS 10000000

/* The cells of a workbook's sheet. A merged cell is told behind all rows, so they are kept. */
struct _TeaTable
{
  GArray       *rows;      /* of TeaTableRow */
  GPtrArray    *cells;     /* of the row that is being read */
  GStringChunk *texts;
  TeaTableRow   current;
  gsize         n_cells;   /* of all rows */
  gsize         n_filled;  /* how many rows merged cells were looked at for */
};

static void
clear_row (TeaTableRow *row)
{
  g_free (row->cells);
  g_free (row->problem);
}

/**
 * tea_table_new:
 *
 * Returns: (transfer full): a table without rows
 */
TeaTable *
tea_table_new (void)
{
  TeaTable *self = g_new0 (TeaTable, 1);

  self->rows = g_array_new (FALSE, TRUE, sizeof (TeaTableRow));
  g_array_set_clear_func (self->rows, (GDestroyNotify) clear_row);
  self->cells = g_ptr_array_new ();
  self->texts = g_string_chunk_new (64 * 1024);

  return self;
}

/**
 * tea_table_free:
 * @self: (transfer full): a table
 */
void
tea_table_free (TeaTable *self)
{
  g_free (self->current.problem);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->cells);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * tea_table_begin_row:
 * @self: a table
 * @line: which row of the sheet, from 1
 * @error: return location for an error
 *
 * Errors: %TEA_ERROR_TOO_LARGE for more than a header and 100,000 rows that hold something, or
 * more than ten million cells
 *
 * Returns: whether another row may come
 */
gboolean
tea_table_begin_row (TeaTable  *self,
                     guint      line,
                     GError   **error)
{
  g_ptr_array_set_size (self->cells, 0);
  g_clear_pointer (&self->current.problem, g_free);
  self->current.line = line;

  if (self->n_cells > MAX_CELLS)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_TOO_LARGE,
                           _("This sheet is too wide for so many rows. Remove the columns that are "
                             "not needed."));
      return FALSE;
    }

  if (self->rows->len <= TEA_CSV_MAX_ROWS)
    return TRUE;

  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_TOO_LARGE,
                       _("This sheet has more than 100,000 rows. Divide it and take over the "
                         "parts."));
  return FALSE;
}

/**
 * tea_table_set:
 * @self: a table
 * @column: which column, from 0
 * @text: what stands there
 * @length: its length in bytes, or -1
 * @error: return location for an error
 *
 * Writes a cell of the row. A cell over 32 KB spoils its row.
 *
 * Errors: %TEA_ERROR_TOO_LARGE for a column beyond 1,024
 *
 * Returns: whether it has its place
 */
gboolean
tea_table_set (TeaTable    *self,
               guint        column,
               const char  *text,
               gssize       length,
               GError     **error)
{
  const gsize size = length >= 0 ? (gsize) length : strlen (text);

  if (size == 0)
    return TRUE;

  if (column >= TEA_CSV_MAX_COLUMNS)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_TOO_LARGE,
                           _("This sheet has more than 1,024 columns. Remove those that are not "
                             "needed."));
      return FALSE;
    }

  if (size > TEA_CSV_MAX_FIELD)
    {
      tea_table_spoil (self, _("One cell holds more than 32 KB."));
      return TRUE;
    }

  if (column >= self->cells->len)
    g_ptr_array_set_size (self->cells, (int) column + 1);
  self->cells->pdata[column] = g_string_chunk_insert_len (self->texts, text, (gssize) size);

  return TRUE;
}

/**
 * tea_table_spoil:
 * @self: a table
 * @problem: why the row cannot be read
 */
void
tea_table_spoil (TeaTable   *self,
                 const char *problem)
{
  g_set_str (&self->current.problem, problem);
}

/**
 * tea_table_end_row:
 * @self: a table
 *
 * Keeps the row, unless it is empty.
 */
void
tea_table_end_row (TeaTable *self)
{
  TeaTableRow row = self->current;

  if (self->cells->len == 0 && row.problem == NULL)
    return;

  self->current.problem = NULL;
  self->n_cells += self->cells->len;
  row.n_cells = self->cells->len;
  row.cells = g_memdup2 (self->cells->pdata, row.n_cells * sizeof (char *));
  g_array_append_val (self->rows, row);
}

/**
 * tea_table_repeat_row:
 * @self: a table
 * @line: which row of the sheet, from 1
 *
 * Keeps the last row once more, under another number.
 */
void
tea_table_repeat_row (TeaTable *self,
                      guint     line)
{
  const TeaTableRow *last = &g_array_index (self->rows, TeaTableRow, self->rows->len - 1);
  TeaTableRow row = { line, last->n_cells, NULL, g_strdup (last->problem) };

  self->n_cells += row.n_cells;
  row.cells = g_memdup2 (last->cells, last->n_cells * sizeof (char *));
  g_array_append_val (self->rows, row);
}

/* The first row that is not above @line. */
static guint
find_line (TeaTable *self,
           guint     line)
{
  guint first = 0;
  guint n = self->rows->len;

  while (n > 0)
    {
      const guint half = n / 2;

      if (g_array_index (self->rows, TeaTableRow, first + half).line < line)
        {
          first += half + 1;
          n -= half + 1;
        }
      else
        {
          n = half;
        }
    }

  return first;
}

static void
fill_cell (TeaTable    *self,
           TeaTableRow *row,
           guint        column,
           const char  *text)
{
  if (column >= row->n_cells && self->n_cells > MAX_CELLS)
    return;

  if (column >= row->n_cells)
    {
      self->n_cells += column + 1 - row->n_cells;
      row->cells = g_renew (const char *, row->cells, column + 1);
      memset (row->cells + row->n_cells, 0, (column + 1 - row->n_cells) * sizeof (char *));
      row->n_cells = column + 1;
    }
  if (row->cells[column] == NULL)
    row->cells[column] = text;
}

/**
 * tea_table_fill_down:
 * @self: a table
 * @column: the column of a merged cell, from 0
 * @first_line: its first row, from 1
 * @last_line: its last row
 *
 * Gives what stands in a cell over several rows to each of those that hold something else: three
 * requests of one household are written with its address once.
 */
void
tea_table_fill_down (TeaTable *self,
                     guint     column,
                     guint     first_line,
                     guint     last_line)
{
  const char *text = NULL;

  for (guint i = find_line (self, first_line);
       i < self->rows->len && self->n_filled < MAX_CELLS; i++, self->n_filled++)
    {
      TeaTableRow *row = &g_array_index (self->rows, TeaTableRow, i);

      if (row->line == first_line && column < row->n_cells)
        text = row->cells[column];

      if (row->line > last_line || text == NULL)
        break;

      if (row->line > first_line)
        fill_cell (self, row, column, text);
    }
}

/**
 * tea_table_get_n:
 * @self: a table
 *
 * Returns: how many rows hold something
 */
guint
tea_table_get_n (TeaTable *self)
{
  return self->rows->len;
}

/**
 * tea_table_get:
 * @self: a table
 * @index: which of them, from 0
 *
 * Returns: (transfer none): the row; its texts are good as long as @self
 */
TeaTableRow *
tea_table_get (TeaTable *self,
               guint     index)
{
  return &g_array_index (self->rows, TeaTableRow, index);
}

/**
 * tea_table_is_note:
 * @sheet: (nullable): what a sheet of a workbook is called
 *
 * The workbooks that offices hand out often begin with a sheet that says how the next one is to be
 * filled in.
 *
 * Returns: whether the sheet, by its name, holds no lines but words about those of another
 */
gboolean
tea_table_is_note (const char *sheet)
{
  static const char * const endings[] = { "说明", "须知", "指南", "封面", "目录" };
  g_autofree char *name = tea_text_strip (sheet);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_has_suffix (name, endings[i]))
        return TRUE;
    }

  return FALSE;
}
