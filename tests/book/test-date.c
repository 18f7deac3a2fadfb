/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-date.h"

typedef struct
{
  const char *text;
  const char *expected;
} Spelling;

static void
test_every_spelling_of_a_day (void)
{
  const Spelling spellings[] = {
    { "2026-11-25", "2026-11-25" },
    { "2026-1-5", "2026-01-05" },
    { "2026/6/16", "2026-06-16" },
    { "2026/6/16 8:05:00", "2026-06-16" },
    { "2026.10.9", "2026-10-09" },
    { "2026年9月22日", "2026-09-22" },
    { "2026年9月22号", "2026-09-22" },
    { "2026 年 9 月 22 日 10:13", "2026-09-22" },
    { "2026-09-22T10:13:05", "2026-09-22" },
    { "２０２６－０９－２２", "2026-09-22" },
    { " 2026-11-25 ", "2026-11-25" },
    { "2024-02-29", "2024-02-29" },
    { "2000-02-29", "2000-02-29" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *day = tea_date_parse (spellings[i].text, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (day, ==, spellings[i].expected);
    }
}

static void
test_what_is_no_day_is_refused (void)
{
  const char *texts[] = {
    "", "   ", "yesterday", "2026", "2026-11", "2026-02-29", "1900-02-29", "2026-02-30",
    "2026-04-31", "2026-13-01", "2026-00-10", "2026-10-00", "2026-11-32", "25.11.2026",
    "0026-11-25", "3026-11-25", "20261125", "2026-11-25 or so", "2026-11-25 1:2:3:4",
    "99999999999-1-1", "楼道", "\xc4\xe3",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tea_date_parse (texts[i], &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_every_spelling_of_a_time (void)
{
  const Spelling spellings[] = {
    { "2026-11-25 14:30:05", "2026-11-25 14:30:05" },
    { "2026-11-25T14:30", "2026-11-25 14:30:00" },
    { "2026/6/16 8:00:00", "2026-06-16 08:00:00" },
    { "2026年9月22日 10:13", "2026-09-22 10:13:00" },
    { "2026年9月22日10时13分", "2026-09-22 10:13:00" },
    { "2026年9月22日10点13分5秒", "2026-09-22 10:13:05" },
    { "2026-11-25", "2026-11-25 00:00:00" },
    { "2026-11-25 23:59:59", "2026-11-25 23:59:59" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *time = tea_time_parse (spellings[i].text, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (time, ==, spellings[i].expected);
    }
}

static void
test_what_is_no_time_is_refused (void)
{
  const char *texts[] = {
    "", "14:30", "2026-11-25 14", "2026-11-25 24:00", "2026-11-25 14:60", "2026-11-25 14:30:60",
    "2026-02-29 10:00", "2026-11-25 14:30:00 more", "\xff",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tea_time_parse (texts[i], &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_days_are_counted_over_every_border (void)
{
  g_autofree char *leap = tea_date_add ("2024-02-28", 1);
  g_autofree char *year = tea_date_add ("2026-12-31", 1);
  g_autofree char *back = tea_date_add ("2026-03-01", -1);
  g_autofree char *none = tea_date_add ("2026-02-29", 1);

  g_assert_cmpstr (leap, ==, "2024-02-29");
  g_assert_cmpstr (year, ==, "2027-01-01");
  g_assert_cmpstr (back, ==, "2026-02-28");
  g_assert_null (none);

  g_assert_cmpint (tea_date_days ("2026-11-05", "2026-11-25"), ==, 20);
  g_assert_cmpint (tea_date_days ("2026-11-25", "2026-11-05"), ==, -20);
  g_assert_cmpint (tea_date_days ("2024-01-01", "2025-01-01"), ==, 366);
  g_assert_cmpint (tea_date_days ("2026-11-25 23:59:59", "2026-11-26 00:00:00"), ==, 1);
  g_assert_cmpint (tea_date_days ("no day", "2026-11-26"), ==, 0);
}

static void
test_a_day_is_written_for_people (void)
{
  g_autofree char *day = tea_date_format ("2026-11-05");
  g_autofree char *time = tea_date_format ("2026-11-25 14:30:00");
  g_autofree char *none = tea_date_format ("some day");

  g_assert_cmpstr (day, ==, "5 November 2026");
  g_assert_cmpstr (time, ==, "25 November 2026");
  g_assert_cmpstr (none, ==, "some day");
}

/* Whatever the day and however far, going there and counting the way back agree. */
static void
test_adding_and_counting_agree (void)
{
  static const char * const days[] = {
    "1900-03-01", "2023-12-31", "2024-02-29", "2026-11-23", "2026-12-31", "2027-01-01",
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      for (int n = -40; n <= 800; n += 21)
        {
          g_autofree char *there = tea_date_add (days[i], n);
          g_autofree char *back = tea_date_add (there, -n);
          g_autofree char *parsed = tea_date_parse (there, NULL);

          g_assert_cmpint (tea_date_days (days[i], there), ==, n);
          g_assert_cmpint (tea_date_days (there, days[i]), ==, -n);
          g_assert_cmpstr (back, ==, days[i]);
          g_assert_cmpstr (parsed, ==, there);

          /* As text they stand in the order of time. */
          g_assert_cmpint (g_strcmp0 (there, days[i]) < 0, ==, n < 0);
        }
    }
}

static void
test_the_last_second_of_a_year_stays_in_it (void)
{
  g_autofree char *time = tea_time_parse ("2026年12月31日 23时59分59秒", NULL);
  g_autofree char *wide = tea_time_parse ("２０２６／１２／３１　２３：５９", NULL);
  g_autofree char *day = tea_date_parse ("2026-12-31 23:59:59", NULL);
  g_autofree char *next = tea_date_add ("2026-12-31 23:59:59", 1);

  g_assert_cmpstr (time, ==, "2026-12-31 23:59:59");
  g_assert_cmpstr (wide, ==, "2026-12-31 23:59:00");
  g_assert_cmpstr (day, ==, "2026-12-31");
  g_assert_cmpstr (next, ==, "2027-01-01");
  g_assert_cmpint (tea_date_days ("2026-12-31 23:59:59", "2027-01-01 00:00:00"), ==, 1);
}

/* Nobody is asked to guess: what cannot be read for sure is not read at all, however long. */
static void
test_half_understood_days_are_refused (void)
{
  static const char * const texts[] = {
    "二〇二六年十一月二十三日", "11月23日", "2026年11月", "下午3点", "2026-11-23 下午3点", "26-11-23",
    "-2026-11-23x", "2026--", "1899-12-31", "3000-01-01", "2026-011-0023 x",
  };
  g_autofree char *long_text = g_strnfill (100000, '1');

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *time = tea_time_parse (texts[i], &error);

      g_assert_null (time);
      g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
    }
  g_assert_null (tea_date_parse (long_text, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/every-spelling-of-a-day-is-read", test_every_spelling_of_a_day);
  g_test_add_func ("/date/what-is-no-day-is-refused", test_what_is_no_day_is_refused);
  g_test_add_func ("/date/every-spelling-of-a-time-is-read", test_every_spelling_of_a_time);
  g_test_add_func ("/date/what-is-no-time-is-refused", test_what_is_no_time_is_refused);
  g_test_add_func ("/date/days-are-counted-over-every-border",
                   test_days_are_counted_over_every_border);
  g_test_add_func ("/date/a-day-is-written-for-people", test_a_day_is_written_for_people);
  g_test_add_func ("/date/adding-and-counting-agree", test_adding_and_counting_agree);
  g_test_add_func ("/date/the-last-second-of-a-year-stays-in-it",
                   test_the_last_second_of_a_year_stays_in_it);
  g_test_add_func ("/date/half-understood-days-are-refused", test_half_understood_days_are_refused);

  return g_test_run ();
}
