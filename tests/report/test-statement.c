/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/tea-statement.h"

#include "tea-chain.h"
#include "tea-fixture.h"

static void
assert_statement (TeaBook    *book,
                  const char *from,
                  const char *to,
                  const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = tea_statement (book, from, to, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_empty_book (void)
{
  TeaBook *book = tea_fixture_book ();

  assert_statement (book, NULL, NULL,
                    "As of 23 November 2026: Nothing has been written down.");

  tea_fixture_close (book);
}

static TeaBook *
create_book (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) first = tea_chain_request (book, "路灯不亮", NULL, NULL, "2栋1单元101");
  g_autoptr (TeaRequest) second = tea_chain_request (book, "楼道太黑", NULL, NULL, "2栋1单元102");
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "路灯", NULL, first, second);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "下午茶", topic);
  g_autoptr (TeaSuggestion) adopted = tea_chain_suggestion (book, topic, "装灯", "adopted");
  g_autoptr (TeaSuggestion) declined = tea_chain_suggestion (book, topic, "不管", "declined");
  g_autoptr (TeaAssignment) solved = tea_chain_assignment (book, adopted, "装灯", "2026-11-30");
  g_autoptr (TeaAssignment) open = tea_chain_assignment (book, adopted, "刷墙", "2026-11-30");
  g_autoptr (GError) error = NULL;

  g_assert_true (tea_meeting_close (meeting, book, &error));
  g_assert_true (tea_request_close (first, book, "solved", NULL, &error));
  g_assert_true (tea_assignment_close (solved, book, "solved", NULL, &error));
  g_assert_no_error (error);

  return book;
}

static void
test_word_for_word (void)
{
  TeaBook *book = create_book ();

  assert_statement (book, NULL, NULL,
                    "As of 23 November 2026: 2 households were heard. 2 requests were collected. "
                    "1 request was resolved. 1 request is still open. 1 topic was raised. "
                    "1 core topic was chosen. 1 meeting was held. 2 suggestions were collected. "
                    "1 suggestion was adopted. 1 item was done. 1 assignment is open.");
  assert_statement (book, "2026-11-24", "2026-12-31",
                    "From 24 November 2026 to 31 December 2026: 1 request is still open. "
                    "1 assignment is open.");
  assert_statement (book, NULL, "2026-11-22",
                    "As of 22 November 2026: Nothing has been written down.");

  tea_fixture_close (book);
}

static void
test_numbers_of_markup_are_links (void)
{
  TeaBook *book = create_book ();
  g_autofree char *markup = tea_statement_markup (book, NULL, NULL, NULL);
  g_autofree char *plain = tea_statement (book, NULL, NULL, NULL);
  g_autoptr (GRegex) tags = g_regex_new ("<[^>]*>", 0, 0, NULL);
  g_autofree char *stripped = g_regex_replace_literal (tags, markup, -1, 0, "", 0, NULL);

  g_assert_nonnull (strstr (markup, "<a href=\"requests_collected\">2</a> requests were"));
  g_assert_nonnull (strstr (markup, "<a href=\"assignments_open\">1</a> assignment is open."));
  g_assert_cmpstr (stripped, ==, plain);

  tea_fixture_close (book);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/statement/empty-book", test_empty_book);
  g_test_add_func ("/statement/word-for-word", test_word_for_word);
  g_test_add_func ("/statement/numbers-of-markup-are-links", test_numbers_of_markup_are_links);

  return g_test_run ();
}
