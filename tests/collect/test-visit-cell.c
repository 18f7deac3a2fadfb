/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "collect/tea-visit-cell.h"

static void
test_yes_and_no_are_read_in_every_spelling (void)
{
  static const struct
  {
    const char     *text;
    TeaVisitAnswer  answer;
    const char     *rest;
  } cells[] = {
    { "是", TEA_VISIT_ANSWER_YES, NULL },
    { "需要", TEA_VISIT_ANSWER_YES, NULL },
    { "√", TEA_VISIT_ANSWER_YES, NULL },
    { "✓", TEA_VISIT_ANSWER_YES, NULL },
    { "Ｙ", TEA_VISIT_ANSWER_YES, NULL },
    { "yes", TEA_VISIT_ANSWER_YES, NULL },
    { "已上报", TEA_VISIT_ANSWER_YES, NULL },
    { "☑是 □否", TEA_VISIT_ANSWER_YES, NULL },
    { "是√ 否", TEA_VISIT_ANSWER_YES, NULL },
    { "√是 否", TEA_VISIT_ANSWER_YES, NULL },
    { "是，报物业修灯", TEA_VISIT_ANSWER_YES, "报物业修灯" },
    { "是（已报街道）", TEA_VISIT_ANSWER_YES, "已报街道" },
    { "已上报街道城管办", TEA_VISIT_ANSWER_YES, "已上报街道城管办" },
    { "否", TEA_VISIT_ANSWER_NO, NULL },
    { "无", TEA_VISIT_ANSWER_NO, NULL },
    { "×", TEA_VISIT_ANSWER_NO, NULL },
    { "/", TEA_VISIT_ANSWER_NO, NULL },
    { "——", TEA_VISIT_ANSWER_NO, NULL },
    { "无需上报", TEA_VISIT_ANSWER_NO, NULL },
    { "未上报", TEA_VISIT_ANSWER_NO, NULL },
    { "□是 ☑否", TEA_VISIT_ANSWER_NO, NULL },
    { "是 否√", TEA_VISIT_ANSWER_NO, NULL },
    { "否，已当场解释", TEA_VISIT_ANSWER_NO, "已当场解释" },
    { "无需上报，一周后回访", TEA_VISIT_ANSWER_NO, "无需上报，一周后回访" },
    { "", TEA_VISIT_ANSWER_NONE, NULL },
    { "□是 □否", TEA_VISIT_ANSWER_NONE, NULL },
    { "待定", TEA_VISIT_ANSWER_NONE, "待定" },
    { "不确定", TEA_VISIT_ANSWER_NONE, "不确定" },
    { "独居老人", TEA_VISIT_ANSWER_NONE, "独居老人" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *rest = NULL;

      g_test_message ("%s", cells[i].text);
      g_assert_cmpint (tea_visit_cell_answer (cells[i].text, &rest), ==, cells[i].answer);
      g_assert_cmpstr (rest, ==, cells[i].rest);
    }
}

static void
test_times_are_read_in_every_spelling (void)
{
  static const char * const cells[][3] = {
    { "09:00-09:40", "09:00", "09:40" },
    { "9：00～9：40", "09:00", "09:40" },
    { "09:00:00—09:40:00", "09:00", "09:40" },
    { "9:00 至 9:40", "09:00", "09:40" },
    { "9点—9点40分", "09:00", "09:40" },
    { "9时30分至10时", "09:30", "10:00" },
    { "9-10点", "09:00", "10:00" },
    { "上午9点", "09:00", NULL },
    { "上午 9:05", "09:05", NULL },
    { "九点半到十点一刻", "09:30", "10:15" },
    { "下午2:30-3:10", "14:30", "15:10" },
    { "下午2点半至3点三刻", "14:30", "15:45" },
    { "上午11点-下午1点", "11:00", "13:00" },
    { "中午12点10分", "12:10", NULL },
    { "中午1点", "13:00", NULL },
    { "晚上7点左右", "19:00", NULL },
    { "23:59", "23:59", NULL },
    { "0:00-0:01", "00:00", "00:01" },
  };
  static const char * const wrong[] = {
    "", "上午", "9", "9-10", "24:00", "9:60", "10:30-10:10", "9:00-9:00", "9:00-", "9:00-9:40-10:00",
    "9:00左右去的", "2026-10-09", "下午2点-1点", "一会儿", "9:00-9:40、10:00-10:20",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *began_at = NULL;
      g_autofree char *ended_at = NULL;

      g_test_message ("%s", cells[i][0]);
      g_assert_true (tea_visit_cell_times (cells[i][0], &began_at, &ended_at));
      g_assert_cmpstr (began_at, ==, cells[i][1]);
      g_assert_cmpstr (ended_at, ==, cells[i][2]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *began_at = NULL;
      g_autofree char *ended_at = NULL;

      g_test_message ("%s", wrong[i]);
      g_assert_false (tea_visit_cell_times (wrong[i], &began_at, &ended_at));
      g_assert_null (began_at);
      g_assert_null (ended_at);
    }
}

static void
test_several_people_are_told_apart (void)
{
  static const char * const cells[][2] = {
    { "张三、李四", "张三、李四" }, { "张三，李四；王五", "张三、李四、王五" },
    { "张三 李四", "张三、李四" }, { "张三\n李四", "张三、李四" }, { "张三/李四", "张三、李四" },
    { "张　三", "张三" }, { "张　三、李小四", "张三、李小四" }, { "无", "" }, { "/", "" }, { "", "" },
    { "社区民警张三", "社区民警张三" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *people = tea_visit_cell_people (cells[i][0]);

      g_assert_cmpstr (people, ==, cells[i][1]);
    }
}

static void
test_kinds_are_known_by_the_words_of_logs (void)
{
  g_assert_cmpstr (tea_visit_cell_kind ("矛盾纠纷", TRUE), ==, "dispute");
  g_assert_cmpstr (tea_visit_cell_kind ("群众诉求", TRUE), ==, "need");
  g_assert_cmpstr (tea_visit_cell_kind ("意见建议", TRUE), ==, "opinion");
  g_assert_cmpstr (tea_visit_cell_kind ("安全隐患", TRUE), ==, "hazard");
  g_assert_null (tea_visit_cell_kind ("设施维修", TRUE));
  g_assert_null (tea_visit_cell_kind ("发现的隐患", TRUE));
  g_assert_cmpstr (tea_visit_cell_kind ("发现的隐患", FALSE), ==, "hazard");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/visit-cell/yes-and-no-are-read-in-every-spelling",
                   test_yes_and_no_are_read_in_every_spelling);
  g_test_add_func ("/visit-cell/times-are-read-in-every-spelling",
                   test_times_are_read_in_every_spelling);
  g_test_add_func ("/visit-cell/several-people-are-told-apart",
                   test_several_people_are_told_apart);
  g_test_add_func ("/visit-cell/kinds-are-known-by-the-words-of-logs",
                   test_kinds_are_known_by_the_words_of_logs);

  return g_test_run ();
}
