/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "meet/tea-adjournment.h"
#include "meet/tea-agenda.h"
#include "meet/tea-meeting-next.h"
#include "meet/tea-reminder.h"

#include "tea-meet-fixture.h"

static TeaRemark *
create_remark (MeetFixture   *fixture,
               TeaAttendance *who)
{
  return g_object_new (TEA_TYPE_REMARK,
                       "meeting", tea_meet_fixture_id (fixture->meeting),
                       "attendance", tea_meet_fixture_id (who),
                       "text", "接着说",
                       NULL);
}

static TeaAttendance *
sign_in (MeetFixture *fixture,
         TeaPerson   *person)
{
  TeaAttendance *line = tea_meeting_sign_in (fixture->meeting, fixture->book, person, NULL, NULL);

  g_assert_nonnull (line);

  return line;
}

static void
assert_here (MeetFixture *fixture,
             int          n)
{
  int voting = -1;

  assert_works (tea_meeting_count_present (fixture->meeting, fixture->book, NULL, &voting, NULL,
                                           error));
  g_assert_cmpint (voting, ==, n);
}

static void
test_an_adjourned_session_goes_on_another_day_as_the_same (MeetFixture   *fixture,
                                                           gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) zhang = NULL;
  g_autoptr (TeaAttendance) back = NULL;
  g_autoptr (TeaTurn) turn = NULL;
  g_autoptr (TeaRemark) early = NULL;
  g_autoptr (TeaRemark) later = NULL;
  g_autoptr (TeaTurn) running = NULL;
  g_autoptr (TeaAttendance) invited = NULL;
  g_autofree char *quorum = NULL;
  g_auto (GStrv) missing = NULL;

  invited = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_meeting_adjourn (fixture->meeting, book, NULL, error));
  tea_meet_fixture_begin (fixture);
  zhang = sign_in (fixture, fixture->zhang);
  turn = tea_floor_give (fixture->meeting, book, zhang, 0, NULL, NULL);
  g_assert_nonnull (turn);
  assert_refused (book, TEA_ERROR_REFUSED, tea_meeting_resume (fixture->meeting, book, error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_meeting_adjourn (fixture->meeting, book, "2026-11-25 09:00", error));

  tea_screen_fixture_clock (book, "2026-11-25T15:30:00");
  assert_undoable (book, tea_meeting_adjourn (fixture->meeting, book, "2026-11-27 14:30", error));
  tea_screen_fixture_reload (book, &fixture->meeting);
  g_assert_true (fixture->meeting->adjourned);
  g_assert_cmpstr (fixture->meeting->resumes_at, ==, "2026-11-27 14:30:00");
  g_assert_cmpstr (tea_meeting_get_goes_on_at (fixture->meeting), ==, "2026-11-27 14:30:00");
  g_assert_cmpstr (fixture->meeting->state, ==, "open");
  assert_here (fixture, 0);
  assert_works (tea_floor_find_turn (fixture->meeting, book, &running, error));
  g_assert_null (running);

  /* That everybody went home is nothing that the minutes lack. */
  quorum = tea_meeting_dup_quorum (fixture->meeting);
  g_assert_cmpstr (quorum, ==, "No quorum: 0 of 1 invited are here, 1 are needed.");
  missing = tea_meeting_missing (fixture->meeting, book, NULL);
  g_assert_false (g_strv_contains ((const char * const *) missing, quorum));

  early = create_remark (fixture, zhang);
  assert_refused (book, TEA_ERROR_REFUSED, tea_remark_add (early, book, error));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_meeting_adjourn (fixture->meeting, book, NULL, error));

  tea_screen_fixture_clock (book, "2026-11-27T14:25:00");
  back = sign_in (fixture, fixture->zhang);
  tea_screen_fixture_clock (book, "2026-11-27T14:35:00");
  assert_undoable (book, tea_meeting_resume (fixture->meeting, book, error));
  tea_screen_fixture_reload (book, &fixture->meeting);
  g_assert_false (fixture->meeting->adjourned);
  g_assert_null (fixture->meeting->resumes_at);
  g_assert_cmpstr (tea_meeting_get_goes_on_at (fixture->meeting), ==, "2026-11-27 14:35:00");
  assert_here (fixture, 1);
  later = create_remark (fixture, back);
  assert_works (tea_remark_add (later, book, error));
  g_assert_cmpint (tea_meet_fixture_id (later), >, 0);
}

static void
test_a_break_keeps_everybody_in_the_room (MeetFixture   *fixture,
                                          gconstpointer  user_data)
{
  g_autoptr (TeaAttendance) zhang = NULL;

  tea_meet_fixture_begin (fixture);
  zhang = sign_in (fixture, fixture->zhang);
  assert_works (tea_meeting_adjourn (fixture->meeting, fixture->book, "2026-11-25 15:00", error));
  assert_here (fixture, 1);
  tea_screen_fixture_reload (fixture->book, &fixture->meeting);
  g_assert_cmpstr (tea_meeting_get_goes_on_at (fixture->meeting), ==, "2026-11-25 15:00:00");

  tea_screen_fixture_clock (fixture->book, "2026-11-25T15:00:00");
  assert_works (tea_meeting_resume (fixture->meeting, fixture->book, error));
  tea_screen_fixture_reload (fixture->book, &fixture->meeting);
  g_assert_null (tea_meeting_get_goes_on_at (fixture->meeting));
}

static void
test_another_session_can_be_held_meanwhile (MeetFixture   *fixture,
                                            gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaMeeting) other = tea_meet_fixture_meeting (book, "2026-11-26 14:30");
  g_autoptr (TeaMeeting) current = NULL;
  g_autoptr (GPtrArray) due = NULL;

  tea_meet_fixture_begin (fixture);
  assert_works (tea_meeting_adjourn (fixture->meeting, book, "2026-11-27 14:30", error));

  tea_screen_fixture_clock (book, "2026-11-26T13:31:00");
  assert_works (due = tea_reminder_find_due (book, "2026-11-26 13:29:00", error));
  g_assert_cmpuint (due->len, >, 0);
  current = tea_meeting_find_current (book, NULL);
  g_assert_cmpstr (current->number, ==, other->number);

  assert_works (tea_meeting_start (other, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_meeting_resume (fixture->meeting, book, error));
  assert_works (tea_meeting_close (other, book, error));
  assert_works (tea_meeting_resume (fixture->meeting, book, error));
}

static void
test_what_never_went_on_ended_when_it_stopped (MeetFixture   *fixture,
                                               gconstpointer  user_data)
{
  TeaBook *book = fixture->book;

  tea_meet_fixture_begin (fixture);
  tea_screen_fixture_clock (book, "2026-11-25T15:30:00");
  assert_works (tea_meeting_adjourn (fixture->meeting, book, NULL, error));
  tea_screen_fixture_clock (book, "2026-12-01T09:00:00");
  assert_undoable (book, tea_meeting_close (fixture->meeting, book, error));
  tea_screen_fixture_reload (book, &fixture->meeting);
  g_assert_cmpstr (fixture->meeting->closed_at, ==, "2026-11-25 15:30:00");
  g_assert_false (fixture->meeting->adjourned);
}

static void
test_the_next_session_is_found_or_offered_and_planned (MeetFixture   *fixture,
                                                       gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaMeeting) none = NULL;
  g_autoptr (TeaMeeting) found = NULL;
  g_autoptr (TeaMeeting) next = NULL;
  g_autoptr (TeaAttendance) line = NULL;
  g_autoptr (GError) nothing = NULL;
  g_autofree char *offered = NULL;
  g_autofree char *late = NULL;

  line = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  tea_meet_fixture_begin (fixture);
  tea_meet_fixture_end (fixture);
  none = tea_meeting_find_next (fixture->meeting, book, &nothing);
  g_assert_null (none);
  g_assert_error (nothing, TEA_ERROR, TEA_ERROR_NOT_FOUND);
  offered = tea_meeting_dup_next_time (fixture->meeting, book, NULL);
  g_assert_cmpstr (offered, ==, "2026-12-09 14:30:00");

  assert_undoable (book, (next = tea_meeting_plan_next (fixture->meeting, book, NULL, error)));
  found = tea_meeting_find_next (fixture->meeting, book, NULL);
  g_assert_cmpstr (found->number, ==, next->number);
  g_assert_cmpstr (found->starts_at, ==, offered);
  g_assert_cmpint (found->due, ==, 1);

  /* Nobody is offered a day that is over. */
  tea_screen_fixture_clock (book, "2027-03-01T09:00:00");
  late = tea_meeting_dup_next_time (fixture->meeting, book, NULL);
  g_assert_cmpstr (late, ==, "2027-03-03 14:30:00");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_meet_test ("/meet/adjournment/goes-on-another-day-as-the-same",
                 test_an_adjourned_session_goes_on_another_day_as_the_same);
  add_meet_test ("/meet/adjournment/a-break-keeps-everybody-in-the-room",
                 test_a_break_keeps_everybody_in_the_room);
  add_meet_test ("/meet/adjournment/another-session-can-be-held-meanwhile",
                 test_another_session_can_be_held_meanwhile);
  add_meet_test ("/meet/adjournment/what-never-went-on-ended-when-it-stopped",
                 test_what_never_went_on_ended_when_it_stopped);
  add_meet_test ("/meet/adjournment/the-next-session-is-found-or-offered-and-planned",
                 test_the_next_session_is_found_or_offered_and_planned);

  return g_test_run ();
}
