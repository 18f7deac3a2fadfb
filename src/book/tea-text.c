/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-text.h"

/**
 * tea_text_strip:
 * @text: (nullable): what somebody typed
 *
 * Takes the blanks off both ends, the wide ones (U+3000) of Chinese input methods too. A reason
 * that consists of blanks is none, and this is how a verb sees it.
 *
 * Returns: (transfer full): what remains, "" for nothing
 */
char *
tea_text_strip (const char *text)
{
  g_autofree char *valid = NULL;
  const char *start, *end;

  if (text == NULL)
    return g_strdup ("");

  start = valid = g_utf8_make_valid (text, -1);
  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);

  end = start + strlen (start);
  while (end > start)
    {
      const char *last = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }

  return g_strndup (start, end - start);
}

/**
 * tea_text_strip_field:
 * @text: (inout) (nullable): a field of a record
 *
 * Takes the blanks off both ends of a field, as tea_text_strip() does; %NULL stays.
 */
void
tea_text_strip_field (char **text)
{
  char *stripped;

  g_return_if_fail (text != NULL);

  if (*text == NULL)
    return;

  stripped = tea_text_strip (*text);
  g_free (*text);
  *text = stripped;
}

/**
 * tea_text_join_all:
 * @words: (array length=n_words): words, of which any may be %NULL or ""
 * @n_words: how many
 *
 * Joins those words that say something with “ · ”, as lists and subtitles show them.
 *
 * Returns: (transfer full): all of them, "" where none says anything
 */
char *
tea_text_join_all (const char * const *words,
                   gsize               n_words)
{
  g_autoptr (GStrvBuilder) known = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (gsize i = 0; i < n_words; i++)
    {
      if (words[i] != NULL && *words[i] != '\0')
        g_strv_builder_add (known, words[i]);
    }
  list = g_strv_builder_end (known);

  return g_strjoinv (" · ", list);
}
