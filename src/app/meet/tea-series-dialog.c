/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "book/tea-list.h"
#include "meet/tea-meeting.h"
#include "meet/tea-record-row.h"
#include "meet/tea-series-dialog.h"
#include "meet/tea-series.h"
#include "tea-field-row.h"
#include "tea-word-choice.h"

/* How many days ahead sessions are planned at once: about three months. */
#define DAYS_AHEAD 92

/*
 * TeaSeriesDialog:
 *
 * Sessions on fixed days of the month: the series, and the planning of their next sessions.
 */
struct _TeaSeriesDialog
{
  AdwDialog    parent_instance;

  TeaBook     *book;

  GtkLabel    *message_label;
  GtkListBox  *series_box;
  AdwEntryRow *name_row;
  AdwComboRow *kind_row;
  AdwEntryRow *days_row;
  AdwEntryRow *time_row;
  AdwEntryRow *place_row;
};

G_DEFINE_FINAL_TYPE (TeaSeriesDialog, tea_series_dialog, ADW_TYPE_DIALOG)

static void
tell (TeaSeriesDialog *self,
      const char      *message,
      gboolean         done)
{
  gtk_label_set_label (self->message_label, message);
  gtk_widget_set_css_classes (GTK_WIDGET (self->message_label),
                              (const char *[]) { done ? "success" : "error", NULL });
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), TRUE);
}

static void
plan_cb (AdwButtonRow    *row,
         TeaSeriesDialog *self)
{
  g_autofree char *today = tea_book_today (self->book);
  g_autofree char *last = tea_date_add (today, DAYS_AHEAD);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;
  guint count = 0;

  if (!tea_series_plan (tea_record_row_get_record (row), self->book, today, last, &count, &error))
    {
      tell (self, error->message, FALSE);
      return;
    }

  message = g_strdup_printf (ngettext ("%u session was planned.", "%u sessions were planned.",
                                       count),
                             count);
  tell (self, message, TRUE);
}

static void
remove_cb (AdwButtonRow    *row,
           TeaSeriesDialog *self)
{
  g_autoptr (TeaSeries) series = g_object_ref (tea_record_row_get_record (row));
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (!tea_series_remove (series, self->book, &error))
    {
      tell (self, error->message, FALSE);
      return;
    }

  message = g_strdup_printf (_("“%s” is removed. Ctrl+Z takes that back."), series->name);
  tell (self, message, TRUE);
}

static void
kind_changed_cb (AdwComboRow     *row,
                 GParamSpec      *pspec,
                 TeaSeriesDialog *self)
{
  TeaSeries *series = tea_record_row_get_record (row);
  const char *kind = tea_word_choice_get (row, tea_meeting_kinds ());
  g_autoptr (GError) error = NULL;

  if (g_str_equal (kind, series->kind))
    return;

  if (!tea_record_edit (TEA_RECORD (series), self->book, "kind", kind, &error))
    tell (self, error->message, FALSE);
}

static void
add_field (TeaSeriesDialog *self,
           AdwExpanderRow  *expander,
           TeaSeries       *series,
           const char      *column,
           const char      *title)
{
  GtkWidget *row = g_object_new (TEA_TYPE_FIELD_ROW, "column", column, "title", title, NULL);

  tea_field_row_set_record (TEA_FIELD_ROW (row), self->book, TEA_RECORD (series));
  adw_expander_row_add_row (expander, row);
}

static void
add_button (TeaSeriesDialog *self,
            AdwExpanderRow  *expander,
            TeaSeries       *series,
            const char      *title,
            GCallback        callback)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  tea_record_row_set_record (row, series);
  g_signal_connect_object (row, "activated", callback, self, G_CONNECT_DEFAULT);
  adw_expander_row_add_row (expander, row);
}

static void
show_days (TeaSeries      *series,
           GParamSpec     *pspec,
           AdwExpanderRow *row)
{
  g_autofree char *subtitle = NULL;

  /* Translators: days of the month such as “5,25”, a time of day, and the kind of session. */
  subtitle = g_strdup_printf (_("on day %s, %s · %s"), series->days, series->time,
                              tea_meeting_kind_label (series->kind));
  adw_expander_row_set_subtitle (row, subtitle);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  TeaSeriesDialog *self = user_data;
  TeaSeries *series = item;
  AdwExpanderRow *row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  GtkWidget *kind_row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_bind_property (series, "name", row, "title", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (series, "notify", G_CALLBACK (show_days), row, G_CONNECT_DEFAULT);
  show_days (series, NULL, row);

  add_field (self, row, series, "name", _("Name"));
  tea_word_choice_fill (ADW_COMBO_ROW (kind_row), tea_meeting_kinds ());
  tea_word_choice_select (ADW_COMBO_ROW (kind_row), tea_meeting_kinds (), series->kind);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (kind_row), _("Kind"));
  tea_record_row_set_record (kind_row, series);
  g_signal_connect_object (kind_row, "notify::selected", G_CALLBACK (kind_changed_cb), self,
                           G_CONNECT_DEFAULT);
  adw_expander_row_add_row (row, kind_row);
  add_field (self, row, series, "days", _("Days of the month (such as 5,25)"));
  add_field (self, row, series, "time", _("Time (such as 14:30)"));
  add_field (self, row, series, "place", _("Place"));
  add_button (self, row, series, _("Plan the Next Three Months"), G_CALLBACK (plan_cb));
  add_button (self, row, series, _("Remove This Series"), G_CALLBACK (remove_cb));

  return GTK_WIDGET (row);
}

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
add_cb (TeaSeriesDialog *self)
{
  g_autoptr (TeaSeries) series = NULL;
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  series = g_object_new (TEA_TYPE_SERIES,
                         "name", get_text (self->name_row),
                         "kind", tea_word_choice_get (self->kind_row, tea_meeting_kinds ()),
                         "days", get_text (self->days_row),
                         "time", get_text (self->time_row),
                         "place", get_text (self->place_row),
                         NULL);
  if (!tea_series_add (series, self->book, &error))
    {
      tell (self, error->message, FALSE);
      return;
    }

  message = g_strdup_printf (_("“%s” is added."), series->name);
  tell (self, message, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), "");
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
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesDialog, message_label);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesDialog, series_box);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesDialog, days_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesDialog, time_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesDialog, place_row);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
tea_series_dialog_init (TeaSeriesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  tea_word_choice_fill (self->kind_row, tea_meeting_kinds ());
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
