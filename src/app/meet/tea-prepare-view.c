/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-list.h"
#include "meet/tea-agenda-item.h"
#include "meet/tea-attendance.h"
#include "meet/tea-prepare-view.h"
#include "meet/tea-record-row.h"
#include "meet/tea-seat-entry.h"
#include "screen/tea-verdict.h"
#include "tea-field-row.h"
#include "tea-page.h"
#include "tea-word-choice.h"

/* A list of more topics than these is searched, not read. */
#define MAX_OFFERS 12

/*
 * TeaPrepareView:
 *
 * What is done before a session: what it is about, who comes, when and where it is.
 */
struct _TeaPrepareView
{
  TeaMeetingPart       parent_instance;

  gboolean             loading;
  GList               *missing_rows;

  AdwPreferencesGroup *missing_group;
  GtkListBox          *agenda_box;
  GtkWidget           *offer_part;
  GtkSearchEntry      *offer_entry;
  GtkListBox          *carried_box;
  GtkListBox          *offer_box;
  GtkButton           *again_button;
  TeaSeatEntry        *invite_entry;
  GtkListBox          *invited_box;
  AdwPreferencesGroup *details_group;
  TeaFieldRow         *title_row;
  AdwComboRow         *kind_row;
  TeaFieldRow         *starts_row;
  TeaFieldRow         *place_row;
  TeaSeatEntry        *chair_entry;
  TeaSeatEntry        *recorder_entry;
  TeaFieldRow         *note_row;
  AdwPreferencesGroup *call_off_group;
};

G_DEFINE_FINAL_TYPE (TeaPrepareView, tea_prepare_view, TEA_TYPE_MEETING_PART)

static TeaBook *
get_book (TeaPrepareView *self)
{
  return tea_meeting_part_get_book (TEA_MEETING_PART (self));
}

static TeaMeeting *
get_meeting (TeaPrepareView *self)
{
  return tea_meeting_part_get_meeting (TEA_MEETING_PART (self));
}

/* The agenda */

static void
move (TeaPrepareView *self,
      TeaAgendaItem  *item,
      int             by)
{
  g_autoptr (GError) error = NULL;

  if (item->position + by < 0)
    return;

  tea_page_tell (GTK_WIDGET (self),
                 tea_agenda_item_move (item, get_book (self), item->position + by, &error), &error);
}

static void
up_cb (GtkButton      *button,
       TeaPrepareView *self)
{
  move (self, tea_record_row_get_record (button), -1);
}

static void
down_cb (GtkButton      *button,
         TeaPrepareView *self)
{
  move (self, tea_record_row_get_record (button), 1);
}

static void
remove_item (TeaPrepareView *self,
             TeaAgendaItem  *item)
{
  g_autoptr (GError) error = NULL;

  tea_page_tell (GTK_WIDGET (self), tea_agenda_item_remove (item, get_book (self), &error), &error);
}

static void
remove_item_cb (GtkButton      *button,
                TeaPrepareView *self)
{
  remove_item (self, tea_record_row_get_record (button));
}

static void
core_cb (GtkToggleButton *button,
         TeaPrepareView  *self)
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
               TeaPrepareView        *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  gboolean alt = (state & gtk_accelerator_get_default_mod_mask ()) == GDK_ALT_MASK;

  if (alt && keyval == GDK_KEY_Up)
    move (self, tea_record_row_get_record (row), -1);
  else if (alt && keyval == GDK_KEY_Down)
    move (self, tea_record_row_get_record (row), 1);
  else if (keyval == GDK_KEY_Delete)
    remove_item (self, tea_record_row_get_record (row));
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
go_to_topic_cb (AdwActionRow   *row,
                TeaPrepareView *self)
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
make_open_topic (AdwActionRow   *row,
                 TeaPrepareView *self)
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

  return g_strjoin (" · ", number, asked, homes, mark, NULL);
}

static void
add_core_button (AdwActionRow   *row,
                 TeaAgendaItem  *item,
                 TeaPrepareView *self)
{
  GtkWidget *button = gtk_toggle_button_new ();
  g_autofree char *name = g_strdup_printf (_("Core topic: %s"), item->topic_title);

  gtk_button_set_icon_name (GTK_BUTTON (button), "starred-symbolic");
  g_object_bind_property (item, "core", button, "active", G_BINDING_SYNC_CREATE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Core Topic"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  tea_record_row_set_record (button, item);
  g_signal_connect_object (button, "toggled", G_CALLBACK (core_cb), self, G_CONNECT_DEFAULT);
  adw_action_row_add_prefix (row, button);
}

static GtkWidget *
create_item_row (gpointer record,
                 gpointer user_data)
{
  TeaPrepareView *self = user_data;
  TeaAgendaItem *item = record;
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *subtitle = NULL;
  AdwActionRow *row;

  subtitle = describe_topic (item->topic_number, item->topic_requests, item->topic_households,
                             item->owners_vote ? _("Owners decide together")
                                               : item->carried ? _("Carried over") : NULL);
  row = tea_record_row_new (item, "topic-title", subtitle);
  make_open_topic (row, self);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (agenda_key_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (row), keys);

  if (get_meeting (self)->locked)
    return GTK_WIDGET (row);

  add_core_button (row, item, self);
  tea_record_row_add_button (row, "go-up-symbolic", _("Earlier"), G_CALLBACK (up_cb), self);
  tea_record_row_add_button (row, "go-down-symbolic", _("Later"), G_CALLBACK (down_cb), self);
  tea_record_row_add_button (row, "list-remove-symbolic", _("Take off the Agenda"),
                             G_CALLBACK (remove_item_cb), self);

  return GTK_WIDGET (row);
}

/* What could go onto the agenda */

/* One or two core topics make a session; what is added after them is on the agenda beside them. */
static void
add_topic_cb (GtkButton      *button,
              TeaPrepareView *self)
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
create_topic_row (TeaPrepareView *self,
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
show_offers (TeaPrepareView *self)
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
offer_changed_cb (TeaPrepareView *self)
{
  if (get_meeting (self) != NULL)
    show_offers (self);
}

/* Who comes */

static void
uninvite_cb (GtkButton      *button,
             TeaPrepareView *self)
{
  g_autoptr (GError) error = NULL;

  tea_page_tell (GTK_WIDGET (self),
                 tea_attendance_remove (tea_record_row_get_record (button), get_book (self),
                                        &error), &error);
}

static GtkWidget *
create_invited_row (gpointer item,
                    gpointer user_data)
{
  TeaPrepareView *self = user_data;
  TeaAttendance *attendance = item;
  g_autofree char *subtitle = NULL;
  const char *organisation;
  AdwActionRow *row;

  organisation = *attendance->organisation_name != '\0' ? attendance->organisation_name : NULL;
  subtitle = g_strjoin (" · ", attendance->party_name,
                        attendance->votes ? _("Votes") : _("Attends"),
                        organisation, NULL);
  row = tea_record_row_new (attendance, "name", subtitle);
  if (!get_meeting (self)->locked)
    tea_record_row_add_button (row, "list-remove-symbolic", _("Strike off the List"),
                               G_CALLBACK (uninvite_cb), self);

  return GTK_WIDGET (row);
}

static void
invite_cb (TeaPrepareView *self)
{
  g_autoptr (TeaPerson) person = NULL;
  g_autoptr (TeaAttendance) attendance = NULL;
  g_autoptr (GError) error = NULL;

  if (*tea_seat_entry_get_text (self->invite_entry) == '\0')
    return;

  person = tea_seat_entry_find_person (self->invite_entry, &error);
  if (person != NULL)
    attendance = tea_meeting_invite (get_meeting (self), get_book (self), person,
                                     tea_seat_entry_get_party (self->invite_entry), &error);
  tea_page_tell (GTK_WIDGET (self), attendance != NULL, &error);
  if (attendance != NULL)
    tea_seat_entry_set_text (self->invite_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->invite_entry));
}

static void
invite_again_cb (TeaPrepareView *self)
{
  g_autoptr (GError) error = NULL;

  tea_page_tell (GTK_WIDGET (self),
                 tea_meeting_invite_again (get_meeting (self), get_book (self), NULL, &error),
                 &error);
}

/* When and where it is */

static void
kind_changed_cb (TeaPrepareView *self)
{
  g_autoptr (GError) error = NULL;
  const char *kind;

  if (self->loading || get_meeting (self) == NULL)
    return;

  kind = tea_word_choice_get (self->kind_row, tea_meeting_kinds ());
  tea_page_tell (GTK_WIDGET (self),
                 tea_record_edit (TEA_RECORD (get_meeting (self)), get_book (self), "kind", kind,
                                  &error),
                 &error);
}

static void
set_person (TeaPrepareView *self,
            TeaSeatEntry   *entry,
            const char     *column,
            gint64          before)
{
  g_autoptr (TeaPerson) person = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup ("");

  if (*tea_seat_entry_get_text (entry) != '\0')
    {
      /* Enter on the name that stands there already. */
      if (tea_seat_entry_get_record (entry) == NULL && before != 0)
        {
          person = tea_book_get (get_book (self), TEA_TYPE_PERSON, before, NULL);
          if (person != NULL && g_str_equal (person->name, tea_seat_entry_get_text (entry)))
            return;
          g_clear_object (&person);
        }

      person = tea_seat_entry_find_person (entry, &error);
      if (person == NULL)
        {
          tea_page_tell_error (GTK_WIDGET (self), error);
          return;
        }
      g_free (id);
      id = g_strdup_printf ("%" G_GINT64_FORMAT, tea_record_get_id (TEA_RECORD (person)));
    }

  if ((person != NULL ? tea_record_get_id (TEA_RECORD (person)) : 0) == before)
    return;

  tea_page_tell (GTK_WIDGET (self),
                 tea_record_edit (TEA_RECORD (get_meeting (self)), get_book (self), column, id,
                                  &error),
                 &error);
}

static void
chair_cb (TeaPrepareView *self)
{
  set_person (self, self->chair_entry, "chair", get_meeting (self)->chair);
}

static void
recorder_cb (TeaPrepareView *self)
{
  set_person (self, self->recorder_entry, "recorder", get_meeting (self)->recorder);
}

static void
call_off_cb (TeaPrepareView *self)
{
  g_autoptr (GError) error = NULL;

  tea_page_tell (GTK_WIDGET (self),
                 tea_meeting_remove (get_meeting (self), get_book (self), &error),
                 &error);
}

/* The part */

static void
show_missing (TeaPrepareView *self)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) missing = NULL;

  for (GList *l = self->missing_rows; l != NULL; l = l->next)
    adw_preferences_group_remove (self->missing_group, l->data);
  g_clear_list (&self->missing_rows, NULL);

  missing = tea_meeting_missing (get_meeting (self), get_book (self), &error);
  if (missing == NULL)
    {
      tea_page_tell_error (GTK_WIDGET (self), error);
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->missing_group), missing[0] != NULL);
  for (int i = 0; missing[i] != NULL; i++)
    {
      AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), missing[i]);
      adw_action_row_add_prefix (row, gtk_image_new_from_icon_name ("dialog-information-symbolic"));
      adw_preferences_group_add (self->missing_group, GTK_WIDGET (row));
      self->missing_rows = g_list_prepend (self->missing_rows, row);
    }
}

static void
show_person (TeaSeatEntry *entry,
             const char   *name)
{
  if (tea_seat_entry_get_record (entry) != NULL || *tea_seat_entry_get_text (entry) == '\0' ||
      !gtk_widget_get_focus_child (GTK_WIDGET (entry)))
    tea_seat_entry_set_text (entry, name);
}

static void
tea_prepare_view_begin (TeaMeetingPart *part)
{
  TeaPrepareView *self = TEA_PREPARE_VIEW (part);
  const gint64 id = tea_meeting_part_get_id (part);
  const TeaAttendanceFilter filter = { .meeting = id };
  g_autoptr (TeaList) items = NULL;
  g_autoptr (TeaList) carried = NULL;
  g_autoptr (TeaList) invited = NULL;

  items = tea_list_new (tea_agenda_item_query (get_book (self), id));
  gtk_list_box_bind_model (self->agenda_box, G_LIST_MODEL (items), create_item_row, self, NULL);

  carried = tea_list_new (tea_meeting_carried_query (get_meeting (self), get_book (self)));
  gtk_list_box_bind_model (self->carried_box, G_LIST_MODEL (carried), create_carried_row, self,
                           NULL);
  g_object_bind_property (carried, "n-items", self->carried_box, "visible", G_BINDING_SYNC_CREATE);

  invited = tea_list_new (tea_attendance_query (get_book (self), &filter));
  gtk_list_box_bind_model (self->invited_box, G_LIST_MODEL (invited), create_invited_row, self,
                           NULL);

  tea_seat_entry_set_meeting (self->invite_entry, get_book (self), id);
  tea_seat_entry_set_meeting (self->chair_entry, get_book (self), id);
  tea_seat_entry_set_meeting (self->recorder_entry, get_book (self), id);

  gtk_editable_set_text (GTK_EDITABLE (self->offer_entry), "");
  show_offers (self);
}

static void
tea_prepare_view_update (TeaMeetingPart *part)
{
  TeaPrepareView *self = TEA_PREPARE_VIEW (part);
  TeaMeeting *meeting = get_meeting (self);
  const gboolean planned = g_str_equal (meeting->state, "planned");

  tea_field_row_set_record (self->title_row, get_book (self), TEA_RECORD (meeting));
  tea_field_row_set_record (self->starts_row, get_book (self), TEA_RECORD (meeting));
  tea_field_row_set_record (self->place_row, get_book (self), TEA_RECORD (meeting));
  tea_field_row_set_record (self->note_row, get_book (self), TEA_RECORD (meeting));
  self->loading = TRUE;
  tea_word_choice_select (self->kind_row, tea_meeting_kinds (), meeting->kind);
  self->loading = FALSE;
  show_person (self->chair_entry, meeting->chair_name);
  show_person (self->recorder_entry, meeting->recorder_name);

  gtk_widget_set_sensitive (GTK_WIDGET (self->details_group), !meeting->locked);
  gtk_widget_set_visible (self->offer_part, !meeting->locked);
  gtk_widget_set_visible (GTK_WIDGET (self->invite_entry), !meeting->locked);
  gtk_widget_set_visible (GTK_WIDGET (self->again_button), planned);
  gtk_widget_set_visible (GTK_WIDGET (self->call_off_group), planned);

  if (planned)
    show_missing (self);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->missing_group), FALSE);
}

static void
tea_prepare_view_dispose (GObject *object)
{
  TeaPrepareView *self = TEA_PREPARE_VIEW (object);

  g_clear_list (&self->missing_rows, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_PREPARE_VIEW);

  G_OBJECT_CLASS (tea_prepare_view_parent_class)->dispose (object);
}

static void
tea_prepare_view_class_init (TeaPrepareViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaMeetingPartClass *part_class = TEA_MEETING_PART_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_prepare_view_dispose;
  part_class->begin = tea_prepare_view_begin;
  part_class->update = tea_prepare_view_update;

  g_type_ensure (TEA_TYPE_FIELD_ROW);
  g_type_ensure (TEA_TYPE_SEAT_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-prepare-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, missing_group);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, agenda_box);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, offer_part);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, offer_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, carried_box);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, offer_box);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, again_button);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, invite_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, invited_box);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, details_group);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, title_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, starts_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, place_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, chair_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, recorder_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, note_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, call_off_group);
  gtk_widget_class_bind_template_callback (widget_class, offer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, invite_cb);
  gtk_widget_class_bind_template_callback (widget_class, invite_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chair_cb);
  gtk_widget_class_bind_template_callback (widget_class, recorder_cb);
  gtk_widget_class_bind_template_callback (widget_class, call_off_cb);
}

static void
tea_prepare_view_init (TeaPrepareView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->loading = TRUE;
  tea_word_choice_fill (self->kind_row, tea_meeting_kinds ());
  self->loading = FALSE;
}
