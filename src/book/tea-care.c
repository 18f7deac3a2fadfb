/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "tea-backup-private.h"
#include "tea-book-private.h"
#include "tea-care.h"
#include "tea-errand-private.h"
#include "tea-error-private.h"

/*
 * The care of a book that is in use: is every page of it sound, and is there a backup of the day?
 *
 * Both take seconds for a large book, and its one connection belongs to the window. So the pages
 * are copied a few at a time while nothing else is to be done (what is written meanwhile goes into
 * the copy as well), and a thread checks the copy, page for page the same as the book. The first
 * good copy of a day is kept as its backup, and so is one in place of a backup that was cut off.
 */

/* Pages copied in one go: a quarter of a megabyte, well below what a frame has time for. */
#define STEP_PAGES 64

typedef struct
{
  char           *part;
  char           *book_path;
  char           *path;      /* where it is kept; %NULL if the day has its backup */
  char           *half;      /* what is left of a backup that it replaces, or %NULL */
  sqlite3        *copy;
  sqlite3_backup *backup;
  gulong          cancelled_id;
} Care;

/* The book can be closed after this. Returns what the copying came to. */
static int
end_copying (Care *care)
{
  int code = SQLITE_OK;

  if (care->backup != NULL)
    code = sqlite3_backup_finish (g_steal_pointer (&care->backup));
  g_clear_pointer (&care->copy, sqlite3_close);

  return code;
}

static void
care_free (Care *care)
{
  end_copying (care);
  g_unlink (care->part);
  g_free (care->part);
  g_free (care->book_path);
  g_free (care->path);
  g_free (care->half);
  g_free (care);
}

static void
check_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Care *care = data;
  GError *error = NULL;
  g_autoptr (GError) open_error = NULL;
  TeaBook *copy = tea_book_open (care->part, &open_error);
  gboolean good = copy != NULL && tea_book_check (copy, &error);

  /* The sentence is about the book; nobody knows the copy. */
  if (copy == NULL)
    tea_error_take_sqlite (&error, NULL, SQLITE_CORRUPT, open_error->message);

  if (copy != NULL)
    tea_book_close (copy);
  g_clear_object (&copy);
  if (good && care->path != NULL)
    good = tea_backup_keep (care->book_path, care->part, care->path, &error);
  if (good && care->half != NULL)
    g_unlink (care->half);

  /* Whoever is told that it is done finds no copy left. */
  g_unlink (care->part);
  if (good)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* There is no copy to check, so the book itself is looked at, however long that takes. */
static void
check_without_copy (GTask *task,
                    int    code)
{
  GError *error = NULL;

  if (tea_book_check (g_task_get_source_object (task), &error))
    tea_error_take_sqlite (&error, NULL, code, "make a backup");
  g_task_return_error (task, error);
}

static gboolean copy_pages_cb (gpointer data);

static gboolean
copy_on_cb (gpointer data)
{
  g_idle_add_full (G_PRIORITY_LOW, copy_pages_cb, g_object_ref (data), g_object_unref);

  return G_SOURCE_REMOVE;
}

static gboolean
copy_pages_cb (gpointer data)
{
  GTask *task = data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  Care *care = g_task_get_task_data (task);
  int code;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  /* While the book is lent there is nothing to copy yet, and to ask would be to wait. */
  if (tea_book_get_errand (g_task_get_source_object (task)) != NULL)
    {
      g_timeout_add_seconds_full (G_PRIORITY_LOW, 1, copy_on_cb, g_object_ref (task),
                                  g_object_unref);
      return G_SOURCE_REMOVE;
    }

  code = sqlite3_backup_step (care->backup, STEP_PAGES);
  if (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED)
    return G_SOURCE_CONTINUE;

  g_cancellable_disconnect (cancellable, care->cancelled_id);
  code = end_copying (care);
  if (code == SQLITE_OK)
    g_task_run_in_thread (task, check_thread);
  else
    check_without_copy (task, code);

  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable,
              Care         *care)
{
  end_copying (care);
}

/**
 * tea_care_async:
 * @book: an open book
 * @cancellable: (nullable): stops it
 * @callback: called on the main thread when it is done
 * @data: for @callback
 *
 * Checks the book, and makes the backup of the day unless there is one, without holding up who
 * uses it. It must be cancelled before the book is closed.
 */
void
tea_care_async (TeaBook             *book,
                GCancellable        *cancellable,
                GAsyncReadyCallback  callback,
                gpointer             data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *daily = NULL;
  g_autofree char *occasion = NULL;
  static guint n_cares;
  GError *error = NULL;
  Care *care;
  int code;

  g_return_if_fail (TEA_IS_BOOK (book));

  task = g_task_new (book, cancellable, callback, data);
  g_task_set_source_tag (task, tea_care_async);
  g_task_set_check_cancellable (task, FALSE);

  daily = tea_backup_create_path (book, "daily", &error);
  if (daily == NULL)
    {
      g_autoptr (GError) folder_error = g_steal_pointer (&error);

      if (tea_book_check (book, &error))
        error = g_steal_pointer (&folder_error);
      g_task_return_error (task, error);
      return;
    }

  /* The first has always the same name: what a power cut leaves is written over by the next. */
  care = g_new0 (Care, 1);
  care->part = g_strdup_printf ("%s.backups/care-%u.part", tea_book_get_path (book), n_cares++);
  care->book_path = g_strdup (tea_book_get_path (book));
  /* What is half now is not being made, unless an errand makes it. */
  if (tea_book_get_errand (book) == NULL)
    care->half = tea_backup_find_half (book, &occasion);
  if (!tea_backup_has_daily (book))
    care->path = g_steal_pointer (&daily);
  else if (occasion != NULL)
    care->path = tea_backup_create_path (book, occasion, NULL);
  g_task_set_task_data (task, care, (GDestroyNotify) care_free);

  tea_backup_begin (care->part);
  code = sqlite3_open_v2 (care->part, &care->copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                          NULL);
  if (code == SQLITE_OK)
    {
      /* Half a copy is thrown away, so it needs no journal. */
      sqlite3_exec (care->copy, "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF", NULL, NULL,
                    NULL);
      care->backup = sqlite3_backup_init (care->copy, "main", tea_book_get_db (book), "main");
      code = care->backup != NULL ? SQLITE_OK : sqlite3_errcode (care->copy);
    }
  if (code != SQLITE_OK)
    {
      check_without_copy (task, code);
      return;
    }

  if (cancellable != NULL)
    care->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), care, NULL);
  g_idle_add_full (G_PRIORITY_LOW, copy_pages_cb, g_steal_pointer (&task), g_object_unref);
}

/**
 * tea_care_finish:
 * @book: the book
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Errors: %TEA_ERROR_CORRUPT if the book is damaged; %TEA_ERROR_FULL, %TEA_ERROR_READ_ONLY if it is
 * sound and the backup could not be made; %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the book is sound and there is a backup of the day
 */
gboolean
tea_care_finish (TeaBook       *book,
                 GAsyncResult  *result,
                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
