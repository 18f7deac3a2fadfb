/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-screen-fixture.h"

typedef struct
{
  TeaBook    *book;
  TeaTopic   *topic;
  TeaRequest *first;
  TeaRequest *second;
  TeaQuery   *owed;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  TeaBook *book = tea_fixture_book ();

  fixture->book = book;
  fixture->topic = tea_screen_fixture_topic (book, "广场舞");
  fixture->first = tea_screen_fixture_request (book, "晚上太吵", "2栋1单元301", "2026-11-19");
  fixture->second = tea_screen_fixture_request (book, "音响太大", "2栋1单元302", "2026-11-20");
  fixture->owed = tea_reply_owed_query (book, 0);
  assert_works (tea_topic_take (fixture->topic, book, fixture->first, error));
  assert_works (tea_topic_take (fixture->topic, book, fixture->second, error));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_clear_object (&fixture->owed);
  g_clear_object (&fixture->topic);
  g_clear_object (&fixture->first);
  g_clear_object (&fixture->second);
  tea_fixture_close (fixture->book);
}

static TeaReply *
create_reply (TeaRequest *request)
{
  return g_object_new (TEA_TYPE_REPLY,
                       "request", tea_record_get_id (TEA_RECORD (request)),
                       "way", "phone",
                       "told-by", "网格员小周",
                       NULL);
}

static void
assert_owed (Fixture *fixture,
             int      count)
{
  g_assert_cmpint (tea_screen_fixture_count (fixture->owed), ==, count);
  tea_screen_fixture_reload (fixture->book, &fixture->topic);
  g_assert_cmpint (fixture->topic->replies_owed, ==, count);
}

static void
test_an_answer_is_owed_until_it_is_told (Fixture       *fixture,
                                         gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaReply) reply = create_reply (fixture->first);

  assert_owed (fixture, 0);
  assert_works (tea_topic_judge (fixture->topic, book, "declined", "已有公约", NULL, error));
  assert_owed (fixture, 2);

  assert_undoable (book, tea_reply_add (reply, book, error));
  g_assert_cmpstr (reply->words, ==, "已有公约");
  g_assert_cmpstr (reply->told_on, ==, "2026-11-23");
  assert_owed (fixture, 1);

  tea_screen_fixture_reload (book, &reply);
  g_assert_cmpstr (reply->request_number, ==, fixture->first->number);
  g_assert_cmpstr (reply->topic_number, ==, fixture->topic->number);
  g_assert_cmpstr (tea_reply_way_label (reply->way), !=, "");
}

static void
test_a_notice_answers_all_who_wait (Fixture       *fixture,
                                    gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaReply) reply = create_reply (fixture->first);
  g_autoptr (TeaQuery) replies = NULL;
  guint n_told = 0;

  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_reply_add_all (fixture->topic, book, "notice", NULL, NULL, NULL, error));
  assert_works (tea_topic_judge (fixture->topic, book, "transfer", "转文体站", NULL, error));
  assert_works (tea_reply_add (reply, book, error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_reply_add_all (fixture->topic, book, "pigeon", NULL, NULL, NULL, error));
  assert_undoable (book,
                   tea_reply_add_all (fixture->topic, book, "notice", "已转文体站，贴在门口",
                                      "小周", &n_told, error));
  g_assert_cmpint (n_told, ==, 1);
  assert_owed (fixture, 0);

  replies = tea_reply_query (book, tea_record_get_id (TEA_RECORD (fixture->topic)), 0);
  g_assert_cmpint (tea_screen_fixture_count (replies), ==, 2);
}

static void
test_a_changed_verdict_is_owed_anew (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaQuery) replies = NULL;

  assert_works (tea_topic_judge (fixture->topic, book, "declined", "已有公约", NULL, error));
  assert_works (tea_reply_add_all (fixture->topic, book, "chat", NULL, NULL, NULL, error));
  assert_owed (fixture, 0);

  assert_works (tea_topic_judge (fixture->topic, book, "declined", "已有公约", NULL, error));
  assert_owed (fixture, 0);

  assert_undoable (book,
                   tea_topic_judge (fixture->topic, book, "transfer", "转文体站", NULL, error));
  assert_owed (fixture, 2);

  replies = tea_reply_query (book, 0, tea_record_get_id (TEA_RECORD (fixture->first)));
  g_assert_cmpint (tea_screen_fixture_count (replies), ==, 1);

  assert_works (tea_topic_judge (fixture->topic, book, "agenda", NULL, NULL, error));
  assert_owed (fixture, 0);
}

static void
test_there_must_be_a_verdict_to_tell (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaReply) reply = create_reply (fixture->first);
  g_autoptr (TeaReply) stray = NULL;
  g_autoptr (TeaRequest) alone = NULL;

  alone = tea_screen_fixture_request (book, "路灯不亮", NULL, "2026-11-20");
  stray = create_reply (alone);
  assert_refused (book, TEA_ERROR_REFUSED, tea_reply_add (stray, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_reply_add (reply, book, error));
  assert_works (tea_topic_judge (fixture->topic, book, "agenda", NULL, NULL, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_reply_add (reply, book, error));

  assert_works (tea_topic_judge (fixture->topic, book, "direct", "马上办", NULL, error));
  g_object_set (reply, "told-on", "2026-02-30", NULL);
  assert_refused (book, TEA_ERROR_INVALID, tea_reply_add (reply, book, error));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/screen/reply/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("an-answer-is-owed-until-it-is-told", test_an_answer_is_owed_until_it_is_told);
  ADD ("a-notice-answers-all-who-wait", test_a_notice_answers_all_who_wait);
  ADD ("a-changed-verdict-is-owed-anew", test_a_changed_verdict_is_owed_anew);
  ADD ("there-must-be-a-verdict-to-tell", test_there_must_be_a_verdict_to_tell);
#undef ADD

  return g_test_run ();
}
