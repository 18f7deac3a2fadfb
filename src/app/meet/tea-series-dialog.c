/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "book/tea-list.h"
#include "book/tea-text.h"
#include "meet/tea-day-rule.h"
#include "meet/tea-holiday-view.h"
#include "meet/tea-meeting.h"
#include "meet/tea-record-row.h"
#include "meet/tea-series-dialog.h"
#include "meet/tea-series-form.h"

/*
 * TeaSeriesDialog:
 *
 * Sessions on fixed days: the series, each with a form, and the holidays that they keep out of.
 */
struct _TeaSeriesDialog
{
  AdwDialog          parent_instance;

  TeaBook           *book;

  AdwNavigationView *navigation_view;
  GtkLabel          *message_label;
  GtkListBox        *series_box;
};

G_DEFINE_FINAL_TYPE (TeaSeriesDialog, tea_series_dialog, ADW_TYPE_DIALOG)

static void
done_cb (TeaSeriesForm   *form,
         const char      *message,
         TeaSeriesDialog *self)
{
  gtk_label_set_label (self->message_label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), TRUE);
  adw_navigation_view_pop (self->navigation_view);
}

static void
open_form (TeaSeriesDialog *self,
           TeaSeries       *series)
{
  TeaSeriesForm *form = tea_series_form_new (self->book, series);

  g_signal_connect_object (form, "done", G_CALLBACK (done_cb), self, G_CONNECT_DEFAULT);
  adw_navigation_view_push (self->navigation_view, ADW_NAVIGATION_PAGE (form));
}

static void
open_cb (AdwActionRow    *row,
         TeaSeriesDialog *self)
{
  open_form (self, tea_record_row_get_record (row));
}

static void
new_cb (TeaSeriesDialog *self)
{
  open_form (self, NULL);
}

static void
holidays_cb (TeaSeriesDialog *self)
{
  adw_navigation_view_push (self->navigation_view,
                            ADW_NAVIGATION_PAGE (tea_holiday_view_new (self->book)));
}

static void
show_days (TeaSeries    *series,
           GParamSpec   *pspec,
           AdwActionRow *row)
{
  g_autofree char *days = NULL;
  g_autofree char *next = NULL;
  g_autofree char *next_words = NULL;
  g_autofree char *subtitle = NULL;
  TeaDayRule rule;

  if (tea_day_rule_parse (series->days, &rule, NULL))
    days = tea_day_rule_describe (&rule);
  if (series->next_at != NULL)
    next = tea_date_format (series->next_at);
  if (next != NULL)
    /* Translators: a day. */
    next_words = g_strdup_printf (_("next on %s"), next);

  subtitle = tea_text_join (tea_meeting_kind_label (series->kind), days, series->time, next_words);
  adw_action_row_set_subtitle (row, subtitle);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  TeaSeriesDialog *self = user_data;
  AdwActionRow *row = tea_record_row_new (item, "name", "");

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (item, "notify", G_CALLBACK (show_days), row, G_CONNECT_DEFAULT);
  show_days (item, NULL, row);
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));

  return GTK_WIDGET (row);
}

static void
tea_series_dialog_dispose (GObject *object)
{
  TeaSeriesDialog *self = TEA_SERIES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_SERIES_DIALOG);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (tea_series_dialog_parent_class)->dispose (object);
}

static void
tea_series_dialog_class_init (TeaSeriesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_series_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-series-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesDialog, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesDialog, message_label);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesDialog, series_box);
  gtk_widget_class_bind_template_callback (widget_class, holidays_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
}

static void
tea_series_dialog_init (TeaSeriesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_series_dialog_present:
 * @page: the page that opens it
 *
 * Shows the series of sessions.
 */
void
tea_series_dialog_present (TeaPage *page)
{
  g_autoptr (TeaList) list = NULL;
  TeaSeriesDialog *self;

  g_return_if_fail (TEA_IS_PAGE (page));

  self = g_object_new (TEA_TYPE_SERIES_DIALOG, NULL);
  self->book = g_object_ref (tea_page_get_book (page));
  list = tea_list_new (tea_series_query (self->book));
  gtk_list_box_bind_model (self->series_box, G_LIST_MODEL (list), create_row, self, NULL);
  adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (page));
}
