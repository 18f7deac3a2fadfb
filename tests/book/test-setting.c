/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "book/tea-setting.h"

#include "tea-fixture.h"

static gint64
count_actions (TeaBook *book)
{
  g_autoptr (TeaQuery) query = tea_query_new (book, "count", "SELECT count (*) FROM history");
  gint64 n = -1;

  g_assert_true (tea_query_read_int (query, &n, NULL));

  return n;
}

static void
assert_setting (TeaBook    *book,
                const char *name,
                const char *expected)
{
  g_autofree char *text = tea_book_dup_setting (book, name);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_a_name_is_changed_and_taken_back (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  gint64 n_actions;

  g_assert_true (tea_setting_change (book, "secretary", "  单秋实 ", &error));
  g_assert_no_error (error);
  assert_setting (book, "secretary", "单秋实");

  /* What is there already is no act of anybody's. */
  n_actions = count_actions (book);
  g_assert_true (tea_setting_change (book, "secretary", "单秋实", &error));
  g_assert_cmpint (count_actions (book), ==, n_actions);

  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  assert_setting (book, "secretary", "");

  tea_fixture_close (book);
}

static void
test_an_unknown_setting_is_refused (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;

  g_assert_false (tea_setting_change (book, "colour", "red", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  assert_setting (book, "colour", "");

  tea_fixture_close (book);
}

static void
test_what_is_known_is_not_replaced_by_what_is_kept (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;

  g_assert_true (tea_setting_keep (book, "secretary", NULL, &error));
  assert_setting (book, "secretary", "");
  g_assert_true (tea_setting_keep (book, "secretary", "单秋实", &error));
  g_assert_true (tea_setting_keep (book, "secretary", "仇小川", &error));
  g_assert_no_error (error);
  assert_setting (book, "secretary", "单秋实");

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/setting/a-name-is-changed-and-taken-back",
                   test_a_name_is_changed_and_taken_back);
  g_test_add_func ("/setting/an-unknown-setting-is-refused", test_an_unknown_setting_is_refused);
  g_test_add_func ("/setting/what-is-known-is-not-replaced-by-what-is-kept",
                   test_what_is_known_is_not_replaced_by_what_is_kept);

  return g_test_run ();
}
