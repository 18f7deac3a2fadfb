/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-setting.h"
#include "report/tea-answer-paper.h"
#include "screen/tea-answer.h"
#include "screen/tea-verdict.h"

#include "tea-chain.h"
#include "tea-fixture.h"

static TeaReply *
create_reply (TeaTopic   *topic,
              const char *words)
{
  return g_object_new (TEA_TYPE_REPLY,
                       "topic", tea_record_get_id (TEA_RECORD (topic)),
                       "way", "notice",
                       "words", words,
                       NULL);
}

/* The one page as one line. */
static char *
read_page (TeaBook      *book,
           TeaReply     *reply,
           TeaPaperCopy  copy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaPaper) paper = tea_answer_paper (reply, book, copy, &error);
  g_autofree char *read = NULL;
  g_autoptr (GString) words = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (tea_paper_count_pages (paper), ==, 1);
  read = tea_paper_dup_text (paper);
  words = g_string_new (read);
  g_string_replace (words, "\n", "", 0);

  return g_string_free_and_steal (g_steal_pointer (&words));
}

static guint
count (const char *text,
       const char *word)
{
  guint n = 0;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    n++;

  return n;
}

static TeaTopic *
judge (TeaBook    *book,
       const char *title,
       TeaRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, title, NULL, request, NULL);

  g_assert_true (tea_topic_pass_on (topic, book, "属于市政道路", "街道办事处", NULL, NULL, &error));
  g_assert_no_error (error);

  return tea_chain_reload (book, topic);
}

static void
test_a_notice_has_its_heading_and_closes_once (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = tea_chain_request (book, "井盖松了", "王秀兰", NULL, "2栋1单元301");
  g_autoptr (TeaTopic) topic = judge (book, "东门井盖", request);
  g_autofree char *words = NULL;
  g_autoptr (TeaReply) reply = NULL;
  g_autofree char *page = NULL;

  g_assert_true (tea_setting_change (book, "community", "石楼小镇社区", &error));
  g_assert_no_error (error);
  words = tea_answer_compose_notice (book, topic);
  reply = create_reply (topic, words);
  page = read_page (book, reply, TEA_PAPER_COPY_NOTICE);

  g_assert_true (g_str_has_prefix (page, "Answer about “东门井盖”"));
  g_assert_nonnull (strstr (page, "属于市政道路"));
  g_assert_cmpuint (count (page, "石楼小镇社区"), ==, 1);

  tea_fixture_close (book);
}

static void
test_what_the_secretary_wrote_is_printed_and_masked (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) request = tea_chain_request (book, "井盖松了", "王秀兰", NULL, "2栋1单元301");
  g_autoptr (TeaTopic) topic = judge (book, "东门井盖", request);
  g_autoptr (TeaReply) reply = create_reply (topic, "井盖的事\n\n王秀兰反映的井盖，周五前换好。\n");
  g_autofree char *notice = read_page (book, reply, TEA_PAPER_COPY_NOTICE);
  g_autofree char *archive = read_page (book, reply, TEA_PAPER_COPY_ARCHIVE);

  g_assert_true (g_str_has_prefix (notice, "井盖的事"));
  g_assert_nonnull (strstr (notice, "周五前换好"));
  g_assert_null (strstr (notice, "王秀兰"));
  g_assert_nonnull (strstr (archive, "王秀兰反映的井盖"));

  tea_fixture_close (book);
}

static void
test_a_long_notice_is_still_one_page (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = judge (book, "东门井盖", NULL);
  g_autoptr (GString) words = g_string_new ("关于井盖的答复\n");
  g_autoptr (TeaReply) reply = NULL;
  g_autofree char *page = NULL;

  for (guint i = 0; i < 20; i++)
    g_string_append (words, "东门外的井盖属于市政道路，社区已经书面转给街道办事处，街道答复本月底前更换。\n");
  reply = create_reply (topic, words->str);
  page = read_page (book, reply, TEA_PAPER_COPY_NOTICE);
  g_assert_cmpuint (count (page, "本月底前更换"), ==, 20);

  tea_fixture_close (book);
}

static void
test_a_notice_without_words_is_refused (void)
{
  static const char * const words[] = { "", "\n \n" };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = judge (book, "东门井盖", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TeaReply) reply = create_reply (topic, words[i]);

      g_assert_null (tea_answer_paper (reply, book, TEA_PAPER_COPY_NOTICE, &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
    }

  tea_fixture_close (book);
}

static void
test_a_matter_of_mediation_is_not_hung_up (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = tea_chain_request (book, "两家吵架", NULL, NULL, NULL);
  g_autoptr (TeaTopic) topic = NULL;
  g_autoptr (TeaReply) reply = NULL;
  g_autofree char *archive = NULL;

  g_assert_true (tea_record_edit (TEA_RECORD (request), book, "dispute", "1", &error));
  g_assert_no_error (error);
  topic = judge (book, "两家的事", request);
  reply = create_reply (topic, "两家的事\n已经说和。");
  g_assert_null (tea_answer_paper (reply, book, TEA_PAPER_COPY_NOTICE, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  archive = read_page (book, reply, TEA_PAPER_COPY_ARCHIVE);
  g_assert_nonnull (strstr (archive, "已经说和"));

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/answer-paper/a-notice-has-its-heading-and-closes-once",
                   test_a_notice_has_its_heading_and_closes_once);
  g_test_add_func ("/answer-paper/what-the-secretary-wrote-is-printed-and-masked",
                   test_what_the_secretary_wrote_is_printed_and_masked);
  g_test_add_func ("/answer-paper/a-long-notice-is-still-one-page",
                   test_a_long_notice_is_still_one_page);
  g_test_add_func ("/answer-paper/a-notice-without-words-is-refused",
                   test_a_notice_without_words_is_refused);
  g_test_add_func ("/answer-paper/a-matter-of-mediation-is-not-hung-up",
                   test_a_matter_of_mediation_is_not_hung_up);

  return g_test_run ();
}
