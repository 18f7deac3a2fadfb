/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-history.h"
#include "collect/tea-category.h"
#include "collect/tea-request.h"

#include "tea-fixture.h"

static void
assert_suggests (TeaBook    *book,
                 const char *text,
                 const char *category,
                 const char *word)
{
  g_auto (TeaCategoryReason) reason = { NULL };

  tea_category_suggest (book, text, &reason);
  g_assert_cmpstr (reason.word, ==, word);
  g_assert_cmpstr (reason.name, ==, category);
}

static TeaRequest *
add_request (TeaBook    *book,
             const char *text)
{
  g_autoptr (GError) error = NULL;
  const TeaRequestEntry entry = { .text = text };
  TeaRequest *request = tea_request_add (book, &entry, &error);

  g_assert_no_error (error);

  return request;
}

static TeaCategory *
find (TeaBook    *book,
      const char *name)
{
  g_autoptr (GError) error = NULL;
  TeaCategory *category = tea_book_find (book, TEA_TYPE_CATEGORY, "name", name, &error);

  g_assert_no_error (error);

  return category;
}

static void
put_into (TeaBook    *book,
          const char *text,
          const char *name)
{
  g_autoptr (TeaRequest) request = add_request (book, text);
  g_autoptr (TeaCategory) category = find (book, name);
  g_autoptr (GError) error = NULL;

  g_assert_true (tea_request_set_category (request, book,
                                           tea_record_get_id (TEA_RECORD (category)), &error));
  g_assert_no_error (error);
}

static void
undo (TeaBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = tea_history_undo (book, &error);

  g_assert_no_error (error);
}

static void
test_what_was_put_right_counts_for_similar_texts (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_auto (TeaCategoryReason) reason = { NULL };
  g_autofree char *words = NULL;

  g_assert_true (tea_category_add_defaults (book, &error));
  assert_suggests (book, "充电时电动车挡住了消防车道", "电动车充电停放", "电动车");
  put_into (book, "电动车停在消防车道上", "消防安全");

  tea_category_suggest (book, "充电时电动车挡住了消防车道", &reason);
  g_assert_cmpstr (reason.name, ==, "消防安全");
  g_assert_true (reason.taught);
  words = tea_category_reason_dup_words (&reason);
  g_assert_nonnull (strstr (words, reason.word));
  g_assert_nonnull (strstr (words, "消防安全"));

  /* What has nothing in common with it is suggested what it always was. */
  assert_suggests (book, "路灯不亮", "设施维修", "路灯");
  assert_suggests (book, "今天天气真好", NULL, NULL);

  /* Taken back, it never happened. */
  undo (book);
  assert_suggests (book, "充电时电动车挡住了消防车道", "电动车充电停放", "电动车");

  tea_fixture_close (book);
}

static void
test_a_keyword_has_to_be_put_right_twice (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;

  g_assert_true (tea_category_add_defaults (book, &error));
  put_into (book, "电动车太多", "停车秩序");
  assert_suggests (book, "电动车找谁管", "电动车充电停放", "电动车");
  put_into (book, "请管一管电动车", "停车秩序");
  assert_suggests (book, "电动车找谁管", "停车秩序", "电动车");

  tea_fixture_close (book);
}

static void
test_words_that_were_put_everywhere_teach_nothing (void)
{
  static const char * const names[] = { "环境卫生", "停车秩序", "设施维修", "文体活动" };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;

  g_assert_true (tea_category_add_defaults (book, &error));
  put_into (book, "东门口出入不便", "停车秩序");
  assert_suggests (book, "东门口有人等", "停车秩序", "东门口");

  /* The same place, with all kinds of trouble. */
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (TeaCategory) category = find (book, names[i % G_N_ELEMENTS (names)]);
      const TeaRequestEntry entry = {
        .text = "东门口又出事",
        .category = tea_record_get_id (TEA_RECORD (category)),
      };
      g_autoptr (TeaRequest) request = tea_request_add (book, &entry, &error);

      g_assert_no_error (error);
    }
  assert_suggests (book, "东门口有人等", NULL, NULL);

  tea_fixture_close (book);
}

static void
test_a_chosen_category_counts_as_well (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaCategory) category = NULL;
  g_autoptr (TeaRequest) request = NULL;
  TeaRequestEntry entry = { .text = "石榴树枝伸到窗前", .by_hand = TRUE };

  g_assert_true (tea_category_add_defaults (book, &error));
  category = find (book, "违建与公共空间");
  entry.category = tea_record_get_id (TEA_RECORD (category));
  request = tea_request_add (book, &entry, &error);
  g_assert_no_error (error);
  assert_suggests (book, "石榴树枝太长", "违建与公共空间", "石榴树枝");

  /* One who is sorted by nobody teaches nobody. */
  g_assert_true (tea_request_set_category (request, book, 0, &error));
  assert_suggests (book, "石榴树枝太长", NULL, NULL);

  tea_fixture_close (book);
}

static void
test_merging_two_keeps_requests_keywords_and_lessons (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaCategory) heaps = NULL;
  g_autoptr (TeaCategory) dirt = NULL;
  g_autoptr (TeaCategory) gone = NULL;
  g_autoptr (TeaCategory) below = NULL;
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (TeaRequest) later = NULL;
  gint64 id;

  g_assert_true (tea_category_add_defaults (book, &error));
  heaps = find (book, "楼道堆物");
  dirt = find (book, "环境卫生");
  below = tea_category_add (book, "地下室堆物", tea_record_get_id (TEA_RECORD (heaps)), &error);
  g_assert_no_error (error);
  request = add_request (book, "楼道里有鞋柜");
  id = tea_record_get_id (TEA_RECORD (request));
  g_assert_cmpstr (request->category_name, ==, "楼道堆物");
  put_into (book, "石榴树枝伸到窗前", "楼道堆物");

  g_assert_false (tea_category_merge (heaps, book, heaps, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (tea_category_merge (heaps, book, below, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_true (tea_category_merge (heaps, book, dirt, &error));
  g_assert_no_error (error);
  gone = tea_book_find (book, TEA_TYPE_CATEGORY, "name", "楼道堆物", &error);
  g_assert_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  later = tea_book_get (book, TEA_TYPE_REQUEST, id, &error);
  g_assert_cmpstr (later->category_name, ==, "环境卫生");
  assert_suggests (book, "鞋柜", "环境卫生", "鞋柜");
  assert_suggests (book, "谈谈楼道堆物", "环境卫生", "楼道堆物");
  assert_suggests (book, "石榴树枝太长", "环境卫生", "石榴树枝");
  g_clear_object (&below);
  below = find (book, "地下室堆物");
  g_assert_cmpstr (below->parent_name, ==, "环境卫生");

  undo (book);
  g_clear_object (&later);
  later = tea_book_get (book, TEA_TYPE_REQUEST, id, &error);
  g_assert_cmpstr (later->category_name, ==, "楼道堆物");

  tea_fixture_close (book);
}

static void
test_there_are_two_levels (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaCategory) above = tea_category_add (book, "快递", 0, &error);
  g_autoptr (TeaCategory) below = NULL;
  g_autoptr (TeaCategory) other = tea_category_add (book, "驿站", 0, &error);

  below = tea_category_add (book, "快递柜", tea_record_get_id (TEA_RECORD (above)), &error);
  g_assert_no_error (error);
  g_assert_null (tea_category_add (book, "柜门", tea_record_get_id (TEA_RECORD (below)), &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_false (tea_category_set_parent (other, book, tea_record_get_id (TEA_RECORD (below)),
                                           &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (tea_category_set_parent (above, book, tea_record_get_id (TEA_RECORD (other)),
                                           &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_true (tea_category_set_parent (other, book, tea_record_get_id (TEA_RECORD (above)),
                                          &error));
  g_assert_no_error (error);
  g_assert_true (tea_category_set_parent (other, book, 0, &error));
  g_assert_no_error (error);

  tea_fixture_close (book);
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
  g_test_add_func ("/category/what-was-put-right-counts-for-similar-texts",
                   test_what_was_put_right_counts_for_similar_texts);
  g_test_add_func ("/category/a-keyword-has-to-be-put-right-twice",
                   test_a_keyword_has_to_be_put_right_twice);
  g_test_add_func ("/category/words-that-were-put-everywhere-teach-nothing",
                   test_words_that_were_put_everywhere_teach_nothing);
  g_test_add_func ("/category/a-chosen-category-counts-as-well",
                   test_a_chosen_category_counts_as_well);
  g_test_add_func ("/category/merging-two-keeps-requests-keywords-and-lessons",
                   test_merging_two_keeps_requests_keywords_and_lessons);
  g_test_add_func ("/category/there-are-two-levels", test_there_are_two_levels);

  return g_test_run ();
}
