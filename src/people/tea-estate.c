/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"

#include "tea-estate.h"
#include "tea-remove.h"

G_DEFINE_FINAL_TYPE (TeaEstate, tea_estate, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaEstate, name, TEXT, N_("Name")),
  TEA_COMPUTED (TeaEstate, households, INTEGER, N_("Households"),
                "SELECT count(*) FROM household WHERE household.estate = estate.id"),
};

static gboolean
tea_estate_validate (TeaRecord  *record,
                     GError    **error)
{
  TeaEstate *self = TEA_ESTATE (record);

  g_strstrip (self->name);
  if (*self->name != '\0')
    return TRUE;

  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID, _("An estate needs a name."));
  return FALSE;
}

static void
tea_estate_class_init (TeaEstateClass *klass)
{
  TEA_RECORD_CLASS (klass)->validate = tea_estate_validate;
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "estate", N_("Estate"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_estate_init (TeaEstate *self)
{
}

/**
 * tea_estate_query:
 * @book: a book
 *
 * Returns: (transfer full): all estates by name
 */
TeaQuery *
tea_estate_query (TeaBook *book)
{
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  return tea_query_new_for_records (book, TEA_TYPE_ESTATE, "ORDER BY name");
}

/**
 * tea_estate_dup_names:
 * @book: a book
 * @error: return location for an error
 *
 * The names that tea_address_parse() needs to know an estate when it meets one.
 *
 * Returns: (transfer full) (nullable): the names, or %NULL with @error set
 */
char **
tea_estate_dup_names (TeaBook  *book,
                      GError  **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new (book, "list the names of the estates",
                         "SELECT name FROM estate ORDER BY name");
  while (tea_query_step (query, &local_error))
    g_strv_builder_add (names, tea_query_get_text (query, 0));

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_strv_builder_end (names);
}

/**
 * tea_estate_add:
 * @book: a book
 * @name: the estate's name, without other spaces than its own
 * @error: return location for an error
 *
 * Adds an estate; an action.
 *
 * Errors: %TEA_ERROR_INVALID without a name, %TEA_ERROR_CONSTRAINT where the book has it already.
 *
 * Returns: (transfer full) (nullable): the estate, or %NULL with @error set
 */
TeaEstate *
tea_estate_add (TeaBook     *book,
                const char  *name,
                GError     **error)
{
  g_autoptr (TeaEstate) self = NULL;
  g_autoptr (TeaAction) action = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (TEA_TYPE_ESTATE, "name", name, NULL);
  action = tea_action_begin (book, "estate-add", _("Added an estate"), error);
  if (action == NULL ||
      !tea_action_insert (action, self, error) ||
      !tea_action_commit (action, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tea_estate_remove:
 * @self: an estate
 * @book: the book it is in
 * @error: return location for an error
 *
 * Removes an estate; an action.
 *
 * Errors: %TEA_ERROR_REFUSED while addresses lie in it.
 *
 * Returns: whether it was removed
 */
gboolean
tea_estate_remove (TeaEstate  *self,
                   TeaBook    *book,
                   GError    **error)
{
  g_return_val_if_fail (TEA_IS_ESTATE (self), FALSE);

  return tea_remove (TEA_RECORD (self), book, "estate-remove", _("Removed an estate"),
                     _("Addresses still lie in this estate. Remove them first."), error);
}
