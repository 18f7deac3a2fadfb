/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-list.h"
#include "resolve/tea-rule-version.h"
#include "tea-field-row.h"
#include "tea-page.h"
#include "tea-rule-view.h"

/*
 * TeaRuleView:
 *
 * One rule: its words, who looks after it, and how it came to be what it is.
 */
struct _TeaRuleView
{
  AdwBin        parent_instance;

  TeaBook      *book;
  TeaRule      *rule;
  gulong        changed_handler;

  TeaFieldRow  *title_row;
  TeaFieldRow  *owner_row;
  TeaFieldRow  *review_row;
  GtkLabel     *version_label;
  GtkTextView  *text_view;
  GtkListBox   *version_box;
  AdwButtonRow *end_row;
};

G_DEFINE_FINAL_TYPE (TeaRuleView, tea_rule_view, ADW_TYPE_BIN)

static void
show_state (TeaRuleView *self)
{
  TeaRule *rule = self->rule;
  g_autofree char *version = NULL;

  tea_field_row_set_record (self->title_row, self->book, TEA_RECORD (rule));
  tea_field_row_set_record (self->owner_row, self->book, TEA_RECORD (rule));
  tea_field_row_set_record (self->review_row, self->book, TEA_RECORD (rule));
  if (rule->in_force)
    /* Translators: the number of a version of a rule, and the day it was made. */
    version = g_strdup_printf (_("Version %d of %s"), rule->version,
                               rule->revised_on != NULL ? rule->revised_on : "");
  else
    /* Translators: the last version of a rule, and the day since which it no longer holds. */
    version = g_strdup_printf (_("Version %d, no longer in force since %s"), rule->version,
                               rule->ended_on != NULL ? rule->ended_on : "");
  gtk_label_set_label (self->version_label, version);
  gtk_widget_set_visible (GTK_WIDGET (self->end_row), rule->in_force);
}

/* What is shown beside the fields comes from other rows, so it is read again whatever changed. */
static void
changed_cb (TeaRuleView *self)
{
  g_autoptr (TeaRule) rule = NULL;

  if (self->rule == NULL)
    return;

  rule = tea_book_get (self->book, TEA_TYPE_RULE,
                       tea_record_get_id (TEA_RECORD (self->rule)), NULL);
  if (rule == NULL)
    return;

  g_set_object (&self->rule, rule);
  show_state (self);
}

static void
revise_cb (TeaRuleView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  tea_page_tell (GTK_WIDGET (self),
                 tea_rule_revise (self->rule, self->book, text, 0, NULL, &error), &error);
}

static void
end_cb (TeaRuleView *self)
{
  g_autoptr (GError) error = NULL;

  tea_page_tell (GTK_WIDGET (self), tea_rule_end (self->rule, self->book, &error), &error);
}

static GtkWidget *
create_version_row (gpointer item,
                    gpointer user_data)
{
  TeaRuleVersion *version = item;
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *label = gtk_label_new (version->text);
  g_autofree char *title = g_strdup_printf (_("Version %d of %s"), version->version,
                                            version->made_on);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), version->meeting_number);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), label);

  return row;
}

static void
tea_rule_view_dispose (GObject *object)
{
  TeaRuleView *self = TEA_RULE_VIEW (object);

  if (self->book != NULL)
    g_clear_signal_handler (&self->changed_handler, self->book);
  g_clear_object (&self->rule);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_RULE_VIEW);

  G_OBJECT_CLASS (tea_rule_view_parent_class)->dispose (object);
}

static void
tea_rule_view_class_init (TeaRuleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_rule_view_dispose;

  g_type_ensure (TEA_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/resolve/tea-rule-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaRuleView, title_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRuleView, owner_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRuleView, review_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRuleView, version_label);
  gtk_widget_class_bind_template_child (widget_class, TeaRuleView, text_view);
  gtk_widget_class_bind_template_child (widget_class, TeaRuleView, version_box);
  gtk_widget_class_bind_template_child (widget_class, TeaRuleView, end_row);
  gtk_widget_class_bind_template_callback (widget_class, revise_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_cb);
}

static void
tea_rule_view_init (TeaRuleView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_rule_view_set_rule:
 * @self: a view
 * @book: the book
 * @rule: what to show
 *
 * Shows another one.
 */
void
tea_rule_view_set_rule (TeaRuleView *self,
                        TeaBook *book,
                        TeaRule *rule)
{
  g_return_if_fail (TEA_IS_RULE_VIEW (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_RULE (rule));

  if (g_set_object (&self->book, book))
    self->changed_handler = g_signal_connect_object (book, "changed", G_CALLBACK (changed_cb),
                                                     self, G_CONNECT_SWAPPED);
  g_set_object (&self->rule, rule);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), rule->text, -1);
  show_state (self);
  {
    g_autoptr (TeaList) versions = NULL;

    versions = tea_list_new (tea_rule_version_query (book, tea_record_get_id (TEA_RECORD (rule))));
    gtk_list_box_bind_model (self->version_box, G_LIST_MODEL (versions), create_version_row,
                             NULL, NULL);
  }
}
