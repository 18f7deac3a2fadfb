/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-list.h"
#include "meet/tea-agenda-item.h"
#include "meet/tea-attendance.h"
#include "meet/tea-remark-dialog.h"
#include "meet/tea-remark-row.h"
#include "meet/tea-remark.h"
#include "meet/tea-remarks-view.h"
#include "meet/tea-seat-entry.h"
#include "tea-page.h"

/*
 * TeaRemarksView:
 *
 * What is said, written down while it is said: who, for which party, with which position. Enter
 * keeps a remark, and the next one can be written at once. Emits `topic-changed` when the meeting
 * goes on to another topic.
 */
struct _TeaRemarksView
{
  TeaMeetingPart  parent_instance;

  gboolean        composing;

  GtkWidget      *form;
  GtkDropDown    *topic_drop_down;
  TeaSeatEntry   *who_entry;
  GtkDropDown    *stance_drop_down;
  GtkTextView    *text_view;
  GtkLabel       *error_label;
  GtkStack       *list_stack;
  GtkListView    *list_view;
  GtkNoSelection *selection;
};

enum
{
  TOPIC_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TeaRemarksView, tea_remarks_view, TEA_TYPE_MEETING_PART)

static char *
dup_text (TeaRemarksView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
tell_error (TeaRemarksView *self,
            const char     *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

/* The first place stands for no position at all. */
static const char *
get_stance (TeaRemarksView *self)
{
  guint selected = gtk_drop_down_get_selected (self->stance_drop_down);

  return selected > 0 ? tea_remark_stances ()[selected - 1].word : NULL;
}

static TeaRemark *
create_remark (TeaRemarksView *self)
{
  gpointer record = tea_seat_entry_get_record (self->who_entry);
  TeaParty *party = tea_seat_entry_get_party (self->who_entry);
  g_autofree char *text = dup_text (self);

  return g_object_new (TEA_TYPE_REMARK,
                       "meeting", tea_meeting_part_get_id (TEA_MEETING_PART (self)),
                       "topic", tea_remarks_view_get_topic (self),
                       "attendance", TEA_IS_ATTENDANCE (record) ? tea_record_get_id (record) : 0,
                       "speaker", tea_seat_entry_get_text (self->who_entry),
                       "party", party != NULL ? tea_record_get_id (TEA_RECORD (party)) : 0,
                       "stance", get_stance (self),
                       "text", g_strstrip (text),
                       NULL);
}

/* The line in the list says that it is kept; only what could not be kept needs words. */
static void
keep_cb (TeaRemarksView *self)
{
  g_autoptr (TeaRemark) remark = create_remark (self);
  g_autoptr (GError) error = NULL;

  if (!tea_remark_add (remark, tea_meeting_part_get_book (TEA_MEETING_PART (self)), &error))
    {
      tell_error (self, error->message);
      return;
    }

  tell_error (self, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), "", -1);
  gtk_drop_down_set_selected (self->stance_drop_down, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                TeaRemarksView        *self)
{
  /* While an input method composes a word, Enter is its own; with Shift it begins a line. */
  if (self->composing || (state & GDK_SHIFT_MASK) != 0 ||
      (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter))
    return GDK_EVENT_PROPAGATE;

  keep_cb (self);

  return GDK_EVENT_STOP;
}

static void
preedit_changed_cb (GtkTextView    *text_view,
                    const char     *preedit,
                    TeaRemarksView *self)
{
  self->composing = *preedit != '\0';
}

/* Who speaks is said: on to what they say. */
static void
who_cb (TeaRemarksView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
topic_changed_cb (TeaRemarksView *self)
{
  g_signal_emit (self, signals[TOPIC_CHANGED], 0);
}

static void
activate_cb (GtkListView    *list_view,
             guint           position,
             TeaRemarksView *self)
{
  g_autoptr (TeaRemark) remark = NULL;

  remark = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  tea_remark_dialog_present (GTK_WIDGET (self),
                             tea_meeting_part_get_book (TEA_MEETING_PART (self)), remark);
}

static void
update_stack (TeaRemarksView *self)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  gtk_stack_set_visible_child_name (self->list_stack, count > 0 ? "list" : "empty");
}

static void
tea_remarks_view_begin (TeaMeetingPart *part)
{
  TeaRemarksView *self = TEA_REMARKS_VIEW (part);
  TeaBook *book = tea_meeting_part_get_book (part);
  const gint64 id = tea_meeting_part_get_id (part);
  const TeaRemarkFilter filter = { .meeting = id, .latest_first = TRUE };
  g_autoptr (TeaList) items = tea_list_new (tea_agenda_item_query (book, id));
  g_autoptr (TeaList) remarks = tea_list_new (tea_remark_query (book, &filter));

  gtk_drop_down_set_model (self->topic_drop_down, G_LIST_MODEL (items));
  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (remarks));
  tea_seat_entry_set_meeting (self->who_entry, book, id);
  tell_error (self, NULL);
}

static void
tea_remarks_view_update (TeaMeetingPart *part)
{
  TeaRemarksView *self = TEA_REMARKS_VIEW (part);
  TeaMeeting *meeting = tea_meeting_part_get_meeting (part);

  gtk_widget_set_visible (self->form, g_str_equal (meeting->state, "open"));
  gtk_widget_set_visible (GTK_WIDGET (self->topic_drop_down), meeting->items > 0);
}

/* Whoever comes here to write begins with who speaks, or goes on where the words stand. */
static gboolean
tea_remarks_view_grab_focus (GtkWidget *widget)
{
  TeaRemarksView *self = TEA_REMARKS_VIEW (widget);

  if (*tea_seat_entry_get_text (self->who_entry) != '\0')
    return gtk_widget_grab_focus (GTK_WIDGET (self->text_view));

  return gtk_widget_grab_focus (GTK_WIDGET (self->who_entry));
}

static void
tea_remarks_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_REMARKS_VIEW);

  G_OBJECT_CLASS (tea_remarks_view_parent_class)->dispose (object);
}

static void
tea_remarks_view_class_init (TeaRemarksViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaMeetingPartClass *part_class = TEA_MEETING_PART_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_remarks_view_dispose;
  widget_class->grab_focus = tea_remarks_view_grab_focus;
  part_class->begin = tea_remarks_view_begin;
  part_class->update = tea_remarks_view_update;

  /**
   * TeaRemarksView::topic-changed:
   *
   * The meeting goes on to another topic.
   */
  signals[TOPIC_CHANGED] = g_signal_new ("topic-changed", TEA_TYPE_REMARKS_VIEW, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TEA_TYPE_AGENDA_ITEM);
  g_type_ensure (TEA_TYPE_REMARK);
  g_type_ensure (TEA_TYPE_REMARK_ROW);
  g_type_ensure (TEA_TYPE_SEAT_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-remarks-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, form);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, topic_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, who_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, stance_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, text_view);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, error_label);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, list_stack);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, list_view);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, selection);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, topic_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, who_cb);
}

static void
tea_remarks_view_init (TeaRemarksView *self)
{
  g_autoptr (GtkStringList) stances = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_string_list_append (stances, _("No position"));
  for (const TeaWord *word = tea_remark_stances (); word->word != NULL; word++)
    gtk_string_list_append (stances, _(word->label));
  gtk_drop_down_set_model (self->stance_drop_down, G_LIST_MODEL (stances));

  g_signal_connect_object (self->text_view, "preedit-changed",
                           G_CALLBACK (preedit_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->selection, "items-changed",
                           G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
}

/**
 * tea_remarks_view_get_topic:
 * @self: a view
 *
 * Returns: the id of the topic that is under way, 0 for none
 */
gint64
tea_remarks_view_get_topic (TeaRemarksView *self)
{
  TeaAgendaItem *item;

  g_return_val_if_fail (TEA_IS_REMARKS_VIEW (self), 0);

  item = gtk_drop_down_get_selected_item (self->topic_drop_down);

  return item != NULL ? item->topic : 0;
}
