/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "meet/tea-holiday.h"
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

static void
test_days_off_move_the_session_as_the_series_says (void)
{
  static const struct
  {
    const char *day_off;
    const char *december;   /* the 5th is a Saturday */
    const char *october;    /* of 2027: from the 1st to the 3rd nobody works */
  } cases[] = {
    { "keep", "2026-12-05 14:30:00", "2027-10-02 14:30:00" },
    { "before", "2026-12-04 14:30:00", "2027-09-30 14:30:00" },
    { "after", "2026-12-07 14:30:00", "2027-10-04 14:30:00" },
  };
  TeaBook *book = tea_fixture_book ();

  assert_works (tea_holiday_add_defaults (book, error));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TeaSeries) series = create_series (cases[i].day_off, "2,5");
      TeaMeetingFilter filter = { .from = "2026-12-03", .earliest_first = TRUE };
      g_autoptr (TeaQuery) query = NULL;
      g_autoptr (GPtrArray) meetings = NULL;
      guint n_planned = 0;

      g_object_set (series, "day-off", cases[i].day_off, NULL);
      assert_works (tea_series_add (series, book, error));
      assert_works (tea_series_plan (series, book, "2026-12-03", "2026-12-10", NULL, error));
      assert_works (tea_series_plan (series, book, "2027-09-30", "2027-10-04", NULL, error));
      assert_works (tea_series_plan (series, book, "2026-12-01", "2026-12-10", &n_planned, error));
      g_assert_cmpint (n_planned, ==, 1);

      filter.series = tea_meet_fixture_id (series);
      query = tea_meeting_query (book, &filter);
      meetings = tea_query_read_records (query, NULL);
      g_assert_cmpint (meetings->len, ==, 2);
      g_assert_cmpstr (((TeaMeeting *) g_ptr_array_index (meetings, 0))->starts_at, ==,
                       cases[i].december);
      g_assert_cmpstr (((TeaMeeting *) g_ptr_array_index (meetings, 1))->starts_at, ==,
                       cases[i].october);
    }

  tea_fixture_close (book);
}

static void
test_two_days_moved_to_one_are_one_session (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSeries) series = create_series ("双会", "5,6,7");
  guint n_planned = 0;

  g_object_set (series, "day-off", "after", NULL);
  assert_works (tea_series_add (series, book, error));
  assert_works (tea_series_plan (series, book, "2026-12-01", "2026-12-31", &n_planned, error));
  g_assert_cmpint (n_planned, ==, 1);

  tea_fixture_close (book);
}

static void
test_weekdays_are_planned_and_kept_in_one_form (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSeries) series = create_series ("议事会", "第二个周二，最后一个周五");
  g_autoptr (GPtrArray) meetings = NULL;

  assert_works (tea_series_add (series, book, error));
  tea_screen_fixture_reload (book, &series);
  g_assert_cmpstr (series->days, ==, "2-tue,last-fri");
  g_assert_cmpint (series->minutes, ==, 90);
  g_assert_cmpstr (series->day_off, ==, "keep");

  assert_works (tea_series_plan (series, book, "2026-12-01", "2026-12-31", NULL, error));
  meetings = list_meetings (book);
  g_assert_cmpint (meetings->len, ==, 2);
  g_assert_cmpstr (((TeaMeeting *) g_ptr_array_index (meetings, 0))->starts_at, ==,
                   "2026-12-08 14:30:00");
  g_assert_cmpstr (((TeaMeeting *) g_ptr_array_index (meetings, 1))->starts_at, ==,
                   "2026-12-25 14:30:00");
  g_assert_cmpint (((TeaMeeting *) g_ptr_array_index (meetings, 1))->minutes, ==, 90);

  tea_fixture_close (book);
}

static void
test_the_next_dates_are_told_before_it_is_saved (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSeries) series = create_series ("三方协同会议", "5,25");
  g_autoptr (TeaSeries) wrong = create_series ("三方协同会议", "x");
  g_autoptr (GError) problem = NULL;
  g_auto (GStrv) dates = NULL;

  g_object_set (series, "day-off", "after", NULL);
  dates = tea_series_dup_dates (series, book, 3, &problem);
  g_assert_no_error (problem);
  g_assert_cmpint (g_strv_length (dates), ==, 3);
  g_assert_cmpstr (dates[0], ==, "25 November 2026, Wednesday");
  g_assert_cmpstr (dates[1], ==, "7 December 2026, Monday instead of 5 December 2026, Saturday");
  g_assert_cmpint (tea_meet_fixture_id (series), ==, 0);

  g_assert_null (tea_series_dup_dates (wrong, book, 3, &problem));
  g_assert_error (problem, TEA_ERROR, TEA_ERROR_INVALID);

  tea_fixture_close (book);
}

static void
test_a_series_is_changed_in_one_action (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSeries) series = create_series ("三方协同会议", "5,25");

  assert_works (tea_series_add (series, book, error));
  tea_screen_fixture_reload (book, &series);
  g_object_set (series, "days", "每周三", "day-off", "before", "minutes", 60, NULL);
  assert_undoable (book, tea_series_change (series, book, error));
  tea_screen_fixture_reload (book, &series);
  g_assert_cmpstr (series->days, ==, "every-wed");
  g_assert_cmpint (series->minutes, ==, 60);

  g_object_set (series, "minutes", 0, NULL);
  assert_refused (book, TEA_ERROR_INVALID, tea_series_change (series, book, error));
  g_object_set (series, "minutes", 60, "day-off", "never", NULL);
  assert_refused (book, TEA_ERROR_INVALID, tea_series_change (series, book, error));

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
  g_test_add_func ("/meet/series/days-off-move-the-session-as-the-series-says",
                   test_days_off_move_the_session_as_the_series_says);
  g_test_add_func ("/meet/series/two-days-moved-to-one-are-one-session",
                   test_two_days_moved_to_one_are_one_session);
  g_test_add_func ("/meet/series/weekdays-are-planned-and-kept-in-one-form",
                   test_weekdays_are_planned_and_kept_in_one_form);
  g_test_add_func ("/meet/series/the-next-dates-are-told-before-it-is-saved",
                   test_the_next_dates_are_told_before_it_is_saved);
  g_test_add_func ("/meet/series/a-series-is-changed-in-one-action",
                   test_a_series_is_changed_in_one_action);

  return g_test_run ();
}
