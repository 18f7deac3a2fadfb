/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "report/tea-paper-private.h"

#define WIDTH   (TEA_PAPER_RIGHT - TEA_PAPER_LEFT)
#define PADDING 4.0
#define LINES   22

static const TeaPaperColumn columns[] = {
  { "序号", 1, TRUE },
  { "事项", 2, FALSE },
  { "备注", 1, FALSE },
};

/* The piece of a page that sets the words @text, the @line'th of its lines. */
static const TeaPaperPiece *
find (TeaPaper   *paper,
      guint       page,
      const char *text,
      guint       line)
{
  GPtrArray *pages = tea_paper_get_pages (paper);
  GPtrArray *pieces;

  g_assert_cmpuint (page, <, pages->len);
  pieces = g_ptr_array_index (pages, page);
  for (guint i = 0; i < pieces->len; i++)
    {
      const TeaPaperPiece *piece = g_ptr_array_index (pieces, i);

      if (piece->layout != NULL && g_str_equal (pango_layout_get_text (piece->layout), text) &&
          line-- == 0)
        return piece;
    }

  return NULL;
}

static guint
count_tinted (TeaPaper *paper)
{
  GPtrArray *pieces = g_ptr_array_index (tea_paper_get_pages (paper), 0);
  guint n = 0;

  for (guint i = 0; i < pieces->len; i++)
    n += ((const TeaPaperPiece *) g_ptr_array_index (pieces, i))->tint;

  return n;
}

static TeaPaper *
create_table (double least_height,
              guint  most_lines)
{
  TeaPaper *paper = tea_paper_new ("表格");

  tea_paper_add_table (paper, columns, G_N_ELEMENTS (columns), least_height, most_lines);

  return paper;
}

static void
add_row (TeaPaper   *paper,
         gboolean    strong,
         const char *number,
         const char *matter)
{
  tea_paper_add_row (paper, strong, (const char * const []) { number, matter, "注", NULL });
}

static char *
repeat (const char *words,
        guint       n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, words);

  return g_string_free_and_steal (text);
}

static void
test_columns_share_the_width (void)
{
  g_autoptr (TeaPaper) paper = create_table (0, 0);

  add_row (paper, FALSE, "1", "路灯");
  g_assert_cmpfloat_with_epsilon (find (paper, 0, "路灯", 0)->x,
                                  TEA_PAPER_LEFT + WIDTH / 4 + PADDING, 1);
  g_assert_cmpfloat_with_epsilon (find (paper, 0, "注", 0)->x,
                                  TEA_PAPER_LEFT + WIDTH * 3 / 4 + PADDING, 1);
  /* A centred cell has as much on both of its sides. */
  g_assert_cmpfloat (find (paper, 0, "1", 0)->x, >, TEA_PAPER_LEFT + WIDTH / 16);
  g_assert_cmpfloat (find (paper, 0, "1", 0)->x, <, TEA_PAPER_LEFT + WIDTH / 8);
}

static void
test_rows_leave_room_to_write (void)
{
  g_autoptr (TeaPaper) paper = create_table (60, 0);
  g_autoptr (TeaPaper) tight = create_table (0, 0);

  for (guint i = 0; i < 2; i++)
    {
      TeaPaper *one = i == 0 ? paper : tight;

      add_row (one, FALSE, "1", "甲");
      add_row (one, FALSE, "2", "乙");
    }
  g_assert_cmpfloat_with_epsilon (find (paper, 0, "乙", 0)->y - find (paper, 0, "甲", 0)->y,
                                  60, 0.01);
  g_assert_cmpfloat (find (tight, 0, "乙", 0)->y - find (tight, 0, "甲", 0)->y, <, 30);
}

static void
test_only_strong_rows_are_tinted (void)
{
  g_autoptr (TeaPaper) paper = create_table (0, 0);

  add_row (paper, FALSE, "1", "甲");
  g_assert_cmpuint (count_tinted (paper), ==, 0);
  add_row (paper, TRUE, "2", "乙");
  add_row (paper, TRUE, "3", "丙");
  g_assert_cmpuint (count_tinted (paper), ==, 2);
}

static void
test_a_cell_is_cut_short_where_it_must_be (void)
{
  g_autofree char *matter = repeat ("路灯不亮", 30);
  g_autoptr (TeaPaper) cut = create_table (0, 2);
  g_autoptr (TeaPaper) whole = create_table (0, 0);

  add_row (cut, FALSE, "1", matter);
  add_row (whole, FALSE, "1", matter);
  g_assert_nonnull (find (cut, 0, matter, 1));
  g_assert_null (find (cut, 0, matter, 2));
  g_assert_nonnull (find (whole, 0, matter, 5));
}

static void
test_what_is_added_later_is_laid_out_too (void)
{
  g_autoptr (TeaPaper) paper = create_table (0, 0);

  g_assert_cmpuint (tea_paper_count_pages (paper), ==, 1);
  for (guint i = 0; i < 100; i++)
    add_row (paper, FALSE, "1", "甲");
  g_assert_cmpuint (tea_paper_count_pages (paper), >=, 3);
  g_assert_null (find (paper, 0, "附注", 0));
  tea_paper_add_note (paper, "附注");
  g_assert_nonnull (find (paper, tea_paper_count_pages (paper) - 1, "附注", 0));
}

static void
test_headings_are_counted_beyond_ninety_nine (void)
{
  g_autoptr (TeaPaper) paper = tea_paper_new ("试排");
  g_autofree char *text = NULL;

  for (guint i = 0; i < 101; i++)
    tea_paper_add_heading (paper, 1, "事");
  text = tea_paper_dup_text (paper);
  g_assert_nonnull (strstr (text, "\n十、事\n"));
  g_assert_nonnull (strstr (text, "\n十九、事\n二十、事\n二十一、事\n"));
  g_assert_nonnull (strstr (text, "\n九十九、事\n100、事\n101、事\n"));
}

static void
test_signatures_stand_two_by_two (void)
{
  g_autoptr (TeaPaper) paper = tea_paper_new ("试排");
  const TeaPaperPiece *first;
  const TeaPaperPiece *second;
  const TeaPaperPiece *third;

  tea_paper_add_signatures (paper,
                            (const char * const []) { "主持人：", "记录人：", "监督：", NULL });
  tea_paper_add_plain (paper, "后文");
  first = find (paper, 0, "主持人：", 0);
  second = find (paper, 0, "记录人：", 0);
  third = find (paper, 0, "监督：", 0);
  g_assert_cmpfloat (first->y, ==, second->y);
  g_assert_cmpfloat (third->y, >, first->y);
  g_assert_cmpfloat (first->x, ==, third->x);
  g_assert_cmpfloat (second->x, >, first->x + WIDTH / 2);
  g_assert_cmpfloat (find (paper, 0, "后文", 0)->y, >, third->y);
}

static void
test_who_issues_it_and_the_day_stay_together (void)
{
  g_autofree char *full = repeat ("文\n", LINES - 2);
  g_autoptr (TeaPaper) paper = tea_paper_new ("试排");
  g_autoptr (TeaPaper) fitting = tea_paper_new ("试排");

  /* The text ends with a line of its own, so that one line is left, or none but two. */
  tea_paper_add_plain (paper, full);
  tea_paper_add_closing (paper, "石榴里社区", "2026年12月31日");
  g_assert_cmpuint (tea_paper_count_pages (paper), ==, 2);
  g_assert_nonnull (find (paper, 1, "石榴里社区", 0));
  g_assert_nonnull (find (paper, 1, "2026年12月31日", 0));

  full[strlen (full) - 1] = '\0';
  tea_paper_add_plain (fitting, full);
  tea_paper_add_closing (fitting, "石榴里社区", "2026年12月31日");
  g_assert_cmpuint (tea_paper_count_pages (fitting), ==, 1);
}

static void
test_the_day_ends_four_characters_from_the_right (void)
{
  g_autoptr (TeaPaper) paper = tea_paper_new ("试排");
  const double character = WIDTH / TEA_PAPER_CHARACTERS;
  const TeaPaperPiece *day;
  PangoRectangle logical;

  tea_paper_add_closing (paper, "", "2026年12月31日");
  day = find (paper, 0, "2026年12月31日", 0);
  pango_layout_line_get_extents (day->line, NULL, &logical);
  g_assert_cmpfloat_with_epsilon (day->x + (double) logical.width / PANGO_SCALE,
                                  TEA_PAPER_RIGHT - 4 * character, 0.5);
  /* Without a name above it the day is the first line. */
  g_assert_cmpfloat (day->y, <, TEA_PAPER_TOP + TEA_PAPER_PITCH);
}

static void
test_a_gap_ends_with_its_page (void)
{
  g_autoptr (TeaPaper) paper = tea_paper_new ("试排");
  g_autoptr (TeaPaper) none = tea_paper_new ("试排");

  tea_paper_add_plain (paper, "前");
  tea_paper_add_gap (paper, 1000);
  tea_paper_add_plain (paper, "后");
  g_assert_cmpuint (tea_paper_count_pages (paper), ==, 2);
  g_assert_cmpfloat_with_epsilon (find (paper, 1, "后", 0)->y, find (paper, 0, "前", 0)->y, 0.01);

  tea_paper_add_plain (none, "前");
  tea_paper_add_gap (none, 0);
  tea_paper_add_plain (none, "后");
  g_assert_cmpfloat_with_epsilon (find (none, 0, "后", 0)->y - find (none, 0, "前", 0)->y,
                                  TEA_PAPER_PITCH, 0.01);
}

static void
test_a_corner_can_be_taken_away (void)
{
  g_autoptr (TeaPaper) paper = tea_paper_new ("试排");
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;

  tea_paper_add_plain (paper, "文");
  tea_paper_set_corner (paper, "内部存档");
  with = tea_paper_dup_text (paper);
  g_assert_cmpstr (with, ==, "内部存档\n文\n");
  g_assert_nonnull (find (paper, 0, "内部存档", 0));
  g_assert_cmpfloat (find (paper, 0, "内部存档", 0)->y, <, TEA_PAPER_TOP);

  tea_paper_set_corner (paper, NULL);
  without = tea_paper_dup_text (paper);
  g_assert_cmpstr (without, ==, "文\n");
  g_assert_null (find (paper, 0, "内部存档", 0));
}

static void
test_a_document_is_read_out_in_its_order (void)
{
  g_autoptr (TeaPaper) paper = create_table (0, 1);
  g_autofree char *text = NULL;

  add_row (paper, FALSE, "1", "很长很长很长很长很长很长很长很长很长很长很长的事");
  tea_paper_add_gap (paper, 2);
  tea_paper_add_names (paper, "出席：", "甲、乙");
  tea_paper_add_signatures (paper, (const char * const []) { "主持人：", NULL });
  tea_paper_add_closing (paper, "石榴里社区", "今天");
  text = tea_paper_dup_text (paper);

  /* What the table cuts short is read out whole. */
  g_assert_cmpstr (text, ==,
                   "序号\n事项\n备注\n1\n很长很长很长很长很长很长很长很长很长很长很长的事\n注\n"
                   "出席：\n甲、乙\n主持人：\n石榴里社区\n今天\n");
}

static void
test_blanks_between_characters_and_numbers_are_dropped (void)
{
  static const struct { const char *typed, *set; } cases[] = {
    { "第 3 栋 12 户", "第3栋12户\n" },
    { "换 LED 灯", "换LED灯\n" },
    { "LED lamp 12 W", "LED lamp 12 W\n" },
    { "路灯 不亮", "路灯 不亮\n" },
    { "3 (三)", "3 (三)\n" },
    { "尾 ", "尾 \n" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TeaPaper) paper = tea_paper_new ("试排");
      g_autofree char *text = NULL;

      tea_paper_add_text (paper, cases[i].typed);
      text = tea_paper_dup_text (paper);
      g_assert_cmpstr (text, ==, cases[i].set);
    }
}

static void
test_a_mark_is_one_line_however_long (void)
{
  static const guint lengths[] = { 1, 10, 40 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *mark = repeat ("纪", lengths[i]);
      g_autoptr (TeaPaper) paper = tea_paper_new ("纪要");
      const TeaPaperPiece *piece;
      PangoRectangle logical;

      tea_paper_add_mark (paper, mark);
      piece = find (paper, 0, mark, 0);
      g_assert_nonnull (piece);
      g_assert_null (find (paper, 0, mark, 1));
      g_assert_true (piece->red);
      pango_layout_line_get_extents (piece->line, NULL, &logical);
      g_assert_cmpfloat (piece->x, >=, TEA_PAPER_LEFT - 1);
      g_assert_cmpfloat (piece->x + (double) logical.width / PANGO_SCALE, <=, TEA_PAPER_RIGHT + 1);
    }
}

static void
test_what_fits_is_not_made_smaller (void)
{
  g_autoptr (TeaPaper) paper = tea_paper_new ("试排");
  g_autofree char *text = repeat ("文\n", LINES - 2);
  double pitch;

  tea_paper_add_plain (paper, "一");
  tea_paper_add_plain (paper, "二");
  g_assert_true (tea_paper_fit (paper, 1, 0.5));
  pitch = find (paper, 0, "二", 0)->y - find (paper, 0, "一", 0)->y;
  g_assert_cmpfloat_with_epsilon (pitch, TEA_PAPER_PITCH, 0.01);

  /* And what was made smaller grows again where there is more room. */
  tea_paper_add_plain (paper, text);
  g_assert_true (tea_paper_fit (paper, 1, 0.5));
  pitch = find (paper, 0, "二", 0)->y - find (paper, 0, "一", 0)->y;
  g_assert_cmpfloat (pitch, <, TEA_PAPER_PITCH - 1);
  g_assert_true (tea_paper_fit (paper, 2, 0.5));
  pitch = find (paper, 0, "二", 0)->y - find (paper, 0, "一", 0)->y;
  g_assert_cmpfloat_with_epsilon (pitch, TEA_PAPER_PITCH, 0.01);
}

static void
test_a_name_is_text_whatever_it_was (void)
{
  g_autoptr (TeaPaper) paper = tea_paper_new ("纪要\xff");

  g_assert_true (g_utf8_validate (tea_paper_get_name (paper), -1, NULL));
  g_assert_true (g_str_has_prefix (tea_paper_get_name (paper), "纪要"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/paper-parts/" name, func)
  ADD ("columns-share-the-width", test_columns_share_the_width);
  ADD ("rows-leave-room-to-write", test_rows_leave_room_to_write);
  ADD ("only-strong-rows-are-tinted", test_only_strong_rows_are_tinted);
  ADD ("a-cell-is-cut-short-where-it-must-be", test_a_cell_is_cut_short_where_it_must_be);
  ADD ("what-is-added-later-is-laid-out-too", test_what_is_added_later_is_laid_out_too);
  ADD ("headings-are-counted-beyond-ninety-nine", test_headings_are_counted_beyond_ninety_nine);
  ADD ("signatures-stand-two-by-two", test_signatures_stand_two_by_two);
  ADD ("who-issues-it-and-the-day-stay-together", test_who_issues_it_and_the_day_stay_together);
  ADD ("the-day-ends-four-characters-from-the-right",
       test_the_day_ends_four_characters_from_the_right);
  ADD ("a-gap-ends-with-its-page", test_a_gap_ends_with_its_page);
  ADD ("a-corner-can-be-taken-away", test_a_corner_can_be_taken_away);
  ADD ("a-document-is-read-out-in-its-order", test_a_document_is_read_out_in_its_order);
  ADD ("blanks-between-characters-and-numbers-are-dropped",
       test_blanks_between_characters_and_numbers_are_dropped);
  ADD ("a-mark-is-one-line-however-long", test_a_mark_is_one_line_however_long);
  ADD ("what-fits-is-not-made-smaller", test_what_fits_is_not_made_smaller);
  ADD ("a-name-is-text-whatever-it-was", test_a_name_is_text_whatever_it_was);
#undef ADD

  return g_test_run ();
}
