/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "tea-number-format.h"

/* The last day of the year 9999, which is as far as spreadsheets count. */
#define LAST_DAY 2958465

/* What the counting from 1904 is behind that from 1900, in days. */
#define DAYS_TO_1904 1462

#define SECONDS_A_DAY (24 * 60 * 60)

/**
 * tea_number_format_of_id:
 * @id: the number of one of the formats that every XLSX workbook has without naming it
 *
 * The formats are those of ECMA-376 part 1, 18.8.30, with the ones that Chinese, Japanese and
 * Korean Excel and WPS add.
 *
 * Returns: what a number in that format is
 */
TeaNumberKind
tea_number_format_of_id (guint id)
{
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47))
    return TEA_NUMBER_TIME;

  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    return TEA_NUMBER_DATE;

  return TEA_NUMBER_PLAIN;
}

/* Passes over what a format only shows: quoted words, escaped characters, gaps and fillings. */
static const char *
skip_shown (const char *code)
{
  const char *end;

  if (*code == '"')
    {
      end = strchr (code + 1, '"');
      return end != NULL ? end + 1 : code + strlen (code);
    }

  if (strchr ("\\_*", *code) != NULL && code[1] != '\0')
    return g_utf8_next_char (code + 1);

  return code;
}

/**
 * tea_number_format_of_code:
 * @code: a format such as yyyy"年"m"月"d"日" or 0.00
 *
 * Looks only at the first part of the format, which is the one for numbers above zero.
 *
 * Returns: what a number in that format is
 */
TeaNumberKind
tea_number_format_of_code (const char *code)
{
  gboolean has_day = FALSE;
  gboolean has_month = FALSE;
  gboolean has_time = FALSE;

  g_return_val_if_fail (code != NULL, TEA_NUMBER_PLAIN);

  while (*code != '\0' && *code != ';')
    {
      const char *shown = skip_shown (code);

      if (shown != code)
        {
          code = shown;
        }
      else if (*code == '[')
        {
          /* [h], [mm] and [s] count on beyond a day; all others are colours and languages. */
          const char *end = strchr (code, ']');
          const gsize inside = strspn (code + 1, "hmsHMS");

          if (end == NULL)
            break;

          has_time |= inside > 0 && code + 1 + inside == end;
          code = end + 1;
        }
      else if (g_ascii_strncasecmp (code, "general", 7) == 0)
        {
          code += 7;
        }
      else if (g_ascii_strncasecmp (code, "am/pm", 5) == 0)
        {
          has_time = TRUE;
          code += 5;
        }
      else if (g_ascii_strncasecmp (code, "a/p", 3) == 0)
        {
          has_time = TRUE;
          code += 3;
        }
      else
        {
          const char c = g_ascii_tolower (*code);

          /* e is a year in East Asian formats, but 0.00E+00 is a way to write amounts. */
          has_day |= c == 'y' || c == 'd' || c == 'a' || c == 'b' ||
                     (c == 'e' && code[1] != '+' && code[1] != '-');
          has_time |= c == 'h' || c == 's';
          has_month |= c == 'm';
          code = g_utf8_next_char (code);
        }
    }

  if (has_day)
    return TEA_NUMBER_DATE;
  if (has_time)
    return TEA_NUMBER_TIME;

  /* Beside hours or seconds m is minutes, alone it is the month. */
  return has_month ? TEA_NUMBER_DATE : TEA_NUMBER_PLAIN;
}

static void
append_time (GString *text,
             int      hours,
             int      minutes,
             int      seconds)
{
  g_string_append_printf (text, "%s%02d:%02d", text->len > 0 ? " " : "", hours, minutes);
  if (seconds != 0)
    g_string_append_printf (text, ":%02d", seconds);
}

/* Days are counted from 1 January 1900, which is 1, and 29 February 1900 is counted too, although
 * that year had none. Returns %NULL for what is no day.
 */
static char *
format_date (double        number,
             TeaNumberKind kind,
             gboolean      from_1904)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 seconds;
  gint64 days;

  if (!(number >= 0) || number >= LAST_DAY + 1)
    return NULL;

  seconds = llround (number * SECONDS_A_DAY);
  days = seconds / SECONDS_A_DAY;
  seconds %= SECONDS_A_DAY;

  if (days > 0 || (from_1904 && kind == TEA_NUMBER_DATE))
    {
      GDate date;

      if (from_1904)
        days += DAYS_TO_1904;

      if (days == 60 || days > LAST_DAY)
        return NULL;

      g_date_clear (&date, 1);
      g_date_set_dmy (&date, 30, G_DATE_DECEMBER, 1899);
      g_date_add_days (&date, (guint) (days < 60 ? days + 1 : days));
      g_string_append_printf (text, "%04d-%02d-%02d", g_date_get_year (&date),
                              g_date_get_month (&date), g_date_get_day (&date));
    }

  if (seconds > 0 || text->len == 0)
    append_time (text, (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Spreadsheets show 15 digits; what a double has beyond these is noise. */
static char *
format_plain (double number)
{
  char text[512];

  if (number == trunc (number))
    {
      /* Minus nought is nought. */
      g_ascii_formatd (text, sizeof text, "%.0f", number == 0 ? 0 : number);
      return g_strdup (text);
    }

  g_ascii_formatd (text, sizeof text, "%.15g", number);
  if (strchr (text, 'e') != NULL)
    {
      g_ascii_formatd (text, sizeof text, "%.15f", number);
      for (gsize end = strlen (text); text[end - 1] == '0' || text[end - 1] == '.'; end--)
        {
          const gboolean is_point = text[end - 1] == '.';

          text[end - 1] = '\0';
          if (is_point)
            break;
        }
    }

  return g_strdup (text);
}

/**
 * tea_number_format_text:
 * @number: a number as a workbook stores it, such as 13800001234 or 1.3800001234E+10
 * @kind: what it is
 * @from_1904: whether the workbook counts days from 1904, as those of old Macs do
 *
 * Gives a number as people write it: a whole one with all its digits, a day as 2026-10-08, a day
 * with a time as 2026-10-08 14:30, with seconds only where there are any. A number that is no day,
 * although its format says so, is an amount.
 *
 * Returns: (transfer full): the text; @number itself where it is none
 */
char *
tea_number_format_text (const char    *number,
                        TeaNumberKind  kind,
                        gboolean       from_1904)
{
  char *end;
  char *text = NULL;
  double value;

  g_return_val_if_fail (number != NULL, NULL);

  value = g_ascii_strtod (number, &end);
  if (end == number || end[strspn (end, " \t\r\n")] != '\0' || !isfinite (value))
    return g_strdup (number);

  if (kind != TEA_NUMBER_PLAIN)
    text = format_date (value, kind, from_1904);

  return text != NULL ? text : format_plain (value);
}

/**
 * tea_number_format_iso_date:
 * @date: a day as 2026-10-08, perhaps with a time as 2026-10-08T14:30:00
 *
 * Returns: (transfer full): as from tea_number_format_text(); @date itself where it is none
 */
char *
tea_number_format_iso_date (const char *date)
{
  int year, month, day;
  int hours = 0, minutes = 0, seconds = 0;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (date != NULL, NULL);

  if (sscanf (date, "%4d-%2d-%2dT%2d:%2d:%2d",
              &year, &month, &day, &hours, &minutes, &seconds) < 3 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return g_strdup (date);

  text = g_string_new (NULL);
  g_string_append_printf (text, "%04d-%02d-%02d", year, month, day);
  if (hours != 0 || minutes != 0 || seconds != 0)
    append_time (text, hours, minutes, seconds);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * tea_number_format_iso_time:
 * @duration: a time as PT14H30M00S
 *
 * Returns: (transfer full) (nullable): the time as 14:30, with seconds only where there are any;
 *   %NULL where it is none
 */
char *
tea_number_format_iso_time (const char *duration)
{
  g_autoptr (GString) text = NULL;
  int hours, minutes, seconds;

  g_return_val_if_fail (duration != NULL, NULL);

  if (sscanf (duration, "PT%3dH%2dM%2d", &hours, &minutes, &seconds) != 3 || hours < 0 ||
      minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59)
    return NULL;

  text = g_string_new (NULL);
  append_time (text, hours, minutes, seconds);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
