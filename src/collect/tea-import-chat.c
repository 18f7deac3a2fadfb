/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "people/tea-address.h"
#include "people/tea-fold.h"
#include "people/tea-phone.h"

#include "tea-cell.h"
#include "tea-chat.h"
#include "tea-encoding.h"
#include "tea-import-private.h"

/* Enough of a file to see whether it is a chat, without reading a whole sheet for nothing. */
#define LOOK_BYTES (256 * 1024)

/* Somebody asks where it is, and the answer comes within so many minutes and messages. */
#define ANSWER_MINUTES  10
#define ANSWER_MESSAGES 10

/* What holds a NUL is no text. */
static char *
decode (const char *bytes,
        gsize       length)
{
  const char *encoding;
  gsize written = 0;
  g_autofree char *text = tea_encoding_decode (bytes, length, &written, &encoding, NULL);

  if (text == NULL || memchr (text, '\0', written) != NULL)
    return NULL;

  return g_steal_pointer (&text);
}

/* The part of a file that is looked at ends with a line, so that no character is cut. */
static gsize
get_look_length (const char *bytes,
                 gsize       length)
{
  gsize end = MIN (length, LOOK_BYTES);

  while (end < length && end > 0 && bytes[end - 1] != '\n')
    end--;

  return end;
}

static gboolean
looks_like_chat (const char *bytes,
                 gsize       length)
{
  g_autofree char *text = decode (bytes, get_look_length (bytes, length));

  return text != NULL && tea_chat_recognise (text) != TEA_CHAT_NONE;
}

/* Takes what stands between @start and @end out of @name and returns it. */
static char *
cut (char  *name,
     gsize  start,
     gsize  end)
{
  char *part = g_strndup (name + start, end - start);

  name[start] = ' ';
  memmove (name + start + 1, name + end, strlen (name + end) + 1);

  return part;
}

/* Marks that part the pieces of a nickname or stood around one that was cut out; between digits
 * they belong to opening hours.
 */
static void
blank_marks (char *name)
{
  static const char * const wide[] = { "【", "】", "（", "）", "「", "」", "〔", "〕", "：", "｜", "，" };

  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    {
      for (char *at = name; (at = strstr (at, wide[i])) != NULL;)
        memset (at, ' ', strlen (wide[i]));
    }

  for (char *c = name; *c != '\0'; c++)
    {
      if (strchr ("-_,|/()[]:", *c) != NULL &&
          !(c > name && g_ascii_isdigit (c[-1]) && g_ascii_isdigit (c[1])))
        *c = ' ';
    }
}

/* What was cut out of a nickname leaves a gap. */
static void
close_gaps (char *name)
{
  char *end = name;

  for (const char *c = name; *c != '\0'; c++)
    {
      if (*c != ' ' || (end > name && end[-1] != ' '))
        *end++ = *c;
    }

  *end = '\0';
}

/* Tools that save chats put WeChat's own name for somebody behind the nickname. */
static void
cut_account (char *name)
{
  char *start = strstr (name, "wxid_");

  if (start != NULL && start > name)
    memset (start, ' ', strcspn (start, " )"));
}

/* In a residents' group people put their door and often their phone into their nickname:
 * 「2栋1单元李阿姨」, 「A阳光 13800001234」.
 */
static void
read_nickname (TeaReading *self,
               TeaDraft   *draft,
               const char *nickname)
{
  /* cut() leaves a space where something was, so there has to be room for one. */
  g_autofree char *name = g_strconcat (nickname, " ", NULL);
  g_autofree char *person = NULL;
  gsize start;
  gsize end;

  cut_account (name);
  if (tea_phone_find (name, &start, &end))
    {
      g_autofree char *phone = cut (name, start, end);

      draft->phone = tea_phone_normalise (phone);
    }

  if (tea_address_find (name, self->estates, NULL, &start, &end))
    draft->address = g_strstrip (cut (name, start, end));

  blank_marks (name);
  close_gaps (name);
  person = tea_cell_clean (name);
  if (*person != '\0')
    draft->person = g_steal_pointer (&person);
}

/* The part of the sentence that stands before @at, back to the last mark. */
static char *
dup_clause (const char *text,
            gsize       at)
{
  static const char * const marks[] = { "，", "。", "！", "？", "；", "、", ",", ";", "\n", NULL };
  g_autofree char *before = g_strndup (text, at);
  const char *start = before;

  for (guint i = 0; marks[i] != NULL; i++)
    {
      const char *mark = g_strrstr (before, marks[i]);

      if (mark != NULL && mark + strlen (marks[i]) > start)
        start = mark + strlen (marks[i]);
    }

  return g_strdup (start);
}

static gboolean
holds_any (const char         *text,
           const char * const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (text, words[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Who has no door in the nickname may say it: 「我住9号楼3单元202」. Another building than one's own
 * is talked about as well, so it is taken with its room, or where somebody says that it is home.
 */
static void
read_words (TeaReading *self,
            TeaDraft   *draft)
{
  static const char * const homes[] = { "我住", "住在", "家住", "我家", "我们家", "我是", NULL };
  static const char * const others[] = { "@", "物业", "客服", "社区", "热线", "师傅", "他", NULL };
  g_autoptr (TeaAddress) address = NULL;
  gsize start;
  gsize end;

  if (draft->address == NULL &&
      tea_address_find (draft->text, self->estates, &address, &start, &end))
    {
      g_autofree char *clause = dup_clause (draft->text, start);

      if (strchr (clause, '@') == NULL && (*address->room != '\0' || holds_any (clause, homes)))
        draft->address = g_strndup (draft->text + start, end - start);
    }

  if (draft->phone == NULL && tea_phone_find (draft->text, &start, &end))
    {
      g_autofree char *clause = dup_clause (draft->text, start);
      g_autofree char *phone = g_strndup (draft->text + start, end - start);

      if (!holds_any (clause, others))
        draft->phone = tea_phone_normalise (phone);
    }
}

/* Whether the words are nothing but a door or a phone: 「5栋1单元301，电话13800001234」. */
static gboolean
tells_only_where (TeaReading *self,
                  const char *text)
{
  static const char * const labels[] = {
    "联系方式", "联系电话", "微信同号", "电话号码", "手机号", "电话", "手机", "号码", "联系", "地址",
    "门牌", "房号", "我们家", "我家", "我住", "住在", "家住", "我们", "我是", "我", "在", "是", "的", NULL
  };
  g_autofree char *rest = g_strconcat (text, " ", NULL);
  const char *cursor = rest;
  gboolean tells = FALSE;
  gsize start;
  gsize end;

  if (tea_phone_find (rest, &start, &end))
    {
      g_free (cut (rest, start, end));
      tells = TRUE;
    }

  if (tea_address_find (rest, self->estates, NULL, &start, &end))
    {
      g_free (cut (rest, start, end));
      tells = TRUE;
    }

  while (tells && *cursor != '\0')
    {
      if (!g_unichar_isalnum (g_utf8_get_char (cursor)))
        cursor = g_utf8_next_char (cursor);
      else if (!tea_fold_skip_any (&cursor, labels))
        return FALSE;
    }

  return tells;
}

/* Where it is and whom to call is often told only when somebody has asked, and belongs to what the
 * same person asked for before.
 */
static TeaDraft *
find_asked (TeaReading           *self,
            GPtrArray            *written,
            const TeaChatMessage *message)
{
  if (!tells_only_where (self, message->text))
    return NULL;

  for (guint i = written->len; i > 0 && written->len - i < ANSWER_MESSAGES; i--)
    {
      TeaDraft *draft = g_ptr_array_index (self->drafts, i - 1);

      if (draft->ticked &&
          tea_chat_message_follows (message, g_ptr_array_index (written, i - 1), ANSWER_MINUTES))
        return draft;
    }

  return NULL;
}

static void
add_answer (TeaReading           *self,
            TeaDraft             *draft,
            const TeaChatMessage *message)
{
  g_autofree char *text = g_strconcat (draft->text, "\n", message->text, NULL);

  g_set_str (&draft->text, text);
  read_words (self, draft);
}

static void
add_message (TeaReading           *self,
             const TeaChatMessage *message)
{
  g_autoptr (TeaDraft) draft = tea_draft_new (message->line);

  g_set_str (&draft->text, message->text);
  draft->channel = "chat";
  read_nickname (self, draft, message->nickname);
  read_words (self, draft);
  if (message->sent_at != NULL)
    draft->received_at = g_strconcat (message->sent_at, ":00", NULL);

  if (*message->text == '\0')
    draft->skip_reason = g_strdup (_("There is no text in this message."));
  else if (message->skip_reason == NULL && tells_only_where (self, message->text))
    draft->hint = g_strdup (_("Only a door or a phone number"));
  else
    draft->hint = g_strdup (message->skip_reason);

  draft->ticked = draft->skip_reason == NULL && draft->hint == NULL;
  g_ptr_array_add (self->drafts, g_steal_pointer (&draft));
}

/*
 * tea_reading_read_chat:
 * @self: a reading
 * @is_chat: (out): whether it was one
 * @error: return location for an error
 *
 * Reads a chat. Where there may be a sheet instead, what is no chat is no error.
 *
 * Returns: whether it was read, or was none
 */
gboolean
tea_reading_read_chat (TeaReading  *self,
                       gboolean    *is_chat,
                       GError     **error)
{
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GPtrArray) joined = NULL;
  g_autoptr (GPtrArray) written = NULL;
  g_autofree char *text = NULL;
  gsize length;
  const char *bytes = g_bytes_get_data (self->bytes, &length);

  *is_chat = FALSE;
  if (self->as == TEA_IMPORT_AUTO && !looks_like_chat (bytes, length))
    return TRUE;

  text = decode (bytes, length);
  if (text == NULL)
    {
      if (self->as == TEA_IMPORT_AUTO)
        return TRUE;

      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_ENCODING,
                           _("The characters of this chat cannot be read."));
      return FALSE;
    }

  messages = tea_chat_parse (text, NULL, &self->group, error);
  if (messages == NULL)
    return FALSE;

  *is_chat = TRUE;
  self->format = "chat";
  joined = tea_chat_join (messages);
  written = g_ptr_array_new ();
  for (guint i = 0; i < joined->len; i++)
    {
      TeaChatMessage *message = g_ptr_array_index (joined, i);
      TeaDraft *asked = find_asked (self, written, message);

      if (asked != NULL)
        {
          add_answer (self, asked, message);
        }
      else
        {
          add_message (self, message);
          g_ptr_array_add (written, message);
        }
      if (!tea_reading_step (self, message->line, error))
        return FALSE;
    }

  return TRUE;
}
