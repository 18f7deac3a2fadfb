/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "book/tea-query.h"
#include "collect/tea-request.h"

#include "tea-asked-private.h"

/*
 * What a request says, as far as it can be told by its words: pairs of characters, which the search
 * index holds too, so that those which are rare in the book are known; and single characters, by
 * which people who choose other words are still understood.
 */

/* Longer texts say no more about what they are about. */
#define MAX_WORDS 64

/* What occurs so often is common, however often it occurs; counting on would only take time. */
#define MAX_COUNTED 5000

/* What two requests about one matter share at least, of what either says. The longer people speak,
 * the more they say beside the matter: from SHORT words on, it is less by the root of the length.
 * Among residents' messages that people had sorted into topics, a title found 8 of 10 of its topic
 * and a whole message 7 of 10, and 98 of 100 that were found belonged to it.
 */
#define LEAST_SHARED 0.25
#define SHORT 16.0

/* One word in common is chance. */
#define LEAST_WORDS 2

/* People speak of one matter in other words: 「楼道又堆纸壳了」, 「楼道里堆满纸箱」. So single characters
 * count beside the pairs, as much as the commonest pair they are in; alone, or with one pair that
 * is not rare, they are chance. Among the sample book's requests, 27 lines as somebody would type
 * them found twice as many of their topic as by pairs alone, and no more of others.
 */
#define LEAST_SHARED_OF_ALL 0.35
#define LEAST_CHARACTERS    2
#define LEAST_RARE_WORDS    1.9

/* Words that stand in any text. */
static const char usual_characters[] =
  "的了又在我是有不人一都这那也就还没能要把他她你们吗呢吧啊和跟给让被从到上下里家多大小个么什好请求";

/* Latin words of one or two letters are mostly parts of addresses. */
#define MIN_LATIN_LETTERS 3

static void
clear_rare_word (TeaRareWord *rare)
{
  g_free (rare->word);
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const TeaRareWord *first = a;
  const TeaRareWord *second = b;

  return (first->count > second->count) - (first->count < second->count);
}

static gboolean
is_written_without_spaces (gunichar c)
{
  return c >= 0x2e80 && g_unichar_isalpha (c);
}

static void
take_word (GHashTable *words,
           const char *start,
           const char *end)
{
  if (g_hash_table_size (words) < MAX_WORDS)
    g_hash_table_add (words, g_strndup (start, end - start));
}

/* Cuts a text into pairs of Chinese characters and whole Latin words. Numbers are left out:
 * they tell doors and dates, not what a request is about. */
static GHashTable *
collect_words (const char *text)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *before = NULL;
  const char *p = text;

  while (*p != '\0')
    {
      const char *next = g_utf8_next_char (p);

      if (is_written_without_spaces (g_utf8_get_char (p)))
        {
          if (before != NULL)
            take_word (words, before, next);
          before = p;
          p = next;
          continue;
        }

      before = NULL;
      if (g_ascii_isalpha (*p))
        {
          while (g_ascii_isalpha (*next))
            next++;
          if (next - p >= MIN_LATIN_LETTERS)
            take_word (words, p, next);
        }
      p = next;
    }

  return g_steal_pointer (&words);
}

/* Those of the words that occur in the book, the rarest first. */
static GArray *
count_words (TeaBook    *book,
             GHashTable *words)
{
  g_autoptr (TeaQuery) query = NULL;
  GArray *rare_words = g_array_new (FALSE, FALSE, sizeof (TeaRareWord));
  GHashTableIter iter;
  const char *word;

  g_array_set_clear_func (rare_words, (GDestroyNotify) clear_rare_word);
  query = tea_query_new (book, "count how often a word occurs",
                         "SELECT count (*) FROM"
                         " (SELECT 1 FROM search WHERE search MATCH :word LIMIT :most)");
  tea_query_bind_int (query, "most", MAX_COUNTED);

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, (gpointer *) &word, NULL))
    {
      TeaRareWord rare = { NULL };

      /* The words are letters only, so that quotes are all that FTS5 and JSON need. */
      rare.word = g_strdup_printf ("\"%s\"", word);
      tea_query_bind_text (query, "word", rare.word);
      if (tea_query_read_int (query, &rare.count, NULL) && rare.count > 0)
        g_array_append_val (rare_words, rare);
      else
        clear_rare_word (&rare);
    }

  g_array_sort (rare_words, compare_counts);

  return rare_words;
}

static double
weigh (gint64 count,
       gint64 n_requests)
{
  return log (1 + (double) n_requests / (double) (count + 1));
}

/* How heavy each word of the text is, by the word without its quotes. */
static GHashTable *
weigh_words (GArray *words,
             gint64  n_requests,
             double *total)
{
  GHashTable *weights = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  *total = 0;
  for (guint i = 0; i < words->len; i++)
    {
      const TeaRareWord *rare = &g_array_index (words, TeaRareWord, i);
      double *weight = g_new (double, 1);

      *weight = weigh (rare->count, n_requests);
      *total += *weight;
      g_hash_table_insert (weights, g_strndup (rare->word + 1, strlen (rare->word) - 2), weight);
    }

  return weights;
}

/* Adds each character that tells something, %NULL for its weight. */
static GHashTable *
collect_characters (const char *text)
{
  GHashTable *characters = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar c = g_utf8_get_char (text);

      if (is_written_without_spaces (c) && g_utf8_strchr (usual_characters, -1, c) == NULL)
        g_hash_table_insert (characters, GUINT_TO_POINTER (c), NULL);
    }

  return characters;
}

/* A character weighs as much as the lightest pair it is in; in none that the book has, as much as
 * what is rarest.
 */
static GHashTable *
weigh_characters (GHashTable *weights,
                  const char *text,
                  double      rarest,
                  double     *total)
{
  GHashTable *characters = collect_characters (text);
  GHashTableIter iter;
  const char *word;
  gpointer key;
  double **weight;

  g_hash_table_iter_init (&iter, characters);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      double *rare = g_new (double, 1);

      *rare = rarest;
      g_hash_table_iter_replace (&iter, rare);
    }

  g_hash_table_iter_init (&iter, weights);
  while (g_hash_table_iter_next (&iter, (gpointer *) &word, (gpointer *) &weight))
    {
      for (const char *c = word; *c != '\0'; c = g_utf8_next_char (c))
        {
          double *rare = g_hash_table_lookup (characters,
                                              GUINT_TO_POINTER (g_utf8_get_char (c)));

          if (rare != NULL)
            *rare = MIN (*rare, *(double *) weight);
        }
    }

  g_hash_table_iter_init (&iter, characters);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &weight))
    *total += *(double *) weight;

  return characters;
}

/*
 * tea_asked_new:
 * @book: the book
 * @text: what is asked for
 *
 * Takes a text to pieces and weighs them by how rare they are in the book. In a book that cannot
 * be read nothing weighs anything, and whoever then looks for what is alike gets the error.
 *
 * Returns: (transfer full): the pieces
 */
TeaAsked *
tea_asked_new (TeaBook    *book,
               const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GHashTable) words = collect_words (valid);
  TeaAsked *self = g_new0 (TeaAsked, 1);
  int n_requests = 0;

  tea_request_count (book, NULL, &n_requests, NULL);
  self->n_words = g_hash_table_size (words);
  self->rare_words = count_words (book, words);
  self->words = weigh_words (self->rare_words, n_requests, &self->words_total);
  self->rarest = weigh (1, n_requests);
  self->total = self->words_total;
  self->characters = weigh_characters (self->words, valid, weigh (0, n_requests), &self->total);

  return self;
}

/*
 * tea_asked_free:
 * @self: what is asked for
 *
 * Frees it.
 */
void
tea_asked_free (TeaAsked *self)
{
  g_array_unref (self->rare_words);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->characters);
  g_free (self);
}

/* Adds up what a text has in common with what is asked for. */
static void
add_shared (GHashTable *weights,
            GHashTable *found,
            double      average,
            double     *shared,
            double     *other,
            guint      *n_shared)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const double *weight = g_hash_table_lookup (weights, key);

      *n_shared += weight != NULL;
      if (weight != NULL)
        *shared += *weight;
      else
        *other += average;
    }
}

/*
 * tea_asked_is_alike:
 * @self: what is asked for
 * @text: valid UTF-8
 *
 * What only @text says counts as heavy as the words of @self do on average.
 *
 * Returns: whether @text says much the same
 */
gboolean
tea_asked_is_alike (const TeaAsked *self,
                    const char     *text)
{
  g_autoptr (GHashTable) words = collect_words (text);
  const double n_words = g_hash_table_size (self->words);
  const double least = LEAST_SHARED * sqrt (SHORT / MAX (n_words, SHORT));
  const double average = self->words_total / n_words;
  double shared = 0;
  double other = 0;
  guint n_shared = 0;

  add_shared (self->words, words, average, &shared, &other, &n_shared);

  return n_shared >= LEAST_WORDS && shared >= least * MIN (self->words_total, shared + other);
}

/*
 * tea_asked_is_akin:
 * @self: what is asked for
 * @text: valid UTF-8
 *
 * Returns: whether @text seems to say the same in other words
 */
gboolean
tea_asked_is_akin (const TeaAsked *self,
                   const char     *text)
{
  g_autoptr (GHashTable) words = collect_words (text);
  g_autoptr (GHashTable) characters = collect_characters (text);
  const double least = LEAST_SHARED_OF_ALL * sqrt (SHORT / MAX (self->n_words, SHORT));
  const double average = self->total / MAX (1, g_hash_table_size (self->words) +
                                                g_hash_table_size (self->characters));
  double shared = 0;
  double other = 0;
  guint n_words_shared = 0;
  guint n_characters = 0;

  add_shared (self->words, words, average, &shared, &other, &n_words_shared);
  add_shared (self->characters, characters, average, &shared, &other, &n_characters);

  return g_hash_table_size (self->characters) > LEAST_CHARACTERS &&
         n_words_shared > 0 && n_characters >= LEAST_CHARACTERS &&
         shared >= LEAST_RARE_WORDS * self->rarest &&
         shared >= least * MIN (self->total, shared + other);
}
