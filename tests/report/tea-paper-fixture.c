/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "tea-paper-fixture.h"

/* Runs pdftotext on the document as it is saved; another program says what is on the paper. */
static char *
run_pdftotext (TeaPaper   *paper,
               const char *option)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("teatime-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "paper.pdf", NULL);
  const char *argv[] = { "pdftotext", option, path, "-", NULL };
  char *said = NULL;
  int status;

  g_assert_no_error (error);
  file = g_file_new_for_path (path);
  tea_paper_save (paper, file, &error);
  g_assert_no_error (error);

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  g_unlink (path);
  g_rmdir (folder);

  return said;
}

/**
 * tea_paper_fixture_read:
 * @paper: a document
 *
 * Returns: (transfer full): the words of its PDF in the order in which they were set
 */
char *
tea_paper_fixture_read (TeaPaper *paper)
{
  return run_pdftotext (paper, "-raw");
}

/**
 * tea_paper_fixture_pages:
 * @paper: a document
 *
 * Returns: (transfer full) (element-type utf8): the words of each page of its PDF
 */
GPtrArray *
tea_paper_fixture_pages (TeaPaper *paper)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *words = tea_paper_fixture_read (paper);
  g_auto (GStrv) parts = g_strsplit (words, "\f", -1);

  /* A form feed ends every page, the last one too. */
  for (guint i = 0; parts[i] != NULL && parts[i + 1] != NULL; i++)
    g_ptr_array_add (pages, g_strdup (parts[i]));

  return pages;
}

/**
 * tea_paper_fixture_lines:
 * @paper: a document
 * @page: which page, from 0
 *
 * Returns: (transfer full): the lines of a page of its PDF, without the page number
 */
GStrv
tea_paper_fixture_lines (TeaPaper *paper,
                         guint     page)
{
  g_autoptr (GPtrArray) pages = tea_paper_fixture_pages (paper);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_assert_cmpuint (page, <, pages->len);
  all = g_strsplit (g_ptr_array_index (pages, page), "\n", -1);
  for (guint i = 0; all[i] != NULL; i++)
    {
      if (*all[i] != '\0' && !g_str_has_prefix (all[i], "— "))
        g_strv_builder_add (lines, all[i]);
    }

  return g_strv_builder_end (lines);
}

static double
read_number (const char *at,
             const char *name)
{
  g_autofree char *key = g_strconcat (name, "=\"", NULL);
  const char *found = strstr (at, key);

  g_assert_nonnull (found);

  return g_ascii_strtod (found + strlen (key), NULL);
}

/**
 * tea_paper_fixture_find:
 * @paper: a document
 * @page: which page, from 0
 * @word: a word of that page
 *
 * Returns: where the last such word on the page begins, in points from its left edge
 */
double
tea_paper_fixture_find (TeaPaper   *paper,
                        guint       page,
                        const char *word)
{
  g_autofree char *words = run_pdftotext (paper, "-bbox");
  g_autofree char *key = g_strconcat (">", word, "</word>", NULL);
  g_auto (GStrv) pages = g_strsplit (words, "<page ", -1);
  char *found;

  g_assert_cmpuint (page + 1, <, g_strv_length (pages));
  found = g_strrstr (pages[page + 1], key);
  g_assert_nonnull (found);
  *found = '\0';

  return read_number (g_strrstr (pages[page + 1], "<word"), "xMin");
}

/**
 * tea_paper_fixture_box:
 * @paper: a document
 * @left: (out): in points
 * @top: (out): in points
 * @right: (out): in points
 * @bottom: (out): in points
 *
 * Measures the field that the words of the first page of its PDF fill, without the page number.
 *
 * Returns: whether there are any words
 */
gboolean
tea_paper_fixture_box (TeaPaper *paper,
                       double   *left,
                       double   *top,
                       double   *right,
                       double   *bottom)
{
  g_autofree char *words = run_pdftotext (paper, "-bbox");
  char *second = strstr (strstr (words, "<page") + 1, "<page");
  gboolean any = FALSE;

  if (second != NULL)
    *second = '\0';
  *left = *top = G_MAXDOUBLE;
  *right = *bottom = 0;

  for (const char *at = strstr (words, "<word"); at != NULL; at = strstr (at + 1, "<word"))
    {
      const char *word = strchr (at, '>') + 1;

      if (g_str_has_prefix (word, "—") || g_ascii_isdigit (*word))
        continue;

      *left = MIN (*left, read_number (at, "xMin"));
      *top = MIN (*top, read_number (at, "yMin"));
      *right = MAX (*right, read_number (at, "xMax"));
      *bottom = MAX (*bottom, read_number (at, "yMax"));
      any = TRUE;
    }

  return any;
}
