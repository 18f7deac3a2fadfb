/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "tea-fixture.h"
#include "tea-sample-record.h"

#define N_STEPS 40

static void
undo (TeaBook    *book,
      const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = tea_history_undo (book, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (title, ==, expected);
}

static void
redo (TeaBook    *book,
      const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = tea_history_redo (book, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (title, ==, expected);
}

/* Adds a party, changes it and deletes it, again and again. */
static void
do_step (TeaBook *book,
         int      step)
{
  g_autofree char *name = g_strdup_printf ("议题方 %d", step / 3);
  g_autoptr (TeaSampleParty) party = NULL;
  g_autoptr (GError) error = NULL;

  if (step % 3 == 0)
    {
      party = tea_sample_add_party (book, name, step);
      return;
    }

  party = tea_book_find (book, TEA_TYPE_SAMPLE_PARTY, "name", name, &error);
  g_assert_no_error (error);

  if (step % 3 == 1)
    {
      tea_record_edit (TEA_RECORD (party), book, "position", "1000", &error);
      g_assert_no_error (error);
    }
  else
    {
      tea_sample_delete (book, party);
    }
}

static void
test_forty_steps_go_back_and_forth (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (dumps, tea_sample_dump (book));
  for (int i = 0; i < N_STEPS; i++)
    {
      do_step (book, i);
      g_ptr_array_add (dumps, tea_sample_dump (book));

      /* The book is closed in the middle of the work. */
      if (i == N_STEPS / 2)
        book = tea_fixture_reopen (book);
    }

  for (int round = 0; round < 2; round++)
    {
      for (int i = N_STEPS; i > 0; i--)
        {
          g_autofree char *title = NULL;
          g_autofree char *dump = NULL;

          title = tea_history_undo (book, &error);
          g_assert_no_error (error);
          dump = tea_sample_dump (book);
          g_assert_cmpstr (dump, ==, g_ptr_array_index (dumps, i - 1));

          if (i == N_STEPS / 3)
            book = tea_fixture_reopen (book);
        }

      g_assert_null (tea_history_undo (book, &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
      g_clear_error (&error);
      book = tea_fixture_reopen (book);

      for (int i = 0; i < N_STEPS; i++)
        {
          g_autofree char *title = NULL;
          g_autofree char *dump = NULL;

          title = tea_history_redo (book, &error);
          g_assert_no_error (error);
          dump = tea_sample_dump (book);
          g_assert_cmpstr (dump, ==, g_ptr_array_index (dumps, i + 1));
        }

      g_assert_null (tea_history_redo (book, &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
      g_clear_error (&error);
    }

  g_assert_true (tea_book_check (book, &error));
  g_assert_no_error (error);

  tea_fixture_close (book);
}

static void
test_new_action_ends_what_could_be_done_again (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) first = tea_sample_add_party (book, "居民代表", 1);
  g_autoptr (TeaSampleParty) second = tea_sample_add_party (book, "物业公司", 2);
  g_autoptr (TeaSampleParty) third = NULL;
  g_autoptr (GError) error = NULL;

  undo (book, "Added a sample");
  third = tea_sample_add_party (book, "居委会", 3);

  g_assert_null (tea_history_dup_redo (book));
  g_assert_null (tea_history_redo (book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);

  /* What was taken back for good is passed over. */
  undo (book, "Added a sample");
  undo (book, "Added a sample");
  g_assert_null (tea_history_dup_undo (book));
  g_assert_cmpint (tea_sample_count (book, "SELECT count (*) FROM party"), ==, 0);
  redo (book, "Added a sample");
  redo (book, "Added a sample");
  g_assert_cmpint (tea_sample_count (book, "SELECT count (*) FROM party WHERE name = '居委会'"),
                   ==, 1);
  g_assert_cmpint (tea_sample_count (book, "SELECT count (*) FROM party"), ==, 2);

  tea_fixture_close (book);
}

static void
test_undo_of_a_delete_brings_back_what_went_with_it (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleGrid) community = NULL;
  g_autoptr (TeaSampleGrid) grid = NULL;
  g_autofree char *before = NULL;
  g_autofree char *without = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  gint64 parent;

  community = g_object_new (TEA_TYPE_SAMPLE_GRID, "name", "石榴里社区", "level", 1, NULL);
  tea_sample_insert (book, community);
  parent = tea_record_get_id (TEA_RECORD (community));
  grid = g_object_new (TEA_TYPE_SAMPLE_GRID, "name", "网格 1", "level", 2, "parent", parent, NULL);
  tea_sample_insert (book, grid);

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("网格员 %d", i);
      g_autoptr (TeaSamplePerson) person = NULL;
      g_autoptr (TeaSampleWorker) worker = NULL;

      person = g_object_new (TEA_TYPE_SAMPLE_PERSON, "name", name, NULL);
      tea_sample_insert (book, person);
      worker = g_object_new (TEA_TYPE_SAMPLE_WORKER,
                             "grid", tea_record_get_id (TEA_RECORD (grid)),
                             "person", tea_record_get_id (TEA_RECORD (person)),
                             NULL);
      tea_sample_insert (book, worker);
    }

  before = tea_sample_dump (book);
  tea_sample_delete (book, grid);
  g_assert_cmpint (tea_sample_count (book, "SELECT count (*) FROM grid_worker"), ==, 0);
  without = tea_sample_dump (book);

  undo (book, "Deleted a sample");
  after = tea_sample_dump (book);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (tea_sample_count (book, "SELECT count (*) FROM grid_worker"), ==, 3);

  redo (book, "Deleted a sample");
  again = tea_sample_dump (book);
  g_assert_cmpstr (again, ==, without);

  g_assert_true (tea_book_check (book, &error));
  g_assert_no_error (error);

  tea_fixture_close (book);
}

static void
test_unique_name_can_pass_to_another_row (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) first = tea_sample_add_party (book, "居民代表", 1);
  g_autoptr (TeaSampleParty) second = tea_sample_party_new ("居民代表", 2);
  g_autoptr (TeaSampleParty) third = tea_sample_party_new ("业委会", 3);
  g_autofree char *before = tea_sample_dump (book);
  g_autofree char *changed = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;

  {
    g_autoptr (TeaAction) action = tea_action_begin (book, "pass", "Passed a name on", NULL);

    g_object_set (first, "name", "居民", NULL);
    g_assert_true (tea_action_update (action, first, NULL));
    g_assert_true (tea_action_insert (action, second, NULL));
    g_assert_true (tea_action_delete (action, first, NULL));
    g_object_set (second, "name", "业主", NULL);
    g_assert_true (tea_action_update (action, second, NULL));
    g_object_set (third, "name", "居民代表", NULL);
    g_assert_true (tea_action_insert (action, third, NULL));
    g_assert_true (tea_action_commit (action, NULL));
  }

  changed = tea_sample_dump (book);
  undo (book, "Passed a name on");
  after = tea_sample_dump (book);
  g_assert_cmpstr (after, ==, before);
  redo (book, "Passed a name on");
  again = tea_sample_dump (book);
  g_assert_cmpstr (again, ==, changed);

  tea_fixture_close (book);
}

static void
set_clock (TeaBook *book,
           int      year)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (year, 1, 1, 8, 0, 0);

  tea_book_set_now (book, now);
}

/* Laptops that were without power come up years ago. */
static void
test_order_holds_when_the_clock_goes_back (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) early = NULL;
  g_autoptr (TeaSampleParty) late = NULL;

  set_clock (book, 2027);
  early = tea_sample_add_party (book, "居民代表", 1);

  book = tea_fixture_reopen (book);
  set_clock (book, 2021);
  late = tea_sample_add_party (book, "物业公司", 2);

  undo (book, "Added a sample");
  g_assert_cmpint (tea_sample_count (book, "SELECT count (*) FROM party WHERE position = 1"),
                   ==, 1);
  g_assert_cmpint (tea_sample_count (book, "SELECT count (*) FROM party"), ==, 1);

  tea_fixture_close (book);
}

static void
test_history_is_listed_latest_first (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) party = tea_sample_add_party (book, "居民代表", 1);
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  TeaHistory *entry;

  tea_sample_delete (book, party);
  undo (book, "Deleted a sample");

  query = tea_history_query (book);
  entries = tea_query_read_records (query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);

  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->verb, ==, "sample-delete");
  g_assert_cmpstr (entry->title, ==, "Deleted a sample");
  g_assert_cmpstr (entry->at, ==, "2026-11-23 09:00:00");
  g_assert_cmpint (entry->state, ==, 1);

  entry = g_ptr_array_index (entries, 1);
  g_assert_cmpstr (entry->verb, ==, "sample-add");
  g_assert_cmpint (entry->state, ==, 0);

  tea_fixture_close (book);
}

/* Somebody changed the file with another program: no half an undo. */
static void
test_undo_that_does_not_fit_changes_nothing (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) first = tea_sample_party_new ("居民代表", 1);
  g_autoptr (TeaSampleParty) second = tea_sample_party_new ("物业公司", 2);
  g_autoptr (TeaQuery) meddle = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (TeaAction) action = tea_action_begin (book, "add", "Added two", NULL);

    g_assert_true (tea_action_insert (action, first, NULL));
    g_assert_true (tea_action_insert (action, second, NULL));
    g_assert_true (tea_action_commit (action, NULL));
  }

  meddle = tea_query_new (book, "meddle", "UPDATE party SET position = 7 WHERE position = 2");
  tea_query_run (meddle, &error);
  g_assert_no_error (error);
  before = tea_sample_dump (book);

  g_assert_null (tea_history_undo (book, &error));
  g_assert_nonnull (error);
  after = tea_sample_dump (book);
  g_assert_cmpstr (after, ==, before);
  title = tea_history_dup_undo (book);
  g_assert_cmpstr (title, ==, "Added two");

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/forty-steps-go-back-and-forth", test_forty_steps_go_back_and_forth);
  g_test_add_func ("/history/a-new-action-ends-what-could-be-done-again",
                   test_new_action_ends_what_could_be_done_again);
  g_test_add_func ("/history/undo-of-a-delete-brings-back-what-went-with-it",
                   test_undo_of_a_delete_brings_back_what_went_with_it);
  g_test_add_func ("/history/a-unique-name-can-pass-to-another-row",
                   test_unique_name_can_pass_to_another_row);
  g_test_add_func ("/history/the-order-holds-when-the-clock-goes-back",
                   test_order_holds_when_the_clock_goes_back);
  g_test_add_func ("/history/it-is-listed-latest-first", test_history_is_listed_latest_first);
  g_test_add_func ("/history/an-undo-that-does-not-fit-changes-nothing",
                   test_undo_that_does_not_fit_changes_nothing);

  return g_test_run ();
}
