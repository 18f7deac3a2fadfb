/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-action.h"
#include "book/tea-history.h"
#include "collect/tea-category.h"
#include "collect/tea-import.h"
#include "collect/tea-request.h"
#include "people/tea-person.h"

#include "tea-fixture.h"

/* Enough lines for them to go in all at once, see MANY_LINES. */
#define N_ROWS 600

static GBytes *
make_sheet (guint first,
            guint n_rows)
{
  GString *sheet = g_string_new ("工单编号,来电时间,来电人,来电人电话,地址,主要内容\n");

  /* Of every resident the phone is only learned later. */
  for (guint i = first; i < first + n_rows; i++)
    {
      g_autofree char *phone = g_strdup_printf ("139%08u", i % 200);

      g_string_append_printf (sheet, "GD%09u,202%u-10-%02u 08:00:00,居民%u,%s,%u栋1单元%u01,"
                              "第%u次反映楼道里的灯不亮\n",
                              i, i % 2 + 5, 1 + i % 28, i % 200, i % 600 >= 200 ? phone : "",
                              1 + i % 20, 1 + i % 10, i);
    }

  return g_string_free_to_bytes (sheet);
}

static gboolean
import_sheet (TeaBook  *book,
              guint     first,
              guint     n_rows,
              GError  **error)
{
  g_autoptr (GBytes) bytes = make_sheet (first, n_rows);
  g_autoptr (TeaImport) import = tea_import_new (book, "sheet.csv", bytes, TEA_IMPORT_SHEET, error);

  return import != NULL &&
         tea_import_read (import, NULL, NULL, NULL, error) &&
         tea_import_mark_duplicates (import, book, error) &&
         tea_import_commit (import, book, error);
}

static void
assert_import (TeaBook *book,
               guint    first,
               guint    n_rows)
{
  g_autoptr (GError) error = NULL;

  import_sheet (book, first, n_rows, &error);
  g_assert_no_error (error);
}

static void
assert_sound (TeaBook *book)
{
  g_autoptr (GError) error = NULL;

  tea_book_check (book, &error);
  g_assert_no_error (error);
}

static char *
dump (TeaBook    *book,
      const char *sql)
{
  g_autoptr (TeaQuery) query = tea_query_new (book, "dump", sql);
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  while (tea_query_step (query, &error))
    g_string_append_printf (text, "%s\n", tea_query_get_text (query, 0));
  g_assert_no_error (error);

  return g_string_free (text, FALSE);
}

/* Every word that an import writes, with everything by which its rows hang together. */
static char *
dump_rows (TeaBook *book)
{
  return dump (book,
               "SELECT concat_ws ('|', id, number, source, source_number, visit, channel, text,"
               "                  person, household, address, grid, category, urgency, affected,"
               "                  dispute, received_at, topic, outcome, outcome_on, outcome_note)"
               " FROM request"
               " UNION ALL SELECT concat_ws ('|', id, name, initials, phone, household) FROM person"
               " UNION ALL SELECT concat_ws ('|', id, estate, building, unit, room, grid)"
               " FROM household"
               " UNION ALL SELECT concat_ws ('|', id, format, name, taken_at) FROM source"
               " ORDER BY 1");
}

static char *
dump_schema (TeaBook *book)
{
  return dump (book, "SELECT name || ': ' || sql FROM sqlite_schema WHERE sql IS NOT NULL"
                     " ORDER BY name");
}

static int
count_found (TeaBook    *book,
             const char *text)
{
  int n = -1;

  g_assert_true (tea_request_count (book, &(TeaRequestFilter) { .text = text }, &n, NULL));

  return n;
}

static gint64
count (TeaBook    *book,
       const char *sql)
{
  g_autoptr (TeaQuery) query = tea_query_new (book, "count", sql);
  gint64 n = -1;

  g_assert_true (tea_query_read_int (query, &n, NULL));

  return n;
}

/* What was dropped to be quick is made again as it was, into an empty book and into a full one. */
static void
test_indexes_and_triggers_are_back (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *before = dump_schema (book);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *after = NULL;

      assert_import (book, i * N_ROWS, N_ROWS);
      after = dump_schema (book);
      g_assert_cmpstr (after, ==, before);
      assert_sound (book);
    }

  g_assert_cmpint (count_found (book, "楼道"), ==, 3 * N_ROWS);
  tea_fixture_close (book);
}

/* Numbers are given in the order of the lines, each year its own, and go on from the last ones. */
static void
test_numbers_follow_the_lines (void)
{
  TeaBook *book = tea_fixture_book ();

  assert_import (book, 0, N_ROWS);
  assert_import (book, N_ROWS, N_ROWS);
  g_assert_cmpint (count (book, "SELECT count(*) FROM request AS one JOIN request AS other"
                                " ON one.source_number < other.source_number"
                                " AND substr (one.number, 1, 4) = substr (other.number, 1, 4)"
                                " AND one.number >= other.number"), ==, 0);
  g_assert_cmpint (count (book, "SELECT max (number = '2025-0600') + max (number = '2026-0600')"
                                " FROM request"), ==, 2);
  g_assert_cmpint (count (book, "SELECT max (last) FROM counter WHERE kind = ''"), ==, N_ROWS);
  tea_fixture_close (book);
}

/* The history only counts the rows, and yet gives every word back, also the next morning. */
static void
test_undo_and_redo_give_every_word_back (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *empty = NULL;
  g_autofree char *full = NULL;

  assert_import (book, 0, N_ROWS);
  empty = dump_rows (book);
  assert_import (book, N_ROWS, N_ROWS);
  full = dump_rows (book);
  g_assert_cmpint (count (book, "SELECT max (length (changeset)) < 200 * 600 FROM history"), ==, 1);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;
      g_autofree char *without = NULL;
      g_autofree char *again = NULL;

      book = tea_fixture_reopen (book);
      undone = tea_history_undo (book, &error);
      g_assert_no_error (error);
      without = dump_rows (book);
      g_assert_cmpstr (without, ==, empty);
      assert_sound (book);

      book = tea_fixture_reopen (book);
      redone = tea_history_redo (book, &error);
      g_assert_no_error (error);
      again = dump_rows (book);
      g_assert_cmpstr (again, ==, full);
      g_assert_cmpint (count_found (book, "楼道"), ==, 2 * N_ROWS);
      assert_sound (book);
    }

  tea_fixture_close (book);
}

/* A row that some other program removed is not there to be taken back; nothing else goes then. */
static void
test_undo_refuses_other_rows_than_came (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  assert_import (book, 0, N_ROWS);
  {
    g_autoptr (TeaQuery) query = tea_query_new (book, "remove one behind the history's back",
                                                "DELETE FROM request WHERE number = '2026-0007'");

    g_assert_true (tea_query_run (query, &error));
    g_assert_no_error (error);
  }

  before = dump_rows (book);
  g_assert_null (tea_history_undo (book, &error));
  g_assert_nonnull (error);
  after = dump_rows (book);
  g_assert_cmpstr (after, ==, before);
  tea_fixture_close (book);
}

/* Somebody whom the book knows, or the sheet itself, gets a phone further down: the search has
 * them once, with it. */
static void
test_people_who_are_completed_are_found (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaPerson) person = NULL;
  gint64 known, household;

  g_assert_true (tea_person_find_or_add (book, "居民7", NULL, 0, &known, &error));
  person = tea_book_get (book, TEA_TYPE_PERSON, known, &error);
  g_assert_true (tea_person_set_address (person, book, "8栋1单元801", &error));
  household = person->household;
  g_assert_cmpint (household, !=, 0);

  assert_import (book, 0, N_ROWS);
  assert_sound (book);
  g_assert_cmpint (count (book, "SELECT count(*) FROM person WHERE name = '居民7'"), ==, 1);
  g_assert_cmpint (count (book, "SELECT count(*) FROM person WHERE phone = '13900000007'"), ==, 1);
  g_assert_cmpint (count (book, "SELECT count(*) FROM search WHERE search MATCH '\"13900000007\"'"),
                   ==, 1);
  g_assert_cmpint (count (book, "SELECT count(*) FROM search WHERE search MATCH '\"13900000008\"'"),
                   ==, 1);
  g_assert_cmpint (count_found (book, "13900000007"), ==, 3);

  {
    g_autofree char *undone = tea_history_undo (book, &error);

    g_assert_no_error (error);
    g_assert_cmpint (count (book, "SELECT count(*) FROM person"), ==, 1);
    g_assert_cmpint (count (book, "SELECT count(*) FROM search"
                                  " WHERE search MATCH '\"13900000007\"'"), ==, 0);
    assert_sound (book);
  }

  tea_fixture_close (book);
}

/* Checks that were put off for the rows of an import hold again for everything else. */
static void
test_the_table_checks_again (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  assert_import (book, 0, N_ROWS);
  before = dump_schema (book);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TeaQuery) query = tea_query_new (book, "break a row",
                                                  "UPDATE request SET channel = 'pigeon'");
      g_autoptr (TeaImport) import = NULL;
      g_autoptr (GBytes) bytes = make_sheet (N_ROWS, N_ROWS);
      g_autoptr (TeaDraft) draft = NULL;
      g_autofree char *after = NULL;

      g_assert_false (tea_query_run (query, &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_CONSTRAINT);
      g_clear_error (&error);

      /* An import that fails in its middle leaves the book so, too. */
      import = tea_import_new (book, "sheet.csv", bytes, TEA_IMPORT_SHEET, &error);
      g_assert_true (tea_import_read (import, NULL, NULL, NULL, &error));
      draft = g_list_model_get_item (G_LIST_MODEL (import), N_ROWS - 1);
      g_set_str (&draft->text, "   ");
      g_assert_false (tea_import_commit (import, book, &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
      g_clear_error (&error);
      after = dump_schema (book);
      g_assert_cmpstr (after, ==, before);
    }

  g_assert_cmpint (count (book, "SELECT count(*) FROM request"), ==, N_ROWS);
  assert_sound (book);
  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/bulk/indexes-and-triggers-are-back",
                   test_indexes_and_triggers_are_back);
  g_test_add_func ("/import/bulk/numbers-follow-the-lines", test_numbers_follow_the_lines);
  g_test_add_func ("/import/bulk/undo-and-redo-give-every-word-back",
                   test_undo_and_redo_give_every_word_back);
  g_test_add_func ("/import/bulk/undo-refuses-other-rows-than-came",
                   test_undo_refuses_other_rows_than_came);
  g_test_add_func ("/import/bulk/people-who-are-completed-are-found",
                   test_people_who_are_completed_are_found);
  g_test_add_func ("/import/bulk/the-table-checks-again", test_the_table_checks_again);

  return g_test_run ();
}
