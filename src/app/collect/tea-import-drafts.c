/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "collect/tea-source.h"

#include "tea-draft-filter.h"
#include "tea-draft-row.h"
#include "tea-import-drafts.h"

/*
 * TeaImportDrafts:
 *
 * The page of an import with the list of what would be added, each line with a tick. Adding takes
 * a thread and may be stopped. Emits `added` when what is ticked is in the book, and `columns`
 * when somebody wants to say again what the columns hold.
 */
struct _TeaImportDrafts
{
  AdwNavigationPage   parent_instance;

  TeaBook            *book;
  TeaImport          *import;
  char              **estates;
  GtkFilterListModel *shown;
  GCancellable       *cancellable;
  gboolean            loading;
  gboolean            adding;

  AdwHeaderBar       *header_bar;
  AdwBanner          *banner;
  GtkWidget          *columns_button;
  AdwWindowTitle     *window_title;
  GtkWidget          *filter_box;
  GtkDropDown        *kind_drop_down;
  GtkWidget          *copy_button;
  AdwToastOverlay    *toast_overlay;
  GtkListView        *list_view;
  GtkStack           *add_stack;
  GtkButton          *add_button;
  GtkProgressBar     *adding_bar;
  GtkWidget          *stop_button;
};

enum
{
  ADDED,
  COLUMNS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TeaImportDrafts, tea_import_drafts, ADW_TYPE_NAVIGATION_PAGE)

static void
show_error (TeaImportDrafts *self,
            const char      *message)
{
  if (message != NULL)
    adw_banner_set_title (self->banner, message);
  adw_banner_set_revealed (self->banner, message != NULL);
}

/* Not every visit brings a request. */
static gboolean
is_visits (TeaImport *import)
{
  return g_str_equal (tea_import_get_format (import), "visits");
}

static void
update_counts (TeaImportDrafts *self)
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
  adw_window_title_set_subtitle (self->window_title, summary->str);

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
          TeaImportDrafts          *self)
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
         TeaImportDrafts          *self)
{
  TeaDraft *draft = gtk_list_item_get_item (item);

  gtk_list_item_set_accessible_label (item, *draft->text != '\0' ? draft->text : _("No text"));
  tea_draft_row_set_draft (TEA_DRAFT_ROW (gtk_list_item_get_child (item)), draft,
                           (const char * const *) self->estates);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           TeaImportDrafts          *self)
{
  tea_draft_row_set_draft (TEA_DRAFT_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

static void
kind_changed_cb (TeaImportDrafts *self)
{
  const guint kind = gtk_drop_down_get_selected (self->kind_drop_down);
  g_autoptr (GtkFilter) filter = NULL;

  if (self->loading || self->shown == NULL || kind >= TEA_N_DRAFT_KINDS)
    return;

  filter = tea_draft_filter_new ((TeaDraftKind) kind);
  gtk_filter_list_model_set_filter (self->shown, filter);
}

static void
show_kinds (TeaImportDrafts *self)
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
copy_cb (TeaImportDrafts *self)
{
  g_autofree char *notes = tea_draft_filter_dup_notes (G_LIST_MODEL (self->import));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), notes);
  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (_("Copied")));
}

/* Only the lines that are shown: somebody who looks at those that are there already means these. */
static void
tick (TeaImportDrafts *self,
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
tick_all_cb (TeaImportDrafts *self)
{
  tick (self, TRUE);
}

static void
tick_none_cb (TeaImportDrafts *self)
{
  tick (self, FALSE);
}

/* While the lines are being added nobody may change them, and what leaves them is Stop: whoever
 * closes the whole window does not want them either. */
static void
set_adding (TeaImportDrafts *self,
            gboolean         adding)
{
  self->adding = adding;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "drafts.stop", adding);
  adw_header_bar_set_show_end_title_buttons (self->header_bar, !adding);
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), !adding);
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
  g_autoptr (TeaImportDrafts) self = data;
  g_autoptr (GError) error = NULL;
  const gboolean added = tea_import_commit_finish (TEA_IMPORT (source), result, &error);

  /* The window was closed meanwhile. */
  if (self->import != TEA_IMPORT (source))
    return;

  set_adding (self, FALSE);
  if (added)
    {
      g_signal_emit (self, signals[ADDED], 0);
      return;
    }

  /* Who stopped it knows. */
  update_counts (self);
  if (!g_error_matches (error, TEA_ERROR, TEA_ERROR_CANCELLED))
    show_error (self, error->message);
}

static void
add_cb (TeaImportDrafts *self)
{
  tea_import_drafts_add (self);
}

static void
columns_cb (TeaImportDrafts *self)
{
  g_signal_emit (self, signals[COLUMNS], 0);
}

/* It takes a moment until everything is as it was. */
static void
stop (TeaImportDrafts *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "drafts.stop", FALSE);
  g_cancellable_cancel (self->cancellable);
}

/* The ticks have the focus, not the rows, so the list does not know where the arrow keys lead. */
static void
next_row (TeaImportDrafts *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_DOWN);
}

static void
previous_row (TeaImportDrafts *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_UP);
}

static void
tea_import_drafts_dispose (GObject *object)
{
  TeaImportDrafts *self = TEA_IMPORT_DRAFTS (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->import);
  g_clear_object (&self->shown);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_IMPORT_DRAFTS);

  G_OBJECT_CLASS (tea_import_drafts_parent_class)->dispose (object);
}

static void
tea_import_drafts_finalize (GObject *object)
{
  TeaImportDrafts *self = TEA_IMPORT_DRAFTS (object);

  g_clear_pointer (&self->estates, g_strfreev);

  G_OBJECT_CLASS (tea_import_drafts_parent_class)->finalize (object);
}

static void
tea_import_drafts_class_init (TeaImportDraftsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tea_import_drafts_dispose;
  object_class->finalize = tea_import_drafts_finalize;

  /**
   * TeaImportDrafts::added:
   * @self: the page
   *
   * What was ticked is in the book.
   */
  signals[ADDED] = g_signal_new ("added", TEA_TYPE_IMPORT_DRAFTS, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * TeaImportDrafts::columns:
   * @self: the page
   *
   * Somebody wants to say again what the columns hold.
   */
  signals[COLUMNS] = g_signal_new ("columns", TEA_TYPE_IMPORT_DRAFTS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "drafts.stop", NULL,
                                   (GtkWidgetActionActivateFunc) stop);
  gtk_widget_class_install_action (widget_class, "drafts.next-row", NULL,
                                   (GtkWidgetActionActivateFunc) next_row);
  gtk_widget_class_install_action (widget_class, "drafts.previous-row", NULL,
                                   (GtkWidgetActionActivateFunc) previous_row);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/community/Teatime/collect/tea-import-drafts.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaImportDrafts, header_bar);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDrafts, banner);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDrafts, columns_button);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDrafts, window_title);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDrafts, filter_box);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDrafts, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDrafts, copy_button);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDrafts, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDrafts, list_view);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDrafts, add_stack);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDrafts, add_button);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDrafts, adding_bar);
  gtk_widget_class_bind_template_child (widget_class, TeaImportDrafts, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, columns_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, tick_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, tick_none_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
tea_import_drafts_init (TeaImportDrafts *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "drafts.stop", FALSE);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list_view, factory);
}

/**
 * tea_import_drafts_set_import:
 * @self: the page
 * @import: (nullable): what is being taken over; %NULL also stops what is being added
 * @book: the book it goes to
 * @estates: (nullable) (array zero-terminated=1): the names of the book's estates
 *
 * A new import has lines of its own.
 */
void
tea_import_drafts_set_import (TeaImportDrafts    *self,
                              TeaImport          *import,
                              TeaBook            *book,
                              const char * const *estates)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_if_fail (TEA_IS_IMPORT_DRAFTS (self));
  g_return_if_fail (import == NULL || TEA_IS_IMPORT (import));
  g_return_if_fail (TEA_IS_BOOK (book));

  g_strfreev (self->estates);
  self->estates = g_strdupv ((char **) estates);
  g_set_object (&self->book, book);
  g_set_object (&self->import, import);
  g_clear_object (&self->shown);
  if (import == NULL)
    {
      if (self->cancellable != NULL)
        g_cancellable_cancel (self->cancellable);
      gtk_list_view_set_model (self->list_view, NULL);
      return;
    }

  self->shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (import)), NULL);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_object_bind_property (import, "fraction", self->adding_bar, "fraction",
                          G_BINDING_SYNC_CREATE);
}

/**
 * tea_import_drafts_show:
 * @self: the page
 *
 * Shows what was read.
 */
void
tea_import_drafts_show (TeaImportDrafts *self)
{
  g_return_if_fail (TEA_IS_IMPORT_DRAFTS (self));
  g_return_if_fail (TEA_IS_IMPORT (self->import));

  show_kinds (self);
  update_counts (self);
  gtk_widget_set_visible (self->columns_button, tea_import_get_mapping (self->import) != NULL);
  show_error (self, NULL);
}

/**
 * tea_import_drafts_add:
 * @self: the page
 *
 * Adds what is ticked, where there is something and it is not being added already.
 */
void
tea_import_drafts_add (TeaImportDrafts *self)
{
  g_return_if_fail (TEA_IS_IMPORT_DRAFTS (self));

  if (self->adding || !gtk_widget_is_sensitive (GTK_WIDGET (self->add_button)))
    return;

  show_error (self, NULL);
  set_adding (self, TRUE);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tea_import_commit_async (self->import, self->book, self->cancellable, added_cb,
                           g_object_ref (self));
}

/**
 * tea_import_drafts_get_list:
 * @self: the page
 *
 * Returns: (transfer none): the lines, which the focus goes to
 */
GtkWidget *
tea_import_drafts_get_list (TeaImportDrafts *self)
{
  g_return_val_if_fail (TEA_IS_IMPORT_DRAFTS (self), NULL);

  return GTK_WIDGET (self->list_view);
}
