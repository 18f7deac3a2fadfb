/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-action.h"
#include "people/tea-organisation.h"
#include "people/tea-person.h"
#include "screen/tea-answer.h"

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
  fixture->topic = tea_screen_fixture_topic (fixture->book, "广场舞太吵");
  fixture->request = tea_screen_fixture_request (fixture->book, "晚上太吵", "2栋1单元301",
                                                 "2026-11-19");
  assert_works (tea_topic_take (fixture->topic, fixture->book, fixture->request, error));
  tea_screen_fixture_reload (fixture->book, &fixture->topic);
  tea_screen_fixture_reload (fixture->book, &fixture->request);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_clear_object (&fixture->topic);
  g_clear_object (&fixture->request);
  tea_fixture_close (fixture->book);
}

/* What was decided stands the same in all three answers. */
static void
assert_told (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *personal = NULL;
  g_autofree char *group = NULL;
  g_autofree char *notice = NULL;

  tea_screen_fixture_reload (fixture->book, &fixture->topic);
  personal = tea_answer_compose (fixture->book, fixture->topic, fixture->request);
  group = tea_answer_compose_group (fixture->book, fixture->topic);
  notice = tea_answer_compose_notice (fixture->book, fixture->topic);
  g_assert_nonnull (strstr (personal, expected));
  g_assert_nonnull (strstr (group, expected));
  g_assert_nonnull (strstr (notice, expected));
  g_assert_nonnull (strstr (personal, fixture->topic->reason));
  g_assert_nonnull (strstr (group, fixture->topic->reason));
  g_assert_nonnull (strstr (notice, fixture->topic->reason));
}

static void
test_every_verdict_is_told_in_its_own_words (Fixture       *fixture,
                                             gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  TeaTopic *topic;

  topic = fixture->topic;
  assert_works (tea_topic_judge (topic, book, "direct", "今晚就去", NULL, error));
  assert_told (fixture, "It is being handled at once.");

  topic = fixture->topic;
  assert_works (tea_topic_judge (topic, book, "later", "等检测", "2027-01-01", error));
  assert_told (fixture, "It is put off and will be looked at again on 1 January 2027.");

  topic = fixture->topic;
  assert_works (tea_topic_judge (topic, book, "transfer", "不归社区管", NULL, error));
  assert_told (fixture, "It was passed on to the office that is responsible.");

  topic = fixture->topic;
  assert_works (tea_topic_pass_on (topic, book, "不归社区管", "文体站", NULL, " ", error));
  assert_told (fixture, "It was passed on to: 文体站.");

  topic = fixture->topic;
  assert_works (tea_topic_pass_on (topic, book, "不归社区管", "文体站", NULL, "W-12", error));
  assert_told (fixture, "It was passed on to: 文体站 (number W-12).");

  topic = fixture->topic;
  assert_works (tea_topic_judge (topic, book, "declined", "公约写明", NULL, error));
  assert_told (fixture, "The community cannot take it up for discussion.");
}

static void
assert_quoted (TeaBook    *book,
               TeaTopic   *topic,
               const char *text,
               const char *expected)
{
  g_autoptr (TeaRequest) request = tea_screen_fixture_request (book, text, NULL, "2026-11-20");
  g_autofree char *answer = tea_answer_compose (book, topic, request);
  g_autofree char *quoted = g_strdup_printf ("“%s”", expected);

  g_test_message ("%s", answer);
  g_assert_nonnull (strstr (answer, quoted));
}

static void
test_a_long_request_is_quoted_by_its_beginning (Fixture       *fixture,
                                                gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (GString) forty = g_string_new (NULL);
  g_autofree char *longer = NULL;
  g_autofree char *cut = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append_unichar (forty, 0x4E00 + 11 * i);
  longer = g_strconcat (forty->str, "末", NULL);
  cut = g_strconcat (forty->str, "…", NULL);

  assert_works (tea_topic_judge (fixture->topic, book, "direct", "马上办", NULL, error));
  assert_quoted (book, fixture->topic, forty->str, forty->str);
  assert_quoted (book, fixture->topic, longer, cut);
  assert_quoted (book, fixture->topic, "  第一行\n第二行\t完  ", "第一行 第二行 完");
  assert_quoted (book, fixture->topic, "100%s 漏水 %n", "100%s 漏水 %n");
}

static void
test_who_left_no_name_is_a_neighbour (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autofree char *answer = NULL;
  g_autofree char *named = NULL;

  assert_works (tea_topic_judge (fixture->topic, book, "direct", "马上办", NULL, error));
  answer = tea_answer_compose (book, fixture->topic, fixture->request);
  g_assert_true (g_str_has_prefix (answer, "Dear neighbour,\n"));
  g_assert_true (g_str_has_suffix (answer, "\nThe community"));

  assert_works (tea_request_set_person (fixture->request, book, "欧阳明月", NULL, error));
  assert_works (tea_book_set_setting (book, "community", "石榴里社区", error));
  tea_screen_fixture_reload (book, &fixture->request);
  named = tea_answer_compose (book, fixture->topic, fixture->request);
  g_assert_true (g_str_has_prefix (named, "Dear 欧阳明月,\n"));
  g_assert_true (g_str_has_suffix (named, "\n石榴里社区"));
}

/* Whoever asked is named in no answer to all, however the secretary wrote the title and the
 * reason. */
static void
test_an_answer_to_all_names_nobody_who_asked (Fixture       *fixture,
                                              gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaRequest) second = NULL;

  second = tea_screen_fixture_request (book, "音响太大", "3栋2单元502", "2026-11-20");
  assert_works (tea_topic_take (fixture->topic, book, second, error));
  assert_works (tea_request_set_person (fixture->request, book, "欧阳明月", NULL, error));
  assert_works (tea_request_set_person (second, book, "李建国", NULL, error));
  assert_works (tea_record_edit (TEA_RECORD (fixture->topic), book, "title",
                                 "欧阳明月和李建国反映的广场舞", error));
  tea_screen_fixture_reload (book, &fixture->topic);
  assert_works (tea_topic_judge (fixture->topic, book, "direct",
                                 "李建国住3栋2单元502，电话13912345678，已联系", NULL, error));
  tea_screen_fixture_reload (book, &fixture->topic);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = i == 0 ? tea_answer_compose_group (book, fixture->topic)
                                     : tea_answer_compose_notice (book, fixture->topic);

      g_test_message ("%s", text);
      g_assert_null (strstr (text, "明月"));
      g_assert_null (strstr (text, "建国"));
      g_assert_null (strstr (text, "502"));
      g_assert_null (strstr (text, "13912345678"));
      g_assert_nonnull (strstr (text, "欧阳**"));
      g_assert_nonnull (strstr (text, "李**"));
      g_assert_nonnull (strstr (text, "广场舞"));
      g_assert_nonnull (strstr (text, i == 0 ? "(2 requests)" : "(requests: 2)"));
    }
}

/* Nor is anybody else whom the book knows, though they never asked. */
static void
test_an_answer_to_all_names_no_neighbour (Fixture       *fixture,
                                          gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaRequest) elsewhere = NULL;

  elsewhere = tea_screen_fixture_request (book, "路灯不亮", "3栋2单元502", "2026-11-20");
  assert_works (tea_request_set_person (elsewhere, book, "沈巧云", NULL, error));
  assert_works (tea_topic_judge (fixture->topic, book, "declined", "音响是沈 巧云家的，已劝说", NULL,
                                 error));
  tea_screen_fixture_reload (book, &fixture->topic);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = i == 0 ? tea_answer_compose_group (book, fixture->topic)
                                     : tea_answer_compose_notice (book, fixture->topic);

      g_assert_null (strstr (text, "巧云"));
      g_assert_nonnull (strstr (text, "沈**"));
    }
}

/* Of a phone the office's own may stand there; a mobile, and what a person has, may not. */
static void
test_an_answer_to_all_gives_the_phone_of_an_office (Fixture       *fixture,
                                                    gconstpointer  user_data)
{
  static const char * const phones[][2] = {
    { "0358-7654321", "0358-7654321" },
    { "13800001234", "138****1234" },
    { "0358-8888888", "0358-****" },
  };
  TeaBook *book = fixture->book;
  g_autoptr (TeaPerson) person = NULL;

  person = g_object_new (TEA_TYPE_PERSON, "name", "沈巧云", "phone", "0358-8888888", NULL);
  {
    g_autoptr (TeaAction) action = tea_action_begin (book, "test", "Test", NULL);

    assert_works (tea_action_insert (action, person, error));
    assert_works (tea_action_commit (action, error));
  }

  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      g_autofree char *name = g_strdup_printf ("单位%u", i);
      g_autofree char *reason = g_strdup_printf ("请打 %s", phones[i][0]);
      g_autofree char *text = NULL;
      g_autoptr (TeaOrganisation) organisation = tea_organisation_add (book, name, 0, NULL);

      assert_works (tea_record_edit (TEA_RECORD (organisation), book, "phone", phones[i][0],
                                     error));
      assert_works (tea_topic_judge (fixture->topic, book, "declined", reason, NULL, error));
      tea_screen_fixture_reload (book, &fixture->topic);
      text = tea_answer_compose_notice (book, fixture->topic);
      g_assert_nonnull (strstr (text, phones[i][1]));
    }
}

static void
test_a_notice_bears_the_day_on_which_it_is_made (Fixture       *fixture,
                                                 gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autofree char *old_year = NULL;
  g_autofree char *new_year = NULL;

  assert_works (tea_topic_judge (fixture->topic, book, "direct", "马上办", NULL, error));
  tea_screen_fixture_clock (book, "2026-12-31T23:59:00");
  old_year = tea_answer_compose_notice (book, fixture->topic);
  tea_screen_fixture_clock (book, "2027-01-01T00:00:00");
  new_year = tea_answer_compose_notice (book, fixture->topic);
  g_assert_true (g_str_has_suffix (old_year, "\n31 December 2026"));
  g_assert_true (g_str_has_suffix (new_year, "\n1 January 2027"));
}

static void
test_composing_writes_nothing (Fixture       *fixture,
                               gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *personal = NULL;
  g_autofree char *group = NULL;
  g_autofree char *notice = NULL;

  assert_works (tea_topic_judge (fixture->topic, book, "direct", "马上办", NULL, error));
  before = tea_screen_fixture_dump (book);
  personal = tea_answer_compose (book, fixture->topic, fixture->request);
  group = tea_answer_compose_group (book, fixture->topic);
  notice = tea_answer_compose_notice (book, fixture->topic);
  after = tea_screen_fixture_dump (book);
  g_assert_cmpstr (before, ==, after);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/screen/answer/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("every-verdict-is-told-in-its-own-words", test_every_verdict_is_told_in_its_own_words);
  ADD ("a-long-request-is-quoted-by-its-beginning", test_a_long_request_is_quoted_by_its_beginning);
  ADD ("who-left-no-name-is-a-neighbour", test_who_left_no_name_is_a_neighbour);
  ADD ("an-answer-to-all-names-nobody-who-asked", test_an_answer_to_all_names_nobody_who_asked);
  ADD ("an-answer-to-all-names-no-neighbour", test_an_answer_to_all_names_no_neighbour);
  ADD ("an-answer-to-all-gives-the-phone-of-an-office",
       test_an_answer_to_all_gives_the_phone_of_an_office);
  ADD ("a-notice-bears-the-day-on-which-it-is-made",
       test_a_notice_bears_the_day_on_which_it_is_made);
  ADD ("composing-writes-nothing", test_composing_writes_nothing);
#undef ADD

  return g_test_run ();
}
