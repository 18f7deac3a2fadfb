/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"

#include "tea-organisation.h"
#include "tea-remove.h"

G_DEFINE_FINAL_TYPE (TeaOrganisation, tea_organisation, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaOrganisation, name, TEXT, N_("Name")),
  TEA_COLUMN (TeaOrganisation, party, REFERENCE, N_("Party at the table")),
  TEA_COLUMN (TeaOrganisation, contact, TEXT, N_("Contact")),
  TEA_COLUMN (TeaOrganisation, phone, TEXT, N_("Phone")),
  TEA_COMPUTED (TeaOrganisation, party_name, TEXT, N_("Party at the table"),
                "SELECT name FROM party WHERE party.id = organisation.party"),
  TEA_COMPUTED (TeaOrganisation, people, INTEGER, N_("People"),
                "SELECT count(*) FROM person WHERE person.organisation = organisation.id"),
};

static gboolean
tea_organisation_validate (TeaRecord  *record,
                           GError    **error)
{
  TeaOrganisation *self = TEA_ORGANISATION (record);

  g_strstrip (self->name);
  if (*self->name != '\0')
    return TRUE;

  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID, _("An organisation needs a name."));
  return FALSE;
}

static void
tea_organisation_class_init (TeaOrganisationClass *klass)
{
  TEA_RECORD_CLASS (klass)->validate = tea_organisation_validate;
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "organisation", N_("Organisation"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_organisation_init (TeaOrganisation *self)
{
}

/**
 * tea_organisation_query:
 * @book: a book
 * @text: (nullable): part of a name, a contact or a phone
 *
 * Returns: (transfer full): the organisations by name
 */
TeaQuery *
tea_organisation_query (TeaBook    *book,
                        const char *text)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_ORGANISATION,
                                     "WHERE :text IS NULL"
                                     " OR instr (name || ' ' || contact || ' ' || phone, :text)"
                                     " ORDER BY name");
  if (text != NULL && *text != '\0')
    tea_query_bind_text (query, "text", text);

  return query;
}

/**
 * tea_organisation_add:
 * @book: a book
 * @name: its name
 * @party: the id of a party, or 0
 * @error: return location for an error
 *
 * Adds an organisation; an action.
 *
 * Errors: %TEA_ERROR_INVALID without a name, %TEA_ERROR_CONSTRAINT where the book has it already.
 *
 * Returns: (transfer full) (nullable): the organisation, or %NULL with @error set
 */
TeaOrganisation *
tea_organisation_add (TeaBook     *book,
                      const char  *name,
                      gint64       party,
                      GError     **error)
{
  g_autoptr (TeaOrganisation) self = NULL;
  g_autoptr (TeaAction) action = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (TEA_TYPE_ORGANISATION, "name", name, "party", party, NULL);
  action = tea_action_begin (book, "organisation-add", _("Added an organisation"), error);
  if (action == NULL ||
      !tea_action_insert (action, self, error) ||
      !tea_action_commit (action, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tea_organisation_remove:
 * @self: an organisation
 * @book: the book it is in
 * @error: return location for an error
 *
 * Removes an organisation; an action.
 *
 * Errors: %TEA_ERROR_REFUSED while people belong to it.
 *
 * Returns: whether it was removed
 */
gboolean
tea_organisation_remove (TeaOrganisation  *self,
                         TeaBook          *book,
                         GError          **error)
{
  g_return_val_if_fail (TEA_IS_ORGANISATION (self), FALSE);

  return tea_remove (TEA_RECORD (self), book, "organisation-remove",
                     _("Removed an organisation"),
                     _("People still belong to this organisation."), error);
}
