/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "collect/tea-category-words.h"
#include "collect/tea-category.h"
#include "collect/tea-request.h"

#include "tea-fixture.h"

static void
assert_suggests (TeaBook    *book,
                 const char *text,
                 const char *category,
                 const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaCategory) found = NULL;
  g_autofree char *because = NULL;
  const gint64 id = tea_category_suggest (book, text, &because);

  g_assert_cmpstr (because, ==, word);
  if (category == NULL)
    {
      g_assert_cmpint (id, ==, 0);
      return;
    }

  found = tea_book_get (book, TEA_TYPE_CATEGORY, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->name, ==, category);
}

static void
test_a_new_book_gets_the_usual_ones_once (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaQuery) query = tea_category_query (book);
  g_autoptr (GPtrArray) categories = NULL;

  g_assert_true (tea_category_add_defaults (book, &error));
  g_assert_no_error (error);
  g_assert_true (tea_category_add_defaults (book, &error));

  categories = tea_query_read_records (query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (categories->len, ==, 15);
  g_assert_cmpstr (((TeaCategory *) g_ptr_array_index (categories, 0))->name, ==, "环境卫生");
  g_assert_cmpstr (((TeaCategory *) g_ptr_array_index (categories, 14))->name, ==, "其他");

  tea_fixture_close (book);
}

static void
test_keywords_suggest (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;

  assert_suggests (book, "路灯不亮", NULL, NULL);
  g_assert_true (tea_category_add_defaults (book, &error));

  assert_suggests (book, "路灯不亮", "设施维修", "路灯");
  assert_suggests (book, "有人把电动车推到楼道充电，飞线充电太危险", "电动车充电停放", "电动车");
  assert_suggests (book, "楼道里又堆满杂物，堆放的纸箱没人清", "楼道堆物", "楼道");
  assert_suggests (book, "今天天气真好", NULL, NULL);
  assert_suggests (book, "", NULL, NULL);

  tea_fixture_close (book);
}

static void
test_ones_own_keywords_count (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaCategory) category = tea_category_add (book, "快递", 0, &error);

  g_assert_no_error (error);
  g_assert_true (tea_record_edit (TEA_RECORD (category), book, "keywords", "快递柜  驿站", &error));
  assert_suggests (book, "驿站门口太乱", "快递", "驿站");
  assert_suggests (book, "快递柜坏了", "快递", "快递柜");

  tea_fixture_close (book);
}

static void
test_a_sheets_category_is_found_by_path (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaCategoryWords) words = NULL;
  g_autoptr (TeaCategory) parking = NULL;
  g_autoptr (TeaCategory) repairs = NULL;

  g_assert_true (tea_category_add_defaults (book, &error));
  parking = tea_book_find (book, TEA_TYPE_CATEGORY, "name", "停车秩序", &error);
  repairs = tea_book_find (book, TEA_TYPE_CATEGORY, "name", "设施维修", &error);
  g_assert_no_error (error);

  words = tea_category_words_new (book, &error);
  g_assert_cmpint (tea_category_words_find (words, "住房城乡建设->物业管理->停车管理"), ==,
                   tea_record_get_id (TEA_RECORD (parking)));
  g_assert_cmpint (tea_category_words_find (words, "设施维修"), ==,
                   tea_record_get_id (TEA_RECORD (repairs)));
  g_assert_cmpint (tea_category_words_find (words, "天文"), ==, 0);

  tea_fixture_close (book);
}

static void
test_removing_one_leaves_its_requests (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaCategory) category = tea_category_add (book, "快递", 0, &error);
  const gint64 id = tea_record_get_id (TEA_RECORD (category));
  g_autoptr (TeaCategory) below = tea_category_add (book, "快递柜", id, &error);
  const TeaRequestEntry entry = { .text = "快递柜坏了", .category = id };
  g_autoptr (TeaRequest) request = tea_request_add (book, &entry, &error);
  g_autoptr (TeaRequest) later = NULL;
  g_autofree char *undone = NULL;
  const gint64 request_id = tea_record_get_id (TEA_RECORD (request));

  g_assert_cmpint (request->category, ==, id);
  g_assert_false (tea_category_remove (category, book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_true (tea_category_remove (below, book, &error));
  g_assert_true (tea_category_remove (category, book, &error));
  g_assert_no_error (error);
  later = tea_book_get (book, TEA_TYPE_REQUEST, request_id, &error);
  g_assert_cmpint (later->category, ==, 0);

  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  g_clear_object (&later);
  later = tea_book_get (book, TEA_TYPE_REQUEST, request_id, &error);
  g_assert_cmpstr (later->category_name, ==, "快递");

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/category/a-new-book-gets-the-usual-ones-once",
                   test_a_new_book_gets_the_usual_ones_once);
  g_test_add_func ("/category/keywords-suggest", test_keywords_suggest);
  g_test_add_func ("/category/ones-own-keywords-count", test_ones_own_keywords_count);
  g_test_add_func ("/category/a-sheets-category-is-found-by-path",
                   test_a_sheets_category_is_found_by_path);
  g_test_add_func ("/category/removing-one-leaves-its-requests",
                   test_removing_one_leaves_its_requests);

  return g_test_run ();
}
