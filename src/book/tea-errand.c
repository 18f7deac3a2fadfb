/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-errand-private.h"

/*
 * An errand is long work with the book, such as taking over a sheet of 100,000 lines: the book is
 * lent to a thread, and the window goes on.
 *
 * Done a little at a time on the main loop, as the copying in tea-care.c is, it would hold the
 * window all the same: no index is made by halves, and the disk takes as long as it takes to
 * commit. Nor can the thread have a connection of its own, because the book's keeps everybody else
 * out of the file, also between two actions. So the thread uses the only connection, with these
 * rules:
 *
 * - The main thread lends the book while no action is open, and takes it back in its main loop.
 * - Until then only the thread may write. An action that begins elsewhere would become part of the
 *   thread's and go with it, so it is refused; a window keeps the text that was not written.
 * - Everybody may read. SQLite lets in one call after another, so whoever reads waits for one
 *   statement at most, and sees what the thread has done so far; therefore `changed` tells also of
 *   what was taken back again.
 * - Errands are stopped by their cancellable, also in the middle of a statement, and by closing
 *   the book, which waits for them. What was not committed is rolled back; SQLite does it after a
 *   crash.
 */
struct _TeaErrand
{
  TeaBook           *book;
  TeaErrandFunc      func;
  TeaErrandProgress  progress;
  gpointer           data;
  GMainContext      *context;
  GCancellable      *cancellable;

  /* Whose errand it is. */
  GThread           *thread;
  GMutex             mutex;
  GCond              ended;
  gboolean           has_ended;
  gboolean           interrupted;

  /* The part of the whole that is being done (none is the whole), and the thousandths of the whole
   * that were told. */
  double             from;
  double             until;
  int                told;
};

/* SQLite looks at the cancellable so often, in its own small steps; that is every millisecond. */
#define STEPS_BETWEEN_LOOKS 5000

/* A bar of a few hundred pixels shows no smaller steps. */
#define LEAST_THOUSANDTHS 5

static void
errand_free (TeaErrand *self)
{
  g_object_unref (self->book);
  g_object_unref (self->cancellable);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->ended);
  g_free (self);
}

static gboolean
refuse_stopped (GError **error)
{
  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_CANCELLED,
                       _("This was stopped, and nothing was changed."));
  return FALSE;
}

/* Once is enough: what is done then is rolling back. */
static int
look_cb (void *user_data)
{
  TeaErrand *self = user_data;

  if (self->interrupted || g_thread_self () != self->thread ||
      !g_cancellable_is_cancelled (self->cancellable))
    return 0;

  self->interrupted = TRUE;

  return 1;
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  TeaErrand *self = data;
  sqlite3 *db = tea_book_get_db (self->book);
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_atomic_pointer_set (&self->thread, g_thread_self ());
  sqlite3_progress_handler (db, STEPS_BETWEEN_LOOKS, look_cb, self);
  done = self->func (self->book, self->data, &error);
  sqlite3_progress_handler (db, 0, NULL, NULL);

  /* What SQLite says of it is that it could not. */
  if (!done && g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_error (&error);
      refuse_stopped (&error);
    }

  g_mutex_lock (&self->mutex);
  self->has_ended = TRUE;
  g_cond_signal (&self->ended);
  g_mutex_unlock (&self->mutex);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The book is the window's again before anybody is told. */
static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  TeaBook *book = TEA_BOOK (source);
  GError *error = NULL;

  /* It was closed meanwhile, which took it back. */
  if (tea_book_get_errand (book) == g_task_get_task_data (G_TASK (result)))
    {
      tea_book_set_errand (book, NULL);
      tea_book_tell (book);
    }

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * tea_errand_async:
 * @book: an open book without an open action
 * @func: the work
 * @progress: (nullable): told how far it is
 * @data: for @func and @progress; has to stay until @callback is called
 * @cancellable: (nullable): stops it
 * @callback: called on the main thread when the book is back
 * @callback_data: for @callback
 *
 * Lends the book to a thread that does @func. Until the book is back everybody may read it, and
 * every action that begins in another thread is refused with %TEA_ERROR_BUSY. Actions of @func
 * that it does not commit have never happened.
 */
void
tea_errand_async (TeaBook             *book,
                  TeaErrandFunc        func,
                  TeaErrandProgress    progress,
                  gpointer             data,
                  GCancellable        *cancellable,
                  GAsyncReadyCallback  callback,
                  gpointer             callback_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) inner = NULL;
  GError *error = NULL;
  TeaErrand *self;

  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (func != NULL);

  task = g_task_new (book, cancellable, callback, callback_data);
  g_task_set_source_tag (task, tea_errand_async);

  /* Where it is done before it can be stopped, it is done. */
  g_task_set_check_cancellable (task, FALSE);
  if (!tea_errand_may_write (book, &error) ||
      (tea_book_get_db (book) == NULL &&
       !tea_error_take_sqlite (&error, NULL, SQLITE_MISUSE, "lend the book")))
    {
      g_task_return_error (task, error);
      return;
    }
  g_return_if_fail (tea_book_get_action (book) == NULL);

  self = g_new0 (TeaErrand, 1);
  self->book = g_object_ref (book);
  self->func = func;
  self->progress = progress;
  self->data = data;
  self->context = g_main_context_ref_thread_default ();
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->ended);

  tea_book_set_errand (book, self);
  inner = g_task_new (book, NULL, ended_cb, g_steal_pointer (&task));
  g_task_set_task_data (inner, self, (GDestroyNotify) errand_free);
  g_task_run_in_thread (inner, run_thread);
}

/**
 * tea_errand_finish:
 * @book: the book
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Errors: %TEA_ERROR_CANCELLED; %TEA_ERROR_BUSY where the book is lent already; those of the work
 *
 * Returns: whether it worked
 */
gboolean
tea_errand_finish (TeaBook       *book,
                   GAsyncResult  *result,
                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The errand whose thread this is. */
static TeaErrand *
get_own (TeaBook *book)
{
  TeaErrand *self = tea_book_get_errand (book);

  return self != NULL && g_atomic_pointer_get (&self->thread) == g_thread_self () ? self : NULL;
}

/* Whether this thread may write to @book. */
gboolean
tea_errand_may_write (TeaBook  *book,
                      GError  **error)
{
  if (tea_book_get_errand (book) == NULL || get_own (book) != NULL)
    return TRUE;

  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_BUSY,
                       _("The book is still busy with something larger. Try again in a moment."));
  return FALSE;
}

/* The book is about to be closed: what is not committed yet shall never have happened. */
void
tea_errand_break_off (TeaErrand *self)
{
  g_cancellable_cancel (self->cancellable);
  g_mutex_lock (&self->mutex);
  while (!self->has_ended)
    g_cond_wait (&self->ended, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

typedef struct
{
  TeaErrand *errand;
  double     fraction;
} Telling;

static gboolean
tell_cb (gpointer data)
{
  Telling *telling = data;

  telling->errand->progress (telling->fraction, telling->errand->data);

  return G_SOURCE_REMOVE;
}

/* It is heard before the end of the errand, because both wait in the same line. */
static void
tell (TeaErrand *self,
      double     fraction)
{
  g_autoptr (GSource) source = NULL;
  Telling *telling;

  if (self->progress == NULL || (int) (1000 * fraction) - self->told < LEAST_THOUSANDTHS)
    return;

  self->told = (int) (1000 * fraction);
  telling = g_new (Telling, 1);
  telling->errand = self;
  telling->fraction = fraction;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, telling, g_free);
  g_source_attach (source, self->context);
}

/**
 * tea_errand_set_part:
 * @book: a book
 * @until: how much of the whole will be done, from 0 to 1
 *
 * Says where the next part of the work ends: a third of the whole, perhaps, of which
 * tea_errand_step() then counts the steps. Without an errand of this thread it does nothing.
 */
void
tea_errand_set_part (TeaBook *book,
                     double   until)
{
  TeaErrand *self;

  g_return_if_fail (TEA_IS_BOOK (book));

  self = get_own (book);
  if (self == NULL)
    return;

  self->from = self->until;
  self->until = until;
  tell (self, self->from);
}

/**
 * tea_errand_step:
 * @book: a book
 * @done: how many steps of the part are done
 * @total: of how many
 * @error: return location for an error
 *
 * Tells how far the work is, and asks whether it may go on. Without an errand of this thread it
 * may, so that work can be the same in the window and on the command line.
 *
 * Errors: %TEA_ERROR_CANCELLED
 *
 * Returns: whether to go on
 */
gboolean
tea_errand_step (TeaBook  *book,
                 gsize     done,
                 gsize     total,
                 GError  **error)
{
  TeaErrand *self;
  double until;

  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  self = get_own (book);
  if (self == NULL)
    return TRUE;

  if (g_cancellable_is_cancelled (self->cancellable))
    return refuse_stopped (error);

  until = self->until > 0 ? self->until : 1;
  if (total > 0)
    tell (self, self->from + (until - self->from) * MIN (done, total) / total);

  return TRUE;
}
