/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-page.h"
#include "tea-split-dialog.h"

/*
 * TeaSplitDialog:
 *
 * Makes a topic of its own of those requests of a topic that are about another matter.
 */
struct _TeaSplitDialog
{
  AdwDialog    parent_instance;

  GtkWidget   *opener;
  TeaBook     *book;
  TeaTopic    *topic;
  GPtrArray   *requests;
  GHashTable  *ticked;   /* of TeaRequest */

  AdwBanner   *banner;
  GtkEditable *title_row;
  GtkListBox  *request_box;
};

G_DEFINE_FINAL_TYPE (TeaSplitDialog, tea_split_dialog, ADW_TYPE_DIALOG)

static void
ticked_cb (GtkCheckButton *button,
           GParamSpec     *pspec,
           TeaSplitDialog *self)
{
  gpointer request = g_object_get_data (G_OBJECT (button), "request");

  if (gtk_check_button_get_active (button))
    g_hash_table_add (self->ticked, request);
  else
    g_hash_table_remove (self->ticked, request);
}

static void
add_request (TeaSplitDialog *self,
             TeaRequest     *request)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tick = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), request->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), request->number);

  /* The words of the row are the name of what is ticked. */
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (tick), "request", request);
  g_signal_connect_object (tick, "notify::active", G_CALLBACK (ticked_cb), self,
                           G_CONNECT_DEFAULT);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  gtk_list_box_append (self->request_box, row);
}

static void
split_cb (TeaSplitDialog *self)
{
  g_autoptr (GPtrArray) requests = g_hash_table_get_keys_as_ptr_array (self->ticked);
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaTopic) other = tea_topic_split (self->topic, self->book, requests,
                                                gtk_editable_get_text (self->title_row), &error);
  GtkWidget *opener = self->opener;

  if (other == NULL)
    {
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
      return;
    }

  adw_dialog_close (ADW_DIALOG (self));
  tea_page_go_to (opener, TEA_RECORD (other));
  tea_page_tell_done (opener);
}

static void
tea_split_dialog_dispose (GObject *object)
{
  TeaSplitDialog *self = TEA_SPLIT_DIALOG (object);

  g_clear_pointer (&self->ticked, g_hash_table_unref);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_object (&self->topic);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_SPLIT_DIALOG);

  G_OBJECT_CLASS (tea_split_dialog_parent_class)->dispose (object);
}

static void
tea_split_dialog_class_init (TeaSplitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_split_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/screen/"
                                               "tea-split-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaSplitDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TeaSplitDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSplitDialog, request_box);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
}

static void
tea_split_dialog_init (TeaSplitDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ticked = g_hash_table_new (NULL, NULL);
}

/**
 * tea_split_dialog_present:
 * @widget: a widget of the page that the dialog belongs to
 * @book: the book
 * @topic: a topic of at least two requests
 *
 * Opens the dialog.
 */
void
tea_split_dialog_present (GtkWidget *widget,
                          TeaBook   *book,
                          TeaTopic  *topic)
{
  TeaSplitDialog *self;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_TOPIC (topic));

  query = tea_topic_request_query (topic, book);
  self = g_object_new (TEA_TYPE_SPLIT_DIALOG, NULL);
  self->opener = widget;
  self->book = g_object_ref (book);
  self->topic = g_object_ref (topic);
  self->requests = tea_query_read_records (query, &error);
  if (self->requests == NULL)
    {
      tea_page_tell_error (widget, error);
      g_object_ref_sink (self);
      g_object_unref (self);
      return;
    }

  for (guint i = 0; i < self->requests->len; i++)
    add_request (self, g_ptr_array_index (self->requests, i));
  adw_dialog_present (ADW_DIALOG (self), widget);
}
