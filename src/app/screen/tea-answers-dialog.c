/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-date.h"
#include "book/tea-setting.h"
#include "book/tea-text.h"
#include "report/tea-answer-paper.h"
#include "report/tea-print-dialog.h"
#include "screen/tea-answer.h"
#include "screen/tea-reply.h"
#include "screen/tea-verdict.h"
#include "tea-answers-dialog.h"
#include "tea-list-pane.h"
#include "tea-page.h"
#include "tea-row.h"
#include "tea-word-choice.h"

/*
 * TeaAnswersDialog:
 *
 * Who asked for something that was not put on the agenda and has not been told yet, of all topics
 * or of one: what to say, how, and that it was said. Then comes the next.
 */
struct _TeaAnswersDialog
{
  AdwDialog               parent_instance;

  TeaBook                *book;
  TeaTopic               *topic;
  TeaRequest             *request;
  GtkWidget              *origin;

  AdwToastOverlay        *toast_overlay;
  GtkStack               *stack;
  AdwNavigationSplitView *split_view;
  AdwWindowTitle         *window_title;
  TeaListPane            *pane;
  AdwBanner              *banner;
  AdwActionRow           *person_row;
  AdwActionRow           *phone_row;
  AdwActionRow           *request_row;
  AdwActionRow           *topic_row;
  GtkTextView            *text_view;
  GtkTextView            *all_view;
  GtkTextBuffer          *group_buffer;
  GtkTextBuffer          *notice_buffer;
  AdwComboRow            *way_row;
  AdwEntryRow            *by_row;
  AdwEntryRow            *on_row;
  AdwPreferencesGroup    *all_group;
  AdwButtonRow           *all_row;
};

G_DEFINE_FINAL_TYPE (TeaAnswersDialog, tea_answers_dialog, ADW_TYPE_DIALOG)

static char *
dup_name (GtkListItem *item,
          const char  *name,
          const char  *number)
{
  return g_strdup (name != NULL && *name != '\0' ? name : number);
}

static void
tell_error (TeaAnswersDialog *self,
            GError           *error)
{
  adw_banner_set_revealed (self->banner, error != NULL);
  if (error != NULL)
    adw_banner_set_title (self->banner, error->message);
}

/* The window's own toast would lie behind this dialog. */
static void
tell_done (TeaAnswersDialog *self,
           const char       *message,
           gboolean          undo)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  if (undo)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_dismiss_all (self->toast_overlay);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static char *
dup_words (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static guint
count_owed (TeaAnswersDialog *self)
{
  TeaList *list = tea_list_pane_get_list (self->pane);

  return list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;
}

/* The place of the shown request in the list, or the number of rows where it is not there. */
static guint
find_shown (TeaAnswersDialog *self)
{
  GListModel *list = G_LIST_MODEL (tea_list_pane_get_list (self->pane));
  const guint n = count_owed (self);

  for (guint i = 0; self->request != NULL && i < n; i++)
    {
      g_autoptr (TeaRecord) record = g_list_model_get_item (list, i);

      if (tea_record_get_id (record) == tea_record_get_id (TEA_RECORD (self->request)))
        return i;
    }

  return n;
}

static void
select_at (TeaAnswersDialog *self,
           guint             position)
{
  g_autoptr (TeaRecord) record = NULL;

  record = g_list_model_get_item (G_LIST_MODEL (tea_list_pane_get_list (self->pane)), position);
  if (record != NULL)
    tea_list_pane_select (self->pane, tea_record_get_id (record));
}

static void
step (TeaAnswersDialog *self,
      int               by)
{
  const guint n = count_owed (self);
  const guint shown = find_shown (self);

  if (n == 0)
    return;

  if (shown == n)
    select_at (self, 0);
  else if (by > 0 ? shown + 1 < n : shown > 0)
    select_at (self, shown + by);
}

static void
next_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  step (TEA_ANSWERS_DIALOG (widget), 1);
}

static void
previous_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  step (TEA_ANSWERS_DIALOG (widget), -1);
}

/* Residents are answered where they asked, if they can be. */
static const char *
find_way (TeaRequest *request)
{
  if (g_str_equal (request->channel, "chat"))
    return "chat";

  return *request->phone != '\0' ? "phone" : "visit";
}

static gboolean
is_by_notice (TeaAnswersDialog *self)
{
  return g_strcmp0 (tea_word_choice_get (self->way_row, tea_reply_ways ()), "notice") == 0;
}

/* A notice and a message to the group are two texts, and each keeps what was changed in it. */
static void
way_cb (TeaAnswersDialog *self)
{
  gtk_text_view_set_buffer (self->all_view, is_by_notice (self) ? self->notice_buffer
                                                                : self->group_buffer);
}

/* Puts the words for everybody together, once for a topic: they may be changed before they are
 * said, and stay so while one after the other is told.
 */
static void
compose_all (TeaAnswersDialog *self)
{
  g_autofree char *group = tea_answer_compose_group (self->book, self->topic);
  g_autofree char *notice = tea_answer_compose_notice (self->book, self->topic);

  gtk_text_buffer_set_text (self->group_buffer, group, -1);
  gtk_text_buffer_set_text (self->notice_buffer, notice, -1);
}

static void
show_all (TeaAnswersDialog *self)
{
  const int n = self->topic->replies_owed;
  g_autofree char *description = NULL;
  g_autofree char *title = NULL;

  description = g_strdup_printf (ngettext ("%d resident waits for an answer.",
                                           "%d residents wait for an answer.", n), n);
  title = g_strdup_printf (ngettext ("%d of Them Has Been Told so", "All %d Have Been Told so", n),
                           n);
  adw_preferences_group_set_title (self->all_group, _("Everybody at Once"));
  adw_preferences_group_set_description (self->all_group, description);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->all_row), title);
}

static void
show_request (TeaAnswersDialog *self)
{
  TeaRequest *request = self->request;
  TeaTopic *topic = self->topic;
  g_autofree char *place = NULL;
  g_autofree char *verdict = NULL;
  g_autofree char *words = NULL;

  place = tea_text_join (request->number, request->place);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->person_row),
                                 *request->person_name != '\0' ? request->person_name
                                                               : _("Nobody named"));
  adw_action_row_set_subtitle (self->person_row, place);
  gtk_widget_set_visible (GTK_WIDGET (self->phone_row), *request->phone != '\0');
  adw_action_row_set_subtitle (self->phone_row, request->phone);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->request_row), request->text);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->topic_row), topic->title);
  verdict = tea_text_join (tea_topic_verdict_label (topic->verdict), topic->reason);
  adw_action_row_set_subtitle (self->topic_row, verdict);

  words = tea_answer_compose (self->book, topic, request);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), words, -1);
  tea_word_choice_select (self->way_row, tea_reply_ways (), find_way (request));
  show_all (self);
  tell_error (self, NULL);
}

static void
selected_cb (TeaListPane      *pane,
             TeaRequest       *request,
             TeaAnswersDialog *self)
{
  g_autoptr (TeaTopic) topic = NULL;
  g_autoptr (GError) error = NULL;
  gboolean other;

  if (request == NULL)
    return;

  topic = tea_reply_find_topic (self->book, request, &error);
  tell_error (self, error);
  if (topic == NULL)
    return;

  other = self->topic == NULL ||
          tea_record_get_id (TEA_RECORD (topic)) != tea_record_get_id (TEA_RECORD (self->topic));
  g_set_object (&self->topic, topic);
  g_set_object (&self->request, request);
  if (other)
    compose_all (self);
  show_request (self);
}

static void
activated_cb (TeaAnswersDialog *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
show_count (TeaAnswersDialog *self)
{
  const guint n = count_owed (self);
  g_autofree char *subtitle = NULL;

  subtitle = g_strdup_printf (ngettext ("%u waits", "%u wait", n), n);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "work" : "none");
}

/* Whoever was told, here or by taking something back elsewhere, makes room for the next. */
static void
changed_cb (TeaAnswersDialog *self)
{
  show_count (self);
  if (count_owed (self) > 0 && find_shown (self) == count_owed (self))
    select_at (self, 0);
}

static gboolean
knows_teller (TeaAnswersDialog *self)
{
  g_autofree char *secretary = tea_book_dup_setting (self->book, "secretary");

  return *secretary != '\0';
}

static void
show_teller (TeaAnswersDialog *self)
{
  g_autofree char *secretary = tea_book_dup_setting (self->book, "secretary");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->by_row),
                                 *secretary != '\0'
                                   ? _("Told by")
                                   : _("Told by (kept as the secretary’s name)"));
  if (*secretary != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->by_row), secretary);
}

typedef gboolean (*TellFunc) (TeaAnswersDialog  *self,
                              gpointer           data,
                              GError           **error);

/* A book that does not know its secretary learns the name with the first answer, so that nobody
 * types it again.
 */
static gboolean
tell (TeaAnswersDialog  *self,
      TellFunc           tell_func,
      gpointer           data,
      GError           **error)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->by_row));
  g_autoptr (TeaAction) action = NULL;

  if (*name == '\0' || knows_teller (self))
    return tell_func (self, data, error);

  action = tea_action_begin (self->book, "reply-add",
                             _("Noted answers, and who the secretary is"), error);
  if (action == NULL || !tell_func (self, data, error) ||
      !tea_setting_change (self->book, "secretary", name, error) ||
      !tea_action_commit (action, error))
    return FALSE;

  show_teller (self);

  return TRUE;
}

static gboolean
tell_one (TeaAnswersDialog  *self,
          gpointer           reply,
          GError           **error)
{
  return tea_reply_add (reply, self->book, error);
}

static void
told_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  TeaAnswersDialog *self = TEA_ANSWERS_DIALOG (widget);
  g_autofree char *words = NULL;
  g_autofree char *day = NULL;
  g_autofree char *message = NULL;
  g_autoptr (TeaReply) reply = NULL;
  g_autoptr (TeaRequest) told = NULL;
  g_autoptr (GError) error = NULL;
  const char *on = gtk_editable_get_text (GTK_EDITABLE (self->on_row));

  if (self->request == NULL)
    return;

  words = dup_words (self->text_view);
  reply = g_object_new (TEA_TYPE_REPLY,
                        "request", tea_record_get_id (TEA_RECORD (self->request)),
                        "way", tea_word_choice_get (self->way_row, tea_reply_ways ()),
                        "words", words,
                        "told-by", gtk_editable_get_text (GTK_EDITABLE (self->by_row)),
                        NULL);
  if (*on != '\0')
    {
      day = tea_date_parse (on, &error);
      if (day != NULL)
        g_object_set (reply, "told-on", day, NULL);
    }

  if (error == NULL)
    tell (self, tell_one, reply, &error);
  tell_error (self, error);
  if (error != NULL)
    return;

  told = g_object_ref (self->request);
  message = g_strdup_printf (_("Told: %s"), *told->person_name != '\0' ? told->person_name
                                                                       : told->number);
  tell_done (self, message, TRUE);
  step (self, 1);
}

static void
copy (TeaAnswersDialog *self,
      const char       *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  tell_done (self, _("Copied. Paste it into WeChat, then note that it was told."), FALSE);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  TeaAnswersDialog *self = TEA_ANSWERS_DIALOG (widget);
  g_autofree char *words = dup_words (self->text_view);

  tea_word_choice_select (self->way_row, tea_reply_ways (), "chat");
  copy (self, words);
}

static void
copy_all_cb (TeaAnswersDialog *self)
{
  g_autofree char *text = dup_words (self->all_view);

  if (!is_by_notice (self))
    tea_word_choice_select (self->way_row, tea_reply_ways (), "chat");
  copy (self, text);
}

static TeaPaper *
create_paper (gpointer       record,
              TeaBook       *book,
              TeaPaperCopy   copy,
              GError       **error)
{
  return tea_answer_paper (record, book, copy, error);
}

static void
print_cb (TeaAnswersDialog *self)
{
  g_autoptr (TeaReply) reply = NULL;
  g_autofree char *words = NULL;

  tea_word_choice_select (self->way_row, tea_reply_ways (), "notice");
  words = dup_words (self->all_view);
  reply = g_object_new (TEA_TYPE_REPLY,
                        "topic", tea_record_get_id (TEA_RECORD (self->topic)),
                        "way", "notice",
                        "words", words,
                        NULL);
  tea_print_dialog_present (GTK_WIDGET (self), self->book, TEA_RECORD (reply), create_paper, TRUE);
}

static gboolean
tell_everybody (TeaAnswersDialog  *self,
                gpointer           n_told,
                GError           **error)
{
  g_autofree char *words = dup_words (self->all_view);

  return tea_reply_add_all (self->topic, self->book,
                            tea_word_choice_get (self->way_row, tea_reply_ways ()), words,
                            gtk_editable_get_text (GTK_EDITABLE (self->by_row)), n_told, error);
}

static void
all_told_cb (TeaAnswersDialog *self)
{
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;
  guint n_told = 0;

  tell (self, tell_everybody, &n_told, &error);
  tell_error (self, error);
  if (error != NULL)
    return;

  message = g_strdup_printf (ngettext ("%u resident was told", "%u residents were told", n_told),
                             n_told);
  tell_done (self, message, TRUE);
}

static void
go_to (TeaAnswersDialog *self,
       gpointer          record)
{
  g_autoptr (TeaRecord) kept = g_object_ref (record);
  GtkWidget *origin = self->origin;

  adw_dialog_close (ADW_DIALOG (self));
  if (origin != NULL)
    tea_page_go_to (origin, kept);
}

static void
open_request_cb (AdwActionRow     *row,
                 TeaAnswersDialog *self)
{
  go_to (self, self->request);
}

static void
open_topic_cb (AdwActionRow     *row,
               TeaAnswersDialog *self)
{
  go_to (self, self->topic);
}

static void
tea_answers_dialog_dispose (GObject *object)
{
  TeaAnswersDialog *self = TEA_ANSWERS_DIALOG (object);

  g_clear_weak_pointer (&self->origin);
  g_clear_object (&self->group_buffer);
  g_clear_object (&self->notice_buffer);
  g_clear_object (&self->request);
  g_clear_object (&self->topic);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_ANSWERS_DIALOG);

  G_OBJECT_CLASS (tea_answers_dialog_parent_class)->dispose (object);
}

static void
tea_answers_dialog_class_init (TeaAnswersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_answers_dialog_dispose;

  /* The keys of a list that is worked off; Ctrl+Return stands in the template. */
  gtk_widget_class_install_action (widget_class, "answers.told", NULL, told_cb);
  gtk_widget_class_install_action (widget_class, "answers.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "answers.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "answers.previous", NULL, previous_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK,
                                       "answers.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK,
                                       "answers.previous", NULL);

  g_type_ensure (TEA_TYPE_LIST_PANE);
  g_type_ensure (TEA_TYPE_REQUEST);
  g_type_ensure (TEA_TYPE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/community/Teatime/"
                                               "screen/tea-answers-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaAnswersDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, TeaAnswersDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TeaAnswersDialog, split_view);
  gtk_widget_class_bind_template_child (widget_class, TeaAnswersDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, TeaAnswersDialog, pane);
  gtk_widget_class_bind_template_child (widget_class, TeaAnswersDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TeaAnswersDialog, person_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAnswersDialog, phone_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAnswersDialog, request_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAnswersDialog, topic_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAnswersDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, TeaAnswersDialog, all_view);
  gtk_widget_class_bind_template_child (widget_class, TeaAnswersDialog, way_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAnswersDialog, by_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAnswersDialog, on_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAnswersDialog, all_group);
  gtk_widget_class_bind_template_child (widget_class, TeaAnswersDialog, all_row);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, way_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_told_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_topic_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_name);
}

static void
tea_answers_dialog_init (TeaAnswersDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->group_buffer = gtk_text_buffer_new (NULL);
  self->notice_buffer = gtk_text_buffer_new (NULL);
  tea_word_choice_fill (self->way_row, tea_reply_ways ());
  way_cb (self);
}

/**
 * tea_answers_dialog_present:
 * @widget: a widget of the window
 * @book: the book
 * @topic: (nullable): whose answers; %NULL for those of all topics
 *
 * Opens the list of answers that are owed, with the first one in front.
 */
void
tea_answers_dialog_present (GtkWidget *widget,
                            TeaBook   *book,
                            TeaTopic  *topic)
{
  TeaAnswersDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (topic == NULL || TEA_IS_TOPIC (topic));

  self = g_object_new (TEA_TYPE_ANSWERS_DIALOG, NULL);
  self->book = g_object_ref (book);
  g_set_weak_pointer (&self->origin, widget);
  show_teller (self);

  tea_list_pane_set_query (self->pane,
                           tea_reply_owed_query (book, topic != NULL
                                                       ? tea_record_get_id (TEA_RECORD (topic))
                                                       : 0));
  g_signal_connect_object (tea_list_pane_get_list (self->pane), "items-changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show_count (self);
  if (count_owed (self) > 0)
    select_at (self, 0);
  adw_dialog_present (ADW_DIALOG (self), widget);
}
