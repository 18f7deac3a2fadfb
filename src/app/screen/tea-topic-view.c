/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-list.h"
#include "book/tea-text.h"
#include "screen/tea-owners.h"
#include "screen/tea-similar.h"
#include "screen/tea-weighing.h"
#include "tea-answers-dialog.h"
#include "tea-field-row.h"
#include "tea-page.h"
#include "tea-split-dialog.h"
#include "tea-topic-view.h"
#include "tea-verdict-group.h"
#include "tea-weighing-row.h"

/* A proposal of more rows than these is read by nobody. */
#define MAX_SIMILAR 30

/* So many requests of a topic are shown at first, and so many more each time somebody asks for
 * them: thousands of rows take seconds to make. */
#define SOME_REQUESTS 50

/*
 * TeaTopicView:
 *
 * One topic: what it is about, what speaks for it, what becomes of it, and whose requests it
 * holds.
 */
struct _TeaTopicView
{
  AdwBin               parent_instance;

  TeaBook             *book;
  TeaTopic            *topic;
  gulong               changed_handler;
  gboolean             loading;
  GPtrArray           *weighing_rows;
  char                *line;

  TeaFieldRow         *title_row;
  TeaFieldRow         *summary_row;
  AdwSwitchRow        *owners_row;
  AdwPreferencesGroup *weighing_group;
  TeaVerdictGroup     *verdict_group;
  AdwPreferencesGroup *owed_group;
  GtkListBox          *request_box;
  GtkSliceListModel   *requests;
  GtkWidget           *more_button;
  GtkWidget           *split_group;
  GtkSearchEntry      *similar_entry;
  GtkListBox          *similar_box;
};

G_DEFINE_FINAL_TYPE (TeaTopicView, tea_topic_view, ADW_TYPE_BIN)

static void
remove_weighing_rows (TeaTopicView *self)
{
  for (guint i = 0; i < self->weighing_rows->len; i++)
    adw_preferences_group_remove (self->weighing_group, self->weighing_rows->pdata[i]);
  g_ptr_array_set_size (self->weighing_rows, 0);
}

/* The line that is read out to the committee, and that nobody has judged yet where so. */
static void
show_line (TeaTopicView *self,
           const char   *line,
           GPtrArray    *weighings)
{
  gboolean judged = FALSE;
  g_autofree char *warned = NULL;

  for (guint i = 0; i < weighings->len; i++)
    judged = judged || ((const TeaWeighing *) g_ptr_array_index (weighings, i))->judged;

  g_set_str (&self->line, line);
  warned = g_strjoin ("\n", line,
                      judged ? NULL : _("Nobody has judged it yet; this is only what is counted."),
                      NULL);
  adw_preferences_group_set_description (self->weighing_group, warned);
}

static void
show_weighing (TeaTopicView *self)
{
  g_autoptr (GPtrArray) weighings = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  weighings = tea_topic_weigh (self->topic, self->book, &error);
  if (weighings != NULL)
    words = tea_topic_explain (self->topic, self->book, &error);
  if (error != NULL)
    {
      tea_page_tell_error (GTK_WIDGET (self), error);
      return;
    }

  show_line (self, words, weighings);
  if (weighings->len != self->weighing_rows->len)
    remove_weighing_rows (self);
  for (guint i = 0; i < weighings->len; i++)
    {
      if (i == self->weighing_rows->len)
        {
          GtkWidget *row = tea_weighing_row_new ();

          adw_preferences_group_add (self->weighing_group, row);
          g_ptr_array_add (self->weighing_rows, row);
        }
      tea_weighing_row_show (self->weighing_rows->pdata[i], self->book, self->topic,
                             g_ptr_array_index (weighings, i));
    }
}

static void
copy_line_cb (GtkButton    *button,
              TeaTopicView *self)
{
  if (self->line != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->line);
}

static void
show_owed (TeaTopicView *self)
{
  const int n = self->topic->replies_owed;
  g_autofree char *owed = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->owed_group), n > 0);
  owed = g_strdup_printf (ngettext ("%d resident waits for an answer.",
                                    "%d residents wait for an answer.", n), n);
  adw_preferences_group_set_description (self->owed_group, owed);
}

/* Why it is marked, and by which law. */
static void
show_owners (TeaTopicView *self)
{
  TeaTopic *topic = self->topic;
  g_autofree char *why = NULL;

  if (!topic->owners_vote)
    why = g_strdup (topic->owners_ruled ? _("You said that this is not a matter of the owners.")
                                        : _("Nothing here speaks of a matter of the owners."));
  else if (topic->owners_ruled)
    /* Translators: %s is a law and its article. */
    why = g_strdup_printf (_("You said so. The session may only form an opinion (%s)."),
                           tea_owners_article ());
  else
    /* Translators: words of a resident, then a law and its article. */
    why = g_strdup_printf (_("Because of “%s”. The session may only form an opinion (%s)."),
                           topic->owners_words, tea_owners_article ());

  adw_switch_row_set_active (self->owners_row, topic->owners_vote);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->owners_row), why);
}

typedef gboolean (*TeaMoveFunc) (TeaTopic    *topic,
                                 TeaBook     *book,
                                 TeaRequest  *request,
                                 GError     **error);

static void
move_request (TeaTopicView *self,
              GtkWidget    *button,
              TeaMoveFunc   move_func)
{
  TeaRequest *request = g_object_get_data (G_OBJECT (button), "request");
  g_autoptr (GError) error = NULL;
  gboolean done;

  tea_page_leave_row (button, GTK_WIDGET (self->similar_entry));
  done = move_func (self->topic, self->book, request, &error);
  if (!done)
    gtk_widget_grab_focus (button);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
drop_cb (GtkButton    *button,
         TeaTopicView *self)
{
  move_request (self, GTK_WIDGET (button), tea_topic_drop);
}

static void
take_cb (GtkButton    *button,
         TeaTopicView *self)
{
  move_request (self, GTK_WIDGET (button), tea_topic_take);
}

static void
request_activated_cb (AdwActionRow *row,
                      TeaTopicView *self)
{
  tea_page_go_to (GTK_WIDGET (self), g_object_get_data (G_OBJECT (row), "request"));
}

static GtkWidget *
create_request_row (TeaTopicView *self,
                    TeaRequest   *request,
                    const char   *icon_name,
                    const char   *label,
                    GCallback     callback)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  g_autofree char *subtitle = NULL;
  g_autofree char *name = NULL;

  subtitle = tea_text_join (request->number, request->person_name, request->place);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), request->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "request", g_object_ref (request), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (request_activated_cb), self, 0);

  name = g_strdup_printf ("%s: %s", label, request->number);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "request", g_object_ref (request), g_object_unref);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static GtkWidget *
create_taken_row (gpointer item,
                  gpointer user_data)
{
  return create_request_row (user_data, item, "list-remove-symbolic",
                             _("Take out of this topic"), G_CALLBACK (drop_cb));
}

static GtkWidget *
create_similar_row (gpointer item,
                    gpointer user_data)
{
  return create_request_row (user_data, item, "list-add-symbolic",
                             _("Put into this topic"), G_CALLBACK (take_cb));
}

static void
show_more (TeaTopicView *self)
{
  GListModel *all = gtk_slice_list_model_get_model (self->requests);

  gtk_widget_set_visible (self->more_button, g_list_model_get_n_items (all) >
                                             gtk_slice_list_model_get_size (self->requests));
}

/* The list goes on where it ended, and so does who reads it. */
static void
more_cb (TeaTopicView *self)
{
  const guint n = gtk_slice_list_model_get_size (self->requests);
  GtkListBoxRow *row;

  gtk_slice_list_model_set_size (self->requests, n + SOME_REQUESTS);
  row = gtk_list_box_get_row_at_index (self->request_box, (int) n);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  show_more (self);
}

static void
show_similar (TeaTopicView *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->similar_entry));
  g_autoptr (TeaList) list = NULL;
  g_autoptr (GtkSliceListModel) first = NULL;

  if (self->topic == NULL)
    return;

  list = tea_list_new (tea_topic_similar_query (self->book,
                                                *words != '\0' ? words : self->topic->title));
  first = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (list)), 0, MAX_SIMILAR);
  gtk_list_box_bind_model (self->similar_box, G_LIST_MODEL (first), create_similar_row, self, NULL);
}

static void
similar_changed_cb (TeaTopicView *self)
{
  show_similar (self);
}

static void
show_topic (TeaTopicView *self)
{
  self->loading = TRUE;
  show_owners (self);
  show_weighing (self);
  tea_verdict_group_set_topic (self->verdict_group, self->book, self->topic);
  show_owed (self);
  gtk_widget_set_visible (self->split_group, self->topic->requests > 1);
  self->loading = FALSE;
}

static void
owners_changed_cb (AdwSwitchRow *row,
                   GParamSpec   *pspec,
                   TeaTopicView *self)
{
  g_autoptr (GError) error = NULL;

  if (self->loading || self->topic == NULL)
    return;

  tea_page_tell (GTK_WIDGET (self),
                 tea_topic_rule_owners (self->topic, self->book, adw_switch_row_get_active (row),
                                        &error),
                 &error);
}

static void
answer_cb (TeaTopicView *self)
{
  tea_answers_dialog_present (GTK_WIDGET (self), self->book, self->topic);
}

static void
split_cb (TeaTopicView *self)
{
  tea_split_dialog_present (GTK_WIDGET (self), self->book, self->topic);
}

/* The topic's counts come from other rows, so it is read again whatever changed. */
static void
changed_cb (TeaTopicView *self)
{
  g_autoptr (TeaTopic) topic = NULL;

  if (self->topic == NULL)
    return;

  topic = tea_book_get (self->book, TEA_TYPE_TOPIC, tea_record_get_id (TEA_RECORD (self->topic)),
                        NULL);
  if (topic == NULL)
    return;

  g_set_object (&self->topic, topic);
  tea_field_row_set_record (self->title_row, self->book, TEA_RECORD (topic));
  tea_field_row_set_record (self->summary_row, self->book, TEA_RECORD (topic));
  show_topic (self);
}

static void
tea_topic_view_dispose (GObject *object)
{
  TeaTopicView *self = TEA_TOPIC_VIEW (object);

  if (self->book != NULL)
    g_clear_signal_handler (&self->changed_handler, self->book);
  g_clear_object (&self->requests);
  g_clear_object (&self->topic);
  g_clear_object (&self->book);
  g_clear_pointer (&self->weighing_rows, g_ptr_array_unref);
  g_clear_pointer (&self->line, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_TOPIC_VIEW);

  G_OBJECT_CLASS (tea_topic_view_parent_class)->dispose (object);
}

static void
tea_topic_view_class_init (TeaTopicViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_topic_view_dispose;

  g_type_ensure (TEA_TYPE_FIELD_ROW);
  g_type_ensure (TEA_TYPE_VERDICT_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/screen/tea-topic-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaTopicView, title_row);
  gtk_widget_class_bind_template_child (widget_class, TeaTopicView, summary_row);
  gtk_widget_class_bind_template_child (widget_class, TeaTopicView, owners_row);
  gtk_widget_class_bind_template_child (widget_class, TeaTopicView, weighing_group);
  gtk_widget_class_bind_template_child (widget_class, TeaTopicView, verdict_group);
  gtk_widget_class_bind_template_child (widget_class, TeaTopicView, owed_group);
  gtk_widget_class_bind_template_child (widget_class, TeaTopicView, request_box);
  gtk_widget_class_bind_template_child (widget_class, TeaTopicView, more_button);
  gtk_widget_class_bind_template_child (widget_class, TeaTopicView, split_group);
  gtk_widget_class_bind_template_child (widget_class, TeaTopicView, similar_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaTopicView, similar_box);
  gtk_widget_class_bind_template_callback (widget_class, owners_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, answer_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, similar_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
}

static void
tea_topic_view_init (TeaTopicView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->weighing_rows = g_ptr_array_new ();
}

/**
 * tea_topic_view_get_topic:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the topic that it shows
 */
TeaTopic *
tea_topic_view_get_topic (TeaTopicView *self)
{
  g_return_val_if_fail (TEA_IS_TOPIC_VIEW (self), NULL);

  return self->topic;
}

/**
 * tea_topic_view_set_topic:
 * @self: a view
 * @book: the book
 * @topic: a topic
 *
 * Shows another topic.
 */
void
tea_topic_view_set_topic (TeaTopicView *self,
                          TeaBook      *book,
                          TeaTopic     *topic)
{
  TeaList *requests;

  g_return_if_fail (TEA_IS_TOPIC_VIEW (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_TOPIC (topic));

  if (g_set_object (&self->book, book))
    self->changed_handler = g_signal_connect_object (book, "changed", G_CALLBACK (changed_cb),
                                                     self, G_CONNECT_SWAPPED);
  g_set_object (&self->topic, topic);
  tea_field_row_set_record (self->title_row, book, TEA_RECORD (topic));
  tea_field_row_set_record (self->summary_row, book, TEA_RECORD (topic));
  show_topic (self);

  requests = tea_list_new (tea_topic_request_query (topic, book));
  g_signal_connect_object (requests, "items-changed", G_CALLBACK (show_more), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_clear_object (&self->requests);
  self->requests = gtk_slice_list_model_new (G_LIST_MODEL (requests), 0, SOME_REQUESTS);
  gtk_list_box_bind_model (self->request_box, G_LIST_MODEL (self->requests), create_taken_row,
                           self, NULL);
  show_more (self);
  gtk_editable_set_text (GTK_EDITABLE (self->similar_entry), "");
  show_similar (self);
}
