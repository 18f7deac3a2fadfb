/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-text.h"
#include "resolve/tea-assignment.h"
#include "tea-followup-view.h"
#include "tea-page.h"
#include "tea-word-choice.h"

/*
 * TeaFollowupView:
 *
 * A resident whose matter has come to an end, and what they say about it.
 */
struct _TeaFollowupView
{
  AdwBin        parent_instance;

  TeaBook      *book;
  TeaRequest   *request;
  gulong        changed_handler;

  AdwActionRow *request_row;
  AdwActionRow *outcome_row;
  AdwActionRow *contact_row;
  AdwComboRow  *way_row;
  AdwComboRow  *satisfaction_row;
  AdwEntryRow  *words_row;
};

G_DEFINE_FINAL_TYPE (TeaFollowupView, tea_followup_view, ADW_TYPE_BIN)

static void
show_state (TeaFollowupView *self)
{
  TeaRequest *request = self->request;
  g_autofree char *outcome = NULL;
  g_autofree char *contact = NULL;

  outcome = tea_text_join (tea_request_outcome_label (request->outcome), request->outcome_note);
  contact = tea_text_join (request->person_name, request->place, request->phone);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->request_row), request->text);
  adw_action_row_set_subtitle (self->request_row, request->number);
  adw_action_row_set_subtitle (self->outcome_row, outcome);
  adw_action_row_set_subtitle (self->contact_row, contact);
}

/* What is shown beside the fields comes from other rows, so it is read again whatever changed. */
static void
changed_cb (TeaFollowupView *self)
{
  g_autoptr (TeaRequest) request = NULL;

  if (self->request == NULL)
    return;

  request = tea_book_get (self->book, TEA_TYPE_REQUEST,
                          tea_record_get_id (TEA_RECORD (self->request)), NULL);
  if (request == NULL)
    return;

  g_set_object (&self->request, request);
  show_state (self);
}

static void
open_request_cb (TeaFollowupView *self)
{
  tea_page_go_to (GTK_WIDGET (self), TEA_RECORD (self->request));
}

static void
keep_cb (TeaFollowupView *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = tea_followup_add (self->book, self->request, NULL,
                           tea_word_choice_get (self->way_row, tea_followup_ways ()),
                           tea_word_choice_get (self->satisfaction_row,
                                                tea_followup_satisfactions ()),
                           gtk_editable_get_text (GTK_EDITABLE (self->words_row)), &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
  if (done)
    gtk_editable_set_text (GTK_EDITABLE (self->words_row), "");
}

static void
tea_followup_view_dispose (GObject *object)
{
  TeaFollowupView *self = TEA_FOLLOWUP_VIEW (object);

  if (self->book != NULL)
    g_clear_signal_handler (&self->changed_handler, self->book);
  g_clear_object (&self->request);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_FOLLOWUP_VIEW);

  G_OBJECT_CLASS (tea_followup_view_parent_class)->dispose (object);
}

static void
tea_followup_view_class_init (TeaFollowupViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_followup_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/community/Teatime/"
                                               "resolve/tea-followup-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaFollowupView, request_row);
  gtk_widget_class_bind_template_child (widget_class, TeaFollowupView, outcome_row);
  gtk_widget_class_bind_template_child (widget_class, TeaFollowupView, contact_row);
  gtk_widget_class_bind_template_child (widget_class, TeaFollowupView, way_row);
  gtk_widget_class_bind_template_child (widget_class, TeaFollowupView, satisfaction_row);
  gtk_widget_class_bind_template_child (widget_class, TeaFollowupView, words_row);
  gtk_widget_class_bind_template_callback (widget_class, open_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
tea_followup_view_init (TeaFollowupView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->request_row), FALSE);
  tea_word_choice_fill (self->way_row, tea_followup_ways ());
  tea_word_choice_fill (self->satisfaction_row, tea_followup_satisfactions ());
}

/**
 * tea_followup_view_set_request:
 * @self: a view
 * @book: the book
 * @request: what to show
 *
 * Shows another one.
 */
void
tea_followup_view_set_request (TeaFollowupView *self,
                               TeaBook *book,
                               TeaRequest *request)
{
  g_return_if_fail (TEA_IS_FOLLOWUP_VIEW (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_REQUEST (request));

  if (g_set_object (&self->book, book))
    self->changed_handler = g_signal_connect_object (book, "changed", G_CALLBACK (changed_cb),
                                                     self, G_CONNECT_SWAPPED);
  g_set_object (&self->request, request);
  gtk_editable_set_text (GTK_EDITABLE (self->words_row), "");
  show_state (self);
}
