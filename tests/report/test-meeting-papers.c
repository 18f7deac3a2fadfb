/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "meet/tea-adjournment.h"
#include "meet/tea-agenda-item.h"
#include "meet/tea-attendance.h"
#include "meet/tea-procedure.h"
#include "people/tea-person.h"
#include "report/tea-agenda-paper.h"
#include "report/tea-minutes-paper.h"
#include "report/tea-notice-paper.h"
#include "report/tea-script-paper.h"
#include "report/tea-sign-in-paper.h"
#include "resolve/tea-assignment.h"

#include "tea-chain.h"
#include "tea-fixture.h"

typedef TeaPaper *(*CreatePaper) (TeaMeeting    *meeting,
                                  TeaBook       *book,
                                  TeaPaperCopy   copy,
                                  GError       **error);

#define PHONE "13800001234"

/* What a document says, in one line. */
static char *
read_paper (CreatePaper   create,
            TeaBook      *book,
            TeaMeeting   *meeting,
            TeaPaperCopy  copy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaPaper) paper = NULL;
  g_autoptr (TeaMeeting) current = NULL;
  g_autoptr (GString) words = NULL;

  current = tea_book_get (book, TEA_TYPE_MEETING, tea_record_get_id (TEA_RECORD (meeting)), &error);
  g_assert_no_error (error);
  paper = create (current, book, copy, &error);
  g_assert_no_error (error);
  g_assert_nonnull (paper);

  {
    g_autofree char *read = tea_paper_dup_text (paper);

    words = g_string_new (read);
  }
  g_string_replace (words, "\n", "", 0);

  return g_string_free_and_steal (g_steal_pointer (&words));
}

static void
assert_says (const char *words,
             const char *what)
{
  g_autoptr (GString) whole = g_string_new (what);

  g_string_replace (whole, "\n", "", 0);
  if (strstr (words, whole->str) == NULL)
    g_error ("“%s” is not in: %s", what, words);
}

static void
assert_says_not (const char *words,
                 const char *what)
{
  if (strstr (words, what) != NULL)
    g_error ("“%s” is in: %s", what, words);
}

typedef struct
{
  TeaBook    *book;
  TeaTopic   *topic;
  TeaMeeting *meeting;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (TeaPerson) person = NULL;
  g_autoptr (TeaParty) party = NULL;
  g_autoptr (TeaAttendance) attendance = NULL;
  g_autoptr (GError) error = NULL;

  fixture->book = tea_fixture_book ();
  g_assert_true (tea_book_set_setting (fixture->book, "community", "石榴里社区", NULL));
  request = tea_chain_request (fixture->book, "楼道太黑，找王秀兰", "王秀兰", PHONE, "2栋1单元301");
  fixture->topic = tea_chain_topic (fixture->book, "王秀兰家门口的路灯", NULL, request, NULL);
  fixture->meeting = tea_chain_meeting (fixture->book, "小镇下午茶", fixture->topic);

  tea_chain_party (fixture->book, "居民");
  party = tea_book_find (fixture->book, TEA_TYPE_PARTY, "name", "居民", &error);
  person = tea_book_get (fixture->book, TEA_TYPE_PERSON, request->person, &error);
  g_assert_no_error (error);
  attendance = tea_meeting_invite (fixture->meeting, fixture->book, person, party, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->topic);
  g_object_unref (fixture->meeting);
  tea_fixture_close (fixture->book);
}

static void
test_the_notice_names_time_place_and_topics_but_nobody (Fixture       *fixture,
                                                        gconstpointer  data)
{
  g_autofree char *notice = NULL;
  g_autofree char *archive = NULL;

  notice = read_paper (tea_notice_paper, fixture->book, fixture->meeting, TEA_PAPER_COPY_NOTICE);
  assert_says (notice, "党群服务中心");
  assert_says (notice, "09:00");
  assert_says (notice, "石榴里社区");
  assert_says (notice, "居民");
  assert_says (notice, "门口的路灯");
  assert_says_not (notice, "王秀兰");
  assert_says_not (notice, PHONE);
  assert_says_not (notice, "Internal");

  archive = read_paper (tea_notice_paper, fixture->book, fixture->meeting, TEA_PAPER_COPY_ARCHIVE);
  assert_says (archive, "王秀兰家门口的路灯");
  assert_says (archive, "Internal archive copy");
}

static void
test_a_topic_of_disputes_is_not_named_on_a_notice (Fixture       *fixture,
                                                   gconstpointer  data)
{
  const TeaRequestEntry quarrel = { .text = "楼上漏水吵起来", .dispute = TRUE };
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (TeaTopic) topic = NULL;
  g_autofree char *notice = NULL;
  g_autofree char *agenda = NULL;
  g_autofree char *minutes = NULL;
  g_autoptr (GError) error = NULL;

  request = tea_request_add (fixture->book, &quarrel, &error);
  g_assert_no_error (error);
  topic = tea_chain_topic (fixture->book, "两户漏水", NULL, request, NULL);
  tea_meeting_add_item (fixture->meeting, fixture->book, topic, &error);
  g_assert_no_error (error);

  notice = read_paper (tea_notice_paper, fixture->book, fixture->meeting, TEA_PAPER_COPY_NOTICE);
  agenda = read_paper (tea_agenda_paper, fixture->book, fixture->meeting, TEA_PAPER_COPY_NOTICE);
  minutes = read_paper (tea_minutes_paper, fixture->book, fixture->meeting, TEA_PAPER_COPY_NOTICE);
  assert_says_not (notice, "漏水");
  assert_says_not (agenda, "漏水");
  assert_says_not (minutes, "漏水");
  assert_says (notice, "A matter that is not named here");
}

static void
test_the_agenda_says_when_each_topic_has_its_turn (Fixture       *fixture,
                                                   gconstpointer  data)
{
  g_autoptr (TeaTopic) later = tea_chain_topic (fixture->book, "花坛", "agenda", NULL, NULL);
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *agenda = NULL;
  g_autoptr (GError) error = NULL;

  tea_meeting_add_item (fixture->meeting, fixture->book, later, &error);
  g_assert_no_error (error);
  query = tea_agenda_item_query (fixture->book, tea_record_get_id (TEA_RECORD (fixture->meeting)));
  items = tea_query_read_records (query, &error);
  g_assert_cmpuint (items->len, ==, 2);
  tea_record_edit (g_ptr_array_index (items, 0), fixture->book, "minutes", "75", &error);
  tea_record_edit (g_ptr_array_index (items, 1), fixture->book, "minutes", "20", &error);
  g_assert_no_error (error);

  agenda = read_paper (tea_agenda_paper, fixture->book, fixture->meeting, TEA_PAPER_COPY_NOTICE);
  assert_says (agenda, "09:00");
  assert_says (agenda, "10:15");
  assert_says (agenda, "花坛");
  assert_says (agenda, "95 minutes");
  assert_says_not (agenda, "王秀兰");
}

/* Has an earlier session of the same kind begin work that nobody has done when this one is held. */
static void
add_open_work (Fixture    *fixture,
               const char *requirement)
{
  g_autoptr (TeaMeeting) earlier = NULL;
  g_autoptr (TeaSuggestion) suggestion = NULL;
  g_autoptr (TeaAssignment) assignment = NULL;
  g_autoptr (GError) error = NULL;

  earlier = g_object_new (TEA_TYPE_MEETING, "kind", "tea", "starts-at", "2026-11-05 09:00", NULL);
  tea_meeting_add (earlier, fixture->book, &error);
  g_assert_no_error (error);
  tea_meeting_add_item (earlier, fixture->book, fixture->topic, &error);
  g_assert_no_error (error);
  suggestion = tea_chain_suggestion (fixture->book, fixture->topic, "每周清运", "adopted");
  assignment = tea_chain_assignment (fixture->book, suggestion, requirement, "2026-12-01");
}

static void
test_open_work_of_earlier_sessions_comes_before_the_topics (Fixture       *fixture,
                                                            gconstpointer  data)
{
  g_autofree char *without = NULL;
  g_autofree char *agenda = NULL;
  g_autofree char *script = NULL;

  without = read_paper (tea_script_paper, fixture->book, fixture->meeting, TEA_PAPER_COPY_ARCHIVE);
  assert_says_not (without, "Open Work from Earlier Sessions");
  assert_says (without, "09:00–09:30");

  add_open_work (fixture, "清运楼道杂物");
  agenda = read_paper (tea_agenda_paper, fixture->book, fixture->meeting, TEA_PAPER_COPY_NOTICE);
  assert_says (agenda, "09:00Open work from earlier sessions (1 item)10 minutes1");
  assert_says (agenda, "09:10");
  assert_says (agenda, "40 minutes");
  assert_says_not (agenda, "清运");

  script = read_paper (tea_script_paper, fixture->book, fixture->meeting, TEA_PAPER_COPY_ARCHIVE);
  assert_says (script, "Open Work from Earlier Sessions (09:00–09:10)");
  assert_says (script, "清运楼道杂物 (物业公司, due on 1 December 2026)");
  assert_says (script, "09:10–09:40");
}

static void
test_papers_tell_the_rules_of_this_session (Fixture       *fixture,
                                            gconstpointer  data)
{
  const gint64 meeting = tea_record_get_id (TEA_RECORD (fixture->meeting));
  g_autoptr (TeaProcedure) rules = NULL;
  g_autofree char *usual = NULL;
  g_autofree char *script = NULL;
  g_autofree char *agenda = NULL;
  g_autoptr (GError) error = NULL;

  usual = read_paper (tea_script_paper, fixture->book, fixture->meeting, TEA_PAPER_COPY_ARCHIVE);
  assert_says (usual, "3 minutes each, at most 2 times on one topic;");
  assert_says (usual, "1 are invited with a vote; the session is valid with 1 of them.");

  rules = tea_procedure_for_meeting (fixture->book, meeting, &error);
  g_object_set (rules, "seconds", 90, "turns", 0, "quorum", "none", NULL);
  tea_procedure_keep (rules, fixture->book, &error);
  g_assert_no_error (error);
  script = read_paper (tea_script_paper, fixture->book, fixture->meeting, TEA_PAPER_COPY_ARCHIVE);
  assert_says (script, "90 seconds each;");
  assert_says_not (script, "valid with");
  agenda = read_paper (tea_agenda_paper, fixture->book, fixture->meeting, TEA_PAPER_COPY_NOTICE);
  assert_says (agenda, "90 seconds each;");
}

static void
test_a_notice_does_not_sign_on_a_page_of_its_own (Fixture       *fixture,
                                                  gconstpointer  data)
{
  g_autoptr (TeaPaper) paper = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *title = g_strdup_printf ("第%d件事：规范地面停车秩序、调整夜间收费并公开收益去向", i);
      g_autoptr (TeaTopic) topic = tea_chain_topic (fixture->book, title, NULL, NULL, NULL);

      tea_meeting_add_item (fixture->meeting, fixture->book, topic, &error);
      g_assert_no_error (error);
    }

  paper = tea_notice_paper (fixture->meeting, fixture->book, TEA_PAPER_COPY_NOTICE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tea_paper_count_pages (paper), ==, 1);
}

static void
test_the_sign_in_sheet_has_names_and_hides_phones_and_doors (Fixture       *fixture,
                                                             gconstpointer  data)
{
  g_autofree char *sheet = NULL;
  g_autofree char *archive = NULL;

  sheet = read_paper (tea_sign_in_paper, fixture->book, fixture->meeting, TEA_PAPER_COPY_NOTICE);
  assert_says (sheet, "王秀兰");
  assert_says (sheet, "2栋");
  assert_says (sheet, "138****1234");
  assert_says_not (sheet, PHONE);
  assert_says_not (sheet, "301");

  archive = read_paper (tea_sign_in_paper, fixture->book, fixture->meeting, TEA_PAPER_COPY_ARCHIVE);
  assert_says (archive, PHONE);
  assert_says (archive, "2栋1单元301");
}

static void
test_the_script_is_whole_and_says_that_it_is_internal (Fixture       *fixture,
                                                       gconstpointer  data)
{
  g_autofree char *script = NULL;

  script = read_paper (tea_script_paper, fixture->book, fixture->meeting, TEA_PAPER_COPY_NOTICE);
  assert_says (script, "Internal: for the chair only");
  assert_says (script, "楼道太黑，找王秀兰");
  assert_says (script, "Nobody is named as recorder.");
  assert_says (script, "1 requests came in about this, from 1 households.");
}

static void
test_papers_of_an_adjourned_session_say_when_it_goes_on (Fixture       *fixture,
                                                         gconstpointer  data)
{
  const CreatePaper papers[] = {
    tea_notice_paper, tea_agenda_paper, tea_sign_in_paper, tea_script_paper,
  };
  g_autoptr (GError) error = NULL;

  tea_meeting_adjourn (fixture->meeting, fixture->book, "2026-11-26 14:00", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *words = NULL;

      words = read_paper (papers[i], fixture->book, fixture->meeting, TEA_PAPER_COPY_NOTICE);
      assert_says (words, "23 November 2026 (Monday), 09:00");
      assert_says (words, "26 November 2026 (Thursday), 14:00");
    }
}

static void
hold_the_session (Fixture *fixture)
{
  g_autoptr (TeaRemark) remark = NULL;
  g_autoptr (TeaRemark) sensitive = NULL;
  g_autoptr (TeaSuggestion) suggestion = NULL;
  g_autoptr (GError) error = NULL;

  remark = tea_chain_remark (fixture->book, fixture->meeting, fixture->topic, "王秀兰", "装三盏灯");
  sensitive = tea_chain_remark (fixture->book, fixture->meeting, fixture->topic, "王秀兰",
                                "他家吃低保");
  suggestion = tea_suggestion_from_remark (remark, fixture->book, &error);
  g_assert_no_error (error);
  g_assert_true (tea_suggestion_decide (suggestion, fixture->book, "adopted", "大家同意", NULL));
}

static void
test_minutes_say_only_what_was_recorded (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autofree char *empty = NULL;

  empty = read_paper (tea_minutes_paper, fixture->book, fixture->meeting, TEA_PAPER_COPY_ARCHIVE);
  assert_says (empty, "Chair: (not recorded)");
  assert_says (empty, "What was said(not recorded)");
  assert_says (empty, "Suggestions and decisions(not recorded)");
  assert_says (empty, "Votes(not recorded)");
  assert_says (empty, "End of the Session(not recorded)");
}

static void
test_minutes_for_the_wall_name_parties_and_not_people (Fixture       *fixture,
                                                       gconstpointer  data)
{
  g_autofree char *wall = NULL;
  g_autofree char *archive = NULL;

  hold_the_session (fixture);
  wall = read_paper (tea_minutes_paper, fixture->book, fixture->meeting, TEA_PAPER_COPY_NOTICE);
  assert_says (wall, "石榴里社区Minutes");
  assert_says (wall, "装三盏灯");
  assert_says (wall, "Adopted; reason: 大家同意");
  assert_says_not (wall, "王秀兰");
  assert_says_not (wall, "低保");

  archive = read_paper (tea_minutes_paper, fixture->book, fixture->meeting, TEA_PAPER_COPY_ARCHIVE);
  assert_says (archive, "王秀兰");
  assert_says (archive, "他家吃低保");
  assert_says (archive, "Internal archive copy");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/meeting-papers/the-notice-names-time-place-and-topics-but-nobody",
       test_the_notice_names_time_place_and_topics_but_nobody);
  ADD ("/meeting-papers/a-topic-of-disputes-is-not-named-on-a-notice",
       test_a_topic_of_disputes_is_not_named_on_a_notice);
  ADD ("/meeting-papers/the-agenda-says-when-each-topic-has-its-turn",
       test_the_agenda_says_when_each_topic_has_its_turn);
  ADD ("/meeting-papers/open-work-of-earlier-sessions-comes-before-the-topics",
       test_open_work_of_earlier_sessions_comes_before_the_topics);
  ADD ("/meeting-papers/papers-tell-the-rules-of-this-session",
       test_papers_tell_the_rules_of_this_session);
  ADD ("/meeting-papers/a-notice-does-not-sign-on-a-page-of-its-own",
       test_a_notice_does_not_sign_on_a_page_of_its_own);
  ADD ("/meeting-papers/the-sign-in-sheet-has-names-and-hides-phones-and-doors",
       test_the_sign_in_sheet_has_names_and_hides_phones_and_doors);
  ADD ("/meeting-papers/the-script-is-whole-and-says-that-it-is-internal",
       test_the_script_is_whole_and_says_that_it_is_internal);
  ADD ("/meeting-papers/papers-of-an-adjourned-session-say-when-it-goes-on",
       test_papers_of_an_adjourned_session_say_when_it_goes_on);
  ADD ("/meeting-papers/minutes-say-only-what-was-recorded",
       test_minutes_say_only_what_was_recorded);
  ADD ("/meeting-papers/minutes-for-the-wall-name-parties-and-not-people",
       test_minutes_for_the_wall_name_parties_and_not_people);
#undef ADD

  return g_test_run ();
}
