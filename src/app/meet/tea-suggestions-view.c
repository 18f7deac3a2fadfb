/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-list.h"
#include "meet/tea-record-row.h"
#include "meet/tea-suggestion-dialog.h"
#include "meet/tea-suggestions-view.h"
#include "resolve/tea-dissent.h"

/*
 * TeaSuggestionsView:
 *
 * What was suggested in the session, with everybody who did and who cannot live with it. A row
 * opens the suggestion.
 */
struct _TeaSuggestionsView
{
  TeaMeetingPart  parent_instance;

  GtkListBox     *suggestion_box;
};

G_DEFINE_FINAL_TYPE (TeaSuggestionsView, tea_suggestions_view, TEA_TYPE_MEETING_PART)

static void
show_suggestion (TeaSuggestion *suggestion,
                 GParamSpec    *pspec,
                 AdwActionRow  *row)
{
  g_autofree char *consent = tea_suggestion_dup_consent (suggestion);
  g_autofree char *who = NULL;
  g_autofree char *subtitle = NULL;

  who = tea_suggestion_dialog_dup_who (suggestion);
  subtitle = g_strjoin ("\n", who, consent != NULL && *consent != '\0' ? consent : NULL, NULL);
  adw_action_row_set_subtitle (row, subtitle);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  AdwActionRow *row = tea_record_row_new (item, "text", "");

  adw_action_row_set_title_lines (row, 3);
  adw_action_row_set_subtitle_lines (row, 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (item, "notify", G_CALLBACK (show_suggestion), row, G_CONNECT_DEFAULT);
  show_suggestion (item, NULL, row);

  return GTK_WIDGET (row);
}

static void
row_activated_cb (GtkListBox         *list_box,
                  GtkListBoxRow      *row,
                  TeaSuggestionsView *self)
{
  tea_suggestion_dialog_present (GTK_WIDGET (self),
                                 tea_meeting_part_get_book (TEA_MEETING_PART (self)),
                                 tea_meeting_part_get_meeting (TEA_MEETING_PART (self)),
                                 tea_record_row_get_record (row));
}

static void
tea_suggestions_view_begin (TeaMeetingPart *part)
{
  TeaSuggestionsView *self = TEA_SUGGESTIONS_VIEW (part);
  const TeaSuggestionFilter filter = { .meeting = tea_meeting_part_get_id (part) };
  g_autoptr (TeaList) list = NULL;

  list = tea_list_new (tea_suggestion_query (tea_meeting_part_get_book (part), &filter));
  gtk_list_box_bind_model (self->suggestion_box, G_LIST_MODEL (list), create_row, self, NULL);
}

/* The list follows the book by itself. */
static void
tea_suggestions_view_update (TeaMeetingPart *part)
{
}

static void
tea_suggestions_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_SUGGESTIONS_VIEW);

  G_OBJECT_CLASS (tea_suggestions_view_parent_class)->dispose (object);
}

static void
tea_suggestions_view_class_init (TeaSuggestionsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaMeetingPartClass *part_class = TEA_MEETING_PART_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_suggestions_view_dispose;
  part_class->begin = tea_suggestions_view_begin;
  part_class->update = tea_suggestions_view_update;

  gtk_widget_class_set_template_from_resource (widget_class,
    "/org/community/Teatime/meet/tea-suggestions-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaSuggestionsView, suggestion_box);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
tea_suggestions_view_init (TeaSuggestionsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
