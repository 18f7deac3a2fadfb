/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-error.h"
#include "collect/tea-mapping.h"

/* Guesses from rows that are written with | between cells. */
static TeaMapping *
guess (const char * const *lines)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (rows, g_strsplit (lines[i], "|", -1));

  return tea_mapping_guess ((char ***) rows->pdata, rows->len);
}

static void
assert_roles (const char * const *lines,
              const char         *format,
              const char         *roles)
{
  g_autoptr (TeaMapping) mapping = guess (lines);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < tea_mapping_get_n_columns (mapping); i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            tea_mapping_roles[tea_mapping_get_role (mapping, i)].word);

  g_assert_cmpstr (tea_mapping_get_format (mapping), ==, format);
  g_assert_cmpstr (found->str, ==, roles);
}

static void
test_known_sheets_map_themselves (void)
{
  assert_roles ((const char *[]) {
    "序号|提交答卷时间|所用时间|来源|来源详情|来自IP|1、您的姓名：|2、您的楼栋单元：|"
    "3、您反映的问题类别（可多选）|4、具体问题或建议：|5、联系电话：", NULL },
    "wjx", "number received ignore ignore ignore ignore person address category text phone");
  assert_roles ((const char *[]) {
    "提交时间（自动）|您的姓名（必填）|楼栋单元（必填）|您的诉求或建议（必填）|联系电话|备注|提交者（自动）",
    NULL },
    "tencent", "received person address text phone extra ignore");
  assert_roles ((const char *[]) {
    "工单编号|工单类型|问题分类|标签|标题|主要内容|工单状态|来电人|来电人电话/账号|被反映区|被反映街乡镇|"
    "办理结果|回复内容|处理受理方式|办结时间|企业名称|是否解决|是否满意|工单性质|村/社区|小区点位", NULL },
    "hotline",
    "number ignore category ignore title text ignore person phone ignore ignore "
    "ignore ignore ignore ignore ignore ignore ignore ignore ignore address");
  assert_roles ((const char *[]) { "序号|工单编号|标题|内容", NULL },
                "hotline", "ignore number title text");
  assert_roles ((const char *[]) {
    "序号|走访日期|网格|网格员|走访方式|具体门牌和户主|反映的主要问题|问题类别|现场处置或解释|是否上报|下一步|备注",
    NULL },
    "visits",
    "number received grid worker channel address text category settled report next extra");
  assert_roles ((const char *[]) {
    "序号|登记日期|反映人/网格|诉求事项|问题类别|办理状态|责任人|办理结果", NULL },
    "ledger", "number received person text category ignore ignore ignore");
}

static void
test_plain_sheets_map_by_their_words (void)
{
  assert_roles ((const char *[]) { "id|time|title|body", NULL },
                "sheet", "number received title text");
  assert_roles ((const char *[]) { "编号|时间|主题|详情|姓名|手机号|地址", NULL },
                "sheet", "number received title text person phone address");
  assert_roles ((const char *[]) { "Video|Phone", "路灯不亮一个星期了|13800001234", NULL },
                "sheet", "text phone");
}

static void
test_titles_above_the_headers_are_passed_over (void)
{
  const char * const lines[] = {
    "石楼小镇社区民情台账|||",
    "2026年10月||填表人：|",
    "序号|登记日期|反映人|诉求事项",
    "1|10月8日|李秀英|楼道声控灯坏了",
    NULL,
  };
  g_autoptr (TeaMapping) mapping = guess (lines);

  g_assert_cmpuint (tea_mapping_get_first_row (mapping), ==, 3);
  g_assert_cmpstr (tea_mapping_get_header (mapping, 3), ==, "诉求事项");
  g_assert_cmpstr (tea_mapping_get_sample (mapping, 3), ==, "楼道声控灯坏了");
  g_assert_cmpstr (tea_mapping_get_format (mapping), ==, "ledger");
}

static void
test_without_headers_the_first_row_is_a_request (void)
{
  const char * const lines[] = {
    "2026-10-18|13800001234|2栋1单元|门口的路灯已经一个星期不亮了",
    "2026-10-19|13500009876|3栋|楼上装修吵得睡不着，希望管一管",
    NULL,
  };
  g_autoptr (TeaMapping) mapping = guess (lines);

  g_assert_cmpuint (tea_mapping_get_first_row (mapping), ==, 0);
  assert_roles (lines, "sheet", "received phone address text");
}

static void
test_one_slip_does_not_hide_what_a_column_holds (void)
{
  const char * const lines[] = {
    "哪天|几时回的|住哪|说的话",
    "2026-11-02|2026-11-05 10:00|2栋1单元301|门口的路灯不亮了",
    "2026年2月30日||3-502|井盖松了走路绊人",
    "2026-11-03|2026-11-06 11:00|后面那栋|电梯这周又停了两回",
    NULL,
  };

  assert_roles (lines, "sheet", "received ignore address text");
}

static void
test_without_a_text_it_asks_which_column (void)
{
  const char * const lines[] = { "甲|乙", "1|2", NULL };
  g_autoptr (TeaMapping) mapping = guess (lines);
  g_autoptr (GError) error = NULL;

  g_assert_false (tea_mapping_check (mapping, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "Which column holds the request? The sheet has: 甲, 乙.");
  g_clear_error (&error);

  g_assert_true (tea_mapping_set (mapping, "乙", "text", &error));
  g_assert_true (tea_mapping_check (mapping, &error));
  g_assert_no_error (error);
  g_assert_true (tea_mapping_set (mapping, "1", "text", &error));
  g_assert_cmpint (tea_mapping_find (mapping, TEA_ROLE_TEXT), ==, 0);
  g_assert_cmpint (tea_mapping_get_role (mapping, 1), ==, TEA_ROLE_IGNORE);

  g_assert_false (tea_mapping_set (mapping, "丙", "text", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (tea_mapping_set (mapping, "甲", "story", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mapping/known-sheets-map-themselves", test_known_sheets_map_themselves);
  g_test_add_func ("/mapping/plain-sheets-map-by-their-words",
                   test_plain_sheets_map_by_their_words);
  g_test_add_func ("/mapping/titles-above-the-headers-are-passed-over",
                   test_titles_above_the_headers_are_passed_over);
  g_test_add_func ("/mapping/without-headers-the-first-row-is-a-request",
                   test_without_headers_the_first_row_is_a_request);
  g_test_add_func ("/import/mapping/one-slip-does-not-hide-what-a-column-holds",
                   test_one_slip_does_not_hide_what_a_column_holds);
  g_test_add_func ("/mapping/without-a-text-it-asks-which-column",
                   test_without_a_text_it_asks_which_column);

  return g_test_run ();
}
