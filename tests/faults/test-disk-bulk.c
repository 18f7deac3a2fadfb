/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "book/tea-action.h"
#include "book/tea-bulk.h"
#include "book/tea-search.h"
#include "collect/tea-import.h"
#include "tea-fault-vfs.h"
#include "tea-sample-record.h"

/*
 * A bulk drops indexes and triggers and makes them again, all in one action. Whatever the disk
 * refuses and whenever it does, the user is told in words, the book has all rows or none, its
 * schema is as it was, and who tries again succeeds as soon as the disk is well.
 */

/* Enough that a small cache writes to the disk long before the end. */
#define N_ROWS 40

/* From so many lines on an import is a bulk. */
#define N_LINES 500

/* Every so many-th change of the disk is refused, each way of refusing from another one on. The
 * sanitizers slow each try down ten times and look at the memory, not at the disk. */
#ifdef __SANITIZE_ADDRESS__
#define ROWS_STRIDE   41
#define IMPORT_STRIDE 401
#else
#define ROWS_STRIDE   3
#define IMPORT_STRIDE 61
#endif

typedef gboolean (*Fill) (TeaBook  *book,
                          GError  **error);

typedef struct
{
  char     *folder;
  char     *path;
  char     *start;
  gsize     length;
  char     *schema;
  Fill      fill;
  int       n_rows;
  gboolean  lasting;
  gboolean  done;
} Bench;

static TeaBook *
open_book (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  TeaBook *book = tea_book_open (bench->path, &error);

  g_assert_no_error (error);

  return book;
}

static void
close_book (TeaBook *book)
{
  tea_book_close (book);
  g_object_unref (book);
}

static char *
dump_schema (TeaBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaQuery) query = NULL;
  GString *dump = g_string_new (NULL);

  query = tea_query_new (book, "dump for a test",
                         "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
  while (tea_query_step (query, &error))
    g_string_append_printf (dump, "%s: %s\n", tea_query_get_text (query, 0),
                            tea_query_get_text (query, 1));
  g_assert_no_error (error);

  return g_string_free (dump, FALSE);
}

static void
bench_init (Bench *bench,
            Fill   fill,
            int    n_rows)
{
  g_autoptr (GError) error = NULL;
  TeaBook *book;

  *bench = (Bench) { .fill = fill, .n_rows = n_rows };
  bench->folder = g_dir_make_tmp ("teatime-XXXXXX", &error);
  g_assert_no_error (error);
  bench->path = g_build_filename (bench->folder, "book.teatime", NULL);
  book = tea_book_create (bench->path, &error);
  g_assert_no_error (error);
  bench->schema = dump_schema (book);
  close_book (book);
  g_assert_true (g_file_get_contents (bench->path, &bench->start, &bench->length, &error));
}

static void
empty_folder (Bench *bench)
{
  g_autoptr (GDir) dir = g_dir_open (bench->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (bench->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static void
bench_reset (Bench *bench)
{
  g_autoptr (GError) error = NULL;

  empty_folder (bench);
  bench->done = FALSE;
  g_file_set_contents_full (bench->path, bench->start, (gssize) bench->length,
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static void
bench_clear (Bench *bench)
{
  empty_folder (bench);
  g_rmdir (bench->folder);
  g_free (bench->folder);
  g_free (bench->path);
  g_free (bench->start);
  g_free (bench->schema);
}

static void
assert_told (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == TEA_ERROR);
  if (error->code != TEA_ERROR_FULL)
    g_assert_cmpint (error->code, ==, TEA_ERROR_FAILED);
  g_assert_cmpstr (error->message, !=, "");
}

static gboolean
fill_rows (TeaBook  *book,
           GError  **error)
{
  g_autoptr (TeaAction) action = tea_action_begin (book, "import", "Imported samples", error);
  g_autoptr (TeaBulk) bulk = NULL;

  bulk = action != NULL ? tea_bulk_begin (action, "request", N_ROWS, error) : NULL;
  if (bulk == NULL)
    return FALSE;

  for (int i = 0; i < N_ROWS; i++)
    {
      g_autofree char *padding = g_strnfill (2000, (char) ('a' + i % 26));
      g_autofree char *text = g_strconcat ("楼道堆物 ", padding, NULL);
      g_autoptr (TeaSampleRequest) request = tea_sample_request_new (i + 1, text);

      if (!tea_bulk_insert (bulk, request, error))
        return FALSE;
    }

  return tea_bulk_end (bulk, error) && tea_action_commit (action, error);
}

static gboolean
fill_lines (TeaBook  *book,
            GError  **error)
{
  g_autoptr (GString) sheet = g_string_new ("登记日期,姓名,联系电话,住址,诉求\n");
  g_autoptr (TeaImport) import = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (int i = 0; i < N_LINES; i++)
    g_string_append_printf (sheet, "2026-10-08,居民%d,139%08d,%d-1-%d01,第%d次反映楼道堆物\n",
                            i % 90, i % 90, 1 + i % 9, 1 + i % 10, i);
  bytes = g_bytes_new (sheet->str, sheet->len);
  import = tea_import_new (book, "十月.csv", bytes, TEA_IMPORT_AUTO, error);

  return import != NULL &&
         tea_import_read (import, NULL, NULL, NULL, error) &&
         tea_import_commit (import, book, error);
}

/* Who is told that it did not work tries once more. */
static void
work (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  TeaBook *book = tea_book_open (bench->path, &error);

  if (book == NULL)
    {
      assert_told (error);
      return;
    }

  /* So little memory makes SQLite write to the disk before the end. */
  {
    g_autoptr (TeaQuery) query = tea_query_new (book, "save memory", "PRAGMA cache_size = 5");

    tea_query_run (query, NULL);
  }

  for (guint i = 0; i < 2 && !bench->done; i++)
    {
      g_autoptr (GError) local_error = NULL;

      bench->done = bench->fill (book, &local_error);
      if (!bench->done)
        assert_told (local_error);

      /* What only a bulk may do is over with it. */
      g_assert_cmpint (tea_sample_count (book, "PRAGMA ignore_check_constraints"), ==, 0);
    }

  close_book (book);
}

static int
count_found (TeaBook *book)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *match = tea_search_expression ("楼道堆物");
  gint64 count = -1;

  query = tea_query_new (book, "count for a test",
                         "SELECT count (*) FROM search WHERE search MATCH :match");
  tea_query_bind_text (query, "match", match);
  g_assert_true (tea_query_read_int (query, &count, &error));
  g_assert_no_error (error);

  return (int) count;
}

static void
prove (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  TeaBook *book = open_book (bench);
  g_autofree char *schema = dump_schema (book);
  const int n_rows = (int) tea_sample_count (book, "SELECT count (*) FROM request");

  tea_book_check (book, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_equal (schema, bench->schema));

  /* A disk that fails for good at the very end may have kept what it said that it did not. */
  if (!bench->lasting || bench->done || n_rows != 0)
    g_assert_cmpint (n_rows, ==, bench->done || bench->lasting ? bench->n_rows : 0);
  g_assert_cmpint (count_found (book), ==, n_rows);
  g_assert_cmpint (tea_sample_count (book, "SELECT count (*) FROM history WHERE verb = 'import'"),
                   ==, n_rows > 0);
  close_book (book);
}

static void
try_faults (Bench *bench,
            guint  stride)
{
  const struct { const char *name; int code; gboolean lasting; } faults[] = {
    { "full once", SQLITE_FULL, FALSE },
    { "full from then on", SQLITE_FULL, TRUE },
    { "failing once", SQLITE_IOERR, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      guint n = 1 + i;
      guint n_operations;

      for (;; n += stride)
        {
          bench_reset (bench);
          bench->lasting = faults[i].lasting;
          tea_fault_vfs_arm (n, faults[i].code, faults[i].lasting);
          work (bench);
          n_operations = tea_fault_vfs_disarm ();
          prove (bench);
          if (n_operations < n)
            break;
        }

      /* The last try met nothing that was refused. */
      g_test_message ("The disk was %s, up to change %u.", faults[i].name, n - 1);
      g_assert_cmpuint (n, >, stride);
      g_assert_true (bench->done);
    }
}

static void
test_rows (void)
{
  Bench bench;

  bench_init (&bench, fill_rows, N_ROWS);
  try_faults (&bench, ROWS_STRIDE);
  bench_clear (&bench);
}

static void
test_import (void)
{
  Bench bench;

  bench_init (&bench, fill_lines, N_LINES);
  try_faults (&bench, IMPORT_STRIDE);
  bench_clear (&bench);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tea_fault_vfs_register ();

  g_test_add_func ("/disk-bulk/rows", test_rows);
  g_test_add_func ("/disk-bulk/import", test_import);

  return g_test_run ();
}
