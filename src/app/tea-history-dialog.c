/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-history.h"
#include "book/tea-list.h"
#include "tea-history-dialog.h"
#include "tea-long-step.h"
#include "tea-row.h"

/*
 * TeaHistoryDialog:
 *
 * What was done to the book, the latest first, and the two ways along it: taking back and doing
 * again, one action at a time, because the later ones stand on the earlier ones.
 */
struct _TeaHistoryDialog
{
  AdwDialog    parent_instance;

  TeaBook     *book;

  AdwBanner   *banner;
  GtkButton   *undo_button;
  GtkButton   *redo_button;
  GtkListView *list_view;
};

/* What TeaHistory:state says. */
enum
{
  DONE,
  TAKEN_BACK,
  GONE,
};

G_DEFINE_FINAL_TYPE (TeaHistoryDialog, tea_history_dialog, ADW_TYPE_DIALOG)

static char *
dup_state (GtkListItem *item,
           int          state)
{
  switch (state)
    {
    case TAKEN_BACK:
      return g_strdup (_("Taken back"));
    case GONE:
      return g_strdup (_("Taken back for good"));
    case DONE:
    default:
      return g_strdup ("");
    }
}

static void
update_buttons (TeaHistoryDialog *self)
{
  g_autofree char *undo = tea_history_dup_undo (self->book);
  g_autofree char *redo = tea_history_dup_redo (self->book);

  gtk_widget_set_sensitive (GTK_WIDGET (self->undo_button), undo != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->redo_button), redo != NULL);
}

static void
move (TeaHistoryDialog *self,
      TeaMoveFunc       move_func)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = move_func (self->book, &error);

  adw_banner_set_revealed (self->banner, title == NULL);
  if (title == NULL)
    adw_banner_set_title (self->banner, error->message);
}

/* What takes long the window does, and says how it went. */
static void
undo_cb (TeaHistoryDialog *self)
{
  if (tea_history_is_undo_long (self->book))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.undo", NULL);
  else
    move (self, tea_history_undo);
}

static void
redo_cb (TeaHistoryDialog *self)
{
  if (tea_history_is_redo_long (self->book))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.redo", NULL);
  else
    move (self, tea_history_redo);
}

static void
tea_history_dialog_dispose (GObject *object)
{
  TeaHistoryDialog *self = TEA_HISTORY_DIALOG (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_HISTORY_DIALOG);

  G_OBJECT_CLASS (tea_history_dialog_parent_class)->dispose (object);
}

static void
tea_history_dialog_class_init (TeaHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_history_dialog_dispose;

  g_type_ensure (TEA_TYPE_HISTORY);
  g_type_ensure (TEA_TYPE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/tea-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaHistoryDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TeaHistoryDialog, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TeaHistoryDialog, redo_button);
  gtk_widget_class_bind_template_child (widget_class, TeaHistoryDialog, list_view);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, redo_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_state);
}

static void
tea_history_dialog_init (TeaHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_history_dialog_present:
 * @widget: the window
 * @book: the book
 *
 * Opens the dialog.
 */
void
tea_history_dialog_present (GtkWidget *widget,
                            TeaBook   *book)
{
  g_autoptr (GtkNoSelection) selection = NULL;
  TeaHistoryDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TEA_IS_BOOK (book));

  self = g_object_new (TEA_TYPE_HISTORY_DIALOG, NULL);
  self->book = g_object_ref (book);
  selection = gtk_no_selection_new (G_LIST_MODEL (tea_list_new (tea_history_query (book))));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (book, "changed", G_CALLBACK (update_buttons), self, G_CONNECT_SWAPPED);
  update_buttons (self);
  adw_dialog_present (ADW_DIALOG (self), widget);
}
