/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "collect/tea-chat.h"

#include "fuzz.h"

/* Whether the same person says the same again. */
static gboolean
repeats (const TeaChatMessage *message,
         const TeaChatMessage *before)
{
  return g_str_equal (message->nickname, before->nickname) &&
         g_str_equal (message->text, before->text);
}

/* Whatever is pasted: no crash, messages in their order, and joining loses nothing but what one
 * person sent twice. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup (size > 0 ? (const char *) data : "", size);
  g_autofree char *group = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GPtrArray) joined = NULL;
  g_autoptr (GError) error = NULL;
  TeaChatForm form;
  gsize length = 0;
  gsize joined_length = 0;
  guint line = 0;

  messages = tea_chat_parse (text, &form, &group, &error);
  g_assert_true ((messages == NULL) == (error != NULL));
  if (messages == NULL)
    return 0;

  g_assert_cmpint (form, ==, tea_chat_recognise (text));
  g_assert_cmpuint (messages->len, >, 0);

  for (guint i = 0; i < messages->len; i++)
    {
      const TeaChatMessage *message = g_ptr_array_index (messages, i);

      g_assert_cmpuint (message->line, >, line);
      g_assert_true (g_utf8_validate (message->nickname, -1, NULL));
      g_assert_true (g_utf8_validate (message->text, -1, NULL));
      g_assert_true (message->nickname[0] != '\0');
      line = message->line;
      if (i == 0 || !repeats (message, g_ptr_array_index (messages, i - 1)))
        length += strlen (message->text);
    }

  joined = tea_chat_join (messages);
  g_assert_cmpuint (joined->len, <=, messages->len);
  for (guint i = 0; i < joined->len; i++)
    joined_length += strlen (((TeaChatMessage *) joined->pdata[i])->text);
  g_assert_cmpuint (joined_length, >=, length);

  return 0;
}
