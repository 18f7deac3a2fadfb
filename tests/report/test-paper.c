/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "book/tea-error.h"
#include "report/tea-paper.h"

#include "tea-paper-fixture.h"

/* What GB/T 9704-2012 gives a page: lines, and characters on each. */
#define LINES      22
#define CHARACTERS 28

#define MM(points) ((points) * 25.4 / 72)

/* @count characters that differ, so that one that is lost shows. */
static char *
create_characters (guint count)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < count; i++)
    g_string_append_unichar (text, 0x4E00 + (i * 7) % 2000);

  return g_string_free_and_steal (text);
}

static TeaPaper *
create_plain (guint count)
{
  TeaPaper *paper = tea_paper_new ("试排");
  g_autofree char *text = create_characters (count);

  tea_paper_add_plain (paper, text);

  return paper;
}

static void
test_a_page_holds_22_lines_of_28_characters (void)
{
  g_autoptr (TeaPaper) full = create_plain (LINES * CHARACTERS);
  g_autoptr (TeaPaper) over = create_plain (LINES * CHARACTERS + 1);
  g_auto (GStrv) lines = tea_paper_fixture_lines (full, 0);
  g_auto (GStrv) rest = tea_paper_fixture_lines (over, 1);

  g_assert_cmpuint (tea_paper_count_pages (full), ==, 1);
  g_assert_cmpuint (g_strv_length (lines), ==, LINES);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpint (g_utf8_strlen (lines[i], -1), ==, CHARACTERS);

  g_assert_cmpuint (tea_paper_count_pages (over), ==, 2);
  g_assert_cmpuint (g_strv_length (rest), ==, 1);
  g_assert_cmpint (g_utf8_strlen (rest[0], -1), ==, 1);
}

static void
test_a_paragraph_begins_two_characters_in (void)
{
  g_autoptr (TeaPaper) paper = tea_paper_new ("试排");
  g_autofree char *text = create_characters (CHARACTERS * 2);
  g_auto (GStrv) lines = NULL;

  tea_paper_add_text (paper, text);
  lines = tea_paper_fixture_lines (paper, 0);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_cmpint (g_utf8_strlen (lines[0], -1), ==, CHARACTERS - 2);
  g_assert_cmpint (g_utf8_strlen (lines[1], -1), ==, CHARACTERS);
  g_assert_cmpint (g_utf8_strlen (lines[2], -1), ==, 2);
}

static void
test_text_stays_within_the_margins_and_fills_them (void)
{
  g_autoptr (TeaPaper) paper = create_plain (LINES * CHARACTERS * 2);
  double left, top, right, bottom;

  g_assert_true (tea_paper_fixture_box (paper, &left, &top, &right, &bottom));
  g_assert_cmpfloat_with_epsilon (MM (left), 28, 0.5);
  g_assert_cmpfloat_with_epsilon (MM (right), 210 - 26, 0.5);
  /* The first line has its share of the space between lines above it, and glyphs their bearings. */
  g_assert_cmpfloat (MM (top), >, 37 - 0.5);
  g_assert_cmpfloat (MM (top), <, 37 + 4);
  g_assert_cmpfloat (MM (bottom), <, 297 - 35 + 0.5);
  g_assert_cmpfloat (MM (bottom), >, 297 - 35 - 11);
}

static void
test_headings_are_counted_by_level (void)
{
  g_autoptr (TeaPaper) paper = tea_paper_new ("试排");
  g_auto (GStrv) lines = NULL;
  g_autofree char *joined = NULL;

  tea_paper_add_heading (paper, 1, "甲");
  tea_paper_add_heading (paper, 2, "子");
  tea_paper_add_heading (paper, 3, "丑");
  tea_paper_add_heading (paper, 4, "寅");
  tea_paper_add_heading (paper, 2, "卯");
  tea_paper_add_heading (paper, 3, "辰");
  for (guint i = 0; i < 10; i++)
    tea_paper_add_heading (paper, 1, "乙");
  lines = tea_paper_fixture_lines (paper, 0);
  joined = g_strjoinv ("|", lines);
  g_assert_cmpstr (joined, ==,
                   "一、甲|（一）子|1．丑|（1）寅|（二）卯|1．辰|二、乙|三、乙|四、乙|五、乙|六、乙"
                   "|七、乙|八、乙|九、乙|十、乙|十一、乙");
}

static void
test_a_heading_is_not_left_at_the_foot_of_a_page (void)
{
  g_autoptr (TeaPaper) paper = create_plain ((LINES - 1) * CHARACTERS);
  g_auto (GStrv) first = NULL;
  g_auto (GStrv) second = NULL;

  tea_paper_add_heading (paper, 1, "标题");
  tea_paper_add_text (paper, "正文");
  first = tea_paper_fixture_lines (paper, 0);
  second = tea_paper_fixture_lines (paper, 1);
  g_assert_cmpuint (g_strv_length (first), ==, LINES - 1);
  g_assert_cmpstr (second[0], ==, "一、标题");
  g_assert_cmpstr (second[1], ==, "正文");
}

static void
test_page_numbers_stand_at_the_outer_edge (void)
{
  g_autoptr (TeaPaper) paper = create_plain (LINES * CHARACTERS * 3);

  g_assert_cmpuint (tea_paper_count_pages (paper), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const double place = tea_paper_fixture_find (paper, i, number);

      /* Odd pages lie on the right of a bound document, even ones on the left. */
      if (i % 2 == 0)
        g_assert_cmpfloat (MM (place), >, 210 - 26 - 20);
      else
        g_assert_cmpfloat (MM (place), <, 28 + 20);
    }
}

static const TeaPaperColumn columns[] = {
  { "序号", 1, TRUE },
  { "事项", 6, FALSE },
  { "备注", 2, FALSE },
};

static TeaPaper *
create_table (guint       n_rows,
              const char *matter)
{
  TeaPaper *paper = tea_paper_new ("试排");

  tea_paper_add_table (paper, columns, G_N_ELEMENTS (columns), 0, 0);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u号", i + 1);

      tea_paper_add_row (paper, i % 7 == 0,
                         (const char * const []) { number, matter, "无", NULL });
    }

  return paper;
}

static guint
count (const char *text,
       const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + strlen (what), what))
    n++;

  return n;
}

static void
test_500_rows_have_their_header_on_every_page (void)
{
  g_autoptr (TeaPaper) paper = create_table (500, "楼道里堆放杂物，消防通道不畅，居民多次反映");
  g_autoptr (GPtrArray) pages = tea_paper_fixture_pages (paper);
  g_autofree char *words = tea_paper_fixture_read (paper);

  g_assert_cmpuint (pages->len, >, 10);
  g_assert_cmpuint (pages->len, ==, tea_paper_count_pages (paper));
  for (guint i = 0; i < pages->len; i++)
    g_assert_cmpuint (count (g_ptr_array_index (pages, i), "序号"), ==, 1);

  for (guint i = 1; i <= 500; i++)
    {
      g_autofree char *number = g_strdup_printf ("\n%u号", i);

      g_assert_cmpuint (count (words, number), ==, 1);
    }
}

static void
test_no_row_is_torn_apart (void)
{
  g_autofree char *matter = create_characters (120);
  g_autoptr (TeaPaper) paper = create_table (60, matter);
  g_autoptr (GPtrArray) pages = tea_paper_fixture_pages (paper);
  guint rows = 0;

  g_assert_cmpuint (pages->len, >, 2);
  for (guint i = 0; i < pages->len; i++)
    {
      g_autoptr (GString) page = g_string_new (g_ptr_array_index (pages, i));
      guint numbers = count (page->str, "号") - 1;
      guint whole = 0;

      /* Every row that begins on a page also ends there: its first and its last character. */
      g_string_replace (page, "\n", "", 0);
      whole = count (page->str, "无");
      g_assert_cmpuint (numbers, ==, whole);
      rows += numbers;
    }

  g_assert_cmpuint (rows, ==, 60);
}

static void
test_a_row_higher_than_a_page_goes_on_overleaf (void)
{
  g_autofree char *matter = create_characters (2000);
  g_autoptr (TeaPaper) paper = create_table (1, matter);
  g_autofree char *read = tea_paper_fixture_read (paper);

  g_assert_cmpuint (tea_paper_count_pages (paper), ==, 3);
  for (const char *p = matter; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *character = g_strndup (p, g_utf8_next_char (p) - p);

      g_assert_nonnull (strstr (read, character));
    }
}

static void
test_an_empty_document_has_one_page (void)
{
  g_autoptr (TeaPaper) paper = tea_paper_new ("空白");
  g_autoptr (TeaPaper) table = create_table (0, "");
  g_autoptr (GPtrArray) pages = tea_paper_fixture_pages (paper);

  g_assert_cmpuint (tea_paper_count_pages (paper), ==, 1);
  g_assert_cmpuint (pages->len, ==, 1);
  g_assert_cmpuint (tea_paper_count_pages (table), ==, 1);
}

static void
test_whatever_was_typed_can_be_set (void)
{
  g_autoptr (TeaPaper) paper = tea_paper_new ("怪字");
  g_autofree char *word = g_strnfill (5000, 'x');
  g_autofree char *read = NULL;
  double left, top, right, bottom;

  tea_paper_add_title (paper, "长标题长标题长标题长标题长标题长标题长标题长标题长标题长标题");
  tea_paper_add_text (paper, word);
  tea_paper_add_text (paper, "Z\xCC\x81\xCC\xA7\xCC\x88l\xCC\x81n 家\xEF\xB8\x80 "
                      "👨‍👩‍👧 \xF0\xA0\xAE\xB7");
  tea_paper_add_text (paper, "\xFF\xFE 坏字节");
  tea_paper_add_text (paper, "");
  tea_paper_add_text (paper, "一段\n二段\r\n三段\t制表");
  tea_paper_add_names (paper, "出席：", word);
  tea_paper_add_table (paper, columns, G_N_ELEMENTS (columns), 0, 2);
  tea_paper_add_row (paper, TRUE, (const char * const []) { word, word, "", NULL });
  tea_paper_add_signatures (paper, (const char * const []) { word, "", "三", NULL });
  tea_paper_add_closing (paper, word, word);
  tea_paper_add_gap (paper, 1000);

  read = tea_paper_fixture_read (paper);
  g_assert_nonnull (strstr (read, "坏字节"));
  g_assert_nonnull (strstr (read, "二段"));
  g_assert_true (tea_paper_fixture_box (paper, &left, &top, &right, &bottom));
  g_assert_cmpfloat (MM (left), >, 28 - 1);
  g_assert_cmpfloat (MM (right), <, 210 - 26 + 1);
}

static void
test_names_hang_below_the_first_one (void)
{
  g_autoptr (TeaPaper) paper = tea_paper_new ("试排");
  g_autofree char *names = create_characters (CHARACTERS);
  g_auto (GStrv) lines = NULL;

  tea_paper_add_names (paper, "出席：", names);
  lines = tea_paper_fixture_lines (paper, 0);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  /* Two characters of indent and three of the label are not there for names. */
  g_assert_cmpint (g_utf8_strlen (lines[0], -1), ==, CHARACTERS - 2);
  g_assert_cmpint (g_utf8_strlen (lines[1], -1), ==, CHARACTERS - (CHARACTERS - 2 - 3));
}

static void
test_a_document_shrinks_to_fit (void)
{
  g_autoptr (TeaPaper) paper = create_plain (LINES * CHARACTERS * 5 / 4);

  g_assert_cmpuint (tea_paper_count_pages (paper), ==, 2);
  g_assert_true (tea_paper_fit (paper, 1, 0.8));
  g_assert_cmpuint (tea_paper_count_pages (paper), ==, 1);
  g_assert_false (tea_paper_fit (paper, 1, 0.95));
  g_assert_cmpuint (tea_paper_count_pages (paper), ==, 2);
}

static void
test_every_page_says_whom_it_is_for (void)
{
  g_autoptr (TeaPaper) paper = create_plain (LINES * CHARACTERS * 2);
  g_autoptr (GPtrArray) pages = NULL;

  tea_paper_set_corner (paper, "内部存档");
  pages = tea_paper_fixture_pages (paper);
  g_assert_cmpuint (pages->len, ==, 2);
  for (guint i = 0; i < pages->len; i++)
    g_assert_cmpuint (count (g_ptr_array_index (pages, i), "内部存档"), ==, 1);
}

static void
assert_not_saved (TeaPaper   *paper,
                  const char *path,
                  TeaError    code)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (tea_paper_save (paper, file, &error));
  g_assert_error (error, TEA_ERROR, (int) code);
}

static void
test_what_cannot_be_saved_is_said_and_leaves_nothing (void)
{
  g_autoptr (TeaPaper) paper = create_plain (10);
  g_autofree char *folder = g_dir_make_tmp ("teatime-XXXXXX", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "nowhere", "a.pdf", NULL);
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  assert_not_saved (paper, nowhere, TEA_ERROR_NOT_FOUND);
  assert_not_saved (paper, folder, TEA_ERROR_INVALID);

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_true (tea_paper_save (paper, file, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));

  g_unlink (path);
  /* Nothing else is left in the folder. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/a-page-holds-22-lines-of-28-characters",
                   test_a_page_holds_22_lines_of_28_characters);
  g_test_add_func ("/paper/a-paragraph-begins-two-characters-in",
                   test_a_paragraph_begins_two_characters_in);
  g_test_add_func ("/paper/text-stays-within-the-margins-and-fills-them",
                   test_text_stays_within_the_margins_and_fills_them);
  g_test_add_func ("/paper/headings-are-counted-by-level", test_headings_are_counted_by_level);
  g_test_add_func ("/paper/a-heading-is-not-left-at-the-foot-of-a-page",
                   test_a_heading_is_not_left_at_the_foot_of_a_page);
  g_test_add_func ("/paper/page-numbers-stand-at-the-outer-edge",
                   test_page_numbers_stand_at_the_outer_edge);
  g_test_add_func ("/paper/500-rows-have-their-header-on-every-page",
                   test_500_rows_have_their_header_on_every_page);
  g_test_add_func ("/paper/no-row-is-torn-apart", test_no_row_is_torn_apart);
  g_test_add_func ("/paper/a-row-higher-than-a-page-goes-on-overleaf",
                   test_a_row_higher_than_a_page_goes_on_overleaf);
  g_test_add_func ("/paper/an-empty-document-has-one-page", test_an_empty_document_has_one_page);
  g_test_add_func ("/paper/whatever-was-typed-can-be-set", test_whatever_was_typed_can_be_set);
  g_test_add_func ("/paper/names-hang-below-the-first-one", test_names_hang_below_the_first_one);
  g_test_add_func ("/paper/a-document-shrinks-to-fit", test_a_document_shrinks_to_fit);
  g_test_add_func ("/paper/every-page-says-whom-it-is-for", test_every_page_says_whom_it_is_for);
  g_test_add_func ("/paper/what-cannot-be-saved-is-said-and-leaves-nothing",
                   test_what_cannot_be_saved_is_said_and_leaves_nothing);

  return g_test_run ();
}
