/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "meet/tea-holiday.h"
#include "tea-meet-fixture.h"

static TeaHoliday *
create (const char *name,
        const char *first_day,
        const char *last_day,
        gboolean    yearly,
        gboolean    working)
{
  return g_object_new (TEA_TYPE_HOLIDAY,
                       "name", name, "first-day", first_day, "last-day", last_day,
                       "yearly", yearly, "working", working, NULL);
}

static gboolean
is_off (TeaBook    *book,
        const char *day)
{
  g_autoptr (TeaQuery) query = tea_holiday_query (book);
  g_autoptr (GPtrArray) holidays = tea_query_read_records (query, NULL);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_parse (&date, day);
  g_assert_true (g_date_valid (&date));

  return tea_holiday_is_off (holidays, &date);
}

static void
test_weekends_and_holidays_are_off (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaHoliday) spring = create ("春节", "2027-02-05", "2027-02-11", FALSE, FALSE);
  g_autoptr (TeaHoliday) extra = create ("春节调休", "2027-01-31", NULL, FALSE, TRUE);

  g_assert_true (is_off (book, "2027-01-31"));
  g_assert_false (is_off (book, "2027-02-05"));
  assert_undoable (book, tea_holiday_add (spring, book, error));
  assert_undoable (book, tea_holiday_add (extra, book, error));

  g_assert_true (is_off (book, "2027-01-30"));
  g_assert_false (is_off (book, "2027-01-31"));
  g_assert_false (is_off (book, "2027-02-04"));
  g_assert_true (is_off (book, "2027-02-05"));
  g_assert_true (is_off (book, "2027-02-11"));
  g_assert_false (is_off (book, "2027-02-12"));

  assert_undoable (book, tea_holiday_remove (spring, book, error));
  g_assert_false (is_off (book, "2027-02-05"));

  tea_fixture_close (book);
}

static void
test_a_holiday_of_every_year_comes_back (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaQuery) query = NULL;

  assert_undoable (book, tea_holiday_add_defaults (book, error));
  query = tea_holiday_query (book);
  g_assert_cmpint (tea_screen_fixture_count (query), ==, 3);

  g_assert_true (is_off (book, "2026-10-01"));
  g_assert_true (is_off (book, "2029-10-01"));
  g_assert_true (is_off (book, "2029-10-03"));
  g_assert_false (is_off (book, "2029-10-04"));

  tea_fixture_close (book);
}

static void
test_the_list_of_a_year_holds_before_every_year (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaHoliday) extra = create ("国庆值班", "2029-10-01", NULL, FALSE, TRUE);

  assert_works (tea_holiday_add_defaults (book, error));
  assert_works (tea_holiday_add (extra, book, error));
  g_assert_false (is_off (book, "2029-10-01"));
  g_assert_true (is_off (book, "2030-10-01"));

  tea_fixture_close (book);
}

static void
test_a_holiday_that_cannot_be_is_refused (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaHoliday) nameless = create (" ", "2027-02-05", NULL, FALSE, FALSE);
  g_autoptr (TeaHoliday) dayless = create ("春节", NULL, NULL, FALSE, FALSE);
  g_autoptr (TeaHoliday) backwards = create ("春节", "2027-02-05", "2027-02-04", FALSE, FALSE);
  g_autoptr (TeaHoliday) over_year = create ("元旦", "2026-12-31", "2027-01-02", TRUE, FALSE);

  assert_refused (book, TEA_ERROR_INVALID, tea_holiday_add (nameless, book, error));
  assert_refused (book, TEA_ERROR_INVALID, tea_holiday_add (dayless, book, error));
  assert_refused (book, TEA_ERROR_INVALID, tea_holiday_add (backwards, book, error));
  assert_refused (book, TEA_ERROR_INVALID, tea_holiday_add (over_year, book, error));

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/meet/holiday/weekends-and-holidays-are-off",
                   test_weekends_and_holidays_are_off);
  g_test_add_func ("/meet/holiday/a-holiday-of-every-year-comes-back",
                   test_a_holiday_of_every_year_comes_back);
  g_test_add_func ("/meet/holiday/the-list-of-a-year-holds-before-every-year",
                   test_the_list_of_a_year_holds_before_every_year);
  g_test_add_func ("/meet/holiday/a-holiday-that-cannot-be-is-refused",
                   test_a_holiday_that_cannot_be_is_refused);

  return g_test_run ();
}
