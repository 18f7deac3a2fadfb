/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-bulk.h"
#include "book/tea-history.h"
#include "book/tea-list.h"
#include "tea-fixture.h"
#include "tea-sample-record.h"

#define COUNT_HISTORY "SELECT count (*) FROM history WHERE verb <> 'book-new'"

/* What a change costs: only the columns that became different are written, so that the indexes and
 * the search are left alone; and what a screen hears of it. */

static void
run (TeaBook    *book,
     const char *sql)
{
  g_autoptr (TeaQuery) query = tea_query_new (book, "prepare a test", sql);
  g_autoptr (GError) error = NULL;

  tea_query_run (query, &error);
  g_assert_no_error (error);
}

/* Notes each column of a request that a statement names, even where its value stays the same. */
static void
watch_columns (TeaBook *book)
{
  static const char * const columns[] = {
    "number", "channel", "text", "person", "affected", "dispute", "received_at", "outcome",
    "outcome_on",
  };

  run (book, "CREATE TEMP TABLE written (name TEXT NOT NULL)");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *sql = NULL;

      sql = g_strdup_printf ("CREATE TEMP TRIGGER watch_%s AFTER UPDATE OF %s ON main.request"
                             " BEGIN INSERT INTO written VALUES ('%s'); END",
                             columns[i], columns[i], columns[i]);
      run (book, sql);
    }
}

static void
assert_written (TeaBook    *book,
                const char *expected)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  query = tea_query_new (book, "read what was written",
                         "SELECT name FROM temp.written ORDER BY name");
  while (tea_query_step (query, &error))
    g_string_append_printf (names, "%s ", tea_query_get_text (query, 0));
  g_assert_no_error (error);
  g_assert_cmpstr (names->str, ==, expected);
  g_clear_object (&query);
  run (book, "DELETE FROM temp.written");
}

static void
test_only_what_became_different_is_written (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleRequest) request = tea_sample_request_new (1, "楼道堆物");

  tea_sample_insert (book, request);
  watch_columns (book);

  g_object_set (request, "affected", 12, NULL);
  tea_sample_update (book, request);
  assert_written (book, "affected ");

  /* The same day in another spelling is the same day. */
  g_object_set (request, "received-at", "2026年11月22日 18:30", NULL);
  tea_sample_update (book, request);
  assert_written (book, "");
  g_assert_cmpstr (request->received_at, ==, "2026-11-22 18:30:00");

  g_object_set (request,
                "text", "楼道堆物，挡了门",
                "outcome", "solved",
                "outcome-on", "2026-12-31",
                "dispute", TRUE,
                NULL);
  tea_sample_update (book, request);
  assert_written (book, "dispute outcome outcome_on text ");

  g_object_set (request, "outcome", NULL, "outcome-on", NULL, NULL);
  tea_sample_update (book, request);
  assert_written (book, "outcome outcome_on ");

  tea_fixture_close (book);
}

static void
test_a_change_of_nothing_leaves_what_can_be_done_again (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleRequest) request = tea_sample_request_new (1, "楼道堆物");
  g_autoptr (TeaSampleParty) party = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redo = NULL;

  tea_sample_insert (book, request);
  party = tea_sample_add_party (book, "居民", 1);
  undone = tea_history_undo (book, NULL);
  g_assert_nonnull (undone);

  g_object_set (request, "text", "楼道堆物", "affected", 1, "outcome", NULL, NULL);
  tea_sample_update (book, request);
  redo = tea_history_dup_redo (book);
  g_assert_cmpstr (redo, ==, "Added a sample");

  tea_fixture_close (book);
}

/* There and back within one action is no change at all. */
static void
test_a_change_and_its_reverse_are_no_entry (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleRequest) request = tea_sample_request_new (1, "楼道堆物");
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  tea_sample_insert (book, request);
  before = tea_sample_dump (book);
  action = tea_action_begin (book, "sample-change", "There and back", &error);
  g_object_set (request, "affected", 7, NULL);
  tea_action_update (action, request, &error);
  g_assert_no_error (error);
  g_object_set (request, "affected", 1, NULL);
  tea_action_update (action, request, &error);
  g_assert_no_error (error);
  tea_action_commit (action, &error);
  g_assert_no_error (error);

  after = tea_sample_dump (book);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (tea_sample_count (book, COUNT_HISTORY), ==, 1);

  tea_fixture_close (book);
}

/* Two pages show the same request; each change goes back by itself and leaves the other. */
static void
test_changes_of_two_columns_go_back_one_by_one (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleRequest) request = tea_sample_request_new (1, "楼道堆物");
  g_autoptr (TeaSampleRequest) loaded = NULL;
  g_autoptr (TeaSampleRequest) first = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  tea_sample_insert (book, request);
  tea_record_edit (TEA_RECORD (request), book, "text", "楼道清空了", &error);
  g_assert_no_error (error);
  tea_record_edit (TEA_RECORD (request), book, "affected", "40", &error);
  g_assert_no_error (error);

  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  loaded = tea_book_get (book, TEA_TYPE_SAMPLE_REQUEST, tea_record_get_id (TEA_RECORD (request)),
                         &error);
  g_assert_cmpint (loaded->affected, ==, 1);
  g_assert_cmpstr (loaded->text, ==, "楼道清空了");

  again = tea_history_undo (book, &error);
  g_assert_no_error (error);
  first = tea_book_get (book, TEA_TYPE_SAMPLE_REQUEST, tea_record_get_id (TEA_RECORD (request)),
                        &error);
  g_assert_cmpstr (first->text, ==, "楼道堆物");

  tea_fixture_close (book);
}

typedef struct
{
  const char *column;
  const char *text;
  const char *parsed;
} Parsing;

static void
test_fields_are_read_as_their_type_says (void)
{
  static const Parsing parsings[] = {
    { "affected", "2147483647", "2147483647" }, { "affected", "007", "7" }, { "affected", "", "0" },
    { "affected", NULL, "0" }, { "affected", "2147483648", NULL }, { "affected", "-1", NULL },
    { "affected", "1.5", NULL }, { "affected", "5户", NULL }, { "affected", " 5", NULL },
    { "affected", "五", NULL }, { "affected", "99999999999999999999", NULL },
    { "dispute", "1", "1" }, { "dispute", "0", "0" }, { "dispute", "2", NULL },
    { "dispute", "yes", NULL }, { "dispute", "", "0" },
    { "person", "9223372036854775807", "9223372036854775807" },
    { "person", "9223372036854775808", NULL }, { "person", "0", "" }, { "person", "-3", NULL },
    { "outcome_on", "2026年12月31日", "2026-12-31" }, { "outcome_on", "", "" },
    { "outcome_on", "2026-12-32", NULL }, { "outcome_on", "除夕", NULL },
    { "received_at", "2027/1/1", "2027-01-01 00:00:00" }, { "received_at", "12:00", NULL },
    { "outcome", "", "" }, { "text", "", "" }, { "text", " 前后有空格 ", " 前后有空格 " },
    { "text", "\xe6\xa5", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parsings); i++)
    {
      g_autoptr (TeaSampleRequest) request = tea_sample_request_new (1, "楼道堆物");
      TeaRecord *record = TEA_RECORD (request);
      const TeaColumn *column = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      gboolean parsed;

      column = tea_record_class_find_column (TEA_RECORD_GET_CLASS (record), parsings[i].column);
      before = tea_record_dup_column (record, column);
      parsed = tea_record_parse_column (record, column, parsings[i].text, &error);
      after = tea_record_dup_column (record, column);
      g_test_message ("%u: %s", i, parsings[i].column);
      g_assert_cmpint (parsed, ==, parsings[i].parsed != NULL);
      g_assert_cmpint (error == NULL, ==, parsed);

      /* What cannot be read leaves the field as it was. */
      g_assert_cmpstr (after, ==, parsed ? parsings[i].parsed : before);
    }
}

static void
test_an_emptied_field_is_nothing_or_empty_as_its_type_says (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleRequest) request = tea_sample_request_new (1, "楼道堆物");
  g_autoptr (TeaSampleParty) party = tea_sample_add_party (book, "居民", 3);
  g_autoptr (GError) error = NULL;

  g_object_set (request, "outcome", "solved", "outcome-on", "2026-11-23", NULL);
  tea_sample_insert (book, request);
  tea_record_edit (TEA_RECORD (party), book, "position", "", &error);
  g_assert_no_error (error);
  g_assert_cmpint (party->position, ==, 0);

  /* Half of an outcome contradicts itself; the field keeps what it had. */
  g_assert_false (tea_record_edit (TEA_RECORD (request), book, "outcome_on", "", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpstr (request->outcome_on, ==, "2026-11-23");
  g_assert_false (tea_record_edit (TEA_RECORD (request), book, "text", NULL, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_CONSTRAINT);
  g_assert_cmpstr (request->text, ==, "楼道堆物");

  tea_fixture_close (book);
}

static void
test_a_field_that_is_not_there_cannot_be_edited (void)
{
  static const char * const columns[] = { "members", "id", "", "name; DROP TABLE party", "名称" };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) party = tea_sample_add_party (book, "居民", 1);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tea_record_edit (TEA_RECORD (party), book, columns[i], "5", &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND);
    }
  g_assert_cmpint (tea_sample_count (book, COUNT_HISTORY), ==, 1);

  tea_fixture_close (book);
}

typedef struct
{
  guint n_splices;
  guint removed;
  guint added;
} Splices;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Splices    *splices)
{
  splices->n_splices++;
  splices->removed = removed;
  splices->added = added;
}

static void
import (TeaBook *book,
        int      n_rows)
{
  g_autoptr (TeaAction) action = tea_action_begin (book, "sample-import", "Imported", NULL);
  g_autoptr (TeaBulk) bulk = tea_bulk_begin (action, "request", n_rows, NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < n_rows; i++)
    {
      g_autoptr (TeaSampleRequest) request = tea_sample_request_new (i + 1, "楼道堆物");

      tea_bulk_insert (bulk, request, &error);
      g_assert_no_error (error);
    }
  tea_bulk_end (bulk, &error);
  g_assert_no_error (error);
  tea_action_commit (action, &error);
  g_assert_no_error (error);
}

static void
test_a_list_gets_rows_in_bulk_as_one_splice (void)
{
  TeaBook *book = tea_fixture_book ();
  TeaQuery *query = tea_query_new_for_records (book, TEA_TYPE_SAMPLE_REQUEST, "ORDER BY number");
  g_autoptr (TeaList) list = tea_list_new (query);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  Splices splices = { 0 };

  tea_fixture_turn ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 0));
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &splices);

  import (book, 300);
  tea_fixture_turn ();
  g_assert_cmpuint (splices.n_splices, ==, 1);
  g_assert_cmpuint (splices.added, ==, 300);
  {
    g_autoptr (TeaSampleRequest) last = g_list_model_get_item (G_LIST_MODEL (list), 299);

    g_assert_cmpstr (last->number, ==, "2026-0300");
  }

  undone = tea_history_undo (book, NULL);
  tea_fixture_turn ();
  g_assert_cmpuint (splices.n_splices, ==, 2);
  g_assert_cmpuint (splices.removed, ==, 300);
  redone = tea_history_redo (book, NULL);
  tea_fixture_turn ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 300);

  g_clear_object (&list);
  tea_fixture_close (book);
}

static void
test_a_row_that_moves_stays_the_same_object (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) first = tea_sample_add_party (book, "居民", 10);
  g_autoptr (TeaSampleParty) second = tea_sample_add_party (book, "物业", 20);
  g_autoptr (TeaList) list = tea_list_new (tea_sample_query_parties (book));
  g_autoptr (TeaSampleParty) shown = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (TeaSampleParty) moved = NULL;
  guint position = 99;

  g_object_set (first, "position", 30, NULL);
  tea_sample_update (book, first);
  tea_fixture_turn ();
  g_assert_true (tea_list_find (list, tea_record_get_id (TEA_RECORD (first)), &position));
  g_assert_cmpuint (position, ==, 1);
  moved = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_true (moved == shown);
  g_assert_cmpint (moved->position, ==, 30);

  g_clear_object (&list);
  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change/only-what-became-different-is-written",
                   test_only_what_became_different_is_written);
  g_test_add_func ("/change/a-change-of-nothing-leaves-what-can-be-done-again",
                   test_a_change_of_nothing_leaves_what_can_be_done_again);
  g_test_add_func ("/change/a-change-and-its-reverse-are-no-entry",
                   test_a_change_and_its_reverse_are_no_entry);
  g_test_add_func ("/change/changes-of-two-columns-go-back-one-by-one",
                   test_changes_of_two_columns_go_back_one_by_one);
  g_test_add_func ("/change/fields-are-read-as-their-type-says",
                   test_fields_are_read_as_their_type_says);
  g_test_add_func ("/change/an-emptied-field-is-nothing-or-empty-as-its-type-says",
                   test_an_emptied_field_is_nothing_or_empty_as_its_type_says);
  g_test_add_func ("/change/a-field-that-is-not-there-cannot-be-edited",
                   test_a_field_that_is_not_there_cannot_be_edited);
  g_test_add_func ("/change/a-list-gets-rows-in-bulk-as-one-splice",
                   test_a_list_gets_rows_in_bulk_as_one_splice);
  g_test_add_func ("/change/a-row-that-moves-stays-the-same-object",
                   test_a_row_that_moves_stays_the_same_object);

  return g_test_run ();
}
