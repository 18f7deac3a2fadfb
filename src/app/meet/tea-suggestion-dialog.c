/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-list.h"
#include "book/tea-text.h"
#include "meet/tea-record-row.h"
#include "meet/tea-seat-entry.h"
#include "meet/tea-suggestion-dialog.h"
#include "resolve/tea-dissent.h"
#include "tea-page.h"

/*
 * TeaSuggestionDialog:
 *
 * One suggestion of a session: the quick round whether everybody can live with it, who cannot and
 * why, and others that say the same, to be joined to it or taken apart again.
 */
struct _TeaSuggestionDialog
{
  AdwDialog            parent_instance;

  GtkWidget           *opener;
  TeaBook             *book;
  TeaMeeting          *meeting;
  TeaSuggestion       *suggestion;
  GListModel          *others;

  GtkLabel            *text_label;
  GtkLabel            *who_label;
  AdwPreferencesGroup *round_group;
  GtkWidget           *ask_row;
  GtkWidget           *dissent_form;
  TeaSeatEntry        *who_entry;
  GtkEntry            *reason_entry;
  GtkLabel            *error_label;
  GtkListBox          *dissent_box;
  GtkWidget           *joined_part;
  GtkListBox          *joined_box;
  GtkWidget           *others_part;
  GtkListBox          *others_box;
};

G_DEFINE_FINAL_TYPE (TeaSuggestionDialog, tea_suggestion_dialog, ADW_TYPE_DIALOG)

static void
tell (TeaSuggestionDialog *self,
      const char          *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

static gboolean
is_open (TeaSuggestionDialog *self)
{
  return !self->meeting->locked;
}

static gboolean
is_other (gpointer item,
          gpointer user_data)
{
  TeaSuggestionDialog *self = user_data;
  TeaSuggestion *other = item;

  return tea_record_get_id (item) != tea_record_get_id (TEA_RECORD (self->suggestion)) &&
         other->topic == self->suggestion->topic;
}

static void
show (TeaSuggestionDialog *self)
{
  TeaSuggestion *suggestion = self->suggestion;
  g_autofree char *consent = tea_suggestion_dup_consent (suggestion);
  g_autofree char *who = tea_suggestion_dialog_dup_who (suggestion);

  gtk_label_set_label (self->text_label, suggestion->text);
  gtk_label_set_label (self->who_label, who);
  adw_preferences_group_set_description (self->round_group, consent);
  gtk_widget_set_visible (self->ask_row, is_open (self));
  gtk_widget_set_visible (self->dissent_form, is_open (self));
  gtk_widget_set_visible (self->joined_part, suggestion->joins > 0);
  gtk_widget_set_visible (self->others_part,
                          is_open (self) && g_list_model_get_n_items (self->others) > 0);
}

static void
changed_cb (TeaSuggestionDialog *self)
{
  g_autoptr (TeaSuggestion) suggestion = NULL;

  suggestion = tea_book_get (self->book, TEA_TYPE_SUGGESTION,
                             tea_record_get_id (TEA_RECORD (self->suggestion)), NULL);
  if (suggestion == NULL)
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }

  g_set_object (&self->suggestion, suggestion);
  show (self);
}

static void
ask_cb (TeaSuggestionDialog *self)
{
  g_autoptr (GError) error = NULL;

  tell (self, tea_suggestion_ask (self->suggestion, self->book, &error) ? NULL : error->message);
}

static void
who_cb (TeaSuggestionDialog *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->reason_entry));
}

/* What was refused stays in the form. */
static void
dissent_cb (TeaSuggestionDialog *self)
{
  gpointer record = tea_seat_entry_get_record (self->who_entry);
  g_autoptr (TeaDissent) dissent = NULL;
  g_autoptr (GError) error = NULL;

  if (!TEA_IS_ATTENDANCE (record))
    {
      tell (self, _("Name somebody who is on the sign-in sheet."));
      gtk_widget_grab_focus (GTK_WIDGET (self->who_entry));
      return;
    }

  dissent = tea_suggestion_dissent (self->suggestion, self->book, record,
                                    gtk_editable_get_text (GTK_EDITABLE (self->reason_entry)),
                                    &error);
  tell (self, dissent != NULL ? NULL : error->message);
  if (dissent == NULL)
    return;

  tea_seat_entry_set_text (self->who_entry, "");
  gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->who_entry));
}

static void
take_back_cb (GtkButton           *button,
              TeaSuggestionDialog *self)
{
  g_autoptr (GError) error = NULL;

  tell (self, tea_dissent_remove (tea_record_row_get_record (button), self->book, &error)
              ? NULL : error->message);
}

static void
join_cb (GtkButton           *button,
         TeaSuggestionDialog *self)
{
  g_autoptr (GError) error = NULL;

  tell (self, tea_suggestion_join (self->suggestion, self->book,
                                   tea_record_row_get_record (button), &error)
              ? NULL : error->message);
}

static void
part_cb (GtkButton           *button,
         TeaSuggestionDialog *self)
{
  g_autoptr (GError) error = NULL;

  tell (self, tea_suggestion_part (tea_record_row_get_record (button), self->book, &error)
              ? NULL : error->message);
}

static void
go_cb (TeaSuggestionDialog *self)
{
  GtkWidget *opener = self->opener;
  g_autoptr (TeaSuggestion) suggestion = g_object_ref (self->suggestion);

  adw_dialog_close (ADW_DIALOG (self));
  tea_page_go_to (opener, TEA_RECORD (suggestion));
}

static GtkWidget *
create_dissent (gpointer item,
                gpointer user_data)
{
  TeaSuggestionDialog *self = user_data;
  TeaDissent *dissent = item;
  g_autofree char *subtitle = NULL;
  AdwActionRow *row;

  subtitle = tea_text_join (dissent->party_name, dissent->reason);
  row = tea_record_row_new (item, "name", subtitle);
  adw_action_row_set_subtitle_lines (row, 0);
  if (is_open (self))
    tea_record_row_add_button (row, "list-remove-symbolic", _("Can Live with It after All"),
                               G_CALLBACK (take_back_cb), self);

  return GTK_WIDGET (row);
}

static AdwActionRow *
create_row (TeaSuggestion *suggestion)
{
  g_autofree char *subtitle = NULL;
  AdwActionRow *row;

  subtitle = tea_text_join (suggestion->number, suggestion->proposers);
  row = tea_record_row_new (suggestion, "text", subtitle);
  adw_action_row_set_title_lines (row, 2);

  return row;
}

static GtkWidget *
create_other (gpointer item,
              gpointer user_data)
{
  AdwActionRow *row = create_row (item);

  tea_record_row_add_button (row, "list-add-symbolic", _("Join"), G_CALLBACK (join_cb), user_data);

  return GTK_WIDGET (row);
}

static GtkWidget *
create_joined (gpointer item,
               gpointer user_data)
{
  AdwActionRow *row = create_row (item);

  if (is_open (user_data))
    tea_record_row_add_button (row, "edit-undo-symbolic", _("Take Apart"), G_CALLBACK (part_cb),
                               user_data);

  return GTK_WIDGET (row);
}

static void
fill (TeaSuggestionDialog *self)
{
  const gint64 id = tea_record_get_id (TEA_RECORD (self->suggestion));
  const TeaSuggestionFilter all = { .meeting = tea_record_get_id (TEA_RECORD (self->meeting)) };
  const TeaSuggestionFilter joined = { .joined_to = id };
  g_autoptr (TeaList) dissents = tea_list_new (tea_dissent_query (self->book, id));
  g_autoptr (TeaList) parts = tea_list_new (tea_suggestion_query (self->book, &joined));
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_other, self, NULL));

  self->others = G_LIST_MODEL (gtk_filter_list_model_new (
    G_LIST_MODEL (tea_list_new (tea_suggestion_query (self->book, &all))), filter));
  gtk_list_box_bind_model (self->dissent_box, G_LIST_MODEL (dissents), create_dissent, self, NULL);
  gtk_list_box_bind_model (self->joined_box, G_LIST_MODEL (parts), create_joined, self, NULL);
  gtk_list_box_bind_model (self->others_box, self->others, create_other, self, NULL);
  tea_seat_entry_set_meeting (self->who_entry, self->book,
                              tea_record_get_id (TEA_RECORD (self->meeting)));
  g_signal_connect_object (self->others, "items-changed", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
}

static void
tea_suggestion_dialog_dispose (GObject *object)
{
  TeaSuggestionDialog *self = TEA_SUGGESTION_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_SUGGESTION_DIALOG);
  g_clear_weak_pointer (&self->opener);
  g_clear_object (&self->others);
  g_clear_object (&self->suggestion);
  g_clear_object (&self->meeting);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (tea_suggestion_dialog_parent_class)->dispose (object);
}

static void
tea_suggestion_dialog_class_init (TeaSuggestionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_suggestion_dialog_dispose;

  g_type_ensure (TEA_TYPE_SEAT_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/org/community/Teatime/meet/tea-suggestion-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionDialog, text_label);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionDialog, who_label);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionDialog, round_group);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionDialog, ask_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionDialog, dissent_form);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionDialog, who_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionDialog, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionDialog, dissent_box);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionDialog, joined_part);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionDialog, joined_box);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionDialog, others_part);
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionDialog, others_box);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, dissent_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, who_cb);
}

static void
tea_suggestion_dialog_init (TeaSuggestionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_suggestion_dialog_present:
 * @parent: the page that opens it
 * @book: the book
 * @meeting: the session at which it was made
 * @suggestion: a suggestion
 *
 * Opens a suggestion.
 */
void
tea_suggestion_dialog_present (GtkWidget     *parent,
                               TeaBook       *book,
                               TeaMeeting    *meeting,
                               TeaSuggestion *suggestion)
{
  TeaSuggestionDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_MEETING (meeting));
  g_return_if_fail (TEA_IS_SUGGESTION (suggestion));

  self = g_object_new (TEA_TYPE_SUGGESTION_DIALOG, NULL);
  g_set_weak_pointer (&self->opener, parent);
  g_set_object (&self->book, book);
  g_set_object (&self->meeting, meeting);
  g_set_object (&self->suggestion, suggestion);
  fill (self);
  g_signal_connect_object (book, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

/**
 * tea_suggestion_dialog_dup_who:
 * @suggestion: a suggestion
 *
 * Returns: (transfer full): its number, who made it and for which parties, as far as that is known
 */
char *
tea_suggestion_dialog_dup_who (TeaSuggestion *suggestion)
{
  g_return_val_if_fail (TEA_IS_SUGGESTION (suggestion), NULL);

  return tea_text_join (suggestion->number, suggestion->proposers, suggestion->party_names);
}
