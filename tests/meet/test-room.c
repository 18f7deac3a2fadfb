/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-meet-fixture.h"

/* Who is in the room decides which counts of hands are possible: sheet and votes together. */

static TeaBallot *
create_ballot (MeetFixture *fixture,
               const char  *taken_at,
               int          in_favour)
{
  return g_object_new (TEA_TYPE_BALLOT,
                       "meeting", tea_meet_fixture_id (fixture->meeting),
                       "topic", tea_meet_fixture_id (fixture->topic),
                       "question", "楼道每周清理一次",
                       "taken-at", taken_at,
                       "in_favour", in_favour,
                       NULL);
}

static TeaAttendance *
sign_in (MeetFixture *fixture,
         TeaPerson   *person,
         const char  *now)
{
  g_autoptr (GError) error = NULL;
  TeaAttendance *line;

  tea_screen_fixture_clock (fixture->book, now);
  line = tea_meeting_sign_in (fixture->meeting, fixture->book, person, NULL, &error);
  g_assert_no_error (error);

  return line;
}

static void
assert_present (MeetFixture *fixture,
                int          voting,
                int          observing)
{
  g_autoptr (GError) error = NULL;
  int n_voting = -1;
  int n_observing = -1;

  tea_meeting_count_present (fixture->meeting, fixture->book, NULL, &n_voting, &n_observing,
                             &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_voting, ==, voting);
  g_assert_cmpint (n_observing, ==, observing);
}

static void
test_a_vote_written_down_later_counts_who_was_there_then (MeetFixture   *fixture,
                                                          gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) zhang = NULL;
  g_autoptr (TeaAttendance) li = NULL;
  g_autoptr (TeaAttendance) wang = NULL;
  g_autoptr (TeaBallot) two = create_ballot (fixture, "2026-11-25 14:45", 2);
  g_autoptr (TeaBallot) three = create_ballot (fixture, "2026/11/25 15:05", 3);
  g_autoptr (TeaBallot) never = create_ballot (fixture, "2026-11-25 24:30", 0);

  tea_meet_fixture_begin (fixture);
  zhang = sign_in (fixture, fixture->zhang, "2026-11-25T14:30:00");
  li = sign_in (fixture, fixture->li, "2026-11-25T14:45:00");
  wang = sign_in (fixture, fixture->wang, "2026-11-25T15:00:00");
  tea_screen_fixture_clock (book, "2026-11-25T15:10:00");
  assert_works (tea_attendance_sign_out (zhang, book, NULL, error));

  assert_undoable (book, tea_ballot_record (two, book, error));
  g_assert_cmpint (two->present, ==, 2);
  assert_undoable (book, tea_ballot_record (three, book, error));
  g_assert_cmpint (three->present, ==, 3);
  g_assert_cmpstr (three->taken_at, ==, "2026-11-25 15:05:00");
  assert_refused (book, TEA_ERROR_INVALID, tea_ballot_record (never, book, error));
}

/* The form keeps what was typed, and a corrected number goes through. */
static void
test_a_refused_count_can_be_corrected (MeetFixture   *fixture,
                                       gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) zhang = NULL;
  g_autoptr (TeaBallot) ballot = create_ballot (fixture, NULL, 2);
  g_autofree char *result = NULL;

  tea_meet_fixture_begin (fixture);
  zhang = sign_in (fixture, fixture->zhang, "2026-11-25T14:30:00");
  assert_refused (book, TEA_ERROR_REFUSED, tea_ballot_record (ballot, book, error));
  g_assert_cmpint (ballot->in_favour, ==, 2);
  g_assert_cmpstr (ballot->question, ==, "楼道每周清理一次");

  g_object_set (ballot, "in_favour", 1, NULL);
  tea_screen_fixture_clock (book, "2026-11-25T14:50:00");
  assert_undoable (book, tea_ballot_record (ballot, book, error));
  g_assert_cmpstr (ballot->taken_at, ==, "2026-11-25 14:50:00");
  result = tea_ballot_dup_result (ballot);
  g_assert_cmpstr (result, ==, "Passed unanimously: all 1 in favour.");
}

static void
test_a_vote_about_no_topic_belongs_to_the_session_alone (MeetFixture   *fixture,
                                                         gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) zhang = NULL;
  g_autoptr (TeaBallot) ballot = create_ballot (fixture, NULL, 1);
  g_autoptr (TeaQuery) of_meeting = NULL;
  g_autoptr (TeaQuery) of_topic = NULL;

  g_object_set (ballot, "topic", (gint64) 0, "question", "休息十分钟", NULL);
  tea_meet_fixture_begin (fixture);
  zhang = sign_in (fixture, fixture->zhang, "2026-11-25T14:30:00");
  assert_undoable (book, tea_ballot_record (ballot, book, error));
  tea_screen_fixture_reload (book, &ballot);
  g_assert_cmpint (ballot->topic, ==, 0);
  g_assert_false (ballot->owners_vote);

  of_meeting = tea_ballot_query (book, tea_meet_fixture_id (fixture->meeting), 0, FALSE);
  of_topic = tea_ballot_query (book, 0, tea_meet_fixture_id (fixture->topic), TRUE);
  g_assert_cmpuint (tea_screen_fixture_count (of_meeting), ==, 1);
  g_assert_cmpuint (tea_screen_fixture_count (of_topic), ==, 0);
}

static void
test_only_the_last_of_several_counts_holds (MeetFixture   *fixture,
                                            gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) zhang = NULL;
  g_autoptr (TeaAttendance) li = NULL;
  g_autoptr (TeaBallot) first = create_ballot (fixture, NULL, 2);
  g_autoptr (TeaBallot) second = NULL;
  g_autoptr (TeaBallot) third = NULL;
  g_autoptr (TeaQuery) valid = NULL;
  g_autoptr (TeaQuery) all = NULL;
  g_autoptr (GPtrArray) counts = NULL;

  tea_meet_fixture_begin (fixture);
  zhang = sign_in (fixture, fixture->zhang, "2026-11-25T14:30:00");
  li = sign_in (fixture, fixture->li, "2026-11-25T14:30:00");
  assert_works (tea_ballot_record (first, book, error));
  tea_screen_fixture_clock (book, "2026-11-25T14:40:00");
  assert_undoable (book, second = tea_ballot_recount (first, book, 1, 1, 0, error));

  /* Whoever has gone meanwhile has no hand in the recount. */
  tea_screen_fixture_clock (book, "2026-11-25T14:50:00");
  assert_works (tea_attendance_sign_out (li, book, NULL, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_ballot_recount (second, book, 1, 1, 0, error));
  g_assert_cmpint (second->replaced_by, ==, 0);
  assert_refused (book, TEA_ERROR_INVALID, tea_ballot_recount (second, book, -1, 0, 0, error));
  assert_undoable (book, third = tea_ballot_recount (second, book, 0, 1, 0, error));
  g_assert_cmpint (third->present, ==, 1);
  g_assert_cmpint (third->topic, ==, tea_meet_fixture_id (fixture->topic));
  g_assert_false (tea_ballot_has_passed (third));

  valid = tea_ballot_query (book, tea_meet_fixture_id (fixture->meeting), 0, FALSE);
  counts = tea_query_read_records (valid, NULL);
  g_assert_cmpuint (counts->len, ==, 1);
  g_assert_cmpint (tea_meet_fixture_id (counts->pdata[0]), ==, tea_meet_fixture_id (third));
  all = tea_ballot_query (book, tea_meet_fixture_id (fixture->meeting), 0, TRUE);
  g_assert_cmpuint (tea_screen_fixture_count (all), ==, 3);
}

static void
test_guests_are_lines_of_their_own (MeetFixture   *fixture,
                                    gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) observer = NULL;
  g_autoptr (TeaAttendance) voter = NULL;
  g_autoptr (TeaBallot) two = create_ballot (fixture, NULL, 2);
  g_autoptr (TeaBallot) one = create_ballot (fixture, NULL, 1);

  tea_meet_fixture_begin (fixture);
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_meeting_sign_in_guest (fixture->meeting, book, " 　", fixture->company, TRUE,
                                             error));
  assert_undoable (book, observer = tea_meeting_sign_in_guest (fixture->meeting, book, "陈敏",
                                                               fixture->residents, FALSE, error));
  assert_undoable (book, voter = tea_meeting_sign_in_guest (fixture->meeting, book, "陈敏",
                                                            fixture->residents, TRUE, error));
  g_assert_cmpint (tea_meet_fixture_id (observer), !=, tea_meet_fixture_id (voter));
  g_assert_cmpint (voter->person, ==, 0);
  assert_present (fixture, 1, 1);

  assert_refused (book, TEA_ERROR_REFUSED, tea_ballot_record (two, book, error));
  assert_works (tea_ballot_record (one, book, error));
  tea_screen_fixture_reload (book, &fixture->meeting);
  g_assert_cmpint (fixture->meeting->due, ==, 0);
  g_assert_cmpint (fixture->meeting->present, ==, 1);
  g_assert_cmpint (fixture->meeting->observers, ==, 1);
  g_assert_false (tea_meeting_has_quorum (fixture->meeting));
}

static void
test_leaving_in_the_second_of_coming_counts_nowhere (MeetFixture   *fixture,
                                                     gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) zhang = NULL;

  tea_meet_fixture_begin (fixture);
  zhang = sign_in (fixture, fixture->zhang, "2026-11-25T14:35:00");
  assert_present (fixture, 1, 0);
  assert_undoable (book, tea_attendance_sign_out (zhang, book, NULL, error));
  assert_present (fixture, 0, 0);
  assert_refused (book, TEA_ERROR_REFUSED, tea_attendance_sign_out (zhang, book, NULL, error));

  /* They were there all the same, and the sheet still shows it. */
  tea_screen_fixture_reload (book, &fixture->meeting);
  g_assert_cmpint (fixture->meeting->present, ==, 1);
  tea_screen_fixture_reload (book, &zhang);
  g_assert_cmpstr (zhang->left_at, ==, zhang->arrived_at);
  g_assert_false (zhang->here);
}

/* Each line keeps the vote that its party had when it was written. */
static void
test_a_party_that_loses_its_vote_keeps_it_on_the_sheet (MeetFixture   *fixture,
                                                        gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) zhang = NULL;
  g_autoptr (TeaAttendance) li = NULL;

  tea_meet_fixture_begin (fixture);
  zhang = sign_in (fixture, fixture->zhang, "2026-11-25T14:30:00");
  assert_works (tea_record_edit (TEA_RECORD (fixture->residents), book, "votes", "0", error));
  li = sign_in (fixture, fixture->li, "2026-11-25T14:31:00");
  tea_screen_fixture_reload (book, &zhang);
  g_assert_true (zhang->votes);
  g_assert_false (li->votes);
  assert_present (fixture, 1, 1);
}

static void
test_who_is_struck_off_has_no_hand_any_more (MeetFixture   *fixture,
                                             gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) zhang = NULL;
  g_autoptr (TeaAttendance) again = NULL;
  g_autoptr (TeaBallot) ballot = create_ballot (fixture, NULL, 1);

  tea_meet_fixture_begin (fixture);
  zhang = sign_in (fixture, fixture->zhang, "2026-11-25T14:30:00");
  assert_undoable (book, tea_attendance_remove (zhang, book, error));
  assert_present (fixture, 0, 0);
  assert_refused (book, TEA_ERROR_REFUSED, tea_ballot_record (ballot, book, error));

  again = sign_in (fixture, fixture->zhang, "2026-11-25T14:40:00");
  g_assert_cmpstr (again->arrived_at, ==, "2026-11-25 14:40:00");
  g_assert_cmpstr (again->party_name, ==, "居民代表");
  assert_works (tea_ballot_record (ballot, book, error));
}

static void
test_guests_and_uninvited_people_are_not_invited_again (MeetFixture   *fixture,
                                                        gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaMeeting) next = tea_meet_fixture_meeting (book, "2026-12-05 14:30");
  g_autoptr (TeaAttendance) invited = NULL;
  g_autoptr (TeaAttendance) unasked = NULL;
  g_autoptr (TeaAttendance) guest = NULL;
  g_autoptr (TeaQuery) lines = NULL;
  g_autoptr (GPtrArray) sheet = NULL;
  guint n_invited = 0;

  invited = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  tea_meet_fixture_begin (fixture);
  unasked = sign_in (fixture, fixture->wang, "2026-11-25T14:30:00");
  guest = tea_meeting_sign_in_guest (fixture->meeting, book, "记者", fixture->company, FALSE, NULL);
  tea_meet_fixture_end (fixture);

  assert_undoable (book, tea_meeting_invite_again (next, book, &n_invited, error));
  g_assert_cmpuint (n_invited, ==, 1);
  lines = tea_attendance_query (book, &(TeaAttendanceFilter) {
                                  .meeting = tea_meet_fixture_id (next) });
  sheet = tea_query_read_records (lines, NULL);
  g_assert_cmpuint (sheet->len, ==, 1);
  g_assert_cmpstr (TEA_ATTENDANCE (sheet->pdata[0])->name, ==, "张桂英");
  g_assert_cmpstr (TEA_ATTENDANCE (sheet->pdata[0])->invited_at, ==, "2026-11-25 16:00:00");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_meet_test ("/meet/room/a-vote-written-down-later-counts-who-was-there-then",
                 test_a_vote_written_down_later_counts_who_was_there_then);
  add_meet_test ("/meet/room/a-refused-count-can-be-corrected",
                 test_a_refused_count_can_be_corrected);
  add_meet_test ("/meet/room/a-vote-about-no-topic-belongs-to-the-session-alone",
                 test_a_vote_about_no_topic_belongs_to_the_session_alone);
  add_meet_test ("/meet/room/only-the-last-of-several-counts-holds",
                 test_only_the_last_of_several_counts_holds);
  add_meet_test ("/meet/room/guests-are-lines-of-their-own", test_guests_are_lines_of_their_own);
  add_meet_test ("/meet/room/leaving-in-the-second-of-coming-counts-nowhere",
                 test_leaving_in_the_second_of_coming_counts_nowhere);
  add_meet_test ("/meet/room/a-party-that-loses-its-vote-keeps-it-on-the-sheet",
                 test_a_party_that_loses_its_vote_keeps_it_on_the_sheet);
  add_meet_test ("/meet/room/who-is-struck-off-has-no-hand-any-more",
                 test_who_is_struck_off_has_no_hand_any_more);
  add_meet_test ("/meet/room/guests-and-uninvited-people-are-not-invited-again",
                 test_guests_and_uninvited_people_are_not_invited_again);

  return g_test_run ();
}
