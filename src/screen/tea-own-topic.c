/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "book/tea-query.h"
#include "collect/tea-request.h"

#include "tea-own-topic-private.h"

/*
 * The topic that a text is about: what the requests of a topic share with it counts, on average,
 * and what the title says.
 */

/* How many requests with a word tell in which topics it is at home. */
#define MAX_SAMPLE 100

/* A request belongs to a topic whose requests share, on average, so many of the rarest words with
 * it, and more than those of any other topic do; it is more the longer people speak. Of the 27
 * lines of tea-asked.c 22 found their topic, 5 found none, and none a wrong one. */
#define LEAST_TOPIC_WORDS  0.24
#define LEAST_TOPIC_LEAD   1.3
#define SHORT_TOPIC        8.0

/* What the title says, half of the requests say at least. */
#define TITLE_SHARE 0.5

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
share_word (GArray             *topics,
            const TeaAsked     *asked,
            const TeaRareWord  *rare,
            TeaQuery           *query,
            GError            **error)
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
share_words (TeaBook         *book,
             GArray          *topics,
             const TeaAsked  *asked,
             GError         **error)
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

  for (guint i = 0; i < asked->rare_words->len; i++)
    {
      const TeaRareWord *rare = &g_array_index (asked->rare_words, TeaRareWord, i);

      if (!share_word (topics, asked, rare, query, error))
        return FALSE;
    }

  return TRUE;
}

/*
 * tea_own_topic_find:
 * @book: the book
 * @asked: what is asked for
 * @id: (out): the id of the topic that it is about, 0 for none
 * @error: return location for an error
 *
 * Returns: whether it worked
 */
gboolean
tea_own_topic_find (TeaBook         *book,
                    const TeaAsked  *asked,
                    gint64          *id,
                    GError         **error)
{
  const double length = MAX (asked->n_words, SHORT_TOPIC);
  const double least = LEAST_TOPIC_WORDS * asked->rarest * sqrt (length / SHORT_TOPIC);
  g_autoptr (GArray) topics = read_topics (book, error);
  double best = 0;
  double second = 0;

  *id = 0;
  if (topics == NULL || !share_words (book, topics, asked, error))
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
