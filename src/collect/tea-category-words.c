/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-query.h"

#include "tea-category-words.h"

typedef struct
{
  char  *text;
  gsize  length;
  guint  category;
} Keyword;

typedef struct
{
  gint64  id;
  char   *name;
} Category;

/* The keywords stand in one array, sorted by their first character; @first finds where those of a
 * character begin. So a text costs one look per character, however many keywords there are.
 */
struct _TeaCategoryWords
{
  GArray     *categories;
  GArray     *keywords;
  GHashTable *first;
};

static void
clear_keyword (gpointer data)
{
  Keyword *keyword = data;

  g_free (keyword->text);
}

static void
clear_category (gpointer data)
{
  Category *category = data;

  g_free (category->name);
}

static void
add_keyword (TeaCategoryWords *self,
             const char       *text)
{
  Keyword keyword = { g_strdup (text), strlen (text), self->categories->len - 1 };

  g_array_append_val (self->keywords, keyword);
}

static void
add_category (TeaCategoryWords *self,
              gint64            id,
              const char       *name,
              const char       *keywords)
{
  g_auto (GStrv) words = g_strsplit_set (keywords, " \n", -1);
  Category category = { id, g_strdup (name) };
  gboolean any = FALSE;

  g_array_append_val (self->categories, category);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;

      add_keyword (self, words[i]);
      any = TRUE;
    }

  /* A category without keywords, such as 其他, is only chosen by hand. */
  if (any)
    add_keyword (self, name);
}

static int
compare_keywords (gconstpointer a,
                  gconstpointer b)
{
  const Keyword *one = a;
  const Keyword *other = b;
  int order = strcmp (one->text, other->text);

  return order != 0 ? order : (int) one->category - (int) other->category;
}

static void
sort_keywords (TeaCategoryWords *self)
{
  g_array_sort (self->keywords, compare_keywords);

  for (guint i = self->keywords->len; i > 0; i--)
    {
      const Keyword *keyword = &g_array_index (self->keywords, Keyword, i - 1);
      const gunichar first = g_utf8_get_char (keyword->text);

      g_hash_table_insert (self->first, GUINT_TO_POINTER (first), GUINT_TO_POINTER (i));
    }
}

/**
 * tea_category_words_new:
 * @book: a book
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the words, or %NULL with @error set
 */
TeaCategoryWords *
tea_category_words_new (TeaBook  *book,
                        GError  **error)
{
  g_autoptr (TeaCategoryWords) self = g_new0 (TeaCategoryWords, 1);
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  self->categories = g_array_new (FALSE, FALSE, sizeof (Category));
  g_array_set_clear_func (self->categories, clear_category);
  self->keywords = g_array_new (FALSE, FALSE, sizeof (Keyword));
  g_array_set_clear_func (self->keywords, clear_keyword);
  self->first = g_hash_table_new (NULL, NULL);

  query = tea_query_new (book, "read the keywords of the categories",
                         "SELECT id, name, keywords FROM category ORDER BY position, name");
  while (tea_query_step (query, &local_error))
    add_category (self, tea_query_get_int (query, 0), tea_query_get_text (query, 1),
                  tea_query_get_text (query, 2));

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  sort_keywords (self);

  return g_steal_pointer (&self);
}

/* Notes of the keywords that stand at @text where they were found first, counted from 1. */
static void
mark_keywords (const TeaCategoryWords *self,
               const char             *text,
               gsize                   place,
               gsize                  *found)
{
  const gunichar first = g_utf8_get_char (text);
  guint i = GPOINTER_TO_UINT (g_hash_table_lookup (self->first, GUINT_TO_POINTER (first)));

  if (i == 0)
    return;

  for (i--; i < self->keywords->len; i++)
    {
      const Keyword *keyword = &g_array_index (self->keywords, Keyword, i);

      if (g_utf8_get_char (keyword->text) != first)
        break;

      if (found[i] == 0 && strncmp (text, keyword->text, keyword->length) == 0)
        found[i] = place;
    }
}

/**
 * tea_category_words_suggest:
 * @self: the words
 * @text: what somebody asks for
 * @word: (out) (optional) (transfer none) (nullable): the longest keyword that was found, of
 *   several the one that comes first in @text
 *
 * Returns: the id of the category whose keywords cover most of @text, or 0
 */
gint64
tea_category_words_suggest (const TeaCategoryWords  *self,
                            const char              *text,
                            const char             **word)
{
  g_autofree gsize *found = NULL;
  g_autofree gsize *covered = NULL;
  const Keyword *longest = NULL;
  gsize longest_place = 0;
  guint best = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (text != NULL, 0);

  if (word != NULL)
    *word = NULL;

  if (self->keywords->len == 0)
    return 0;

  found = g_new0 (gsize, self->keywords->len);
  covered = g_new0 (gsize, self->categories->len);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    mark_keywords (self, p, (gsize) (p - text) + 1, found);

  for (guint i = 0; i < self->keywords->len; i++)
    {
      const Keyword *keyword = &g_array_index (self->keywords, Keyword, i);

      if (found[i] > 0)
        covered[keyword->category] += keyword->length;
    }

  for (guint i = 1; i < self->categories->len; i++)
    {
      if (covered[i] > covered[best])
        best = i;
    }

  if (covered[best] == 0)
    return 0;

  for (guint i = 0; i < self->keywords->len; i++)
    {
      const Keyword *keyword = &g_array_index (self->keywords, Keyword, i);

      if (found[i] == 0 || keyword->category != best ||
          (longest != NULL && keyword->length < longest->length) ||
          (longest != NULL && keyword->length == longest->length && found[i] > longest_place))
        continue;

      longest = keyword;
      longest_place = found[i];
    }

  if (word != NULL)
    *word = longest->text;

  return g_array_index (self->categories, Category, best).id;
}

static gint64
find_name (const TeaCategoryWords *self,
           const char             *name)
{
  for (guint i = 0; i < self->categories->len; i++)
    {
      const Category *category = &g_array_index (self->categories, Category, i);

      if (g_str_equal (category->name, name))
        return category->id;
    }

  return 0;
}

/**
 * tea_category_words_find:
 * @self: the words
 * @name: the name of a category, or a path such as 「住房城乡建设->物业管理->停车管理」
 *
 * Finds the category that a sheet names: by its name, by the last part of a path, otherwise by
 * the keywords in it.
 *
 * Returns: the id of the category, or 0
 */
gint64
tea_category_words_find (const TeaCategoryWords *self,
                         const char             *name)
{
  g_auto (GStrv) path = NULL;
  guint depth;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (name != NULL, 0);

  path = g_strsplit_set (name, "->/\\|", -1);
  depth = g_strv_length (path);

  for (guint i = depth; i > 0; i--)
    {
      gint64 id = find_name (self, g_strstrip (path[i - 1]));

      if (id != 0)
        return id;
    }

  /* The last part says most: 「住房城乡建设->物业管理->停车管理」 is about parking. */
  for (guint i = depth; i > 0; i--)
    {
      gint64 id = tea_category_words_suggest (self, path[i - 1], NULL);

      if (id != 0)
        return id;
    }

  return 0;
}

/**
 * tea_category_words_free:
 * @self: (transfer full): the words
 *
 * Frees @self.
 */
void
tea_category_words_free (TeaCategoryWords *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->categories, g_array_unref);
  g_clear_pointer (&self->keywords, g_array_unref);
  g_clear_pointer (&self->first, g_hash_table_unref);
  g_free (self);
}
