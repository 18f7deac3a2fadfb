/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * TeaPaperFace:
 * @TEA_PAPER_FACE_TITLE: 小标宋, of titles and of the mark of minutes
 * @TEA_PAPER_FACE_BODY: 仿宋, of the text
 * @TEA_PAPER_FACE_KAI: 楷体, of headings of the second level
 * @TEA_PAPER_FACE_HEI: 黑体, of headings of the first level
 * @TEA_PAPER_FACE_SONG: 宋体, of the page number
 *
 * The faces of type that GB/T 9704-2012 names.
 */
typedef enum
{
  TEA_PAPER_FACE_TITLE,
  TEA_PAPER_FACE_BODY,
  TEA_PAPER_FACE_KAI,
  TEA_PAPER_FACE_HEI,
  TEA_PAPER_FACE_SONG,
} TeaPaperFace;

PangoFontDescription *tea_paper_face_describe (TeaPaperFace  face,
                                               double        size);
PangoContext         *tea_paper_face_context  (void);

G_END_DECLS
