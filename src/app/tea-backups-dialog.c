/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-backup.h"
#include "tea-backups-dialog.h"

/* How a backup's file name begins: 2026-11-25-143000-daily.teatime. */
#define STAMP "YYYY-MM-DD-HHMMSS"

/*
 * TeaBackupsDialog:
 *
 * The backups of the book, the latest first. One of them can be put in the book's place; the book
 * that was there is set aside.
 */
struct _TeaBackupsDialog
{
  AdwDialog   parent_instance;

  GtkListBox *list_box;
};

G_DEFINE_FINAL_TYPE (TeaBackupsDialog, tea_backups_dialog, ADW_TYPE_DIALOG)

/* When a backup was made, from its name. */
static char *
dup_time (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (strlen (name) < strlen (STAMP))
    return g_steal_pointer (&name);

  return g_strdup_printf ("%.10s %.2s:%.2s:%.2s", name, name + 11, name + 13, name + 15);
}

static char *
dup_size (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL,
                            NULL);

  return info != NULL ? g_format_size (g_file_info_get_size (info)) : g_strdup ("");
}

static void
restore_cb (GtkWidget        *button,
            TeaBackupsDialog *self)
{
  const char *path = g_object_get_data (G_OBJECT (button), "path");

  gtk_widget_activate_action (button, "win.restore", "s", path);
  adw_dialog_close (ADW_DIALOG (self));
}

static GtkWidget *
create_row (TeaBackupsDialog *self,
            const char       *path)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Restore"));
  g_autofree char *time = dup_time (path);
  g_autofree char *size = dup_size (path);
  g_autofree char *name = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), time);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);

  /* Translators: the name of a button for a screen reader; %s is when the backup was made. */
  name = g_strdup_printf (_("Restore the backup of %s"), time);
  /* What a button is labelled by is read instead of its name. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
tea_backups_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_BACKUPS_DIALOG);

  G_OBJECT_CLASS (tea_backups_dialog_parent_class)->dispose (object);
}

static void
tea_backups_dialog_class_init (TeaBackupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_backups_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/tea-backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaBackupsDialog, list_box);
}

static void
tea_backups_dialog_init (TeaBackupsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_backups_dialog_present:
 * @widget: the window
 * @book_path: where the book is
 *
 * Opens the dialog. What is chosen there goes to the window's action `win.restore`.
 */
void
tea_backups_dialog_present (GtkWidget  *widget,
                            const char *book_path)
{
  g_autoptr (GPtrArray) backups = NULL;
  TeaBackupsDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (book_path != NULL);

  self = g_object_new (TEA_TYPE_BACKUPS_DIALOG, NULL);
  backups = tea_backup_list (book_path);
  for (guint i = 0; i < backups->len; i++)
    gtk_list_box_append (self->list_box, create_row (self, g_ptr_array_index (backups, i)));
  adw_dialog_present (ADW_DIALOG (self), widget);
}
