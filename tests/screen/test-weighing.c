/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "people/tea-person.h"

#include "tea-screen-fixture.h"

static TeaCriterion *
find_criterion (TeaBook    *book,
                const char *name)
{
  g_autoptr (GError) error = NULL;
  TeaCriterion *criterion = tea_book_find (book, TEA_TYPE_CRITERION, "name", name, &error);

  g_assert_no_error (error);

  return criterion;
}

static void
fill (TeaBook    *book,
      TeaTopic   *topic,
      int         n_requests,
      int         n_households,
      const char *received_at)
{
  for (int i = 0; i < n_requests; i++)
    {
      g_autofree char *address = g_strdup_printf ("2栋1单元%d01", i % n_households + 1);
      g_autoptr (TeaRequest) request = NULL;

      request = tea_screen_fixture_request (book, "楼道堆物", address, received_at);
      assert_works (tea_topic_take (topic, book, request, error));
    }
}

static int
get_points (TeaBook    *book,
            TeaTopic   *topic,
            const char *basis)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) weighings = tea_topic_weigh (topic, book, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < weighings->len; i++)
    {
      TeaWeighing *weighing = g_ptr_array_index (weighings, i);

      if (g_str_equal (weighing->basis, basis))
        return weighing->points;
    }

  g_assert_not_reached ();
}

static void
test_points_are_counted_from_the_requests (void)
{
  static const struct { int requests, households; const char *day; int p_households, p_requests; }
  cases[] = {
    { 1, 1, "2026-01-05", 1, 0 },
    { 1, 1, "2026-11-20", 1, 1 },
    { 3, 3, "2026-11-20", 1, 2 },
    { 4, 4, "2026-01-05", 2, 1 },
    { 9, 9, "2026-10-25", 2, 3 },
    { 9, 9, "2026-10-24", 2, 2 },
    { 10, 10, "2026-01-05", 3, 2 },
    { 15, 1, "2026-01-05", 1, 3 },
  };
  TeaBook *book = tea_fixture_book ();

  assert_works (tea_criterion_add_defaults (book, error));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "楼道堆物");

      fill (book, topic, cases[i].requests, cases[i].households, cases[i].day);
      g_test_message ("case %u", i);
      g_assert_cmpint (get_points (book, topic, "households"), ==, cases[i].p_households);
      g_assert_cmpint (get_points (book, topic, "requests"), ==, cases[i].p_requests);
    }

  tea_fixture_close (book);
}

static void
test_a_request_may_speak_for_a_building (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "停水");
  g_autoptr (TeaRequest) request = NULL;
  g_autofree char *line = NULL;

  assert_works (tea_criterion_add_defaults (book, error));
  request = tea_screen_fixture_request (book, "整栋停水", "2栋1单元301", "2026-11-20");
  assert_works (tea_record_edit (TEA_RECORD (request), book, "affected", "48", error));
  assert_works (tea_topic_take (topic, book, request, error));

  g_assert_cmpint (get_points (book, topic, "households"), ==, 3);
  line = tea_topic_explain (topic, book, NULL);
  g_assert_true (g_str_has_prefix (line, "48 households affected, 1 known (3×3), "));

  tea_fixture_close (book);
}

static void
test_the_total_is_explained_in_one_line (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "楼道堆物");
  g_autoptr (TeaCriterion) need = NULL;
  g_autoptr (TeaCriterion) powers = NULL;
  g_autofree char *line = NULL;
  g_autofree char *expected = NULL;

  assert_works (tea_criterion_add_defaults (book, error));
  need = find_criterion (book, "People in need");
  powers = find_criterion (book, "Within our powers");
  fill (book, topic, 9, 9, "2026-11-20");
  fill (book, topic, 3, 3, "2026-05-20");
  assert_works (tea_topic_score (topic, book, need, 2, error));
  assert_works (tea_record_edit (TEA_RECORD (powers), book, "weight", "0", error));

  /* 3×2 + 3×3 + 3×0 + 2×2 + 2×0 of 3×13 is 19 of 39. */
  line = tea_topic_explain (topic, book, NULL);
  expected = g_strdup_printf ("9 households (2×3), 12 requests, 9 in 30 days (3×3), "
                              "Urgency and safety: %s (0×3), People in need (2×2), "
                              "Can be done: not judged yet (–×2): 49 of 100",
                              tea_request_urgency_label (0));
  g_assert_cmpstr (line, ==, expected);

  tea_screen_fixture_reload (book, &topic);
  g_assert_cmpint (topic->score, ==, 49);

  tea_fixture_close (book);
}

static void
test_nothing_to_weigh_by_is_said (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "楼道堆物");
  g_autofree char *line = tea_topic_explain (topic, book, NULL);

  g_assert_cmpstr (line, !=, "");
  tea_screen_fixture_reload (book, &topic);
  g_assert_cmpint (topic->score, ==, 0);

  tea_fixture_close (book);
}

static void
test_people_judge_what_cannot_be_counted (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "楼道堆物");
  g_autoptr (TeaCriterion) households = NULL;
  g_autoptr (TeaCriterion) urgency = NULL;
  g_autoptr (TeaCriterion) need = NULL;
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (TeaQuery) scores = NULL;

  assert_works (tea_criterion_add_defaults (book, error));
  households = find_criterion (book, "Households affected");
  urgency = find_criterion (book, "Urgency and safety");
  need = find_criterion (book, "People in need");
  scores = tea_score_query (book, tea_record_get_id (TEA_RECORD (topic)));

  g_assert_cmpint (get_points (book, topic, "need"), ==, -1);
  assert_refused (book, TEA_ERROR_INVALID, tea_topic_score (topic, book, need, 4, error));
  assert_refused (book, TEA_ERROR_INVALID, tea_topic_score (topic, book, need, -2, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_topic_score (topic, book, households, 1, error));

  assert_undoable (book, tea_topic_score (topic, book, need, 3, error));
  assert_undoable (book, tea_topic_score (topic, book, need, 1, error));
  g_assert_cmpint (get_points (book, topic, "need"), ==, 1);
  g_assert_cmpint (tea_screen_fixture_count (scores), ==, 1);

  assert_undoable (book, tea_topic_score (topic, book, need, -1, error));
  g_assert_cmpint (get_points (book, topic, "need"), ==, -1);
  assert_works (tea_topic_score (topic, book, need, -1, error));

  request = tea_screen_fixture_request (book, "墙皮要掉下来", "2栋1单元301", "2026-11-20");
  assert_works (tea_record_edit (TEA_RECORD (request), book, "urgency", "2", error));
  assert_works (tea_topic_take (topic, book, request, error));
  g_assert_cmpint (get_points (book, topic, "urgency"), ==, 3);
  assert_works (tea_topic_score (topic, book, urgency, 1, error));
  g_assert_cmpint (get_points (book, topic, "urgency"), ==, 1);

  g_clear_object (&scores);
  tea_fixture_close (book);
}

static const TeaWeighing *
find_weighing (GPtrArray  *weighings,
               const char *basis)
{
  for (guint i = 0; i < weighings->len; i++)
    {
      const TeaWeighing *weighing = g_ptr_array_index (weighings, i);

      if (g_str_equal (weighing->basis, basis))
        return weighing;
    }

  g_assert_not_reached ();
}

/* Makes the request one of somebody on whom there is a note. */
static void
add_person (TeaBook    *book,
            const char *name,
            const char *note,
            TeaRequest *request)
{
  g_autoptr (TeaPerson) person = g_object_new (TEA_TYPE_PERSON, "name", name, "note", note, NULL);
  g_autofree char *id = NULL;

  assert_works (tea_person_add (person, book, error));
  id = g_strdup_printf ("%" G_GINT64_FORMAT, tea_record_get_id (TEA_RECORD (person)));
  assert_works (tea_record_edit (TEA_RECORD (request), book, "person", id, error));
}

static void
test_requests_suggest_that_people_in_need_are_concerned (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "电梯停了");
  g_autoptr (TeaCriterion) need = NULL;
  g_autoptr (TeaRequest) old = NULL;
  g_autoptr (TeaRequest) noted = NULL;
  g_autoptr (TeaRequest) other = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (TeaQuery) rows = NULL;
  g_autofree char *line = NULL;

  assert_works (tea_criterion_add_defaults (book, error));
  need = find_criterion (book, "People in need");
  old = tea_screen_fixture_request (book, "家里老人坐轮椅下不了楼", "2栋1单元301", "2026-11-20");
  noted = tea_screen_fixture_request (book, "电梯又停了", "2栋1单元302", "2026-11-20");
  other = tea_screen_fixture_request (book, "电梯有异响", "2栋1单元303", "2026-11-20");
  add_person (book, "何秀兰", "独居，需要照看", noted);
  assert_works (tea_topic_take (topic, book, old, error));
  assert_works (tea_topic_take (topic, book, noted, error));
  assert_works (tea_topic_take (topic, book, other, error));

  before = tea_topic_weigh (topic, book, NULL);
  g_assert_cmpint (find_weighing (before, "need")->suggested, ==, 2);
  g_assert_cmpint (find_weighing (before, "need")->points, ==, -1);
  g_assert_cmpint (find_weighing (before, "judged")->suggested, ==, -1);
  g_assert_cmpstr (find_weighing (before, "need")->words, ==, "2 requests speak of it");

  rows = tea_topic_ground_query (topic, book, "need", 0);
  g_assert_cmpint (tea_screen_fixture_count (rows), ==, 2);

  /* What is suggested counts only once somebody has said so. */
  line = tea_topic_explain (topic, book, NULL);
  g_assert_nonnull (strstr (line, "People in need: not judged yet (–×2)"));
  assert_works (tea_topic_score (topic, book, need, 2, error));
  after = tea_topic_weigh (topic, book, NULL);
  g_assert_cmpint (find_weighing (after, "need")->points, ==, 2);

  g_clear_object (&rows);
  tea_fixture_close (book);
}

static void
test_every_number_opens_the_rows_that_it_counts (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "楼道堆物");
  g_autoptr (TeaRequest) urgent = NULL;
  g_autoptr (GPtrArray) weighings = NULL;
  const struct
  {
    const char *basis;
    guint       ground;
    guint       n_rows;
  } grounds[] = {
    { "households", 0, 1 }, { "households", 1, 9 }, { "requests", 0, 13 }, { "requests", 1, 10 },
    { "urgency", 0, 1 },
  };

  assert_works (tea_criterion_add_defaults (book, error));
  fill (book, topic, 9, 9, "2026-11-20");
  fill (book, topic, 3, 3, "2026-05-20");
  urgent = tea_screen_fixture_request (book, "挡住了消防门", "2栋1单元301", "2026-11-20");
  assert_works (tea_record_edit (TEA_RECORD (urgent), book, "urgency", "2", error));
  assert_works (tea_record_edit (TEA_RECORD (urgent), book, "affected", "48", error));
  assert_works (tea_topic_take (topic, book, urgent, error));

  weighings = tea_topic_weigh (topic, book, NULL);
  g_assert_cmpstr (find_weighing (weighings, "households")->grounds[0], ==,
                   "48 households affected");
  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    {
      const TeaWeighing *weighing = find_weighing (weighings, grounds[i].basis);
      g_autoptr (TeaQuery) rows = NULL;

      g_test_message ("%s %u", grounds[i].basis, grounds[i].ground);
      g_assert_cmpint (g_strv_length (weighing->grounds), >, grounds[i].ground);
      rows = tea_topic_ground_query (topic, book, grounds[i].basis, grounds[i].ground);
      g_assert_cmpint (tea_screen_fixture_count (rows), ==, grounds[i].n_rows);
    }

  tea_fixture_close (book);
}

static void
test_a_weighing_can_be_copied (void)
{
  TeaWeighing weighing = { 7, (char *) "名", (char *) "judged", 2, 1, TRUE, -1, (char *) "词",
                           NULL };
  g_autoptr (TeaWeighing) copy = g_boxed_copy (TEA_TYPE_WEIGHING, &weighing);

  g_assert_cmpint (copy->criterion, ==, 7);
  g_assert_cmpstr (copy->name, ==, "名");
  g_assert_cmpstr (copy->words, ==, "词");
  g_assert_true (copy->name != weighing.name);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/screen/weighing/points-are-counted-from-the-requests",
                   test_points_are_counted_from_the_requests);
  g_test_add_func ("/screen/weighing/a-request-may-speak-for-a-building",
                   test_a_request_may_speak_for_a_building);
  g_test_add_func ("/screen/weighing/the-total-is-explained-in-one-line",
                   test_the_total_is_explained_in_one_line);
  g_test_add_func ("/screen/weighing/nothing-to-weigh-by-is-said",
                   test_nothing_to_weigh_by_is_said);
  g_test_add_func ("/screen/weighing/people-judge-what-cannot-be-counted",
                   test_people_judge_what_cannot_be_counted);
  g_test_add_func ("/screen/weighing/requests-suggest-that-people-in-need-are-concerned",
                   test_requests_suggest_that_people_in_need_are_concerned);
  g_test_add_func ("/screen/weighing/every-number-opens-the-rows-that-it-counts",
                   test_every_number_opens_the_rows_that_it_counts);
  g_test_add_func ("/screen/weighing/a-weighing-can-be-copied", test_a_weighing_can_be_copied);

  return g_test_run ();
}
