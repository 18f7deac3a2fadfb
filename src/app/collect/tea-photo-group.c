/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-list.h"
#include "collect/tea-photo.h"

#include "tea-page.h"
#include "tea-photo-group.h"

/* Pixels of a thumbnail's longer side. */
#define THUMBNAIL_SIZE 64

/*
 * TeaPhotoGroup:
 *
 * The pictures of a request. One whose file is missing or broken is shown as such.
 */
struct _TeaPhotoGroup
{
  AdwPreferencesGroup  parent_instance;

  TeaBook             *book;
  gint64               request;

  GtkListBox          *list_box;
};

G_DEFINE_FINAL_TYPE (TeaPhotoGroup, tea_photo_group, ADW_TYPE_PREFERENCES_GROUP)

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  GdkPixbuf *pixbuf;

  pixbuf = gdk_pixbuf_new_from_file_at_scale (data, THUMBNAIL_SIZE, THUMBNAIL_SIZE, TRUE, &error);
  if (pixbuf != NULL)
    g_task_return_pointer (task, pixbuf, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  AdwActionRow *row = ADW_ACTION_ROW (source);
  g_autoptr (GtkImage) image = data;
  g_autoptr (GdkPixbuf) pixbuf = g_task_propagate_pointer (G_TASK (result), NULL);
  const char *path = g_task_get_task_data (G_TASK (result));
  g_autoptr (GdkTexture) texture = NULL;

  if (pixbuf != NULL)
    {
      texture = gdk_texture_new_for_pixbuf (pixbuf);
      gtk_image_set_from_paintable (image, GDK_PAINTABLE (texture));
      return;
    }

  gtk_image_set_from_icon_name (image, "image-missing-symbolic");
  adw_action_row_set_subtitle (row, g_file_test (path, G_FILE_TEST_EXISTS)
                                    ? _("This picture cannot be read.")
                                    : _("The picture’s file is missing."));
}

static void
remove_cb (GtkButton     *button,
           TeaPhotoGroup *self)
{
  TeaPhoto *photo = g_object_get_data (G_OBJECT (button), "photo");
  g_autoptr (GError) error = NULL;
  gboolean done = tea_photo_remove (photo, self->book, &error);

  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (TeaPhotoGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    tea_page_tell_error (GTK_WIDGET (self), error);
}

static void
open_cb (AdwActionRow  *row,
         TeaPhotoGroup *self)
{
  TeaPhoto *photo = g_object_get_data (G_OBJECT (row), "photo");
  g_autofree char *path = tea_photo_dup_path (photo, self->book);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                            launched_cb, g_object_ref (self));
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  TeaPhotoGroup *self = user_data;
  TeaPhoto *photo = item;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name ("image-x-generic-symbolic");
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autoptr (GTask) task = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Picture"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "photo", g_object_ref (photo), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_cb), self, 0);

  gtk_image_set_pixel_size (GTK_IMAGE (image), THUMBNAIL_SIZE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Picture"),
                                  -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Remove This Picture"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove This Picture"),
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "photo", g_object_ref (photo), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  /* A phone's picture takes a while to be made small. */
  task = g_task_new (row, NULL, loaded_cb, g_object_ref (image));
  g_task_set_task_data (task, tea_photo_dup_path (photo, self->book), g_free);
  g_task_run_in_thread (task, load_thread);

  return row;
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (TeaPhotoGroup) self = data;
  g_autoptr (GListModel) files = NULL;
  g_autoptr (GError) error = NULL;

  files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);
  if (files != NULL)
    tea_photo_group_add (self, files);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    tea_page_tell_error (GTK_WIDGET (self), error);
}

static void
add_cb (TeaPhotoGroup *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_filter_set_name (filter, _("Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/*");
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_title (dialog, _("Add Pictures"));
  gtk_file_dialog_open_multiple (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                                 chosen_cb, g_object_ref (self));
}

static void
tea_photo_group_dispose (GObject *object)
{
  g_clear_object (&TEA_PHOTO_GROUP (object)->book);
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_PHOTO_GROUP);

  G_OBJECT_CLASS (tea_photo_group_parent_class)->dispose (object);
}

static void
tea_photo_group_class_init (TeaPhotoGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_photo_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/collect/tea-photo-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaPhotoGroup, list_box);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
tea_photo_group_init (TeaPhotoGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_photo_group_set_request:
 * @self: a group
 * @book: the book
 * @request: a request
 *
 * Shows another request's pictures.
 */
void
tea_photo_group_set_request (TeaPhotoGroup *self,
                             TeaBook       *book,
                             TeaRequest    *request)
{
  g_autoptr (TeaList) list = NULL;
  gint64 id;

  g_return_if_fail (TEA_IS_PHOTO_GROUP (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_REQUEST (request));

  id = tea_record_get_id (TEA_RECORD (request));
  if (self->request == id)
    return;

  self->request = id;
  g_set_object (&self->book, book);
  list = tea_list_new (tea_photo_query (book, id));
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (list), create_row, self, NULL);
}

/**
 * tea_photo_group_add:
 * @self: a group that shows a request
 * @files: a list of #GFile
 *
 * Adds pictures to the request, all in one action.
 */
void
tea_photo_group_add (TeaPhotoGroup *self,
                     GListModel    *files)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_return_if_fail (TEA_IS_PHOTO_GROUP (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));
  g_return_if_fail (self->request != 0);

  action = tea_action_begin (self->book, "photo-add", _("Added pictures"), &error);
  done = action != NULL;
  for (guint i = 0; done && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autoptr (TeaPhoto) photo = tea_photo_add (self->book, self->request, file, &error);

      done = photo != NULL;
    }

  done = done && tea_action_commit (action, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}
