/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-screen-fixture.h"

static void
test_a_new_book_gets_six_criteria_once (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaQuery) query = tea_criterion_query (book);
  g_autoptr (GPtrArray) criteria = NULL;
  int judged = 0;
  int suggested = 0;

  assert_undoable (book, tea_criterion_add_defaults (book, error));
  assert_works (tea_criterion_add_defaults (book, error));

  criteria = tea_query_read_records (query, NULL);
  g_assert_cmpint (criteria->len, ==, 6);
  for (guint i = 0; i < criteria->len; i++)
    {
      TeaCriterion *criterion = g_ptr_array_index (criteria, i);

      g_assert_cmpint (criterion->position, ==, i);
      g_assert_cmpint (criterion->weight, >=, 1);
      g_assert_cmpstr (tea_criterion_basis_label (criterion->basis), !=, "");
      judged += g_str_equal (criterion->basis, "judged");
      suggested += g_str_equal (criterion->basis, "need");
    }
  g_assert_cmpint (judged, ==, 2);
  g_assert_cmpint (suggested, ==, 1);

  g_clear_object (&query);
  tea_fixture_close (book);
}

static void
test_criteria_can_be_added_changed_and_removed (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaCriterion) criterion = NULL;
  g_autoptr (TeaQuery) query = tea_criterion_query (book);

  assert_works (tea_criterion_add_defaults (book, error));
  criterion = g_object_new (TEA_TYPE_CRITERION,
                            "name", "涉及安全", "basis", "judged", "weight", 5, NULL);
  assert_undoable (book, tea_criterion_add (criterion, book, error));
  g_assert_cmpint (criterion->position, ==, 6);

  assert_undoable (book, tea_record_edit (TEA_RECORD (criterion), book, "weight", "0", error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_record_edit (TEA_RECORD (criterion), book, "weight", "11", error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_record_edit (TEA_RECORD (criterion), book, "name", "", error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_record_edit (TEA_RECORD (criterion), book, "basis", "weather", error));
  g_assert_cmpint (criterion->weight, ==, 0);

  assert_undoable (book, tea_criterion_remove (criterion, book, error));
  g_assert_cmpint (tea_screen_fixture_count (query), ==, 6);

  g_clear_object (&query);
  tea_fixture_close (book);
}

static void
test_two_criteria_never_have_one_name (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaCriterion) first = NULL;
  g_autoptr (TeaCriterion) second = NULL;

  first = g_object_new (TEA_TYPE_CRITERION, "name", "涉及安全", "basis", "judged", NULL);
  second = g_object_new (TEA_TYPE_CRITERION, "name", "涉及安全", "basis", "urgency", NULL);

  assert_works (tea_criterion_add (first, book, error));
  assert_refused (book, TEA_ERROR_CONSTRAINT, tea_criterion_add (second, book, error));

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/screen/criterion/a-new-book-gets-six-criteria-once",
                   test_a_new_book_gets_six_criteria_once);
  g_test_add_func ("/screen/criterion/criteria-can-be-added-changed-and-removed",
                   test_criteria_can_be_added_changed_and_removed);
  g_test_add_func ("/screen/criterion/two-criteria-never-have-one-name",
                   test_two_criteria_never_have_one_name);

  return g_test_run ();
}
