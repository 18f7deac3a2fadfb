/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-action.h"
#include "book/tea-history.h"
#include "tea-fixture.h"
#include "tea-sample-record.h"

#define COUNT_PARTIES "SELECT count (*) FROM party"
#define COUNT_HISTORY "SELECT count (*) FROM history"

static TeaAction *
begin (TeaBook    *book,
       const char *title)
{
  g_autoptr (GError) error = NULL;
  TeaAction *action = tea_action_begin (book, "test", title, &error);

  g_assert_no_error (error);
  g_assert_nonnull (action);

  return action;
}

static void
insert (TeaAction *action,
        gpointer   record)
{
  g_autoptr (GError) error = NULL;

  tea_action_insert (action, record, &error);
  g_assert_no_error (error);
}

static void
commit (TeaAction *action)
{
  g_autoptr (GError) error = NULL;

  tea_action_commit (action, &error);
  g_assert_no_error (error);
}

static void
test_commit_is_one_entry_of_the_history (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) first = tea_sample_party_new ("居民代表", 1);
  g_autoptr (TeaSampleParty) second = tea_sample_party_new ("物业公司", 2);
  g_autofree char *title = NULL;

  {
    g_autoptr (TeaAction) action = begin (book, "Added two parties");

    insert (action, first);
    insert (action, second);
    commit (action);
  }

  book = tea_fixture_reopen (book);
  g_assert_cmpint (tea_sample_count (book, COUNT_PARTIES), ==, 2);
  g_assert_cmpint (tea_sample_count (book, COUNT_HISTORY), ==, 1);
  title = tea_history_dup_undo (book);
  g_assert_cmpstr (title, ==, "Added two parties");

  tea_fixture_close (book);
}

static void
test_uncommitted_action_leaves_nothing (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) kept = tea_sample_add_party (book, "居民代表", 1);
  g_autoptr (TeaSampleParty) added = tea_sample_party_new ("物业公司", 2);
  g_autofree char *before = tea_sample_dump (book);
  g_autofree char *after = NULL;
  gint64 id = tea_record_get_id (TEA_RECORD (kept));

  {
    g_autoptr (TeaAction) action = begin (book, "Never happens");
    g_autofree char *number = tea_action_number (action, "T", "2026-11-23", NULL);

    g_assert_cmpstr (number, ==, "T2026-001");
    insert (action, added);
    g_assert_true (tea_action_delete (action, kept, NULL));
  }

  after = tea_sample_dump (book);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (tea_sample_count (book, COUNT_HISTORY), ==, 1);

  /* The records know it too: a form can try the same record again. */
  g_assert_cmpint (tea_record_get_id (TEA_RECORD (kept)), ==, id);
  g_assert_cmpint (tea_record_get_id (TEA_RECORD (added)), ==, 0);
  tea_sample_insert (book, added);
  tea_sample_delete (book, kept);
  g_assert_cmpint (tea_sample_count (book, COUNT_PARTIES), ==, 1);

  tea_fixture_close (book);
}

static void
test_nested_action_is_a_savepoint (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) outer_party = tea_sample_party_new ("居民代表", 1);
  g_autoptr (TeaSampleParty) lost = tea_sample_party_new ("物业公司", 2);
  g_autoptr (TeaSampleParty) joined = tea_sample_party_new ("居委会", 3);
  g_autofree char *title = NULL;

  {
    g_autoptr (TeaAction) outer = begin (book, "The outer one");

    insert (outer, outer_party);

    {
      g_autoptr (TeaAction) inner = begin (book, "Given up");

      insert (inner, lost);
    }

    {
      g_autoptr (TeaAction) inner = begin (book, "The inner one");

      insert (inner, joined);
      commit (inner);
    }

    g_assert_cmpint (tea_sample_count (book, COUNT_HISTORY), ==, 0);
    commit (outer);
  }

  g_assert_cmpint (tea_record_get_id (TEA_RECORD (lost)), ==, 0);
  g_assert_cmpint (tea_record_get_id (TEA_RECORD (joined)), >, 0);
  g_assert_cmpint (tea_sample_count (book, COUNT_PARTIES), ==, 2);
  g_assert_cmpint (tea_sample_count (book, COUNT_PARTIES " WHERE name = '物业公司'"), ==, 0);
  g_assert_cmpint (tea_sample_count (book, COUNT_HISTORY), ==, 1);
  title = tea_history_dup_undo (book);
  g_assert_cmpstr (title, ==, "The outer one");

  g_free (tea_history_undo (book, NULL));
  g_assert_cmpint (tea_sample_count (book, COUNT_PARTIES), ==, 0);

  tea_fixture_close (book);
}

static void
test_inner_commit_goes_with_the_outer_one (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) party = tea_sample_party_new ("居民代表", 1);

  {
    g_autoptr (TeaAction) outer = begin (book, "Given up");
    g_autoptr (TeaAction) inner = begin (book, "The inner one");

    insert (inner, party);
    commit (inner);
  }

  g_assert_cmpint (tea_sample_count (book, COUNT_PARTIES), ==, 0);
  g_assert_cmpint (tea_sample_count (book, COUNT_HISTORY), ==, 0);
  g_assert_cmpint (tea_record_get_id (TEA_RECORD (party)), ==, 0);

  tea_fixture_close (book);
}

static void
test_action_without_changes_leaves_the_history (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) party = tea_sample_add_party (book, "居民代表", 1);
  g_autofree char *redo = NULL;

  g_free (tea_history_undo (book, NULL));

  {
    g_autoptr (TeaAction) action = begin (book, "Nothing at all");

    commit (action);
  }

  redo = tea_history_dup_redo (book);
  g_assert_cmpstr (redo, ==, "Added a sample");
  g_assert_cmpint (tea_sample_count (book, COUNT_HISTORY), ==, 1);

  tea_fixture_close (book);
}

typedef struct
{
  const char *field;
  const char *text;
  gint64      reference;
  int         number;
  TeaError    code;
} Refusal;

/* Puts one wrong value into an otherwise good request. */
static void
spoil (TeaRecord     *record,
       const Refusal *refusal)
{
  if (refusal->reference != 0)
    g_object_set (record, refusal->field, refusal->reference, NULL);
  else if (refusal->text != NULL)
    g_object_set (record, refusal->field, refusal->text, NULL);
  else
    g_object_set (record, refusal->field, refusal->number, NULL);
}

static void
test_wrong_values_are_refused (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleRequest) kept = tea_sample_request_new (1, "楼道里堆了杂物");
  g_autofree char *too_long = g_strnfill (32 * 1024 + 1, 'a');
  g_autofree char *before = NULL;
  const Refusal refusals[] = {
    { "channel", "smoke signals", 0, 0, TEA_ERROR_CONSTRAINT },
    { "text", "", 0, 0, TEA_ERROR_CONSTRAINT },
    { "number", "2026-0001", 0, 0, TEA_ERROR_CONSTRAINT },
    { "affected", NULL, 0, 0, TEA_ERROR_CONSTRAINT },
    { "outcome", "solved", 0, 0, TEA_ERROR_CONSTRAINT },
    { "person", NULL, 4711, 0, TEA_ERROR_CONSTRAINT },
    { "text", too_long, 0, 0, TEA_ERROR_TOO_LARGE },
    { "text", "\xc4\xe3\xba\xc3", 0, 0, TEA_ERROR_ENCODING },
    { "outcome-on", "2026-02-29", 0, 0, TEA_ERROR_INVALID },
    { "received-at", "2026-11-22 25:00", 0, 0, TEA_ERROR_INVALID },
  };

  tea_sample_insert (book, kept);
  before = tea_sample_dump (book);

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (TeaSampleRequest) added = tea_sample_request_new (2, "电梯坏了");
      g_autoptr (TeaSampleRequest) changed = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      gboolean inserted;

      spoil (TEA_RECORD (added), &refusals[i]);

      {
        g_autoptr (TeaAction) action = begin (book, "Refused");

        inserted = tea_action_insert (action, added, &error) && tea_action_commit (action, &error);
      }

      g_test_message ("%s: %s", refusals[i].field, error != NULL ? error->message : "accepted");
      g_assert_false (inserted);
      g_assert_error (error, TEA_ERROR, (int) refusals[i].code);
      g_assert_cmpint (tea_record_get_id (TEA_RECORD (added)), ==, 0);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));

      after = tea_sample_dump (book);
      g_assert_cmpstr (after, ==, before);
    }

  g_assert_cmpint (tea_sample_count (book, COUNT_HISTORY), ==, 1);

  tea_fixture_close (book);
}

static void
test_longest_text_is_kept (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *longest = g_strnfill (32 * 1024, 'a');
  g_autoptr (TeaSampleRequest) request = tea_sample_request_new (1, longest);

  tea_sample_insert (book, request);
  g_assert_cmpint (tea_sample_count (book, "SELECT length (text) FROM request"), ==, 32 * 1024);

  tea_fixture_close (book);
}

static void
test_refused_row_does_not_end_the_action (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) good = tea_sample_party_new ("居民代表", 1);
  g_autoptr (TeaSampleParty) same = tea_sample_party_new ("居民代表", 2);

  {
    g_autoptr (TeaAction) action = begin (book, "Added what could be added");
    g_autoptr (GError) error = NULL;

    insert (action, good);
    g_assert_false (tea_action_insert (action, same, &error));
    g_assert_error (error, TEA_ERROR, TEA_ERROR_CONSTRAINT);
    commit (action);
  }

  g_assert_cmpint (tea_sample_count (book, COUNT_PARTIES), ==, 1);

  tea_fixture_close (book);
}

static void
test_row_that_is_gone_cannot_be_written (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) party = tea_sample_add_party (book, "居民代表", 1);
  g_autoptr (GError) error = NULL;

  g_free (tea_history_undo (book, NULL));

  {
    g_autoptr (TeaAction) action = begin (book, "Too late");

    g_assert_false (tea_action_update (action, party, &error));
    g_assert_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND);
    g_clear_error (&error);
    g_assert_false (tea_action_delete (action, party, &error));
    g_assert_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND);
  }

  tea_fixture_close (book);
}

static void
assert_number (TeaBook    *book,
               const char *kind,
               const char *day,
               const char *expected)
{
  g_autoptr (TeaAction) action = begin (book, "Gave out a number");
  g_autoptr (GError) error = NULL;
  g_autofree char *number = tea_action_number (action, kind, day, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (number, ==, expected);
  commit (action);
}

static void
test_numbers_count_per_kind_and_year (void)
{
  TeaBook *book = tea_fixture_book ();

  assert_number (book, "", "2026-11-23", "2026-0001");
  assert_number (book, "", "2026-12-31", "2026-0002");
  assert_number (book, "T", "2026-11-23", "T2026-001");
  assert_number (book, "", "2027-01-01", "2027-0001");

  book = tea_fixture_reopen (book);
  assert_number (book, "", "2026-11-23", "2026-0003");
  g_free (tea_history_undo (book, NULL));
  assert_number (book, "", "2026-11-23", "2026-0003");

  tea_fixture_close (book);
}

typedef struct
{
  guint    count;
  gboolean party;
  gboolean person;
} Told;

static void
told_cb (TeaBook            *book,
         const char * const *tables,
         Told               *told)
{
  told->count++;
  told->party = g_strv_contains (tables, "party");
  told->person = g_strv_contains (tables, "person");
}

static void
test_screen_is_told_once_and_after_the_disk (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) first = NULL;
  g_autoptr (TeaSampleParty) second = NULL;
  g_autoptr (TeaSampleParty) third = tea_sample_party_new ("居委会", 3);
  Told told = { 0 };

  tea_fixture_turn ();
  g_signal_connect (book, "changed", G_CALLBACK (told_cb), &told);

  first = tea_sample_add_party (book, "居民代表", 1);
  second = tea_sample_add_party (book, "物业公司", 2);
  g_assert_cmpuint (told.count, ==, 0);
  tea_fixture_turn ();
  g_assert_cmpuint (told.count, ==, 1);
  g_assert_true (told.party);
  g_assert_false (told.person);

  {
    g_autoptr (TeaAction) action = begin (book, "Given up");

    insert (action, third);
    tea_fixture_turn ();
  }

  tea_fixture_turn ();
  g_assert_cmpuint (told.count, ==, 1);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/action/a-commit-is-one-entry-of-the-history",
                   test_commit_is_one_entry_of_the_history);
  g_test_add_func ("/action/an-uncommitted-action-leaves-nothing",
                   test_uncommitted_action_leaves_nothing);
  g_test_add_func ("/action/a-nested-action-is-a-savepoint", test_nested_action_is_a_savepoint);
  g_test_add_func ("/action/an-inner-commit-goes-with-the-outer-one",
                   test_inner_commit_goes_with_the_outer_one);
  g_test_add_func ("/action/an-action-without-changes-leaves-the-history",
                   test_action_without_changes_leaves_the_history);
  g_test_add_func ("/action/wrong-values-are-refused", test_wrong_values_are_refused);
  g_test_add_func ("/action/the-longest-text-is-kept", test_longest_text_is_kept);
  g_test_add_func ("/action/a-refused-row-does-not-end-the-action",
                   test_refused_row_does_not_end_the_action);
  g_test_add_func ("/action/a-row-that-is-gone-cannot-be-written",
                   test_row_that_is_gone_cannot_be_written);
  g_test_add_func ("/action/numbers-count-per-kind-and-year",
                   test_numbers_count_per_kind_and_year);
  g_test_add_func ("/action/the-screen-is-told-once-and-after-the-disk",
                   test_screen_is_told_once_and_after_the_disk);

  return g_test_run ();
}
