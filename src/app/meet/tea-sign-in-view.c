/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-list.h"
#include "book/tea-text.h"
#include "meet/tea-attendance-dialog.h"
#include "meet/tea-attendance.h"
#include "meet/tea-record-row.h"
#include "meet/tea-seat-entry.h"
#include "meet/tea-sign-in-view.h"
#include "tea-page.h"

/*
 * TeaSignInView:
 *
 * The sign-in sheet: who is in the room, ticked in the list or typed by a few letters.
 */
struct _TeaSignInView
{
  TeaMeetingPart  parent_instance;

  TeaSeatEntry   *who_entry;
  GtkWidget      *hint_label;
  GtkListBox     *attendance_box;
};

G_DEFINE_FINAL_TYPE (TeaSignInView, tea_sign_in_view, TEA_TYPE_MEETING_PART)

static TeaBook *
get_book (TeaSignInView *self)
{
  return tea_meeting_part_get_book (TEA_MEETING_PART (self));
}

static void
here_cb (GtkCheckButton *check,
         TeaSignInView  *self)
{
  TeaAttendance *attendance = tea_record_row_get_record (check);
  const gboolean here = gtk_check_button_get_active (check);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (here == attendance->here)
    return;

  done = here ? tea_attendance_sign_in (attendance, get_book (self), NULL, &error)
              : tea_attendance_sign_out (attendance, get_book (self), NULL, &error);
  if (!done)
    gtk_check_button_set_active (check, attendance->here);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
remove_cb (GtkButton     *button,
           TeaSignInView *self)
{
  g_autoptr (GError) error = NULL;

  tea_page_tell (GTK_WIDGET (self),
                 tea_attendance_remove (tea_record_row_get_record (button), get_book (self),
                                        &error),
                 &error);
}

static void
times_cb (GtkButton     *button,
          TeaSignInView *self)
{
  tea_attendance_dialog_present (GTK_WIDGET (self), get_book (self),
                                 tea_record_row_get_record (button));
}

static const char *
get_clock (const char *moment)
{
  return strlen (moment) > strlen ("2026-11-25 ") ? moment + strlen ("2026-11-25 ") : moment;
}

static void
show_state (TeaAttendance *attendance,
            GParamSpec    *pspec,
            AdwActionRow  *row)
{
  g_autofree char *came = NULL;
  g_autofree char *left = NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *times_button = g_object_get_data (G_OBJECT (row), "times");

  if (times_button != NULL)
    gtk_widget_set_visible (times_button, attendance->arrived_at != NULL);

  /* Translators: %.5s is a time of day. */
  if (attendance->arrived_at != NULL)
    came = g_strdup_printf (_("came %.5s"), get_clock (attendance->arrived_at));
  /* Translators: %.5s is a time of day. */
  if (attendance->left_at != NULL)
    left = g_strdup_printf (_("left %.5s"), get_clock (attendance->left_at));

  subtitle = tea_text_join (attendance->party_name,
                            attendance->votes ? _("Votes") : _("Attends"),
                            came != NULL ? came : _("invited"), left);
  adw_action_row_set_subtitle (row, subtitle);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  TeaSignInView *self = user_data;
  TeaAttendance *attendance = item;
  AdwActionRow *row = tea_record_row_new (item, "name", "");
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  tea_record_row_set_record (check, attendance);
  g_object_bind_property (attendance, "here", check, "active", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (check, "toggled", G_CALLBACK (here_cb), self, G_CONNECT_DEFAULT);
  adw_action_row_add_prefix (row, check);
  adw_action_row_set_activatable_widget (row, check);

  if (tea_meeting_part_get_meeting (TEA_MEETING_PART (self))->locked)
    {
      gtk_widget_set_sensitive (check, FALSE);
    }
  else
    {
      g_object_set_data (G_OBJECT (row), "times",
                         tea_record_row_add_button (row, "document-edit-symbolic",
                                                    _("Correct the Times"), G_CALLBACK (times_cb),
                                                    self));
      tea_record_row_add_button (row, "list-remove-symbolic", _("Strike off the List"),
                                 G_CALLBACK (remove_cb), self);
    }

  g_signal_connect_object (attendance, "notify", G_CALLBACK (show_state), row, G_CONNECT_DEFAULT);
  show_state (attendance, NULL, row);

  return GTK_WIDGET (row);
}

static gboolean
sign_in_guest (TeaSignInView  *self,
               GError        **error)
{
  g_autoptr (TeaAttendance) guest = NULL;

  guest = tea_meeting_prepare_line (tea_meeting_part_get_meeting (TEA_MEETING_PART (self)),
                                    get_book (self), NULL,
                                    tea_seat_entry_get_text (self->who_entry),
                                    tea_seat_entry_get_party (self->who_entry), error);

  return guest != NULL && tea_attendance_sign_in (guest, get_book (self), NULL, error);
}

static void
sign_in_cb (TeaSignInView *self)
{
  gpointer record = tea_seat_entry_get_record (self->who_entry);
  g_autoptr (TeaAttendance) attendance = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (*tea_seat_entry_get_text (self->who_entry) == '\0')
    return;

  if (TEA_IS_ATTENDANCE (record))
    {
      done = tea_attendance_sign_in (record, get_book (self), NULL, &error);
    }
  else if (TEA_IS_PERSON (record))
    {
      attendance = tea_meeting_sign_in (tea_meeting_part_get_meeting (TEA_MEETING_PART (self)),
                                        get_book (self), record,
                                        tea_seat_entry_get_party (self->who_entry), &error);
      done = attendance != NULL;
    }
  else
    {
      done = sign_in_guest (self, &error);
    }

  tea_page_tell (GTK_WIDGET (self), done, &error);
  if (done)
    {
      tea_seat_entry_set_text (self->who_entry, "");
      gtk_widget_grab_focus (GTK_WIDGET (self->who_entry));
    }
}

static void
tea_sign_in_view_begin (TeaMeetingPart *part)
{
  TeaSignInView *self = TEA_SIGN_IN_VIEW (part);
  const TeaAttendanceFilter filter = { .meeting = tea_meeting_part_get_id (part) };
  g_autoptr (TeaList) list = tea_list_new (tea_attendance_query (get_book (self), &filter));

  gtk_list_box_bind_model (self->attendance_box, G_LIST_MODEL (list), create_row, self, NULL);
  tea_seat_entry_set_meeting (self->who_entry, get_book (self), tea_meeting_part_get_id (part));
}

static void
tea_sign_in_view_update (TeaMeetingPart *part)
{
  TeaSignInView *self = TEA_SIGN_IN_VIEW (part);
  gboolean locked = tea_meeting_part_get_meeting (part)->locked;

  gtk_widget_set_visible (GTK_WIDGET (self->who_entry), !locked);
  gtk_widget_set_visible (self->hint_label, !locked);
}

static gboolean
tea_sign_in_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TEA_SIGN_IN_VIEW (widget)->who_entry));
}

static void
tea_sign_in_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_SIGN_IN_VIEW);

  G_OBJECT_CLASS (tea_sign_in_view_parent_class)->dispose (object);
}

static void
tea_sign_in_view_class_init (TeaSignInViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaMeetingPartClass *part_class = TEA_MEETING_PART_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_sign_in_view_dispose;
  widget_class->grab_focus = tea_sign_in_view_grab_focus;
  part_class->begin = tea_sign_in_view_begin;
  part_class->update = tea_sign_in_view_update;

  g_type_ensure (TEA_TYPE_SEAT_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-sign-in-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaSignInView, who_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaSignInView, hint_label);
  gtk_widget_class_bind_template_child (widget_class, TeaSignInView, attendance_box);
  gtk_widget_class_bind_template_callback (widget_class, sign_in_cb);
}

static void
tea_sign_in_view_init (TeaSignInView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
