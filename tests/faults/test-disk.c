/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <sys/resource.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "book/tea-backup.h"
#include "book/tea-history.h"
#include "book/tea-schema-private.h"
#include "tea-fault-vfs.h"
#include "tea-fixture.h"
#include "tea-sample-record.h"

/*
 * The promise: whatever the disk refuses and whenever it does, the user is told in words, and the
 * book that is opened afterwards is sound and holds exactly what was said to be done. So each kind
 * of work is done again and again, with the first, the second, the third … change of the disk
 * failing, until the work gets through untouched.
 *
 * One thing no program can know: a disk that fails for good while it is told to keep the end of an
 * action may have kept it or not. The user is told that it failed; it may be in the book.
 */

#define N_ACTIONS 8

/* Enough to fill more than one page of an import. */
#define N_ROWS 20

/* How much of the schema a book had in the beginning. */
#define N_EARLY_STEPS 3

/* The sanitizers slow each try down ten times and look at the memory, not at the disk: there, one
 * moment in so many is enough. */
#ifdef __SANITIZE_ADDRESS__
#define STRIDE 9
#else
#define STRIDE 1
#endif

/* What a piece of work is tried with: a book, as bytes to start from, and what it should hold:
 * the parties that are done, or the first so many of the dumps. Where the disk fails for good,
 * the first thing that was refused is in doubt. */
typedef struct
{
  char      *folder;
  char      *path;
  GBytes    *start;
  GPtrArray *done;
  GPtrArray *in_doubt;
  GPtrArray *dumps;
  guint      at;
  guint      at_in_doubt;
  gboolean   lasting;
} Bench;

/* Does the work on the failing disk; what was said to be done is noted on the bench. */
typedef void (*Work)  (Bench *bench);

/* Looks at what is there when the disk is well again. */
typedef void (*Proof) (Bench *bench);

static void
bench_init (Bench *bench)
{
  g_autoptr (GError) error = NULL;

  *bench = (Bench) { 0 };
  bench->folder = g_dir_make_tmp ("teatime-XXXXXX", &error);
  g_assert_no_error (error);
  bench->path = g_build_filename (bench->folder, "book.teatime", NULL);
  bench->done = g_ptr_array_new_with_free_func (g_free);
  bench->in_doubt = g_ptr_array_new_with_free_func (g_free);
  bench->dumps = g_ptr_array_new_with_free_func (g_free);
}

static void
empty_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          empty_folder (child);
          g_rmdir (child);
        }
      else
        {
          g_unlink (child);
        }
    }
}

static void
bench_clear (Bench *bench)
{
  empty_folder (bench->folder);
  g_rmdir (bench->folder);
  g_free (bench->folder);
  g_free (bench->path);
  g_clear_pointer (&bench->start, g_bytes_unref);
  g_ptr_array_unref (bench->done);
  g_ptr_array_unref (bench->in_doubt);
  g_ptr_array_unref (bench->dumps);
}

/* Takes the book as it is now for the one that every try starts with. */
static void
bench_keep (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  g_file_get_contents (bench->path, &bytes, &length, &error);
  g_assert_no_error (error);
  bench->start = g_bytes_new_take (bytes, length);
}

static void
bench_reset (Bench *bench)
{
  empty_folder (bench->folder);
  g_ptr_array_set_size (bench->done, 0);
  g_ptr_array_set_size (bench->in_doubt, 0);
  bench->at = bench->at_in_doubt = 0;

  if (bench->start != NULL)
    {
      g_autoptr (GError) error = NULL;
      gsize length;
      const char *bytes = g_bytes_get_data (bench->start, &length);

      g_file_set_contents_full (bench->path, bytes, length, G_FILE_SET_CONTENTS_NONE, 0600,
                                &error);
      g_assert_no_error (error);
    }
}

static void
close_book (TeaBook *book)
{
  tea_book_close (book);
  g_object_unref (book);
}

static TeaBook *
open_book (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  TeaBook *book = tea_book_open (bench->path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (book);

  return book;
}

/* A failing disk is one of two things to the user, and both come with words. */
static void
assert_told (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == TEA_ERROR);
  if (error->code != TEA_ERROR_FULL)
    g_assert_cmpint (error->code, ==, TEA_ERROR_FAILED);
  g_assert_cmpstr (error->message, !=, "");
}

static void
assert_sound (TeaBook *book)
{
  g_autoptr (GError) error = NULL;

  tea_book_check (book, &error);
  g_assert_no_error (error);
}

static void
try_every_fault (Bench *bench,
                 Work   work,
                 Proof  prove)
{
  /* A disk that fails from then on is to SQLite what a full one is. */
  const struct { const char *name; int code; gboolean lasting; } faults[] = {
    { "full once", SQLITE_FULL, FALSE },
    { "full from then on", SQLITE_FULL, TRUE },
    { "failing once", SQLITE_IOERR, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      guint n = 1;
      guint n_operations;

      for (;; n += STRIDE)
        {
          bench_reset (bench);
          bench->lasting = faults[i].lasting;
          tea_fault_vfs_arm (n, faults[i].code, faults[i].lasting);
          work (bench);
          n_operations = tea_fault_vfs_disarm ();
          prove (bench);
          if (n_operations < n)
            break;
        }

      g_test_message ("The disk was %s at each of %u changes.", faults[i].name, n - 1);
      g_assert_cmpuint (n, >, 1);
    }
}

static void
work_create (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  TeaBook *book = tea_book_create (bench->path, &error);

  if (book == NULL)
    {
      g_autoptr (GDir) dir = g_dir_open (bench->folder, 0, NULL);

      assert_told (error);
      g_assert_null (g_dir_read_name (dir));
    }
  else
    {
      close_book (book);
    }
}

/* An empty folder was seen by the work itself; a book is made there in the end. */
static void
prove_create (Bench *bench)
{
  TeaBook *book;

  if (!g_file_test (bench->path, G_FILE_TEST_EXISTS))
    return;

  book = open_book (bench);
  assert_sound (book);
  close_book (book);
}

static void
test_create (void)
{
  Bench bench;

  bench_init (&bench);
  try_every_fault (&bench, work_create, prove_create);
  g_assert_true (g_file_test (bench.path, G_FILE_TEST_EXISTS));
  bench_clear (&bench);
}

/* Adds a party as a verb does, and says whether that is so. */
static gboolean
add_party (TeaBook     *book,
           const char  *name,
           GError     **error)
{
  g_autoptr (TeaAction) action = tea_action_begin (book, "add", "Added a party", error);
  g_autoptr (TeaSampleParty) party = tea_sample_party_new (name, 0);

  return action != NULL &&
         tea_action_insert (action, party, error) &&
         tea_action_commit (action, error);
}

static void
work_add (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  TeaBook *book = tea_book_open (bench->path, &error);

  if (book == NULL)
    {
      assert_told (error);
      return;
    }

  /* Whoever is told that it did not work goes on with something else. */
  for (int i = 0; i < N_ACTIONS; i++)
    {
      g_autofree char *name = g_strdup_printf ("方 %02d", i);
      g_autoptr (GError) local_error = NULL;

      if (add_party (book, name, &local_error))
        {
          g_ptr_array_add (bench->done, g_steal_pointer (&name));
          continue;
        }

      assert_told (local_error);
      if (bench->in_doubt->len == 0)
        g_ptr_array_add (bench->in_doubt, g_steal_pointer (&name));
    }

  close_book (book);
}

/* The book holds what is done, and nothing or all of what is in doubt. */
static void
assert_parties (TeaBook *book,
                Bench   *bench)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) parties = NULL;
  g_autoptr (GError) error = NULL;

  query = tea_query_new_for_records (book, TEA_TYPE_SAMPLE_PARTY, "ORDER BY id");
  parties = tea_query_read_records (query, &error);
  g_assert_no_error (error);

  if (!bench->lasting || parties->len != bench->done->len + bench->in_doubt->len)
    g_assert_cmpuint (parties->len, ==, bench->done->len);

  for (guint i = 0; i < parties->len; i++)
    {
      TeaSampleParty *party = g_ptr_array_index (parties, i);
      const char *name = i < bench->done->len
                       ? g_ptr_array_index (bench->done, i)
                       : g_ptr_array_index (bench->in_doubt, i - bench->done->len);

      g_assert_cmpstr (party->name, ==, name);
    }
}

static void
prove_add (Bench *bench)
{
  TeaBook *book = open_book (bench);

  assert_sound (book);
  assert_parties (book, bench);
  g_assert_cmpint (tea_sample_count (book, "SELECT count (*) FROM history"), ==,
                   tea_sample_count (book, "SELECT count (*) FROM party"));
  close_book (book);
}

static void
make_empty_book (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  TeaBook *book = tea_book_create (bench->path, &error);

  g_assert_no_error (error);
  close_book (book);
  bench_keep (bench);
}

static void
test_add (void)
{
  Bench bench;

  bench_init (&bench);
  make_empty_book (&bench);
  try_every_fault (&bench, work_add, prove_add);
  bench_clear (&bench);
}

/* An import that passes over the rows that it cannot take: no row may be left without the rest. */
static void
work_import (Bench *bench)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (GError) error = NULL;
  TeaBook *book = tea_book_open (bench->path, &error);

  if (book == NULL)
    {
      assert_told (error);
      return;
    }

  /* So little memory makes SQLite write to the disk before the end. */
  {
    g_autoptr (TeaQuery) query = tea_query_new (book, "save memory", "PRAGMA cache_size = 5");

    tea_query_run (query, NULL);
  }

  action = tea_action_begin (book, "import", "Imported parties", &error);
  if (action == NULL)
    assert_told (error);

  for (int i = 0; action != NULL && i < N_ROWS; i++)
    {
      g_autofree char *padding = g_strnfill (2000, 'a' + i);
      g_autofree char *name = g_strdup_printf ("方 %02d %s", i, padding);
      g_autoptr (GError) local_error = NULL;

      if (add_party (book, name, &local_error))
        g_ptr_array_add (rows, g_steal_pointer (&name));
      else
        assert_told (local_error);
    }

  if (action != NULL && tea_action_commit (action, &error))
    {
      g_ptr_array_unref (bench->done);
      bench->done = g_steal_pointer (&rows);
    }
  else
    {
      assert_told (error);
      g_ptr_array_unref (bench->in_doubt);
      bench->in_doubt = g_steal_pointer (&rows);
    }

  g_clear_pointer (&action, tea_action_free);
  close_book (book);
}

static void
prove_import (Bench *bench)
{
  TeaBook *book = open_book (bench);

  assert_sound (book);
  assert_parties (book, bench);
  g_assert_cmpint (tea_sample_count (book, "SELECT count (*) FROM history"), ==,
                   tea_sample_count (book, "SELECT count (*) > 0 FROM party"));
  close_book (book);
}

static void
test_import (void)
{
  Bench bench;

  bench_init (&bench);
  make_empty_book (&bench);
  try_every_fault (&bench, work_import, prove_import);
  bench_clear (&bench);
}

/* Goes back two steps and forth one; at is how many actions are done. */
static void
work_undo (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  TeaBook *book = tea_book_open (bench->path, &error);

  bench->at = bench->at_in_doubt = N_ACTIONS;
  if (book == NULL)
    {
      assert_told (error);
      return;
    }

  for (int i = 0; i < 3; i++)
    {
      const int step = i < 2 ? -1 : 1;
      g_autoptr (GError) local_error = NULL;
      g_autofree char *title = NULL;

      title = step < 0 ? tea_history_undo (book, &local_error)
                       : tea_history_redo (book, &local_error);
      if (title != NULL)
        {
          bench->at += step;
          bench->at_in_doubt = bench->at;
          continue;
        }

      /* Where no step back worked there is none to go forth. */
      if (bench->at < N_ACTIONS || step < 0)
        assert_told (local_error);
      if (bench->at_in_doubt == bench->at && bench->at + step <= N_ACTIONS)
        bench->at_in_doubt += step;
    }

  close_book (book);
}

static void
prove_undo (Bench *bench)
{
  TeaBook *book = open_book (bench);
  g_autofree char *dump = tea_sample_dump (book);

  assert_sound (book);
  if (!bench->lasting ||
      !g_str_equal (dump, g_ptr_array_index (bench->dumps, bench->at_in_doubt)))
    g_assert_cmpstr (dump, ==, g_ptr_array_index (bench->dumps, bench->at));
  close_book (book);
}

static void
test_undo (void)
{
  Bench bench;
  TeaBook *book;

  bench_init (&bench);
  book = tea_book_create (bench.path, NULL);
  g_assert_nonnull (book);
  g_ptr_array_add (bench.dumps, tea_sample_dump (book));
  for (int i = 0; i < N_ACTIONS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d 号楼的电梯坏了", i);
      g_autoptr (TeaSampleRequest) request = tea_sample_request_new (i, text);

      tea_sample_insert (book, request);
      g_ptr_array_add (bench.dumps, tea_sample_dump (book));
    }
  close_book (book);
  bench_keep (&bench);

  try_every_fault (&bench, work_undo, prove_undo);
  bench_clear (&bench);
}

static void
assert_backups (Bench *bench,
                guint  n_backups)
{
  g_autofree char *folder = g_strconcat (bench->path, ".backups", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      sqlite3 *db = NULL;

      g_assert_true (g_str_has_suffix (name, ".teatime"));
      g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, "SELECT count (*) FROM party", NULL, NULL, NULL), ==,
                       SQLITE_OK);
      sqlite3_close (db);
      count++;
    }

  g_assert_cmpuint (count, ==, n_backups);
}

/* at is how many backups were said to be made. */
static void
work_backup (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;
  TeaBook *book = tea_book_open (bench->path, &error);

  if (book == NULL)
    {
      assert_told (error);
      return;
    }

  made = tea_backup_make (book, "asked", &error);
  if (made != NULL)
    bench->at++;
  else
    assert_told (error);

  close_book (book);
}

static void
prove_backup (Bench *bench)
{
  TeaBook *book;
  g_autofree char *dump = NULL;

  assert_backups (bench, bench->at);
  book = open_book (bench);
  assert_sound (book);
  dump = tea_sample_dump (book);
  g_assert_cmpstr (dump, ==, g_ptr_array_index (bench->dumps, 0));
  close_book (book);
}

static void
test_backup (void)
{
  g_autoptr (TeaSampleParty) party = NULL;
  Bench bench;
  TeaBook *book;

  bench_init (&bench);
  book = tea_book_create (bench.path, NULL);
  g_assert_nonnull (book);
  party = tea_sample_add_party (book, "居民代表", 1);
  g_ptr_array_add (bench.dumps, tea_sample_dump (book));
  close_book (book);
  bench_keep (&bench);

  try_every_fault (&bench, work_backup, prove_backup);
  bench_clear (&bench);
}

/* A backup is copied past SQLite, so here it is the system that lets no file grow beyond a size. */
static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (size, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_restore (void)
{
  g_autoptr (TeaSampleParty) first = NULL;
  g_autoptr (TeaSampleParty) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *aside = NULL;
  GStatBuf info;
  Bench bench;
  TeaBook *book;

  bench_init (&bench);
  book = tea_book_create (bench.path, NULL);
  g_assert_nonnull (book);
  first = tea_sample_add_party (book, "居民代表", 1);
  before = tea_sample_dump (book);
  backup = tea_backup_make (book, "asked", &error);
  g_assert_no_error (error);
  second = tea_sample_add_party (book, "网格员", 2);
  after = tea_sample_dump (book);
  close_book (book);

  g_assert_cmpint (g_stat (backup, &info), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  for (goffset size = 0; size < info.st_size; size += info.st_size / 10)
    {
      g_autoptr (GError) local_error = NULL;
      g_autofree char *dump = NULL;

      limit_files (size);
      g_assert_null (tea_backup_restore (bench.path, backup, &local_error));
      limit_files (RLIM_INFINITY);

      assert_told (local_error);
      book = open_book (&bench);
      assert_sound (book);
      dump = tea_sample_dump (book);
      g_assert_cmpstr (dump, ==, after);
      close_book (book);
    }

  aside = tea_backup_restore (bench.path, backup, &error);
  g_assert_no_error (error);
  book = open_book (&bench);
  assert_sound (book);
  restored = tea_sample_dump (book);
  g_assert_cmpstr (restored, ==, before);
  close_book (book);
  bench_clear (&bench);
}

/* A book as an early Teatime left it: with the first steps of the schema. */
static void
make_early_book (Bench *bench)
{
  const char *steps[N_EARLY_STEPS] = { "001-book.sql", "002-people.sql", "003-collect.sql" };
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (bench->path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *path = NULL;
      g_autoptr (GBytes) sql = NULL;
      g_autoptr (GError) error = NULL;

      path = g_strconcat ("/org/community/Teatime/book/schema/", steps[i], NULL);
      sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      g_assert_no_error (error);
      g_assert_cmpint (sqlite3_exec (db, g_bytes_get_data (sql, NULL), NULL, NULL, NULL), ==,
                       SQLITE_OK);
    }

  g_assert_cmpint (sqlite3_exec (db,
                                 "INSERT INTO party (id, name) VALUES (11, '居民代表');"
                                 "INSERT INTO person (id, name, party) VALUES (12, '沈巧云', 11);"
                                 "PRAGMA application_id = 0x54454154;"
                                 "PRAGMA user_version = " G_STRINGIFY (N_EARLY_STEPS) ";",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  bench_keep (bench);
}

static void
work_migrate (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  TeaBook *book = tea_book_open (bench->path, &error);

  if (book != NULL)
    close_book (book);
  else
    assert_told (error);
}

/* The steps that a book has; what was half written is taken back first, as by every opening. */
static int
read_steps (Bench *bench)
{
  sqlite3_stmt *statement = NULL;
  sqlite3 *db = NULL;
  int n_steps;

  g_assert_cmpint (sqlite3_open (bench->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA user_version", -1, &statement, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n_steps = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return n_steps;
}

/* Either nothing was done, and the book is byte for byte the early one, or all of it. */
static void
prove_migrate (Bench *bench)
{
  TeaBook *book;

  if (read_steps (bench) == N_EARLY_STEPS)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      char *contents;
      gsize length;

      g_file_get_contents (bench->path, &contents, &length, &error);
      g_assert_no_error (error);
      bytes = g_bytes_new_take (contents, length);
      g_assert_true (g_bytes_equal (bytes, bench->start));
      return;
    }

  book = open_book (bench);
  assert_sound (book);
  g_assert_cmpint (tea_sample_count (book, "SELECT count (*) FROM pragma_table_list"
                                           " WHERE name IN ('topic', 'meeting', 'rule', 'search')"),
                   ==, 4);
  g_assert_cmpint (tea_sample_count (book, "SELECT party FROM person WHERE name = '沈巧云'"),
                   ==, 11);
  g_assert_cmpint (tea_sample_count (book, "SELECT user_version FROM pragma_user_version"), ==,
                   tea_schema_count_steps ());
  close_book (book);
}

static void
test_migrate (void)
{
  Bench bench;

  bench_init (&bench);
  make_early_book (&bench);
  try_every_fault (&bench, work_migrate, prove_migrate);
  g_assert_cmpint (read_steps (&bench), ==, tea_schema_count_steps ());
  bench_clear (&bench);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tea_fault_vfs_register ();

  g_test_add_func ("/disk/creating-a-book", test_create);
  g_test_add_func ("/disk/adding-parties", test_add);
  g_test_add_func ("/disk/importing-what-can-be", test_import);
  g_test_add_func ("/disk/undoing-and-redoing", test_undo);
  g_test_add_func ("/disk/making-a-backup", test_backup);
  g_test_add_func ("/disk/restoring-a-backup", test_restore);
  g_test_add_func ("/disk/bringing-an-early-book-up-to-date", test_migrate);

  return g_test_run ();
}
