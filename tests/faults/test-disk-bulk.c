/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-action.h"
#include "book/tea-bulk.h"
#include "book/tea-search.h"
#include "collect/tea-import.h"
#include "tea-disk-bench.h"
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
  TeaDiskBench  disk;
  char         *schema;
  Fill          fill;
  int           n_rows;
  gboolean      done;
} Bench;

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
work (TeaDiskBench *disk)
{
  Bench *bench = (Bench *) disk;
  TeaBook *book = tea_disk_bench_try_open (disk);

  bench->done = FALSE;
  if (book == NULL)
    return;

  tea_disk_bench_save_memory (book);
  for (guint i = 0; i < 2 && !bench->done; i++)
    {
      g_autoptr (GError) error = NULL;

      bench->done = bench->fill (book, &error);
      if (!bench->done)
        tea_disk_bench_assert_told (error);

      /* What only a bulk may do is over with it. */
      g_assert_cmpint (tea_sample_count (book, "PRAGMA ignore_check_constraints"), ==, 0);
    }

  tea_disk_bench_close (book);
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
prove (TeaDiskBench *disk)
{
  Bench *bench = (Bench *) disk;
  TeaBook *book = tea_disk_bench_open (disk);
  g_autofree char *schema = tea_sample_dump_schema (book);
  const int n_rows = (int) tea_sample_count (book, "SELECT count (*) FROM request");

  tea_disk_bench_assert_sound (book);
  g_assert_true (g_str_equal (schema, bench->schema));
  g_assert_true (bench->done || !disk->untouched);

  /* A disk that fails for good at the very end may have kept what it said that it did not. */
  if (!disk->lasting || bench->done || n_rows != 0)
    g_assert_cmpint (n_rows, ==, bench->done || disk->lasting ? bench->n_rows : 0);
  g_assert_cmpint (count_found (book), ==, n_rows);
  g_assert_cmpint (tea_sample_count (book, "SELECT count (*) FROM history WHERE verb = 'import'"),
                   ==, n_rows > 0);
  tea_disk_bench_close (book);
}

static void
try_to_fill (Fill  fill,
             int   n_rows,
             guint stride)
{
  g_autoptr (GError) error = NULL;
  Bench bench = { .fill = fill, .n_rows = n_rows };
  TeaBook *book;

  tea_disk_bench_init (&bench.disk);
  book = tea_book_create (bench.disk.path, &error);
  g_assert_no_error (error);
  bench.schema = tea_sample_dump_schema (book);
  tea_disk_bench_close (book);
  tea_disk_bench_keep (&bench.disk);

  tea_disk_bench_try_faults (&bench.disk, stride, work, prove);
  tea_disk_bench_clear (&bench.disk);
  g_free (bench.schema);
}

static void
test_rows (void)
{
  try_to_fill (fill_rows, N_ROWS, ROWS_STRIDE);
}

static void
test_import (void)
{
  try_to_fill (fill_lines, N_LINES, IMPORT_STRIDE);
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
