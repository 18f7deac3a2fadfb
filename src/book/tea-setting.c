/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-setting.h"

const TeaWord tea_settings[] = {
  { "community", N_("Name of the community") },
  { "secretary", N_("Name of the secretary") },
  { NULL },
};

/**
 * tea_setting_change:
 * @book: a book
 * @name: a word of tea_settings
 * @text: what is set, "" for nothing
 * @error: return location for an error
 *
 * Changes what the book says about the community; an action, unless it says so already.
 *
 * Errors: %TEA_ERROR_INVALID for an unknown @name, and those of the book
 *
 * Returns: whether it says so now
 */
gboolean
tea_setting_change (TeaBook     *book,
                    const char  *name,
                    const char  *text,
                    GError     **error)
{
  g_autofree char *present = NULL;
  g_autofree char *bare = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (!tea_word_check (tea_settings, name, error))
    return FALSE;

  present = tea_book_dup_setting (book, name);
  bare = g_strstrip (g_strdup (text));

  return g_str_equal (present, bare) || tea_book_set_setting (book, name, bare, error);
}

/**
 * tea_setting_keep:
 * @book: a book
 * @name: a word of tea_settings
 * @text: (nullable): what somebody typed
 * @error: return location for an error
 *
 * Keeps what was typed where the book does not know it yet, so that nobody has to type it again;
 * what it knows stays.
 *
 * Errors: those of tea_setting_change()
 *
 * Returns: whether all went well
 */
gboolean
tea_setting_keep (TeaBook     *book,
                  const char  *name,
                  const char  *text,
                  GError     **error)
{
  g_autofree char *present = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  present = tea_book_dup_setting (book, name);

  return *present != '\0' || text == NULL || tea_setting_change (book, name, text, error);
}
