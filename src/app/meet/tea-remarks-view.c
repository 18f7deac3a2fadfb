/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-list.h"
#include "meet/tea-console-keys.h"
#include "meet/tea-floor-view.h"
#include "meet/tea-floor.h"
#include "meet/tea-remark-dialog.h"
#include "meet/tea-remark-form.h"
#include "meet/tea-remark-row.h"
#include "meet/tea-remark.h"
#include "meet/tea-remarks-view.h"
#include "meet/tea-suggestions-view.h"
#include "meet/tea-times-view.h"
#include "meet/tea-turn-clock.h"
#include "resolve/tea-suggestion.h"

/* So many remarks stand in the list until earlier ones are scrolled to. GTK would make rows for two
 * hundred, and each time that a key moves the focus it goes through all of them. */
#define N_LATEST 60

/*
 * TeaRemarksView:
 *
 * The chair's console: who has the floor and who waits for it, what is said, written down while it
 * is said, and on the side what was suggested and who spoke how long. Its actions are `floor`; the
 * keys for them work wherever the focus is here. Emits `topic-changed` when the meeting goes on to
 * another topic.
 */
struct _TeaRemarksView
{
  TeaMeetingPart      parent_instance;

  GtkEventController *stance_keys;   /* of the window, while this is to be seen */
  guint               earlier_source;

  TeaTurnClock       *clock;
  GtkWidget          *upper;
  TeaFloorView       *floor_view;
  TeaRemarkForm      *form;
  GtkStack           *list_stack;
  AdwStatusPage      *empty_page;
  GtkListView        *list_view;
  GtkNoSelection     *selection;
  GtkSliceListModel  *latest;
  GtkAdjustment      *adjustment;
  TeaMeetingPart     *suggestions_view;
  TeaTimesView       *times_view;
};

enum
{
  TOPIC_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TeaRemarksView, tea_remarks_view, TEA_TYPE_MEETING_PART)

static TeaBook *
get_book (TeaRemarksView *self)
{
  return tea_meeting_part_get_book (TEA_MEETING_PART (self));
}

static TeaMeeting *
get_meeting (TeaRemarksView *self)
{
  return tea_meeting_part_get_meeting (TEA_MEETING_PART (self));
}

/* What the rules say about who is named, or else about who comes next. */
static void
advise (TeaRemarksView *self)
{
  TeaTurn *turn = tea_floor_view_get_turn (self->floor_view);
  TeaAttendance *named = tea_remark_form_get_attendance (self->form);
  g_autoptr (TeaQueueEntry) next = NULL;
  g_autoptr (TeaAttendance) attendance = NULL;

  /* Who speaks already needs no advice. */
  if (named != NULL && (turn == NULL || turn->attendance != tea_record_get_id (TEA_RECORD (named))))
    {
      tea_floor_view_advise (self->floor_view, named, tea_remark_form_get_topic (self->form),
                             tea_remark_form_get_stance (self->form));
      return;
    }

  next = tea_floor_view_dup_next (self->floor_view);
  if (next != NULL)
    attendance = tea_book_get (get_book (self), TEA_TYPE_ATTENDANCE, next->attendance, NULL);
  tea_floor_view_advise (self->floor_view, attendance, next != NULL ? next->topic : 0,
                         next != NULL ? next->stance : NULL);
}

static void
give (TeaRemarksView *self,
      TeaQueueEntry  *entry)
{
  g_autoptr (TeaAttendance) attendance = NULL;
  g_autoptr (GError) error = NULL;

  attendance = tea_book_get (get_book (self), TEA_TYPE_ATTENDANCE, entry->attendance, &error);
  if (attendance == NULL)
    tea_remark_form_tell (self->form, error->message);
  else
    tea_remark_form_give (self->form, attendance, entry->topic, entry->stance);
}

static void
give_cb (TeaFloorView   *view,
         TeaQueueEntry  *entry,
         TeaRemarksView *self)
{
  give (self, entry);
}

/* The actions */

static void
who_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  tea_remark_form_name_speaker (TEA_REMARKS_VIEW (widget)->form);
}

static void
next_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  TeaRemarksView *self = TEA_REMARKS_VIEW (widget);
  g_autoptr (TeaQueueEntry) next = tea_floor_view_dup_next (self->floor_view);

  if (next != NULL)
    give (self, next);
  else
    tea_remark_form_tell (self->form, _("Nobody waits for the floor."));
}

static void
tell_turn (TeaRemarksView *self,
           TeaTurn        *turn,
           GError         *error)
{
  g_autoptr (TeaTurn) owned = turn;

  tea_remark_form_tell (self->form, owned == NULL ? error->message : NULL);
}

static void
pause_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  TeaRemarksView *self = TEA_REMARKS_VIEW (widget);
  TeaTurn *turn = tea_floor_view_get_turn (self->floor_view);
  g_autoptr (GError) error = NULL;

  if (turn != NULL && turn->paused_at != NULL)
    turn = tea_floor_resume (get_meeting (self), get_book (self), &error);
  else
    turn = tea_floor_pause (get_meeting (self), get_book (self), &error);
  tell_turn (self, turn, error);
}

static void
more_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  TeaRemarksView *self = TEA_REMARKS_VIEW (widget);
  g_autoptr (GError) error = NULL;
  TeaTurn *turn = tea_floor_add_time (get_meeting (self), get_book (self), 60, &error);

  tell_turn (self, turn, error);
}

static void
end_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  TeaRemarksView *self = TEA_REMARKS_VIEW (widget);
  g_autoptr (GError) error = NULL;
  TeaTurn *turn = tea_floor_end (get_meeting (self), get_book (self), NULL, &error);

  tell_turn (self, turn, error);
}

static TeaRemark *
dup_last (TeaRemarksView *self)
{
  TeaRemark *last = g_list_model_get_item (G_LIST_MODEL (self->selection), 0);

  if (last == NULL)
    tea_remark_form_tell (self->form, _("Nothing is written down yet."));

  return last;
}

static void
suggest_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TeaRemarksView *self = TEA_REMARKS_VIEW (widget);
  g_autoptr (TeaRemark) last = dup_last (self);
  g_autoptr (TeaSuggestion) suggestion = NULL;
  g_autoptr (GError) error = NULL;

  if (last == NULL)
    return;

  suggestion = tea_suggestion_from_remark (last, get_book (self), &error);
  tea_remark_form_tell (self->form, suggestion == NULL ? error->message : NULL);
}

static void
correct_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TeaRemarksView *self = TEA_REMARKS_VIEW (widget);
  g_autoptr (TeaRemark) last = dup_last (self);

  if (last != NULL)
    tea_remark_dialog_present (widget, get_book (self), last);
}

static void
stance_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  tea_remark_form_set_stance (TEA_REMARKS_VIEW (widget)->form,
                              tea_remark_stances ()[g_variant_get_int32 (parameter)].word);
}

static void
update_actions (TeaRemarksView *self)
{
  const gboolean open = g_str_equal (get_meeting (self)->state, "open");
  const gboolean speaking = open && tea_floor_view_get_turn (self->floor_view) != NULL;
  g_autoptr (TeaQueueEntry) next = tea_floor_view_dup_next (self->floor_view);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "floor.who", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "floor.next", open && next != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "floor.pause", speaking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "floor.more", speaking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "floor.end", speaking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "floor.suggest", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "floor.correct", open);
}

/* In the form Alt and a digit is the position; anywhere else it goes to a page of the window. The
 * window would take these keys before the form sees them. */
static gboolean
stance_key_cb (GtkWidget *window,
               GVariant  *arguments,
               gpointer   user_data)
{
  TeaRemarksView *self = user_data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->form)))
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_activate_action_variant (GTK_WIDGET (self), "floor.stance", arguments);
}

static void
add_stance_keys (TeaRemarksView *self)
{
  self->stance_keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (self->stance_keys, GTK_PHASE_CAPTURE);
  for (int i = 0; tea_remark_stances ()[i].word != NULL; i++)
    {
      GtkShortcut *shortcut;

      shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_1 + i, GDK_ALT_MASK),
                                   gtk_callback_action_new (stance_key_cb, self, NULL));
      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (i));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (self->stance_keys), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                             self->stance_keys);
}

/* The page */

static void
topic_changed_cb (TeaRemarksView *self)
{
  tea_times_view_set_topic (self->times_view, tea_remark_form_get_topic (self->form));
  g_signal_emit (self, signals[TOPIC_CHANGED], 0);
}

static void
activate_cb (GtkListView    *list_view,
             guint           position,
             TeaRemarksView *self)
{
  g_autoptr (TeaRemark) remark = NULL;

  remark = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  tea_remark_dialog_present (GTK_WIDGET (self), get_book (self), remark);
}

static gboolean
show_earlier_cb (gpointer user_data)
{
  TeaRemarksView *self = user_data;

  self->earlier_source = 0;
  gtk_slice_list_model_set_size (self->latest, 2 * gtk_slice_list_model_get_size (self->latest));

  return G_SOURCE_REMOVE;
}

/* The earlier ones come a page before the end is reached. The list may be laying out its rows just
 * now, and must have them to the end of that. */
static void
scrolled_cb (TeaRemarksView *self)
{
  const double below = gtk_adjustment_get_upper (self->adjustment) -
                       gtk_adjustment_get_value (self->adjustment);

  if (self->earlier_source == 0 &&
      below <= 2 * gtk_adjustment_get_page_size (self->adjustment) &&
      g_list_model_get_n_items (G_LIST_MODEL (self->latest)) ==
        gtk_slice_list_model_get_size (self->latest))
    self->earlier_source = g_idle_add (show_earlier_cb, self);
}

static void
update_stack (TeaRemarksView *self)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  gtk_stack_set_visible_child_name (self->list_stack, count > 0 ? "list" : "empty");
}

/* A list stays at the row that is at its top, so that a new one would come above what is seen; the
 * line that appears is what says that a remark is kept. */
static void
items_changed_cb (TeaRemarksView *self,
                  guint           position,
                  guint           removed,
                  guint           added)
{
  update_stack (self);
  if (position == 0 && added > removed)
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_NONE, NULL);
}

static void
tea_remarks_view_begin (TeaMeetingPart *part)
{
  TeaRemarksView *self = TEA_REMARKS_VIEW (part);
  const TeaRemarkFilter filter = {
    .meeting = tea_meeting_part_get_id (part),
    .latest_first = TRUE,
  };
  g_autoptr (TeaList) remarks = tea_list_new (tea_remark_query (get_book (self), &filter));

  gtk_slice_list_model_set_size (self->latest, N_LATEST);
  gtk_slice_list_model_set_model (self->latest, G_LIST_MODEL (remarks));
}

static void
tea_remarks_view_update (TeaMeetingPart *part)
{
  TeaRemarksView *self = TEA_REMARKS_VIEW (part);
  TeaMeetingPart *parts[] = {
    TEA_MEETING_PART (self->floor_view), TEA_MEETING_PART (self->form), self->suggestions_view,
    TEA_MEETING_PART (self->times_view),
  };
  const gboolean open = g_str_equal (get_meeting (self)->state, "open");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    tea_meeting_part_set_meeting (parts[i], get_book (self), get_meeting (self));

  tea_turn_clock_set_turn (self->clock, get_book (self),
                           tea_floor_view_get_turn (self->floor_view));
  gtk_widget_set_visible (GTK_WIDGET (self->clock), open);
  gtk_widget_set_visible (self->upper, open);
  adw_status_page_set_title (self->empty_page,
                             open ? _("Nothing written down yet") : _("Nothing was written down"));
  adw_status_page_set_description (self->empty_page,
                                   open ? _("Name the speaker by a few letters, press Enter to "
                                            "give them the floor, write what is said, press "
                                            "Enter.") : NULL);
  update_actions (self);
  advise (self);
}

static gboolean
tea_remarks_view_grab_focus (GtkWidget *widget)
{
  TeaRemarksView *self = TEA_REMARKS_VIEW (widget);

  /* Where nothing is written down any more the focus would go with the form, and the keys too. */
  return gtk_widget_get_visible (self->upper) && gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
tea_remarks_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tea_remarks_view_parent_class)->map (widget);
  add_stance_keys (TEA_REMARKS_VIEW (widget));
}

static void
tea_remarks_view_unmap (GtkWidget *widget)
{
  TeaRemarksView *self = TEA_REMARKS_VIEW (widget);

  gtk_widget_remove_controller (GTK_WIDGET (gtk_widget_get_root (widget)), self->stance_keys);
  self->stance_keys = NULL;
  GTK_WIDGET_CLASS (tea_remarks_view_parent_class)->unmap (widget);
}

static void
tea_remarks_view_dispose (GObject *object)
{
  g_clear_handle_id (&TEA_REMARKS_VIEW (object)->earlier_source, g_source_remove);
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
  widget_class->map = tea_remarks_view_map;
  widget_class->unmap = tea_remarks_view_unmap;
  part_class->begin = tea_remarks_view_begin;
  part_class->update = tea_remarks_view_update;

  /**
   * TeaRemarksView::topic-changed:
   *
   * The meeting goes on to another topic.
   */
  signals[TOPIC_CHANGED] = g_signal_new ("topic-changed", TEA_TYPE_REMARKS_VIEW, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "floor.who", NULL, who_cb);
  gtk_widget_class_install_action (widget_class, "floor.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "floor.pause", NULL, pause_cb);
  gtk_widget_class_install_action (widget_class, "floor.more", NULL, more_cb);
  gtk_widget_class_install_action (widget_class, "floor.end", NULL, end_cb);
  gtk_widget_class_install_action (widget_class, "floor.stance", "i", stance_cb);
  gtk_widget_class_install_action (widget_class, "floor.suggest", NULL, suggest_cb);
  gtk_widget_class_install_action (widget_class, "floor.correct", NULL, correct_cb);
  tea_console_add_keys (widget_class, "floor");

  g_type_ensure (TEA_TYPE_FLOOR_VIEW);
  g_type_ensure (TEA_TYPE_REMARK);
  g_type_ensure (TEA_TYPE_REMARK_FORM);
  g_type_ensure (TEA_TYPE_REMARK_ROW);
  g_type_ensure (TEA_TYPE_SUGGESTIONS_VIEW);
  g_type_ensure (TEA_TYPE_TIMES_VIEW);
  g_type_ensure (TEA_TYPE_TURN_CLOCK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-remarks-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, clock);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, upper);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, floor_view);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, form);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, list_stack);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, list_view);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, selection);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, latest);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, adjustment);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, suggestions_view);
  gtk_widget_class_bind_template_child (widget_class, TeaRemarksView, times_view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, advise);
  gtk_widget_class_bind_template_callback (widget_class, give_cb);
  gtk_widget_class_bind_template_callback (widget_class, scrolled_cb);
  gtk_widget_class_bind_template_callback (widget_class, topic_changed_cb);
}

static void
tea_remarks_view_init (TeaRemarksView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}
