/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "collect/tea-request.h"

#include "tea-import-fixture.h"

/* One of the files in tests/data/collect. */
GBytes *
tea_import_fixture_load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "collect", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, &error));
  g_assert_no_error (error);

  return g_bytes_new_take (g_steal_pointer (&contents), length);
}

/* Reads what shall be taken over, and marks what is in the book already. */
TeaImport *
tea_import_fixture_read (TeaBook    *book,
                         const char *name,
                         GBytes     *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaImport) import = tea_import_new (book, name, bytes, TEA_IMPORT_AUTO, &error);

  g_assert_no_error (error);
  g_assert_true (tea_import_read (import, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (tea_import_mark_duplicates (import, book, &error));
  g_assert_no_error (error);

  return g_steal_pointer (&import);
}

TeaImport *
tea_import_fixture_specimen (TeaBook    *book,
                             const char *name)
{
  g_autoptr (GBytes) bytes = tea_import_fixture_load (name);

  return tea_import_fixture_read (book, name, bytes);
}

TeaImport *
tea_import_fixture_text (TeaBook    *book,
                         const char *name,
                         const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return tea_import_fixture_read (book, name, bytes);
}

void
tea_import_fixture_commit (TeaImport *import,
                           TeaBook   *book)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tea_import_commit (import, book, &error));
  g_assert_no_error (error);
}

/* The import keeps it. */
TeaDraft *
tea_import_fixture_draft (TeaImport *import,
                          guint      i)
{
  g_autoptr (TeaDraft) draft = g_list_model_get_item (G_LIST_MODEL (import), i);

  g_assert_nonnull (draft);

  return draft;
}

/* The requests of the book, the oldest first. */
GPtrArray *
tea_import_fixture_requests (TeaBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaQuery) query = tea_request_query (book, &(TeaRequestFilter) {
                                                    .oldest_first = TRUE });
  GPtrArray *requests = tea_query_read_records (query, &error);

  g_assert_no_error (error);

  return requests;
}

int
tea_import_fixture_count (TeaBook    *book,
                          const char *sql)
{
  g_autoptr (TeaQuery) query = tea_query_new (book, "count", sql);
  gint64 n = -1;

  g_assert_true (tea_query_read_int (query, &n, NULL));

  return (int) n;
}
