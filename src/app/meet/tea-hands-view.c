/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-list.h"
#include "meet/tea-agenda-item.h"
#include "meet/tea-attendance.h"
#include "meet/tea-ballot.h"
#include "meet/tea-hands-view.h"
#include "meet/tea-party-hands.h"
#include "meet/tea-record-row.h"
#include "tea-page.h"

/*
 * TeaHandsView:
 *
 * Shows of hands: a question, how many are for it, against it and abstain, in all or party by
 * party, and what was counted before. A count can be taken again; both are kept.
 */
struct _TeaHandsView
{
  TeaMeetingPart       parent_instance;

  TeaBallot           *recounted;

  AdwPreferencesGroup *form;
  AdwComboRow         *topic_row;
  AdwEntryRow         *question_row;
  AdwSwitchRow        *by_party_row;
  TeaPartyHands       *party_hands;
  GtkSpinButton       *for_spin;
  GtkSpinButton       *against_spin;
  GtkSpinButton       *abstained_spin;
  AdwButtonRow        *record_row;
  GtkLabel            *error_label;
  GtkListBox          *ballot_box;
};

G_DEFINE_FINAL_TYPE (TeaHandsView, tea_hands_view, TEA_TYPE_MEETING_PART)

static int
get_count (GtkSpinButton *spin)
{
  gtk_spin_button_update (spin);

  return gtk_spin_button_get_value_as_int (spin);
}

static void
tell_error (TeaHandsView *self,
            const char   *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

/* A count that is taken again is about its own topic, or about none. */
static void
show_topic (TeaHandsView *self)
{
  TeaMeeting *meeting = tea_meeting_part_get_meeting (TEA_MEETING_PART (self));
  GListModel *items = adw_combo_row_get_model (self->topic_row);

  gtk_widget_set_visible (GTK_WIDGET (self->topic_row),
                          self->recounted != NULL ? self->recounted->topic != 0
                                                  : meeting->items > 0);
  for (guint i = 0; self->recounted != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (TeaAgendaItem) item = g_list_model_get_item (items, i);

      if (item->topic == self->recounted->topic)
        adw_combo_row_set_selected (self->topic_row, i);
    }
}

static void
fill_form (TeaHandsView *self,
           TeaBallot    *recounted)
{
  g_set_object (&self->recounted, recounted);
  gtk_editable_set_text (GTK_EDITABLE (self->question_row),
                         recounted != NULL ? recounted->question : "");
  gtk_spin_button_set_value (self->for_spin, recounted != NULL ? recounted->in_favour : 0);
  gtk_spin_button_set_value (self->against_spin, recounted != NULL ? recounted->against : 0);
  gtk_spin_button_set_value (self->abstained_spin, recounted != NULL ? recounted->abstained : 0);

  tea_party_hands_clear (self->party_hands);
  if (recounted != NULL)
    adw_switch_row_set_active (self->by_party_row, recounted->parts > 0);

  /* A count that is taken again is about the same question. */
  show_topic (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->question_row), recounted == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->topic_row), recounted == NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->record_row),
                                 recounted != NULL ? _("Write Down the New Count")
                                                   : _("Write Down the Count"));
  tell_error (self, NULL);
}

static TeaBallot *
record (TeaHandsView  *self,
        GError       **error)
{
  TeaBook *book = tea_meeting_part_get_book (TEA_MEETING_PART (self));
  TeaAgendaItem *item = adw_combo_row_get_selected_item (self->topic_row);
  const gboolean by_party = adw_switch_row_get_active (self->by_party_row);
  const int in_favour = get_count (self->for_spin);
  const int against = get_count (self->against_spin);
  const int abstained = get_count (self->abstained_spin);
  g_autoptr (GPtrArray) parts = by_party ? tea_party_hands_read (self->party_hands) : NULL;
  g_autoptr (TeaBallot) ballot = NULL;

  if (self->recounted != NULL && by_party)
    return tea_ballot_recount_by_party (self->recounted, book, parts, error);
  if (self->recounted != NULL)
    return tea_ballot_recount (self->recounted, book, in_favour, against, abstained, error);

  ballot = g_object_new (TEA_TYPE_BALLOT,
                         "meeting", tea_meeting_part_get_id (TEA_MEETING_PART (self)),
                         "topic", item != NULL ? item->topic : 0,
                         "question", gtk_editable_get_text (GTK_EDITABLE (self->question_row)),
                         NULL);
  if (by_party)
    return tea_ballot_record_by_party (ballot, book, parts, error) ? g_steal_pointer (&ballot)
                                                                   : NULL;

  g_object_set (ballot,
                "in-favour", in_favour,
                "against", against,
                "abstained", abstained,
                NULL);

  return tea_ballot_record (ballot, book, error) ? g_steal_pointer (&ballot) : NULL;
}

/* What was refused stays in the form, with the reason below. */
static void
record_cb (TeaHandsView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaBallot) ballot = record (self, &error);

  if (ballot == NULL)
    {
      tell_error (self, error->message);
      return;
    }

  fill_form (self, NULL);
  tea_page_tell_done (GTK_WIDGET (self));
}

static void
again_cb (GtkButton    *button,
          TeaHandsView *self)
{
  fill_form (self, tea_record_row_get_record (button));
  gtk_widget_grab_focus (GTK_WIDGET (self->for_spin));
}

/* The result, and each party's hands where they were told apart. */
static char *
dup_result (TeaHandsView *self,
            TeaBallot    *ballot)
{
  TeaBook *book = tea_meeting_part_get_book (TEA_MEETING_PART (self));
  g_autoptr (GString) words = g_string_new_take (tea_ballot_dup_result (ballot));
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  if (ballot->parts > 0)
    {
      query = tea_ballot_part_query (book, tea_record_get_id (TEA_RECORD (ballot)));
      parts = tea_query_read_records (query, NULL);
    }
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      g_autofree char *line = tea_ballot_part_dup_words (g_ptr_array_index (parts, i));

      g_string_append_printf (words, "\n%s", line);
    }

  return g_string_free_and_steal (g_steal_pointer (&words));
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  TeaHandsView *self = user_data;
  TeaMeeting *meeting = tea_meeting_part_get_meeting (TEA_MEETING_PART (self));
  g_autofree char *result = dup_result (self, item);
  AdwActionRow *row = tea_record_row_new (item, "question", result);

  adw_action_row_set_subtitle_lines (row, 0);
  if (g_str_equal (meeting->state, "open"))
    tea_record_row_add_button (row, "view-refresh-symbolic", _("Count Again"),
                               G_CALLBACK (again_cb), self);

  return GTK_WIDGET (row);
}

static void
tea_hands_view_begin (TeaMeetingPart *part)
{
  TeaHandsView *self = TEA_HANDS_VIEW (part);
  TeaBook *book = tea_meeting_part_get_book (part);
  const gint64 id = tea_meeting_part_get_id (part);
  g_autoptr (TeaList) items = tea_list_new (tea_agenda_item_query (book, id));
  g_autoptr (TeaList) ballots = tea_list_new (tea_ballot_query (book, id, 0, FALSE));

  adw_combo_row_set_model (self->topic_row, G_LIST_MODEL (items));
  gtk_list_box_bind_model (self->ballot_box, G_LIST_MODEL (ballots), create_row, self, NULL);
  if (self->recounted != NULL)
    fill_form (self, NULL);
}

static void
tea_hands_view_update (TeaMeetingPart *part)
{
  TeaHandsView *self = TEA_HANDS_VIEW (part);
  TeaMeeting *meeting = tea_meeting_part_get_meeting (part);
  g_autofree char *words = NULL;
  int voting;

  gtk_widget_set_visible (GTK_WIDGET (self->form), g_str_equal (meeting->state, "open"));
  show_topic (self);
  if (!g_str_equal (meeting->state, "open"))
    adw_switch_row_set_active (self->by_party_row, FALSE);
  tea_meeting_part_set_meeting (TEA_MEETING_PART (self->party_hands),
                                tea_meeting_part_get_book (part), meeting);

  if (!tea_meeting_count_present (meeting, tea_meeting_part_get_book (part), NULL, &voting, NULL,
                                  NULL))
    return;

  words = g_strdup_printf (ngettext ("%d person with a vote is in the room.",
                                     "%d people with a vote are in the room.", voting), voting);
  adw_preferences_group_set_description (self->form, words);
}

static gboolean
tea_hands_view_grab_focus (GtkWidget *widget)
{
  TeaHandsView *self = TEA_HANDS_VIEW (widget);

  /* Where no hands are counted any more the focus would go with the form, and the keys too. */
  return gtk_widget_get_visible (GTK_WIDGET (self->form)) &&
         gtk_widget_grab_focus (GTK_WIDGET (self->question_row));
}

static void
tea_hands_view_dispose (GObject *object)
{
  TeaHandsView *self = TEA_HANDS_VIEW (object);

  g_clear_object (&self->recounted);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_HANDS_VIEW);

  G_OBJECT_CLASS (tea_hands_view_parent_class)->dispose (object);
}

static void
tea_hands_view_class_init (TeaHandsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaMeetingPartClass *part_class = TEA_MEETING_PART_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_hands_view_dispose;
  widget_class->grab_focus = tea_hands_view_grab_focus;
  part_class->begin = tea_hands_view_begin;
  part_class->update = tea_hands_view_update;

  g_type_ensure (TEA_TYPE_AGENDA_ITEM);
  g_type_ensure (TEA_TYPE_PARTY_HANDS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-hands-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaHandsView, form);
  gtk_widget_class_bind_template_child (widget_class, TeaHandsView, topic_row);
  gtk_widget_class_bind_template_child (widget_class, TeaHandsView, question_row);
  gtk_widget_class_bind_template_child (widget_class, TeaHandsView, by_party_row);
  gtk_widget_class_bind_template_child (widget_class, TeaHandsView, party_hands);
  gtk_widget_class_bind_template_child (widget_class, TeaHandsView, for_spin);
  gtk_widget_class_bind_template_child (widget_class, TeaHandsView, against_spin);
  gtk_widget_class_bind_template_child (widget_class, TeaHandsView, abstained_spin);
  gtk_widget_class_bind_template_child (widget_class, TeaHandsView, record_row);
  gtk_widget_class_bind_template_child (widget_class, TeaHandsView, error_label);
  gtk_widget_class_bind_template_child (widget_class, TeaHandsView, ballot_box);
  gtk_widget_class_bind_template_callback (widget_class, record_cb);
}

static void
tea_hands_view_init (TeaHandsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
