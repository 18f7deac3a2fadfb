/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "meet/tea-day-rule.h"
#include "meet/tea-meeting.h"
#include "meet/tea-series-form.h"
#include "tea-word-choice.h"

/* How many days ahead sessions are planned at once: about three months. */
#define DAYS_AHEAD 92

/* How many of the next dates are shown. */
#define N_DATES 6

/*
 * TeaSeriesForm:
 *
 * A series of sessions, new or changed. It shows on which days the next sessions would be before
 * anything is saved. Emits `done` with what was done.
 */
struct _TeaSeriesForm
{
  AdwNavigationPage    parent_instance;

  TeaBook             *book;
  TeaSeries           *series;        /* %NULL for a new one */

  GtkLabel            *error_label;
  AdwEntryRow         *name_row;
  AdwComboRow         *kind_row;
  AdwEntryRow         *time_row;
  AdwEntryRow         *minutes_row;
  AdwEntryRow         *place_row;
  AdwComboRow         *repeat_row;
  AdwEntryRow         *days_row;
  AdwComboRow         *turn_row;
  AdwComboRow         *weekday_row;
  AdwComboRow         *day_off_row;
  GtkLabel            *dates_label;
  AdwPreferencesGroup *more_group;
};

typedef enum
{
  ON_DAYS,
  ON_WEEKDAY,
} TeaRepeat;

enum
{
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TeaSeriesForm, tea_series_form, ADW_TYPE_NAVIGATION_PAGE)

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

static void
tell_error (TeaSeriesForm *self,
            const char    *message)
{
  gtk_label_set_label (self->error_label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
}

static void
tell_done (TeaSeriesForm *self,
           const char    *message)
{
  g_signal_emit (self, signals[DONE], 0, message);
}

static char *
dup_days (TeaSeriesForm *self)
{
  if (adw_combo_row_get_selected (self->repeat_row) == ON_DAYS)
    return g_strdup (get_text (self->days_row));

  return g_strdup_printf ("%s-%s",
                          tea_word_choice_get (self->turn_row, tea_day_rule_turns ()),
                          tea_word_choice_get (self->weekday_row, tea_day_rule_weekdays ()));
}

/* How long is booked; what is no number is refused as less than a minute. */
static int
get_minutes (TeaSeriesForm *self)
{
  guint64 minutes;

  if (!g_ascii_string_to_unsigned (get_text (self->minutes_row), 10, 1, G_MAXINT, &minutes, NULL))
    return -1;

  return minutes;
}

/* Writes the fields into a series. */
static void
fill (TeaSeriesForm *self,
      TeaSeries     *series)
{
  g_autofree char *days = dup_days (self);

  g_object_set (series,
                "name", get_text (self->name_row),
                "kind", tea_word_choice_get (self->kind_row, tea_meeting_kinds ()),
                "days", days,
                "day-off", tea_word_choice_get (self->day_off_row, tea_series_day_offs ()),
                "time", get_text (self->time_row),
                "minutes", get_minutes (self),
                "place", get_text (self->place_row),
                NULL);
}

static void
show_dates (TeaSeriesForm *self)
{
  g_autoptr (TeaSeries) series = g_object_new (TEA_TYPE_SERIES, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) dates = NULL;
  g_autofree char *text = NULL;

  fill (self, series);
  dates = tea_series_dup_dates (series, self->book, N_DATES, &error);
  if (dates != NULL)
    text = g_strjoinv ("\n", dates);
  gtk_label_set_label (self->dates_label, text != NULL ? text : error->message);
}

static void
changed_cb (TeaSeriesForm *self)
{
  const gboolean on_days = adw_combo_row_get_selected (self->repeat_row) == ON_DAYS;

  gtk_widget_set_visible (GTK_WIDGET (self->days_row), on_days);
  gtk_widget_set_visible (GTK_WIDGET (self->turn_row), !on_days);
  gtk_widget_set_visible (GTK_WIDGET (self->weekday_row), !on_days);
  if (self->book != NULL)
    show_dates (self);
}

static void
save_cb (TeaSeriesForm *self)
{
  g_autoptr (TeaSeries) series = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  gboolean done;

  /* What stands in the book stays as it is where this is refused. */
  if (self->series != NULL)
    series = tea_book_get (self->book, TEA_TYPE_SERIES,
                           tea_record_get_id (TEA_RECORD (self->series)), &error);
  else
    series = g_object_new (TEA_TYPE_SERIES, NULL);

  if (series == NULL)
    {
      tell_error (self, error->message);
      return;
    }

  fill (self, series);
  done = self->series != NULL ? tea_series_change (series, self->book, &error)
                              : tea_series_add (series, self->book, &error);
  if (!done)
    {
      tell_error (self, error->message);
      return;
    }

  message = g_strdup_printf (self->series != NULL ? _("“%s” is changed.") : _("“%s” is added."),
                             series->name);
  tell_done (self, message);
}

static void
plan_cb (TeaSeriesForm *self)
{
  g_autofree char *today = tea_book_today (self->book);
  g_autofree char *last = tea_date_add (today, DAYS_AHEAD);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;
  guint count = 0;

  if (!tea_series_plan (self->series, self->book, today, last, &count, &error))
    {
      tell_error (self, error->message);
      return;
    }

  message = g_strdup_printf (ngettext ("%u session was planned.", "%u sessions were planned.",
                                       count),
                             count);
  tell_done (self, message);
}

static void
remove_cb (TeaSeriesForm *self)
{
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (!tea_series_remove (self->series, self->book, &error))
    {
      tell_error (self, error->message);
      return;
    }

  message = g_strdup_printf (_("“%s” is removed. Ctrl+Z takes that back."), self->series->name);
  tell_done (self, message);
}

static void
tea_series_form_dispose (GObject *object)
{
  TeaSeriesForm *self = TEA_SERIES_FORM (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_SERIES_FORM);
  g_clear_object (&self->series);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (tea_series_form_parent_class)->dispose (object);
}

static void
tea_series_form_class_init (TeaSeriesFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_series_form_dispose;

  /**
   * TeaSeriesForm::done:
   * @message: what was done, in a sentence
   *
   * The form has done its work and can go.
   */
  signals[DONE] = g_signal_new ("done", TEA_TYPE_SERIES_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-series-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesForm, error_label);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesForm, name_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesForm, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesForm, time_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesForm, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesForm, place_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesForm, repeat_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesForm, days_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesForm, turn_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesForm, weekday_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesForm, day_off_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesForm, dates_label);
  gtk_widget_class_bind_template_child (widget_class, TeaSeriesForm, more_group);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
tea_series_form_init (TeaSeriesForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  tea_word_choice_fill (self->kind_row, tea_meeting_kinds ());
  tea_word_choice_fill (self->turn_row, tea_day_rule_turns ());
  tea_word_choice_fill (self->weekday_row, tea_day_rule_weekdays ());
  tea_word_choice_fill (self->day_off_row, tea_series_day_offs ());
  tea_word_choice_select (self->turn_row, tea_day_rule_turns (), "2");
  tea_word_choice_select (self->weekday_row, tea_day_rule_weekdays (), "tue");
}

/* One weekday can be chosen; whatever else a series has stands as text. */
static void
show_rule (TeaSeriesForm *self,
           const char    *days)
{
  g_auto (GStrv) parts = g_strsplit (days, "-", -1);
  const gboolean on_weekday = strchr (days, ',') == NULL && g_strv_length (parts) == 2;

  if (on_weekday)
    {
      tea_word_choice_select (self->turn_row, tea_day_rule_turns (), parts[0]);
      tea_word_choice_select (self->weekday_row, tea_day_rule_weekdays (), parts[1]);
    }
  else
    set_text (self->days_row, days);
  adw_combo_row_set_selected (self->repeat_row, on_weekday ? ON_WEEKDAY : ON_DAYS);
}

/**
 * tea_series_form_new:
 * @book: the book
 * @series: (nullable): what to change; %NULL for a new one
 *
 * Returns: (transfer floating): a page for a series
 */
TeaSeriesForm *
tea_series_form_new (TeaBook   *book,
                     TeaSeries *series)
{
  g_autofree char *minutes = NULL;
  TeaSeriesForm *self;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (series == NULL || TEA_IS_SERIES (series), NULL);

  self = g_object_new (TEA_TYPE_SERIES_FORM, NULL);
  if (series != NULL)
    {
      self->series = g_object_ref (series);
      adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), series->name);
      set_text (self->name_row, series->name);
      tea_word_choice_select (self->kind_row, tea_meeting_kinds (), series->kind);
      set_text (self->time_row, series->time);
      minutes = g_strdup_printf ("%d", series->minutes);
  set_text (self->minutes_row, minutes);
      set_text (self->place_row, series->place);
      tea_word_choice_select (self->day_off_row, tea_series_day_offs (), series->day_off);
      show_rule (self, series->days);
      gtk_widget_set_visible (GTK_WIDGET (self->more_group), TRUE);
    }

  self->book = g_object_ref (book);
  changed_cb (self);

  return self;
}
