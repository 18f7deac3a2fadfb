/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-meet-fixture.h"

/* The session is open and all three are signed in. */
typedef struct
{
  TeaAttendance *zhang;
  TeaAttendance *li;
  TeaAttendance *wang;
} Room;

static void
room_clear (Room *room)
{
  g_clear_object (&room->zhang);
  g_clear_object (&room->li);
  g_clear_object (&room->wang);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Room, room_clear)

static void
room_open (Room        *room,
           MeetFixture *fixture)
{
  TeaBook *book = fixture->book;

  tea_meet_fixture_begin (fixture);
  room->zhang = tea_meeting_sign_in (fixture->meeting, book, fixture->zhang, NULL, NULL);
  room->li = tea_meeting_sign_in (fixture->meeting, book, fixture->li, NULL, NULL);
  room->wang = tea_meeting_sign_in (fixture->meeting, book, fixture->wang, NULL, NULL);
  g_assert_nonnull (room->zhang);
  g_assert_nonnull (room->li);
  g_assert_nonnull (room->wang);
}

/* The queue as names with a space between. */
static char *
read_queue (MeetFixture *fixture)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  query = tea_queue_entry_query (fixture->book, tea_meet_fixture_id (fixture->meeting));
  entries = tea_query_read_records (query, NULL);
  g_assert_nonnull (entries);
  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                            TEA_QUEUE_ENTRY (g_ptr_array_index (entries, i))->speaker);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

#define assert_queue(fixture, expected)                                               \
  G_STMT_START                                                                        \
    {                                                                                 \
      g_autofree char *queue = read_queue (fixture);                                  \
      g_assert_cmpstr (queue, ==, expected);                                          \
    }                                                                                 \
  G_STMT_END

static void
at (MeetFixture *fixture,
    const char  *time)
{
  g_autofree char *moment = g_strconcat ("2026-11-25T", time, NULL);

  tea_screen_fixture_clock (fixture->book, moment);
}

static TeaTurn *
give (MeetFixture   *fixture,
      TeaAttendance *attendance,
      const char    *stance)
{
  g_autoptr (GError) error = NULL;
  TeaTurn *turn = tea_floor_give (fixture->meeting, fixture->book, attendance,
                                  tea_meet_fixture_id (fixture->topic), stance, &error);

  g_assert_no_error (error);

  return turn;
}

static void
test_the_queue_keeps_its_order_and_can_be_changed (MeetFixture   *fixture,
                                                   gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  const gint64 topic = tea_meet_fixture_id (fixture->topic);
  g_auto (Room) room = { NULL };
  g_autoptr (TeaQueueEntry) zhang = NULL;
  g_autoptr (TeaQueueEntry) li = NULL;
  g_autoptr (TeaQueueEntry) wang = NULL;
  g_autoptr (TeaQueueEntry) again = NULL;

  room_open (&room, fixture);
  assert_undoable (book, zhang = tea_queue_entry_ask (fixture->meeting, book, room.zhang, topic,
                                                      "for", error));
  assert_works (li = tea_queue_entry_ask (fixture->meeting, book, room.li, topic, NULL, error));
  assert_works (wang = tea_queue_entry_ask (fixture->meeting, book, room.wang, topic, "against",
                                            error));
  g_assert_cmpstr (zhang->speaker, ==, "张桂英");
  g_assert_cmpstr (zhang->party_name, ==, "居民代表");
  g_assert_cmpstr (zhang->stance, ==, "for");
  g_assert_cmpstr (zhang->asked_at, ==, "2026-11-25 14:30:00");
  g_assert_true (zhang->here);
  assert_queue (fixture, "张桂英 李建国 王经理");

  /* Who asks again keeps their place. */
  at (fixture, "14:31:00");
  assert_undoable (book, again = tea_queue_entry_ask (fixture->meeting, book, room.zhang, 0,
                                                      "against", error));
  g_assert_cmpint (tea_meet_fixture_id (again), ==, tea_meet_fixture_id (zhang));
  g_assert_cmpstr (again->stance, ==, "against");
  g_assert_cmpstr (again->asked_at, ==, "2026-11-25 14:30:00");
  assert_queue (fixture, "张桂英 李建国 王经理");

  assert_undoable (book, tea_queue_entry_move (wang, book, 0, error));
  assert_queue (fixture, "王经理 张桂英 李建国");
  assert_works (tea_queue_entry_move (wang, book, 99, error));
  assert_queue (fixture, "张桂英 李建国 王经理");
  assert_works (tea_queue_entry_move (wang, book, 1, error));
  assert_queue (fixture, "张桂英 王经理 李建国");

  assert_undoable (book, tea_queue_entry_remove (zhang, book, error));
  assert_queue (fixture, "王经理 李建国");

  /* Who is struck off the sign-in sheet waits no longer. */
  assert_undoable (book, tea_attendance_remove (room.li, book, error));
  assert_queue (fixture, "王经理");
}

static void
test_who_is_not_on_the_sheet_comes_onto_it_by_speaking (MeetFixture   *fixture,
                                                        gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) person = NULL;
  g_autoptr (TeaAttendance) guest = NULL;
  g_autoptr (TeaAttendance) nobody = NULL;
  g_autoptr (TeaAttendance) sheet = NULL;
  g_autoptr (TeaQueueEntry) entry = NULL;
  g_autoptr (TeaTurn) turn = NULL;
  g_autoptr (GError) refusal = NULL;

  tea_meet_fixture_begin (fixture);

  assert_works (person = tea_meeting_prepare_line (fixture->meeting, book, fixture->zhang, NULL,
                                                   NULL, error));
  assert_undoable (book, turn = tea_floor_give (fixture->meeting, book, person, 0, NULL, error));
  g_assert_cmpstr (turn->speaker, ==, "张桂英");
  g_assert_cmpstr (turn->party_name, ==, "居民代表");
  assert_works (sheet = tea_book_get (book, TEA_TYPE_ATTENDANCE, turn->attendance, error));
  g_assert_true (sheet->here);
  g_assert_cmpint (sheet->person, ==, tea_meet_fixture_id (fixture->zhang));

  /* Whoever is on the sheet is not put there twice. */
  g_clear_object (&person);
  assert_works (person = tea_meeting_prepare_line (fixture->meeting, book, fixture->zhang, NULL,
                                                   NULL, error));
  g_assert_cmpint (tea_meet_fixture_id (person), ==, turn->attendance);

  assert_works (guest = tea_meeting_prepare_line (fixture->meeting, book, NULL, " 钱多多 ",
                                                  fixture->company, error));
  g_assert_cmpint (tea_meet_fixture_id (guest), ==, 0);
  assert_undoable (book, entry = tea_queue_entry_ask (fixture->meeting, book, guest, 0, NULL,
                                                      error));
  g_assert_cmpstr (entry->speaker, ==, "钱多多");
  g_assert_true (entry->here);

  nobody = tea_meeting_prepare_line (fixture->meeting, book, NULL, "钱多多", NULL, &refusal);
  g_assert_error (refusal, TEA_ERROR, TEA_ERROR_INVALID);
  g_assert_null (nobody);
}

static void
test_the_queue_refuses_what_cannot_be (MeetFixture   *fixture,
                                       gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaTopic) off_agenda = tea_screen_fixture_topic (book, "停车难");
  g_autoptr (TeaMeeting) other = tea_meet_fixture_meeting (book, "2026-12-05 14:30");
  g_autoptr (TeaAttendance) elsewhere = NULL;
  g_autoptr (TeaAttendance) early = NULL;
  g_auto (Room) room = { NULL };

  elsewhere = tea_meeting_invite (other, book, fixture->zhang, NULL, NULL);
  early = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_queue_entry_ask (fixture->meeting, book, early, 0, NULL, error));

  room_open (&room, fixture);
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_queue_entry_ask (fixture->meeting, book, elsewhere, 0, NULL, error));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_queue_entry_ask (fixture->meeting, book, room.zhang,
                                       tea_meet_fixture_id (off_agenda), NULL, error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_queue_entry_ask (fixture->meeting, book, room.zhang, 0, "maybe", error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_floor_give_next (fixture->meeting, book, error));
}

static void
test_the_clock_runs_warns_stops_and_goes_on (MeetFixture   *fixture,
                                             gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  TeaMeeting *meeting = fixture->meeting;
  g_auto (Room) room = { NULL };
  g_autoptr (TeaTurn) turn = NULL;
  g_autoptr (TeaTurn) paused = NULL;
  g_autoptr (TeaTurn) resumed = NULL;
  g_autoptr (TeaTurn) longer = NULL;
  g_autoptr (TeaTurn) ended = NULL;

  room_open (&room, fixture);
  assert_undoable (book, turn = tea_floor_give (meeting, book, room.zhang,
                                                tea_meet_fixture_id (fixture->topic), "for",
                                                error));
  g_assert_cmpint (turn->allotted, ==, 180);
  g_assert_cmpstr (turn->speaker, ==, "张桂英");
  g_assert_cmpstr (turn->party_name, ==, "居民代表");
  g_assert_cmpint (tea_turn_count_remaining (turn, book), ==, 180);
  g_assert_cmpint (tea_turn_get_state (turn, book), ==, TEA_TURN_SPEAKING);
  assert_refused (book, TEA_ERROR_REFUSED, tea_floor_resume (meeting, book, error));

  /* What is computed needs no write: only the time goes on. */
  at (fixture, "14:32:29");
  g_assert_cmpint (tea_turn_get_state (turn, book), ==, TEA_TURN_SPEAKING);
  at (fixture, "14:32:30");
  g_assert_cmpint (tea_turn_get_state (turn, book), ==, TEA_TURN_WARNED);
  g_assert_cmpint (tea_turn_count_seconds (turn, book), ==, 150);

  assert_undoable (book, paused = tea_floor_pause (meeting, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_floor_pause (meeting, book, error));
  at (fixture, "14:40:00");
  g_assert_cmpint (tea_turn_get_state (paused, book), ==, TEA_TURN_PAUSED);
  g_assert_cmpint (tea_turn_count_remaining (paused, book), ==, 30);

  assert_undoable (book, resumed = tea_floor_resume (meeting, book, error));
  at (fixture, "14:40:31");
  g_assert_cmpint (tea_turn_get_state (resumed, book), ==, TEA_TURN_OVERTIME);
  g_assert_cmpint (tea_turn_count_remaining (resumed, book), ==, -1);

  assert_undoable (book, longer = tea_floor_add_time (meeting, book, 60, error));
  g_assert_cmpint (tea_turn_count_remaining (longer, book), ==, 59);
  assert_refused (book, TEA_ERROR_INVALID, tea_floor_add_time (meeting, book, 0, error));
  assert_refused (book, TEA_ERROR_INVALID, tea_floor_add_time (meeting, book, 3601, error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_floor_end (meeting, book, "2026-11-25 14:29:59", error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_floor_end (meeting, book, "2026-11-25 14:40:32", error));

  at (fixture, "14:41:00");
  assert_undoable (book, ended = tea_floor_end (meeting, book, NULL, error));
  g_assert_cmpint (ended->seconds, ==, 210);
  g_assert_cmpint (tea_turn_count_seconds (ended, book), ==, 210);
  g_assert_cmpint (tea_turn_get_state (ended, book), ==, TEA_TURN_ENDED);
  assert_refused (book, TEA_ERROR_REFUSED, tea_floor_end (meeting, book, NULL, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_floor_pause (meeting, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_floor_add_time (meeting, book, 60, error));
}

static void
test_a_turn_that_ends_in_its_pause_counts_what_was_spoken (MeetFixture   *fixture,
                                                           gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_auto (Room) room = { NULL };
  g_autoptr (TeaTurn) turn = NULL;
  g_autoptr (TeaTurn) paused = NULL;
  g_autoptr (TeaTurn) ended = NULL;
  g_autoptr (TeaTurn) second = NULL;
  g_autoptr (TeaTurn) second_paused = NULL;
  g_autoptr (TeaTurn) second_ended = NULL;

  room_open (&room, fixture);
  turn = give (fixture, room.zhang, NULL);
  at (fixture, "14:31:00");
  paused = tea_floor_pause (fixture->meeting, book, NULL);
  at (fixture, "14:35:00");
  ended = tea_floor_end (fixture->meeting, book, NULL, NULL);
  g_assert_cmpint (ended->seconds, ==, 60);

  /* The chair noticed late that nobody spoke any longer, and says since when. */
  second = give (fixture, room.li, NULL);
  at (fixture, "14:37:00");
  second_paused = tea_floor_pause (fixture->meeting, book, NULL);
  at (fixture, "14:50:00");
  second_ended = tea_floor_end (fixture->meeting, book, "2026-11-25 14:36:00", NULL);
  g_assert_cmpint (second_ended->seconds, ==, 60);
  g_assert_null (second_ended->paused_at);
}

static void
test_one_speaks_at_a_time_and_the_next_comes_from_the_queue (MeetFixture   *fixture,
                                                             gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  TeaMeeting *meeting = fixture->meeting;
  const gint64 topic = tea_meet_fixture_id (fixture->topic);
  g_auto (Room) room = { NULL };
  g_autoptr (TeaTurn) first = NULL;
  g_autoptr (TeaTurn) second = NULL;
  g_autoptr (TeaTurn) current = NULL;
  g_autoptr (TeaTurn) third = NULL;
  g_autoptr (TeaQueueEntry) li = NULL;
  g_autoptr (TeaQueueEntry) wang = NULL;
  g_autoptr (TeaTurn) nobody = NULL;

  room_open (&room, fixture);
  assert_works (tea_floor_find_turn (meeting, book, &nobody, error));
  g_assert_null (nobody);

  first = give (fixture, room.zhang, "for");
  assert_works (li = tea_queue_entry_ask (meeting, book, room.li, topic, "against", error));
  assert_works (wang = tea_queue_entry_ask (meeting, book, room.wang, 0, NULL, error));

  at (fixture, "14:31:30");
  assert_undoable (book, second = tea_floor_give_next (meeting, book, error));
  g_assert_cmpstr (second->speaker, ==, "李建国");
  g_assert_cmpstr (second->stance, ==, "against");
  g_assert_cmpint (second->topic, ==, topic);
  assert_queue (fixture, "王经理");
  assert_works (tea_floor_find_turn (meeting, book, &current, error));
  g_assert_cmpint (tea_meet_fixture_id (current), ==, tea_meet_fixture_id (second));
  tea_screen_fixture_reload (book, &first);
  g_assert_cmpint (first->seconds, ==, 90);

  /* Somebody out of their order leaves the queue, too, and is signed in again if they had left. */
  at (fixture, "14:32:00");
  assert_works (tea_attendance_sign_out (room.wang, book, NULL, error));
  assert_undoable (book, third = tea_floor_give (meeting, book, room.wang, topic, NULL, error));
  assert_queue (fixture, "");
  tea_screen_fixture_reload (book, &room.wang);
  g_assert_true (room.wang->here);
  assert_refused (book, TEA_ERROR_REFUSED, tea_attendance_remove (room.wang, book, error));

  /* The end of the session is the end of the turn. */
  at (fixture, "14:34:00");
  assert_undoable (book, tea_meeting_close (meeting, book, error));
  tea_screen_fixture_reload (book, &third);
  g_assert_cmpint (third->seconds, ==, 120);
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_floor_give (meeting, book, room.wang, topic, NULL, error));
}

static void
test_whoever_leaves_neither_speaks_nor_waits (MeetFixture   *fixture,
                                              gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  const gint64 topic = tea_meet_fixture_id (fixture->topic);
  g_auto (Room) room = { NULL };
  g_autoptr (TeaTurn) turn = NULL;
  g_autoptr (TeaTurn) current = NULL;
  g_autoptr (TeaQueueEntry) li = NULL;
  g_autoptr (TeaQueueEntry) wang = NULL;

  room_open (&room, fixture);
  turn = give (fixture, room.zhang, "for");
  assert_works (li = tea_queue_entry_ask (fixture->meeting, book, room.li, topic, NULL, error));
  assert_works (wang = tea_queue_entry_ask (fixture->meeting, book, room.wang, topic, NULL, error));

  at (fixture, "14:31:00");
  assert_undoable (book, tea_attendance_sign_out (room.li, book, NULL, error));
  assert_queue (fixture, "王经理");
  assert_works (tea_floor_find_turn (fixture->meeting, book, &current, error));
  g_assert_nonnull (current);

  at (fixture, "14:32:00");
  assert_undoable (book, tea_attendance_sign_out (room.zhang, book, NULL, error));
  g_clear_object (&current);
  assert_works (tea_floor_find_turn (fixture->meeting, book, &current, error));
  g_assert_null (current);
  tea_screen_fixture_reload (book, &turn);
  g_assert_cmpstr (turn->ended_at, ==, "2026-11-25 14:32:00");
}

#define assert_advice(fixture, attendance, stance, expected)                          \
  G_STMT_START                                                                        \
    {                                                                                 \
      g_autoptr (GError) failure = NULL;                                              \
      g_auto (GStrv) advice = NULL;                                                   \
      g_autofree char *joined = NULL;                                                 \
      advice = tea_floor_advise (fixture->meeting, fixture->book, attendance,         \
                                 tea_meet_fixture_id (fixture->topic), stance,        \
                                 &failure);                                           \
      g_assert_no_error (failure);                                                    \
      joined = g_strjoinv ("\n", advice);                                             \
      g_assert_cmpstr (joined, ==, expected);                                         \
    }                                                                                 \
  G_STMT_END

static void
test_advice_says_what_the_rules_have_against_it (MeetFixture   *fixture,
                                                 gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  TeaMeeting *meeting = fixture->meeting;
  const gint64 topic = tea_meet_fixture_id (fixture->topic);
  g_auto (Room) room = { NULL };
  g_autoptr (TeaTurn) first = NULL;
  g_autoptr (TeaTurn) second = NULL;
  g_autoptr (TeaQueueEntry) wang = NULL;
  g_autoptr (TeaProcedure) procedure = NULL;

  room_open (&room, fixture);
  assert_advice (fixture, room.zhang, "for", "");

  first = give (fixture, room.zhang, "for");
  assert_advice (fixture, room.li, "against", "");
  assert_advice (fixture, room.li, NULL, "");
  assert_advice (fixture, room.li, "question", "");
  assert_advice (fixture, room.li, "for",
                 "Who spoke last was for it as well. Ask whether somebody is against.");
  assert_works (wang = tea_queue_entry_ask (meeting, book, room.wang, topic, "against", error));
  assert_advice (fixture, room.li, "for",
                 "Who spoke last was for it as well, and 王经理, who is against, waits.");

  second = give (fixture, room.zhang, NULL);
  assert_works (tea_attendance_sign_out (room.zhang, book, NULL, error));
  assert_advice (fixture, room.zhang, NULL,
                 "张桂英 is not in the room.\n"
                 "张桂英 has had the floor 2 times on this topic already.");

  /* It is the chair's setting what is advised. */
  procedure = tea_procedure_for_meeting (book, tea_meet_fixture_id (meeting), NULL);
  g_object_set (procedure, "turns", 0, "alternate", FALSE, NULL);
  assert_undoable (book, tea_procedure_keep (procedure, book, error));
  assert_advice (fixture, room.zhang, "for", "张桂英 is not in the room.");
}

static void
test_speaking_time_adds_up (MeetFixture   *fixture,
                            gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_auto (Room) room = { NULL };
  g_autoptr (TeaTurn) zhang = NULL;
  g_autoptr (TeaTurn) li = NULL;
  g_autoptr (TeaTurn) wang = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) parties = NULL;
  g_autoptr (GPtrArray) other = NULL;
  TeaSpeakingTime *time;

  room_open (&room, fixture);
  zhang = give (fixture, room.zhang, NULL);
  at (fixture, "14:34:00");
  li = give (fixture, room.li, NULL);
  at (fixture, "14:35:00");
  wang = give (fixture, room.wang, NULL);
  at (fixture, "14:35:20");

  people = tea_floor_read_times (fixture->meeting, book, tea_meet_fixture_id (fixture->topic),
                                 FALSE, NULL);
  g_assert_cmpint (people->len, ==, 3);
  time = g_ptr_array_index (people, 0);
  g_assert_cmpstr (time->name, ==, "张桂英");
  g_assert_cmpstr (time->party_name, ==, "居民代表");
  g_assert_cmpint (time->attendance, ==, tea_meet_fixture_id (room.zhang));
  g_assert_cmpint (time->turns, ==, 1);
  g_assert_cmpint (time->seconds, ==, 240);
  g_assert_cmpint (time->overtime, ==, 60);

  /* The turn under way counts up to now. */
  time = g_ptr_array_index (people, 2);
  g_assert_cmpstr (time->name, ==, "王经理");
  g_assert_cmpint (time->seconds, ==, 20);

  parties = tea_floor_read_times (fixture->meeting, book, 0, TRUE, NULL);
  g_assert_cmpint (parties->len, ==, 2);
  time = g_ptr_array_index (parties, 0);
  g_assert_cmpstr (time->name, ==, "居民代表");
  g_assert_cmpint (time->attendance, ==, 0);
  g_assert_cmpint (time->turns, ==, 2);
  g_assert_cmpint (time->seconds, ==, 300);

  other = tea_floor_read_times (fixture->meeting, book, 42, FALSE, NULL);
  g_assert_cmpint (other->len, ==, 0);
}

static void
test_rules_hold_for_a_kind_until_a_session_has_its_own (MeetFixture   *fixture,
                                                        gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  const gint64 meeting = tea_meet_fixture_id (fixture->meeting);
  g_autoptr (TeaProcedure) usual = tea_procedure_for_kind (book, "tea", NULL);
  g_autoptr (TeaProcedure) derived = NULL;
  g_autoptr (TeaProcedure) own = NULL;
  g_autoptr (TeaProcedure) other = NULL;
  g_autoptr (TeaTurn) turn = NULL;
  g_auto (Room) room = { NULL };

  g_assert_cmpint (usual->seconds, ==, 180);
  g_assert_cmpint (usual->warning, ==, 30);
  g_assert_cmpint (usual->turns, ==, 2);
  g_assert_true (usual->alternate);
  g_assert_cmpstr (usual->quorum, ==, "two-thirds");
  g_assert_cmpstr (usual->majority, ==, "half");
  g_assert_cmpstr (usual->base, ==, "voting");

  g_object_set (usual, "seconds", 120, "quorum", "half", NULL);
  assert_undoable (book, tea_procedure_keep (usual, book, error));
  derived = tea_procedure_for_meeting (book, meeting, NULL);
  g_assert_cmpint (derived->seconds, ==, 120);
  g_assert_cmpstr (derived->quorum, ==, "half");
  other = tea_procedure_for_kind (book, "special", NULL);
  g_assert_cmpint (other->seconds, ==, 180);

  g_object_set (derived, "seconds", 60, NULL);
  assert_undoable (book, tea_procedure_keep (derived, book, error));
  own = tea_procedure_for_meeting (book, meeting, NULL);
  g_assert_cmpint (own->seconds, ==, 60);
  g_object_set (own, "seconds", 90, NULL);
  assert_undoable (book, tea_procedure_keep (own, book, error));

  g_object_set (own, "seconds", 0, NULL);
  assert_refused (book, TEA_ERROR_INVALID, tea_procedure_keep (own, book, error));
  g_object_set (own, "seconds", 90, "warning", 90, NULL);
  assert_refused (book, TEA_ERROR_INVALID, tea_procedure_keep (own, book, error));
  g_object_set (own, "warning", 30, "turns", -1, NULL);
  assert_refused (book, TEA_ERROR_INVALID, tea_procedure_keep (own, book, error));
  g_object_set (own, "turns", 2, "quorum", "most", NULL);
  assert_refused (book, TEA_ERROR_INVALID, tea_procedure_keep (own, book, error));
  g_object_set (own, "quorum", "all", NULL);

  room_open (&room, fixture);
  turn = give (fixture, room.zhang, NULL);
  g_assert_cmpint (turn->allotted, ==, 90);
  tea_meet_fixture_end (fixture);
  assert_refused (book, TEA_ERROR_REFUSED, tea_procedure_keep (own, book, error));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_meet_test ("/meet/floor/the-queue-keeps-its-order-and-can-be-changed",
                 test_the_queue_keeps_its_order_and_can_be_changed);
  add_meet_test ("/meet/floor/who-is-not-on-the-sheet-comes-onto-it-by-speaking",
                 test_who_is_not_on_the_sheet_comes_onto_it_by_speaking);
  add_meet_test ("/meet/floor/the-queue-refuses-what-cannot-be",
                 test_the_queue_refuses_what_cannot_be);
  add_meet_test ("/meet/floor/the-clock-runs-warns-stops-and-goes-on",
                 test_the_clock_runs_warns_stops_and_goes_on);
  add_meet_test ("/meet/floor/a-turn-that-ends-in-its-pause-counts-what-was-spoken",
                 test_a_turn_that_ends_in_its_pause_counts_what_was_spoken);
  add_meet_test ("/meet/floor/one-speaks-at-a-time-and-the-next-comes-from-the-queue",
                 test_one_speaks_at_a_time_and_the_next_comes_from_the_queue);
  add_meet_test ("/meet/floor/whoever-leaves-neither-speaks-nor-waits",
                 test_whoever_leaves_neither_speaks_nor_waits);
  add_meet_test ("/meet/floor/advice-says-what-the-rules-have-against-it",
                 test_advice_says_what_the_rules_have_against_it);
  add_meet_test ("/meet/floor/speaking-time-adds-up", test_speaking_time_adds_up);
  add_meet_test ("/meet/floor/rules-hold-for-a-kind-until-a-session-has-its-own",
                 test_rules_hold_for_a_kind_until_a_session_has_its_own);

  return g_test_run ();
}
