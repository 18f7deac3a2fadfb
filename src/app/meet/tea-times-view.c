/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-text.h"
#include "meet/tea-floor.h"
#include "meet/tea-times-view.h"

/*
 * TeaTimesView:
 *
 * How long each party and each person spoke on the topic that is under way. It is read anew when
 * something has changed and it is to be seen; who has the floor counts up to that moment.
 */
struct _TeaTimesView
{
  TeaMeetingPart  parent_instance;

  gint64          topic;

  GtkListBox     *party_box;
  GtkListBox     *person_box;
};

G_DEFINE_FINAL_TYPE (TeaTimesView, tea_times_view, TEA_TYPE_MEETING_PART)

static char *
dup_subtitle (TeaSpeakingTime *time,
              gboolean         by_party)
{
  g_autofree char *turns = NULL;

  /* Translators: how often somebody had the floor. */
  turns = g_strdup_printf (ngettext ("%d turn", "%d turns", time->turns), time->turns);

  return by_party ? g_steal_pointer (&turns) : tea_text_join (time->party_name, turns);
}

static AdwActionRow *
add_row (GtkListBox *list_box)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *label = gtk_label_new ("");

  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_add_suffix (row, label);
  g_object_set_data (G_OBJECT (row), "time", label);
  gtk_list_box_append (list_box, GTK_WIDGET (row));

  return row;
}

/* Rows are filled again and not made again: the times change often, who spoke seldom. */
static void
show_times (TeaTimesView *self,
            GtkListBox   *list_box,
            gboolean      by_party)
{
  g_autoptr (GPtrArray) times = NULL;
  GtkListBoxRow *row;
  guint i;

  times = tea_floor_read_times (tea_meeting_part_get_meeting (TEA_MEETING_PART (self)),
                                tea_meeting_part_get_book (TEA_MEETING_PART (self)),
                                self->topic, by_party, NULL);
  for (i = 0; times != NULL && i < times->len; i++)
    {
      TeaSpeakingTime *time = g_ptr_array_index (times, i);
      g_autofree char *subtitle = dup_subtitle (time, by_party);
      g_autofree char *clock = g_strdup_printf ("%d:%02d", time->seconds / 60, time->seconds % 60);

      row = gtk_list_box_get_row_at_index (list_box, i);
      if (row == NULL)
        row = GTK_LIST_BOX_ROW (add_row (list_box));
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), time->name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_label_set_label (g_object_get_data (G_OBJECT (row), "time"), clock);
    }

  while ((row = gtk_list_box_get_row_at_index (list_box, i)) != NULL)
    gtk_list_box_remove (list_box, GTK_WIDGET (row));
}

static void
tea_times_view_begin (TeaMeetingPart *part)
{
}

static void
tea_times_view_update (TeaMeetingPart *part)
{
  TeaTimesView *self = TEA_TIMES_VIEW (part);

  show_times (self, self->party_box, TRUE);
  show_times (self, self->person_box, FALSE);
}

static void
tea_times_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_TIMES_VIEW);

  G_OBJECT_CLASS (tea_times_view_parent_class)->dispose (object);
}

static void
tea_times_view_class_init (TeaTimesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaMeetingPartClass *part_class = TEA_MEETING_PART_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_times_view_dispose;
  part_class->begin = tea_times_view_begin;
  part_class->update = tea_times_view_update;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-times-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaTimesView, party_box);
  gtk_widget_class_bind_template_child (widget_class, TeaTimesView, person_box);
}

static void
tea_times_view_init (TeaTimesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_times_view_set_topic:
 * @self: a view
 * @topic: the id of a topic, or 0 for the whole session
 *
 * Says of which topic the times are.
 */
void
tea_times_view_set_topic (TeaTimesView *self,
                          gint64        topic)
{
  g_return_if_fail (TEA_IS_TIMES_VIEW (self));

  if (self->topic == topic)
    return;

  self->topic = topic;
  tea_meeting_part_refresh (TEA_MEETING_PART (self));
}
