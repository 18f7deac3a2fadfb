/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tea-meet-fixture.h"

/*
 * A session is under way: the floor goes round, drafts are kept and remarks written down, and the
 * process is killed without a word in the middle of a speech, two hundred times. Each time the
 * session is where it was: who speaks and since when, how long is left, what was said and what
 * was half typed.
 *
 * This program is both: with a path for its argument it is the one that is killed.
 */

/* The sanitizers make every start slow, and see nothing of a kill. */
#ifdef __SANITIZE_ADDRESS__
#define N_ROUNDS 40
#else
#define N_ROUNDS 200
#endif
#define MOST_PER_ROUND 6
#define SEED 20261125

/* A turn is a draft, a remark, and the draft of the next one. */
#define STEPS_PER_TURN 4

static TeaMeeting *
find_meeting (TeaBook *book)
{
  g_autoptr (GError) error = NULL;
  TeaMeeting *meeting = tea_meeting_find_current (book, &error);

  g_assert_no_error (error);

  return meeting;
}

static GPtrArray *
find_speakers (TeaBook *book)
{
  g_autoptr (TeaQuery) query = tea_attendance_query (book, NULL);
  GPtrArray *speakers = tea_query_read_records (query, NULL);

  g_assert_cmpuint (speakers->len, ==, 3);

  return speakers;
}

/* Where the session is after so many steps: speaker, turns, remarks and draft. */
static char *
expect (GPtrArray *speakers,
        int        n_steps)
{
  const int last = n_steps - 1;
  const int n_turns = (last + STEPS_PER_TURN) / STEPS_PER_TURN;
  const int n_remarks = (n_steps + 1) / STEPS_PER_TURN;
  const char *speaker = "";
  g_autofree char *draft = NULL;
  int draft_step = -1;

  if (n_turns > 0)
    speaker = TEA_ATTENDANCE (g_ptr_array_index (speakers, (n_turns - 1) % 3))->name;

  /* The last draft, unless a remark was written down after it. */
  for (int step = last; step >= 0 && draft_step < 0; step--)
    {
      if (step % STEPS_PER_TURN == 2)
        break;
      if (step % STEPS_PER_TURN != 0)
        draft_step = step;
    }
  draft = draft_step < 0 ? g_strdup ("") : g_strdup_printf ("写到第 %d 步", draft_step);

  return g_strdup_printf ("%s|%d|%d|%s", speaker, n_turns, n_remarks, draft);
}

static char *
observe (TeaBook *book)
{
  g_autoptr (TeaMeeting) meeting = find_meeting (book);
  g_autoptr (TeaConsole) console = tea_console_open (meeting, book, NULL);
  g_autoptr (TeaQuery) turns = tea_turn_query (book, 0, 0);
  g_autoptr (TeaQuery) remarks = tea_remark_query (book, NULL);
  g_autoptr (TeaTurn) turn = NULL;

  g_assert_true (tea_floor_find_turn (meeting, book, &turn, NULL));

  return g_strdup_printf ("%s|%u|%u|%s", turn != NULL ? turn->speaker : "",
                          tea_screen_fixture_count (turns), tea_screen_fixture_count (remarks),
                          console->draft);
}

static void
take_step (TeaBook    *book,
           TeaMeeting *meeting,
           GPtrArray  *speakers,
           int         step)
{
  TeaAttendance *speaker = g_ptr_array_index (speakers, (step / STEPS_PER_TURN) % 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaTurn) turn = NULL;
  g_autoptr (TeaRemark) remark = NULL;
  g_autoptr (TeaConsole) console = NULL;
  g_autofree char *draft = g_strdup_printf ("写到第 %d 步", step);

  switch (step % STEPS_PER_TURN)
    {
    case 0:
      turn = tea_floor_give (meeting, book, speaker, 0, "for", &error);
      break;

    case 2:
      remark = g_object_new (TEA_TYPE_REMARK,
                             "meeting", tea_meet_fixture_id (meeting),
                             "attendance", tea_meet_fixture_id (speaker),
                             "text", "写完了",
                             NULL);
      tea_remark_add (remark, book, &error);
      break;

    default:
      console = tea_console_open (meeting, book, NULL);
      g_object_set (console, "draft", draft, NULL);
      tea_console_keep_draft (console, book, &error);
      break;
    }

  g_assert_no_error (error);
}

/* Goes on with the session from step @first on, for ever, and prints each step when it is done. */
static int
work (const char *path,
      int         first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaBook) book = tea_book_open (path, &error);
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (GPtrArray) speakers = NULL;

  if (book == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  meeting = find_meeting (book);
  speakers = find_speakers (book);
  for (int step = first; ; step++)
    {
      take_step (book, meeting, speakers, step);
      printf ("%d\n", step);
      fflush (stdout);
    }
}

/* Starts the worker, lets it report so many steps and a little more, and kills it. Returns how
 * many steps it reported to be done, all in all. */
static int
kill_one (const char *program,
          const char *path,
          int         first,
          int         n_reports,
          int         delay)
{
  g_autofree char *number = g_strdup_printf ("%d", first);
  const char *arguments[] = { program, path, number, NULL };
  g_autoptr (GError) error = NULL;
  int n_lines = 0;
  int status = 0;
  int reports;
  GPid pid;
  char c;

  g_spawn_async_with_pipes (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD,
                            NULL, NULL, &pid, NULL, &reports, NULL, &error);
  g_assert_no_error (error);

  while (n_lines < n_reports && read (reports, &c, 1) == 1)
    n_lines += c == '\n';
  g_usleep (delay);
  kill (pid, SIGKILL);

  /* What it had still written is said, too. */
  while (read (reports, &c, 1) == 1)
    n_lines += c == '\n';
  close (reports);

  waitpid (pid, &status, 0);
  g_spawn_close_pid (pid);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);

  return first + n_lines;
}

/* The clock goes on from where it was: it is what the wall's clock says since the floor was
 * given, and that moment is in the book. */
static void
check_clock (TeaBook *book)
{
  g_autoptr (TeaMeeting) meeting = find_meeting (book);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) start = NULL;
  g_autoptr (GDateTime) later = NULL;
  g_autoptr (TeaTurn) turn = NULL;

  g_assert_true (tea_floor_find_turn (meeting, book, &turn, NULL));
  if (turn == NULL)
    return;

  start = g_date_time_new_from_iso8601 (turn->started_at, zone);
  later = g_date_time_add_seconds (start, 160);
  tea_book_set_now (book, later);
  g_assert_cmpint (tea_turn_count_remaining (turn, book), ==, 20);
  g_assert_cmpint (tea_turn_get_state (turn, book), ==, TEA_TURN_WARNED);
}

static void
test_a_session_is_where_it_was (MeetFixture   *fixture,
                                gconstpointer  program)
{
  g_autofree char *path = g_strdup (tea_book_get_path (fixture->book));
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) speakers = NULL;
  int next = 0;

  tea_meet_fixture_begin (fixture);
  g_object_unref (tea_meeting_sign_in (fixture->meeting, fixture->book, fixture->zhang, NULL,
                                       NULL));
  g_object_unref (tea_meeting_sign_in (fixture->meeting, fixture->book, fixture->li, NULL, NULL));
  g_object_unref (tea_meeting_sign_in (fixture->meeting, fixture->book, fixture->wang, NULL,
                                       NULL));
  speakers = find_speakers (fixture->book);

  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *found = NULL;
      g_autofree char *said = NULL;
      g_autofree char *one_more = NULL;
      int n_steps;

      tea_book_close (fixture->book);
      g_clear_object (&fixture->book);
      n_steps = kill_one (program, path, next, g_rand_int_range (rand, 0, MOST_PER_ROUND),
                          g_rand_int_range (rand, 0, 3000));

      fixture->book = tea_book_open (path, &error);
      g_assert_no_error (error);
      tea_book_check (fixture->book, &error);
      g_assert_no_error (error);

      /* All that was said to be done, and at most the one step that was done but not said yet. */
      found = observe (fixture->book);
      said = expect (speakers, n_steps);
      one_more = expect (speakers, n_steps + 1);
      next = n_steps + g_str_equal (found, one_more);
      if (next == n_steps)
        g_assert_cmpstr (found, ==, said);
      check_clock (fixture->book);
    }

  g_test_message ("%d steps, %d kills", next, N_ROUNDS);
  g_assert_cmpint (next, >, N_ROUNDS);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_path_is_absolute (argv[1]))
    return work (argv[1], atoi (argv[2]));

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/kill/a-session-is-where-it-was", MeetFixture, argv[0], tea_meet_fixture_set_up,
              test_a_session_is_where_it_was, tea_meet_fixture_tear_down);

  return g_test_run ();
}
