/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "tea-similar.h"

/*
 * Which requests may belong to a matter. The search index holds pairs of characters; those of
 * the given text that are rare in the book say most about what it is about, so that requests are
 * ordered by how many of these they share and how rare each is.
 */

/* Longer texts say no more about what they are about. */
#define MAX_WORDS 64

/* So many of the rarest words are looked up; more only cost time. */
#define MAX_RARE_WORDS 16

/* Common words take long to look up and say little. Reading so many rows of the index in all took
 * 10 ms in a book of 100,000 requests that are much alike; 10,000 rows took 30 ms, and found no
 * better ones. */
#define MAX_ROWS 3000

/* What occurs so often is common, however often it occurs; counting on would only take time. */
#define MAX_COUNTED 5000

/* A word that occurs once must not outweigh several that occur in a few requests. */
#define COMMONNESS 20.0

#define MAX_REQUESTS 100

/* What two requests about one matter share at least, of what either says. The longer people speak,
 * the more they say beside the matter: from SHORT words on, it is less by the root of the length.
 * Among residents' messages that people had sorted into topics, a title found 8 of 10 of its topic
 * and a whole message 7 of 10, and 98 of 100 that were found belonged to it.
 */
#define LEAST_SHARED 0.25
#define SHORT 16.0

/* One word in common is chance. */
#define LEAST_WORDS 2

/* Latin words of one or two letters are mostly parts of addresses. */
#define MIN_LATIN_LETTERS 3

typedef struct
{
  char   *word;
  gint64  count;
} RareWord;

static void
clear_rare_word (RareWord *rare)
{
  g_free (rare->word);
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const RareWord *first = a;
  const RareWord *second = b;

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

/* One word is kept in any case, so that a common one finds something too: the newest with it. */
static void
keep_the_rarest (GArray *rare_words)
{
  gint64 n_rows = 0;
  guint n_kept = 0;

  while (n_kept < MIN (rare_words->len, MAX_RARE_WORDS))
    {
      n_rows += g_array_index (rare_words, RareWord, n_kept).count;
      if (n_kept > 0 && n_rows > MAX_ROWS)
        break;
      n_kept++;
    }

  g_array_set_size (rare_words, n_kept);
}

/* All the words of @text that occur in the book, the rarest first. */
static GArray *
count_words (TeaBook    *book,
             const char *text)
{
  g_autoptr (GHashTable) words = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autofree char *valid = NULL;
  GArray *rare_words = g_array_new (FALSE, FALSE, sizeof (RareWord));
  GHashTableIter iter;
  const char *word;

  g_array_set_clear_func (rare_words, (GDestroyNotify) clear_rare_word);
  query = tea_query_new (book, "count how often a word occurs",
                         "SELECT count (*) FROM"
                         " (SELECT 1 FROM search WHERE search MATCH :word LIMIT :most)");
  tea_query_bind_int (query, "most", MAX_COUNTED);

  valid = g_utf8_make_valid (text, -1);
  words = collect_words (valid);
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, (gpointer *) &word, NULL))
    {
      RareWord rare = { NULL };

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

static char *
write_json (GArray *rare_words)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < rare_words->len; i++)
    {
      const RareWord *rare = &g_array_index (rare_words, RareWord, i);
      char weight[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_dtostr (weight, sizeof weight, 1 / (rare->count + COMMONNESS));
      g_string_append_printf (json, "%s[\"\\\"%.*s\\\"\",%s]", i > 0 ? "," : "",
                              (int) strlen (rare->word) - 2, rare->word + 1, weight);
    }

  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

/* The requests that share the rarest of the words, the nearest first. */
static TeaQuery *
query_near (TeaBook    *book,
            GArray     *rare_words,
            const char *where)
{
  g_autofree char *words = NULL;
  g_autofree char *clauses = NULL;
  const char *found;
  TeaQuery *query;

  keep_the_rarest (rare_words);
  if (rare_words->len == 1)
    {
      words = g_strdup (g_array_index (rare_words, RareWord, 0).word);
      found = "SELECT rowid AS found, 1 AS nearness FROM search WHERE search MATCH :words"
              " ORDER BY rowid DESC LIMIT " G_STRINGIFY (MAX_ROWS);
    }
  else
    {
      words = write_json (rare_words);
      found = "SELECT search.rowid AS found, sum (word.value ->> 1) AS nearness"
              " FROM json_each (:words) AS word"
              " JOIN search ON search MATCH (word.value ->> 0) GROUP BY found";
    }

  /* The nearest are chosen before names and states are looked up for each of them. */
  clauses = g_strconcat ("JOIN (SELECT found, nearness FROM (", found, ")"
                         "      JOIN request ON request.id = found ", where,
                         "      ORDER BY nearness DESC, received_at DESC, request.id DESC"
                         "      LIMIT :most) ON found = request.id"
                         " ORDER BY nearness DESC, received_at DESC, request.id DESC", NULL);
  query = tea_query_new_for_records (book, TEA_TYPE_REQUEST, clauses);
  tea_query_bind_text (query, "words", words);
  tea_query_bind_int (query, "most", MAX_REQUESTS);

  return query;
}

TeaQuery *
tea_topic_similar_query (TeaBook    *book,
                         const char *text)
{
  g_autoptr (GArray) rare_words = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  rare_words = count_words (book, text);

  return query_near (book, rare_words, "WHERE topic IS NULL AND outcome IS NULL");
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
      const RareWord *rare = &g_array_index (words, RareWord, i);
      double *weight = g_new (double, 1);

      *weight = weigh (rare->count, n_requests);
      *total += *weight;
      g_hash_table_insert (weights, g_strndup (rare->word + 1, strlen (rare->word) - 2), weight);
    }

  return weights;
}

/* Whether @text says much the same as the words in @weights. What only it says counts as heavy as
 * they do on average.
 */
static gboolean
is_alike (GHashTable *weights,
          double      total,
          const char *text)
{
  g_autoptr (GHashTable) words = collect_words (text);
  const double n_words = g_hash_table_size (weights);
  const double least = LEAST_SHARED * sqrt (SHORT / MAX (n_words, SHORT));
  const double average = total / n_words;
  GHashTableIter iter;
  const char *word;
  double shared = 0;
  double other = 0;
  guint n_shared = 0;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, (gpointer *) &word, NULL))
    {
      const double *weight = g_hash_table_lookup (weights, word);

      if (weight == NULL)
        {
          other += average;
          continue;
        }

      shared += *weight;
      n_shared++;
    }

  return n_shared >= LEAST_WORDS && shared >= least * MIN (total, shared + other);
}

static int
compare_received (gconstpointer a,
                  gconstpointer b)
{
  const TeaRequest *first = *(TeaRequest * const *) a;
  const TeaRequest *second = *(TeaRequest * const *) b;

  return -strcmp (first->received_at, second->received_at);
}

GPtrArray *
tea_similar_find (TeaBook     *book,
                  const char  *text,
                  GError     **error)
{
  g_autoptr (GArray) words = NULL;
  g_autoptr (GHashTable) weights = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) near = NULL;
  double total;
  int n_requests = 0;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (!tea_request_count (book, NULL, &n_requests, error))
    return NULL;

  words = count_words (book, text);
  weights = weigh_words (words, n_requests, &total);
  query = query_near (book, words, "");
  near = tea_query_read_records (query, error);
  if (near == NULL)
    return NULL;

  for (guint i = near->len; i > 0; i--)
    {
      TeaRequest *request = g_ptr_array_index (near, i - 1);

      if (!is_alike (weights, total, request->text))
        g_ptr_array_remove_index_fast (near, i - 1);
    }

  g_ptr_array_sort (near, compare_received);

  return g_steal_pointer (&near);
}

TeaTopic *
tea_similar_find_topic (TeaBook     *book,
                        const char  *text,
                        guint       *n_similar,
                        GError     **error)
{
  g_autoptr (GPtrArray) similar = NULL;
  gint64 best = 0;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (n_similar != NULL, NULL);

  *n_similar = 0;
  similar = tea_similar_find (book, text, error);
  if (similar == NULL)
    return NULL;

  for (guint i = 0; i < similar->len; i++)
    {
      const TeaRequest *request = g_ptr_array_index (similar, i);
      guint n = 0;

      for (guint j = 0; request->topic != 0 && j < similar->len; j++)
        {
          const TeaRequest *other = g_ptr_array_index (similar, j);

          n += other->topic == request->topic && other->outcome == NULL;
        }

      if (n > *n_similar)
        {
          *n_similar = n;
          best = request->topic;
        }
    }

  return best != 0 ? tea_book_get (book, TEA_TYPE_TOPIC, best, error) : NULL;
}
