/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-word.h"

G_BEGIN_DECLS

/**
 * TeaDayRule:
 * @month_days: a bit for each day of the month, from bit 1
 * @weekdays: for each weekday, Monday being 1, a bit for each of its turns in a month: bits 1 to
 *   5, bit 6 for the last one, bit 0 for every one
 *
 * On which days sessions are held.
 */
typedef struct
{
  guint32 month_days;
  guint8  weekdays[8];
} TeaDayRule;

gboolean       tea_day_rule_parse    (const char        *text,
                                      TeaDayRule        *rule,
                                      GError           **error);
gboolean       tea_day_rule_has      (const TeaDayRule  *self,
                                      const GDate       *date);
char          *tea_day_rule_dup_text (const TeaDayRule  *self);
char          *tea_day_rule_describe (const TeaDayRule  *self);
const TeaWord *tea_day_rule_turns    (void);
const TeaWord *tea_day_rule_weekdays (void);

G_END_DECLS
