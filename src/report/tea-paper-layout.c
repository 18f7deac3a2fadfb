/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-paper-private.h"

/* Sizes in points that GB/T 9704-2012 names: size two for titles, four for what stands around the
 * text. A note is our own. */
#define TITLE_SIZE     22.0
#define TITLE_PITCH    34.0
#define AROUND_SIZE    14.0
#define NOTE_SIZE      12.0
#define NOTE_PITCH     18.0
#define MARK_SIZE      42.0
#define SIGN_PITCH     40.0

#define TEXT_WIDTH     (TEA_PAPER_RIGHT - TEA_PAPER_LEFT)

/* The mark of minutes begins so far below the edge of the text area, and a red rule ends it. */
#define MARK_DISTANCE  TEA_PAPER_MM (35)

/* The page number stands so far below the text area. */
#define NUMBER_DISTANCE TEA_PAPER_MM (7)

/* How much of its size a Chinese character takes above its base line. */
#define ASCENT 0.88

/* Rounding must not cost a line its last character, nor a page its last line. */
#define SLACK 0.5

static void
tea_paper_piece_free (gpointer data)
{
  TeaPaperPiece *piece = data;

  g_clear_pointer (&piece->line, pango_layout_line_unref);
  g_clear_object (&piece->layout);
  g_free (piece);
}

static void
add_piece (TeaPaperSheet       *sheet,
           const TeaPaperPiece *piece)
{
  g_ptr_array_add (g_ptr_array_index (sheet->pages, sheet->pages->len - 1),
                   g_memdup2 (piece, sizeof *piece));
}

double
tea_paper_sheet_left (TeaPaperSheet *sheet)
{
  return TEA_PAPER_BOTTOM - sheet->y;
}

void
tea_paper_sheet_turn (TeaPaperSheet *sheet)
{
  g_ptr_array_add (sheet->pages, g_ptr_array_new_with_free_func (tea_paper_piece_free));
  sheet->y = TEA_PAPER_TOP;
}

/* Turns the page where @height is more than is left of this one; says whether it did. */
gboolean
tea_paper_sheet_reserve (TeaPaperSheet *sheet,
                         double         height)
{
  if (height <= tea_paper_sheet_left (sheet) + SLACK || sheet->y <= TEA_PAPER_TOP)
    return FALSE;

  tea_paper_sheet_turn (sheet);

  return TRUE;
}

PangoLayout *
tea_paper_sheet_type (TeaPaperSheet *sheet,
                      TeaPaperFace   face,
                      double         size,
                      double         width,
                      const char    *text)
{
  PangoLayout *layout = pango_layout_new (sheet->context);
  g_autoptr (PangoFontDescription) font = tea_paper_face_describe (face, size);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) ((width + SLACK) * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);

  return layout;
}

/* Sets a line of @layout into the middle of a strip that begins at @y and is @pitch high. Where
 * the base line is follows from the size of the type and not from the font, so that lines are
 * equally far apart whichever fonts they are of. */
void
tea_paper_sheet_line (TeaPaperSheet *sheet,
                      PangoLayout   *layout,
                      int            line,
                      double         x,
                      double         y,
                      double         pitch,
                      gboolean       red)
{
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  const double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  TeaPaperPiece piece = { .layout = g_object_ref (layout), .red = red };

  piece.line = pango_layout_line_ref (pango_layout_get_line_readonly (layout, line));
  piece.x = x;
  piece.y = y + (pitch - size) / 2 + ASCENT * size;
  add_piece (sheet, &piece);
}

void
tea_paper_sheet_rule (TeaPaperSheet *sheet,
                      double         x,
                      double         y,
                      double         width,
                      double         height,
                      gboolean       red)
{
  const TeaPaperPiece piece = {
    .x = x, .y = y, .width = width, .height = height, .red = red
  };

  add_piece (sheet, &piece);
}

void
tea_paper_sheet_tint (TeaPaperSheet *sheet,
                      double         x,
                      double         y,
                      double         width,
                      double         height)
{
  const TeaPaperPiece piece = {
    .x = x, .y = y, .width = width, .height = height, .tint = TRUE
  };

  add_piece (sheet, &piece);
}

/* Where line @line begins within the width of its layout: indented, hanging or centred. */
static double
get_line_offset (PangoLayout *layout,
                 int          line)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  PangoRectangle logical;

  for (int i = 0; i < line; i++)
    pango_layout_iter_next_line (iter);
  pango_layout_iter_get_line_extents (iter, NULL, &logical);

  return (double) logical.x / PANGO_SCALE;
}

static double
get_line_width (PangoLayout *layout,
                int          line)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, line), NULL, &logical);

  return (double) logical.width / PANGO_SCALE;
}

/* Sets all lines of @layout, each at its own offset, over as many pages as it takes. */
static void
flow (TeaPaperSheet *sheet,
      PangoLayout   *layout,
      double         x,
      double         pitch,
      gboolean       red)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  int line = 0;

  do
    {
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      tea_paper_sheet_reserve (sheet, pitch);
      tea_paper_sheet_line (sheet, layout, line++, x + (double) logical.x / PANGO_SCALE, sheet->y,
                            pitch, red);
      sheet->y += pitch;
    }
  while (pango_layout_iter_next_line (iter));
}

/* Pulls the characters of the text together by as much as it takes to have 28 on a line: 156 mm
 * are a little less than 28 times 16 points. */
static PangoAttribute *
create_grid (double scale)
{
  const double spare = TEA_PAPER_CHARACTERS * TEA_PAPER_SIZE - TEXT_WIDTH;

  return pango_attr_letter_spacing_new (
    (int) -(spare / (TEA_PAPER_CHARACTERS - 1) * scale * PANGO_SCALE));
}

static PangoLayout *
create_text (TeaPaperSheet *sheet,
             TeaPaperFace   face,
             const char    *text,
             double         width,
             double         indent)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoLayout *layout;

  layout = tea_paper_sheet_type (sheet, face, TEA_PAPER_SIZE * sheet->scale, width, text);
  pango_attr_list_insert (attributes, create_grid (sheet->scale));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_indent (layout, (int) (indent * PANGO_SCALE));
  pango_layout_set_justify (layout, TRUE);

  return layout;
}

static double
get_character (TeaPaperSheet *sheet)
{
  return TEXT_WIDTH / TEA_PAPER_CHARACTERS * sheet->scale;
}

static void
lay_out_centred (TeaPaperSheet *sheet,
                 TeaPaperFace   face,
                 double         size,
                 double         pitch,
                 const char    *text)
{
  g_autoptr (PangoLayout) layout = NULL;

  layout = tea_paper_sheet_type (sheet, face, size * sheet->scale, TEXT_WIDTH, text);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  flow (sheet, layout, TEA_PAPER_LEFT, pitch * sheet->scale, FALSE);
}

/* The mark is one line: a long name makes its type smaller. */
static void
lay_out_mark (TeaPaperSheet *sheet,
              const char    *text)
{
  double size = MARK_SIZE;
  g_autoptr (PangoLayout) layout = NULL;
  double width;

  layout = tea_paper_sheet_type (sheet, TEA_PAPER_FACE_TITLE, size, 10 * TEXT_WIDTH, text);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  width = get_line_width (layout, 0);
  if (width > TEXT_WIDTH)
    {
      size *= TEXT_WIDTH / width;
      g_clear_object (&layout);
      layout = tea_paper_sheet_type (sheet, TEA_PAPER_FACE_TITLE, size, 10 * TEXT_WIDTH, text);
      pango_layout_set_single_paragraph_mode (layout, TRUE);
      width = get_line_width (layout, 0);
    }

  sheet->y = MAX (sheet->y, TEA_PAPER_TOP + MARK_DISTANCE);
  tea_paper_sheet_line (sheet, layout, 0, TEA_PAPER_LEFT + (TEXT_WIDTH - width) / 2, sheet->y,
                        size, TRUE);
  sheet->y += size + TEA_PAPER_PITCH;
}

static void
lay_out_heading (TeaPaperSheet       *sheet,
                 const TeaPaperBlock *block)
{
  static const TeaPaperFace of_levels[] = {
    TEA_PAPER_FACE_HEI, TEA_PAPER_FACE_KAI, TEA_PAPER_FACE_BODY, TEA_PAPER_FACE_BODY,
  };
  const double pitch = TEA_PAPER_PITCH * sheet->scale;
  g_autoptr (PangoLayout) layout = NULL;

  layout = create_text (sheet, of_levels[block->level - 1], block->text, TEXT_WIDTH,
                        2 * get_character (sheet));
  /* A heading never stands alone at the foot of a page. */
  tea_paper_sheet_reserve (sheet, (pango_layout_get_line_count (layout) + 1) * pitch);
  flow (sheet, layout, TEA_PAPER_LEFT, pitch, FALSE);
}

/* 「出席：」 in 黑体 and the names behind it; further lines begin below the first name. */
static void
lay_out_names (TeaPaperSheet       *sheet,
               const TeaPaperBlock *block)
{
  const double indent = 2 * get_character (sheet);
  g_autoptr (PangoLayout) label = NULL;
  g_autoptr (PangoLayout) names = NULL;
  double width;

  label = tea_paper_sheet_type (sheet, TEA_PAPER_FACE_HEI, TEA_PAPER_SIZE * sheet->scale,
                                TEXT_WIDTH / 2, block->label);
  width = get_line_width (label, 0);
  names = create_text (sheet, TEA_PAPER_FACE_BODY, block->text, TEXT_WIDTH - indent - width, 0);
  pango_layout_set_justify (names, FALSE);

  tea_paper_sheet_reserve (sheet, TEA_PAPER_PITCH * sheet->scale);
  tea_paper_sheet_line (sheet, label, 0, TEA_PAPER_LEFT + indent, sheet->y,
                        TEA_PAPER_PITCH * sheet->scale, FALSE);
  flow (sheet, names, TEA_PAPER_LEFT + indent + width, TEA_PAPER_PITCH * sheet->scale, FALSE);
}

/* Two signatures a line, each on a rule that is long enough to write on. */
static void
lay_out_signatures (TeaPaperSheet       *sheet,
                    const TeaPaperBlock *block)
{
  const double pitch = SIGN_PITCH * sheet->scale;
  const double width = (TEXT_WIDTH - TEA_PAPER_PITCH) / 2;

  for (guint i = 0; block->words[i] != NULL; i++)
    {
      const double x = TEA_PAPER_LEFT + (i % 2) * (width + TEA_PAPER_PITCH);
      g_autoptr (PangoLayout) layout = NULL;
      double label;

      if (i % 2 == 0)
        tea_paper_sheet_reserve (sheet, pitch);

      layout = tea_paper_sheet_type (sheet, TEA_PAPER_FACE_BODY, AROUND_SIZE * sheet->scale,
                                     width * 0.7, block->words[i]);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      label = get_line_width (layout, 0);
      tea_paper_sheet_line (sheet, layout, 0, x, sheet->y, pitch, FALSE);
      tea_paper_sheet_rule (sheet, x + label + 4,
                            sheet->y + pitch / 2 + AROUND_SIZE * sheet->scale / 2 + 2,
                            width - label - 4, 0.5, FALSE);

      if (i % 2 == 1 || block->words[i + 1] == NULL)
        sheet->y += pitch;
    }
}

/* Who signs and the day: the day four characters from the right, the name centred above it. */
static void
lay_out_closing (TeaPaperSheet       *sheet,
                 const TeaPaperBlock *block)
{
  const double pitch = TEA_PAPER_PITCH * sheet->scale;
  const double size = TEA_PAPER_SIZE * sheet->scale;
  const double edge = TEA_PAPER_RIGHT - 4 * get_character (sheet);
  g_autoptr (PangoLayout) by = NULL;
  g_autoptr (PangoLayout) day = NULL;
  double day_width;
  double by_width;
  double centre;
  int n_lines;

  by = tea_paper_sheet_type (sheet, TEA_PAPER_FACE_BODY, size, TEXT_WIDTH, block->label);
  day = tea_paper_sheet_type (sheet, TEA_PAPER_FACE_BODY, size, TEXT_WIDTH, block->text);
  day_width = get_line_width (day, 0);
  centre = edge - day_width / 2;
  n_lines = *block->label != '\0' ? pango_layout_get_line_count (by) : 0;

  tea_paper_sheet_reserve (sheet, (n_lines + 1) * pitch);
  for (int i = 0; i < n_lines; i++)
    {
      by_width = get_line_width (by, i);
      tea_paper_sheet_line (sheet, by, i,
                            CLAMP (centre - by_width / 2, TEA_PAPER_LEFT,
                                   MAX (TEA_PAPER_LEFT, TEA_PAPER_RIGHT - by_width)),
                            sheet->y, pitch, FALSE);
      sheet->y += pitch;
    }

  tea_paper_sheet_line (sheet, day, 0, edge - day_width, sheet->y, pitch, FALSE);
  sheet->y += pitch;
}

static void
lay_out_block (TeaPaperSheet       *sheet,
               const TeaPaperBlock *block)
{
  const double pitch = TEA_PAPER_PITCH * sheet->scale;
  g_autoptr (PangoLayout) layout = NULL;

  switch (block->kind)
    {
    case TEA_PAPER_BLOCK_MARK:
      lay_out_mark (sheet, block->text);
      break;

    case TEA_PAPER_BLOCK_TITLE:
      lay_out_centred (sheet, TEA_PAPER_FACE_TITLE, TITLE_SIZE, TITLE_PITCH, block->text);
      break;

    case TEA_PAPER_BLOCK_SUBTITLE:
      lay_out_centred (sheet, TEA_PAPER_FACE_KAI, TEA_PAPER_SIZE, TEA_PAPER_PITCH, block->text);
      break;

    case TEA_PAPER_BLOCK_HEADING:
      lay_out_heading (sheet, block);
      break;

    case TEA_PAPER_BLOCK_TEXT:
    case TEA_PAPER_BLOCK_PLAIN:
      layout = create_text (sheet, TEA_PAPER_FACE_BODY, block->text, TEXT_WIDTH,
                            block->kind == TEA_PAPER_BLOCK_TEXT ? 2 * get_character (sheet) : 0);
      flow (sheet, layout, TEA_PAPER_LEFT, pitch, FALSE);
      break;

    case TEA_PAPER_BLOCK_NAMES:
      lay_out_names (sheet, block);
      break;

    case TEA_PAPER_BLOCK_NOTE:
      layout = tea_paper_sheet_type (sheet, TEA_PAPER_FACE_BODY, NOTE_SIZE * sheet->scale,
                                     TEXT_WIDTH, block->text);
      flow (sheet, layout, TEA_PAPER_LEFT, NOTE_PITCH * sheet->scale, FALSE);
      break;

    case TEA_PAPER_BLOCK_GAP:
      sheet->y += MIN (block->lines * pitch, MAX (0, tea_paper_sheet_left (sheet)));
      break;

    case TEA_PAPER_BLOCK_TABLE:
      tea_paper_lay_out_table (sheet, block);
      break;

    case TEA_PAPER_BLOCK_SIGNATURES:
      lay_out_signatures (sheet, block);
      break;

    case TEA_PAPER_BLOCK_CLOSING:
      lay_out_closing (sheet, block);
      break;

    default:
      g_assert_not_reached ();
    }
}

/* 「— 1 —」, a character from the outer edge: at the right of odd pages, at the left of even ones. */
static void
number_page (TeaPaperSheet *sheet,
             guint          number)
{
  g_autofree char *text = g_strdup_printf ("— %u —", number);
  g_autoptr (PangoLayout) layout = NULL;
  double x = TEA_PAPER_LEFT + AROUND_SIZE;

  layout = tea_paper_sheet_type (sheet, TEA_PAPER_FACE_SONG, AROUND_SIZE, TEXT_WIDTH, text);
  if (number % 2 == 1)
    x = TEA_PAPER_RIGHT - AROUND_SIZE - get_line_width (layout, 0);
  tea_paper_sheet_line (sheet, layout, 0, x, TEA_PAPER_BOTTOM + NUMBER_DISTANCE, AROUND_SIZE,
                        FALSE);
}

/* What a document is for stands above the text area of every page, so that a page that was taken
 * out still says it. */
static void
add_corner (TeaPaperSheet *sheet,
            const char    *text)
{
  g_autoptr (PangoLayout) layout = NULL;

  layout = tea_paper_sheet_type (sheet, TEA_PAPER_FACE_HEI, AROUND_SIZE, TEXT_WIDTH, text);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  tea_paper_sheet_line (sheet, layout, 0, TEA_PAPER_LEFT + get_line_offset (layout, 0),
                        TEA_PAPER_TOP - 2 * AROUND_SIZE, AROUND_SIZE, FALSE);
}

/* Lays a document out: an array of pages, each an array of pieces. There is always a first page. */
GPtrArray *
tea_paper_lay_out (GPtrArray  *blocks,
                   const char *corner,
                   double      scale)
{
  PangoContext *context = tea_paper_face_context ();
  TeaPaperSheet sheet = { .context = context, .scale = scale };
  g_autoptr (GPtrArray) pages = NULL;

  pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  sheet.pages = pages;
  tea_paper_sheet_turn (&sheet);
  for (guint i = 0; i < blocks->len; i++)
    lay_out_block (&sheet, g_ptr_array_index (blocks, i));

  for (guint i = 0; i < pages->len; i++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      TeaPaperSheet page = { .context = context, .scale = scale, .pages = one };

      g_ptr_array_add (one, g_ptr_array_index (pages, i));
      number_page (&page, i + 1);
      if (corner != NULL)
        add_corner (&page, corner);
    }

  g_object_unref (context);

  return g_steal_pointer (&pages);
}
