/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-screen-fixture.h"

typedef struct
{
  TeaBook    *book;
  TeaTopic   *topic;
  TeaRequest *request;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->book = tea_fixture_book ();
  fixture->topic = tea_screen_fixture_topic (fixture->book, "广场舞");
  fixture->request = tea_screen_fixture_request (fixture->book, "晚上太吵", NULL, "2026-11-19");
  assert_works (tea_topic_take (fixture->topic, fixture->book, fixture->request, error));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_clear_object (&fixture->topic);
  g_clear_object (&fixture->request);
  tea_fixture_close (fixture->book);
}

static TeaReply *
create_reply (TeaRequest *request,
              const char *way,
              const char *words)
{
  return g_object_new (TEA_TYPE_REPLY,
                       "request", tea_record_get_id (TEA_RECORD (request)),
                       "way", way,
                       "words", words,
                       NULL);
}

static guint
count_owed (TeaBook *book)
{
  g_autoptr (TeaQuery) owed = tea_reply_owed_query (book, 0);

  return tea_screen_fixture_count (owed);
}

static void
test_every_way_has_its_own_label (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

  assert_works (tea_topic_judge (fixture->topic, fixture->book, "declined", "已有公约", NULL,
                                 error));
  for (const TeaWord *way = tea_reply_ways (); way->word != NULL; way++)
    {
      g_autoptr (TeaReply) reply = create_reply (fixture->request, way->word, NULL);

      g_assert_true (g_hash_table_add (labels, (gpointer) tea_reply_way_label (way->word)));
      assert_works (tea_reply_add (reply, fixture->book, error));
    }
  g_assert_cmpuint (g_hash_table_size (labels), ==, 4);
}

static void
test_a_way_that_is_none_is_refused (Fixture       *fixture,
                                    gconstpointer  user_data)
{
  static const char * const ways[] = { "", "pigeon", "PHONE", "phone " };

  assert_works (tea_topic_judge (fixture->topic, fixture->book, "declined", "已有公约", NULL,
                                 error));
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (TeaReply) reply = create_reply (fixture->request, ways[i], "说过了");

      assert_refused (fixture->book, TEA_ERROR_INVALID,
                      tea_reply_add (reply, fixture->book, error));
    }
  g_assert_cmpuint (count_owed (fixture->book), ==, 1);
}

static void
test_what_was_told_is_kept_when_the_verdict_changes (Fixture       *fixture,
                                                     gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaReply) reply = create_reply (fixture->request, "phone", "先等等");

  assert_works (tea_topic_judge (fixture->topic, book, "later", "等检测", "2027-01-01", error));
  assert_works (tea_reply_add (reply, book, error));
  g_assert_cmpuint (count_owed (book), ==, 0);
  assert_undoable (book, tea_topic_judge (fixture->topic, book, "declined", "已有公约", NULL,
                                          error));
  tea_screen_fixture_reload (book, &reply);
  g_assert_cmpint (reply->topic, ==, 0);
  g_assert_cmpstr (reply->words, ==, "先等等");
  g_assert_cmpstr (reply->told_on, ==, "2026-11-23");
  g_assert_cmpuint (count_owed (book), ==, 1);
}

static void
test_who_moves_to_another_topic_is_owed_its_verdict (Fixture       *fixture,
                                                     gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaTopic) other = tea_screen_fixture_topic (book, "噪声");
  g_autoptr (TeaReply) reply = create_reply (fixture->request, "visit", NULL);

  assert_works (tea_topic_judge (fixture->topic, book, "declined", "已有公约", NULL, error));
  assert_works (tea_topic_judge (other, book, "direct", "今晚就去", NULL, error));
  assert_works (tea_reply_add (reply, book, error));
  g_assert_cmpuint (count_owed (book), ==, 0);

  assert_undoable (book, tea_topic_take (other, book, fixture->request, error));
  g_assert_cmpuint (count_owed (book), ==, 1);
}

static void
test_answers_are_listed_by_their_day (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  static const char * const days[] = { "2026-12-31", "2027-01-01", "2026-11-30" };
  static const char * const listed[] = { "2027-01-01", "2026-12-31", "2026-11-30" };
  TeaBook *book = fixture->book;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) replies = NULL;

  assert_works (tea_topic_judge (fixture->topic, book, "declined", "已有公约", NULL, error));
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (TeaReply) reply = create_reply (fixture->request, "chat", days[i]);

      g_object_set (reply, "told-on", days[i], NULL);
      assert_works (tea_reply_add (reply, book, error));
    }

  query = tea_reply_query (book, 0, tea_record_get_id (TEA_RECORD (fixture->request)));
  replies = tea_query_read_records (query, NULL);
  g_assert_cmpuint (replies->len, ==, G_N_ELEMENTS (listed));
  for (guint i = 0; i < replies->len; i++)
    {
      const TeaReply *reply = g_ptr_array_index (replies, i);

      g_assert_cmpstr (reply->told_on, ==, listed[i]);
      g_assert_cmpstr (reply->words, ==, listed[i]);
    }
  g_clear_object (&query);
}

static void
test_hundreds_are_told_in_one_action (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint n_told = 0;

  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (TeaRequest) request = NULL;

      request = tea_screen_fixture_request (book, "音响太大", NULL, "2026-11-20");
      assert_works (tea_topic_take (fixture->topic, book, request, error));
    }
  assert_works (tea_topic_judge (fixture->topic, book, "declined", "已有公约", NULL, error));
  assert_works (tea_reply_add_all (fixture->topic, book, "notice", NULL, NULL, &n_told, error));
  g_assert_cmpuint (n_told, ==, 151);
  g_assert_cmpuint (count_owed (book), ==, 0);
  undone = tea_history_undo (book, NULL);
  g_assert_cmpuint (count_owed (book), ==, 151);
  redone = tea_history_redo (book, NULL);
  g_assert_cmpuint (count_owed (book), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/screen/replying/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("every-way-has-its-own-label", test_every_way_has_its_own_label);
  ADD ("a-way-that-is-none-is-refused", test_a_way_that_is_none_is_refused);
  ADD ("what-was-told-is-kept-when-the-verdict-changes",
       test_what_was_told_is_kept_when_the_verdict_changes);
  ADD ("who-moves-to-another-topic-is-owed-its-verdict",
       test_who_moves_to_another_topic_is_owed_its_verdict);
  ADD ("answers-are-listed-by-their-day", test_answers_are_listed_by_their_day);
  ADD ("hundreds-are-told-in-one-action", test_hundreds_are_told_in_one_action);
#undef ADD

  return g_test_run ();
}
