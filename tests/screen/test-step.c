/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sqlite3.h>

#include <glib/gstdio.h>

#include "tea-screen-fixture.h"

#define FOLDER "/org/community/Teatime/book/schema"

/* A book as it was before weighing knew people in need and topics knew to whom they were passed. */
static void
make_old_book (const char *path)
{
  g_auto (GStrv) names = NULL;
  sqlite3 *db = NULL;

  names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert_nonnull (names);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  for (int step = 1; step <= 9; step++)
    {
      g_autofree char *prefix = g_strdup_printf ("%03d-", step);

      for (guint i = 0; names[i] != NULL; i++)
        {
          g_autofree char *name = g_build_path ("/", FOLDER, names[i], NULL);
          g_autoptr (GBytes) sql = NULL;

          if (!g_str_has_prefix (names[i], prefix))
            continue;

          sql = g_resources_lookup_data (name, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
          /* The search is not asked for here, and its tables need our own tokenizer. */
          if (step != 7)
            g_assert_cmpint (sqlite3_exec (db, g_bytes_get_data (sql, NULL), NULL, NULL, NULL), ==,
                             SQLITE_OK);
        }
    }
  g_assert_cmpint (sqlite3_exec (db,
    "INSERT INTO topic (id, number, title, owners_vote, raised_on, verdict, verdict_on, reason)"
    " VALUES (1, 'T2026-001', '屋顶出租', 1, '2026-11-01', 'direct', '2026-11-22', '马上办'),"
    "        (2, 'T2026-002', '楼道堆物', 0, '2026-11-01', NULL, NULL, '');"
    "INSERT INTO criterion (id, name, basis, weight, position)"
    " VALUES (3, '涉及户数', 'households', 3, 0), (4, '特殊群体', 'judged', 2, 1),"
    "        (5, '能办成', 'judged', 1, 2);"
    "INSERT INTO score (id, topic, criterion, points) VALUES (6, 1, 4, 3), (7, 2, 5, 1);"
    "PRAGMA application_id = 0x54454154;"
    "PRAGMA user_version = 9;", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_an_older_book_keeps_its_weighing_and_verdicts (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *path = g_strdup (tea_book_get_path (book));
  g_autoptr (TeaTopic) judged = NULL;
  g_autoptr (TeaTopic) open = NULL;
  g_autoptr (TeaCriterion) need = NULL;
  g_autoptr (TeaCriterion) other = NULL;
  g_autoptr (TeaQuery) scores = NULL;
  g_autoptr (GPtrArray) points = NULL;
  g_autoptr (GError) failed = NULL;

  /* The old book takes the place of the new one, so that the fixture clears it away. */
  tea_book_close (book);
  g_object_unref (book);
  g_assert_cmpint (g_unlink (path), ==, 0);
  make_old_book (path);
  book = tea_book_open (path, &failed);
  g_assert_no_error (failed);

  judged = tea_book_get (book, TEA_TYPE_TOPIC, 1, &failed);
  g_assert_no_error (failed);
  g_assert_true (judged->owners_vote);
  g_assert_true (judged->owners_ruled);
  g_assert_cmpstr (judged->verdict_at, ==, "2026-11-22 23:59:59");
  g_assert_cmpstr (judged->due_at, ==, "2026-11-24 23:59:59");
  open = tea_book_get (book, TEA_TYPE_TOPIC, 2, &failed);
  g_assert_no_error (failed);
  g_assert_false (open->owners_ruled);
  g_assert_null (open->verdict_at);

  need = tea_book_get (book, TEA_TYPE_CRITERION, 4, &failed);
  g_assert_no_error (failed);
  g_assert_cmpstr (need->basis, ==, "need");
  g_assert_cmpint (need->weight, ==, 2);
  other = tea_book_get (book, TEA_TYPE_CRITERION, 5, &failed);
  g_assert_no_error (failed);
  g_assert_cmpstr (other->basis, ==, "judged");

  scores = tea_score_query (book, 0);
  points = tea_query_read_records (scores, &failed);
  g_assert_no_error (failed);
  g_assert_cmpint (points->len, ==, 2);
  g_assert_cmpint (((TeaScore *) g_ptr_array_index (points, 0))->points, ==, 3);

  /* A criterion still takes its points with it. */
  assert_works (tea_criterion_remove (need, book, error));
  g_assert_cmpint (tea_screen_fixture_count (scores), ==, 1);

  g_clear_object (&scores);
  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/screen/step/an-older-book-keeps-its-weighing-and-verdicts",
                   test_an_older_book_keeps_its_weighing_and_verdicts);

  return g_test_run ();
}
