/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "meet/tea-choice.h"
#include "screen/tea-reply.h"
#include "screen/tea-verdict.h"

#include "tea-meet-fixture.h"

static GPtrArray *
list (MeetFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *candidates;

  tea_criterion_add_defaults (fixture->book, &error);
  g_assert_no_error (error);
  candidates = tea_choice_list (fixture->book, fixture->meeting, &error);
  g_assert_no_error (error);
  g_assert_nonnull (candidates);

  return candidates;
}

/* Asserts place, title, whether it is chosen, and what becomes of each, as one text. */
static void
assert_candidates (MeetFixture *fixture,
                   const char  *expected)
{
  g_autoptr (GPtrArray) candidates = list (fixture);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < candidates->len; i++)
    {
      const TeaCandidate *candidate = g_ptr_array_index (candidates, i);
      g_autofree char *fate = tea_candidate_dup_fate (candidate, fixture->book);

      g_string_append_printf (found, "%s%u %s%s: %s", i > 0 ? "|" : "", candidate->rank,
                              candidate->topic->title, candidate->core ? "*" : "", fate);
    }

  g_assert_cmpstr (found->str, ==, expected);
}

static TeaTopic *
add_topic (MeetFixture *fixture,
           const char  *title,
           int          n_households)
{
  TeaTopic *topic = tea_screen_fixture_topic (fixture->book, title);

  for (int i = 0; i < n_households; i++)
    {
      g_autofree char *address = g_strdup_printf ("%d栋1单元%d01", i + 1, i % 9 + 1);
      g_autoptr (TeaRequest) request = NULL;

      request = tea_screen_fixture_request (fixture->book, title, address, "2026-11-20 09:00:00");
      assert_works (tea_topic_take (topic, fixture->book, request, error));
    }

  return topic;
}

static void
test_candidates_stand_by_their_total (MeetFixture   *fixture,
                                      gconstpointer  user_data)
{
  g_autoptr (TeaTopic) few = add_topic (fixture, "路灯不亮", 2);
  g_autoptr (TeaTopic) many = add_topic (fixture, "停车难", 12);
  g_autoptr (TeaTopic) as_few = add_topic (fixture, "门禁失灵", 2);

  assert_candidates (fixture, "1 停车难: Not decided yet|2 路灯不亮: Not decided yet|"
                              "2 门禁失灵: Not decided yet|4 楼道堆物: Not decided yet");
}

static void
test_each_candidate_has_its_reasons (MeetFixture   *fixture,
                                     gconstpointer  user_data)
{
  g_autoptr (TeaTopic) many = add_topic (fixture, "停车难", 12);
  g_autoptr (GPtrArray) candidates = list (fixture);
  const TeaCandidate *first = g_ptr_array_index (candidates, 0);
  const TeaCandidate *last = g_ptr_array_index (candidates, 1);
  g_autofree char *explained = tea_topic_explain (many, fixture->book, NULL);

  g_assert_cmpstr (first->reasons, ==, "12 households, 12 requests, 12 in 30 days");
  g_assert_cmpstr (first->grounds, ==, explained);
  g_assert_cmpstr (last->topic->title, ==, "楼道堆物");
  g_assert_cmpstr (last->reasons, ==, "");
}

static void
test_what_becomes_of_each_is_said (MeetFixture   *fixture,
                                   gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaTopic) waiting = add_topic (fixture, "停车难", 5);
  g_autoptr (TeaTopic) direct = add_topic (fixture, "路灯不亮", 4);
  g_autoptr (TeaTopic) later = add_topic (fixture, "加装电梯", 3);
  g_autoptr (TeaTopic) beside = add_topic (fixture, "门禁失灵", 2);

  tea_screen_fixture_clock (book, "2026-11-22 09:00:00");
  assert_works (tea_topic_judge (waiting, book, "agenda", NULL, NULL, error));
  assert_works (tea_topic_judge (direct, book, "direct", "请物业当天修好", NULL, error));
  assert_works (tea_topic_judge (later, book, "later", "先征求意见", "2026-12-20", error));
  assert_works (tea_meeting_choose (fixture->meeting, book, fixture->topic, error));
  assert_works (tea_meeting_add_item (fixture->meeting, book, beside, error));

  assert_candidates (fixture, "1 停车难: At a later session|1 路灯不亮: Handle directly|"
                              "3 加装电梯: Put off until 20 December 2026|"
                              "4 门禁失灵: Also on the agenda|5 楼道堆物*: Core topic");
}

static void
test_earlier_verdicts_are_no_part_of_the_choice (MeetFixture   *fixture,
                                                 gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaTopic) old = add_topic (fixture, "老问题", 2);
  g_autoptr (TeaTopic) put_off = add_topic (fixture, "加装电梯", 3);
  g_autoptr (TeaTopic) held = add_topic (fixture, "停车难", 4);
  g_autoptr (TeaMeeting) earlier = tea_meet_fixture_meeting (book, "2026-11-05 14:30");

  tea_screen_fixture_clock (book, "2026-11-02 09:00:00");
  assert_works (tea_topic_judge (old, book, "declined", "个人事务", NULL, error));
  assert_works (tea_topic_judge (put_off, book, "later", "先征求意见", "2026-11-20", error));
  assert_works (tea_meeting_choose (earlier, book, held, error));
  tea_screen_fixture_clock (book, "2026-11-05 14:30:00");
  assert_works (tea_meeting_start (earlier, book, error));
  assert_works (tea_meeting_close (earlier, book, error));

  tea_screen_fixture_clock (book, "2026-11-19 09:00:00");
  assert_candidates (fixture, "1 楼道堆物: Not decided yet");
  tea_screen_fixture_clock (book, "2026-11-20 09:00:00");
  assert_candidates (fixture, "1 加装电梯: Not decided yet|2 楼道堆物: Not decided yet");
}

static void
test_what_was_put_off_can_be_chosen_on_its_day (MeetFixture   *fixture,
                                                gconstpointer  user_data)
{
  TeaBook *book = fixture->book;

  tea_screen_fixture_clock (book, "2026-11-10 09:00:00");
  assert_works (tea_topic_judge (fixture->topic, book, "later", "先征求意见", "2026-11-20", error));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_meeting_choose (fixture->meeting, book, fixture->topic, error));
  tea_screen_fixture_clock (book, "2026-11-20 09:00:00");
  assert_works (tea_meeting_choose (fixture->meeting, book, fixture->topic, error));
  assert_candidates (fixture, "1 楼道堆物*: Core topic");
}

static void
test_a_choice_can_be_taken_back (MeetFixture   *fixture,
                                 gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaMeeting) other = tea_meet_fixture_meeting (book, "2026-12-05 14:30");

  assert_refused (book, TEA_ERROR_NOT_FOUND,
                  tea_choice_withdraw (fixture->meeting, book, fixture->topic, error));

  assert_works (tea_meeting_choose (fixture->meeting, book, fixture->topic, error));
  assert_undoable (book, tea_choice_withdraw (fixture->meeting, book, fixture->topic, error));
  assert_candidates (fixture, "1 楼道堆物: Not decided yet");

  /* What another session is to discuss stays to be discussed. */
  tea_screen_fixture_reload (book, &fixture->topic);
  assert_works (tea_meeting_choose (fixture->meeting, book, fixture->topic, error));
  assert_works (tea_meeting_choose (other, book, fixture->topic, error));
  assert_works (tea_choice_withdraw (fixture->meeting, book, fixture->topic, error));
  tea_screen_fixture_reload (book, &fixture->topic);
  g_assert_cmpstr (fixture->topic->verdict, ==, "agenda");
}

static void
test_the_rest_is_put_off_in_one_step (MeetFixture   *fixture,
                                      gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaTopic) second = add_topic (fixture, "停车难", 3);
  g_autoptr (TeaTopic) third = add_topic (fixture, "路灯不亮", 2);
  g_autoptr (TeaQuery) owed = tea_reply_owed_query (book, 0);
  guint n = 0;

  tea_screen_fixture_clock (book, "2026-11-22 09:00:00");
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_choice_put_off_rest (fixture->meeting, book, "下次再议", NULL, NULL, error));
  assert_works (tea_meeting_choose (fixture->meeting, book, fixture->topic, error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_choice_put_off_rest (fixture->meeting, book, " ", NULL, NULL, error));

  assert_undoable (book, tea_choice_put_off_rest (fixture->meeting, book, "下次再议", NULL, &n,
                                                  error));
  g_assert_cmpuint (n, ==, 2);
  assert_candidates (fixture, "1 停车难: Put off until 26 November 2026|"
                              "2 路灯不亮: Put off until 26 November 2026|3 楼道堆物*: Core topic");
  g_assert_cmpuint (tea_screen_fixture_count (owed), ==, 5);
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_choice_put_off_rest (fixture->meeting, book, "下次再议", NULL, NULL, error));
}

static void
test_there_are_candidates_before_a_session (MeetFixture   *fixture,
                                            gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) candidates = tea_choice_list (fixture->book, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (candidates->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_meet_test ("/choice/candidates-stand-by-their-total", test_candidates_stand_by_their_total);
  add_meet_test ("/choice/each-candidate-has-its-reasons", test_each_candidate_has_its_reasons);
  add_meet_test ("/choice/what-becomes-of-each-is-said", test_what_becomes_of_each_is_said);
  add_meet_test ("/choice/earlier-verdicts-are-no-part-of-the-choice",
                 test_earlier_verdicts_are_no_part_of_the_choice);
  add_meet_test ("/choice/what-was-put-off-can-be-chosen-on-its-day",
                 test_what_was_put_off_can_be_chosen_on_its_day);
  add_meet_test ("/choice/a-choice-can-be-taken-back", test_a_choice_can_be_taken_back);
  add_meet_test ("/choice/the-rest-is-put-off-in-one-step", test_the_rest_is_put_off_in_one_step);
  add_meet_test ("/choice/there-are-candidates-before-a-session",
                 test_there_are_candidates_before_a_session);

  return g_test_run ();
}
