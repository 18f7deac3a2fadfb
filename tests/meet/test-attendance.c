/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-meet-fixture.h"

static void
assert_present (MeetFixture *fixture,
                const char  *moment,
                int          voting,
                int          observing)
{
  int n_voting = -1;
  int n_observing = -1;

  assert_works (tea_meeting_count_present (fixture->meeting, fixture->book, moment, &n_voting,
                                           &n_observing, error));
  g_assert_cmpint (n_voting, ==, voting);
  g_assert_cmpint (n_observing, ==, observing);
}

static guint
count_lines (MeetFixture *fixture,
             gboolean     here,
             gboolean     away)
{
  TeaAttendanceFilter filter = { tea_meet_fixture_id (fixture->meeting), 0, here, away };
  g_autoptr (TeaQuery) query = tea_attendance_query (fixture->book, &filter);

  return tea_screen_fixture_count (query);
}

static void
test_people_are_invited_for_their_party (MeetFixture   *fixture,
                                         gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) line = NULL;
  g_autoptr (TeaAttendance) again = NULL;
  g_autoptr (TeaAttendance) seated = NULL;
  g_autoptr (TeaAttendance) silent = NULL;
  g_autoptr (TeaPerson) stranger = g_object_new (TEA_TYPE_PERSON, "name", "赵先生", NULL);

  assert_undoable (book, line = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL,
                                                    error));
  g_assert_cmpstr (line->name, ==, "张桂英");
  g_assert_cmpstr (line->party_name, ==, "居民代表");
  g_assert_cmpstr (line->invited_at, ==, "2026-11-23 09:00:00");
  g_assert_true (line->votes);
  g_assert_false (line->here);

  again = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  g_assert_cmpint (tea_meet_fixture_id (again), ==, tea_meet_fixture_id (line));

  assert_works (tea_record_edit (TEA_RECORD (fixture->company), book, "votes", "0", error));
  silent = tea_meeting_invite (fixture->meeting, book, fixture->wang, NULL, NULL);
  g_assert_false (silent->votes);

  assert_works (tea_person_add (stranger, book, error));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_meeting_invite (fixture->meeting, book, stranger, NULL, error));
  assert_undoable (book, seated = tea_meeting_invite (fixture->meeting, book, stranger,
                                                      fixture->residents, error));

  tea_screen_fixture_reload (book, &fixture->meeting);
  g_assert_cmpint (fixture->meeting->due, ==, 2);
  g_assert_cmpint (fixture->meeting->present, ==, 0);
}

static void
test_the_sheet_knows_who_is_in_the_room (MeetFixture   *fixture,
                                         gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) zhang = NULL;
  g_autoptr (TeaAttendance) li = NULL;
  g_autoptr (TeaAttendance) guest = NULL;

  zhang = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  li = tea_meeting_invite (fixture->meeting, book, fixture->li, NULL, NULL);
  tea_meet_fixture_begin (fixture);

  tea_screen_fixture_clock (book, "2026-11-25T14:35:00");
  assert_undoable (book, tea_attendance_sign_in (zhang, book, "2026-11-25 14:25", error));
  assert_undoable (book, tea_attendance_sign_in (li, book, NULL, error));
  assert_undoable (book, guest = tea_meeting_sign_in_guest (fixture->meeting, book, " 报社记者 ",
                                                            fixture->company, FALSE, error));
  g_assert_cmpstr (guest->name, ==, "报社记者");
  g_assert_true (guest->here);
  g_assert_cmpint (count_lines (fixture, TRUE, FALSE), ==, 3);
  g_assert_cmpint (count_lines (fixture, FALSE, TRUE), ==, 0);

  tea_screen_fixture_clock (book, "2026-11-25T15:00:00");
  assert_undoable (book, tea_attendance_sign_out (zhang, book, NULL, error));
  g_assert_cmpint (count_lines (fixture, FALSE, TRUE), ==, 1);

  assert_present (fixture, "2026-11-25 14:24:59", 0, 0);
  assert_present (fixture, "2026-11-25 14:25:00", 1, 0);
  assert_present (fixture, "2026-11-25 14:35:00", 2, 1);
  assert_present (fixture, "2026-11-25 14:59:59", 2, 1);
  assert_present (fixture, NULL, 1, 1);
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_meeting_count_present (fixture->meeting, book, "2026-11-31", NULL, NULL,
                                             error));

  assert_undoable (book, tea_attendance_sign_in (zhang, book, NULL, error));
  g_assert_cmpstr (zhang->arrived_at, ==, "2026-11-25 14:25:00");
  assert_present (fixture, NULL, 2, 1);

  tea_screen_fixture_reload (book, &fixture->meeting);
  g_assert_cmpint (fixture->meeting->due, ==, 2);
  g_assert_cmpint (fixture->meeting->due_present, ==, 2);
  g_assert_cmpint (fixture->meeting->present, ==, 2);
  g_assert_cmpint (fixture->meeting->observers, ==, 1);
  g_assert_true (tea_meeting_has_quorum (fixture->meeting));
}

static void
test_who_comes_unasked_does_not_make_a_quorum (MeetFixture   *fixture,
                                               gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) due = NULL;
  g_autoptr (TeaAttendance) unasked = NULL;

  due = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  tea_meet_fixture_begin (fixture);
  assert_undoable (book, unasked = tea_meeting_sign_in (fixture->meeting, book, fixture->wang,
                                                        NULL, error));
  g_assert_null (unasked->invited_at);

  tea_screen_fixture_reload (book, &fixture->meeting);
  g_assert_cmpint (fixture->meeting->due, ==, 1);
  g_assert_cmpint (fixture->meeting->present, ==, 1);
  g_assert_cmpint (fixture->meeting->due_present, ==, 0);
  g_assert_false (tea_meeting_has_quorum (fixture->meeting));

  g_clear_object (&due);
  due = tea_meeting_sign_in (fixture->meeting, book, fixture->zhang, NULL, NULL);
  g_assert_cmpstr (due->invited_at, ==, "2026-11-23 09:00:00");
}

static void
test_somebody_may_sit_with_another_party (MeetFixture   *fixture,
                                          gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) line = NULL;
  g_autoptr (TeaAttendance) moved = NULL;
  g_autoptr (TeaAttendance) back = NULL;

  assert_works (tea_record_edit (TEA_RECORD (fixture->company), book, "votes", "0", error));
  line = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);

  assert_undoable (book, moved = tea_meeting_sign_in (fixture->meeting, book, fixture->zhang,
                                                      fixture->company, error));
  g_assert_cmpint (tea_meet_fixture_id (moved), ==, tea_meet_fixture_id (line));
  g_assert_cmpstr (moved->party_name, ==, "物业公司");
  g_assert_false (moved->votes);
  g_assert_true (moved->here);

  assert_undoable (book, back = tea_meeting_sign_in (fixture->meeting, book, fixture->zhang,
                                                     fixture->residents, error));
  g_assert_cmpstr (back->party_name, ==, "居民代表");
  g_assert_true (back->votes);
  g_assert_cmpstr (back->arrived_at, ==, moved->arrived_at);
}

static void
test_times_on_the_sheet_make_sense (MeetFixture   *fixture,
                                    gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) line = NULL;

  line = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  assert_refused (book, TEA_ERROR_REFUSED, tea_attendance_sign_out (line, book, NULL, error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_attendance_sign_in (line, book, "2026-11-25 25:00", error));
  assert_works (tea_attendance_sign_in (line, book, "2026-11-25 14:30", error));
  assert_works (tea_attendance_sign_in (line, book, NULL, error));
  g_assert_cmpstr (line->arrived_at, ==, "2026-11-25 14:30:00");
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_attendance_sign_out (line, book, "2026-11-25 14:29", error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_record_edit (TEA_RECORD (line), book, "left_at", "2026-11-25 14:00",
                                   error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_meeting_sign_in_guest (fixture->meeting, book, "  ", fixture->company,
                                             TRUE, error));
  assert_undoable (book, tea_attendance_remove (line, book, error));
  g_assert_cmpint (count_lines (fixture, FALSE, FALSE), ==, 0);
}

static void
test_those_of_last_time_are_invited_again (MeetFixture   *fixture,
                                           gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaMeeting) next = tea_meet_fixture_meeting (book, "2026-12-05 14:30");
  g_autoptr (TeaAttendance) first = NULL;
  g_autoptr (TeaAttendance) second = NULL;
  g_autoptr (TeaAttendance) unasked = NULL;
  g_autoptr (TeaAttendance) already = NULL;
  guint n_invited = 0;

  assert_refused (book, TEA_ERROR_NOT_FOUND, tea_meeting_invite_again (next, book, NULL, error));
  first = tea_meeting_invite (fixture->meeting, book, fixture->zhang, fixture->company, NULL);
  second = tea_meeting_invite (fixture->meeting, book, fixture->li, NULL, NULL);
  tea_meet_fixture_begin (fixture);
  unasked = tea_meeting_sign_in (fixture->meeting, book, fixture->wang, NULL, NULL);
  tea_meet_fixture_end (fixture);

  already = tea_meeting_invite (next, book, fixture->li, NULL, NULL);
  assert_undoable (book, tea_meeting_invite_again (next, book, &n_invited, error));
  g_assert_cmpint (n_invited, ==, 1);
  assert_works (tea_meeting_invite_again (next, book, &n_invited, error));
  g_assert_cmpint (n_invited, ==, 0);

  g_clear_object (&already);
  already = tea_meeting_invite (next, book, fixture->zhang, NULL, NULL);
  g_assert_cmpstr (already->party_name, ==, "物业公司");
  g_assert_null (already->arrived_at);
}

static void
test_a_party_is_invited_whole (MeetFixture   *fixture,
                               gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaParty) empty = tea_party_add (book, "志愿者", NULL);
  g_autoptr (TeaAttendance) zhang = NULL;
  guint n_invited = 0;

  zhang = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  g_assert_nonnull (zhang);
  assert_undoable (book, tea_meeting_invite_party (fixture->meeting, book, fixture->residents,
                                                   &n_invited, error));
  g_assert_cmpint (n_invited, ==, 1);
  tea_screen_fixture_reload (book, &fixture->meeting);
  g_assert_cmpint (fixture->meeting->due, ==, 2);

  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_meeting_invite_party (fixture->meeting, book, empty, NULL, error));
}

static void
test_the_sheet_is_locked_with_the_minutes (MeetFixture   *fixture,
                                           gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) line = NULL;
  g_autoptr (TeaRemark) remark = NULL;

  line = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  tea_meet_fixture_begin (fixture);
  remark = g_object_new (TEA_TYPE_REMARK,
                         "meeting", tea_meet_fixture_id (fixture->meeting),
                         "attendance", tea_meet_fixture_id (line),
                         "text", "大家好", NULL);
  assert_works (tea_remark_add (remark, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_attendance_remove (line, book, error));

  tea_meet_fixture_end (fixture);
  tea_screen_fixture_reload (book, &line);
  assert_refused (book, TEA_ERROR_REFUSED, tea_attendance_remove (line, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_attendance_sign_out (line, book, NULL, error));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_record_edit (TEA_RECORD (line), book, "votes", "0", error));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_meeting_sign_in (fixture->meeting, book, fixture->li, NULL, error));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_meeting_sign_in_guest (fixture->meeting, book, "记者", fixture->company,
                                             FALSE, error));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_meeting_invite (fixture->meeting, book, fixture->li, NULL, error));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_meeting_invite_again (fixture->meeting, book, NULL, error));
}

static void
test_the_room_is_counted_at_any_moment (MeetFixture   *fixture,
                                        gconstpointer  user_data)
{
  static const struct { const char *moment; int due_here, voting, observing; gboolean quorate; }
  moments[] = {
    { "2026-11-25 14:29", 0, 0, 0, FALSE },
    { "2026-11-25 14:31", 2, 2, 1, TRUE },
    { "2026-11-25 14:45", 1, 1, 1, FALSE },
    { "2026-11-25 14:55", 2, 2, 1, TRUE },
    { "2026-11-25 15:05", 1, 1, 1, FALSE },
  };
  TeaBook *book = fixture->book;
  TeaMeeting *meeting = fixture->meeting;
  g_autoptr (TeaAttendance) zhang = NULL;
  g_autoptr (TeaAttendance) li = NULL;
  g_autoptr (TeaAttendance) wang = NULL;
  g_autoptr (TeaAttendance) guest = NULL;
  g_autoptr (TeaQuery) absences = NULL;
  TeaPresence presence;

  zhang = tea_meeting_invite (meeting, book, fixture->zhang, NULL, NULL);
  li = tea_meeting_invite (meeting, book, fixture->li, NULL, NULL);
  wang = tea_meeting_invite (meeting, book, fixture->wang, NULL, NULL);
  tea_meet_fixture_begin (fixture);
  assert_works (tea_attendance_sign_in (zhang, book, NULL, error));
  assert_works (tea_attendance_sign_in (li, book, NULL, error));
  guest = tea_meeting_sign_in_guest (meeting, book, "记者", fixture->company, FALSE, NULL);

  /* Out at 14:40, back at 14:50, out for good at 15:00. */
  tea_screen_fixture_clock (book, "2026-11-25T14:40:00");
  assert_works (tea_attendance_sign_out (li, book, NULL, error));
  tea_screen_fixture_clock (book, "2026-11-25T14:50:00");
  assert_undoable (book, tea_attendance_sign_in (li, book, NULL, error));
  tea_screen_fixture_reload (book, &li);
  g_assert_cmpstr (li->arrived_at, ==, "2026-11-25 14:30:00");
  g_assert_null (li->left_at);
  tea_screen_fixture_clock (book, "2026-11-25T15:00:00");
  assert_works (tea_attendance_sign_out (li, book, NULL, error));
  absences = tea_absence_query (book, tea_meet_fixture_id (li));
  g_assert_cmpint (tea_screen_fixture_count (absences), ==, 1);
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_attendance_sign_in (li, book, "2026-11-25 14:55", error));

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      assert_works (tea_presence_read (meeting, book, 0, moments[i].moment, &presence, error));
      g_assert_cmpint (presence.due, ==, 3);
      g_assert_cmpint (presence.needed, ==, 2);
      g_assert_cmpint (presence.due_here, ==, moments[i].due_here);
      g_assert_cmpint (presence.voting, ==, moments[i].voting);
      g_assert_cmpint (presence.observing, ==, moments[i].observing);
      g_assert_cmpint (presence.quorate, ==, moments[i].quorate);
    }

  assert_works (tea_presence_read (meeting, book, tea_meet_fixture_id (fixture->residents),
                                   "2026-11-25 14:55", &presence, error));
  g_assert_cmpint (presence.voting, ==, 2);
  g_assert_cmpint (presence.observing, ==, 0);

  /* What was noted late is put right, but not past the time between. */
  tea_screen_fixture_reload (book, &li);
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_record_edit (TEA_RECORD (li), book, "arrived_at", "2026-11-25 14:41", error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_record_edit (TEA_RECORD (li), book, "left_at", "2026-11-25 14:49", error));
  assert_undoable (book, tea_record_edit (TEA_RECORD (li), book, "left_at", "2026-11-25 15:10",
                                          error));
  assert_works (tea_presence_read (meeting, book, 0, "2026-11-25 15:05", &presence, error));
  g_assert_cmpint (presence.voting, ==, 2);
  assert_works (tea_record_edit (TEA_RECORD (li), book, "left_at", "2026-11-25 15:00", error));

  /* While it is under way who left does not help; the minutes say who came. */
  tea_screen_fixture_reload (book, &fixture->meeting);
  g_assert_false (tea_meeting_has_quorum (fixture->meeting));
  tea_meet_fixture_end (fixture);
  tea_screen_fixture_reload (book, &fixture->meeting);
  g_assert_true (tea_meeting_has_quorum (fixture->meeting));
}

static void
test_the_quorum_is_what_the_rules_say (MeetFixture   *fixture,
                                       gconstpointer  user_data)
{
  static const struct { const char *quorum; int due, needed; } cases[] = {
    { "none", 12, 0 }, { "half", 12, 7 }, { "half", 11, 6 }, { "two-thirds", 12, 8 },
    { "two-thirds", 10, 7 }, { "all", 12, 12 },
  };
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) zhang = NULL;
  g_autoptr (TeaAttendance) li = NULL;
  g_autoptr (TeaProcedure) procedure = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tea_procedure_count_needed (cases[i].quorum, cases[i].due), ==,
                     cases[i].needed);
  g_assert_true (tea_procedure_is_quorate ("none", 0, 0));
  g_assert_false (tea_procedure_is_quorate ("all", 0, 0));
  g_assert_false (tea_procedure_is_quorate ("half", 12, 6));

  zhang = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  li = tea_meeting_invite (fixture->meeting, book, fixture->li, NULL, NULL);
  assert_works (tea_attendance_sign_in (zhang, book, NULL, error));
  tea_screen_fixture_reload (book, &fixture->meeting);
  g_assert_false (tea_meeting_has_quorum (fixture->meeting));

  procedure = tea_procedure_for_kind (book, "tea", NULL);
  g_object_set (procedure, "quorum", "none", NULL);
  assert_works (tea_procedure_keep (procedure, book, error));
  tea_screen_fixture_reload (book, &fixture->meeting);
  g_assert_true (tea_meeting_has_quorum (fixture->meeting));
  sentence = tea_meeting_dup_quorum (fixture->meeting);
  g_assert_cmpstr (sentence, ==, "This session needs no quorum.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_meet_test ("/meet/attendance/people-are-invited-for-their-party",
                 test_people_are_invited_for_their_party);
  add_meet_test ("/meet/attendance/the-sheet-knows-who-is-in-the-room",
                 test_the_sheet_knows_who_is_in_the_room);
  add_meet_test ("/meet/attendance/who-comes-unasked-does-not-make-a-quorum",
                 test_who_comes_unasked_does_not_make_a_quorum);
  add_meet_test ("/meet/attendance/somebody-may-sit-with-another-party",
                 test_somebody_may_sit_with_another_party);
  add_meet_test ("/meet/attendance/times-on-the-sheet-make-sense",
                 test_times_on_the_sheet_make_sense);
  add_meet_test ("/meet/attendance/those-of-last-time-are-invited-again",
                 test_those_of_last_time_are_invited_again);
  add_meet_test ("/meet/attendance/a-party-is-invited-whole", test_a_party_is_invited_whole);
  add_meet_test ("/meet/attendance/the-sheet-is-locked-with-the-minutes",
                 test_the_sheet_is_locked_with_the_minutes);
  add_meet_test ("/meet/attendance/the-room-is-counted-at-any-moment",
                 test_the_room_is_counted_at_any_moment);
  add_meet_test ("/meet/attendance/the-quorum-is-what-the-rules-say",
                 test_the_quorum_is_what_the_rules_say);

  return g_test_run ();
}
