/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "meet/tea-adjournment.h"
#include "meet/tea-reminder.h"
#include "tea-meet-fixture.h"

/* The session of the fixture begins on 25 November 2026 at 14:30. What is expected of several
 * stands in a line each. */
static void
assert_due (MeetFixture *fixture,
            const char  *now,
            const char  *since,
            const char  *expected)
{
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GString) told = g_string_new (NULL);

  tea_screen_fixture_clock (fixture->book, now);
  assert_works (due = tea_reminder_find_due (fixture->book, since, error));
  for (guint i = 0; i < due->len; i++)
    {
      g_autofree char *words = tea_reminder_dup_words (g_ptr_array_index (due, i), fixture->book);

      g_string_append_printf (told, "%s%s", i > 0 ? "\n" : "", words);
    }
  g_assert_cmpstr (told->str, ==, expected != NULL ? expected : "");
}

static void
test_a_session_is_told_a_day_and_an_hour_before (MeetFixture   *fixture,
                                                 gconstpointer  user_data)
{
  assert_due (fixture, "2026-11-24T14:29:59", "2026-11-24 00:00:00", NULL);
  assert_due (fixture, "2026-11-24T14:30:00", "2026-11-24 00:00:00", "Tomorrow at 14:30");
  assert_due (fixture, "2026-11-24T18:00:00", "2026-11-24 14:30:00", NULL);
  assert_due (fixture, "2026-11-25T13:29:59", "2026-11-24 14:30:00", NULL);
  assert_due (fixture, "2026-11-25T13:30:00", "2026-11-24 14:30:00", "Today at 14:30");
  assert_due (fixture, "2026-11-25T13:40:00", "2026-11-25 13:30:00", NULL);
}

static void
test_what_came_due_in_between_is_told_until_it_begins (MeetFixture   *fixture,
                                                       gconstpointer  user_data)
{
  assert_due (fixture, "2026-11-25T09:00:00", "2026-11-20 00:00:00", "Today at 14:30");
  assert_due (fixture, "2026-11-25T14:30:00", "2026-11-20 00:00:00", NULL);
  assert_due (fixture, "2026-11-26T09:00:00", "2026-11-20 00:00:00", NULL);
}

static void
test_each_session_is_told (MeetFixture   *fixture,
                           gconstpointer  user_data)
{
  g_autoptr (TeaMeeting) same = tea_meet_fixture_meeting (fixture->book, "2026-11-25 14:30");
  g_autoptr (TeaMeeting) later = tea_meet_fixture_meeting (fixture->book, "2026-11-25 14:40");

  assert_due (fixture, "2026-11-25T13:30:00", "2026-11-24 18:00:00",
              "Today at 14:30\nToday at 14:30");
  assert_due (fixture, "2026-11-25T13:40:00", "2026-11-25 13:30:00", "Today at 14:40");

  /* The same for who opens Teatime only afterwards. */
  assert_due (fixture, "2026-11-25T13:50:00", "2026-11-24 18:00:00",
              "Today at 14:30\nToday at 14:30\nToday at 14:40");
  assert_due (fixture, "2026-11-25T13:51:00", "2026-11-25 13:50:00", NULL);
}

static void
test_nothing_is_told_during_a_session (MeetFixture   *fixture,
                                       gconstpointer  user_data)
{
  g_autoptr (TeaMeeting) evening = tea_meet_fixture_meeting (fixture->book, "2026-11-25 16:00");

  tea_meet_fixture_begin (fixture);
  assert_due (fixture, "2026-11-25T15:00:00", "2026-11-25 14:30:00", NULL);
  tea_meet_fixture_end (fixture);
  assert_due (fixture, "2026-11-25T15:30:00", "2026-11-25 14:30:00", "Today at 16:00");
}

static void
test_it_is_told_when_an_adjourned_session_goes_on (MeetFixture   *fixture,
                                                   gconstpointer  user_data)
{
  tea_meet_fixture_begin (fixture);
  assert_works (tea_meeting_adjourn (fixture->meeting, fixture->book, "2026-11-27 09:00", error));
  assert_due (fixture, "2026-11-26T08:59:59", "2026-11-25 14:30:00", NULL);
  assert_due (fixture, "2026-11-26T09:00:00", "2026-11-25 14:30:00", "Tomorrow at 09:00");
  assert_due (fixture, "2026-11-27T08:00:00", "2026-11-26 09:00:00", "Today at 09:00");
  assert_works (tea_meeting_resume (fixture->meeting, fixture->book, error));
  assert_due (fixture, "2026-11-27T08:00:00", "2026-11-26 09:00:00", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_meet_test ("/meet/reminder/a-session-is-told-a-day-and-an-hour-before",
                 test_a_session_is_told_a_day_and_an_hour_before);
  add_meet_test ("/meet/reminder/what-came-due-in-between-is-told-until-it-begins",
                 test_what_came_due_in_between_is_told_until_it_begins);
  add_meet_test ("/meet/reminder/each-session-is-told", test_each_session_is_told);
  add_meet_test ("/meet/reminder/nothing-is-told-during-a-session",
                 test_nothing_is_told_during_a_session);
  add_meet_test ("/meet/reminder/it-is-told-when-an-adjourned-session-goes-on",
                 test_it_is_told_when_an_adjourned_session_goes_on);

  return g_test_run ();
}
