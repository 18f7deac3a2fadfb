/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "book/tea-backup.h"
#include "book/tea-care.h"
#include "tea-fixture.h"
#include "tea-sample-record.h"

typedef struct
{
  TeaBook *book;
  GError  *error;
  gboolean good;
  gboolean done;
} Visit;

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Visit *visit = data;

  visit->good = tea_care_finish (TEA_BOOK (source), result, &visit->error);
  visit->done = TRUE;
}

static void
wait_for (Visit *visit)
{
  while (!visit->done)
    g_main_context_iteration (NULL, TRUE);
}

/* Cares for the book to the end; whether all is well. */
static gboolean
care (TeaBook  *book,
      GError  **error)
{
  Visit visit = { .book = book };

  tea_care_async (book, NULL, done_cb, &visit);
  wait_for (&visit);
  if (visit.error != NULL)
    g_propagate_error (error, visit.error);

  return visit.good;
}

/* How many files stand in the folder of backups, finished or not. */
static guint
count_files (TeaBook *book)
{
  g_autofree char *folder = g_strconcat (tea_book_get_path (book), ".backups", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* Enough rows that the copy takes many steps. */
static void
fill (TeaBook *book)
{
  g_autofree char *words = g_strnfill (4000, 'w');

  for (int i = 1; i <= 300; i++)
    {
      g_autoptr (TeaSampleRequest) request = tea_sample_request_new (i, words);

      tea_sample_insert (book, request);
    }
}

static char *
dump_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  TeaBook *copy = tea_book_open (path, &error);
  char *dump;

  g_assert_no_error (error);
  dump = tea_sample_dump (copy);
  tea_book_close (copy);
  g_object_unref (copy);

  return dump;
}

static void
test_first_care_of_a_day_makes_its_backup (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GDateTime) next_day = g_date_time_new_local (2026, 11, 24, 9, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *dump = NULL;

  fill (book);
  expected = tea_sample_dump (book);
  for (int i = 0; i < 3; i++)
    {
      g_assert_true (care (book, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (count_files (book), ==, 1);
    }

  paths = tea_backup_list (tea_book_get_path (book));
  g_assert_cmpuint (paths->len, ==, 1);
  dump = dump_file (g_ptr_array_index (paths, 0));
  g_assert_cmpstr (dump, ==, expected);

  tea_book_set_now (book, next_day);
  g_assert_true (care (book, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (book), ==, 2);

  tea_fixture_close (book);
}

/* A power cut while a session is closed cuts off the backup that is made then. */
static void
test_backup_that_was_cut_off_is_made_again (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *today = tea_book_today (book);
  g_autofree char *half = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = NULL;

  fill (book);
  g_assert_true (care (book, &error));
  g_assert_no_error (error);

  half = g_strdup_printf ("%s.backups/%s-000000-meeting.teatime.part", tea_book_get_path (book),
                          today);
  g_assert_true (g_file_set_contents (half, "SQLite format 3", -1, NULL));
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (care (book, &error));
      g_assert_no_error (error);
      g_assert_false (g_file_test (half, G_FILE_TEST_EXISTS));
      g_assert_cmpuint (count_files (book), ==, 2);
    }

  paths = tea_backup_list (tea_book_get_path (book));
  for (guint i = 0; i < paths->len; i++)
    {
      if (g_str_has_suffix (g_ptr_array_index (paths, i), "-meeting.teatime"))
        whole = dump_file (g_ptr_array_index (paths, i));
    }
  g_assert_nonnull (whole);

  tea_fixture_close (book);
}

static void
test_what_is_written_meanwhile_is_in_the_backup (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleRequest) late = tea_sample_request_new (1000, "楼道灯不亮");
  g_autoptr (GPtrArray) paths = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *dump = NULL;
  Visit visit = { .book = book };

  fill (book);
  tea_care_async (book, NULL, done_cb, &visit);
  for (int i = 0; i < 2; i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (visit.done);
  tea_sample_insert (book, late);
  expected = tea_sample_dump (book);
  wait_for (&visit);
  g_assert_no_error (visit.error);
  g_assert_true (visit.good);

  paths = tea_backup_list (tea_book_get_path (book));
  dump = dump_file (g_ptr_array_index (paths, 0));
  g_assert_cmpstr (dump, ==, expected);

  tea_fixture_close (book);
}

/* No step of the copying may take longer for a larger book: the window draws between two. */
static void
test_copying_is_cut_into_steps (void)
{
  TeaBook *book = tea_fixture_book ();
  Visit visit = { .book = book };
  guint n_turns = 0;

  fill (book);
  tea_care_async (book, NULL, done_cb, &visit);
  while (!visit.done)
    {
      g_main_context_iteration (NULL, TRUE);
      n_turns++;
    }
  g_assert_true (visit.good);
  g_assert_cmpuint (n_turns, >, 5);

  tea_fixture_close (book);
}

static void
test_damaged_book_is_found (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *path = g_strdup (tea_book_get_path (book));
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize at = 0;
  gsize length;

  fill (book);
  tea_book_close (book);
  g_object_unref (book);

  /* Pages amid the requests, not one that opening reads: such a book still opens. */
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  while (at + 102 * 4096 < length && memcmp (contents + at, "wwwwwwww", 8) != 0)
    at++;
  memset (contents + at + 100 * 4096, 0xa5, 2 * 4096);
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));

  book = tea_book_open (path, &error);
  g_assert_no_error (error);
  g_assert_false (care (book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_CORRUPT);
  g_assert_null (strstr (error->message, "care-"));
  g_assert_cmpuint (count_files (book), ==, 0);

  tea_fixture_close (book);
}

static void
test_cancelled_care_lets_the_book_be_closed (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *path = g_strdup (tea_book_get_path (book));
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Visit visit = { .book = book };

  fill (book);
  tea_care_async (book, cancellable, done_cb, &visit);
  for (int i = 0; i < 2; i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (visit.done);
  g_cancellable_cancel (cancellable);
  tea_book_close (book);
  wait_for (&visit);
  g_assert_error (visit.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&visit.error);
  g_object_unref (book);

  /* The file is free: the book opens again, and there is no half a backup. */
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  book = tea_book_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (book), ==, 0);

  tea_fixture_close (book);
}

static void
test_sound_book_without_room_for_a_backup_is_told_so (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *folder = g_strconcat (tea_book_get_path (book), ".backups", NULL);
  g_autoptr (GError) error = NULL;

  /* A file stands where the folder should be. */
  g_assert_true (g_file_set_contents (folder, "", -1, NULL));
  g_assert_false (care (book, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, TEA_ERROR);
  g_assert_cmpint (error->code, !=, TEA_ERROR_CORRUPT);
  g_unlink (folder);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/care/the-first-of-a-day-makes-its-backup",
                   test_first_care_of_a_day_makes_its_backup);
  g_test_add_func ("/care/backup-that-was-cut-off-is-made-again",
                   test_backup_that_was_cut_off_is_made_again);
  g_test_add_func ("/care/what-is-written-meanwhile-is-in-the-backup",
                   test_what_is_written_meanwhile_is_in_the_backup);
  g_test_add_func ("/care/the-copying-is-cut-into-steps", test_copying_is_cut_into_steps);
  g_test_add_func ("/care/a-damaged-book-is-found", test_damaged_book_is_found);
  g_test_add_func ("/care/a-cancelled-one-lets-the-book-be-closed",
                   test_cancelled_care_lets_the_book_be_closed);
  g_test_add_func ("/care/a-sound-book-without-room-for-a-backup-is-told-so",
                   test_sound_book_without_room_for_a_backup_is_told_so);

  return g_test_run ();
}
