/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "book/tea-query.h"
#include "tea-disk-bench.h"
#include "tea-fault-vfs.h"
#include "tea-fixture.h"

/* Puts what every try begins with onto the disk. */
static void
reset (TeaDiskBench *bench)
{
  g_autoptr (GError) error = NULL;
  const char *bytes;
  gsize length;

  tea_fixture_empty_folder (bench->folder);
  if (bench->start == NULL)
    return;

  bytes = g_bytes_get_data (bench->start, &length);
  g_file_set_contents_full (bench->path, bytes, length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* Makes a bench without a book. */
void
tea_disk_bench_init (TeaDiskBench *bench)
{
  g_autoptr (GError) error = NULL;

  *bench = (TeaDiskBench) { 0 };
  bench->folder = g_dir_make_tmp ("teatime-XXXXXX", &error);
  g_assert_no_error (error);
  bench->path = g_build_filename (bench->folder, "book.teatime", NULL);
}

void
tea_disk_bench_clear (TeaDiskBench *bench)
{
  tea_fixture_empty_folder (bench->folder);
  g_rmdir (bench->folder);
  g_free (bench->folder);
  g_free (bench->path);
  g_clear_pointer (&bench->start, g_bytes_unref);
}

/* Takes the book as it is now for the one that every try begins with. */
void
tea_disk_bench_keep (TeaDiskBench *bench)
{
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  g_file_get_contents (bench->path, &bytes, &length, &error);
  g_assert_no_error (error);
  bench->start = g_bytes_new_take (bytes, length);
}

/* Opens the book when the disk is well. */
TeaBook *
tea_disk_bench_open (TeaDiskBench *bench)
{
  g_autoptr (GError) error = NULL;
  TeaBook *book = tea_book_open (bench->path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (book);

  return book;
}

/* Opens the book for a piece of work; %NULL where the disk is against it and the user is told. */
TeaBook *
tea_disk_bench_try_open (TeaDiskBench *bench)
{
  g_autoptr (GError) error = NULL;
  TeaBook *book = tea_book_open (bench->path, &error);

  if (book == NULL)
    tea_disk_bench_assert_told (error);

  return book;
}

/* Gives SQLite so little memory that it writes to the disk before the end of an action. */
void
tea_disk_bench_save_memory (TeaBook *book)
{
  g_autoptr (TeaQuery) query = tea_query_new (book, "save memory", "PRAGMA cache_size = 5");

  tea_query_run (query, NULL);
}

void
tea_disk_bench_close (TeaBook *book)
{
  tea_book_close (book);
  g_object_unref (book);
}

/* A failing disk is one of two things to the user, and both come with words. */
void
tea_disk_bench_assert_told (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == TEA_ERROR);
  if (error->code != TEA_ERROR_FULL)
    g_assert_cmpint (error->code, ==, TEA_ERROR_FAILED);
  g_assert_cmpstr (error->message, !=, "");
}

void
tea_disk_bench_assert_sound (TeaBook *book)
{
  g_autoptr (GError) error = NULL;

  tea_book_check (book, &error);
  g_assert_no_error (error);
}

/* Does @work with every @stride-th change of the disk refused, each way of refusing from another
 * one on, and proves each time what is there when the disk is well again. */
void
tea_disk_bench_try_faults (TeaDiskBench *bench,
                           guint         stride,
                           TeaDiskWork   work,
                           TeaDiskProof  prove)
{
  /* A disk that fails from then on is to SQLite what a full one is. */
  const struct { const char *name; int code; gboolean lasting; } faults[] = {
    { "full once", SQLITE_FULL, FALSE },
    { "full from then on", SQLITE_FULL, TRUE },
    { "failing once", SQLITE_IOERR, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      guint n = 1 + i % stride;

      for (;; n += stride)
        {
          reset (bench);
          bench->lasting = faults[i].lasting;
          tea_fault_vfs_arm (n, faults[i].code, faults[i].lasting);
          work (bench);
          bench->untouched = tea_fault_vfs_disarm () < n;
          prove (bench);
          if (bench->untouched)
            break;
        }

      g_test_message ("The disk was %s, up to change %u.", faults[i].name, n - 1);
      g_assert_cmpuint (n, >, stride);
    }
}
