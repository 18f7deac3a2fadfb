/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-list.h"
#include "collect/tea-photo-group.h"
#include "collect/tea-photo.h"
#include "collect/tea-request.h"
#include "meet/tea-material-dialog.h"
#include "meet/tea-record-row.h"
#include "tea-page.h"

/* More than so many are not read through before a session; the topic has them all. */
#define MOST_REQUESTS 50

/*
 * TeaMaterialDialog:
 *
 * What a topic on the agenda rests on: its summary, who asked for it in which words, and the
 * pictures of it.
 */
struct _TeaMaterialDialog
{
  AdwDialog            parent_instance;

  GtkWidget           *parent;
  TeaBook             *book;
  TeaTopic            *topic;

  GtkLabel            *summary_label;
  AdwPreferencesGroup *request_group;
  GtkBox              *photo_part;
};

G_DEFINE_FINAL_TYPE (TeaMaterialDialog, tea_material_dialog, ADW_TYPE_DIALOG)

static void
go_to (TeaMaterialDialog *self,
       gpointer           record)
{
  g_autoptr (TeaRecord) kept = g_object_ref (record);
  GtkWidget *parent = self->parent;

  adw_dialog_close (ADW_DIALOG (self));
  if (parent != NULL)
    tea_page_go_to (parent, kept);
}

static void
go_to_request_cb (AdwActionRow      *row,
                  TeaMaterialDialog *self)
{
  go_to (self, tea_record_row_get_record (row));
}

static void
go_to_topic_cb (AdwButtonRow      *row,
                TeaMaterialDialog *self)
{
  go_to (self, self->topic);
}

static gboolean
has_photos (TeaMaterialDialog *self,
            TeaRequest        *request)
{
  g_autoptr (TeaQuery) query = tea_photo_query (self->book, TEA_RECORD (request));
  g_autoptr (GPtrArray) photos = tea_query_read_records (query, NULL);

  return photos != NULL && photos->len > 0;
}

static void
add_request (TeaMaterialDialog *self,
             TeaRequest        *request)
{
  AdwActionRow *row = tea_record_row_new (request, "text", request->number);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_set_title_lines (row, 4);
  g_signal_connect_object (row, "activated", G_CALLBACK (go_to_request_cb), self,
                           G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  adw_preferences_group_add (self->request_group, GTK_WIDGET (row));

  if (has_photos (self, request))
    {
      GtkWidget *photos = g_object_new (TEA_TYPE_PHOTO_GROUP, NULL);

      tea_photo_group_set_owner (TEA_PHOTO_GROUP (photos), self->book, TEA_RECORD (request));
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (photos), request->number);
      gtk_box_append (self->photo_part, photos);
    }
}

static void
add_way_to_all (TeaMaterialDialog *self)
{
  g_autofree char *title = NULL;
  GtkWidget *row = adw_button_row_new ();

  title = g_strdup_printf (ngettext ("Go to All %d Request", "Go to All %d Requests",
                                     self->topic->requests), self->topic->requests);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "activated", G_CALLBACK (go_to_topic_cb), self,
                           G_CONNECT_DEFAULT);
  adw_preferences_group_add (self->request_group, row);
}

static void
show_topic (TeaMaterialDialog *self)
{
  TeaTopic *topic = self->topic;
  const TeaRequestFilter filter = {
    .topic = tea_record_get_id (TEA_RECORD (topic)),
    .limit = MOST_REQUESTS,
  };
  g_autoptr (TeaQuery) query = tea_request_query (self->book, &filter);
  g_autoptr (GPtrArray) requests = tea_query_read_records (query, NULL);

  adw_dialog_set_title (ADW_DIALOG (self), topic->title);
  gtk_label_set_label (self->summary_label, topic->summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), *topic->summary != '\0');
  for (guint i = 0; requests != NULL && i < requests->len; i++)
    add_request (self, g_ptr_array_index (requests, i));
  if (requests != NULL && topic->requests > (int) requests->len)
    add_way_to_all (self);
  if (requests == NULL || requests->len == 0)
    adw_preferences_group_set_description (self->request_group, _("No request is in this topic."));
}

static void
tea_material_dialog_dispose (GObject *object)
{
  TeaMaterialDialog *self = TEA_MATERIAL_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_MATERIAL_DIALOG);
  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->topic);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (tea_material_dialog_parent_class)->dispose (object);
}

static void
tea_material_dialog_class_init (TeaMaterialDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_material_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
    "/org/community/Teatime/meet/tea-material-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaMaterialDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TeaMaterialDialog, request_group);
  gtk_widget_class_bind_template_child (widget_class, TeaMaterialDialog, photo_part);
}

static void
tea_material_dialog_init (TeaMaterialDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_material_dialog_present:
 * @parent: what opens it
 * @book: the book
 * @topic: a topic
 *
 * Shows what a topic rests on.
 */
void
tea_material_dialog_present (GtkWidget *parent,
                             TeaBook   *book,
                             TeaTopic  *topic)
{
  TeaMaterialDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_TOPIC (topic));

  self = g_object_new (TEA_TYPE_MATERIAL_DIALOG, NULL);
  g_set_weak_pointer (&self->parent, parent);
  self->book = g_object_ref (book);
  self->topic = g_object_ref (topic);
  show_topic (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
