/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "book/tea-backup.h"
#include "book/tea-history.h"
#include "collect/tea-photo.h"
#include "collect/tea-request.h"
#include "collect/tea-visit.h"

#include "tea-fixture.h"

#define PNG "\x89PNG\r\n\x1a\n and whatever else makes a picture"

static GFile *
write_file (TeaBook    *book,
            const char *name,
            const char *contents,
            gssize      length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (tea_book_get_path (book));
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, contents, length, &error));
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static TeaRequest *
add_request (TeaBook *book)
{
  g_autoptr (GError) error = NULL;
  const TeaRequestEntry entry = { .text = "楼道灯不亮" };
  TeaRequest *request = tea_request_add (book, &entry, &error);

  g_assert_no_error (error);

  return request;
}

static void
test_a_picture_is_copied_beside_the_book (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = add_request (book);
  g_autoptr (TeaRequest) read = NULL;
  g_autoptr (GFile) file = write_file (book, "楼道.jpg", PNG, sizeof PNG - 1);
  g_autoptr (TeaPhoto) photo = NULL;
  g_autoptr (TeaPhoto) again = NULL;
  g_autofree char *path = NULL;
  g_autofree char *copied = NULL;
  const gint64 id = tea_record_get_id (TEA_RECORD (request));

  photo = tea_photo_add (book, TEA_RECORD (request), file, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (photo->file, ".png"));

  path = tea_photo_dup_path (photo, book);
  g_assert_true (g_file_get_contents (path, &copied, NULL, &error));
  g_assert_cmpstr (copied, ==, PNG);

  /* The same picture once more is the same picture. */
  again = tea_photo_add (book, TEA_RECORD (request), file, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tea_record_get_id (TEA_RECORD (again)), ==,
                   tea_record_get_id (TEA_RECORD (photo)));

  read = tea_book_get (book, TEA_TYPE_REQUEST, id, &error);
  g_assert_true (read->has_photos);

  tea_fixture_close (book);
}

static void
test_what_is_no_picture_is_refused (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) request = add_request (book);
  g_autoptr (GFile) script = write_file (book, "picture.png", "#!/bin/sh\necho no picture\n", -1);
  g_autoptr (GFile) sound = write_file (book, "sound.webp", "RIFF\0\0\0\0WAVEfmt     ", 20);
  g_autoptr (GFile) empty = write_file (book, "empty.jpg", "", 0);
  GFile *files[] = { script, sound, empty };
  g_autofree char *folder = g_strconcat (tea_book_get_path (book), ".photos", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tea_photo_add (book, TEA_RECORD (request), files[i], &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
    }

  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));

  tea_fixture_close (book);
}

static void
test_taking_a_picture_away_can_be_undone (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = add_request (book);
  g_autoptr (GFile) file = write_file (book, "a.gif", "GIF89a and the rest of it", -1);
  g_autoptr (TeaPhoto) photo = tea_photo_add (book, TEA_RECORD (request), file, &error);
  g_autoptr (TeaQuery) query = tea_photo_query (book, TEA_RECORD (request));
  g_autoptr (GPtrArray) photos = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  g_assert_true (tea_photo_remove (photo, book, &error));
  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);

  photos = tea_query_read_records (query, &error);
  g_assert_cmpuint (photos->len, ==, 1);
  path = tea_photo_dup_path (g_ptr_array_index (photos, 0), book);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  tea_fixture_close (book);
}

static GPtrArray *
read_photos (TeaBook *book,
             gpointer owner)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaQuery) query = tea_photo_query (book, owner);
  GPtrArray *photos = tea_query_read_records (query, &error);

  g_assert_no_error (error);

  return photos;
}

static int
count_photos (TeaBook *book)
{
  g_autoptr (TeaQuery) query = tea_query_new (book, "count", "SELECT count (*) FROM photo");
  gint64 n = -1;

  g_assert_true (tea_query_read_int (query, &n, NULL));

  return (int) n;
}

static TeaVisit *
add_visit (TeaBook *book)
{
  g_autoptr (GError) error = NULL;
  TeaVisit *visit = tea_visit_add (book, &(TeaVisitEntry) { .address = "1-1-101" }, &error);

  g_assert_no_error (error);

  return visit;
}

static void
test_what_comes_back_brings_its_pictures (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = add_request (book);
  g_autoptr (TeaVisit) visit = add_visit (book);
  TeaRecord *owners[] = { TEA_RECORD (request), TEA_RECORD (visit) };
  g_autoptr (GFile) file = write_file (book, "a.png", PNG, sizeof PNG - 1);

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      const gint64 id = tea_record_get_id (owners[i]);
      g_autoptr (TeaPhoto) photo = tea_photo_add (book, owners[i], file, &error);
      g_autoptr (TeaRecord) read = NULL;
      g_autoptr (GPtrArray) back = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *path = NULL;
      const int n_before = count_photos (book);

      g_assert_no_error (error);
      if (TEA_IS_VISIT (owners[i]))
        g_assert_true (tea_visit_remove (TEA_VISIT (owners[i]), book, &error));
      else
        g_assert_true (tea_request_remove (TEA_REQUEST (owners[i]), book, &error));
      g_assert_cmpint (count_photos (book), ==, n_before - 1);

      undone = tea_history_undo (book, &error);
      g_assert_no_error (error);
      read = tea_book_get (book, G_OBJECT_TYPE (owners[i]), id, &error);
      back = read_photos (book, read);
      g_assert_cmpuint (back->len, ==, 1);
      path = tea_photo_dup_path (g_ptr_array_index (back, 0), book);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }

  tea_fixture_close (book);
}

static void
test_a_visit_has_pictures_of_its_own (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = add_request (book);
  g_autoptr (TeaVisit) visit = add_visit (book);
  g_autoptr (GFile) file = write_file (book, "a.png", PNG, sizeof PNG - 1);
  g_autoptr (TeaPhoto) first = tea_photo_add (book, TEA_RECORD (visit), file, &error);
  g_autoptr (TeaPhoto) again = tea_photo_add (book, TEA_RECORD (visit), file, &error);
  g_autoptr (TeaPhoto) other = tea_photo_add (book, TEA_RECORD (request), file, &error);
  g_autoptr (GPtrArray) of_visit = read_photos (book, visit);
  g_autoptr (GPtrArray) of_request = read_photos (book, request);
  TeaPhoto *photo;

  g_assert_no_error (error);
  g_assert_cmpint (tea_record_get_id (TEA_RECORD (first)), ==,
                   tea_record_get_id (TEA_RECORD (again)));
  g_assert_cmpstr (first->file, ==, other->file);
  g_assert_cmpuint (of_visit->len, ==, 1);
  g_assert_cmpuint (of_request->len, ==, 1);
  photo = g_ptr_array_index (of_visit, 0);
  g_assert_cmpint (photo->visit, ==, tea_record_get_id (TEA_RECORD (visit)));
  g_assert_cmpint (photo->request, ==, 0);

  g_assert_true (tea_photo_remove (photo, book, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_photos (book), ==, 1);

  tea_fixture_close (book);
}

/* Opens a backup in the place of the book, as a secretary does after a bad day. */
static TeaBook *
restore (TeaBook    *book,
         const char *backup)
{
  g_autofree char *path = g_strdup (tea_book_get_path (book));
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  TeaBook *restored;

  tea_book_close (book);
  aside = tea_backup_restore (path, backup, &error);
  g_assert_no_error (error);
  restored = tea_book_open (path, &error);
  g_assert_no_error (error);

  return restored;
}

static void
test_a_backup_that_is_restored_shows_its_pictures (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = add_request (book);
  g_autoptr (TeaVisit) visit = add_visit (book);
  g_autoptr (GFile) stairs = write_file (book, "a.png", PNG, sizeof PNG - 1);
  g_autoptr (GFile) door = write_file (book, "b.gif", "GIF89a and the rest of it", -1);
  g_autoptr (TeaPhoto) first = tea_photo_add (book, TEA_RECORD (request), stairs, &error);
  g_autoptr (TeaPhoto) second = tea_photo_add (book, TEA_RECORD (visit), door, &error);
  g_autofree char *backup = tea_backup_make (book, "asked", &error);
  g_autoptr (GPtrArray) missing = NULL;
  TeaBook *restored;

  g_assert_no_error (error);
  g_assert_true (tea_photo_remove (second, book, &error));
  g_assert_true (tea_visit_remove (visit, book, &error));
  g_assert_true (tea_request_remove (request, book, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_photos (book), ==, 0);

  restored = restore (book, backup);
  g_assert_cmpint (count_photos (restored), ==, 2);
  missing = tea_photo_find_missing (restored, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (missing->len, ==, 0);

  tea_book_close (restored);
  g_object_unref (restored);
  g_object_unref (book);
}

static void
test_a_backup_that_was_carried_away_says_which_pictures_are_missing (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = add_request (book);
  g_autoptr (GFile) stairs = write_file (book, "a.png", PNG, sizeof PNG - 1);
  g_autoptr (GFile) door = write_file (book, "b.gif", "GIF89a and the rest of it", -1);
  g_autoptr (TeaPhoto) first = tea_photo_add (book, TEA_RECORD (request), stairs, &error);
  g_autoptr (TeaPhoto) second = tea_photo_add (book, TEA_RECORD (request), door, &error);
  g_autofree char *backup = tea_backup_make (book, "asked", &error);
  g_autofree char *stick = g_dir_make_tmp ("teatime-stick-XXXXXX", &error);
  g_autofree char *path = g_build_filename (stick, "carried.teatime", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (backup);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autofree char *kept = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  TeaBook *carried;

  g_assert_no_error (error);
  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error));
  g_assert_no_error (error);

  /* One of the two was sent along by hand. */
  kept = tea_photo_keep (path, stairs, &error);
  g_assert_no_error (error);

  carried = tea_book_open (path, &error);
  g_assert_no_error (error);
  missing = tea_photo_find_missing (carried, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpstr (((TeaPhoto *) g_ptr_array_index (missing, 0))->file, ==, second->file);

  tea_book_close (carried);
  g_object_unref (carried);
  tea_fixture_close (book);
}

static void
test_a_lost_or_broken_file_is_mended_by_adding_it_again (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = add_request (book);
  g_autoptr (GFile) file = write_file (book, "a.png", PNG, sizeof PNG - 1);
  g_autoptr (TeaPhoto) photo = tea_photo_add (book, TEA_RECORD (request), file, &error);
  g_autofree char *path = tea_photo_dup_path (photo, book);

  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TeaPhoto) again = NULL;
      g_autofree char *contents = NULL;

      if (i == 0)
        g_assert_cmpint (g_unlink (path), ==, 0);
      else
        g_assert_true (g_file_set_contents (path, "half", -1, &error));

      again = tea_photo_add (book, TEA_RECORD (request), file, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &contents, NULL, &error));
      g_assert_cmpstr (contents, ==, PNG);
    }

  tea_fixture_close (book);
}

static void
test_a_renamed_book_and_a_backup_find_their_pictures (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = add_request (book);
  g_autoptr (GFile) file = write_file (book, "a.png", PNG, sizeof PNG - 1);
  g_autoptr (TeaPhoto) photo = tea_photo_add (book, TEA_RECORD (request), file, &error);
  g_autofree char *old = g_strconcat (tea_book_get_path (book), ".photos", NULL);
  g_autofree char *folder = g_path_get_dirname (old);
  g_autofree char *other = g_build_filename (folder, "another.teatime.photos", NULL);
  g_autofree char *path = tea_backup_make (book, "asked", &error);
  TeaBook *backup = NULL;
  TeaBook *books[] = { book, NULL };

  /* The same as a book with another name and the folder as it was. */
  g_assert_no_error (error);
  g_assert_cmpint (g_rename (old, other), ==, 0);
  backup = tea_book_open (path, &error);
  g_assert_no_error (error);
  books[1] = backup;

  for (guint i = 0; i < G_N_ELEMENTS (books); i++)
    {
      g_autofree char *found = tea_photo_dup_path (photo, books[i]);
      g_autofree char *contents = NULL;

      g_assert_true (g_file_get_contents (found, &contents, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (contents, ==, PNG);
    }

  tea_book_close (backup);
  g_object_unref (backup);
  tea_fixture_close (book);
}

static void
test_phones_pictures_are_kept (void)
{
  static const struct
  {
    const char *contents;
    gsize       length;
    const char *extension;
  } pictures[] = {
    { "\0\0\0\x18" "ftypheic\0\0\0\0mif1heic", 24, ".heic" },
    { "\0\0\0\x18" "ftypavif\0\0\0\0mif1avif", 24, ".avif" },
    { "RIFF\x10\0\0\0WEBPVP8 \0\0\0\0", 20, ".webp" },
    { "\xff\xd8\xff\xe1 and the rest of a photo", 28, ".jpg" },
  };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) request = add_request (book);

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GFile) file = write_file (book, "IMG_0001.JPG", pictures[i].contents,
                                           (gssize) pictures[i].length);
      g_autoptr (TeaPhoto) photo = tea_photo_add (book, TEA_RECORD (request), file, &error);

      g_assert_no_error (error);
      g_assert_true (g_str_has_suffix (photo->file, pictures[i].extension));
    }

  tea_fixture_close (book);
}

static void
test_a_folder_and_a_name_that_leads_away_are_refused (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = add_request (book);
  g_autofree char *path = g_path_get_dirname (tea_book_get_path (book));
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  g_assert_null (tea_photo_add (book, TEA_RECORD (request), folder, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (tea_photo_add_kept (book, TEA_RECORD (request), "../../secret.png", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/photo/a-picture-is-copied-beside-the-book",
                   test_a_picture_is_copied_beside_the_book);
  g_test_add_func ("/photo/what-is-no-picture-is-refused", test_what_is_no_picture_is_refused);
  g_test_add_func ("/photo/taking-a-picture-away-can-be-undone",
                   test_taking_a_picture_away_can_be_undone);
  g_test_add_func ("/photo/what-comes-back-brings-its-pictures",
                   test_what_comes_back_brings_its_pictures);
  g_test_add_func ("/photo/a-visit-has-pictures-of-its-own", test_a_visit_has_pictures_of_its_own);
  g_test_add_func ("/photo/a-backup-that-is-restored-shows-its-pictures",
                   test_a_backup_that_is_restored_shows_its_pictures);
  g_test_add_func ("/photo/a-backup-that-was-carried-away-says-which-pictures-are-missing",
                   test_a_backup_that_was_carried_away_says_which_pictures_are_missing);
  g_test_add_func ("/photo/a-lost-or-broken-file-is-mended-by-adding-it-again",
                   test_a_lost_or_broken_file_is_mended_by_adding_it_again);
  g_test_add_func ("/photo/a-renamed-book-and-a-backup-find-their-pictures",
                   test_a_renamed_book_and_a_backup_find_their_pictures);
  g_test_add_func ("/photo/phones-pictures-are-kept", test_phones_pictures_are_kept);
  g_test_add_func ("/photo/a-folder-and-a-name-that-leads-away-are-refused",
                   test_a_folder_and_a_name_that_leads_away_are_refused);

  return g_test_run ();
}
