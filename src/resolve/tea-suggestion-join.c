/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"

#include "tea-suggestion.h"

/* What was decided or begun on the strength of one suggestion would hang on nobody's words. */
static gboolean
check_nothing_hangs_on (TeaSuggestion  *self,
                        TeaBook        *book,
                        GError        **error)
{
  g_autoptr (TeaQuery) query = NULL;
  gint64 count = 0;

  query = tea_query_new (book, "look for what hangs on a suggestion",
                         "SELECT (SELECT count (*) FROM decision WHERE suggestion = :suggestion)"
                         " + (SELECT count (*) FROM assignment WHERE suggestion = :suggestion)"
                         " + (SELECT count (*) FROM rule WHERE suggestion = :suggestion)");
  tea_query_bind_id (query, "suggestion", tea_record_get_id (TEA_RECORD (self)));
  if (!tea_query_read_int (query, &count, error))
    return FALSE;

  if (count > 0)
    {
      /* Translators: %s is the number of a suggestion. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s was decided on already, so it stays by itself. Join the other one to "
                     "it instead."), self->number);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_pair (TeaSuggestion  *self,
            TeaBook        *book,
            TeaSuggestion  *other,
            GError        **error)
{
  if (tea_record_get_id (TEA_RECORD (self)) == tea_record_get_id (TEA_RECORD (other)))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("These are the same suggestion. Choose two."));
      return FALSE;
    }

  if (self->joined != 0 || other->joined != 0)
    {
      TeaSuggestion *joined = self->joined != 0 ? self : other;

      /* Translators: the numbers of two suggestions. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s was joined to %s already. Take it apart first."),
                   joined->number, joined->joined_number);
      return FALSE;
    }

  if (self->topic != other->topic && self->topic != 0 && other->topic != 0)
    {
      /* Translators: the numbers of two suggestions. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s and %s are about different topics."), self->number, other->number);
      return FALSE;
    }

  return check_nothing_hangs_on (other, book, error);
}

/**
 * tea_suggestion_join:
 * @self: a suggestion
 * @book: the book
 * @other: another one that says the same
 * @error: return location for an error
 *
 * Makes one suggestion of two: @other stands under @self from now on, together with what was
 * joined to it before, and goes out of the lists. It keeps its number, its words, its proposer, its
 * party and its remark, so that nobody who proposed it is forgotten. What is decided on @self is
 * decided on all of them.
 *
 * Errors: %TEA_ERROR_REFUSED for the same suggestion twice, for one that was joined already, for
 * two about different topics and where something was decided on @other, those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_suggestion_join (TeaSuggestion  *self,
                     TeaBook        *book,
                     TeaSuggestion  *other,
                     GError        **error)
{
  g_autoptr (TeaSuggestion) one = NULL;
  g_autoptr (TeaSuggestion) two = NULL;
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_SUGGESTION (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (TEA_IS_SUGGESTION (other), FALSE);

  one = tea_book_get (book, TEA_TYPE_SUGGESTION, tea_record_get_id (TEA_RECORD (self)), error);
  if (one == NULL)
    return FALSE;

  two = tea_book_get (book, TEA_TYPE_SUGGESTION, tea_record_get_id (TEA_RECORD (other)), error);
  if (two == NULL || !check_pair (one, book, two, error))
    return FALSE;

  /* Translators: an entry of the history: the numbers of two suggestions. */
  title = g_strdup_printf (_("Joined %s to %s"), two->number, one->number);
  action = tea_action_begin (book, "suggestion-join", title, error);
  if (action == NULL)
    return FALSE;

  query = tea_query_new (book, "join suggestions",
                         "UPDATE suggestion SET joined = :one WHERE id = :two OR joined = :two");
  tea_query_bind_id (query, "one", tea_record_get_id (TEA_RECORD (one)));
  tea_query_bind_id (query, "two", tea_record_get_id (TEA_RECORD (two)));

  return tea_query_run (query, error) && tea_action_commit (action, error);
}

/**
 * tea_suggestion_part:
 * @self: a suggestion that was joined to another one
 * @book: the book
 * @error: return location for an error
 *
 * Takes a joined suggestion apart from the other one again.
 *
 * Errors: %TEA_ERROR_REFUSED for one that stands by itself, those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_suggestion_part (TeaSuggestion  *self,
                     TeaBook        *book,
                     GError        **error)
{
  g_autoptr (TeaSuggestion) current = NULL;
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_SUGGESTION (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  current = tea_book_get (book, TEA_TYPE_SUGGESTION, tea_record_get_id (TEA_RECORD (self)), error);
  if (current == NULL)
    return FALSE;

  if (current->joined == 0)
    {
      /* Translators: %s is the number of a suggestion. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s stands by itself already."), current->number);
      return FALSE;
    }

  /* Translators: an entry of the history: the numbers of two suggestions. */
  title = g_strdup_printf (_("Took %s apart from %s"), current->number, current->joined_number);
  action = tea_action_begin (book, "suggestion-part", title, error);
  if (action == NULL)
    return FALSE;

  current->joined = 0;

  return tea_action_update (action, current, error) && tea_action_commit (action, error);
}
