/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "book/tea-backup.h"
#include "tea-fixture.h"
#include "tea-sample-record.h"

static char *
make_backup (TeaBook    *book,
             const char *occasion)
{
  g_autoptr (GError) error = NULL;
  char *path = tea_backup_make (book, occasion, &error);

  g_assert_no_error (error);
  g_assert_nonnull (path);

  return path;
}

static void
close_book (TeaBook *book)
{
  tea_book_close (book);
  g_object_unref (book);
}

static TeaBook *
open_book (const char *path)
{
  g_autoptr (GError) error = NULL;
  TeaBook *book = tea_book_open (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (book);

  return book;
}

/* What is left beside the book, for tea_fixture_close(). */
static void
close_with_folder (const char *path)
{
  tea_fixture_close (open_book (path));
}

static void
assert_dump (const char *path,
             const char *expected)
{
  TeaBook *book = open_book (path);
  g_autofree char *dump = tea_sample_dump (book);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (dump, ==, expected);
  tea_book_check (book, &error);
  g_assert_no_error (error);
  close_book (book);
}

static void
test_backup_holds_the_same_rows (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) party = tea_sample_add_party (book, "居民代表", 1);
  g_autoptr (TeaSampleRequest) request = tea_sample_request_new (1, "电梯坏了");
  g_autofree char *dump = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (GPtrArray) paths = NULL;

  tea_sample_insert (book, request);
  dump = tea_sample_dump (book);
  path = make_backup (book, "asked");
  name = g_path_get_basename (path);
  g_assert_cmpstr (name, ==, "2026-11-23-090000-asked.teatime");

  /* The book goes on, the backup does not. */
  tea_sample_delete (book, party);
  assert_dump (path, dump);

  paths = tea_backup_list (tea_book_get_path (book));
  g_assert_cmpuint (paths->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (paths, 0), ==, path);

  tea_fixture_close (book);
}

/* What became of a backup that a thread makes. */
typedef struct
{
  gboolean  over;
  char     *path;
  GError   *error;
} Made;

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Made *made = data;

  made->path = tea_backup_make_finish (TEA_BOOK (source), result, &made->error);
  made->over = TRUE;
}

static void
wait_for_backup (Made *made)
{
  while (!made->over)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_thread_makes_a_backup_while_the_book_is_read (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) party = tea_sample_add_party (book, "居民代表", 1);
  g_autofree char *before = tea_sample_dump (book);
  g_autofree char *read = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaAction) action = NULL;
  Made made = { FALSE };

  tea_backup_make_async (book, "asked", made_cb, &made);
  read = tea_sample_dump (book);
  g_assert_cmpstr (read, ==, before);
  action = tea_action_begin (book, "add", "Added a party", &error);
  g_assert_null (action);
  g_assert_error (error, TEA_ERROR, TEA_ERROR_BUSY);

  wait_for_backup (&made);
  g_assert_no_error (made.error);
  assert_dump (made.path, before);
  g_free (made.path);
  tea_fixture_close (book);
}

static void
test_book_that_is_closed_leaves_no_half_backup (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *path = g_strdup (tea_book_get_path (book));
  g_autoptr (GPtrArray) backups = NULL;
  Made made = { FALSE };

  tea_backup_make_async (book, "meeting", made_cb, &made);
  close_book (book);
  wait_for_backup (&made);

  /* Where it was made before it could be stopped it is whole. */
  backups = tea_backup_list (path);
  g_assert_cmpuint (backups->len, ==, made.path != NULL);
  if (made.path == NULL)
    g_assert_error (made.error, TEA_ERROR, TEA_ERROR_CANCELLED);
  g_clear_error (&made.error);
  g_free (made.path);
  close_with_folder (path);
}

static void
test_daily_backup_is_made_once_a_day (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *asked = make_backup (book, "asked");
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 23, 10 + i, 0, 0);
      g_autoptr (GPtrArray) paths = NULL;

      tea_book_set_now (book, now);
      g_assert_true (tea_backup_daily (book, &error));
      g_assert_no_error (error);
      paths = tea_backup_list (tea_book_get_path (book));
      g_assert_cmpuint (paths->len, ==, 2);
    }

  tea_fixture_close (book);
}

static void
test_what_was_cut_off_does_not_stay (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *folder = g_strconcat (tea_book_get_path (book), ".backups", NULL);
  g_autofree char *old = g_build_filename (folder, "2026-11-21-143000-meeting.teatime.part", NULL);
  g_autofree char *late = g_build_filename (folder, "2026-11-22-235959-meeting.teatime.part", NULL);
  g_autofree char *foreign = g_build_filename (folder, "letter.teatime.part", NULL);
  g_autofree char *first = make_backup (book, "asked");
  g_autofree char *second = NULL;

  g_assert_true (g_file_set_contents (old, "half", -1, NULL));
  g_assert_true (g_file_set_contents (late, "half", -1, NULL));
  g_assert_true (g_file_set_contents (foreign, "half", -1, NULL));
  second = make_backup (book, "meeting");
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (late, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));

  tea_fixture_close (book);
}

static void
test_backups_are_thinned_out (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GDateTime) start = g_date_time_new_local (2026, 1, 1, 20, 0, 0);
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) paths = NULL;
  g_autofree char *folder = g_strconcat (tea_book_get_path (book), ".backups", NULL);
  g_autofree char *foreign = g_build_filename (folder, "letter.teatime", NULL);
  g_autoptr (GError) error = NULL;
  guint n_expected = 0;

  for (int i = 0; i < 400; i++)
    {
      g_autoptr (GDateTime) now = g_date_time_add_days (start, i);

      tea_book_set_now (book, now);
      g_assert_true (tea_backup_daily (book, &error));
      g_assert_no_error (error);

      if (i == 0)
        g_assert_true (g_file_set_contents (foreign, "dear all", -1, NULL));
    }

  paths = tea_backup_list (tea_book_get_path (book));
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *name = g_path_get_basename (g_ptr_array_index (paths, i));

      if (!g_str_equal (name, "letter.teatime"))
        g_hash_table_add (kept, g_strndup (name, strlen ("2026-11-25")));
    }

  /* 1 January 2026 and 399 days is Wednesday, 4 February 2027. The last twelve days, the last
   * day of each of ten weeks (this one and Sundays), and of nine months. */
  {
    const char *expected[] = {
      "2027-02-04", "2027-02-03", "2027-02-02", "2027-02-01", "2027-01-31", "2027-01-30",
      "2027-01-29", "2027-01-28", "2027-01-27", "2027-01-26", "2027-01-25", "2027-01-24",
      "2027-01-17", "2027-01-10", "2027-01-03", "2026-12-27", "2026-12-20", "2026-12-13",
      "2026-12-06",
      "2026-12-31", "2026-11-30", "2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31",
      "2026-06-30",
    };

    n_expected = G_N_ELEMENTS (expected);
    for (guint i = 0; i < n_expected; i++)
      {
        g_test_message ("%s", expected[i]);
        g_assert_true (g_hash_table_contains (kept, expected[i]));
      }
  }

  g_assert_cmpuint (g_hash_table_size (kept), ==, n_expected);
  g_assert_cmpuint (paths->len, ==, n_expected + 1);

  tea_fixture_close (book);
}

static void
test_restore_sets_the_present_book_aside (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *path = g_strdup (tea_book_get_path (book));
  g_autoptr (TeaSampleParty) first = tea_sample_add_party (book, "居民代表", 1);
  g_autoptr (TeaSampleParty) second = NULL;
  g_autofree char *then = tea_sample_dump (book);
  g_autofree char *backup = make_backup (book, "asked");
  g_autofree char *now = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;

  second = tea_sample_add_party (book, "物业公司", 2);
  now = tea_sample_dump (book);
  close_book (book);

  aside = tea_backup_restore (path, backup, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (aside, ".set-aside"));
  assert_dump (path, then);
  assert_dump (aside, now);

  close_with_folder (path);
}

static void
test_restore_works_where_the_book_is_gone (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *path = g_strdup (tea_book_get_path (book));
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr (TeaSampleParty) party = tea_sample_add_party (book, "居民代表", 1);
  g_autofree char *dump = tea_sample_dump (book);
  g_autofree char *backup = make_backup (book, "asked");
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;

  close_book (book);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (g_file_set_contents (journal, "left over", -1, NULL));

  aside = tea_backup_restore (path, backup, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (aside, ==, "");
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  assert_dump (path, dump);

  close_with_folder (path);
}

static void
make_foreign_database (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE party (id)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_bad_backup_is_refused (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *path = g_strdup (tea_book_get_path (book));
  g_autofree char *garbage = g_strconcat (path, ".garbage", NULL);
  g_autofree char *foreign = g_strconcat (path, ".foreign", NULL);
  g_autofree char *damaged = g_strconcat (path, ".damaged", NULL);
  g_autofree char *missing = g_strconcat (path, ".missing", NULL);
  g_autoptr (TeaSampleParty) party = tea_sample_add_party (book, "居民代表", 1);
  g_autofree char *dump = tea_sample_dump (book);
  g_autofree char *backup = make_backup (book, "asked");
  g_autofree char *bytes = NULL;
  gsize length;
  const char *bad[] = { garbage, foreign, damaged, missing };

  close_book (book);
  g_assert_true (g_file_set_contents (garbage, "this is no book", -1, NULL));
  make_foreign_database (foreign);
  g_assert_true (g_file_get_contents (backup, &bytes, &length, NULL));
  memset (bytes + 8192, 0xa5, 4096);
  g_assert_true (g_file_set_contents (damaged, bytes, length, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tea_backup_restore (path, bad[i], &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_CORRUPT);
      assert_dump (path, dump);
    }

  close_with_folder (path);
}

static void
test_restore_into_an_open_book_is_refused (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) party = tea_sample_add_party (book, "居民代表", 1);
  g_autofree char *backup = make_backup (book, "asked");
  g_autoptr (TeaSampleParty) later = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (tea_backup_restore (tea_book_get_path (book), backup, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_BUSY);

  later = tea_sample_add_party (book, "物业公司", 2);
  book = tea_fixture_reopen (book);
  g_assert_cmpint (tea_sample_count (book, "SELECT count (*) FROM party"), ==, 2);

  tea_fixture_close (book);
}

/* A damaged book goes aside as it is, byte for byte. */
static void
test_restore_replaces_a_damaged_book (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *path = g_strdup (tea_book_get_path (book));
  g_autoptr (TeaSampleParty) party = tea_sample_add_party (book, "居民代表", 1);
  g_autofree char *dump = tea_sample_dump (book);
  g_autofree char *backup = make_backup (book, "asked");
  g_autofree char *aside = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  close_book (book);
  g_assert_true (g_file_set_contents (path, "SQLite format 3, or what is left", -1, NULL));

  aside = tea_backup_restore (path, backup, &error);
  g_assert_no_error (error);
  assert_dump (path, dump);
  g_assert_true (g_file_get_contents (aside, &bytes, &length, NULL));
  g_assert_cmpstr (bytes, ==, "SQLite format 3, or what is left");

  close_with_folder (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/backup/it-holds-the-same-rows", test_backup_holds_the_same_rows);
  g_test_add_func ("/backup/a-thread-makes-one-while-the-book-is-read",
                   test_thread_makes_a_backup_while_the_book_is_read);
  g_test_add_func ("/backup/a-book-that-is-closed-leaves-no-half-one",
                   test_book_that_is_closed_leaves_no_half_backup);
  g_test_add_func ("/backup/the-daily-one-is-made-once-a-day",
                   test_daily_backup_is_made_once_a_day);
  g_test_add_func ("/backup/what-was-cut-off-does-not-stay", test_what_was_cut_off_does_not_stay);
  g_test_add_func ("/backup/they-are-thinned-out-to-days-weeks-and-months",
                   test_backups_are_thinned_out);
  g_test_add_func ("/backup/a-restore-sets-the-present-book-aside",
                   test_restore_sets_the_present_book_aside);
  g_test_add_func ("/backup/a-restore-works-where-the-book-is-gone",
                   test_restore_works_where_the_book_is_gone);
  g_test_add_func ("/backup/a-bad-backup-is-refused", test_bad_backup_is_refused);
  g_test_add_func ("/backup/a-restore-into-an-open-book-is-refused",
                   test_restore_into_an_open_book_is_refused);
  g_test_add_func ("/backup/a-restore-replaces-a-damaged-book",
                   test_restore_replaces_a_damaged_book);

  return g_test_run ();
}
