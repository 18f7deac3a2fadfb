/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-text.h"
#include "collect/tea-photo.h"
#include "collect/tea-request.h"

#include "report/tea-trace-dialog.h"
#include "tea-collect-page.h"
#include "tea-filter-popover.h"
#include "tea-filter-remedies.h"
#include "tea-import-dialog.h"
#include "tea-list-pane.h"
#include "tea-photo-group.h"
#include "tea-request-dialog.h"
#include "tea-request-view.h"
#include "tea-row.h"

/*
 * TeaCollectPage:
 *
 * What residents ask for, the newest first, and beside the list one request. Requests are written
 * down here, or taken over from a chat or a sheet that is pasted, dropped or chosen.
 */
struct _TeaCollectPage
{
  TeaPage                 parent_instance;

  TeaRequestDialog       *request_dialog;

  AdwNavigationSplitView *split_view;
  AdwNavigationPage      *detail_page;
  TeaFilterPopover       *filter_popover;
  TeaFilterRemedies      *remedies;
  TeaListPane            *pane;
  GtkLabel               *words_label;
  GtkWidget              *clear_button;
  GtkWidget              *trace_button;
  GtkStack               *stack;
  TeaRequestView         *request_view;
};

G_DEFINE_FINAL_TYPE (TeaCollectPage, tea_collect_page, TEA_TYPE_PAGE)

static char *
dup_subtitle (GtkListItem *item,
              const char  *received_at,
              const char  *person_name,
              const char  *place)
{
  g_autofree char *day = NULL;

  if (received_at == NULL)
    return g_strdup ("");

  /* The day is enough in the list: "2026-11-25". */
  day = g_strndup (received_at, 10);

  return tea_text_join (day, person_name, place);
}

static char *
dup_state (GtkListItem *item,
           const char  *status)
{
  return g_strdup (status != NULL && *status != '\0' ? tea_request_status_label (status) : "");
}

static void
show_source (TeaCollectPage *self,
             TeaSource      *source)
{
  tea_list_pane_clear_text (self->pane);
  tea_filter_popover_set_source (self->filter_popover, source);
}

/* How many there are, and which ones they are in words. */
static void
show_words (TeaCollectPage *self)
{
  GListModel *list = G_LIST_MODEL (tea_list_pane_get_list (self->pane));
  const guint n_requests = g_list_model_get_n_items (list);
  g_autofree char *words = tea_filter_popover_dup_words (self->filter_popover);
  g_autofree char *count = NULL;
  g_autofree char *label = NULL;

  if (n_requests == 0 && tea_filter_popover_has_lost_source (self->filter_popover))
    {
      show_source (self, NULL);
      return;
    }

  count = g_strdup_printf (ngettext ("%u request", "%u requests", n_requests), n_requests);
  label = tea_text_join (count, words);
  gtk_label_set_label (self->words_label, label);
  gtk_widget_set_visible (self->clear_button, words != NULL);
  g_object_set (self->pane, "narrowed", words != NULL, NULL);
  if (n_requests == 0 && words != NULL)
    tea_filter_remedies_look (self->remedies, tea_page_get_book (TEA_PAGE (self)), self->pane,
                              self->filter_popover);
  else
    tea_filter_remedies_clear (self->remedies);
}

static void
ask (TeaCollectPage *self)
{
  TeaBook *book = tea_page_get_book (TEA_PAGE (self));
  TeaRequestFilter filter = { 0 };
  const gboolean first = tea_list_pane_get_list (self->pane) == NULL;

  if (book == NULL)
    return;

  tea_filter_popover_read (self->filter_popover, &filter);
  if (*tea_list_pane_get_text (self->pane) != '\0')
    filter.text = tea_list_pane_get_text (self->pane);

  tea_list_pane_set_query (self->pane, tea_request_query (book, &filter));
  if (first)
    g_signal_connect_object (tea_list_pane_get_list (self->pane), "notify::n-items",
                             G_CALLBACK (show_words), self, G_CONNECT_SWAPPED);
  show_words (self);
}

static void
ask_cb (TeaCollectPage *self)
{
  ask (self);
}

static void
clear_cb (TeaCollectPage *self)
{
  show_source (self, NULL);
}

static void
show_request (TeaCollectPage *self,
              TeaRequest     *request)
{
  tea_request_view_set_request (self->request_view, tea_page_get_book (TEA_PAGE (self)), request);
  adw_navigation_page_set_title (self->detail_page, request->number);
  gtk_widget_set_sensitive (self->trace_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "request");
}

/* A request that leaves the list by being changed stays beside it until another is chosen. */
static void
selected_cb (TeaListPane    *pane,
             TeaRequest     *request,
             TeaCollectPage *self)
{
  if (request != NULL)
    show_request (self, request);
}

static void
activated_cb (TeaCollectPage *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
removed_cb (TeaCollectPage *self)
{
  adw_navigation_page_set_title (self->detail_page, _("Request"));
  gtk_widget_set_sensitive (self->trace_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "none");
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
}

static void
trace_cb (TeaCollectPage *self)
{
  TeaRequest *request = tea_request_view_get_request (self->request_view);

  if (request != NULL)
    tea_trace_dialog_present (GTK_WIDGET (self), tea_page_get_book (TEA_PAGE (self)),
                              TEA_RECORD (request));
}

/* What has just been taken over is what one wants to see. */
static void
imported_cb (TeaCollectPage *self)
{
  g_autoptr (TeaQuery) query = tea_source_query (tea_page_get_book (TEA_PAGE (self)));
  g_autoptr (GPtrArray) sources = tea_query_read_records (query, NULL);

  show_source (self, sources != NULL && sources->len > 0 ? g_ptr_array_index (sources, 0) : NULL);
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  tea_page_tell_done (GTK_WIDGET (self));
}

static TeaImportDialog *
open_import (TeaCollectPage *self)
{
  TeaImportDialog *dialog = tea_import_dialog_new (tea_page_get_book (TEA_PAGE (self)));

  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));

  return dialog;
}

/* Without a text in the clipboard the dialog waits for one. */
static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (TeaCollectPage) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  TeaImportDialog *dialog;

  if (tea_page_get_book (TEA_PAGE (self)) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  dialog = open_import (self);
  if (text != NULL && *text != '\0')
    tea_import_dialog_read_text (dialog, text);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (TeaCollectPage) self = data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  if (file != NULL)
    tea_import_dialog_read_file (open_import (self), file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    tea_page_tell_error (GTK_WIDGET (self), error);
}

static void
import_file_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_file_dialog_set_title (dialog, _("Import a File"));
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                        file_chosen_cb, g_object_ref (widget));
}

static gboolean
is_picture (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);

  return g_content_type_is_mime_type (type, "image/*");
}

/* A picture shows what a request is about, so there has to be one. */
static gboolean
check_shown (TeaCollectPage *self)
{
  g_autoptr (GError) error = NULL;

  if (gtk_stack_get_visible_child_name (self->stack) != NULL &&
      g_str_equal (gtk_stack_get_visible_child_name (self->stack), "request"))
    return TRUE;

  error = g_error_new_literal (TEA_ERROR, TEA_ERROR_REFUSED,
                               _("Choose a request first; the picture is added to it."));
  tea_page_tell_error (GTK_WIDGET (self), error);

  return FALSE;
}

static gboolean
drop_files (TeaCollectPage *self,
            GSList         *files)
{
  g_autoptr (GListStore) pictures = g_list_store_new (G_TYPE_FILE);
  GFile *sheet = NULL;

  for (; files != NULL; files = files->next)
    {
      if (is_picture (files->data))
        g_list_store_append (pictures, files->data);
      else if (sheet == NULL)
        sheet = files->data;
    }

  if (g_list_model_get_n_items (G_LIST_MODEL (pictures)) > 0 && check_shown (self))
    tea_request_view_add_pictures (self->request_view, G_LIST_MODEL (pictures));
  if (sheet != NULL)
    tea_import_dialog_read_file (open_import (self), sheet);

  return TRUE;
}

static gboolean
take_value (TeaCollectPage *self,
            const GValue   *value)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

      return drop_files (self, files);
    }

  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    {
      if (check_shown (self))
        tea_request_view_add_texture (self->request_view, g_value_get_object (value));
      return TRUE;
    }

  if (g_value_get_string (value) == NULL)
    return FALSE;

  tea_import_dialog_read_text (open_import (self), g_value_get_string (value));

  return TRUE;
}

/* Pictures belong to the request that is shown; what else is dropped holds new ones. */
static gboolean
drop_cb (GtkDropTarget  *target,
         const GValue   *value,
         double          x,
         double          y,
         TeaCollectPage *self)
{
  return take_value (self, value);
}

static void
value_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (TeaCollectPage) self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (tea_page_get_book (TEA_PAGE (self)) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (value != NULL)
    take_value (self, value);
  else
    tea_page_tell_error (GTK_WIDGET (self), error);
}

static void
paste_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GType type = tea_photo_group_find_type (clipboard);

  if (type != G_TYPE_INVALID)
    gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT, NULL, value_read_cb,
                                    g_object_ref (widget));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (widget));
}

static void
tea_collect_page_set_book (TeaPage *page,
                           TeaBook *book)
{
  TeaCollectPage *self = TEA_COLLECT_PAGE (page);

  tea_filter_popover_set_book (self->filter_popover, book);
  ask (self);
}

static gboolean
tea_collect_page_show_record (TeaPage   *page,
                              TeaRecord *record)
{
  TeaCollectPage *self = TEA_COLLECT_PAGE (page);
  g_autoptr (TeaRequest) request = NULL;
  gint64 id;

  if (TEA_IS_REQUEST (record))
    id = tea_record_get_id (record);
  else if (TEA_IS_PHOTO (record))
    id = TEA_PHOTO (record)->request;
  else if (TEA_IS_SOURCE (record))
    {
      show_source (self, TEA_SOURCE (record));
      return TRUE;
    }
  else
    {
      return FALSE;
    }

  request = tea_book_get (tea_page_get_book (page), TEA_TYPE_REQUEST, id, NULL);
  if (request == NULL)
    return TRUE;

  show_source (self, NULL);
  if (!tea_list_pane_select (self->pane, id))
    show_request (self, request);
  activated_cb (self);

  return TRUE;
}

static void
tea_collect_page_create (TeaPage *page)
{
  TeaCollectPage *self = TEA_COLLECT_PAGE (page);

  if (self->request_dialog == NULL)
    self->request_dialog = g_object_ref_sink (tea_request_dialog_new (page));
  adw_dialog_present (ADW_DIALOG (self->request_dialog), GTK_WIDGET (self));
}

static void
create_cb (TeaCollectPage *self)
{
  tea_page_create (TEA_PAGE (self));
}

static void
tea_collect_page_search (TeaPage *page)
{
  tea_list_pane_search (TEA_COLLECT_PAGE (page)->pane);
}

static void
tea_collect_page_dispose (GObject *object)
{
  g_clear_object (&TEA_COLLECT_PAGE (object)->request_dialog);
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_COLLECT_PAGE);

  G_OBJECT_CLASS (tea_collect_page_parent_class)->dispose (object);
}

static void
tea_collect_page_class_init (TeaCollectPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaPageClass *page_class = TEA_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_collect_page_dispose;
  page_class->set_book = tea_collect_page_set_book;
  page_class->show_record = tea_collect_page_show_record;
  page_class->create = tea_collect_page_create;
  page_class->search = tea_collect_page_search;

  g_type_ensure (TEA_TYPE_FILTER_POPOVER);
  g_type_ensure (TEA_TYPE_FILTER_REMEDIES);
  g_type_ensure (TEA_TYPE_LIST_PANE);
  g_type_ensure (TEA_TYPE_REQUEST);
  g_type_ensure (TEA_TYPE_REQUEST_VIEW);
  g_type_ensure (TEA_TYPE_ROW);
  gtk_widget_class_install_action (widget_class, "collect.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "collect.import-file", NULL, import_file_cb);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/community/Teatime/collect/tea-collect-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaCollectPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, TeaCollectPage, detail_page);
  gtk_widget_class_bind_template_child (widget_class, TeaCollectPage, filter_popover);
  gtk_widget_class_bind_template_child (widget_class, TeaCollectPage, remedies);
  gtk_widget_class_bind_template_child (widget_class, TeaCollectPage, pane);
  gtk_widget_class_bind_template_child (widget_class, TeaCollectPage, words_label);
  gtk_widget_class_bind_template_child (widget_class, TeaCollectPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, TeaCollectPage, trace_button);
  gtk_widget_class_bind_template_child (widget_class, TeaCollectPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TeaCollectPage, request_view);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, trace_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_subtitle);
  gtk_widget_class_bind_template_callback (widget_class, dup_state);
}

static void
tea_collect_page_init (TeaCollectPage *self)
{
  GtkDropTarget *target;

  gtk_widget_init_template (GTK_WIDGET (self));

  target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  gtk_drop_target_set_gtypes (target, (GType[]) { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE,
                                                   G_TYPE_STRING }, 3);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
