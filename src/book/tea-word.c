/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-word.h"

/**
 * tea_word_label:
 * @words: a closed list of words
 * @word: (nullable): one of them
 *
 * Finds what people call @word.
 *
 * Returns: the translated label; an empty string where @word is not in the list
 */
const char *
tea_word_label (const TeaWord *words,
                const char    *word)
{
  g_return_val_if_fail (words != NULL, "");

  for (const TeaWord *known = words; word != NULL && known->word != NULL; known++)
    {
      if (g_str_equal (known->word, word))
        return _(known->label);
    }

  return "";
}

/**
 * tea_word_check:
 * @words: a closed list of words
 * @word: (nullable): what somebody gave
 * @error: return location for an error
 *
 * Checks that @word is one of @words. The error lists those that are.
 *
 * Errors: %TEA_ERROR_INVALID
 *
 * Returns: whether it is
 */
gboolean
tea_word_check (const TeaWord  *words,
                const char     *word,
                GError        **error)
{
  g_autoptr (GString) all = g_string_new (NULL);

  g_return_val_if_fail (words != NULL, FALSE);

  for (const TeaWord *known = words; known->word != NULL; known++)
    {
      if (g_strcmp0 (known->word, word) == 0)
        return TRUE;

      if (all->len > 0)
        g_string_append (all, ", ");
      g_string_append (all, known->word);
    }

  /* Translators: first what was given, then all the words that would have been right. */
  g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
               _("“%s” is not one of: %s."), word != NULL ? word : "", all->str);
  return FALSE;
}
