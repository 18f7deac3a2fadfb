/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-date.h"

#include "tea-mediation.h"
#include "tea-request.h"

G_DEFINE_FINAL_TYPE (TeaMediation, tea_mediation, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaMediation, request, REFERENCE, N_("Request")),
  TEA_COLUMN (TeaMediation, held_on, DATE, N_("Day")),
  TEA_COLUMN (TeaMediation, mediator, TEXT, N_("Mediator")),
  TEA_COLUMN (TeaMediation, parties, TEXT, N_("Those involved")),
  TEA_COLUMN (TeaMediation, words, TEXT, N_("What was said and agreed")),
  TEA_COLUMN (TeaMediation, reached, BOOLEAN, N_("An agreement was reached")),
};

static gboolean
tea_mediation_validate (TeaRecord  *record,
                        GError    **error)
{
  TeaMediation *self = TEA_MEDIATION (record);

  g_strstrip (self->mediator);
  g_strstrip (self->words);
  if (*self->mediator != '\0' && *self->words != '\0')
    return TRUE;

  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                       _("A record of mediation says who mediated, and what was said and agreed."));
  return FALSE;
}

static void
tea_mediation_class_init (TeaMediationClass *klass)
{
  TEA_RECORD_CLASS (klass)->validate = tea_mediation_validate;
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "mediation", N_("Record of mediation"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_mediation_init (TeaMediation *self)
{
  self->mediator = g_strdup ("");
  self->parties = g_strdup ("");
  self->words = g_strdup ("");
}

/**
 * tea_mediation_query:
 * @book: a book
 * @request: the id of a request
 *
 * Returns: (transfer full): the records of mediation of that dispute, the latest first
 */
TeaQuery *
tea_mediation_query (TeaBook *book,
                     gint64   request)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_MEDIATION,
                                     "WHERE request = :request ORDER BY held_on DESC, id DESC");
  tea_query_bind_id (query, "request", request);

  return query;
}

/**
 * tea_mediation_add:
 * @self: a new record, without a day for today
 * @book: the book
 * @error: return location for an error
 *
 * Writes a mediation down; an action. The request is a dispute from then on. Whether it is done
 * is said of the request itself.
 *
 * Errors: %TEA_ERROR_INVALID where nobody mediated, nothing was said, or the day does not exist;
 * %TEA_ERROR_NOT_FOUND without the request.
 *
 * Returns: whether it is in the book
 */
gboolean
tea_mediation_add (TeaMediation  *self,
                   TeaBook       *book,
                   GError       **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaRequest) request = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (TEA_IS_MEDIATION (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  day = self->held_on != NULL && *self->held_on != '\0' ? tea_date_parse (self->held_on, error)
                                                         : tea_book_today (book);
  request = day != NULL ? tea_book_get (book, TEA_TYPE_REQUEST, self->request, error) : NULL;
  if (request == NULL)
    return FALSE;

  g_set_str (&self->held_on, day);
  action = tea_action_begin (book, "mediation-add", _("Wrote down a mediation"), error);
  if (action == NULL || !tea_action_insert (action, self, error))
    return FALSE;

  if (!request->dispute)
    {
      request->dispute = TRUE;
      if (!tea_action_update (action, request, error))
        return FALSE;
    }

  return tea_action_commit (action, error);
}

/**
 * tea_mediation_remove:
 * @self: a record of mediation
 * @book: the book it is in
 * @error: return location for an error
 *
 * Removes a record that was a mistake; an action. The request stays a dispute.
 *
 * Returns: whether it was removed
 */
gboolean
tea_mediation_remove (TeaMediation  *self,
                      TeaBook       *book,
                      GError       **error)
{
  g_autoptr (TeaAction) action = NULL;

  g_return_val_if_fail (TEA_IS_MEDIATION (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  action = tea_action_begin (book, "mediation-remove", _("Removed a record of mediation"), error);

  return action != NULL &&
         tea_action_delete (action, self, error) &&
         tea_action_commit (action, error);
}
