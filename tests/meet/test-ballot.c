/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <limits.h>
#include <string.h>

#include "tea-meet-fixture.h"

static TeaBallot *
create_ballot (MeetFixture *fixture,
               int          in_favour,
               int          against,
               int          abstained)
{
  return g_object_new (TEA_TYPE_BALLOT,
                       "meeting", tea_meet_fixture_id (fixture->meeting),
                       "topic", tea_meet_fixture_id (fixture->topic),
                       "question", "每周清理一次楼道",
                       "in_favour", in_favour,
                       "against", against,
                       "abstained", abstained,
                       NULL);
}

static void
test_hands_are_checked_against_who_is_in_the_room (MeetFixture   *fixture,
                                                   gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) zhang = NULL;
  g_autoptr (TeaAttendance) li = NULL;
  g_autoptr (TeaAttendance) observer = NULL;
  g_autoptr (TeaBallot) early = NULL;
  g_autoptr (TeaBallot) two = NULL;
  g_autoptr (TeaBallot) three = NULL;
  g_autoptr (TeaBallot) after_leaving = NULL;
  g_autoptr (TeaBallot) earlier_moment = NULL;

  early = create_ballot (fixture, 0, 0, 0);
  assert_refused (book, TEA_ERROR_REFUSED, tea_ballot_record (early, book, error));
  tea_meet_fixture_begin (fixture);

  zhang = tea_meeting_sign_in (fixture->meeting, book, fixture->zhang, NULL, NULL);
  observer = tea_meeting_sign_in_guest (fixture->meeting, book, "记者", fixture->company, FALSE,
                                        NULL);
  two = create_ballot (fixture, 1, 1, 0);
  assert_refused (book, TEA_ERROR_REFUSED, tea_ballot_record (two, book, error));

  /* Somebody comes late, and with them two hands are possible. */
  tea_screen_fixture_clock (book, "2026-11-25T15:00:00");
  li = tea_meeting_sign_in (fixture->meeting, book, fixture->li, NULL, NULL);
  assert_undoable (book, tea_ballot_record (two, book, error));
  g_assert_cmpint (two->present, ==, 2);
  g_assert_cmpstr (two->taken_at, ==, "2026-11-25 15:00:00");

  three = create_ballot (fixture, 1, 1, 1);
  assert_refused (book, TEA_ERROR_REFUSED, tea_ballot_record (three, book, error));

  /* Somebody leaves, and takes their hand along. */
  tea_screen_fixture_clock (book, "2026-11-25T15:30:00");
  assert_works (tea_attendance_sign_out (zhang, book, NULL, error));
  after_leaving = create_ballot (fixture, 2, 0, 0);
  assert_refused (book, TEA_ERROR_REFUSED, tea_ballot_record (after_leaving, book, error));

  earlier_moment = create_ballot (fixture, 2, 0, 0);
  g_object_set (earlier_moment, "taken-at", "2026-11-25 15:10", NULL);
  assert_works (tea_ballot_record (earlier_moment, book, error));
}

static void
test_counts_that_cannot_be_are_refused (MeetFixture   *fixture,
                                        gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaTopic) off_agenda = tea_screen_fixture_topic (book, "停车难");
  g_autoptr (TeaBallot) negative = create_ballot (fixture, 3, -2, 0);
  g_autoptr (TeaBallot) huge = create_ballot (fixture, INT_MAX, INT_MAX, INT_MAX);
  g_autoptr (TeaBallot) unasked = create_ballot (fixture, 0, 0, 0);
  g_autoptr (TeaBallot) astray = create_ballot (fixture, 0, 0, 0);

  g_object_set (unasked, "question", "", NULL);
  g_object_set (astray, "topic", tea_meet_fixture_id (off_agenda), NULL);
  tea_meet_fixture_begin (fixture);

  assert_refused (book, TEA_ERROR_INVALID, tea_ballot_record (negative, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_ballot_record (huge, book, error));
  assert_refused (book, TEA_ERROR_INVALID, tea_ballot_record (unasked, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_ballot_record (astray, book, error));
}

static void
test_a_recount_replaces_and_keeps (MeetFixture   *fixture,
                                   gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) zhang = NULL;
  g_autoptr (TeaAttendance) li = NULL;
  g_autoptr (TeaBallot) first = create_ballot (fixture, 1, 0, 0);
  g_autoptr (TeaBallot) recount = NULL;
  g_autoptr (TeaQuery) valid = NULL;
  g_autoptr (TeaQuery) all = NULL;

  tea_meet_fixture_begin (fixture);
  zhang = tea_meeting_sign_in (fixture->meeting, book, fixture->zhang, NULL, NULL);
  li = tea_meeting_sign_in (fixture->meeting, book, fixture->li, NULL, NULL);
  assert_works (tea_ballot_record (first, book, error));

  assert_refused (book, TEA_ERROR_REFUSED, tea_ballot_recount (first, book, 3, 0, 0, error));
  assert_undoable (book, recount = tea_ballot_recount (first, book, 2, 0, 0, error));
  g_assert_cmpstr (recount->question, ==, first->question);
  g_assert_cmpint (first->replaced_by, ==, tea_meet_fixture_id (recount));
  assert_refused (book, TEA_ERROR_REFUSED, tea_ballot_recount (first, book, 1, 1, 0, error));

  valid = tea_ballot_query (book, tea_meet_fixture_id (fixture->meeting), 0, FALSE);
  all = tea_ballot_query (book, 0, tea_meet_fixture_id (fixture->topic), TRUE);
  g_assert_cmpint (tea_screen_fixture_count (valid), ==, 1);
  g_assert_cmpint (tea_screen_fixture_count (all), ==, 2);
  tea_screen_fixture_reload (book, &fixture->meeting);
  g_assert_cmpint (fixture->meeting->ballots, ==, 1);

  tea_meet_fixture_end (fixture);
  assert_refused (book, TEA_ERROR_REFUSED, tea_ballot_recount (recount, book, 1, 1, 0, error));

  g_clear_object (&valid);
  g_clear_object (&all);
}

static void
test_a_majority_passes_and_a_tie_fails (void)
{
  static const struct { int in_favour, against, abstained, present; gboolean passed;
                        const char *result; } cases[] = {
    { 7, 2, 3, 12, TRUE, "Passed: 7 in favour, 2 against, 3 abstained, of 12 present." },
    { 2, 1, 9, 12, TRUE, "Passed: 2 in favour, 1 against, 9 abstained, of 12 present." },
    { 5, 5, 2, 12, FALSE,
      "Not passed, it is a tie: 5 in favour, 5 against, 2 abstained, of 12 present." },
    { 4, 6, 2, 12, FALSE, "Not passed: 4 in favour, 6 against, 2 abstained, of 12 present." },
    { 0, 0, 12, 12, FALSE, "Not passed: 0 in favour, 0 against, 12 abstained, of 12 present." },
    { 12, 0, 0, 12, TRUE, "Passed unanimously: all 12 in favour." },
    { 11, 0, 0, 12, TRUE,
      "Passed: 11 in favour, 0 against, 0 abstained, of 12 present. 1 raised no hand." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TeaBallot) ballot = NULL;
      g_autofree char *result = NULL;
      g_autofree char *opinion = NULL;

      ballot = g_object_new (TEA_TYPE_BALLOT,
                             "in_favour", cases[i].in_favour,
                             "against", cases[i].against,
                             "abstained", cases[i].abstained,
                             "present", cases[i].present,
                             NULL);
      g_assert_cmpint (tea_ballot_has_passed (ballot), ==, cases[i].passed);
      result = tea_ballot_dup_result (ballot);
      g_assert_cmpstr (result, ==, cases[i].result);

      g_object_set (ballot, "owners-vote", TRUE, NULL);
      opinion = tea_ballot_dup_result (ballot);
      g_assert_true (g_str_has_prefix (opinion, result));
      g_assert_true (g_str_has_suffix (opinion, "the owners decide together."));
    }
}

static void
test_hands_are_counted_by_party (MeetFixture   *fixture,
                                 gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  const gint64 residents = tea_meet_fixture_id (fixture->residents);
  const gint64 company = tea_meet_fixture_id (fixture->company);
  g_autoptr (TeaAttendance) zhang = NULL;
  g_autoptr (TeaAttendance) li = NULL;
  g_autoptr (TeaAttendance) wang = NULL;
  g_autoptr (TeaBallot) ballot = create_ballot (fixture, 0, 0, 0);
  g_autoptr (TeaBallot) wrong = create_ballot (fixture, 0, 0, 0);
  g_autoptr (TeaBallot) recount = NULL;
  g_autoptr (GPtrArray) hands = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) again = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) crowd = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) twice = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) negative = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autofree char *words = NULL;

  tea_meet_fixture_begin (fixture);
  zhang = tea_meeting_sign_in (fixture->meeting, book, fixture->zhang, NULL, NULL);
  li = tea_meeting_sign_in (fixture->meeting, book, fixture->li, NULL, NULL);
  wang = tea_meeting_sign_in (fixture->meeting, book, fixture->wang, NULL, NULL);

  /* Three are in the room, but only one for the company. */
  g_ptr_array_add (crowd, tea_ballot_part_new (residents, 1, 0, 0));
  g_ptr_array_add (crowd, tea_ballot_part_new (company, 2, 0, 0));
  assert_refused (book, TEA_ERROR_REFUSED, tea_ballot_record_by_party (wrong, book, crowd, error));
  g_ptr_array_add (twice, tea_ballot_part_new (residents, 1, 0, 0));
  g_ptr_array_add (twice, tea_ballot_part_new (residents, 1, 0, 0));
  assert_refused (book, TEA_ERROR_INVALID, tea_ballot_record_by_party (wrong, book, twice, error));
  g_ptr_array_add (negative, tea_ballot_part_new (residents, 2, 0, 0));
  g_ptr_array_add (negative, tea_ballot_part_new (company, -1, 1, 0));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_ballot_record_by_party (wrong, book, negative, error));

  g_ptr_array_add (hands, tea_ballot_part_new (residents, 1, 1, 0));
  g_ptr_array_add (hands, tea_ballot_part_new (company, 0, 0, 1));
  assert_undoable (book, tea_ballot_record_by_party (ballot, book, hands, error));
  tea_screen_fixture_reload (book, &ballot);
  g_assert_cmpint (ballot->in_favour, ==, 1);
  g_assert_cmpint (ballot->against, ==, 1);
  g_assert_cmpint (ballot->abstained, ==, 1);
  g_assert_cmpint (ballot->present, ==, 3);
  g_assert_cmpint (ballot->parts, ==, 2);

  query = tea_ballot_part_query (book, tea_meet_fixture_id (ballot));
  read = tea_query_read_records (query, NULL);
  g_assert_cmpint (read->len, ==, 2);
  words = tea_ballot_part_dup_words (g_ptr_array_index (read, 0));
  g_assert_cmpstr (words, ==, "居民代表: 1 in favour, 1 against, 0 abstained, of 2 present.");

  g_ptr_array_add (again, tea_ballot_part_new (residents, 2, 0, 0));
  assert_undoable (book, recount = tea_ballot_recount_by_party (ballot, book, again, error));
  g_assert_cmpint (recount->in_favour, ==, 2);
  g_assert_cmpint (recount->parts, ==, 1);
  tea_screen_fixture_reload (book, &ballot);
  g_assert_cmpint (ballot->replaced_by, ==, tea_meet_fixture_id (recount));
  g_assert_cmpint (ballot->parts, ==, 2);
}

static void
test_a_ballot_keeps_the_rule_it_was_held_under (MeetFixture   *fixture,
                                                gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) zhang = NULL;
  g_autoptr (TeaAttendance) li = NULL;
  g_autoptr (TeaAttendance) wang = NULL;
  g_autoptr (TeaProcedure) procedure = NULL;
  g_autoptr (TeaBallot) usual = create_ballot (fixture, 2, 1, 0);
  g_autoptr (TeaBallot) strict = create_ballot (fixture, 2, 1, 0);
  g_autoptr (TeaBallot) recount = NULL;

  tea_meet_fixture_begin (fixture);
  zhang = tea_meeting_sign_in (fixture->meeting, book, fixture->zhang, NULL, NULL);
  li = tea_meeting_sign_in (fixture->meeting, book, fixture->li, NULL, NULL);
  wang = tea_meeting_sign_in (fixture->meeting, book, fixture->wang, NULL, NULL);
  assert_works (tea_ballot_record (usual, book, error));
  g_assert_true (tea_ballot_has_passed (usual));

  procedure = tea_procedure_for_meeting (book, tea_meet_fixture_id (fixture->meeting), NULL);
  g_object_set (procedure, "majority", "all", "base", "present", NULL);
  assert_works (tea_procedure_keep (procedure, book, error));
  assert_works (tea_ballot_record (strict, book, error));
  tea_screen_fixture_reload (book, &strict);
  g_assert_cmpstr (strict->majority, ==, "all");
  g_assert_cmpstr (strict->base, ==, "present");
  g_assert_false (tea_ballot_has_passed (strict));

  tea_screen_fixture_reload (book, &usual);
  g_assert_true (tea_ballot_has_passed (usual));
  recount = tea_ballot_recount (usual, book, 2, 0, 1, NULL);
  g_assert_cmpstr (recount->majority, ==, "half");
}

static void
test_each_rule_asks_for_its_hands (void)
{
  static const struct { const char *majority, *base; int in_favour, against, abstained, present;
                        gboolean passed; const char *rule; } cases[] = {
    { "half", "voting", 3, 2, 7, 12, TRUE, NULL },
    { "half", "present", 6, 0, 0, 12, FALSE, "It needed more than half of everybody present." },
    { "half", "present", 7, 5, 0, 12, TRUE, "It needed more than half of everybody present." },
    { "two-thirds", "voting", 6, 3, 3, 12, TRUE,
      "It needed two thirds of the hands for and against." },
    { "two-thirds", "voting", 5, 3, 4, 12, FALSE,
      "It needed two thirds of the hands for and against." },
    { "two-thirds", "present", 8, 1, 3, 12, TRUE, "It needed two thirds of everybody present." },
    { "two-thirds", "present", 7, 0, 5, 12, FALSE, "It needed two thirds of everybody present." },
    { "two-thirds", "voting", 0, 0, 12, 12, FALSE,
      "It needed two thirds of the hands for and against." },
    { "all", "voting", 2, 0, 10, 12, TRUE, "Nobody was allowed to be against it." },
    { "all", "voting", 11, 1, 0, 12, FALSE, "Nobody was allowed to be against it." },
    { "all", "present", 11, 0, 1, 12, FALSE, "Everybody present had to be in favour." },
    { "all", "present", 12, 0, 0, 12, TRUE, "Everybody present had to be in favour." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TeaBallot) ballot = NULL;
      g_autofree char *result = NULL;

      ballot = g_object_new (TEA_TYPE_BALLOT,
                             "majority", cases[i].majority,
                             "base", cases[i].base,
                             "in_favour", cases[i].in_favour,
                             "against", cases[i].against,
                             "abstained", cases[i].abstained,
                             "present", cases[i].present,
                             NULL);
      g_assert_cmpint (tea_ballot_has_passed (ballot), ==, cases[i].passed);
      result = tea_ballot_dup_result (ballot);
      g_assert_cmpint (g_str_has_prefix (result, "Passed"), ==, cases[i].passed);
      if (cases[i].rule != NULL)
        g_assert_true (g_str_has_suffix (result, cases[i].rule));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_meet_test ("/meet/ballot/hands-are-checked-against-who-is-in-the-room",
                 test_hands_are_checked_against_who_is_in_the_room);
  add_meet_test ("/meet/ballot/counts-that-cannot-be-are-refused",
                 test_counts_that_cannot_be_are_refused);
  add_meet_test ("/meet/ballot/a-recount-replaces-and-keeps", test_a_recount_replaces_and_keeps);
  g_test_add_func ("/meet/ballot/a-majority-passes-and-a-tie-fails",
                   test_a_majority_passes_and_a_tie_fails);
  add_meet_test ("/meet/ballot/hands-are-counted-by-party", test_hands_are_counted_by_party);
  add_meet_test ("/meet/ballot/a-ballot-keeps-the-rule-it-was-held-under",
                 test_a_ballot_keeps_the_rule_it_was_held_under);
  g_test_add_func ("/meet/ballot/each-rule-asks-for-its-hands", test_each_rule_asks_for_its_hands);

  return g_test_run ();
}
