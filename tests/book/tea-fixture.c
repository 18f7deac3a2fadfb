/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "tea-fixture.h"

static void
set_clock (TeaBook *book)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 23, 9, 0, 0);

  tea_book_set_now (book, now);
}

/* A fresh book in a folder of its own; its clock stands at 9 o'clock on 23 November 2026. */
TeaBook *
tea_fixture_book (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  TeaBook *book;

  folder = g_dir_make_tmp ("teatime-XXXXXX", &error);
  g_assert_no_error (error);

  path = g_build_filename (folder, "石榴里.teatime", NULL);
  book = tea_book_create (path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (book);
  set_clock (book);

  return book;
}

/* Closes the book and opens it again, as the next morning does. */
TeaBook *
tea_fixture_reopen (TeaBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (tea_book_get_path (book));
  TeaBook *reopened;

  tea_book_close (book);
  g_object_unref (book);

  reopened = tea_book_open (path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (reopened);
  set_clock (reopened);

  return reopened;
}

void
tea_fixture_empty_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          tea_fixture_empty_folder (child);
          g_rmdir (child);
        }
      else
        {
          g_unlink (child);
        }
    }
}

/* Closes the book for good and removes everything that stood beside it. */
void
tea_fixture_close (TeaBook *book)
{
  g_autofree char *folder = g_path_get_dirname (tea_book_get_path (book));

  tea_book_close (book);
  g_object_unref (book);
  tea_fixture_empty_folder (folder);
  g_rmdir (folder);
}

/* Lets the main loop do what it has to do. */
void
tea_fixture_turn (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
