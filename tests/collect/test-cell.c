/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

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

  return g_test_run ();
}
