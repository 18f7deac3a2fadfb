/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-backup.h"
#include "book/tea-history.h"
#include "report/tea-new-book.h"
#include "sample/tea-sample.h"

#include "meet/tea-meet-page.h"
#include "tea-backups-dialog.h"
#include "tea-community-dialog.h"
#include "tea-help-dialog.h"
#include "tea-history-dialog.h"
#include "tea-long-step.h"
#include "tea-shortcuts-dialog.h"
#include "tea-window-private.h"

/* What the main menu and the keys of the window do. */

static TeaBook *
create_sample (const char  *path,
               GError     **error)
{
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return tea_book_open (path, error);

  return tea_sample_create (path, error);
}

static void
open_sample_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "teatime", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.teatime", NULL);

  g_mkdir_with_parents (folder, 0700);
  tea_window_open_with (TEA_WINDOW (widget), path, create_sample);
}

static void
open_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (TeaWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL)
    tea_window_open (self, g_file_peek_path (file));
}

static GtkFileDialog *
create_file_dialog (const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Teatime books"));
  gtk_file_filter_add_suffix (filter, "teatime");
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_title (dialog, title);

  return dialog;
}

static void
open_book_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = create_file_dialog (_("Open a Book"));

  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, open_chosen_cb, g_object_ref (widget));
}

static TeaBook *
create_book (const char  *path,
             GError     **error)
{
  g_autofree char *base = g_path_get_basename (path);

  /* The file is named after the community; the name can be changed in the book. */
  if (g_str_has_suffix (base, ".teatime"))
    base[strlen (base) - strlen (".teatime")] = '\0';

  return tea_new_book_create (path, base, NULL, error);
}

static void
new_chosen_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (TeaWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file == NULL || g_file_peek_path (file) == NULL)
    return;

  tea_window_open_with (self, g_file_peek_path (file), create_book);
  if (tea_window_get_book (self) != NULL)
    tea_community_dialog_present (GTK_WIDGET (self), tea_window_get_book (self));
}

static void
new_book_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = create_file_dialog (_("Make a New Book"));

  /* Translators: the file name proposed for a new book; keep the ending. */
  gtk_file_dialog_set_initial_name (dialog, _("Our community.teatime"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (widget), NULL, new_chosen_cb, g_object_ref (widget));
}

/* The book is closed for that; where the backup is no good it is opened again as it was. */
static void
restore (TeaWindow  *self,
         const char *backup_path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *message = NULL;

  tea_window_close_book (self);
  aside = tea_backup_restore (tea_window_get_path (self), backup_path, &error);
  tea_window_open (self, tea_window_get_path (self));
  if (aside == NULL)
    {
      tea_window_tell_error (self, error);
      return;
    }

  if (*aside == '\0')
    return;

  /* Translators: %s is a file. */
  message = g_strdup_printf (_("The book from before is kept as %s"), aside);
  tea_window_tell (self, message);
}

static void
restore_newest_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  TeaWindow *self = TEA_WINDOW (widget);
  g_autoptr (GPtrArray) backups = tea_backup_list (tea_window_get_path (self));

  if (backups->len > 0)
    restore (self, g_ptr_array_index (backups, 0));
}

static void
restore_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  restore (TEA_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_backups_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  TeaWindow *self = TEA_WINDOW (widget);

  if (tea_window_get_book (self) != NULL)
    tea_backups_dialog_present (widget, tea_window_get_path (self));
}

static void
community_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  TeaWindow *self = TEA_WINDOW (widget);

  if (tea_window_get_book (self) != NULL)
    tea_community_dialog_present (widget, tea_window_get_book (self));
}

static void
show_history_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  TeaWindow *self = TEA_WINDOW (widget);

  if (tea_window_get_book (self) != NULL)
    tea_history_dialog_present (widget, tea_window_get_book (self));
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (TeaWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = tea_backup_make_finish (TEA_BOOK (source), result, &error);
  g_autofree char *message = NULL;

  if (tea_window_get_book (self) != TEA_BOOK (source))
    return;

  if (path == NULL)
    {
      tea_window_tell_error (self, error);
      return;
    }

  /* Translators: %s is a file. */
  message = g_strdup_printf (_("Backed up and checked: %s"), path);
  tea_window_tell (self, message);
}

/* A large book takes a while to copy, and the window does not wait for it. */
static void
backup_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  TeaBook *book = tea_window_get_book (TEA_WINDOW (widget));

  if (book != NULL)
    tea_backup_make_async (book, "asked", backed_up_cb, g_object_ref (widget));
}

/* A way in the history, there or back. */
typedef struct
{
  TeaMoveFunc   move;
  gboolean    (*is_long)   (TeaBook *book);
  char       *(*dup_title) (TeaBook *book);
  const char   *heading;
  const char   *done;
} Way;

static const Way back = {
  tea_history_undo, tea_history_is_undo_long, tea_history_dup_undo, N_("Taking Back…"),
  /* Translators: what was taken back follows. */
  N_("Taken back: ")
};

static const Way again = {
  tea_history_redo, tea_history_is_redo_long, tea_history_dup_redo, N_("Doing Again…"),
  /* Translators: what was done again follows. */
  N_("Done again: ")
};

static void
tell_moved (TeaWindow  *self,
            const Way  *way,
            const char *title)
{
  g_autofree char *message = g_strconcat (_(way->done), title, NULL);

  tea_window_tell (self, message);
}

/* Who stopped it knows. */
static void
finish_long_step (TeaWindow    *self,
                  const Way    *way,
                  GObject      *source,
                  GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = tea_long_step_finish (TEA_BOOK (source), result, &error);

  if (tea_window_get_book (self) != TEA_BOOK (source))
    return;

  if (title != NULL)
    tell_moved (self, way, title);
  else if (!g_error_matches (error, TEA_ERROR, TEA_ERROR_CANCELLED))
    tea_window_tell_error (self, error);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (TeaWindow) self = user_data;

  finish_long_step (self, &back, source, result);
}

static void
redone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (TeaWindow) self = user_data;

  finish_long_step (self, &again, source, result);
}

static void
move_in_history (GtkWidget           *widget,
                 const Way           *way,
                 GAsyncReadyCallback  moved_cb)
{
  TeaWindow *self = TEA_WINDOW (widget);
  TeaBook *book = tea_window_get_book (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  if (book == NULL)
    return;

  if (way->is_long (book))
    {
      title = way->dup_title (book);
      tea_long_step_async (widget, book, way->move, _(way->heading), title, moved_cb,
                           g_object_ref (self));
      return;
    }

  title = way->move (book, &error);
  if (title != NULL)
    tell_moved (self, way, title);
  else
    tea_window_tell_error (self, error);
}

static void
undo_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  move_in_history (widget, &back, undone_cb);
}

static void
redo_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  move_in_history (widget, &again, redone_cb);
}

static void
search_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  TeaPage *page = tea_window_get_page (TEA_WINDOW (widget));

  if (page != NULL)
    tea_page_search (page);
}

static void
new_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  TeaPage *page = tea_window_get_page (TEA_WINDOW (widget));

  if (page != NULL)
    tea_page_create (page);
}

static void
project_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TeaWindow *self = TEA_WINDOW (widget);
  TeaPage *page;
  GtkWidget *focus;

  if (tea_window_get_book (self) == NULL)
    return;

  page = tea_window_show_page (self, TEA_STAGE_DELIBERATE);
  tea_meet_page_project (TEA_MEET_PAGE (page));

  /* Who projects goes on in the session, whose keys are heard within it. */
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (page)))
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static void
show_page_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  TeaWindow *self = TEA_WINDOW (widget);
  int index = g_variant_get_int32 (parameter);

  if (tea_window_get_book (self) == NULL || index < 0 || index >= TEA_N_STAGES)
    return;

  /* Who comes by keyboard goes on by keyboard, and the keys of a page are heard within it. */
  gtk_widget_child_focus (GTK_WIDGET (tea_window_show_page (self, index)), GTK_DIR_TAB_FORWARD);
}

static void
show_help_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  tea_help_dialog_present (widget);
}

static void
show_shortcuts_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  tea_shortcuts_dialog_present (widget);
}

void
tea_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-book", NULL, new_book_cb);
  gtk_widget_class_install_action (widget_class, "win.open-book", NULL, open_book_cb);
  gtk_widget_class_install_action (widget_class, "win.open-sample", NULL, open_sample_cb);
  gtk_widget_class_install_action (widget_class, "win.restore-newest", NULL, restore_newest_cb);
  gtk_widget_class_install_action (widget_class, "win.restore", "s", restore_cb);
  gtk_widget_class_install_action (widget_class, "win.show-backups", NULL, show_backups_cb);
  gtk_widget_class_install_action (widget_class, "win.backup", NULL, backup_cb);
  gtk_widget_class_install_action (widget_class, "win.community", NULL, community_cb);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, show_history_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "win.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "win.project", NULL, project_cb);
  gtk_widget_class_install_action (widget_class, "win.show-page", "i", show_page_cb);
  gtk_widget_class_install_action (widget_class, "win.show-help", NULL, show_help_cb);
  gtk_widget_class_install_action (widget_class, "win.show-shortcuts", NULL, show_shortcuts_cb);
}
