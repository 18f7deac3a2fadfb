/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "collect/tea-door-line.h"
#include "people/tea-address.h"
#include "people/tea-mask.h"
#include "people/tea-phone.h"

/* What neighbours call each other by, behind a name. */
static const char * const titles[] = {
  "阿姨", "叔叔", "大爷", "大妈", "大叔", "大姐", "大哥", "奶奶", "爷爷", "婆婆", "先生", "女士", "小姐",
  "师傅", "老师", "医生", "伯伯", "大伯", "嬢嬢", "孃孃", "妈妈", "爸爸", "老人", "姐", "哥", "叔", "姨",
  "伯", "婶", "爷", "奶", "嫂", "总", NULL
};

/* A name with its title is no longer; a sentence is. */
#define MAX_PERSON 6

static const char *
skip_blanks (const char *p)
{
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != ',' && c != 0xff0c && c != 0x3001)
        break;
    }

  return p;
}

static const char *
skip_word (const char *p)
{
  while (*p != '\0' && skip_blanks (p) == p)
    p = g_utf8_next_char (p);

  return p;
}

/* 「老张」, 「小李」, 「李家」 and whoever is called by a title. */
static gboolean
is_person (const char *word)
{
  const glong length = g_utf8_strlen (word, -1);

  if (length < 2 || length > MAX_PERSON)
    return FALSE;
  if (length == 2 && (g_str_has_prefix (word, "老") || g_str_has_prefix (word, "小")))
    return TRUE;
  if (length == 2 && g_str_has_suffix (word, "家") && tea_mask_is_surname (word))
    return TRUE;
  for (guint i = 0; titles[i] != NULL; i++)
    if (g_str_has_suffix (word, titles[i]))
      return TRUE;

  return FALSE;
}

/* A plain name has no mark of its own: 「王桂兰」 and 「电梯坏」 are both three characters. Only one
 * before a phone is taken for a name, or one with a frequent surname behind an address. */
static gboolean
may_be_name (const char *word)
{
  const glong length = g_utf8_strlen (word, -1);

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) != G_UNICODE_SCRIPT_HAN)
      return FALSE;

  return length == 2 || length == 3;
}

/* Whether it begins as a name may and is none. */
static gboolean
is_thing (const char *word)
{
  static const char * const things[] = {
    "马桶", "马路", "白蚁", "白天", "石头", "石板", "金属", "万一", "方便", "毛病", "黄土", "黄线",
    "叶子", "严重", "程度", "武警", "钟点", "汤水", "顾客", "史上", "陆续", NULL
  };

  for (guint i = 0; things[i] != NULL; i++)
    if (g_str_has_prefix (word, things[i]))
      return TRUE;

  return FALSE;
}

/* Whether the whole word is an address. What stands behind its last number is put into @rest:
 * 「2栋1单元李阿姨」. */
static gboolean
read_address (const char          *word,
              const char * const  *estates,
              char               **address,
              const char         **rest)
{
  g_autoptr (TeaAddress) parsed = NULL;
  gsize start = 0;
  gsize end = 0;

  if (tea_address_find (word, estates, &parsed, &start, &end) && start == 0)
    {
      *address = g_strndup (word, end);
      *rest = word + end;
      return TRUE;
    }

  /* Among other words 「3-502」 may be a score; as the first word at the door it is a room. */
  end = strspn (word, "0123456789-#");
  if (end > 0 && strpbrk (word, "-#") != NULL && strpbrk (word, "-#") < word + end)
    {
      g_autofree char *digits = g_strndup (word, end);

      g_clear_pointer (&parsed, tea_address_free);
      parsed = tea_address_parse (digits, estates);
      if (parsed != NULL)
        {
          *address = g_steal_pointer (&digits);
          *rest = word + end;
          return TRUE;
        }
    }

  return FALSE;
}

/* The estate's name and the building may stand apart: 「月亮湾 2栋1单元301」. Returns where the
 * address ends, or %NULL.
 */
static const char *
take_estate (TeaDoorLine        *self,
             const char         *p,
             const char         *end,
             const char * const *estates)
{
  g_autofree char *word = g_strndup (p, end - p);
  const char *next = skip_blanks (end);
  const char *next_end = skip_word (next);
  g_autofree char *joined = NULL;
  const char *rest = NULL;

  if (estates == NULL || !g_strv_contains (estates, word) || next == next_end)
    return NULL;

  joined = g_strdup_printf ("%s%.*s", word, (int) (next_end - next), next);
  if (!read_address (joined, estates, &self->address, &rest))
    return NULL;

  return next_end - strlen (rest);
}

/* A number anywhere in the words stays there; it is also who to call. */
static char *
find_phone (const char *text)
{
  g_autofree char *found = NULL;
  gsize start;
  gsize end;

  if (!tea_phone_find (text, &start, &end))
    return NULL;

  found = g_strndup (text + start, end - start);

  return tea_phone_normalise (found);
}

/* Takes a word at the head of the line for what it is. Returns where the line goes on, or %NULL
 * where the words of the request begin. */
static const char *
take_word (TeaDoorLine        *self,
           const char         *p,
           const char * const *estates)
{
  const char *end = skip_word (p);
  g_autofree char *word = g_strndup (p, end - p);
  const char *rest = NULL;
  const char *behind = NULL;

  if (self->phone == NULL && (self->phone = tea_phone_normalise (word)) != NULL)
    return end;

  if (self->address == NULL && (behind = take_estate (self, p, end, estates)) != NULL)
    return behind;

  if (self->address == NULL && read_address (word, estates, &self->address, &rest))
    {
      if (*rest == '\0')
        return end;
      if (self->person == NULL && is_person (rest))
        {
          self->person = g_strdup (rest);
          return end;
        }
      return p + (rest - word);
    }

  if (self->person == NULL && is_person (word))
    {
      self->person = g_steal_pointer (&word);
      return end;
    }

  if (self->person == NULL && may_be_name (word) && *skip_blanks (end) != '\0')
    {
      g_autofree char *phone = NULL;
      const char *next = skip_blanks (end);
      const char *next_end = skip_word (next);
      g_autofree char *next_word = g_strndup (next, next_end - next);

      phone = tea_phone_normalise (next_word);
      if (phone != NULL ||
          (self->address != NULL && tea_mask_is_surname (word) && !is_thing (word)))
        {
          self->person = g_steal_pointer (&word);
          return end;
        }
    }

  return NULL;
}

/**
 * tea_door_line_parse:
 * @line: what was written, in valid UTF-8
 * @estates: (nullable) (array zero-terminated=1): the names of the known estates
 *
 * Takes address, name and phone from the head of a line. They may stand in any order, with blanks
 * or commas between. Where nothing is left behind them, the whole line is the text: nobody asks
 * for nothing.
 *
 * Returns: (transfer full): the parts
 */
TeaDoorLine *
tea_door_line_parse (const char         *line,
                     const char * const *estates)
{
  TeaDoorLine *self = g_new0 (TeaDoorLine, 1);
  const char *p;
  const char *next;

  g_return_val_if_fail (line != NULL, NULL);

  p = skip_blanks (line);
  while (*p != '\0' && (next = take_word (self, p, estates)) != NULL)
    p = skip_blanks (next);

  self->text = g_strstrip (g_strdup (*p != '\0' ? p : line));
  if (self->phone == NULL)
    self->phone = find_phone (self->text);

  return self;
}

/**
 * tea_door_line_free:
 * @self: (transfer full) (nullable): the parts of a line
 */
void
tea_door_line_free (TeaDoorLine *self)
{
  if (self == NULL)
    return;

  g_free (self->address);
  g_free (self->person);
  g_free (self->phone);
  g_free (self->text);
  g_free (self);
}
