/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-meet-fixture.h"

static TeaSeries *
create_series (const char *name,
               const char *days)
{
  return g_object_new (TEA_TYPE_SERIES,
                       "name", name,
                       "kind", "three-party",
                       "days", days,
                       "time", "14:30",
                       "place", "社区活动室",
                       NULL);
}

static GPtrArray *
list_meetings (TeaBook *book)
{
  TeaMeetingFilter filter = { .earliest_first = TRUE };
  g_autoptr (TeaQuery) query = tea_meeting_query (book, &filter);
  g_autoptr (GError) error = NULL;
  GPtrArray *meetings = tea_query_read_records (query, &error);

  g_assert_no_error (error);

  return meetings;
}

static void
test_a_year_of_the_5th_and_25th_has_24_meetings (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSeries) series = create_series ("三方协同会议", "5,25");
  g_autoptr (GPtrArray) meetings = NULL;
  guint n_planned = 0;

  assert_undoable (book, tea_series_add (series, book, error));
  assert_undoable (book, tea_series_plan (series, book, "2026-01-01", "2026-12-31", &n_planned,
                                          error));
  g_assert_cmpint (n_planned, ==, 24);

  meetings = list_meetings (book);
  g_assert_cmpint (meetings->len, ==, 24);
  for (guint i = 0; i < meetings->len; i++)
    {
      TeaMeeting *meeting = g_ptr_array_index (meetings, i);
      g_autofree char *starts_at = NULL;

      starts_at = g_strdup_printf ("2026-%02u-%s 14:30:00", i / 2 + 1, i % 2 ? "25" : "05");
      g_assert_cmpstr (meeting->starts_at, ==, starts_at);
      g_assert_cmpstr (meeting->kind, ==, "three-party");
      g_assert_cmpstr (meeting->place, ==, "社区活动室");
      g_assert_cmpstr (meeting->state, ==, "planned");
      g_assert_true (g_str_has_prefix (meeting->title, "三方协同会议"));
    }

  tea_screen_fixture_reload (book, &series);
  g_assert_cmpint (series->meetings, ==, 24);
  g_assert_cmpstr (series->next_at, ==, "2026-11-25 14:30:00");

  assert_works (tea_series_plan (series, book, "2026-01-01", "2027-01-05", &n_planned, error));
  g_assert_cmpint (n_planned, ==, 1);

  tea_fixture_close (book);
}

static void
test_day_31_is_skipped_in_short_months (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSeries) series = create_series ("月末议事", "31");
  g_autoptr (GPtrArray) meetings = NULL;
  guint n_planned = 0;

  assert_works (tea_series_add (series, book, error));
  assert_works (tea_series_plan (series, book, "2026-01-01", "2026-12-31", &n_planned, error));
  g_assert_cmpint (n_planned, ==, 7);

  meetings = list_meetings (book);
  g_assert_cmpstr (((TeaMeeting *) g_ptr_array_index (meetings, 1))->starts_at, ==,
                   "2026-03-31 14:30:00");

  tea_fixture_close (book);
}

static void
test_a_moved_meeting_is_not_doubled (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSeries) series = create_series ("三方协同会议", "5 25");
  g_autoptr (GPtrArray) meetings = NULL;
  guint n_planned = 0;

  assert_works (tea_series_add (series, book, error));
  assert_works (tea_series_plan (series, book, "2026-12-01", "2026-12-31", NULL, error));
  meetings = list_meetings (book);
  assert_works (tea_record_edit (g_ptr_array_index (meetings, 0), book, "starts_at",
                                 "2026-12-07 15:00", error));

  assert_works (tea_series_plan (series, book, "2026-12-01", "2026-12-31", &n_planned, error));
  g_assert_cmpint (n_planned, ==, 0);

  assert_works (tea_record_edit (g_ptr_array_index (meetings, 0), book, "starts_at",
                                 "2026-12-15 15:00", error));
  assert_works (tea_series_plan (series, book, "2026-12-01", "2026-12-31", &n_planned, error));
  g_assert_cmpint (n_planned, ==, 1);

  tea_fixture_close (book);
}

static void
test_days_times_and_ranges_that_cannot_be_are_refused (void)
{
  static const char * const bad_days[] = { "", "0", "32", "5,x", "5-25", "-5" };
  static const char * const bad_times[] = { "", "25:00", "14", "14:60", "noon" };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSeries) good = create_series ("三方协同会议", "5，25");
  g_autoptr (TeaSeries) twin = create_series ("三方协同会议", "1");

  for (guint i = 0; i < G_N_ELEMENTS (bad_days); i++)
    {
      g_autoptr (TeaSeries) series = create_series ("坏", bad_days[i]);

      assert_refused (book, TEA_ERROR_INVALID, tea_series_add (series, book, error));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad_times); i++)
    {
      g_autoptr (TeaSeries) series = create_series ("坏", "5");

      g_object_set (series, "time", bad_times[i], NULL);
      assert_refused (book, TEA_ERROR_INVALID, tea_series_add (series, book, error));
    }

  assert_works (tea_series_add (good, book, error));
  assert_refused (book, TEA_ERROR_CONSTRAINT, tea_series_add (twin, book, error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_series_plan (good, book, "2026-02-30", "2026-12-31", NULL, error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_series_plan (good, book, "2026-12-31", "2026-01-01", NULL, error));
  assert_refused (book, TEA_ERROR_TOO_LARGE,
                  tea_series_plan (good, book, "2026-01-01", "2036-01-01", NULL, error));

  tea_fixture_close (book);
}

static void
test_the_next_day_without_a_session_is_found (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSeries) series = create_series ("三方协同会议", "5,25");
  g_autoptr (GError) problem = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *none = NULL;

  assert_works (tea_series_add (series, book, error));
  first = tea_series_dup_next (series, book, &problem);
  g_assert_no_error (problem);
  g_assert_cmpstr (first, ==, "2026-11-25 14:30:00");

  assert_works (tea_series_plan (series, book, "2026-11-25", "2026-11-25", NULL, error));
  second = tea_series_dup_next (series, book, &problem);
  g_assert_no_error (problem);
  g_assert_cmpstr (second, ==, "2026-12-05 14:30:00");

  assert_works (tea_series_plan (series, book, "2026-11-25", "2028-01-01", NULL, error));
  none = tea_series_dup_next (series, book, &problem);
  g_assert_error (problem, TEA_ERROR, TEA_ERROR_NOT_FOUND);
  g_assert_null (none);

  tea_fixture_close (book);
}

static void
test_a_series_goes_with_what_was_only_planned (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSeries) series = create_series ("三方协同会议", "5,25");
  g_autoptr (GPtrArray) planned = NULL;
  g_autoptr (GPtrArray) kept = NULL;

  assert_works (tea_series_add (series, book, error));
  assert_works (tea_series_plan (series, book, "2026-12-01", "2027-01-31", NULL, error));
  planned = list_meetings (book);
  assert_works (tea_record_edit (g_ptr_array_index (planned, 2), book, "note", "请消防来", error));

  assert_undoable (book, tea_series_remove (series, book, error));
  kept = list_meetings (book);
  g_assert_cmpint (kept->len, ==, 1);
  g_assert_cmpint (((TeaMeeting *) g_ptr_array_index (kept, 0))->series, ==, 0);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/meet/series/a-year-of-the-5th-and-25th-has-24-meetings",
                   test_a_year_of_the_5th_and_25th_has_24_meetings);
  g_test_add_func ("/meet/series/day-31-is-skipped-in-short-months",
                   test_day_31_is_skipped_in_short_months);
  g_test_add_func ("/meet/series/a-moved-meeting-is-not-doubled",
                   test_a_moved_meeting_is_not_doubled);
  g_test_add_func ("/meet/series/days-times-and-ranges-that-cannot-be-are-refused",
                   test_days_times_and_ranges_that_cannot_be_are_refused);
  g_test_add_func ("/meet/series/the-next-day-without-a-session-is-found",
                   test_the_next_day_without_a_session_is_found);
  g_test_add_func ("/meet/series/a-series-goes-with-what-was-only-planned",
                   test_a_series_goes_with_what_was_only_planned);

  return g_test_run ();
}
