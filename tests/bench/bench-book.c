/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "book/tea-action.h"
#include "book/tea-list.h"
#include "book/tea-query.h"
#include "collect/tea-import.h"
#include "collect/tea-request.h"
#include "collect/tea-sheet.h"
#include "screen/tea-grouping.h"

/*
 * What one kind of work costs in a book. Each run does one of them in a process of its own, so
 * that its memory is its own as well, and prints lines of a name and a number: seconds, MiB, or
 * a count. tests/bench/run.py puts them together.
 */

#define N_JUMPS   400
#define N_ACTIONS 200
#define N_ASKED   5
#define PAGE      64

static void
say (const char *name,
     double      value)
{
  printf ("%s %.9g\n", name, value);
}

static double
now (void)
{
  return g_get_monotonic_time () / (double) G_USEC_PER_SEC;
}

G_NORETURN static void
give_up (const GError *error)
{
  g_printerr ("bench-book: %s\n", error != NULL ? error->message : g_strerror (errno));
  exit (1);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return (*first > *second) - (*first < *second);
}

/* Prints the median and the 99th percentile, as @name.p50 and @name.p99. */
static void
say_times (const char *name,
           GArray     *times)
{
  g_autofree char *p50 = g_strconcat (name, ".p50", NULL);
  g_autofree char *p99 = g_strconcat (name, ".p99", NULL);

  g_array_sort (times, compare_doubles);
  say (p50, g_array_index (times, double, times->len / 2));
  say (p99, g_array_index (times, double, (times->len * 99) / 100));
}

/* What this program took at most. What the system tells of the resources used would count whoever
 * started it as well. */
static void
say_memory (void)
{
  g_autofree char *status = NULL;
  const char *most = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    most = strstr (status, "VmHWM:");
  if (most != NULL)
    say ("memory", g_ascii_strtod (most + strlen ("VmHWM:"), NULL) / 1024);
}

static TeaBook *
open_book (const char *path)
{
  g_autoptr (GError) error = NULL;
  TeaBook *book = tea_book_open (path, &error);

  if (book == NULL)
    give_up (error);

  return book;
}

/* A sheet goes into a new book, as the window does it. */
static void
bench_import (const char *path,
              const char *sheet)
{
  g_autoptr (TeaBook) book = NULL;
  g_autoptr (TeaImport) import = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  TeaImportCounts counts;
  char *contents;
  gsize length;
  double start;

  book = tea_book_create (path, &error);
  if (book == NULL)
    give_up (error);

  start = now ();
  if (!g_file_get_contents (sheet, &contents, &length, &error))
    give_up (error);
  bytes = g_bytes_new_take (contents, length);
  import = tea_import_new (book, "sheet.csv", bytes, TEA_IMPORT_SHEET, &error);
  if (import == NULL ||
      !tea_import_read (import, NULL, NULL, NULL, &error) ||
      !tea_import_mark_duplicates (import, book, &error))
    give_up (error);
  say ("read", now () - start);
  if (!tea_import_commit (import, book, &error))
    give_up (error);
  say ("import", now () - start);

  tea_import_count (import, &counts);
  say ("rows", counts.added);
  say_memory ();
  tea_book_close (book);
}

/* A sheet or a workbook is read, cell by cell, and goes nowhere. */
static void
bench_sheet (const char *path)
{
  g_autoptr (TeaSheet) sheet = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const char * const *row;
  const char *problem;
  char *contents;
  gsize length;
  guint line;
  guint n_cells = 0;
  double start = now ();

  if (!g_file_get_contents (path, &contents, &length, &error))
    give_up (error);
  bytes = g_bytes_new_take (contents, length);
  sheet = tea_sheet_new_from_bytes (bytes, NULL, NULL, &error);
  while (sheet != NULL && tea_sheet_next_row (sheet, &row, &line, &problem, &error))
    n_cells += g_strv_length ((char **) row);
  if (error != NULL)
    give_up (error);

  say ("read", now () - start);
  say ("cells", n_cells);
  say_memory ();
}

/* The list that the page of requests shows: its first rows, then rows anywhere. */
static void
bench_list (const char *path)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  g_autoptr (TeaBook) book = NULL;
  g_autoptr (TeaList) list = NULL;
  double start = now ();
  guint n_items;

  book = open_book (path);
  say ("open", now () - start);

  start = now ();
  list = tea_list_new (tea_request_query (book, NULL));
  n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  for (guint i = 0; i < MIN (PAGE, n_items); i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), i));
  say ("first", now () - start);
  say ("rows", n_items);

  for (guint i = 0; i < N_JUMPS && n_items > PAGE; i++)
    {
      guint position = g_rand_int_range (rand, 0, n_items - PAGE);
      double time;

      start = now ();
      for (guint j = 0; j < PAGE; j++)
        g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), position + j));
      time = now () - start;
      g_array_append_val (times, time);
    }
  if (times->len > 0)
    say_times ("jump", times);

  say_memory ();
  tea_book_close (book);
}

/* The ids of what is found, the newest fifty, as one text. */
static char *
find (TeaQuery *query)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  GString *found = g_string_new (NULL);

  ids = tea_query_read_ids (query, &error);
  if (ids == NULL)
    give_up (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (found, "%" G_GINT64_FORMAT " ", g_array_index (ids, gint64, i));

  return g_string_free (found, FALSE);
}

/* Two and more characters, by the search index and by reading every text. */
static void
bench_search (const char *path)
{
  static const char * const words[] = {
    "楼道", "电动", "路灯", "充电桩", "消防通道", "漏水", "电梯", "噪声", "噪音", "停车位", "狗叫", "霉斑",
  };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) like_times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (TeaBook) book = open_book (path);
  guint n_same = 0;
  guint n_found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const TeaRequestFilter filter = { .text = words[i], .limit = 50 };
      g_autofree char *pattern = g_strdup_printf ("%%%s%%", words[i]);
      g_autofree char *by_index = NULL;
      g_autofree char *by_reading = NULL;

      /* Again and again, by turns, so that both meet the same machine. */
      for (guint j = 0; j < N_ASKED; j++)
        {
          g_autoptr (TeaQuery) query = tea_request_query (book, &filter);
          g_autoptr (TeaQuery) like = NULL;
          double start = now ();
          double time;

          g_free (by_index);
          by_index = find (query);
          time = now () - start;
          g_array_append_val (times, time);

          like = tea_query_new (book, "look for a word without the index",
                                "SELECT id FROM request WHERE text LIKE :pattern"
                                " ORDER BY received_at DESC, id DESC LIMIT 50");
          tea_query_bind_text (like, "pattern", pattern);
          g_free (by_reading);
          start = now ();
          by_reading = find (like);
          time = now () - start;
          g_array_append_val (like_times, time);
        }

      n_found += by_reading[0] != '\0';
      n_same += g_str_equal (by_index, by_reading);
    }

  say_times ("search", times);
  say_times ("like", like_times);
  say ("words", G_N_ELEMENTS (words));
  say ("found", n_found);
  say ("same", n_same);
  say_memory ();
  tea_book_close (book);
}

/* One edit that is on the disk when the call returns, and by turns what that disk needs at least:
 * to write 4 KiB over what is there and wait for them. */
static void
bench_action (const char *path)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) raw_times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (TeaBook) book = open_book (path);
  g_autofree char *raw_path = g_strconcat (path, ".raw", NULL);
  g_autofree char *block = g_strnfill (4096, 'x');
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (GError) error = NULL;
  int fd;

  query = tea_request_query (book, &(TeaRequestFilter) { .limit = N_ACTIONS });
  requests = tea_query_read_records (query, &error);
  fd = g_open (raw_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (requests == NULL || fd < 0 || write (fd, block, 4096) != 4096)
    give_up (error);

  for (guint i = 0; i < requests->len; i++)
    {
      /* What is written already would not be written again. */
      g_autofree char *text = g_strdup_printf ("楼道的灯第 %" G_GINT64_FORMAT " 次坏了",
                                               g_get_monotonic_time ());
      double start = now ();
      double time;

      if (!tea_record_edit (g_ptr_array_index (requests, i), book, "text", text, &error))
        give_up (error);
      time = now () - start;
      g_array_append_val (times, time);

      start = now ();
      if (pwrite (fd, block, 4096, 0) != 4096 || fdatasync (fd) != 0)
        give_up (NULL);
      time = now () - start;
      g_array_append_val (raw_times, time);
    }

  close (fd);
  g_unlink (raw_path);
  say_times ("action", times);
  say_times ("write", raw_times);
  tea_book_close (book);
}

/* The first requests of a book are put into groups, as the proposed topics need it. */
static void
bench_group (const char *path,
             const char *most)
{
  g_autoptr (TeaBook) book = open_book (path);
  g_autoptr (TeaGrouping) grouping = tea_grouping_new ();
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GHashTable) groups = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  double start = now ();

  query = tea_query_new (book, "read requests",
                         "SELECT id, number, text FROM request ORDER BY id LIMIT :most");
  tea_query_bind_int (query, "most", g_ascii_strtoll (most, NULL, 10));
  while (tea_query_step (query, &error))
    tea_grouping_add (grouping, tea_query_get_int (query, 0), tea_query_get_text (query, 1),
                      tea_query_get_text (query, 2));
  if (error != NULL)
    give_up (error);
  say ("read", now () - start);

  start = now ();
  if (!tea_grouping_run (grouping, NULL, &error))
    give_up (error);
  say ("group", now () - start);

  for (guint i = 0; i < tea_grouping_get_n (grouping); i++)
    g_hash_table_add (groups, GUINT_TO_POINTER (tea_grouping_get_group (grouping, i)));
  say ("requests", tea_grouping_get_n (grouping));
  say ("groups", g_hash_table_size (groups));
  say_memory ();
  tea_book_close (book);
}

int
main (int   argc,
      char *argv[])
{
  const char *work = argc > 2 ? argv[1] : "";

  if (g_str_equal (work, "import") && argc == 4)
    bench_import (argv[2], argv[3]);
  else if (g_str_equal (work, "sheet"))
    bench_sheet (argv[2]);
  else if (g_str_equal (work, "list"))
    bench_list (argv[2]);
  else if (g_str_equal (work, "search"))
    bench_search (argv[2]);
  else if (g_str_equal (work, "action"))
    bench_action (argv[2]);
  else if (g_str_equal (work, "group") && argc == 4)
    bench_group (argv[2], argv[3]);
  else
    {
      g_printerr ("Usage: bench-book import BOOK SHEET | sheet SHEET | list BOOK | search BOOK"
                  " | action BOOK | group BOOK REQUESTS\n");
      return 2;
    }

  return 0;
}
