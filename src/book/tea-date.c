/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "tea-date.h"

/*
 * Days and times are text in local time, as 2026-11-25 and 2026-11-25 14:30:00: they sort, they
 * can be read in any tool, and a community lives in one time zone.
 */

/* Whether it is in the book's own spelling already, as nearly everything that programs write. */
static gboolean
is_in_spelling (const char *text,
                const char *spelling)
{
  for (; *text != '\0' && *spelling != '\0'; text++, spelling++)
    {
      if (*spelling == '0' ? !g_ascii_isdigit (*text) : *text != *spelling)
        return FALSE;
    }

  return *text == '\0' && *spelling == '\0';
}

/* Reads up to six numbers with anything but digits between them: every spelling that arrives
 * (2026-6-16, 2026/6/16 8:00:00, 2026年9月22日 10:13, 2026.10.9) is such a row of numbers. */
static int
read_numbers (const char *text,
              int         numbers[6],
              gboolean   *clean)
{
  g_autofree char *folded = NULL;
  int count = 0;
  const char *p;

  if (is_in_spelling (text, "0000-00-00 00:00:00") || is_in_spelling (text, "0000-00-00"))
    {
      p = text;
    }
  else
    {
      folded = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
      p = folded;
    }

  *clean = p != NULL;
  while (p != NULL && *p != '\0')
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p))
        {
          char *end;
          long number = strtol (p, &end, 10);

          if (count == 6 || end - p > 4)
            {
              *clean = FALSE;
              return count;
            }

          numbers[count++] = number;
          p = end;
          continue;
        }

      if (!g_unichar_isspace (c) && c != '-' && c != '/' && c != '.' && c != ':' && c != 'T' &&
          c != 0x5e74 && c != 0x6708 && c != 0x65e5 && c != 0x53f7 && c != 0x65f6 &&
          c != 0x5206 && c != 0x79d2 && c != 0x70b9)
        {
          *clean = FALSE;
          return count;
        }

      p = g_utf8_next_char (p);
    }

  return count;
}

static gboolean
read_date (const char *text,
           int         numbers[6],
           int        *count)
{
  gboolean clean;

  *count = read_numbers (text, numbers, &clean);

  return clean && *count >= 3 && numbers[0] >= 1900 && numbers[0] <= 2999 &&
         g_date_valid_dmy (numbers[2], numbers[1], numbers[0]);
}

/**
 * tea_date_parse:
 * @text: a day as people and programs write it
 * @error: return location for an error
 *
 * Reads a day: 2026-11-25, 2026/6/16, 2026.10.9, 2026年9月22日, with or without a time behind it.
 *
 * Errors: %TEA_ERROR_INVALID where it is no day or does not exist
 *
 * Returns: (transfer full) (nullable): the day as 2026-11-25
 */
char *
tea_date_parse (const char  *text,
                GError     **error)
{
  int numbers[6];
  int count;

  g_return_val_if_fail (text != NULL, NULL);

  if (!read_date (text, numbers, &count))
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("“%s” is not a day that exists. Write it as 2026-11-25."), valid);
      return NULL;
    }

  return g_strdup_printf ("%04d-%02d-%02d", numbers[0], numbers[1], numbers[2]);
}

/**
 * tea_time_parse:
 * @text: a day with a time, as people and programs write it
 * @error: return location for an error
 *
 * Reads a moment. A day without a time is its midnight.
 *
 * Errors: %TEA_ERROR_INVALID where it is no moment or does not exist
 *
 * Returns: (transfer full) (nullable): the local time as 2026-11-25 14:30:00
 */
char *
tea_time_parse (const char  *text,
                GError     **error)
{
  int numbers[6] = { 0 };
  int count;

  g_return_val_if_fail (text != NULL, NULL);

  if (!read_date (text, numbers, &count) || count == 4 ||
      numbers[3] > 23 || numbers[4] > 59 || numbers[5] > 59)
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("“%s” is not a time that exists. Write it as 2026-11-25 14:30."), valid);
      return NULL;
    }

  for (int i = count; i < 6; i++)
    numbers[i] = 0;

  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d:%02d", numbers[0], numbers[1], numbers[2],
                          numbers[3], numbers[4], numbers[5]);
}

static GDate *
read_day (const char *day)
{
  int numbers[6];
  int count;

  if (!read_date (day, numbers, &count))
    return NULL;

  return g_date_new_dmy (numbers[2], numbers[1], numbers[0]);
}

/**
 * tea_date_read:
 * @day: a day or a time as the book keeps it
 * @date: (out caller-allocates): the day to count with
 *
 * Returns: whether it is a day; otherwise @date is cleared
 */
gboolean
tea_date_read (const char *day,
               GDate      *date)
{
  g_autoptr (GDate) read = NULL;

  g_return_val_if_fail (day != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  read = read_day (day);
  if (read != NULL)
    *date = *read;
  else
    g_date_clear (date, 1);

  return read != NULL;
}

/**
 * tea_date_add:
 * @day: a day as 2026-11-25
 * @days: how many days later, negative for earlier
 *
 * Returns: (transfer full) (nullable): that day
 */
char *
tea_date_add (const char *day,
              int         days)
{
  g_autoptr (GDate) date = NULL;

  g_return_val_if_fail (day != NULL, NULL);

  date = read_day (day);
  if (date == NULL)
    return NULL;

  if (days < 0)
    g_date_subtract_days (date, -days);
  else
    g_date_add_days (date, days);

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

/**
 * tea_date_days:
 * @from: a day as 2026-11-05
 * @to: a day as 2026-11-25
 *
 * Returns: the days from @from to @to, negative where @to is the earlier one; 0 where one of
 *   them is no day
 */
int
tea_date_days (const char *from,
               const char *to)
{
  g_autoptr (GDate) first = NULL;
  g_autoptr (GDate) second = NULL;

  g_return_val_if_fail (from != NULL, 0);
  g_return_val_if_fail (to != NULL, 0);

  first = read_day (from);
  second = read_day (to);
  if (first == NULL || second == NULL)
    return 0;

  return g_date_days_between (first, second);
}

/**
 * tea_date_format:
 * @day: a day or a time as the book keeps it
 *
 * Writes the day for people, in the language that they use.
 *
 * Returns: (transfer full): as 25 November 2026; @day itself where it is no day
 */
char *
tea_date_format (const char *day)
{
  g_autoptr (GDateTime) time = NULL;
  int numbers[6];
  int count;

  g_return_val_if_fail (day != NULL, NULL);

  if (!read_date (day, numbers, &count))
    return g_strdup (day);

  time = g_date_time_new_local (numbers[0], numbers[1], numbers[2], 0, 0, 0);

  /* Translators: a day, for g_date_time_format(). */
  return g_date_time_format (time, _("%-d %B %Y"));
}

/**
 * tea_time_format:
 * @time: a time as the book keeps it
 *
 * Writes the day and the hour for people, in the language that they use.
 *
 * Returns: (transfer full): as 25 November 2026, 14:30; only the day where @time is no more
 */
char *
tea_time_format (const char *time)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (time != NULL, NULL);

  day = tea_date_format (time);
  if (strlen (time) < strlen ("2026-11-25 14:30"))
    return g_steal_pointer (&day);

  /* Translators: a day, a time. */
  return g_strdup_printf (_("%s, %.5s"), day, time + strlen ("2026-11-25 "));
}
