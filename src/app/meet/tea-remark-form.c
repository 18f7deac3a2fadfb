/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-list.h"
#include "meet/tea-agenda-item.h"
#include "meet/tea-console.h"
#include "meet/tea-floor.h"
#include "meet/tea-remark-form.h"
#include "meet/tea-remark.h"
#include "meet/tea-seat-entry.h"
#include "tea-page.h"

/* The draft is in the book within two seconds: it is written so long after the first key of some,
 * in one write for all that came meanwhile. */
#define DRAFT_DELAY_MS 1000

/*
 * TeaRemarkForm:
 *
 * Where is typed what is said: who, with which position, and the words. Enter beside the name
 * gives the floor, Enter in the words keeps the remark. What is typed is kept as a draft, so that
 * it stands there again after a crash. Emits `topic-changed` when the session goes on to another
 * topic and `who-changed` when somebody else is named.
 */
struct _TeaRemarkForm
{
  TeaMeetingPart  parent_instance;

  gboolean        composing;
  gboolean        filling;
  guint           draft_source;
  TeaRemark      *draft;   /* whose words stand there, while there are some */
  gint64          topic;   /* to be shown as soon as the agenda is there */

  GtkDropDown    *topic_drop_down;
  TeaSeatEntry   *who_entry;
  GtkDropDown    *stance_drop_down;
  GtkTextView    *text_view;
  GtkLabel       *error_label;
};

enum
{
  TOPIC_CHANGED,
  WHO_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TeaRemarkForm, tea_remark_form, TEA_TYPE_MEETING_PART)

static TeaBook *
get_book (TeaRemarkForm *self)
{
  return tea_meeting_part_get_book (TEA_MEETING_PART (self));
}

static TeaMeeting *
get_meeting (TeaRemarkForm *self)
{
  return tea_meeting_part_get_meeting (TEA_MEETING_PART (self));
}

static gint64
get_id (TeaAttendance *attendance)
{
  return attendance != NULL ? tea_record_get_id (TEA_RECORD (attendance)) : 0;
}

static char *
dup_text (TeaRemarkForm *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
has_text (TeaRemarkForm *self)
{
  return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->text_view)) > 0;
}

static void
set_text (TeaRemarkForm *self,
          const char    *text)
{
  self->filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text, -1);
  self->filling = FALSE;
}

static TeaRemark *
create_remark (TeaRemarkForm *self)
{
  TeaAttendance *attendance = tea_remark_form_get_attendance (self);
  TeaParty *party = tea_seat_entry_get_party (self->who_entry);
  g_autofree char *text = dup_text (self);

  return g_object_new (TEA_TYPE_REMARK,
                       "meeting", tea_meeting_part_get_id (TEA_MEETING_PART (self)),
                       "topic", tea_remark_form_get_topic (self),
                       "attendance", get_id (attendance),
                       "speaker", tea_seat_entry_get_text (self->who_entry),
                       "party", party != NULL ? tea_record_get_id (TEA_RECORD (party)) : 0,
                       "stance", tea_remark_form_get_stance (self),
                       "text", g_strstrip (text),
                       NULL);
}

/* The draft */

static void
write_draft (TeaRemarkForm *self)
{
  TeaAttendance *attendance = tea_remark_form_get_attendance (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaConsole) console = tea_console_open (get_meeting (self), get_book (self), &error);
  g_autofree char *text = dup_text (self);

  if (console != NULL)
    g_object_set (console,
                  "attendance", get_id (attendance),
                  "speaker", tea_seat_entry_get_text (self->who_entry),
                  "about", tea_remark_form_get_topic (self),
                  "stance", tea_remark_form_get_stance (self),
                  "draft", text,
                  NULL);
  if (console == NULL || !tea_console_keep_draft (console, get_book (self), &error))
    tea_remark_form_tell (self, error->message);
}

static gboolean
draft_cb (gpointer user_data)
{
  TeaRemarkForm *self = user_data;

  self->draft_source = 0;
  write_draft (self);

  return G_SOURCE_REMOVE;
}

static void
flush_draft (TeaRemarkForm *self)
{
  if (self->draft_source == 0)
    return;

  g_clear_handle_id (&self->draft_source, g_source_remove);
  write_draft (self);
}

/* Other keys do not put it off, or who types without a pause would never have a draft. */
static void
schedule_draft (TeaRemarkForm *self)
{
  if (self->draft_source == 0)
    self->draft_source = g_timeout_add (DRAFT_DELAY_MS, draft_cb, self);
}

/* The words are of who was named when they were typed, also while another name is looked for. */
static void
text_changed_cb (TeaRemarkForm *self)
{
  if (self->filling || get_meeting (self) == NULL)
    return;

  g_clear_object (&self->draft);
  if (has_text (self))
    self->draft = create_remark (self);
  schedule_draft (self);
}

static void
stance_changed_cb (TeaRemarkForm *self)
{
  if (self->filling || self->draft == NULL)
    return;

  g_object_set (self->draft, "stance", tea_remark_form_get_stance (self), NULL);
  schedule_draft (self);
}

static void
show_topic (TeaRemarkForm *self)
{
  GListModel *items = gtk_drop_down_get_model (self->topic_drop_down);

  for (guint i = 0; self->topic != 0 && items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (TeaAgendaItem) item = g_list_model_get_item (items, i);

      if (item->topic == self->topic)
        gtk_drop_down_set_selected (self->topic_drop_down, i);
    }
}

static void
show_speaker (TeaRemarkForm *self,
              gint64         id)
{
  g_autoptr (TeaAttendance) attendance = NULL;

  attendance = tea_book_get (get_book (self), TEA_TYPE_ATTENDANCE, id, NULL);
  if (attendance != NULL &&
      attendance->meeting == tea_meeting_part_get_id (TEA_MEETING_PART (self)))
    tea_seat_entry_set_attendance (self->who_entry, attendance);
}

/* Everything stands where it stood, also after a crash. */
static void
restore (TeaRemarkForm *self)
{
  g_autoptr (TeaConsole) console = tea_console_open (get_meeting (self), get_book (self), NULL);
  g_autoptr (TeaTurn) turn = NULL;

  if (console == NULL || !tea_floor_find_turn (get_meeting (self), get_book (self), &turn, NULL))
    return;

  self->filling = TRUE;
  self->topic = *console->draft != '\0' && console->about != 0 ? console->about : console->topic;
  show_topic (self);
  if (*console->draft != '\0')
    {
      tea_seat_entry_set_text (self->who_entry, console->speaker);
      if (console->attendance != 0)
        show_speaker (self, console->attendance);
      tea_remark_form_set_stance (self, console->stance);
      set_text (self, console->draft);
      self->draft = create_remark (self);
    }
  else if (turn != NULL)
    {
      show_speaker (self, turn->attendance);
    }
  self->filling = FALSE;
}

/* Two who are not on the sign-in sheet yet are told apart by their names. */
static gboolean
is_of (TeaRemark     *remark,
       TeaAttendance *attendance)
{
  return remark->attendance == tea_record_get_id (TEA_RECORD (attendance)) &&
         (remark->attendance != 0 || g_str_equal (remark->speaker, attendance->name));
}

/* What is done in the form */

static gboolean
keep (TeaRemarkForm *self,
      TeaRemark     *remark)
{
  g_autoptr (GError) error = NULL;

  /* Adding the remark empties the draft, so there must not come another one after it. */
  if (!tea_remark_add (remark, get_book (self), &error))
    {
      tea_remark_form_tell (self, error->message);
      return FALSE;
    }

  g_clear_handle_id (&self->draft_source, g_source_remove);
  g_clear_object (&self->draft);
  set_text (self, "");
  self->filling = TRUE;
  tea_remark_form_set_stance (self, NULL);
  self->filling = FALSE;
  tea_remark_form_tell (self, NULL);

  return TRUE;
}

/* The line in the list says that it is kept; only what could not be kept needs words. */
static void
keep_cb (TeaRemarkForm *self)
{
  g_autoptr (TeaRemark) remark = create_remark (self);

  if (keep (self, remark))
    gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                TeaRemarkForm         *self)
{
  /* While an input method composes a word, Enter is its own; with Shift it begins a line. */
  if (self->composing || (state & GDK_SHIFT_MASK) != 0 ||
      (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter))
    return GDK_EVENT_PROPAGATE;

  keep_cb (self);

  return GDK_EVENT_STOP;
}

static void
preedit_changed_cb (GtkTextView   *text_view,
                    const char    *preedit,
                    TeaRemarkForm *self)
{
  self->composing = *preedit != '\0';
}

static void
who_changed_cb (TeaRemarkForm *self)
{
  if (has_text (self))
    schedule_draft (self);
  g_signal_emit (self, signals[WHO_CHANGED], 0);
}

/* Who is named: on the sign-in sheet, or else a line for somebody of the directory or a guest that
 * comes onto it with the same key. */
static TeaAttendance *
dup_speaker (TeaRemarkForm  *self,
             GError        **error)
{
  gpointer record = tea_seat_entry_get_record (self->who_entry);

  if (TEA_IS_ATTENDANCE (record))
    return g_object_ref (record);

  return tea_meeting_prepare_line (get_meeting (self), get_book (self), record,
                                   tea_seat_entry_get_text (self->who_entry),
                                   tea_seat_entry_get_party (self->who_entry), error);
}

static void
give_cb (TeaRemarkForm *self)
{
  g_autoptr (TeaAttendance) attendance = NULL;
  g_autoptr (GError) error = NULL;

  if (*tea_seat_entry_get_text (self->who_entry) == '\0')
    return;

  attendance = dup_speaker (self, &error);
  if (attendance != NULL)
    tea_remark_form_give (self, attendance, tea_remark_form_get_topic (self),
                          tea_remark_form_get_stance (self));
  else
    tea_remark_form_tell (self, error->message);
}

static void
ask_cb (TeaRemarkForm *self)
{
  g_autoptr (TeaAttendance) attendance = NULL;
  g_autoptr (TeaQueueEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  if (*tea_seat_entry_get_text (self->who_entry) == '\0')
    return;

  attendance = dup_speaker (self, &error);
  if (attendance != NULL)
    entry = tea_queue_entry_ask (get_meeting (self), get_book (self), attendance,
                                 tea_remark_form_get_topic (self),
                                 has_text (self) ? NULL : tea_remark_form_get_stance (self),
                                 &error);
  tea_remark_form_tell (self, error != NULL ? error->message : NULL);
  if (entry == NULL)
    return;

  /* The name was only for the queue: whose words stand there is again who was named before. */
  self->filling = TRUE;
  tea_seat_entry_set_text (self->who_entry, "");
  if (self->draft != NULL)
    {
      tea_seat_entry_set_text (self->who_entry, self->draft->speaker);
      show_speaker (self, self->draft->attendance);
    }
  else
    {
      tea_remark_form_set_stance (self, NULL);
    }
  self->filling = FALSE;
  g_signal_emit (self, signals[WHO_CHANGED], 0);
}

static void
keep_topic (TeaRemarkForm *self)
{
  g_autoptr (TeaConsole) console = NULL;
  g_autoptr (GError) error = NULL;

  console = tea_console_open (get_meeting (self), get_book (self), &error);
  if (console != NULL && console->topic == tea_remark_form_get_topic (self))
    return;

  if (console != NULL)
    g_object_set (console, "topic", tea_remark_form_get_topic (self), NULL);
  if (console == NULL || !tea_console_keep_view (console, get_book (self), &error))
    tea_remark_form_tell (self, error->message);
}

static void
topic_changed_cb (TeaRemarkForm *self)
{
  if (!self->filling && get_meeting (self) != NULL && !get_meeting (self)->locked)
    keep_topic (self);
  g_signal_emit (self, signals[TOPIC_CHANGED], 0);
}

static void
tea_remark_form_begin (TeaMeetingPart *part)
{
  TeaRemarkForm *self = TEA_REMARK_FORM (part);
  const gint64 id = tea_meeting_part_get_id (part);
  g_autoptr (TeaList) items = tea_list_new (tea_agenda_item_query (get_book (self), id));

  g_clear_handle_id (&self->draft_source, g_source_remove);
  g_clear_object (&self->draft);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->topic_drop_down, G_LIST_MODEL (items));
  tea_seat_entry_set_meeting (self->who_entry, get_book (self), id);
  tea_seat_entry_set_text (self->who_entry, "");
  tea_remark_form_set_stance (self, NULL);
  set_text (self, "");
  tea_remark_form_tell (self, NULL);
  self->filling = FALSE;
  restore (self);
}

static void
tea_remark_form_update (TeaMeetingPart *part)
{
  TeaRemarkForm *self = TEA_REMARK_FORM (part);

  gtk_widget_set_visible (GTK_WIDGET (self->topic_drop_down), get_meeting (self)->items > 0);
}

static gboolean
tea_remark_form_grab_focus (GtkWidget *widget)
{
  TeaRemarkForm *self = TEA_REMARK_FORM (widget);

  /* Whoever comes here to write begins with who speaks, or goes on where the words stand. */
  if (*tea_seat_entry_get_text (self->who_entry) != '\0')
    return gtk_widget_grab_focus (GTK_WIDGET (self->text_view));

  return gtk_widget_grab_focus (GTK_WIDGET (self->who_entry));
}

static void
tea_remark_form_unmap (GtkWidget *widget)
{
  flush_draft (TEA_REMARK_FORM (widget));
  GTK_WIDGET_CLASS (tea_remark_form_parent_class)->unmap (widget);
}

static void
tea_remark_form_dispose (GObject *object)
{
  TeaRemarkForm *self = TEA_REMARK_FORM (object);

  g_clear_handle_id (&self->draft_source, g_source_remove);
  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_REMARK_FORM);

  G_OBJECT_CLASS (tea_remark_form_parent_class)->dispose (object);
}

static void
tea_remark_form_class_init (TeaRemarkFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaMeetingPartClass *part_class = TEA_MEETING_PART_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_remark_form_dispose;
  widget_class->grab_focus = tea_remark_form_grab_focus;
  widget_class->unmap = tea_remark_form_unmap;
  part_class->begin = tea_remark_form_begin;
  part_class->update = tea_remark_form_update;

  /**
   * TeaRemarkForm::topic-changed:
   *
   * The session goes on to another topic.
   */
  signals[TOPIC_CHANGED] = g_signal_new ("topic-changed", TEA_TYPE_REMARK_FORM, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * TeaRemarkForm::who-changed:
   *
   * Somebody else is named.
   */
  signals[WHO_CHANGED] = g_signal_new ("who-changed", TEA_TYPE_REMARK_FORM, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TEA_TYPE_AGENDA_ITEM);
  g_type_ensure (TEA_TYPE_SEAT_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-remark-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaRemarkForm, topic_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarkForm, who_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarkForm, stance_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarkForm, text_view);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarkForm, error_label);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, give_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stance_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, topic_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, who_changed_cb);
}

static void
tea_remark_form_init (TeaRemarkForm *self)
{
  g_autoptr (GtkStringList) stances = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_string_list_append (stances, _("No position"));
  for (const TeaWord *word = tea_remark_stances (); word->word != NULL; word++)
    gtk_string_list_append (stances, _(word->label));
  gtk_drop_down_set_model (self->stance_drop_down, G_LIST_MODEL (stances));

  g_signal_connect_object (self->text_view, "preedit-changed",
                           G_CALLBACK (preedit_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed",
                           G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tea_remark_form_get_topic:
 * @self: a form
 *
 * Returns: the id of the topic that is under way, 0 for none
 */
gint64
tea_remark_form_get_topic (TeaRemarkForm *self)
{
  TeaAgendaItem *item;

  g_return_val_if_fail (TEA_IS_REMARK_FORM (self), 0);

  item = gtk_drop_down_get_selected_item (self->topic_drop_down);

  return item != NULL ? item->topic : 0;
}

/**
 * tea_remark_form_get_stance:
 * @self: a form
 *
 * Returns: (nullable): a word of tea_remark_stances()
 */
const char *
tea_remark_form_get_stance (TeaRemarkForm *self)
{
  guint selected;

  g_return_val_if_fail (TEA_IS_REMARK_FORM (self), NULL);

  /* The first place stands for no position at all. */
  selected = gtk_drop_down_get_selected (self->stance_drop_down);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION
         ? tea_remark_stances ()[selected - 1].word : NULL;
}

/**
 * tea_remark_form_set_stance:
 * @self: a form
 * @stance: (nullable): a word of tea_remark_stances()
 *
 * Says with which position somebody speaks.
 */
void
tea_remark_form_set_stance (TeaRemarkForm *self,
                            const char    *stance)
{
  guint position = 0;

  g_return_if_fail (TEA_IS_REMARK_FORM (self));

  for (guint i = 0; tea_remark_stances ()[i].word != NULL; i++)
    {
      if (g_strcmp0 (tea_remark_stances ()[i].word, stance) == 0)
        position = i + 1;
    }

  gtk_drop_down_set_selected (self->stance_drop_down, position);
}

/**
 * tea_remark_form_get_attendance:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): who is named, if they are on the session's list
 */
TeaAttendance *
tea_remark_form_get_attendance (TeaRemarkForm *self)
{
  gpointer record;

  g_return_val_if_fail (TEA_IS_REMARK_FORM (self), NULL);

  record = tea_seat_entry_get_record (self->who_entry);

  return TEA_IS_ATTENDANCE (record) ? record : NULL;
}

/**
 * tea_remark_form_give:
 * @self: a form
 * @attendance: to whom
 * @topic: the id of the topic, or 0
 * @stance: (nullable): a word of tea_remark_stances()
 *
 * Gives somebody the floor and goes on with what they say. Words of somebody else that stand in
 * the form are kept as theirs before.
 *
 * Returns: %TRUE when done; otherwise the form says why not
 */
gboolean
tea_remark_form_give (TeaRemarkForm *self,
                      TeaAttendance *attendance,
                      gint64         topic,
                      const char    *stance)
{
  g_autoptr (TeaTurn) turn = NULL;
  g_autoptr (TeaRemark) left = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (TEA_IS_REMARK_FORM (self), FALSE);
  g_return_val_if_fail (TEA_IS_ATTENDANCE (attendance), FALSE);

  if (self->draft != NULL && *self->draft->speaker != '\0' && !is_of (self->draft, attendance))
    {
      left = g_object_ref (self->draft);
      if (!keep (self, left))
        return FALSE;
    }

  turn = tea_floor_give (get_meeting (self), get_book (self), attendance, topic, stance, &error);
  tea_remark_form_tell (self, error != NULL ? error->message : NULL);
  if (turn == NULL)
    return FALSE;

  self->filling = TRUE;
  show_speaker (self, turn->attendance);
  if (turn->stance != NULL)
    tea_remark_form_set_stance (self, turn->stance);
  self->filling = FALSE;
  if (turn->topic != 0 && turn->topic != tea_remark_form_get_topic (self))
    {
      self->topic = turn->topic;
      show_topic (self);
    }
  text_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));

  return TRUE;
}

/**
 * tea_remark_form_tell:
 * @self: a form
 * @message: (nullable): what is wrong; %NULL for nothing
 *
 * Says below the form what could not be done.
 */
void
tea_remark_form_tell (TeaRemarkForm *self,
                      const char    *message)
{
  g_return_if_fail (TEA_IS_REMARK_FORM (self));

  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

/**
 * tea_remark_form_name_speaker:
 * @self: a form
 *
 * Lets somebody else be named.
 */
void
tea_remark_form_name_speaker (TeaRemarkForm *self)
{
  g_return_if_fail (TEA_IS_REMARK_FORM (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->who_entry));
}
