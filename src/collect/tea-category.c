/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "book/tea-action.h"
#include "people/tea-move.h"
#include "people/tea-remove.h"

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

static gboolean
check_undivided (TeaCategory  *self,
                 TeaBook      *book,
                 GError      **error)
{
  g_autoptr (TeaQuery) query = NULL;
  gint64 n_below = 0;

  query = tea_query_new (book, "count the categories below one",
                         "SELECT count(*) FROM category WHERE parent = :id");
  tea_query_bind_id (query, "id", tea_record_get_id (TEA_RECORD (self)));
  if (!tea_query_read_int (query, &n_below, error))
    return FALSE;

  if (n_below == 0)
    return TRUE;

  g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
               _("“%s” is divided, so it cannot become part of another category."), self->name);
  return FALSE;
}

/* Two levels are what people can keep in mind, and what lists and figures show. */
static gboolean
check_parent (TeaBook  *book,
              gint64    parent,
              GError  **error)
{
  g_autoptr (TeaCategory) above = NULL;

  if (parent == 0)
    return TRUE;

  above = tea_book_get (book, TEA_TYPE_CATEGORY, parent, error);
  if (above == NULL)
    return FALSE;

  if (above->parent == 0)
    return TRUE;

  g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
               _("“%s” is part of another category already. Categories have two levels."),
               above->name);
  return FALSE;
}

/**
 * tea_category_set_parent:
 * @self: a category
 * @book: the book it is in
 * @parent: the id of the category above it, or 0
 * @error: return location for an error
 *
 * Makes a category part of another one, or of none; an action.
 *
 * Errors: %TEA_ERROR_REFUSED where that would make a third level.
 *
 * Returns: whether all went well
 */
gboolean
tea_category_set_parent (TeaCategory  *self,
                         TeaBook      *book,
                         gint64        parent,
                         GError      **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (TEA_IS_CATEGORY (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (parent != 0 &&
      (!check_undivided (self, book, error) || !check_parent (book, parent, error)))
    return FALSE;

  if (parent != 0)
    text = g_strdup_printf ("%" G_GINT64_FORMAT, parent);

  return tea_record_edit (TEA_RECORD (self), book, "parent", text != NULL ? text : "", error);
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
 * Errors: %TEA_ERROR_INVALID without a name, %TEA_ERROR_CONSTRAINT where the book has it already,
 * %TEA_ERROR_REFUSED where @parent is itself part of another one.
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

  if (!check_parent (book, parent, error) || !read_next_position (book, &position, error))
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

/* The keywords of both and the name of the one that goes, so that it still suggests the other. */
static char *
join_keywords (const TeaCategory *into,
               const TeaCategory *from)
{
  g_auto (GStrv) words = g_strsplit_set (from->keywords, " \n", -1);
  g_auto (GStrv) known = g_strsplit_set (into->keywords, " \n", -1);
  g_autoptr (GString) joined = g_string_new (into->keywords);
  const gboolean any = *from->keywords != '\0';

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0' || g_strv_contains ((const char * const *) known, words[i]))
        continue;

      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", words[i]);
    }

  if (any && strpbrk (from->name, " \n") == NULL &&
      !g_strv_contains ((const char * const *) known, from->name) &&
      !g_strv_contains ((const char * const *) words, from->name))
    g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", from->name);

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/**
 * tea_category_merge:
 * @self: a category
 * @book: the book it is in
 * @into: another category, which stays
 * @error: return location for an error
 *
 * Makes one category of two; an action. Requests, topics, keywords and the categories below @self
 * become those of @into.
 *
 * Errors: %TEA_ERROR_REFUSED where both are one, where @into lies below @self, or where @self is
 * divided and @into is part of another one.
 *
 * Returns: whether they are one
 */
gboolean
tea_category_merge (TeaCategory  *self,
                    TeaBook      *book,
                    TeaCategory  *into,
                    GError      **error)
{
  static const char * const statements[] = {
    "UPDATE request SET category = :into WHERE category = :id",
    "UPDATE topic SET category = :into WHERE category = :id",
    "UPDATE category SET parent = :into WHERE parent = :id",
  };
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *keywords = NULL;

  g_return_val_if_fail (TEA_IS_CATEGORY (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (TEA_IS_CATEGORY (into), FALSE);

  if (tea_record_get_id (TEA_RECORD (self)) == tea_record_get_id (TEA_RECORD (into)))
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_REFUSED,
                           _("Choose another category to put this one into."));
      return FALSE;
    }

  if (into->parent != 0 && !check_undivided (self, book, error))
    return FALSE;

  keywords = join_keywords (into, self);
  action = tea_action_begin (book, "category-merge", _("Put two categories together"), error);
  if (action == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (TeaQuery) query = tea_query_new (book, "put two categories together",
                                                  statements[i]);

      tea_query_bind_id (query, "id", tea_record_get_id (TEA_RECORD (self)));
      tea_query_bind_id (query, "into", tea_record_get_id (TEA_RECORD (into)));
      if (!tea_query_run (query, error))
        return FALSE;
    }

  g_set_str (&into->keywords, keywords);

  return tea_action_update (action, into, error) &&
         tea_action_delete (action, self, error) &&
         tea_action_commit (action, error);
}

/**
 * tea_category_suggest:
 * @book: a book
 * @text: what somebody asks for
 * @reason: (out caller-allocates) (optional): why; clear it with tea_category_reason_clear()
 *
 * Suggests the category whose keywords, and the words of requests that were put into it by hand,
 * cover most of @text; among equals the one that comes first in the list.
 *
 * Returns: the id of the category, 0 where no word says anything
 */
gint64
tea_category_suggest (TeaBook           *book,
                      const char        *text,
                      TeaCategoryReason *reason)
{
  g_autoptr (TeaCategoryWords) words = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), 0);
  g_return_val_if_fail (text != NULL, 0);

  words = tea_category_words_new (book, &error);
  if (words != NULL)
    return tea_category_words_suggest (words, text, reason);

  /* A suggestion is no reason to stop anybody; whatever is wrong, the next write will say. */
  g_debug ("Could not read the categories: %s", error->message);
  if (reason != NULL)
    *reason = (TeaCategoryReason) { NULL };

  return 0;
}
