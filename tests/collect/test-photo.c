/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "book/tea-backup.h"
#include "book/tea-history.h"
#include "collect/tea-photo.h"
#include "collect/tea-request.h"

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

  photo = tea_photo_add (book, id, file, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (photo->file, ".png"));

  path = tea_photo_dup_path (photo, book);
  g_assert_true (g_file_get_contents (path, &copied, NULL, &error));
  g_assert_cmpstr (copied, ==, PNG);

  /* The same picture once more is the same picture. */
  again = tea_photo_add (book, id, file, &error);
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
  const gint64 id = tea_record_get_id (TEA_RECORD (request));
  g_autoptr (GFile) script = write_file (book, "picture.png", "#!/bin/sh\necho no picture\n", -1);
  g_autoptr (GFile) sound = write_file (book, "sound.webp", "RIFF\0\0\0\0WAVEfmt     ", 20);
  g_autoptr (GFile) empty = write_file (book, "empty.jpg", "", 0);
  GFile *files[] = { script, sound, empty };
  g_autofree char *folder = g_strconcat (tea_book_get_path (book), ".photos", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tea_photo_add (book, id, files[i], &error));
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
  const gint64 id = tea_record_get_id (TEA_RECORD (request));
  g_autoptr (GFile) file = write_file (book, "a.gif", "GIF89a and the rest of it", -1);
  g_autoptr (TeaPhoto) photo = tea_photo_add (book, id, file, &error);
  g_autoptr (TeaQuery) query = tea_photo_query (book, id);
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
             gint64   request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaQuery) query = tea_photo_query (book, request);
  GPtrArray *photos = tea_query_read_records (query, &error);

  g_assert_no_error (error);

  return photos;
}

static void
test_a_request_that_comes_back_brings_its_pictures (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = add_request (book);
  const gint64 id = tea_record_get_id (TEA_RECORD (request));
  g_autoptr (GFile) file = write_file (book, "a.png", PNG, sizeof PNG - 1);
  g_autoptr (TeaPhoto) photo = tea_photo_add (book, id, file, &error);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  g_assert_true (tea_request_remove (request, book, &error));
  none = read_photos (book, id);
  g_assert_cmpuint (none->len, ==, 0);

  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  back = read_photos (book, id);
  g_assert_cmpuint (back->len, ==, 1);
  path = tea_photo_dup_path (g_ptr_array_index (back, 0), book);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  tea_fixture_close (book);
}

static void
test_a_lost_or_broken_file_is_mended_by_adding_it_again (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = add_request (book);
  const gint64 id = tea_record_get_id (TEA_RECORD (request));
  g_autoptr (GFile) file = write_file (book, "a.png", PNG, sizeof PNG - 1);
  g_autoptr (TeaPhoto) photo = tea_photo_add (book, id, file, &error);
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

      again = tea_photo_add (book, id, file, &error);
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
  const gint64 id = tea_record_get_id (TEA_RECORD (request));
  g_autoptr (GFile) file = write_file (book, "a.png", PNG, sizeof PNG - 1);
  g_autoptr (TeaPhoto) photo = tea_photo_add (book, id, file, &error);
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
  const gint64 id = tea_record_get_id (TEA_RECORD (request));

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GFile) file = write_file (book, "IMG_0001.JPG", pictures[i].contents,
                                           (gssize) pictures[i].length);
      g_autoptr (TeaPhoto) photo = tea_photo_add (book, id, file, &error);

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
  const gint64 id = tea_record_get_id (TEA_RECORD (request));
  g_autofree char *path = g_path_get_dirname (tea_book_get_path (book));
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  g_assert_null (tea_photo_add (book, id, folder, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (tea_photo_add_kept (book, id, "../../secret.png", &error));
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
  g_test_add_func ("/photo/a-request-that-comes-back-brings-its-pictures",
                   test_a_request_that_comes_back_brings_its_pictures);
  g_test_add_func ("/photo/a-lost-or-broken-file-is-mended-by-adding-it-again",
                   test_a_lost_or_broken_file_is_mended_by_adding_it_again);
  g_test_add_func ("/photo/a-renamed-book-and-a-backup-find-their-pictures",
                   test_a_renamed_book_and_a_backup_find_their_pictures);
  g_test_add_func ("/photo/phones-pictures-are-kept", test_phones_pictures_are_kept);
  g_test_add_func ("/photo/a-folder-and-a-name-that-leads-away-are-refused",
                   test_a_folder_and_a_name_that_leads_away_are_refused);

  return g_test_run ();
}
