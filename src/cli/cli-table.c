/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <unistd.h>

#include "cli-table.h"

/* How wide a column may be on a terminal; a file gets all of it. */
#define MAX_CELLS 48

/* How much room is between two columns. */
#define GAP 2

struct _CliTable
{
  GPtrArray *cells;      /* Row by row. */
  guint      n_columns;
  guint     *widths;
  gboolean  *right;
  gboolean   cut;
};

/**
 * cli_table_new:
 * @n_columns: how many columns
 *
 * Returns: (transfer full): a table without rows
 */
CliTable *
cli_table_new (guint n_columns)
{
  CliTable *self;

  g_return_val_if_fail (n_columns > 0, NULL);

  self = g_new0 (CliTable, 1);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->n_columns = n_columns;
  self->widths = g_new0 (guint, n_columns);
  self->right = g_new0 (gboolean, n_columns);
  self->cut = isatty (STDOUT_FILENO);

  return self;
}

/**
 * cli_table_set_right:
 * @self: a table
 * @column: one of its columns
 *
 * Lets a column end on the right, as numbers do.
 */
void
cli_table_set_right (CliTable *self,
                     guint     column)
{
  g_return_if_fail (column < self->n_columns);

  self->right[column] = TRUE;
}

/* A text in one line, cut where a terminal would break it. */
static char *
fit (const char *text,
     gboolean    cut)
{
  GString *fitted = g_string_new (NULL);
  guint cells = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c))
        c = ' ';
      if (!g_unichar_iszerowidth (c))
        cells += g_unichar_iswide (c) ? 2 : 1;
      if (cut && cells > MAX_CELLS - 1 && *g_utf8_next_char (p) != '\0')
        {
          g_string_append (fitted, "…");
          break;
        }
      g_string_append_unichar (fitted, c);
    }

  return g_string_free_and_steal (fitted);
}

/**
 * cli_table_add:
 * @self: a table
 * @text: what the next cell shows; a row is full when every column has one
 *
 * Adds a cell.
 */
void
cli_table_add (CliTable   *self,
               const char *text)
{
  const guint column = self->cells->len % self->n_columns;
  char *cell = fit (text, self->cut);

  self->widths[column] = MAX (self->widths[column], cli_table_measure (cell));
  g_ptr_array_add (self->cells, cell);
}

static void
print_spaces (guint count)
{
  for (guint i = 0; i < count; i++)
    putchar (' ');
}

/* The columns behind the last text of a row are left out, so that no line ends in spaces. */
static void
print_row (CliTable    *self,
           char       **cells,
           guint        n_cells)
{
  while (n_cells > 0 && *cells[n_cells - 1] == '\0')
    n_cells--;

  for (guint i = 0; i < n_cells; i++)
    {
      const guint rest = self->widths[i] - cli_table_measure (cells[i]);

      if (self->right[i])
        print_spaces (rest);
      fputs (cells[i], stdout);
      if (i + 1 < n_cells)
        print_spaces (self->right[i] ? GAP : rest + GAP);
    }
  putchar ('\n');
}

/**
 * cli_table_print:
 * @self: a table
 *
 * Prints its rows.
 */
void
cli_table_print (CliTable *self)
{
  for (guint i = 0; i < self->cells->len; i += self->n_columns)
    print_row (self,
               (char **) self->cells->pdata + i,
               MIN (self->n_columns, self->cells->len - i));
}

/**
 * cli_table_free:
 * @self: a table
 *
 * Frees it.
 */
void
cli_table_free (CliTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self->widths);
  g_free (self->right);
  g_free (self);
}

/**
 * cli_table_measure:
 * @text: a text
 *
 * Returns: how many cells of a terminal it takes
 */
guint
cli_table_measure (const char *text)
{
  guint cells = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        cells += g_unichar_iswide (c) ? 2 : 1;
    }

  return cells;
}
