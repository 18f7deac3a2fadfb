/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "collect/tea-request.h"
#include "report/tea-minutes-correction.h"
#include "report/tea-minutes-paper.h"
#include "report/tea-minutes-text.h"
#include "report/tea-minutes.h"
#include "report/tea-outline.h"
#include "resolve/tea-assignment.h"
#include "resolve/tea-dissent.h"
#include "resolve/tea-suggestion.h"

#include "tea-meet-fixture.h"
#include "tea-paper-fixture.h"

/* A session of four people about two topics; the fourth is a guest of the company. */
typedef struct
{
  MeetFixture    room;
  TeaTopic      *parking;
  TeaAttendance *zhang;
  TeaAttendance *li;
  TeaAttendance *wang;
  TeaAttendance *guest;
} Fixture;

static void
at (Fixture    *fixture,
    const char *clock)
{
  g_autofree char *now = g_strconcat ("2026-11-25T", clock, ":00", NULL);

  tea_screen_fixture_clock (fixture->room.book, now);
}

static TeaAttendance *
sign_in (Fixture   *fixture,
         TeaPerson *person)
{
  MeetFixture *room = &fixture->room;
  g_autoptr (TeaAttendance) invited = NULL;
  TeaAttendance *line;

  invited = tea_meeting_invite (room->meeting, room->book, person, NULL, NULL);
  g_assert_nonnull (invited);
  line = tea_meeting_sign_in (room->meeting, room->book, person, NULL, NULL);
  g_assert_nonnull (line);

  return line;
}

static TeaRemark *
say (Fixture       *fixture,
     TeaTopic      *topic,
     TeaAttendance *who,
     const char    *stance,
     const char    *text)
{
  TeaRemark *remark;

  remark = g_object_new (TEA_TYPE_REMARK,
                         "meeting", tea_meet_fixture_id (fixture->room.meeting),
                         "topic", topic != NULL ? tea_meet_fixture_id (topic) : 0,
                         "attendance", tea_meet_fixture_id (who),
                         "stance", stance,
                         "text", text,
                         NULL);
  assert_works (tea_remark_add (remark, fixture->room.book, error));

  return remark;
}

static void
say_only (Fixture       *fixture,
          TeaTopic      *topic,
          TeaAttendance *who,
          const char    *stance,
          const char    *text)
{
  g_autoptr (TeaRemark) remark = say (fixture, topic, who, stance, text);

  g_assert_nonnull (remark);
}

static TeaSuggestion *
suggest (Fixture   *fixture,
         TeaRemark *remark)
{
  g_autoptr (GError) error = NULL;
  TeaSuggestion *suggestion = tea_suggestion_from_remark (remark, fixture->room.book, &error);

  g_assert_no_error (error);

  return suggestion;
}

static void
count (Fixture    *fixture,
       TeaTopic   *topic,
       const char *question,
       int         in_favour,
       int         against,
       int         abstained)
{
  g_autoptr (TeaBallot) ballot = NULL;

  ballot = g_object_new (TEA_TYPE_BALLOT,
                         "meeting", tea_meet_fixture_id (fixture->room.meeting),
                         "topic", tea_meet_fixture_id (topic),
                         "question", question,
                         "in-favour", in_favour,
                         "against", against,
                         "abstained", abstained,
                         NULL);
  assert_works (tea_ballot_record (ballot, fixture->room.book, error));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  MeetFixture *room = &fixture->room;
  g_autofree char *chair = NULL;

  tea_meet_fixture_set_up (room, NULL);
  fixture->parking = tea_screen_fixture_topic (room->book, "停车难");
  chair = g_strdup_printf ("%" G_GINT64_FORMAT, tea_meet_fixture_id (room->zhang));
  assert_works (tea_book_set_setting (room->book, "secretary", "周敏", error));
  assert_works (tea_record_edit (TEA_RECORD (room->meeting), room->book, "chair", chair, error));
  tea_meet_fixture_begin (room);
  assert_works (tea_meeting_choose (room->meeting, room->book, fixture->parking, error));
  fixture->zhang = sign_in (fixture, room->zhang);
  fixture->li = sign_in (fixture, room->li);
  fixture->wang = sign_in (fixture, room->wang);
  fixture->guest = tea_meeting_sign_in_guest (room->meeting, room->book, "何工", room->company,
                                              FALSE, NULL);
  g_assert_nonnull (fixture->guest);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->parking);
  g_clear_object (&fixture->zhang);
  g_clear_object (&fixture->li);
  g_clear_object (&fixture->wang);
  g_clear_object (&fixture->guest);
  tea_meet_fixture_tear_down (&fixture->room, NULL);
}

static void
hold (Fixture *fixture)
{
  MeetFixture *room = &fixture->room;
  g_autoptr (TeaRemark) turns = NULL;
  g_autoptr (TeaRemark) cameras = NULL;
  g_autoptr (TeaRemark) lines = NULL;
  g_autoptr (TeaSuggestion) first = NULL;
  g_autoptr (TeaSuggestion) second = NULL;
  g_autoptr (TeaSuggestion) third = NULL;
  g_autoptr (TeaDissent) dissent = NULL;

  at (fixture, "14:40");
  say_only (fixture, room->topic, fixture->zhang, "question", "纸箱堆到三楼，谁来清？");
  say_only (fixture, room->topic, fixture->wang, "answer", "我们每周清一次。");
  turns = say (fixture, room->topic, fixture->li, "suggestion", "各户轮流打扫");
  cameras = say (fixture, room->topic, fixture->zhang, "suggestion", "装一个摄像头");
  say_only (fixture, room->topic, fixture->guest, NULL, "摄像头要两千元");
  at (fixture, "15:10");
  say_only (fixture, fixture->parking, fixture->li, "against", "晚上没有车位");
  lines = say (fixture, fixture->parking, fixture->wang, "suggestion", "重新划线");
  say_only (fixture, NULL, fixture->zhang, NULL, "下次请早点通知");

  first = suggest (fixture, turns);
  second = suggest (fixture, cameras);
  third = suggest (fixture, lines);
  assert_works (tea_suggestion_ask (second, room->book, error));
  dissent = tea_suggestion_dissent (second, room->book, fixture->wang, "没有预算", NULL);
  g_assert_nonnull (dissent);
  count (fixture, room->topic, "是否轮流打扫", 2, 1, 0);
  count (fixture, fixture->parking, "是否重新划线", 3, 0, 0);
  assert_works (tea_suggestion_decide (first, room->book, "adopted", "多数同意", error));
  assert_works (tea_suggestion_decide (second, room->book, "declined", "没有经费", error));
  tea_meet_fixture_end (room);
}

static void
assign (Fixture    *fixture,
        const char *requirement,
        const char *led_by,
        const char *carried_by,
        const char *due_on)
{
  TeaBook *book = fixture->room.book;
  const TeaSuggestionFilter filter = { .verdict = "adopted" };
  g_autoptr (TeaQuery) query = tea_suggestion_query (book, &filter);
  g_autoptr (GPtrArray) adopted = tea_query_read_records (query, NULL);
  g_autoptr (TeaAssignment) assignment = NULL;

  g_assert_cmpuint (adopted->len, ==, 1);
  assignment = g_object_new (TEA_TYPE_ASSIGNMENT,
                             "suggestion", tea_meet_fixture_id (adopted->pdata[0]),
                             "requirement", requirement,
                             "led-by", led_by,
                             "carried-by", carried_by,
                             "due-on", due_on,
                             NULL);
  assert_works (tea_assignment_add (assignment, book, error));
}

static TeaMinutes *
open_minutes (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  TeaMinutes *minutes = tea_minutes_open (fixture->room.meeting, fixture->room.book, &error);

  g_assert_no_error (error);
  g_assert_nonnull (minutes);

  return minutes;
}

static char *
read_paper (Fixture      *fixture,
            TeaPaperCopy  copy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaPaper) paper = NULL;

  tea_screen_fixture_reload (fixture->room.book, &fixture->room.meeting);
  paper = tea_minutes_paper (fixture->room.meeting, fixture->room.book, copy, &error);
  g_assert_no_error (error);

  return tea_paper_dup_text (paper);
}

static void
test_minutes_are_what_was_recorded_word_for_word (Fixture       *fixture,
                                                  gconstpointer  data)
{
  g_autoptr (TeaMinutes) minutes = NULL;

  hold (fixture);
  minutes = open_minutes (fixture);
  g_assert_cmpint (tea_meet_fixture_id (minutes), ==, 0);
  g_assert_null (minutes->edited_at);
  g_assert_cmpstr (minutes->text, ==,
    "Time: 25 November 2026 (Wednesday), 14:30\n"
    "Place: (not recorded)\n"
    "Chair: 张桂英\n"
    "Recorder: (not recorded)\n"
    "Number of people: due 3, present 3\n"
    "Present: 居民代表: 张桂英, 李建国; 物业公司: 王经理\n"
    "Attending without a vote: 物业公司: 何工\n"
    "一、Topics and Outcome\n"
    "（一）楼道堆物\n"
    "1．What was said\n"
    "（1）张桂英 (居民代表) [Question]: 纸箱堆到三楼，谁来清？\n"
    "（2）王经理 (物业公司) [Answer]: 我们每周清一次。\n"
    "（3）李建国 (居民代表) [Suggestion]: 各户轮流打扫\n"
    "（4）张桂英 (居民代表) [Suggestion]: 装一个摄像头\n"
    "（5）何工 (物业公司): 摄像头要两千元\n"
    "2．Suggestions and decisions\n"
    "（1）各户轮流打扫 (proposed by 李建国; Adopted; reason: 多数同意)\n"
    "Who does it, and by when: (not recorded)\n"
    "（2）装一个摄像头 (proposed by 张桂英; Not adopted; reason: 没有经费)\n"
    "1 of 4 asked cannot live with it.\n"
    "Dissent of 王经理 (物业公司): 没有预算\n"
    "3．Votes\n"
    "（1）是否轮流打扫: Passed: 2 in favour, 1 against, 0 abstained, of 3 present.\n"
    "（二）停车难\n"
    "1．What was said\n"
    "（1）李建国 (居民代表) [Against]: 晚上没有车位\n"
    "（2）王经理 (物业公司) [Suggestion]: 重新划线\n"
    "2．Suggestions and decisions\n"
    "（1）重新划线 (proposed by 王经理; decision: (not recorded))\n"
    "3．Votes\n"
    "（1）是否重新划线: Passed unanimously: all 3 in favour.\n"
    "（三）Other matters\n"
    "1．What was said\n"
    "（1）张桂英 (居民代表): 下次请早点通知\n"
    "2．Suggestions and decisions\n"
    "(not recorded)\n"
    "3．Votes\n"
    "(not recorded)\n"
    "二、End of the Session\n"
    "25 November 2026 (Wednesday), 16:00");
}

static void
test_minutes_say_who_does_what_was_adopted_and_until_when (Fixture       *fixture,
                                                           gconstpointer  data)
{
  TeaBook *book = fixture->room.book;
  g_autoptr (TeaMinutes) minutes = NULL;
  g_autoptr (TeaMinutes) again = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) assignments = NULL;
  g_autofree char *notice = NULL;

  hold (fixture);
  assign (fixture, "排出轮值表", "社区党委", "王经理", "2026-12-10");
  assign (fixture, "买扫帚", NULL, "物业公司", "2026-11-30");
  minutes = open_minutes (fixture);
  g_assert_nonnull (strstr (minutes->text,
    "（1）各户轮流打扫 (proposed by 李建国; Adopted; reason: 多数同意)\n"
    "To be done: 排出轮值表 (Led by: 社区党委, Carried out by: 王经理; by 10 December 2026)\n"
    "To be done: 买扫帚 (Carried out by: 物业公司; by 30 November 2026)\n"
    "（2）"));

  notice = read_paper (fixture, TEA_PAPER_COPY_NOTICE);
  g_assert_nonnull (strstr (notice, "社区党委"));
  g_assert_null (strstr (notice, "王经理"));

  /* What became of it later makes no other minutes. */
  query = tea_assignment_query (book, NULL);
  assignments = tea_query_read_records (query, NULL);
  assert_works (tea_assignment_close (assignments->pdata[0], book, "solved", "买到了", error));
  again = open_minutes (fixture);
  g_assert_cmpstr (again->text, ==, minutes->text);
}

static void
test_minutes_of_a_silent_session_invent_nothing (Fixture       *fixture,
                                                 gconstpointer  data)
{
  g_autoptr (TeaMinutes) minutes = open_minutes (fixture);

  g_assert_nonnull (strstr (minutes->text,
                            "（一）楼道堆物\n1．What was said\n(not recorded)\n"
                            "2．Suggestions and decisions\n(not recorded)\n"
                            "3．Votes\n(not recorded)\n（二）停车难\n"));
  g_assert_true (g_str_has_suffix (minutes->text, "二、End of the Session\n(not recorded)"));
  g_assert_null (strstr (minutes->text, "unanimous"));
  g_assert_null (strstr (minutes->text, "Other matters"));
}

static void
test_every_earlier_wording_is_kept_and_can_be_taken_up (Fixture       *fixture,
                                                        gconstpointer  data)
{
  TeaBook *book = fixture->room.book;
  g_autoptr (TeaMinutes) minutes = NULL;
  g_autoptr (TeaMinutes) again = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *recorded = NULL;
  TeaMinutesVersion *version;

  hold (fixture);
  minutes = open_minutes (fixture);
  recorded = g_strdup (minutes->text);
  assert_works (tea_minutes_draft (minutes, book, error));
  at (fixture, "16:10");
  assert_undoable (book, tea_minutes_edit (minutes, book, "一、第一稿\n", error));
  g_assert_cmpstr (minutes->text, ==, "一、第一稿");
  at (fixture, "16:20");
  assert_undoable (book, tea_minutes_edit (minutes, book, "一、第二稿", error));
  /* The same words again are no edit. */
  assert_works (tea_minutes_edit (minutes, book, " 一、第二稿\n", error));
  assert_refused (book, TEA_ERROR_INVALID, tea_minutes_edit (minutes, book, " \n", error));

  again = open_minutes (fixture);
  g_assert_cmpstr (again->text, ==, "一、第二稿");
  g_assert_cmpstr (again->edited_at, ==, "2026-11-25 16:20:00");
  g_assert_cmpstr (again->edited_by, ==, "周敏");
  g_assert_cmpint (again->versions, ==, 2);

  query = tea_minutes_version_query (book, tea_meet_fixture_id (again));
  versions = tea_query_read_records (query, NULL);
  version = g_ptr_array_index (versions, 1);
  g_assert_cmpstr (version->text, ==, recorded);
  g_assert_cmpstr (version->edited_at, ==, "2026-11-25 16:00:00");
  version = g_ptr_array_index (versions, 0);
  g_assert_cmpstr (version->text, ==, "一、第一稿");
  g_assert_cmpstr (version->edited_at, ==, "2026-11-25 16:10:00");
  g_assert_cmpstr (version->edited_by, ==, "周敏");

  at (fixture, "16:30");
  assert_undoable (book, tea_minutes_take_up (minutes, book, version, error));
  tea_screen_fixture_reload (book, &again);
  g_assert_cmpstr (again->text, ==, "一、第一稿");
  g_assert_cmpint (again->versions, ==, 3);
}

static void
test_who_changes_the_row_directly_leaves_a_version_too (Fixture       *fixture,
                                                        gconstpointer  data)
{
  TeaBook *book = fixture->room.book;
  g_autoptr (TeaMinutes) minutes = open_minutes (fixture);
  g_autoptr (TeaMinutes) stored = NULL;

  assert_works (tea_minutes_edit (minutes, book, "一、写下", error));
  stored = open_minutes (fixture);
  assert_undoable (book, tea_record_edit (TEA_RECORD (stored), book, "text", "一、改了", error));
  tea_screen_fixture_reload (book, &stored);
  g_assert_cmpint (stored->versions, ==, 2);
}

static void
test_what_is_recorded_later_is_told_and_can_be_drafted (Fixture       *fixture,
                                                        gconstpointer  data)
{
  TeaBook *book = fixture->room.book;
  g_autoptr (TeaMinutes) minutes = NULL;
  g_autoptr (TeaSuggestion) third = NULL;
  gboolean stale = TRUE;

  hold (fixture);
  minutes = open_minutes (fixture);
  assert_works (tea_minutes_edit (minutes, book, "一、我的话", error));
  assert_works (tea_minutes_is_stale (minutes, book, &stale, error));
  g_assert_false (stale);

  third = tea_book_find (book, TEA_TYPE_SUGGESTION, "text", "重新划线", NULL);
  assert_works (tea_suggestion_decide (third, book, "adopted", "有用", error));
  assert_works (tea_minutes_is_stale (minutes, book, &stale, error));
  g_assert_true (stale);

  assert_undoable (book, tea_minutes_draft (minutes, book, error));
  g_assert_nonnull (strstr (minutes->text, "重新划线 (proposed by 王经理; Adopted; reason: 有用)"));
  assert_works (tea_minutes_is_stale (minutes, book, &stale, error));
  g_assert_false (stale);
}

static void
test_final_minutes_are_locked_and_only_corrected (Fixture       *fixture,
                                                  gconstpointer  data)
{
  MeetFixture *room = &fixture->room;
  TeaBook *book = room->book;
  g_autoptr (TeaMinutes) minutes = open_minutes (fixture);
  g_autoptr (TeaMinutes) stored = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) corrections = NULL;
  g_autoptr (TeaPaper) printed = NULL;
  g_autofree char *said = NULL;
  g_autofree char *paper = NULL;

  assert_refused (book, TEA_ERROR_REFUSED, tea_minutes_finish (minutes, book, error));
  hold (fixture);
  assert_works (tea_minutes_edit (minutes, book, "一、定下的话", error));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_minutes_correct (minutes, book, "correction", "太早", error));

  tea_screen_fixture_clock (book, "2026-11-26T09:00:00");
  assert_undoable (book, tea_minutes_finish (minutes, book, error));
  stored = open_minutes (fixture);
  g_assert_cmpstr (stored->edited_at, ==, "2026-11-25 16:00:00");
  g_assert_cmpstr (stored->finished_at, ==, "2026-11-26 09:00:00");
  assert_refused (book, TEA_ERROR_REFUSED, tea_minutes_edit (minutes, book, "别的", error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_minutes_draft (minutes, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_minutes_finish (minutes, book, error));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_record_edit (TEA_RECORD (stored), book, "text", "别的", error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_meeting_reopen (room->meeting, book, error));

  tea_screen_fixture_clock (book, "2026-11-28T10:00:00");
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_minutes_correct (minutes, book, "correction", "  ", error));
  assert_refused (book, TEA_ERROR_INVALID, tea_minutes_correct (minutes, book, "joke", "话", error));
  assert_undoable (book, tea_minutes_correct (minutes, book, "correction", "到会四人", error));
  assert_undoable (book, tea_minutes_correct (minutes, book, "addition", "附照片", error));

  query = tea_minutes_correction_query (book, tea_meet_fixture_id (stored));
  corrections = tea_query_read_records (query, NULL);
  g_assert_cmpuint (corrections->len, ==, 2);
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_record_edit (g_ptr_array_index (corrections, 0), book, "text", "改", error));

  paper = read_paper (fixture, TEA_PAPER_COPY_ARCHIVE);
  g_assert_nonnull (strstr (paper, "一、定下的话\n"));
  g_assert_true (g_str_has_suffix (paper, "26 November 2026\n"
                                          "Correction (28 November 2026, 周敏): 到会四人\n"
                                          "Supplement (28 November 2026, 周敏): 附照片\n"));

  /* None of it is cut off where it is printed. */
  printed = tea_minutes_paper (room->meeting, book, TEA_PAPER_COPY_ARCHIVE, NULL);
  said = tea_paper_fixture_read (printed);
  g_assert_nonnull (strstr (said, "周敏): 到会四人"));
}

static void
test_what_is_half_typed_is_kept_and_never_lost (Fixture       *fixture,
                                                gconstpointer  data)
{
  MeetFixture *room = &fixture->room;
  g_autoptr (TeaMinutes) minutes = NULL;
  g_autoptr (TeaConsole) console = NULL;
  g_autoptr (TeaConsole) reopened = NULL;
  g_autoptr (TeaConsole) emptied = NULL;
  g_autoptr (TeaConsole) last = NULL;

  hold (fixture);
  console = tea_console_open (room->meeting, room->book, NULL);
  g_object_set (console, "minutes", "一、打了一", NULL);
  assert_works (tea_console_keep_minutes (console, room->book, error));
  room->book = tea_fixture_reopen (room->book);
  reopened = tea_console_open (room->meeting, room->book, NULL);
  g_assert_cmpstr (reopened->minutes, ==, "一、打了一");
  g_assert_nonnull (reopened->minutes_at);

  /* The remark that is typed has a place of its own. */
  g_object_set (reopened, "draft", "半句", NULL);
  assert_works (tea_console_keep_draft (reopened, room->book, error));
  minutes = open_minutes (fixture);
  assert_works (tea_minutes_edit (minutes, room->book, "一、打了一半", error));
  emptied = tea_console_open (room->meeting, room->book, NULL);
  g_assert_cmpstr (emptied->minutes, ==, "");
  g_assert_null (emptied->minutes_at);
  g_assert_cmpstr (emptied->draft, ==, "半句");

  /* Who makes them final elsewhere takes along what stands in the window. */
  g_object_set (emptied, "minutes", "一、打完了", NULL);
  assert_works (tea_console_keep_minutes (emptied, room->book, error));
  assert_works (tea_minutes_finish (minutes, room->book, error));
  g_assert_cmpstr (minutes->text, ==, "一、打完了");
  last = tea_console_open (room->meeting, room->book, NULL);
  g_assert_cmpstr (last->minutes, ==, "");
}

static void
test_the_minutes_of_a_long_evening_fit (Fixture       *fixture,
                                        gconstpointer  data)
{
  TeaBook *book = fixture->room.book;
  g_autoptr (TeaMinutes) minutes = open_minutes (fixture);
  g_autoptr (TeaMinutes) stored = NULL;
  g_autofree char *long_text = g_strnfill (256 * 1024, 'a');
  g_autofree char *too_long = g_strnfill (256 * 1024 + 1, 'a');

  assert_works (tea_minutes_edit (minutes, book, long_text, error));
  stored = open_minutes (fixture);
  g_assert_cmpstr (stored->text, ==, long_text);
  assert_refused (book, TEA_ERROR_TOO_LARGE, tea_minutes_edit (minutes, book, too_long, error));
}

static void
test_the_paper_says_what_was_edited_and_nothing_else (Fixture       *fixture,
                                                      gconstpointer  data)
{
  g_autoptr (TeaMinutes) minutes = open_minutes (fixture);
  g_autofree char *paper = NULL;

  assert_works (tea_minutes_edit (minutes, fixture->room.book,
                                  "地点：活动室\n\n一、结论\n（一）楼道\n大家说：可以。\n1. 每周一次",
                                  error));
  paper = read_paper (fixture, TEA_PAPER_COPY_ARCHIVE);
  g_assert_nonnull (strstr (paper, "地点：\n活动室\n一、结论\n（一）楼道\n大家说：可以。\n"
                                   "1. 每周一次\nChair:\n"));
  g_assert_null (strstr (paper, "张桂英"));
}

static void
test_edited_minutes_are_masked_for_the_wall (Fixture       *fixture,
                                             gconstpointer  data)
{
  g_autoptr (TeaMinutes) minutes = open_minutes (fixture);
  g_autofree char *wall = NULL;

  assert_works (tea_minutes_edit (minutes, fixture->room.book,
                                  "主持人：张桂英\n出席：张桂英、李建国\n一、结论\n"
                                  "张桂英说可以，电话 13800001234。\n他家吃低保。", error));
  wall = read_paper (fixture, TEA_PAPER_COPY_NOTICE);
  g_assert_nonnull (strstr (wall, "说可以"));
  g_assert_null (strstr (wall, "张桂英"));
  g_assert_null (strstr (wall, "李建国"));
  g_assert_null (strstr (wall, "13800001234"));
  g_assert_null (strstr (wall, "低保"));
}

static void
test_a_matter_of_mediation_stays_out_of_edited_minutes (Fixture       *fixture,
                                                        gconstpointer  data)
{
  MeetFixture *room = &fixture->room;
  const TeaRequestEntry quarrel = { .text = "楼上漏水吵起来", .dispute = TRUE };
  g_autoptr (TeaMinutes) minutes = open_minutes (fixture);
  g_autoptr (TeaRequest) request = tea_request_add (room->book, &quarrel, NULL);
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (room->book, "两户漏水");
  g_autoptr (TeaPaper) paper = NULL;
  g_autoptr (GError) refusal = NULL;
  g_autofree char *wall = NULL;

  assert_works (tea_topic_take (topic, room->book, request, error));
  assert_works (tea_topic_judge (topic, room->book, "agenda", NULL, NULL, error));
  assert_works (tea_meeting_add_item (room->meeting, room->book, topic, error));
  assert_works (tea_minutes_edit (minutes, room->book,
                                  "一、结论\n（一）两户漏水\n楼上赔八百元\n（二）停车难\n划线", error));
  wall = read_paper (fixture, TEA_PAPER_COPY_NOTICE);
  g_assert_nonnull (strstr (wall, "（一）A matter that is not named here\n（二）停车难\n划线\n"));
  g_assert_null (strstr (wall, "漏水"));
  g_assert_null (strstr (wall, "八百"));

  /* Without its heading nobody knows what belongs to it. */
  assert_works (tea_minutes_edit (minutes, room->book, "一、结论\n楼上赔八百元", error));
  paper = tea_minutes_paper (room->meeting, room->book, TEA_PAPER_COPY_NOTICE, &refusal);
  g_assert_null (paper);
  g_assert_error (refusal, TEA_ERROR, TEA_ERROR_REFUSED);
}

static void
test_a_heading_is_told_by_its_number (void)
{
  static const struct { const char *line; int level; const char *rest; } cases[] = {
    { "一、议题", 1, "议题" },
    { "二十一、议题", 1, "议题" },
    { "（一）楼道", 2, "楼道" },
    { "(十二)楼道", 2, "楼道" },
    { "1．讨论", 3, "讨论" },
    { "1. 讨论", 3, " 讨论" },
    { "12、讨论", 3, "讨论" },
    { "（3）发言", 4, "发言" },
    { "(100)发言", 4, "发言" },
    { "3.5米宽", 0, "3.5米宽" },
    { "2026年的事", 0, "2026年的事" },
    { "一号楼", 0, "一号楼" },
    { "（见附件）", 0, "（见附件）" },
    { "时间：今天", 0, "时间：今天" },
    { "", 0, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *rest = NULL;

      g_assert_cmpint (tea_outline_find_level (cases[i].line, &rest), ==, cases[i].level);
      g_assert_cmpstr (rest, ==, cases[i].rest);
    }

  for (int level = 1; level <= 4; level++)
    {
      for (int number = 1; number <= 99; number++)
        {
          g_autofree char *written = tea_outline_dup_number (level, number);

          g_assert_cmpint (tea_outline_find_level (written, NULL), ==, level);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/minutes/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("are-what-was-recorded-word-for-word", test_minutes_are_what_was_recorded_word_for_word);
  ADD ("say-who-does-what-was-adopted-and-until-when",
       test_minutes_say_who_does_what_was_adopted_and_until_when);
  ADD ("of-a-silent-session-invent-nothing", test_minutes_of_a_silent_session_invent_nothing);
  ADD ("every-earlier-wording-is-kept-and-can-be-taken-up",
       test_every_earlier_wording_is_kept_and_can_be_taken_up);
  ADD ("who-changes-the-row-directly-leaves-a-version-too",
       test_who_changes_the_row_directly_leaves_a_version_too);
  ADD ("what-is-recorded-later-is-told-and-can-be-drafted",
       test_what_is_recorded_later_is_told_and_can_be_drafted);
  ADD ("final-minutes-are-locked-and-only-corrected",
       test_final_minutes_are_locked_and_only_corrected);
  ADD ("what-is-half-typed-is-kept-and-never-lost",
       test_what_is_half_typed_is_kept_and_never_lost);
  ADD ("the-minutes-of-a-long-evening-fit", test_the_minutes_of_a_long_evening_fit);
  ADD ("the-paper-says-what-was-edited-and-nothing-else",
       test_the_paper_says_what_was_edited_and_nothing_else);
  ADD ("edited-minutes-are-masked-for-the-wall", test_edited_minutes_are_masked_for_the_wall);
  ADD ("a-matter-of-mediation-stays-out-of-edited-minutes",
       test_a_matter_of_mediation_stays_out_of_edited_minutes);
#undef ADD
  g_test_add_func ("/minutes/a-heading-is-told-by-its-number",
                   test_a_heading_is_told_by_its_number);

  return g_test_run ();
}
