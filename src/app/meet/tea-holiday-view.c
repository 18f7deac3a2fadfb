/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "book/tea-list.h"
#include "book/tea-text.h"
#include "meet/tea-holiday-view.h"
#include "meet/tea-record-row.h"

/*
 * TeaHolidayView:
 *
 * The days on which the community does not work, and the weekends on which it does.
 */
struct _TeaHolidayView
{
  AdwNavigationPage  parent_instance;

  TeaBook           *book;

  GtkLabel          *message_label;
  GtkListBox        *holiday_box;
  AdwEntryRow       *name_row;
  AdwEntryRow       *first_row;
  AdwEntryRow       *last_row;
  AdwSwitchRow      *yearly_row;
  AdwSwitchRow      *working_row;
};

G_DEFINE_FINAL_TYPE (TeaHolidayView, tea_holiday_view, ADW_TYPE_NAVIGATION_PAGE)

static void
tell (TeaHolidayView *self,
      const char     *message,
      gboolean        done)
{
  gtk_label_set_label (self->message_label, message);
  gtk_widget_set_css_classes (GTK_WIDGET (self->message_label),
                              (const char *[]) { done ? "success" : "error", NULL });
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), TRUE);
}

static void
remove_cb (GtkButton      *button,
           TeaHolidayView *self)
{
  g_autoptr (TeaHoliday) holiday = g_object_ref (tea_record_row_get_record (button));
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (!tea_holiday_remove (holiday, self->book, &error))
    {
      tell (self, error->message, FALSE);
      return;
    }

  message = g_strdup_printf (_("“%s” is removed. Ctrl+Z takes that back."), holiday->name);
  tell (self, message, TRUE);
}

/* A day without its year, for what is every year. */
static char *
format_day (TeaHoliday *holiday,
            const char *day)
{
  int month, day_of_month;
  GDate date;

  if (!holiday->yearly || !tea_date_read (day, &date))
    return tea_date_format (day);

  month = g_date_get_month (&date);
  day_of_month = g_date_get_day (&date);

  /* Translators: a month and a day of every year, as numbers. */
  return g_strdup_printf (_("%1$d/%2$d"), month, day_of_month);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  TeaHolidayView *self = user_data;
  TeaHoliday *holiday = item;
  g_autofree char *first = format_day (holiday, holiday->first_day);
  g_autofree char *last = format_day (holiday, holiday->last_day);
  g_autofree char *days = NULL;
  g_autofree char *subtitle = NULL;
  AdwActionRow *row;

  /* Translators: the first and the last day of a holiday. */
  days = g_str_equal (first, last) ? g_strdup (first)
                                   : g_strdup_printf (_("%s to %s"), first, last);
  subtitle = tea_text_join (days, holiday->working ? _("Worked") : _("Days off"),
                            holiday->yearly ? _("Every year") : NULL);
  row = tea_record_row_new (holiday, "name", subtitle);
  tea_record_row_add_button (row, "list-remove-symbolic", _("Remove"), G_CALLBACK (remove_cb),
                             self);

  return GTK_WIDGET (row);
}

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* Reads a day that may stay empty. */
static gboolean
read_day (AdwEntryRow  *row,
          char        **day,
          GError      **error)
{
  if (*get_text (row) == '\0')
    return TRUE;

  *day = tea_date_parse (get_text (row), error);

  return *day != NULL;
}

static gboolean
add (TeaHolidayView  *self,
     GError         **error)
{
  g_autoptr (TeaHoliday) holiday = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (!read_day (self->first_row, &first, error) || !read_day (self->last_row, &last, error))
    return FALSE;

  holiday = g_object_new (TEA_TYPE_HOLIDAY,
                          "name", get_text (self->name_row),
                          "first-day", first,
                          "last-day", last,
                          "yearly", adw_switch_row_get_active (self->yearly_row),
                          "working", adw_switch_row_get_active (self->working_row),
                          NULL);

  return tea_holiday_add (holiday, self->book, error);
}

static void
add_cb (TeaHolidayView *self)
{
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (!add (self, &error))
    {
      tell (self, error->message, FALSE);
      return;
    }

  message = g_strdup_printf (_("“%s” is added."), get_text (self->name_row));
  tell (self, message, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->first_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->last_row), "");
}

static void
tea_holiday_view_dispose (GObject *object)
{
  TeaHolidayView *self = TEA_HOLIDAY_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_HOLIDAY_VIEW);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (tea_holiday_view_parent_class)->dispose (object);
}

static void
tea_holiday_view_class_init (TeaHolidayViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_holiday_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-holiday-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaHolidayView, message_label);
  gtk_widget_class_bind_template_child (widget_class, TeaHolidayView, holiday_box);
  gtk_widget_class_bind_template_child (widget_class, TeaHolidayView, name_row);
  gtk_widget_class_bind_template_child (widget_class, TeaHolidayView, first_row);
  gtk_widget_class_bind_template_child (widget_class, TeaHolidayView, last_row);
  gtk_widget_class_bind_template_child (widget_class, TeaHolidayView, yearly_row);
  gtk_widget_class_bind_template_child (widget_class, TeaHolidayView, working_row);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
tea_holiday_view_init (TeaHolidayView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_holiday_view_new:
 * @book: the book
 *
 * Returns: (transfer floating): a page with the holidays
 */
TeaHolidayView *
tea_holiday_view_new (TeaBook *book)
{
  g_autoptr (TeaList) list = NULL;
  TeaHolidayView *self;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  self = g_object_new (TEA_TYPE_HOLIDAY_VIEW, NULL);
  self->book = g_object_ref (book);
  list = tea_list_new (tea_holiday_query (book));
  gtk_list_box_bind_model (self->holiday_box, G_LIST_MODEL (list), create_row, self, NULL);

  return self;
}
