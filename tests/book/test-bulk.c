/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-bulk.h"
#include "book/tea-history.h"
#include "book/tea-search.h"
#include "tea-fixture.h"
#include "tea-sample-record.h"

#define COUNT_REQUESTS "SELECT count (*) FROM request"
#define COUNT_HISTORY  "SELECT count (*) FROM history WHERE verb <> 'book-new'"
#define COUNT_ADDED    "SELECT count (*) FROM history_added"

/* Texts that the history has to write out and read again byte by byte. */
static const char * const texts[] = {
  "楼道堆物，电梯也坏了",
  "it's \"quoted\" -- ; DROP TABLE request",
  "第一行\n第二行\t有空格 ",
  "𠮷祥小区 🍵",
  "a",
};

static void
insert_rows (TeaBulk *bulk,
             int      first,
             int      n_rows)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < n_rows; i++)
    {
      g_autoptr (TeaSampleRequest) request = NULL;

      request = tea_sample_request_new (first + i, texts[i % G_N_ELEMENTS (texts)]);
      tea_bulk_insert (bulk, request, &error);
      g_assert_no_error (error);
      g_assert_cmpint (tea_record_get_id (TEA_RECORD (request)), >, 0);
    }
}

/* Puts rows into the book, in one action. */
static void
import (TeaBook *book,
        int      first,
        int      n_rows)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaBulk) bulk = NULL;
  g_autoptr (GError) error = NULL;

  action = tea_action_begin (book, "sample-import", "Imported samples", &error);
  g_assert_no_error (error);
  bulk = tea_bulk_begin (action, "request", n_rows, &error);
  g_assert_no_error (error);
  insert_rows (bulk, first, n_rows);
  tea_bulk_end (bulk, &error);
  g_assert_no_error (error);
  tea_action_commit (action, &error);
  g_assert_no_error (error);
}

static void
undo (TeaBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = tea_history_undo (book, &error);

  g_assert_no_error (error);
  g_assert_nonnull (title);
}

static void
redo (TeaBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = tea_history_redo (book, &error);

  g_assert_no_error (error);
  g_assert_nonnull (title);
}

static void
run (TeaBook    *book,
     const char *sql)
{
  g_autoptr (TeaQuery) query = tea_query_new (book, "change for a test", sql);
  g_autoptr (GError) error = NULL;

  tea_query_run (query, &error);
  g_assert_no_error (error);
}

/* The whole book, its search index among it, is as it should be. */
static void
assert_sound (TeaBook *book)
{
  g_autoptr (GError) error = NULL;

  tea_book_check (book, &error);
  g_assert_no_error (error);
}

static void
assert_found (TeaBook    *book,
              const char *text,
              guint       expected)
{
  g_autofree char *match = tea_search_expression (text);
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  query = tea_query_new_for_records (book, TEA_TYPE_SAMPLE_REQUEST,
                                     "WHERE id IN (SELECT rowid FROM search"
                                     " WHERE search MATCH :match)");
  tea_query_bind_text (query, "match", match);
  ids = tea_query_read_ids (query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, expected);
}

static void
test_many_rows_are_one_entry_that_goes_back_and_forth (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *before = tea_sample_dump (book);
  g_autofree char *done = NULL;

  import (book, 1, 200);
  done = tea_sample_dump (book);
  g_assert_cmpint (tea_sample_count (book, COUNT_REQUESTS), ==, 200);
  g_assert_cmpint (tea_sample_count (book, COUNT_HISTORY), ==, 1);
  g_assert_cmpint (tea_sample_count (book, COUNT_ADDED), ==, 1);

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      undo (book);
      undone = tea_sample_dump (book);
      g_assert_cmpstr (undone, ==, before);
      redo (book);
      redone = tea_sample_dump (book);
      g_assert_cmpstr (redone, ==, done);
    }

  /* Once it was taken back it is an entry like any other, and the rows are not kept twice. */
  g_assert_cmpint (tea_sample_count (book, COUNT_ADDED), ==, 0);
  g_assert_cmpint (tea_sample_count (book, COUNT_HISTORY), ==, 1);
  assert_sound (book);

  tea_fixture_close (book);
}

static void
test_the_search_finds_what_came (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleRequest) old = tea_sample_request_new (9001, "楼道里很黑");

  tea_sample_insert (book, old);
  import (book, 1, 50);
  assert_found (book, "楼道", 11);
  assert_found (book, "𠮷祥", 10);
  assert_found (book, "2026-0050", 1);

  undo (book);
  assert_found (book, "楼道", 1);
  assert_found (book, "𠮷祥", 0);
  redo (book);
  assert_found (book, "楼道", 11);
  assert_sound (book);

  tea_fixture_close (book);
}

/* The triggers of the search hold again for what is written after a bulk. */
static void
test_the_search_follows_later_changes_of_what_came (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleRequest) changed = NULL;
  g_autoptr (TeaSampleRequest) added = tea_sample_request_new (9001, "楼道里很黑");
  g_autoptr (GError) error = NULL;

  import (book, 1, 5);
  changed = tea_book_find (book, TEA_TYPE_SAMPLE_REQUEST, "number", "2026-0001", &error);
  g_assert_no_error (error);
  tea_record_edit (TEA_RECORD (changed), book, "text", "停车难", &error);
  g_assert_no_error (error);
  assert_found (book, "停车", 1);
  assert_found (book, "楼道", 0);

  tea_sample_insert (book, added);
  assert_found (book, "楼道", 1);
  tea_sample_delete (book, changed);
  assert_found (book, "停车", 0);
  assert_sound (book);

  tea_fixture_close (book);
}

static void
test_the_schema_is_as_it_was (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *before = tea_sample_dump_schema (book);
  g_autofree char *after_many = NULL;
  g_autofree char *after_few = NULL;
  g_autofree char *after_undo = NULL;

  /* More than the table has, so that its indexes go; then fewer, so that they stay. */
  import (book, 1, 100);
  after_many = tea_sample_dump_schema (book);
  g_assert_cmpstr (after_many, ==, before);
  import (book, 101, 3);
  after_few = tea_sample_dump_schema (book);
  g_assert_cmpstr (after_few, ==, before);
  undo (book);
  undo (book);
  after_undo = tea_sample_dump_schema (book);
  g_assert_cmpstr (after_undo, ==, before);

  tea_fixture_close (book);
}

static void
test_an_action_given_up_leaves_nothing (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *schema = tea_sample_dump_schema (book);
  g_autofree char *before = tea_sample_dump (book);
  g_autofree char *schema_after = NULL;
  g_autofree char *after = NULL;
  g_autoptr (TeaSampleRequest) wrong = tea_sample_request_new (1, "没有人");
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (TeaAction) action = tea_action_begin (book, "sample-import", "Given up", NULL);
      g_autoptr (TeaBulk) bulk = tea_bulk_begin (action, "request", 20, NULL);

      insert_rows (bulk, 1, 20);

      /* Once before its end and once behind it. */
      if (i == 1)
        tea_bulk_end (bulk, &error);
      g_assert_no_error (error);
    }

  schema_after = tea_sample_dump_schema (book);
  g_assert_cmpstr (schema_after, ==, schema);
  after = tea_sample_dump (book);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (tea_sample_count (book, COUNT_HISTORY), ==, 0);
  g_assert_cmpint (tea_sample_count (book, COUNT_ADDED), ==, 0);

  /* The table checks its rows again: no request affects nobody. */
  g_object_set (wrong, "affected", 0, NULL);
  {
    g_autoptr (TeaAction) action = tea_action_begin (book, "sample-add", "Wrong", NULL);

    g_assert_false (tea_action_insert (action, wrong, &error));
    g_assert_nonnull (error);
  }
  assert_sound (book);

  tea_fixture_close (book);
}

static void
test_nothing_to_add_is_no_entry (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *schema = tea_sample_dump_schema (book);
  g_autofree char *after = NULL;
  g_autofree char *redo_title = NULL;
  g_autoptr (TeaSampleParty) party = tea_sample_add_party (book, "居民", 1);

  undo (book);
  import (book, 1, 0);
  g_assert_cmpint (tea_sample_count (book, COUNT_ADDED), ==, 0);
  redo_title = tea_history_dup_redo (book);
  g_assert_cmpstr (redo_title, ==, "Added a sample");
  after = tea_sample_dump_schema (book);
  g_assert_cmpstr (after, ==, schema);

  tea_fixture_close (book);
}

/* What was done since goes back first, then the rows as they came; and all of it forth again. */
static void
test_later_changes_go_back_before_the_rows (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TeaSampleRequest) first = NULL;
  g_autoptr (TeaSampleRequest) second = NULL;

  g_ptr_array_add (dumps, tea_sample_dump (book));
  import (book, 1, 10);
  g_ptr_array_add (dumps, tea_sample_dump (book));

  first = tea_book_find (book, TEA_TYPE_SAMPLE_REQUEST, "number", "2026-0001", NULL);
  g_object_set (first, "outcome", "solved", "outcome-on", "2026-12-31", "affected", 40, NULL);
  tea_sample_update (book, first);
  g_ptr_array_add (dumps, tea_sample_dump (book));

  second = tea_book_find (book, TEA_TYPE_SAMPLE_REQUEST, "number", "2026-0002", NULL);
  tea_sample_delete (book, second);
  g_ptr_array_add (dumps, tea_sample_dump (book));

  import (book, 11, 4);
  g_ptr_array_add (dumps, tea_sample_dump (book));

  for (int round = 0; round < 2; round++)
    {
      for (guint i = dumps->len - 1; i > 0; i--)
        {
          g_autofree char *undone = NULL;

          undo (book);
          undone = tea_sample_dump (book);
          g_assert_cmpstr (undone, ==, dumps->pdata[i - 1]);
        }

      for (guint i = 1; i < dumps->len; i++)
        {
          g_autofree char *redone = NULL;

          redo (book);
          redone = tea_sample_dump (book);
          g_assert_cmpstr (redone, ==, dumps->pdata[i]);
        }
    }
  assert_sound (book);

  tea_fixture_close (book);
}

/* An action may go on after its bulk: with the new rows, and with rows of other tables. */
static void
test_the_action_may_go_on_with_what_came (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *before = tea_sample_dump (book);
  g_autofree char *done = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (TeaSampleRequest) request = tea_sample_request_new (1, "路灯不亮");
  g_autoptr (TeaSampleParty) party = tea_sample_party_new ("居民", 1);
  g_autoptr (TeaSamplePerson) person = NULL;
  g_autoptr (GError) error = NULL;

  person = g_object_new (TEA_TYPE_SAMPLE_PERSON, "name", "张桂英", NULL);
  {
    g_autoptr (TeaAction) action = tea_action_begin (book, "sample-import", "Imported", &error);
    g_autoptr (TeaBulk) bulk = NULL;

    tea_action_insert (action, person, &error);
    g_assert_no_error (error);
    bulk = tea_bulk_begin (action, "request", 2, &error);
    g_object_set (request, "person", tea_record_get_id (TEA_RECORD (person)), NULL);
    tea_bulk_insert (bulk, request, &error);
    g_assert_no_error (error);
    insert_rows (bulk, 2, 1);
    tea_bulk_end (bulk, &error);
    g_assert_no_error (error);
    g_object_set (request, "text", "路灯修好了", NULL);
    tea_action_update (action, request, &error);
    g_assert_no_error (error);
    tea_action_insert (action, party, &error);
    g_assert_no_error (error);
    tea_action_commit (action, &error);
    g_assert_no_error (error);
  }

  assert_found (book, "修好", 1);
  done = tea_sample_dump (book);
  undo (book);
  undone = tea_sample_dump (book);
  g_assert_cmpstr (undone, ==, before);
  redo (book);
  redone = tea_sample_dump (book);
  g_assert_cmpstr (redone, ==, done);
  assert_found (book, "修好", 1);
  assert_sound (book);

  tea_fixture_close (book);
}

static void
test_it_goes_back_the_next_morning (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *before = tea_sample_dump (book);
  g_autofree char *done = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  import (book, 1, 30);
  done = tea_sample_dump (book);

  book = tea_fixture_reopen (book);
  undo (book);
  undone = tea_sample_dump (book);
  g_assert_cmpstr (undone, ==, before);

  book = tea_fixture_reopen (book);
  redo (book);
  redone = tea_sample_dump (book);
  g_assert_cmpstr (redone, ==, done);
  assert_sound (book);

  tea_fixture_close (book);
}

/* Another program was in the file: to take back what is left would say that all of it went. */
static void
test_rows_that_are_gone_are_not_taken_back (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;

  import (book, 1, 10);
  run (book, "DELETE FROM request WHERE number = '2026-0004'");
  before = tea_sample_dump (book);

  title = tea_history_undo (book, &error);
  g_assert_null (title);
  g_assert_nonnull (error);
  after = tea_sample_dump (book);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (tea_sample_count (book, COUNT_ADDED), ==, 1);

  tea_fixture_close (book);
}

/* The name of a table comes back from the file and is never run as it stands there. */
static void
test_a_strange_table_in_the_history_is_refused (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;

  import (book, 1, 3);
  run (book, "UPDATE history_added SET name = 'request; DROP TABLE party'");

  title = tea_history_undo (book, &error);
  g_assert_null (title);
  g_assert_error (error, TEA_ERROR, TEA_ERROR_CORRUPT);
  g_assert_cmpint (tea_sample_count (book, COUNT_REQUESTS), ==, 3);
  g_assert_cmpint (tea_sample_count (book, "SELECT count (*) FROM party"), ==, 0);

  tea_fixture_close (book);
}

static void
test_a_refused_row_does_not_end_the_bulk (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleRequest) dateless = tea_sample_request_new (2, "哪天的？");
  g_autoptr (TeaSampleRequest) broken = tea_sample_request_new (3, "坏\xff字");
  g_autoptr (GError) error = NULL;

  g_object_set (dateless, "received-at", "2026-02-30 10:00:00", NULL);
  {
    g_autoptr (TeaAction) action = tea_action_begin (book, "sample-import", "Imported", NULL);
    g_autoptr (TeaBulk) bulk = tea_bulk_begin (action, "request", 4, NULL);

    insert_rows (bulk, 1, 1);
    g_assert_false (tea_bulk_insert (bulk, dateless, &error));
    g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
    g_clear_error (&error);
    g_assert_false (tea_bulk_insert (bulk, broken, &error));
    g_assert_nonnull (error);
    g_clear_error (&error);
    insert_rows (bulk, 4, 1);
    tea_bulk_end (bulk, &error);
    g_assert_no_error (error);
    tea_action_commit (action, &error);
    g_assert_no_error (error);
  }

  g_assert_cmpint (tea_record_get_id (TEA_RECORD (dateless)), ==, 0);
  g_assert_cmpint (tea_sample_count (book, COUNT_REQUESTS), ==, 2);
  undo (book);
  g_assert_cmpint (tea_sample_count (book, COUNT_REQUESTS), ==, 0);

  tea_fixture_close (book);
}

/* Lengths are written with seven bits a byte: one, two and three of them. */
static void
test_texts_of_every_length_come_back (void)
{
  static const int lengths[] = { 1, 42, 43, 127, 128, 5461, 5462, 10000 };
  TeaBook *book = tea_fixture_book ();
  g_autofree char *done = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (TeaAction) action = tea_action_begin (book, "sample-import", "Imported", NULL);
    g_autoptr (TeaBulk) bulk = tea_bulk_begin (action, "request", 8, NULL);

    for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
      {
        g_autoptr (TeaSampleRequest) request = NULL;
        g_autoptr (GString) text = g_string_new (NULL);

        for (int j = 0; j < lengths[i]; j++)
          g_string_append (text, "灯");
        request = tea_sample_request_new (i + 1, text->str);
        tea_bulk_insert (bulk, request, &error);
        g_assert_no_error (error);
      }
    tea_bulk_end (bulk, &error);
    g_assert_no_error (error);
    tea_action_commit (action, &error);
    g_assert_no_error (error);
  }

  done = tea_sample_dump (book);
  undo (book);
  g_assert_cmpint (tea_sample_count (book, COUNT_REQUESTS), ==, 0);
  redo (book);
  redone = tea_sample_dump (book);
  g_assert_cmpstr (redone, ==, done);
  g_assert_cmpint (tea_sample_count (book, "SELECT max (length (text)) FROM request"), ==, 10000);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bulk/many-rows-are-one-entry-that-goes-back-and-forth",
                   test_many_rows_are_one_entry_that_goes_back_and_forth);
  g_test_add_func ("/bulk/the-search-finds-what-came", test_the_search_finds_what_came);
  g_test_add_func ("/bulk/the-search-follows-later-changes-of-what-came",
                   test_the_search_follows_later_changes_of_what_came);
  g_test_add_func ("/bulk/the-schema-is-as-it-was", test_the_schema_is_as_it_was);
  g_test_add_func ("/bulk/an-action-given-up-leaves-nothing",
                   test_an_action_given_up_leaves_nothing);
  g_test_add_func ("/bulk/nothing-to-add-is-no-entry", test_nothing_to_add_is_no_entry);
  g_test_add_func ("/bulk/later-changes-go-back-before-the-rows",
                   test_later_changes_go_back_before_the_rows);
  g_test_add_func ("/bulk/the-action-may-go-on-with-what-came",
                   test_the_action_may_go_on_with_what_came);
  g_test_add_func ("/bulk/it-goes-back-the-next-morning", test_it_goes_back_the_next_morning);
  g_test_add_func ("/bulk/rows-that-are-gone-are-not-taken-back",
                   test_rows_that_are_gone_are_not_taken_back);
  g_test_add_func ("/bulk/a-strange-table-in-the-history-is-refused",
                   test_a_strange_table_in_the_history_is_refused);
  g_test_add_func ("/bulk/a-refused-row-does-not-end-the-bulk",
                   test_a_refused_row_does_not_end_the_bulk);
  g_test_add_func ("/bulk/texts-of-every-length-come-back", test_texts_of_every_length_come_back);

  return g_test_run ();
}
