/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "meet/tea-choice.h"
#include "screen/tea-verdict.h"
#include "tea-meet-fixture.h"

/* Sessions around the end of a year: what is found by day and numbered by year must not notice. */

static void
hold (MeetFixture *fixture,
      TeaMeeting  *meeting,
      const char  *begins,
      const char  *ends)
{
  tea_screen_fixture_clock (fixture->book, begins);
  assert_works (tea_meeting_start (meeting, fixture->book, error));
  tea_screen_fixture_clock (fixture->book, ends);
  assert_works (tea_meeting_close (meeting, fixture->book, error));
}

static void
test_a_session_is_numbered_by_its_own_year (MeetFixture   *fixture,
                                            gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaMeeting) next_year = tea_meet_fixture_meeting (book, "2027年1月5日 14点30分");
  g_autoptr (TeaMeeting) last_day = tea_meet_fixture_meeting (book, "2026/12/31 23:59:59");
  g_autoptr (TeaMeeting) midnight = tea_meet_fixture_meeting (book, "2027-01-01");

  g_assert_cmpstr (fixture->meeting->number, ==, "M2026-001");
  g_assert_cmpstr (next_year->number, ==, "M2027-001");
  g_assert_cmpstr (last_day->number, ==, "M2026-002");
  g_assert_cmpstr (midnight->number, ==, "M2027-002");
  g_assert_nonnull (strstr (next_year->title, "5 January 2027"));
  g_assert_cmpstr (midnight->starts_at, ==, "2027-01-01 00:00:00");
}

/* A session that is put off into the next year keeps the number under which it was announced. */
static void
test_a_session_put_off_keeps_its_number (MeetFixture   *fixture,
                                         gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaMeeting) next = NULL;

  assert_undoable (book, tea_record_edit (TEA_RECORD (fixture->meeting), book, "starts_at",
                                          "2027-1-5 14:30", error));
  tea_screen_fixture_reload (book, &fixture->meeting);
  g_assert_cmpstr (fixture->meeting->number, ==, "M2026-001");
  g_assert_cmpstr (fixture->meeting->starts_at, ==, "2027-01-05 14:30:00");
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_record_edit (TEA_RECORD (fixture->meeting), book, "starts_at",
                                   "2027-02-29 14:30", error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_record_edit (TEA_RECORD (fixture->meeting), book, "kind", "party", error));

  next = tea_meet_fixture_meeting (book, "2026-12-05 14:30");
  g_assert_cmpstr (next->number, ==, "M2026-002");
}

static void
test_the_previous_session_may_be_last_years (MeetFixture   *fixture,
                                             gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaMeeting) january = tea_meet_fixture_meeting (book, "2027-01-05 14:30");
  g_autoptr (TeaMeeting) special = NULL;
  g_autoptr (TeaMeeting) previous = NULL;
  g_autoptr (TeaAttendance) line = NULL;
  g_autoptr (TeaAttendance) other = NULL;
  g_autoptr (TeaQuery) carried = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (TeaQuery) agenda = NULL;
  g_autoptr (GError) told = NULL;
  guint n_invited = 0;

  /* Another kind of session in between, and one that was only planned. */
  special = g_object_new (TEA_TYPE_MEETING,
                          "kind", "special",
                          "starts-at", "2026-12-31 10:00",
                          NULL);
  assert_works (tea_meeting_add (special, book, error));
  g_object_unref (tea_meet_fixture_meeting (book, "2026-12-25 14:30"));
  line = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, &told);
  g_assert_no_error (told);
  other = tea_meeting_invite (special, book, fixture->wang, NULL, &told);
  g_assert_no_error (told);
  assert_works (tea_meeting_choose (fixture->meeting, book, fixture->topic, error));
  hold (fixture, fixture->meeting, "2026-11-25T14:30:00", "2026-11-25T16:00:00");
  hold (fixture, special, "2026-12-31T10:00:00", "2026-12-31T11:00:00");

  tea_screen_fixture_clock (book, "2027-01-02T09:00:00");
  previous = tea_meeting_find_previous (january, book, &told);
  g_assert_no_error (told);
  g_assert_cmpstr (previous->number, ==, fixture->meeting->number);
  assert_undoable (book, tea_meeting_invite_again (january, book, &n_invited, error));
  g_assert_cmpuint (n_invited, ==, 1);

  carried = tea_meeting_carried_query (january, book);
  g_assert_cmpuint (tea_screen_fixture_count (carried), ==, 1);
  tea_screen_fixture_reload (book, &fixture->topic);
  assert_undoable (book, tea_meeting_choose (january, book, fixture->topic, error));
  agenda = tea_agenda_item_query (book, tea_meet_fixture_id (january));
  items = tea_query_read_records (agenda, NULL);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_true (TEA_AGENDA_ITEM (items->pdata[0])->carried);
}

static void
test_what_is_put_off_comes_up_on_new_years_day (MeetFixture   *fixture,
                                                gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaMeeting) last = tea_meet_fixture_meeting (book, "2026-12-31 14:30");
  g_autoptr (TeaTopic) rest = tea_screen_fixture_topic (book, "停车难");
  guint n = 0;

  assert_works (tea_meeting_choose (last, book, fixture->topic, error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_choice_put_off_rest (last, book, "下次再议", "2027-02-30", &n, error));
  assert_undoable (book, tea_choice_put_off_rest (last, book, "下次再议", NULL, &n, error));
  g_assert_cmpuint (n, ==, 1);
  tea_screen_fixture_reload (book, &rest);
  g_assert_cmpstr (rest->verdict, ==, "later");
  g_assert_cmpstr (rest->until, ==, "2027-01-01");

  tea_screen_fixture_clock (book, "2026-12-31T23:59:59");
  g_assert_false (tea_topic_is_undecided (rest, book));
  assert_refused (book, TEA_ERROR_REFUSED, tea_meeting_choose (last, book, rest, error));
  tea_screen_fixture_clock (book, "2027-01-01T00:00:00");
  g_assert_true (tea_topic_is_undecided (rest, book));
}

static void
test_the_session_at_hand_is_the_open_one_even_when_it_is_late (MeetFixture   *fixture,
                                                               gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaMeeting) morning = tea_meet_fixture_meeting (book, "2026-12-31 09:00");
  g_autoptr (TeaMeeting) january = tea_meet_fixture_meeting (book, "2027-01-01 00:00");
  g_autoptr (TeaMeeting) planned = NULL;
  g_autoptr (TeaMeeting) open = NULL;
  g_autoptr (TeaMeeting) next = NULL;
  g_autoptr (TeaMeeting) late = NULL;
  g_autoptr (GError) told = NULL;

  /* What was to begin in the morning is still at hand in the evening. */
  tea_screen_fixture_clock (book, "2026-12-31T23:59:59");
  planned = tea_meeting_find_current (book, &told);
  g_assert_cmpint (tea_meet_fixture_id (planned), ==, tea_meet_fixture_id (morning));

  assert_works (tea_meeting_start (fixture->meeting, book, error));
  tea_screen_fixture_clock (book, "2027-01-01T00:00:00");
  open = tea_meeting_find_current (book, &told);
  g_assert_cmpint (tea_meet_fixture_id (open), ==, tea_meet_fixture_id (fixture->meeting));
  assert_works (tea_meeting_close (fixture->meeting, book, error));
  next = tea_meeting_find_current (book, &told);
  g_assert_no_error (told);
  g_assert_cmpint (tea_meet_fixture_id (next), ==, tea_meet_fixture_id (january));

  /* It did not take place on New Year's Day: whoever begins it the day after means this one. */
  assert_works (tea_meeting_remove (morning, book, error));
  tea_screen_fixture_clock (book, "2027-01-02T00:00:00");
  late = tea_meeting_find_current (book, &told);
  g_assert_no_error (told);
  g_assert_cmpint (tea_meet_fixture_id (late), ==, tea_meet_fixture_id (january));
}

static void
test_minutes_corrected_next_year_end_when_they_ended (MeetFixture   *fixture,
                                                      gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaMeeting) last = tea_meet_fixture_meeting (book, "2026-12-31 14:30");

  hold (fixture, last, "2026-12-31T14:30:00", "2026-12-31T16:00:00");
  tea_screen_fixture_clock (book, "2027-01-04T09:00:00");
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_record_edit (TEA_RECORD (last), book, "note", "补记", error));
  assert_undoable (book, tea_meeting_reopen (last, book, error));
  assert_undoable (book, tea_record_edit (TEA_RECORD (last), book, "note", "补记", error));
  assert_undoable (book, tea_meeting_close (last, book, error));
  tea_screen_fixture_reload (book, &last);
  g_assert_cmpstr (last->closed_at, ==, "2026-12-31 16:00:00");
  g_assert_cmpstr (last->note, ==, "补记");
  g_assert_true (last->locked);
}

static void
test_an_agenda_item_stays_when_it_is_moved_to_its_own_place (MeetFixture   *fixture,
                                                             gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaTopic) second = tea_screen_fixture_topic (book, "停车难");
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) moved = NULL;

  assert_works (tea_meeting_choose (fixture->meeting, book, fixture->topic, error));
  assert_works (tea_meeting_add_item (fixture->meeting, book, second, error));
  query = tea_agenda_item_query (book, tea_meet_fixture_id (fixture->meeting));
  items = tea_query_read_records (query, NULL);
  assert_works (tea_agenda_item_move (items->pdata[0], book, 0, error));
  assert_works (tea_agenda_item_move (items->pdata[1], book, 99, error));
  moved = tea_query_read_records (query, NULL);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (tea_meet_fixture_id (moved->pdata[i]), ==,
                     tea_meet_fixture_id (items->pdata[i]));

  /* What stands on the agenda already becomes its core, with the minutes that it has. */
  assert_undoable (book, tea_meeting_choose (fixture->meeting, book, second, error));
  tea_screen_fixture_reload (book, &fixture->meeting);
  g_assert_cmpstr (fixture->meeting->core_titles, ==, "楼道堆物、停车难");
  g_assert_cmpint (fixture->meeting->items, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_meet_test ("/meet/year-end/a-session-is-numbered-by-its-own-year",
                 test_a_session_is_numbered_by_its_own_year);
  add_meet_test ("/meet/year-end/a-session-put-off-keeps-its-number",
                 test_a_session_put_off_keeps_its_number);
  add_meet_test ("/meet/year-end/the-previous-session-may-be-last-years",
                 test_the_previous_session_may_be_last_years);
  add_meet_test ("/meet/year-end/what-is-put-off-comes-up-on-new-years-day",
                 test_what_is_put_off_comes_up_on_new_years_day);
  add_meet_test ("/meet/year-end/the-session-at-hand-is-the-open-one-even-when-it-is-late",
                 test_the_session_at_hand_is_the_open_one_even_when_it_is_late);
  add_meet_test ("/meet/year-end/minutes-corrected-next-year-end-when-they-ended",
                 test_minutes_corrected_next_year_end_when_they_ended);
  add_meet_test ("/meet/year-end/an-agenda-item-stays-when-it-is-moved-to-its-own-place",
                 test_an_agenda_item_stays_when_it_is_moved_to_its_own_place);

  return g_test_run ();
}
