/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-error.h"
#include "collect/tea-csv.h"

static TeaCsv *
open_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  TeaCsv *csv = tea_csv_new_from_bytes (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (csv);

  return csv;
}

static TeaCsv *
open_specimen (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "collect", name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  TeaCsv *csv;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  csv = tea_csv_new_from_bytes (bytes, &error);
  g_assert_no_error (error);

  return csv;
}

/* The fields of the next row with a bar between them; at the end of the file "<end>". */
static char *
next_row (TeaCsv *csv,
          guint  *line)
{
  const char * const *row;
  const char *problem;
  g_autoptr (GError) error = NULL;

  if (tea_csv_next_row (csv, &row, line, &problem, &error))
    return problem != NULL ? g_strdup (problem) : g_strjoinv ("|", (GStrv) row);

  g_assert_no_error (error);
  g_assert_null (row);

  return g_strdup ("<end>");
}

static void
assert_rows (TeaCsv             *csv,
             const char * const *expected)
{
  for (guint i = 0; expected[i] != NULL; i++)
    {
      g_autofree char *row = next_row (csv, NULL);

      g_assert_cmpstr (row, ==, expected[i]);
    }
}

static void
assert_open_fails (const char *content,
                   gsize       length,
                   TeaError    code)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaCsv) csv = tea_csv_new_from_bytes (bytes, &error);

  g_assert_null (csv);
  g_assert_error (error, TEA_ERROR, (int) code);
}

/* Reads up to the error, checks that it stays, and gives its sentence. */
static char *
read_until_error (TeaCsv   *csv,
                  TeaError  code)
{
  const char * const *row;
  const char *problem;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;

  while (tea_csv_next_row (csv, &row, NULL, &problem, &error))
    g_assert_nonnull (row);

  g_assert_error (error, TEA_ERROR, (int) code);
  g_assert_false (tea_csv_next_row (csv, &row, NULL, &problem, &again));
  g_assert_error (again, TEA_ERROR, (int) code);
  g_assert_cmpstr (again->message, ==, error->message);

  return g_strdup (error->message);
}

static void
test_csv_reads_a_survey_alike_in_every_encoding (void)
{
  static const char * const names[] = { "wjx_export_gbk.csv", "wjx_export_utf8bom.csv" };
  static const char * const encodings[] = { "GB18030", "UTF-8" };
  static const char * const rows[] = {
    "序号|提交答卷时间|所用时间|来源|来源详情|来自IP|1、您的姓名：|2、您的楼栋单元："
    "|3、您反映的问题类别（可多选）|4、具体问题或建议：|5、联系电话：",
    "1|2026/10/18 9:05:11|76秒|微信|N/A|183.184.12.9(山西-吕梁)|李秀英|2栋1单元"
    "|楼道杂物┋电动车充电|楼道堆物，建议定期清理|13800001234",
    "2|2026/10/18 20:41:30|143秒|手机提交|直接访问|223.12.8.77(山西-吕梁)|(空)|3栋"
    "|停车〖消防通道被占〗|(跳过)|(空)",
    "3|2026/10/19 7:02:00|31秒|链接|http://www.wjx.cn/vm/xxxx.aspx|60.223.1.2(山西-太原)|王强|1栋2单元"
    "|物业费|物业费涨价没公示，“通知”都没有,希望说明|13500009876",
    "<end>", NULL
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TeaCsv) csv = open_specimen (names[i]);

      g_assert_cmpstr (tea_csv_get_encoding (csv), ==, encodings[i]);
      assert_rows (csv, rows);
    }
}

static void
test_csv_reads_the_other_specimens (void)
{
  g_autoptr (TeaCsv) tencent = open_specimen ("tencent_collect.csv");
  g_autoptr (TeaCsv) hotline = open_specimen ("12345_shunde_style.csv");
  g_autoptr (TeaCsv) visits = open_specimen ("grid_visit_log.csv");
  g_autoptr (TeaCsv) sheet = open_specimen ("12345_beijing_style.csv");

  assert_rows (tencent, (const char *[]) {
    "提交时间（自动）|您的姓名（必填）|楼栋单元（必填）|您的诉求或建议（必填）|联系电话|备注|提交者（自动）",
    "2026年10月18日 21:34|康桂花|月亮湾1号楼|健身器材松动，怕摔着老人|||阳光",
    "2026年10月19日 08:02||5号楼2单元|希望周末晚上广场舞声音小一点|13900001111|急|秀英",
    "<end>", NULL
  });
  assert_rows (hotline, (const char *[]) {
    "序号|工单编号|标题|内容",
    "1|SD20250103001|物业管理|市民反映楼道杂物堆放，要求清理。",
    "<end>", NULL
  });
  assert_rows (visits, (const char *[]) {
    "序号|走访日期|网格|网格员|走访方式|具体门牌和户主|反映的主要问题|问题类别|现场处置或解释|是否上报|下一步|备注",
    "1|2026.10.9|一级网格3/二级网格2|贺贝贝|上门|月亮湾4-1-301 康某|独居，灯泡坏了；楼道声控灯不亮"
    "|设施维修|已帮换灯泡|是|报物业修声控灯|",
    "<end>", NULL
  });
  assert_rows (sheet, (const char *[]) {
    "工单编号|工单类型|问题分类|标签|标题|主要内容|工单状态|来电人|来电人电话/账号|被反映区|被反映街乡镇"
    "|办理结果|回复内容|处理受理方式|办结时间|企业名称|是否解决|是否满意|工单性质|村/社区|小区点位",
    "热线-261018-000123|投诉|住房城乡建设->物业管理->停车管理|每月一题|消防通道停车"
    "|市民反映，某小区消防通道长期被占，物业未管理，请核实处理并回复。|办理中|王某|138××××|石楼县|灵泉镇"
    "|||电话||某物业公司|||主办|龙山社区|龙山小区2号楼",
    "<end>", NULL
  });
}

static void
test_csv_reads_utf16 (void)
{
  static const char * const encodings[] = { "UTF-16LE", "UTF-16BE" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *content = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (TeaCsv) csv = NULL;
      gsize length;

      content = g_convert ("\uFEFF姓名\t诉求\r\n李秀英\t𠮷祥楼\r\n", -1, encodings[i], "UTF-8",
                           NULL, &length, NULL);
      g_assert_nonnull (content);
      bytes = g_bytes_new (content, length);
      csv = tea_csv_new_from_bytes (bytes, NULL);
      g_assert_nonnull (csv);
      g_assert_cmpstr (tea_csv_get_encoding (csv), ==, encodings[i]);
      g_assert_cmpint (tea_csv_get_separator (csv), ==, '\t');
      assert_rows (csv, (const char *[]) { "姓名|诉求", "李秀英|𠮷祥楼", "<end>", NULL });
    }
}

static void
test_csv_follows_rfc_4180 (void)
{
  static const struct
  {
    const char *text;
    const char *rows[5];
  } files[] = {
    { "", { "<end>" } },
    { "\uFEFF", { "<end>" } },
    { "\n\r\n\r", { "<end>" } },
    { "a", { "a", "<end>" } },
    { "a,b", { "a|b", "<end>" } },
    { "a,b\n", { "a|b", "<end>" } },
    { "a,b\r\nc,d\r\n", { "a|b", "c|d", "<end>" } },
    { "a,b\rc,d\r", { "a|b", "c|d", "<end>" } },
    { "a,b\n\n\nc,d", { "a|b", "c|d", "<end>" } },
    { "a,\n,b\n,\n", { "a|", "|b", "|", "<end>" } },
    { "a,", { "a|", "<end>" } },
    { ",", { "|", "<end>" } },
    { "\"a\",\"b\"\n", { "a|b", "<end>" } },
    { "\"\",\"\"\n", { "|", "<end>" } },
    { "\"a,b\",c\n", { "a,b|c", "<end>" } },
    { "\"a\"\"b\"\"\",c\n", { "a\"b\"|c", "<end>" } },
    { "\"\"\"\",c", { "\"|c", "<end>" } },
    { "\"a\nb\",c\nd,e", { "a\nb|c", "d|e", "<end>" } },
    { "\"a\r\nb\",c\r\n", { "a\nb|c", "<end>" } },
    { "\"a\"", { "a", "<end>" } },
    { "a,b\"c\",d\n", { "a|b\"c\"|d", "<end>" } },
    { "\"a\"b\"c\",d\n", { "ab\"c\"|d", "<end>" } },
    { " a , b \n", { " a | b ", "<end>" } },
    { "a,b,c\nd\ne,f\n", { "a|b|c", "d", "e|f", "<end>" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (TeaCsv) csv = open_text (files[i].text);

      assert_rows (csv, files[i].rows);
    }
}

static void
test_csv_guesses_the_separator (void)
{
  static const struct
  {
    const char *text;
    char        separator;
    const char *first;
  } files[] = {
    { "a;b;c\n1;2,5;3\n", ';', "a|b|c" },
    { "a\tb\n1, 2\t3\n", '\t', "a|b" },
    { "民情台账\n序号,诉求\n1,灯不亮;门坏了;下水堵了\n", ',', "民情台账" },
    { "\"a;b;c\",d\n\"e;f\",g\n", ',', "a;b;c|d" },
    { "sep=;\r\na;b,c,d\r\n", ';', "a|b,c,d" },
    { "one column\n", ',', "one column" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (TeaCsv) csv = open_text (files[i].text);
      g_autofree char *row = next_row (csv, NULL);

      g_assert_cmpint (tea_csv_get_separator (csv), ==, files[i].separator);
      g_assert_cmpstr (row, ==, files[i].first);
    }
}

static void
test_csv_counts_lines_as_an_editor_does (void)
{
  g_autoptr (TeaCsv) csv = open_text ("a\r\n\r\n\"b\r\n\r\nb\"\nc\rd");
  static const guint lines[] = { 1, 3, 6, 7 };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      guint line = 0;
      g_autofree char *row = next_row (csv, &line);

      g_assert_cmpstr (row, !=, "<end>");
      g_assert_cmpuint (line, ==, lines[i]);
    }
}

static void
test_csv_loses_nothing_behind_an_open_quote (void)
{
  g_autoptr (TeaCsv) last = open_text ("a,b\n\nc,\"d\ne,f");
  g_autoptr (TeaCsv) middle = open_text ("\"a,b\nc,\"d, e\"\n\"f\"\"\",\"g\nh\"\n");
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (TeaCsv) quotes = NULL;

  assert_rows (last, (const char * const[]) { "a|b", "c|\"d", "e|f", "<end>", NULL });
  assert_rows (middle,
               (const char * const[]) { "\"a|b", "c|d, e", "f\"|g\nh", "<end>", NULL });

  /* An odd number of quotes, each at the beginning of a line. */
  for (guint i = 0; i < 1001; i++)
    g_string_append (many, "\"a,b\n");
  quotes = open_text (many->str);
  for (guint i = 0; i < 1001; i++)
    assert_rows (quotes, (const char * const[]) { "\"a|b", NULL });
  assert_rows (quotes, (const char * const[]) { "<end>", NULL });
}

static void
test_csv_refuses_what_is_no_text (void)
{
  assert_open_fails ("a,b\0c", 5, TEA_ERROR_INVALID);
  assert_open_fails ("\xFF\xFE" "a\0\0\0", 6, TEA_ERROR_INVALID);
  assert_open_fails ("PK\3\4....", 8, TEA_ERROR_INVALID);
  assert_open_fails ("\xD0\xCF\x11\xE0....", 8, TEA_ERROR_INVALID);
  assert_open_fails ("\xFF\xFF\xFF", 3, TEA_ERROR_ENCODING);
  assert_open_fails ("\xEF\xBB\xBF" "a\xD6\xD0", 6, TEA_ERROR_ENCODING);
  assert_open_fails ("\xFF\xFE" "abc", 5, TEA_ERROR_ENCODING);

  /* UTF-8 that broke off; as GB18030 the bytes would be valid, and nonsense. */
  assert_open_fails ("灯灯\xE4\xBD", 8, TEA_ERROR_ENCODING);
}

static void
test_csv_reads_gb18030_that_ends_like_cut_utf8 (void)
{
  g_autoptr (TeaCsv) csv = open_text ("a,b,\xD6\xD0");
  g_autofree char *row = next_row (csv, NULL);

  g_assert_cmpstr (tea_csv_get_encoding (csv), ==, "GB18030");
  g_assert_cmpstr (row, ==, "a|b|中");
}

static void
test_csv_caps_the_file (void)
{
  g_autofree char *content = g_malloc (TEA_CSV_MAX_BYTES + 1);

  memset (content, '\n', TEA_CSV_MAX_BYTES + 1);
  assert_open_fails (content, TEA_CSV_MAX_BYTES + 1, TEA_ERROR_TOO_LARGE);
}

static void
test_csv_refuses_the_row_of_a_long_field (void)
{
  g_autofree char *longest = g_strnfill (TEA_CSV_MAX_FIELD, 'x');
  g_autofree char *kept = g_strconcat ("a|", longest, NULL);
  g_autofree char *plain = g_strconcat ("a,", longest, "\n\n", longest, "x\nb,c\n", NULL);
  g_autofree char *quoted = g_strconcat ("\"", longest, "x\",a\nb,\"c\"\n", NULL);
  g_autoptr (TeaCsv) csv = open_text (plain);
  g_autoptr (TeaCsv) quotes = open_text (quoted);

  assert_rows (csv, (const char * const[]) { kept, "One cell holds more than 32 KB.", "b|c",
                                             "<end>", NULL });
  assert_rows (quotes, (const char * const[]) { "One cell holds more than 32 KB.", "b|c",
                                                "<end>", NULL });
}

static void
test_csv_caps_columns (void)
{
  g_autofree char *commas = g_strnfill (TEA_CSV_MAX_COLUMNS - 1, ',');
  g_autofree char *text = g_strconcat (commas, "\n", commas, ",\n", NULL);
  g_autoptr (TeaCsv) csv = open_text (text);
  g_autofree char *sentence = read_until_error (csv, TEA_ERROR_TOO_LARGE);

  g_assert_nonnull (strstr (sentence, "Line 2"));
}

static char *
make_rows (guint n)
{
  GString *text = g_string_new ("序号,日期,姓名,楼栋,问题,电话,备注\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%u,2026/10/18,李秀英,2栋1单元,\"楼道堆物，\"\"建议\"\"清理\",,\n", i);

  return g_string_free (text, FALSE);
}

static void
test_csv_caps_rows_beside_the_header (void)
{
  g_autofree char *most = make_rows (TEA_CSV_MAX_ROWS);
  g_autofree char *more = make_rows (TEA_CSV_MAX_ROWS + 1);
  g_autoptr (TeaCsv) csv = open_text (most);
  g_autoptr (TeaCsv) longer = open_text (more);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  const char * const *row;
  const char *problem;
  guint n = 0;

  while (tea_csv_next_row (csv, &row, NULL, &problem, &error))
    {
      g_assert_cmpuint (g_strv_length ((GStrv) row), ==, 7);
      n++;
    }

  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, TEA_CSV_MAX_ROWS + 1);

  sentence = read_until_error (longer, TEA_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (sentence, "100,000"));
}

static void
test_csv_is_fast (void)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TeaCsv) csv = NULL;
  const char * const *row;
  const char *problem;
  double seconds;
  guint n = 0;

  if (!g_test_perf ())
    {
      g_test_skip ("Measured with -m perf only");
      return;
    }

  text = make_rows (TEA_CSV_MAX_ROWS);
  bytes = g_bytes_new_static (text, strlen (text));

  g_test_timer_start ();
  csv = tea_csv_new_from_bytes (bytes, NULL);
  while (tea_csv_next_row (csv, &row, NULL, &problem, NULL))
    n++;
  seconds = g_test_timer_elapsed ();

  g_assert_cmpuint (n, ==, TEA_CSV_MAX_ROWS + 1);
  g_test_minimized_result (seconds, "100,000 rows in %.3f s", seconds);
  g_assert_cmpfloat (seconds, <, 0.3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/collect/csv/reads-a-survey-alike-in-every-encoding",
                   test_csv_reads_a_survey_alike_in_every_encoding);
  g_test_add_func ("/collect/csv/reads-the-other-specimens",
                   test_csv_reads_the_other_specimens);
  g_test_add_func ("/collect/csv/reads-utf16",
                   test_csv_reads_utf16);
  g_test_add_func ("/collect/csv/follows-rfc-4180",
                   test_csv_follows_rfc_4180);
  g_test_add_func ("/collect/csv/guesses-the-separator",
                   test_csv_guesses_the_separator);
  g_test_add_func ("/collect/csv/counts-lines-as-an-editor-does",
                   test_csv_counts_lines_as_an_editor_does);
  g_test_add_func ("/collect/csv/loses-nothing-behind-an-open-quote",
                   test_csv_loses_nothing_behind_an_open_quote);
  g_test_add_func ("/collect/csv/refuses-what-is-no-text",
                   test_csv_refuses_what_is_no_text);
  g_test_add_func ("/collect/csv/reads-gb18030-that-ends-like-cut-utf8",
                   test_csv_reads_gb18030_that_ends_like_cut_utf8);
  g_test_add_func ("/collect/csv/caps-the-file",
                   test_csv_caps_the_file);
  g_test_add_func ("/collect/csv/refuses-the-row-of-a-long-field",
                   test_csv_refuses_the_row_of_a_long_field);
  g_test_add_func ("/collect/csv/caps-columns",
                   test_csv_caps_columns);
  g_test_add_func ("/collect/csv/caps-rows-beside-the-header",
                   test_csv_caps_rows_beside_the_header);
  g_test_add_func ("/collect/csv/is-fast",
                   test_csv_is_fast);

  return g_test_run ();
}
