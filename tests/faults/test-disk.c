/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <sys/resource.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "book/tea-backup.h"
#include "book/tea-history.h"
#include "book/tea-schema-private.h"
#include "tea-disk-bench.h"
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

/* What should be in the book: the parties that are done, or the first so many of the dumps. Where
 * the disk fails for good, the first thing that was refused is in doubt. */
typedef struct
{
  TeaDiskBench  disk;
  GPtrArray    *done;
  GPtrArray    *in_doubt;
  GPtrArray    *dumps;
  guint         at;
  guint         at_in_doubt;
} Bench;

static void
bench_init (Bench *bench)
{
  *bench = (Bench) { 0 };
  tea_disk_bench_init (&bench->disk);
  bench->done = g_ptr_array_new_with_free_func (g_free);
  bench->in_doubt = g_ptr_array_new_with_free_func (g_free);
  bench->dumps = g_ptr_array_new_with_free_func (g_free);
}

static void
bench_clear (Bench *bench)
{
  tea_disk_bench_clear (&bench->disk);
  g_ptr_array_unref (bench->done);
  g_ptr_array_unref (bench->in_doubt);
  g_ptr_array_unref (bench->dumps);
}

/* Forgets what the try before did. */
static Bench *
bench_begin (TeaDiskBench *disk)
{
  Bench *bench = (Bench *) disk;

  g_ptr_array_set_size (bench->done, 0);
  g_ptr_array_set_size (bench->in_doubt, 0);
  bench->at = bench->at_in_doubt = 0;

  return bench;
}

static void
work_create (TeaDiskBench *bench)
{
  g_autoptr (GError) error = NULL;
  TeaBook *book = tea_book_create (bench->path, &error);

  if (book == NULL)
    {
      g_autoptr (GDir) dir = g_dir_open (bench->folder, 0, NULL);

      tea_disk_bench_assert_told (error);
      g_assert_null (g_dir_read_name (dir));
    }
  else
    {
      tea_disk_bench_close (book);
    }
}

/* An empty folder was seen by the work itself; a book is made there in the end. */
static void
prove_create (TeaDiskBench *bench)
{
  TeaBook *book;

  if (!g_file_test (bench->path, G_FILE_TEST_EXISTS))
    return;

  book = tea_disk_bench_open (bench);
  tea_disk_bench_assert_sound (book);
  tea_disk_bench_close (book);
}

static void
test_create (void)
{
  TeaDiskBench bench;

  tea_disk_bench_init (&bench);
  tea_disk_bench_try_faults (&bench, STRIDE, work_create, prove_create);
  g_assert_true (g_file_test (bench.path, G_FILE_TEST_EXISTS));
  tea_disk_bench_clear (&bench);
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
work_add (TeaDiskBench *disk)
{
  Bench *bench = bench_begin (disk);
  TeaBook *book = tea_disk_bench_try_open (disk);

  if (book == NULL)
    return;

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

      tea_disk_bench_assert_told (local_error);
      if (bench->in_doubt->len == 0)
        g_ptr_array_add (bench->in_doubt, g_steal_pointer (&name));
    }

  tea_disk_bench_close (book);
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

  if (!bench->disk.lasting || parties->len != bench->done->len + bench->in_doubt->len)
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
prove_add (TeaDiskBench *disk)
{
  Bench *bench = (Bench *) disk;
  TeaBook *book = tea_disk_bench_open (disk);

  tea_disk_bench_assert_sound (book);
  assert_parties (book, bench);
  g_assert_cmpint (tea_sample_count (book, "SELECT count (*) FROM history"), ==,
                   tea_sample_count (book, "SELECT count (*) FROM party"));
  tea_disk_bench_close (book);
}

static void
make_empty_book (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  TeaBook *book = tea_book_create (bench->disk.path, &error);

  g_assert_no_error (error);
  tea_disk_bench_close (book);
  tea_disk_bench_keep (&bench->disk);
}

static void
test_add (void)
{
  Bench bench;

  bench_init (&bench);
  make_empty_book (&bench);
  tea_disk_bench_try_faults (&bench.disk, STRIDE, work_add, prove_add);
  bench_clear (&bench);
}

/* An import that passes over the rows that it cannot take: no row may be left without the rest. */
static void
work_import (TeaDiskBench *disk)
{
  Bench *bench = bench_begin (disk);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (GError) error = NULL;
  TeaBook *book = tea_disk_bench_try_open (disk);

  if (book == NULL)
    return;

  tea_disk_bench_save_memory (book);
  action = tea_action_begin (book, "import", "Imported parties", &error);
  if (action == NULL)
    tea_disk_bench_assert_told (error);

  for (int i = 0; action != NULL && i < N_ROWS; i++)
    {
      g_autofree char *padding = g_strnfill (2000, 'a' + i);
      g_autofree char *name = g_strdup_printf ("方 %02d %s", i, padding);
      g_autoptr (GError) local_error = NULL;

      if (add_party (book, name, &local_error))
        g_ptr_array_add (rows, g_steal_pointer (&name));
      else
        tea_disk_bench_assert_told (local_error);
    }

  if (action != NULL && tea_action_commit (action, &error))
    {
      g_ptr_array_unref (bench->done);
      bench->done = g_steal_pointer (&rows);
    }
  else
    {
      tea_disk_bench_assert_told (error);
      g_ptr_array_unref (bench->in_doubt);
      bench->in_doubt = g_steal_pointer (&rows);
    }

  g_clear_pointer (&action, tea_action_free);
  tea_disk_bench_close (book);
}

static void
prove_import (TeaDiskBench *disk)
{
  Bench *bench = (Bench *) disk;
  TeaBook *book = tea_disk_bench_open (disk);

  tea_disk_bench_assert_sound (book);
  assert_parties (book, bench);
  g_assert_cmpint (tea_sample_count (book, "SELECT count (*) FROM history"), ==,
                   tea_sample_count (book, "SELECT count (*) > 0 FROM party"));
  tea_disk_bench_close (book);
}

static void
test_import (void)
{
  Bench bench;

  bench_init (&bench);
  make_empty_book (&bench);
  tea_disk_bench_try_faults (&bench.disk, STRIDE, work_import, prove_import);
  bench_clear (&bench);
}

/* Goes back two steps and forth one; at is how many actions are done. */
static void
work_undo (TeaDiskBench *disk)
{
  Bench *bench = bench_begin (disk);
  TeaBook *book = tea_disk_bench_try_open (disk);

  bench->at = bench->at_in_doubt = N_ACTIONS;
  if (book == NULL)
    return;

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
        tea_disk_bench_assert_told (local_error);
      if (bench->at_in_doubt == bench->at && bench->at + step <= N_ACTIONS)
        bench->at_in_doubt += step;
    }

  tea_disk_bench_close (book);
}

static void
prove_undo (TeaDiskBench *disk)
{
  Bench *bench = (Bench *) disk;
  TeaBook *book = tea_disk_bench_open (disk);
  g_autofree char *dump = tea_sample_dump (book);

  tea_disk_bench_assert_sound (book);
  if (!bench->disk.lasting ||
      !g_str_equal (dump, g_ptr_array_index (bench->dumps, bench->at_in_doubt)))
    g_assert_cmpstr (dump, ==, g_ptr_array_index (bench->dumps, bench->at));
  tea_disk_bench_close (book);
}

static void
test_undo (void)
{
  Bench bench;
  TeaBook *book;

  bench_init (&bench);
  book = tea_book_create (bench.disk.path, NULL);
  g_assert_nonnull (book);
  g_ptr_array_add (bench.dumps, tea_sample_dump (book));
  for (int i = 0; i < N_ACTIONS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d 号楼的电梯坏了", i);
      g_autoptr (TeaSampleRequest) request = tea_sample_request_new (i, text);

      tea_sample_insert (book, request);
      g_ptr_array_add (bench.dumps, tea_sample_dump (book));
    }
  tea_disk_bench_close (book);
  tea_disk_bench_keep (&bench.disk);

  tea_disk_bench_try_faults (&bench.disk, STRIDE, work_undo, prove_undo);
  bench_clear (&bench);
}

static void
assert_backups (Bench *bench,
                guint  n_backups)
{
  g_autofree char *folder = g_strconcat (bench->disk.path, ".backups", NULL);
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
work_backup (TeaDiskBench *disk)
{
  Bench *bench = bench_begin (disk);
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;
  TeaBook *book = tea_disk_bench_try_open (disk);

  if (book == NULL)
    return;

  made = tea_backup_make (book, "asked", &error);
  if (made != NULL)
    bench->at++;
  else
    tea_disk_bench_assert_told (error);

  tea_disk_bench_close (book);
}

static void
prove_backup (TeaDiskBench *disk)
{
  Bench *bench = (Bench *) disk;
  TeaBook *book;
  g_autofree char *dump = NULL;

  assert_backups (bench, bench->at);
  book = tea_disk_bench_open (disk);
  tea_disk_bench_assert_sound (book);
  dump = tea_sample_dump (book);
  g_assert_cmpstr (dump, ==, g_ptr_array_index (bench->dumps, 0));
  tea_disk_bench_close (book);
}

static void
test_backup (void)
{
  g_autoptr (TeaSampleParty) party = NULL;
  Bench bench;
  TeaBook *book;

  bench_init (&bench);
  book = tea_book_create (bench.disk.path, NULL);
  g_assert_nonnull (book);
  party = tea_sample_add_party (book, "居民代表", 1);
  g_ptr_array_add (bench.dumps, tea_sample_dump (book));
  tea_disk_bench_close (book);
  tea_disk_bench_keep (&bench.disk);

  tea_disk_bench_try_faults (&bench.disk, STRIDE, work_backup, prove_backup);
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
  book = tea_book_create (bench.disk.path, NULL);
  g_assert_nonnull (book);
  first = tea_sample_add_party (book, "居民代表", 1);
  before = tea_sample_dump (book);
  backup = tea_backup_make (book, "asked", &error);
  g_assert_no_error (error);
  second = tea_sample_add_party (book, "网格员", 2);
  after = tea_sample_dump (book);
  tea_disk_bench_close (book);

  g_assert_cmpint (g_stat (backup, &info), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  for (goffset size = 0; size < info.st_size; size += info.st_size / 10)
    {
      g_autoptr (GError) local_error = NULL;
      g_autofree char *dump = NULL;

      limit_files (size);
      g_assert_null (tea_backup_restore (bench.disk.path, backup, &local_error));
      limit_files (RLIM_INFINITY);

      tea_disk_bench_assert_told (local_error);
      book = tea_disk_bench_open (&bench.disk);
      tea_disk_bench_assert_sound (book);
      dump = tea_sample_dump (book);
      g_assert_cmpstr (dump, ==, after);
      tea_disk_bench_close (book);
    }

  aside = tea_backup_restore (bench.disk.path, backup, &error);
  g_assert_no_error (error);
  book = tea_disk_bench_open (&bench.disk);
  tea_disk_bench_assert_sound (book);
  restored = tea_sample_dump (book);
  g_assert_cmpstr (restored, ==, before);
  tea_disk_bench_close (book);
  bench_clear (&bench);
}

/* A book as an early Teatime left it: with the first steps of the schema. */
static void
make_early_book (TeaDiskBench *bench)
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
  tea_disk_bench_keep (bench);
}

static void
work_migrate (TeaDiskBench *bench)
{
  TeaBook *book = tea_disk_bench_try_open (bench);

  if (book != NULL)
    tea_disk_bench_close (book);
}

/* The steps that a book has; what was half written is taken back first, as by every opening. */
static int
read_steps (TeaDiskBench *bench)
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
prove_migrate (TeaDiskBench *bench)
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

  book = tea_disk_bench_open (bench);
  tea_disk_bench_assert_sound (book);
  g_assert_cmpint (tea_sample_count (book, "SELECT count (*) FROM pragma_table_list"
                                           " WHERE name IN ('topic', 'meeting', 'rule', 'search')"),
                   ==, 4);
  g_assert_cmpint (tea_sample_count (book, "SELECT party FROM person WHERE name = '沈巧云'"),
                   ==, 11);
  g_assert_cmpint (tea_sample_count (book, "SELECT user_version FROM pragma_user_version"), ==,
                   tea_schema_count_steps ());
  tea_disk_bench_close (book);
}

static void
test_migrate (void)
{
  TeaDiskBench bench;

  tea_disk_bench_init (&bench);
  make_early_book (&bench);
  tea_disk_bench_try_faults (&bench, STRIDE, work_migrate, prove_migrate);
  g_assert_cmpint (read_steps (&bench), ==, tea_schema_count_steps ());
  tea_disk_bench_clear (&bench);
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
