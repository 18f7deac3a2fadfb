/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-fold.h"

/* Residents type one and the same address or number in full-width digits, with a dash from the
 * symbol page, with U+3000 or in traditional characters. Addresses, phones and masks are all
 * read through this one fold, so that none of them lets through what another one knows.
 */

/**
 * tea_fold_char:
 * @c: a character
 *
 * Folds the many ways to type a character into one: full-width forms and foreign digits become
 * ASCII, letters become capitals, dashes become `-`, dots become `.`, spaces (also those without
 * width) become a plain space, and the few traditional characters that addresses use become
 * simplified. A line end stays a line end, because nothing that is looked for runs over it.
 *
 * Returns: the folded character
 */
gunichar
tea_fold_char (gunichar c)
{
  if (c < 0x80)
    return c == '\t' ? ' ' : (gunichar) g_ascii_toupper ((char) c);

  if (c >= 0xFF01 && c <= 0xFF5E)
    return tea_fold_char (c - 0xFEE0);

  if (c >= 0x2010 && c <= 0x2015)
    return '-';

  switch (c)
    {
    case 0x2212: /* minus */
    case 0xFE63: /* small hyphen */
    case 0x2500: /* box drawing, from the symbol page of input methods */
      return '-';
    case 0x00B7: /* the dots between plates' letters and within names */
    case 0x2022:
    case 0x2027:
    case 0x30FB:
    case 0xFF65:
      return '.';
    case 0x200B: /* zero width */
    case 0x200E:
    case 0x200F:
    case 0x2060:
    case 0xFEFF:
      return ' ';
    case U'號':
      return U'号';
    case U'棟':
      return U'栋';
    case U'單':
      return U'单';
    case U'樓':
      return U'楼';
    case U'戶':
    case U'戸':
      return U'户';
    case U'門':
      return U'门';
    case U'層':
      return U'层';
    case U'電':
      return U'电';
    case U'話':
      return U'话';
    case 0x2028:
    case 0x2029:
      return '\n';
    default:
      break;
    }

  if (g_unichar_isdigit (c))
    return '0' + (gunichar) g_unichar_digit_value (c);

  return g_unichar_isspace (c) ? ' ' : c;
}

/**
 * tea_fold_next:
 * @cursor: (inout): a place in valid UTF-8 text
 *
 * Reads the folded character at @cursor and moves behind it.
 *
 * Returns: the character, or 0 at the end of the text, where @cursor stays
 */
gunichar
tea_fold_next (const char **cursor)
{
  gunichar c = tea_fold_peek (*cursor);

  if (c != 0)
    *cursor = g_utf8_next_char (*cursor);

  return c;
}

/**
 * tea_fold_peek:
 * @cursor: a place in valid UTF-8 text
 *
 * Returns: the folded character at @cursor, or 0 at the end of the text
 */
gunichar
tea_fold_peek (const char *cursor)
{
  return *cursor == '\0' ? 0 : tea_fold_char (g_utf8_get_char (cursor));
}

/**
 * tea_fold_back:
 * @text: the beginning of valid UTF-8 text
 * @cursor: a place in it
 *
 * Returns: the folded character before @cursor, or 0 at the beginning of the text
 */
gunichar
tea_fold_back (const char *text,
               const char *cursor)
{
  return cursor == text ? 0 : tea_fold_char (g_utf8_get_char (g_utf8_prev_char (cursor)));
}

/**
 * tea_fold_skip:
 * @cursor: (inout): a place in valid UTF-8 text
 * @word: what to look for
 *
 * Moves @cursor behind @word where the text goes on with it in any way of typing it. Spaces
 * within the text's word do not count: 「月亮 湾」 is 「月亮湾」.
 *
 * Returns: whether the word stood there; otherwise @cursor stays
 */
gboolean
tea_fold_skip (const char **cursor,
               const char  *word)
{
  const char *text = *cursor;
  gboolean begun = FALSE;

  while (*word != '\0')
    {
      gunichar wanted = tea_fold_next (&word);

      if (wanted == ' ')
        continue;

      while (begun && tea_fold_peek (text) == ' ')
        tea_fold_next (&text);

      if (tea_fold_next (&text) != wanted)
        return FALSE;

      begun = TRUE;
    }

  if (begun)
    *cursor = text;

  return begun;
}

/**
 * tea_fold_digit:
 * @c: a folded character
 *
 * Returns: the value of an ASCII or Chinese digit (〇零一…九, and 幺 as read out in phone
 *   numbers), or -1
 */
int
tea_fold_digit (gunichar c)
{
  static const gunichar digits[] = {
    U'零', U'一', U'二', U'三', U'四', U'五', U'六', U'七', U'八', U'九'
  };

  if (c >= '0' && c <= '9')
    return (int) (c - '0');

  if (c == U'〇')
    return 0;

  if (c == U'幺')
    return 1;

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (c == digits[i])
      return (int) i;

  return -1;
}

/**
 * tea_fold_is_code:
 * @c: a folded character
 *
 * Returns: whether @c is an ASCII letter or digit, and so may be the middle of a longer code
 */
gboolean
tea_fold_is_code (gunichar c)
{
  return c < 0x80 && g_ascii_isalnum ((char) c);
}

/**
 * tea_fold_is_one_of:
 * @c: a folded character, or 0
 * @set: characters
 *
 * Returns: whether @c is in @set; 0, the end of a text, never is
 */
gboolean
tea_fold_is_one_of (gunichar    c,
                    const char *set)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

/**
 * tea_fold_skip_any:
 * @cursor: (inout): a place in valid UTF-8 text
 * @words: (array zero-terminated=1): what to look for, the longer before its beginning
 *
 * Moves @cursor behind the first of @words that stands there.
 *
 * Returns: whether one did; otherwise @cursor stays
 */
gboolean
tea_fold_skip_any (const char         **cursor,
                   const char * const  *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (tea_fold_skip (cursor, words[i]))
      return TRUE;

  return FALSE;
}

/**
 * tea_fold_stands_at:
 * @cursor: a place in valid UTF-8 text
 * @words: (array zero-terminated=1): what to look for
 *
 * Returns: whether one of @words stands at @cursor
 */
gboolean
tea_fold_stands_at (const char         *cursor,
                    const char * const *words)
{
  return tea_fold_skip_any (&cursor, words);
}

/**
 * tea_fold_skip_spaces:
 * @cursor: (inout): a place in valid UTF-8 text
 *
 * Moves @cursor over spaces, but not over a line end.
 */
void
tea_fold_skip_spaces (const char **cursor)
{
  while (tea_fold_peek (*cursor) == ' ')
    tea_fold_next (cursor);
}

/**
 * tea_fold_count_digits:
 * @cursor: a place in valid UTF-8 text
 *
 * Returns: how many digits stand together at @cursor
 */
guint
tea_fold_count_digits (const char *cursor)
{
  guint n = 0;

  while (tea_fold_is_digit (tea_fold_peek (cursor)))
    {
      tea_fold_next (&cursor);
      n++;
    }

  return n;
}

/**
 * tea_fold_read_digits:
 * @cursor: (inout): a place in valid UTF-8 text
 * @max: the longest run that is taken, at most 9
 * @value: (out): the number
 * @n_digits: (out) (optional): how many digits it was written in
 *
 * Reads a whole run of digits; leading zeros do not count for the value.
 *
 * Returns: whether a run of at most @max digits stood there; otherwise @cursor stays
 */
gboolean
tea_fold_read_digits (const char **cursor,
                      guint        max,
                      guint       *value,
                      guint       *n_digits)
{
  guint n = tea_fold_count_digits (*cursor);

  if (n == 0 || n > max)
    return FALSE;

  *value = 0;
  for (guint i = 0; i < n; i++)
    *value = *value * 10 + (tea_fold_next (cursor) - '0');

  if (n_digits != NULL)
    *n_digits = n;

  return TRUE;
}

/**
 * tea_fold_read_numeral:
 * @cursor: (inout): a place in valid UTF-8 text
 * @value: (out): the number, at least 1
 * @spelt: (out): whether it was written digit by digit
 *
 * Reads a number in Chinese characters: 三, 十二, 一百零二, and digit by digit 三零一.
 *
 * Returns: whether one stood there; otherwise @cursor stays
 */
gboolean
tea_fold_read_numeral (const char **cursor,
                       guint       *value,
                       gboolean    *spelt)
{
  const char *text = *cursor;
  guint total = 0;
  guint run = 0;
  guint n = 0;
  gboolean places = FALSE;

  for (; n <= 6; n++)
    {
      gunichar c = tea_fold_peek (text);
      int digit = tea_fold_digit (c);

      if (c == U'十' || c == U'百')
        {
          total += MAX (run, 1) * (c == U'十' ? 10 : 100);
          run = 0;
          places = TRUE;
        }
      else if (c >= 0x80 && digit >= 0)
        {
          run = run * 10 + (guint) digit;
        }
      else
        {
          break;
        }

      tea_fold_next (&text);
    }

  if (n == 0 || n > 6 || total + run == 0)
    return FALSE;

  *value = total + run;
  *spelt = !places;
  *cursor = text;

  return TRUE;
}
