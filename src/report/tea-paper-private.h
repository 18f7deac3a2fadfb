/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "tea-paper-face.h"
#include "tea-paper.h"

G_BEGIN_DECLS

#define TEA_PAPER_MM(mm) ((mm) * 72 / 25.4)

/* The text area of GB/T 9704-2012: 156 by 225 mm. */
#define TEA_PAPER_LEFT   TEA_PAPER_MM (28)
#define TEA_PAPER_RIGHT  TEA_PAPER_MM (210 - 26)
#define TEA_PAPER_TOP    TEA_PAPER_MM (37)
#define TEA_PAPER_BOTTOM TEA_PAPER_MM (297 - 35)

/* Type of the text: size three, 28 points from line to line, 22 lines of 28 characters. */
#define TEA_PAPER_SIZE        16.0
#define TEA_PAPER_PITCH       28.0
#define TEA_PAPER_CHARACTERS  28

typedef enum
{
  TEA_PAPER_BLOCK_MARK,
  TEA_PAPER_BLOCK_TITLE,
  TEA_PAPER_BLOCK_SUBTITLE,
  TEA_PAPER_BLOCK_HEADING,
  TEA_PAPER_BLOCK_TEXT,
  TEA_PAPER_BLOCK_PLAIN,
  TEA_PAPER_BLOCK_NAMES,
  TEA_PAPER_BLOCK_NOTE,
  TEA_PAPER_BLOCK_GAP,
  TEA_PAPER_BLOCK_TABLE,
  TEA_PAPER_BLOCK_SIGNATURES,
  TEA_PAPER_BLOCK_CLOSING,
} TeaPaperBlockKind;

typedef struct
{
  char     **cells;
  gboolean   strong;
} TeaPaperRow;

/*
 * What a document is made of. Which fields count depends on the kind: @words are the cells of
 * a table's header, or the labels of signatures.
 */
typedef struct
{
  TeaPaperBlockKind   kind;
  int                 level;
  double              lines;
  char               *label;
  char               *text;
  char              **words;
  TeaPaperColumn     *columns;
  guint               n_columns;
  double              least_height;
  guint               most_lines;
  GPtrArray          *rows;
} TeaPaperBlock;

/* A line of type, or where @layout is NULL a rule or a tinted field, at its place on a page. */
typedef struct
{
  PangoLayout     *layout;
  PangoLayoutLine *line;
  double           x;
  double           y;
  double           width;
  double           height;
  gboolean         red;
  gboolean         tint;
} TeaPaperPiece;

/* A document while it is laid out: the pages so far and the place on the last one. */
typedef struct
{
  PangoContext *context;
  GPtrArray    *pages;
  double        scale;
  double        y;
} TeaPaperSheet;

GPtrArray   *tea_paper_get_pages     (TeaPaper            *self);
GPtrArray   *tea_paper_lay_out       (GPtrArray           *blocks,
                                      const char          *corner,
                                      double               scale);
void         tea_paper_lay_out_table (TeaPaperSheet       *sheet,
                                      const TeaPaperBlock *block);

double       tea_paper_sheet_left    (TeaPaperSheet       *sheet);
gboolean     tea_paper_sheet_reserve (TeaPaperSheet       *sheet,
                                      double               height);
void         tea_paper_sheet_turn    (TeaPaperSheet       *sheet);
PangoLayout *tea_paper_sheet_type    (TeaPaperSheet       *sheet,
                                      TeaPaperFace         face,
                                      double               size,
                                      double               width,
                                      const char          *text);
void         tea_paper_sheet_line    (TeaPaperSheet       *sheet,
                                      PangoLayout         *layout,
                                      int                  line,
                                      double               x,
                                      double               y,
                                      double               pitch,
                                      gboolean             red);
void         tea_paper_sheet_rule    (TeaPaperSheet       *sheet,
                                      double               x,
                                      double               y,
                                      double               width,
                                      double               height,
                                      gboolean             red);
void         tea_paper_sheet_tint    (TeaPaperSheet       *sheet,
                                      double               x,
                                      double               y,
                                      double               width,
                                      double               height);

G_END_DECLS
