/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-paper-private.h"

/* Tables are of size small four, which is what fits a column on A4. */
#define CELL_SIZE  12.0
#define CELL_PITCH 17.0
#define PADDING    4.0
#define RULE       0.5

typedef struct
{
  TeaPaperSheet        *sheet;
  const TeaPaperBlock  *block;
  double               *widths;
  double                pitch;
  double                padding;
} Table;

static PangoLayout *
create_cell (Table      *table,
             guint       column,
             const char *text,
             gboolean    strong,
             gboolean    header)
{
  const double width = table->widths[column] - 2 * PADDING;
  PangoLayout *layout;

  layout = tea_paper_sheet_type (table->sheet,
                                 strong ? TEA_PAPER_FACE_HEI : TEA_PAPER_FACE_BODY,
                                 CELL_SIZE * table->sheet->scale, MAX (width, 1), text);
  if (header || table->block->columns[column].centred)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);

  if (!header && table->block->most_lines > 0)
    {
      pango_layout_set_height (layout, -(int) table->block->most_lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }

  return layout;
}

static double
get_height (Table *table,
            int    n_lines,
            double least)
{
  return MAX (n_lines * table->pitch + 2 * table->padding, least);
}

/* Sets lines @first to @end of a cell into the middle of a field of @height. */
static void
set_cell (Table       *table,
          PangoLayout *layout,
          int          first,
          int          end,
          double       x,
          double       height)
{
  TeaPaperSheet *sheet = table->sheet;
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  double y = sheet->y;
  int line = 0;

  end = MIN (end, pango_layout_get_line_count (layout));
  y += (height - MAX (0, end - first) * table->pitch) / 2;
  do
    {
      PangoRectangle logical;

      if (line >= first && line < end)
        {
          pango_layout_iter_get_line_extents (iter, NULL, &logical);
          tea_paper_sheet_line (sheet, layout, line,
                                x + PADDING + (double) logical.x / PANGO_SCALE, y,
                                table->pitch, FALSE);
          y += table->pitch;
        }
      line++;
    }
  while (pango_layout_iter_next_line (iter));
}

/* Draws the field of a row: the rules around it and between its cells. */
static void
set_rules (Table    *table,
           double    height,
           gboolean  tint)
{
  TeaPaperSheet *sheet = table->sheet;
  double x = TEA_PAPER_LEFT;

  if (tint)
    tea_paper_sheet_tint (sheet, x, sheet->y, TEA_PAPER_RIGHT - TEA_PAPER_LEFT, height);

  tea_paper_sheet_rule (sheet, x, sheet->y, TEA_PAPER_RIGHT - x, RULE, FALSE);
  tea_paper_sheet_rule (sheet, x, sheet->y + height, TEA_PAPER_RIGHT - x, RULE, FALSE);
  tea_paper_sheet_rule (sheet, x, sheet->y, RULE, height + RULE, FALSE);
  for (guint i = 0; i < table->block->n_columns; i++)
    {
      x += table->widths[i];
      tea_paper_sheet_rule (sheet, x, sheet->y, RULE, height + RULE, FALSE);
    }
}

/* Sets lines @first to @end of a row's cells, and the page goes on below them. */
static void
set_row (Table     *table,
         GPtrArray *cells,
         int        first,
         int        end,
         double     height,
         gboolean   tint)
{
  double x = TEA_PAPER_LEFT;

  set_rules (table, height, tint);
  for (guint i = 0; i < cells->len; i++)
    {
      set_cell (table, g_ptr_array_index (cells, i), first, end, x, height);
      x += table->widths[i];
    }

  table->sheet->y += height;
}

static GPtrArray *
create_cells (Table        *table,
              char * const *texts,
              gboolean      strong,
              gboolean      header,
              int          *n_lines)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_object_unref);

  *n_lines = 1;
  for (guint i = 0; i < table->block->n_columns; i++)
    {
      PangoLayout *cell = create_cell (table, i, texts[i], strong, header);

      *n_lines = MAX (*n_lines, pango_layout_get_line_count (cell));
      g_ptr_array_add (cells, cell);
    }

  return cells;
}

/* A row stays together. Only one that is higher than a whole page goes on overleaf, between two of
 * its lines. */
static void
lay_out_row (Table             *table,
             GPtrArray         *header,
             double             header_height,
             const TeaPaperRow *row)
{
  TeaPaperSheet *sheet = table->sheet;
  const double page = TEA_PAPER_BOTTOM - TEA_PAPER_TOP - header_height;
  const double least = table->block->least_height * sheet->scale;
  g_autoptr (GPtrArray) cells = NULL;
  int n_lines;
  int line = 0;

  cells = create_cells (table, row->cells, row->strong, FALSE, &n_lines);
  while (line < n_lines)
    {
      int n_fitting = n_lines - line;
      double height = get_height (table, n_fitting, least);

      if (height > page)
        {
          n_fitting = MAX (1, (int) ((tea_paper_sheet_left (sheet) - 2 * table->padding) /
                                     table->pitch));
          n_fitting = MIN (n_fitting, n_lines - line);
          height = get_height (table, n_fitting, 0);
        }

      if (tea_paper_sheet_reserve (sheet, height))
        set_row (table, header, 0, G_MAXINT, header_height, FALSE);
      set_row (table, cells, line, line + n_fitting, height, row->strong);
      line += n_fitting;
    }
}

void
tea_paper_lay_out_table (TeaPaperSheet       *sheet,
                         const TeaPaperBlock *block)
{
  g_autofree double *widths = g_new0 (double, block->n_columns);
  Table table = { .sheet = sheet, .block = block, .widths = widths };
  g_autoptr (GPtrArray) header = NULL;
  double header_height;
  double shares = 0;
  int n_lines;

  table.pitch = CELL_PITCH * sheet->scale;
  table.padding = PADDING * sheet->scale;
  for (guint i = 0; i < block->n_columns; i++)
    shares += block->columns[i].share;
  for (guint i = 0; i < block->n_columns; i++)
    widths[i] = (TEA_PAPER_RIGHT - TEA_PAPER_LEFT) * block->columns[i].share / shares;

  header = create_cells (&table, block->words, TRUE, TRUE, &n_lines);
  header_height = get_height (&table, n_lines, 0);

  /* A header never stands alone at the foot of a page. */
  tea_paper_sheet_reserve (sheet,
                           header_height + get_height (&table, 2, block->least_height));
  set_row (&table, header, 0, G_MAXINT, header_height, FALSE);
  for (guint i = 0; i < block->rows->len; i++)
    lay_out_row (&table, header, header_height, g_ptr_array_index (block->rows, i));
}
