/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-action.h"
#include "book/tea-history.h"
#include "collect/tea-category.h"
#include "collect/tea-import.h"
#include "collect/tea-request.h"
#include "collect/tea-source.h"
#include "collect/tea-visit.h"
#include "people/tea-estate.h"
#include "people/tea-grid.h"
#include "people/tea-household.h"
#include "people/tea-person.h"

#include "tea-fixture.h"

static GBytes *
load_specimen (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "collect", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, &error));
  g_assert_no_error (error);

  return g_bytes_new_take (g_steal_pointer (&contents), length);
}

static TeaImport *
read_bytes (TeaBook    *book,
            const char *name,
            GBytes     *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaImport) import = tea_import_new (book, name, bytes, TEA_IMPORT_AUTO, &error);

  g_assert_no_error (error);
  g_assert_true (tea_import_read (import, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (tea_import_mark_duplicates (import, book, &error));
  g_assert_no_error (error);

  return g_steal_pointer (&import);
}

static TeaImport *
read_specimen (TeaBook    *book,
               const char *name)
{
  g_autoptr (GBytes) bytes = load_specimen (name);

  return read_bytes (book, name, bytes);
}

static TeaImport *
read_text (TeaBook    *book,
           const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return read_bytes (book, "table.csv", bytes);
}

static void
commit (TeaImport *import,
        TeaBook   *book)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tea_import_commit (import, book, &error));
  g_assert_no_error (error);
}

static TeaDraft *
get_draft (TeaImport *import,
           guint      i)
{
  g_autoptr (TeaDraft) draft = g_list_model_get_item (G_LIST_MODEL (import), i);

  g_assert_nonnull (draft);

  /* The import keeps it. */
  return draft;
}

static GPtrArray *
read_requests (TeaBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaQuery) query = tea_request_query (book, &(TeaRequestFilter) {
                                                    .oldest_first = TRUE });
  GPtrArray *requests = tea_query_read_records (query, &error);

  g_assert_no_error (error);

  return requests;
}

static int
count_rows (TeaBook    *book,
            const char *sql)
{
  g_autoptr (TeaQuery) query = tea_query_new (book, "count", sql);
  gint64 n = -1;

  g_assert_true (tea_query_read_int (query, &n, NULL));

  return (int) n;
}

static void
test_wjx_is_read_in_both_encodings (void)
{
  static const char * const names[] = { "wjx_export_utf8bom.csv", "wjx_export_gbk.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      TeaBook *book = tea_fixture_book ();
      g_autoptr (GError) error = NULL;
      g_autoptr (TeaImport) import = NULL;
      g_autoptr (GPtrArray) requests = NULL;
      TeaImportCounts counts;
      TeaRequest *request;

      g_assert_true (tea_category_add_defaults (book, &error));
      import = read_specimen (book, names[i]);
      g_assert_cmpstr (tea_import_get_format (import), ==, "wjx");
      tea_import_count (import, &counts);
      g_assert_cmpuint (counts.read, ==, 3);
      g_assert_cmpuint (counts.ticked, ==, 3);
      commit (import, book);

      requests = read_requests (book);
      g_assert_cmpuint (requests->len, ==, 3);
      request = g_ptr_array_index (requests, 0);
      g_assert_cmpstr (request->text, ==, "楼道堆物，建议定期清理");
      g_assert_cmpstr (request->person_name, ==, "李秀英");
      g_assert_cmpstr (request->phone, ==, "13800001234");
      g_assert_cmpstr (request->place, ==, "2栋1单元");
      g_assert_cmpstr (request->received_at, ==, "2026-10-18 09:05:11");
      g_assert_cmpstr (request->channel, ==, "survey");
      g_assert_cmpstr (request->source_number, ==, "1");
      g_assert_cmpstr (request->source_name, ==, names[i]);

      /* Nothing below the choice, but words beside it: those are what was said. */
      request = g_ptr_array_index (requests, 1);
      g_assert_cmpstr (request->text, ==, "停车（消防通道被占）");
      g_assert_cmpint (request->person, ==, 0);
      g_assert_cmpstr (request->place, ==, "3栋");

      request = g_ptr_array_index (requests, 2);
      g_assert_cmpstr (request->text, ==, "物业费涨价没公示，“通知”都没有,希望说明");
      g_assert_cmpstr (request->category_name, ==, "物业服务与收费");

      tea_fixture_close (book);
    }
}

static void
test_tencent_sheets_are_read (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaEstate) estate = tea_estate_add (book, "月亮湾", &error);
  g_autoptr (TeaImport) import = read_specimen (book, "tencent_collect.csv");
  g_autoptr (GPtrArray) requests = NULL;
  TeaRequest *request;

  g_assert_cmpstr (tea_import_get_format (import), ==, "tencent");
  commit (import, book);
  requests = read_requests (book);
  g_assert_cmpuint (requests->len, ==, 2);

  request = g_ptr_array_index (requests, 0);
  g_assert_cmpstr (request->text, ==, "健身器材松动，怕摔着老人");
  g_assert_cmpstr (request->person_name, ==, "康桂花");
  g_assert_cmpstr (request->place, ==, "月亮湾 1栋");
  g_assert_cmpstr (request->received_at, ==, "2026-10-18 21:34:00");

  request = g_ptr_array_index (requests, 1);
  g_assert_cmpstr (request->text, ==, "希望周末晚上广场舞声音小一点\n备注：急");
  g_assert_cmpstr (request->phone, ==, "13900001111");
  g_assert_cmpstr (request->place, ==, "月亮湾 5栋2单元");

  tea_fixture_close (book);
}

static void
test_hotline_sheets_are_read (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaImport) full = NULL;
  g_autoptr (TeaImport) bare = NULL;
  g_autoptr (TeaRequest) first = NULL;
  g_autoptr (TeaRequest) second = NULL;

  g_assert_true (tea_category_add_defaults (book, &error));
  full = read_specimen (book, "12345_beijing_style.csv");
  g_assert_cmpstr (tea_import_get_format (full), ==, "hotline");
  commit (full, book);
  bare = read_specimen (book, "12345_shunde_style.csv");
  g_assert_cmpstr (tea_import_get_format (bare), ==, "hotline");
  commit (bare, book);

  first = tea_book_find (book, TEA_TYPE_REQUEST, "source_number", "热线-261018-000123", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first->text, ==,
                   "消防通道停车\n市民反映，某小区消防通道长期被占，物业未管理，请核实处理并回复。");
  g_assert_cmpstr (first->channel, ==, "hotline");
  g_assert_cmpstr (first->person_name, ==, "王某");
  g_assert_cmpstr (first->phone, ==, "138××××");
  g_assert_cmpstr (first->category_name, ==, "停车秩序");
  g_assert_cmpstr (first->place, ==, "龙山小区2号楼");
  g_assert_cmpstr (first->received_at, ==, "2026-11-23 09:00:00");

  second = tea_book_find (book, TEA_TYPE_REQUEST, "source_number", "SD20250103001", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second->text, ==, "物业管理\n市民反映楼道杂物堆放，要求清理。");
  g_assert_cmpint (second->person, ==, 0);

  tea_fixture_close (book);
}

static void
test_a_visit_log_becomes_visits (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaEstate) estate = tea_estate_add (book, "月亮湾", &error);
  g_autoptr (TeaGrid) top = tea_grid_add (book, "第三网格", NULL, &error);
  g_autoptr (TeaGrid) other = tea_grid_add (book, "第二网格", NULL, &error);
  g_autoptr (TeaGrid) low = tea_grid_add (book, "三网格二片", "第三网格", &error);
  g_autoptr (TeaGrid) lower = tea_grid_add (book, "二号网格", "第三网格", &error);
  g_autoptr (TeaImport) import = read_specimen (book, "grid_visit_log.csv");
  g_autoptr (TeaImport) again = NULL;
  g_autoptr (TeaQuery) query = tea_visit_query (book, 0, 0, 0);
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) requests = NULL;
  TeaImportCounts counts;
  TeaVisit *visit;
  TeaRequest *request;

  g_assert_cmpstr (tea_import_get_format (import), ==, "visits");
  commit (import, book);

  visits = tea_query_read_records (query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (visits->len, ==, 1);
  visit = g_ptr_array_index (visits, 0);
  g_assert_cmpstr (visit->visited_on, ==, "2026-10-09");
  g_assert_cmpstr (visit->address, ==, "月亮湾 4栋1单元301室");
  g_assert_cmpstr (visit->worker_name, ==, "贺贝贝");
  g_assert_cmpstr (visit->settled, ==, "已帮换灯泡");
  g_assert_cmpstr (visit->next_step, ==, "报物业修声控灯");
  g_assert_cmpstr (visit->grid_name, ==, "二号网格");
  g_assert_true (visit->report);
  g_assert_cmpint (visit->requests, ==, 1);

  requests = read_requests (book);
  request = g_ptr_array_index (requests, 0);
  g_assert_cmpstr (request->text, ==, "独居，灯泡坏了；楼道声控灯不亮");
  g_assert_cmpstr (request->person_name, ==, "康某");
  g_assert_cmpstr (request->channel, ==, "visit");

  again = read_specimen (book, "grid_visit_log.csv");
  tea_import_count (again, &counts);
  g_assert_cmpuint (counts.duplicates, ==, 1);

  tea_fixture_close (book);
}

static void
test_all_that_a_visit_log_says_is_kept (void)
{
  static const char log[] =
    "走访日期,起止时间,网格,网格员,陪同人员,走访户,主要问题,问题类别,现场处置,是否上报,下一步,重点关注\n"
    "2026-10-09,9：00～9：40,2网格,贺贝贝、单小川,张三 李四,4-1-301 康某,楼上漏水吵过两回,矛盾纠纷,"
    "已解决,√,,✓\n"
    "2026-10-09,一会儿,九网格,贺贝贝,,4-1-302 李某,建议装扶手,意见建议,,待定,报街道,独居老人\n";
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaGrid) grid = tea_grid_add (book, "第二网格", NULL, &error);
  g_autoptr (TeaImport) import = read_text (book, log);
  g_autoptr (TeaQuery) query = tea_visit_query (book, 0, 0, 0);
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (TeaHousehold) household = NULL;
  g_autoptr (TeaImport) again = NULL;
  TeaImportCounts counts;
  TeaVisit *first = NULL;
  TeaVisit *second = NULL;

  commit (import, book);
  visits = tea_query_read_records (query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (visits->len, ==, 2);
  for (guint i = 0; i < visits->len; i++)
    {
      TeaVisit *visit = g_ptr_array_index (visits, i);

      if (g_str_equal (visit->person_name, "康某"))
        first = visit;
      else
        second = visit;
    }

  g_assert_cmpstr (first->began_at, ==, "09:00");
  g_assert_cmpstr (first->ended_at, ==, "09:40");
  g_assert_cmpstr (first->grid_name, ==, "第二网格");
  g_assert_cmpstr (first->worker_name, ==, "贺贝贝");
  g_assert_cmpstr (first->companions, ==, "单小川、张三、李四");
  g_assert_true (first->report);
  g_assert_true (first->attention);
  household = tea_book_get (book, TEA_TYPE_HOUSEHOLD, first->household, &error);
  g_assert_true (household->attention);

  /* What no field can hold is still to be read. */
  g_assert_cmpstr (second->began_at, ==, "");
  g_assert_false (second->report);
  g_assert_true (second->attention);
  g_assert_cmpint (second->grid, ==, 0);
  g_assert_cmpstr (second->next_step, ==, "报街道\n起止时间：一会儿\n是否上报：待定\n"
                                          "重点关注：独居老人\nGrid: 九网格");

  requests = read_requests (book);
  g_assert_cmpuint (requests->len, ==, 2);
  for (guint i = 0; i < requests->len; i++)
    {
      TeaRequest *request = g_ptr_array_index (requests, i);
      const gboolean is_first = g_str_equal (request->person_name, "康某");

      g_assert_cmpint (request->dispute, ==, is_first);
      g_assert_cmpstr (request->kind, ==, is_first ? "need" : "opinion");
      g_assert_cmpstr (request->received_at, ==, is_first ? "2026-10-09 09:00:00"
                                                          : "2026-10-09 00:00:00");
      g_assert_cmpstr (request->outcome, ==, is_first ? "solved" : NULL);
      g_assert_cmpstr (request->outcome_on, ==, is_first ? "2026-10-09" : NULL);
    }

  again = read_text (book, log);
  tea_import_count (again, &counts);
  g_assert_cmpuint (counts.duplicates, ==, 2);
  g_assert_cmpuint (counts.ticked, ==, 0);

  tea_fixture_close (book);
}

/* Every door counts for the round; what was asked for is of none of them in particular. */
static void
test_a_line_of_several_doors_is_a_visit_to_each (void)
{
  static const char log[] =
    "走访日期,网格员,具体门牌,主要问题,重点关注,照片\n"
    "2026-10-09,贺贝贝,4-1-301 康某、302、4-2-101室,门口堆物,✓,2张\n";
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaImport) import = read_text (book, log);
  g_autoptr (GPtrArray) requests = NULL;
  TeaRequest *request;

  commit (import, book);
  g_assert_cmpint (count_rows (book, "SELECT count(*) FROM history"
                                     " WHERE title LIKE 'Took over 3 visits from %'"), ==, 1);
  g_assert_cmpint (count_rows (book, "SELECT count(DISTINCT household) FROM visit"
                                     " WHERE worker IS NOT NULL"), ==, 3);
  g_assert_cmpint (count_rows (book, "SELECT count(*) FROM household WHERE"
                                     " building || unit || room IN ('4栋1单元301',"
                                     "  '4栋1单元302', '4栋2单元101')"), ==, 3);
  g_assert_cmpint (count_rows (book, "SELECT count(*) FROM visit JOIN person"
                                     " ON person.id = visit.person WHERE name = '康某'"), ==, 1);

  requests = read_requests (book);
  g_assert_cmpuint (requests->len, ==, 1);
  request = g_ptr_array_index (requests, 0);
  g_assert_cmpstr (request->text, ==, "门口堆物");
  g_assert_cmpstr (request->address, ==, "4-1-301 康某、302、4-2-101室");
  g_assert_cmpint (request->household, ==, 0);
  g_assert_cmpint (request->person, ==, 0);
  g_assert_cmpint (request->visit, !=, 0);

  /* Which of the three needs looking after has to be asked. */
  g_assert_cmpint (count_rows (book, "SELECT count(*) FROM household WHERE attention"), ==, 0);
  g_assert_cmpint (count_rows (book, "SELECT count(*) FROM visit WHERE next_step ="
                                     " '照片：2张\nNeeds attention：4-1-301 康某、302、4-2-101室'"),
                   ==, 1);

  tea_fixture_close (book);
}

static void
test_a_visit_without_a_request_is_still_a_visit (void)
{
  static const char log[] = "走访日期,走访方式,具体门牌,反映的主要问题,现场处置\n"
                            "2026-10-09,电话,4-1-301,无,\n"
                            "2026-10-09,上门,,无,\n";
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaImport) import = read_text (book, log);
  g_autoptr (TeaImport) again = NULL;
  TeaImportCounts counts;

  commit (import, book);
  g_assert_cmpint (count_rows (book, "SELECT count(*) FROM visit WHERE way = 'phone'"), ==, 1);
  g_assert_cmpint (count_rows (book, "SELECT count(*) FROM request"), ==, 0);
  g_assert_nonnull (get_draft (import, 1)->skip_reason);

  again = read_text (book, log);
  tea_import_count (again, &counts);
  g_assert_cmpuint (counts.duplicates, ==, 1);
  g_assert_cmpuint (counts.ticked, ==, 0);

  tea_fixture_close (book);
}

static void
test_a_second_time_everything_is_a_duplicate (void)
{
  static const char * const names[] = {
    "wjx_export_utf8bom.csv", "tencent_collect.csv", "12345_beijing_style.csv",
    "12345_shunde_style.csv",
  };
  TeaBook *book = tea_fixture_book ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TeaImport) first = read_specimen (book, names[i]);
      g_autoptr (TeaImport) second = NULL;
      TeaImportCounts counts;
      int before;

      tea_import_count (first, &counts);
      g_assert_cmpuint (counts.duplicates, ==, 0);
      commit (first, book);
      before = count_rows (book, "SELECT count(*) FROM request");

      second = read_specimen (book, names[i]);
      tea_import_count (second, &counts);
      g_assert_cmpuint (counts.duplicates, ==, counts.read);
      g_assert_cmpuint (counts.ticked, ==, 0);
      commit (second, book);
      g_assert_cmpint (count_rows (book, "SELECT count(*) FROM request"), ==, before);
    }

  /* The other encoding of the same survey is the same survey. */
  {
    g_autoptr (TeaImport) same = read_specimen (book, "wjx_export_gbk.csv");
    TeaImportCounts counts;

    tea_import_count (same, &counts);
    g_assert_cmpuint (counts.duplicates, ==, 3);
  }

  tea_fixture_close (book);
}

static void
test_equal_words_of_different_people_are_no_duplicates (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaImport) import = NULL;
  TeaImportCounts counts;

  import = read_text (book, "登记日期,姓名,电话,诉求\n"
                            "2026-10-08,王强,13800001234,加装电梯\n"
                            "2026-10-08,王强,13500009876,加装电梯\n"
                            "2026-10-08,李秀英,,加装电梯\n"
                            "2026-10-08,李秀英,,加装电梯\n"
                            "2026-10-09,李秀英,,加装电梯\n"
                            ",,,加装电梯\n"
                            ",,,加装电梯\n");
  tea_import_count (import, &counts);
  g_assert_cmpuint (counts.read, ==, 7);
  g_assert_cmpuint (counts.duplicates, ==, 1);
  g_assert_true (get_draft (import, 3)->duplicate);

  tea_fixture_close (book);
}

static void
test_line_numbers_are_in_every_sheet (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaImport) first = NULL;
  g_autoptr (TeaImport) second = NULL;
  g_autoptr (TeaImport) hotline = NULL;
  g_autoptr (TeaImport) third = NULL;
  TeaImportCounts counts;

  first = read_text (book, "序号,登记日期,诉求事项\n1,10月8日,路灯不亮\n");
  commit (first, book);
  second = read_text (book, "序号,登记日期,诉求事项\n1,10月8日,下水道堵了\n");
  tea_import_count (second, &counts);
  g_assert_cmpuint (counts.duplicates, ==, 0);

  /* A number that names a matter does it whatever the words. */
  hotline = read_text (book, "工单编号,内容\nGD20261008001,路灯不亮\n");
  commit (hotline, book);
  third = read_text (book, "工单编号,内容\nGD20261008001,路灯不亮，请尽快\n");
  tea_import_count (third, &counts);
  g_assert_cmpuint (counts.duplicates, ==, 1);

  tea_fixture_close (book);
}

static void
test_one_undo_takes_all_of_it_back (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaImport) import = read_specimen (book, "wjx_export_utf8bom.csv");
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  commit (import, book);
  g_assert_false (tea_import_commit (import, book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);

  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "Took over 3 requests from “wjx_export_utf8bom.csv”");
  g_assert_cmpint (count_rows (book, "SELECT (SELECT count(*) FROM request)"
                                     " + (SELECT count(*) FROM person)"
                                     " + (SELECT count(*) FROM household)"
                                     " + (SELECT count(*) FROM source)"), ==, 0);

  redone = tea_history_redo (book, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (book, "SELECT count(*) FROM request"), ==, 3);

  tea_fixture_close (book);
}

static void
test_unreadable_lines_say_why (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaImport) import = NULL;
  TeaImportCounts counts;

  import = read_text (book, "石榴里民情台账,,\n"
                            "\n"
                            "登记日期,反映人,诉求事项\n"
                            "10月8日,李秀英,\"路灯不亮\n一周了\"\n"
                            "2026-02-30,王强,下水道堵了\n"
                            "10月9日,康桂花,\n"
                            "登记日期,反映人,诉求事项\n"
                            ",,\n"
                            "10月9日,康桂花,没有暖气\n");
  g_assert_cmpstr (tea_import_get_format (import), ==, "ledger");
  tea_import_count (import, &counts);
  g_assert_cmpuint (counts.read, ==, 4);
  g_assert_cmpuint (counts.skipped, ==, 2);
  g_assert_cmpuint (counts.ticked, ==, 2);

  g_assert_cmpuint (get_draft (import, 0)->line, ==, 4);
  g_assert_cmpstr (get_draft (import, 0)->text, ==, "路灯不亮\n一周了");
  g_assert_cmpstr (get_draft (import, 0)->received_at, ==, "2026-10-08 00:00:00");
  g_assert_cmpuint (get_draft (import, 1)->line, ==, 6);
  g_assert_nonnull (g_strrstr (get_draft (import, 1)->skip_reason, "2026-02-30"));
  g_assert_cmpuint (get_draft (import, 2)->line, ==, 7);
  g_assert_cmpstr (get_draft (import, 2)->skip_reason, ==, "There is no text in this line.");
  g_assert_cmpuint (get_draft (import, 3)->line, ==, 10);

  /* What cannot be taken over cannot be ticked either. */
  tea_draft_set_ticked (get_draft (import, 1), TRUE);
  g_assert_false (get_draft (import, 1)->ticked);

  tea_draft_set_ticked (get_draft (import, 3), FALSE);
  commit (import, book);
  tea_import_count (import, &counts);
  g_assert_cmpuint (counts.added, ==, 1);
  g_assert_cmpint (count_rows (book, "SELECT count(*) FROM request"), ==, 1);

  tea_fixture_close (book);
}

static void
test_a_sheet_without_known_words_asks_and_is_answered (void)
{
  static const char sheet[] = "甲,乙,丙\n停水,是,1\n停电,否,2\n";
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (sheet, sizeof sheet - 1);
  g_autoptr (TeaImport) import = tea_import_new (book, "a.csv", bytes, TEA_IMPORT_AUTO, &error);
  TeaMapping *mapping;

  g_assert_false (tea_import_read (import, NULL, NULL, NULL, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_assert_nonnull (g_strrstr (error->message, "甲, 乙, 丙"));
  g_clear_error (&error);

  mapping = tea_import_get_mapping (import);
  g_assert_nonnull (mapping);
  tea_mapping_set_role (mapping, 0, TEA_ROLE_TEXT);
  g_assert_true (tea_import_read (import, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (import)), ==, 2);
  g_assert_cmpstr (get_draft (import, 1)->text, ==, "停电");

  tea_fixture_close (book);
}

static void
test_the_columns_of_a_kind_of_sheet_are_remembered (void)
{
  static const char first[] = "甲,乙,丙\n张三,楼道的灯一直不亮,没人管\n";
  static const char second[] = "甲,乙,丙\n李四,单元门坏了关不上,急\n";
  static const char other[] = "甲,乙,丁\n李四,单元门坏了关不上,急\n";
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaImport) import = read_text (book, first);
  g_autoptr (TeaImport) next = NULL;
  g_autoptr (TeaImport) stranger = NULL;
  g_autoptr (TeaImport) forgotten = NULL;
  g_autoptr (TeaDraft) draft = NULL;
  g_autofree char *undone = NULL;
  TeaMapping *mapping = tea_import_get_mapping (import);

  g_assert_false (tea_mapping_is_changed (mapping));
  g_assert_true (tea_mapping_set (mapping, "甲", "person", &error));
  g_assert_true (tea_mapping_set (mapping, "丙", "extra", &error));
  g_assert_true (tea_mapping_is_changed (mapping));
  g_assert_true (tea_import_read (import, NULL, NULL, NULL, &error));
  commit (import, book);

  next = read_text (book, second);
  mapping = tea_import_get_mapping (next);
  g_assert_true (tea_mapping_is_changed (mapping));
  g_assert_cmpint (tea_mapping_find (mapping, TEA_ROLE_PERSON), ==, 0);
  g_assert_cmpint (tea_mapping_find (mapping, TEA_ROLE_TEXT), ==, 1);
  g_assert_cmpint (tea_mapping_find (mapping, TEA_ROLE_EXTRA), ==, 2);
  draft = g_list_model_get_item (G_LIST_MODEL (next), 0);
  g_assert_cmpstr (draft->person, ==, "李四");
  g_assert_cmpstr (draft->text, ==, "单元门坏了关不上\n丙：急");

  stranger = read_text (book, other);
  g_assert_false (tea_mapping_is_changed (tea_import_get_mapping (stranger)));

  /* What was taken back with the sheet is not known any more. */
  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  forgotten = read_text (book, second);
  g_assert_false (tea_mapping_is_changed (tea_import_get_mapping (forgotten)));

  tea_fixture_close (book);
}

static void
test_title_and_body_are_one_text (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaImport) import = NULL;

  import = read_text (book, "id,time,title,body\n"
                            "700101,2026-10-08 10:00:00,路灯不亮,3栋东边的路灯一周不亮\n"
                            "700102,2026-10-08 11:00:00,停水,停水三天了\n"
                            "700103,2026-10-08 12:00:00,太吵,\n");
  g_assert_cmpstr (get_draft (import, 0)->text, ==, "路灯不亮\n3栋东边的路灯一周不亮");
  g_assert_cmpstr (get_draft (import, 0)->source_number, ==, "700101");
  g_assert_cmpstr (get_draft (import, 1)->text, ==, "停水三天了");
  g_assert_cmpstr (get_draft (import, 2)->text, ==, "太吵");

  tea_fixture_close (book);
}

static void
test_what_is_no_sheet_is_refused (void)
{
  static const struct { const char *bytes; gsize length; } files[] = {
    { "", 0 },
    { "PK\3\4 a workbook", 15 },
    { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old one", 19 },
    { "text\0with a hole", 16 },
  };
  TeaBook *book = tea_fixture_book ();

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i].bytes, files[i].length);
      g_autoptr (TeaImport) import = tea_import_new (book, "a", bytes, TEA_IMPORT_AUTO, &error);

      g_assert_false (tea_import_read (import, NULL, NULL, NULL, &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (import)), ==, 0);
    }

  tea_fixture_close (book);
}

static GBytes *
make_long_sheet (guint n_rows)
{
  GString *sheet = g_string_new ("工单编号,来电时间,来电人,来电人电话,地址,主要内容\n");

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (sheet, "GD2026%06u,2026-10-%02u 08:00:00,居民%u,139%08u,%u栋%u单元%u01,"
                            "第%u次反映楼道里的声控灯不亮\n",
                            i, 1 + i % 28, i % 700, i % 700, 1 + i % 20, 1 + i % 4, 1 + i % 6, i);

  return g_string_free_to_bytes (sheet);
}

static int
count_found (TeaBook    *book,
             const char *text)
{
  int n = -1;

  g_assert_true (tea_request_count (book, &(TeaRequestFilter) { .text = text }, &n, NULL));

  return n;
}

/* A large import fills the search index in one go; it has to be the index that it would be. */
static void
test_a_large_import_is_found_by_search (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_long_sheet (1000);
  g_autoptr (TeaImport) import = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  gint64 known;

  g_assert_true (tea_person_find_or_add (book, "居民7", "13900000007", 0, &known, &error));
  import = read_bytes (book, "long.csv", bytes);
  commit (import, book);
  g_assert_cmpint (count_found (book, "声控灯"), ==, 1000);
  g_assert_cmpint (count_found (book, "第77次"), ==, 1);
  g_assert_cmpint (count_found (book, "居民7"), >, 0);
  g_assert_true (tea_book_check (book, &error));
  g_assert_no_error (error);

  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_found (book, "声控灯"), ==, 0);
  g_assert_cmpint (count_rows (book, "SELECT count(*) FROM person"), ==, 1);
  redone = tea_history_redo (book, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_found (book, "声控灯"), ==, 1000);

  /* The triggers are back, for what is typed from now on. */
  {
    const TeaRequestEntry entry = { .text = "水管又漏了", .person = "安小宁" };
    g_autoptr (TeaRequest) request = tea_request_add (book, &entry, &error);

    g_assert_no_error (error);
    g_assert_cmpint (count_found (book, "水管"), ==, 1);
    g_assert_cmpint (count_found (book, "安小宁"), ==, 1);
  }

  {
    g_autoptr (TeaQuery) query = NULL;
    g_autoptr (TeaAction) action = tea_action_begin (book, "test", "Test", &error);

    query = tea_query_new (book, "check the search index",
                           "INSERT INTO search (search) VALUES ('integrity-check')");
    g_assert_true (tea_query_run (query, &error));
    g_assert_no_error (error);
  }

  tea_fixture_close (book);
}

/* Whatever stops a large import, the book is as before and its search index works. */
static void
test_a_large_import_that_fails_leaves_nothing (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_long_sheet (1000);
  g_autoptr (TeaImport) import = read_bytes (book, "long.csv", bytes);
  const TeaRequestEntry entry = { .text = "水管又漏了" };
  g_autoptr (TeaRequest) request = NULL;

  g_set_str (&get_draft (import, 900)->text, "   ");
  g_assert_false (tea_import_commit (import, book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "Line 902: "));
  g_clear_error (&error);
  g_assert_cmpint (count_rows (book, "SELECT (SELECT count(*) FROM request)"
                                     " + (SELECT count(*) FROM person)"
                                     " + (SELECT count(*) FROM source)"), ==, 0);

  request = tea_request_add (book, &entry, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (request->number, ==, "2026-0001");
  g_assert_cmpint (count_found (book, "水管"), ==, 1);

  tea_fixture_close (book);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static void
notify_cb (TeaImport  *import,
           GParamSpec *pspec,
           guint      *n_notified)
{
  (*n_notified)++;
}

static void
test_a_thread_reads_and_tells_how_far (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_long_sheet (5000);
  g_autoptr (TeaImport) import = tea_import_new (book, "a.csv", bytes, TEA_IMPORT_AUTO, &error);
  g_autoptr (GAsyncResult) result = NULL;
  double fraction = 0;
  guint n_notified = 0;

  g_signal_connect (import, "notify::fraction", G_CALLBACK (notify_cb), &n_notified);
  tea_import_read_async (import, book, NULL, read_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (tea_import_read_finish (import, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (import)), ==, 5000);
  g_assert_cmpuint (n_notified, >, 2);
  g_object_get (import, "fraction", &fraction, NULL);
  g_assert_cmpfloat (fraction, >, 0.5);

  tea_fixture_close (book);
}

static void
test_reading_can_be_stopped (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_long_sheet (5000);
  g_autoptr (TeaImport) import = tea_import_new (book, "a.csv", bytes, TEA_IMPORT_AUTO, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_cancellable_cancel (cancellable);
  tea_import_read_async (import, book, cancellable, read_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_false (tea_import_read_finish (import, result, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_CANCELLED);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (import)), ==, 0);

  tea_fixture_close (book);
}

static void
tell_time (const char *what,
           gint64      start)
{
  g_test_message ("%s: %.2f s", what, (double) (g_get_monotonic_time () - start) / 1e6);
}

/* Prints what it takes; run with -m perf. */
static void
test_a_hundred_thousand_rows (void)
{
  TeaBook *book;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TeaImport) import = NULL;
  g_autoptr (TeaImport) again = NULL;
  g_autoptr (GError) error = NULL;
  TeaImportCounts counts;
  gint64 start;

  if (!g_test_perf ())
    {
      g_test_skip ("Only with -m perf");
      return;
    }

  book = tea_fixture_book ();
  g_assert_true (tea_category_add_defaults (book, &error));
  bytes = make_long_sheet (100000);

  start = g_get_monotonic_time ();
  import = read_bytes (book, "long.csv", bytes);
  tell_time ("read", start);
  start = g_get_monotonic_time ();
  commit (import, book);
  tell_time ("commit", start);
  start = g_get_monotonic_time ();
  again = read_bytes (book, "long.csv", bytes);
  tell_time ("read and compare", start);

  tea_import_count (again, &counts);
  g_assert_cmpuint (counts.duplicates, ==, 100000);
  g_assert_cmpint (count_rows (book, "SELECT count(*) FROM request"), ==, 100000);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/sheet/wjx-is-read-in-both-encodings",
                   test_wjx_is_read_in_both_encodings);
  g_test_add_func ("/import/sheet/tencent-sheets-are-read", test_tencent_sheets_are_read);
  g_test_add_func ("/import/sheet/hotline-sheets-are-read", test_hotline_sheets_are_read);
  g_test_add_func ("/import/sheet/a-visit-log-becomes-visits", test_a_visit_log_becomes_visits);
  g_test_add_func ("/import/sheet/all-that-a-visit-log-says-is-kept",
                   test_all_that_a_visit_log_says_is_kept);
  g_test_add_func ("/import/sheet/several-doors",
                   test_a_line_of_several_doors_is_a_visit_to_each);
  g_test_add_func ("/import/sheet/a-visit-without-a-request-is-still-a-visit",
                   test_a_visit_without_a_request_is_still_a_visit);
  g_test_add_func ("/import/sheet/a-second-time-everything-is-a-duplicate",
                   test_a_second_time_everything_is_a_duplicate);
  g_test_add_func ("/import/sheet/equal-words-of-different-people-are-no-duplicates",
                   test_equal_words_of_different_people_are_no_duplicates);
  g_test_add_func ("/import/sheet/line-numbers-are-in-every-sheet",
                   test_line_numbers_are_in_every_sheet);
  g_test_add_func ("/import/sheet/one-undo-takes-all-of-it-back",
                   test_one_undo_takes_all_of_it_back);
  g_test_add_func ("/import/sheet/unreadable-lines-say-why", test_unreadable_lines_say_why);
  g_test_add_func ("/import/sheet/a-sheet-without-known-words-asks-and-is-answered",
                   test_a_sheet_without_known_words_asks_and_is_answered);
  g_test_add_func ("/import/sheet/the-columns-of-a-kind-of-sheet-are-remembered",
                   test_the_columns_of_a_kind_of_sheet_are_remembered);
  g_test_add_func ("/import/sheet/title-and-body-are-one-text", test_title_and_body_are_one_text);
  g_test_add_func ("/import/sheet/what-is-no-sheet-is-refused", test_what_is_no_sheet_is_refused);
  g_test_add_func ("/import/sheet/a-large-import-is-found-by-search",
                   test_a_large_import_is_found_by_search);
  g_test_add_func ("/import/sheet/a-large-import-that-fails-leaves-nothing",
                   test_a_large_import_that_fails_leaves_nothing);
  g_test_add_func ("/import/sheet/a-thread-reads-and-tells-how-far",
                   test_a_thread_reads_and_tells_how_far);
  g_test_add_func ("/import/sheet/reading-can-be-stopped", test_reading_can_be_stopped);
  g_test_add_func ("/import/sheet/a-hundred-thousand-rows", test_a_hundred_thousand_rows);

  return g_test_run ();
}
