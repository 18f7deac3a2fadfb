/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people/tea-fold.h"

static char *
fold (const char *text)
{
  GString *folded = g_string_new (NULL);
  gunichar c;

  while ((c = tea_fold_next (&text)) != 0)
    g_string_append_unichar (folded, c);

  return g_string_free (folded, FALSE);
}

static void
test_what_is_typed_differently_is_one (void)
{
  static const char * const texts[][2] = {
    { "2栋1单元301", "2栋1单元301" },
    { "２棟１單元３０１號", "2栋1单元301号" },
    { "樓層門戶戸", "楼层门户户" },
    { "電話", "电话" },
    { "a\tｂ　c\u00A0d", "A B C D" },
    { "2‐1‑3‒4–5—6―7−8﹣9─10", "2-1-3-4-5-6-7-8-9-10" },
    { "晋Ａ·12•3‧4・5･6", "晋A.12.3.4.5.6" },
    { "1\u200B3\uFEFF8\u20600\u200E0", "1 3 8 0 0" },
    { "٣०", "30" },
    { "上\u2028下\u2029完\n", "上\n下\n完\n" },
    { "（＋８６）", "(+86)" },
    { "𠮷🌸é", "𠮷🌸é" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *folded = fold (texts[i][0]);
      g_autofree char *again = fold (folded);

      g_assert_cmpstr (folded, ==, texts[i][1]);
      g_assert_cmpstr (again, ==, folded);
    }
}

static void
test_the_end_of_a_text_is_never_passed (void)
{
  static const char text[] = "楼";
  const char *cursor = text;

  g_assert_cmpuint (tea_fold_back (text, cursor), ==, 0);
  g_assert_cmpuint (tea_fold_next (&cursor), ==, U'楼');
  g_assert_cmpuint (tea_fold_back (text, cursor), ==, U'楼');
  g_assert_cmpuint (tea_fold_peek (cursor), ==, 0);
  g_assert_cmpuint (tea_fold_next (&cursor), ==, 0);
  g_assert_true (cursor == text + sizeof text - 1);
  tea_fold_skip_spaces (&cursor);
  g_assert_true (cursor == text + sizeof text - 1);

  /* The end stands in every C string; it is still in no set. */
  g_assert_false (tea_fold_is_one_of (0, "楼"));
  g_assert_false (tea_fold_is_one_of (0, ""));
  g_assert_true (tea_fold_is_one_of (U'楼', "栋楼"));
  g_assert_false (tea_fold_is_one_of (U'楼', ""));
}

static void
test_a_word_is_known_in_any_spacing (void)
{
  static const struct
  {
    const char *text;
    const char *word;
    const char *left;
  } cases[] = {
    { "月亮湾1栋", "月亮湾", "1栋" },
    { "月亮 湾1栋", "月亮湾", "1栋" },
    { "月\u3000亮\u200B湾 1栋", "月亮湾", " 1栋" },
    { "月亮湾", "月亮 湾", "" },
    { "ｗｘＩｄ：", "wxid", "：" },
    { "單元3", "单元", "3" },
    { " 月亮湾", "月亮湾", NULL },
    { "月亮", "月亮湾", NULL },
    { "月亮\n湾", "月亮湾", NULL },
    { "", "月", NULL },
    { "月", "", NULL },
    { " ", " ", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *cursor = cases[i].text;

      g_test_message ("%s in %s", cases[i].word, cases[i].text);
      g_assert_cmpint (tea_fold_skip (&cursor, cases[i].word), ==, cases[i].left != NULL);
      g_assert_cmpstr (cursor, ==, cases[i].left != NULL ? cases[i].left : cases[i].text);
    }
}

static void
test_the_first_of_several_words_is_taken (void)
{
  static const char * const words[] = { "单元楼", "单元", "元", NULL };
  static const char * const none[] = { NULL };
  const char *cursor = "單元1";

  g_assert_true (tea_fold_stands_at (cursor, words));
  g_assert_true (tea_fold_skip_any (&cursor, words));
  g_assert_cmpstr (cursor, ==, "1");
  g_assert_false (tea_fold_skip_any (&cursor, words));
  g_assert_false (tea_fold_stands_at (cursor, words));
  g_assert_cmpstr (cursor, ==, "1");
  g_assert_false (tea_fold_skip_any (&cursor, none));

  cursor = "單 元 楼2";
  g_assert_true (tea_fold_skip_any (&cursor, words));
  g_assert_cmpstr (cursor, ==, "2");
}

static void
test_spaces_are_skipped_but_no_line_end (void)
{
  const char *cursor = " \t\u3000\u00A0\u200B\n 下一行";

  tea_fold_skip_spaces (&cursor);
  g_assert_cmpstr (cursor, ==, "\n 下一行");
  tea_fold_skip_spaces (&cursor);
  g_assert_cmpstr (cursor, ==, "\n 下一行");
}

static void
test_every_way_to_write_a_digit_has_its_value (void)
{
  static const gunichar chinese[] = {
    U'零', U'一', U'二', U'三', U'四', U'五', U'六', U'七', U'八', U'九'
  };

  for (int i = 0; i <= 9; i++)
    {
      g_assert_cmpint (tea_fold_digit ((gunichar) ('0' + i)), ==, i);
      g_assert_cmpint (tea_fold_digit (chinese[i]), ==, i);
      g_assert_cmpint (tea_fold_digit (tea_fold_char (U'０' + (gunichar) i)), ==, i);
    }
  g_assert_cmpint (tea_fold_digit (U'〇'), ==, 0);
  g_assert_cmpint (tea_fold_digit (U'幺'), ==, 1);
  g_assert_cmpint (tea_fold_digit (U'十'), ==, -1);
  g_assert_cmpint (tea_fold_digit (U'A'), ==, -1);
  g_assert_cmpint (tea_fold_digit (0), ==, -1);

  g_assert_true (tea_fold_is_code ('A'));
  g_assert_true (tea_fold_is_code ('7'));
  g_assert_false (tea_fold_is_code ('-'));
  g_assert_false (tea_fold_is_code (U'号'));
  g_assert_false (tea_fold_is_code (0));
}

static void
test_digits_are_read_whole_or_not_at_all (void)
{
  static const struct
  {
    const char *text;
    guint       max;
    guint       value;
    guint       n_digits;
    const char *left;
  } cases[] = {
    { "301室", 4, 301, 3, "室" },
    { "００７栋", 3, 7, 3, "栋" },
    { "0", 1, 0, 1, "" },
    { "999999999", 9, 999999999, 9, "" },
    { "1 2", 9, 1, 1, " 2" },
    { "12345", 4, 0, 0, NULL },
    { "室301", 4, 0, 0, NULL },
    { "三", 4, 0, 0, NULL },
    { "", 9, 0, 0, NULL },
    { "1", 0, 0, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *cursor = cases[i].text;
      guint value = 4711;
      guint n_digits = 4711;
      gboolean was_read = tea_fold_read_digits (&cursor, cases[i].max, &value, &n_digits);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (was_read, ==, cases[i].left != NULL);
      g_assert_cmpstr (cursor, ==, was_read ? cases[i].left : cases[i].text);
      if (was_read)
        {
          g_assert_cmpuint (value, ==, cases[i].value);
          g_assert_cmpuint (n_digits, ==, cases[i].n_digits);
        }
    }

  g_assert_cmpuint (tea_fold_count_digits ("1３8栋2"), ==, 3);
  g_assert_cmpuint (tea_fold_count_digits ("栋2"), ==, 0);
}

static void
test_chinese_numerals_are_read (void)
{
  static const struct
  {
    const char *text;
    guint       value;
    gboolean    spelt;
    const char *left;
  } cases[] = {
    { "三栋", 3, TRUE, "栋" },
    { "十栋", 10, FALSE, "栋" },
    { "十二号楼", 12, FALSE, "号楼" },
    { "二十", 20, FALSE, "" },
    { "二十一", 21, FALSE, "" },
    { "一百零二室", 102, FALSE, "室" },
    { "一百一十", 110, FALSE, "" },
    { "百", 100, FALSE, "" },
    { "三零一", 301, TRUE, "" },
    { "三〇一", 301, TRUE, "" },
    { "幺〇幺", 101, TRUE, "" },
    { "九九九九九九", 999999, TRUE, "" },
    { "一2", 1, TRUE, "2" },
  };
  static const char * const nothing[] = { "", "零", "〇〇", "12", "栋", "一二三四五六七", "两栋" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *cursor = cases[i].text;
      guint value = 0;
      gboolean spelt = FALSE;

      g_test_message ("%s", cases[i].text);
      g_assert_true (tea_fold_read_numeral (&cursor, &value, &spelt));
      g_assert_cmpuint (value, ==, cases[i].value);
      g_assert_cmpint (spelt, ==, cases[i].spelt);
      g_assert_cmpstr (cursor, ==, cases[i].left);
    }

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      const char *cursor = nothing[i];
      guint value;
      gboolean spelt;

      g_test_message ("%s", nothing[i]);
      g_assert_false (tea_fold_read_numeral (&cursor, &value, &spelt));
      g_assert_true (cursor == nothing[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/people/fold/what-is-typed-differently-is-one",
                   test_what_is_typed_differently_is_one);
  g_test_add_func ("/people/fold/the-end-of-a-text-is-never-passed",
                   test_the_end_of_a_text_is_never_passed);
  g_test_add_func ("/people/fold/a-word-is-known-in-any-spacing",
                   test_a_word_is_known_in_any_spacing);
  g_test_add_func ("/people/fold/the-first-of-several-words-is-taken",
                   test_the_first_of_several_words_is_taken);
  g_test_add_func ("/people/fold/spaces-are-skipped-but-no-line-end",
                   test_spaces_are_skipped_but_no_line_end);
  g_test_add_func ("/people/fold/every-way-to-write-a-digit-has-its-value",
                   test_every_way_to_write_a_digit_has_its_value);
  g_test_add_func ("/people/fold/digits-are-read-whole-or-not-at-all",
                   test_digits_are_read_whole_or_not_at_all);
  g_test_add_func ("/people/fold/chinese-numerals-are-read",
                   test_chinese_numerals_are_read);

  return g_test_run ();
}
