/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "book/tea-action.h"
#include "people/tea-move.h"
#include "people/tea-remove.h"

#include "tea-category-words.h"
#include "tea-category.h"
#include "tea-collect-resources.h"

#define DEFAULTS "/org/community/Teatime/collect/categories.json"

G_DEFINE_FINAL_TYPE (TeaCategory, tea_category, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaCategory, name, TEXT, N_("Name")),
  TEA_COLUMN (TeaCategory, parent, REFERENCE, N_("Part of")),
  TEA_COLUMN (TeaCategory, keywords, TEXT, N_("Keywords")),
  TEA_COLUMN (TeaCategory, position, INTEGER, N_("Position")),
  TEA_COMPUTED (TeaCategory, parent_name, TEXT, N_("Part of"),
                "SELECT above.name FROM category AS above WHERE above.id = category.parent"),
  TEA_COMPUTED (TeaCategory, requests, INTEGER, N_("Requests"),
                "SELECT count(*) FROM request WHERE request.category = category.id"),
};

static gboolean
tea_category_validate (TeaRecord  *record,
                       GError    **error)
{
  TeaCategory *self = TEA_CATEGORY (record);

  g_strstrip (self->name);
  if (*self->name == '\0')
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID, _("A category needs a name."));
      return FALSE;
    }

  if (self->parent != 0 && self->parent == tea_record_get_id (record))
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                           _("A category cannot be part of itself."));
      return FALSE;
    }

  return TRUE;
}

static void
tea_category_class_init (TeaCategoryClass *klass)
{
  TEA_RECORD_CLASS (klass)->validate = tea_category_validate;
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "category", N_("Category"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_category_init (TeaCategory *self)
{
}

/**
 * tea_category_query:
 * @book: a book
 *
 * Returns: (transfer full): all categories in their order, each one followed by those below it
 */
TeaQuery *
tea_category_query (TeaBook *book)
{
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  return tea_query_new_for_records (book, TEA_TYPE_CATEGORY,
                                    "LEFT JOIN category AS above ON above.id = category.parent"
                                    " ORDER BY ifnull (above.position, category.position),"
                                    " ifnull (above.id, category.id), above.id IS NOT NULL,"
                                    " category.position, category.name");
}

/**
 * tea_category_query_below:
 * @book: a book
 * @parent: the id of a category, or 0
 *
 * Returns: (transfer full): the categories that are part of @parent, or of none, in their order
 */
TeaQuery *
tea_category_query_below (TeaBook *book,
                          gint64   parent)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_CATEGORY,
                                     "WHERE parent IS :parent ORDER BY position, name");
  tea_query_bind_id (query, "parent", parent);

  return query;
}

static gboolean
read_next_position (TeaBook  *book,
                    gint64   *position,
                    GError  **error)
{
  g_autoptr (TeaQuery) query = NULL;

  query = tea_query_new (book, "find the last category",
                         "SELECT ifnull (max (position) + 1, 0) FROM category");

  return tea_query_read_int (query, position, error);
}

static gboolean
insert_default (TeaAction   *action,
                const char  *name,
                JsonArray   *keywords,
                int          position,
                GError     **error)
{
  g_autoptr (TeaCategory) category = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (keywords); i++)
    {
      if (joined->len > 0)
        g_string_append_c (joined, ' ');
      g_string_append (joined, json_array_get_string_element (keywords, i));
    }

  category = g_object_new (TEA_TYPE_CATEGORY,
                           "name", name,
                           "keywords", joined->str,
                           "position", position,
                           NULL);

  return tea_action_insert (action, category, error);
}

/**
 * tea_category_add_defaults:
 * @book: a book
 * @error: return location for an error
 *
 * Gives a new book the usual categories with their keywords; an action. A book that has
 * categories already is left alone.
 *
 * Returns: whether all went well
 */
gboolean
tea_category_add_defaults (TeaBook  *book,
                           GError  **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GList) names = NULL;
  JsonObject *object;
  gint64 position = 0;

  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (!read_next_position (book, &position, error))
    return FALSE;

  if (position > 0)
    return TRUE;

  bytes = g_resource_lookup_data (tea_collect_get_resource (), DEFAULTS,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return FALSE;

  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                   g_bytes_get_size (bytes), error))
    return FALSE;

  action = tea_action_begin (book, "category-add-defaults", _("Added the usual categories"),
                             error);
  if (action == NULL)
    return FALSE;

  object = json_node_get_object (json_parser_get_root (parser));
  names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next)
    {
      if (!insert_default (action, l->data, json_object_get_array_member (object, l->data),
                           position++, error))
        return FALSE;
    }

  return tea_action_commit (action, error);
}

/**
 * tea_category_add:
 * @book: a book
 * @name: its name
 * @parent: the id of the category above it, or 0
 * @error: return location for an error
 *
 * Adds a category behind the others; an action.
 *
 * Errors: %TEA_ERROR_INVALID without a name, %TEA_ERROR_CONSTRAINT where the book has it already.
 *
 * Returns: (transfer full) (nullable): the category, or %NULL with @error set
 */
TeaCategory *
tea_category_add (TeaBook     *book,
                  const char  *name,
                  gint64       parent,
                  GError     **error)
{
  g_autoptr (TeaCategory) self = NULL;
  g_autoptr (TeaAction) action = NULL;
  gint64 position = 0;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (!read_next_position (book, &position, error))
    return NULL;

  self = g_object_new (TEA_TYPE_CATEGORY,
                       "name", name,
                       "parent", parent,
                       "position", (int) position,
                       NULL);
  action = tea_action_begin (book, "category-add", _("Added a category"), error);
  if (action == NULL ||
      !tea_action_insert (action, self, error) ||
      !tea_action_commit (action, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tea_category_move:
 * @self: a category
 * @book: the book it is in
 * @by: how many places further down, negative for up
 * @error: return location for an error
 *
 * Moves a category among those that are part of the same one; an action.
 *
 * Returns: whether all went well
 */
gboolean
tea_category_move (TeaCategory  *self,
                   TeaBook      *book,
                   int           by,
                   GError      **error)
{
  g_return_val_if_fail (TEA_IS_CATEGORY (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  return tea_move (TEA_RECORD (self), book, tea_category_query_below (book, self->parent), by,
                   "category-move", _("Moved a category"), error);
}

/**
 * tea_category_remove:
 * @self: a category
 * @book: the book it is in
 * @error: return location for an error
 *
 * Removes a category; an action. Its requests and topics lose it, and undo gives it back.
 *
 * Errors: %TEA_ERROR_REFUSED while other categories lie below it.
 *
 * Returns: whether it was removed
 */
gboolean
tea_category_remove (TeaCategory  *self,
                     TeaBook      *book,
                     GError      **error)
{
  static const char * const statements[] = {
    "UPDATE request SET category = NULL WHERE category = :id",
    "UPDATE topic SET category = NULL WHERE category = :id",
  };
  g_autoptr (TeaAction) action = NULL;

  g_return_val_if_fail (TEA_IS_CATEGORY (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  action = tea_action_begin (book, "category-remove", _("Removed a category"), error);
  if (action == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (TeaQuery) query = tea_query_new (book, "take a category away", statements[i]);

      tea_query_bind_id (query, "id", tea_record_get_id (TEA_RECORD (self)));
      if (!tea_query_run (query, error))
        return FALSE;
    }

  return tea_remove (TEA_RECORD (self), book, "category-remove", _("Removed a category"),
                     _("Other categories still lie below this one. Remove them first."), error) &&
         tea_action_commit (action, error);
}

/**
 * tea_category_suggest:
 * @book: a book
 * @text: what somebody asks for
 * @word: (out) (optional) (transfer full) (nullable): the longest keyword that was found, of
 *   several the one that comes first in @text
 *
 * Suggests the category whose keywords cover most of @text; among equals the one that comes
 * first in the list.
 *
 * Returns: the id of the category, 0 where no keyword was found
 */
gint64
tea_category_suggest (TeaBook     *book,
                      const char  *text,
                      char       **word)
{
  g_autoptr (TeaCategoryWords) words = NULL;
  g_autoptr (GError) error = NULL;
  const char *found = NULL;
  gint64 id;

  g_return_val_if_fail (TEA_IS_BOOK (book), 0);
  g_return_val_if_fail (text != NULL, 0);

  words = tea_category_words_new (book, &error);
  if (words == NULL)
    {
      /* A suggestion is no reason to stop anybody; whatever is wrong, the next write will say. */
      g_debug ("Could not read the categories: %s", error->message);
      if (word != NULL)
        *word = NULL;
      return 0;
    }

  id = tea_category_words_suggest (words, text, &found);
  if (word != NULL)
    *word = g_strdup (found);

  return id;
}
