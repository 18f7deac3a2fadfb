/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-meet-fixture.h"

static TeaRemark *
create_remark (MeetFixture   *fixture,
               TeaAttendance *line,
               const char    *stance,
               const char    *text)
{
  return g_object_new (TEA_TYPE_REMARK,
                       "meeting", tea_meet_fixture_id (fixture->meeting),
                       "topic", tea_meet_fixture_id (fixture->topic),
                       "attendance", line != NULL ? tea_meet_fixture_id (line) : 0,
                       "stance", stance,
                       "text", text,
                       NULL);
}

static void
test_a_remark_keeps_who_said_it_for_whom (MeetFixture   *fixture,
                                          gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) line = NULL;
  g_autoptr (TeaRemark) remark = NULL;
  g_autoptr (TeaRemark) second = NULL;

  line = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  tea_meet_fixture_begin (fixture);
  remark = create_remark (fixture, line, "for", "我赞成一周清一次");
  second = create_remark (fixture, line, "", "再说一句");

  assert_undoable (book, tea_remark_add (remark, book, error));
  assert_works (tea_remark_add (second, book, error));
  g_assert_null (second->stance);
  g_assert_cmpstr (tea_remark_stance_label (second->stance), ==, "");

  assert_works (tea_record_edit (TEA_RECORD (fixture->zhang), book, "name", "张阿姨", error));
  tea_screen_fixture_reload (book, &remark);
  g_assert_cmpstr (remark->number, ==, "K2026-001");
  g_assert_cmpstr (remark->speaker, ==, "张桂英");
  g_assert_cmpstr (remark->party_name, ==, "居民代表");
  g_assert_cmpstr (remark->topic_title, ==, "楼道堆物");
  g_assert_cmpstr (remark->said_at, ==, "2026-11-25 14:30:00");
  g_assert_cmpstr (tea_remark_stance_label (remark->stance), !=, "");

  tea_screen_fixture_reload (book, &line);
  g_assert_true (line->here);
  g_assert_cmpint (line->remarks, ==, 2);
}

static void
test_remarks_belong_to_an_open_meeting (MeetFixture   *fixture,
                                        gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) line = NULL;
  g_autoptr (TeaRemark) remark = NULL;
  g_autoptr (TeaRemark) late = NULL;

  line = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  remark = create_remark (fixture, line, "for", "我赞成");
  late = create_remark (fixture, line, "for", "忘了说");
  assert_works (tea_meeting_choose (fixture->meeting, book, fixture->topic, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_remark_add (remark, book, error));

  tea_meet_fixture_begin (fixture);
  assert_works (tea_remark_add (remark, book, error));
  assert_undoable (book, tea_record_edit (TEA_RECORD (remark), book, "text", "我很赞成", error));
  tea_meet_fixture_end (fixture);

  tea_screen_fixture_reload (book, &remark);
  assert_refused (book, TEA_ERROR_REFUSED, tea_remark_add (late, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_remark_remove (remark, book, error));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_record_edit (TEA_RECORD (remark), book, "text", "我反对", error));
}

static void
test_a_remark_needs_speaker_text_and_its_own_meeting (MeetFixture   *fixture,
                                                      gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaMeeting) other = tea_meet_fixture_meeting (book, "2026-12-05 14:30");
  g_autoptr (TeaTopic) off_agenda = tea_screen_fixture_topic (book, "停车难");
  g_autoptr (TeaAttendance) line = NULL;
  g_autoptr (TeaAttendance) elsewhere = NULL;
  g_autoptr (TeaRemark) silent = NULL;
  g_autoptr (TeaRemark) nobody = NULL;
  g_autoptr (TeaRemark) wrong_stance = NULL;
  g_autoptr (TeaRemark) wrong_sheet = NULL;
  g_autoptr (TeaRemark) wrong_topic = NULL;
  g_autoptr (TeaRemark) wrong_time = NULL;

  line = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  elsewhere = tea_meeting_invite (other, book, fixture->zhang, NULL, NULL);
  tea_meet_fixture_begin (fixture);

  silent = create_remark (fixture, line, "for", "");
  nobody = create_remark (fixture, NULL, "for", "我赞成");
  wrong_stance = create_remark (fixture, line, "maybe", "也许");
  wrong_sheet = create_remark (fixture, elsewhere, "for", "我赞成");
  wrong_topic = create_remark (fixture, line, "for", "停车");
  g_object_set (wrong_topic, "topic", tea_meet_fixture_id (off_agenda), NULL);
  wrong_time = create_remark (fixture, line, "for", "我赞成");
  g_object_set (wrong_time, "said-at", "2026-11-25 24:30", NULL);

  assert_refused (book, TEA_ERROR_INVALID, tea_remark_add (silent, book, error));
  assert_refused (book, TEA_ERROR_INVALID, tea_remark_add (nobody, book, error));
  assert_refused (book, TEA_ERROR_INVALID, tea_remark_add (wrong_stance, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_remark_add (wrong_sheet, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_remark_add (wrong_topic, book, error));
  assert_refused (book, TEA_ERROR_INVALID, tea_remark_add (wrong_time, book, error));
}

static guint
count_remarks (TeaBook               *book,
               const TeaRemarkFilter *filter)
{
  g_autoptr (TeaQuery) query = tea_remark_query (book, filter);

  return tea_screen_fixture_count (query);
}

static void
test_remarks_are_listed_as_asked_for (MeetFixture   *fixture,
                                      gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) zhang = NULL;
  g_autoptr (TeaAttendance) wang = NULL;
  g_autoptr (TeaRemark) first = NULL;
  g_autoptr (TeaRemark) second = NULL;
  g_autoptr (TeaQuery) latest = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  TeaRemarkFilter latest_first = { .latest_first = TRUE };

  tea_meet_fixture_begin (fixture);
  zhang = tea_meeting_sign_in (fixture->meeting, book, fixture->zhang, NULL, NULL);
  wang = tea_meeting_sign_in (fixture->meeting, book, fixture->wang, NULL, NULL);
  first = create_remark (fixture, zhang, "question", "多久清一次");
  second = create_remark (fixture, wang, "answer", "保洁每周清理");
  assert_works (tea_remark_add (first, book, error));
  tea_screen_fixture_clock (book, "2026-11-25T14:40:00");
  assert_works (tea_remark_add (second, book, error));

  g_assert_cmpint (count_remarks (book, NULL), ==, 2);
  g_assert_cmpint (count_remarks (book, &(TeaRemarkFilter) { .text = "保洁" }), ==, 1);
  g_assert_cmpint (count_remarks (book, &(TeaRemarkFilter) { .stance = "question" }), ==, 1);
  g_assert_cmpint (count_remarks (book, &(TeaRemarkFilter) {
                     .party = tea_meet_fixture_id (fixture->company) }), ==, 1);
  g_assert_cmpint (count_remarks (book, &(TeaRemarkFilter) {
                     .attendance = tea_meet_fixture_id (zhang) }), ==, 1);
  g_assert_cmpint (count_remarks (book, &(TeaRemarkFilter) {
                     .topic = tea_meet_fixture_id (fixture->topic) }), ==, 2);
  g_assert_cmpint (count_remarks (book, &(TeaRemarkFilter) { .meeting = 1 }), ==, 0);

  latest = tea_remark_query (book, &latest_first);
  remarks = tea_query_read_records (latest, NULL);
  g_assert_cmpstr (((TeaRemark *) g_ptr_array_index (remarks, 0))->number, ==, second->number);

  assert_undoable (book, tea_remark_remove (first, book, error));
  g_assert_cmpint (count_remarks (book, NULL), ==, 1);

  g_clear_object (&latest);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_meet_test ("/meet/remark/a-remark-keeps-who-said-it-for-whom",
                 test_a_remark_keeps_who_said_it_for_whom);
  add_meet_test ("/meet/remark/remarks-belong-to-an-open-meeting",
                 test_remarks_belong_to_an_open_meeting);
  add_meet_test ("/meet/remark/a-remark-needs-speaker-text-and-its-own-meeting",
                 test_a_remark_needs_speaker_text_and_its_own_meeting);
  add_meet_test ("/meet/remark/remarks-are-listed-as-asked-for",
                 test_remarks_are_listed_as_asked_for);

  return g_test_run ();
}
