/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TeaNumberKind:
 * @TEA_NUMBER_PLAIN: an amount, or digits such as those of a phone
 * @TEA_NUMBER_DATE: a day, perhaps with a time
 * @TEA_NUMBER_TIME: a time of day
 *
 * What a spreadsheet means by a number, which only the format of its cell tells.
 */
typedef enum
{
  TEA_NUMBER_PLAIN,
  TEA_NUMBER_DATE,
  TEA_NUMBER_TIME,
} TeaNumberKind;

TeaNumberKind tea_number_format_of_id    (guint          id);
TeaNumberKind tea_number_format_of_code  (const char    *code);
char         *tea_number_format_text     (const char    *number,
                                          TeaNumberKind  kind,
                                          gboolean       from_1904);
char         *tea_number_format_iso_date (const char    *date);
char         *tea_number_format_iso_time (const char    *duration);

G_END_DECLS
