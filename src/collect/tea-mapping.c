/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-cell.h"
#include "tea-mapping-private.h"

G_DEFINE_FINAL_TYPE (TeaMapping, tea_mapping, G_TYPE_OBJECT)

const TeaWord tea_mapping_roles[] = {
  { "ignore", N_("Not taken over") },
  { "number", N_("Number") },
  { "received", N_("Received") },
  { "person", N_("Person") },
  { "phone", N_("Phone") },
  { "address", N_("Address") },
  { "part", N_("Part of the address") },
  { "affected", N_("Households concerned") },
  { "title", N_("Heading") },
  { "text", N_("Request") },
  { "extra", N_("More about it") },
  { "category", N_("Category") },
  { "channel", N_("Channel") },
  { "worker", N_("Grid worker") },
  { "settled", N_("Settled there") },
  { "next", N_("Next step") },
  { "grid", N_("Grid") },
  { "companions", N_("Who went along") },
  { "began", N_("Time there") },
  { "ended", N_("Until when") },
  { "solved", N_("Whether it was settled there") },
  { "report", N_("To be reported") },
  { "attention", N_("Needs attention") },
  { "kind", N_("Kind") },
  { "note", N_("Note of the visit") },
  { NULL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (tea_mapping_roles) == TEA_N_ROLES + 1);

static void
clear_column (gpointer data)
{
  TeaMappingColumn *column = data;

  g_free (column->header);
  g_free (column->sample);
}

static void
tea_mapping_finalize (GObject *object)
{
  TeaMapping *self = TEA_MAPPING (object);

  g_clear_pointer (&self->columns, g_array_unref);

  G_OBJECT_CLASS (tea_mapping_parent_class)->finalize (object);
}

static void
tea_mapping_class_init (TeaMappingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tea_mapping_finalize;
}

static void
tea_mapping_init (TeaMapping *self)
{
  self->format = "sheet";
  self->columns = g_array_new (FALSE, TRUE, sizeof (TeaMappingColumn));
  g_array_set_clear_func (self->columns, clear_column);
}

/* A column, to be changed. */
TeaMappingColumn *
tea_mapping_get_column (TeaMapping *self,
                        guint       i)
{
  return &g_array_index (self->columns, TeaMappingColumn, i);
}

/* Whether several columns may hold it. */
gboolean
tea_mapping_is_many (TeaColumnRole role)
{
  return role == TEA_ROLE_IGNORE || role == TEA_ROLE_EXTRA || role == TEA_ROLE_PART ||
         role == TEA_ROLE_KIND || role == TEA_ROLE_NOTE;
}

/**
 * tea_mapping_get_format:
 * @self: a mapping
 *
 * Returns: (transfer none): wjx, tencent, hotline, ledger, visits or sheet
 */
const char *
tea_mapping_get_format (TeaMapping *self)
{
  g_return_val_if_fail (TEA_IS_MAPPING (self), NULL);

  return self->format;
}

/**
 * tea_mapping_get_first_row:
 * @self: a mapping
 *
 * Returns: how many rows stand above the first one that is a request: titles and headers
 */
guint
tea_mapping_get_first_row (TeaMapping *self)
{
  g_return_val_if_fail (TEA_IS_MAPPING (self), 0);

  return self->first_row;
}

/**
 * tea_mapping_get_n_columns:
 * @self: a mapping
 *
 * Returns: how many columns the sheet has
 */
guint
tea_mapping_get_n_columns (TeaMapping *self)
{
  g_return_val_if_fail (TEA_IS_MAPPING (self), 0);

  return self->columns->len;
}

/**
 * tea_mapping_get_header:
 * @self: a mapping
 * @column: from 0
 *
 * Returns: (transfer none): the column's name, without the marks of survey tools
 */
const char *
tea_mapping_get_header (TeaMapping *self,
                        guint       column)
{
  g_return_val_if_fail (TEA_IS_MAPPING (self), NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  return tea_mapping_get_column (self, column)->header;
}

/**
 * tea_mapping_get_sample:
 * @self: a mapping
 * @column: from 0
 *
 * Returns: (transfer none): the first thing that stands in the column, or ""
 */
const char *
tea_mapping_get_sample (TeaMapping *self,
                        guint       column)
{
  g_return_val_if_fail (TEA_IS_MAPPING (self), NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  return tea_mapping_get_column (self, column)->sample;
}

/**
 * tea_mapping_get_role:
 * @self: a mapping
 * @column: from 0
 *
 * Returns: what the column holds
 */
TeaColumnRole
tea_mapping_get_role (TeaMapping *self,
                      guint       column)
{
  g_return_val_if_fail (TEA_IS_MAPPING (self), TEA_ROLE_IGNORE);
  g_return_val_if_fail (column < self->columns->len, TEA_ROLE_IGNORE);

  return tea_mapping_get_column (self, column)->role;
}

/**
 * tea_mapping_set_role:
 * @self: a mapping
 * @column: from 0
 * @role: what it holds
 *
 * Says what a column holds. Of every role but extra, part, kind and ignore there is one column: the
 * one that had @role before is ignored from now on.
 */
void
tea_mapping_set_role (TeaMapping    *self,
                      guint          column,
                      TeaColumnRole  role)
{
  g_return_if_fail (TEA_IS_MAPPING (self));
  g_return_if_fail (column < self->columns->len);
  g_return_if_fail (role < TEA_N_ROLES);

  if (tea_mapping_get_column (self, column)->role == role)
    return;

  self->changed = TRUE;
  for (guint i = 0; i < self->columns->len && !tea_mapping_is_many (role); i++)
    {
      if (tea_mapping_get_column (self, i)->role == role)
        tea_mapping_get_column (self, i)->role = TEA_ROLE_IGNORE;
    }

  tea_mapping_get_column (self, column)->role = role;
}

/**
 * tea_mapping_set:
 * @self: a mapping
 * @header: a column's name, or its number from 1
 * @role: a word of a role, such as `text`
 * @error: return location for an error
 *
 * The same for the command line.
 *
 * Errors: %TEA_ERROR_NOT_FOUND where there is no such column, %TEA_ERROR_INVALID for an unknown
 * role.
 *
 * Returns: whether it was set
 */
gboolean
tea_mapping_set (TeaMapping  *self,
                 const char  *header,
                 const char  *role,
                 GError     **error)
{
  g_autofree char *bare = NULL;
  guint64 number = 0;
  guint column = 0;

  g_return_val_if_fail (TEA_IS_MAPPING (self), FALSE);
  g_return_val_if_fail (header != NULL, FALSE);

  if (!tea_word_check (tea_mapping_roles, role, error))
    return FALSE;

  bare = tea_cell_header (header);
  while (column < self->columns->len &&
         !g_str_equal (tea_mapping_get_column (self, column)->header, bare))
    column++;

  if (column == self->columns->len &&
      g_ascii_string_to_unsigned (header, 10, 1, self->columns->len, &number, NULL))
    column = (guint) number - 1;

  if (column == self->columns->len)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
                   _("The sheet has no column “%s”."), header);
      return FALSE;
    }

  for (guint i = 0; i < TEA_N_ROLES; i++)
    {
      if (g_str_equal (tea_mapping_roles[i].word, role))
        tea_mapping_set_role (self, column, (TeaColumnRole) i);
    }

  return TRUE;
}

/**
 * tea_mapping_is_changed:
 * @self: a mapping
 *
 * Returns: whether somebody has said what a column holds, now or earlier
 */
gboolean
tea_mapping_is_changed (TeaMapping *self)
{
  g_return_val_if_fail (TEA_IS_MAPPING (self), FALSE);

  return self->changed;
}

/**
 * tea_mapping_dup_headers:
 * @self: a mapping
 *
 * Returns: (transfer full): the names of the columns, one a line, by which sheets of one kind are
 *   known
 */
char *
tea_mapping_dup_headers (TeaMapping *self)
{
  g_autoptr (GString) headers = g_string_new (NULL);

  g_return_val_if_fail (TEA_IS_MAPPING (self), NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *header = g_strdup (tea_mapping_get_column (self, i)->header);

      g_string_append_printf (headers, "%s%s", i > 0 ? "\n" : "", g_strdelimit (header, "\n", ' '));
    }

  return g_string_free (g_steal_pointer (&headers), FALSE);
}

/**
 * tea_mapping_dup_roles:
 * @self: a mapping
 *
 * Returns: (transfer full): the words of what the columns hold, one a line
 */
char *
tea_mapping_dup_roles (TeaMapping *self)
{
  g_autoptr (GString) roles = g_string_new (NULL);

  g_return_val_if_fail (TEA_IS_MAPPING (self), NULL);

  for (guint i = 0; i < self->columns->len; i++)
    g_string_append_printf (roles, "%s%s", i > 0 ? "\n" : "",
                            tea_mapping_roles[tea_mapping_get_column (self, i)->role].word);

  return g_string_free (g_steal_pointer (&roles), FALSE);
}

/**
 * tea_mapping_set_roles:
 * @self: a mapping
 * @roles: the words of what the columns hold, one a line
 *
 * Says what all columns hold, as was said of another sheet of the kind. A word that this Teatime
 * does not know leaves its column as it is.
 */
void
tea_mapping_set_roles (TeaMapping *self,
                       const char *roles)
{
  g_auto (GStrv) words = NULL;

  g_return_if_fail (TEA_IS_MAPPING (self));
  g_return_if_fail (roles != NULL);

  words = g_strsplit (roles, "\n", -1);
  for (guint i = 0; i < self->columns->len && words[i] != NULL; i++)
    {
      for (guint role = 0; role < TEA_N_ROLES; role++)
        {
          if (g_str_equal (tea_mapping_roles[role].word, words[i]))
            tea_mapping_set_role (self, i, (TeaColumnRole) role);
        }
    }

  self->changed = TRUE;
}

/**
 * tea_mapping_find:
 * @self: a mapping
 * @role: a role
 *
 * Returns: the first column that holds it, or -1
 */
int
tea_mapping_find (TeaMapping    *self,
                  TeaColumnRole  role)
{
  g_return_val_if_fail (TEA_IS_MAPPING (self), -1);

  for (guint i = 0; i < self->columns->len; i++)
    {
      if (tea_mapping_get_column (self, i)->role == role)
        return (int) i;
    }

  return -1;
}

/**
 * tea_mapping_check:
 * @self: a mapping
 * @error: return location for an error
 *
 * Errors: %TEA_ERROR_INVALID where no column holds the request; the sentence lists the columns.
 *
 * Returns: whether a sheet can be read with it
 */
gboolean
tea_mapping_check (TeaMapping  *self,
                   GError     **error)
{
  g_autoptr (GString) names = NULL;

  g_return_val_if_fail (TEA_IS_MAPPING (self), FALSE);

  if (tea_mapping_find (self, TEA_ROLE_TEXT) >= 0 || tea_mapping_find (self, TEA_ROLE_TITLE) >= 0)
    return TRUE;

  names = g_string_new (NULL);
  for (guint i = 0; i < self->columns->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            tea_mapping_get_column (self, i)->header);

  /* Translators: %s is a list of the columns of a sheet. */
  g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
               _("Which column holds the request? The sheet has: %s."), names->str);
  return FALSE;
}
