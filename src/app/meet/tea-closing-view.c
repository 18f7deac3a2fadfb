/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-backup.h"
#include "book/tea-date.h"
#include "book/tea-list.h"
#include "book/tea-text.h"
#include "meet/tea-adjournment.h"
#include "meet/tea-ballot.h"
#include "meet/tea-closing-view.h"
#include "meet/tea-console.h"
#include "meet/tea-meeting-next.h"
#include "meet/tea-record-row.h"
#include "report/tea-minutes-dialog.h"
#include "report/tea-minutes.h"
#include "resolve/tea-decision.h"
#include "resolve/tea-suggestion.h"
#include "tea-page.h"

/*
 * TeaClosingView:
 *
 * What is left to do when everything was said: what the minutes lack, when to meet again, closing
 * or adjourning, the minutes, and what came of the session.
 */
struct _TeaClosingView
{
  TeaMeetingPart       parent_instance;

  GList               *missing_rows;
  TeaMeeting          *next;

  AdwPreferencesGroup *missing_group;
  GtkWidget           *next_row;
  GtkWidget           *plan_button;
  GtkWidget           *next_image;
  GtkWidget           *end_group;
  GtkWidget           *resume_row;
  GtkWidget           *close_row;
  GtkWidget           *reopen_row;
  GtkWidget           *adjourn_group;
  GtkEditable         *until_row;
  AdwActionRow        *minutes_row;
  AdwPreferencesGroup *summary_group;
  GtkListBox          *suggestion_box;
  GtkListBox          *ballot_box;
};

G_DEFINE_FINAL_TYPE (TeaClosingView, tea_closing_view, TEA_TYPE_MEETING_PART)

/* A session that was closed while its book is backed up. */
typedef struct
{
  TeaClosingView *view;
  char           *number;
} Closing;

/* Undo is offered now that the book is back; before that it could take nothing back. */
static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Closing *closing = user_data;
  g_autoptr (TeaClosingView) self = closing->view;
  g_autofree char *number = closing->number;
  g_autofree char *backup = NULL;
  g_autoptr (GError) error = NULL;

  g_free (closing);
  backup = tea_backup_make_finish (TEA_BOOK (source), result, &error);
  if (backup != NULL)
    {
      tea_page_tell_done (GTK_WIDGET (self));
    }
  else if (!g_error_matches (error, TEA_ERROR, TEA_ERROR_CANCELLED))
    {
      /* Translators: the number of a session; the reason follows. */
      g_prefix_error (&error, _("%s is closed, but no backup could be made: "), number);
      tea_page_tell_error (GTK_WIDGET (self), error);
    }
}

/* What an hour of many hands was written into is worth a copy at once. A large book takes a while
 * to copy, and the window does not wait for it. */
static void
close_cb (TeaClosingView *self)
{
  TeaBook *book = tea_meeting_part_get_book (TEA_MEETING_PART (self));
  TeaMeeting *meeting = tea_meeting_part_get_meeting (TEA_MEETING_PART (self));
  g_autoptr (GError) error = NULL;
  Closing *closing;

  if (!tea_meeting_close (meeting, book, &error))
    {
      tea_page_tell_error (GTK_WIDGET (self), error);
      return;
    }

  closing = g_new0 (Closing, 1);
  closing->view = g_object_ref (self);
  closing->number = g_strdup (meeting->number);
  tea_backup_make_async (book, "meeting", backed_up_cb, closing);
}

static void
reopen_cb (TeaClosingView *self)
{
  g_autoptr (GError) error = NULL;

  tea_page_tell (GTK_WIDGET (self),
                 tea_meeting_reopen (tea_meeting_part_get_meeting (TEA_MEETING_PART (self)),
                                     tea_meeting_part_get_book (TEA_MEETING_PART (self)), &error),
                 &error);
}

static void
adjourn_cb (TeaClosingView *self)
{
  TeaBook *book = tea_meeting_part_get_book (TEA_MEETING_PART (self));
  g_autoptr (GError) error = NULL;
  const gboolean done = tea_meeting_adjourn (tea_meeting_part_get_meeting (TEA_MEETING_PART (self)),
                                             book, gtk_editable_get_text (self->until_row), &error);

  if (done)
    gtk_editable_set_text (self->until_row, "");
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
resume_cb (TeaClosingView *self)
{
  g_autoptr (GError) error = NULL;

  tea_page_tell (GTK_WIDGET (self),
                 tea_meeting_resume (tea_meeting_part_get_meeting (TEA_MEETING_PART (self)),
                                     tea_meeting_part_get_book (TEA_MEETING_PART (self)), &error),
                 &error);
}

static void
next_cb (TeaClosingView *self)
{
  if (self->next != NULL)
    tea_page_go_to (GTK_WIDGET (self), TEA_RECORD (self->next));
}

static void
plan_cb (TeaClosingView *self)
{
  g_autoptr (TeaMeeting) planned = NULL;
  g_autoptr (GError) error = NULL;

  planned = tea_meeting_plan_next (tea_meeting_part_get_meeting (TEA_MEETING_PART (self)),
                                   tea_meeting_part_get_book (TEA_MEETING_PART (self)), NULL,
                                   &error);
  tea_page_tell (GTK_WIDGET (self), planned != NULL, &error);
}

static void
minutes_cb (TeaClosingView *self)
{
  tea_minutes_dialog_present (GTK_WIDGET (self),
                              tea_meeting_part_get_book (TEA_MEETING_PART (self)),
                              tea_meeting_part_get_meeting (TEA_MEETING_PART (self)));
}

/* The session that is planned next, or when one could be. */
static void
show_next (TeaClosingView *self)
{
  TeaBook *book = tea_meeting_part_get_book (TEA_MEETING_PART (self));
  TeaMeeting *meeting = tea_meeting_part_get_meeting (TEA_MEETING_PART (self));
  g_autoptr (TeaMeeting) next = tea_meeting_find_next (meeting, book, NULL);
  g_autofree char *offered = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *subtitle = NULL;

  if (next == NULL)
    offered = tea_meeting_dup_next_time (meeting, book, NULL);
  if (next != NULL)
    {
      moment = tea_time_format (next->starts_at);
      /* Translators: the number and the title of a session. */
      subtitle = g_strdup_printf (C_("session", "%s · %s"), next->number, next->title);
    }
  else if (offered != NULL)
    {
      moment = tea_time_format (offered);
      subtitle = g_strdup (_("Not planned yet"));
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->next_row),
                                 moment != NULL ? moment : _("No date is fixed yet"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->next_row), subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (self->plan_button, offered != NULL);
  gtk_widget_set_visible (self->next_image, next != NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->next_row), next != NULL);
  g_set_object (&self->next, next);
}

/* What may be done with a session depends on how far it is, and each way says where it leads. */
static void
show_end (TeaClosingView *self)
{
  TeaMeeting *meeting = tea_meeting_part_get_meeting (TEA_MEETING_PART (self));
  const gboolean open = g_str_equal (meeting->state, "open");
  g_autofree char *moment = NULL;
  g_autofree char *words = NULL;

  if (meeting->adjourned && meeting->resumes_at != NULL)
    {
      moment = tea_time_format (meeting->resumes_at);
      /* Translators: a day and a time. */
      words = g_strdup_printf (_("The session is adjourned and goes on on %s."), moment);
    }
  else if (meeting->adjourned)
    {
      words = g_strdup (_("The session is adjourned; when it goes on is not fixed yet."));
    }

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->end_group), words);
  gtk_widget_set_visible (self->end_group, open || (meeting->locked && !meeting->finished));
  gtk_widget_set_visible (self->resume_row, meeting->adjourned);
  gtk_widget_set_visible (self->close_row, open);
  gtk_widget_set_visible (self->reopen_row, meeting->locked && !meeting->finished);
  gtk_widget_set_visible (self->adjourn_group, open && !meeting->adjourned);
  if (meeting->adjourned)
    gtk_widget_remove_css_class (self->close_row, "suggested-action");
  else
    gtk_widget_add_css_class (self->close_row, "suggested-action");
}

static void
show_minutes (TeaClosingView *self)
{
  TeaBook *book = tea_meeting_part_get_book (TEA_MEETING_PART (self));
  TeaMeeting *meeting = tea_meeting_part_get_meeting (TEA_MEETING_PART (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaMinutes) minutes = tea_minutes_open (meeting, book, &error);
  g_autoptr (TeaConsole) console = tea_console_open (meeting, book, NULL);
  g_autofree char *moment = NULL;
  g_autofree char *words = NULL;

  if (minutes == NULL)
    {
      tea_page_tell_error (GTK_WIDGET (self), error);
      return;
    }

  if (minutes->finished)
    {
      moment = tea_time_format (minutes->finished_at);
      words = minutes->corrections > 0
              /* Translators: a day and a time, then how many corrections. */
              ? g_strdup_printf (ngettext ("Final since %s, with %d correction",
                                           "Final since %s, with %d corrections",
                                           minutes->corrections), moment, minutes->corrections)
              /* Translators: a day and a time. */
              : g_strdup_printf (C_("minutes", "Final since %s"), moment);
    }
  else if (console != NULL && console->minutes_at != NULL)
    {
      moment = tea_time_format (console->minutes_at);
      /* Translators: a day and a time. */
      words = g_strdup_printf (_("Typed until %s and not finished; open them to go on"), moment);
    }
  else if (minutes->edited_at != NULL)
    {
      moment = tea_time_format (minutes->edited_at);
      /* Translators: a day and a time. */
      words = g_strdup_printf (C_("minutes", "Edited %s, not final yet"), moment);
    }
  else
    {
      words = g_strdup (_("A draft from what was recorded"));
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->minutes_row),
                                 minutes->finished ? _("Read and Correct the Minutes")
                                                   : _("Read and Edit the Minutes"));
  adw_action_row_set_subtitle (self->minutes_row, words);
}

static void
show_missing (TeaClosingView *self)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) missing = NULL;

  for (GList *l = self->missing_rows; l != NULL; l = l->next)
    adw_preferences_group_remove (self->missing_group, l->data);
  g_clear_list (&self->missing_rows, NULL);

  missing = tea_meeting_missing (tea_meeting_part_get_meeting (TEA_MEETING_PART (self)),
                                 tea_meeting_part_get_book (TEA_MEETING_PART (self)), &error);
  if (missing == NULL)
    {
      tea_page_tell_error (GTK_WIDGET (self), error);
      return;
    }

  adw_preferences_group_set_description (self->missing_group,
                                         missing[0] == NULL ? _("Nothing is missing.") : NULL);
  for (int i = 0; missing[i] != NULL; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), missing[i]);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("dialog-information-symbolic"));
      adw_preferences_group_add (self->missing_group, row);
      self->missing_rows = g_list_prepend (self->missing_rows, row);
    }
}

static void
go_to_cb (AdwActionRow   *row,
          TeaClosingView *self)
{
  tea_page_go_to (GTK_WIDGET (self), tea_record_row_get_record (row));
}

static void
show_suggestion (TeaSuggestion *suggestion,
                 GParamSpec    *pspec,
                 AdwActionRow  *row)
{
  g_autofree char *subtitle = NULL;

  subtitle = tea_text_join (suggestion->number,
                            suggestion->verdict != NULL
                              ? tea_decision_verdict_label (suggestion->verdict)
                              : _("Not decided yet"),
                            *suggestion->party_name != '\0' ? suggestion->party_name
                                                            : suggestion->proposer,
                            suggestion->topic_title);
  adw_action_row_set_subtitle (row, subtitle);
}

static GtkWidget *
create_suggestion_row (gpointer item,
                       gpointer user_data)
{
  AdwActionRow *row = tea_record_row_new (item, "text", "");

  adw_action_row_set_title_lines (row, 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (go_to_cb), user_data, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect_object (item, "notify", G_CALLBACK (show_suggestion), row, G_CONNECT_DEFAULT);
  show_suggestion (item, NULL, row);

  return GTK_WIDGET (row);
}

static GtkWidget *
create_ballot_row (gpointer item,
                   gpointer user_data)
{
  g_autofree char *result = tea_ballot_dup_result (item);
  AdwActionRow *row = tea_record_row_new (item, "question", result);

  adw_action_row_set_subtitle_lines (row, 0);

  return GTK_WIDGET (row);
}

static void
show_summary (TeaClosingView *self)
{
  TeaMeeting *meeting = tea_meeting_part_get_meeting (TEA_MEETING_PART (self));
  g_autofree char *remarks = NULL;
  g_autofree char *suggestions = NULL;
  g_autofree char *ballots = NULL;
  g_autofree char *words = NULL;

  remarks = g_strdup_printf (ngettext ("%d remark", "%d remarks", meeting->remarks),
                             meeting->remarks);
  suggestions = g_strdup_printf (ngettext ("%d suggestion", "%d suggestions",
                                           meeting->suggestions),
                                 meeting->suggestions);
  ballots = g_strdup_printf (ngettext ("%d count", "%d counts", meeting->ballots),
                             meeting->ballots);
  words = tea_text_join (remarks, suggestions, ballots);
  adw_preferences_group_set_description (self->summary_group, words);
}

static void
tea_closing_view_begin (TeaMeetingPart *part)
{
  TeaClosingView *self = TEA_CLOSING_VIEW (part);
  TeaBook *book = tea_meeting_part_get_book (part);
  const gint64 id = tea_meeting_part_get_id (part);
  const TeaSuggestionFilter filter = { .meeting = id };
  g_autoptr (TeaList) suggestions = tea_list_new (tea_suggestion_query (book, &filter));
  g_autoptr (TeaList) ballots = tea_list_new (tea_ballot_query (book, id, 0, FALSE));

  gtk_list_box_bind_model (self->suggestion_box, G_LIST_MODEL (suggestions),
                           create_suggestion_row, self, NULL);
  gtk_list_box_bind_model (self->ballot_box, G_LIST_MODEL (ballots), create_ballot_row, self, NULL);
}

static void
tea_closing_view_update (TeaMeetingPart *part)
{
  TeaClosingView *self = TEA_CLOSING_VIEW (part);

  show_summary (self);
  if (g_str_equal (tea_meeting_part_get_meeting (part)->state, "planned"))
    return;

  show_missing (self);
  show_next (self);
  show_end (self);
  show_minutes (self);
}

static void
tea_closing_view_dispose (GObject *object)
{
  TeaClosingView *self = TEA_CLOSING_VIEW (object);

  g_clear_list (&self->missing_rows, NULL);
  g_clear_object (&self->next);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_CLOSING_VIEW);

  G_OBJECT_CLASS (tea_closing_view_parent_class)->dispose (object);
}

static void
tea_closing_view_class_init (TeaClosingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaMeetingPartClass *part_class = TEA_MEETING_PART_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_closing_view_dispose;
  part_class->begin = tea_closing_view_begin;
  part_class->update = tea_closing_view_update;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-closing-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaClosingView, missing_group);
  gtk_widget_class_bind_template_child (widget_class, TeaClosingView, next_row);
  gtk_widget_class_bind_template_child (widget_class, TeaClosingView, plan_button);
  gtk_widget_class_bind_template_child (widget_class, TeaClosingView, next_image);
  gtk_widget_class_bind_template_child (widget_class, TeaClosingView, end_group);
  gtk_widget_class_bind_template_child (widget_class, TeaClosingView, resume_row);
  gtk_widget_class_bind_template_child (widget_class, TeaClosingView, close_row);
  gtk_widget_class_bind_template_child (widget_class, TeaClosingView, reopen_row);
  gtk_widget_class_bind_template_child (widget_class, TeaClosingView, adjourn_group);
  gtk_widget_class_bind_template_child (widget_class, TeaClosingView, until_row);
  gtk_widget_class_bind_template_child (widget_class, TeaClosingView, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, TeaClosingView, summary_group);
  gtk_widget_class_bind_template_child (widget_class, TeaClosingView, suggestion_box);
  gtk_widget_class_bind_template_child (widget_class, TeaClosingView, ballot_box);
  gtk_widget_class_bind_template_callback (widget_class, adjourn_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, minutes_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_cb);
  gtk_widget_class_bind_template_callback (widget_class, reopen_cb);
  gtk_widget_class_bind_template_callback (widget_class, resume_cb);
}

static void
tea_closing_view_init (TeaClosingView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
