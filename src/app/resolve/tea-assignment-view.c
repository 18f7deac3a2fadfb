/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-list.h"
#include "book/tea-text.h"
#include "resolve/tea-progress.h"
#include "screen/tea-verdict.h"
#include "tea-assignment-view.h"
#include "tea-field-row.h"
#include "tea-page.h"
#include "tea-word-choice.h"

/*
 * TeaAssignmentView:
 *
 * One work order: the five roles, how far it is, and how it ended.
 */
struct _TeaAssignmentView
{
  AdwBin               parent_instance;

  TeaBook             *book;
  TeaAssignment       *assignment;
  gulong               changed_handler;

  TeaFieldRow         *requirement_row;
  TeaFieldRow         *led_row;
  TeaFieldRow         *assigned_row;
  TeaFieldRow         *assisted_row;
  TeaFieldRow         *carried_row;
  TeaFieldRow         *helped_row;
  TeaFieldRow         *due_row;
  AdwActionRow        *state_row;
  AdwEntryRow         *progress_row;
  GtkListBox          *progress_box;
  AdwPreferencesGroup *close_group;
  AdwComboRow         *outcome_row;
  AdwEntryRow         *note_row;
  AdwPreferencesGroup *reopen_group;
  AdwEntryRow         *reopen_reason_row;
};

G_DEFINE_FINAL_TYPE (TeaAssignmentView, tea_assignment_view, ADW_TYPE_BIN)

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

static void
show_state (TeaAssignmentView *self)
{
  TeaFieldRow * const rows[] = {
    self->requirement_row, self->led_row, self->assigned_row, self->assisted_row,
    self->carried_row, self->helped_row, self->due_row,
  };
  TeaAssignment *assignment = self->assignment;
  gboolean closed = assignment->outcome != NULL;
  g_autofree char *clock = NULL;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    tea_field_row_set_record (rows[i], self->book, TEA_RECORD (assignment));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state_row),
                                 closed ? tea_assignment_outcome_label (assignment->outcome)
                                        : tea_assignment_status_label (assignment->status));
  clock = tea_verdict_describe_clock (assignment->due_at, assignment->minutes_left);
  subtitle = tea_text_join (assignment->number, clock);
  adw_action_row_set_subtitle (self->state_row, closed ? assignment->outcome_note : subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->close_group), !closed);
  gtk_widget_set_visible (GTK_WIDGET (self->reopen_group), closed);
}

/* What is shown beside the fields comes from other rows, so it is read again whatever changed. */
static void
changed_cb (TeaAssignmentView *self)
{
  g_autoptr (TeaAssignment) assignment = NULL;

  if (self->assignment == NULL)
    return;

  assignment = tea_book_get (self->book, TEA_TYPE_ASSIGNMENT,
                             tea_record_get_id (TEA_RECORD (self->assignment)), NULL);
  if (assignment == NULL)
    return;

  g_set_object (&self->assignment, assignment);
  show_state (self);
}

static void
report_cb (TeaAssignmentView *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = tea_assignment_report (self->assignment, self->book, get_text (self->progress_row),
                                &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
  if (done)
    set_text (self->progress_row, NULL);
}

static void
close_cb (TeaAssignmentView *self)
{
  g_autoptr (GError) error = NULL;

  tea_page_tell (GTK_WIDGET (self),
                 tea_assignment_close (self->assignment, self->book,
                                       tea_word_choice_get (self->outcome_row,
                                                            tea_assignment_outcomes ()),
                                       get_text (self->note_row), &error),
                 &error);
}

static void
reopen_cb (TeaAssignmentView *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = tea_assignment_reopen (self->assignment, self->book, get_text (self->reopen_reason_row),
                                &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
  if (done)
    set_text (self->reopen_reason_row, NULL);
}

static GtkWidget *
create_progress_row (gpointer item,
                     gpointer user_data)
{
  TeaProgress *progress = item;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), progress->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), progress->noted_at);

  return row;
}

static void
tea_assignment_view_dispose (GObject *object)
{
  TeaAssignmentView *self = TEA_ASSIGNMENT_VIEW (object);

  if (self->book != NULL)
    g_clear_signal_handler (&self->changed_handler, self->book);
  g_clear_object (&self->assignment);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_ASSIGNMENT_VIEW);

  G_OBJECT_CLASS (tea_assignment_view_parent_class)->dispose (object);
}

static void
tea_assignment_view_class_init (TeaAssignmentViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_assignment_view_dispose;

  g_type_ensure (TEA_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/community/Teatime/"
                                               "resolve/tea-assignment-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaAssignmentView, requirement_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAssignmentView, led_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAssignmentView, assigned_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAssignmentView, assisted_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAssignmentView, carried_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAssignmentView, helped_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAssignmentView, due_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAssignmentView, state_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAssignmentView, progress_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAssignmentView, progress_box);
  gtk_widget_class_bind_template_child (widget_class, TeaAssignmentView, close_group);
  gtk_widget_class_bind_template_child (widget_class, TeaAssignmentView, outcome_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAssignmentView, note_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAssignmentView, reopen_group);
  gtk_widget_class_bind_template_child (widget_class, TeaAssignmentView, reopen_reason_row);
  gtk_widget_class_bind_template_callback (widget_class, report_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, reopen_cb);
}

static void
tea_assignment_view_init (TeaAssignmentView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->state_row), FALSE);
  tea_word_choice_fill (self->outcome_row, tea_assignment_outcomes ());
}

/**
 * tea_assignment_view_set_assignment:
 * @self: a view
 * @book: the book
 * @assignment: what to show
 *
 * Shows another one.
 */
void
tea_assignment_view_set_assignment (TeaAssignmentView *self,
                                    TeaBook *book,
                                    TeaAssignment *assignment)
{
  g_return_if_fail (TEA_IS_ASSIGNMENT_VIEW (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_ASSIGNMENT (assignment));

  if (g_set_object (&self->book, book))
    self->changed_handler = g_signal_connect_object (book, "changed", G_CALLBACK (changed_cb),
                                                     self, G_CONNECT_SWAPPED);
  g_set_object (&self->assignment, assignment);
  set_text (self->progress_row, NULL);
  set_text (self->note_row, NULL);
  show_state (self);
  {
    g_autoptr (TeaList) progress = NULL;

    progress = tea_list_new (tea_progress_query (book,
                                                 tea_record_get_id (TEA_RECORD (assignment))));
    gtk_list_box_bind_model (self->progress_box, G_LIST_MODEL (progress), create_progress_row,
                             NULL, NULL);
  }
}
