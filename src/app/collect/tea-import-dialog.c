/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "collect/tea-import.h"
#include "people/tea-estate.h"

#include "tea-import-columns.h"
#include "tea-import-dialog.h"
#include "tea-import-drafts.h"

/*
 * TeaImportDialog:
 *
 * Takes over a chat or a sheet: the text or the file, what the columns hold where that is not
 * known, and the list of what would be added, each line with a tick. Nothing enters the book
 * before it is confirmed, and then it is one action. What cannot be read stays here with the
 * reason. Emits `imported` when it is done.
 */
struct _TeaImportDialog
{
  AdwDialog          parent_instance;

  TeaBook           *book;
  char             **estates;
  GFile             *file;
  GBytes            *bytes;
  TeaImport         *import;
  GCancellable      *cancellable;
  gboolean           reading;
  gboolean           read_again;
  gboolean           goes_on;

  AdwNavigationView *navigation_view;
  AdwBanner         *source_banner;
  GtkWidget         *choose_button;
  GtkWidget         *read_button;
  GtkStack          *source_stack;
  GtkTextView       *text_view;
  AdwStatusPage     *file_status;
  GtkProgressBar    *progress_bar;
  GtkWidget         *stop_reading_button;
  TeaImportColumns  *columns;
  TeaImportDrafts   *drafts;
};

enum
{
  IMPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TeaImportDialog, tea_import_dialog, ADW_TYPE_DIALOG)

static void start_reading (TeaImportDialog *self);

static void
show_error (TeaImportDialog *self,
            const char      *message)
{
  if (message != NULL)
    adw_banner_set_title (self->source_banner, message);
  adw_banner_set_revealed (self->source_banner, message != NULL);
}

static gboolean
is_at (TeaImportDialog *self,
       const char      *tag)
{
  return g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->navigation_view), tag) == 0;
}

static void
go_to (TeaImportDialog *self,
       const char      *tag)
{
  if (!is_at (self, tag))
    adw_navigation_view_push_by_tag (self->navigation_view, tag);
}

static char *
dup_text (TeaImportDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Where the text is hidden, the focus would go nowhere, and no key would do anything. */
static GtkWidget *
get_source_target (TeaImportDialog *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->source_stack);

  if (g_str_equal (shown, "text"))
    return GTK_WIDGET (self->text_view);
  if (g_str_equal (shown, "reading"))
    return self->stop_reading_button;

  return gtk_widget_is_sensitive (self->read_button) ? self->read_button : self->choose_button;
}

static gboolean
focus_cb (GtkWidget     *widget,
          GdkFrameClock *frame_clock,
          gpointer       data)
{
  TeaImportDialog *self = TEA_IMPORT_DIALOG (widget);
  GtkWidget *target = NULL;

  if (is_at (self, "source"))
    gtk_widget_grab_focus (get_source_target (self));
  else if (is_at (self, "columns"))
    target = tea_import_columns_get_list (self->columns);
  else
    target = tea_import_drafts_get_list (self->drafts);

  if (target != NULL && gtk_widget_get_focus_child (target) == NULL &&
      !gtk_widget_child_focus (target, GTK_DIR_TAB_FORWARD))
    return G_SOURCE_CONTINUE;

  return G_SOURCE_REMOVE;
}

/* The lists take the focus only once their rows are laid out, some frames after they are shown;
 * without it no key does anything. */
static void
shown_cb (TeaImportDialog *self)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_cb, NULL, NULL);
}

static void
show_source (TeaImportDialog *self,
             const char      *message)
{
  gtk_widget_set_sensitive (self->read_button, TRUE);
  gtk_widget_set_sensitive (self->choose_button, TRUE);
  gtk_stack_set_visible_child_name (self->source_stack, self->file != NULL ? "file" : "text");
  show_error (self, message);
  shown_cb (self);
}

static void
show_drafts (TeaImportDialog *self)
{
  tea_import_drafts_show (self->drafts);
  go_to (self, "drafts");
}

/* A new import has lines and columns of its own. */
static void
set_import (TeaImportDialog *self,
            TeaImport       *import)
{
  const char * const *estates = (const char * const *) self->estates;

  g_set_object (&self->import, import);
  tea_import_columns_set_import (self->columns, import, estates);
  tea_import_drafts_set_import (self->drafts, import, self->book, estates);
  if (import != NULL)
    g_object_bind_property (import, "fraction", self->progress_bar, "fraction",
                            G_BINDING_SYNC_CREATE);
}

static void
show_columns (TeaImportDialog *self,
              const char      *message)
{
  tea_import_columns_show (self->columns, message);
  go_to (self, "columns");
}

static void
was_not_read (TeaImportDialog *self,
              GError          *error)
{
  TeaMapping *mapping = tea_import_get_mapping (self->import);

  if (g_error_matches (error, TEA_ERROR, TEA_ERROR_CANCELLED))
    show_source (self, NULL);
  else if (g_error_matches (error, TEA_ERROR, TEA_ERROR_TOO_LARGE))
    show_source (self, error->message);
  else if (mapping != NULL && tea_mapping_get_n_columns (mapping) > 1)
    show_columns (self, error->message);
  else if (mapping != NULL && self->file == NULL)
    show_source (self, _("No chat and no sheet can be recognised in this text."));
  else
    show_source (self, error->message);
}

/* Whether it is a sheet of which nobody has said what its columns hold. */
static gboolean
is_unknown (TeaImport *import)
{
  return g_str_equal (tea_import_get_format (import), "sheet") &&
         !tea_mapping_is_changed (tea_import_get_mapping (import));
}

static void
was_read_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  TeaImport *import = TEA_IMPORT (source);
  g_autoptr (TeaImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = tea_import_read_finish (import, result, &error);

  self->reading = FALSE;

  /* The dialog was closed meanwhile. */
  if (self->import != import)
    return;

  if (self->read_again)
    {
      self->read_again = FALSE;
      start_reading (self);
      return;
    }

  show_source (self, NULL);
  if (!done)
    was_not_read (self, error);
  else if (self->goes_on)
    show_drafts (self);
  else if (is_at (self, "columns") || (is_at (self, "source") && is_unknown (import)))
    show_columns (self, NULL);
  else
    show_drafts (self);
  self->goes_on = FALSE;
}

static void
start_reading (TeaImportDialog *self)
{
  /* What is being read is out of date. */
  if (self->reading)
    {
      self->read_again = TRUE;
      g_cancellable_cancel (self->cancellable);
      return;
    }

  tea_import_columns_apply (self->columns);
  if (is_at (self, "source"))
    {
      gtk_widget_set_sensitive (self->read_button, FALSE);
      gtk_widget_set_sensitive (self->choose_button, FALSE);
      gtk_stack_set_visible_child_name (self->source_stack, "reading");
      shown_cb (self);
    }

  self->reading = TRUE;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tea_import_read_async (self->import, self->book, self->cancellable, was_read_cb,
                         g_object_ref (self));
}

static void
read_bytes (TeaImportDialog *self,
            const char      *name)
{
  g_autoptr (TeaImport) import = NULL;
  g_autoptr (GError) error = NULL;

  import = tea_import_new (self->book, name, self->bytes, TEA_IMPORT_AUTO, &error);
  set_import (self, import);
  if (import != NULL)
    start_reading (self);
  else
    show_source (self, error->message);
}

static void
read_cb (TeaImportDialog *self)
{
  g_autofree char *text = NULL;

  if (self->reading)
    return;

  if (self->file != NULL)
    {
      tea_import_dialog_read_file (self, self->file);
      return;
    }

  text = dup_text (self);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_bytes_new (text, strlen (text));
  /* Translators: the name of what was pasted, among the sources of requests. */
  read_bytes (self, _("Pasted text"));
}

static void
file_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (TeaImportDialog) self = data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));

  bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  if (self->file != G_FILE (source))
    return;

  if (bytes == NULL)
    {
      show_source (self, error->message);
      return;
    }

  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_steal_pointer (&bytes);
  read_bytes (self, name);
}

/* A file that is too large is not even loaded. */
static void
size_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (TeaImportDialog) self = data;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) error = NULL;

  info = g_file_query_info_finish (G_FILE (source), result, &error);
  if (self->file != G_FILE (source))
    return;

  if (info == NULL || !tea_import_check_size (g_file_info_get_size (info), &error))
    {
      show_source (self, error->message);
      return;
    }

  g_file_load_bytes_async (self->file, NULL, file_loaded_cb, g_object_ref (self));
}

static void
stop_cb (TeaImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (TeaImportDialog) self = data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  if (file != NULL)
    tea_import_dialog_read_file (self, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    show_error (self, error->message);
}

static void
choose_cb (TeaImportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_set_title (dialog, _("Choose a File"));
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                        file_chosen_cb, g_object_ref (self));
}

static void
columns_changed_cb (TeaImportDialog *self)
{
  start_reading (self);
}

static void
columns_confirmed_cb (TeaImportDialog *self)
{
  /* Who came from the list goes back to it. */
  self->goes_on = self->reading;
  if (!self->reading)
    show_drafts (self);
}

/* The columns lie below the list where they had to be asked for, and between it and the source
 * where not.
 */
static void
columns_cb (TeaImportDialog *self)
{
  adw_navigation_view_pop (self->navigation_view);
  show_columns (self, NULL);
}

static void
added_cb (TeaImportDialog *self)
{
  g_signal_emit (self, signals[IMPORTED], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

/* Ctrl+Enter goes on from wherever one is. */
static void
go_on (TeaImportDialog *self)
{
  if (is_at (self, "columns"))
    tea_import_columns_confirm (self->columns);
  else if (is_at (self, "drafts"))
    tea_import_drafts_add (self->drafts);
  else if (is_at (self, "source") && gtk_widget_is_sensitive (self->read_button))
    read_cb (self);
}

static void
tea_import_dialog_closed (AdwDialog *dialog)
{
  TeaImportDialog *self = TEA_IMPORT_DIALOG (dialog);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->file);
  set_import (self, NULL);
}

static void
tea_import_dialog_dispose (GObject *object)
{
  TeaImportDialog *self = TEA_IMPORT_DIALOG (object);

  g_clear_object (&self->import);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (tea_import_dialog_parent_class)->dispose (object);
}

static void
tea_import_dialog_finalize (GObject *object)
{
  TeaImportDialog *self = TEA_IMPORT_DIALOG (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->estates, g_strfreev);

  G_OBJECT_CLASS (tea_import_dialog_parent_class)->finalize (object);
}

static void
tea_import_dialog_class_init (TeaImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tea_import_dialog_dispose;
  object_class->finalize = tea_import_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = tea_import_dialog_closed;
  g_type_ensure (TEA_TYPE_IMPORT_COLUMNS);
  g_type_ensure (TEA_TYPE_IMPORT_DRAFTS);

  /**
   * TeaImportDialog::imported:
   * @self: the dialog
   *
   * What was ticked is in the book.
   */
  signals[IMPORTED] = g_signal_new ("imported", TEA_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "import.go-on", NULL,
                                   (GtkWidgetActionActivateFunc) go_on);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/community/Teatime/collect/tea-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, source_banner);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, choose_button);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, read_button);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, source_stack);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, file_status);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, stop_reading_button);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, drafts);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_confirmed_cb);
  gtk_widget_class_bind_template_callback (widget_class, added_cb);
}

static void
tea_import_dialog_init (TeaImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_import_dialog_new:
 * @book: the book
 *
 * Returns: (transfer floating): a dialog that waits for a text to be pasted or a file to be chosen
 */
TeaImportDialog *
tea_import_dialog_new (TeaBook *book)
{
  TeaImportDialog *self;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  self = g_object_new (TEA_TYPE_IMPORT_DIALOG, NULL);
  self->book = g_object_ref (book);
  /* Without the estates' names their addresses are shown as they were written. */
  self->estates = tea_estate_dup_names (book, NULL);

  return self;
}

/**
 * tea_import_dialog_read_text:
 * @self: a new dialog
 * @text: what was copied from a chat or a sheet
 *
 * Reads @text, which can be changed and read again where nothing is recognised in it.
 */
void
tea_import_dialog_read_text (TeaImportDialog *self,
                             const char      *text)
{
  g_return_if_fail (TEA_IS_IMPORT_DIALOG (self));
  g_return_if_fail (text != NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text, -1);
  read_cb (self);
}

/**
 * tea_import_dialog_read_file:
 * @self: a dialog
 * @file: a chat or a sheet
 *
 * Reads @file.
 */
void
tea_import_dialog_read_file (TeaImportDialog *self,
                             GFile           *file)
{
  g_autofree char *name = NULL;

  g_return_if_fail (TEA_IS_IMPORT_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  g_set_object (&self->file, file);
  name = g_file_get_basename (file);
  adw_status_page_set_title (self->file_status, name);
  show_source (self, NULL);
  gtk_widget_set_sensitive (self->read_button, FALSE);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, NULL, size_read_cb, g_object_ref (self));
}
