/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "people/tea-fold.h"

#include "tea-chat-head.h"

/* WeChat lets a nickname have 32 bytes and a remark a little more; a longer line is prose. */
#define MAX_NICKNAME 40

static char *
strip (const char *start,
       const char *end)
{
  while (start < end && tea_fold_peek (start) == ' ')
    start = g_utf8_next_char (start);

  while (end > start && tea_fold_back (start, end) == ' ')
    end = g_utf8_prev_char (end);

  return g_strndup (start, (gsize) (end - start));
}

/* Reads 2026-10-21, 2026/1/2, 2026年10月21日. */
static gboolean
read_date (const char  **cursor,
           TeaChatHead  *head)
{
  const char *text = *cursor;
  guint numbers[3];

  for (guint i = 0; i < 3; i++)
    {
      if (!tea_fold_read_digits (&text, i == 0 ? 4 : 2, &numbers[i], NULL))
        return FALSE;

      if (i < 2 && !tea_fold_is_one_of (tea_fold_next (&text), "-/.年月"))
        return FALSE;
    }

  tea_fold_skip (&text, "日");

  if (!g_date_valid_dmy ((GDateDay) numbers[2], (GDateMonth) numbers[1], (GDateYear) numbers[0]))
    return FALSE;

  head->year = (int) numbers[0];
  head->month = (int) numbers[1];
  head->day = (int) numbers[2];
  *cursor = text;

  return TRUE;
}

/* Reads 9:12, 09:12, 09:12:07. */
static gboolean
read_clock (const char  **cursor,
            TeaChatHead  *head)
{
  const char *text = *cursor;
  guint hour;
  guint minute;
  guint second;
  guint n_digits;

  if (!tea_fold_read_digits (&text, 2, &hour, NULL) || hour > 23 || tea_fold_next (&text) != ':' ||
      !tea_fold_read_digits (&text, 2, &minute, &n_digits) || n_digits != 2 || minute > 59)
    return FALSE;

  if (tea_fold_skip (&text, ":") &&
      (!tea_fold_read_digits (&text, 2, &second, &n_digits) || n_digits != 2 || second > 60))
    return FALSE;

  head->minute = (int) (hour * 60 + minute);
  *cursor = text;

  return TRUE;
}

static guint
skip_dashes (const char **cursor)
{
  guint n = 0;

  for (; tea_fold_peek (*cursor) == '-'; n++)
    tea_fold_next (cursor);

  return n;
}

/**
 * tea_chat_head_read_day:
 * @head: takes the day
 * @line: a line of the chat
 *
 * Reads the line of the phone's form that begins a day: 「—————  2026-10-21  —————」.
 *
 * Returns: whether @line is one
 */
gboolean
tea_chat_head_read_day (TeaChatHead *head,
                        const char  *line)
{
  tea_fold_skip_spaces (&line);
  if (skip_dashes (&line) < 2)
    return FALSE;

  tea_fold_skip_spaces (&line);
  if (!read_date (&line, head))
    return FALSE;

  tea_fold_skip_spaces (&line);
  if (skip_dashes (&line) < 2)
    return FALSE;

  tea_fold_skip_spaces (&line);

  return *line == '\0';
}

/* Splits the last word off a line; gives how many spaces stand before it. */
static guint
split_last_word (const char  *line,
                 const char **end,
                 const char **word)
{
  guint n_spaces = 0;

  while (tea_fold_back (line, *end) == ' ')
    *end = g_utf8_prev_char (*end);

  *word = *end;
  while (*word > line && tea_fold_back (line, *word) != ' ')
    *word = g_utf8_prev_char (*word);

  *end = *word;
  while (tea_fold_back (line, *end) == ' ')
    {
      *end = g_utf8_prev_char (*end);
      n_spaces++;
    }

  return n_spaces;
}

static gboolean
is_word_clock (const char  *word,
               TeaChatHead *head)
{
  return read_clock (&word, head) && (*word == '\0' || tea_fold_peek (word) == ' ');
}

static gboolean
is_word_date (const char  *word,
              TeaChatHead *head)
{
  return read_date (&word, head) && tea_fold_peek (word) == ' ';
}

/**
 * tea_chat_head_read:
 * @head: takes the nickname and the time, and the day where the line says it
 * @form: the form of the chat
 * @least_spaces: how many spaces stand at least before the time in the phone's form: two, or one
 *   where something the text went through has put them together
 * @line: a line of the chat
 *
 * Reads the head of a message. A nickname may hold spaces, also two together, and times: only the
 * last time in the line counts.
 *
 * Returns: whether @line looks like a head
 */
gboolean
tea_chat_head_read (TeaChatHead *head,
                    TeaChatForm  form,
                    guint        least_spaces,
                    const char  *line)
{
  const char *end = line + strlen (line);
  const char *word = end;
  const char *start = line;

  switch (form)
    {
    case TEA_CHAT_PHONE:
      if (split_last_word (line, &end, &word) < least_spaces || !is_word_clock (word, head))
        return FALSE;
      break;

    case TEA_CHAT_MAC:
      if (split_last_word (line, &end, &word) < 1 || !is_word_clock (word, head) ||
          split_last_word (line, &end, &word) < 1 || !is_word_date (word, head))
        return FALSE;
      break;

    case TEA_CHAT_EXPORT:
      tea_fold_skip_spaces (&start);
      if (!is_word_date (start, head) || !read_date (&start, head))
        return FALSE;
      tea_fold_skip_spaces (&start);
      if (!is_word_clock (start, head) || !read_clock (&start, head))
        return FALSE;
      break;

    case TEA_CHAT_WINDOWS:
      while (tea_fold_back (line, end) == ' ')
        end = g_utf8_prev_char (end);
      if (tea_fold_back (line, end) != ':')
        return FALSE;
      end = g_utf8_prev_char (end);
      break;

    case TEA_CHAT_NONE:
    default:
      return FALSE;
    }

  head->nickname = strip (start, end);
  if (head->nickname[0] != '\0')
    return TRUE;

  g_clear_pointer (&head->nickname, g_free);

  return FALSE;
}

/**
 * tea_chat_head_read_introduction:
 * @line: a line of the chat
 * @group: (inout): takes what the group is called, or the names of the two who talk
 *
 * Reads the line that introduces a chat shared from the phone.
 *
 * Returns: whether @line is one
 */
gboolean
tea_chat_head_read_introduction (const char  *line,
                                 char       **group)
{
  static const char * const endings[] = {
    "微信群上的聊天记录如下", "在微信上的聊天记录如下", "的聊天记录如下", NULL
  };
  const char *end = NULL;
  const char *quote;

  for (guint i = 0; end == NULL && endings[i] != NULL; i++)
    end = strstr (line, endings[i]);

  if (end == NULL)
    return FALSE;

  /* A group without a name leaves nothing before the ending. */
  if (g_str_has_prefix (line, "微信群") && end > line)
    line += strlen ("微信群");

  quote = g_utf8_find_prev_char (line, end);
  if (quote != NULL && tea_fold_is_one_of (tea_fold_peek (line), "\"“") &&
      tea_fold_is_one_of (tea_fold_peek (quote), "\"”") && quote > line)
    {
      line = g_utf8_next_char (line);
      end = quote;
    }

  g_free (*group);
  *group = strip (line, end);

  return TRUE;
}

/**
 * tea_chat_head_is_prose:
 * @head: a head
 *
 * Returns: whether what stands before the time or colon reads like a sentence, as in
 *   「停水时间  9:30」
 */
gboolean
tea_chat_head_is_prose (const TeaChatHead *head)
{
  static const char * const endings[] = {
    ":", "：", "-", "—", "~", "～", "时间", "地点", "地址", "电话", "如下", "另外", "其中", "建议",
    "备注", "注意", "问题", "原因", "是", "在", "到", "至", "从", "点", "上午", "下午", "晚上", "早上",
    "中午", "凌晨", NULL
  };

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (head->nickname, endings[i]))
      return TRUE;

  if (head->n_alike > 1)
    return FALSE;

  if (g_utf8_strlen (head->nickname, -1) > MAX_NICKNAME)
    return TRUE;

  for (const char *c = head->nickname; *c != '\0'; c = g_utf8_next_char (c))
    if (tea_fold_is_one_of (g_utf8_get_char (c), "，。！？；、：“”《》"))
      return TRUE;

  return FALSE;
}

/**
 * tea_chat_head_format_time:
 * @head: a head
 *
 * Returns: (transfer full) (nullable): when it was sent, as 2026-10-21 09:12; %NULL where the day
 *   is not known
 */
char *
tea_chat_head_format_time (const TeaChatHead *head)
{
  if (head->year == 0)
    return NULL;

  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d",
                          head->year, head->month, head->day,
                          head->minute / 60, head->minute % 60);
}

/**
 * tea_chat_head_clear:
 * @head: a head
 *
 * Frees what @head holds.
 */
void
tea_chat_head_clear (TeaChatHead *head)
{
  g_clear_pointer (&head->nickname, g_free);
}
