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

/* What keeps a spreadsheet from counting with long numbers: 「="13800001234"」 and 「'13800001234」. */
static char *
take_off_guards (char *text)
{
  const gsize length = strlen (text);

  if (g_str_has_prefix (text, "=\"") && length > 2 && text[length - 1] == '"')
    {
      text[length - 1] = '\0';
      memmove (text, text + 2, length - 2);
    }
  else if (*text == '\'' && g_ascii_isdigit (text[1]))
    {
      memmove (text, text + 1, length);
    }

  return text;
}

/**
 * tea_cell_clean:
 * @text: what stands in a cell, in valid UTF-8
 *
 * Takes what tools put around an answer off it: blanks, the words for no answer, 「┋」 between
 * several choices, 〖〗 around what was written beside a choice, and what keeps long numbers whole.
 *
 * Returns: (transfer full): the answer, "" for none
 */
char *
tea_cell_clean (const char *text)
{
  g_autofree char *bare = take_off_guards (strip (text));
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
 * tea_cell_dup:
 * @row: (array length=width): the cells of a row, in valid UTF-8
 * @width: how many there are
 * @column: which one; less than 0 for a column that the sheet has not
 *
 * Returns: (transfer full) (nullable): the answer in a cell as tea_cell_clean() gives it, %NULL
 * where the sheet says nothing
 */
char *
tea_cell_dup (const char * const *row,
              guint               width,
              int                 column)
{
  char *cell;

  if (column < 0 || (guint) column >= width)
    return NULL;

  cell = tea_cell_clean (row[column]);
  if (*cell == '\0')
    g_clear_pointer (&cell, g_free);

  return cell;
}

/**
 * tea_cell_is_name:
 * @text: what stands in a cell, cleaned
 *
 * Returns: whether it may be somebody's name: two to four Chinese characters
 */
gboolean
tea_cell_is_name (const char *text)
{
  glong length;

  g_return_val_if_fail (text != NULL, FALSE);

  length = g_utf8_strlen (text, -1);
  if (length < 2 || length > 4)
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_get_script (g_utf8_get_char (p)) != G_UNICODE_SCRIPT_HAN)
        return FALSE;
    }

  return TRUE;
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
find_last_day (const char *text,
               const char *today,
               const char *mark)
{
  const int year = (int) g_ascii_strtoll (today, NULL, 10);
  g_autofree char *whole = g_strdup_printf ("%d%s%s", year, mark, text);
  g_autofree char *received = tea_time_parse (whole, NULL);

  /* This year may lack the 29th of February that the last one had. */
  if (received != NULL && strncmp (received, today, strlen (today)) <= 0)
    return g_steal_pointer (&received);

  g_free (whole);
  whole = g_strdup_printf ("%d%s%s", year - 1, mark, text);

  return tea_time_parse (whole, NULL);
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

/* The number of days since 1900, and of a day's parts behind the point, as spreadsheets count. */
static char *
read_serial (const char *text)
{
  g_autofree char *day = NULL;
  const gsize whole = strspn (text, "0123456789");

  if (whole != strlen (FIRST_SERIAL) || (text[whole] != '\0' && text[whole] != '.') ||
      text[whole + strspn (text + whole, ".0123456789")] != '\0' ||
      strncmp (text, FIRST_SERIAL, whole) < 0 || strncmp (text, LAST_SERIAL, whole) > 0)
    return NULL;

  day = tea_number_format_text (text, TEA_NUMBER_DATE, FALSE);

  return tea_time_parse (day, NULL);
}

/* Days that only a spreadsheet writes, or %NULL. */
static char *
read_bare_day (const char *text,
               const char *today)
{
  char *serial = read_serial (text);
  char groups[4];
  char mark;

  if (serial != NULL)
    return serial;

  measure_digits (text, groups, &mark);
  if (g_str_equal (groups, "8"))
    {
      g_autofree char *day = g_strdup_printf ("%.4s-%.2s-%s", text, text + 4, text + 6);

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

      return find_last_day (text, today, joint);
    }

  return NULL;
}

/* Takes every 「（星期四）」 and the like out of @text: the day is told already. */
static void
drop_weekday (GString *text)
{
  static const char * const weeks[] = { "星期", "礼拜", "周" };
  static const char * const days[] = { "一", "二", "三", "四", "五", "六", "日", "天" };

  for (guint i = 0; i < G_N_ELEMENTS (weeks); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (days); j++)
        {
          g_autofree char *bare = g_strconcat (weeks[i], days[j], NULL);
          g_autofree char *bracketed = g_strconcat ("(", bare, ")", NULL);

          g_string_replace (text, bracketed, " ", 0);
          g_string_replace (text, bare, " ", 0);
        }
    }
}

/* Takes 「下午」 and the like out of @text; says whether the hours are those of the afternoon. */
static gboolean
drop_half (GString *text)
{
  static const struct
  {
    const char *word;
    gboolean    second;
  } halves[] = {
    { "上午", FALSE }, { "早上", FALSE }, { "早晨", FALSE }, { "凌晨", FALSE }, { "中午", FALSE },
    { "下午", TRUE }, { "傍晚", TRUE }, { "晚上", TRUE }, { "AM", FALSE }, { "PM", TRUE },
  };
  gboolean second = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
    {
      if (g_string_replace (text, halves[i].word, " ", 0) > 0)
        second = halves[i].second;
    }

  return second;
}

/* Writes 「二〇二六年十月二十一日」 with digits. */
static void
spell_out (GString *text)
{
  static const char * const digits[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

  g_string_replace (text, "零", "〇", 0);
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    {
      const char digit[] = { (char) ('0' + i), '\0' };

      g_string_replace (text, digits[i], digit, 0);
    }

  for (char *ten; (ten = strstr (text->str, "十")) != NULL;)
    {
      const gssize at = ten - text->str;
      const gboolean has_tens = at > 0 && g_ascii_isdigit (ten[-1]);
      const gboolean has_ones = g_ascii_isdigit (ten[strlen ("十")]);

      g_string_erase (text, at, (gssize) strlen ("十"));
      g_string_insert (text, at, has_tens ? (has_ones ? "" : "0") : (has_ones ? "1" : "10"));
    }
}

/* Databases write 08:30:00.0. */
static void
drop_fraction (GString *text)
{
  char *point = strrchr (text->str, '.');
  const char *clock = strrchr (text->str, ':');

  if (point != NULL && clock != NULL && clock < point &&
      point[1 + strspn (point + 1, "0123456789")] == '\0')
    g_string_truncate (text, (gsize) (point - text->str));
}

/* A time as machines write it, out of one as people do. @afternoon says whether its hours are to be
 * counted from noon.
 */
static char *
dup_plain_time (const char *text,
                gboolean   *afternoon)
{
  g_autofree char *folded = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autoptr (GString) plain = g_string_new (folded != NULL ? folded : text);

  drop_weekday (plain);
  *afternoon = drop_half (plain);
  if (strstr (plain->str, "月") != NULL)
    spell_out (plain);
  drop_fraction (plain);

  return strip (plain->str);
}

/**
 * tea_cell_received:
 * @text: what stands in a cell for the time
 * @today: the day on which it is read, as 2026-11-25
 * @error: return location for an error
 *
 * Reads a time that may lack its year, as 「10月8日」 or 「10.8」 in a ledger does: it is the last such
 * day that is not after @today. Spreadsheets leave days as 20261009, as 26/10/9, or as the number
 * of days since 1900; people add the day of the week and 「下午」.
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
  gboolean afternoon;
  g_autofree char *plain = dup_plain_time (text, &afternoon);
  g_autofree char *received = read_bare_day (plain, today);
  int hour;

  if (received == NULL)
    received = strstr (plain, "月") != NULL && strstr (plain, "年") == NULL
                 ? find_last_day (plain, today, "年")
                 : tea_time_parse (plain, NULL);

  /* The sentence shows what stands in the sheet. */
  if (received == NULL)
    return tea_time_parse (text, error);

  hour = (int) g_ascii_strtoll (received + strlen ("2026-10-08 "), NULL, 10);
  if (afternoon && hour > 0 && hour < 12)
    {
      received[strlen ("2026-10-08 ")] = (char) ('0' + (hour + 12) / 10);
      received[strlen ("2026-10-08 1")] = (char) ('0' + (hour + 12) % 10);
    }

  return g_steal_pointer (&received);
}
