/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-date.h"

#include "tea-cell.h"
#include "tea-number-format.h"

/* The days of 2000 and 2099 that a spreadsheet counts so; other numbers are no days. */
#define FIRST_SERIAL "36526"
#define LAST_SERIAL "73050"

/* What survey tools write where nothing was answered. */
static const char * const empties[] = {
  "(空)", "（空）", "(跳过)", "（跳过）", "N/A",
};

static gboolean
is_blank (gunichar c)
{
  /* U+FEFF is the mark that spreadsheets leave in front of the first header. */
  return g_unichar_isspace (c) || c == 0x00A0 || c == 0x3000 || c == 0xFEFF || c == 0x200B;
}

/* Cuts blanks off both ends, the wide and the unbreakable ones too. */
static char *
strip (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  while (end > text && is_blank (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (text, (gsize) (end - text));
}

/**
 * tea_cell_clean:
 * @text: what stands in a cell, in valid UTF-8
 *
 * Takes what tools put around an answer off it: blanks, the words for no answer, 「┋」 between
 * several choices, and 〖〗 around what was written beside a choice.
 *
 * Returns: (transfer full): the answer, "" for none
 */
char *
tea_cell_clean (const char *text)
{
  g_autofree char *bare = strip (text);
  g_autoptr (GString) clean = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (empties); i++)
    {
      if (g_str_equal (bare, empties[i]))
        return g_strdup ("");
    }

  if (strstr (bare, "┋") == NULL && strstr (bare, "〖") == NULL)
    return g_steal_pointer (&bare);

  clean = g_string_new (bare);
  g_string_replace (clean, "┋", "、", 0);
  g_string_replace (clean, "〖", "（", 0);
  g_string_replace (clean, "〗", "）", 0);

  return g_string_free (g_steal_pointer (&clean), FALSE);
}

/**
 * tea_cell_header:
 * @text: what stands in a cell of the row of headers, in valid UTF-8
 *
 * Takes the marks of survey tools off a header: 「1、您的姓名：」 is 您的姓名, 「联系电话（必填）」 is
 * 联系电话.
 *
 * Returns: (transfer full): the column's name
 */
char *
tea_cell_header (const char *text)
{
  static const char * const tails[] = {
    "（必填）", "(必填)", "（选填）", "(选填)", "（自动）", "(自动)", "（可多选）", "(可多选)",
    "（多选）", "(多选)", "【多选题】", "【单选题】", "：", ":", "？", "?", "*",
  };
  g_autofree char *bare = strip (text);
  char *start = bare;
  gboolean again = TRUE;

  start += strspn (start, "*0123456789");
  if (g_str_has_prefix (start, "、") || g_str_has_prefix (start, "."))
    start = g_utf8_next_char (start);
  else
    start = bare + strspn (bare, "*");

  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
        {
          if (!g_str_has_suffix (start, tails[i]))
            continue;

          start[strlen (start) - strlen (tails[i])] = '\0';
          again = TRUE;
        }
    }

  return strip (start);
}

/* The last day of that month and day, a text such as 10月8日, that is not after @today. */
static char *
find_last_day (const char  *text,
               const char  *today,
               const char  *mark,
               GError     **error)
{
  const int year = (int) g_ascii_strtoll (today, NULL, 10);
  g_autofree char *whole = g_strdup_printf ("%d%s%s", year, mark, text);
  g_autofree char *received = tea_time_parse (whole, error);

  if (received == NULL || strncmp (received, today, strlen (today)) <= 0)
    return g_steal_pointer (&received);

  g_free (whole);
  whole = g_strdup_printf ("%d%s%s", year - 1, mark, text);

  return tea_time_parse (whole, error);
}

/* How the digits of a day are grouped: 「26/10/9」 is "212", 「20261009」 is "8". */
static void
measure_digits (const char *text,
                char        groups[4],
                char       *mark)
{
  guint n = 0;

  groups[0] = '\0';
  *mark = '\0';
  while (n < 3)
    {
      const gsize digits = strspn (text, "0123456789");

      if (digits == 0 || digits > 9)
        break;

      groups[n++] = (char) ('0' + digits);
      text += digits;
      if (*text == '\0' || strchr ("./-", *text) == NULL || (*mark != '\0' && *text != *mark))
        break;

      *mark = *text++;
    }

  groups[*text == '\0' ? n : 0] = '\0';
}

/* Days that only a spreadsheet writes, or %NULL. */
static char *
read_bare_day (const char *text,
               const char *today)
{
  char groups[4];
  char mark;

  measure_digits (text, groups, &mark);
  if (g_str_equal (groups, "8"))
    {
      g_autofree char *day = g_strdup_printf ("%.4s-%.2s-%s", text, text + 4, text + 6);

      return tea_time_parse (day, NULL);
    }

  if (g_str_equal (groups, "5") && strcmp (text, FIRST_SERIAL) >= 0 &&
      strcmp (text, LAST_SERIAL) <= 0)
    {
      g_autofree char *day = tea_number_format_text (text, TEA_NUMBER_DATE, FALSE);

      return tea_time_parse (day, NULL);
    }

  if (groups[0] == '2' && strlen (groups) == 3 && groups[1] <= '2' && groups[2] <= '2')
    {
      g_autofree char *day = g_strconcat ("20", text, NULL);

      return tea_time_parse (day, NULL);
    }

  if (strlen (groups) == 2 && groups[0] <= '2' && groups[1] <= '2')
    {
      const char joint[] = { mark, '\0' };

      return find_last_day (text, today, joint, NULL);
    }

  return NULL;
}

/**
 * tea_cell_received:
 * @text: what stands in a cell for the time
 * @today: the day on which it is read, as 2026-11-25
 * @error: return location for an error
 *
 * Reads a time that may lack its year, as 「10月8日」 or 「10.8」 in a ledger does: it is the last such
 * day that is not after @today. Spreadsheets leave days as 20261009, as 26/10/9, or as the number
 * of days since 1900.
 *
 * Errors: %TEA_ERROR_INVALID where there is no such day.
 *
 * Returns: (transfer full) (nullable): the time as 2026-10-08 00:00:00
 */
char *
tea_cell_received (const char  *text,
                   const char  *today,
                   GError     **error)
{
  char *received = read_bare_day (text, today);

  if (received != NULL)
    return received;

  if (strstr (text, "月") != NULL && strstr (text, "年") == NULL)
    return find_last_day (text, today, "年", error);

  return tea_time_parse (text, error);
}
