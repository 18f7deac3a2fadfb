/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-agenda-view.h"
#include "meet/tea-invite-view.h"
#include "meet/tea-prepare-view.h"
#include "meet/tea-rules-view.h"
#include "meet/tea-seat-entry.h"
#include "screen/tea-verdict.h"
#include "tea-field-row.h"
#include "tea-page.h"
#include "tea-word-choice.h"

/*
 * TeaPrepareView:
 *
 * What is done before a session: what it lacks, what it is about, who comes, when and where it is.
 */
struct _TeaPrepareView
{
  TeaMeetingPart       parent_instance;

  gboolean             loading;
  GList               *missing_rows;

  AdwPreferencesGroup *missing_group;
  TeaMeetingPart      *agenda_view;
  TeaMeetingPart      *invite_view;
  AdwPreferencesGroup *details_group;
  TeaFieldRow         *title_row;
  AdwComboRow         *kind_row;
  TeaFieldRow         *starts_row;
  TeaFieldRow         *place_row;
  TeaSeatEntry        *chair_entry;
  TeaSeatEntry        *recorder_entry;
  TeaFieldRow         *note_row;
  TeaMeetingPart      *rules_view;
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

  tea_seat_entry_set_meeting (self->chair_entry, get_book (self), id);
  tea_seat_entry_set_meeting (self->recorder_entry, get_book (self), id);
}

static void
tea_prepare_view_update (TeaMeetingPart *part)
{
  TeaPrepareView *self = TEA_PREPARE_VIEW (part);
  TeaMeeting *meeting = get_meeting (self);
  const gboolean planned = g_str_equal (meeting->state, "planned");

  tea_meeting_part_set_meeting (self->agenda_view, get_book (self), meeting);
  tea_meeting_part_set_meeting (self->invite_view, get_book (self), meeting);
  tea_meeting_part_set_meeting (self->rules_view, get_book (self), meeting);
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

  g_type_ensure (TEA_TYPE_AGENDA_VIEW);
  g_type_ensure (TEA_TYPE_FIELD_ROW);
  g_type_ensure (TEA_TYPE_INVITE_VIEW);
  g_type_ensure (TEA_TYPE_RULES_VIEW);
  g_type_ensure (TEA_TYPE_SEAT_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-prepare-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, missing_group);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, agenda_view);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, invite_view);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, details_group);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, title_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, starts_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, place_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, chair_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, recorder_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, note_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, rules_view);
  gtk_widget_class_bind_template_child (widget_class, TeaPrepareView, call_off_group);
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
