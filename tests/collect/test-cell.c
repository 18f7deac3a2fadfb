/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-error.h"
#include "collect/tea-cell.h"

static void
test_marks_of_tools_come_off_answers (void)
{
  static const char * const cells[][2] = {
    { "  李秀英 ", "李秀英" },
    { "\xE3\x80\x80李秀英\xC2\xA0", "李秀英" },
    { "(空)", "" },
    { "（跳过）", "" },
    { "楼道杂物┋电动车充电", "楼道杂物、电动车充电" },
    { "停车〖消防通道被占〗", "停车（消防通道被占）" },
    { "第一行\n第二行", "第一行\n第二行" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *clean = tea_cell_clean (cells[i][0]);

      g_assert_cmpstr (clean, ==, cells[i][1]);
    }
}

static void
test_marks_of_tools_come_off_headers (void)
{
  static const char * const headers[][2] = {
    { "1、您的姓名：", "您的姓名" },
    { "12、联系电话（必填）", "联系电话" },
    { "3、您反映的问题类别（可多选）", "您反映的问题类别" },
    { "提交时间（自动）", "提交时间" },
    { "*诉求内容 ", "诉求内容" },
    { "12345工单号", "12345工单号" },
    { "id", "id" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *header = tea_cell_header (headers[i][0]);

      g_assert_cmpstr (header, ==, headers[i][1]);
    }
}

static void
test_a_day_without_its_year_is_the_last_one (void)
{
  static const char * const cells[][2] = {
    { "10月8日", "2026-10-08 00:00:00" },
    { "11月23日 08:30", "2026-11-23 08:30:00" },
    { "12月25日", "2025-12-25 00:00:00" },
    { "2026年9月22日 10:13", "2026-09-22 10:13:00" },
    { "2026.10.9", "2026-10-09 00:00:00" },
    { "2026/10/18 9:05:11", "2026-10-18 09:05:11" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *received = tea_cell_received (cells[i][0], "2026-11-23", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (received, ==, cells[i][1]);
    }
}

static void
test_a_day_that_does_not_exist_is_refused (void)
{
  static const char * const cells[] = { "2026-02-30", "2月30日", "昨天", "13月1日" };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tea_cell_received (cells[i], "2026-11-23", &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
    }
}

static void
assert_received (const char *today,
                 const char *cell,
                 const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *received = tea_cell_received (cell, today, &error);

  g_test_message ("%s on %s", cell, today);
  g_assert_no_error (error);
  g_assert_cmpstr (received, ==, expected);
}

static void
test_the_last_such_day_may_be_of_last_year (void)
{
  static const char * const cells[][3] = {
    /* today, the cell, what it means */
    { "2026-12-31", "12月31日", "2026-12-31 00:00:00" },
    { "2026-12-31", "1月1日", "2026-01-01 00:00:00" },
    { "2027-01-01", "12月31日", "2026-12-31 00:00:00" },
    { "2027-01-01", "1月1日", "2027-01-01 00:00:00" },
    { "2027-01-01", "1月2日", "2026-01-02 00:00:00" },
    { "2027-01-01", "12.31", "2026-12-31 00:00:00" },
    { "2027-01-01", "12/31", "2026-12-31 00:00:00" },
    { "2028-03-01", "2月29日", "2028-02-29 00:00:00" },
    { "2029-02-28", "2月29日", "2028-02-29 00:00:00" },
    { "2026-11-23", "十一月二十三日", "2026-11-23 00:00:00" },
    { "2026-11-23", "十二月十日", "2025-12-10 00:00:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    assert_received (cells[i][0], cells[i][1], cells[i][2]);
}

static void
test_the_hours_of_the_afternoon_are_counted_from_noon (void)
{
  static const char * const cells[][2] = {
    { "2026-10-09 下午3:05", "2026-10-09 15:05:00" },
    { "2026-10-09 上午11:59", "2026-10-09 11:59:00" },
    { "2026-10-09 中午12:30", "2026-10-09 12:30:00" },
    { "2026-10-09 下午12:30", "2026-10-09 12:30:00" },
    { "2026-10-09 晚上11:59", "2026-10-09 23:59:00" },
    { "2026-10-09 下午15:05", "2026-10-09 15:05:00" },
    { "2026-10-09 凌晨1:20", "2026-10-09 01:20:00" },
    { "2026年10月9日 星期五 傍晚6:10", "2026-10-09 18:10:00" },
    { "2026年10月9日（周五）", "2026-10-09 00:00:00" },
    { "２０２６／１０／９　１８：１０", "2026-10-09 18:10:00" },
    { "2026-10-09 08:30:00.0", "2026-10-09 08:30:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    assert_received ("2026-11-23", cells[i][0], cells[i][1]);
}

static void
test_days_that_only_spreadsheets_write_are_read (void)
{
  static const char * const cells[][2] = {
    { "20261009", "2026-10-09 00:00:00" },
    { "20241231", "2024-12-31 00:00:00" },
    { "26/10/9", "2026-10-09 00:00:00" },
    { "36526", "2000-01-01 00:00:00" },
    { "73050", "2099-12-31 00:00:00" },
    { "46304", "2026-10-09 00:00:00" },
    { "46304.5", "2026-10-09 12:00:00" },
    { "二〇二六年十月九日", "2026-10-09 00:00:00" },
    { "二零二六年十月二十一日", "2026-10-21 00:00:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    assert_received ("2026-11-23", cells[i][0], cells[i][1]);
}

static void
test_numbers_that_are_no_days_are_refused_as_they_stand (void)
{
  static const char * const cells[] = {
    "36525", "73051", "46304.5.1", "13800001234", "20261301", "20260229", "26/13/9", "13.1",
    "二十", "十月", "三十", "星期五", "下午", "1/2/3/4",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cells[i]);
      g_assert_null (tea_cell_received (cells[i], "2026-11-23", &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cells[i]));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cell/marks-of-tools-come-off-answers", test_marks_of_tools_come_off_answers);
  g_test_add_func ("/cell/marks-of-tools-come-off-headers", test_marks_of_tools_come_off_headers);
  g_test_add_func ("/cell/a-day-without-its-year-is-the-last-one",
                   test_a_day_without_its_year_is_the_last_one);
  g_test_add_func ("/cell/a-day-that-does-not-exist-is-refused",
                   test_a_day_that_does_not_exist_is_refused);
  g_test_add_func ("/cell/the-last-such-day-may-be-of-last-year",
                   test_the_last_such_day_may_be_of_last_year);
  g_test_add_func ("/cell/the-hours-of-the-afternoon-are-counted-from-noon",
                   test_the_hours_of_the_afternoon_are_counted_from_noon);
  g_test_add_func ("/cell/days-that-only-spreadsheets-write-are-read",
                   test_days_that_only_spreadsheets_write_are_read);
  g_test_add_func ("/cell/numbers-that-are-no-days-are-refused-as-they-stand",
                   test_numbers_that_are_no_days_are_refused_as_they_stand);

  return g_test_run ();
}
