/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "screen/tea-terms-private.h"

#define MAX_TEXTS 8

typedef struct
{
  TeaCorpus *corpus;
  TeaTerms  *texts[MAX_TEXTS];
  guint      n_texts;
  guint      n_terms;
} Weighed;

static void
weigh (Weighed            *weighed,
       const char * const *texts)
{
  weighed->corpus = tea_corpus_new ();
  weighed->n_texts = g_strv_length ((GStrv) texts);
  g_assert_cmpuint (weighed->n_texts, <=, MAX_TEXTS);
  for (guint i = 0; i < weighed->n_texts; i++)
    tea_corpus_add (weighed->corpus, texts[i]);
  weighed->n_terms = tea_corpus_weigh (weighed->corpus, weighed->texts);
}

static void
weighed_clear (Weighed *weighed)
{
  for (guint i = 0; i < weighed->n_texts; i++)
    tea_terms_free (weighed->texts[i]);
  tea_corpus_free (weighed->corpus);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Weighed, weighed_clear)

/* How many texts have two characters side by side. */
static guint
count_texts (Weighed    *weighed,
             const char *pair)
{
  const gunichar first = g_utf8_get_char (pair);
  const gunichar second = g_utf8_get_char (g_utf8_next_char (pair));

  for (guint32 i = 0; i < weighed->n_terms; i++)
    {
      gunichar characters[2];
      const guint count = tea_corpus_get_term (weighed->corpus, i, characters);

      if (characters[0] == first && characters[1] == second)
        return count;
    }

  return 0;
}

static TeaTerms *
create_terms (const TeaTerm *terms,
              guint          n)
{
  TeaTerms *self = g_malloc (sizeof (TeaTerms) + n * sizeof (TeaTerm));

  self->n = n;
  self->placed = 0;
  if (n > 0)
    memcpy (self->terms, terms, n * sizeof (TeaTerm));

  return self;
}

static void
test_a_pair_counts_once_for_a_text (void)
{
  static const char * const texts[] = { "路灯路灯路灯", "路灯不亮", "灯路", NULL };
  g_auto (Weighed) weighed = { 0 };

  weigh (&weighed, texts);
  g_assert_cmpuint (count_texts (&weighed, "路灯"), ==, 2);
  g_assert_cmpuint (count_texts (&weighed, "灯路"), ==, 2);
  g_assert_cmpuint (count_texts (&weighed, "不亮"), ==, 1);
  g_assert_cmpuint (count_texts (&weighed, "亮不"), ==, 0);
}

static void
test_no_pair_reaches_over_a_stop (void)
{
  static const char * const texts[] = { "路，灯", "路 灯", "路\n灯", "路！灯", "路🙂灯", NULL };
  g_auto (Weighed) weighed = { 0 };

  weigh (&weighed, texts);
  g_assert_cmpuint (weighed.n_terms, ==, 0);
  for (guint i = 0; i < weighed.n_texts; i++)
    g_assert_cmpuint (weighed.texts[i]->n, ==, 0);
}

static void
test_wide_and_large_letters_are_the_same (void)
{
  static const char * const texts[] = { "LED灯", "ｌｅｄ灯", "ＬＥＤ灯", "12栋", "１２栋", NULL };
  g_auto (Weighed) weighed = { 0 };

  weigh (&weighed, texts);
  g_assert_cmpuint (count_texts (&weighed, "le"), ==, 3);
  g_assert_cmpuint (count_texts (&weighed, "d灯"), ==, 3);
  g_assert_cmpuint (count_texts (&weighed, "12"), ==, 2);
}

static void
test_only_the_beginning_of_a_text_is_read (void)
{
  GString *text = g_string_new (NULL);
  const char *texts[] = { NULL, NULL };
  g_autofree char *whole = NULL;
  g_auto (Weighed) weighed = { 0 };

  for (guint i = 0; i < 258; i++)
    g_string_append_unichar (text, 0x4E00 + i);
  g_string_append (text, "鑫鑰鑿");
  whole = g_string_free_and_steal (text);
  texts[0] = whole;

  /* A title of 60 and 200 behind it. */
  weigh (&weighed, texts);
  g_assert_cmpuint (count_texts (&weighed, "鑫鑰"), ==, 1);
  g_assert_cmpuint (count_texts (&weighed, "鑰鑿"), ==, 0);
}

static void
test_the_title_outweighs_the_rest (void)
{
  static const char * const texts[] = {
    "井盖松动",
    "井盖松动\n楼道堆物还有很多杂物没有清理",
    "楼道堆物还有很多杂物没有清理\n井盖松动",
    NULL
  };
  g_auto (Weighed) weighed = { 0 };

  weigh (&weighed, texts);
  g_assert_cmpfloat (tea_terms_multiply (weighed.texts[0], weighed.texts[1]), >,
                     tea_terms_multiply (weighed.texts[0], weighed.texts[2]));
  g_assert_cmpfloat (tea_terms_multiply (weighed.texts[0], weighed.texts[2]), >, 0);
}

static void
test_no_text_is_more_similar_than_itself (void)
{
  static const char * const texts[] = {
    "月亮湾3栋楼道里堆满杂物，走路都不方便，着火了怎么办",
    "月亮湾3栋楼道里堆满杂物，走路都不方便，着火了怎么办",
    "月亮湾的楼道杂物什么时候清理",
    "晚上广场舞音乐声音太大，孩子没法写作业",
    NULL
  };
  g_auto (Weighed) weighed = { 0 };

  weigh (&weighed, texts);
  for (guint i = 0; i < weighed.n_texts; i++)
    {
      for (guint j = 0; j < weighed.n_texts; j++)
        {
          const float there = tea_terms_multiply (weighed.texts[i], weighed.texts[j]);
          const float back = tea_terms_multiply (weighed.texts[j], weighed.texts[i]);

          g_assert_cmpfloat_with_epsilon (there, back, 1e-6);
          g_assert_cmpfloat (there, >=, 0);
          g_assert_cmpfloat (there, <=, 1.0001);
        }
    }
  g_assert_cmpfloat (tea_terms_multiply (weighed.texts[0], weighed.texts[1]), >,
                     tea_terms_multiply (weighed.texts[0], weighed.texts[2]));
  g_assert_cmpfloat (tea_terms_multiply (weighed.texts[0], weighed.texts[2]), >,
                     tea_terms_multiply (weighed.texts[0], weighed.texts[3]));
}

static void
test_what_says_nothing_is_similar_to_nothing (void)
{
  static const char * const texts[] = { "", "。。。", "灯", "\xff\xfe", "路灯不亮", "路灯坏了",
                                        NULL };
  g_auto (Weighed) weighed = { 0 };

  weigh (&weighed, texts);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpuint (weighed.texts[i]->n, ==, 0);
      g_assert_cmpfloat (tea_terms_multiply (weighed.texts[i], weighed.texts[4]), ==, 0);
    }
  g_assert_cmpfloat (tea_terms_multiply (weighed.texts[4], weighed.texts[5]), >, 0);
}

/* 小区 may stand behind the name or not, but 我们小区 names none. */
static void
test_the_same_words_about_another_estate_are_less_similar (void)
{
  static const char * const texts[] = {
    "青枫里小区楼道堆满纸箱", "月亮湾小区楼道堆满纸箱", "青枫里小区楼道堆满纸箱", "青枫里花园楼道堆满纸箱",
    "我们这个小区楼道堆满纸箱", "老年证在哪里办理", NULL
  };
  g_auto (Weighed) weighed = { 0 };
  float same, other, ending, unnamed;

  weigh (&weighed, texts);
  same = tea_terms_multiply (weighed.texts[0], weighed.texts[2]);
  ending = tea_terms_multiply (weighed.texts[0], weighed.texts[3]);
  other = tea_terms_multiply (weighed.texts[1], weighed.texts[0]);
  unnamed = tea_terms_multiply (weighed.texts[1], weighed.texts[4]);
  g_assert_cmpfloat (weighed.texts[0]->placed, >, 0);
  g_assert_cmpfloat (weighed.texts[4]->placed, ==, 0);
  g_assert_cmpfloat (same, >, ending);
  g_assert_cmpfloat (ending, >, other);
  g_assert_cmpfloat (unnamed, >, other);
}

/* What estates share in a mean, and what each lacks, is the mean of both. */
static void
test_a_mean_is_as_similar_as_its_halves_on_average (void)
{
  static const char * const texts[] = {
    "青枫里小区楼道堆满纸箱", "月亮湾小区楼道堆满纸箱", "青枫里小区楼道都是纸箱", "楼道里的纸箱没人收", NULL
  };
  g_auto (Weighed) weighed = { 0 };

  weigh (&weighed, texts);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree TeaTerms *mean = tea_terms_mean (weighed.texts[0], 2, weighed.texts[1], 1, 512);

      g_assert_cmpfloat_with_epsilon (
        tea_terms_multiply (mean, weighed.texts[i]),
        (2 * tea_terms_multiply (weighed.texts[0], weighed.texts[i]) +
         tea_terms_multiply (weighed.texts[1], weighed.texts[i])) / 3, 1e-6);
    }
}

static void
test_no_estate_is_among_the_words (void)
{
  static const char * const texts[] = { "青枫里小区", "青枫里小区", "青枫里小区", NULL };
  g_auto (Weighed) weighed = { 0 };
  g_auto (GStrv) words = NULL;

  weigh (&weighed, texts);
  words = tea_terms_dup_words (weighed.texts[0], weighed.corpus);
  g_assert_cmpuint (g_strv_length (words), >=, 1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_assert_true (g_utf8_validate (words[i], -1, NULL));
      g_assert_nonnull (strstr (texts[0], words[i]));
    }
}

/* In a book of four nobody could count how common such words are. */
static void
test_what_everybody_says_tells_nothing (void)
{
  static const char * const texts[] = {
    "市民反映桥头灯杆歪了希望尽快处理", "市民反映河边厕所脏希望尽快处理", "厕所脏得没法进",
    "医保缴费到哪天", NULL
  };
  g_auto (Weighed) weighed = { 0 };

  weigh (&weighed, texts);
  g_assert_cmpfloat (tea_terms_multiply (weighed.texts[0], weighed.texts[1]), <,
                     tea_terms_multiply (weighed.texts[1], weighed.texts[2]));
}

/* The table of pairs grows several times on the way. */
static void
test_thousands_of_pairs_are_all_counted (void)
{
  TeaCorpus *corpus = tea_corpus_new ();
  TeaTerms *texts[100];
  guint n_terms;

  /* Each text has 200 pairs of its own, and the next one repeats half of them. */
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j <= 200; j++)
        g_string_append_unichar (text, 0x4E00 + 100 * i + j);
      tea_corpus_add (corpus, text->str);
    }
  n_terms = tea_corpus_weigh (corpus, texts);
  g_assert_cmpuint (n_terms, ==, 100 * 100 + 100);
  for (guint32 i = 0; i < n_terms; i++)
    {
      gunichar characters[2];
      const guint count = tea_corpus_get_term (corpus, i, characters);
      const guint place = characters[0] - 0x4E00;

      g_assert_cmpuint (characters[1], ==, characters[0] + 1);
      g_assert_cmpuint (count, ==, place < 100 || place >= 10000 ? 1 : 2);
    }

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpuint (texts[i]->n, <=, 128);
      for (guint j = 1; j < texts[i]->n; j++)
        g_assert_cmpuint (texts[i]->terms[j - 1].id, <, texts[i]->terms[j].id);
      tea_terms_free (texts[i]);
    }
  tea_corpus_free (corpus);
}

static void
test_a_product_counts_what_both_have (void)
{
  const TeaTerm first[] = { { 1, 0.5f }, { 3, 0.25f }, { 7, 1.0f } };
  const TeaTerm second[] = { { 0, 1.0f }, { 3, 0.5f }, { 7, 0.125f }, { 9, 1.0f } };
  g_autofree TeaTerms *a = create_terms (first, G_N_ELEMENTS (first));
  g_autofree TeaTerms *b = create_terms (second, G_N_ELEMENTS (second));
  g_autofree TeaTerms *none = create_terms (NULL, 0);

  g_assert_cmpfloat (tea_terms_multiply (a, b), ==, 0.25f * 0.5f + 0.125f);
  g_assert_cmpfloat (tea_terms_multiply (a, none), ==, 0);
  g_assert_cmpfloat (tea_terms_multiply (none, none), ==, 0);
}

static void
test_a_mean_counts_each_side_by_its_size (void)
{
  const TeaTerm first[] = { { 1, 1.0f }, { 3, 0.5f } };
  const TeaTerm second[] = { { 3, 0.25f }, { 4, 1.0f } };
  g_autofree TeaTerms *a = create_terms (first, G_N_ELEMENTS (first));
  g_autofree TeaTerms *b = create_terms (second, G_N_ELEMENTS (second));
  g_autofree TeaTerms *none = create_terms (NULL, 0);
  g_autofree TeaTerms *mean = tea_terms_mean (a, 3, b, 1, 10);
  g_autofree TeaTerms *half = tea_terms_mean (a, 1, none, 1, 10);

  g_assert_cmpuint (mean->n, ==, 3);
  g_assert_cmpuint (mean->terms[0].id, ==, 1);
  g_assert_cmpfloat (mean->terms[0].weight, ==, 0.75f);
  g_assert_cmpuint (mean->terms[1].id, ==, 3);
  g_assert_cmpfloat (mean->terms[1].weight, ==, 0.75f * 0.5f + 0.25f * 0.25f);
  g_assert_cmpuint (mean->terms[2].id, ==, 4);
  g_assert_cmpfloat (mean->terms[2].weight, ==, 0.25f);

  g_assert_cmpuint (half->n, ==, 2);
  g_assert_cmpfloat (half->terms[0].weight, ==, 0.5f);
}

static void
test_a_full_mean_keeps_its_heaviest_terms (void)
{
  const TeaTerm first[] = { { 2, 0.1f }, { 4, 0.9f }, { 6, 0.3f }, { 8, 0.3f } };
  g_autofree TeaTerms *a = create_terms (first, G_N_ELEMENTS (first));
  g_autofree TeaTerms *none = create_terms (NULL, 0);
  g_autofree TeaTerms *mean = tea_terms_mean (a, 1, none, 1, 2);

  /* Of two that weigh the same the first stays, so that a book always gives the same groups. */
  g_assert_cmpuint (mean->n, ==, 2);
  g_assert_cmpuint (mean->terms[0].id, ==, 4);
  g_assert_cmpuint (mean->terms[1].id, ==, 6);
}

static void
test_words_are_few_short_and_shared (void)
{
  static const char * const texts[] = {
    "青枫里花园地下车库漏水", "地下车库漏水没人修，青枫里花园", "青枫里花园地下车库又漏水了",
    "晚上广场舞音乐太大", "老年证在哪里办理", NULL
  };
  g_auto (Weighed) weighed = { 0 };
  g_autofree TeaTerms *none = create_terms (NULL, 0);
  g_autofree TeaTerms *mean = NULL;
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) no_words = NULL;

  weigh (&weighed, texts);
  mean = tea_terms_mean (weighed.texts[0], 1, weighed.texts[1], 1, 128);
  words = tea_terms_dup_words (mean, weighed.corpus);
  g_assert_cmpuint (g_strv_length (words), >=, 1);
  g_assert_cmpuint (g_strv_length (words), <=, 4);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_assert_cmpint (g_utf8_strlen (words[i], -1), >=, 2);
      g_assert_cmpint (g_utf8_strlen (words[i], -1), <=, 4);
      g_assert_nonnull (strstr (texts[0], words[i]));
    }

  no_words = tea_terms_dup_words (none, weighed.corpus);
  g_assert_cmpuint (g_strv_length (no_words), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/screen/terms/" name, func)
  ADD ("a-pair-counts-once-for-a-text", test_a_pair_counts_once_for_a_text);
  ADD ("no-pair-reaches-over-a-stop", test_no_pair_reaches_over_a_stop);
  ADD ("wide-and-large-letters-are-the-same", test_wide_and_large_letters_are_the_same);
  ADD ("only-the-beginning-of-a-text-is-read", test_only_the_beginning_of_a_text_is_read);
  ADD ("the-title-outweighs-the-rest", test_the_title_outweighs_the_rest);
  ADD ("no-text-is-more-similar-than-itself", test_no_text_is_more_similar_than_itself);
  ADD ("what-says-nothing-is-similar-to-nothing", test_what_says_nothing_is_similar_to_nothing);
  ADD ("the-same-words-about-another-estate-are-less-similar",
       test_the_same_words_about_another_estate_are_less_similar);
  ADD ("a-mean-is-as-similar-as-its-halves-on-average",
       test_a_mean_is_as_similar_as_its_halves_on_average);
  ADD ("no-estate-is-among-the-words", test_no_estate_is_among_the_words);
  ADD ("what-everybody-says-tells-nothing", test_what_everybody_says_tells_nothing);
  ADD ("thousands-of-pairs-are-all-counted", test_thousands_of_pairs_are_all_counted);
  ADD ("a-product-counts-what-both-have", test_a_product_counts_what_both_have);
  ADD ("a-mean-counts-each-side-by-its-size", test_a_mean_counts_each_side_by_its_size);
  ADD ("a-full-mean-keeps-its-heaviest-terms", test_a_full_mean_keeps_its_heaviest_terms);
  ADD ("words-are-few-short-and-shared", test_words_are_few_short_and_shared);
#undef ADD

  return g_test_run ();
}
