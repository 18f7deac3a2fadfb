/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"
#include "book/tea-word.h"

G_BEGIN_DECLS

#define TEA_TYPE_MINUTES_CORRECTION (tea_minutes_correction_get_type ())

G_DECLARE_FINAL_TYPE (TeaMinutesCorrection, tea_minutes_correction, TEA, MINUTES_CORRECTION,
                      TeaRecord)

/**
 * TeaMinutesCorrection:
 * @minutes: the id of the minutes
 * @kind: a word of tea_minutes_correction_kinds()
 * @text: what is corrected or added
 * @made_at: when
 * @made_by: by whom, or "" where nobody is named
 *
 * What was added to minutes after they were final; tea_minutes_correct() does so. It stands under
 * them and stays as it is: who erred again corrects again.
 */
struct _TeaMinutesCorrection
{
  TeaRecord  parent_instance;

  gint64     minutes;
  char      *kind;
  char      *text;
  char      *made_at;
  char      *made_by;
};

const TeaWord *tea_minutes_correction_kinds      (void);
const char    *tea_minutes_correction_kind_label (const char            *kind);
char          *tea_minutes_correction_dup_label  (TeaMinutesCorrection  *self,
                                                  gboolean               named);
TeaQuery      *tea_minutes_correction_query      (TeaBook               *book,
                                                  gint64                 minutes);

G_END_DECLS
