/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-remark-dialog.h"
#include "report/tea-trace-dialog.h"
#include "tea-field-row.h"
#include "tea-page.h"

/*
 * TeaRemarkDialog:
 *
 * One remark, to be corrected as long as the session is open. The history keeps what it was.
 */
struct _TeaRemarkDialog
{
  AdwDialog            parent_instance;

  GtkWidget           *opener;
  TeaBook             *book;
  TeaRemark           *remark;

  AdwPreferencesGroup *fields_group;
  TeaFieldRow         *text_row;
  AdwComboRow         *stance_row;
  GtkWidget           *strike_row;
};

G_DEFINE_FINAL_TYPE (TeaRemarkDialog, tea_remark_dialog, ADW_TYPE_DIALOG)

static void
stance_changed_cb (TeaRemarkDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->stance_row);
  const char *stance = selected > 0 ? tea_remark_stances ()[selected - 1].word : NULL;
  g_autoptr (GError) error = NULL;

  if (self->remark == NULL || g_strcmp0 (stance, self->remark->stance) == 0)
    return;

  tea_page_tell (self->opener,
                 tea_record_edit (TEA_RECORD (self->remark), self->book, "stance", stance, &error),
                 &error);
}

static void
strike_cb (TeaRemarkDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done = tea_remark_remove (self->remark, self->book, &error);

  tea_page_tell (self->opener, done, &error);
  if (!done)
    return;

  tea_field_row_set_record (self->text_row, NULL, NULL);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
trace_cb (TeaRemarkDialog *self)
{
  GtkWidget *opener = self->opener;
  g_autoptr (TeaBook) book = g_object_ref (self->book);
  g_autoptr (TeaRemark) remark = g_object_ref (self->remark);

  adw_dialog_close (ADW_DIALOG (self));
  tea_trace_dialog_present (opener, book, TEA_RECORD (remark));
}

static void
tea_remark_dialog_dispose (GObject *object)
{
  TeaRemarkDialog *self = TEA_REMARK_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_REMARK_DIALOG);
  g_clear_weak_pointer (&self->opener);
  g_clear_object (&self->remark);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (tea_remark_dialog_parent_class)->dispose (object);
}

static void
tea_remark_dialog_class_init (TeaRemarkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_remark_dialog_dispose;

  g_type_ensure (TEA_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-remark-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaRemarkDialog, fields_group);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarkDialog, text_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarkDialog, stance_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarkDialog, strike_row);
  gtk_widget_class_bind_template_callback (widget_class, stance_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, strike_cb);
  gtk_widget_class_bind_template_callback (widget_class, trace_cb);
}

static void
tea_remark_dialog_init (TeaRemarkDialog *self)
{
  g_autoptr (GtkStringList) stances = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_string_list_append (stances, _("No position"));
  for (const TeaWord *word = tea_remark_stances (); word->word != NULL; word++)
    gtk_string_list_append (stances, _(word->label));
  adw_combo_row_set_model (self->stance_row, G_LIST_MODEL (stances));
}

/**
 * tea_remark_dialog_present:
 * @parent: the page that opens it
 * @book: the book
 * @remark: a remark
 *
 * Opens a remark.
 */
void
tea_remark_dialog_present (GtkWidget *parent,
                           TeaBook   *book,
                           TeaRemark *remark)
{
  TeaRemarkDialog *self;
  gboolean open;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_REMARK (remark));

  self = g_object_new (TEA_TYPE_REMARK_DIALOG, NULL);
  g_set_weak_pointer (&self->opener, parent);
  for (guint i = 0; tea_remark_stances ()[i].word != NULL; i++)
    {
      if (g_strcmp0 (tea_remark_stances ()[i].word, remark->stance) == 0)
        adw_combo_row_set_selected (self->stance_row, i + 1);
    }
  g_set_object (&self->book, book);
  g_set_object (&self->remark, remark);
  tea_field_row_set_record (self->text_row, book, TEA_RECORD (remark));

  open = g_str_equal (remark->meeting_state, "open");
  gtk_widget_set_sensitive (GTK_WIDGET (self->fields_group), open);
  gtk_widget_set_visible (self->strike_row, open);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
