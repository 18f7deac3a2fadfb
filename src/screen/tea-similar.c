/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-asked-private.h"
#include "tea-own-topic-private.h"
#include "tea-similar.h"

/*
 * Which requests may belong to a matter. The search index holds pairs of characters; those of
 * the given text that are rare in the book say most about what it is about, so that requests are
 * ordered by how many of these they share and how rare each is.
 */

/* So many of the rarest words are looked up; more only cost time. */
#define MAX_RARE_WORDS 16

/* Common words take long to look up and say little. Reading so many rows of the index in all took
 * 10 ms in a book of 100,000 requests that are much alike; 10,000 rows took 30 ms, and found no
 * better ones. */
#define MAX_ROWS 3000

/* A word that occurs once must not outweigh several that occur in a few requests. */
#define COMMONNESS 20.0

#define MAX_REQUESTS 100

/* One word is kept in any case, so that a common one finds something too: the newest with it. */
static void
keep_the_rarest (GArray *rare_words)
{
  gint64 n_rows = 0;
  guint n_kept = 0;

  while (n_kept < MIN (rare_words->len, MAX_RARE_WORDS))
    {
      n_rows += g_array_index (rare_words, TeaRareWord, n_kept).count;
      if (n_kept > 0 && n_rows > MAX_ROWS)
        break;
      n_kept++;
    }

  g_array_set_size (rare_words, n_kept);
}

static char *
write_json (GArray *rare_words)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < rare_words->len; i++)
    {
      const TeaRareWord *rare = &g_array_index (rare_words, TeaRareWord, i);
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
      words = g_strdup (g_array_index (rare_words, TeaRareWord, 0).word);
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
  g_autoptr (TeaAsked) asked = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  asked = tea_asked_new (book, text);

  return query_near (book, asked->rare_words, "WHERE topic IS NULL AND outcome IS NULL");
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

/* Finds what is near, and keeps what is alike, or also what is akin. */
static GPtrArray *
find_alike (TeaBook         *book,
            const TeaAsked  *asked,
            gboolean         akin,
            GError         **error)
{
  g_autoptr (TeaQuery) query = query_near (book, asked->rare_words, "");
  g_autoptr (GPtrArray) near = tea_query_read_records (query, error);

  if (near == NULL)
    return NULL;

  for (guint i = near->len; i > 0; i--)
    {
      TeaRequest *request = g_ptr_array_index (near, i - 1);

      if (!tea_asked_is_alike (asked, request->text) &&
          !(akin && tea_asked_is_akin (asked, request->text)))
        g_ptr_array_remove_index_fast (near, i - 1);
    }

  return g_steal_pointer (&near);
}

GPtrArray *
tea_similar_find (TeaBook     *book,
                  const char  *text,
                  GError     **error)
{
  g_autoptr (TeaAsked) asked = NULL;
  g_autoptr (GPtrArray) found = NULL;
  gint64 topic;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  asked = tea_asked_new (book, text);
  found = find_alike (book, asked, TRUE, error);
  if (found == NULL || !tea_own_topic_find (book, asked, &topic, error) ||
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
  g_autoptr (TeaAsked) asked = NULL;
  g_autoptr (GPtrArray) similar = NULL;
  gint64 best = 0;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (n_similar != NULL, NULL);

  *n_similar = 0;
  asked = tea_asked_new (book, text);
  similar = find_alike (book, asked, FALSE, error);
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
