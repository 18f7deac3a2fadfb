/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-query.h"

#include "tea-category-words.h"
#include "tea-lessons.h"

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
  TeaLessons *lessons;
};

/* What a text says for one category. */
typedef struct
{
  double      keywords;
  double      lessons;
  const char *lesson;
  gsize       lesson_length;
  gboolean    lesson_is_keyword;
} Evidence;

/* One pair of characters that was put elsewhere once is chance. */
#define LEAST_LESSON 8.0

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
  self->lessons = tea_lessons_new (book, error);
  if (self->lessons == NULL)
    return NULL;

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

static guint
find_category (const TeaCategoryWords *self,
               gint64                  id)
{
  for (guint i = 0; i < self->categories->len; i++)
    {
      if (g_array_index (self->categories, Category, i).id == id)
        return i;
    }

  return self->categories->len;
}

static void
weigh_keywords (const TeaCategoryWords *self,
                const gsize            *found,
                Evidence               *evidence)
{
  for (guint i = 0; i < self->keywords->len; i++)
    {
      const Keyword *keyword = &g_array_index (self->keywords, Keyword, i);

      if (found[i] > 0)
        evidence[keyword->category].keywords += (double) keyword->length;
    }
}

/* Returns the length of the longest keyword, of whatever category, that begins there. */
static gsize
measure_keyword (const TeaCategoryWords *self,
                 const char             *text)
{
  const gunichar first = g_utf8_get_char (text);
  guint i = GPOINTER_TO_UINT (g_hash_table_lookup (self->first, GUINT_TO_POINTER (first)));
  gsize longest = 0;

  if (i == 0)
    return 0;

  for (i--; i < self->keywords->len; i++)
    {
      const Keyword *keyword = &g_array_index (self->keywords, Keyword, i);

      if (g_utf8_get_char (keyword->text) != first)
        break;

      if (keyword->length > longest && strncmp (text, keyword->text, keyword->length) == 0)
        longest = keyword->length;
    }

  return longest;
}

/* Goes through the text from word to word. A keyword is a word; it is what people would say. */
static void
weigh_lessons (const TeaCategoryWords *self,
               const char             *text,
               Evidence               *evidence)
{
  const char *p = text;

  while (*p != '\0')
    {
      const gsize keyword = measure_keyword (self, p);
      Evidence *one;
      gint64 id = 0;
      double weight = 0;
      gsize length = 0;
      guint i;

      if (keyword > 0 && tea_lessons_weigh (self->lessons, p, keyword, &id, &weight))
        length = keyword;
      else if (keyword == 0)
        length = tea_lessons_find (self->lessons, p, &id, &weight);

      i = length > 0 ? find_category (self, id) : self->categories->len;
      if (i == self->categories->len)
        {
          p = g_utf8_next_char (p);
          continue;
        }

      one = &evidence[i];
      one->lessons += weight;
      if (one->lesson == NULL || (keyword > 0 && !one->lesson_is_keyword) ||
          (length > one->lesson_length && (keyword > 0) == one->lesson_is_keyword))
        {
          one->lesson = p;
          one->lesson_length = length;
          one->lesson_is_keyword = keyword > 0;
        }
      p += length;
    }

  for (guint i = 0; i < self->categories->len; i++)
    {
      if (evidence[i].lessons < LEAST_LESSON)
        evidence[i].lessons = 0;
    }
}

/* Among equals keywords count for more, then the one that comes first in the list. */
static gboolean
is_stronger (const Evidence *one,
             const Evidence *other)
{
  const double first = one->keywords + one->lessons;
  const double second = other->keywords + other->lessons;

  return first > second || (first >= second && one->keywords > other->keywords);
}

static char *
dup_longest_keyword (const TeaCategoryWords *self,
                     const gsize            *found,
                     guint                   category)
{
  const Keyword *longest = NULL;
  gsize longest_place = 0;

  for (guint i = 0; i < self->keywords->len; i++)
    {
      const Keyword *keyword = &g_array_index (self->keywords, Keyword, i);

      if (found[i] == 0 || keyword->category != category ||
          (longest != NULL && keyword->length < longest->length) ||
          (longest != NULL && keyword->length == longest->length && found[i] > longest_place))
        continue;

      longest = keyword;
      longest_place = found[i];
    }

  return g_strdup (longest->text);
}

/**
 * tea_category_words_suggest:
 * @self: the words
 * @text: what somebody asks for
 * @reason: (out caller-allocates) (optional): why; clear it with tea_category_reason_clear()
 *
 * Returns: the id of the category whose keywords, and the words that were put into it before,
 *   cover most of @text, or 0
 */
gint64
tea_category_words_suggest (const TeaCategoryWords *self,
                            const char             *text,
                            TeaCategoryReason      *reason)
{
  g_autofree gsize *found = NULL;
  g_autofree Evidence *evidence = NULL;
  guint best = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (text != NULL, 0);

  if (reason != NULL)
    *reason = (TeaCategoryReason) { NULL };

  if (self->categories->len == 0)
    return 0;

  found = g_new0 (gsize, self->keywords->len);
  evidence = g_new0 (Evidence, self->categories->len);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    mark_keywords (self, p, (gsize) (p - text) + 1, found);

  weigh_keywords (self, found, evidence);
  weigh_lessons (self, text, evidence);
  for (guint i = 1; i < self->categories->len; i++)
    {
      if (is_stronger (&evidence[i], &evidence[best]))
        best = i;
    }

  if (evidence[best].keywords + evidence[best].lessons <= 0)
    return 0;

  if (reason != NULL)
    {
      reason->name = g_strdup (g_array_index (self->categories, Category, best).name);
      reason->taught = evidence[best].lessons > evidence[best].keywords;
      reason->word = reason->taught
                       ? g_strndup (evidence[best].lesson, evidence[best].lesson_length)
                       : dup_longest_keyword (self, found, best);
    }

  return g_array_index (self->categories, Category, best).id;
}

/**
 * tea_category_reason_dup_words:
 * @self: a reason
 *
 * Returns: (transfer full) (nullable): one line for people, %NULL where nothing is suggested
 */
char *
tea_category_reason_dup_words (const TeaCategoryReason *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->word == NULL)
    return NULL;

  /* Translators: why a request is put into a category: a word in its text. */
  if (!self->taught)
    return g_strdup_printf (_("Because of “%s”"), self->word);

  /* Translators: why a request is put into a category: a word, then the category. */
  return g_strdup_printf (_("Because “%s” was put into “%s” before"), self->word, self->name);
}

/**
 * tea_category_reason_clear:
 * @self: a reason
 *
 * Frees what @self holds.
 */
void
tea_category_reason_clear (TeaCategoryReason *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->word, g_free);
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
  g_clear_pointer (&self->lessons, tea_lessons_free);
  g_free (self);
}
