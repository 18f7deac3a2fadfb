/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of many lines is read in a thread and comes into the book as a short one does. */
#include "config.h"

#include "book/tea-action.h"
#include "book/tea-history.h"
#include "collect/tea-category.h"
#include "collect/tea-request.h"
#include "people/tea-person.h"

#include "tea-fixture.h"
#include "tea-import-fixture.h"

static GBytes *
make_long_sheet (guint n_rows)
{
  GString *sheet = g_string_new ("工单编号,来电时间,来电人,来电人电话,地址,主要内容\n");

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (sheet, "GD2026%06u,2026-10-%02u 08:00:00,居民%u,139%08u,%u栋%u单元%u01,"
                            "第%u次反映楼道里的声控灯不亮\n",
                            i, 1 + i % 28, i % 700, i % 700, 1 + i % 20, 1 + i % 4, 1 + i % 6, i);

  return g_string_free_to_bytes (sheet);
}

static int
count_found (TeaBook    *book,
             const char *text)
{
  int n = -1;

  g_assert_true (tea_request_count (book, &(TeaRequestFilter) { .text = text }, &n, NULL));

  return n;
}

/* A large import fills the search index in one go; it has to be the index that it would be. */
static void
test_a_large_import_is_found_by_search (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_long_sheet (1000);
  g_autoptr (TeaImport) import = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  gint64 known;

  g_assert_true (tea_person_find_or_add (book, "居民7", "13900000007", 0, &known, &error));
  import = tea_import_fixture_read (book, "long.csv", bytes);
  tea_import_fixture_commit (import, book);
  g_assert_cmpint (count_found (book, "声控灯"), ==, 1000);
  g_assert_cmpint (count_found (book, "第77次"), ==, 1);
  g_assert_cmpint (count_found (book, "居民7"), >, 0);
  g_assert_true (tea_book_check (book, &error));
  g_assert_no_error (error);

  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_found (book, "声控灯"), ==, 0);
  g_assert_cmpint (tea_import_fixture_count (book, "SELECT count(*) FROM person"), ==, 1);
  redone = tea_history_redo (book, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_found (book, "声控灯"), ==, 1000);

  /* The triggers are back, for what is typed from now on. */
  {
    const TeaRequestEntry entry = { .text = "水管又漏了", .person = "安小宁" };
    g_autoptr (TeaRequest) request = tea_request_add (book, &entry, &error);

    g_assert_no_error (error);
    g_assert_cmpint (count_found (book, "水管"), ==, 1);
    g_assert_cmpint (count_found (book, "安小宁"), ==, 1);
  }

  {
    g_autoptr (TeaQuery) query = NULL;
    g_autoptr (TeaAction) action = tea_action_begin (book, "test", "Test", &error);

    query = tea_query_new (book, "check the search index",
                           "INSERT INTO search (search) VALUES ('integrity-check')");
    g_assert_true (tea_query_run (query, &error));
    g_assert_no_error (error);
  }

  tea_fixture_close (book);
}

/* Whatever stops a large import, the book is as before and its search index works. */
static void
test_a_large_import_that_fails_leaves_nothing (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_long_sheet (1000);
  g_autoptr (TeaImport) import = tea_import_fixture_read (book, "long.csv", bytes);
  const TeaRequestEntry entry = { .text = "水管又漏了" };
  g_autoptr (TeaRequest) request = NULL;

  g_set_str (&tea_import_fixture_draft (import, 900)->text, "   ");
  g_assert_false (tea_import_commit (import, book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "Line 902: "));
  g_clear_error (&error);
  g_assert_cmpint (tea_import_fixture_count (book, "SELECT (SELECT count(*) FROM request)"
                                                   " + (SELECT count(*) FROM person)"
                                                   " + (SELECT count(*) FROM source)"), ==, 0);

  request = tea_request_add (book, &entry, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (request->number, ==, "2026-0001");
  g_assert_cmpint (count_found (book, "水管"), ==, 1);

  tea_fixture_close (book);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static void
notify_cb (TeaImport  *import,
           GParamSpec *pspec,
           guint      *n_notified)
{
  (*n_notified)++;
}

static void
test_a_thread_reads_and_tells_how_far (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_long_sheet (5000);
  g_autoptr (TeaImport) import = tea_import_new (book, "a.csv", bytes, TEA_IMPORT_AUTO, &error);
  g_autoptr (GAsyncResult) result = NULL;
  double fraction = 0;
  guint n_notified = 0;

  g_signal_connect (import, "notify::fraction", G_CALLBACK (notify_cb), &n_notified);
  tea_import_read_async (import, book, NULL, read_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (tea_import_read_finish (import, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (import)), ==, 5000);
  g_assert_cmpuint (n_notified, >, 2);
  g_object_get (import, "fraction", &fraction, NULL);
  g_assert_cmpfloat (fraction, >, 0.5);

  tea_fixture_close (book);
}

static void
test_reading_can_be_stopped (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_long_sheet (5000);
  g_autoptr (TeaImport) import = tea_import_new (book, "a.csv", bytes, TEA_IMPORT_AUTO, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_cancellable_cancel (cancellable);
  tea_import_read_async (import, book, cancellable, read_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_false (tea_import_read_finish (import, result, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_CANCELLED);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (import)), ==, 0);

  tea_fixture_close (book);
}

static void
tell_time (const char *what,
           gint64      start)
{
  g_test_message ("%s: %.2f s", what, (double) (g_get_monotonic_time () - start) / 1e6);
}

/* Prints what it takes; run with -m perf. */
static void
test_a_hundred_thousand_rows (void)
{
  TeaBook *book;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TeaImport) import = NULL;
  g_autoptr (TeaImport) again = NULL;
  g_autoptr (GError) error = NULL;
  TeaImportCounts counts;
  gint64 start;

  if (!g_test_perf ())
    {
      g_test_skip ("Only with -m perf");
      return;
    }

  book = tea_fixture_book ();
  g_assert_true (tea_category_add_defaults (book, &error));
  bytes = make_long_sheet (100000);

  start = g_get_monotonic_time ();
  import = tea_import_fixture_read (book, "long.csv", bytes);
  tell_time ("read", start);
  start = g_get_monotonic_time ();
  tea_import_fixture_commit (import, book);
  tell_time ("commit", start);
  start = g_get_monotonic_time ();
  again = tea_import_fixture_read (book, "long.csv", bytes);
  tell_time ("read and compare", start);

  tea_import_count (again, &counts);
  g_assert_cmpuint (counts.duplicates, ==, 100000);
  g_assert_cmpint (tea_import_fixture_count (book, "SELECT count(*) FROM request"), ==, 100000);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/long/a-large-import-is-found-by-search",
                   test_a_large_import_is_found_by_search);
  g_test_add_func ("/import/long/a-large-import-that-fails-leaves-nothing",
                   test_a_large_import_that_fails_leaves_nothing);
  g_test_add_func ("/import/long/a-thread-reads-and-tells-how-far",
                   test_a_thread_reads_and_tells_how_far);
  g_test_add_func ("/import/long/reading-can-be-stopped", test_reading_can_be_stopped);
  g_test_add_func ("/import/long/a-hundred-thousand-rows", test_a_hundred_thousand_rows);

  return g_test_run ();
}
