/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "people/tea-person.h"
#include "screen/tea-answer.h"

#include "tea-screen-fixture.h"

static guint
count_undecided (TeaBook *book)
{
  TeaTopicFilter filter = { .undecided = TRUE };
  g_autoptr (TeaQuery) query = tea_topic_query (book, &filter);

  return tea_screen_fixture_count (query);
}

static void
assert_clock (TeaBook    *book,
              TeaTopic  **topic,
              const char *now,
              const char *expected)
{
  g_autofree char *words = NULL;

  tea_screen_fixture_clock (book, now);
  tea_screen_fixture_reload (book, topic);
  words = tea_verdict_describe_clock ((*topic)->due_at, (*topic)->minutes_left);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_what_is_handled_directly_has_48_hours (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "井盖松动");
  g_autoptr (TeaRequest) request = NULL;

  request = tea_screen_fixture_request (book, "井盖松了", NULL, "2026-11-20");
  assert_works (tea_topic_take (topic, book, request, error));
  g_assert_null (topic->due_at);

  tea_screen_fixture_clock (book, "2026-11-23T09:00:00");
  assert_undoable (book, tea_topic_judge (topic, book, "direct", "马上修", NULL, error));
  assert_clock (book, &topic, "2026-11-23T09:00:00", "48 hours left");
  assert_clock (book, &topic, "2026-11-24T01:30:00", "31 hours left");
  assert_clock (book, &topic, "2026-11-25T08:30:00", "30 minutes left");
  assert_clock (book, &topic, "2026-11-25T09:05:00", "5 minutes over");
  assert_clock (book, &topic, "2026-11-25T14:10:00", "5 hours over");

  /* Rewording the reason is no new start. */
  assert_works (tea_topic_judge (topic, book, "direct", "今天就修", NULL, error));
  assert_clock (book, &topic, "2026-11-25T14:10:00", "5 hours over");

  assert_works (tea_request_close (request, book, "solved", NULL, error));
  assert_clock (book, &topic, "2026-11-25T14:10:00", "");

  tea_fixture_close (book);
}

static void
test_what_was_put_off_comes_back_on_its_day (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "屋顶漏水");

  g_assert_cmpint (count_undecided (book), ==, 1);
  assert_works (tea_topic_judge (topic, book, "later", "等检测报告", "2026-12-01", error));
  g_assert_cmpint (count_undecided (book), ==, 0);
  tea_screen_fixture_clock (book, "2026-11-30T23:59:00");
  g_assert_cmpint (count_undecided (book), ==, 0);
  tea_screen_fixture_clock (book, "2026-12-01T00:01:00");
  g_assert_cmpint (count_undecided (book), ==, 1);

  tea_fixture_close (book);
}

static void
test_what_is_passed_on_knows_to_whom (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "路口红绿灯");

  assert_refused (book, TEA_ERROR_INVALID,
                  tea_topic_pass_on (topic, book, "属交警管", " ", NULL, NULL, error));
  tea_screen_fixture_reload (book, &topic);
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_topic_pass_on (topic, book, "", "12345热线", NULL, NULL, error));
  tea_screen_fixture_reload (book, &topic);

  assert_undoable (book, tea_topic_pass_on (topic, book, "属交警管", " 12345热线 ", "小周", NULL,
                                            error));
  tea_screen_fixture_reload (book, &topic);
  g_assert_cmpstr (topic->verdict, ==, "transfer");
  g_assert_cmpstr (topic->passed_to, ==, "12345热线");
  g_assert_cmpstr (topic->passed_by, ==, "小周");
  g_assert_cmpstr (topic->passed_on, ==, "2026-11-23");
  g_assert_cmpstr (topic->passed_number, ==, "");

  assert_undoable (book, tea_record_edit (TEA_RECORD (topic), book, "passed_number", "TS-881",
                                          error));
  assert_undoable (book, tea_topic_judge (topic, book, "declined", "已有结论", NULL, error));
  tea_screen_fixture_reload (book, &topic);
  g_assert_cmpstr (topic->passed_to, ==, "");
  g_assert_cmpstr (topic->passed_number, ==, "");
  g_assert_null (topic->passed_on);

  tea_fixture_close (book);
}

static void
test_every_verdict_that_is_told_has_ready_sentences (void)
{
  for (const TeaWord *word = tea_topic_verdicts (); word->word != NULL; word++)
    {
      const char * const *reasons = tea_verdict_reasons (word->word);

      if (g_str_equal (word->word, "agenda"))
        g_assert_null (reasons[0]);
      else
        g_assert_cmpint (g_strv_length ((char **) reasons), >=, 3);
    }
  g_assert_null (tea_verdict_reasons (NULL)[0]);
}

static void
test_an_answer_is_ready_to_send (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "张桂英家2栋1单元301漏水");
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (TeaPerson) person = NULL;
  g_autofree char *id = NULL;
  g_autofree char *personal = NULL;
  g_autofree char *group = NULL;
  g_autofree char *notice = NULL;

  assert_works (tea_book_set_setting (book, "community", "石榴里社区", error));
  request = tea_screen_fixture_request (book, "家里\n漏水，电话13800001234", "2栋1单元301",
                                        "2026-11-20");
  assert_works (tea_topic_take (topic, book, request, error));
  person = g_object_new (TEA_TYPE_PERSON, "name", "张桂英", NULL);
  assert_works (tea_person_add (person, book, error));
  id = g_strdup_printf ("%" G_GINT64_FORMAT, tea_record_get_id (TEA_RECORD (person)));
  tea_screen_fixture_reload (book, &request);
  assert_works (tea_record_edit (TEA_RECORD (request), book, "person", id, error));
  assert_works (tea_topic_pass_on (topic, book, "请打13800001234", "街道", NULL, "J-7", error));
  tea_screen_fixture_reload (book, &topic);
  tea_screen_fixture_reload (book, &request);

  personal = tea_answer_compose (book, topic, request);
  g_assert_nonnull (strstr (personal, "Dear 张桂英,"));
  g_assert_nonnull (strstr (personal, "“家里 漏水，电话13800001234”"));
  g_assert_nonnull (strstr (personal, "街道 (number J-7)"));
  g_assert_nonnull (strstr (personal, "石榴里社区"));

  group = tea_answer_compose_group (book, topic);
  notice = tea_answer_compose_notice (book, topic);
  g_assert_nonnull (strstr (group, "1 request"));
  g_assert_nonnull (strstr (notice, "石榴里社区"));
  for (guint i = 0; i < 2; i++)
    {
      const char *text = i == 0 ? group : notice;

      g_assert_null (strstr (text, "13800001234"));
      g_assert_null (strstr (text, "301"));
      g_assert_null (strstr (text, "桂英"));
    }

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/screen/verdict/what-is-handled-directly-has-48-hours",
                   test_what_is_handled_directly_has_48_hours);
  g_test_add_func ("/screen/verdict/what-was-put-off-comes-back-on-its-day",
                   test_what_was_put_off_comes_back_on_its_day);
  g_test_add_func ("/screen/verdict/what-is-passed-on-knows-to-whom",
                   test_what_is_passed_on_knows_to_whom);
  g_test_add_func ("/screen/verdict/every-verdict-that-is-told-has-ready-sentences",
                   test_every_verdict_that_is_told_has_ready_sentences);
  g_test_add_func ("/screen/verdict/an-answer-is-ready-to-send",
                   test_an_answer_is_ready_to_send);

  return g_test_run ();
}
