/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "book/tea-list.h"
#include "book/tea-text.h"
#include "meet/tea-agenda-view.h"
#include "meet/tea-agenda.h"
#include "meet/tea-material-dialog.h"
#include "meet/tea-record-row.h"
#include "meet/tea-wrap-row.h"
#include "resolve/tea-assignment.h"
#include "screen/tea-verdict.h"
#include "tea-field-row.h"
#include "tea-page.h"

/* A list of more topics than these is searched, not read. */
#define MAX_OFFERS 12

/* How far beside the list something may be dropped that is meant for its end: a row's height. */
#define DROP_ROOM 48

/*
 * TeaAgendaView:
 *
 * What a session is about: the work of earlier ones that is still open, the topics with their
 * minutes, how that compares with the time booked, and what else could be put there.
 */
struct _TeaAgendaView
{
  TeaMeetingPart  parent_instance;

  gint64          moved;          /* the item that is to have the focus */
  GList          *work_rows;

  GtkLabel       *minutes_label;
  GtkListBox     *work_box;
  AdwExpanderRow *work_row;
  TeaFieldRow    *review_row;
  GtkListBox     *agenda_box;
  TeaFieldRow    *booked_row;
  GtkWidget      *offer_part;
  GtkSearchEntry *offer_entry;
  GtkWidget      *carried_part;
  GtkListBox     *carried_box;
  GtkListBox     *offer_box;
};

G_DEFINE_FINAL_TYPE (TeaAgendaView, tea_agenda_view, TEA_TYPE_MEETING_PART)

static TeaBook *
get_book (TeaAgendaView *self)
{
  return tea_meeting_part_get_book (TEA_MEETING_PART (self));
}

static TeaMeeting *
get_meeting (TeaAgendaView *self)
{
  return tea_meeting_part_get_meeting (TEA_MEETING_PART (self));
}

/* The agenda */

/* Moves the focus with the row, so that the same keys can be pressed again. The list has put the
 * row into its new place by then. */
static gboolean
focus_moved_cb (gpointer user_data)
{
  TeaAgendaView *self = user_data;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->agenda_box, i)) != NULL; i++)
    {
      if (tea_record_get_id (tea_record_row_get_record (row)) == self->moved)
        gtk_widget_grab_focus (GTK_WIDGET (row));
    }

  return G_SOURCE_REMOVE;
}

static void
move_to (TeaAgendaView *self,
         TeaAgendaItem *item,
         int            position)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (position < 0 || position == item->position)
    return;

  done = tea_agenda_item_move (item, get_book (self), position, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
  if (!done)
    return;

  self->moved = tea_record_get_id (TEA_RECORD (item));
  g_idle_add_full (G_PRIORITY_LOW, focus_moved_cb, g_object_ref (self), g_object_unref);
}

static void
move_by (TeaAgendaView *self,
         TeaAgendaItem *item,
         int            by)
{
  move_to (self, item, item->position + by);
}

static GdkContentProvider *
prepare_drag_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 gpointer       user_data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, x, y);

  return gdk_content_provider_new_typed (TEA_TYPE_AGENDA_ITEM, tea_record_row_get_record (row));
}

/* Takes what is dropped onto a row, and what misses the list by a little: above it the first place
 * is meant, below it the last. */
static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         TeaAgendaView *self)
{
  TeaAgendaItem *item = g_value_get_object (value);
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);
  const float height = (float) gtk_widget_get_height (GTK_WIDGET (self->agenda_box));
  GtkListBoxRow *row;
  TeaAgendaItem *onto;

  if (item == NULL || item->meeting != tea_meeting_part_get_id (TEA_MEETING_PART (self)) ||
      !gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (self->agenda_box), &point,
                                 &point) ||
      point.y < -DROP_ROOM || point.y >= height + DROP_ROOM)
    return FALSE;

  row = gtk_list_box_get_row_at_y (self->agenda_box, (int) CLAMP (point.y, 1, height - 2));
  if (row == NULL)
    return FALSE;

  onto = tea_record_row_get_record (row);
  move_to (self, item, onto->position);

  return TRUE;
}

static void
make_movable (TeaWrapRow    *row,
              TeaAgendaView *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");

  gtk_widget_add_css_class (handle, "dimmed");
  gtk_widget_set_tooltip_text (handle, _("Drag, or press Alt+Up and Alt+Down"));
  tea_wrap_row_add_prefix (row, handle);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_drag_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (source));
}

static void
remove_item (TeaAgendaView *self,
             TeaAgendaItem  *item)
{
  g_autoptr (GError) error = NULL;

  tea_page_tell (GTK_WIDGET (self), tea_agenda_item_remove (item, get_book (self), &error), &error);
}

static void
remove_item_cb (GtkButton      *button,
                TeaAgendaView *self)
{
  remove_item (self, tea_record_row_get_record (button));
}

static void
core_cb (GtkToggleButton *button,
         TeaAgendaView  *self)
{
  TeaAgendaItem *item = tea_record_row_get_record (button);
  g_autoptr (GError) error = NULL;

  if (gtk_toggle_button_get_active (button) == item->core)
    return;

  if (tea_record_edit (TEA_RECORD (item), get_book (self), "core", item->core ? "0" : "1", &error))
    {
      tea_page_tell_done (GTK_WIDGET (self));
      return;
    }

  gtk_toggle_button_set_active (button, item->core);
  tea_page_tell_error (GTK_WIDGET (self), error);
}

static gboolean
agenda_key_cb (GtkEventControllerKey *controller,
               guint                  keyval,
               guint                  keycode,
               GdkModifierType        state,
               TeaAgendaView        *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  gboolean alt = (state & gtk_accelerator_get_default_mod_mask ()) == GDK_ALT_MASK;

  if (alt && keyval == GDK_KEY_Up)
    move_by (self, tea_record_row_get_record (row), -1);
  else if (alt && keyval == GDK_KEY_Down)
    move_by (self, tea_record_row_get_record (row), 1);
  else if (keyval == GDK_KEY_Delete)
    remove_item (self, tea_record_row_get_record (row));
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
go_to_topic (TeaAgendaView *self,
             GtkWidget     *row)
{
  TeaRecord *record = tea_record_row_get_record (row);
  g_autoptr (TeaTopic) topic = NULL;

  if (TEA_IS_TOPIC (record))
    topic = g_object_ref (TEA_TOPIC (record));
  else
    topic = tea_book_get (get_book (self), TEA_TYPE_TOPIC, TEA_AGENDA_ITEM (record)->topic, NULL);

  if (topic != NULL)
    tea_page_go_to (GTK_WIDGET (self), TEA_RECORD (topic));
}

static void
go_to_topic_cb (AdwActionRow  *row,
                TeaAgendaView *self)
{
  go_to_topic (self, GTK_WIDGET (row));
}

static void
item_activated_cb (GtkListBox    *box,
                   GtkListBoxRow *row,
                   TeaAgendaView *self)
{
  go_to_topic (self, GTK_WIDGET (row));
}

static void
make_open_topic (AdwActionRow  *row,
                 TeaAgendaView *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (go_to_topic_cb), self, G_CONNECT_DEFAULT);
}

static char *
describe_topic (const char *number,
                int         requests,
                int         households,
                const char *mark)
{
  g_autofree char *asked = NULL;
  g_autofree char *homes = NULL;

  asked = g_strdup_printf (ngettext ("%d request", "%d requests", requests), requests);
  homes = g_strdup_printf (ngettext ("%d household", "%d households", households), households);

  return tea_text_join (number, asked, homes, mark);
}

static void
add_core_button (TeaWrapRow    *row,
                 TeaAgendaItem *item,
                 TeaAgendaView *self)
{
  GtkWidget *button = gtk_toggle_button_new ();
  g_autofree char *name = g_strdup_printf (_("Core topic: %s"), item->topic_title);

  g_object_bind_property (item, "core", button, "active", G_BINDING_SYNC_CREATE);
  gtk_button_set_icon_name (GTK_BUTTON (button),
                            item->core ? "starred-symbolic" : "non-starred-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Core Topic"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  tea_record_row_set_record (button, item);
  g_signal_connect_object (button, "toggled", G_CALLBACK (core_cb), self, G_CONNECT_DEFAULT);
  tea_wrap_row_add_prefix (row, button);
}

/* How long a topic may take; what is typed is kept by Enter or by leaving the field. */
static void
keep_minutes (TeaAgendaView *self,
              GtkEditable   *entry)
{
  TeaAgendaItem *item = tea_record_row_get_record (entry);
  g_autofree char *before = g_strdup_printf ("%d", item->minutes);
  g_autoptr (GError) error = NULL;

  if (g_str_equal (gtk_editable_get_text (entry), before))
    return;

  if (!tea_record_edit (TEA_RECORD (item), get_book (self), "minutes",
                        gtk_editable_get_text (entry), &error))
    {
      tea_page_tell_error (GTK_WIDGET (self), error);
      return;
    }

  tea_page_tell_done (GTK_WIDGET (self));
}

static void
minutes_cb (GtkEditable   *entry,
            TeaAgendaView *self)
{
  keep_minutes (self, entry);
}

static void
minutes_left_cb (GtkEventController *controller,
                 TeaAgendaView      *self)
{
  keep_minutes (self, GTK_EDITABLE (gtk_event_controller_get_widget (controller)));
}

static void
add_minutes (TeaWrapRow    *row,
             TeaAgendaItem *item,
             TeaAgendaView *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *unit = gtk_label_new (C_("behind a number", "min"));
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *name = NULL;

  /* Translators: the title of a topic. */
  name = g_strdup_printf (_("Minutes: %s"), item->topic_title);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 3);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 3);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  tea_record_row_set_record (entry, item);
  g_object_bind_property (item, "minutes", entry, "text", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (entry, "activate", G_CALLBACK (minutes_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (focus, "leave", G_CALLBACK (minutes_left_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (entry, focus);
  gtk_widget_add_css_class (unit, "dimmed");
  tea_wrap_row_add_suffix (row, entry);
  tea_wrap_row_add_suffix (row, unit);
}

static void
material_cb (GtkButton     *button,
             TeaAgendaView *self)
{
  TeaAgendaItem *item = tea_record_row_get_record (button);
  g_autoptr (TeaTopic) topic = NULL;

  topic = tea_book_get (get_book (self), TEA_TYPE_TOPIC, item->topic, NULL);
  if (topic != NULL)
    tea_material_dialog_present (GTK_WIDGET (self), get_book (self), topic);
}

static void
add_button (TeaWrapRow    *row,
            TeaAgendaItem *item,
            const char    *icon_name,
            const char    *label,
            GCallback      callback,
            TeaAgendaView *self)
{
  tea_wrap_row_add_suffix (row, tea_record_row_button_new (item, item->topic_title, icon_name,
                                                           label, callback, self));
}

static GtkWidget *
create_item_row (gpointer record,
                 gpointer user_data)
{
  TeaAgendaView *self = user_data;
  TeaAgendaItem *item = record;
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *mark = NULL;
  g_autofree char *subtitle = NULL;
  TeaWrapRow *row;

  mark = tea_text_join (item->carried ? _("Carried over") : NULL,
                        item->owners_vote ? _("Owners decide together") : NULL);
  subtitle = describe_topic (item->topic_number, item->topic_requests, item->topic_households,
                             mark);
  row = tea_wrap_row_new (item, "topic-title", subtitle);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (agenda_key_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (row), keys);

  add_button (row, item, "mail-attachment-symbolic", _("Requests and Pictures"),
              G_CALLBACK (material_cb), self);
  if (get_meeting (self)->locked)
    return GTK_WIDGET (row);

  make_movable (row, self);
  add_core_button (row, item, self);
  add_minutes (row, item, self);
  add_button (row, item, "list-remove-symbolic", _("Take off the Agenda"),
              G_CALLBACK (remove_item_cb), self);

  return GTK_WIDGET (row);
}

/* The open work of earlier sessions, with which this one begins */

static void
go_to_assignment_cb (AdwActionRow  *row,
                     TeaAgendaView *self)
{
  tea_page_go_to (GTK_WIDGET (self), tea_record_row_get_record (row));
}

static void
show_work (TeaAgendaView *self)
{
  const gint64 id = tea_meeting_part_get_id (TEA_MEETING_PART (self));
  const TeaAssignmentFilter filter = { .before = id };
  g_autoptr (TeaQuery) query = tea_assignment_query (get_book (self), &filter);
  g_autoptr (GPtrArray) assignments = tea_query_read_records (query, NULL);
  g_autofree char *subtitle = NULL;
  guint overdue = 0;

  for (GList *l = self->work_rows; l != NULL; l = l->next)
    adw_expander_row_remove (self->work_row, l->data);
  g_clear_list (&self->work_rows, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->work_box),
                          assignments != NULL && assignments->len > 0);
  for (guint i = 0; assignments != NULL && i < assignments->len; i++)
    {
      TeaAssignment *assignment = g_ptr_array_index (assignments, i);
      g_autofree char *day = tea_date_format (assignment->due_on);
      g_autofree char *words = NULL;
      AdwActionRow *row;

      overdue += assignment->overdue;
      words = tea_text_join (assignment->carried_by, day,
                             assignment->overdue ? _("Overdue") : NULL);
      row = tea_record_row_new (assignment, "requirement", words);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (go_to_assignment_cb), self,
                               G_CONNECT_DEFAULT);
      adw_expander_row_add_row (self->work_row, GTK_WIDGET (row));
      self->work_rows = g_list_prepend (self->work_rows, row);
    }

  if (assignments != NULL)
    /* Translators: how many assignments are open, and how many of them are overdue. */
    subtitle = g_strdup_printf (_("%u open, %u of them overdue"), assignments->len, overdue);
  adw_expander_row_set_subtitle (self->work_row, subtitle != NULL ? subtitle : "");
}

/* What could go onto the agenda */

/* One or two core topics make a session; what is added after them is on the agenda beside them. */
static void
add_topic_cb (GtkButton      *button,
              TeaAgendaView *self)
{
  TeaTopic *topic = tea_record_row_get_record (button);
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  guint core = 0;

  query = tea_agenda_item_query (get_book (self),
                                 tea_meeting_part_get_id (TEA_MEETING_PART (self)));
  items = tea_query_read_records (query, &error);
  for (guint i = 0; items != NULL && i < items->len; i++)
    core += TEA_AGENDA_ITEM (g_ptr_array_index (items, i))->core;

  if (items != NULL && core < TEA_AGENDA_MAX_CORE)
    done = tea_meeting_choose (get_meeting (self), get_book (self), topic, &error);
  else if (items != NULL)
    done = tea_meeting_add_item (get_meeting (self), get_book (self), topic, &error);

  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static GtkWidget *
create_topic_row (TeaAgendaView *self,
                  TeaTopic       *topic,
                  const char     *mark)
{
  g_autofree char *subtitle = NULL;
  AdwActionRow *row;

  subtitle = describe_topic (topic->number, topic->requests, topic->households, mark);
  row = tea_record_row_new (topic, "title", subtitle);
  make_open_topic (row, self);
  tea_record_row_add_button (row, "list-add-symbolic", _("Put on the Agenda"),
                             G_CALLBACK (add_topic_cb), self);

  return GTK_WIDGET (row);
}

static GtkWidget *
create_offer_row (gpointer item,
                  gpointer user_data)
{
  return create_topic_row (user_data, item, tea_topic_verdict_label (TEA_TOPIC (item)->verdict));
}

static GtkWidget *
create_carried_row (gpointer item,
                    gpointer user_data)
{
  return create_topic_row (user_data, item, _("Carried over"));
}

/* A topic that was on an agenda already comes again only when it is carried over or looked for. */
static void
show_offers (TeaAgendaView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->offer_entry));
  const TeaTopicFilter waiting = { .waiting = TRUE, .order = TEA_TOPIC_ORDER_SCORE };
  const TeaTopicFilter found = { .text = text, .order = TEA_TOPIC_ORDER_SCORE };
  g_autoptr (GtkSliceListModel) first = NULL;
  TeaQuery *query;

  query = tea_topic_query (get_book (self), *text != '\0' ? &found : &waiting);
  first = gtk_slice_list_model_new (G_LIST_MODEL (tea_list_new (query)), 0, MAX_OFFERS);
  gtk_list_box_bind_model (self->offer_box, G_LIST_MODEL (first), create_offer_row, self, NULL);
}

static void
offer_changed_cb (TeaAgendaView *self)
{
  if (get_meeting (self) != NULL)
    show_offers (self);
}

static void
carry_over_cb (TeaAgendaView *self)
{
  g_autoptr (GError) error = NULL;

  tea_page_tell (GTK_WIDGET (self),
                 tea_meeting_carry_over (get_meeting (self), get_book (self), NULL, &error),
                 &error);
}

/* The part */

static void
tea_agenda_view_begin (TeaMeetingPart *part)
{
  TeaAgendaView *self = TEA_AGENDA_VIEW (part);
  const gint64 id = tea_meeting_part_get_id (part);
  g_autoptr (TeaList) items = NULL;
  g_autoptr (TeaList) carried = NULL;

  items = tea_list_new (tea_agenda_item_query (get_book (self), id));
  gtk_list_box_bind_model (self->agenda_box, G_LIST_MODEL (items), create_item_row, self, NULL);

  carried = tea_list_new (tea_meeting_carried_query (get_meeting (self), get_book (self)));
  gtk_list_box_bind_model (self->carried_box, G_LIST_MODEL (carried), create_carried_row, self,
                           NULL);
  g_object_bind_property (carried, "n-items", self->carried_part, "visible",
                          G_BINDING_SYNC_CREATE);

  gtk_editable_set_text (GTK_EDITABLE (self->offer_entry), "");
  show_offers (self);
}

static void
tea_agenda_view_update (TeaMeetingPart *part)
{
  TeaAgendaView *self = TEA_AGENDA_VIEW (part);
  TeaMeeting *meeting = get_meeting (self);
  g_autofree char *minutes = tea_meeting_dup_minutes (meeting);

  gtk_label_set_label (self->minutes_label, minutes);
  gtk_widget_remove_css_class (GTK_WIDGET (self->minutes_label), "warning");
  if (meeting->agenda_minutes > meeting->minutes)
    gtk_widget_add_css_class (GTK_WIDGET (self->minutes_label), "warning");

  tea_field_row_set_record (self->booked_row, get_book (self), TEA_RECORD (meeting));
  tea_field_row_set_record (self->review_row, get_book (self), TEA_RECORD (meeting));
  show_work (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->booked_row), !meeting->locked);
  gtk_widget_set_visible (self->offer_part, !meeting->locked);
}

static void
tea_agenda_view_dispose (GObject *object)
{
  TeaAgendaView *self = TEA_AGENDA_VIEW (object);

  g_clear_list (&self->work_rows, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_AGENDA_VIEW);

  G_OBJECT_CLASS (tea_agenda_view_parent_class)->dispose (object);
}

static void
tea_agenda_view_class_init (TeaAgendaViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaMeetingPartClass *part_class = TEA_MEETING_PART_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_agenda_view_dispose;
  part_class->begin = tea_agenda_view_begin;
  part_class->update = tea_agenda_view_update;

  g_type_ensure (TEA_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-agenda-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaAgendaView, minutes_label);
  gtk_widget_class_bind_template_child (widget_class, TeaAgendaView, work_box);
  gtk_widget_class_bind_template_child (widget_class, TeaAgendaView, work_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAgendaView, review_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAgendaView, agenda_box);
  gtk_widget_class_bind_template_child (widget_class, TeaAgendaView, booked_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAgendaView, offer_part);
  gtk_widget_class_bind_template_child (widget_class, TeaAgendaView, offer_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaAgendaView, carried_part);
  gtk_widget_class_bind_template_child (widget_class, TeaAgendaView, carried_box);
  gtk_widget_class_bind_template_child (widget_class, TeaAgendaView, offer_box);
  gtk_widget_class_bind_template_callback (widget_class, carry_over_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, offer_changed_cb);
}

static void
tea_agenda_view_init (TeaAgendaView *self)
{
  GtkDropTarget *target;

  target = gtk_drop_target_new (TEA_TYPE_AGENDA_ITEM, GDK_ACTION_MOVE);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_widget_init_template (GTK_WIDGET (self));
}
