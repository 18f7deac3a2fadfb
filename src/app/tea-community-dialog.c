/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-setting.h"
#include "tea-community-dialog.h"

/*
 * TeaCommunityDialog:
 *
 * What the book says about the community and its secretary. A field is saved as it is left, and
 * none has to be filled in.
 */
struct _TeaCommunityDialog
{
  AdwDialog    parent_instance;

  TeaBook     *book;
  char        *community;
  char        *secretary;

  AdwBanner   *banner;
  AdwEntryRow *community_row;
  AdwEntryRow *secretary_row;
};

G_DEFINE_FINAL_TYPE (TeaCommunityDialog, tea_community_dialog, ADW_TYPE_DIALOG)

/* What the book says already is not asked of it again, because it may be closed by the time that
 * the last field is left.
 */
static gboolean
save_row (TeaCommunityDialog  *self,
          AdwEntryRow         *row,
          const char          *name,
          char               **saved,
          GError             **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  if (g_str_equal (text, *saved))
    return TRUE;

  if (!tea_setting_change (self->book, name, text, error))
    return FALSE;

  g_set_str (saved, text);

  return TRUE;
}

static gboolean
save (TeaCommunityDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = save_row (self, self->community_row, "community", &self->community, &error) &&
         save_row (self, self->secretary_row, "secretary", &self->secretary, &error);
  adw_banner_set_revealed (self->banner, !done);
  if (!done)
    adw_banner_set_title (self->banner, error->message);

  return done;
}

static void
save_cb (TeaCommunityDialog *self)
{
  save (self);
}

/* What could not be saved stays in its field; whoever closes the dialog once more lets it go. */
static void
tea_community_dialog_close_attempt (AdwDialog *dialog)
{
  TeaCommunityDialog *self = TEA_COMMUNITY_DIALOG (dialog);

  if (adw_banner_get_revealed (self->banner) || save (self))
    adw_dialog_force_close (dialog);
}

static void
watch (TeaCommunityDialog *self,
       AdwEntryRow        *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);
}

static void
tea_community_dialog_dispose (GObject *object)
{
  TeaCommunityDialog *self = TEA_COMMUNITY_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_COMMUNITY_DIALOG);
  g_clear_object (&self->book);
  g_clear_pointer (&self->community, g_free);
  g_clear_pointer (&self->secretary, g_free);

  G_OBJECT_CLASS (tea_community_dialog_parent_class)->dispose (object);
}

static void
tea_community_dialog_class_init (TeaCommunityDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_community_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = tea_community_dialog_close_attempt;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/tea-community-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaCommunityDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TeaCommunityDialog, community_row);
  gtk_widget_class_bind_template_child (widget_class, TeaCommunityDialog, secretary_row);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
tea_community_dialog_init (TeaCommunityDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
}

/**
 * tea_community_dialog_present:
 * @widget: a widget of the window
 * @book: a book
 *
 * Shows what the book says about the community.
 */
void
tea_community_dialog_present (GtkWidget *widget,
                              TeaBook   *book)
{
  TeaCommunityDialog *self;
  GtkWidget *first;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TEA_IS_BOOK (book));

  self = g_object_new (TEA_TYPE_COMMUNITY_DIALOG, NULL);
  self->book = g_object_ref (book);
  self->community = tea_book_dup_setting (book, "community");
  self->secretary = tea_book_dup_setting (book, "secretary");
  gtk_editable_set_text (GTK_EDITABLE (self->community_row), self->community);
  gtk_editable_set_text (GTK_EDITABLE (self->secretary_row), self->secretary);
  watch (self, self->community_row);
  watch (self, self->secretary_row);
  first = GTK_WIDGET (*self->community != '\0' ? self->secretary_row : self->community_row);
  adw_dialog_set_focus (ADW_DIALOG (self), first);
  adw_dialog_present (ADW_DIALOG (self), widget);
}
