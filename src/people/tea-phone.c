/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-fold.h"
#include "tea-phone.h"

/* No number of the plan has more digits: 0 + three digits of the area, eight of the line, and as
 * long an extension as switchboards give.
 */
#define MAX_DIGITS 20

/* Whether @digits, read so far, are the whole of a mobile number. */
static gboolean
is_mobile (const char *digits)
{
  return strlen (digits) == 11 && digits[0] == '1' && digits[1] >= '3';
}

/* How long the area code is: 010 and 02x have two digits behind the 0, all others three. */
static gsize
area_length (const char *digits)
{
  if (digits[0] != '0' || digits[1] == '0' || digits[1] == '\0')
    return 0;

  return digits[1] == '1' || digits[1] == '2' ? 3 : 4;
}

/* Lines of the big cities have eight digits, others seven or eight; none begins with 0, 1 or 9. */
static gboolean
is_landline (const char *digits)
{
  gsize area = area_length (digits);
  gsize line;

  if (area == 0 || strlen (digits) <= area || (area == 3 && digits[1] == '1' && digits[2] != '0'))
    return FALSE;

  line = strlen (digits) - area;

  return digits[area] >= '2' && digits[area] <= '8' && (line == 8 || (line == 7 && area == 4));
}

/* 400 and 800 numbers are offices, not persons; they have ten digits. */
static gboolean
is_service (const char *digits)
{
  return strlen (digits) == 10 &&
         (g_str_has_prefix (digits, "400") || g_str_has_prefix (digits, "800"));
}

static gboolean
is_phone (const char *digits)
{
  return is_mobile (digits) || is_landline (digits) || is_service (digits);
}

static void
skip_country (const char **cursor)
{
  static const char * const prefixes[] = { "+86", "0086", "(+86)", "(86)", NULL };
  const char *text = *cursor;

  if (!tea_fold_skip_any (&text, prefixes) &&
      !(tea_fold_count_digits (text) == 13 && tea_fold_skip (&text, "86")))
    return;

  tea_fold_skip_spaces (&text);
  if (tea_fold_peek (text) == '-')
    tea_fold_next (&text);
  tea_fold_skip_spaces (&text);

  *cursor = text;
}

/* A separator stands alone between two digits, except that brackets come with spaces. */
static gboolean
skip_separator (const char **cursor)
{
  const char *text = *cursor;
  gboolean bracket = FALSE;

  tea_fold_skip_spaces (&text);
  if (tea_fold_is_one_of (tea_fold_peek (text), "-.)"))
    {
      bracket = tea_fold_next (&text) == ')';
      tea_fold_skip_spaces (&text);
      if (bracket && tea_fold_peek (text) == '-')
        tea_fold_next (&text);
    }

  if (text == *cursor || !tea_fold_is_digit (tea_fold_peek (text)))
    return FALSE;

  *cursor = text;

  return TRUE;
}

static void
skip_extension (const char **cursor,
                char        *extension,
                gsize        size)
{
  static const char * const words[] = { "转分机", "转", "分机", "-", NULL };
  const char *text = *cursor;
  gsize n = 0;

  tea_fold_skip_spaces (&text);
  if (!tea_fold_skip_any (&text, words))
    return;

  tea_fold_skip_spaces (&text);
  if (tea_fold_count_digits (text) == 0 || tea_fold_count_digits (text) >= size)
    return;

  while (tea_fold_is_digit (tea_fold_peek (text)))
    extension[n++] = (char) tea_fold_next (&text);
  extension[n] = '\0';
  *cursor = text;
}

/* Reads the number that begins at @cursor; the first whole one wins over a longer run of groups,
 * as long as no digit is cut off.
 */
static char *
read_phone (const char **cursor)
{
  const char *text = *cursor;
  char digits[MAX_DIGITS + 1] = { 0 };
  char extension[6] = { 0 };
  gsize n = 0;
  gsize area;

  skip_country (&text);
  if (tea_fold_peek (text) == '(')
    tea_fold_next (&text);
  tea_fold_skip_spaces (&text);

  for (;;)
    {
      while (n < MAX_DIGITS && tea_fold_is_digit (tea_fold_peek (text)))
        digits[n++] = (char) tea_fold_next (&text);
      digits[n] = '\0';

      if (tea_fold_is_digit (tea_fold_peek (text)))
        return NULL;

      if (n == 12 && digits[0] == '0' && is_mobile (digits + 1))
        memmove (digits, digits + 1, n--);

      if (is_phone (digits))
        break;

      if (n == 0 || !skip_separator (&text))
        return NULL;
    }

  *cursor = text;

  if (is_mobile (digits))
    return g_strdup (digits);

  if (is_service (digits))
    return g_strdup_printf ("%.3s-%.3s-%s", digits, digits + 3, digits + 6);

  skip_extension (cursor, extension, sizeof extension);
  area = area_length (digits);

  return g_strdup_printf ("%.*s-%s%s%s",
                          (int) area, digits,
                          digits + area,
                          extension[0] != '\0' ? "-" : "",
                          extension);
}

/**
 * tea_phone_normalise:
 * @text: what stands in a field for a phone number, in valid UTF-8
 *
 * Brings a phone number into its one form: a mobile as 11 digits (13800001234), a landline with
 * its area code as 0358-2234567 or 0358-2234567-803, a service number as 400-810-8888. The country
 * code, spaces, dashes, brackets and the 「.0」 that spreadsheets append are dropped.
 *
 * What cannot be trusted is refused instead of guessed: a landline without its area code, several
 * numbers in one field, a masked number, and 「1.38E+10」, whose last digits the spreadsheet has
 * thrown away.
 *
 * Returns: (transfer full) (nullable): the number, or %NULL where @text is not one
 */
char *
tea_phone_normalise (const char *text)
{
  const char *cursor = text;
  g_autofree char *phone = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  while (tea_fold_is_one_of (tea_fold_peek (cursor), " \n\r'"))
    tea_fold_next (&cursor);

  phone = read_phone (&cursor);
  if (phone == NULL)
    return NULL;

  /* A number that a spreadsheet keeps as a number has one dot and only zeros behind it. */
  if (tea_fold_peek (cursor) == '.')
    {
      tea_fold_next (&cursor);
      while (tea_fold_peek (cursor) == '0')
        tea_fold_next (&cursor);
    }

  while (tea_fold_is_one_of (tea_fold_peek (cursor), " \n\r"))
    tea_fold_next (&cursor);

  return *cursor == '\0' ? g_steal_pointer (&phone) : NULL;
}

static gboolean
has_closing_bracket (const char *start,
                     const char *end)
{
  for (const char *at = start; at < end; at = g_utf8_next_char (at))
    {
      if (tea_fold_peek (at) == ')')
        return TRUE;
    }

  return FALSE;
}

/**
 * tea_phone_find:
 * @text: a nickname or a message, in valid UTF-8
 * @start: (out) (optional): where the number begins in @text, in bytes
 * @end: (out) (optional): where it ends in @text, in bytes
 *
 * Finds the first phone number within prose; it can be brought into its form with
 * tea_phone_normalise ().
 *
 * Returns: whether there is one
 */
gboolean
tea_phone_find (const char *text,
                gsize      *start,
                gsize      *end)
{
  gunichar before = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = tea_fold_peek (at);
      const char *after = at;

      if (!tea_fold_is_digit (before) && (c == '+' || c == '(' || c == '0' || c == '1' ||
                                          c == '4' || c == '8'))
        {
          g_autofree char *phone = read_phone (&after);

          if (phone != NULL)
            {
              /* A bracket that is not closed in the number stands around more than that. */
              if (c == '(' && !has_closing_bracket (at, after))
                at = g_utf8_next_char (at);

              if (start != NULL)
                *start = (gsize) (at - text);
              if (end != NULL)
                *end = (gsize) (after - text);

              return TRUE;
            }
        }

      before = c;
    }

  return FALSE;
}
