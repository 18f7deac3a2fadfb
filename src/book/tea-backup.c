/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "tea-backup-private.h"
#include "tea-backup.h"
#include "tea-book-private.h"
#include "tea-connection-private.h"
#include "tea-date.h"
#include "tea-errand.h"
#include "tea-search-private.h"

/*
 * Backups stand in a folder beside the book, one file each, named by the time they were made and
 * the occasion: 2026-11-25-143000-daily.teatime. Each was read back and checked before it got
 * its name.
 */

#define SUFFIX ".teatime"

/* How many days, weeks and months a backup is kept for. */
#define KEEP_DAYS   12
#define KEEP_WEEKS  10
#define KEEP_MONTHS 9

/* Pages copied between two looks at whether to go on: four megabytes. */
#define STEP_PAGES 1024

static char *
create_folder_path (const char *book_path)
{
  return g_strconcat (book_path, ".backups", NULL);
}

static gboolean
copy_in_steps (TeaBook         *book,
               sqlite3_backup  *backup,
               GError         **error)
{
  int code = SQLITE_OK;

  while (code == SQLITE_OK)
    {
      const int total = sqlite3_backup_pagecount (backup);

      if (!tea_errand_step (book, total - sqlite3_backup_remaining (backup), total, error))
        return FALSE;

      code = sqlite3_backup_step (backup, STEP_PAGES);
    }

  return TRUE;
}

static gboolean
copy_pages (TeaBook     *book,
            const char  *path,
            GError     **error)
{
  sqlite3 *copy = NULL;
  sqlite3_backup *backup;
  gboolean goes_on = TRUE;
  int code;

  code = sqlite3_open_v2 (path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  if (code == SQLITE_OK)
    {
      /* Half a copy is thrown away, so it needs no journal. */
      sqlite3_exec (copy, "PRAGMA synchronous = FULL; PRAGMA journal_mode = OFF", NULL, NULL, NULL);
      backup = sqlite3_backup_init (copy, "main", tea_book_get_db (book), "main");
      if (backup != NULL)
        {
          goes_on = copy_in_steps (book, backup, error);
          sqlite3_backup_finish (backup);
        }
      code = sqlite3_errcode (copy);
    }

  if (goes_on && code != SQLITE_OK)
    tea_error_take_sqlite (error, copy, code, "make a backup");
  sqlite3_close (copy);

  return goes_on && code == SQLITE_OK;
}

/* The first value that a statement yields, as text. */
static char *
ask (sqlite3    *db,
     const char *sql)
{
  sqlite3_stmt *statement = NULL;
  char *answer = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    answer = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);

  return answer;
}

static gboolean
check_copy (const char  *path,
            GError     **error)
{
  g_autofree char *mark = g_strdup_printf ("%d", TEA_BOOK_APPLICATION_ID);
  g_autofree char *found_mark = NULL;
  g_autofree char *found_damage = NULL;
  sqlite3 *copy = NULL;

  if (sqlite3_open_v2 (path, &copy, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
      tea_search_register (copy, NULL))
    {
      found_mark = ask (copy, "PRAGMA application_id");
      found_damage = ask (copy, "PRAGMA quick_check (1)");
    }
  sqlite3_close (copy);

  if (g_strcmp0 (found_mark, mark) == 0 && g_strcmp0 (found_damage, "ok") == 0)
    return TRUE;

  g_set_error (error, TEA_ERROR, TEA_ERROR_CORRUPT,
               _("“%s” is damaged or is not a Teatime book."), path);
  return FALSE;
}

static void
sync_path (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
}

static int
compare_times (const char *a,
               const char *b)
{
  GStatBuf first;
  GStatBuf second;

  if (g_stat (a, &first) != 0 || g_stat (b, &second) != 0)
    return 0;

  if (first.st_mtim.tv_sec != second.st_mtim.tv_sec)
    return first.st_mtim.tv_sec < second.st_mtim.tv_sec ? -1 : 1;

  return (first.st_mtim.tv_nsec > second.st_mtim.tv_nsec) -
         (first.st_mtim.tv_nsec < second.st_mtim.tv_nsec);
}

/* By name, because a copy on a stick loses the times of its files. Only what a script made within
 * one second is told apart by those. */
static int
compare_latest_first (gconstpointer a,
                      gconstpointer b)
{
  const char *first = *(const char * const *) a;
  const char *second = *(const char * const *) b;
  const gsize moment = strrchr (first, G_DIR_SEPARATOR) + 1 - first + strlen ("2026-11-25-143000");
  int order = strncmp (second, first, moment);

  if (order == 0)
    order = compare_times (second, first);

  return order != 0 ? order : strcmp (second, first);
}

/**
 * tea_backup_list:
 * @book_path: where a book is, or was
 *
 * Lists the backups of a book.
 *
 * Returns: (transfer full) (element-type filename): their paths, the latest first
 */
GPtrArray *
tea_backup_list (const char *book_path)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (book_path != NULL, NULL);

  folder = create_folder_path (book_path);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, SUFFIX))
        g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }

  g_ptr_array_sort (paths, compare_latest_first);

  return g_steal_pointer (&paths);
}

/* What a power cut left of a backup is no backup, holds phone numbers and is as large as a book.
 * One that is being made now may have begun before midnight. */
static void
remove_halves (const char *book_path,
               const char *today)
{
  g_autofree char *folder = create_folder_path (book_path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *day = g_strndup (name, strlen ("2026-11-25"));
      g_autofree char *checked = tea_date_add (day, 0);

      if (g_str_has_suffix (name, SUFFIX ".part") && checked != NULL &&
          tea_date_days (day, today) > 1)
        g_unlink (path);
    }
}

/* The latest backup of each of the last days, weeks and months that have one stays. */
static void
prune (const char *book_path)
{
  g_autoptr (GPtrArray) paths = tea_backup_list (book_path);
  g_autofree char *last_day = g_strdup ("");
  int last_week = -1;
  int last_month = -1;
  int days = 0;
  int weeks = 0;
  int months = 0;

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *day = g_strndup (name, strlen ("2026-11-25"));
      g_autofree char *checked = tea_date_add (day, 0);
      gboolean keep = FALSE;
      int week, month;

      /* Whatever else is in the folder is the user's. */
      if (checked == NULL)
        continue;

      week = tea_date_days ("2001-01-01", day) / 7;
      month = atoi (day) * 12 + atoi (day + strlen ("2026-"));
      if (!g_str_equal (day, last_day))
        keep = days++ < KEEP_DAYS || keep;
      if (week != last_week)
        keep = weeks++ < KEEP_WEEKS || keep;
      if (month != last_month)
        keep = months++ < KEEP_MONTHS || keep;

      /* All of the newest day stay: what was there before an import may be wanted back. */
      if (!keep && days > 1)
        g_unlink (path);

      g_set_str (&last_day, day);
      last_week = week;
      last_month = month;
    }
}

/*
 * tea_backup_create_path:
 * @book: an open book
 * @occasion: what the backup is for
 * @error: return location for an error
 *
 * Makes the folder of backups, unless it is there.
 *
 * Errors: %TEA_ERROR_FULL, %TEA_ERROR_READ_ONLY
 *
 * Returns: (transfer full) (nullable): where a backup that is made now belongs
 */
char *
tea_backup_create_path (TeaBook     *book,
                        const char  *occasion,
                        GError     **error)
{
  g_autofree char *folder = create_folder_path (tea_book_get_path (book));
  g_autofree char *now = NULL;
  g_autofree char *name = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      tea_error_take_sqlite (error, NULL, errno == ENOSPC ? SQLITE_FULL : SQLITE_CANTOPEN,
                             "make the folder of backups");
      return NULL;
    }

  now = tea_book_now (book);
  name = g_strdup_printf ("%.10s-%.2s%.2s%.2s-%s" SUFFIX, now, now + 11, now + 14, now + 17,
                          occasion);

  return g_build_filename (folder, name, NULL);
}

/*
 * tea_backup_begin:
 * @part: where to write
 *
 * Makes an empty file that nobody else reads: a copy of a book holds phone numbers. Where it cannot
 * be made, writing the copy is what fails, and says why.
 */
void
tea_backup_begin (const char *part)
{
  int fd;

  g_unlink (part);
  fd = g_open (part, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0)
    close (fd);
}

/*
 * tea_backup_keep:
 * @book_path: the path of the book
 * @part: a copy of it that was checked
 * @path: the name it gets
 * @error: return location for an error
 *
 * Makes a copy count as a backup, thins out the older ones, and removes what is left of those that
 * were cut off.
 *
 * Errors: those of the book; the copy is gone then
 *
 * Returns: whether it is kept
 */
gboolean
tea_backup_keep (const char  *book_path,
                 const char  *part,
                 const char  *path,
                 GError     **error)
{
  g_autofree char *folder = create_folder_path (book_path);
  g_autofree char *name = NULL;
  g_autofree char *today = NULL;

  sync_path (part);
  if (g_rename (part, path) != 0)
    {
      tea_error_take_sqlite (error, NULL, SQLITE_CANTOPEN, "name the backup");
      g_unlink (part);
      return FALSE;
    }
  sync_path (folder);
  prune (book_path);
  name = g_path_get_basename (path);
  today = g_strndup (name, strlen ("2026-11-25"));
  remove_halves (book_path, today);

  return TRUE;
}

/**
 * tea_backup_make:
 * @book: an open book
 * @occasion: why: `daily`, `schema`, `import`, `meeting` or `asked`
 * @error: return location for an error
 *
 * Copies the book, reads the copy back and checks it before it counts as a backup. Older backups
 * are thinned out to twelve days, ten weeks and nine months. In an errand it steps through the part
 * that is set.
 *
 * Errors: %TEA_ERROR_FULL, %TEA_ERROR_READ_ONLY, %TEA_ERROR_CORRUPT, those of tea_errand_step(); no
 * half a backup is left
 *
 * Returns: (transfer full) (nullable): the path of the backup
 */
char *
tea_backup_make (TeaBook     *book,
                 const char  *occasion,
                 GError     **error)
{
  g_autofree char *path = NULL;
  g_autofree char *part = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (occasion != NULL, NULL);

  path = tea_backup_create_path (book, occasion, error);
  if (path == NULL)
    return NULL;

  part = g_strconcat (path, ".part", NULL);
  tea_backup_begin (part);
  if (!copy_pages (book, part, error) || !check_copy (part, error))
    {
      g_unlink (part);
      return NULL;
    }

  return tea_backup_keep (tea_book_get_path (book), part, path, error) ? g_steal_pointer (&path)
                                                                       : NULL;
}

/* A backup that a thread makes. */
typedef struct
{
  char *occasion;
  char *path;
} Making;

static void
making_free (Making *self)
{
  g_free (self->occasion);
  g_free (self->path);
  g_free (self);
}

static gboolean
make_in_thread (TeaBook   *book,
                gpointer   data,
                GError   **error)
{
  Making *making = data;

  making->path = tea_backup_make (book, making->occasion, error);

  return making->path != NULL;
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  if (tea_errand_finish (TEA_BOOK (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&making->path), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * tea_backup_make_async:
 * @book: an open book without an open action
 * @occasion: as for tea_backup_make()
 * @callback: called when it is made
 * @data: for @callback
 *
 * Makes a backup in a thread, for which the book is lent: see tea_errand_async().
 */
void
tea_backup_make_async (TeaBook             *book,
                       const char          *occasion,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  GTask *task;
  Making *making;

  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (occasion != NULL);

  making = g_new0 (Making, 1);
  making->occasion = g_strdup (occasion);
  task = g_task_new (book, NULL, callback, data);
  g_task_set_source_tag (task, tea_backup_make_async);
  g_task_set_task_data (task, making, (GDestroyNotify) making_free);
  tea_errand_async (book, make_in_thread, NULL, making, NULL, made_cb, task);
}

/**
 * tea_backup_make_finish:
 * @book: the book
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Errors: those of tea_backup_make() and of tea_errand_finish(); %TEA_ERROR_CANCELLED where the
 * book was closed meanwhile
 *
 * Returns: (transfer full) (nullable): the path of the backup
 */
char *
tea_backup_make_finish (TeaBook       *book,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/*
 * tea_backup_has_daily:
 * @book: an open book
 *
 * Returns: whether there is a backup of the day
 */
gboolean
tea_backup_has_daily (TeaBook *book)
{
  g_autoptr (GPtrArray) paths = tea_backup_list (tea_book_get_path (book));
  g_autofree char *today = tea_book_today (book);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *name = g_path_get_basename (g_ptr_array_index (paths, i));

      if (g_str_has_prefix (name, today) && g_str_has_suffix (name, "-daily" SUFFIX))
        return TRUE;
    }

  return FALSE;
}

/*
 * tea_backup_find_half:
 * @book: an open book of which nobody makes a backup now
 * @occasion: (out) (nullable): what it was for
 *
 * Looks for a backup of today that was cut off before it was whole, as by a power cut while a
 * session was closed: it is none, and somebody wanted one then.
 *
 * Returns: (transfer full) (nullable): what is left of the latest
 */
char *
tea_backup_find_half (TeaBook  *book,
                      char    **occasion)
{
  g_autofree char *folder = create_folder_path (tea_book_get_path (book));
  g_autofree char *today = tea_book_today (book);
  g_autofree char *latest = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const gsize before = strlen ("2026-11-25-143000-");
  const gsize after = strlen (SUFFIX ".part");
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_prefix (name, today) && g_str_has_suffix (name, SUFFIX ".part") &&
          strlen (name) > before + after && g_strcmp0 (name, latest) > 0)
        g_set_str (&latest, name);
    }

  *occasion = NULL;
  if (latest == NULL)
    return NULL;

  *occasion = g_strndup (latest + before, strlen (latest) - before - after);

  return g_build_filename (folder, latest, NULL);
}

/**
 * tea_backup_daily:
 * @book: an open book
 * @error: return location for an error
 *
 * Makes the backup of the day, unless there is one. A window, which must not wait, takes
 * tea_care_async() for it.
 *
 * Errors: those of tea_backup_make()
 *
 * Returns: whether there is a backup of today
 */
gboolean
tea_backup_daily (TeaBook  *book,
                  GError  **error)
{
  g_autofree char *made = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (tea_backup_has_daily (book))
    return TRUE;

  made = tea_backup_make (book, "daily", error);

  return made != NULL;
}

static char *
create_journal_path (const char *path)
{
  return g_strconcat (path, "-journal", NULL);
}

/**
 * tea_backup_set_aside:
 * @book_path: a book that nobody has open
 * @error: return location for an error
 *
 * Gives a damaged or replaced book another name beside it, so that nothing of it is lost. A
 * journal that belongs to it goes with it.
 *
 * Errors: %TEA_ERROR_READ_ONLY
 *
 * Returns: (transfer full) (nullable): where it now is
 */
char *
tea_backup_set_aside (const char  *book_path,
                      GError     **error)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *stamp = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *journal_aside = NULL;

  g_return_val_if_fail (book_path != NULL, NULL);

  now = g_date_time_new_now_local ();
  stamp = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  aside = g_strconcat (book_path, ".", stamp, ".set-aside", NULL);
  for (int i = 2; g_file_test (aside, G_FILE_TEST_EXISTS); i++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.%s-%d.set-aside", book_path, stamp, i);
    }

  if (g_rename (book_path, aside) != 0)
    {
      tea_error_take_sqlite (error, NULL, SQLITE_CANTOPEN, "set the book aside");
      return NULL;
    }

  journal = create_journal_path (book_path);
  journal_aside = create_journal_path (aside);
  g_rename (journal, journal_aside);

  return g_steal_pointer (&aside);
}

/* Copies a backup to where it will be renamed into the book's place, and checks the copy. */
static gboolean
copy_backup (const char  *backup_path,
             const char  *part_path,
             GError     **error)
{
  g_autoptr (GFile) backup = g_file_new_for_path (backup_path);
  g_autoptr (GFile) part = g_file_new_for_path (part_path);
  g_autoptr (GError) local_error = NULL;

  if (!g_file_copy (backup, part, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &local_error))
    {
      int code = SQLITE_IOERR;

      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
        code = SQLITE_FULL;
      else if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
               g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
        code = SQLITE_CANTOPEN;

      return tea_error_take_sqlite (error, NULL, code, "copy the backup");
    }

  /* A backup that came on a stick has whatever rights that gave it. */
  g_chmod (part_path, 0600);
  sync_path (part_path);

  return check_copy (part_path, error);
}

/**
 * tea_backup_restore:
 * @book_path: where the book is, or was; nobody has it open
 * @backup_path: a backup
 * @error: return location for an error
 *
 * Puts a backup in the book's place. The backup is checked first, and the present book is set
 * aside, never written over.
 *
 * Errors: %TEA_ERROR_CORRUPT where the backup is no good, %TEA_ERROR_BUSY where somebody has the
 * book open, %TEA_ERROR_FULL, %TEA_ERROR_READ_ONLY; then the book is where it was
 *
 * Returns: (transfer full) (nullable): where the book from before now is; empty where there was
 *   none
 */
char *
tea_backup_restore (const char  *book_path,
                    const char  *backup_path,
                    GError     **error)
{
  g_autofree char *part = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (TeaBook) present = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (book_path != NULL, NULL);
  g_return_val_if_fail (backup_path != NULL, NULL);

  if (!check_copy (backup_path, error))
    return NULL;

  /* Whoever works in the book now must not lose what is being typed. */
  if (g_file_test (book_path, G_FILE_TEST_EXISTS))
    {
      present = tea_book_open (book_path, &local_error);
      if (g_error_matches (local_error, TEA_ERROR, TEA_ERROR_BUSY))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      if (present != NULL)
        tea_book_close (present);
    }

  part = g_strconcat (book_path, ".part", NULL);
  if (!copy_backup (backup_path, part, error))
    {
      g_unlink (part);
      return NULL;
    }

  if (g_file_test (book_path, G_FILE_TEST_EXISTS))
    {
      aside = tea_backup_set_aside (book_path, error);
      if (aside == NULL)
        {
          g_unlink (part);
          return NULL;
        }
    }

  /* The journal of a book that is gone would be played into the one that takes its place. */
  journal = create_journal_path (book_path);
  g_unlink (journal);

  if (g_rename (part, book_path) != 0)
    {
      if (aside != NULL)
        g_rename (aside, book_path);
      tea_error_take_sqlite (error, NULL, SQLITE_CANTOPEN, "put the backup in place");
      g_unlink (part);
      return NULL;
    }

  return aside != NULL ? g_steal_pointer (&aside) : g_strdup ("");
}
