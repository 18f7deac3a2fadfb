/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "collect/tea-category-words.h"
#include "collect/tea-category.h"
#include "collect/tea-request.h"

#include "tea-fixture.h"

static gint64
add_category (TeaBook    *book,
              const char *name,
              const char *keywords)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaCategory) category = tea_category_add (book, name, 0, &error);

  g_assert_no_error (error);
  if (*keywords != '\0')
    g_assert_true (tea_record_edit (TEA_RECORD (category), book, "keywords", keywords, &error));
  g_assert_no_error (error);

  return tea_record_get_id (TEA_RECORD (category));
}

static TeaCategoryWords *
read_words (TeaBook *book)
{
  g_autoptr (GError) error = NULL;
  TeaCategoryWords *words = tea_category_words_new (book, &error);

  g_assert_no_error (error);

  return words;
}

static void
assert_suggests (const TeaCategoryWords *words,
                 const char             *text,
                 const char             *category,
                 const char             *word)
{
  g_auto (TeaCategoryReason) reason = { NULL };
  g_autofree char *why = NULL;
  const gint64 id = tea_category_words_suggest (words, text, &reason);

  g_test_message ("%s", text);
  g_assert_cmpint (id != 0, ==, category != NULL);
  g_assert_cmpstr (reason.name, ==, category);
  g_assert_cmpstr (reason.word, ==, word);
  g_assert_false (reason.taught);

  why = tea_category_reason_dup_words (&reason);
  g_assert_cmpint (why != NULL, ==, word != NULL);
  if (word != NULL)
    g_assert_nonnull (strstr (why, word));
}

static void
test_without_categories_nothing_is_suggested (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaCategoryWords) words = read_words (book);

  assert_suggests (words, "路灯不亮", NULL, NULL);
  assert_suggests (words, "", NULL, NULL);
  g_assert_cmpint (tea_category_words_find (words, "照明"), ==, 0);
  g_assert_cmpint (tea_category_words_find (words, ""), ==, 0);

  tea_fixture_close (book);
}

static void
test_who_has_no_keywords_is_only_chosen_by_hand (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaCategoryWords) words = NULL;
  gint64 other;

  add_category (book, "照明", "路灯 声控灯");
  other = add_category (book, "其他", "");
  words = read_words (book);
  assert_suggests (words, "其他事情", NULL, NULL);
  g_assert_cmpint (tea_category_words_find (words, "其他"), ==, other);

  /* With keywords of its own, a category's name is one more. */
  assert_suggests (words, "楼道照明太差", "照明", "照明");

  tea_fixture_close (book);
}

static void
test_who_covers_more_of_the_text_wins (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaCategoryWords) words = NULL;

  add_category (book, "照明", "路灯 声控灯 灯");
  add_category (book, "停车", "车位 乱停");
  words = read_words (book);
  assert_suggests (words, "路灯下车位乱停", "停车", "车位");
  assert_suggests (words, "路灯下乱停", "照明", "路灯");
  assert_suggests (words, "声控灯旁边的车位", "照明", "声控灯");

  /* Saying the same word again is no second reason. */
  assert_suggests (words, "车位车位车位，声控灯", "照明", "声控灯");

  tea_fixture_close (book);
}

static void
test_among_equals_the_first_of_the_list_wins (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaCategoryWords) before = NULL;
  g_autoptr (TeaCategoryWords) after = NULL;
  g_autoptr (TeaCategory) moved = NULL;
  gint64 second;

  add_category (book, "照明", "路灯");
  second = add_category (book, "停车", "车位");
  before = read_words (book);
  assert_suggests (before, "车位旁的路灯", "照明", "路灯");

  moved = tea_book_get (book, TEA_TYPE_CATEGORY, second, &error);
  g_assert_true (tea_category_move (moved, book, -1, &error));
  g_assert_no_error (error);
  after = read_words (book);
  assert_suggests (after, "车位旁的路灯", "停车", "车位");

  /* What was read once does not follow the book. */
  assert_suggests (before, "车位旁的路灯", "照明", "路灯");

  tea_fixture_close (book);
}

static void
test_keywords_may_be_of_any_script_and_spacing (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaCategoryWords) words = NULL;

  add_category (book, "网络", "  WiFi   宽带\n5G 𠮷祥网 ");
  words = read_words (book);
  assert_suggests (words, "我家WiFi断了", "网络", "WiFi");
  assert_suggests (words, "没有5G", "网络", "5G");
  assert_suggests (words, "𠮷祥网坏了", "网络", "𠮷祥网");
  assert_suggests (words, "宽", NULL, NULL);
  assert_suggests (words, " \n", NULL, NULL);

  tea_fixture_close (book);
}

static void
test_a_very_long_text_is_looked_through_to_its_end (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaCategoryWords) words = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  add_category (book, "照明", "路灯");
  words = read_words (book);
  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "路很长，");
  assert_suggests (words, text->str, NULL, NULL);
  g_string_append (text, "路灯");
  assert_suggests (words, text->str, "照明", "路灯");

  tea_fixture_close (book);
}

static void
test_a_sheets_path_is_read_from_its_end (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaCategoryWords) words = NULL;
  gint64 light;
  gint64 parking;

  light = add_category (book, "照明", "路灯");
  parking = add_category (book, "停车", "停车 车位");
  words = read_words (book);
  {
    const struct
    {
      const char *name;
      gint64      expected;
    } names[] = {
      { "照明", light }, { " 照明 ", light }, { "照明->停车", parking }, { "停车/照明", light },
      { "停车\\照明", light }, { "停车|照明", light }, { "城建 -> 物业 -> 车位管理", parking },
      { "照明->别的", light }, { "路灯->车位", parking }, { "->", 0 }, { "别的", 0 }, { "", 0 },
    };

    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      {
        g_test_message ("%s", names[i].name);
        g_assert_cmpint (tea_category_words_find (words, names[i].name), ==, names[i].expected);
      }
  }

  tea_fixture_close (book);
}

static void
test_what_was_taught_needs_more_than_a_pair_of_characters (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (TeaCategoryWords) words = NULL;
  g_auto (TeaCategoryReason) reason = { NULL };
  g_autofree char *why = NULL;
  gint64 culture;
  TeaRequestEntry entry = { .text = "凉亭棋桌", .by_hand = TRUE };

  add_category (book, "照明", "路灯");
  culture = add_category (book, "文体", "");
  entry.category = culture;
  request = tea_request_add (book, &entry, &error);
  g_assert_no_error (error);

  words = read_words (book);
  g_assert_cmpint (tea_category_words_suggest (words, "凉亭棋桌裂开", &reason), ==, culture);
  g_assert_true (reason.taught);
  g_assert_cmpstr (reason.word, ==, "凉亭棋桌");
  why = tea_category_reason_dup_words (&reason);
  g_assert_nonnull (strstr (why, "文体"));

  /* One pair of characters is chance. */
  assert_suggests (words, "凉亭", NULL, NULL);
  assert_suggests (words, "凉亭边的路灯", "照明", "路灯");

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/category-words/without-categories-nothing-is-suggested",
                   test_without_categories_nothing_is_suggested);
  g_test_add_func ("/category-words/who-has-no-keywords-is-only-chosen-by-hand",
                   test_who_has_no_keywords_is_only_chosen_by_hand);
  g_test_add_func ("/category-words/who-covers-more-of-the-text-wins",
                   test_who_covers_more_of_the_text_wins);
  g_test_add_func ("/category-words/among-equals-the-first-of-the-list-wins",
                   test_among_equals_the_first_of_the_list_wins);
  g_test_add_func ("/category-words/keywords-may-be-of-any-script-and-spacing",
                   test_keywords_may_be_of_any_script_and_spacing);
  g_test_add_func ("/category-words/a-very-long-text-is-looked-through-to-its-end",
                   test_a_very_long_text_is_looked_through_to_its_end);
  g_test_add_func ("/category-words/a-sheets-path-is-read-from-its-end",
                   test_a_sheets_path_is_read_from_its_end);
  g_test_add_func ("/category-words/what-was-taught-needs-more-than-a-pair-of-characters",
                   test_what_was_taught_needs_more_than_a_pair_of_characters);

  return g_test_run ();
}
