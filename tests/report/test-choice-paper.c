/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "report/tea-choice-paper.h"

#include "tea-chain.h"
#include "tea-fixture.h"

/* As long as a title gets in a community office. */
#define LONG "小区西门夜间噪声扰民与烧烤摊占道经营问题以及由此引起的停车困难"

static TeaPaper *
create (TeaBook      *book,
        TeaPaperCopy  copy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaMeeting) meeting = tea_meeting_find_current (book, NULL);
  TeaPaper *paper = tea_choice_paper (meeting, book, copy, &error);

  g_assert_no_error (error);
  g_assert_nonnull (paper);

  return paper;
}

static char *
read_paper (TeaBook      *book,
            TeaPaperCopy  copy)
{
  g_autoptr (TeaPaper) paper = create (book, copy);
  g_autofree char *read = tea_paper_dup_text (paper);
  g_autoptr (GString) words = g_string_new (read);

  g_assert_cmpuint (tea_paper_count_pages (paper), ==, 1);
  g_string_replace (words, "\n", "", 0);

  return g_string_free_and_steal (g_steal_pointer (&words));
}

static void
add_topics (TeaBook    *book,
            guint       count,
            const char *words)
{
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *title = g_strdup_printf ("%u号%s", i + 1, words);
      g_autoptr (TeaTopic) topic = tea_chain_topic (book, title, NULL, NULL, NULL);
    }
}

static void
test_candidates_stand_by_rank_with_what_becomes_of_them (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) first = tea_chain_request (book, "路灯不亮", "王秀兰", NULL, "2栋1单元301");
  g_autoptr (TeaRequest) second = tea_chain_request (book, "太黑", "李建国", NULL, "3栋1单元102");
  g_autoptr (TeaTopic) low = tea_chain_topic (book, "花坛", NULL, NULL, NULL);
  g_autoptr (TeaTopic) high = tea_chain_topic (book, "路灯", NULL, first, second);
  g_autoptr (TeaTopic) off = tea_chain_topic (book, "狗叫", NULL, NULL, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "小镇下午茶", high);
  g_autofree char *page = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tea_topic_judge (off, book, "declined", "网格员上门调解", NULL, &error));
  g_assert_no_error (error);

  page = read_paper (book, TEA_PAPER_COPY_NOTICE);
  g_assert_nonnull (strstr (page, "小镇下午茶"));
  g_assert_nonnull (strstr (page, "Core topic"));
  g_assert_nonnull (strstr (page, "Not decided yet"));
  g_assert_nonnull (strstr (page, "网格员上门调解"));
  g_assert_nonnull (strstr (page, "Secretary:"));
  g_assert_true (strstr (page, "路灯") < strstr (page, "花坛"));

  tea_fixture_close (book);
}

static void
test_twenty_long_candidates_are_one_page (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *page = NULL;

  add_topics (book, 20, LONG);
  page = read_paper (book, TEA_PAPER_COPY_NOTICE);
  for (guint i = 1; i <= 20; i++)
    {
      g_autofree char *title = g_strdup_printf ("%u号", i);

      g_assert_nonnull (strstr (page, title));
    }
  g_assert_null (strstr (page, "not listed"));

  tea_fixture_close (book);
}

static void
test_more_candidates_are_counted (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *page = NULL;

  add_topics (book, 57, LONG);
  page = read_paper (book, TEA_PAPER_COPY_NOTICE);
  g_assert_nonnull (strstr (page, "37 more candidates"));

  tea_fixture_close (book);
}

/* With nobody behind it, it ranks below thirty others. */
static void
test_what_is_chosen_stands_there_however_low_its_rank (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) chosen = tea_chain_topic (book, "花坛", NULL, NULL, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "小镇下午茶", chosen);
  g_autoptr (GError) error = NULL;
  g_autofree char *page = NULL;

  tea_criterion_add_defaults (book, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *title = g_strdup_printf ("路灯%u", i);
      g_autofree char *address = g_strdup_printf ("2栋1单元%u01", i + 1);
      g_autoptr (TeaRequest) request = tea_chain_request (book, title, NULL, NULL, address);
      g_autoptr (TeaTopic) topic = tea_chain_topic (book, title, NULL, request, NULL);

      g_assert_nonnull (topic);
    }

  page = read_paper (book, TEA_PAPER_COPY_ARCHIVE);
  g_assert_nonnull (strstr (page, "花坛"));
  g_assert_nonnull (strstr (page, " more candidates, ranked below these, are not listed."));

  tea_fixture_close (book);
}

static void
test_a_name_is_masked_but_for_the_archive (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) request = tea_chain_request (book, "路灯", "王秀兰", NULL, "2栋1单元301");
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "王秀兰门口的灯", NULL, request, NULL);
  g_autofree char *page = read_paper (book, TEA_PAPER_COPY_NOTICE);
  g_autofree char *archive = read_paper (book, TEA_PAPER_COPY_ARCHIVE);

  g_assert_null (strstr (page, "王秀兰"));
  g_assert_nonnull (strstr (page, "门口的灯"));
  g_assert_nonnull (strstr (archive, "王秀兰"));
  g_assert_nonnull (strstr (archive, "Internal archive copy"));

  tea_fixture_close (book);
}

static void
test_without_candidates_it_says_so (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *page = read_paper (book, TEA_PAPER_COPY_NOTICE);

  g_assert_nonnull (strstr (page, "No topic waits for a choice."));

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/choice-paper/candidates-stand-by-rank-with-what-becomes-of-them",
                   test_candidates_stand_by_rank_with_what_becomes_of_them);
  g_test_add_func ("/choice-paper/twenty-long-candidates-are-one-page",
                   test_twenty_long_candidates_are_one_page);
  g_test_add_func ("/choice-paper/more-candidates-are-counted", test_more_candidates_are_counted);
  g_test_add_func ("/choice-paper/a-name-is-masked-but-for-the-archive",
                   test_a_name_is_masked_but_for_the_archive);
  g_test_add_func ("/choice-paper/what-is-chosen-stands-there-however-low-its-rank",
                   test_what_is_chosen_stands_there_however_low_its_rank);
  g_test_add_func ("/choice-paper/without-candidates-it-says-so",
                   test_without_candidates_it_says_so);

  return g_test_run ();
}
