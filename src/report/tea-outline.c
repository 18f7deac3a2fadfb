/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-outline.h"

static const char * const digits[] = {
  "", "一", "二", "三", "四", "五", "六", "七", "八", "九"
};

/* 一 to 九十九, as headings are counted. */
static char *
count_in_chinese (int number)
{
  if (number > 99)
    return g_strdup_printf ("%d", number);

  return g_strconcat (number >= 20 ? digits[number / 10] : "", number >= 10 ? "十" : "",
                      digits[number % 10], NULL);
}

/**
 * tea_outline_dup_number:
 * @level: 1 to 4
 * @number: from 1
 *
 * Writes the number of a heading as GB/T 9704-2012 has it: 「一、」, 「（一）」, 「1．」, 「（1）」.
 *
 * Returns: (transfer full): the number
 */
char *
tea_outline_dup_number (int level,
                        int number)
{
  g_autofree char *count = NULL;

  g_return_val_if_fail (level >= 1 && level <= 4, NULL);

  count = level <= 2 ? count_in_chinese (number) : g_strdup_printf ("%d", number);

  return level == 1 ? g_strconcat (count, "、", NULL)
       : level == 3 ? g_strconcat (count, "．", NULL)
                    : g_strconcat ("（", count, "）", NULL);
}

/* Steps over one of some marks. */
static gboolean
skip (const char        **at,
      const char * const *marks)
{
  for (guint i = 0; marks[i] != NULL; i++)
    {
      if (g_str_has_prefix (*at, marks[i]))
        {
          *at += strlen (marks[i]);
          return TRUE;
        }
    }

  return FALSE;
}

/* Steps over a number, Chinese or not; neither is one in the middle of another. */
static gboolean
skip_number (const char **at,
             gboolean    *chinese)
{
  static const char * const numerals[] = {
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", NULL
  };
  const char *start = *at;

  while (g_ascii_isdigit (**at) && *at - start < 3)
    (*at)++;
  *chinese = *at == start;
  if (*chinese)
    {
      for (guint i = 0; i < 3 && skip (at, numerals); i++)
        ;
    }

  return *at > start;
}

/**
 * tea_outline_find_level:
 * @line: a line as somebody typed it
 * @rest: (out) (optional): what follows the number
 *
 * Tells a heading by the number that it begins with, as tea_outline_dup_number() writes it or as
 * people do: 「1.」 and 「1、」 are 「1．」, and brackets may be narrow. 「3.5 米」 is no heading.
 *
 * Returns: 1 to 4, or 0 for a line without a number
 */
int
tea_outline_find_level (const char  *line,
                        const char **rest)
{
  static const char * const opening[] = { "（", "(", NULL };
  static const char * const closing[] = { "）", ")", NULL };
  static const char * const comma[] = { "、", NULL };
  static const char * const point[] = { "．", ".", "、", NULL };
  const char *at = line;
  gboolean chinese = FALSE;
  gboolean bracket;
  int level = 0;

  g_return_val_if_fail (line != NULL, 0);

  bracket = skip (&at, opening);
  if (skip_number (&at, &chinese))
    {
      if (bracket)
        level = skip (&at, closing) ? (chinese ? 2 : 4) : 0;
      else if (chinese)
        level = skip (&at, comma) ? 1 : 0;
      else
        level = skip (&at, point) && !g_ascii_isdigit (*at) ? 3 : 0;
    }

  if (rest != NULL)
    *rest = level > 0 ? at : line;

  return level;
}
