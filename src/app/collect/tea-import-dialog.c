/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "collect/tea-import.h"
#include "collect/tea-source.h"
#include "people/tea-estate.h"

#include "tea-draft-filter.h"
#include "tea-draft-row.h"
#include "tea-import-dialog.h"
#include "tea-word-choice.h"

/* So many lines show whether the columns are set right, and stay in sight beside 40 of them. */
#define N_PREVIEW 2

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
  AdwDialog            parent_instance;

  TeaBook             *book;
  char               **estates;
  GFile               *file;
  GBytes              *bytes;
  TeaImport           *import;
  GtkFilterListModel  *shown;
  GCancellable        *cancellable;
  GList               *role_rows;
  gboolean             reading;
  gboolean             read_again;
  gboolean             goes_on;
  gboolean             loading;
  gboolean             adding;

  AdwNavigationView   *navigation_view;
  AdwBanner           *source_banner;
  GtkWidget           *choose_button;
  GtkWidget           *read_button;
  GtkStack            *source_stack;
  GtkTextView         *text_view;
  AdwStatusPage       *file_status;
  GtkProgressBar      *progress_bar;
  GtkWidget           *stop_reading_button;
  AdwBanner           *columns_banner;
  AdwPreferencesGroup *columns_group;
  GtkListBox          *preview_box;
  GtkWidget           *continue_button;
  AdwNavigationPage   *drafts_page;
  AdwHeaderBar        *drafts_header;
  AdwBanner           *drafts_banner;
  GtkWidget           *columns_button;
  AdwWindowTitle      *drafts_title;
  GtkWidget           *filter_box;
  GtkDropDown         *kind_drop_down;
  GtkWidget           *copy_button;
  AdwToastOverlay     *toast_overlay;
  GtkListView         *list_view;
  GtkStack            *add_stack;
  GtkButton           *add_button;
  GtkProgressBar      *adding_bar;
  GtkWidget           *stop_button;
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
show_error (AdwBanner  *banner,
            const char *message)
{
  if (message != NULL)
    adw_banner_set_title (banner, message);
  adw_banner_set_revealed (banner, message != NULL);
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
    target = GTK_WIDGET (self->columns_group);
  else
    target = GTK_WIDGET (self->list_view);

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
  show_error (self->source_banner, message);
  shown_cb (self);
}

/* Not every visit brings a request. */
static gboolean
is_visits (TeaImport *import)
{
  return g_str_equal (tea_import_get_format (import), "visits");
}

static void
update_counts (TeaImportDialog *self)
{
  g_autoptr (GString) summary = g_string_new (NULL);
  g_autofree char *label = NULL;
  TeaImportCounts counts;

  tea_import_count (self->import, &counts);
  g_string_append (summary, tea_source_format_label (tea_import_get_format (self->import)));
  g_string_append_printf (summary, " · ");
  g_string_append_printf (summary, ngettext ("%u line", "%u lines", counts.read), counts.read);
  if (counts.duplicates > 0)
    {
      g_string_append (summary, " · ");
      g_string_append_printf (summary,
                              ngettext ("%u is there already", "%u are there already",
                                        counts.duplicates),
                              counts.duplicates);
    }
  if (counts.skipped > 0)
    {
      g_string_append (summary, " · ");
      /* Translators: lines of a chat or a sheet that are likely no requests. */
      g_string_append_printf (summary, ngettext ("%u left out", "%u left out", counts.skipped),
                              counts.skipped);
    }
  adw_window_title_set_subtitle (self->drafts_title, summary->str);

  label = g_strdup_printf (is_visits (self->import)
                             ? ngettext ("_Add %u Visit", "_Add %u Visits", counts.ticked)
                             : ngettext ("_Add %u Request", "_Add %u Requests", counts.ticked),
                           counts.ticked);
  gtk_button_set_label (self->add_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), counts.ticked > 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          TeaImportDialog          *self)
{
  GtkWidget *row = g_object_new (TEA_TYPE_DRAFT_ROW, NULL);

  /* The tick has the focus, so that Space sets it and the arrow keys go on to the next. */
  gtk_list_item_set_focusable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  g_signal_connect_object (row, "changed", G_CALLBACK (update_counts), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         TeaImportDialog          *self)
{
  TeaDraft *draft = gtk_list_item_get_item (item);

  gtk_list_item_set_accessible_label (item, *draft->text != '\0' ? draft->text : _("No text"));
  tea_draft_row_set_draft (TEA_DRAFT_ROW (gtk_list_item_get_child (item)), draft,
                           (const char * const *) self->estates);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           TeaImportDialog          *self)
{
  tea_draft_row_set_draft (TEA_DRAFT_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

static void
kind_changed_cb (TeaImportDialog *self)
{
  const guint kind = gtk_drop_down_get_selected (self->kind_drop_down);
  g_autoptr (GtkFilter) filter = NULL;

  if (self->loading || self->shown == NULL || kind >= TEA_N_DRAFT_KINDS)
    return;

  filter = tea_draft_filter_new ((TeaDraftKind) kind);
  gtk_filter_list_model_set_filter (self->shown, filter);
}

static void
show_kinds (TeaImportDialog *self)
{
  g_autoptr (GtkStringList) labels = tea_draft_filter_dup_labels (G_LIST_MODEL (self->import));
  g_autofree char *notes = tea_draft_filter_dup_notes (G_LIST_MODEL (self->import));

  self->loading = TRUE;
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->kind_drop_down, TEA_DRAFT_ALL);
  self->loading = FALSE;
  kind_changed_cb (self);
  gtk_widget_set_visible (self->copy_button, *notes != '\0');
}

static void
copy_cb (TeaImportDialog *self)
{
  g_autofree char *notes = tea_draft_filter_dup_notes (G_LIST_MODEL (self->import));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), notes);
  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (_("Copied")));
}

static void
show_drafts (TeaImportDialog *self)
{
  show_kinds (self);
  update_counts (self);
  gtk_widget_set_visible (self->columns_button, tea_import_get_mapping (self->import) != NULL);
  show_error (self->drafts_banner, NULL);
  go_to (self, "drafts");
}

static GtkWidget *
create_preview_row (gpointer item,
                    gpointer data)
{
  TeaDraftRow *row = g_object_new (TEA_TYPE_DRAFT_ROW, NULL);
  TeaImportDialog *self = data;

  tea_draft_row_set_draft (row, item, (const char * const *) self->estates);
  gtk_widget_set_can_target (GTK_WIDGET (row), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (row), FALSE);

  return GTK_WIDGET (row);
}

/* A new import has lines and columns of its own. */
static void
set_import (TeaImportDialog *self,
            TeaImport       *import)
{
  g_autoptr (GtkNoSelection) selection = NULL;
  g_autoptr (GtkSliceListModel) first = NULL;

  for (GList *l = self->role_rows; l != NULL; l = l->next)
    adw_preferences_group_remove (self->columns_group, l->data);
  g_clear_list (&self->role_rows, NULL);

  g_set_object (&self->import, import);
  g_clear_object (&self->shown);
  if (import == NULL)
    {
      gtk_list_view_set_model (self->list_view, NULL);
      gtk_list_box_bind_model (self->preview_box, NULL, NULL, NULL, NULL);
      return;
    }

  self->shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (import)), NULL);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  first = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (import)), 0, N_PREVIEW);
  gtk_list_box_bind_model (self->preview_box, G_LIST_MODEL (first), create_preview_row, self, NULL);
  g_object_bind_property (import, "fraction", self->progress_bar, "fraction",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (import, "fraction", self->adding_bar, "fraction",
                          G_BINDING_SYNC_CREATE);
}

static void
role_changed_cb (TeaImportDialog *self)
{
  if (!self->loading)
    start_reading (self);
}

static void
show_columns (TeaImportDialog *self,
              const char      *message)
{
  TeaMapping *mapping = tea_import_get_mapping (self->import);

  self->loading = TRUE;
  for (guint i = g_list_length (self->role_rows); i < tea_mapping_get_n_columns (mapping); i++)
    {
      GtkWidget *row = adw_combo_row_new ();
      const char *header = tea_mapping_get_header (mapping, i);
      g_autofree char *title = NULL;

      /* Translators: a column without a name; %u is its place. */
      title = *header != '\0' ? g_strdup (header) : g_strdup_printf (_("Column %u"), i + 1);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), tea_mapping_get_sample (mapping, i));
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
      tea_word_choice_fill (ADW_COMBO_ROW (row), tea_mapping_roles);
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), tea_mapping_get_role (mapping, i));
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (role_changed_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->columns_group, row);
      self->role_rows = g_list_append (self->role_rows, row);
    }
  self->loading = FALSE;

  gtk_widget_set_sensitive (self->continue_button, message == NULL);
  show_error (self->columns_banner, message);
  go_to (self, "columns");
}

/* Only while nothing is being read: the reading looks at them. */
static void
apply_roles (TeaImportDialog *self)
{
  TeaMapping *mapping = tea_import_get_mapping (self->import);
  guint column = 0;

  for (GList *l = self->role_rows; l != NULL; l = l->next)
    tea_mapping_set_role (mapping, column++, (TeaColumnRole) adw_combo_row_get_selected (l->data));
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

  apply_roles (self);
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
    show_error (self->source_banner, error->message);
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
continue_cb (TeaImportDialog *self)
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

/* Only the lines that are shown: somebody who looks at those that are there already means these. */
static void
tick (TeaImportDialog *self,
      gboolean         ticked)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
    {
      g_autoptr (TeaDraft) draft = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      tea_draft_set_ticked (draft, ticked);
    }
  update_counts (self);
}

static void
tick_all_cb (TeaImportDialog *self)
{
  tick (self, TRUE);
}

static void
tick_none_cb (TeaImportDialog *self)
{
  tick (self, FALSE);
}

/* While the lines are being added nobody may change them, and what leaves them is Stop: whoever
 * closes the whole window does not want them either. */
static void
set_adding (TeaImportDialog *self,
            gboolean         adding)
{
  self->adding = adding;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.stop", adding);
  adw_header_bar_set_show_end_title_buttons (self->drafts_header, !adding);
  adw_navigation_page_set_can_pop (self->drafts_page, !adding);
  gtk_widget_set_sensitive (self->columns_button, !adding);
  gtk_widget_set_sensitive (self->copy_button, !adding);
  gtk_widget_set_sensitive (self->filter_box, !adding);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list_view), !adding);
  gtk_stack_set_visible_child_name (self->add_stack, adding ? "adding" : "add");
  gtk_widget_grab_focus (adding ? self->stop_button : GTK_WIDGET (self->add_button));
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (TeaImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  const gboolean added = tea_import_commit_finish (TEA_IMPORT (source), result, &error);

  /* The window was closed meanwhile. */
  if (self->import != TEA_IMPORT (source))
    return;

  set_adding (self, FALSE);
  if (added)
    {
      g_signal_emit (self, signals[IMPORTED], 0);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }

  /* Who stopped it knows. */
  update_counts (self);
  if (!g_error_matches (error, TEA_ERROR, TEA_ERROR_CANCELLED))
    show_error (self->drafts_banner, error->message);
}

static void
add_cb (TeaImportDialog *self)
{
  show_error (self->drafts_banner, NULL);
  set_adding (self, TRUE);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tea_import_commit_async (self->import, self->book, self->cancellable, added_cb,
                           g_object_ref (self));
}

/* It takes a moment until everything is as it was. */
static void
stop_adding (TeaImportDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.stop", FALSE);
  g_cancellable_cancel (self->cancellable);
}

/* The ticks have the focus, not the rows, so the list does not know where the arrow keys lead. */
static void
next_row (TeaImportDialog *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_DOWN);
}

static void
previous_row (TeaImportDialog *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_UP);
}

/* Ctrl+Enter goes on from wherever one is. */
static void
go_on (TeaImportDialog *self)
{
  if (is_at (self, "columns") && gtk_widget_is_sensitive (self->continue_button))
    continue_cb (self);
  else if (is_at (self, "drafts") && !self->adding &&
           gtk_widget_is_sensitive (GTK_WIDGET (self->add_button)))
    add_cb (self);
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

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_list (&self->role_rows, NULL);
  g_clear_object (&self->import);
  g_clear_object (&self->shown);
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
  gtk_widget_class_install_action (widget_class, "import.stop", NULL,
                                   (GtkWidgetActionActivateFunc) stop_adding);
  gtk_widget_class_install_action (widget_class, "import.next-row", NULL,
                                   (GtkWidgetActionActivateFunc) next_row);
  gtk_widget_class_install_action (widget_class, "import.previous-row", NULL,
                                   (GtkWidgetActionActivateFunc) previous_row);
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
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, columns_banner);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, columns_group);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, preview_box);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, continue_button);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, drafts_page);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, drafts_header);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, drafts_banner);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, columns_button);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, drafts_title);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, filter_box);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, add_stack);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, adding_bar);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDialog, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, continue_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, tick_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, tick_none_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
tea_import_dialog_init (TeaImportDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.stop", FALSE);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list_view, factory);
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
