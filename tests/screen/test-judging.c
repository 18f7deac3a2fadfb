/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-screen-fixture.h"

typedef struct
{
  TeaBook  *book;
  TeaTopic *topic;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (TeaRequest) request = NULL;

  fixture->book = tea_fixture_book ();
  fixture->topic = tea_screen_fixture_topic (fixture->book, "屋顶漏水");
  request = tea_screen_fixture_request (fixture->book, "屋顶漏了", "2栋1单元301", "2026-11-19");
  assert_works (tea_topic_take (fixture->topic, fixture->book, request, error));
  tea_screen_fixture_reload (fixture->book, &fixture->topic);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_clear_object (&fixture->topic);
  tea_fixture_close (fixture->book);
}

static void
test_the_clock_is_told_in_whole_units (Fixture       *fixture,
                                       gconstpointer  user_data)
{
  static const struct { int minutes; const char *words; } cases[] = {
    { 2880, "48 hours left" }, { 2879, "47 hours left" }, { 119, "1 hour left" },
    { 60, "1 hour left" }, { 59, "59 minutes left" }, { 1, "1 minute left" },
    { 0, "0 minutes left" }, { -1, "1 minute over" }, { -59, "59 minutes over" },
    { -60, "1 hour over" }, { -119, "1 hour over" }, { -14400, "240 hours over" },
  };
  g_autofree char *none = tea_verdict_describe_clock (NULL, 2880);

  g_assert_cmpstr (none, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = tea_verdict_describe_clock ("2026-11-25T09:00", cases[i].minutes);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_the_clock_runs_on_over_the_turn_of_the_year (Fixture       *fixture,
                                                  gconstpointer  user_data)
{
  TeaBook *book = fixture->book;

  tea_screen_fixture_clock (book, "2026-12-31T10:00:00");
  assert_works (tea_topic_judge (fixture->topic, book, "direct", "马上修", NULL, error));
  tea_screen_fixture_clock (book, "2027-01-01T10:00:00");
  tea_screen_fixture_reload (book, &fixture->topic);
  g_assert_cmpint (fixture->topic->minutes_left, ==, 24 * 60);
  g_assert_true (g_str_has_prefix (fixture->topic->due_at, "2027-01-02"));
  tea_screen_fixture_clock (book, "2027-01-02T10:01:00");
  tea_screen_fixture_reload (book, &fixture->topic);
  g_assert_cmpint (fixture->topic->minutes_left, ==, -1);
}

static void
test_what_is_handled_directly_again_has_its_whole_time (Fixture       *fixture,
                                                        gconstpointer  user_data)
{
  TeaBook *book = fixture->book;

  tea_screen_fixture_clock (book, "2026-11-23T09:00:00");
  assert_works (tea_topic_judge (fixture->topic, book, "direct", "马上修", NULL, error));
  tea_screen_fixture_clock (book, "2026-11-24T09:00:00");
  assert_works (tea_topic_judge (fixture->topic, book, "later", "等检测", "2026-12-01", error));
  tea_screen_fixture_reload (book, &fixture->topic);
  g_assert_null (fixture->topic->due_at);
  tea_screen_fixture_clock (book, "2026-11-25T09:00:00");
  assert_works (tea_topic_judge (fixture->topic, book, "direct", "马上修", NULL, error));
  tea_screen_fixture_reload (book, &fixture->topic);
  g_assert_cmpint (fixture->topic->minutes_left, ==, 48 * 60);
  g_assert_null (fixture->topic->until);
}

static void
test_a_topic_is_put_off_to_a_day_that_can_come (Fixture       *fixture,
                                                gconstpointer  user_data)
{
  static const char * const wrong[] = {
    NULL, "", "2026-11-23", "2026-11-22", "1999-12-31", "2026-13-01", "2027-02-29", "明天吧", "x"
  };
  static const struct { const char *typed, *until; } right[] = {
    { "2026-11-24", "2026-11-24" },
    { "2028-02-29", "2028-02-29" },
    { "2027-01-01", "2027-01-01" },
  };
  TeaBook *book = fixture->book;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("%s", wrong[i] != NULL ? wrong[i] : "no day");
      assert_refused (book, TEA_ERROR_INVALID,
                      tea_topic_judge (fixture->topic, book, "later", "等检测", wrong[i], error));
      g_assert_null (fixture->topic->verdict);
    }
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      assert_undoable (book, tea_topic_judge (fixture->topic, book, "later", "等检测",
                                              right[i].typed, error));
      tea_screen_fixture_reload (book, &fixture->topic);
      g_assert_cmpstr (fixture->topic->until, ==, right[i].until);
    }
}

static void
test_only_what_is_put_off_has_a_day (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  static const char * const others[] = { "agenda", "direct", "transfer", "declined" };
  TeaBook *book = fixture->book;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      assert_refused (book, TEA_ERROR_INVALID,
                      tea_topic_judge (fixture->topic, book, others[i], "原因", "2026-12-01",
                                       error));
      assert_works (tea_topic_judge (fixture->topic, book, others[i], "原因", "", error));
      g_assert_null (fixture->topic->until);
    }
}

static void
test_a_reason_of_blanks_is_none (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  TeaBook *book = fixture->book;

  assert_refused (book, TEA_ERROR_INVALID,
                  tea_topic_judge (fixture->topic, book, "declined", " 　\n", NULL, error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_topic_judge (fixture->topic, book, "maybe", "原因", NULL, error));
  assert_works (tea_topic_judge (fixture->topic, book, "declined", "  已有公约 \n", NULL, error));
  g_assert_cmpstr (fixture->topic->reason, ==, "已有公约");
}

static void
test_a_verdict_taken_back_leaves_nothing (Fixture       *fixture,
                                          gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  TeaTopic *topic;

  assert_refused (book, TEA_ERROR_REFUSED, tea_topic_unjudge (fixture->topic, book, error));
  assert_works (tea_topic_pass_on (fixture->topic, book, "不归社区管", "街道", "小周", "J-7",
                                   error));
  assert_works (tea_reply_add_all (fixture->topic, book, "chat", NULL, NULL, NULL, error));
  tea_screen_fixture_reload (book, &fixture->topic);
  assert_undoable (book, tea_topic_unjudge (fixture->topic, book, error));
  tea_screen_fixture_reload (book, &fixture->topic);

  topic = fixture->topic;
  g_assert_null (topic->verdict);
  g_assert_null (topic->verdict_on);
  g_assert_null (topic->verdict_at);
  g_assert_null (topic->until);
  g_assert_null (topic->due_at);
  g_assert_null (topic->passed_on);
  g_assert_cmpstr (topic->reason, ==, "");
  g_assert_cmpstr (topic->passed_to, ==, "");
  g_assert_cmpstr (topic->passed_by, ==, "");
  g_assert_cmpstr (topic->passed_number, ==, "");
  g_assert_cmpint (topic->replies_owed, ==, 0);
  g_assert_true (tea_topic_is_undecided (topic, book));

  /* Judged anew, all are owed an answer again. */
  assert_works (tea_topic_judge (topic, book, "transfer", "不归社区管", NULL, error));
  tea_screen_fixture_reload (book, &fixture->topic);
  g_assert_cmpint (fixture->topic->replies_owed, ==, 1);
}

static void
test_the_day_of_passing_on_is_that_of_the_receiver (Fixture       *fixture,
                                                    gconstpointer  user_data)
{
  TeaBook *book = fixture->book;

  assert_works (tea_topic_pass_on (fixture->topic, book, "不归社区管", "街道", "小周", NULL,
                                   error));
  g_assert_cmpstr (fixture->topic->passed_on, ==, "2026-11-23");

  tea_screen_fixture_clock (book, "2026-12-31T18:00:00");
  assert_works (tea_topic_pass_on (fixture->topic, book, "不归社区管", "街道", "小周", "J-7",
                                   error));
  g_assert_cmpstr (fixture->topic->passed_on, ==, "2026-11-23");
  g_assert_cmpstr (fixture->topic->passed_number, ==, "J-7");

  assert_works (tea_topic_pass_on (fixture->topic, book, "不归社区管", "12345热线", NULL, NULL,
                                   error));
  tea_screen_fixture_reload (book, &fixture->topic);
  g_assert_cmpstr (fixture->topic->passed_on, ==, "2026-12-31");
  g_assert_cmpstr (fixture->topic->passed_by, ==, "");
  g_assert_cmpstr (fixture->topic->passed_number, ==, "");
}

static void
test_undo_goes_back_through_the_verdicts (Fixture       *fixture,
                                          gconstpointer  user_data)
{
  static const char * const back[] = { "transfer", "later", NULL };
  TeaBook *book = fixture->book;
  g_autofree char *redone = NULL;

  assert_works (tea_topic_judge (fixture->topic, book, "later", "等检测", "2026-12-01", error));
  assert_works (tea_topic_pass_on (fixture->topic, book, "不归社区管", "街道", NULL, NULL, error));
  assert_works (tea_topic_judge (fixture->topic, book, "agenda", NULL, NULL, error));
  for (guint i = 0; i < G_N_ELEMENTS (back); i++)
    {
      g_autofree char *title = tea_history_undo (book, NULL);

      g_assert_nonnull (title);
      tea_screen_fixture_reload (book, &fixture->topic);
      g_assert_cmpstr (fixture->topic->verdict, ==, back[i]);
      g_assert_cmpstr (fixture->topic->passed_to, ==, i == 0 ? "街道" : "");
      g_assert_cmpstr (fixture->topic->until, ==, i == 1 ? "2026-12-01" : NULL);
    }

  redone = tea_history_redo (book, NULL);
  tea_screen_fixture_reload (book, &fixture->topic);
  g_assert_cmpstr (fixture->topic->verdict, ==, "later");
  g_assert_cmpstr (fixture->topic->until, ==, "2026-12-01");
}

static void
test_a_very_long_reason_is_kept_whole (Fixture       *fixture,
                                       gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (GString) reason = g_string_new (NULL);

  for (guint i = 0; i < 5000; i++)
    g_string_append (reason, i % 50 == 49 ? "\n" : "因");
  g_string_append (reason, "末𠮷");
  assert_undoable (book, tea_topic_judge (fixture->topic, book, "declined", reason->str, NULL,
                                          error));
  tea_screen_fixture_reload (book, &fixture->topic);
  g_assert_cmpstr (fixture->topic->reason, ==, reason->str);
}

static void
test_every_word_of_a_verdict_has_its_label (Fixture       *fixture,
                                            gconstpointer  user_data)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_add (labels, (gpointer) tea_topic_verdict_label (NULL));
  for (const TeaWord *word = tea_topic_verdicts (); word->word != NULL; word++)
    {
      const char *label = tea_topic_verdict_label (word->word);

      g_assert_cmpstr (label, !=, word->word);
      g_assert_true (g_hash_table_add (labels, (gpointer) label));
    }
  g_assert_cmpuint (g_hash_table_size (labels), ==, 6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/screen/judging/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("the-clock-is-told-in-whole-units", test_the_clock_is_told_in_whole_units);
  ADD ("the-clock-runs-on-over-the-turn-of-the-year",
       test_the_clock_runs_on_over_the_turn_of_the_year);
  ADD ("what-is-handled-directly-again-has-its-whole-time",
       test_what_is_handled_directly_again_has_its_whole_time);
  ADD ("a-topic-is-put-off-to-a-day-that-can-come", test_a_topic_is_put_off_to_a_day_that_can_come);
  ADD ("only-what-is-put-off-has-a-day", test_only_what_is_put_off_has_a_day);
  ADD ("a-reason-of-blanks-is-none", test_a_reason_of_blanks_is_none);
  ADD ("a-verdict-taken-back-leaves-nothing", test_a_verdict_taken_back_leaves_nothing);
  ADD ("the-day-of-passing-on-is-that-of-the-receiver",
       test_the_day_of_passing_on_is_that_of_the_receiver);
  ADD ("undo-goes-back-through-the-verdicts", test_undo_goes_back_through_the_verdicts);
  ADD ("a-very-long-reason-is-kept-whole", test_a_very_long_reason_is_kept_whole);
  ADD ("every-word-of-a-verdict-has-its-label", test_every_word_of_a_verdict_has_its_label);
#undef ADD

  return g_test_run ();
}
