/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-error.h"

#include "tea-chat.h"
#include "tea-chat-reader.h"

/* Messages of one person that follow each other this closely are one thought. */
#define JOIN_MINUTES 5

/**
 * tea_chat_recognise:
 * @text: what was pasted or read from a file
 *
 * Returns: in which form @text holds a chat, or %TEA_CHAT_NONE
 */
TeaChatForm
tea_chat_recognise (const char *text)
{
  g_auto (TeaChatReader) reader = { 0 };

  g_return_val_if_fail (text != NULL, TEA_CHAT_NONE);

  if (strlen (text) > TEA_CHAT_MAX_BYTES || !g_utf8_validate (text, -1, NULL))
    return TEA_CHAT_NONE;

  tea_chat_reader_read (&reader, text);

  return reader.form;
}

/**
 * tea_chat_parse:
 * @text: what was pasted or read from a file
 * @form: (out) (optional): in which form it came
 * @group: (out) (optional) (nullable) (transfer full): what the group is called, where the text
 *   says so; of a talk between two 「X 和 Y」
 * @error: return location for an error
 *
 * Reads the messages out of the text of a WeChat chat, in their order.
 *
 * Errors: %TEA_ERROR_TOO_LARGE over 10 MB, %TEA_ERROR_ENCODING for bytes that are not UTF-8,
 * %TEA_ERROR_INVALID where @text is no chat or has no message.
 *
 * Returns: (transfer full) (element-type TeaChatMessage): the messages, at least one
 */
GPtrArray *
tea_chat_parse (const char   *text,
                TeaChatForm  *form,
                char        **group,
                GError      **error)
{
  g_auto (TeaChatReader) reader = { 0 };
  g_autoptr (GPtrArray) messages = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (form != NULL)
    *form = TEA_CHAT_NONE;
  if (group != NULL)
    *group = NULL;

  if (strlen (text) > TEA_CHAT_MAX_BYTES)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_TOO_LARGE,
                           _("The chat is larger than 10 MB. Divide it and take over the parts."));
      return NULL;
    }

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_ENCODING,
                           _("The characters of this chat cannot be read."));
      return NULL;
    }

  if (!tea_chat_reader_read (&reader, text))
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                           _("This does not look like the text of a WeChat chat."));
      return NULL;
    }

  if (reader.heads->len == 0)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                           _("There is no message in this chat."));
      return NULL;
    }

  messages = g_ptr_array_new_full (reader.heads->len, (GDestroyNotify) tea_chat_message_free);
  for (guint i = 0; i < reader.heads->len; i++)
    {
      const TeaChatHead *head = &g_array_index (reader.heads, TeaChatHead, i);
      g_autofree char *words = tea_chat_reader_get_words (&reader, i);
      g_autofree char *sent_at = tea_chat_head_format_time (head);

      g_ptr_array_add (messages,
                       tea_chat_message_new (head->nickname, sent_at, words, head->line + 1));
    }

  if (form != NULL)
    *form = reader.form;
  if (group != NULL)
    *group = g_steal_pointer (&reader.group);

  return g_steal_pointer (&messages);
}

/**
 * tea_chat_join:
 * @messages: (element-type TeaChatMessage): messages in their order
 *
 * Joins what one person wrote in one go: messages that follow each other without another person's
 * between them, each at most five minutes after the one before. They become one message of several
 * lines, judged anew. Where the chat has no times nothing is joined, because there a day may lie
 * between two messages. What was pasted twice is joined once. Messages of which none is likely a
 * request make none together either.
 *
 * Returns: (transfer full) (element-type TeaChatMessage): the joined messages; @messages stays
 */
GPtrArray *
tea_chat_join (GPtrArray *messages)
{
  g_autoptr (GPtrArray) joined = NULL;

  g_return_val_if_fail (messages != NULL, NULL);

  joined = g_ptr_array_new_with_free_func ((GDestroyNotify) tea_chat_message_free);

  for (guint i = 0; i < messages->len;)
    {
      const TeaChatMessage *first = g_ptr_array_index (messages, i);
      const TeaChatMessage *last = first;
      const char *reason = first->skip_reason;
      g_autoptr (GString) words = g_string_new (first->text);
      TeaChatMessage *whole;

      for (i++; i < messages->len &&
                tea_chat_message_follows (g_ptr_array_index (messages, i), last, JOIN_MINUTES); i++)
        {
          const TeaChatMessage *next = g_ptr_array_index (messages, i);
          const gboolean again = g_str_equal (last->text, next->text);

          last = next;
          if (again)
            continue;

          if (last->skip_reason == NULL)
            reason = NULL;
          if (words->len > 0 && last->text[0] != '\0')
            g_string_append_c (words, '\n');
          g_string_append (words, last->text);
        }

      whole = tea_chat_message_new (first->nickname, first->sent_at, words->str, first->line);
      if (whole->skip_reason == NULL)
        whole->skip_reason = g_strdup (reason);
      g_ptr_array_add (joined, whole);
    }

  return g_steal_pointer (&joined);
}
