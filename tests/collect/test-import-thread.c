/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-backup.h"
#include "book/tea-history.h"
#include "collect/tea-import.h"
#include "collect/tea-request.h"

#include "tea-fixture.h"

/* Enough lines for them to go in all at once, and for several steps of each part. */
#define N_ROWS 3000

/* An import on its way, and where it is to be stopped. */
typedef struct
{
  TeaImport    *import;
  GCancellable *cancellable;
  GAsyncResult *result;
  double        stop_at;
  double        fraction;
} Run;

static void
run_clear (Run *self)
{
  g_clear_object (&self->import);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->result);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static TeaImport *
read_sheet (TeaBook *book)
{
  GString *sheet = g_string_new ("工单编号,来电时间,来电人,来电人电话,地址,主要内容\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  TeaImport *import;

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (sheet, "GD%09u,2026-10-%02u 08:00:00,居民%u,139%08u,%u栋1单元%u01,"
                            "第%u次反映楼道里的灯不亮\n",
                            i, 1 + i % 28, i % 500, i % 500, 1 + i % 20, 1 + i % 10, i);
  bytes = g_string_free_to_bytes (sheet);
  import = tea_import_new (book, "sheet.csv", bytes, TEA_IMPORT_SHEET, &error);
  g_assert_true (tea_import_read (import, NULL, NULL, NULL, &error));
  g_assert_true (tea_import_mark_duplicates (import, book, &error));
  g_assert_no_error (error);

  return import;
}

static void
back_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  ((Run *) data)->result = g_object_ref (result);
}

static void
fraction_cb (TeaImport  *import,
             GParamSpec *pspec,
             Run        *run)
{
  double fraction;

  g_object_get (import, "fraction", &fraction, NULL);
  g_assert_cmpfloat (fraction, >=, run->fraction);
  run->fraction = fraction;
  if (fraction >= run->stop_at)
    g_cancellable_cancel (run->cancellable);
}

static gboolean
commit (Run      *run,
        TeaBook  *book,
        GError  **error)
{
  gulong handler;

  run->cancellable = g_cancellable_new ();
  if (run->stop_at < 0)
    g_cancellable_cancel (run->cancellable);
  handler = g_signal_connect (run->import, "notify::fraction", G_CALLBACK (fraction_cb), run);
  tea_import_commit_async (run->import, book, run->cancellable, back_cb, run);
  while (run->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (run->import, handler);

  return tea_import_commit_finish (run->import, run->result, error);
}

static gint64
count (TeaBook    *book,
       const char *sql)
{
  g_autoptr (TeaQuery) query = tea_query_new (book, "count", sql);
  gint64 n = -1;

  g_assert_true (tea_query_read_int (query, &n, NULL));

  return n;
}

static gint64
count_everything (TeaBook *book)
{
  return count (book, "SELECT (SELECT count(*) FROM request) + (SELECT count(*) FROM person)"
                      " + (SELECT count(*) FROM household) + (SELECT count(*) FROM source)"
                      " + (SELECT count(*) FROM counter) + (SELECT count(*) FROM history)"
                      " + (SELECT count(*) FROM history_added)");
}

static int
count_found (TeaBook *book)
{
  int n = -1;

  g_assert_true (tea_request_count (book, &(TeaRequestFilter) { .text = "楼道" }, &n, NULL));

  return n;
}

static void
assert_sound (TeaBook *book)
{
  g_autoptr (GError) error = NULL;

  tea_book_check (book, &error);
  g_assert_no_error (error);
}

static void
test_progress_goes_to_the_end (void)
{
  TeaBook *book = tea_fixture_book ();
  g_auto (Run) run = { .stop_at = 2 };
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  TeaImportCounts counts;

  run.import = read_sheet (book);
  g_assert_true (commit (&run, book, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (run.fraction, >=, 0.9);
  tea_import_count (run.import, &counts);
  g_assert_cmpuint (counts.added, ==, N_ROWS);
  g_assert_cmpint (count_found (book), ==, N_ROWS);
  assert_sound (book);

  /* What was there before can be had back in two ways. */
  backups = tea_backup_list (tea_book_get_path (book));
  g_assert_cmpuint (backups->len, ==, 1);
  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_found (book), ==, 0);

  tea_fixture_close (book);
}

/* Wherever it is stopped there is nothing of it, and the same lines can be added afterwards. Once
 * it was too late all of it is there. */
static void
test_stopped_it_leaves_nothing (void)
{
  const double parts[] = { -1, 0, 0.1, 0.3, 0.6, 0.8, 0.94 };
  guint n_stopped = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      TeaBook *book = tea_fixture_book ();
      const gint64 n_before = count_everything (book);
      g_auto (Run) run = { .stop_at = parts[i] };
      g_auto (Run) again = { .stop_at = 2 };
      g_autoptr (GError) error = NULL;
      TeaImportCounts counts;
      gboolean added;

      run.import = read_sheet (book);
      added = commit (&run, book, &error);
      if (!added)
        {
          g_assert_error (error, TEA_ERROR, TEA_ERROR_CANCELLED);
          g_clear_error (&error);
          g_assert_cmpint (count_everything (book), ==, n_before);
          g_assert_cmpint (count_found (book), ==, 0);
          assert_sound (book);

          /* Every tick is as it was. */
          tea_import_count (run.import, &counts);
          g_assert_cmpuint (counts.ticked, ==, N_ROWS);
          g_assert_cmpuint (counts.added, ==, 0);
          n_stopped++;

          again.import = g_object_ref (run.import);
          g_assert_true (commit (&again, book, &error));
          g_assert_no_error (error);
        }

      g_assert_cmpint (count (book, "SELECT count(*) FROM request"), ==, N_ROWS);
      g_assert_cmpint (count (book, "SELECT count(*) FROM source"), ==, 1);
      g_assert_cmpint (count_found (book), ==, N_ROWS);
      book = tea_fixture_reopen (book);
      assert_sound (book);
      tea_fixture_close (book);
    }

  /* At the latest points a slow main loop may come too late, but not at the first ones. */
  g_assert_cmpuint (n_stopped, >=, 2);
}

/* Another program waits outside, and another verb is told to come back; both can do so. */
static void
test_nobody_else_writes_meanwhile (void)
{
  TeaBook *book = tea_fixture_book ();
  g_auto (Run) run = { .stop_at = 2 };
  const TeaRequestEntry entry = { .text = "水管漏水" };
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (GError) error = NULL;

  run.import = read_sheet (book);
  tea_import_commit_async (run.import, book, NULL, back_cb, &run);

  g_assert_null (tea_book_open (tea_book_get_path (book), &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_null (tea_request_add (book, &entry, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_BUSY);
  g_clear_error (&error);

  while (run.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tea_import_commit_finish (run.import, run.result, &error));
  request = tea_request_add (book, &entry, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (request->number, ==, "2026-3001");
  assert_sound (book);

  tea_fixture_close (book);
}

/* What was added a moment ago is known when the same sheet is read again, also by the thread. */
static void
test_a_thread_marks_duplicates (void)
{
  TeaBook *book = tea_fixture_book ();
  g_auto (Run) run = { .stop_at = 2 };
  g_auto (Run) again = { 0 };
  g_autoptr (GError) error = NULL;
  TeaImportCounts counts;

  run.import = read_sheet (book);
  g_assert_true (commit (&run, book, &error));

  again.import = read_sheet (book);
  tea_import_read_async (again.import, book, NULL, back_cb, &again);
  while (again.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tea_import_read_finish (again.import, again.result, &error));
  tea_import_count (again.import, &counts);
  g_assert_cmpuint (counts.duplicates, ==, N_ROWS);
  g_assert_cmpuint (counts.ticked, ==, 0);

  tea_fixture_close (book);
}

/* Whoever closes the window while lines are being added has none of them. */
static void
test_closing_the_book_adds_nothing (void)
{
  TeaBook *book = tea_fixture_book ();
  const gint64 n_before = count_everything (book);
  g_autoptr (TeaBook) closed = g_object_ref (book);
  g_auto (Run) run = { .stop_at = 2 };
  g_autoptr (GError) error = NULL;

  run.import = read_sheet (book);
  tea_import_commit_async (run.import, book, NULL, back_cb, &run);
  book = tea_fixture_reopen (book);
  g_assert_cmpint (count_everything (book), ==, n_before);
  assert_sound (book);

  while (run.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (tea_import_commit_finish (run.import, run.result, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_CANCELLED);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/thread/progress-goes-to-the-end", test_progress_goes_to_the_end);
  g_test_add_func ("/import/thread/stopped-it-leaves-nothing", test_stopped_it_leaves_nothing);
  g_test_add_func ("/import/thread/nobody-else-writes-meanwhile",
                   test_nobody_else_writes_meanwhile);
  g_test_add_func ("/import/thread/a-thread-marks-duplicates", test_a_thread_marks_duplicates);
  g_test_add_func ("/import/thread/closing-the-book-adds-nothing",
                   test_closing_the_book_adds_nothing);

  return g_test_run ();
}
