/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "meet/tea-agenda-item.h"
#include "report/tea-choice-slides.h"

#include "tea-chain.h"
#include "tea-fixture.h"

static TeaSlide *
build (TeaBook     *book,
       TeaMeeting  *meeting,
       GPtrArray  **slides)
{
  g_autoptr (GError) error = NULL;

  tea_criterion_add_defaults (book, &error);
  g_assert_no_error (error);
  *slides = tea_choice_slides_build (book, meeting, &error);
  g_assert_no_error (error);
  g_assert_cmpuint ((*slides)->len, ==, 1);

  return g_ptr_array_index (*slides, 0);
}

static void
test_the_page_ranks_and_marks (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) first = tea_chain_request (book, "路灯不亮", "王秀兰", NULL, "2栋1单元301");
  g_autoptr (TeaRequest) second = tea_chain_request (book, "楼道太黑", "李建国", NULL, "3栋1单元102");
  g_autoptr (TeaTopic) chosen = tea_chain_topic (book, "路灯", NULL, first, second);
  g_autoptr (TeaTopic) other = tea_chain_topic (book, "花坛", NULL, NULL, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "小镇下午茶", chosen);
  g_autoptr (GPtrArray) slides = NULL;
  TeaSlide *page = build (book, meeting, &slides);

  g_assert_cmpint (page->kind, ==, TEA_SLIDE_CHOICE);
  g_assert_cmpstr (page->title, ==, "Choosing the core topics");
  g_assert_cmpuint (g_strv_length (page->lines), ==, 2);
  g_assert_true (g_str_has_prefix (page->lines[0], "★ 1. 路灯 — "));
  g_assert_nonnull (strstr (page->lines[0], "\nCore topic · 2 households, 2 requests"));
  g_assert_cmpstr (page->lines[1], ==, "2. 花坛 — 0\nNot decided yet");
  g_assert_true (g_str_has_prefix (page->note, "小镇下午茶, "));
  g_assert_true (g_str_has_suffix (page->note, " · 2 candidates · ★ 1 core topic"));

  tea_fixture_close (book);
}

/* Of hundreds the room sees those with the highest totals, and what is chosen. */
static void
test_a_long_list_is_cut_and_says_so (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) chosen = tea_chain_topic (book, "花坛", NULL, NULL, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "小镇下午茶", chosen);
  g_autoptr (GPtrArray) slides = NULL;
  TeaSlide *page;

  for (guint i = 0; i < 23; i++)
    {
      g_autofree char *title = g_strdup_printf ("路灯%u", i);
      g_autofree char *address = g_strdup_printf ("2栋1单元%u01", i + 1);
      g_autoptr (TeaRequest) request = tea_chain_request (book, title, NULL, NULL, address);
      g_autoptr (TeaTopic) topic = tea_chain_topic (book, title, NULL, request, NULL);

      g_assert_nonnull (topic);
    }

  page = build (book, meeting, &slides);
  g_assert_cmpuint (g_strv_length (page->lines), ==, 21);
  g_assert_true (g_str_has_prefix (page->lines[20], "★ 24. 花坛 — 0"));
  g_assert_nonnull (strstr (page->note, " · 24 candidates"));
  g_assert_true (g_str_has_suffix (page->note,
                                   " · 3 more candidates, ranked below these, are not listed."));

  tea_fixture_close (book);
}

static void
test_nothing_private_is_on_the_page (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) request = tea_chain_request (book, "漏水", "王秀兰", "13800001234",
                                                      "2栋1单元301");
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "王秀兰家2栋1单元301漏水 13800001234", NULL,
                                                request, NULL);
  g_autoptr (GPtrArray) slides = NULL;
  TeaSlide *page = build (book, NULL, &slides);

  g_assert_cmpuint (g_strv_length (page->lines), ==, 1);
  g_assert_null (strstr (page->lines[0], "王秀兰"));
  g_assert_null (strstr (page->lines[0], "301"));
  g_assert_null (strstr (page->lines[0], "13800001234"));
  g_assert_nonnull (strstr (page->lines[0], "漏水"));

  tea_fixture_close (book);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/choice-slides/the-page-ranks-and-marks", test_the_page_ranks_and_marks);
  g_test_add_func ("/choice-slides/a-long-list-is-cut-and-says-so",
                   test_a_long_list_is_cut_and_says_so);
  g_test_add_func ("/choice-slides/nothing-private-is-on-the-page",
                   test_nothing_private_is_on_the_page);

  return g_test_run ();
}
