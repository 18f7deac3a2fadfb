/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "meet/tea-agenda.h"
#include "meet/tea-meeting.h"
#include "meet/tea-plan-dialog.h"
#include "meet/tea-seat-entry.h"
#include "meet/tea-series.h"
#include "tea-word-choice.h"

/*
 * TeaPlanDialog:
 *
 * Plans a session. A series proposes its next free day, its kind and its place.
 */
struct _TeaPlanDialog
{
  AdwDialog     parent_instance;

  TeaPage      *page;
  TeaBook      *book;
  GPtrArray    *series;

  GtkLabel     *error_label;
  AdwSwitchRow *again_row;
  AdwComboRow  *series_row;
  AdwComboRow  *kind_row;
  AdwEntryRow  *day_row;
  AdwEntryRow  *time_row;
  AdwEntryRow  *minutes_row;
  AdwEntryRow  *place_row;
  AdwEntryRow  *title_row;
  TeaSeatEntry *chair_entry;
  TeaSeatEntry *recorder_entry;
};

G_DEFINE_FINAL_TYPE (TeaPlanDialog, tea_plan_dialog, ADW_TYPE_DIALOG)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
set_text (AdwEntryRow *row,
          const char  *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* How long is booked; what is no number is refused as less than a minute. */
static int
get_minutes (TeaPlanDialog *self)
{
  guint64 minutes;

  if (!g_ascii_string_to_unsigned (get_text (self->minutes_row), 10, 1, G_MAXINT, &minutes, NULL))
    return -1;

  return minutes;
}

/* The first place stands for a session of no series. */
static TeaSeries *
get_series (TeaPlanDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->series_row);

  if (self->series == NULL || selected == 0 || selected > self->series->len)
    return NULL;

  return g_ptr_array_index (self->series, selected - 1);
}

static void
series_changed_cb (TeaPlanDialog *self)
{
  TeaSeries *series = get_series (self);
  g_autofree char *starts_at = NULL;
  g_autofree char *day = NULL;
  g_autofree char *minutes = NULL;

  if (series == NULL)
    return;

  tea_word_choice_select (self->kind_row, tea_meeting_kinds (), series->kind);
  set_text (self->time_row, series->time);
  set_text (self->place_row, series->place);
  minutes = g_strdup_printf ("%d", series->minutes);
  set_text (self->minutes_row, minutes);

  starts_at = tea_series_dup_next (series, self->book, NULL);
  if (starts_at != NULL)
    day = g_strndup (starts_at, strlen ("2026-11-25"));
  set_text (self->day_row, day != NULL ? day : "");
}

static void
tell_error (TeaPlanDialog *self,
            GError        *error)
{
  gtk_label_set_label (self->error_label, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
}

static gboolean
find_person (TeaSeatEntry  *entry,
             gint64        *id,
             GError       **error)
{
  g_autoptr (TeaPerson) person = NULL;

  *id = 0;
  if (*tea_seat_entry_get_text (entry) == '\0')
    return TRUE;

  person = tea_seat_entry_find_person (entry, error);
  if (person == NULL)
    return FALSE;

  *id = tea_record_get_id (TEA_RECORD (person));

  return TRUE;
}

static TeaMeeting *
plan (TeaPlanDialog  *self,
      GError        **error)
{
  TeaSeries *series = get_series (self);
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autofree char *starts_at = NULL;
  gint64 chair, recorder;

  if (!find_person (self->chair_entry, &chair, error) ||
      !find_person (self->recorder_entry, &recorder, error))
    return NULL;

  starts_at = g_strjoin (" ", get_text (self->day_row), get_text (self->time_row), NULL);
  meeting = g_object_new (TEA_TYPE_MEETING,
                          "series", series != NULL ? tea_record_get_id (TEA_RECORD (series)) : 0,
                          "kind", tea_word_choice_get (self->kind_row, tea_meeting_kinds ()),
                          "title", get_text (self->title_row),
                          "starts-at", g_strstrip (starts_at),
                          "place", get_text (self->place_row),
                          "chair", chair,
                          "recorder", recorder,
                          "minutes", get_minutes (self),
                          NULL);

  return tea_meeting_plan (meeting, self->book, adw_switch_row_get_active (self->again_row), error)
         ? g_steal_pointer (&meeting) : NULL;
}

static void
plan_cb (TeaPlanDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaMeeting) meeting = plan (self, &error);
  TeaPage *page = self->page;

  if (meeting == NULL)
    {
      tell_error (self, error);
      return;
    }

  adw_dialog_close (ADW_DIALOG (self));
  if (page != NULL)
    {
      tea_page_show_record (page, TEA_RECORD (meeting));
      tea_page_tell_done (GTK_WIDGET (page));
    }
}

static void
cancel_cb (TeaPlanDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
load_series (TeaPlanDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (TeaQuery) query = tea_series_query (self->book);
  g_autoptr (GError) error = NULL;

  gtk_string_list_append (names, _("No series"));
  self->series = tea_query_read_records (query, &error);
  if (self->series == NULL)
    tell_error (self, error);
  for (guint i = 0; self->series != NULL && i < self->series->len; i++)
    gtk_string_list_append (names, TEA_SERIES (g_ptr_array_index (self->series, i))->name);

  adw_combo_row_set_model (self->series_row, G_LIST_MODEL (names));
  if (self->series != NULL && self->series->len > 0)
    adw_combo_row_set_selected (self->series_row, 1);
}

static void
tea_plan_dialog_dispose (GObject *object)
{
  TeaPlanDialog *self = TEA_PLAN_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_PLAN_DIALOG);
  g_clear_weak_pointer (&self->page);
  g_clear_pointer (&self->series, g_ptr_array_unref);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (tea_plan_dialog_parent_class)->dispose (object);
}

static void
tea_plan_dialog_class_init (TeaPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_plan_dialog_dispose;

  g_type_ensure (TEA_TYPE_SEAT_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaPlanDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, TeaPlanDialog, again_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPlanDialog, series_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPlanDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPlanDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPlanDialog, time_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPlanDialog, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPlanDialog, place_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPlanDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPlanDialog, chair_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaPlanDialog, recorder_entry);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_cb);
  gtk_widget_class_bind_template_callback (widget_class, series_changed_cb);
}

static void
tea_plan_dialog_init (TeaPlanDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  tea_word_choice_fill (self->kind_row, tea_meeting_kinds ());
}

/**
 * tea_plan_dialog_present:
 * @page: the page that shall show the session
 *
 * Plans a session.
 */
void
tea_plan_dialog_present (TeaPage *page)
{
  TeaPlanDialog *self;

  g_return_if_fail (TEA_IS_PAGE (page));

  self = g_object_new (TEA_TYPE_PLAN_DIALOG, NULL);
  g_set_weak_pointer (&self->page, page);
  self->book = g_object_ref (tea_page_get_book (page));
  tea_seat_entry_set_meeting (self->chair_entry, self->book, 0);
  tea_seat_entry_set_meeting (self->recorder_entry, self->book, 0);
  load_series (self);
  adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (page));
}
