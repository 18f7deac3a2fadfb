/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-list.h"
#include "meet/tea-floor-view.h"
#include "meet/tea-floor.h"
#include "meet/tea-record-row.h"
#include "meet/tea-remark.h"
#include "meet/tea-turn-clock.h"
#include "tea-page.h"

/*
 * TeaFloorView:
 *
 * Who speaks, with the clock, and who waits. The buttons are the `floor` actions of the page that
 * it stands on. Emits `give` when somebody in the queue shall have the floor.
 */
struct _TeaFloorView
{
  TeaMeetingPart     parent_instance;

  TeaList           *queue;
  gint64             moved;   /* the entry that the focus goes back to */

  GtkBox            *halves;
  TeaTurnClock      *clock;
  GtkButton         *pause_button;
  GtkScrolledWindow *queue_window;
  GtkListBox        *queue_box;
  GtkLabel          *advice_label;
};

enum
{
  PROP_0,
  PROP_WIDE,
  N_PROPS,
};

enum
{
  GIVE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TeaFloorView, tea_floor_view, TEA_TYPE_MEETING_PART)

static TeaBook *
get_book (TeaFloorView *self)
{
  return tea_meeting_part_get_book (TEA_MEETING_PART (self));
}

static void
show_entry (TeaQueueEntry *entry,
            GParamSpec    *pspec,
            AdwActionRow  *row)
{
  g_autofree char *subtitle = NULL;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  g_strv_builder_add (parts, entry->party_name);
  if (entry->stance != NULL)
    g_strv_builder_add (parts, tea_remark_stance_label (entry->stance));
  if (entry->turns > 0)
    /* Translators: how often somebody had the floor. */
    g_strv_builder_take (parts, g_strdup_printf (ngettext ("spoke %d time", "spoke %d times",
                                                           entry->turns), entry->turns));
  if (!entry->here)
    g_strv_builder_add (parts, _("not in the room"));
  words = g_strv_builder_end (parts);
  subtitle = g_strjoinv (" · ", words);
  adw_action_row_set_subtitle (row, subtitle);
}

static void
remove_entry (TeaFloorView  *self,
              TeaQueueEntry *entry)
{
  g_autoptr (GError) error = NULL;
  gboolean done = tea_queue_entry_remove (entry, get_book (self), &error);

  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
remove_cb (GtkButton    *button,
           TeaFloorView *self)
{
  remove_entry (self, tea_record_row_get_record (button));
}

static void
row_activated_cb (GtkListBox    *list_box,
                  GtkListBoxRow *row,
                  TeaFloorView  *self)
{
  g_signal_emit (self, signals[GIVE], 0, tea_record_row_get_record (row));
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  TeaFloorView *self = user_data;
  AdwActionRow *row = tea_record_row_new (item, "speaker", "");

  adw_action_row_set_title_lines (row, 1);
  adw_action_row_set_subtitle_lines (row, 1);
  gtk_widget_add_css_class (GTK_WIDGET (row), "queue-entry");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (item, "notify", G_CALLBACK (show_entry), row, G_CONNECT_DEFAULT);
  show_entry (item, NULL, row);
  if (!tea_meeting_part_get_meeting (TEA_MEETING_PART (self))->locked)
    tea_record_row_add_button (row, "list-remove-symbolic", _("Take off the Queue"),
                               G_CALLBACK (remove_cb), self);

  return GTK_WIDGET (row);
}

static void
move (TeaFloorView  *self,
      GtkListBoxRow *row,
      int            by)
{
  TeaQueueEntry *entry = tea_record_row_get_record (row);
  const int place = gtk_list_box_row_get_index (row) + by;
  g_autoptr (GError) error = NULL;

  if (place < 0 || place >= (int) g_list_model_get_n_items (G_LIST_MODEL (self->queue)))
    return;

  self->moved = tea_record_get_id (TEA_RECORD (entry));
  if (!tea_queue_entry_move (entry, get_book (self), place, &error))
    tea_page_tell_error (GTK_WIDGET (self), error);
}

/* The row of who was moved is another one now; the keys go on with it. */
static void
items_changed_cb (TeaFloorView *self)
{
  guint position;

  if (self->moved == 0 || !tea_list_find (self->queue, self->moved, &position))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->queue_box, position)));
  self->moved = 0;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                TeaFloorView          *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->queue_box));

  if (!GTK_IS_LIST_BOX_ROW (row))
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete)
    remove_entry (self, tea_record_row_get_record (row));
  else if (keyval == GDK_KEY_Up && (state & GDK_ALT_MASK) != 0)
    move (self, GTK_LIST_BOX_ROW (row), -1);
  else if (keyval == GDK_KEY_Down && (state & GDK_ALT_MASK) != 0)
    move (self, GTK_LIST_BOX_ROW (row), 1);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
tea_floor_view_begin (TeaMeetingPart *part)
{
  TeaFloorView *self = TEA_FLOOR_VIEW (part);

  g_clear_object (&self->queue);
  self->queue = tea_list_new (tea_queue_entry_query (get_book (self),
                                                     tea_meeting_part_get_id (part)));
  gtk_list_box_bind_model (self->queue_box, G_LIST_MODEL (self->queue), create_row, self, NULL);
  g_signal_connect_object (self->queue, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
tea_floor_view_update (TeaMeetingPart *part)
{
  TeaFloorView *self = TEA_FLOOR_VIEW (part);
  g_autoptr (TeaTurn) turn = NULL;

  if (!tea_floor_find_turn (tea_meeting_part_get_meeting (part), get_book (self), &turn, NULL))
    return;

  tea_turn_clock_set_turn (self->clock, get_book (self), turn);
  gtk_button_set_label (self->pause_button,
                        turn != NULL && turn->paused_at != NULL
                          ? C_("the clock of who speaks", "Go On")
                          : C_("the clock of who speaks", "Stop"));
}

static void
tea_floor_view_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  TeaFloorView *self = TEA_FLOOR_VIEW (object);

  switch (prop_id)
    {
    case PROP_WIDE:
      g_value_set_boolean (value, gtk_orientable_get_orientation (GTK_ORIENTABLE (self->halves)) ==
                                    GTK_ORIENTATION_HORIZONTAL);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tea_floor_view_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  TeaFloorView *self = TEA_FLOOR_VIEW (object);

  switch (prop_id)
    {
    case PROP_WIDE:
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->halves),
                                      g_value_get_boolean (value) ? GTK_ORIENTATION_HORIZONTAL
                                                                  : GTK_ORIENTATION_VERTICAL);
      gtk_widget_set_visible (GTK_WIDGET (self->clock), g_value_get_boolean (value));
      gtk_scrolled_window_set_max_content_height (self->queue_window,
                                                  g_value_get_boolean (value) ? 180 : 120);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  g_object_notify_by_pspec (object, pspec);
}

static void
tea_floor_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_FLOOR_VIEW);
  g_clear_object (&TEA_FLOOR_VIEW (object)->queue);

  G_OBJECT_CLASS (tea_floor_view_parent_class)->dispose (object);
}

static void
tea_floor_view_class_init (TeaFloorViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaMeetingPartClass *part_class = TEA_MEETING_PART_CLASS (klass);

  object_class->get_property = tea_floor_view_get_property;
  object_class->set_property = tea_floor_view_set_property;
  object_class->dispose = tea_floor_view_dispose;
  part_class->begin = tea_floor_view_begin;
  part_class->update = tea_floor_view_update;

  /**
   * TeaFloorView:wide:
   *
   * Whether the queue stands beside the clock. Otherwise it stands below the buttons, and the clock
   * is for somebody else to show, where it stays in sight.
   */
  properties[PROP_WIDE] =
    g_param_spec_boolean ("wide", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * TeaFloorView::give:
   * @self: the view
   * @entry: who waits
   *
   * Somebody in the queue shall have the floor.
   */
  signals[GIVE] = g_signal_new ("give", TEA_TYPE_FLOOR_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, TEA_TYPE_QUEUE_ENTRY);

  g_type_ensure (TEA_TYPE_TURN_CLOCK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-floor-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaFloorView, halves);
  gtk_widget_class_bind_template_child (widget_class, TeaFloorView, clock);
  gtk_widget_class_bind_template_child (widget_class, TeaFloorView, pause_button);
  gtk_widget_class_bind_template_child (widget_class, TeaFloorView, queue_window);
  gtk_widget_class_bind_template_child (widget_class, TeaFloorView, queue_box);
  gtk_widget_class_bind_template_child (widget_class, TeaFloorView, advice_label);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
tea_floor_view_init (TeaFloorView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_floor_view_get_turn:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the turn that is under way
 */
TeaTurn *
tea_floor_view_get_turn (TeaFloorView *self)
{
  g_return_val_if_fail (TEA_IS_FLOOR_VIEW (self), NULL);

  return tea_turn_clock_get_turn (self->clock);
}

/**
 * tea_floor_view_dup_next:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): who is the first in the queue
 */
TeaQueueEntry *
tea_floor_view_dup_next (TeaFloorView *self)
{
  g_return_val_if_fail (TEA_IS_FLOOR_VIEW (self), NULL);

  return self->queue != NULL ? g_list_model_get_item (G_LIST_MODEL (self->queue), 0) : NULL;
}

/**
 * tea_floor_view_advise:
 * @self: a view
 * @attendance: (nullable): who might get the floor
 * @topic: the id of the topic, or 0
 * @stance: (nullable): a word of tea_remark_stances()
 *
 * Says in one quiet line what the rules have against it.
 */
void
tea_floor_view_advise (TeaFloorView  *self,
                       TeaAttendance *attendance,
                       gint64         topic,
                       const char    *stance)
{
  g_auto (GStrv) sentences = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (TEA_IS_FLOOR_VIEW (self));

  if (attendance != NULL)
    sentences = tea_floor_advise (tea_meeting_part_get_meeting (TEA_MEETING_PART (self)),
                                  get_book (self), attendance, topic, stance, NULL);
  if (sentences != NULL && *sentences != NULL)
    words = g_strjoinv (" ", sentences);

  /* A tooltip has the pointer looked for, also where it says the same. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->advice_label)), words) == 0)
    return;

  gtk_label_set_label (self->advice_label, words != NULL ? words : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->advice_label), words);
  gtk_widget_set_visible (GTK_WIDGET (self->advice_label), words != NULL);
}
