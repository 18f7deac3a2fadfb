/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-page.h"
#include "tea-print-dialog.h"
#include "tea-print-sheet.h"

/*
 * TeaPrintDialog:
 *
 * A document before it is printed: the pages as they will be, and the two ways to get them out.
 * Every document of the window goes through here.
 */
struct _TeaPrintDialog
{
  AdwDialog        parent_instance;

  TeaBook         *book;
  TeaRecord       *record;
  TeaPrintFunc     create;
  TeaPaper        *paper;

  AdwWindowTitle  *window_title;
  AdwBanner       *banner;
  AdwToastOverlay *toast_overlay;
  GtkBox          *sheets_box;
  GtkCheckButton  *archive_button;
  GtkWidget       *save_button;
  GtkWidget       *print_button;
};

G_DEFINE_FINAL_TYPE (TeaPrintDialog, tea_print_dialog, ADW_TYPE_DIALOG)

static void
tell (TeaPrintDialog *self,
      const char     *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_banner_set_revealed (self->banner, FALSE);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
tell_error (TeaPrintDialog *self,
            const char     *message)
{
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_banner_set_title (self->banner, message);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
show_sheets (TeaPrintDialog *self)
{
  const guint n_pages = tea_paper_count_pages (self->paper);
  g_autofree char *text = tea_paper_dup_text (self->paper);
  g_autofree char *count = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sheets_box))) != NULL)
    gtk_box_remove (self->sheets_box, child);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (GdkPaintable) sheet = tea_print_sheet_new (self->paper, i);
      GtkWidget *picture = gtk_picture_new_for_paintable (sheet);
      g_autofree char *name = g_strdup_printf (_("Page %u of %u"), i + 1, n_pages);

      gtk_accessible_update_property (GTK_ACCESSIBLE (picture),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      /* Who cannot see the sheets hears the document with the first of them. */
      if (i == 0)
        gtk_accessible_update_property (GTK_ACCESSIBLE (picture),
                                        GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                        -1);
      gtk_widget_add_css_class (picture, "sheet");
      gtk_box_append (self->sheets_box, picture);
    }

  adw_dialog_set_title (ADW_DIALOG (self), tea_paper_get_name (self->paper));
  count = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);
  adw_window_title_set_subtitle (self->window_title, count);
}

/* Makes the document anew, for whom it is for now. */
static gboolean
set_paper (TeaPrintDialog  *self,
           GError         **error)
{
  const TeaPaperCopy copy = gtk_check_button_get_active (self->archive_button)
                              ? TEA_PAPER_COPY_ARCHIVE : TEA_PAPER_COPY_NOTICE;
  g_autoptr (TeaPaper) paper = self->create (self->record, self->book, copy, error);

  if (paper == NULL)
    return FALSE;

  g_set_object (&self->paper, paper);
  show_sheets (self);

  return TRUE;
}

/* Where the book cannot be read, nothing is left that could be taken for the other copy. */
static void
archive_toggled_cb (TeaPrintDialog *self)
{
  g_autoptr (GError) error = NULL;
  const gboolean done = set_paper (self, &error);

  gtk_widget_set_sensitive (self->save_button, done);
  gtk_widget_set_sensitive (self->print_button, done);
  if (!done)
    tell_error (self, error->message);
}

static GtkWindow *
get_window (TeaPrintDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (TeaPrintDialog) self = data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (file == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        tell_error (self, error->message);
      return;
    }

  if (!tea_paper_save (self->paper, file, &error))
    {
      tell_error (self, error->message);
      return;
    }

  name = g_file_get_basename (file);
  /* Translators: the name of a file. */
  message = g_strdup_printf (_("Saved as “%s”"), name);
  tell (self, message);
}

static void
save_cb (TeaPrintDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = g_strconcat (tea_paper_get_name (self->paper), ".pdf", NULL);

  /* What is in a name must not become a folder. */
  g_strdelimit (name, "/\\:*?\"<>|", '-');
  gtk_file_filter_set_name (filter, _("PDF documents"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_title (dialog, _("Save as PDF"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, get_window (self), NULL, file_chosen_cb, g_object_ref (self));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              TeaPaper          *paper)
{
  tea_paper_draw (paper, gtk_print_context_get_cairo_context (context), page);
}

static void
print_done_cb (GtkPrintOperation       *operation,
               GtkPrintOperationResult  result,
               TeaPrintDialog          *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      g_autofree char *message = NULL;

      gtk_print_operation_get_error (operation, &error);
      message = g_strdup_printf (_("“%s” was not printed: %s"), tea_paper_get_name (self->paper),
                                 error != NULL ? error->message : _("Unknown error"));
      tell_error (self, message);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      tell (self, _("Sent to the printer"));
    }
}

/* The document has margins of its own, so that it is drawn on the whole sheet. */
static GtkPrintOperation *
create_operation (TeaPrintDialog *self)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_paper_size_free (size);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, tea_paper_get_name (self->paper));
  gtk_print_operation_set_n_pages (operation, tea_paper_count_pages (self->paper));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb),
                         g_object_ref (self->paper), (GClosureNotify) g_object_unref, 0);
  g_signal_connect_data (operation, "done", G_CALLBACK (print_done_cb), g_object_ref (self),
                         (GClosureNotify) g_object_unref, 0);

  return operation;
}

static void
print_cb (TeaPrintDialog *self)
{
  g_autoptr (GtkPrintOperation) operation = create_operation (self);

  /* Errors come with the signal. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, get_window (self),
                           NULL);
}

static void
tea_print_dialog_dispose (GObject *object)
{
  TeaPrintDialog *self = TEA_PRINT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_PRINT_DIALOG);
  g_clear_object (&self->book);
  g_clear_object (&self->record);
  g_clear_object (&self->paper);

  G_OBJECT_CLASS (tea_print_dialog_parent_class)->dispose (object);
}

static void
tea_print_dialog_class_init (TeaPrintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_print_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/report/tea-print-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaPrintDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, TeaPrintDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TeaPrintDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, TeaPrintDialog, sheets_box);
  gtk_widget_class_bind_template_child (widget_class, TeaPrintDialog, archive_button);
  gtk_widget_class_bind_template_child (widget_class, TeaPrintDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TeaPrintDialog, print_button);
  gtk_widget_class_bind_template_callback (widget_class, archive_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
}

static void
tea_print_dialog_init (TeaPrintDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_print_dialog_present:
 * @widget: a page or something on it
 * @book: a book
 * @record: (nullable): what the document is about
 * @create: makes the document
 * @masked: whether there is a masked copy and one for the archive; otherwise there is only one
 *
 * Shows a document and offers to print it, or to save it as PDF. Where it cannot be made, says why.
 */
void
tea_print_dialog_present (GtkWidget    *widget,
                          TeaBook      *book,
                          TeaRecord    *record,
                          TeaPrintFunc  create,
                          gboolean      masked)
{
  g_autoptr (TeaPrintDialog) self = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (create != NULL);

  self = g_object_ref_sink (g_object_new (TEA_TYPE_PRINT_DIALOG, NULL));
  self->book = g_object_ref (book);
  g_set_object (&self->record, record);
  self->create = create;
  gtk_widget_set_visible (GTK_WIDGET (self->archive_button), masked);
  if (set_paper (self, &error))
    adw_dialog_present (ADW_DIALOG (self), widget);
  else
    tea_page_tell_error (widget, error);
}
