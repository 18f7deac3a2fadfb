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

/* How many requests with a word tell in which topics it is at home. */
#define MAX_SAMPLE 100

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

/* A request belongs to a topic whose requests share, on average, so many of the rarest words with
 * it, and more than those of any other topic do; it is more the longer people speak. Of the same 27
 * lines 22 found their topic, 5 found none, and none a wrong one. */
#define LEAST_TOPIC_WORDS  0.24
#define LEAST_TOPIC_LEAD   1.3
#define SHORT_TOPIC        8.0

/* What the title says, half of the requests say at least. */
#define TITLE_SHARE 0.5

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

typedef struct
{
  GHashTable *words;       /* of double: the weights of pairs */
  GHashTable *characters;  /* of double */
  double      words_total;
  double      total;       /* of both */
  double      rarest;      /* what a word would weigh that only one request has */
  double      n_words;     /* also those that the book does not have */
} Asked;

static void
clear_asked (Asked *asked)
{
  g_clear_pointer (&asked->words, g_hash_table_unref);
  g_clear_pointer (&asked->characters, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, clear_asked)

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

/* Whether @text seems to say the same in other words. */
static gboolean
is_akin (const Asked *asked,
         const char  *text)
{
  g_autoptr (GHashTable) words = collect_words (text);
  g_autoptr (GHashTable) characters = collect_characters (text);
  const double least = LEAST_SHARED_OF_ALL * sqrt (SHORT / MAX (asked->n_words, SHORT));
  const double average = asked->total / MAX (1, g_hash_table_size (asked->words) +
                                                g_hash_table_size (asked->characters));
  double shared = 0;
  double other = 0;
  guint n_words_shared = 0;
  guint n_characters = 0;

  add_shared (asked->words, words, average, &shared, &other, &n_words_shared);
  add_shared (asked->characters, characters, average, &shared, &other, &n_characters);

  return g_hash_table_size (asked->characters) > LEAST_CHARACTERS &&
         n_words_shared > 0 && n_characters >= LEAST_CHARACTERS &&
         shared >= LEAST_RARE_WORDS * asked->rarest &&
         shared >= least * MIN (asked->total, shared + other);
}

typedef struct
{
  gint64  id;
  gint64  n_requests;
  double  shared;
  char   *title;
} NearTopic;

static void
clear_near_topic (NearTopic *topic)
{
  g_free (topic->title);
}

static NearTopic *
find_near_topic (GArray *topics,
                 gint64  id)
{
  for (guint i = 0; i < topics->len; i++)
    {
      NearTopic *topic = &g_array_index (topics, NearTopic, i);

      if (topic->id == id)
        return topic;
    }

  return NULL;
}

static GArray *
read_topics (TeaBook  *book,
             GError  **error)
{
  g_autoptr (GArray) topics = g_array_new (FALSE, TRUE, sizeof (NearTopic));
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  g_array_set_clear_func (topics, (GDestroyNotify) clear_near_topic);
  query = tea_query_new (book, "read the topics that have requests",
                         "SELECT topic.id, topic.title, count (*)"
                         "  FROM topic JOIN request ON request.topic = topic.id"
                         " GROUP BY topic.id");
  while (tea_query_step (query, &local_error))
    {
      const NearTopic topic = { tea_query_get_int (query, 0), tea_query_get_int (query, 2), 0,
                                g_strdup (tea_query_get_text (query, 1)) };

      g_array_append_val (topics, topic);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&topics);
}

/* Adds up which share of each topic's requests has the word. Of a common word only the newest are
 * looked at, and stand for the others. */
static gboolean
share_word (GArray          *topics,
            const Asked     *asked,
            const RareWord  *rare,
            TeaQuery        *query,
            GError         **error)
{
  g_autofree char *word = g_strndup (rare->word + 1, strlen (rare->word) - 2);
  const double *weight = g_hash_table_lookup (asked->words, word);
  const double each = MAX (1, (double) rare->count / MAX_SAMPLE);
  g_autoptr (GError) local_error = NULL;

  tea_query_bind_text (query, "word", rare->word);
  while (tea_query_step (query, &local_error))
    {
      NearTopic *topic = find_near_topic (topics, tea_query_get_int (query, 0));
      const double n = each * (double) tea_query_get_int (query, 1);

      if (topic != NULL && weight != NULL)
        {
          const double said = strstr (topic->title, word) != NULL ? TITLE_SHARE : 0;

          topic->shared += *weight * MAX (0, MIN (1, n / (double) topic->n_requests) - said);
        }
    }
  tea_query_reset (query);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/* Adds up what the requests of each topic share with the text, on average. */
static gboolean
share_words (TeaBook      *book,
             GArray       *topics,
             const Asked  *asked,
             GArray       *rare_words,
             GError      **error)
{
  g_autoptr (TeaQuery) query = NULL;
  GHashTableIter iter;
  const char *word;
  const double *weight;

  query = tea_query_new (book, "count which topics have a word",
                         "SELECT topic, count (*)"
                         "  FROM (SELECT rowid AS found FROM search WHERE search MATCH :word"
                         "         ORDER BY rowid DESC LIMIT :most)"
                         "  JOIN request ON request.id = found"
                         " WHERE topic IS NOT NULL GROUP BY topic");
  tea_query_bind_int (query, "most", MAX_SAMPLE);

  for (guint i = 0; i < topics->len; i++)
    {
      NearTopic *topic = &g_array_index (topics, NearTopic, i);

      g_hash_table_iter_init (&iter, asked->words);
      while (g_hash_table_iter_next (&iter, (gpointer *) &word, (gpointer *) &weight))
        {
          if (strstr (topic->title, word) != NULL)
            topic->shared += *weight * TITLE_SHARE;
        }
    }

  for (guint i = 0; i < rare_words->len; i++)
    {
      if (!share_word (topics, asked, &g_array_index (rare_words, RareWord, i), query, error))
        return FALSE;
    }

  return TRUE;
}

/* The topic that the text is about, 0 for none. */
static gboolean
find_own_topic (TeaBook      *book,
                const Asked  *asked,
                GArray       *rare_words,
                gint64       *id,
                GError      **error)
{
  const double least = LEAST_TOPIC_WORDS * asked->rarest *
                       sqrt (MAX (asked->n_words, SHORT_TOPIC) / SHORT_TOPIC);
  g_autoptr (GArray) topics = read_topics (book, error);
  double best = 0;
  double second = 0;

  *id = 0;
  if (topics == NULL || !share_words (book, topics, asked, rare_words, error))
    return FALSE;

  for (guint i = 0; i < topics->len; i++)
    {
      const NearTopic *topic = &g_array_index (topics, NearTopic, i);

      if (topic->shared > best)
        {
          second = best;
          best = topic->shared;
          *id = topic->id;
        }
      else
        {
          second = MAX (second, topic->shared);
        }
    }

  if (best < least || best < LEAST_TOPIC_LEAD * second)
    *id = 0;

  return TRUE;
}

/* Adds the newest of a topic's requests that are not in @found yet. They are chosen before names
 * and states are looked up for each.
 */
static gboolean
add_requests_of_topic (TeaBook    *book,
                       gint64      topic,
                       GPtrArray  *found,
                       GError    **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) requests = NULL;

  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (known, GSIZE_TO_POINTER (tea_record_get_id (g_ptr_array_index (found, i))));

  query = tea_query_new_for_records (book, TEA_TYPE_REQUEST,
                                     "JOIN (SELECT id AS found FROM request"
                                     "       WHERE topic = :topic"
                                     "       ORDER BY id DESC LIMIT :most)"
                                     "  ON found = request.id");
  tea_query_bind_int (query, "topic", topic);
  tea_query_bind_int (query, "most", MAX_REQUESTS);
  requests = tea_query_read_records (query, error);
  if (requests == NULL)
    return FALSE;

  for (guint i = 0; i < requests->len && found->len < MAX_REQUESTS; i++)
    {
      TeaRequest *request = g_ptr_array_index (requests, i);

      const gsize id = (gsize) tea_record_get_id (TEA_RECORD (request));

      if (!g_hash_table_contains (known, GSIZE_TO_POINTER (id)))
        g_ptr_array_add (found, g_object_ref (request));
    }

  return TRUE;
}

static int
compare_received (gconstpointer a,
                  gconstpointer b)
{
  const TeaRequest *first = *(TeaRequest * const *) a;
  const TeaRequest *second = *(TeaRequest * const *) b;

  return -strcmp (first->received_at, second->received_at);
}

/* Finds what is near to @text and keeps what @asked says is alike, or also what is akin. */
static GPtrArray *
find_alike (TeaBook      *book,
            const char   *text,
            gboolean      akin,
            Asked        *asked,
            GArray      **rare_words,
            GError      **error)
{
  g_autoptr (GHashTable) all_words = collect_words (text);
  g_autoptr (GArray) words = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) near = NULL;
  int n_requests = 0;

  asked->n_words = g_hash_table_size (all_words);
  if (!tea_request_count (book, NULL, &n_requests, error))
    return NULL;

  words = count_words (book, text);
  asked->words = weigh_words (words, n_requests, &asked->words_total);
  asked->rarest = weigh (1, n_requests);
  asked->total = asked->words_total;
  asked->characters = weigh_characters (asked->words, text, weigh (0, n_requests), &asked->total);
  query = query_near (book, words, "");
  near = tea_query_read_records (query, error);
  if (near == NULL)
    return NULL;

  for (guint i = near->len; i > 0; i--)
    {
      TeaRequest *request = g_ptr_array_index (near, i - 1);

      if (!is_alike (asked->words, asked->words_total, request->text) &&
          !(akin && is_akin (asked, request->text)))
        g_ptr_array_remove_index_fast (near, i - 1);
    }

  if (rare_words != NULL)
    *rare_words = g_steal_pointer (&words);

  return g_steal_pointer (&near);
}

GPtrArray *
tea_similar_find (TeaBook     *book,
                  const char  *text,
                  GError     **error)
{
  g_autofree char *valid = NULL;
  g_autoptr (GArray) words = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_auto (Asked) asked = { NULL };
  gint64 topic;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  found = find_alike (book, valid, TRUE, &asked, &words, error);
  if (found == NULL || !find_own_topic (book, &asked, words, &topic, error) ||
      (topic != 0 && !add_requests_of_topic (book, topic, found, error)))
    return NULL;

  g_ptr_array_sort (found, compare_received);

  return g_steal_pointer (&found);
}

TeaTopic *
tea_similar_find_topic (TeaBook     *book,
                        const char  *text,
                        guint       *n_similar,
                        GError     **error)
{
  g_autofree char *valid = NULL;
  g_autoptr (GPtrArray) similar = NULL;
  g_auto (Asked) asked = { NULL };
  gint64 best = 0;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (n_similar != NULL, NULL);

  *n_similar = 0;
  valid = g_utf8_make_valid (text, -1);
  similar = find_alike (book, valid, FALSE, &asked, NULL, error);
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
