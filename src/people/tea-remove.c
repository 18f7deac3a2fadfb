/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-action.h"

#include "tea-remove.h"

/**
 * tea_remove:
 * @record: a record of any type
 * @book: the book it is in
 * @verb: the action's machine name
 * @title: what is done, translated
 * @refusal: one translated sentence for when other records still need this one
 * @error: return location for an error
 *
 * Removes a record; an action. The book's references decide whether that is possible, so that no
 * list of who may refer to whom has to be kept up beside the schema.
 *
 * Errors: %TEA_ERROR_REFUSED with @refusal, and those of the book.
 *
 * Returns: whether it was removed
 */
gboolean
tea_remove (TeaRecord   *record,
            TeaBook     *book,
            const char  *verb,
            const char  *title,
            const char  *refusal,
            GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (TEA_IS_RECORD (record), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  action = tea_action_begin (book, verb, title, error);
  if (action == NULL)
    return FALSE;

  if (tea_action_delete (action, record, &local_error))
    return tea_action_commit (action, error);

  if (g_error_matches (local_error, TEA_ERROR, TEA_ERROR_CONSTRAINT))
    g_set_error_literal (error, TEA_ERROR, TEA_ERROR_REFUSED, refusal);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}
