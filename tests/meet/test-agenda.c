/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "meet/tea-agenda.h"
#include "tea-meet-fixture.h"

static char *
list_agenda (TeaBook    *book,
             TeaMeeting *meeting)
{
  g_autoptr (TeaQuery) query = tea_agenda_item_query (book, tea_meet_fixture_id (meeting));
  g_autoptr (GPtrArray) items = tea_query_read_records (query, NULL);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      TeaAgendaItem *item = g_ptr_array_index (items, i);

      g_string_append_printf (titles, "%s%s%s ", item->topic_title, item->core ? "*" : "",
                              item->carried ? "+" : "");
    }

  return g_string_free_and_steal (titles);
}

static TeaMeeting *
create_next (void)
{
  return g_object_new (TEA_TYPE_MEETING, "starts-at", "2026-12-05 14:30", NULL);
}

/* A session with two topics of which nothing came. */
static void
hold_first (MeetFixture *fixture,
            TeaTopic    *second)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) line = NULL;

  assert_works (tea_record_edit (TEA_RECORD (fixture->meeting), book, "place", "活动室", error));
  tea_screen_fixture_reload (book, &fixture->meeting);
  line = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  g_assert_nonnull (line);
  assert_works (tea_meeting_choose (fixture->meeting, book, fixture->topic, error));
  assert_works (tea_meeting_add_item (fixture->meeting, book, second, error));
  tea_screen_fixture_clock (book, "2026-11-25T14:30:00");
  assert_works (tea_meeting_start (fixture->meeting, book, error));
  tea_meet_fixture_end (fixture);
}

static void
test_what_was_left_over_heads_the_next_agenda (MeetFixture   *fixture,
                                               gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaTopic) second = tea_screen_fixture_topic (book, "停车难");
  g_autoptr (TeaTopic) fresh = tea_screen_fixture_topic (book, "路灯不亮");
  g_autoptr (TeaMeeting) next = create_next ();
  g_autofree char *first = NULL;
  g_autofree char *then = NULL;
  guint n_carried = 0;

  hold_first (fixture, second);
  assert_works (tea_meeting_add (next, book, error));
  assert_works (tea_meeting_choose (next, book, fresh, error));
  first = list_agenda (book, next);
  g_assert_cmpstr (first, ==, "路灯不亮* ");

  assert_undoable (book, tea_meeting_carry_over (next, book, &n_carried, error));
  g_assert_cmpint (n_carried, ==, 2);
  then = list_agenda (book, next);
  g_assert_cmpstr (then, ==, "楼道堆物*+ 停车难+ 路灯不亮* ");

  assert_works (tea_meeting_carry_over (next, book, &n_carried, error));
  g_assert_cmpint (n_carried, ==, 0);
}

static void
test_a_session_is_planned_as_the_last_one_was (MeetFixture   *fixture,
                                               gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaTopic) second = tea_screen_fixture_topic (book, "停车难");
  g_autoptr (TeaMeeting) next = create_next ();
  g_autofree char *chair = g_strdup_printf ("%" G_GINT64_FORMAT,
                                            tea_meet_fixture_id (fixture->wang));
  g_autofree char *agenda = NULL;

  assert_works (tea_record_edit (TEA_RECORD (fixture->meeting), book, "chair", chair, error));
  hold_first (fixture, second);
  assert_works (tea_meeting_plan (next, book, TRUE, error));

  tea_screen_fixture_reload (book, &next);
  g_assert_cmpint (next->chair, ==, tea_meet_fixture_id (fixture->wang));
  g_assert_cmpstr (next->place, ==, "活动室");
  g_assert_cmpint (next->due, ==, 1);
  agenda = list_agenda (book, next);
  g_assert_cmpstr (agenda, ==, "楼道堆物*+ 停车难+ ");
}

static void
test_planning_is_one_action (MeetFixture   *fixture,
                             gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaTopic) second = tea_screen_fixture_topic (book, "停车难");
  g_autoptr (TeaMeeting) next = create_next ();

  hold_first (fixture, second);
  assert_undoable (book, tea_meeting_plan (next, book, TRUE, error));
}

static void
test_the_first_session_has_nothing_to_follow (MeetFixture   *fixture,
                                              gconstpointer  user_data)
{
  g_autoptr (TeaMeeting) next = create_next ();

  assert_works (tea_meeting_plan (next, fixture->book, TRUE, error));
  tea_screen_fixture_reload (fixture->book, &next);
  g_assert_cmpint (next->items, ==, 0);
  g_assert_cmpint (next->due, ==, 0);

  assert_refused (fixture->book, TEA_ERROR_NOT_FOUND,
                  tea_meeting_carry_over (next, fixture->book, NULL, error));
}

static void
assert_minutes (MeetFixture *fixture,
                const char  *words)
{
  g_autofree char *told = NULL;

  tea_screen_fixture_reload (fixture->book, &fixture->meeting);
  told = tea_meeting_dup_minutes (fixture->meeting);
  g_assert_cmpstr (told, ==, words);
}

static void
test_the_agenda_is_held_against_the_time_booked (MeetFixture   *fixture,
                                                 gconstpointer  user_data)
{
  TeaBook *book = fixture->book;

  assert_minutes (fixture, "0 minutes in all, 90 left");
  assert_works (tea_meeting_choose (fixture->meeting, book, fixture->topic, error));
  assert_minutes (fixture, "30 minutes in all, 60 left");
  assert_undoable (book, tea_record_edit (TEA_RECORD (fixture->meeting), book, "minutes", "30",
                                          error));
  assert_minutes (fixture, "30 minutes in all, just as booked");
  assert_works (tea_record_edit (TEA_RECORD (fixture->meeting), book, "minutes", "15", error));
  assert_minutes (fixture, "30 minutes in all, 15 more than booked");
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_record_edit (TEA_RECORD (fixture->meeting), book, "minutes", "0", error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_record_edit (TEA_RECORD (fixture->meeting), book, "review_minutes", "-1",
                                   error));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_meet_test ("/meet/agenda/what-was-left-over-heads-the-next-agenda",
                 test_what_was_left_over_heads_the_next_agenda);
  add_meet_test ("/meet/agenda/a-session-is-planned-as-the-last-one-was",
                 test_a_session_is_planned_as_the_last_one_was);
  add_meet_test ("/meet/agenda/planning-is-one-action", test_planning_is_one_action);
  add_meet_test ("/meet/agenda/the-first-session-has-nothing-to-follow",
                 test_the_first_session_has_nothing_to_follow);
  add_meet_test ("/meet/agenda/the-agenda-is-held-against-the-time-booked",
                 test_the_agenda_is_held_against_the_time_booked);

  return g_test_run ();
}
