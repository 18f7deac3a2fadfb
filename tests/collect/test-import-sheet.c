/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "collect/tea-category.h"
#include "collect/tea-request.h"
#include "collect/tea-source.h"
#include "people/tea-estate.h"

#include "tea-fixture.h"
#include "tea-import-fixture.h"

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
      import = tea_import_fixture_specimen (book, names[i]);
      g_assert_cmpstr (tea_import_get_format (import), ==, "wjx");
      tea_import_count (import, &counts);
      g_assert_cmpuint (counts.read, ==, 3);
      g_assert_cmpuint (counts.ticked, ==, 3);
      tea_import_fixture_commit (import, book);

      requests = tea_import_fixture_requests (book);
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
  g_autoptr (TeaImport) import = tea_import_fixture_specimen (book, "tencent_collect.csv");
  g_autoptr (GPtrArray) requests = NULL;
  TeaRequest *request;

  g_assert_cmpstr (tea_import_get_format (import), ==, "tencent");
  tea_import_fixture_commit (import, book);
  requests = tea_import_fixture_requests (book);
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
  full = tea_import_fixture_specimen (book, "12345_beijing_style.csv");
  g_assert_cmpstr (tea_import_get_format (full), ==, "hotline");
  tea_import_fixture_commit (full, book);
  bare = tea_import_fixture_specimen (book, "12345_shunde_style.csv");
  g_assert_cmpstr (tea_import_get_format (bare), ==, "hotline");
  tea_import_fixture_commit (bare, book);

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
test_a_second_time_everything_is_a_duplicate (void)
{
  static const char * const names[] = {
    "wjx_export_utf8bom.csv", "tencent_collect.csv", "12345_beijing_style.csv",
    "12345_shunde_style.csv",
  };
  TeaBook *book = tea_fixture_book ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TeaImport) first = tea_import_fixture_specimen (book, names[i]);
      g_autoptr (TeaImport) second = NULL;
      TeaImportCounts counts;
      int before;

      tea_import_count (first, &counts);
      g_assert_cmpuint (counts.duplicates, ==, 0);
      tea_import_fixture_commit (first, book);
      before = tea_import_fixture_count (book, "SELECT count(*) FROM request");

      second = tea_import_fixture_specimen (book, names[i]);
      tea_import_count (second, &counts);
      g_assert_cmpuint (counts.duplicates, ==, counts.read);
      g_assert_cmpuint (counts.ticked, ==, 0);
      tea_import_fixture_commit (second, book);
      g_assert_cmpint (tea_import_fixture_count (book, "SELECT count(*) FROM request"), ==, before);
    }

  /* The other encoding of the same survey is the same survey. */
  {
    g_autoptr (TeaImport) same = tea_import_fixture_specimen (book, "wjx_export_gbk.csv");
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

  import = tea_import_fixture_text (book, "table.csv",
      "登记日期,姓名,电话,诉求\n"
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
  g_assert_true (tea_import_fixture_draft (import, 3)->duplicate);

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

  first = tea_import_fixture_text (book, "table.csv", "序号,登记日期,诉求事项\n1,10月8日,路灯不亮\n");
  tea_import_fixture_commit (first, book);
  second = tea_import_fixture_text (book, "table.csv", "序号,登记日期,诉求事项\n1,10月8日,下水道堵了\n");
  tea_import_count (second, &counts);
  g_assert_cmpuint (counts.duplicates, ==, 0);

  /* A number that names a matter does it whatever the words. */
  hotline = tea_import_fixture_text (book, "table.csv", "工单编号,内容\nGD20261008001,路灯不亮\n");
  tea_import_fixture_commit (hotline, book);
  third = tea_import_fixture_text (book, "table.csv", "工单编号,内容\nGD20261008001,路灯不亮，请尽快\n");
  tea_import_count (third, &counts);
  g_assert_cmpuint (counts.duplicates, ==, 1);

  tea_fixture_close (book);
}

static void
test_one_undo_takes_all_of_it_back (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaImport) import = tea_import_fixture_specimen (book, "wjx_export_utf8bom.csv");
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  tea_import_fixture_commit (import, book);
  g_assert_false (tea_import_commit (import, book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);

  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "Took over 3 requests from “wjx_export_utf8bom.csv”");
  g_assert_cmpint (tea_import_fixture_count (book, "SELECT (SELECT count(*) FROM request)"
                                                   " + (SELECT count(*) FROM person)"
                                                   " + (SELECT count(*) FROM household)"
                                                   " + (SELECT count(*) FROM source)"), ==, 0);

  redone = tea_history_redo (book, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tea_import_fixture_count (book, "SELECT count(*) FROM request"), ==, 3);

  tea_fixture_close (book);
}

static void
test_unreadable_lines_say_why (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaImport) import = NULL;
  TeaImportCounts counts;

  import = tea_import_fixture_text (book, "table.csv",
      "石榴里民情台账,,\n"
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

  g_assert_cmpuint (tea_import_fixture_draft (import, 0)->line, ==, 4);
  g_assert_cmpstr (tea_import_fixture_draft (import, 0)->text, ==, "路灯不亮\n一周了");
  g_assert_cmpstr (tea_import_fixture_draft (import, 0)->received_at, ==, "2026-10-08 00:00:00");
  g_assert_cmpuint (tea_import_fixture_draft (import, 1)->line, ==, 6);
  g_assert_nonnull (g_strrstr (tea_import_fixture_draft (import, 1)->skip_reason, "2026-02-30"));
  g_assert_cmpuint (tea_import_fixture_draft (import, 2)->line, ==, 7);
  g_assert_cmpstr (tea_import_fixture_draft (import, 2)->skip_reason, ==,
                   "There is no text in this line.");
  g_assert_cmpuint (tea_import_fixture_draft (import, 3)->line, ==, 10);

  /* What cannot be taken over cannot be ticked either. */
  tea_draft_set_ticked (tea_import_fixture_draft (import, 1), TRUE);
  g_assert_false (tea_import_fixture_draft (import, 1)->ticked);

  tea_draft_set_ticked (tea_import_fixture_draft (import, 3), FALSE);
  tea_import_fixture_commit (import, book);
  tea_import_count (import, &counts);
  g_assert_cmpuint (counts.added, ==, 1);
  g_assert_cmpint (tea_import_fixture_count (book, "SELECT count(*) FROM request"), ==, 1);

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
  g_assert_cmpstr (tea_import_fixture_draft (import, 1)->text, ==, "停电");

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
  g_autoptr (TeaImport) import = tea_import_fixture_text (book, "table.csv", first);
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
  tea_import_fixture_commit (import, book);

  next = tea_import_fixture_text (book, "table.csv", second);
  mapping = tea_import_get_mapping (next);
  g_assert_true (tea_mapping_is_changed (mapping));
  g_assert_cmpint (tea_mapping_find (mapping, TEA_ROLE_PERSON), ==, 0);
  g_assert_cmpint (tea_mapping_find (mapping, TEA_ROLE_TEXT), ==, 1);
  g_assert_cmpint (tea_mapping_find (mapping, TEA_ROLE_EXTRA), ==, 2);
  draft = g_list_model_get_item (G_LIST_MODEL (next), 0);
  g_assert_cmpstr (draft->person, ==, "李四");
  g_assert_cmpstr (draft->text, ==, "单元门坏了关不上\n丙：急");

  stranger = tea_import_fixture_text (book, "table.csv", other);
  g_assert_false (tea_mapping_is_changed (tea_import_get_mapping (stranger)));

  /* What was taken back with the sheet is not known any more. */
  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  forgotten = tea_import_fixture_text (book, "table.csv", second);
  g_assert_false (tea_mapping_is_changed (tea_import_get_mapping (forgotten)));

  tea_fixture_close (book);
}

static void
test_title_and_body_are_one_text (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaImport) import = NULL;

  import = tea_import_fixture_text (book, "table.csv",
      "id,time,title,body\n"
      "700101,2026-10-08 10:00:00,路灯不亮,3栋东边的路灯一周不亮\n"
      "700102,2026-10-08 11:00:00,停水,停水三天了\n"
      "700103,2026-10-08 12:00:00,太吵,\n");
  g_assert_cmpstr (tea_import_fixture_draft (import, 0)->text, ==, "路灯不亮\n3栋东边的路灯一周不亮");
  g_assert_cmpstr (tea_import_fixture_draft (import, 0)->source_number, ==, "700101");
  g_assert_cmpstr (tea_import_fixture_draft (import, 1)->text, ==, "停水三天了");
  g_assert_cmpstr (tea_import_fixture_draft (import, 2)->text, ==, "太吵");

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/sheet/wjx-is-read-in-both-encodings",
                   test_wjx_is_read_in_both_encodings);
  g_test_add_func ("/import/sheet/tencent-sheets-are-read", test_tencent_sheets_are_read);
  g_test_add_func ("/import/sheet/hotline-sheets-are-read", test_hotline_sheets_are_read);
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

  return g_test_run ();
}
