/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-errand.h"

#include "tea-long-step.h"

/*
 * A step in the history that takes seconds, such as taking 100,000 requests back: a thread does it
 * while a dialog says so, and can be stopped.
 */
typedef struct
{
  TeaMoveFunc   move_func;
  char         *title;
  AdwDialog    *dialog;
  GCancellable *cancellable;
} LongStep;

static void
long_step_free (LongStep *self)
{
  g_free (self->title);
  g_object_unref (self->dialog);
  g_object_unref (self->cancellable);
  g_free (self);
}

static gboolean
move_in_thread (TeaBook   *book,
                gpointer   data,
                GError   **error)
{
  LongStep *self = data;

  self->title = self->move_func (book, error);

  return self->title != NULL;
}

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  LongStep *self = g_task_get_task_data (task);
  GError *error = NULL;

  g_signal_handlers_disconnect_by_data (self->dialog, self);
  if (gtk_widget_get_root (GTK_WIDGET (self->dialog)) != NULL)
    adw_dialog_force_close (self->dialog);
  if (tea_errand_finish (TEA_BOOK (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&self->title), g_free);
  else
    g_task_return_error (task, error);
}

static void
closed_cb (AdwDialog *dialog,
           LongStep  *self)
{
  g_cancellable_cancel (self->cancellable);
}

/**
 * tea_long_step_async:
 * @parent: what the dialog is for
 * @book: a book
 * @move_func: the step
 * @heading: what is going on
 * @title: what is taken back or done again
 * @callback: called when it is done or stopped
 * @data: for @callback
 *
 * Takes a step in the history in a thread.
 */
void
tea_long_step_async (GtkWidget           *parent,
                     TeaBook             *book,
                     TeaMoveFunc          move_func,
                     const char          *heading,
                     const char          *title,
                     GAsyncReadyCallback  callback,
                     gpointer             data)
{
  GTask *task = g_task_new (book, NULL, callback, data);
  LongStep *self = g_new0 (LongStep, 1);
  GtkWidget *spinner = adw_spinner_new ();

  self->move_func = move_func;
  self->cancellable = g_cancellable_new ();
  self->dialog = g_object_ref_sink (adw_alert_dialog_new (heading, title));
  g_task_set_source_tag (task, tea_long_step_async);
  g_task_set_task_data (task, self, (GDestroyNotify) long_step_free);

  gtk_widget_set_size_request (spinner, 32, 32);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (self->dialog), spinner);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (self->dialog), "stop", _("_Stop"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (self->dialog), "stop");
  g_signal_connect (self->dialog, "closed", G_CALLBACK (closed_cb), self);
  adw_dialog_present (self->dialog, parent);
  tea_errand_async (book, move_in_thread, NULL, self, self->cancellable, moved_cb, task);
}

/**
 * tea_long_step_finish:
 * @book: the book
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Errors: those of the step; %TEA_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the title of what was taken back or done again
 */
char *
tea_long_step_finish (TeaBook       *book,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
