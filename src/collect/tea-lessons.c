/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-query.h"
#include "people/tea-fold.h"

#include "tea-lessons.h"

/*
 * What the secretary puts right is remembered by its words: every two to four Chinese characters
 * in a row of a text whose category was chosen by hand are a word that was put into that category.
 * Put into it once, a word weighs what a keyword of its length weighs; each time more adds to it,
 * and each time that it was put elsewhere takes away.
 */

/* What was chosen longer ago is no longer how things are done here. */
#define MAX_LESSONS 300

/* Which words are said about anything is seen in so many of the latest requests. */
#define MAX_SEEN 600

/* From so many requests on it can be said that a word is of no kind in particular. */
#define MIN_SEEN 6

#define MIN_CHARACTERS 2
#define MAX_CHARACTERS 4

/* Bytes of a word: Chinese characters have three or, seldom, four. */
#define MAX_LENGTH (MAX_CHARACTERS * 4 + 1)

/* Words do not hold these: they join others. */
#define JOINING "的了是在不没有我你他她它们这那个就也都和与及被把给到吗呢啊吧呀哦很太又还可以为说着过得么什怎哪请让" \
                "但而或并且于之其些每各再已将"

/* Words that residents say about anything. */
static const char * const empty_words[] = {
  "小区", "业主", "居民", "社区", "希望", "建议", "麻烦", "领导", "解决", "处理", "反映", "问题", "严重",
  "时间", "今天", "昨天", "晚上", "早上", "现在", "一直", "经常", "大家", "家里", "尽快", "谢谢", "您好",
  "网格", "单元", "号楼", NULL
};

typedef struct
{
  gint64 category;
  int    n_taught;
  int    n_seen;
} Count;

struct _TeaLessons
{
  GHashTable *words;
};

/* Returns the length of the word of @n characters at @text, 0 where there is none. */
static gsize
measure (const char *text,
         guint       n)
{
  const char *p = text;

  for (guint i = 0; i < n; i++)
    {
      const gunichar c = g_utf8_get_char (p);

      if (c < 0x80 || g_unichar_get_script (c) != G_UNICODE_SCRIPT_HAN ||
          tea_fold_is_one_of (c, JOINING))
        return 0;

      p = g_utf8_next_char (p);
    }

  return (gsize) (p - text);
}

static GArray *
look_up (const TeaLessons *self,
         const char       *word,
         gsize             length)
{
  char key[MAX_LENGTH];

  if (length >= sizeof key)
    return NULL;

  memcpy (key, word, length);
  key[length] = '\0';

  return g_hash_table_lookup (self->words, key);
}

static Count *
count_of (GArray *counts,
          gint64  category)
{
  const Count fresh = { category, 0, 0 };

  for (guint i = 0; i < counts->len; i++)
    {
      Count *count = &g_array_index (counts, Count, i);

      if (count->category == category)
        return count;
    }

  g_array_append_val (counts, fresh);

  return &g_array_index (counts, Count, counts->len - 1);
}

static void
teach (TeaLessons *self,
       const char *word,
       gsize       length,
       gint64      category)
{
  GArray *counts = look_up (self, word, length);

  if (counts == NULL)
    {
      char *key = g_strndup (word, length);

      if (g_strv_contains (empty_words, key))
        {
          g_free (key);
          return;
        }

      counts = g_array_new (FALSE, FALSE, sizeof (Count));
      g_hash_table_insert (self->words, key, counts);
    }

  count_of (counts, category)->n_taught++;
}

static void
see (TeaLessons *self,
     const char *word,
     gsize       length,
     gint64      category)
{
  GArray *counts = look_up (self, word, length);

  if (counts != NULL)
    count_of (counts, category)->n_seen++;
}

typedef void (*Learn) (TeaLessons *self,
                       const char *word,
                       gsize       length,
                       gint64      category);

static void
learn_text (TeaLessons *self,
            const char *text,
            gint64      category,
            Learn       learn)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      for (guint n = MIN_CHARACTERS; n <= MAX_CHARACTERS; n++)
        {
          const gsize length = measure (p, n);

          if (length == 0)
            break;

          learn (self, p, length, category);
        }
    }
}

static gboolean
read_texts (TeaLessons  *self,
            TeaQuery    *query,
            int          most,
            Learn        learn,
            GError     **error)
{
  g_autoptr (GError) local_error = NULL;

  tea_query_bind_int (query, "most", most);
  while (tea_query_step (query, &local_error))
    learn_text (self, tea_query_get_text (query, 0), tea_query_get_int (query, 1), learn);

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * tea_lessons_new:
 * @book: a book
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the lessons, or %NULL with @error set
 */
TeaLessons *
tea_lessons_new (TeaBook  *book,
                 GError  **error)
{
  g_autoptr (TeaLessons) self = g_new0 (TeaLessons, 1);
  g_autoptr (TeaQuery) taught = NULL;
  g_autoptr (TeaQuery) seen = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_array_unref);
  taught = tea_query_new (book, "read what was put into which category",
                          /* A cross join begins with the few. */
                          "SELECT text, category FROM lesson CROSS JOIN request USING (id)"
                          " WHERE category IS NOT NULL ORDER BY received_at DESC LIMIT :most");
  if (!read_texts (self, taught, MAX_LESSONS, teach, error))
    return NULL;

  if (g_hash_table_size (self->words) == 0)
    return g_steal_pointer (&self);

  seen = tea_query_new (book, "read the latest requests of any category",
                        "SELECT text, category FROM request"
                        " WHERE category IS NOT NULL ORDER BY received_at DESC LIMIT :most");
  if (!read_texts (self, seen, MAX_SEEN, see, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* A word that is said about all kinds of things teaches nothing: less than half of the requests
 * that hold it are of one kind. */
static gboolean
is_common (const GArray *counts)
{
  int n_seen = 0;
  int most = 0;

  for (guint i = 0; i < counts->len; i++)
    {
      const Count *count = &g_array_index (counts, Count, i);

      n_seen += count->n_seen;
      most = MAX (most, count->n_seen);
    }

  return n_seen >= MIN_SEEN && 2 * most < n_seen;
}

/**
 * tea_lessons_weigh:
 * @self: the lessons
 * @word: a word, which need not end with a NUL
 * @length: its length in bytes
 * @category: (out): the id of the category that it was put into
 * @weight: (out): what it weighs for it; 1 for a byte of a keyword
 *
 * Returns: whether @word was put into a category more often than into others
 */
gboolean
tea_lessons_weigh (const TeaLessons *self,
                   const char       *word,
                   gsize             length,
                   gint64           *category,
                   double           *weight)
{
  const GArray *counts;
  const Count *best = NULL;
  int n_taught = 0;
  int net;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (word != NULL, FALSE);

  counts = look_up (self, word, length);
  if (counts == NULL || is_common (counts))
    return FALSE;

  for (guint i = 0; i < counts->len; i++)
    {
      const Count *count = &g_array_index (counts, Count, i);

      n_taught += count->n_taught;
      if (best == NULL || count->n_taught > best->n_taught)
        best = count;
    }

  net = 2 * best->n_taught - n_taught;
  if (net <= 0)
    return FALSE;

  /* From as much as a keyword towards twice as much. */
  *category = best->category;
  *weight = (double) length * 2 * net / (net + 1);

  return TRUE;
}

/**
 * tea_lessons_find:
 * @self: the lessons
 * @text: what somebody asks for, from some character on
 * @category: (out): the id of the category that the word was put into
 * @weight: (out): what it weighs for it
 *
 * Looks for the longest word at the beginning of @text that teaches something.
 *
 * Returns: its length in bytes, 0 where there is none
 */
gsize
tea_lessons_find (const TeaLessons *self,
                  const char       *text,
                  gint64           *category,
                  double           *weight)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (text != NULL, 0);

  if (g_hash_table_size (self->words) == 0)
    return 0;

  for (guint n = MAX_CHARACTERS; n >= MIN_CHARACTERS; n--)
    {
      const gsize length = measure (text, n);

      if (length > 0 && tea_lessons_weigh (self, text, length, category, weight))
        return length;
    }

  return 0;
}

/**
 * tea_lessons_free:
 * @self: (transfer full): the lessons
 *
 * Frees @self.
 */
void
tea_lessons_free (TeaLessons *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->words, g_hash_table_unref);
  g_free (self);
}
