/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "book/tea-query.h"

#include "tea-sample.h"
#include "tea-sample-private.h"

/* A year is some two and a half thousand actions. Nothing is lost where the machine stops in the
 * middle, so that none of them has to wait for the disk. */
static gboolean
hurry (TeaBook  *book,
       GError  **error)
{
  g_autoptr (TeaQuery) query = tea_query_new (book, "hurry", "PRAGMA synchronous = OFF");

  return tea_query_run (query, error);
}

/* Waits for the disk once, for all that was not waited for. Nobody has the book open, so that no
 * lock on it is lost with the descriptor. */
static gboolean
wait_for_disk (const char  *path,
               GError     **error)
{
  const int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  const gboolean written = fd >= 0 && fsync (fd) == 0;

  if (!written)
    {
      const int code = errno;

      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code),
                           g_strerror (code));
    }

  if (fd >= 0)
    close (fd);

  return written;
}

static gboolean
fill (TeaBook  *book,
      GError  **error)
{
  g_autoptr (TeaSample) sample = tea_sample_new (book, error);

  return sample != NULL && hurry (book, error) && tea_sample_run (sample, error);
}

/**
 * tea_sample_create:
 * @path: where there is no file yet
 * @error: return location for an error
 *
 * Makes the sample book: the year 2026 of 青槐里社区, an invented community in which nobody is
 * real. It is written through the same verbs as any other book, each action at its own moment, so
 * that its history and all its figures come about as anywhere else; and it is the same every time.
 *
 * Errors: those of tea_book_create(), and of #GFileError where the disk fails; then there is no
 * file at @path that was not there before
 *
 * Returns: (transfer full) (nullable): the book, open, with the clock's time for now
 */
TeaBook *
tea_sample_create (const char  *path,
                   GError     **error)
{
  TeaBook *book;
  gboolean filled;

  g_return_val_if_fail (path != NULL, NULL);

  book = tea_book_create (path, error);
  if (book == NULL)
    return NULL;

  filled = fill (book, error);
  tea_book_close (book);
  g_object_unref (book);
  if (filled && wait_for_disk (path, error))
    return tea_book_open (path, error);

  g_unlink (path);

  return NULL;
}
