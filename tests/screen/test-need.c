/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "collect/tea-visit.h"
#include "people/tea-person.h"

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
  fixture->book = tea_fixture_book ();
  fixture->topic = tea_screen_fixture_topic (fixture->book, "电梯停了");
  assert_works (tea_criterion_add_defaults (fixture->book, error));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_clear_object (&fixture->topic);
  tea_fixture_close (fixture->book);
}

static TeaRequest *
ask (Fixture    *fixture,
     const char *text,
     const char *address)
{
  TeaRequest *request;

  request = tea_screen_fixture_request (fixture->book, text, address, "2026-11-20");
  assert_works (tea_topic_take (fixture->topic, fixture->book, request, error));

  return request;
}

static void
add (Fixture    *fixture,
     const char *text,
     const char *address)
{
  g_autoptr (TeaRequest) request = ask (fixture, text, address);
}

static TeaCriterion *
find_criterion (TeaBook    *book,
                const char *name)
{
  g_autoptr (GError) error = NULL;
  TeaCriterion *criterion = tea_book_find (book, TEA_TYPE_CRITERION, "name", name, &error);

  g_assert_no_error (error);

  return criterion;
}

static TeaWeighing *
weigh (Fixture    *fixture,
       const char *basis)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) weighings = tea_topic_weigh (fixture->topic, fixture->book, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < weighings->len; i++)
    {
      const TeaWeighing *weighing = g_ptr_array_index (weighings, i);

      if (g_str_equal (weighing->basis, basis))
        return tea_weighing_copy (weighing);
    }

  g_assert_not_reached ();
}

/* The points that are suggested are those of the rows that the number opens. */
static void
assert_suggested (Fixture *fixture,
                  int      points,
                  guint    n_rows)
{
  g_autoptr (TeaWeighing) weighing = weigh (fixture, "need");
  g_autoptr (TeaQuery) rows = tea_topic_ground_query (fixture->topic, fixture->book, "need", 0);

  g_assert_cmpint (weighing->suggested, ==, points);
  g_assert_cmpuint (tea_screen_fixture_count (rows), ==, n_rows);
  g_assert_cmpuint (g_strv_length (weighing->grounds), ==, n_rows > 0 ? 1 : 0);
}

static void
test_one_two_and_four_requests_suggest_more (Fixture       *fixture,
                                             gconstpointer  user_data)
{
  static const int points[] = { -1, 1, 2, 2, 3, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      assert_suggested (fixture, points[i], i);
      add (fixture, "老人下不了楼", "2栋1单元301");
    }
}

static void
test_each_group_of_people_is_known_by_its_words (Fixture       *fixture,
                                                 gconstpointer  user_data)
{
  static const char * const texts[] = {
    "独居在家", "空巢", "高龄住户", "坐轮椅", "拄拐杖", "残疾人", "盲人", "聋哑", "瘫痪", "卧床",
    "失能", "行动不便", "腿脚不好", "孕妇", "小孩", "婴儿车", "小学生", "困难户", "低保家庭", "心脏病",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      add (fixture, texts[i], NULL);
      assert_suggested (fixture, MIN (3, i == 0 ? 1 : i < 3 ? 2 : 3), i + 1);
    }
}

static void
test_other_words_suggest_nothing (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  add (fixture, "电梯坏了", "2栋1单元301");
  add (fixture, "老小区没有电梯", "2栋1单元302");
  add (fixture, "孩儿巷的路灯不亮", "2栋1单元303");
  add (fixture, "病房楼对面太吵", "2栋1单元304");
  assert_suggested (fixture, -1, 0);
}

static void
test_a_request_of_many_such_words_counts_once (Fixture       *fixture,
                                               gconstpointer  user_data)
{
  g_autoptr (TeaRequest) request = ask (fixture, "独居老人坐轮椅，还有孩子", "2栋1单元301");

  assert_works (tea_request_set_person (request, fixture->book, "何秀兰", NULL, error));
  assert_suggested (fixture, 1, 1);
}

static void
test_what_a_visit_found_counts_for_its_household (Fixture       *fixture,
                                                  gconstpointer  user_data)
{
  const TeaVisitEntry entry = {
    .visited_on = "2026-11-18",
    .address = "2栋1单元301",
    .summary = "一个人住",
  };
  g_autoptr (GError) failed = NULL;
  g_autoptr (TeaVisit) visit = NULL;

  add (fixture, "电梯坏了", "2栋1单元301");
  add (fixture, "电梯坏了", "2栋1单元302");
  visit = tea_visit_add (fixture->book, &entry, &failed);
  g_assert_no_error (failed);
  assert_suggested (fixture, -1, 0);

  assert_works (tea_record_edit (TEA_RECORD (visit), fixture->book, "attention", "1", error));
  assert_suggested (fixture, 1, 1);
  assert_works (tea_visit_remove (visit, fixture->book, error));
  assert_suggested (fixture, -1, 0);
}

static void
test_what_is_noted_of_a_person_counts_while_it_stands (Fixture       *fixture,
                                                       gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaPerson) person = g_object_new (TEA_TYPE_PERSON, "name", "何秀兰", NULL);
  g_autoptr (TeaRequest) request = ask (fixture, "电梯坏了", "2栋1单元301");
  g_autofree char *id = NULL;

  assert_works (tea_person_add (person, book, error));
  id = g_strdup_printf ("%" G_GINT64_FORMAT, tea_record_get_id (TEA_RECORD (person)));
  assert_works (tea_record_edit (TEA_RECORD (request), book, "person", id, error));
  assert_suggested (fixture, -1, 0);

  assert_works (tea_record_edit (TEA_RECORD (person), book, "note", "腿脚不便", error));
  assert_suggested (fixture, 1, 1);
  g_free (tea_history_undo (book, NULL));
  assert_suggested (fixture, -1, 0);
  g_free (tea_history_redo (book, NULL));
  assert_suggested (fixture, 1, 1);
}

static void
test_a_request_that_leaves_takes_its_suggestion_along (Fixture       *fixture,
                                                       gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaCriterion) need = find_criterion (book, "People in need");
  g_autoptr (TeaRequest) request = ask (fixture, "老人下不了楼", "2栋1单元301");
  g_autoptr (TeaWeighing) judged = NULL;

  assert_undoable (book, tea_topic_score (fixture->topic, book, need, 1, error));
  assert_works (tea_topic_drop (fixture->topic, book, request, error));
  assert_suggested (fixture, -1, 0);

  /* What people judged stays until they say otherwise. */
  judged = weigh (fixture, "need");
  g_assert_cmpint (judged->points, ==, 1);
  g_assert_true (judged->judged);
  g_assert_cmpstr (judged->words, ==, "judged by people");
}

static void
test_a_topic_without_requests_has_no_grounds_but_its_counts (Fixture       *fixture,
                                                             gconstpointer  user_data)
{
  g_autoptr (TeaWeighing) households = weigh (fixture, "households");
  g_autoptr (TeaWeighing) requests = weigh (fixture, "requests");
  g_autoptr (TeaWeighing) urgency = weigh (fixture, "urgency");
  g_autoptr (TeaWeighing) need = weigh (fixture, "need");

  g_assert_cmpint (households->points, ==, 0);
  g_assert_cmpstr (households->words, ==, "0 households");
  g_assert_cmpint (requests->points, ==, 0);
  g_assert_cmpstr (requests->words, ==, "0 requests, 0 in 30 days");
  g_assert_cmpint (urgency->points, ==, 0);
  g_assert_false (urgency->judged);
  g_assert_cmpuint (g_strv_length (urgency->grounds), ==, 0);
  g_assert_cmpint (need->points, ==, -1);
  g_assert_cmpstr (need->words, ==, "not judged yet");
}

static void
test_the_thirty_days_run_over_the_turn_of_the_year (Fixture       *fixture,
                                                    gconstpointer  user_data)
{
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (TeaWeighing) inside = NULL;
  g_autoptr (TeaWeighing) outside = NULL;

  request = tea_screen_fixture_request (fixture->book, "电梯坏了", NULL, "2026-12-20");
  assert_works (tea_topic_take (fixture->topic, fixture->book, request, error));
  tea_screen_fixture_clock (fixture->book, "2027-01-18T08:00:00");
  inside = weigh (fixture, "requests");
  tea_screen_fixture_clock (fixture->book, "2027-01-19T08:00:00");
  outside = weigh (fixture, "requests");
  g_assert_cmpstr (inside->words, ==, "1 request, 1 in 30 days");
  g_assert_cmpstr (outside->words, ==, "1 request, 0 in 30 days");
}

/* Whatever the weights, the line says the total by which the list is ordered. */
static void
test_the_line_ends_with_the_total_of_the_list (Fixture       *fixture,
                                               gconstpointer  user_data)
{
  static const char * const weights[] = { "10", "7", "3", "1", "0" };
  TeaBook *book = fixture->book;
  g_autoptr (GRand) dice = g_rand_new_with_seed (20261123);
  g_autoptr (TeaQuery) query = tea_criterion_query (book);
  g_autoptr (GPtrArray) criteria = tea_query_read_records (query, NULL);

  g_assert_cmpuint (criteria->len, ==, 6);
  add (fixture, "老人下不了楼", "2栋1单元301");
  add (fixture, "电梯坏了", "2栋1单元302");
  for (guint i = 0; i < 25; i++)
    {
      const guint w = g_rand_int_range (dice, 0, G_N_ELEMENTS (weights));
      TeaCriterion *criterion = g_ptr_array_index (criteria, g_rand_int_range (dice, 0, 6));
      g_autofree char *line = NULL;
      g_autofree char *end = NULL;

      assert_works (tea_record_edit (TEA_RECORD (criterion), book, "weight", weights[w], error));
      if (g_str_equal (criterion->basis, "need") || g_str_equal (criterion->basis, "judged"))
        assert_works (tea_topic_score (fixture->topic, book, criterion,
                                       g_rand_int_range (dice, -1, 4), error));
      tea_screen_fixture_reload (book, &fixture->topic);
      line = tea_topic_explain (fixture->topic, book, NULL);
      end = g_strdup_printf (": %d of 100", fixture->topic->score);
      g_test_message ("%s", line);
      g_assert_true (g_str_has_suffix (line, end));
    }
}

static void
test_points_go_with_their_criterion_and_come_back (Fixture       *fixture,
                                                   gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaCriterion) need = find_criterion (book, "People in need");
  g_autoptr (TeaQuery) scores = NULL;
  g_autofree char *back = NULL;

  assert_works (tea_topic_score (fixture->topic, book, need, 3, error));
  scores = tea_score_query (book, tea_record_get_id (TEA_RECORD (fixture->topic)));
  g_assert_cmpuint (tea_screen_fixture_count (scores), ==, 1);
  assert_undoable (book, tea_criterion_remove (need, book, error));
  g_assert_cmpuint (tea_screen_fixture_count (scores), ==, 0);
  back = tea_history_undo (book, NULL);
  g_assert_nonnull (back);
  g_assert_cmpuint (tea_screen_fixture_count (scores), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/screen/need/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("one-two-and-four-requests-suggest-more", test_one_two_and_four_requests_suggest_more);
  ADD ("each-group-of-people-is-known-by-its-words",
       test_each_group_of_people_is_known_by_its_words);
  ADD ("other-words-suggest-nothing", test_other_words_suggest_nothing);
  ADD ("a-request-of-many-such-words-counts-once", test_a_request_of_many_such_words_counts_once);
  ADD ("what-a-visit-found-counts-for-its-household",
       test_what_a_visit_found_counts_for_its_household);
  ADD ("what-is-noted-of-a-person-counts-while-it-stands",
       test_what_is_noted_of_a_person_counts_while_it_stands);
  ADD ("a-request-that-leaves-takes-its-suggestion-along",
       test_a_request_that_leaves_takes_its_suggestion_along);
  ADD ("a-topic-without-requests-has-no-grounds-but-its-counts",
       test_a_topic_without_requests_has_no_grounds_but_its_counts);
  ADD ("the-thirty-days-run-over-the-turn-of-the-year",
       test_the_thirty_days_run_over_the_turn_of_the_year);
  ADD ("the-line-ends-with-the-total-of-the-list", test_the_line_ends_with_the_total_of_the_list);
  ADD ("points-go-with-their-criterion-and-come-back",
       test_points_go_with_their_criterion_and_come_back);
#undef ADD

  return g_test_run ();
}
