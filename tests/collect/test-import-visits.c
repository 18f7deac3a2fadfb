/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What grid workers wrote down at the doors comes into the book as visits. */
#include "config.h"

#include "collect/tea-request.h"
#include "collect/tea-visit.h"
#include "people/tea-estate.h"
#include "people/tea-grid.h"
#include "people/tea-household.h"

#include "tea-fixture.h"
#include "tea-import-fixture.h"

static void
assert_count (TeaBook    *book,
              const char *sql,
              int         expected)
{
  g_assert_cmpint (tea_import_fixture_count (book, sql), ==, expected);
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
  g_autoptr (TeaImport) import = tea_import_fixture_specimen (book, "grid_visit_log.csv");
  g_autoptr (TeaImport) again = NULL;
  g_autoptr (TeaQuery) query = tea_visit_query (book, 0, 0, 0);
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) requests = NULL;
  TeaImportCounts counts;
  TeaVisit *visit;
  TeaRequest *request;

  g_assert_cmpstr (tea_import_get_format (import), ==, "visits");
  tea_import_fixture_commit (import, book);

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

  requests = tea_import_fixture_requests (book);
  request = g_ptr_array_index (requests, 0);
  g_assert_cmpstr (request->text, ==, "独居，灯泡坏了；楼道声控灯不亮");
  g_assert_cmpstr (request->person_name, ==, "康某");
  g_assert_cmpstr (request->channel, ==, "visit");

  again = tea_import_fixture_specimen (book, "grid_visit_log.csv");
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
  g_autoptr (TeaImport) import = tea_import_fixture_text (book, "table.csv", log);
  g_autoptr (TeaQuery) query = tea_visit_query (book, 0, 0, 0);
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (TeaHousehold) household = NULL;
  g_autoptr (TeaImport) again = NULL;
  TeaImportCounts counts;
  TeaVisit *first = NULL;
  TeaVisit *second = NULL;

  tea_import_fixture_commit (import, book);
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

  requests = tea_import_fixture_requests (book);
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

  again = tea_import_fixture_text (book, "table.csv", log);
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
  g_autoptr (TeaImport) import = tea_import_fixture_text (book, "table.csv", log);
  g_autoptr (GPtrArray) requests = NULL;
  TeaRequest *request;

  tea_import_fixture_commit (import, book);
  assert_count (book, "SELECT count(*) FROM history"
                      " WHERE title LIKE 'Took over 3 visits from %'", 1);
  assert_count (book, "SELECT count(DISTINCT household) FROM visit"
                      " WHERE worker IS NOT NULL", 3);
  assert_count (book, "SELECT count(*) FROM household WHERE"
                      " building || unit || room IN ('4栋1单元301',"
                      "  '4栋1单元302', '4栋2单元101')", 3);
  assert_count (book, "SELECT count(*) FROM visit JOIN person"
                      " ON person.id = visit.person WHERE name = '康某'", 1);

  requests = tea_import_fixture_requests (book);
  g_assert_cmpuint (requests->len, ==, 1);
  request = g_ptr_array_index (requests, 0);
  g_assert_cmpstr (request->text, ==, "门口堆物");
  g_assert_cmpstr (request->address, ==, "4-1-301 康某、302、4-2-101室");
  g_assert_cmpint (request->household, ==, 0);
  g_assert_cmpint (request->person, ==, 0);
  g_assert_cmpint (request->visit, !=, 0);

  /* Which of the three needs looking after has to be asked. */
  assert_count (book, "SELECT count(*) FROM household WHERE attention", 0);
  assert_count (book, "SELECT count(*) FROM visit WHERE next_step ="
                      " '照片：2张\nNeeds attention：4-1-301 康某、302、4-2-101室'", 1);

  tea_fixture_close (book);
}

static void
test_a_visit_without_a_request_is_still_a_visit (void)
{
  static const char log[] = "走访日期,走访方式,具体门牌,反映的主要问题,现场处置\n"
                            "2026-10-09,电话,4-1-301,无,\n"
                            "2026-10-09,上门,,无,\n";
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaImport) import = tea_import_fixture_text (book, "table.csv", log);
  g_autoptr (TeaImport) again = NULL;
  TeaImportCounts counts;

  tea_import_fixture_commit (import, book);
  assert_count (book, "SELECT count(*) FROM visit WHERE way = 'phone'", 1);
  assert_count (book, "SELECT count(*) FROM request", 0);
  g_assert_nonnull (tea_import_fixture_draft (import, 1)->skip_reason);

  again = tea_import_fixture_text (book, "table.csv", log);
  tea_import_count (again, &counts);
  g_assert_cmpuint (counts.duplicates, ==, 1);
  g_assert_cmpuint (counts.ticked, ==, 0);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/visits/a-visit-log-becomes-visits", test_a_visit_log_becomes_visits);
  g_test_add_func ("/import/visits/all-that-a-visit-log-says-is-kept",
                   test_all_that_a_visit_log_says_is_kept);
  g_test_add_func ("/import/visits/several-doors",
                   test_a_line_of_several_doors_is_a_visit_to_each);
  g_test_add_func ("/import/visits/a-visit-without-a-request-is-still-a-visit",
                   test_a_visit_without_a_request_is_still_a_visit);

  return g_test_run ();
}
