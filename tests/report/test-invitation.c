/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "meet/tea-attendance.h"
#include "meet/tea-agenda-item.h"
#include "report/tea-invitation.h"

#include "tea-chain.h"
#include "tea-fixture.h"

static TeaMeeting *
set_up (TeaBook    *book,
        const char *topic_title,
        TeaRequest *request)
{
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, topic_title, NULL, request, NULL);
  TeaMeeting *meeting = g_object_new (TEA_TYPE_MEETING,
                                      "title", "下午茶",
                                      "starts-at", "2026-11-25 14:30",
                                      "place", "社区活动室",
                                      NULL);
  g_autoptr (GError) error = NULL;

  tea_meeting_add (meeting, book, &error);
  g_assert_no_error (error);
  tea_meeting_choose (meeting, book, topic, &error);
  g_assert_no_error (error);

  return meeting;
}

static void
test_an_invitation_says_when_where_and_what (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaMeeting) meeting = set_up (book, "楼道堆物", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *chat = NULL;

  chat = tea_invitation_dup_text (meeting, book, TEA_INVITATION_CHAT, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (chat, ==,
                   "[下午茶] You are invited\n"
                   "When: 25 November 2026, Wednesday, 14:30\n"
                   "Where: 社区活动室\n"
                   "What we talk about:\n"
                   "1. 楼道堆物\n"
                   "Please say so here if you cannot come.");

  tea_fixture_close (book);
}

static void
test_a_notice_names_parties_and_who_signs_it (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaMeeting) meeting = set_up (book, "楼道堆物", NULL);
  g_autoptr (TeaParty) party = tea_party_add (book, "物业公司", NULL);
  g_autoptr (TeaPerson) person = NULL;
  g_autoptr (TeaAttendance) line = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;

  tea_book_set_setting (book, "community", "石楼小镇社区", NULL);
  person = g_object_new (TEA_TYPE_PERSON, "name", "王经理", NULL);
  g_assert_true (tea_person_add (person, book, NULL));
  line = tea_meeting_invite (meeting, book, person, party, &error);
  g_assert_no_error (error);

  notice = tea_invitation_dup_text (meeting, book, TEA_INVITATION_NOTICE, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (notice, "Notice\n\n"));
  g_assert_nonnull (strstr (notice, "Who takes part: 物业公司\n"));
  g_assert_null (strstr (notice, "王经理"));
  g_assert_true (g_str_has_suffix (notice, "\n\n石楼小镇社区\n23 November 2026"));

  tea_fixture_close (book);
}

static void
test_an_invitation_tells_nothing_private (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (GError) error = NULL;

  request = tea_chain_request (book, "堆物", "张桂英", "13800001234", NULL);
  meeting = set_up (book, "请张桂英家13800001234清走3栋2单元301门口的沙发", request);
  for (int form = TEA_INVITATION_CHAT; form <= TEA_INVITATION_NOTICE; form++)
    {
      g_autofree char *text = tea_invitation_dup_text (meeting, book, form, &error);

      g_assert_no_error (error);
      g_assert_nonnull (strstr (text, "沙发"));
      g_assert_null (strstr (text, "张桂英"));
      g_assert_null (strstr (text, "13800001234"));
      g_assert_null (strstr (text, "301"));
    }

  tea_fixture_close (book);
}

static void
test_a_matter_of_disputes_is_left_out (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) request = tea_chain_request (book, "两家吵架", "赵敏", NULL, NULL);
  g_autoptr (TeaMeeting) meeting = set_up (book, "邻里矛盾", request);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  before = tea_invitation_dup_text (meeting, book, TEA_INVITATION_CHAT, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (before, "邻里矛盾"));

  g_assert_true (tea_record_edit (TEA_RECORD (request), book, "dispute", "1", NULL));
  after = tea_invitation_dup_text (meeting, book, TEA_INVITATION_CHAT, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (after, "邻里矛盾"));
  g_assert_null (strstr (after, "What we talk about"));

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/invitation/says-when-where-and-what",
                   test_an_invitation_says_when_where_and_what);
  g_test_add_func ("/report/invitation/a-notice-names-parties-and-who-signs-it",
                   test_a_notice_names_parties_and_who_signs_it);
  g_test_add_func ("/report/invitation/tells-nothing-private",
                   test_an_invitation_tells_nothing_private);
  g_test_add_func ("/report/invitation/a-matter-of-disputes-is-left-out",
                   test_a_matter_of_disputes_is_left_out);

  return g_test_run ();
}
