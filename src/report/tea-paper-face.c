/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <pango/pangocairo.h>

#include "tea-paper-face.h"

/*
 * Which type to take. The faces that offices have come first, under each of the names that they go
 * by; then what a free system has. A face that stands in for a darker one is set bolder, so that
 * headings keep their rank on paper.
 */
typedef struct
{
  const char  *real;
  const char  *stand_ins;
  PangoWeight  weight;
} Face;

static const Face faces[] = {
  [TEA_PAPER_FACE_TITLE] = {
    "方正小标宋简体,FZXiaoBiaoSong-B05S,方正小标宋_GBK,FZXiaoBiaoSong-B05,小标宋",
    "Noto Serif CJK SC,Source Han Serif SC,Noto Sans CJK SC,serif",
    PANGO_WEIGHT_BOLD,
  },
  [TEA_PAPER_FACE_BODY] = {
    "仿宋_GB2312,FangSong_GB2312,仿宋,FangSong,STFangsong,FandolFang R,FandolFang",
    "Noto Serif CJK SC,Source Han Serif SC,LXGW WenKai,Noto Sans CJK SC,serif",
    PANGO_WEIGHT_NORMAL,
  },
  [TEA_PAPER_FACE_KAI] = {
    "楷体_GB2312,KaiTi_GB2312,楷体,KaiTi,STKaiti,FandolKai",
    "LXGW WenKai,Noto Serif CJK SC,Source Han Serif SC,Noto Sans CJK SC,serif",
    PANGO_WEIGHT_NORMAL,
  },
  [TEA_PAPER_FACE_HEI] = {
    "黑体,SimHei,STHeiti,FandolHei",
    "Noto Sans CJK SC,Source Han Sans SC,sans-serif",
    PANGO_WEIGHT_BOLD,
  },
  [TEA_PAPER_FACE_SONG] = {
    "宋体,SimSun,NSimSun,STSong,FandolSong",
    "Noto Serif CJK SC,Source Han Serif SC,Noto Sans CJK SC,serif",
    PANGO_WEIGHT_NORMAL,
  },
};

static gboolean
has_one_of (const char *families)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  g_auto (GStrv) names = g_strsplit (families, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (pango_font_map_get_family (map, names[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * tea_paper_face_describe:
 * @face: which face
 * @size: the size in points
 *
 * Names the type on this machine that comes nearest to a face of GB/T 9704-2012.
 *
 * Returns: (transfer full): the description of a font
 */
PangoFontDescription *
tea_paper_face_describe (TeaPaperFace face,
                         double       size)
{
  PangoFontDescription *description = pango_font_description_new ();
  g_autofree char *families = NULL;

  families = g_strconcat (faces[face].real, ",", faces[face].stand_ins, NULL);
  pango_font_description_set_family (description, families);
  pango_font_description_set_size (description, (int) (size * PANGO_SCALE + 0.5));
  if (faces[face].weight != PANGO_WEIGHT_NORMAL && !has_one_of (faces[face].real))
    pango_font_description_set_weight (description, faces[face].weight);

  return description;
}

/**
 * tea_paper_face_context:
 *
 * Makes a context in which a point is a unit of the page and type is not hinted, so that lines
 * break at the same character on every screen and every printer.
 *
 * Returns: (transfer full): the context
 */
PangoContext *
tea_paper_face_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  /* The shapes of characters that several countries share are those of China. */
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
  cairo_font_options_destroy (options);

  return context;
}
