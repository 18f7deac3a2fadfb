/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-sheet-kind.h"

G_DEFINE_FINAL_TYPE (TeaSheetKind, tea_sheet_kind, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaSheetKind, headers, TEXT, N_("Columns")),
  TEA_COLUMN (TeaSheetKind, roles, TEXT, N_("What they hold")),
};

static void
tea_sheet_kind_class_init (TeaSheetKindClass *klass)
{
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "sheet_kind", N_("Kind of sheet"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_sheet_kind_init (TeaSheetKind *self)
{
}

/**
 * tea_sheet_kind_load:
 * @book: a book
 * @error: return location for an error
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): the roles of every kind of sheet
 *   that was ever set right, by its headers
 */
GHashTable *
tea_sheet_kind_load (TeaBook  *book,
                     GError  **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) kinds = NULL;
  GHashTable *roles;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_SHEET_KIND, "");
  kinds = tea_query_read_records (query, error);
  if (kinds == NULL)
    return NULL;

  roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < kinds->len; i++)
    {
      TeaSheetKind *kind = g_ptr_array_index (kinds, i);

      g_hash_table_insert (roles, g_strdup (kind->headers), g_strdup (kind->roles));
    }

  return roles;
}

/**
 * tea_sheet_kind_remember:
 * @action: what takes the sheet over
 * @book: its book
 * @mapping: what its columns hold
 * @error: return location for an error
 *
 * Remembers what somebody said about the columns of a sheet. What was only guessed, or is known
 * so already, is not written.
 *
 * Errors: those of the book
 *
 * Returns: whether that went well
 */
gboolean
tea_sheet_kind_remember (TeaAction   *action,
                         TeaBook     *book,
                         TeaMapping  *mapping,
                         GError     **error)
{
  g_autofree char *headers = NULL;
  g_autofree char *roles = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (TeaSheetKind) kind = NULL;

  g_return_val_if_fail (action != NULL, FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (TEA_IS_MAPPING (mapping), FALSE);

  if (!tea_mapping_is_changed (mapping))
    return TRUE;

  headers = tea_mapping_dup_headers (mapping);
  roles = tea_mapping_dup_roles (mapping);
  query = tea_query_new_for_records (book, TEA_TYPE_SHEET_KIND, "WHERE headers = :headers");
  tea_query_bind_text (query, "headers", headers);
  known = tea_query_read_records (query, error);
  if (known == NULL)
    return FALSE;

  if (known->len == 0)
    {
      kind = g_object_new (TEA_TYPE_SHEET_KIND, "headers", headers, "roles", roles, NULL);
      return tea_action_insert (action, kind, error);
    }

  kind = g_object_ref (g_ptr_array_index (known, 0));
  if (g_str_equal (kind->roles, roles))
    return TRUE;

  g_object_set (kind, "roles", roles, NULL);

  return tea_action_update (action, kind, error);
}
