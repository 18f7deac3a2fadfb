/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tea-fixture.h"
#include "tea-sample-record.h"

/*
 * A process that works in a book is killed, at any moment and without a word, two hundred times.
 * What it had said to be done is in the book, and the book is sound.
 *
 * This program is both: with a path for its argument it is the one that is killed.
 */

/* The sanitizers make every start slow, and see nothing of a kill. */
#ifdef __SANITIZE_ADDRESS__
#define N_ROUNDS 40
#else
#define N_ROUNDS 200
#endif
#define MOST_PER_ROUND 5
#define SEED 20261123

/* Adds parties with the numbers from @first on, for ever, and prints each when it is done. */
static int
work (const char *path,
      int         first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaBook) book = tea_book_open (path, &error);

  if (book == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  for (int i = first; ; i++)
    {
      g_autofree char *name = g_strdup_printf ("方 %06d", i);
      g_autoptr (TeaSampleParty) party = tea_sample_add_party (book, name, i);

      printf ("%d\n", i);
      fflush (stdout);
    }
}

/* Starts the worker, lets it report so many numbers and a little more, and kills it. Returns the
 * last number that it reported. */
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
  g_autoptr (GString) line = g_string_new (NULL);
  int last = first - 1;
  int status = 0;
  int reports;
  GPid pid;
  char c;

  g_spawn_async_with_pipes (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD,
                            NULL, NULL, &pid, NULL, &reports, NULL, &error);
  g_assert_no_error (error);

  /* The moment is chosen by what was reported and some microseconds more, which nothing waits
   * for: wherever it is then, it is killed. */
  while (n_reports > 0 && read (reports, &c, 1) == 1)
    {
      g_string_append_c (line, c);
      if (c == '\n')
        n_reports--;
    }
  g_usleep (delay);
  kill (pid, SIGKILL);

  /* What it had still written is said, too. */
  while (read (reports, &c, 1) == 1)
    g_string_append_c (line, c);
  close (reports);

  waitpid (pid, &status, 0);
  g_spawn_close_pid (pid);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);

  {
    g_auto (GStrv) lines = g_strsplit (line->str, "\n", -1);

    /* What stands behind the last newline was not said in full. */
    for (int i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
      {
        g_assert_cmpint (atoi (lines[i]), ==, last + 1);
        last++;
      }
  }

  return last;
}

static void
test_what_was_said_survives_every_kill (gconstpointer program)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *path = g_strdup (tea_book_get_path (book));
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  int next = 0;
  int n_more = 0;

  tea_book_close (book);
  g_object_unref (book);

  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GError) error = NULL;
      int last, count;

      last = kill_one (program, path, next, g_rand_int_range (rand, 0, MOST_PER_ROUND),
                       g_rand_int_range (rand, 0, 3000));

      book = tea_book_open (path, &error);
      g_assert_no_error (error);
      tea_book_check (book, &error);
      g_assert_no_error (error);

      /* All that was said, and at most the one that was done but not said yet. */
      count = tea_sample_count (book, "SELECT count (*) FROM party");
      g_assert_cmpint (count, >=, last + 1);
      g_assert_cmpint (count, <=, last + 2);
      g_assert_cmpint (tea_sample_count (book, "SELECT ifnull (max (position), -1) FROM party"),
                       ==, count - 1);
      g_assert_cmpint (tea_sample_count (book, "SELECT count (*) FROM history"), ==, count);
      n_more += count > last + 1;
      next = count;

      tea_book_close (book);
      g_object_unref (book);
    }

  g_test_message ("%d actions were said to be done, %d more were in the book", next - n_more,
                  n_more);
  g_assert_cmpint (next, >, N_ROUNDS);

  tea_fixture_close (tea_book_open (path, NULL));
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_path_is_absolute (argv[1]))
    return work (argv[1], atoi (argv[2]));

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/kill/what-was-said-survives-every-kill", argv[0],
                        test_what_was_said_survives_every_kill);

  return g_test_run ();
}
