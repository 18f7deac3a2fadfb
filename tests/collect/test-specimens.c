/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every file under data/collect/hard gives the drafts that its neighbour FILE.expected lists,
 * comes into the book once and goes as a whole. A draft is one line, its fields between bars, as a
 * careful person would have written them down. + stands before what starts ticked, = before what is
 * there twice, - before what is left out and why.
 */
#include "config.h"

#include <locale.h>

#include "book/tea-history.h"
#include "collect/tea-import.h"

#include "tea-fixture.h"

static char *
find_directory (void)
{
  return g_test_build_filename (G_TEST_DIST, "data", "collect", "hard", NULL);
}

static void
append_field (GString    *out,
              const char *field)
{
  g_auto (GStrv) lines = g_strsplit (field != NULL ? field : "", "\n", -1);
  g_autofree char *joined = g_strjoinv ("\\n", lines);

  g_string_append_printf (out, " | %s", joined);
}

/* What only a log of visits says, where it says it. */
static void
append_visit (GString  *out,
              TeaDraft *draft)
{
  const struct
  {
    const char *label;
    const char *value;
  } fields[] = {
    { "doors", draft->doors }, { "grid", draft->grid }, { "worker", draft->worker },
    { "with", draft->companions },
    { "from", draft->began_at }, { "until", draft->ended_at }, { "kind", draft->kind },
    { "next", draft->next_step }, { "solved", draft->solved ? "yes" : NULL },
    { "report", draft->report ? "yes" : NULL },
    { "attention", draft->attention ? "yes" : NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *labelled = NULL;

      if (fields[i].value == NULL)
        continue;

      labelled = g_strdup_printf ("%s: %s", fields[i].label, fields[i].value);
      append_field (out, labelled);
    }
}

static char *
describe (TeaImport *import)
{
  GListModel *drafts = G_LIST_MODEL (import);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (drafts); i++)
    {
      g_autoptr (TeaDraft) draft = g_list_model_get_item (drafts, i);
      g_autofree char *note = NULL;

      g_string_append_printf (out, "%c%u", draft->ticked ? '+' : draft->duplicate ? '=' : '-',
                              draft->line);
      append_field (out, draft->received_at);
      append_field (out, draft->person);
      append_field (out, draft->phone);
      append_field (out, draft->address);
      append_field (out, draft->category);
      append_field (out, draft->source_number);
      if (draft->affected != 0)
        g_string_append_printf (out, " | %d households", draft->affected);
      append_field (out, draft->settled);
      append_visit (out, draft);
      append_field (out, draft->text);
      note = tea_draft_dup_note (draft);
      append_field (out, note);
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}

static int
count_requests (TeaBook *book)
{
  g_autoptr (TeaQuery) query = tea_query_new (book, "count", "SELECT count (*) FROM request");
  gint64 n = -1;

  g_assert_true (tea_query_read_int (query, &n, NULL));

  return (int) n;
}

/* What was taken over is there once, however often the same file comes, and goes as a whole. */
static void
assert_comes_once (TeaBook    *book,
                   TeaImport  *import,
                   const char *name,
                   GBytes     *bytes)
{
  g_autoptr (TeaImport) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  TeaImportCounts counts;

  tea_import_count (import, &counts);
  if (counts.ticked == 0)
    return;

  g_assert_true (tea_import_commit (import, book, &error));
  g_assert_no_error (error);

  again = tea_import_new (book, name, bytes, TEA_IMPORT_AUTO, &error);
  g_assert_no_error (error);
  g_assert_true (tea_import_read (again, NULL, NULL, NULL, &error));
  g_assert_true (tea_import_mark_duplicates (again, book, &error));
  tea_import_count (again, &counts);
  if (counts.ticked != 0)
    {
      g_autofree char *described = describe (again);

      g_test_message ("%s", described);
    }
  g_assert_cmpuint (counts.ticked, ==, 0);

  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_requests (book), ==, 0);
}

static void
test_specimen (gconstpointer data)
{
  const char *name = data;
  g_autofree char *directory = find_directory ();
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autofree char *expected_path = g_strconcat (path, ".expected", NULL);
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refusal = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TeaImport) import = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *described = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, &error));
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);

  import = tea_import_new (book, name, bytes, TEA_IMPORT_AUTO, &error);
  g_assert_no_error (error);
  if (tea_import_read (import, NULL, NULL, NULL, &refusal))
    {
      g_assert_true (tea_import_mark_duplicates (import, book, &error));
      g_assert_no_error (error);
      described = describe (import);
    }
  else
    {
      described = g_strconcat (refusal->message, "\n", NULL);
    }

  g_assert_true (g_file_get_contents (expected_path, &expected, NULL, &error));
  g_assert_no_error (error);
  if (!g_str_equal (described, expected))
    g_test_message ("%s", described);
  g_assert_cmpstr (described, ==, expected);

  if (refusal == NULL)
    assert_comes_once (book, import, name, bytes);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *directory = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  directory = find_directory ();
  dir = g_dir_open (directory, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_has_suffix (name, ".expected"))
      {
        g_autofree char *test = g_strconcat ("/import/specimen/", name, NULL);

        g_test_add_data_func_full (test, g_strdup (name), test_specimen, g_free);
      }

  return g_test_run ();
}
