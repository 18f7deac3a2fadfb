/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-text.h"
#include "resolve/tea-assignment.h"
#include "resolve/tea-decision.h"
#include "resolve/tea-rule.h"
#include "tea-field-row.h"
#include "tea-page.h"
#include "tea-suggestion-view.h"
#include "tea-word-choice.h"

/*
 * TeaSuggestionView:
 *
 * One suggestion: who made it, what was decided and why, and what comes of it.
 */
struct _TeaSuggestionView
{
  AdwBin               parent_instance;

  TeaBook             *book;
  TeaSuggestion       *suggestion;
  gulong               changed_handler;

  TeaFieldRow         *text_row;
  AdwActionRow        *proposer_row;
  AdwComboRow         *verdict_row;
  AdwEntryRow         *reason_row;
  AdwPreferencesGroup *assign_group;
  AdwEntryRow         *requirement_row;
  AdwEntryRow         *led_row;
  AdwEntryRow         *assigned_row;
  AdwEntryRow         *assisted_row;
  AdwEntryRow         *carried_row;
  AdwEntryRow         *helped_row;
  AdwEntryRow         *due_row;
  AdwPreferencesGroup *rule_group;
  AdwEntryRow         *rule_title_row;
  AdwEntryRow         *rule_text_row;
  AdwEntryRow         *rule_owner_row;
  AdwEntryRow         *rule_review_row;
};

G_DEFINE_FINAL_TYPE (TeaSuggestionView, tea_suggestion_view, ADW_TYPE_BIN)

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
show_state (TeaSuggestionView *self)
{
  TeaSuggestion *suggestion = self->suggestion;
  gboolean adopted = g_strcmp0 (suggestion->verdict, "adopted") == 0;
  g_autofree char *proposer = NULL;

  proposer = tea_text_join (suggestion->proposers, suggestion->party_names,
                            suggestion->meeting_number);
  tea_field_row_set_record (self->text_row, self->book, TEA_RECORD (suggestion));
  adw_action_row_set_subtitle (self->proposer_row, proposer);

  /* Only what was adopted can be given to somebody or become a rule. */
  gtk_widget_set_visible (GTK_WIDGET (self->assign_group), adopted);
  gtk_widget_set_visible (GTK_WIDGET (self->rule_group), adopted);
}

/* What is shown beside the fields comes from other rows, so it is read again whatever changed. */
static void
changed_cb (TeaSuggestionView *self)
{
  g_autoptr (TeaSuggestion) suggestion = NULL;

  if (self->suggestion == NULL)
    return;

  suggestion = tea_book_get (self->book, TEA_TYPE_SUGGESTION,
                             tea_record_get_id (TEA_RECORD (self->suggestion)), NULL);
  if (suggestion == NULL)
    return;

  g_set_object (&self->suggestion, suggestion);
  show_state (self);
}

static void
decide_cb (TeaSuggestionView *self)
{
  g_autoptr (GError) error = NULL;

  tea_page_tell (GTK_WIDGET (self),
                 tea_suggestion_decide (self->suggestion, self->book,
                                        tea_word_choice_get (self->verdict_row,
                                                             tea_decision_verdicts ()),
                                        get_text (self->reason_row), &error),
                 &error);
}

static void
assign_cb (TeaSuggestionView *self)
{
  g_autoptr (TeaAssignment) assignment = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  assignment = g_object_new (TEA_TYPE_ASSIGNMENT,
                             "suggestion", tea_record_get_id (TEA_RECORD (self->suggestion)),
                             "topic", self->suggestion->topic,
                             "requirement", get_text (self->requirement_row),
                             "led-by", get_text (self->led_row),
                             "assigned-by", get_text (self->assigned_row),
                             "assisted-by", get_text (self->assisted_row),
                             "carried-by", get_text (self->carried_row),
                             "helped-by", get_text (self->helped_row),
                             "due-on", get_text (self->due_row),
                             NULL);
  done = tea_assignment_add (assignment, self->book, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
  if (done)
    tea_page_go_to (GTK_WIDGET (self), TEA_RECORD (assignment));
}

static void
make_rule_cb (TeaSuggestionView *self)
{
  const char *review_on = get_text (self->rule_review_row);
  g_autoptr (TeaRule) rule = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  rule = g_object_new (TEA_TYPE_RULE,
                       "suggestion", tea_record_get_id (TEA_RECORD (self->suggestion)),
                       "topic", self->suggestion->topic,
                       "title", get_text (self->rule_title_row),
                       "owner", get_text (self->rule_owner_row),
                       "review-on", *review_on != '\0' ? review_on : NULL,
                       NULL);
  done = tea_rule_add (rule, self->book, get_text (self->rule_text_row),
                       self->suggestion->meeting, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
  if (done)
    tea_page_go_to (GTK_WIDGET (self), TEA_RECORD (rule));
}

static void
tea_suggestion_view_dispose (GObject *object)
{
  TeaSuggestionView *self = TEA_SUGGESTION_VIEW (object);

  if (self->book != NULL)
    g_clear_signal_handler (&self->changed_handler, self->book);
  g_clear_object (&self->suggestion);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_SUGGESTION_VIEW);

  G_OBJECT_CLASS (tea_suggestion_view_parent_class)->dispose (object);
}

static void
tea_suggestion_view_class_init (TeaSuggestionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_suggestion_view_dispose;

  g_type_ensure (TEA_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/community/Teatime/"
                                               "resolve/tea-suggestion-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionView, text_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionView, proposer_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionView, verdict_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionView, reason_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionView, assign_group);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionView, requirement_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionView, led_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionView, assigned_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionView, assisted_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionView, carried_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionView, helped_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionView, due_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionView, rule_group);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionView, rule_title_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionView, rule_text_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionView, rule_owner_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionView, rule_review_row);
  gtk_widget_class_bind_template_callback (widget_class, decide_cb);
  gtk_widget_class_bind_template_callback (widget_class, assign_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_rule_cb);
}

static void
tea_suggestion_view_init (TeaSuggestionView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  tea_word_choice_fill (self->verdict_row, tea_decision_verdicts ());
}

/**
 * tea_suggestion_view_set_suggestion:
 * @self: a view
 * @book: the book
 * @suggestion: what to show
 *
 * Shows another one.
 */
void
tea_suggestion_view_set_suggestion (TeaSuggestionView *self,
                                    TeaBook *book,
                                    TeaSuggestion *suggestion)
{
  g_return_if_fail (TEA_IS_SUGGESTION_VIEW (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_SUGGESTION (suggestion));

  if (g_set_object (&self->book, book))
    self->changed_handler = g_signal_connect_object (book, "changed", G_CALLBACK (changed_cb),
                                                     self, G_CONNECT_SWAPPED);
  g_set_object (&self->suggestion, suggestion);
  tea_word_choice_select (self->verdict_row, tea_decision_verdicts (), suggestion->verdict);
  set_text (self->reason_row, suggestion->reason);
  set_text (self->requirement_row, suggestion->text);
  set_text (self->rule_text_row, suggestion->text);
  show_state (self);
}
