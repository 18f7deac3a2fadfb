/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "people/tea-fold.h"

#include "tea-chat-message.h"

G_DEFINE_BOXED_TYPE (TeaChatMessage, tea_chat_message, tea_chat_message_copy, tea_chat_message_free)

/* The longest code of a small face, such as [破涕为笑] or [Facepalm]; what is longer is words. */
#define MAX_FACE 8

/* A placeholder of WeChat for what is no text, and why a message of only that is no request. */
typedef struct
{
  const char *word;
  const char *reason;
} Placeholder;

static const Placeholder placeholders[] = {
  { "图片", N_("Only a picture") },
  { "照片", N_("Only a picture") },
  { "语音", N_("Only a voice message") },
  { "视频", N_("Only a video") },
  { "文件", N_("Only a file") },
  { "表情", N_("Only a sticker") },
  { "动画表情", N_("Only a sticker") },
  { "链接", N_("Only something shared") },
  { "位置", N_("Only something shared") },
  { "名片", N_("Only something shared") },
  { "个人名片", N_("Only something shared") },
  { "小程序", N_("Only something shared") },
  { "聊天记录", N_("Only something shared") },
  { "音乐", N_("Only something shared") },
  { "红包", N_("Only something shared") },
  { "微信红包", N_("Only something shared") },
  { "转账", N_("Only something shared") },
};

/* A message of nothing but these and fillers asks for nothing; one that adds anything else may. */
static const char * const courtesies[] = {
  "收到", "好的", "好嘞", "好滴", "好", "行", "嗯", "可以", "没问题", "OK", "谢", "感谢", "多谢",
  "辛苦", "麻烦", "不客气", "客气", "早安", "晚安", "早", "知道了", "明白", "了解", "欢迎", "再见",
  "拜拜", "快乐", "愉快", "点赞", "赞", "棒", "给力", "厉害", "哈", "呵", "嘻", "是的", "对", NULL
};
static const char * const fillers[] = {
  "早上", "上午", "中午", "下午", "晚上", "大家", "各位", "邻居", "们", "您", "你", "书记", "主任",
  "师傅", "物业", "管家", "社区", "网格员", "老师", "新年", "新", "节日", "周末", "国庆", "中秋",
  "春节", "元旦", "端午", "祝", "了", "啦", "哦", "噢", "呀", "啊", "的", "已", "太", "很", "非常",
  "十分", NULL
};

static const char * const agreements[] = {
  "1", "同意", "支持", "赞同", "附议", "同上", "同感", "同问", "同求", "顶", NULL
};

/* Who works for the residents signs so in the group. */
static const char * const workers[] = {
  "物业", "物管", "管家", "网格员", "网格长", "客服", "居委", "社区", "街道", "保安", "维修", "书记",
  NULL
};

/* Who works for the residents and still brings a request, brings it for somebody. */
static const char * const relays[] = {
  "反映", "诉求", "求助", "投诉", "居民说", "业主说", "有居民", "有业主", NULL
};

static const char * const notices[] = {
  "撤回了一条消息", "加入了群聊", "拍了拍", "修改群名为", "移出了群聊", "退出了群聊", NULL
};

static gboolean
holds_any (const char         *text,
           const char * const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Whether 「[图片]」, 「[图片: 8b0abeb1.jpg(请在附件中查看)]」 or 「[微笑]」 stands at @cursor. */
static gboolean
skip_placeholder (const char **cursor,
                  const char **reason)
{
  const char *word = *cursor;
  const char *end;

  if (*word != '[')
    return FALSE;

  word++;
  end = word + strcspn (word, "]\n");
  if (*end != ']')
    return FALSE;

  *reason = NULL;
  for (guint i = 0; *reason == NULL && i < G_N_ELEMENTS (placeholders); i++)
    {
      const char *after = word;

      if (tea_fold_skip (&after, placeholders[i].word) &&
          (after == end || tea_fold_is_one_of (tea_fold_peek (after), ": ")))
        *reason = placeholders[i].reason;
    }

  if (*reason == NULL && g_utf8_strlen (word, end - word) <= MAX_FACE)
    *reason = N_("Only a sticker");

  if (*reason == NULL)
    return FALSE;

  *cursor = end + 1;

  return TRUE;
}

/* Whether an address on the net stands at @cursor. */
static gboolean
skip_link (const char **cursor,
           const char **reason)
{
  const char *end = *cursor;

  if (!g_str_has_prefix (end, "http://") && !g_str_has_prefix (end, "https://"))
    return FALSE;

  while (*end > ' ' && *end < 0x7f)
    end++;

  *cursor = end;
  *reason = N_("Only something shared");

  return TRUE;
}

/* How many seconds a voice message lasts stands behind its placeholder: 「[语音] 12"」. */
static void
skip_seconds (const char **cursor)
{
  const char *end = *cursor;

  tea_fold_skip_spaces (&end);
  end += strspn (end, "0123456789");
  if (end > *cursor && g_ascii_isdigit (end[-1]) &&
      (tea_fold_skip (&end, "\"") || tea_fold_skip (&end, "″") || tea_fold_skip (&end, "秒")))
    *cursor = end;
}

/* Leaves only letters and digits of the text, without its placeholders; says why there is no
 * word, if there is none. */
static char *
take_words (const char  *text,
            const char **reason)
{
  GString *words = g_string_new (NULL);
  const char *first = NULL;
  gboolean mixed = FALSE;

  while (*text != '\0')
    {
      const char *after = text;
      const char *kind;

      if (skip_placeholder (&after, &kind) || skip_link (&after, &kind))
        {
          skip_seconds (&after);
          mixed |= first != NULL && !g_str_equal (first, kind);
          first = kind;
          text = after;
          continue;
        }

      if (g_unichar_isalnum (g_utf8_get_char (text)))
        g_string_append_unichar (words, tea_fold_peek (text));

      text = g_utf8_next_char (text);
    }

  *reason = first == NULL || mixed ? N_("Nothing in words") : first;

  return g_string_free (words, FALSE);
}

static gboolean
is_courtesy (const char *words)
{
  gboolean courteous = FALSE;

  while (*words != '\0')
    {
      /* 「早上」 comes before 「早」: longer fillers must not be cut up by short thanks. */
      if (tea_fold_skip_any (&words, fillers))
        continue;

      if (!tea_fold_skip_any (&words, courtesies))
        return FALSE;

      courteous = TRUE;
    }

  return courteous;
}

/* Whether it answers a neighbour, by 「@name」 or by a quotation above a dashed line. Who calls the
 * property company or everybody by 「@」 asks for something. */
static gboolean
is_answer (const char *text)
{
  static const char * const everybody[] = { "所有人", "全体", "群主", NULL };
  const char *cursor = text;
  const char *end;
  g_autofree char *called = NULL;

  if (g_str_has_prefix (text, "「") && strstr (text, "」\n- - -") != NULL)
    return TRUE;

  if (tea_fold_next (&cursor) != '@')
    return FALSE;

  end = cursor;
  while (!tea_fold_is_one_of (tea_fold_peek (end), " \n") && *end != '\0')
    end = g_utf8_next_char (end);

  called = g_strndup (cursor, (gsize) (end - cursor));

  return !holds_any (called, workers) && !holds_any (called, everybody);
}

/* Whether it is a card of a page, a place or a person, with its title behind the placeholder: what
 * somebody types is another message.
 */
static gboolean
is_card (const char *text)
{
  const char *reason;

  return strchr (text, '\n') == NULL && skip_placeholder (&text, &reason) &&
         g_str_equal (reason, "Only something shared");
}

/* Whether nothing but thanks stand behind 「@name」. */
static gboolean
is_courtesy_to (const char *text)
{
  const char *reason;
  g_autofree char *words = NULL;

  if (*text != '@' || strchr (text, ' ') == NULL)
    return FALSE;

  words = take_words (strchr (text, ' '), &reason);

  return is_courtesy (words);
}

/* Gives the reason why a message is likely no request, untranslated, or %NULL. These are guesses
 * for the preview of an import, where the secretary sees every message and decides.
 */
static const char *
judge (const char *nickname,
       const char *text)
{
  const char *reason;
  g_autofree char *words = take_words (text, &reason);

  if (words[0] == '\0')
    return reason;

  if (strchr (text, '\n') == NULL && holds_any (text, notices))
    return N_("A notice of WeChat itself");

  if (is_card (text))
    return N_("Only something shared");

  if (is_courtesy (words) || is_courtesy_to (text))
    return N_("Only a greeting, thanks or a confirmation");

  for (guint i = 0; agreements[i] != NULL; i++)
    if (g_str_equal (words, agreements[i]))
      return N_("Only agrees with somebody");

  if (holds_any (nickname, workers) && strstr (nickname, "志愿者") == NULL &&
      !holds_any (text, relays))
    return N_("From the property company or a grid worker");

  if (is_answer (text))
    return N_("An answer to somebody");

  return NULL;
}

/**
 * tea_chat_message_new:
 * @nickname: of who wrote it
 * @sent_at: (nullable): local time as 2026-10-21 09:12
 * @text: what was written
 * @line: where it stands in the chat text, from 1
 *
 * Makes a message, and judges whether it may be a request: pictures alone, thanks, answers to a
 * neighbour and what the property company or a grid worker says are likely none.
 *
 * Returns: (transfer full): the message
 */
TeaChatMessage *
tea_chat_message_new (const char *nickname,
                      const char *sent_at,
                      const char *text,
                      guint       line)
{
  TeaChatMessage *message;
  const char *reason;

  g_return_val_if_fail (nickname != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  message = g_new0 (TeaChatMessage, 1);
  message->nickname = g_strdup (nickname);
  message->sent_at = g_strdup (sent_at);
  message->text = g_strdup (text);
  message->line = line;
  reason = judge (nickname, text);
  message->skip_reason = reason != NULL ? g_strdup (_(reason)) : NULL;

  return message;
}

/**
 * tea_chat_message_follows:
 * @message: a message
 * @before: one that stands before it
 * @minutes: how much later it may be
 *
 * Returns: whether @message was written by the same person soon after @before; not where the chat
 *   has no times, because there a day may lie between two messages
 */
gboolean
tea_chat_message_follows (const TeaChatMessage *message,
                          const TeaChatMessage *before,
                          guint                 minutes)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) sent = NULL;
  g_autoptr (GDateTime) sent_before = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *iso_before = NULL;
  GTimeSpan span;

  g_return_val_if_fail (message != NULL, FALSE);
  g_return_val_if_fail (before != NULL, FALSE);

  if (message->sent_at == NULL || before->sent_at == NULL ||
      !g_str_equal (message->nickname, before->nickname))
    return FALSE;

  /* Only the difference is wanted, so the zone does not matter as long as it has no summer time. */
  iso = g_strconcat (message->sent_at, ":00", NULL);
  iso_before = g_strconcat (before->sent_at, ":00", NULL);
  sent = g_date_time_new_from_iso8601 (iso, utc);
  sent_before = g_date_time_new_from_iso8601 (iso_before, utc);
  if (sent == NULL || sent_before == NULL)
    return FALSE;

  span = g_date_time_difference (sent, sent_before);

  return span >= 0 && span <= minutes * G_TIME_SPAN_MINUTE;
}

/**
 * tea_chat_message_copy:
 * @message: a message
 *
 * Returns: (transfer full): a copy
 */
TeaChatMessage *
tea_chat_message_copy (const TeaChatMessage *message)
{
  TeaChatMessage *copy;

  g_return_val_if_fail (message != NULL, NULL);

  copy = g_new (TeaChatMessage, 1);
  copy->nickname = g_strdup (message->nickname);
  copy->sent_at = g_strdup (message->sent_at);
  copy->text = g_strdup (message->text);
  copy->line = message->line;
  copy->skip_reason = g_strdup (message->skip_reason);

  return copy;
}

/**
 * tea_chat_message_free:
 * @message: (transfer full): a message
 *
 * Frees @message.
 */
void
tea_chat_message_free (TeaChatMessage *message)
{
  g_return_if_fail (message != NULL);

  g_free (message->nickname);
  g_free (message->sent_at);
  g_free (message->text);
  g_free (message->skip_reason);
  g_free (message);
}
