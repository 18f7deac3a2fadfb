/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-text.h"
#include "report/tea-trace.h"
#include "tea-page.h"
#include "tea-trace-dialog.h"

/*
 * TeaTraceDialog:
 *
 * The chain that a record belongs to: what it came from and what came of it, stage by stage. A
 * link leads to its page.
 */
struct _TeaTraceDialog
{
  AdwDialog           parent_instance;

  GtkWidget          *origin;
  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (TeaTraceDialog, tea_trace_dialog, ADW_TYPE_DIALOG)

static void
tea_trace_dialog_dispose (GObject *object)
{
  TeaTraceDialog *self = TEA_TRACE_DIALOG (object);

  g_clear_weak_pointer (&self->origin);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_TRACE_DIALOG);

  G_OBJECT_CLASS (tea_trace_dialog_parent_class)->dispose (object);
}

static void
tea_trace_dialog_class_init (TeaTraceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_trace_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/report/tea-trace-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaTraceDialog, page);
}

static void
tea_trace_dialog_init (TeaTraceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
row_activated_cb (AdwActionRow   *row,
                  TeaTraceDialog *self)
{
  g_autoptr (TeaRecord) record = g_object_ref (g_object_get_data (G_OBJECT (row), "record"));
  GtkWidget *origin = self->origin;

  adw_dialog_close (ADW_DIALOG (self));
  if (origin != NULL)
    tea_page_go_to (origin, record);
}

static GtkWidget *
create_row (TeaTraceDialog     *self,
            const TeaTraceLink *link)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = tea_text_join (link->number, link->when);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), link->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (link->start)
    {
      GtkWidget *mark = gtk_image_new_from_icon_name ("mark-location-symbolic");

      gtk_widget_set_tooltip_text (mark, _("You are here"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (link->record), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);

  return row;
}

/**
 * tea_trace_dialog_present:
 * @widget: where the record is shown
 * @book: the book
 * @record: a record of any kind
 *
 * Opens the chain that @record belongs to.
 */
void
tea_trace_dialog_present (GtkWidget *widget,
                          TeaBook   *book,
                          TeaRecord *record)
{
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;
  AdwPreferencesGroup *group = NULL;
  TeaTraceStage stage = TEA_TRACE_REQUEST;
  TeaTraceDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_RECORD (record));

  links = tea_trace (record, book, &error);
  if (links == NULL)
    {
      tea_page_tell_error (widget, error);
      return;
    }

  self = g_object_new (TEA_TYPE_TRACE_DIALOG, NULL);
  g_set_weak_pointer (&self->origin, widget);
  for (guint i = 0; i < links->len; i++)
    {
      const TeaTraceLink *link = g_ptr_array_index (links, i);

      if (group == NULL || link->stage != stage)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, tea_trace_stage_label (link->stage));
          adw_preferences_page_add (self->page, group);
          stage = link->stage;
        }

      adw_preferences_group_add (group, create_row (self, link));
    }

  adw_dialog_present (ADW_DIALOG (self), widget);
}
