/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-list.h"
#include "book/tea-text.h"
#include "screen/tea-reply.h"
#include "screen/tea-similar.h"

#include "tea-page.h"
#include "tea-request-end.h"
#include "tea-topic-popover.h"
#include "tea-word-choice.h"

/* Who goes through a list with the arrow keys does not stay with a request so long, in
 * milliseconds. */
#define SUGGEST_DELAY 300

/*
 * TeaRequestEnd:
 *
 * What becomes of a request: the topic it is part of, what the resident was told, and how it
 * ended.
 */
struct _TeaRequestEnd
{
  AdwBin               parent_instance;

  TeaBook             *book;
  TeaRequest          *request;
  TeaTopic            *suggested;
  guint                suggest_source;

  AdwActionRow        *state_row;
  AdwActionRow        *topic_row;
  GtkWidget           *drop_button;
  GtkWidget           *take_button;
  GtkWidget           *suggest_button;
  GtkWidget           *open_topic_image;
  TeaTopicPopover     *topic_popover;
  AdwPreferencesGroup *owed_group;
  AdwEntryRow         *answer_row;
  AdwComboRow         *way_row;
  GtkWidget           *reply_part;
  GtkListBox          *reply_box;
  GtkWidget           *close_group;
  AdwComboRow         *outcome_row;
  AdwEntryRow         *note_row;
  GtkWidget           *closed_group;
  AdwActionRow        *closed_row;
};

G_DEFINE_FINAL_TYPE (TeaRequestEnd, tea_request_end, ADW_TYPE_BIN)

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static TeaTopic *
dup_topic (TeaRequestEnd  *self,
           GError        **error)
{
  return tea_book_get (self->book, TEA_TYPE_TOPIC, self->request->topic, error);
}

static void
open_topic_cb (TeaRequestEnd *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaTopic) topic = dup_topic (self, &error);

  if (topic != NULL)
    tea_page_go_to (GTK_WIDGET (self), TEA_RECORD (topic));
  else
    tea_page_tell_error (GTK_WIDGET (self), error);
}

static void
take_cb (TeaTopicPopover *popover,
         TeaTopic        *topic,
         TeaRequestEnd   *self)
{
  g_autoptr (GPtrArray) requests = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_ptr_array_add (requests, self->request);
  done = tea_topic_take_all (topic, self->book, requests, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
drop_cb (TeaRequestEnd *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaTopic) topic = dup_topic (self, &error);
  gboolean done;

  done = topic != NULL && tea_topic_drop (topic, self->book, self->request, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
answer_cb (TeaRequestEnd *self)
{
  g_autofree char *teller = tea_book_dup_setting (self->book, "secretary");
  g_autoptr (TeaReply) reply = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  reply = g_object_new (TEA_TYPE_REPLY,
                        "request", tea_record_get_id (TEA_RECORD (self->request)),
                        "way", tea_word_choice_get (self->way_row, tea_reply_ways ()),
                        "words", get_text (self->answer_row),
                        "told-by", teller,
                        NULL);
  done = tea_reply_add (reply, self->book, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
close_cb (TeaRequestEnd *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = tea_request_close (self->request, self->book,
                            tea_word_choice_get (self->outcome_row, tea_request_outcomes),
                            get_text (self->note_row), &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
reopen_cb (TeaRequestEnd *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done = tea_request_reopen (self->request, self->book, &error);

  tea_page_tell (GTK_WIDGET (self), done, &error);
}

/* To who stays with a request that is in no topic, the one that its like are in is offered. */
static gboolean
suggest_topic_cb (gpointer data)
{
  TeaRequestEnd *self = data;
  g_autofree char *subtitle = NULL;
  guint n_similar;

  self->suggest_source = 0;
  self->suggested = tea_similar_find_topic (self->book, self->request->text, &n_similar, NULL);
  if (self->suggested == NULL)
    return G_SOURCE_REMOVE;

  subtitle = g_strdup_printf (ngettext ("%u similar request is in “%s”",
                                        "%u similar requests are in “%s”", n_similar),
                              n_similar, self->suggested->title);
  adw_action_row_set_subtitle (self->topic_row, subtitle);
  gtk_widget_set_visible (self->suggest_button, TRUE);

  return G_SOURCE_REMOVE;
}

static void
suggest_topic (TeaRequestEnd *self)
{
  g_clear_handle_id (&self->suggest_source, g_source_remove);
  g_clear_object (&self->suggested);
  gtk_widget_set_visible (self->suggest_button, FALSE);
  if (self->request->topic == 0 && self->request->outcome == NULL)
    self->suggest_source = g_timeout_add (SUGGEST_DELAY, suggest_topic_cb, self);
}

static void
suggest_cb (TeaRequestEnd *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done = tea_topic_take (self->suggested, self->book, self->request, &error);

  gtk_widget_grab_focus (GTK_WIDGET (self->topic_row));
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
show_topic (TeaRequestEnd *self)
{
  const gboolean has_topic = self->request->topic != 0;

  adw_action_row_set_subtitle (self->state_row, tea_request_status_label (self->request->status));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->topic_row),
                                 has_topic ? self->request->topic_title : _("In no topic yet"));
  adw_action_row_set_subtitle (self->topic_row, self->request->topic_number);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->topic_row), has_topic);
  gtk_widget_set_visible (self->drop_button, has_topic);
  gtk_widget_set_visible (self->open_topic_image, has_topic);
  gtk_widget_set_tooltip_text (self->take_button, has_topic ? _("Move to Another Topic…")
                                                             : _("Put into a Topic…"));
  suggest_topic (self);
}

static gboolean
is_owed (TeaRequestEnd *self)
{
  const gint64 id = tea_record_get_id (TEA_RECORD (self->request));
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) owed = NULL;

  if (self->request->topic == 0)
    return FALSE;

  query = tea_reply_owed_query (self->book, self->request->topic);
  owed = tea_query_read_records (query, NULL);
  for (guint i = 0; owed != NULL && i < owed->len; i++)
    {
      if (tea_record_get_id (g_ptr_array_index (owed, i)) == id)
        return TRUE;
    }

  return FALSE;
}

static void
show_owed (TeaRequestEnd *self)
{
  const gboolean owed = is_owed (self);
  g_autoptr (TeaTopic) topic = NULL;

  if (owed == gtk_widget_get_visible (GTK_WIDGET (self->owed_group)))
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->owed_group), owed);
  if (!owed)
    return;

  /* The reason of the verdict is the answer, unless somebody finds better words. */
  topic = dup_topic (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->answer_row), topic != NULL ? topic->reason : "");
}

static void
show_end (TeaRequestEnd *self)
{
  TeaRequest *request = self->request;
  const gboolean closed = request->outcome != NULL;
  g_autofree char *subtitle = NULL;

  gtk_widget_set_visible (self->close_group, !closed);
  gtk_widget_set_visible (self->closed_group, closed);
  if (!closed)
    return;

  subtitle = tea_text_join (request->outcome_on, request->outcome_note);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->closed_row),
                                 tea_request_outcome_label (request->outcome));
  adw_action_row_set_subtitle (self->closed_row, subtitle);
}

static GtkWidget *
create_reply_row (gpointer item,
                  gpointer data)
{
  TeaReply *reply = item;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = NULL;

  subtitle = tea_text_join (reply->told_on, tea_reply_way_label (reply->way), reply->told_by);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), reply->words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

static void
show_replies (TeaRequestEnd *self)
{
  g_autoptr (TeaList) list = NULL;

  list = tea_list_new (tea_reply_query (self->book, 0,
                                        tea_record_get_id (TEA_RECORD (self->request))));
  gtk_widget_set_visible (self->reply_part, g_list_model_get_n_items (G_LIST_MODEL (list)) > 0);
  gtk_list_box_bind_model (self->reply_box, G_LIST_MODEL (list), create_reply_row, NULL, NULL);
}

static void
tea_request_end_dispose (GObject *object)
{
  TeaRequestEnd *self = TEA_REQUEST_END (object);

  g_clear_handle_id (&self->suggest_source, g_source_remove);
  g_clear_object (&self->suggested);
  g_clear_object (&self->request);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_REQUEST_END);

  G_OBJECT_CLASS (tea_request_end_parent_class)->dispose (object);
}

static void
tea_request_end_class_init (TeaRequestEndClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_request_end_dispose;

  g_type_ensure (TEA_TYPE_TOPIC_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/collect/tea-request-end.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaRequestEnd, state_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestEnd, topic_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestEnd, drop_button);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestEnd, take_button);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestEnd, suggest_button);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestEnd, open_topic_image);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestEnd, topic_popover);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestEnd, owed_group);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestEnd, answer_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestEnd, way_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestEnd, reply_part);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestEnd, reply_box);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestEnd, close_group);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestEnd, outcome_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestEnd, note_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestEnd, closed_group);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestEnd, closed_row);
  gtk_widget_class_bind_template_callback (widget_class, open_topic_cb);
  gtk_widget_class_bind_template_callback (widget_class, suggest_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, answer_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, reopen_cb);
}

static void
tea_request_end_init (TeaRequestEnd *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  tea_word_choice_fill (self->way_row, tea_reply_ways ());
  tea_word_choice_fill (self->outcome_row, tea_request_outcomes);
}

/**
 * tea_request_end_set_request:
 * @self: a view
 * @book: the book
 * @request: a request
 *
 * Shows another request, or the same one again after something changed: what is being typed
 * then stays.
 */
void
tea_request_end_set_request (TeaRequestEnd *self,
                             TeaBook       *book,
                             TeaRequest    *request)
{
  gboolean same;

  g_return_if_fail (TEA_IS_REQUEST_END (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_REQUEST (request));

  same = self->request != NULL &&
         tea_record_get_id (TEA_RECORD (self->request)) == tea_record_get_id (TEA_RECORD (request));
  g_set_object (&self->book, book);
  g_set_object (&self->request, request);
  tea_topic_popover_set_book (self->topic_popover, book);
  if (!same)
    {
      adw_combo_row_set_selected (self->outcome_row, 0);
      gtk_editable_set_text (GTK_EDITABLE (self->note_row), request->outcome_note);
      gtk_widget_set_visible (GTK_WIDGET (self->owed_group), FALSE);
    }

  show_topic (self);
  show_owed (self);
  show_replies (self);
  show_end (self);
}
