/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-text.h"
#include "meet/tea-agenda-item.h"
#include "people/tea-organisation.h"
#include "resolve/tea-assignment.h"
#include "screen/tea-verdict.h"
#include "tea-field-row.h"
#include "tea-page.h"
#include "tea-sentence-popover.h"
#include "tea-verdict-group.h"
#include "tea-word-choice.h"

/*
 * TeaVerdictGroup:
 *
 * What becomes of a topic and why, with what each verdict needs: until when, who carries it out,
 * to whom it is passed on.
 */
struct _TeaVerdictGroup
{
  AdwBin               parent_instance;

  TeaBook             *book;
  TeaTopic            *topic;
  TeaAssignment       *assignment;
  char                *filled_from;

  AdwActionRow        *state_row;
  AdwActionRow        *assignment_row;
  TeaFieldRow         *passed_number_row;
  AdwComboRow         *verdict_row;
  AdwEntryRow         *reason_row;
  GtkWidget           *reason_button;
  TeaSentencePopover  *reason_popover;
  AdwEntryRow         *until_row;
  GtkCalendar         *calendar;
  AdwEntryRow         *carried_row;
  TeaSentencePopover  *carried_popover;
  AdwEntryRow         *to_row;
  TeaSentencePopover  *to_popover;
  AdwEntryRow         *by_row;
  AdwButtonRow        *choose_row;
};

G_DEFINE_FINAL_TYPE (TeaVerdictGroup, tea_verdict_group, ADW_TYPE_BIN)

/* Where most of what a community cannot decide goes. */
static const char * const offices[] = {
  N_("the 12345 hotline"),
  N_("the street office"),
  NULL
};

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
set_text (gpointer    row,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static const char *
get_verdict (TeaVerdictGroup *self)
{
  return tea_word_choice_get (self->verdict_row, tea_topic_verdicts ());
}

static void
show_needs (TeaVerdictGroup *self)
{
  const char *verdict = get_verdict (self);
  const gboolean direct = g_strcmp0 (verdict, "direct") == 0;
  const gboolean transfer = g_strcmp0 (verdict, "transfer") == 0;
  const char * const *reasons = tea_verdict_reasons (verdict);

  gtk_widget_set_visible (GTK_WIDGET (self->until_row), g_strcmp0 (verdict, "later") == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->carried_row), direct && self->assignment == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->to_row), transfer);
  gtk_widget_set_visible (GTK_WIDGET (self->by_row), transfer);

  gtk_widget_set_visible (self->reason_button, reasons[0] != NULL);
  tea_sentence_popover_clear (self->reason_popover);
  for (guint i = 0; reasons[i] != NULL; i++)
    tea_sentence_popover_add (self->reason_popover, _(reasons[i]));
}

static void
verdict_changed_cb (AdwComboRow     *row,
                    GParamSpec      *pspec,
                    TeaVerdictGroup *self)
{
  show_needs (self);
}

static void
day_selected_cb (GtkCalendar     *calendar,
                 TeaVerdictGroup *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autofree char *day = g_date_time_format (date, "%Y-%m-%d");

  set_text (self->until_row, day);
}

static gboolean
judge (TeaVerdictGroup  *self,
       GError          **error)
{
  const char *verdict = get_verdict (self);
  const char *reason = get_text (self->reason_row);

  if (g_strcmp0 (verdict, "direct") == 0 && self->assignment == NULL)
    {
      g_autofree char *teller = tea_book_dup_setting (self->book, "secretary");
      g_autoptr (TeaAssignment) assignment = NULL;

      assignment = g_object_new (TEA_TYPE_ASSIGNMENT,
                                 "carried-by", get_text (self->carried_row),
                                 "assigned-by", teller != NULL ? teller : "",
                                 NULL);
      return tea_assignment_add_direct (assignment, self->book, self->topic, reason, error);
    }

  if (g_strcmp0 (verdict, "transfer") == 0)
    return tea_topic_pass_on (self->topic, self->book, reason, get_text (self->to_row),
                              get_text (self->by_row), self->topic->passed_number, error);

  return tea_topic_judge (self->topic, self->book, verdict, reason,
                          g_strcmp0 (verdict, "later") == 0 ? get_text (self->until_row) : NULL,
                          error);
}

static void
judge_cb (TeaVerdictGroup *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done = judge (self, &error);

  /* A refusal in the middle of a verb leaves the book as it was, but not the record. */
  if (!done)
    {
      g_autoptr (TeaTopic) topic = NULL;

      topic = tea_book_get (self->book, TEA_TYPE_TOPIC,
                            tea_record_get_id (TEA_RECORD (self->topic)), NULL);
      if (topic != NULL)
        g_set_object (&self->topic, topic);
    }
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
unjudge_cb (GtkButton       *button,
            TeaVerdictGroup *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done = tea_topic_unjudge (self->topic, self->book, &error);

  if (done)
    gtk_widget_grab_focus (GTK_WIDGET (self->verdict_row));
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
choose_cb (TeaVerdictGroup *self)
{
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  meeting = tea_meeting_find_current (self->book, &error);
  done = meeting != NULL && tea_meeting_choose (meeting, self->book, self->topic, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
open_assignment_cb (AdwActionRow    *row,
                    TeaVerdictGroup *self)
{
  if (self->assignment != NULL)
    tea_page_go_to (GTK_WIDGET (self), TEA_RECORD (self->assignment));
}

/* The work order of a topic that is handled directly, the open one before those that ended. */
static void
find_assignment (TeaVerdictGroup *self)
{
  TeaAssignmentFilter filter = { .topic = tea_record_get_id (TEA_RECORD (self->topic)) };
  g_autoptr (TeaQuery) query = tea_assignment_query (self->book, &filter);
  g_autoptr (GPtrArray) found = tea_query_read_records (query, NULL);

  g_clear_object (&self->assignment);
  if (found != NULL && found->len > 0)
    self->assignment = g_object_ref (g_ptr_array_index (found, 0));
}

static void
show_assignment (TeaVerdictGroup *self)
{
  TeaAssignment *assignment = self->assignment;
  g_autofree char *title = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *subtitle = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->assignment_row), assignment != NULL);
  if (assignment == NULL)
    return;

  clock = tea_verdict_describe_clock (assignment->due_at, assignment->minutes_left);
  title = tea_text_join (assignment->number, assignment->carried_by);
  subtitle = tea_text_join (tea_assignment_status_label (assignment->status), clock);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->assignment_row), title);
  adw_action_row_set_subtitle (self->assignment_row, subtitle);
}

/* Such as “2026-11-26 · 31 hours left · It cannot wait for a session.” */
static char *
describe_state (TeaTopic *topic)
{
  g_autofree char *clock = tea_verdict_describe_clock (topic->due_at, topic->minutes_left);
  g_autofree char *until = NULL;
  g_autofree char *passed_to = NULL;
  g_autofree char *passed_by = NULL;

  if (topic->until != NULL)
    /* Translators: %s is a day. */
    until = g_strdup_printf (_("until %s"), topic->until);
  if (*topic->passed_to != '\0')
    /* Translators: %s is an office. */
    passed_to = g_strdup_printf (_("passed on to %s"), topic->passed_to);
  if (*topic->passed_by != '\0')
    /* Translators: %s is who did something. */
    passed_by = g_strdup_printf (_("by %s"), topic->passed_by);

  return tea_text_join (topic->verdict_on, clock, until, passed_to, passed_by, topic->reason);
}

static void
show_state (TeaVerdictGroup *self)
{
  TeaTopic *topic = self->topic;
  g_autofree char *state = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->state_row), topic->verdict != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->passed_number_row),
                          g_strcmp0 (topic->verdict, "transfer") == 0);
  tea_field_row_set_record (self->passed_number_row, self->book, TEA_RECORD (topic));
  if (topic->verdict == NULL)
    return;

  state = describe_state (topic);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state_row),
                                 tea_topic_verdict_label (topic->verdict));
  adw_action_row_set_subtitle (self->state_row, state);
}

/* Only what is put on the agenda can be one of the one or two topics of a session. */
static void
show_choice (TeaVerdictGroup *self)
{
  g_autoptr (TeaMeeting) meeting = tea_meeting_find_current (self->book, NULL);
  g_autofree char *title = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->choose_row),
                          meeting != NULL && g_strcmp0 (self->topic->verdict, "agenda") == 0);
  if (meeting == NULL)
    return;

  /* Translators: %s is a session's day, such as 2026-11-25. */
  title = g_strdup_printf (_("Core Topic of the Session of %.10s"), meeting->starts_at);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->choose_row), title);
}

static void
fill_form (TeaVerdictGroup *self)
{
  g_autofree char *teller = tea_book_dup_setting (self->book, "secretary");
  TeaTopic *topic = self->topic;

  tea_word_choice_select (self->verdict_row, tea_topic_verdicts (), topic->verdict);
  set_text (self->reason_row, topic->reason);
  set_text (self->until_row, topic->until);
  set_text (self->carried_row, NULL);
  set_text (self->to_row, topic->passed_to);
  set_text (self->by_row, *topic->passed_by != '\0' ? topic->passed_by : teller);
}

static void
fill_organisations (TeaVerdictGroup *self)
{
  g_autoptr (TeaQuery) query = tea_organisation_query (self->book, NULL);
  g_autoptr (GPtrArray) organisations = tea_query_read_records (query, NULL);

  tea_sentence_popover_clear (self->carried_popover);
  for (guint i = 0; organisations != NULL && i < organisations->len; i++)
    {
      TeaOrganisation *organisation = g_ptr_array_index (organisations, i);

      tea_sentence_popover_add (self->carried_popover, organisation->name);
    }
}

static void
tea_verdict_group_dispose (GObject *object)
{
  TeaVerdictGroup *self = TEA_VERDICT_GROUP (object);

  g_clear_pointer (&self->filled_from, g_free);
  g_clear_object (&self->assignment);
  g_clear_object (&self->topic);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_VERDICT_GROUP);

  G_OBJECT_CLASS (tea_verdict_group_parent_class)->dispose (object);
}

static void
tea_verdict_group_class_init (TeaVerdictGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_verdict_group_dispose;

  g_type_ensure (TEA_TYPE_FIELD_ROW);
  g_type_ensure (TEA_TYPE_SENTENCE_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/community/Teatime/"
                                               "screen/tea-verdict-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaVerdictGroup, state_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVerdictGroup, assignment_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVerdictGroup, passed_number_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVerdictGroup, verdict_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVerdictGroup, reason_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVerdictGroup, reason_button);
  gtk_widget_class_bind_template_child (widget_class, TeaVerdictGroup, reason_popover);
  gtk_widget_class_bind_template_child (widget_class, TeaVerdictGroup, until_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVerdictGroup, calendar);
  gtk_widget_class_bind_template_child (widget_class, TeaVerdictGroup, carried_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVerdictGroup, carried_popover);
  gtk_widget_class_bind_template_child (widget_class, TeaVerdictGroup, to_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVerdictGroup, to_popover);
  gtk_widget_class_bind_template_child (widget_class, TeaVerdictGroup, by_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVerdictGroup, choose_row);
  gtk_widget_class_bind_template_callback (widget_class, verdict_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, judge_cb);
  gtk_widget_class_bind_template_callback (widget_class, unjudge_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_assignment_cb);
}

static void
tea_verdict_group_init (TeaVerdictGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  tea_word_choice_fill (self->verdict_row, tea_topic_verdicts ());
  tea_sentence_popover_set_entry (self->reason_popover, GTK_EDITABLE (self->reason_row));
  tea_sentence_popover_set_entry (self->carried_popover, GTK_EDITABLE (self->carried_row));
  tea_sentence_popover_set_entry (self->to_popover, GTK_EDITABLE (self->to_row));
  for (guint i = 0; offices[i] != NULL; i++)
    tea_sentence_popover_add (self->to_popover, _(offices[i]));
}

/* What the form is filled from; the verbs change the topic itself, so its words are kept. */
static char *
describe_source (TeaTopic *topic)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "\n%s\n%s\n%s\n%s",
                          tea_record_get_id (TEA_RECORD (topic)),
                          topic->verdict != NULL ? topic->verdict : "", topic->reason,
                          topic->until != NULL ? topic->until : "", topic->passed_to);
}

/**
 * tea_verdict_group_set_topic:
 * @self: a group
 * @book: the book
 * @topic: a topic
 *
 * Shows another topic, or the same one again after something changed: a verdict that is being
 * written then stays.
 */
void
tea_verdict_group_set_topic (TeaVerdictGroup *self,
                             TeaBook         *book,
                             TeaTopic        *topic)
{
  g_autofree char *source = NULL;

  g_return_if_fail (TEA_IS_VERDICT_GROUP (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_TOPIC (topic));

  g_set_object (&self->book, book);
  g_set_object (&self->topic, topic);
  find_assignment (self);
  source = describe_source (topic);
  if (g_set_str (&self->filled_from, source))
    {
      fill_form (self);
      fill_organisations (self);
    }

  show_needs (self);
  show_state (self);
  show_assignment (self);
  show_choice (self);
}
