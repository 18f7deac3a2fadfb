/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-list.h"
#include "collect/tea-photo.h"

#include "tea-page.h"
#include "tea-photo-group.h"
#include "tea-thumbnails.h"

/* Points of a thumbnail's longer side. */
#define THUMBNAIL_SIZE 96

/*
 * TeaPhotoGroup:
 *
 * The pictures of a request or a visit. One whose file is missing or broken is shown as such.
 */
struct _TeaPhotoGroup
{
  AdwPreferencesGroup  parent_instance;

  TeaBook             *book;
  TeaRecord           *owner;

  GtkListBox          *list_box;
  GtkWidget           *add_button;
};

G_DEFINE_FINAL_TYPE (TeaPhotoGroup, tea_photo_group, ADW_TYPE_PREFERENCES_GROUP)

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GtkWidget) row = data;
  GtkImage *image = g_object_get_data (G_OBJECT (row), "image");
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = tea_thumbnails_load_finish (result, &error);

  if (texture != NULL)
    {
      gtk_image_set_from_paintable (image, GDK_PAINTABLE (texture));
      return;
    }

  gtk_image_set_from_icon_name (image, "image-missing-symbolic");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), error->message);
}

static void
remove_cb (GtkButton     *button,
           TeaPhotoGroup *self)
{
  TeaPhoto *photo = g_object_get_data (G_OBJECT (button), "photo");
  g_autoptr (GError) error = NULL;
  gboolean done;

  tea_page_leave_row (GTK_WIDGET (button), self->add_button);
  done = tea_photo_remove (photo, self->book, &error);
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
  g_autofree char *path = tea_photo_dup_path (photo, self->book);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
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
  g_object_set_data (G_OBJECT (row), "image", image);
  tea_thumbnails_load_async (path, THUMBNAIL_SIZE * gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                             NULL, loaded_cb, g_object_ref (row));

  return row;
}

/* What is to be kept, and then what was. */
typedef struct
{
  char      *book_path;
  TeaRecord *owner;
  GPtrArray *pictures;
  GPtrArray *kept;
  GError    *refusal;
} Batch;

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_free (batch->book_path);
  g_object_unref (batch->owner);
  g_ptr_array_unref (batch->pictures);
  g_ptr_array_unref (batch->kept);
  g_clear_error (&batch->refusal);
  g_free (batch);
}

static char *
keep_one (Batch    *batch,
          gpointer  picture,
          GError  **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (G_IS_FILE (picture))
    return tea_photo_keep (batch->book_path, picture, error);

  bytes = gdk_texture_save_to_png_bytes (picture);

  return tea_photo_keep_bytes (batch->book_path, bytes, _("Picture"), error);
}

/* Reading and writing a dozen pictures of a phone takes a second. One that is none does not keep
 * the others out. */
static void
keep_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->pictures->len; i++)
    {
      g_autoptr (GError) error = NULL;
      char *name = keep_one (batch, g_ptr_array_index (batch->pictures, i), &error);

      if (name != NULL)
        g_ptr_array_add (batch->kept, name);
      else if (batch->refusal == NULL)
        batch->refusal = g_steal_pointer (&error);
    }

  g_task_return_boolean (task, TRUE);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  TeaPhotoGroup *self = TEA_PHOTO_GROUP (source);
  Batch *batch = g_task_get_task_data (G_TASK (result));
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = TRUE;

  gtk_widget_set_sensitive (self->add_button, TRUE);
  if (self->book == NULL || !g_str_equal (tea_book_get_path (self->book), batch->book_path))
    return;

  if (batch->kept->len > 0)
    {
      action = tea_action_begin (self->book, "photo-add", _("Added pictures"), &error);
      done = action != NULL;
    }

  for (guint i = 0; done && i < batch->kept->len; i++)
    {
      g_autoptr (TeaPhoto) photo = NULL;

      photo = tea_photo_add_kept (self->book, batch->owner,
                                  g_ptr_array_index (batch->kept, i), &error);
      done = photo != NULL;
    }

  done = done && (action == NULL || tea_action_commit (action, &error));
  if (done && batch->refusal != NULL)
    tea_page_tell_error (GTK_WIDGET (self), batch->refusal);
  else
    tea_page_tell (GTK_WIDGET (self), done, &error);
}

/* Adds files and textures, all in one action. */
static void
add_pictures (TeaPhotoGroup *self,
              GPtrArray     *pictures)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, kept_cb, NULL);
  Batch *batch = g_new0 (Batch, 1);

  batch->book_path = g_strdup (tea_book_get_path (self->book));
  batch->owner = g_object_ref (self->owner);
  batch->pictures = pictures;
  batch->kept = g_ptr_array_new_with_free_func (g_free);
  g_task_set_task_data (task, batch, batch_free);
  gtk_widget_set_sensitive (self->add_button, FALSE);
  g_task_run_in_thread (task, keep_thread);
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
  g_clear_object (&TEA_PHOTO_GROUP (object)->owner);
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
  gtk_widget_class_bind_template_child (widget_class, TeaPhotoGroup, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
tea_photo_group_init (TeaPhotoGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_photo_group_set_owner:
 * @self: a group
 * @book: the book
 * @owner: a request or a visit
 *
 * Shows the pictures of another one.
 */
void
tea_photo_group_set_owner (TeaPhotoGroup *self,
                           TeaBook       *book,
                           TeaRecord     *owner)
{
  g_autoptr (TeaList) list = NULL;
  gboolean same;

  g_return_if_fail (TEA_IS_PHOTO_GROUP (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_RECORD (owner));

  same = self->owner != NULL && tea_record_get_id (self->owner) == tea_record_get_id (owner);
  g_set_object (&self->owner, owner);
  if (same)
    return;

  g_set_object (&self->book, book);
  list = tea_list_new (tea_photo_query (book, owner));
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (list), create_row, self, NULL);
}

/**
 * tea_photo_group_add:
 * @self: a group that shows a request or a visit
 * @files: a list of #GFile
 *
 * Adds pictures, all in one action, once they were copied beside the book. Those
 * that are no pictures are told about.
 */
void
tea_photo_group_add (TeaPhotoGroup *self,
                     GListModel    *files)
{
  GPtrArray *pictures;

  g_return_if_fail (TEA_IS_PHOTO_GROUP (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));
  g_return_if_fail (self->owner != NULL);

  pictures = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (pictures, g_list_model_get_item (files, i));
  add_pictures (self, pictures);
}

/**
 * tea_photo_group_add_texture:
 * @self: a group that shows a request or a visit
 * @texture: a picture without a file, such as one of the screen
 *
 * Adds a picture.
 */
void
tea_photo_group_add_texture (TeaPhotoGroup *self,
                             GdkTexture    *texture)
{
  GPtrArray *pictures;

  g_return_if_fail (TEA_IS_PHOTO_GROUP (self));
  g_return_if_fail (GDK_IS_TEXTURE (texture));
  g_return_if_fail (self->owner != NULL);

  pictures = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (pictures, g_object_ref (texture));
  add_pictures (self, pictures);
}

static gboolean
take_value (TeaPhotoGroup *self,
            const GValue  *value)
{
  g_autoptr (GListStore) files = NULL;

  if (self->owner == NULL || !gtk_widget_get_sensitive (self->add_button))
    return FALSE;

  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    {
      tea_photo_group_add_texture (self, g_value_get_object (value));
      return TRUE;
    }

  files = g_list_store_new (G_TYPE_FILE);
  for (GSList *i = g_value_get_boxed (value); i != NULL; i = i->next)
    g_list_store_append (files, i->data);
  tea_photo_group_add (self, G_LIST_MODEL (files));

  return TRUE;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         TeaPhotoGroup *self)
{
  return take_value (self, value);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (TeaPhotoGroup) self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (value != NULL)
    take_value (self, value);
  else
    tea_page_tell_error (GTK_WIDGET (self), error);
}

static gboolean
paste_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GType type = tea_photo_group_find_type (clipboard);

  if (type == G_TYPE_INVALID)
    return GDK_EVENT_PROPAGATE;

  gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT, NULL, pasted_cb,
                                  g_object_ref (data));

  return GDK_EVENT_STOP;
}

/**
 * tea_photo_group_find_type:
 * @clipboard: what was copied
 *
 * Files and pictures are what a file manager, a phone's album or a screenshot leaves behind. A
 * sheet that was copied is a text, though its picture comes with it.
 *
 * Returns: %GDK_TYPE_FILE_LIST, %GDK_TYPE_TEXTURE, or %G_TYPE_INVALID where it is neither
 */
GType
tea_photo_group_find_type (GdkClipboard *clipboard)
{
  GdkContentFormats *formats;

  g_return_val_if_fail (GDK_IS_CLIPBOARD (clipboard), G_TYPE_INVALID);

  formats = gdk_clipboard_get_formats (clipboard);
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
      gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    return GDK_TYPE_FILE_LIST;

  if (!gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) &&
      !gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8") &&
      !gdk_content_formats_contain_mime_type (formats, "text/plain") &&
      (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE) ||
       gdk_content_formats_contain_mime_type (formats, "image/png") ||
       gdk_content_formats_contain_mime_type (formats, "image/jpeg") ||
       gdk_content_formats_contain_mime_type (formats, "image/bmp")))
    return GDK_TYPE_TEXTURE;

  return G_TYPE_INVALID;
}

/**
 * tea_photo_group_take_from:
 * @self: a group
 * @widget: what it stands in, such as a dialog
 *
 * Takes the pictures that are dropped or pasted anywhere in @widget, unless a field there takes
 * them first.
 */
void
tea_photo_group_take_from (TeaPhotoGroup *self,
                           GtkWidget     *widget)
{
  GtkDropTarget *target;
  GtkEventController *shortcuts;
  GtkShortcut *paste;

  g_return_if_fail (TEA_IS_PHOTO_GROUP (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  gtk_drop_target_set_gtypes (target, (GType[]) { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE }, 2);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));

  /* The group stands in the widget, so the widget's shortcuts do not outlive it. */
  paste = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_v, GDK_CONTROL_MASK),
                            gtk_callback_action_new (paste_cb, self, NULL));
  shortcuts = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts), paste);
  gtk_widget_add_controller (widget, shortcuts);
}
