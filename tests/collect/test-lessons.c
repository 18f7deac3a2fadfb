/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-history.h"
#include "collect/tea-category.h"
#include "collect/tea-lessons.h"
#include "collect/tea-request.h"

#include "tea-fixture.h"

static gint64
add_category (TeaBook    *book,
              const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaCategory) category = tea_category_add (book, name, 0, &error);

  g_assert_no_error (error);

  return tea_record_get_id (TEA_RECORD (category));
}

static gint64
add_request (TeaBook    *book,
             const char *text,
             gint64      category,
             gboolean    by_hand)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = NULL;
  const TeaRequestEntry entry = { .text = text, .category = category, .by_hand = by_hand };

  request = tea_request_add (book, &entry, &error);
  g_assert_no_error (error);

  return tea_record_get_id (TEA_RECORD (request));
}

/* What is found at the beginning of @text, or %NULL. */
static char *
find (TeaBook    *book,
      const char *text,
      gint64      expected,
      double     *weight)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaLessons) lessons = tea_lessons_new (book, &error);
  gint64 category = 0;
  double heavy = 0;
  gsize length;

  g_assert_no_error (error);
  length = tea_lessons_find (lessons, text, &category, &heavy);
  if (weight != NULL)
    *weight = heavy;
  if (length == 0)
    return NULL;

  g_assert_cmpint (category, ==, expected);

  return g_strndup (text, length);
}

static void
assert_finds (TeaBook    *book,
              const char *text,
              gint64      category,
              const char *word)
{
  g_autofree char *found = find (book, text, category, NULL);

  g_assert_cmpstr (found, ==, word);
}

static void
test_a_book_in_which_nothing_was_chosen_teaches_nothing (void)
{
  TeaBook *book = tea_fixture_book ();
  const gint64 repairs = add_category (book, "维修");

  assert_finds (book, "水管爆裂", repairs, NULL);
  add_request (book, "水管爆裂", repairs, FALSE);
  assert_finds (book, "水管爆裂", repairs, NULL);
  assert_finds (book, "", repairs, NULL);

  tea_fixture_close (book);
}

static void
test_the_longest_word_is_found (void)
{
  TeaBook *book = tea_fixture_book ();
  const gint64 repairs = add_category (book, "维修");

  add_request (book, "水管爆裂", repairs, TRUE);
  assert_finds (book, "水管爆裂漏一地", repairs, "水管爆裂");
  assert_finds (book, "水管爆了", repairs, "水管爆");
  assert_finds (book, "水管坏", repairs, "水管");
  assert_finds (book, "管爆", repairs, "管爆");
  assert_finds (book, "水", repairs, NULL);
  assert_finds (book, "家里水管爆裂", repairs, NULL);

  tea_fixture_close (book);
}

static void
test_only_chinese_words_teach (void)
{
  TeaBook *book = tea_fixture_book ();
  const gint64 repairs = add_category (book, "维修");

  add_request (book, "WiFi坏 3栋301 🌸花🌸 𠮷祥亭塌", repairs, TRUE);
  assert_finds (book, "WiFi", repairs, NULL);
  assert_finds (book, "301", repairs, NULL);
  assert_finds (book, "🌸花🌸", repairs, NULL);

  /* A character beyond the first 65,536 has four bytes. */
  assert_finds (book, "𠮷祥亭塌", repairs, "𠮷祥亭塌");

  tea_fixture_close (book);
}

static void
test_words_that_say_nothing_teach_nothing (void)
{
  static const char * const empties[] = { "小区", "希望", "尽快", "号楼", "我们", "没有", "不了" };
  TeaBook *book = tea_fixture_book ();
  const gint64 repairs = add_category (book, "维修");

  for (guint i = 0; i < G_N_ELEMENTS (empties); i++)
    {
      add_request (book, empties[i], repairs, TRUE);
      assert_finds (book, empties[i], repairs, NULL);
    }

  /* A word ends where one that joins others stands. */
  add_request (book, "凉亭的瓦片", repairs, TRUE);
  assert_finds (book, "凉亭的瓦片", repairs, "凉亭");
  assert_finds (book, "亭的", repairs, NULL);
  assert_finds (book, "瓦片", repairs, "瓦片");

  tea_fixture_close (book);
}

static void
test_each_time_more_weighs_more_and_never_twice_a_keyword (void)
{
  TeaBook *book = tea_fixture_book ();
  const gint64 repairs = add_category (book, "维修");
  double last = 0;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *found = NULL;
      double weight;

      add_request (book, "凉亭", repairs, TRUE);
      found = find (book, "凉亭", repairs, &weight);
      g_assert_cmpstr (found, ==, "凉亭");
      if (i == 0)
        g_assert_cmpfloat_with_epsilon (weight, (double) strlen ("凉亭"), 0.001);
      g_assert_cmpfloat (weight, >, last);
      g_assert_cmpfloat (weight, <, 2.0 * (double) strlen ("凉亭"));
      last = weight;
    }

  tea_fixture_close (book);
}

static void
test_what_was_put_elsewhere_as_often_teaches_nothing (void)
{
  TeaBook *book = tea_fixture_book ();
  const gint64 repairs = add_category (book, "维修");
  const gint64 culture = add_category (book, "文体");

  add_request (book, "凉亭", repairs, TRUE);
  add_request (book, "凉亭", culture, TRUE);
  assert_finds (book, "凉亭", repairs, NULL);
  add_request (book, "凉亭", culture, TRUE);
  assert_finds (book, "凉亭", culture, "凉亭");

  tea_fixture_close (book);
}

static void
test_a_part_of_a_word_is_weighed_by_its_length (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  const gint64 repairs = add_category (book, "维修");
  g_autoptr (TeaLessons) lessons = NULL;
  gint64 category = 0;
  double weight = 0;

  add_request (book, "凉亭塌", repairs, TRUE);
  lessons = tea_lessons_new (book, &error);
  g_assert_no_error (error);

  /* The word need not end there. */
  g_assert_true (tea_lessons_weigh (lessons, "凉亭里下棋", strlen ("凉亭"), &category, &weight));
  g_assert_cmpint (category, ==, repairs);
  g_assert_false (tea_lessons_weigh (lessons, "凉亭里下棋", strlen ("凉亭里"), &category, &weight));
  g_assert_false (tea_lessons_weigh (lessons, "凉亭", 0, &category, &weight));
  g_assert_false (tea_lessons_weigh (lessons, "凉亭塌凉亭塌凉亭塌", strlen ("凉亭塌凉亭塌凉亭塌"),
                                     &category, &weight));

  tea_fixture_close (book);
}

static void
test_changing_ones_mind_and_undo_are_learnt_as_well (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  const gint64 repairs = add_category (book, "维修");
  const gint64 culture = add_category (book, "文体");
  const gint64 id = add_request (book, "凉亭", repairs, TRUE);
  g_autoptr (TeaRequest) request = tea_book_get (book, TEA_TYPE_REQUEST, id, &error);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_true (tea_request_set_category (request, book, culture, &error));
  g_assert_no_error (error);
  assert_finds (book, "凉亭", culture, "凉亭");

  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  assert_finds (book, "凉亭", repairs, "凉亭");
  redone = tea_history_redo (book, &error);
  g_assert_no_error (error);
  assert_finds (book, "凉亭", culture, "凉亭");

  g_clear_object (&request);
  request = tea_book_get (book, TEA_TYPE_REQUEST, id, &error);
  g_assert_true (tea_request_remove (request, book, &error));
  g_assert_no_error (error);
  assert_finds (book, "凉亭", culture, NULL);

  tea_fixture_close (book);
}

static void
test_a_lesson_outlives_the_night (void)
{
  TeaBook *book = tea_fixture_book ();
  const gint64 repairs = add_category (book, "维修");

  add_request (book, "凉亭塌", repairs, TRUE);
  book = tea_fixture_reopen (book);
  assert_finds (book, "凉亭塌", repairs, "凉亭塌");

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lessons/a-book-in-which-nothing-was-chosen-teaches-nothing",
                   test_a_book_in_which_nothing_was_chosen_teaches_nothing);
  g_test_add_func ("/lessons/the-longest-word-is-found", test_the_longest_word_is_found);
  g_test_add_func ("/lessons/only-chinese-words-teach", test_only_chinese_words_teach);
  g_test_add_func ("/lessons/words-that-say-nothing-teach-nothing",
                   test_words_that_say_nothing_teach_nothing);
  g_test_add_func ("/lessons/each-time-more-weighs-more-and-never-twice-a-keyword",
                   test_each_time_more_weighs_more_and_never_twice_a_keyword);
  g_test_add_func ("/lessons/what-was-put-elsewhere-as-often-teaches-nothing",
                   test_what_was_put_elsewhere_as_often_teaches_nothing);
  g_test_add_func ("/lessons/a-part-of-a-word-is-weighed-by-its-length",
                   test_a_part_of_a_word_is_weighed_by_its_length);
  g_test_add_func ("/lessons/changing-ones-mind-and-undo-are-learnt-as-well",
                   test_changing_ones_mind_and_undo_are_learnt_as_well);
  g_test_add_func ("/lessons/a-lesson-outlives-the-night", test_a_lesson_outlives_the_night);

  return g_test_run ();
}
