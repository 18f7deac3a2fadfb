/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-date.h"
#include "book/tea-error.h"
#include "meet/tea-day-rule.h"

static void
assert_days (const char         *text,
             const char         *kept,
             const char * const *days)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;
  TeaDayRule rule, again;
  GDate date;

  tea_day_rule_parse (text, &rule, &error);
  g_assert_no_error (error);
  written = tea_day_rule_dup_text (&rule);
  g_assert_cmpstr (written, ==, kept);

  tea_day_rule_parse (written, &again, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (&rule, sizeof rule, &again, sizeof again);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, 12, 2026);
  for (; g_date_get_month (&date) == 12; g_date_add_days (&date, 1))
    {
      char day[sizeof "2026-12-01"];

      g_date_strftime (day, sizeof day, "%Y-%m-%d", &date);
      g_assert_cmpint (tea_day_rule_has (&rule, &date), ==,
                       *days != NULL && g_str_equal (*days, day));
      if (tea_day_rule_has (&rule, &date))
        days++;
    }
  g_assert_null (*days);
}

#define DAYS(...) ((const char * const []) { __VA_ARGS__, NULL })

static void
test_days_are_read_as_people_write_them (void)
{
  static const char * const spellings[] = {
    "5,25", "25 5", "5、25", "5，25", "5日、25日", "每月5日和25日", "５，２５", "5号 25号",
  };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    assert_days (spellings[i], "5,25", DAYS ("2026-12-05", "2026-12-25"));
}

static void
test_weekdays_are_read_as_people_write_them (void)
{
  static const char * const second_tuesdays[] = {
    "2-tue", "second Tuesday", "every second Tuesday", "2nd tue", "2 tuesday", "每月第二个周二",
    "第二个星期二", "第2个周二", "第二周二", "第二个礼拜二",
  };

  for (guint i = 0; i < G_N_ELEMENTS (second_tuesdays); i++)
    assert_days (second_tuesdays[i], "2-tue", DAYS ("2026-12-08"));

  assert_days ("last Friday", "last-fri", DAYS ("2026-12-25"));
  assert_days ("最后一个周五", "last-fri", DAYS ("2026-12-25"));
  /* The month ends on one: the one a week before is not the last. */
  assert_days ("最后一个周四", "last-thu", DAYS ("2026-12-31"));
  assert_days ("每周三", "every-wed",
               DAYS ("2026-12-02", "2026-12-09", "2026-12-16", "2026-12-23", "2026-12-30"));
  assert_days ("周四", "every-thu",
               DAYS ("2026-12-03", "2026-12-10", "2026-12-17", "2026-12-24", "2026-12-31"));
  assert_days ("第五个周四", "5-thu", DAYS ("2026-12-31"));
  assert_days ("第一个周二、第三个周二、25", "25,1-tue,3-tue",
               DAYS ("2026-12-01", "2026-12-15", "2026-12-25"));
}

static void
test_a_month_without_a_fifth_one_has_none (void)
{
  assert_days ("fifth Monday", "5-mon", (const char * const []) { NULL });
}

static void
test_what_is_no_day_is_refused (void)
{
  static const char * const wrong[] = {
    "", " ", "0", "32", "5,x", "5-25", "-5", "第六个周二", "6-tue", "0-tue", "周八", "second",
    "第二个", "last", "5 of", "\xff",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      TeaDayRule rule;

      g_assert_false (tea_day_rule_parse (wrong[i], &rule, &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
    }
}

static void
test_a_rule_is_told_in_words (void)
{
  g_autofree char *words = NULL;
  TeaDayRule rule;

  g_assert_true (tea_day_rule_parse ("25,5,2-tue,every-wed", &rule, NULL));
  words = tea_day_rule_describe (&rule);
  g_assert_cmpstr (words, ==,
                   "day 5, 25 of every month, Second Tuesday of every month, every Wednesday");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/meet/day-rule/days-are-read-as-people-write-them",
                   test_days_are_read_as_people_write_them);
  g_test_add_func ("/meet/day-rule/weekdays-are-read-as-people-write-them",
                   test_weekdays_are_read_as_people_write_them);
  g_test_add_func ("/meet/day-rule/a-month-without-a-fifth-one-has-none",
                   test_a_month_without_a_fifth_one_has_none);
  g_test_add_func ("/meet/day-rule/what-is-no-day-is-refused", test_what_is_no_day_is_refused);
  g_test_add_func ("/meet/day-rule/a-rule-is-told-in-words", test_a_rule_is_told_in_words);

  return g_test_run ();
}
