/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-paper-draft-private.h"

G_BEGIN_DECLS

/* Minutes while they are worded, a line for each thing. */
typedef struct
{
  TeaPaperDraft  from;
  GString       *text;
  int            numbers[4];
} TeaMinutesWords;

void  tea_minutes_words_add_line        (TeaMinutesWords  *self,
                                         const char       *line);
void  tea_minutes_words_add_label       (TeaMinutesWords  *self,
                                         const char       *label,
                                         const char       *names);
void  tea_minutes_words_add_heading     (TeaMinutesWords  *self,
                                         int               level,
                                         const char       *heading);
void  tea_minutes_words_add_people      (TeaMinutesWords  *self);
void  tea_minutes_words_add_suggestions (TeaMinutesWords  *self,
                                         GPtrArray        *suggestions);
char *tea_minutes_words_end             (TeaMinutesWords  *self,
                                         GError          **error);

G_END_DECLS
