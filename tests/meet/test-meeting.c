/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-meet-fixture.h"

static void
test_a_meeting_gets_number_kind_and_title (MeetFixture   *fixture,
                                           gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (TeaMeeting) impossible = NULL;
  g_autoptr (TeaMeeting) dateless = g_object_new (TEA_TYPE_MEETING, "title", "某次", NULL);
  g_autoptr (TeaMeeting) strange = NULL;

  meeting = g_object_new (TEA_TYPE_MEETING, "starts-at", "2026/12/5 14:30", NULL);
  assert_undoable (book, tea_meeting_add (meeting, book, error));
  g_assert_cmpstr (meeting->number, ==, "M2026-002");
  g_assert_cmpstr (meeting->starts_at, ==, "2026-12-05 14:30:00");
  g_assert_cmpstr (meeting->kind, ==, "tea");
  g_assert_cmpstr (meeting->state, ==, "planned");
  g_assert_nonnull (strstr (meeting->title, tea_meeting_kind_label ("tea")));
  g_assert_nonnull (strstr (meeting->title, "5 December 2026"));
  g_assert_cmpstr (tea_meeting_state_label (meeting->state), !=, "");

  impossible = g_object_new (TEA_TYPE_MEETING, "starts-at", "2026-02-30 14:30", NULL);
  strange = g_object_new (TEA_TYPE_MEETING,
                          "starts-at", "2026-12-05 14:30", "kind", "feast", NULL);
  assert_refused (book, TEA_ERROR_INVALID, tea_meeting_add (impossible, book, error));
  assert_refused (book, TEA_ERROR_INVALID, tea_meeting_add (dateless, book, error));
  assert_refused (book, TEA_ERROR_INVALID, tea_meeting_add (strange, book, error));
}

static void
test_a_meeting_goes_from_planned_to_open_to_closed (MeetFixture   *fixture,
                                                    gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaMeeting) other = tea_meet_fixture_meeting (book, "2026-12-05 14:30");
  g_autoptr (TeaMeeting) stale = NULL;

  stale = tea_book_get (book, TEA_TYPE_MEETING, tea_meet_fixture_id (fixture->meeting), NULL);
  assert_refused (book, TEA_ERROR_REFUSED, tea_meeting_close (fixture->meeting, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_meeting_reopen (fixture->meeting, book, error));

  tea_screen_fixture_clock (book, "2026-11-25T14:32:00");
  assert_undoable (book, tea_meeting_start (fixture->meeting, book, error));
  g_assert_cmpstr (fixture->meeting->opened_at, ==, "2026-11-25 14:32:00");

  assert_refused (book, TEA_ERROR_REFUSED, tea_meeting_start (fixture->meeting, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_meeting_start (stale, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_meeting_start (other, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_meeting_remove (fixture->meeting, book, error));

  tea_screen_fixture_clock (book, "2026-11-25T16:00:00");
  assert_undoable (book, tea_meeting_close (fixture->meeting, book, error));
  g_assert_cmpstr (fixture->meeting->closed_at, ==, "2026-11-25 16:00:00");
  assert_refused (book, TEA_ERROR_REFUSED, tea_meeting_close (fixture->meeting, book, error));

  assert_works (tea_meeting_start (other, book, error));
}

static void
test_closed_minutes_are_locked_until_opened_again (MeetFixture   *fixture,
                                                   gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  TeaMeeting *meeting = fixture->meeting;

  tea_meet_fixture_begin (fixture);
  tea_meet_fixture_end (fixture);
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_record_edit (TEA_RECORD (meeting), book, "title", "别的", error));

  tea_screen_fixture_clock (book, "2026-11-26T09:00:00");
  assert_undoable (book, tea_meeting_reopen (meeting, book, error));
  assert_works (tea_record_edit (TEA_RECORD (meeting), book, "title", "十一月下午茶", error));
  assert_works (tea_meeting_close (meeting, book, error));

  tea_screen_fixture_reload (book, &fixture->meeting);
  g_assert_cmpstr (fixture->meeting->title, ==, "十一月下午茶");
  g_assert_cmpstr (fixture->meeting->opened_at, ==, "2026-11-25 14:30:00");
  g_assert_cmpstr (fixture->meeting->closed_at, ==, "2026-11-25 16:00:00");
  g_assert_true (fixture->meeting->locked);
}

static void
test_a_planned_meeting_can_be_called_off (MeetFixture   *fixture,
                                          gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaQuery) query = tea_meeting_query (book, NULL);
  g_autoptr (TeaAttendance) line = NULL;

  assert_works (tea_meeting_choose (fixture->meeting, book, fixture->topic, error));
  line = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  g_assert_nonnull (line);

  assert_undoable (book, tea_meeting_remove (fixture->meeting, book, error));
  g_assert_cmpint (tea_screen_fixture_count (query), ==, 0);
  tea_screen_fixture_reload (book, &fixture->topic);
  g_assert_cmpstr (fixture->topic->meeting_numbers, ==, "");
}

static void
test_what_is_missing_is_said (MeetFixture   *fixture,
                              gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_auto (GStrv) planned = NULL;
  g_auto (GStrv) begun = NULL;
  g_auto (GStrv) complete = NULL;
  g_auto (GStrv) half = NULL;
  g_autoptr (TeaTopic) second = tea_screen_fixture_topic (book, "停车难");
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (TeaQuery) agenda = NULL;
  g_autoptr (TeaAttendance) line = NULL;
  g_autoptr (TeaRemark) remark = NULL;
  g_autoptr (TeaBallot) ballot = NULL;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, tea_meet_fixture_id (fixture->li));

  assert_works (tea_record_edit (TEA_RECORD (fixture->residents), book, "required", "1", error));
  planned = tea_meeting_missing (fixture->meeting, book, NULL);
  g_assert_cmpint (g_strv_length (planned), ==, 5);
  g_assert_nonnull (strstr (planned[4], "居民代表"));

  tea_meet_fixture_begin (fixture);
  assert_works (tea_meeting_choose (fixture->meeting, book, second, error));
  begun = tea_meeting_missing (fixture->meeting, book, NULL);
  g_assert_cmpint (g_strv_length (begun), ==, 8);
  g_assert_nonnull (strstr (begun[4], "楼道堆物"));
  g_assert_nonnull (strstr (begun[5], "停车难"));

  assert_works (tea_record_edit (TEA_RECORD (fixture->meeting), book, "chair", id, error));
  assert_works (tea_record_edit (TEA_RECORD (fixture->meeting), book, "recorder", id, error));
  line = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  remark = g_object_new (TEA_TYPE_REMARK,
                         "meeting", tea_meet_fixture_id (fixture->meeting),
                         "topic", tea_meet_fixture_id (fixture->topic),
                         "attendance", tea_meet_fixture_id (line),
                         "text", "一周清一次", NULL);
  assert_works (tea_remark_add (remark, book, error));
  ballot = g_object_new (TEA_TYPE_BALLOT,
                         "meeting", tea_meet_fixture_id (fixture->meeting),
                         "topic", tea_meet_fixture_id (fixture->topic),
                         "question", "一周清一次", "in_favour", 1, NULL);
  assert_works (tea_ballot_record (ballot, book, error));

  half = tea_meeting_missing (fixture->meeting, book, NULL);
  g_assert_cmpint (g_strv_length (half), ==, 2);
  g_assert_nonnull (strstr (half[0], "停车难"));
  g_assert_nonnull (strstr (half[1], "停车难"));

  agenda = tea_agenda_item_query (book, tea_meet_fixture_id (fixture->meeting));
  items = tea_query_read_records (agenda, NULL);
  assert_works (tea_agenda_item_remove (g_ptr_array_index (items, 1), book, error));
  complete = tea_meeting_missing (fixture->meeting, book, NULL);
  g_assert_cmpint (g_strv_length (complete), ==, 0);
  assert_works (tea_meeting_close (fixture->meeting, book, error));

  tea_screen_fixture_reload (book, &fixture->meeting);
  g_assert_cmpstr (fixture->meeting->chair_name, ==, "李建国");
  g_assert_cmpstr (fixture->meeting->recorder_name, ==, "李建国");
  g_assert_cmpint (fixture->meeting->remarks, ==, 1);
  g_assert_cmpint (fixture->meeting->ballots, ==, 1);
  g_assert_cmpint (fixture->meeting->suggestions, ==, 0);
}

static void
test_two_thirds_are_a_quorum (void)
{
  static const struct { int due, due_present; gboolean quorum; } cases[] = {
    { 0, 0, FALSE }, { 1, 0, FALSE }, { 1, 1, TRUE }, { 3, 1, FALSE }, { 3, 2, TRUE },
    { 4, 2, FALSE }, { 4, 3, TRUE }, { 20, 13, FALSE }, { 20, 14, TRUE }, { 24, 16, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TeaMeeting) meeting = NULL;
      g_autofree char *sentence = NULL;

      meeting = g_object_new (TEA_TYPE_MEETING,
                              "due", cases[i].due, "due-present", cases[i].due_present, NULL);
      g_assert_cmpint (tea_meeting_has_quorum (meeting), ==, cases[i].quorum);
      sentence = tea_meeting_dup_quorum (meeting);
      g_assert_cmpint (g_str_has_prefix (sentence, "Quorum"), ==, cases[i].quorum);
    }
}

static void
assert_current (TeaBook    *book,
                const char *today,
                TeaMeeting *wanted)
{
  g_autofree char *now = g_strconcat (today, "T10:00:00", NULL);
  g_autoptr (TeaMeeting) current = NULL;
  g_autoptr (GError) error = NULL;

  tea_screen_fixture_clock (book, now);
  current = tea_meeting_find_current (book, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (current->starts_at, ==, wanted->starts_at);
}

static void
test_of_those_that_did_not_take_place_the_nearest_is_current (MeetFixture   *fixture,
                                                              gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaMeeting) later = tea_meet_fixture_meeting (book, "2026-12-05 14:30");
  g_autoptr (TeaMeeting) none = NULL;
  g_autoptr (GError) told = NULL;

  assert_current (book, "2026-11-26", fixture->meeting);
  assert_current (book, "2026-11-29", fixture->meeting);
  /* As many days off as the other one, which is still to come. */
  assert_current (book, "2026-11-30", later);
  assert_current (book, "2026-12-05", later);
  assert_current (book, "2027-03-01", later);

  assert_works (tea_meeting_remove (later, book, error));
  assert_current (book, "2027-03-01", fixture->meeting);
  assert_works (tea_meeting_remove (fixture->meeting, book, error));
  none = tea_meeting_find_current (book, &told);
  g_assert_null (none);
  g_assert_error (told, TEA_ERROR, TEA_ERROR_NOT_FOUND);
}

static void
test_the_current_and_the_previous_meeting_are_found (MeetFixture   *fixture,
                                                     gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaMeeting) later = tea_meet_fixture_meeting (book, "2026-12-05 14:30");
  g_autoptr (TeaMeeting) current = NULL;
  g_autoptr (TeaMeeting) open = NULL;
  g_autoptr (TeaMeeting) previous = NULL;
  g_autoptr (GError) none = NULL;

  current = tea_meeting_find_current (book, NULL);
  g_assert_cmpstr (current->number, ==, fixture->meeting->number);
  g_assert_null (tea_meeting_find_previous (later, book, &none));
  g_assert_error (none, TEA_ERROR, TEA_ERROR_NOT_FOUND);

  assert_works (tea_meeting_start (later, book, error));
  open = tea_meeting_find_current (book, NULL);
  g_assert_cmpstr (open->number, ==, later->number);
  assert_works (tea_meeting_close (later, book, error));

  tea_meet_fixture_begin (fixture);
  tea_meet_fixture_end (fixture);
  previous = tea_meeting_find_previous (later, book, NULL);
  g_assert_cmpstr (previous->number, ==, fixture->meeting->number);
}

static void
assert_lists (TeaBook                *book,
              const TeaMeetingFilter *filter,
              const char             *expected)
{
  g_autoptr (TeaQuery) query = tea_meeting_query (book, filter);
  g_autoptr (GPtrArray) meetings = tea_query_read_records (query, NULL);
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < meetings->len; i++)
    {
      TeaMeeting *meeting = g_ptr_array_index (meetings, i);

      g_string_append_printf (numbers, "%s%s", i > 0 ? " " : "",
                              meeting->number + strlen ("M2026-"));
    }
  g_assert_cmpstr (numbers->str, ==, expected);
}

static void
test_meetings_are_listed_as_asked_for (MeetFixture   *fixture,
                                       gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaMeeting) special = NULL;
  g_autoptr (TeaMeeting) early = tea_meet_fixture_meeting (book, "2026-11-05 14:30");

  special = g_object_new (TEA_TYPE_MEETING, "starts-at", "2026-12-05 19:00", "kind", "special",
                          "place", "党群服务中心", NULL);
  assert_works (tea_meeting_add (special, book, error));
  tea_meet_fixture_begin (fixture);

  assert_lists (book, NULL, "003 001 002");
  assert_lists (book, &(TeaMeetingFilter) { .earliest_first = TRUE }, "002 001 003");
  assert_lists (book, &(TeaMeetingFilter) { .state = "open" }, "001");
  assert_lists (book, &(TeaMeetingFilter) { .kind = "special" }, "003");
  assert_lists (book, &(TeaMeetingFilter) { .text = "服务中心" }, "003");
  assert_lists (book, &(TeaMeetingFilter) { .text = "m2026-002" }, "002");
  assert_lists (book, &(TeaMeetingFilter) { .from = "2026-11-25" }, "003 001");
  assert_lists (book, &(TeaMeetingFilter) { .to = "2026-11-25" }, "001 002");
  assert_lists (book,
                &(TeaMeetingFilter) { .topic = tea_meet_fixture_id (fixture->topic) }, "001");

  assert_works (tea_meeting_close (fixture->meeting, book, error));
  assert_lists (book, &(TeaMeetingFilter) { .coming_first = TRUE }, "002 003 001");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_meet_test ("/meet/meeting/a-meeting-gets-number-kind-and-title",
                 test_a_meeting_gets_number_kind_and_title);
  add_meet_test ("/meet/meeting/a-meeting-goes-from-planned-to-open-to-closed",
                 test_a_meeting_goes_from_planned_to_open_to_closed);
  add_meet_test ("/meet/meeting/closed-minutes-are-locked-until-opened-again",
                 test_closed_minutes_are_locked_until_opened_again);
  add_meet_test ("/meet/meeting/a-planned-meeting-can-be-called-off",
                 test_a_planned_meeting_can_be_called_off);
  add_meet_test ("/meet/meeting/what-is-missing-is-said", test_what_is_missing_is_said);
  g_test_add_func ("/meet/meeting/two-thirds-are-a-quorum", test_two_thirds_are_a_quorum);
  add_meet_test ("/meet/meeting/the-current-and-the-previous-meeting-are-found",
                 test_the_current_and_the_previous_meeting_are_found);
  add_meet_test ("/meet/meeting/of-those-that-did-not-take-place-the-nearest-is-current",
                 test_of_those_that_did_not_take_place_the_nearest_is_current);
  add_meet_test ("/meet/meeting/meetings-are-listed-as-asked-for",
                 test_meetings_are_listed_as_asked_for);

  return g_test_run ();
}
