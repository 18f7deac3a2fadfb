/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "book/tea-book.h"
#include "book/tea-history.h"
#include "book/tea-schema-private.h"
#include "tea-fixture.h"
#include "tea-sample-record.h"

#define PAGE_SIZE 4096

/* Where a second process finds the book that it shall try to open. */
#define BOOK_VARIABLE "TEA_TEST_BOOK"

static char *
create_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("teatime-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

/* How many files are in a folder, hidden ones too. */
static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    count++;

  return count;
}

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (contents, length);
}

static void
write_file (const char *path,
            const char *contents)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

static void
execute (const char *path,
         const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
close_book (TeaBook *book)
{
  tea_book_close (book);
  g_object_unref (book);
}

static void
test_book_is_one_file (void)
{
  g_autofree char *folder = create_folder ();
  g_autofree char *path = g_build_filename (folder, "book.teatime", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  g_autofree char *unset = NULL;
  TeaBook *book;

  book = tea_book_create (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tea_book_get_path (book), ==, path);
  g_assert_true (tea_book_set_setting (book, "community", "石榴里", &error));
  g_assert_true (tea_book_set_setting (book, "community", "石榴里社区", &error));
  g_assert_no_error (error);
  close_book (book);

  book = tea_book_open (path, &error);
  g_assert_no_error (error);
  value = tea_book_dup_setting (book, "community");
  g_assert_cmpstr (value, ==, "石榴里社区");
  unset = tea_book_dup_setting (book, "no such thing");
  g_assert_cmpstr (unset, ==, "");
  g_assert_true (tea_book_check (book, &error));
  g_assert_no_error (error);
  close_book (book);

  /* An empty journal may stay; a lock may not. */
  {
    g_autofree char *journal = g_strconcat (path, "-journal", NULL);

    g_unlink (journal);
    g_assert_cmpuint (count_files (folder), ==, 1);
  }

  g_unlink (path);
  g_rmdir (folder);
}

static void
assert_not_opened (const char *path,
                   TeaError    code)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GBytes) before = read_file (path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  guint n_files = count_files (folder);

  g_assert_null (tea_book_open (path, &error));
  g_assert_error (error, TEA_ERROR, (int) code);

  after = read_file (path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (count_files (folder), ==, n_files);
}

static void
test_what_is_no_book_stays_as_it_is (void)
{
  g_autofree char *folder = create_folder ();
  g_autofree char *text = g_build_filename (folder, "letter.txt", NULL);
  g_autofree char *empty = g_build_filename (folder, "empty.teatime", NULL);
  g_autofree char *database = g_build_filename (folder, "bookmarks.sqlite", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.teatime", NULL);
  g_autoptr (GError) error = NULL;

  write_file (text, "Dear neighbours, the lift is broken again. "
                    "This letter is longer than the header of a database, which has 100 bytes.");
  write_file (empty, "");
  execute (database, "CREATE TABLE bookmark (url); PRAGMA user_version = 3");

  assert_not_opened (text, TEA_ERROR_NOT_A_BOOK);
  assert_not_opened (empty, TEA_ERROR_NOT_A_BOOK);
  assert_not_opened (database, TEA_ERROR_NOT_A_BOOK);

  g_assert_null (tea_book_open (missing, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));

  g_assert_null (tea_book_open (folder, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_NOT_A_BOOK);

  g_unlink (text);
  g_unlink (empty);
  g_unlink (database);
  g_rmdir (folder);
}

static void
test_newer_book_stays_as_it_is (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *path = g_strdup (tea_book_get_path (book));
  g_autofree char *version = NULL;

  close_book (book);
  execute (path, "PRAGMA user_version = 99");
  assert_not_opened (path, TEA_ERROR_NEWER);

  version = g_strdup_printf ("PRAGMA user_version = %u", tea_schema_count_steps ());
  execute (path, version);
  book = tea_book_open (path, NULL);
  g_assert_nonnull (book);
  tea_fixture_close (book);
}

static void
test_create_does_not_touch_a_file (void)
{
  g_autofree char *folder = create_folder ();
  g_autofree char *path = g_build_filename (folder, "letter.txt", NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  write_file (path, "Dear neighbours");
  before = read_file (path);
  g_assert_null (tea_book_create (path, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_CONSTRAINT);
  after = read_file (path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (count_files (folder), ==, 1);

  g_unlink (path);
  g_rmdir (folder);
}

static void
test_failed_create_leaves_no_file (void)
{
  g_autofree char *folder = create_folder ();
  g_autofree char *path = g_build_filename (folder, "book.teatime", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "such", "folder.teatime", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (tea_book_create (nowhere, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_READ_ONLY);
  g_clear_error (&error);

  /* SQLite cannot write its journal here. */
  g_assert_cmpint (g_mkdir (journal, 0700), ==, 0);
  g_assert_null (tea_book_create (path, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == TEA_ERROR);
  g_rmdir (journal);
  g_assert_cmpuint (count_files (folder), ==, 0);

  g_rmdir (folder);
}

/* Runs in a process of its own: POSIX locks say nothing within one. */
static void
test_subprocess_open (void)
{
  g_autoptr (GError) error = NULL;
  TeaBook *book = tea_book_open (g_getenv (BOOK_VARIABLE), &error);

  if (book == NULL)
    g_print ("refused with %d: %s\n", error->code, error->message);
  else
    g_print ("opened\n");

  g_clear_object (&book);
}

static void
open_elsewhere (const char *path)
{
  g_auto (GStrv) environment = g_get_environ ();

  environment = g_environ_setenv (environment, BOOK_VARIABLE, path, TRUE);
  g_test_trap_subprocess_with_envp ("/book/subprocess/open", (const char * const *) environment,
                                    0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_second_opener_is_told_who (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *path = g_strdup (tea_book_get_path (book));
  g_autofree char *refused = NULL;
  g_autoptr (TeaSampleParty) party = NULL;

  refused = g_strdup_printf ("*refused with %d: *%s on %s*", TEA_ERROR_BUSY,
                             g_get_real_name (), g_get_host_name ());
  open_elsewhere (path);
  g_test_trap_assert_stdout (refused);

  /* Being refused does the first one no harm. */
  party = tea_sample_add_party (book, "居民代表", 1);
  open_elsewhere (path);
  g_test_trap_assert_stdout (refused);

  close_book (book);
  open_elsewhere (path);
  g_test_trap_assert_stdout ("*opened*");

  tea_fixture_close (tea_book_open (path, NULL));
}

/* The same window opens a book twice: the first must not lose its lock by that. */
static void
test_opening_twice_keeps_the_lock (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;

  g_assert_null (tea_book_open (tea_book_get_path (book), &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_BUSY);

  open_elsewhere (tea_book_get_path (book));
  g_test_trap_assert_stdout ("*refused*");

  tea_fixture_close (book);
}

static void
test_lock_of_a_crash_does_not_lock_out (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *path = g_strdup (tea_book_get_path (book));
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *lock = g_build_filename (folder, ".~lock.石榴里.teatime#", NULL);

  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  close_book (book);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));

  write_file (lock, "somebody who is long gone");
  book = tea_book_open (path, NULL);
  g_assert_nonnull (book);

  tea_fixture_close (book);
}

static void
fill (TeaBook *book)
{
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d 号楼的电梯又坏了，三天没有人来修。", i);
      g_autoptr (TeaSampleRequest) request = tea_sample_request_new (i, text);

      tea_sample_insert (book, request);
    }
}

/* Page after page is overwritten, and each time the damage has to be found and said. */
static void
test_damage_is_found (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *path = g_strdup (tea_book_get_path (book));
  g_autoptr (GBytes) whole = NULL;
  gsize length;
  const char *bytes;

  fill (book);
  close_book (book);
  whole = read_file (path);
  bytes = g_bytes_get_data (whole, &length);
  g_assert_cmpuint (length / PAGE_SIZE, >, 40);

  for (gsize page = 1; page < length / PAGE_SIZE; page++)
    {
      g_autofree char *damaged = g_memdup2 (bytes, length);
      g_autoptr (GError) error = NULL;

      memset (damaged + page * PAGE_SIZE, 0xa5, PAGE_SIZE);
      g_file_set_contents (path, damaged, length, &error);
      g_assert_no_error (error);

      book = tea_book_open (path, &error);
      if (book != NULL)
        {
          g_assert_false (tea_book_check (book, &error));
          close_book (book);
        }
      g_assert_error (error, TEA_ERROR, TEA_ERROR_CORRUPT);
    }

  g_file_set_contents (path, bytes, length, NULL);
  tea_fixture_close (tea_book_open (path, NULL));
}

/* Any bytes anywhere: it may go unnoticed inside a text, but nothing crashes and no error is
 * without words. */
static void
test_damage_never_crashes (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *path = g_strdup (tea_book_get_path (book));
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  g_autoptr (GBytes) whole = NULL;
  gsize length;
  const char *bytes;

  fill (book);
  close_book (book);
  whole = read_file (path);
  bytes = g_bytes_get_data (whole, &length);

  for (int round = 0; round < 60; round++)
    {
      g_autofree char *damaged = g_memdup2 (bytes, length);
      g_autoptr (GError) error = NULL;

      for (int i = 0; i < 200; i++)
        damaged[g_rand_int_range (rand, 100, length)] = g_rand_int_range (rand, 0, 256);
      g_file_set_contents (path, damaged, length, &error);
      g_assert_no_error (error);

      book = tea_book_open (path, &error);
      if (book != NULL)
        {
          g_autoptr (TeaQuery) query = NULL;
          g_autoptr (GPtrArray) records = NULL;

          tea_book_check (book, &error);
          query = tea_query_new_for_records (book, TEA_TYPE_SAMPLE_REQUEST, "ORDER BY number");
          records = tea_query_read_records (query, NULL);
          g_free (tea_history_undo (book, NULL));
          close_book (book);
        }

      if (error != NULL)
        {
          g_assert_true (error->domain == TEA_ERROR);
          g_assert_cmpstr (error->message, !=, "");
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
    }

  g_file_set_contents (path, bytes, length, NULL);
  tea_fixture_close (tea_book_open (path, NULL));
}

static void
test_closed_book_answers_no_more (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *path = g_strdup (tea_book_get_path (book));
  g_autoptr (TeaQuery) query = tea_sample_query_parties (book);
  g_autoptr (TeaSampleParty) party = tea_sample_add_party (book, "居民代表", 1);
  g_autoptr (GError) error = NULL;
  TeaBook *again;

  g_assert_true (tea_query_step (query, NULL));
  tea_book_close (book);

  /* A query that is still held does not hold the file. */
  again = tea_book_open (path, &error);
  g_assert_no_error (error);

  g_assert_false (tea_query_step (query, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (tea_book_get (book, TEA_TYPE_SAMPLE_PARTY, 1, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (tea_action_begin (book, "too-late", "Too late", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_FAILED);

  g_object_unref (book);
  tea_fixture_close (again);
}

static void
test_wrong_sql_is_told_when_it_is_stepped (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaQuery) query = tea_query_new (book, "ask for nonsense", "SELECT FROM WHERE");
  g_autoptr (GError) error = NULL;

  g_assert_false (tea_query_step (query, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "ask for nonsense"));

  tea_fixture_close (book);
}

static void
test_today_is_the_books_own (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *today = tea_book_today (book);

  g_assert_cmpstr (today, ==, "2026-11-23");
  g_assert_cmpint (tea_sample_count (book, "SELECT today () = '2026-11-23'"), ==, 1);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/book/it-is-one-file", test_book_is_one_file);
  g_test_add_func ("/book/what-is-no-book-stays-as-it-is", test_what_is_no_book_stays_as_it_is);
  g_test_add_func ("/book/a-newer-one-stays-as-it-is", test_newer_book_stays_as_it_is);
  g_test_add_func ("/book/create-does-not-touch-a-file", test_create_does_not_touch_a_file);
  g_test_add_func ("/book/a-failed-create-leaves-no-file", test_failed_create_leaves_no_file);
  g_test_add_func ("/book/a-second-opener-is-told-who", test_second_opener_is_told_who);
  g_test_add_func ("/book/opening-it-twice-keeps-the-lock", test_opening_twice_keeps_the_lock);
  g_test_add_func ("/book/the-lock-of-a-crash-does-not-lock-out",
                   test_lock_of_a_crash_does_not_lock_out);
  g_test_add_func ("/book/damage-is-found", test_damage_is_found);
  g_test_add_func ("/book/damage-never-crashes", test_damage_never_crashes);
  g_test_add_func ("/book/a-closed-one-answers-no-more", test_closed_book_answers_no_more);
  g_test_add_func ("/book/wrong-sql-is-told-when-it-is-stepped",
                   test_wrong_sql_is_told_when_it_is_stepped);
  g_test_add_func ("/book/today-is-its-own", test_today_is_the_books_own);
  g_test_add_func ("/book/subprocess/open", test_subprocess_open);

  return g_test_run ();
}
